import { join } from "node:path";
import type { Config } from "../core/config.ts";
import { registriesOf } from "../core/sandbox/registries.ts";
import type { Commands } from "../ports/commands.ts";
import type { RunContext } from "../ports/run-context.ts";
import type { Workspace } from "../ports/workspace.ts";
import { connectCommands } from "./commands.ts";
import { note } from "./log.ts";

export type Held = {
  config: Pick<Config, "sandbox" | "allowedHosts">;
  /** The clone that the programs' worktrees belong to, at the commit whose rules hold. */
  workspace: Pick<Workspace, "root" | "commitOf" | "filesAt">;
  context: Pick<RunContext, "tempDir">;
};

/**
 * How the agent's programs and the repository's tools are run: in a sandbox that was tried out, or
 * without one where the configuration says `sandbox: off`. Registries are chosen by what lies in the
 * commit that was cloned, so a task cannot add one. To be called before anything of the repository has
 * run: on a machine of GitHub's the sandbox may be set up as root.
 * @throws UserError no_sandbox, TransientError where it could not be set up for now
 */
export async function connectHeldCommands({ config, workspace, context }: Held): Promise<Commands> {
  if (config.sandbox === "off") return connectCommands(context);
  const { openSandbox } = await import("../adapters/sandbox/open-sandbox.ts"); // not before it is needed
  const toolCache = process.env["RUNNER_TOOL_CACHE"];
  return openSandbox({
    // The runner says so itself; a self-hosted one says self-hosted.
    // https://docs.github.com/actions/reference/workflows-and-actions/variables
    hosted: process.env["RUNNER_ENVIRONMENT"] === "github-hosted",
    told: note,
    tempDir: context.tempDir,
    path: process.env["PATH"],
    readable: [join(workspace.root, ".git"), ...(toolCache ? [toolCache] : [])],
    allowedHosts:
      config.allowedHosts ??
      registriesOf(await workspace.filesAt(await workspace.commitOf("HEAD"))),
  });
}
