export const id = 3140;
export const ids = [3140];
export const modules = {

/***/ 51728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ST: () => (/* binding */ LOG_LIMITS),
/* harmony export */   _$: () => (/* binding */ calibrationOf),
/* harmony export */   g: () => (/* binding */ calibrated),
/* harmony export */   ul: () => (/* binding */ expectedMinutes)
/* harmony export */ });
/** Below this many, a median says more about chance than about the repository. */
const LEAST_SAMPLES = 3;
/** Work changes: what was long ago does not count. */
const MOST_SAMPLES = 200;
/** A schedule must stay a schedule, whatever the log says. */
const BOUNDS = { least: 0.1, most: 10 };
/** What of a log is worth reading for it. */
const LOG_LIMITS = { files: 60, bytes: 2 * 1024 * 1024 };
/**
 * How long tasks of each type really take, by the median of actual / estimated; undefined where there
 * are too few. Only successes count, and each task once, with its newest: ids of tasks come again where
 * an issue is planned anew, and then the older plan's task is no longer what that id means. (The
 * repair of a task after a review has no estimate in the log at all: log-entry.ts.)
 */
function calibrationOf(past) {
    const newest = new Map();
    for (const one of past) {
        if (one.status !== "success")
            continue;
        const known = newest.get(one.task);
        if (known === undefined || known.at < one.at)
            newest.set(one.task, one);
    }
    const counted = [...newest.values()]
        .sort((a, b) => b.at.getTime() - a.at.getTime())
        .slice(0, MOST_SAMPLES);
    const overall = measureOf(counted);
    if (overall === undefined)
        return undefined;
    const byType = {};
    for (const type of new Set(counted.map((one) => one.type))) {
        const measure = measureOf(counted.filter((one) => one.type === type));
        if (measure !== undefined)
            byType[type] = measure;
    }
    return { byType, overall };
}
function measureOf(tasks) {
    if (tasks.length < LEAST_SAMPLES)
        return undefined;
    const middle = median(tasks.map(({ actualMinutes, estimatedMinutes }) => actualMinutes / estimatedMinutes));
    const bounded = Math.min(BOUNDS.most, Math.max(BOUNDS.least, middle));
    // What is shown is what is scheduled with: no digits that nobody sees.
    return { ratio: Math.round(bounded * 100) / 100, samples: tasks.length };
}
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    return ((sorted[Math.ceil(middle - 1)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
/** Minutes to schedule with: by the task's type, else by all types, else the estimate itself. */
const expectedMinutes = ({ type, estimatedMinutes }, calibration) => {
    if (calibration === undefined)
        return estimatedMinutes;
    const { ratio } = calibration.byType[type] ?? calibration.overall;
    return estimatedMinutes * ratio;
};
/** The tasks as they are scheduled. The plan keeps its own: their digest is what people approve. */
const calibrated = (tasks, calibration) => tasks.map((task) => ({ ...task, estimatedMinutes: expectedMinutes(task, calibration) }));


/***/ }),

/***/ 86879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O9: () => (/* binding */ coversPath),
/* harmony export */   l1: () => (/* binding */ literalPath),
/* harmony export */   nk: () => (/* binding */ sharedPath),
/* harmony export */   z9: () => (/* binding */ pathProblem)
/* harmony export */ });
/* unused harmony export pathsOverlap */
/** The part of a predicted path before its first wildcard, without a trailing slash. */
const literalPath = (path) => {
    const wild = path.search(/[*?[{]/);
    const head = wild < 0 ? path : path.slice(0, path.lastIndexOf("/", wild) + 1);
    return head.replace(/^\.\//, "").replace(/\/+$/, "");
};
/** True where a literal path is another one, or a folder around it. */
const coversPath = (outer, inner) => outer === "" || outer === inner || inner.startsWith(`${outer}/`);
/** True where two predicted paths may mean the same file: equal, or one a folder around the other. */
function pathsOverlap(a, b) {
    const [left, right] = [literalPath(a), literalPath(b)];
    return coversPath(left, right) || coversPath(right, left);
}
/** The first pair of paths that two tasks may both touch. */
function sharedPath(a, b) {
    return a.find((path) => b.some((other) => pathsOverlap(path, other)));
}
/** Why a path is none inside a repository, undefined where it is one. */
function pathProblem(path) {
    if (path === "")
        return "is empty";
    if (path.startsWith("/") || /^[A-Za-z]:/.test(path))
        return "is absolute";
    if (path.startsWith("~"))
        return "points to a home folder";
    if (path.includes("\\") || /\p{C}/u.test(path))
        return "holds a character that no path here has";
    const parts = path.split("/");
    if (parts.includes(".."))
        return "leaves the repository";
    if (parts.some((part) => part.toLowerCase() === ".git"))
        return "is git's own";
    return undefined;
}


/***/ }),

/***/ 34901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ concerns),
/* harmony export */   M: () => (/* binding */ changedLines)
/* harmony export */ });
const changedLines = (files) => new Map(files.map(({ path, added }) => [path, new Set(added.map(({ line }) => line))]));
/**
 * Whether a finding counts against the change. One without a place cannot be put on anyone else and
 * counts; one about a whole file counts where the change touches the file.
 */
