/** A runner that is known beside Node's own. */
type RunnerName = "jest" | "vitest" | "mocha";

/** How a script starts a runner. */
export type RunnerScript = {
  kind: RunnerName;
  /** The words that start it. */
  start: string[];
  /** Its arguments, without those that say where reports go. */
  args: string[];
  /** Variables set before it. */
  env: Record<string, string>;
  /** What measures its coverage, where the script says so. */
  wrapper?: Wrapper;
};

/** `c8` or `nyc` around a runner, with its options but those about reports and thresholds. */
export type Wrapper = { name: "c8" | "nyc"; args: string[] };

/** What the `test` script of a package is. */
export type TestScript =
  | { kind: "none" }
  /** Node's own runner: its arguments without reporters, and variables set before it. */
  | { kind: "node"; args: string[]; env: Record<string, string> }
  | RunnerScript
  | { kind: "other" };

/** What a shell would read as more than words; globs are expanded by the runners themselves. */
const SHELL = /[;&|<>$`"'\\(){}!#~]/;
const PLACEHOLDER = /no test specified/;

/** Options that we set ourselves; `valued` ones may have their value in the next word. */
type Ours = { valued: RegExp; plain?: RegExp };
const NODE: Ours = { valued: /^--test-reporter(?:-destination)?$/ };
const RUNNERS: Record<RunnerName, { program: RegExp; ours?: Ours }> = {
  jest: { program: /^(?:\.\/)?node_modules\/(?:\.bin\/jest|jest\/bin\/jest(?:\.js)?)$/ },
  vitest: {
    program: /^(?:\.\/)?node_modules\/(?:\.bin\/vitest|vitest\/vitest\.mjs)$/,
    ours: {
      valued:
        /^--(?:reporter|outputFile(?:\.\w+)?|coverage\.(?:reporter|reportsDirectory|thresholds\.(?:lines|functions|branches|statements)))$/,
      plain:
        /^(?:-w|--(?:run|watch|ui|coverage|coverage\.(?:enabled|clean|reportOnFailure|thresholds\.(?:100|perFile|autoUpdate))))$/,
    },
  },
  mocha: {
    program: /^(?:\.\/)?node_modules\/(?:\.bin\/_?mocha|mocha\/bin\/_?mocha(?:\.[cm]?js)?)$/,
    ours: { valued: /^(?:-R|-O|--reporter|--reporter-options?)$/, plain: /^(?:-w|--watch)$/ },
  },
};
const WRAPPED: Ours = {
  valued: /^(?:-r|-o|-t|--reporter|--reports?-dir|--temp-dir(?:ectory)?)$/,
  plain: /^--(?:check-coverage|per-file|100)$/,
};
/** Of vitest's commands those that run tests; `vitest run related.ts` has its files after it. */
const VITEST_RUNS = /^(?:run|watch|dev)$/;
const VITEST_ELSE = /^(?:bench|init|list|related|typecheck)$/;

function without(words: readonly string[], { valued, plain }: Ours): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const [name = "", ...value] = word.split("=");
    // `--test-reporter spec`: the value is the next word.
    if (valued.test(name)) at += value.length === 0 ? 1 : 0;
    else if (plain?.test(name) !== true) kept.push(word);
  }
  return kept;
}

/** Variables before a program, also where `cross-env` sets them, and the words after them. */
function variablesOf(words: readonly string[]): { env: Record<string, string>; rest: string[] } {
  const env: Record<string, string> = {};
  let rest = [...words];
  for (;;) {
    const [first = "", second = ""] = rest;
    const [, name, value] = /^(\w+)=(.*)$/.exec(first) ?? [];
    if (name !== undefined) env[name] = value ?? "";
    else if (first === "npx" && second === "cross-env") rest = rest.slice(1);
    else if (first !== "cross-env") return { env, rest };
    rest = rest.slice(1);
  }
}

/** What npx is told beside the program; it asks nobody here. */
const NPX_OPTION = /^(?:-y|--yes|--no|--no-install)$/;

/** The runner that words start, and how many words that takes: `jest`, `npx jest`, `node --flag node_modules/...`. */
function startOf(words: readonly string[]): { name: RunnerName; length: number } | undefined {
  const [first = ""] = words;
  const after =
    first === "npx" ? words.findIndex((word, at) => at > 0 && !NPX_OPTION.test(word)) : 0;
  for (const name of ["jest", "vitest", "mocha"] as const) {
    if (after >= 0 && words[after] === name) return { name, length: after + 1 };
    const at = words.findIndex((word) => RUNNERS[name].program.test(word));
    const started = at === 0 || (at > 0 && first === "node");
    if (started && words.slice(1, at).every((word) => word.startsWith("-")))
      return { name, length: at + 1 };
  }
  return undefined;
}

/** The coverage tool before a program: its options end where a word is neither one nor its value. */
function wrapperOf(words: readonly string[]): { wrapper?: Wrapper; rest: readonly string[] } {
  const at = words[0] === "npx" ? 1 : 0;
  const name = words[at];
  if (name !== "c8" && name !== "nyc") return { rest: words };
  const isProgram = (index: number): boolean =>
    words[index] === "node" || startOf(words.slice(index)) !== undefined;
  let end = at + 1;
  while (end < words.length && !isProgram(end)) end++;
  const options = words.slice(at + 1, end);
  const readable = options.every(
    (word, index) => word.startsWith("-") || (options[index - 1] ?? "").startsWith("-"),
  );
  if (!readable || end === words.length) return { rest: words };
  return { wrapper: { name, args: without(options, WRAPPED) }, rest: words.slice(end) };
}

function runnerScript(
  words: readonly string[],
  env: Record<string, string>,
): RunnerScript | undefined {
  const started = startOf(words);
  if (!started) return undefined;
  const { name, length } = started;
  const { ours } = RUNNERS[name];
  const args = ours ? without(words.slice(length), ours) : words.slice(length);
  if (name === "vitest" && VITEST_ELSE.test(args[0] ?? "")) return undefined;
  // npx finds it in the folder above too, where a workspace keeps it, and installs nothing.
  const isNamed = words[length - 1] === name;
  return {
    kind: name,
    start: isNamed ? ["npx", "--no-install", name] : words.slice(0, length),
    args: name === "vitest" && VITEST_RUNS.test(args[0] ?? "") ? args.slice(1) : args,
    env,
  };
}

/** Reads the script of package.json: known runners are run with reports, all else as it stands. */
export function readTestScript(script: string | undefined): TestScript {
  if (script === undefined || script.trim() === "" || PLACEHOLDER.test(script))
    return { kind: "none" };
  if (SHELL.test(script)) return { kind: "other" };
  const { env, rest: words } = variablesOf(script.trim().split(/\s+/));
  const { wrapper, rest } = wrapperOf(words);
  // Node's runner measures by itself what a wrapper around it would.
  if (rest[0] === "node" && rest.includes("--test"))
    return { kind: "node", args: without(rest.slice(1), NODE), env };
  const runner = runnerScript(rest, env);
  if (!runner) return { kind: "other" };
  if (!wrapper) return runner;
  return runner.kind === "mocha" ? { ...runner, wrapper } : { kind: "other" };
}
