import { linesOf } from "./failure.ts";

/** Of what a program said last, as far as a cause is looked for. */
const LAST_LINES = 20;

/** `Error: ...`, `npm error ...`, `denied: ...`, `docker: invalid reference ...`; not a stack, not a warning. */
const TELLS =
  /^[^\w]*(?:[\w.-]+:? )?(?:\w*(?:error|exception)|fatal|denied|panic|failed|invalid|unauthorized|forbidden)\b/i;
const STACK = /^at \S/;

/**
 * The line that tells best why a program of the repository's failed: the first among its last ones that
 * begins as errors do, else the last one; stderr comes before stdout. Undefined where it said nothing.
 */
export function lastWords({
  stdout,
  stderr,
}: {
  stdout: string;
  stderr: string;
}): string | undefined {
  const said = [stderr, stdout].map((text) =>
    linesOf(text)
      .filter((line) => !STACK.test(line))
      .slice(-LAST_LINES),
  );
  for (const lines of said) {
    const telling = lines.find((line) => TELLS.test(line));
    if (telling !== undefined) return telling;
  }
  return said.find((lines) => lines.length > 0)?.at(-1);
}
