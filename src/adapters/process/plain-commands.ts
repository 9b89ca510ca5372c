import { mkdir } from "node:fs/promises";
import type { Commands } from "../../ports/commands.ts";
import { cleanEnvironment } from "./clean-environment.ts";
import { runProgram } from "./run-program.ts";

export type PlainOptions = {
  /** An empty folder: programs find no settings of ours in it. */
  home: string;
  tempDir: string;
  /** Search path for programs; relative entries are left out. */
  path?: string | undefined;
};

/**
 * Programs in a clean environment but without a sandbox: for configurations with `sandbox: off`.
 * They see no token and no key, yet run as the job's own user.
 */
export function plainCommands(options: PlainOptions): Commands {
  const environment = cleanEnvironment(options);
  return {
    sandbox: "off",
    async run(command, { cwd, env = {}, ...limits }) {
      await mkdir(options.home, { recursive: true });
      await mkdir(options.tempDir, { recursive: true });
      return runProgram({
        command,
        cwd,
        env: { ...environment, ...env },
        ...limits,
      });
    },
  };
}
