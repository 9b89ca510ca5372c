import { mkdir } from "node:fs/promises";
import type { Commands } from "../../ports/commands.ts";
import { cleanPath } from "./clean-path.ts";
import { runProgram } from "./run-program.ts";

const TIMEOUT_SECONDS = 600;
const MAX_BYTES = 1024 * 1024;

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
export function plainCommands({ home, tempDir, path }: PlainOptions): Commands {
  const environment = {
    PATH: cleanPath(path),
    HOME: home,
    TMPDIR: tempDir,
    LANG: "C.UTF-8",
    CI: "true",
  };
  return {
    sandbox: "off",
    async run(command, { cwd, env = {}, timeoutSeconds = TIMEOUT_SECONDS, maxBytes = MAX_BYTES }) {
      await mkdir(home, { recursive: true });
      await mkdir(tempDir, { recursive: true });
      const whole = { ...environment, ...env };
      return runProgram({ command, cwd, env: whole, timeoutSeconds, maxBytes });
    },
  };
}