function concerns(change, finding) {
    if (finding.file === undefined)
        return true;
    const lines = change.get(finding.file);
    if (lines === undefined)
        return false;
    return finding.line === undefined || lines.has(finding.line);
}


/***/ }),

/***/ 39529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ REVIEW_FILES)
/* harmony export */ });
/** Names of the files in the review's artifact. */
const REVIEW_FILES = {
    outcome: "review.json",
    /** `base..head` of the reviewed tree, its tip named like the issue's branch. */
    bundle: "change.bundle",
    /** The newest TaskResult of each task. */
    results: "results.json",
    /** Only where there is a score: the findings as SARIF 2.1.0, for code scanning. */
    sarif: "review.sarif",
    /** Only where next is rebuild: what to execute again, and why. */
    rework: "rework.json",
};


/***/ }),

/***/ 46100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ud: () => (/* binding */ FAILING_TEST),
  Is: () => (/* binding */ POSSIBLE),
  uw: () => (/* binding */ scoreOf)
});

// EXTERNAL MODULE: ./build/core/review/changed-lines.js
var changed_lines = __webpack_require__(34901);
;// CONCATENATED MODULE: ./build/core/review/old-debt.js
const about = ({ rule = "", message, severity }) => JSON.stringify([rule, severity, message]);
const place = (finding) => JSON.stringify([finding.file ?? "", about(finding)]);
/** A bag of findings, each of which stands for one other at most. */
class Bag {
    #left = new Map();
    constructor(keys) {
        for (const key of keys)
            this.#left.set(key, (this.#left.get(key) ?? 0) + 1);
    }
    take(key) {
        const left = this.#left.get(key) ?? 0;
        if (left > 0)
            this.#left.set(key, left - 1);
        return left > 0;
    }
}
/**
 * Parts the findings of a tree into new ones and those that its base had already (ADR 14): same rule,
 * severity, message and file, whatever the line; or in a file that the change deletes, since what moves
 * is no news. Each finding of the base excuses one. Where the base could not be measured, or was not,
 * nothing is excused.
 */
function partDebt(head, base, deleted) {
    if (base?.kind !== "known")
        return { fresh: [...head], old: [] };
    const isGone = ({ file }) => file !== undefined && deleted.has(file);
    const here = new Bag(base.findings.filter((one) => !isGone(one)).map(place));
    const moved = new Bag(base.findings.filter(isGone).map(about));
    const parted = { fresh: [], old: [] };
    for (const finding of head) {
        const isOld = here.take(place(finding)) || moved.take(about(finding));
        (isOld ? parted.old : parted.fresh).push(finding);
    }
    return parted;
}

;// CONCATENATED MODULE: ./build/core/review/score.js


