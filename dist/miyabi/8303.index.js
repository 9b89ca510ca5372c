export const id = 8303;
export const ids = [8303];
export const modules = {

/***/ 31137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   KJ: () => (/* binding */ againOf),
/* harmony export */   M$: () => (/* binding */ heldByLock),
/* harmony export */   Me: () => (/* binding */ heldForNewer),
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   W2: () => (/* binding */ heldByNewer),
/* harmony export */   Wu: () => (/* binding */ heldByFreeze),
/* harmony export */   hf: () => (/* binding */ brokenLock),
/* harmony export */   i7: () => (/* binding */ isHeld),
/* harmony export */   t7: () => (/* binding */ HELD_REASON),
/* harmony export */   z2: () => (/* binding */ overtakenBy)
/* harmony export */ });
/** Whether a release was held back. */
const isHeld = (result) => result.outcome === "held" && result.held !== undefined;
/** The reason code of each way to be held back. */
const HELD_REASON = {
    freeze: "environment_frozen",
    newer_release: "overtaken",
    lock: "environment_busy",
};
/** Reads the state of one of our deployments; a state that we do not know holds nothing back. */
function meaningOf(state) {
    switch (state) {
        case "error": // a rollback failed
            return "frozen";
        case "in_progress":
            return "busy";
        case "success":
        case "pending": // nothing proves it healthy, and it stays
            return "runs";
        default:
            return "past";
    }
}
/** How people have a session's release deployed once more; a commit without a session has no comments. */
const againOf = (issue) => issue === undefined ? "re-run all jobs of this run" : "comment /miyabi retry";
/** Found by its key, the incident's state decides; without one nobody has looked yet. */
function heldByFreeze(frozen) {
    const { environment, release, incident, runId, again } = frozen;
    const why = `${environment} is frozen: release ${release} failed there and could not be rolled back`;
    return incident === undefined
        ? {
            by: "freeze",
            why,
            lift: `Its incident issue is not there yet: re-run the failed jobs of ${runId === undefined ? "its run" : `run ${runId}`}, which open it. Close it when ${environment} is healthy, then ${again}.`,
        }
        : {
            by: "freeze",
            why,
            lift: `Close the incident when ${environment} is healthy, then ${again}.`,
            incident,
        };
}
/** Another release is still being deployed when the wait is over. */
const heldByLock = ({ environment, release, runId, again }) => ({
    by: "lock",
    why: `release ${release} is still being deployed to ${environment}, by run ${runId}`,
    lift: `When that run has ended, ${again}.`,
});
/** A lock whose run has ended without saying how its release ended. */
const brokenLock = ({ environment, release, runId, }) => `Release ${release} was left in the middle of its deployment to ${environment}${runId === undefined ? "" : ` by run ${runId}, which has ended`}: its lock was broken, and what it left there was deployed over.`;
/** The environment runs a release that has this one's commit in its history: deploying would go back. */
const heldByNewer = ({ environment, release, healthy, again }) => ({
    by: "newer_release",
    why: `${environment} runs release ${release}, which is newer and has this change in it`,
    newer: { release, healthy },
    ...(healthy
        ? {}
        : {
            lift: `Nothing proves yet that release ${release} is healthy: when it is, ${again}.`,
        }),
});
/** Staging was left to a newer release that production does not run: nothing has proved this one alone. */
const heldForNewer = ({ release, again }) => ({
    by: "newer_release",
    why: `staging runs the newer release ${release}, which has this change in it and is not in production yet`,
    newer: { release, healthy: false },
    lift: `This change comes to production with release ${release}: when it is there, ${again}.`,
});
/** Staging left it to production to decide, or production has the change already: nobody is asked anything. */
const isSettled = ({ environment, held: { newer } }) => newer !== undefined && (environment === "staging" || newer.healthy);
/** What the report says of a change that came to production with another release. */
function overtakenBy(result) {
    if (!isHeld(result) || result.environment !== "production" || !isSettled(result))
        return undefined;
    const { release } = result.held.newer ?? {};
    return release === undefined
        ? undefined
        : `The change is in production with the newer release ${release}: nothing was deployed for this issue alone.`;
}


/***/ }),

/***/ 47830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hc: () => (/* binding */ verdictOn),
/* harmony export */   m: () => (/* binding */ MAX_ATTEMPTS),
/* harmony export */   uj: () => (/* binding */ verdictAgain)
/* harmony export */ });
/* harmony import */ var _weakened_tests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69000);

const MAX_ATTEMPTS = 3;
/**
 * Where a scored change goes (seed phase 6, "Decision Logic"; design: domain). What only people may
 * wave through is escalated at once; what more work may heal is rebuilt while attempts are left.
 */
