export const id = 570;
export const ids = [570];
export const modules = {

/***/ 47830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hc: () => (/* binding */ verdictOn),
/* harmony export */   m: () => (/* binding */ MAX_ATTEMPTS),
/* harmony export */   uj: () => (/* binding */ verdictAgain)
/* harmony export */ });
/* harmony import */ var _weakened_tests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81847);

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
/**
 * Where a change goes that was reviewed before and is judged again together with what came into its
 * base (ADR 8). There is no further attempt: what is rejected goes to people, and so do tests that fail
 * now and did not before, whatever the score.
 */
function verdictAgain(report, before) {
    const verdict = verdictOn(report, MAX_ATTEMPTS);
    if (verdict.next === "publish" && report.testsFailed > 0 && before.testsFailed === 0)
        return {
            next: "escalate",
            escalation: "quality",
            why: `${report.testsFailed} tests fail together with what came into the base`,
        };
    return verdict.escalation === "quality" && report.recommendation === "REJECT"
        ? { ...verdict, why: `with what came into the base it is rejected with ${report.score}/100` }
        : verdict;
}


/***/ }),

/***/ 81847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ weakenedTests),
  t: () => (/* binding */ weakens)
});

// EXTERNAL MODULE: ./build/core/source-files.js
var source_files = __webpack_require__(56427);
;// CONCATENATED MODULE: ./build/core/review/weakened/finding.js
const RULE = "miyabi/weakened-tests";
/** `high` stops for people; `medium` is named in the report, and goes on. */
const finding = (severity, message, place = {}) => ({ part: "tests", severity, message, rule: RULE, ...place });

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
        return [finding("high", `The change removes ${tests} more tests than it adds.`)];
    const hidden = lostIn(tested.filter(isFoundByName), DECLARATION);
    if (hidden > 0)
        return [
            finding("high", `${hidden} tests move to files in which a test runner may not look for them.`),
        ];
    if (lostIn(tested, TEST_MODULE) > 0)
        return [finding("high", "A module of tests is no longer one.")];
    const assertions = lostIn(tested, ASSERTION, TRIVIAL);
    return assertions > 0
        ? [finding("medium", `The change removes ${assertions} more assertions than it adds.`)]
        : [];
}
/** Assertions that cannot fail, where they are added. */
const trivialAssertions = ({ path, added }) => (0,source_files/* isTestFile */.hl)(path)
    ? added
        .filter(({ text }) => TRIVIAL.test(text) && !COMMENT.test(text))
        .map(({ line }) => finding("medium", "This assertion cannot fail.", { file: path, line }))
    : [];

;// CONCATENATED MODULE: ./build/core/review/weakened/markers.js


