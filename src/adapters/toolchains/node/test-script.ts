/** What the `test` script of a package is. */
export type TestScript =
  | { kind: "none" }
  /** Node's own runner: its arguments without reporters, and variables set before it. */
  | { kind: "node"; args: string[]; env: Record<string, string> }
  /** Jest: how it is started, and its arguments. */
  | { kind: "jest"; start: string[]; args: string[]; env: Record<string, string> }
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

const JEST_PROGRAM = /^(?:\.\/)?node_modules\/(?:\.bin\/jest|jest\/bin\/jest(?:\.js)?)$/;

/** How many words start Jest: `jest`, `npx jest`, `node --flag node_modules/jest/bin/jest.js`; 0 for none. */
function jestStart(words: readonly string[]): number {
  if (words[0] === "jest") return 1;
  if (words[0] === "npx" && words[1] === "jest") return 2;
  const at = words.findIndex((word) => JEST_PROGRAM.test(word));
  const started = at === 0 || words[0] === "node";
  return at >= 0 && started && words.slice(1, at).every((word) => word.startsWith("-"))
    ? at + 1
    : 0;
}

/** Reads the script of package.json: Node's runner and Jest are run with reports, all else as it stands. */
export function readTestScript(script: string | undefined): TestScript {
  if (script === undefined || script.trim() === "" || PLACEHOLDER.test(script))
    return { kind: "none" };
  const words = script.trim().split(/\s+/);
  const start = words.findIndex((word) => !/^\w+=/.test(word));
  const rest = words.slice(start + 1);
  if (start < 0 || SHELL.test(script)) return { kind: "other" };
  const env = Object.fromEntries(
    words.slice(0, start).map((word) => {
      const equals = word.indexOf("=");
      return [word.slice(0, equals), word.slice(equals + 1)];
    }),
  );
  const program = words.slice(start);
  const length = jestStart(program);
  if (length > 0)
    return {
      kind: "jest",
      // npx finds it in the folder above too, where a workspace keeps it, and installs nothing.
      start: /^(?:jest|npx)$/.test(program[0] ?? "")
        ? ["npx", "--no-install", "jest"]
        : program.slice(0, length),
      args: program.slice(length),
      env,
    };
  return words[start] === "node" && rest.includes("--test")
    ? { kind: "node", args: withoutReporters(rest), env }
    : { kind: "other" };
}
