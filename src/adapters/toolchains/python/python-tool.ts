import { access, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { CommandResult, Commands } from "../../../ports/commands.ts";
import { isMissing } from "../tool-run.ts";
import type { Environment } from "./environment.ts";
import { programIn } from "./install-commands.ts";

export type ToolRun = {
  name: string;
  cwd: string;
  /** Its arguments, told the folder that it may write to. */
  args: (folder: string) => readonly string[];
  timeoutSeconds: number;
  /** Whose comes first: a linter's version is the project's choice, who audits it is not. */
  first: "project" | "machine";
};

const MAX_BYTES = 32 * 1024 * 1024;

const isThere = (program: string): Promise<boolean> =>
  access(program).then(
    () => true,
    () => false,
  );

/**
 * Runs a tool of the project's own environment or of the machine, whichever has it. HOME is new and
 * empty: settings that tests left in theirs are not the repository's.
 *
 * @returns its result, and the folder that it wrote to
 */
export async function runTool(
  { commands, reports }: { commands: Commands; reports: string },
  { folder: environment }: Pick<Environment, "folder">,
  { name, cwd, args, timeoutSeconds, first }: ToolRun,
): Promise<{ result: CommandResult; folder: string }> {
  const folder = await mkdtemp(join(reports, `${name}-`));
  const home = await mkdtemp(join(folder, "home-"));
  const run = (program: string): Promise<CommandResult> =>
    commands.run([program, ...args(folder)], {
      cwd,
      env: { HOME: home },
      timeoutSeconds,
      maxBytes: MAX_BYTES,
      writable: [folder],
    });
  const own = environment === undefined ? undefined : programIn(environment, name);
  if (own === undefined || !(await isThere(own))) return { result: await run(name), folder };
  if (first === "project") return { result: await run(own), folder };
  const result = await run(name);
  return { result: isMissing(result) ? await run(own) : result, folder };
}
