import type { FileDiff } from "./diff.ts";
import type { Finding } from "./quality.ts";
import { isTestFile } from "./source-files.ts";

/** How a test is declared: node, jest, vitest, mocha; pytest; Go; Rust. */
const DECLARATION =
  /(?:^|[^.\w])(?:it|test|bench)(?:\.(?:each|concurrent|failing|only|skip|todo)\b[^(]{0,80})?\s*\(\s*["'`]|^\s*(?:async\s+)?def\s+test_|^\s*func\s+Test\w|^\s*#\[(?:\w+::)?test\b/;
const ASSERTION = /\b(?:expect|assert\w*|should|require\.\w+)\b\s*[.!(]|^\s*assert\s/;
const SKIPPED =
  /\b(?:describe|it|test|suite|t)\.(?:skip|only|todo)\b|(?:^|[^.\w])[xf](?:it|describe|test)\s*\(|#\[ignore\b|@(?:pytest\.mark|unittest)\.(?:skip|xfail)|\bpytest\.(?:skip|xfail)\s*\(|\bt\.Skip(?:Now|f)?\s*\(|@Disabled\b|\{\s*(?:skip|todo|only)\s*:\s*(?:true|["'`])/;
/** Whole files or coverage taken out of a tool's sight. */
const SWITCHED_OFF =
  /eslint-disable(?!-)(?!d)|@ts-nocheck|(?:istanbul|c8|v8) ignore|node:coverage (?:ignore|disable)|pragma: no cover|#!\[allow\(|#\[cfg\(not\((?:test|coverage|tarpaulin)/;
/** One line taken out of a linter's sight: named, but people do that for reasons. */
const SILENCED =
  /eslint-disable-(?:next-)?line|@ts-(?:ignore|expect-error)|#\s*(?:noqa|nosec)\b|\/\/\s*nolint\b|#\[allow\(|#\s*type:\s*ignore/;
const CONFIGURATION =
  /(^|\/)(?:jest\.config\.\w+|vitest\.config\.\w+|\.nycrc(?:\.\w+)?|\.c8rc(?:\.\w+)?|\.mocharc\.\w+|eslint\.config\.\w+|\.eslintrc(?:\.\w+)?|\.eslintignore|biome\.jsonc?|\.coveragerc|pytest\.ini|tox\.ini|setup\.cfg|ruff\.toml|\.flake8|\.golangci\.ya?ml|clippy\.toml|tarpaulin\.toml|codecov\.ya?ml)$/;
/** A test script of package.json; npm's own placeholder may be replaced. */
const TEST_SCRIPT = /^\s*"(?:pre|post)?(?:test|lint)(?::[\w-]+)?"\s*:/;
const NO_TESTS_YET = /no test specified/;

const finding = (
  severity: "high" | "medium",
  message: string,
  place: { file?: string; line?: number } = {},
): Finding => ({ part: "tests", severity, message, rule: "miyabi/weakened-tests", ...place });

const countOf = (lines: readonly { text: string }[], pattern: RegExp): number =>
  lines.filter(({ text }) => pattern.test(text)).length;

function balance(files: readonly FileDiff[]): Finding[] {
  const lost = (pattern: RegExp): number =>
    files.reduce(
      (sum, { added, removed }) => sum + countOf(removed, pattern) - countOf(added, pattern),
      0,
    );
  const tests = lost(DECLARATION);
  if (tests > 0) return [finding("high", `The change removes ${tests} more tests than it adds.`)];
  const assertions = lost(ASSERTION);
  return assertions > 0
    ? [finding("medium", `The change removes ${assertions} more assertions than it adds.`)]
    : [];
}

function markers({ path, added }: FileDiff): Finding[] {
  return added.flatMap(({ line, text }) => {
    const place = { file: path, line };
    if (SKIPPED.test(text) && (isTestFile(path) || /#\[ignore/.test(text)))
      return [finding("high", "A test is skipped, or others are by `only`.", place)];
    if (SWITCHED_OFF.test(text))
      return [finding("high", "A linter, type check or coverage is switched off here.", place)];
    if (SILENCED.test(text)) return [finding("medium", "A linter is silenced here.", place)];
    return [];
  });
}

function configuration({ path, status, added, removed }: FileDiff): Finding[] {
  if (status !== "created" && CONFIGURATION.test(path))
    return [
      finding("high", "The configuration of tests, coverage or a linter changes.", { file: path }),
    ];
  if (!/(^|\/)package\.json$/.test(path)) return [];
  const before = removed.filter(({ text }) => TEST_SCRIPT.test(text) && !NO_TESTS_YET.test(text));
  const same = (text: string): string => text.trim().replace(/,$/, "");
  const gone = before.filter(({ text }) => !added.some((line) => same(line.text) === same(text)));
  return gone.map(() =>
    finding("high", "The script that runs tests or the linter changes.", { file: path }),
  );
}

/**
 * Ways to pass without being better, compared with the base: tests deleted or skipped, coverage or
 * linter loosened (threat 24). `high` escalates; `medium` is named in the report. Whole files are not
 * judged by name alone: a test that moves to another file is neither lost nor won.
 */
export const weakenedTests = (files: readonly FileDiff[]): Finding[] => [
  ...balance(files.filter(({ path }) => isTestFile(path) || /\.rs$/.test(path))),
  ...files.flatMap((file) => [...markers(file), ...configuration(file)]),
];

/** True where people must look before anything goes on. */
export const weakens = (findings: readonly Finding[]): boolean =>
  findings.some(({ rule, severity }) => rule === "miyabi/weakened-tests" && severity === "high");
