export type CommandResult = {
  /** Exit code; null where it was ended by a signal or the time limit. */
  code: number | null;
  stdout: string;
  stderr: string;
  timedOut: boolean;
  seconds: number;
};

type CommandOptions = {
  cwd: string;
  /** The whole environment beside PATH, HOME (empty folder), TMPDIR, LANG, CI. */
  env?: Readonly<Record<string, string>>;
  timeoutSeconds?: number;
  /** Bytes kept of each stream, from its end. Default 1 MiB. */
  maxBytes?: number;
};

/** Runs a program without a shell, in a clean environment: no token, key or runner variable in it. */
export interface Commands {
  /** How the programs are held: `bwrap`, or `off` where the configuration allows it. */
  readonly sandbox: "bwrap" | "off";
  run(command: readonly string[], options: CommandOptions): Promise<CommandResult>;
}