/** Ways of each runner to pass over a test, or to take its failure for a success. */
const SKIPPED = [
    // node, jest, vitest, mocha, jasmine, playwright
    /\b(?:describe|it|test|suite|context|specify|ctx|this|t)(?:\.(?:concurrent|sequential|serial|parallel))*\.(?:skip|only|todo|fixme|skipIf|runIf|fails|failing)\b/,
    /(?:^|[^.\w])[xf](?:it|describe|test|context|specify)\s*\(/,
    /(?:^|[^.\w])pending\s*\(/,
    /\{\s*(?:skip|todo|only)\s*:\s*(?:true|["'`])|^\s*(?:skip|todo|only)\s*:\s*(?:true|["'`])/,
    /(?:^|[^.\w])(?:describe|it|test|suite)\s*\(.*[{,]\s*(?:skip|todo|only)\s*:\s*(?!false\b|undefined\b)/,
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
const SKIPPED_IN_RUBY = /^\s*(?:skip|pending)\b|^\s*x(?:it|describe|context|specify)\b/;
/** Rust has its tests among the code. */
const SKIPPED_IN_RUST = /#\[(?:ignore\b|cfg_attr\(.*\bignore\b)/;
const isSkipped = (path, text) => /\.rs$/.test(path)
    ? SKIPPED_IN_RUST.test(text)
    : (0,source_files/* isTestFile */.hl)(path) &&
        (SKIPPED.some((pattern) => pattern.test(text)) ||
            (/\.rb$/.test(path) && SKIPPED_IN_RUBY.test(text)));
/** Whole files or coverage taken out of a tool's sight. */
const SWITCHED_OFF = /eslint-disable(?!-)(?!d)|\/\*\s*eslint\s+[\w@/-]+\s*:\s*\[?["']?(?:off|0)\b|@ts-nocheck|(?:istanbul|c8|v8) ignore|node:coverage (?:ignore|disable)|pragma: no cover|#\s*(?:ruff|flake8)\s*:\s*noqa|#\s*mypy:\s*ignore-errors|#\s*pylint:\s*skip-file|#!\[allow\(|#\[cfg\(not\((?:test|coverage|tarpaulin)|#\[cfg\((?:any\(\)|false)\)\]/;
/** One line taken out of a linter's sight: named, but people do that for reasons. */
const SILENCED = /eslint-disable-(?:next-)?line|@ts-(?:ignore|expect-error)|#\s*(?:noqa|nosec)\b|\/\/\s*nolint\b|#\[allow\(|#\s*type:\s*ignore|#\s*pylint:\s*disable/;
/** A comment that opens in the added lines and goes on over old ones, which so become a comment. */
function swallowed({ path, added }) {
    const lines = new Set(added.map(({ line }) => line));
    return (0,source_files/* isTestFile */.hl)(path)
        ? added
            .filter(({ line, text }) => /\/\*(?!.*\*\/)/.test(text) && !lines.has(line + 1))
            .map(({ line }) => finding("high", "What stood here becomes a comment.", { file: path, line }))
        : [];
}
/** Added lines that take tests or code out of a tool's sight. */
const markers = (file) => [
    ...(file.status === "created" ? [] : swallowed(file)),
    ...file.added.flatMap(({ line, text }) => {
        const place = { file: file.path, line };
        if (isSkipped(file.path, text))
            return [finding("high", "A test is skipped, or others are by `only`.", place)];
        if (SWITCHED_OFF.test(text))
            return [finding("high", "A linter, type check or coverage is switched off here.", place)];
        if (SILENCED.test(text))
            return [finding("medium", "A linter is silenced here.", place)];
        return [];
    }),
];

;// CONCATENATED MODULE: ./build/core/review/weakened/settings.js

/** Files that hold nothing but the settings of a tool that checks. */
const CONFIGURATION = /(^|\/)(?:jest\.config\.\w+|vitest\.config\.\w+|\.nycrc(?:\.\w+)?|\.c8rc(?:\.\w+)?|\.mocharc\.\w+|eslint\.config\.\w+|\.eslintrc(?:\.\w+)?|\.eslintignore|biome\.jsonc?|\.coveragerc|pytest\.ini|tox\.ini|setup\.cfg|ruff\.toml|\.flake8|\.golangci\.ya?ml|clippy\.toml|tarpaulin\.toml|codecov\.ya?ml)$/;
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
            ? [finding("high", "A script that runs tests or the linter changes.", { file })]
            : []),
        ...(settings
            ? [finding("high", "The settings of tests, coverage or a linter change.", { file })]
            : []),
    ];
}
/** Changes to how tests, coverage and linters are set up or run. */
function settings(diff) {
    const { path: file, status, added, removed } = diff;
    if ((status !== "created" && CONFIGURATION.test(file)) || IGNORE_FILE.test(file))
        return [finding("high", "The configuration of tests, coverage or a linter changes.", { file })];
    const grave = TASK_FILE.test(file);
    const drops = (text) => EXIT_CODE_DROPPED.test(text) || (IS_MAKEFILE.test(file) && /^\t\s*@?-/.test(text));
    const dropped = (grave || SCRIPT.test(file) ? added : [])
        .filter(({ text }) => drops(text))
        .map(({ line }) => finding(grave ? "high" : "medium", "Here a command that fails counts as one that succeeded.", { file, line }));
    const gone = onlyIn(removed, added);
    const come = onlyIn(added, removed);
    const changed = SETTINGS.filter(({ path }) => path.test(file)).some(({ held, loosens }) => gone.some((text) => held.test(text)) || come.some((text) => loosens.test(text)));
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
        .map(({ path }) => finding("high", "A program that checks the change is part of it.", { file: path }));
}

;// CONCATENATED MODULE: ./build/core/review/weakened-tests.js





/**
 * Ways to pass without being better, compared with the base: tests deleted, moved out of sight, skipped
 * or emptied, coverage or linter loosened (threat 24). `high` escalates; `medium` is named in the report.
 * It reads lines, not programs: what a test still proves is for whoever reviews.
 * @param checks as in the configuration: what they run must not be part of the change
 */
const weakenedTests = (files, checks = {}) => [
    ...balance(files),
    ...files.flatMap((file) => [...markers(file), ...trivialAssertions(file), ...settings(file)]),
    ...judges(files, checks),
];
/** True where people must look before anything goes on. */
const weakens = (findings) => findings.some(({ rule, severity }) => rule === RULE && severity === "high");


/***/ }),

/***/ 78454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ totalUsage),
/* harmony export */   P$: () => (/* binding */ foldDeployment),
/* harmony export */   kn: () => (/* binding */ addedUsage),
/* harmony export */   u4: () => (/* binding */ foldTasks),
/* harmony export */   u7: () => (/* binding */ foldReview)
/* harmony export */ });
/* harmony import */ var _session_edit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99698);
/* harmony import */ var _budget_usage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44717);


