import { lstat, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "../../core/digest.ts";
import { codeOf } from "../../core/error-code.ts";
import type { Commands } from "../../ports/commands.ts";
import { cleanPath } from "../process/clean-path.ts";
import { cleanEnvironment } from "../process/clean-environment.ts";
import { runProgram } from "../process/run-program.ts";
import { bwrapArguments } from "./bwrap-arguments.ts";
import { HOME, PROXY_ENVIRONMENT, TEMP } from "./inside.ts";
import type { Proxies } from "./proxies.ts";
import { systemView } from "./system-view.ts";

/**
 * Where the machine's memory runs out, the kernel ends what runs in the sandbox, and neither us nor the
 * runner. Inside, /proc is read-only: nobody takes it back (proc(5), oom_score_adj).
 */
const FIRST_TO_GO: readonly string[] = [
  "/bin/sh",
  "-c",
  '(echo 1000 >/proc/$$/oom_score_adj) 2>/dev/null; exec "$@"',
  "sh",
];

export type BwrapOptions = {
  /** Absolute path of bwrap. */
  program: string;
  /** Our own folder outside of every clone. */
  scratch: string;
  /** Search path for programs; relative entries are left out. */
  path?: string | undefined;
  /** Folders that programs may read beside the system's: git's own of the clone. */
  readable: readonly string[];
  /** The only way out. */
  proxies: Proxies;
};

/**
 * git's own files at the top of a folder. A link would show what it points to, so it is left as it is:
 * inside of the sandbox it points to nothing.
 */
async function gitOf(cwd: string): Promise<string[]> {
  const path = join(cwd, ".git");
  try {
    return (await lstat(path)).isSymbolicLink() ? [] : [path];
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/**
 * Programs in a sandbox of bubblewrap: they write to their tree, their HOME and /tmp only, see no other
 * process and none of the machine's files, and reach the network through the proxy alone. Each tree
 * has a HOME and a /tmp of its own, empty at first and kept from command to command.
 */
export function bwrapCommands({
  program,
  scratch,
  path,
  readable,
  proxies,
}: BwrapOptions): Commands {
  const system = systemView(cleanPath(path));
  return {
    sandbox: "bwrap",
    refused: proxies.refusedIn,
    async run(command, options) {
      const {
        cwd,
        tree = cwd,
        env = {},
        programs,
        writable = [],
        readable: more = [],
        sockets = [],
        ...limits
      } = options;
      if (command.length === 0) throw new Error("no program was named");
      const folders = join(scratch, digestOf(tree));
      const [home, temp] = [join(folders, "home"), join(folders, "tmp")];
      for (const folder of [home, temp]) await mkdir(folder, { recursive: true });
      const sealed = await gitOf(tree);
      const socket = await proxies.socketFor(tree);
      const view = {
        ...{ cwd, tree, system, home, temp, writable, sealed, socket, sockets },
        readable: [...readable, ...more],
      };
      return runProgram({
        command: [...FIRST_TO_GO, program, ...bwrapArguments(view, command)],
        cwd,
        env: {
          ...cleanEnvironment({ home: HOME, tempDir: TEMP, path, programs }),
          ...PROXY_ENVIRONMENT,
          ...env,
        },
        ...limits,
      });
    },
  };
}
