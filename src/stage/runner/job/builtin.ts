/** What an action made of code in this process gets. */
type BuiltinCall = {
  /** Evaluated `with:`, keys as written. */
  inputs: Readonly<Record<string, string>>;
  /** The `github` context, with the token. */
  github: Readonly<Record<string, unknown>>;
  workspace: string;
  temp: string;
  env: Readonly<Record<string, string>>;
  log: (line: string) => void;
  addMask: (value: string) => void;
  /** Runs a process as a step would (cancelled with the step, its output logged); the exit code. */
  exec: (
    command: string,
    args: readonly string[],
    options?: {
      cwd?: string;
      env?: Readonly<Record<string, string>>;
      onLine?: (line: string) => void;
    },
  ) => Promise<number>;
  /** To be called when the job ends. */
  post: (work: () => Promise<void>) => void;
};

/** Resolves with the step's outputs; throws where the step fails. */
export type Builtin = (call: BuiltinCall) => Promise<Readonly<Record<string, string>>>;