/** Points that each part can earn (seed phase 6, step 2). */
const POSSIBLE = { tests: 35, lint: 25, security: 20, docs: 20 };
/** Down to a tenth: 79.96 does not become the 80 that approves. */
const points = (value) => Math.floor(value * 10 + 1e-9) / 10;
const percent = (value) => `${Math.floor(value * 10) / 10}%`;
const unknown = (name, reason) => ({
    points: 0,
    line: `${name}: unknown, earns nothing (${reason})`,
    findings: [],
    unknown: reason,
});
const failingOf = ({ passed, failed }) => passed === undefined ? "Tests fail." : `${failed} ${failed === 1 ? "test fails" : "tests fail"}.`;
/** Rule of a finding that names a test; rework.ts tells by it who may have broken what. */
const FAILING_TEST = "miyabi/failing-test";
const failing = ({ name, ...place }) => ({
    part: "tests",
    severity: "error",
    message: `Fails: ${name}`,
    rule: FAILING_TEST,
    ...place,
});
function scoreTests(tests, target) {
    if (tests.kind === "unknown")
        return unknown("Tests", tests.reason);
    const { passed, failed, coverage, uncovered = "line coverage was not measured" } = tests;
    const counts = passed === undefined
        ? `${failed} failed, passed not counted`
        : `${passed} passed, ${failed} failed`;
    const nothing = (why) => ({
        points: 0,
        line: `Tests: ${why} → 0/35 points`,
        findings: [],
    });
    if (failed > 0)
        return {
            ...nothing(counts),
            findings: [
                { part: "tests", severity: "error", message: failingOf(tests) },
                ...(tests.failures ?? []).map(failing),
            ],
        };
    if (passed === 0)
        return nothing("no test ran");
    if (coverage === undefined) {
        const missing = unknown("Tests", uncovered);
        return { ...missing, line: `${missing.line}; ${counts}` };
    }
    const earned = points(POSSIBLE.tests * Math.min(1, coverage / target));
    return {
        points: earned,
        line: `Tests coverage: ${percent(coverage)} (target ${target}%), ${counts} → ${earned}/35 points`,
        findings: [],
    };
}
function scoreLint(lint, change) {
    if (lint.kind === "unknown")
        return unknown("Lint", lint.reason);
    const findings = lint.findings.filter((finding) => (0,changed_lines/* concerns */.K)(change, finding));
    const debt = lint.findings
        .filter((finding) => !(0,changed_lines/* concerns */.K)(change, finding))
        .map((finding) => ({ ...finding, why: "elsewhere" }));
    const errors = findings.filter(({ severity }) => severity === "error").length;
    const warnings = findings.filter(({ severity }) => severity === "warning").length;
    const earned = Math.max(0, POSSIBLE.lint - 5 * errors - warnings);
    const rest = debt.length > 0 ? `, ${debt.length} outside the changed lines not counted` : "";
    return {
        points: earned,
        line: `Lint: ${errors} errors, ${warnings} warnings${rest} → ${earned}/25 points`,
        findings,
        debt,
    };
}
const isGrave = ({ severity }) => severity === "critical" || severity === "high";
/** What is said of the base in a part's line. */
function besideBase(base, old) {
    if (base?.kind === "unknown")
        return `, all counted since the base could not be measured (${base.reason})`;
    return old.length > 0 ? `, ${old.length} of the base not counted` : "";
}
const asDebt = (old) => old.map((finding) => ({ ...finding, why: "base" }));
function scoreSecurity({ audit, base, secrets, dependencies, deleted, }) {
    const own = [...secrets, ...dependencies];
    if (audit.kind === "unknown")
        return { ...unknown("Security", audit.reason), findings: own };
    const { fresh, old } = partDebt(audit.findings, base, deleted);
    const findings = [...own, ...fresh];
    const count = (...severities) => findings.filter(({ severity }) => severities.includes(severity)).length;
    const grave = count("critical", "high");
    const [medium, low] = [count("medium"), count("low")];
    const earned = grave > 0 ? 0 : Math.max(0, POSSIBLE.security - 5 * medium - low);
    return {
        points: earned,
        line: `Security: ${grave} critical or high, ${medium} medium, ${low} low${besideBase(base, old)} → ${earned}/20 points`,
        findings,
        debt: asDebt(old),
    };
}
function scoreDocs(docs, { base, deleted }) {
    if (docs.kind === "unknown")
        return unknown("Documentation", docs.reason);
    const { publicItems, documented, findings } = docs;
    const { fresh, old } = partDebt(findings, base, deleted);
    // A tool that lists fewer findings than it counts gaps is not believed further than its list goes.
    const gaps = publicItems - documented;
    const missing = Math.max(Math.min(gaps, fresh.length), gaps - old.length, 0);
    const counted = documented + missing;
    const share = counted === 0 ? 1 : documented / counted;
    const earned = points(POSSIBLE.docs * Math.min(1, share));
    const said = counted === 0
        ? "no public items in the changed files"
        : `${documented} of ${counted} public items`;
    return {
        points: earned,
        line: `Documentation: ${said}${besideBase(base, old)} → ${earned}/20 points`,
        findings: fresh,
        debt: asDebt(old),
    };
}
const ORDER = ["REJECT", "REVIEW", "APPROVE"];
const lower = (a, b) => ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b;
/** The best that a model's findings leave possible: they lower the verdict, never raise it. */
function ceilingOf(review) {
    if (review.some((finding) => isGrave(finding) || finding.severity === "error"))
        return "REJECT";
    return review.some(({ severity }) => severity === "medium" || severity === "warning")
        ? "REVIEW"
        : "APPROVE";
}
/**
 * The score of one tree (design: domain, "Score"): 35 + 25 + 20 + 20 points from the repository's own
 * tools. A part that could not be measured earns nothing and is named. Pure: the same measurements
 * always give the same score.
 */
