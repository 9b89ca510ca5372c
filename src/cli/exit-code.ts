import { UserError } from "../core/errors.ts";
import { ScenarioError } from "../stage/scenario-error.ts";

/** Documented in docs/cli.md; scripts rely on them. */
export const EXIT = {
  ok: 0,
  /** The run ended, and not as expected; or the score is too low. */
  unexpected: 1,
  /** Unknown command or option, or a value that an option does not take. */
  usage: 2,
  /** A scenario, configuration, task file or input is not valid. */
  input: 3,
  /** The machine lacks something: git, Node 24, an API key, a token, a sandbox. */
  machine: 4,
  /** A fault of ours. */
  fault: 70,
  interrupted: 130,
} as const;

/** What to print for an error, and the exit code. Only a fault shows its stack. */
export function explain(error: unknown): { text: string; code: number } {
  if (error instanceof UserError) {
    const lacking = ["missing_tool", "missing_secret", "missing_token", "no_sandbox"];
    const code = lacking.includes(error.code) ? EXIT.machine : EXIT.input;
    return { text: `miyabi: ${error.message}`, code };
  }
  if (error instanceof ScenarioError) return { text: `miyabi: ${error.message}`, code: EXIT.input };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    text: `miyabi: this is a fault of Miyabi; please report it with the lines below.\n${detail}`,
    code: EXIT.fault,
  };
}
