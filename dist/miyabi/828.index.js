export const id = 828;
export const ids = [828];
export const modules = {

/***/ 90047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ attemptsText)
/* harmony export */ });
/** What an attempt was judged with, beside what the tasks made. */
function addition({ movedFrom, others }) {
    if (others !== undefined)
        return " with commits of others";
    return movedFrom === undefined ? "" : " on the moved base";
}
/**
 * Each attempt's score, oldest first: `Attempt 1: 45, attempt 2: 72`. A retry counts from 1 again.
 * Undefined where there was only one review, whose score stands everywhere anyway.
 */
function attemptsText(reviews) {
    if (reviews.length < 2)
        return undefined;
    const parts = reviews.map((review, at) => {
        const before = reviews[at - 1];
        const again = before !== undefined && before.attempt > review.attempt ? "after a retry, " : "";
        return `${again}attempt ${review.attempt}${addition(review)}: ${review.score}`;
    });
    const text = parts.join(", ");
    return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
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

/***/ 6726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ clashText),
/* harmony export */   c: () => (/* binding */ clashAdvice)
/* harmony export */ });
/** Why a change that was reviewed, or people's branch, cannot be joined with what came since. */
function clashText({ why, files, branchHead }) {
    const places = `${files.length} ${files.length === 1 ? "file" : "files"}`;
    switch (why) {
        case "branch":
            return `What people pushed to the branch conflicts with what Miyabi made, in ${places}`;
        case "rewritten":
            return "The branch stands on commits that are gone from the default branch; a merge would bring them back";
        case "unrelated":
            return "The branch has no history in common with the default branch";
        case "gone":
            return "The branch was rewritten before it could be reviewed: its commit is gone";
        case undefined:
            return branchHead === undefined
                ? `What came into the base since the review conflicts with the change, in ${places}`
                : `What came into the base conflicts with the branch, in ${places}`;
    }
}
/** What people can do about it. */
function clashAdvice({ why, branchHead }) {
    if (branchHead === undefined)
        return "Comment `/miyabi retry`: the change is made again on the base as it is now.";
    const then = "push, then comment `/miyabi retry`: the branch is reviewed as it stands.";
    switch (why) {
        case "branch":
            return `Put the branch right, with or without what Miyabi made (change.bundle in the review's artifact), ${then}`;
        case "rewritten":
        case "unrelated":
            return `Rebase the branch onto the default branch as it is now, ${then}`;
        case "gone":
            return "Comment `/miyabi retry`: the branch is reviewed as it is then.";
        case undefined:
            return `Merge the default branch into it and resolve the conflicts, ${then}`;
    }
}


/***/ }),

/***/ 33020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ othersText)
/* harmony export */ });
/** `2 commits of others on the branch`. */
const othersText = ({ commits }) => `${commits} ${commits === 1 ? "commit" : "commits"} of others on the branch`;


/***/ }),

/***/ 96683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderReport)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);
/* harmony import */ var _attempts_view_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90047);
/* harmony import */ var _others_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33020);
/* harmony import */ var _sandbox_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10669);
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46100);





const PARTS = ["tests", "lint", "security", "docs"];
const SHOWN_FINDINGS = 50;
const MAX_REFUSED = 1_000;
const MARK = { APPROVE: "✅", REVIEW: "🟡", REJECT: "❌" };
const place = (finding) => finding.file === undefined
    ? ""
    : ` (${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(finding.file)}${finding.line === undefined ? "" : `:${finding.line}`})`;
