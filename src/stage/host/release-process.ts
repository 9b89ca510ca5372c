import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { DEFAULT_SEARCH_PATH } from "../remote/git.ts";

/** A release as a running process of its own. */
export type ReleaseProcess = {
  /** Loopback port on which it answers. */
  readonly port: number;
  /** False once it has ended, by itself or by `stop`. */
  running(): boolean;
  /** SIGTERM, and SIGKILL after two seconds. Resolves when it is gone. */
  stop(): Promise<void>;
};

export type ReleaseStart = {
  node: string;
  args: readonly string[];
  cwd: string;
  release: string;
  sha: string;
  timeoutMs: number;
};

/** The release ended or did not answer; the message holds the end of its output. */
export class StartFailure extends Error {
  override readonly name = "StartFailure";
}

const OUTPUT_KEPT = 2_000;

/**
 * Starts the service in an environment that holds nothing of ours: PORT, RELEASE, SHA, and what a
 * process needs to run. Resolves when its port answers anything at all; whether it is healthy is
 * for whoever deploys to ask.
 *
 * @throws StartFailure
 */
export async function startRelease(start: ReleaseStart): Promise<ReleaseProcess> {
  const port = await freePort();
  const child = spawn(start.node, start.args, {
    cwd: start.cwd,
    env: {
      PATH: DEFAULT_SEARCH_PATH,
      HOME: start.cwd,
      NODE_ENV: "production",
      PORT: String(port),
      RELEASE: start.release,
      SHA: start.sha,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString("utf8")).slice(-OUTPUT_KEPT);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  child.once("error", (error) => keep(Buffer.from(error.message)));
  // `close` also follows a failed spawn, and comes when all output has been read.
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));

  const release: ReleaseProcess = {
    port,
    running: () => isAlive(child),
    stop: async () => {
      child.kill("SIGTERM");
      const killer = setTimeout(() => child.kill("SIGKILL"), 2_000);
      await ended;
      clearTimeout(killer);
    },
  };
  const deadline = Date.now() + start.timeoutMs;
  while (!(await answers(port))) {
    if (!release.running()) {
      await ended;
      throw new StartFailure(`the process ended before it answered. Its output:\n${output}`);
    }
    if (Date.now() > deadline) {
      await release.stop();
      throw new StartFailure(
        `port ${port} (PORT) did not answer within ${start.timeoutMs / 1000} s. Output:\n${output}`,
      );
    }
    await sleep(25);
  }
  return release;
}

const isAlive = (child: ChildProcess): boolean =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      redirect: "manual",
      signal: AbortSignal.timeout(1_000),
    });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

/** Free now; a race with another program shows as a start failure and can be tried again. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
