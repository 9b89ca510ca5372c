import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

let child: ChildProcessByStdio<null, Readable, null>;
let lines: AsyncIterator<string>;

/** Begins, and waits until the process listens. */
async function begin(minutes: number): Promise<void> {
  const args = ["--import", "tsx", "--no-warnings", join(import.meta.dirname, "stopping.ts")];
  const env = { PATH: process.env["PATH"], MINUTES: String(minutes) };
  child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect(await next()).toBe("ready");
}
const next = async (): Promise<unknown> => (await lines.next()).value as unknown;
afterEach(() => child.kill("SIGKILL"));

test.each(["SIGINT", "SIGTERM"] as const)(
  "fault 22: %s is told as a cancellation, and ends nothing by itself",
  async (signal) => {
    await begin(1_000);
    child.kill(signal);
    expect(await next()).toBe("cancelled");
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    expect(await exit).toEqual([null, "SIGKILL"]);
  },
);

test("fault 22: the same signal once more ends the process at once", async () => {
  await begin(1_000);
  child.kill("SIGINT");
  await next();
  const exit = once(child, "exit");
  child.kill("SIGINT");
  expect(await exit).toEqual([null, "SIGINT"]);
});

test("fault 23: the time that was given is told as such", async () => {
  await begin(0.000_1);
  expect(await next()).toBe("time");
});
