import { CONFIG_PATH } from "../config-text.ts";
import type { Config } from "../config.ts";
import { UserError } from "../errors.ts";

const PAGE = "docs/sandbox.md";

const OFF = `set \`sandbox: off\` in ${CONFIG_PATH} on the default branch and accept that generated code runs with the runner's rights.`;

const INSTALL = `On Ubuntu run \`sudo apt-get install -y bubblewrap socat\` before the action; since 23.10 AppArmor must also let bwrap make user namespaces (${PAGE} has the steps). Or ${OFF}`;

/**
 * @param reason what is missing, in a few words
 * @param tried what Miyabi did to set it up, and what came of it; empty where it may not
 */
export const noSandbox = (reason: string, tried: readonly string[] = []): UserError => {
  const what =
    tried.length === 0
      ? INSTALL
      : `Miyabi tried to set one up: ${tried.join("; ")}. ${PAGE} says what a runner needs. Use another runner, or ${OFF}`;
  return new UserError(
    "no_sandbox",
    `This runner has no sandbox for generated code: ${reason}. ${what}`,
  );
};

/**
 * Fails closed: without a sandbox no generated code is run unless the configuration says so.
 * @throws UserError no_sandbox
 */
export function refuseWithoutSandbox(
  config: Pick<Config, "sandbox">,
  sandbox: "bwrap" | "off",
): void {
  if (config.sandbox === "required" && sandbox === "off") throw noSandbox("none was set up");
}
