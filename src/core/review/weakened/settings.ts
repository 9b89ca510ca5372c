import type { FileDiff } from "../../diff.ts";
import type { Finding } from "../quality.ts";
import { finding } from "./finding.ts";

/** Files that hold nothing but the settings of a tool that checks. */
const CONFIGURATION =
  /(^|\/)(?:jest\.config\.\w+|vitest\.config\.\w+|\.oxlintrc\.json|\.nycrc(?:\.\w+)?|\.c8rc(?:\.\w+)?|\.mocharc\.\w+|eslint\.config\.\w+|\.eslintrc(?:\.\w+)?|\.eslintignore|biome\.jsonc?|\.coveragerc|\.?pytest\.ini|tox\.ini|setup\.cfg|\.?ruff\.toml|\.flake8|\.?mypy\.ini|\.?pylintrc|\.golangci\.\w+|staticcheck\.conf|\.?clippy\.toml|tarpaulin\.toml|codecov\.ya?ml)$/;
/** They only take away. */
const IGNORE_FILE =
  /(^|\/)\.(?:eslintignore|flake8ignore|semgrepignore|gitleaksignore|trivyignore)$/;

/** A script of package.json that checks, by its name; npm's own placeholder may be replaced. */
const CHECK_SCRIPT =
  /^\s*"(?:pre|post)?(?:test|lint|check|coverage|typecheck|types|verify|validate|unit|e2e|integration|spec|ci)(?:[:_-][\w:-]*)?"\s*:\s*"/;