function verdictOn(report, attempt) {
    const security = report.issues.filter(({ part, severity }) => part === "security" && (severity === "critical" || severity === "high"));
    if (security.some(({ rule }) => rule === "miyabi/secret"))
        return { next: "escalate", escalation: "secret", why: "the change contains a secret" };
    if (security.length > 0)
        return {
            next: "escalate",
            escalation: "vulnerability",
            why: `${security.length} critical or high security findings`,
        };
    if ((0,_weakened_tests_js__WEBPACK_IMPORTED_MODULE_0__/* .weakens */ .t)(report.issues))
        return { next: "escalate", escalation: "quality", why: "tests or checks were weakened" };
    if (report.recommendation !== "REJECT")
        return { next: "publish", why: `the score is ${report.score}/100` };
    const why = `the change is rejected with ${report.score}/100`;
    return attempt < MAX_ATTEMPTS
        ? { next: "rebuild", why }
        : { next: "escalate", escalation: "quality", why: `${why} after ${attempt} attempts` };
}
/** What came to a change after the review before, as people read it. */
const cameIn = ({ others }) => others === undefined ? "what came into the base" : "what people pushed to the branch";
/**
 * Where a change goes that is judged again together with what came into its base (ADR 8) or what people
 * pushed to its branch (ADR 16). There is no further attempt: what is rejected goes to people, and so do
 * tests that fail now and did not before, whatever the score.
 *
 * @param before of the review before, undefined where there was none
 */
function verdictAgain(report, before) {
    const verdict = verdictOn(report, MAX_ATTEMPTS);
    if (verdict.next === "publish" && report.testsFailed > 0 && before?.testsFailed === 0)
        return {
            next: "escalate",
            escalation: "quality",
            why: `${report.testsFailed} tests fail together with ${cameIn(report)}`,
        };
    return verdict.escalation === "quality" && report.recommendation === "REJECT"
        ? { ...verdict, why: `with ${cameIn(report)} it is rejected with ${report.score}/100` }
        : verdict;
}


/***/ }),

/***/ 69000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ weakenedTests),
  t: () => (/* binding */ weakens)
});

// EXTERNAL MODULE: ./build/core/source-files.js
var source_files = __webpack_require__(56427);
// EXTERNAL MODULE: ./build/core/review/weakened/finding.js
var finding = __webpack_require__(11967);
;// CONCATENATED MODULE: ./build/core/review/weakened/balance.js


