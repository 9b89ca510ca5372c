import type { Refusal } from "../core/sandbox/refusals.ts";

export type CommandResult = {
  /** Exit code; null at the time limit; for a signal null, or 128 and its number in a sandbox. */
  code: number | null;
  stdout: string;
  stderr: string;
  timedOut: boolean;
  seconds: number;
};

/** A Unix socket of ours as a port of the sandbox's own loopback. */
export type JoinedSocket = { port: number; path: string };

type CommandOptions = {
  cwd: string;
  /** The folder around `cwd` that the program works on, `cwd` itself by default: a sandbox shows no more. */
  tree?: string;
  /** The whole environment beside PATH, HOME, TMPDIR, LANG, CI and, in a sandbox, the way to the network. */
  env?: Readonly<Record<string, string>>;
  /** Folders whose programs come before PATH's, as npm has it for its scripts. */
  programs?: readonly string[];
  /** Folders beside `cwd` that the program may read; a sandbox shows no other. */
  readable?: readonly string[];
  /** Folders beside `cwd` that the program may write to, also below readable ones. */
  writable?: readonly string[];
  /** What the program may talk to beside the network: 127.0.0.1 and the port. Nothing without a sandbox. */
  sockets?: readonly JoinedSocket[];
  /** Text of stdin; without it stdin is empty. */
  input?: string;
  timeoutSeconds?: number;
  /** Bytes kept of each stream, from its end. Default 1 MiB. */
  maxBytes?: number;
  /** Ends the program, and all that it started, before its time: its code is null. */
  signal?: AbortSignal;
  /** Told of each whole line of stdout as it comes. */
  onLine?: (line: string) => void;
};

/** Runs a program without a shell, in a clean environment: no token, key or runner variable in it. */
export interface Commands {
  /** How the programs are held: `bwrap`, or `off` where the configuration allows it. */
  readonly sandbox: "bwrap" | "off";
  run(command: readonly string[], options: CommandOptions): Promise<CommandResult>;
  /** What programs that ran in a tree were kept from reaching so far; absent where nothing holds them. */
  readonly refused?: (tree: string) => readonly Refusal[];
}
