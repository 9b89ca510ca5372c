import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { killTree } from "./orphans.ts";

/** How long a cancelled process may take, in milliseconds. */
export type Grace = {
  /** From SIGINT to SIGTERM. GitHub: 7500. */
  interruptMs: number;
  /** From SIGTERM to SIGKILL. GitHub: 2500. */
  terminateMs: number;
};

export type ProcessRequest = {
  command: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  onLine: (line: string) => void;
  /** Interrupts, then terminates, then kills. */
  stop: AbortSignal;
  /** Kills at once whatever it started. */
  force: AbortSignal;
  grace: Grace;
};

/** After the exit of a process its output is awaited this long: a background child may hold the pipe. */
const DRAIN_MS = 5000;

const readLines = (stream: Readable, onLine: (line: string) => void): (() => void) => {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line.replace(/\r$/, ""));
  });
  return () => {
    if (rest !== "") onLine(rest);
    rest = "";
  };
};

/**
 * Runs a process in a group of its own and resolves with its exit code (128 + n after a signal). Stopping
 * follows GitHub: SIGINT to the process, SIGTERM to the process, SIGKILL to everything that it started.
 * https://docs.github.com/actions/reference/workflow-cancellation-reference
 */
export const runProcess = (request: ProcessRequest): Promise<number> =>
  new Promise((resolve, reject) => {
    const { stop, force, grace } = request;
    const child = spawn(request.command, request.args, {
      cwd: request.cwd,
      env: request.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const flush = [child.stdout, child.stderr].map((stream) => readLines(stream, request.onLine));
    const timers: NodeJS.Timeout[] = [];

    const killGroup = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // Nothing of the group is left.
      }
    };
    const killAll = (): void => {
      if (child.pid !== undefined) killTree(child.pid);
    };
    const onStop = (): void => {
      child.kill("SIGINT");
      timers.push(
        setTimeout(() => child.kill("SIGTERM"), grace.interruptMs),
        setTimeout(killGroup, grace.interruptMs + grace.terminateMs),
      );
    };
    const finish = (code: number): void => {
      stop.removeEventListener("abort", onStop);
      force.removeEventListener("abort", killAll);
      for (const timer of timers) clearTimeout(timer);
      for (const end of flush) end();
      resolve(code);
    };

    child.on("error", (error) => {
      stop.removeEventListener("abort", onStop);
      force.removeEventListener("abort", killAll);
      reject(error);
    });
    child.on("spawn", () => {
      stop.addEventListener("abort", onStop);
      force.addEventListener("abort", killAll);
      if (stop.aborted) onStop();
      if (force.aborted) killAll();
    });
    child.on("exit", (code, signal) => {
      for (const timer of timers.splice(0)) clearTimeout(timer);
      if (stop.aborted) killGroup();
      const status = code ?? 128 + (signal === "SIGINT" ? 2 : signal === "SIGTERM" ? 15 : 9);
      const drained = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        finish(status);
      }, DRAIN_MS);
      child.on("close", () => {
        clearTimeout(drained);
        finish(status);
      });
    });
  });