const spanOf = ({ startedAt, seconds }) => {
    const from = Date.parse(startedAt);
    return { from, to: from + seconds * 1000 };
};
const overlaps = (a, b) => a.from < b.to && b.from < a.to;
/** A phase from first start to last end of the results, once. */
function phaseOver(record, name, results) {
    if (results.length === 0)
        return record;
    const spans = results.map(spanOf);
    const startedAt = new Date(Math.min(...spans.map(({ from }) => from)));
    const end = Math.max(...spans.map(({ to }) => to));
    const known = record.phases.some((phase) => phase.name === name && Date.parse(phase.startedAt) === startedAt.getTime());
    if (known)
        return record;
    const failed = results.filter(({ status }) => status === "failed").map(({ task }) => task);
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .addPhase */ .no)(record, {
        name,
        startedAt,
        seconds: (end - startedAt.getTime()) / 1000,
        outcome: failed.length > 0 ? "failure" : "success",
        ...(failed.length > 0 ? { error: `failed: ${failed.join(", ")}` } : {}),
    });
}
/** Seed phase 3: what making the worktrees took, all tasks together. */
function worktreePhase(record, results) {
    const made = results.filter(({ worktreeSeconds }) => worktreeSeconds !== undefined);
    if (made.length === 0)
        return record;
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .addPhase */ .no)(record, {
        name: "worktrees",
        startedAt: new Date(Math.min(...made.map(({ startedAt }) => Date.parse(startedAt)))),
        seconds: made.reduce((sum, { worktreeSeconds = 0 }) => sum + worktreeSeconds, 0),
        outcome: "success",
    });
}
/** Newer than what the record holds of the same task; a repeated hand-over is not. */
const isNews = (record, result) => {
    const known = record.tasks.find(({ task }) => task === result.task);
    return known === undefined || Date.parse(result.startedAt) > Date.parse(known.startedAt);
};
/** What a result adds to the record's costs: one that was resumed holds those of the work before it. */
function addedUsage({ tasks }, result) {
    const { task, usage, resumed } = result;
    const known = tasks.find((one) => one.task === task);
    return known && resumed?.since.includes(known.startedAt)
        ? (0,_budget_usage_js__WEBPACK_IMPORTED_MODULE_1__/* .usageBeyond */ .$e)(usage, known.usage)
        : usage;
}
/** The record with task results in it: the newest of each task, its cost, and the phases' durations. */
function foldTasks(record, results) {
    const news = results.filter((result) => isNews(record, result));
    if (news.length === 0)
        return record;
    const replaced = new Set(news.map(({ task }) => task));
    const spans = news.map(spanOf);
    const side = news.filter((_, at) => spans.some((other, index) => index !== at && overlaps(other, spans[at] ?? other)));
    const paid = news.reduce((sum, result) => (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .spend */ .Rf)(sum, "codegen", addedUsage(record, result)), {
        ...record,
        tasks: [...record.tasks.filter(({ task }) => !replaced.has(task)), ...news],
    });
    const made = worktreePhase(paid, news);
    return phaseOver(phaseOver(made, "implementation", news), "parallel-execution", side);
}
/** The review's duration, once for each hand-over. */
function reviewPhase(record, { timing, kind }) {
    const known = record.phases.some(({ name, startedAt }) => name === "review" && startedAt === timing?.startedAt);
    if (timing === undefined || known)
        return record;
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .addPhase */ .no)(record, {
        name: "review",
        startedAt: new Date(timing.startedAt),
        seconds: timing.seconds,
        outcome: kind === "scored" ? "success" : "failure",
    });
}
/** The record with one attempt's review and task results in it; doing it again changes nothing. */
function foldReview(record, { outcome, results }) {
    const worked = reviewPhase(foldTasks(record, results), outcome);
    if (outcome.kind !== "scored")
        return worked;
    const { report } = outcome;
    const known = worked.reviews.some((one) => one.attempt === report.attempt && one.headSha === report.headSha);
    if (known)
        return worked;
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .spend */ .Rf)({ ...worked, reviews: [...worked.reviews, report] }, "review", report.usage);
}
/** The record with an environment's result in it: the newest of each release and environment. */
function foldDeployment(record, result) {
    const same = (one) => one.release === result.release && one.environment === result.environment;
    const phased = record.deployments.some((one) => same(one) && one.startedAt === result.startedAt)
        ? record
        : (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .addPhase */ .no)(record, {
            name: "deployment",
            startedAt: new Date(result.startedAt),
            seconds: result.seconds,
            outcome: phaseOutcome(result.outcome),
            ...(result.error === undefined ? {} : { error: result.error }),
        });
    return {
        ...phased,
        deployments: [...phased.deployments.filter((one) => !same(one)), result],
    };
}
function phaseOutcome(outcome) {
    switch (outcome) {
        case "healthy":
            return "success";
        case "not_configured":
            return "skipped";
        case "inconclusive":
            return "waiting";
        case "unhealthy":
        case "rolled_back":
        case "rollback_failed":
            return "failure";
    }
}
/** All that the session has cost. */
const totalUsage = ({ usage }) => Object.values(usage).reduce(_budget_usage_js__WEBPACK_IMPORTED_MODULE_1__/* .addUsage */ .vk, _budget_usage_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_USAGE */ .yJ);


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