function scoreOf(measured, thresholds) {
    const tests = scoreTests(measured.tests, thresholds.coverageTarget);
    const parts = {
        tests: { ...tests, findings: [...tests.findings, ...measured.weakened] },
        lint: scoreLint(measured.lint, measured.change),
        security: scoreSecurity({ ...measured, base: measured.base?.audit }),
        docs: scoreDocs(measured.docs, { base: measured.base?.docs, deleted: measured.deleted }),
    };
    const all = Object.entries(parts);
    const score = points(all.reduce((sum, [, part]) => sum + part.points, 0));
    const grave = parts.security.findings.some(isGrave);
    const bySum = score >= thresholds.approve ? "APPROVE" : score >= thresholds.human ? "REVIEW" : "REJECT";
    const verdict = lower(bySum, ceilingOf(measured.review));
    const lowered = verdict !== bySum ? [`Review by model: lowers ${bySum} to ${verdict}`] : [];
    return {
        score,
        breakdown: {
            tests: parts.tests.points,
            lint: parts.lint.points,
            security: parts.security.points,
            docs: parts.docs.points,
        },
        recommendation: grave ? "REJECT" : verdict,
        issues: [...all.flatMap(([, part]) => part.findings), ...measured.review],
        debt: all.flatMap(([, { debt = [] }]) => debt),
        unknown: [
            ...all.flatMap(([part, { unknown: reason }]) => reason === undefined ? [] : [{ part, reason }]),
            ...(measured.unknown ?? []),
        ],
        explanation: [...all.map(([, { line }]) => line), ...lowered],
    };
}


/***/ }),

