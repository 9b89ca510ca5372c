import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { digestOf, shortDigest } from "../../core/digest.ts";
import type { Commands } from "../../ports/commands.ts";
import { cleanEnvironment } from "./clean-environment.ts";
import { runProgram } from "./run-program.ts";

export type PlainOptions = {
  /** An empty folder: programs find no settings of ours in it. Their HOMEs lie in it. */
  home: string;
  /** Their temp folders lie in it. */
  tempDir: string;
  /** Search path for programs; relative entries are left out. */
  path?: string | undefined;
};

/**
 * Programs in a clean environment but without a sandbox: for configurations with `sandbox: off`.
 * They see no token and no key, yet run as the job's own user. Each tree has a HOME and a temp folder
 * of its own, empty at first and kept from command to command: tasks side by side share neither.
 */
export function plainCommands(options: PlainOptions): Commands {
  return {
    sandbox: "off",
    async run(
      command,
      { cwd, tree = cwd, env = {}, programs, timeoutSeconds, maxBytes, input, signal, onLine },
    ) {
      const own = shortDigest(digestOf(tree));
      const home = join(options.home, own);
      const tempDir = join(options.tempDir, `tmp-${own}`);
      for (const folder of [home, tempDir]) await mkdir(folder, { recursive: true });
      return runProgram({
        command,
        cwd,
        env: { ...cleanEnvironment({ home, tempDir, path: options.path, programs }), ...env },
        ...{ timeoutSeconds, maxBytes, input, signal, onLine },
      });
    },
  };
}