/***/ 99698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R0: () => (/* binding */ openQuestion),
/* harmony export */   Rf: () => (/* binding */ spend),
/* harmony export */   Z: () => (/* binding */ addRun),
/* harmony export */   f0: () => (/* binding */ rememberComment),
/* harmony export */   gp: () => (/* binding */ addNote),
/* harmony export */   no: () => (/* binding */ addPhase),
/* harmony export */   pt: () => (/* binding */ answerQuestion)
/* harmony export */ });
/* harmony import */ var _budget_usage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44717);

function addPhase(record, entry) {
    const { name, startedAt, seconds, outcome, error } = entry;
    const before = record.phases.filter((phase) => phase.name === name).length;
    const phase = {
        name,
        attempt: entry.attempt ?? before + 1,
        startedAt: startedAt.toISOString(),
        seconds: Math.max(0, seconds),
        outcome,
        ...(error === undefined ? {} : { error }),
    };
    return { ...record, phases: [...record.phases, phase] };
}
/** Adds what an agent has used up. */
const spend = (record, agent, usage) => ({
    ...record,
    usage: { ...record.usage, [agent]: (0,_budget_usage_js__WEBPACK_IMPORTED_MODULE_0__/* .addUsage */ .vk)(record.usage[agent] ?? _budget_usage_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_USAGE */ .yJ, usage) },
});
/** A sentence for whoever reads the record; the same one twice in a row is kept once. */
const addNote = (record, note) => record.notes.at(-1) === note ? record : { ...record, notes: [...record.notes, note] };
/** Remembers a comment of ours, so that it is updated and not looked for again. */
const rememberComment = (record, key, id) => ({
    ...record,
    comments: { ...record.comments, [key]: id },
});
const addRun = (record, runId) => record.runs.includes(runId) ? record : { ...record, runs: [...record.runs, runId] };
/** The newest question that people have not answered. */
const openQuestion = (record) => record.escalations.findLast(({ answered }) => answered === undefined);
/** Writes people's answer to the question of this digest. */
const answerQuestion = (record, digest, answer) => ({
    ...record,
    escalations: record.escalations.map((one) => one.digest === digest && one.answered === undefined
        ? { ...one, answered: { ...answer, at: answer.at.toISOString() } }
        : one),
});


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
const RUST_BUILD = /(^|\/)(?:build\.rs$|benches\/|examples\/)/;
/** JavaScript or TypeScript that tests can run: no test, configuration or declaration. */
const isScriptSource = (path) => SCRIPT.test(path) && !isTestFile(path) && !SCRIPT_CONFIG.test(path);
const isScript = (path) => SCRIPT.test(path);
/** Python that tests can run: no test, and nothing that only builds or documents. */
const isPythonSource = (path) => path.endsWith(".py") && !isTestFile(path) && !PYTHON_SETUP.test(path);
/** Go that tests can run. */
const isGoSource = (path) => path.endsWith(".go") && !isTestFile(path);
/** Rust that tests can run: no test, build script, benchmark or example. */
const isRustSource = (path) => path.endsWith(".rs") && !isTestFile(path) && !RUST_BUILD.test(path);
/** Files of an ecosystem's language that tests can run: no test, no configuration. */
const IS_SOURCE = {
    node: isScriptSource,
    python: isPythonSource,
    go: isGoSource,
    rust: isRustSource,
};
/** A source file of whatever language we know. */
const isSource = (path) => Object.values(IS_SOURCE).some((fits) => fits(path));


/***/ }),

/***/ 34327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ inertLine),
/* harmony export */   h: () => (/* binding */ plainLine)
/* harmony export */ });
/**
 * Text of a model, a tool or a stranger as one line that mentions nobody, refers to and closes no
 * issue, and links nowhere (threats 10 and 44). For titles and commit messages, which are no Markdown.
 */
const plainLine = (text, length) => {
    const line = text
        .replace(/[\p{C}\s]+/gu, " ")
        .trim()
        .replace(/@(?=\w)/g, "")
        .replace(/#(?=\d)/g, "no. ")
        .replace(/\bGH-(?=\d)/gi, "no. ")
        .replace(/:\/\//g, "[:]//")
        .replace(/\bwww\./gi, "www[.]");
    const characters = Array.from(line);
    return characters.length <= length
        ? line
        : `${characters
            .slice(0, length - 1)
            .join("")
            .trimEnd()}…`;
};
/** The same as a line of Markdown, shown as it stands. */
const inertLine = (text, length = 300) => plainLine(text, length).replace(/[\\`*_{}[\]<>#|~!]/g, (character) => `\\${character}`);


/***/ })

};