/***/ 5525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ graphTimes)
/* harmony export */ });
/** Critical path method (Kelley & Walker 1959) over a graph without problems. */
function graphTimes(tasks) {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const inside = ({ dependencies }) => dependencies.flatMap((id) => byId.get(id) ?? []);
    const order = topological(tasks);
    const level = new Map();
    const finish = new Map();
    const critical = new Map();
    for (const task of order) {
        let [start, depth, before] = [0, 0, undefined];
        for (const { id } of inside(task)) {
            const end = finish.get(id) ?? 0;
            depth = Math.max(depth, (level.get(id) ?? 0) + 1);
            if (end > start)
                [start, before] = [end, id];
        }
        level.set(task.id, depth);
        finish.set(task.id, start + task.estimatedMinutes);
        critical.set(task.id, before);
    }
    const makespan = Math.max(0, ...finish.values());
    const latest = new Map(order.map(({ id }) => [id, makespan]));
    for (const task of [...order].reverse()) {
        const start = (latest.get(task.id) ?? makespan) - task.estimatedMinutes;
        for (const { id } of inside(task))
            latest.set(id, Math.min(latest.get(id) ?? makespan, start));
    }
    const path = [];
    let at = order.find(({ id }) => finish.get(id) === makespan)?.id;
    while (at !== undefined) {
        path.unshift(at);
        at = critical.get(at);
    }
    const levels = [];
    for (const { id } of order)
        (levels[level.get(id) ?? 0] ??= []).push(id);
    return {
        order: order.map(({ id }) => id),
        timing: new Map(order.map(({ id, estimatedMinutes }) => [
            id,
            {
                level: level.get(id) ?? 0,
                earliestStart: (finish.get(id) ?? 0) - estimatedMinutes,
                slack: (latest.get(id) ?? 0) - (finish.get(id) ?? 0),
            },
        ])),
        criticalPath: path,
        criticalPathMinutes: makespan,
        levels,
    };
}
/** @throws Error where there is a cycle: the graph was to be checked before */
function topological(tasks) {
    const known = new Set(tasks.map(({ id }) => id));
    const waiting = new Map();
    const dependents = new Map();
    for (const task of tasks) {
        const dependencies = new Set(task.dependencies.filter((id) => known.has(id)));
        waiting.set(task.id, dependencies.size);
        for (const id of dependencies)
            dependents.set(id, [...(dependents.get(id) ?? []), task]);
    }
    const order = [];
    let ready = tasks.filter(({ id }) => waiting.get(id) === 0);
    while (ready.length > 0) {
        order.push(...ready);
        const next = [];
        for (const { id } of ready)
            for (const dependent of dependents.get(id) ?? []) {
                const left = (waiting.get(dependent.id) ?? 0) - 1;
                waiting.set(dependent.id, left);
                if (left === 0)
                    next.push(dependent);
            }
        ready = next;
    }
    if (order.length < tasks.length)
        throw new Error("the task graph has a cycle");
    return order;
}


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
/* harmony import */ var _deploy_held_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31137);
/* harmony import */ var _session_edit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99698);
/* harmony import */ var _budget_usage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44717);



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
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
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
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
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
        ? (0,_budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .usageBeyond */ .$e)(usage, known.usage)
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
    const paid = news.reduce((sum, result) => (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .spend */ .Rf)(sum, "codegen", addedUsage(record, result)), {
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
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
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
    const { modelCalls, ...kept } = report;
    const paid = { usage: report.usage, modelCalls };
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .payFor */ .Ce)({ ...worked, reviews: [...worked.reviews, kept] }, "review", paid);
}
/**
 * The record with an environment's result in it: the newest of each release and environment. One that is held
 * back for now takes no place of what was deployed.
 */
function foldDeployment(record, result) {
    const same = (one) => one.release === result.release && one.environment === result.environment;
    const phased = record.deployments.some((one) => same(one) && one.startedAt === result.startedAt)
        ? record
        : (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
            name: "deployment",
            startedAt: new Date(result.startedAt),
            seconds: result.seconds,
            outcome: phaseOutcome(result.outcome),
            ...(result.error === undefined ? {} : { error: result.error }),
        });
    const keeps = (0,_deploy_held_js__WEBPACK_IMPORTED_MODULE_0__/* .isHeld */ .i7)(result) && !(0,_deploy_held_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(result);
    if (keeps && record.deployments.some((one) => same(one) && one.outcome !== "held"))
        return phased;
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
        case "held":
            return "waiting";
        case "unhealthy":
        case "rolled_back":
        case "rollback_failed":
            return "failure";
    }
}
/** All that the session has cost. */
const totalUsage = ({ usage }) => Object.values(usage).reduce(_budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .addUsage */ .vk, _budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_USAGE */ .yJ);


/***/ })

};
