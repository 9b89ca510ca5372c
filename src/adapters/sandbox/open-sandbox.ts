import { mkdir, mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { noSandbox } from "../../core/sandbox/sandbox-rule.ts";
import { lackText, nextSetUp, type Lack, type SetUp } from "../../core/sandbox/sandbox-setup.ts";
import type { Commands } from "../../ports/commands.ts";
import { findProgram } from "../process/find-program.ts";
import { bwrapCommands } from "./bwrap-commands.ts";
import { probeSandbox } from "./probe-sandbox.ts";
import { connectProxies, type Proxies } from "./proxies.ts";
import { setUp } from "./set-up.ts";

/** Where systems put bwrap; the job's own PATH is not asked (threat 19). */
const FOLDERS = ["/usr/bin", "/usr/local/bin", "/bin"];
/** Linux takes 107 bytes for the path of a socket. */
const MOST_SOCKET_BYTES = 107;
/** `1` where AppArmor lets only programs with a profile make user namespaces. */
const RESTRICTION = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";

export type SandboxOptions = {
  /** Folder of the job's temp, outside of every clone. */
  tempDir: string;
  /** Search path for programs. */
  path?: string | undefined;
  /** Folders that programs may read beside the system's. */
  readable: readonly string[];
  allowedHosts: readonly string[];
  /** A machine of GitHub's: what is missing is set up. */
  hosted?: boolean;
  /** Told of what was set up. */
  told?: (text: string) => void;
  /** Where bwrap and socat are looked for. */
  folders?: readonly string[];
  /** Absolute path of sudo. */
  sudo?: string;
  /** Where the kernel says whether AppArmor restricts user namespaces. */
  restriction?: string;
};

type Tried = { commands: Commands } | { lack: Lack };

/** A sandbox that was seen to hold, or what stands against it. */
async function tryToOpen(
  { path, readable, folders = FOLDERS }: SandboxOptions,
  { scratch, proxies }: { scratch: string; proxies: Proxies },
): Promise<Tried> {
  const [program, socat] = [
    await findProgram("bwrap", folders),
    await findProgram("socat", folders),
  ];
  if (program === undefined || socat === undefined) {
    const names = [
      ...(program === undefined ? ["bwrap"] : []),
      ...(socat === undefined ? ["socat"] : []),
    ];
    return { lack: { kind: "programs", names } };
  }
  const commands = bwrapCommands({ program, scratch, path, readable, proxies });
  const said = await probeSandbox(commands, scratch);
  return said === undefined ? { commands } : { lack: { kind: "probe", said } };
}

/**
 * A sandbox of bubblewrap that has been tried out: nothing runs in one that was not seen to hold. On a
 * machine of GitHub's what is missing is set up first.
 * @throws UserError no_sandbox, TransientError where apt could not reach its servers
 */
export async function openSandbox(options: SandboxOptions): Promise<Commands> {
  const { tempDir, allowedHosts, hosted = false, restriction = RESTRICTION, told, sudo } = options;
  await mkdir(tempDir, { recursive: true });
  const scratch = await mkdtemp(join(tempDir, "box-"));
  const socket = join(scratch, "proxy0000");
  if (Buffer.byteLength(socket) > MOST_SOCKET_BYTES)
    throw noSandbox(`the path of the job's temp folder is too long for a socket (${socket})`);
  const proxies = connectProxies(scratch, allowedHosts);
  const restricted = (await readFile(restriction, "utf8").catch(() => "")).trim() === "1";
  const done: SetUp[] = [];
  const steps: string[] = [];
  for (;;) {
    const tried = await tryToOpen(options, { scratch, proxies });
    if ("commands" in tried) {
      if (steps.length > 0) told?.(`The sandbox was set up: ${steps.join("; ")}.`);
      return tried.commands;
    }
    const next = nextSetUp(tried.lack, { hosted, restricted }, done);
    if (next === undefined) throw noSandbox(lackText(tried.lack), steps);
    done.push(next);
    steps.push(...(await setUp(next, { tempDir, ...(sudo === undefined ? {} : { sudo }) })));
  }
}
