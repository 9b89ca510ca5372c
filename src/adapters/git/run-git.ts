import { spawn } from "node:child_process";
import { gitEnvironment, type EnvironmentOptions } from "./git-environment.ts";

export type GitOutput = { code: number; stdout: Buffer; stderr: string };

export type GitCall = {
  cwd: string;
  args: readonly string[];
  /** Exit codes that are an answer; any other one throws. */
  accept?: readonly number[];
  input?: string;
  /** Where the repository, its work tree and its index are, where not found from cwd. */
  place?: Readonly<Record<string, string>>;
} & Omit<EnvironmentOptions, "home">;

/** A git command that failed; the message is git's own, without any value of the environment. */
export class GitError extends Error {
  override readonly name = "GitError";
  readonly stderr: string;

  constructor(args: readonly string[], code: number | null, stderr: string) {
    super(`git ${args[0] ?? ""} ended with ${code ?? "a signal"}: ${stderr.trim().slice(-2_000)}`);
    this.stderr = stderr;
  }
}

export type Git = (call: GitCall) => Promise<GitOutput>;

/** Runs `file` (the absolute path of git) with argument arrays; no shell, no inherited environment. */
export const gitAt =
  (file: string, home: string): Git =>
  ({ cwd, args, accept = [0], input, place = {}, ...environment }) =>
    new Promise((resolve, reject) => {
      const child = spawn(file, args, {
        cwd,
        env: { ...gitEnvironment({ home, ...environment }), ...place },
        stdio: ["pipe", "pipe", "pipe"],
      });
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
      child.stdin.on("error", () => undefined);
      child.stdin.end(input ?? "");
      child.once("error", reject);
      child.once("close", (code) => {
        const said = Buffer.concat(stderr).toString("utf8");
        if (code === null || !accept.includes(code)) reject(new GitError(args, code, said));
        else resolve({ code, stdout: Buffer.concat(stdout), stderr: said });
      });
    });

/** The output of a command that prints one line. */
export const lineOf = ({ stdout }: GitOutput): string => stdout.toString("utf8").trim();

/** The fields of an output that was asked for with `-z`. */
export const fieldsOf = ({ stdout }: GitOutput): string[] => {
  const fields = stdout.toString("utf8").split("\0");
  if (fields.at(-1) === "") fields.pop();
  return fields;
};