/** How a test is declared: node, jest, vitest, mocha; pytest; Go; Rust. */
const DECLARATION = /(?:^|[^.\w])(?:it|test|bench)(?:\.(?:each|concurrent|failing|only|skip|todo)\b[^(]{0,80})?\s*\(\s*["'`]|^\s*(?:async\s+)?def\s+test_|^\s*func\s+Test\w|^\s*#\[(?:\w+::)?test\b/;
const ASSERTION = /\b(?:expect|assert\w*|should|require\.\w+)\b\s*[.!(]|^\s*assert\s/;
/** What holds whatever the code does. */
const TRIVIAL = /\bexpect\(\s*(?:true|false|null|undefined|\d+)\s*\)|\bassert(?:\.(?:ok|equal|strictEqual)|_?[tT]rue)?!?\(\s*(?:true|1)\s*[,)]|^\s*assert\s+(?:True|1)\s*$/;
const COMMENT = /^\s*(?:\/\/|\/?\*|#(?!\[)|--)/;
const CODE = /\.(?:[cm]?[jt]s|[jt]sx|py|go|rs|java|kts?|rb|php|cs|swift|scala|exs?|vue|svelte)$/i;
/** Names by which runners find a file, wherever it lies; Rust finds tests in any. */
const FOUND_BY_NAME = /[._-](?:test|spec|tests)\.[^/.]+$|(?:^|\/)__tests__\/|(?:^|\/)(?:test_[^/]+|[^/]+_test)\.[^/.]+$|\.rs$/i;
const countOf = (lines, pattern, but) => lines.filter(({ text }) => pattern.test(text) && !COMMENT.test(text) && but?.test(text) !== true)
    .length;
const lostIn = (files, pattern, but) => files.reduce((sum, { added, removed }) => sum + countOf(removed, pattern, but) - countOf(added, pattern, but), 0);
const isFoundByName = ({ path }) => FOUND_BY_NAME.test(path);
/** Rust's own tests go with the attribute of the module that holds them. */
const TEST_MODULE = /^\s*#\[cfg\(test\)\]/;
/**
 * What tests and assertions the change takes away more of than it brings. A test that moves to another
 * file is neither lost nor won, unless the runner finds tests by their files' names and no longer this one.
 */
function balance(files) {
    const tested = files.filter(({ path }) => CODE.test(path) && ((0,source_files/* isTestFile */.hl)(path) || /\.rs$/.test(path)));
    const tests = lostIn(tested, DECLARATION);
    if (tests > 0)
        return [(0,finding/* finding */.g)("high", `The change removes ${tests} more tests than it adds.`)];
    const hidden = lostIn(tested.filter(isFoundByName), DECLARATION);
    if (hidden > 0)
        return [
            (0,finding/* finding */.g)("high", `${hidden} tests move to files in which a test runner may not look for them.`),
        ];
    if (lostIn(tested, TEST_MODULE) > 0)
        return [(0,finding/* finding */.g)("high", "A module of tests is no longer one.")];
    const assertions = lostIn(tested, ASSERTION, TRIVIAL);
    return assertions > 0
        ? [(0,finding/* finding */.g)("medium", `The change removes ${assertions} more assertions than it adds.`)]
        : [];
}
/** Assertions that cannot fail, where they are added. */
const trivialAssertions = ({ path, added }) => (0,source_files/* isTestFile */.hl)(path)
    ? added
        .filter(({ text }) => TRIVIAL.test(text) && !COMMENT.test(text))
        .map(({ line }) => (0,finding/* finding */.g)("medium", "This assertion cannot fail.", { file: path, line }))
    : [];

;// CONCATENATED MODULE: ./build/core/review/weakened/in-order.js
/**
 * Whether a line holds what the patterns find, one behind the other. What `a.*b.*c` says as one expression, in time that
 * grows with the line: such an expression tries each `a` with each `b` (threat 39).
 */
function inOrder(line, patterns) {
    let rest = line;
    for (const pattern of patterns) {
        const found = pattern.exec(rest);
        if (!found)
            return false;
        rest = rest.slice(found.index + found[0].length);
    }
    return true;
}

;// CONCATENATED MODULE: ./build/core/review/weakened/early-return.js




/** What a test may return without having looked at anything. */
const NOTHING = String.raw `(?:\s+(?:undefined|null|None|true|True|void 0|Promise\.resolve\(\)))?`;
const ALWAYS = String.raw `if\s*\(?\s*(?:true|True|1|!0|!false|not False)\s*\)?\s*:?\s*\{?\s*`;
const RETURN = new RegExp(String.raw `^\s*return${NOTHING}\s*;?\s*(?:(?://|#).*)?$`);
const ALWAYS_RETURNS = new RegExp(String.raw `^\s*${ALWAYS}return\b`);
/** On the line that begins the test. */
const IN_HEAD = new RegExp(String.raw `[{:]\s*return${NOTHING}\s*(?:[;}]|$)`);
/** Before what follows on its own line. */
const BEFORE_REST = /^\s*return\s*;\s*[^\s/}]/;
const BY_ENVIRONMENT = [
    /\bif\b/,
    /\b(?:process\.env|import\.meta\.env|os\.environ|os\.getenv|os\.Getenv|env::var)\b/,
    /\breturn\b/,
];
/** What begins the body of a test although it is no declaration: setup, a subtest of Go. */
const OPENS = /\bt\.Run\s*\(|\b(?:beforeEach|beforeAll|setUp)\s*\(/;
const MESSAGE = "A test returns before it has looked at anything.";
const opens = (text) => DECLARATION.test(text) || OPENS.test(text);
/**
 * A `return` put before what a test looks at, so that it passes whatever the code does: alone between lines
 * that stay, right after the line that begins the test, or under a condition that always holds.
 * In Rust tests lie among the code, where such a line may be meant: named, no more.
 */
function earlyReturns({ path, status, added }) {
    const isRust = /\.rs$/.test(path);
    if (!(0,source_files/* isTestFile */.hl)(path) && !isRust)
        return [];
    const lines = new Map(added.map(({ line, text }) => [line, text]));
    return added.flatMap(({ line, text }) => {
        const before = lines.get(line - 1);
        const isAlone = status !== "created" && before === undefined && !lines.has(line + 1);
        const afterHead = before !== undefined && opens(before);
        const ends = (RETURN.test(text) && (isAlone || afterHead)) ||
            ALWAYS_RETURNS.test(text) ||
            inOrder(text, BY_ENVIRONMENT) ||
            (IN_HEAD.test(text) && opens(text)) ||
            (BEFORE_REST.test(text) && isAlone);
        const severity = isRust && !(0,source_files/* isTestFile */.hl)(path) ? "medium" : "high";
        return ends ? [(0,finding/* finding */.g)(severity, MESSAGE, { file: path, line })] : [];
    });
}

;// CONCATENATED MODULE: ./build/core/review/weakened/markers.js



/** Ways of each runner to pass over a test, or to take its failure for a success. */
const SKIPPED = [
    // node, jest, vitest, mocha, jasmine, playwright
    /\b(?:describe|it|test|suite|context|specify|ctx|this|t)(?:\.(?:concurrent|sequential|serial|parallel))*\.(?:skip|only|todo|fixme|skipIf|runIf|fails|failing)\b/,
    /(?:^|[^.\w])[xf](?:it|describe|test|context|specify)\s*\(/,
    /(?:^|[^.\w])pending\s*\(/,
    /\{\s*(?:skip|todo|only)\s*:\s*(?:true|["'`])|^\s*(?:skip|todo|only)\s*:\s*(?:true|["'`])/,
    /\bif\s*\(\s*(?:false|0|!1|!true)\s*\)/,
    /\bprocess\.exit\s*\(\s*0?\s*\)|\bos\._exit\s*\(\s*0\s*\)/,
    // pytest, unittest
    /\bpytest\.mark\.(?:skip|xfail)|\bpytest\.(?:skip|xfail|importorskip)\s*\(|\bskipTest\s*\(|\bSkipTest\b/,
    /^\s*@(?:\w+\.)*(?:skip|skip_?[iI]f|skipUnless|xfail|expectedFailure)\b/,
    /\b__test__\s*=\s*False|\bcollect_ignore(?:_glob)?\b|^\s*if\s+(?:False|0)\s*:/,
    // Go, JUnit, NUnit, xUnit
    /\b[tbf]\.Skip(?:Now|f)?\s*\(|^\/\/(?:go:|\s*\+)build\b/,
    /@(?:Disabled|Ignore)\b|\[Ignore\b|\bSkip\s*=\s*"/,
];
/** As an option of the test, behind its name. */
const SKIPPED_BY_OPTION = [
    /(?:^|[^.\w])(?:describe|it|test|suite)\s*\(/,
    /[{,]\s*(?:skip|todo|only)\s*:\s*(?!false\b|undefined\b)/,
];
const SKIPPED_IN_RUBY = /^\s*(?:skip|pending)\b|^\s*x(?:it|describe|context|specify)\b/;
/** Rust has its tests among the code. */
const SKIPPED_IN_RUST = /#\[ignore\b/;
const IGNORED_BY_CFG = [/#\[cfg_attr\(/, /\bignore\b/];
const isSkipped = (path, text) => /\.rs$/.test(path)
    ? SKIPPED_IN_RUST.test(text) || inOrder(text, IGNORED_BY_CFG)
    : (0,source_files/* isTestFile */.hl)(path) &&
        (SKIPPED.some((pattern) => pattern.test(text)) ||
            inOrder(text, SKIPPED_BY_OPTION) ||
            (/\.rb$/.test(path) && SKIPPED_IN_RUBY.test(text)));
/** Whole files or coverage taken out of a tool's sight. */
const SWITCHED_OFF = /eslint-disable(?!-)(?!d)|\/\*\s*eslint\s+[\w@/-]+\s*:\s*\[?["']?(?:off|0)\b|@ts-nocheck|(?:istanbul|c8|v8) ignore|node:coverage (?:ignore|disable)|pragma: no cover|#\s*(?:ruff|flake8)\s*:\s*noqa|#\s*mypy:\s*ignore-errors|#\s*pylint:\s*skip-file|#!\[allow\(|#\[cfg\(not\((?:test|coverage|tarpaulin)|#\[cfg\((?:any\(\)|false)\)\]/;
/** One line taken out of a linter's sight: named, but people do that for reasons. */
const SILENCED = /eslint-disable-(?:next-)?line|@ts-(?:ignore|expect-error)|#\s*(?:noqa|nosec)\b|\/\/\s*nolint\b|#\[allow\(|#\s*type:\s*ignore|#\s*pylint:\s*disable/;
const opensComment = (text) => {
    const last = text.lastIndexOf("/*");
    return last >= 0 && !text.includes("*/", last + 2);
};
/** A comment that opens in the added lines and goes on over old ones, which so become a comment. */
function swallowed({ path, added }) {
    const lines = new Set(added.map(({ line }) => line));
    return (0,source_files/* isTestFile */.hl)(path)
        ? added
            .filter(({ line, text }) => opensComment(text) && !lines.has(line + 1))
            .map(({ line }) => (0,finding/* finding */.g)("high", "What stood here becomes a comment.", { file: path, line }))
        : [];
}
/** Added lines that take tests or code out of a tool's sight. */
const markers = (file) => [
    ...(file.status === "created" ? [] : swallowed(file)),
    ...file.added.flatMap(({ line, text }) => {
        const place = { file: file.path, line };
        if (isSkipped(file.path, text))
            return [(0,finding/* finding */.g)("high", "A test is skipped, or others are by `only`.", place)];
        if (SWITCHED_OFF.test(text))
            return [(0,finding/* finding */.g)("high", "A linter, type check or coverage is switched off here.", place)];
        if (SILENCED.test(text))
            return [(0,finding/* finding */.g)("medium", "A linter is silenced here.", place)];
        return [];
    }),
];

;// CONCATENATED MODULE: ./build/core/review/weakened/judges.js


const INTERPRETER = /^(?:.*\/)?(?:node|deno|bun|tsx|bash|sh|python[\d.]*|ruby|perl|php)$/;
/** What a command runs where that is a file: `tools/lint.mjs` of `node tools/lint.mjs`. */
function programOf([first = "", ...rest]) {
    const named = INTERPRETER.test(first) ? rest.find((word) => !word.startsWith("-")) : first;
    return (named ?? first).replace(/^\.\//, "");
}
/** Changes to the programs that the configuration names to judge the change. */
function judges(files, checks) {
    const named = new Set(Object.values(checks).flatMap((check) => (check ? [programOf(check.command)] : [])));
    return files
        .filter(({ path, status }) => status !== "created" && named.has(path) && !(0,source_files/* isTestFile */.hl)(path))
        .map(({ path }) => (0,finding/* finding */.g)("high", "A program that checks the change is part of it.", { file: path }));
}

// EXTERNAL MODULE: ./build/core/review/weakened/overrides.js
var overrides = __webpack_require__(57215);
;// CONCATENATED MODULE: ./build/core/review/weakened/settings.js

/** Files that hold nothing but the settings of a tool that checks. */
const CONFIGURATION = /(^|\/)(?:jest\.config\.\w+|vitest\.config\.\w+|\.oxlintrc\.json|\.nycrc(?:\.\w+)?|\.c8rc(?:\.\w+)?|\.mocharc\.\w+|eslint\.config\.\w+|\.eslintrc(?:\.\w+)?|\.eslintignore|biome\.jsonc?|\.coveragerc|\.?pytest\.ini|tox\.ini|setup\.cfg|\.?ruff\.toml|\.flake8|\.?mypy\.ini|\.?pylintrc|\.golangci\.\w+|staticcheck\.conf|\.?clippy\.toml|tarpaulin\.toml|codecov\.ya?ml)$/;
/** They only take away. */
const IGNORE_FILE = /(^|\/)\.(?:eslintignore|flake8ignore|semgrepignore|gitleaksignore|trivyignore)$/;
/** A script of package.json that checks, by its name; npm's own placeholder may be replaced. */
const CHECK_SCRIPT = /^\s*"(?:pre|post)?(?:test|lint|check|coverage|typecheck|types|verify|validate|unit|e2e|integration|spec|ci)(?:[:_-][\w:-]*)?"\s*:\s*"/;
const AROUND_TESTS = /^\s*"(?:pre|post)(?:test|lint)(?:[:_-][\w:-]*)?"\s*:\s*"/;
const NO_TESTS_YET = /no test specified/;
const DOES_NOTHING = /:\s*"(?:true|:|exit 0|echo\b[^&|;]*)"/;
/** Settings of tests, coverage and linters inside of package.json. */
const MANIFEST_SETTING = /^\s*"(?:coverageThreshold|check-coverage|testMatch|testRegex|testPathIgnorePatterns|coveragePathIgnorePatterns|modulePathIgnorePatterns|collectCoverageFrom|passWithNoTests|ignorePatterns|eslintConfig|eslintIgnore|jest|nyc|c8|mocha)"\s*:|^\s*"(?:lines|branches|functions|statements)"\s*:\s*\d|:\s*\[?\s*"off"/;
const MANIFEST_LOOSENS = /^\s*"(?:testPathIgnorePatterns|coveragePathIgnorePatterns|modulePathIgnorePatterns|passWithNoTests|ignorePatterns|eslintIgnore)"\s*:|:\s*\[?\s*"off"/;
/**
 * Files that hold such settings among others: the keys whose lines may not change or go, and those
 * that loosen something where they come. A first setting alone is welcome.
 */
const SETTINGS = [
    {
        path: /(^|\/)pyproject\.toml$/,
        held: /^\s*(?:fail_under|addopts|testpaths|python_(?:files|classes|functions)|filterwarnings|select|extend-select|strict|disallow_\w+|warn_\w+)\s*=|^\s*\[tool\.(?:pytest|coverage|ruff|mypy|pylint|bandit)/,
        loosens: /^\s*(?:norecursedirs|omit|exclude\w*|extend-exclude|ignore|extend-ignore|per-file-ignores|disable_error_code|ignore_errors|disable|skips?)\s*=|^\s*addopts\b.*(?:--ignore|--deselect|--no-cov|-k\b|-m\b)/,
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
const TASK_FILE = /(^|\/)(?:package\.json|(?:GNU)?[Mm]akefile|\w+\.mk|[Jj]ustfile|Taskfile\.ya?ml|noxfile\.py|\.pre-commit-config\.ya?ml)$/;
const SCRIPT = /(^|\/)(?:\.ci|ci|scripts?)\/[^/]+$/;
const EXIT_CODE_DROPPED = /\|\|\s*(?:true\b|:|exit 0)|;\s*(?:true|exit 0)\s*"?,?$/;
const IS_MAKEFILE = /(^|\/)(?:(?:GNU)?[Mm]akefile|\w+\.mk)$/;
const same = (text) => text.trim().replace(/,$/, "");
/** Lines that one side has and the other has not, whatever comma ends them. */
const onlyIn = (lines, others) => lines
    .map(({ text }) => text)
    .filter((text) => !others.some((other) => same(other.text) === same(text)));
function manifest(file, { gone, come }) {
    const scripts = gone.filter((text) => CHECK_SCRIPT.test(text) && !NO_TESTS_YET.test(text)).length +
        come.filter((text) => AROUND_TESTS.test(text)).length +
        come.filter((text) => CHECK_SCRIPT.test(text) && DOES_NOTHING.test(text)).length;
    const settings = gone.some((text) => MANIFEST_SETTING.test(text)) ||
        come.some((text) => MANIFEST_LOOSENS.test(text));
    return [
        ...(scripts > 0
            ? [(0,finding/* finding */.g)("high", "A script that runs tests or the linter changes.", { file })]
            : []),
        ...(settings
            ? [(0,finding/* finding */.g)("high", "The settings of tests, coverage or a linter change.", { file })]
            : []),
    ];
}
/** Changes to how tests, coverage and linters are set up or run. */
function settings(diff) {
    const { path: file, status, added, removed } = diff;
    if ((status !== "created" && CONFIGURATION.test(file)) || IGNORE_FILE.test(file))
        return [(0,finding/* finding */.g)("high", "The configuration of tests, coverage or a linter changes.", { file })];
    const grave = TASK_FILE.test(file);
    const drops = (text) => EXIT_CODE_DROPPED.test(text) || (IS_MAKEFILE.test(file) && /^\t\s*@?-/.test(text));
    const dropped = (grave || SCRIPT.test(file) ? added : [])
        .filter(({ text }) => drops(text))
        .map(({ line }) => (0,finding/* finding */.g)(grave ? "high" : "medium", "Here a command that fails counts as one that succeeded.", { file, line }));
    const gone = onlyIn(removed, added);
    const come = onlyIn(added, removed);
    const changed = SETTINGS.filter(({ path }) => path.test(file)).some(({ held, loosens }) => gone.some((text) => held.test(text)) || come.some((text) => loosens.test(text)));
    const snapshot = /\.snap$/.test(file) && removed.length > 0;
    return [
        ...dropped,
        ...(changed && status !== "created"
            ? [(0,finding/* finding */.g)("high", "The settings of tests, coverage or a linter change.", { file })]
            : []),
        ...(snapshot ? [(0,finding/* finding */.g)("medium", "What a test expects is written anew.", { file })] : []),
        ...(/(^|\/)package\.json$/.test(file) ? manifest(file, { gone, come }) : []),
    ];
}

;// CONCATENATED MODULE: ./build/core/review/weakened-tests.js







/**
 * Ways to pass without being better, compared with the base: tests deleted, moved out of sight, skipped
 * or emptied, coverage or linter loosened (threat 24). `high` escalates; `medium` is named in the report.
 * It reads lines, not programs: what a test still proves is for whoever reviews.
 * @param checks as in the configuration: what they run must not be part of the change
 * @param base what tells new settings from the first ones
 */
const weakenedTests = (files, checks = {}, base = overrides/* NO_SETTINGS */.Ac) => [
    ...balance(files),
    ...files.flatMap((file) => [
        ...markers(file),
        ...earlyReturns(file),
        ...trivialAssertions(file),
        ...settings(file),
    ]),
    ...(0,overrides/* overrides */.mt)(files, base),
    ...judges(files, checks),
];
/** True where people must look before anything goes on. */
const weakens = (findings) => findings.some(({ rule, severity }) => rule === finding/* RULE */.x && severity === "high");


/***/ }),

/***/ 11967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ finding),
/* harmony export */   x: () => (/* binding */ RULE)
/* harmony export */ });
const RULE = "miyabi/weakened-tests";
/** `high` stops for people; `medium` is named in the report, and goes on. */
const finding = (severity, message, place = {}) => ({ part: "tests", severity, message, rule: RULE, ...place });


/***/ }),

/***/ 57215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ NO_SETTINGS),
/* harmony export */   Vy: () => (/* binding */ bringsSettings),
/* harmony export */   av: () => (/* binding */ settingsBeside),
/* harmony export */   mt: () => (/* binding */ overrides)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11967);

const key = (name) => new RegExp(`^\\s*"${name}"\\s*:`, "m");
const section = (name) => new RegExp(`^\\s*\\[${name}`, "m");
const SCRIPT = String.raw `[cm]?[jt]s`;
const VITE = Object.fromEntries(["js", "mjs", "cjs", "ts", "mts", "cts"].map((end) => [`vite.config.${end}`, /\btest\s*:/]));
/** Each tool takes the file nearest to what it looks at, and of several beside each other one alone. */
const TOOLS = [
    {
        own: new RegExp(String.raw `^jest\.config\.(?:${SCRIPT}|json)$`),
        held: { "package.json": key("jest") },
    },
    { own: new RegExp(String.raw `^vitest\.config\.${SCRIPT}$`), held: VITE },
    { own: /^\.mocharc\.\w+$/, held: { "package.json": key("mocha") } },
    { own: /^\.(?:nycrc|c8rc)(?:\.\w+)?$/, held: { "package.json": key("(?:nyc|c8)") } },
    {
        own: new RegExp(String.raw `^(?:eslint\.config\.${SCRIPT}|\.eslintrc(?:\.\w+)?)$`),
        held: { "package.json": key("eslintConfig") },
    },
    { own: /^\.?biome\.jsonc?$/, held: {} },
    { own: /^(?:\.oxlintrc\.json|oxlint\.config\.ts)$/, held: {} },
    {
        own: /^\.?pytest\.(?:ini|toml)$/,
        held: {
            "pyproject.toml": section(String.raw `tool\.pytest\b`),
            "tox.ini": section("pytest"),
            "setup.cfg": section("tool:pytest"),
        },
    },
    {
        own: /^\.coveragerc(?:\.toml)?$/,
        held: {
            "pyproject.toml": section(String.raw `tool\.coverage\b`),
            "tox.ini": section("coverage:"),
            "setup.cfg": section("coverage:"),
        },
    },
    { own: /^\.?ruff\.toml$/, held: { "pyproject.toml": section(String.raw `tool\.ruff\b`) } },
    {
        own: /^\.flake8$/,
        held: { "tox.ini": section("flake8"), "setup.cfg": section("flake8") },
    },
    {
        own: /^\.?mypy\.ini$/,
        held: { "pyproject.toml": section(String.raw `tool\.mypy\b`), "setup.cfg": section("mypy") },
    },
    {
        own: /^\.?pylintrc(?:\.toml)?$/,
        held: { "pyproject.toml": section(String.raw `tool\.pylint\b`), "setup.cfg": section("pylint") },
    },
    { own: /^\.golangci\.(?:ya?ml|toml|json)$/, held: {} },
    { own: /^staticcheck\.conf$/, held: {} },
    { own: /^\.?clippy\.toml$/, held: {} },
];
/** Settings that override nothing. */
const NO_SETTINGS = { paths: [], texts: new Map() };
const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);
const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);
/** Whether the change brings settings of the tool in this file, as far as its lines tell. */
function brings({ own, held }, { path, status, added }) {
    const name = nameOf(path);
    if (status === "deleted")
        return false;
    if (own.test(name))
        return status === "created";
    const mark = held[name];
    return mark !== undefined && added.some(({ text }) => mark.test(text));
}
/** Files of the base in the folder or above it in which the tool's settings could stand. */
const candidates = ({ own, held }, path, paths) => paths.filter((other) => {
    const name = nameOf(other);
    return (own.test(name) || held[name] !== undefined) && path.startsWith(folderOf(other));
});
/** Whether the change brings settings at all; else nothing of the base needs to be read. */
const bringsSettings = (files) => files.some((file) => TOOLS.some((tool) => brings(tool, file)));
/** Those of the base's paths of which `overrides` needs the texts. */
const settingsBeside = (files, paths) => [
    ...new Set(TOOLS.flatMap((tool) => files
        .filter((file) => brings(tool, file))
        .flatMap(({ path }) => candidates(tool, path, paths)))),
];
/**
 * Settings that the change brings to a place where the base has others for the same tool: whatever they
 * say, the old ones no longer count there. The first settings are welcome, and so are those of a folder
 * that is new as a whole: nothing was looked at there before.
 */
const overrides = (files, base) => TOOLS.flatMap((tool) => {
    const holds = (path) => {
        const mark = tool.held[nameOf(path)];
        return mark === undefined || mark.test(base.texts.get(path) ?? "");
    };
    return files
        .filter((file) => brings(tool, file))
        .flatMap(({ path }) => {
        const folder = folderOf(path);
        const others = candidates(tool, path, base.paths).filter(holds);
        const isNew = folder !== "" && !base.paths.some((other) => other.startsWith(folder));
        const [old] = others;
        return old === undefined || isNew || others.includes(path)
            ? []
            : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)("high", `These settings take the place of those in ${old}.`, { file: path })];
    });
});


/***/ }),

/***/ 8239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FG: () => (/* binding */ parseAttempt),
/* harmony export */   L5: () => (/* binding */ parseCommit),
/* harmony export */   id: () => (/* binding */ parseIssueNumber)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);
/* harmony import */ var _review_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47830);


/** The `issue` input that most actions have. @throws UserError invalid_input */
function parseIssueNumber(raw) {
    if (/^[1-9]\d{0,9}$/.test(raw))
        return Number(raw);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("invalid_input", `issue must be the number of an issue, got "${raw}".`);
}
/** Whole id of a commit, as an input. @throws UserError invalid_input */
function parseCommit(name, raw) {
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(raw))
        return raw;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("invalid_input", `${name} must be the whole id of a commit, got "${raw}".`);
}
/** The `attempt` input: which execution of the build. @throws UserError invalid_input */
function parseAttempt(raw) {
    const attempt = Number(raw);
    if (Number.isInteger(attempt) && attempt >= 1 && attempt <= _review_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ATTEMPTS */ .m)
        return attempt;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("invalid_input", `attempt must be 1 to ${_review_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ATTEMPTS */ .m}, got "${raw}".`);
}


/***/ }),

/***/ 56427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ isPythonSource),
/* harmony export */   Kh: () => (/* binding */ isScript),
/* harmony export */   Yw: () => (/* binding */ isRustSource),
/* harmony export */   __: () => (/* binding */ isSource),
/* harmony export */   ej: () => (/* binding */ isGoSource),
/* harmony export */   hl: () => (/* binding */ isTestFile),
/* harmony export */   js: () => (/* binding */ isScriptSource)
/* harmony export */ });
/** What kind of file a path is, from its name alone. */
const TEST = /(^|\/)(__tests__|tests?|specs?|e2e)\/|[._-](test|spec|tests)\.[^/.]+$|(^|\/)(test_[^/]+|[^/]+_test|conftest)\.[^/.]+$/i;
const isTestFile = (path) => TEST.test(path);
const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const SCRIPT_CONFIG = /(^|\/)[^/]+\.config\.[cm]?[jt]s$|\.d\.[cm]?ts$/;
const PYTHON_SETUP = /(^|\/)(?:setup|noxfile|docs\/conf)\.py$/;
/** Where `go mod vendor` and `cargo vendor` lay down what somebody else wrote. */
const VENDORED = /(^|\/)vendor\//;
const RUST_BUILD = /(^|\/)(?:build\.rs$|benches\/|examples\/)/;
/** JavaScript or TypeScript that tests can run: no test, configuration or declaration. */
const isScriptSource = (path) => SCRIPT.test(path) && !isTestFile(path) && !SCRIPT_CONFIG.test(path);
const isScript = (path) => SCRIPT.test(path);
/** Python that tests can run: no test, and nothing that only builds or documents. */
const isPythonSource = (path) => path.endsWith(".py") && !isTestFile(path) && !PYTHON_SETUP.test(path);
/** Go that tests can run, of the repository itself. */
const isGoSource = (path) => path.endsWith(".go") && !isTestFile(path) && !VENDORED.test(path);
/** Rust that tests can run, of the repository itself: no test, build script, benchmark or example. */
const isRustSource = (path) => path.endsWith(".rs") && !isTestFile(path) && !RUST_BUILD.test(path) && !VENDORED.test(path);
/** Files of an ecosystem's language that tests can run: no test, no configuration. */
const IS_SOURCE = {
    node: isScriptSource,
    python: isPythonSource,
    go: isGoSource,
    rust: isRustSource,
};
/** A source file of whatever language we know. */
const isSource = (path) => Object.values(IS_SOURCE).some((fits) => fits(path));


/***/ })

};
