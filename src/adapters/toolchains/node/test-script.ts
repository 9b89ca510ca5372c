/** What the `test` script of a package is. */
export type TestScript =
  | { kind: "none" }
  /** Node's own runner: its arguments without reporters, and variables set before it. */
  | { kind: "node"; args: string[]; env: Record<string, string> }
  | { kind: "other" };

/** What a shell would read as more than words; globs are expanded by node itself. */
const SHELL = /[;&|<>$`"'\\(){}!#~]/;
const PLACEHOLDER = /no test specified/;
const REPORTER = /^--test-reporter(?:-destination)?(=|$)/;

function withoutReporters(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const reporter = REPORTER.exec(word);
    if (!reporter) kept.push(word);
    // `--test-reporter spec`: the value is the next word.
    else if (reporter[1] === "") at++;
  }
  return kept;
}

/** Reads the script of package.json: `node --test ...` is run with reports, all else as it stands. */
export function readTestScript(script: string | undefined): TestScript {
  if (script === undefined || script.trim() === "" || PLACEHOLDER.test(script))
    return { kind: "none" };
  const words = script.trim().split(/\s+/);
  const start = words.findIndex((word) => !/^\w+=/.test(word));
  const rest = words.slice(start + 1);
  if (words[start] !== "node" || !rest.includes("--test") || SHELL.test(script))
    return { kind: "other" };
  const env = Object.fromEntries(
    words.slice(0, start).map((word) => {
      const equals = word.indexOf("=");
      return [word.slice(0, equals), word.slice(equals + 1)];
    }),
  );
  return { kind: "node", args: withoutReporters(rest), env };
}