const item = (finding) => `- **${finding.severity}** ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(finding.message)}${place(finding)}${finding.rule === undefined ? "" : ` – ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(finding.rule)}`}`;
/** The seed's ✓ lines, each from a fact of the report and absent where there is none. */
function facts(report) {
    const unknown = new Set(report.unknown.map(({ part }) => part));
    const issues = report.issues.filter(({ severity }) => severity !== "info");
    const grave = issues.some(({ severity, part }) => part === "security" && (severity === "critical" || severity === "high"));
    const lines = [];
    if (issues.length === 0 && report.unknown.length === 0)
        lines.push("✓ All checks passed");
    if (!unknown.has("security"))
        lines.push(grave
            ? "✗ Critical or high security findings"
            : issues.some(({ part }) => part === "security")
                ? "✓ No critical or high security vulnerabilities"
                : "✓ No security vulnerabilities");
    if (report.coverage !== undefined)
        lines.push(`✓ ${round(report.coverage)}% test coverage`);
    if (report.testsPassed + report.testsFailed > 0)
        lines.push(`${report.testsFailed === 0 ? "✓" : "✗"} Tests: ${report.testsPassed} passed, ${report.testsFailed} failed`);
    return lines;
}
const round = (value) => String(Math.round(value * 10) / 10);
/** A section of the report; nothing where it has no item. */
function listed(title, items) {
    const hidden = items.length - SHOWN_FINDINGS;
    const more = hidden > 0 ? [`- and ${hidden} more in the report`] : [];
    return items.length === 0 ? "" : [title, ...items.slice(0, SHOWN_FINDINGS), ...more].join("\n");
}
/** Both bases, where the default branch moved between two reviews. */
const baseOf = ({ baseSha, movedFrom }) => movedFrom === undefined
    ? ""
    : ` on \`${baseSha.slice(0, 12)}\` (the base moved on from \`${movedFrom.slice(0, 12)}\`, the change was reviewed again)`;
/**
 * The quality report as people read it: the seed's comment (phase 6, step 4), then how each part's
 * points came about. Markdown; every text that tools or models wrote is escaped.
 *
 * @param reviews all of the session so far, this one with them: their scores are shown
 */
function renderReport(report, issue, reviews = []) {
    const attempts = (0,_attempts_view_js__WEBPACK_IMPORTED_MODULE_3__/* .attemptsText */ .M)(reviews);
    const refused = (0,_sandbox_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalText */ .Kw)(report.refused ?? []);
    const sections = [
        [
            `${MARK[report.recommendation]} Quality Report #${issue}`,
            `⭐ Score: ${round(report.score)}/100 – ${report.recommendation}`,
            ...(attempts === undefined ? [] : [`🔁 ${attempts}`]),
            ...facts(report),
        ].join("  \n"),
        [
            "| part | points |",
            "|---|---|",
            ...PARTS.map((part) => `| ${part} | ${round(report.breakdown[part])}/${_score_js__WEBPACK_IMPORTED_MODULE_1__/* .POSSIBLE */ .I[part]} |`),
        ].join("\n"),
        report.explanation.map((line) => `- ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(line)}`).join("\n"),
        report.unknown.length === 0
            ? ""
            : [
                "**Unknown** (earns nothing, blocks auto-merge):",
                ...report.unknown.map(({ part, reason }) => `- ${part}: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(reason)}`),
            ].join("\n"),
        listed("**Findings**", report.issues.map(item)),
        listed("**Old debt** (of the base, or outside of the changed lines; costs nothing)", report.debt.map(item)),
        listed("**Not judged by the model**", (report.notJudged ?? []).map((text) => `- ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(text)}`)),
        refused === undefined ? "" : `⚠️ ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(refused, MAX_REFUSED)}.`,
        report.others === undefined
            ? ""
            : `👥 ${(0,_others_js__WEBPACK_IMPORTED_MODULE_4__/* .othersText */ .n)(report.others)}, judged with the rest by the same rules.`,
        `Reviewed tree \`${report.treeSha.slice(0, 12)}\`${baseOf(report)}, toolchain ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(report.toolchain)}, attempt ${report.attempt}.`,
    ];
    return sections.filter((section) => section !== "").join("\n\n");
}


/***/ }),

/***/ 94925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ readReview),
  R: () => (/* binding */ reviewsInOrder)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/core/review/review-files.js
var review_files = __webpack_require__(39529);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/core/people/escalation.js
var escalation = __webpack_require__(3919);
// EXTERNAL MODULE: ./build/core/review/quality.js
var quality = __webpack_require__(73342);
;// CONCATENATED MODULE: ./build/core/review/review-outcome.js



const NEXT = ["publish", "rebuild", "escalate"];
/**
 * Why two histories cannot be joined: what people pushed to the branch does not merge with what Miyabi
 * made; their branch stands on commits that are gone from the default branch, which a merge would bring
 * back; it shares no history with it; it was rewritten meanwhile.
 */
