import type { z } from "zod";
import type { KeptOutputs } from "./kept-outputs.ts";

/** What one tool call came to. */
export type ToolOutcome = {
  text: string;
  isError?: boolean;
  /** The call changed files: what was said before may be asked again. */
  changed?: boolean;
};

export type ToolContext = {
  /** Absolute path of the worktree. */
  worktree: string;
  /** Seconds that are left of the budget. */
  secondsLeft: () => number;
  outputs: KeptOutputs;
  /** Ends the programs that a call runs. */
  signal?: AbortSignal | undefined;
};

/** A tool that the model may call: its input is parsed before `run` sees it. */
export type Tool<T = unknown> = {
  name: string;
  description: string;
  input: z.ZodType<T>;
  /** It changes nothing: calls that follow each other run side by side. */
  readOnly?: boolean;
  run: (input: T, context: ToolContext) => Promise<ToolOutcome>;
};

/** Ties a tool's schema to its run, then forgets the type: a list holds tools of all inputs. */
export const defineTool = <T>({ input, run, ...rest }: Tool<T>): Tool => ({
  ...rest,
  input,
  run: (value, context) => run(input.parse(value), context),
});
