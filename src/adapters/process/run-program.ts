import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { codeOf } from "../../core/error-code.ts";
import type { CommandResult } from "../../ports/commands.ts";
import { eachLine } from "./each-line.ts";
import { endGroup } from "./process-group.ts";
import { TailBuffer } from "./tail-buffer.ts";

const TIMEOUT_SECONDS = 600;
const MAX_BYTES = 1024 * 1024;
/** As a shell has it: the program was not found. */
const NOT_FOUND = 127;
/** Between asking a group to end and ending it. */
const GRACE_MS = 2_000;
/** How long a descendant that left the group may hold our pipes after the program ended. */
const PIPE_MS = 1_000;

export type Program = {
  command: readonly string[];
  cwd: string;
  /** The whole environment. */
  env: Readonly<Record<string, string>>;
  /** Default 600. */
  timeoutSeconds?: number | undefined;
  /** Bytes kept of each stream, from its end. Default 1 MiB. */
  maxBytes?: number | undefined;
  /** Text of stdin; without it stdin is empty. */
  input?: string | undefined;
  /** Ends the program before its time. */
  signal?: AbortSignal | undefined;
  /** Told of each whole line of stdout as it comes. */
  onLine?: ((line: string) => void) | undefined;
};

/**
 * Runs one program in a process group of its own and waits until the group is gone: what it left in
 * the background must not write after it (threat 22).
 */
export function runProgram({
  command,
  cwd,
  env,
  timeoutSeconds = TIMEOUT_SECONDS,
  maxBytes = MAX_BYTES,
  input,
  signal,
  onLine,
}: Program): Promise<CommandResult> {
  const [file, ...args] = command;
  if (file === undefined) throw new Error("no program was named");
  const started = performance.now();
  const stdout = new TailBuffer(maxBytes);
  const stderr = new TailBuffer(maxBytes);
  return new Promise((resolve, reject) => {
    let timedOut = false;
    const child = spawn(file, args, {
      cwd,
      env: { ...env },
      detached: true,
      shell: false,
      stdio: ["pipe", "pipe", "pipe"],
    });
    // A program that ends without having read it all is no fault of ours.
    child.stdin.on("error", () => child.stdin.destroy());
    child.stdin.end(input ?? "");
    const end = (): void => {
      endGroup(child.pid, "SIGTERM");
      setTimeout(() => endGroup(child.pid, "SIGKILL"), GRACE_MS).unref();
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, timeoutSeconds * 1_000);
    const over = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
    };
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end, { once: true });
    if (onLine) eachLine(child.stdout, onLine);
    child.stdout.on("data", (chunk: Buffer) => stdout.add(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.add(chunk));
    const result = (code: number | null): CommandResult => ({
      code,
      stdout: stdout.text(),
      stderr: stderr.text(),
      timedOut,
      seconds: (performance.now() - started) / 1_000,
    });
    child.once("error", (error) => {
      over();
      if (child.pid !== undefined) return;
      if (["ENOENT", "EACCES"].includes(codeOf(error) ?? "")) {
        stderr.add(Buffer.from(`${file}: not found or not executable in ${cwd}`));
        resolve(result(NOT_FOUND));
      } else reject(error);
    });
    child.once("exit", () => {
      over();
      endGroup(child.pid, "SIGKILL");
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, PIPE_MS).unref();
    });
    child.once("close", (code) => resolve(result(timedOut || signal?.aborted ? null : code)));
  });
}
