import { CONFIG_PATH } from "./config-text.ts";
import type { Config } from "./config.ts";
import { UserError } from "./errors.ts";

/**
 * Fails closed: without a sandbox no generated code is run unless the configuration says so.
 * @throws UserError no_sandbox
 */
export function refuseWithoutSandbox(
  config: Pick<Config, "sandbox">,
  sandbox: "bwrap" | "off",
): void {
  if (config.sandbox === "required" && sandbox === "off")
    throw new UserError(
      "no_sandbox",
      `This runner has no sandbox for generated code. Install bubblewrap, socat and ripgrep on it, or set \`sandbox: off\` in ${CONFIG_PATH} and accept that generated code runs with the runner's rights.`,
    );
}