const CLASHES = ["branch", "rewritten", "unrelated", "gone"];
/** When the review began and how long it took, by the job's own clock. */
const Timing = schemas/* object */.Ikc({ startedAt: iso/* datetime */.w$(), seconds: schemas/* number */.aig().nonnegative() });
/** `review.json` in the review's artifact: what became of one attempt. */
const ReviewOutcome = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz("scored"),
        report: quality/* QualityReport */.OU,
        next: schemas/* enum */.k5n(NEXT),
        /** Whose question it is, where next is escalate. */
        escalation: schemas/* enum */.k5n(escalation/* ESCALATION_KINDS */.g).optional(),
        timing: Timing.optional(),
    }),
    /** There is no whole change to score: tasks failed, were skipped, or do not fit together. */
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz("incomplete"),
        failed: schemas/* array */.YOg(schemas/* object */.Ikc({
            task: schemas/* string */.YjP(),
            error: schemas/* string */.YjP(),
            /** Artifact of the run that holds what the task had written, as `<task>.patch`. */
            patchIn: schemas/* string */.YjP().optional(),
        })),
        /** What people should know of tasks, failed or not. */
        warnings: schemas/* array */.YOg(schemas/* object */.Ikc({ task: schemas/* string */.YjP(), text: schemas/* string */.YjP() })).optional(),
        next: schemas/* literal */.euz("escalate"),
        escalation: schemas/* enum */.k5n(escalation/* ESCALATION_KINDS */.g).optional(),
        timing: Timing.optional(),
    }),
    /** What came into the base or onto the branch after the review cannot be joined with the change. */
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz("conflict"),
        /** The reviewed commit, and the base that it was reviewed on. */
        headSha: schemas/* string */.YjP(),
        baseSha: schemas/* string */.YjP(),
        /** The base as it is now. */
        onto: schemas/* string */.YjP(),
        files: schemas/* array */.YOg(schemas/* string */.YjP()),
        /** Absent: the base does not merge. */
        why: schemas/* enum */.k5n(CLASHES).optional(),
        /** Head of the issue's branch, where it holds commits of people. */
        branchHead: schemas/* string */.YjP().optional(),
        next: schemas/* literal */.euz("escalate"),
        timing: Timing.optional(),
    }),
]);

// EXTERNAL MODULE: ./build/core/task/task-result.js
var task_result = __webpack_require__(39655);
;// CONCATENATED MODULE: ./build/core/review/review-artifacts.js




/** `review-500-a2-m1-t3` → attempt 2, round 1, run attempt 3. */
function placeOf(name) {
    const [, attempt, round = 0, runAttempt] = /-a(\d+)(?:-m(\d+))?-t(\d+)$/.exec(name) ?? [];
    return {
        attempt: Number(attempt ?? 0),
        round: Number(round),
        runAttempt: Number(runAttempt ?? 0),
    };
}
/**
 * The review artifacts of one run as they came about, one for each attempt and round, of its newest
 * run attempt. A job that runs again makes those after it run again: its run attempt counts first.
 */
function reviewsInOrder(names) {
    const ordered = names
        .map((name) => ({ name, ...placeOf(name) }))
        .sort((a, b) => a.runAttempt - b.runAttempt || a.attempt - b.attempt || a.round - b.round);
    const newest = new Map(ordered.map((one) => [`${one.attempt}-${one.round}`, one]));
    return ordered
        .filter((one) => newest.get(`${one.attempt}-${one.round}`) === one)
        .map(({ name }) => name);
}
/**
 * What a review's artifact says; `read` gives the text of a file in it.
 * @throws Error where a file is missing or not what its schema says
 */
async function readReview(name, read) {
    const json = async (file) => {
        const text = await read(file);
        if (text === undefined)
            throw new Error(`the artifact ${name} has no ${file}`);
        return JSON.parse(text);
    };
    const { attempt, round } = placeOf(name);
    return {
        attempt,
        round,
        outcome: ReviewOutcome.parse(await json(review_files/* REVIEW_FILES */.x.outcome)),
        results: schemas/* array */.YOg(task_result/* TaskResult */.$).parse(await json(review_files/* REVIEW_FILES */.x.results)),
    };
}


/***/ }),

/***/ 46100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ POSSIBLE),
  u: () => (/* binding */ scoreOf)
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
            findings: [{ part: "tests", severity: "error", message: failingOf(tests) }],
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


/***/ })

};