const AROUND_TESTS = /^\s*"(?:pre|post)(?:test|lint)(?:[:_-][\w:-]*)?"\s*:\s*"/;
const NO_TESTS_YET = /no test specified/;
const DOES_NOTHING = /:\s*"(?:true|:|exit 0|echo\b[^&|;]*)"/;
/** Settings of tests, coverage and linters inside of package.json. */
const MANIFEST_SETTING =
  /^\s*"(?:coverageThreshold|check-coverage|testMatch|testRegex|testPathIgnorePatterns|coveragePathIgnorePatterns|modulePathIgnorePatterns|collectCoverageFrom|passWithNoTests|ignorePatterns|eslintConfig|eslintIgnore|jest|nyc|c8|mocha)"\s*:|^\s*"(?:lines|branches|functions|statements)"\s*:\s*\d|:\s*\[?\s*"off"/;
const MANIFEST_LOOSENS =
  /^\s*"(?:testPathIgnorePatterns|coveragePathIgnorePatterns|modulePathIgnorePatterns|passWithNoTests|ignorePatterns|eslintIgnore)"\s*:|:\s*\[?\s*"off"/;

/**
 * Files that hold such settings among others: the keys whose lines may not change or go, and those
 * that loosen something where they come. A first setting alone is welcome.
 */
const SETTINGS: readonly { path: RegExp; held: RegExp; loosens: RegExp }[] = [
  {
    path: /(^|\/)pyproject\.toml$/,
    held: /^\s*(?:fail_under|addopts|testpaths|python_(?:files|classes|functions)|filterwarnings|select|extend-select|strict|disallow_\w+|warn_\w+)\s*=|^\s*\[tool\.(?:pytest|coverage|ruff|mypy|pylint|bandit)/,
    loosens:
      /^\s*(?:norecursedirs|omit|exclude\w*|extend-exclude|ignore|extend-ignore|per-file-ignores|disable_error_code|ignore_errors|disable|skips?)\s*=|^\s*addopts\b.*(?:--ignore|--deselect|--no-cov|-k\b|-m\b)/,
  },
  {
    path: /(^|\/)Cargo\.toml$/,
    held: /^\s*\[(?:workspace\.)?lints|=\s*"(?:deny|forbid)"/,
    loosens: /^\s*(?:test|harness|doctest)\s*=\s*false|=\s*"allow"/,
  },
  {
    path: /(^|\/)tsconfig[^/]*\.json$/,
    held: /"(?:strict\w*|no(?:Implicit|Unused|Unchecked|Fallthrough|PropertyAccess)\w*|exactOptionalPropertyTypes|checkJs|include)"\s*:/,
    loosens: /"(?:strict\w*|noImplicit\w+)"\s*:\s*false|"skipLibCheck"\s*:\s*true|"exclude"\s*:/,
  },
];

/** Where commands that check are written down. */
const TASK_FILE =
  /(^|\/)(?:package\.json|(?:GNU)?[Mm]akefile|\w+\.mk|[Jj]ustfile|Taskfile\.ya?ml|noxfile\.py|\.pre-commit-config\.ya?ml)$/;
const SCRIPT = /(^|\/)(?:\.ci|ci|scripts?)\/[^/]+$/;
const EXIT_CODE_DROPPED = /\|\|\s*(?:true\b|:|exit 0)|;\s*(?:true|exit 0)\s*"?,?$/;
const IS_MAKEFILE = /(^|\/)(?:(?:GNU)?[Mm]akefile|\w+\.mk)$/;

const same = (text: string): string => text.trim().replace(/,$/, "");

/** Lines that one side has and the other has not, whatever comma ends them. */
const onlyIn = (lines: FileDiff["added"], others: FileDiff["added"]): string[] =>
  lines
    .map(({ text }) => text)
    .filter((text) => !others.some((other) => same(other.text) === same(text)));

function manifest(
  file: string,
  { gone, come }: { gone: readonly string[]; come: readonly string[] },
): Finding[] {
  const scripts =
    gone.filter((text) => CHECK_SCRIPT.test(text) && !NO_TESTS_YET.test(text)).length +
    come.filter((text) => AROUND_TESTS.test(text)).length +
    come.filter((text) => CHECK_SCRIPT.test(text) && DOES_NOTHING.test(text)).length;
  const settings =
    gone.some((text) => MANIFEST_SETTING.test(text)) ||
    come.some((text) => MANIFEST_LOOSENS.test(text));
  return [
    ...(scripts > 0
      ? [finding("high", "A script that runs tests or the linter changes.", { file })]
      : []),
    ...(settings
      ? [finding("high", "The settings of tests, coverage or a linter change.", { file })]
      : []),
  ];
}

/** Changes to how tests, coverage and linters are set up or run. */
export function settings(diff: FileDiff): Finding[] {
  const { path: file, status, added, removed } = diff;
  if ((status !== "created" && CONFIGURATION.test(file)) || IGNORE_FILE.test(file))
    return [finding("high", "The configuration of tests, coverage or a linter changes.", { file })];
  const grave = TASK_FILE.test(file);
  const drops = (text: string): boolean =>
    EXIT_CODE_DROPPED.test(text) || (IS_MAKEFILE.test(file) && /^\t\s*@?-/.test(text));
  const dropped = (grave || SCRIPT.test(file) ? added : [])
    .filter(({ text }) => drops(text))
    .map(({ line }) =>
      finding(
        grave ? "high" : "medium",
        "Here a command that fails counts as one that succeeded.",
        { file, line },
      ),
    );
  const gone = onlyIn(removed, added);
  const come = onlyIn(added, removed);
  const changed = SETTINGS.filter(({ path }) => path.test(file)).some(
    ({ held, loosens }) =>
      gone.some((text) => held.test(text)) || come.some((text) => loosens.test(text)),
  );
  const snapshot = /\.snap$/.test(file) && removed.length > 0;
  return [
    ...dropped,
    ...(changed && status !== "created"
      ? [finding("high", "The settings of tests, coverage or a linter change.", { file })]
      : []),
    ...(snapshot ? [finding("medium", "What a test expects is written anew.", { file })] : []),
    ...(/(^|\/)package\.json$/.test(file) ? manifest(file, { gone, come }) : []),
  ];
}
