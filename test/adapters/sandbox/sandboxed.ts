import { spawnSync } from "node:child_process";
import { openSandbox } from "../../../src/adapters/sandbox/open-sandbox.ts";
import type { Commands } from "../../../src/ports/commands.ts";

/** Asks bwrap itself and none of our code: a fault of ours must fail a test, not skip it. */
function lookForSandbox(): boolean {
  const namespaces = ["--unshare-user", "--unshare-pid", "--unshare-net", "--disable-userns"];
  const mounts = ["--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev"];
  const bwrap = spawnSync("bwrap", [...namespaces, ...mounts, "true"], { stdio: "ignore" });
  const socat = spawnSync("socat", ["-V"], { stdio: "ignore" });
  return bwrap.status === 0 && socat.status === 0;
}

/** Whether the machine can have a sandbox; .ci/run fails over the line that says that it cannot. */
export const canSandbox = lookForSandbox();
if (!canSandbox) process.stderr.write("skipped: no bubblewrap\n");

/** `test` where the machine can have a sandbox; else skipped, and .ci/run fails over the line above. */
export const sandboxTest: typeof test = canSandbox ? test : test.skip;

export const sandbox = (
  tempDir: string,
  options: { allowedHosts?: string[]; readable?: string[]; path?: string } = {},
): Promise<Commands> =>
  openSandbox({
    tempDir,
    path: process.env["PATH"],
    readable: [],
    allowedHosts: [],
    ...options,
  });
