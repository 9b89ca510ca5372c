import { constants } from "node:fs";
import { access, mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { noSandbox } from "../../core/sandbox-rule.ts";
import type { Commands } from "../../ports/commands.ts";
import { bwrapCommands } from "./bwrap-commands.ts";
import { startConnectProxy } from "./connect-proxy.ts";
import { probeSandbox } from "./probe-sandbox.ts";

/** Where systems put bwrap; the job's own PATH is not asked (threat 19). */
const FOLDERS = ["/usr/bin", "/usr/local/bin", "/bin"];
/** Linux takes 107 bytes for the path of a socket. */
const MOST_SOCKET_BYTES = 107;

export type SandboxOptions = {
  /** Folder of the job's temp, outside of every clone. */
  tempDir: string;
  /** Search path for programs. */
  path?: string | undefined;
  /** Folders that programs may read beside the system's. */
  readable: readonly string[];
  allowedHosts: readonly string[];
  /** Where bwrap and socat are looked for. */
  folders?: readonly string[];
};

/** Absolute path of a program. @throws UserError no_sandbox */
async function find(name: string, folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const file = join(folder, name);
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  throw noSandbox(`${name} is not installed`);
}

/**
 * A sandbox of bubblewrap that has been tried out: nothing runs in one that was not seen to hold.
 * @throws UserError no_sandbox
 */
export async function openSandbox({
  tempDir,
  path,
  readable,
  allowedHosts,
  folders = FOLDERS,
}: SandboxOptions): Promise<Commands> {
  const program = await find("bwrap", folders);
  await find("socat", folders);
  await mkdir(tempDir, { recursive: true });
  const scratch = await mkdtemp(join(tempDir, "box-"));
  const socket = join(scratch, "proxy");
  if (Buffer.byteLength(socket) > MOST_SOCKET_BYTES)
    throw noSandbox(`the path of the job's temp folder is too long for a socket (${socket})`);
  await startConnectProxy(socket, allowedHosts);
  const commands = bwrapCommands({ program, scratch, path, readable, socket });
  const problem = await probeSandbox(commands, scratch);
  if (problem !== undefined) throw noSandbox(problem);
  return commands;
}
