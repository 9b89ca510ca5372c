/**
 * Whether another try may help. `passing`: a connection, a time limit, a busy server, a push. `lasting`: it
 * ends the same each time, or each try would wait as long again.
 */
export type FailureReason = "passing" | "lasting";

/** What a program came to that did not end with 0. */
export type Ended = {
  /** Exit code; null at the time limit. */
  code: number | null;
  timedOut: boolean;
  stdout: string;
  stderr: string;
};

/** Lines with something in them, without white space at their ends. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** `git ended with code 1`, `npm was stopped after 1800 s`. */
export const endText = (
  program: string,
  { code, timedOut }: Pick<Ended, "code" | "timedOut">,
  timeoutSeconds: number,
): string =>
  timedOut
    ? `${program} was stopped after ${timeoutSeconds} s`
    : `${program} ended with code ${code ?? "none"}`;
