export const id = 5042;
export const ids = [5042];
export const modules = {

/***/ 26169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ budgetAdvice),
/* harmony export */   tC: () => (/* binding */ shareOf),
/* harmony export */   vS: () => (/* binding */ budgetProblem),
/* harmony export */   vY: () => (/* binding */ moneyLimits)
/* harmony export */ });
/* harmony import */ var _day_spending_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66169);
/* harmony import */ var _session_fold_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78454);
/* harmony import */ var _purse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51029);



/** What results cost that the record does not hold. */
function unrecordedUsd({ record, results = [] }) {
    const isRecorded = ({ task, startedAt }) => record.tasks.some((known) => known.task === task && known.startedAt === startedAt);
    return results
        .filter((result) => !isRecorded(result))
        .reduce((sum, result) => sum + (0,_session_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .addedUsage */ .kn)(record, result).costUsd, 0);
}
/** What is left of the issue, and of the day: there, what this session has not logged counts as well. */
function moneyLimits(spending, { usdPerIssue, usdPerDay }) {
    const { record, today } = spending;
    const unrecorded = unrecordedUsd(spending);
    const issue = (0,_session_fold_js__WEBPACK_IMPORTED_MODULE_1__/* .totalUsage */ .GG)(record).costUsd + unrecorded;
    const day = today + (0,_day_spending_js__WEBPACK_IMPORTED_MODULE_0__/* .unloggedUsd */ .oL)(record) + unrecorded;
    return [
        { name: "budget.usdPerIssue", usd: usdPerIssue, left: usdPerIssue - issue },
        { name: "budget.usdPerDay", usd: usdPerDay, left: usdPerDay - day },
    ];
}
/**
 * What one lane may spend of what is left. Lanes of a wave run at the same time and those of the next one
 * cannot know what these have spent, since nobody writes the record in between: so each has its share by its
 * tasks among all of the attempt, and all of them together never more than what is left.
 */
const shareOf = (limits, part) => limits.map((limit) => ({ ...limit, left: limit.left * part }));
/** Why no further model call may be made, undefined while one may (threat 41). */
function budgetProblem(limits) {
    const used = limits.find(({ left }) => left <= 0);
    if (used === undefined)
        return undefined;
    const text = (0,_purse_js__WEBPACK_IMPORTED_MODULE_2__/* .limitText */ .P)(used);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}: $${(used.usd - used.left).toFixed(2)} were spent`;
}
/** What people can do about it. */
const budgetAdvice = (problem) => problem.includes("budget.usdPerDay")
    ? "Comment /miyabi retry tomorrow (days are UTC), or raise budget.usdPerDay in .github/miyabi.yml first."
    : "Raise the named limit in .github/miyabi.yml, or make the issue smaller, then comment /miyabi retry.";


/***/ }),

/***/ 66169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n6: () => (/* binding */ SPENT),
/* harmony export */   oL: () => (/* binding */ unloggedUsd),
/* harmony export */   qE: () => (/* binding */ spentToday),
/* harmony export */   u8: () => (/* binding */ spentText)
/* harmony export */ });
/* unused harmony export spentOn */
/* harmony import */ var _log_log_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19085);
/* harmony import */ var _session_fold_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78454);


/** The field of a session's entry in the log that tells what it spent since its entry before. */
const SPENT = "Spent";
/** US dollars of the session that no entry of the log tells yet. */
const unloggedUsd = (record) => Math.max(0, (0,_session_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .totalUsage */ .GG)(record).costUsd - (record.loggedUsd ?? 0));
const spentText = (usd) => `$${usd.toFixed(4)}`;
const AMOUNT = /^\$(\d{1,9}(?:\.\d{1,6})?)$/;
/** What of the log is worth reading for it: entries lie in the file of their UTC day. */
const LIMITS = { files: 2, bytes: 64 * 1024 * 1024 };
/**
 * US dollars of today, by the log. One that cannot be read is a fault and is thrown: a limit that cannot be checked
 * lets nothing through.
 */
const spentToday = async (log, now) => spentOn(now, await log.logs(LIMITS));
const dayOf = (at) => at.toISOString().slice(0, 10);
/**
 * US dollars that sessions have spent on a UTC day, by what the log tells: each run that has ended counts on the
 * day of its end, runs that go on count nothing yet. What is no amount counts nothing: nobody can write
 * money back.
 */
function spentOn(day, logs) {
    const entries = logs.flatMap(_log_log_text_js__WEBPACK_IMPORTED_MODULE_1__/* .readLog */ .x).filter(({ at }) => dayOf(at) === dayOf(day));
    return entries.reduce((sum, { fields }) => {
        const [, amount = "0"] = AMOUNT.exec(fields.get(SPENT) ?? "") ?? [];
        return sum + Number(amount);
    }, 0);
}


/***/ }),

/***/ 51029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ limitText),
/* harmony export */   u: () => (/* binding */ Purse)
/* harmony export */ });
/** What a limit is for, as people say it. */
const OF = {
    "budget.usdPerTask": "a task",
    "budget.usdPerIssue": "an issue",
    "budget.usdPerDay": "a day",
};
/** The sentence that people read where a limit stops the work. */
const limitText = ({ name, usd }) => `the budget of $${usd.toFixed(2)} for ${OF[name]} (${name}) is used up`;
/**
 * Money that several calls spend at the same time, under several limits. What a call costs at most is set
 * aside before it begins, so that calls in flight cannot overspend together (threat 41).
 */
class Purse {
    #limits;
    #spent = 0;
    #aside = 0;
    constructor(limits) {
        this.#limits = limits;
    }
    /** US dollars that nobody has spent or set aside, and the limit that is reached first. */
    left() {
        const [limit] = [...this.#limits].sort((a, b) => a.left - b.left);
        if (limit === undefined)
            return { usd: Infinity };
        return { usd: limit.left - this.#spent - this.#aside, limit };
    }
    /** Sets money aside. */
    hold(usd) {
        this.#aside += usd;
    }
    /** Gives back what was set aside and takes what was really spent. */
    settle({ held, spent }) {
        this.#aside -= held;
        this.#spent += spent;
    }
}


/***/ }),

/***/ 19085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ readLog)
/* harmony export */ });
const HEADING = /^## (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) - (\S.*)$/;
const KEY = /^<!-- miyabi:log:([\w:.-]{1,200}) -->$/;
const FIELD = /^\*\*(\w[\w ]*)\*\*: (.*)$/;
/**
 * The entries of a log file (core/log/log-entry.ts writes them). Anybody who may write to the repository
 * may write there, so nothing is taken for granted: what is no entry is skipped, and so is an entry
 * that says the same field twice.
 */
function readLog(text) {
    const blocks = [];
    let before = "";
    for (const line of text.split(/\r?\n/)) {
        if (line.startsWith("## "))
            blocks.push({ key: KEY.exec(before)?.[1], heading: line, lines: [] });
        else
            blocks.at(-1)?.lines.push(line);
        before = line;
    }
    return blocks.flatMap(({ key, heading, lines }) => {
        const entry = entryOf(heading, lines);
        if (entry === undefined)
            return [];
        return [key === undefined ? entry : { key, ...entry }];
    });
}
function actionsOf(lines) {
    const from = lines.indexOf("### Actions");
    const below = from < 0 ? [] : lines.slice(from + 1);
    const end = below.findIndex((line) => line.startsWith("#"));
    return below
        .slice(0, end < 0 ? undefined : end)
        .flatMap((line) => (line.startsWith("- ") ? [line.slice(2)] : []));
}
function entryOf(heading, lines) {
    const [, day, time, title = ""] = HEADING.exec(heading) ?? [];
    const at = new Date(`${day ?? ""}T${time ?? ""}Z`);
    if (Number.isNaN(at.getTime()))
        return undefined;
    const fields = new Map();
    for (const line of lines) {
        if (line.startsWith("#"))
            break;
        const [match, name = "", value = ""] = FIELD.exec(line) ?? [];
        if (match === undefined)
            continue;
        if (fields.has(name))
            return undefined;
        fields.set(name, value);
    }
    return { at, title, fields, actions: actionsOf(lines) };
}


/***/ }),

/***/ 79878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ readNotices)
/* harmony export */ });
/** Who is told, for a comment that is written anyway: a configuration that cannot be read holds it up nowhere. */
async function readNotices(read) {
    try {
        return (await read()).notices;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ approvedAnyway),
/* harmony export */   N: () => (/* binding */ addEscalation)
/* harmony export */ });
/**
 * The record with an escalation in it, once while it waits for its answer. What people meant to have
 * repaired by hand and finds its way back is asked again.
 */
const addEscalation = (record, escalation) => record.escalations.some(({ digest, answered }) => digest === escalation.digest && answered === undefined)
    ? record
    : { ...record, escalations: [...record.escalations, escalation] };
/** People have waved through exactly this: the same digest, nothing that changed since. */
const approvedAnyway = (record, digest) => record.escalations.some((one) => one.digest === digest && one.answered?.action === "approve_anyway");


/***/ }),

/***/ 44976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ conventional)
/* harmony export */ });
/** Which word a conventional commit or pull request of this type begins with. */
const WORDS = {
    feature: "feat",
    bug: "fix",
    docs: "docs",
    refactor: "refactor",
    test: "test",
    architecture: "refactor",
    deployment: "build",
};
const PREFIX = /^\w+(?:\([^)]{0,40}\))?(!)?:\s+/;
/** `feat: Add user authentication`; a prefix that the title has is replaced, its `!` is kept. */
function conventional(type, title) {
    const line = title.replace(/\s+/g, " ").trim();
    const breaking = PREFIX.exec(line)?.[1] ?? "";
    return `${WORDS[type]}${breaking}: ${line.replace(PREFIX, "")}`;
}


/***/ }),

/***/ 53121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Il: () => (/* binding */ qualityLabel),
/* harmony export */   SI: () => (/* binding */ pullTitle),
/* harmony export */   c2: () => (/* binding */ pullBody),
/* harmony export */   yC: () => (/* binding */ sandboxNote)
/* harmony export */ });
/* unused harmony export checklistOf */
/* harmony import */ var _conventional_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44976);
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);
/* harmony import */ var _task_not_done_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29192);
/* harmony import */ var _review_others_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33020);
/* harmony import */ var _review_report_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96683);





const MAX_TITLE = 120;
/** `feat: Add user authentication (#500)` (seed phase 7). */
const pullTitle = ({ issue, analysis }) => `${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h)((0,_conventional_js__WEBPACK_IMPORTED_MODULE_0__/* .conventional */ .l)(analysis?.type ?? "feature", issue.title), MAX_TITLE)} (#${issue.number})`;
const firstLine = (text) => text.trim().split("\n", 1)[0] ?? "";
function summaryOf({ tasks, plan }) {
    const lines = tasks
        .filter(({ status }) => status === "success")
        .map(({ task, summary }) => {
        const title = plan?.tasks.find(({ id }) => id === task)?.title ?? task;
        const said = firstLine(summary);
        return said === "" || said === title
            ? `- ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(title)}`
            : `- ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(title)}: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(said)}`;
    });
    return lines.length > 0 ? lines : ["- No task left a summary."];
}
/** The seed's checklist; a box is ticked only by a fact of the report, never by what a model says. */
function checklistOf(record, report) {
    const known = (part) => !report.unknown.some((one) => one.part === part);
    const none = (part) => !report.issues.some((one) => one.part === part && one.severity !== "info");
    const changed = record.tasks.flatMap(({ filesCreated, filesChanged }) => [
        ...filesCreated,
        ...filesChanged,
    ]);
    const testsChanged = changed.some((path) => /(^|[/._-])(tests?|spec|__tests__)([/._-]|$)/i.test(path));
    const ran = report.testsPassed > 0 && report.testsFailed === 0;
    return [
        { text: "Tests added", holds: testsChanged },
        { text: "All tests passing", holds: ran },
        { text: "Documentation complete", holds: known("docs") && report.breakdown.docs >= 20 },
        { text: "Lint findings fixed", holds: known("lint") && none("lint") },
        { text: "Security scan passed", holds: known("security") && none("security") },
        ...(report.others === undefined
            ? []
            : [{ text: `${(0,_review_others_js__WEBPACK_IMPORTED_MODULE_3__/* .othersText */ .n)(report.others)}: reviewed with the change`, holds: true }]),
    ];
}
/** The warning that every text about an unsandboxed run carries. */
const sandboxNote = ({ tasks }) => tasks.some(({ sandbox }) => sandbox === "off")
    ? ["**The sandbox was off: generated code ran with the rights of the runner.**"]
    : [];
/** Nothing of it lowers the score: whoever reviews decides what it is worth. */
const remarks = (record) => {
    const lines = (0,_task_not_done_js__WEBPACK_IMPORTED_MODULE_4__/* .notDoneLines */ .t)(record);
    return lines.length === 0
        ? []
        : [["## Remarks", "The coding engine says that it left undone:", ...lines].join("\n")];
};
/** The pull request's body (seed phase 7): summary, remarks, report, checklist, and the one closing line. */
function pullBody(record, report) {
    const boxes = checklistOf(record, report).map(({ text, holds }) => `- [${holds ? "x" : " "}] ${text}`);
    return [
        ...sandboxNote(record),
        ["## Summary", ...summaryOf(record)].join("\n"),
        ...remarks(record),
        `## Quality Report\n\n${(0,_review_report_view_js__WEBPACK_IMPORTED_MODULE_1__/* .renderReport */ .B)(report, record.issue.number, record.reviews)}`,
        ["## Checklist", ...boxes].join("\n"),
        `Closes #${record.issue.number}`,
    ].join("\n\n");
}
/** `quality:excellent` and so on (design: domain, "Labels"). */
function qualityLabel(score) {
    if (score >= 90)
        return "quality:excellent";
    if (score >= 80)
        return "quality:good";
    return score >= 60 ? "quality:needs-improvement" : "quality:poor";
}


/***/ }),

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
            ...PARTS.map((part) => `| ${part} | ${round(report.breakdown[part])}/${_score_js__WEBPACK_IMPORTED_MODULE_1__/* .POSSIBLE */ .Is[part]} |`),
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

// EXTERNAL MODULE: ./build/core/task/task-result.js + 1 modules
var task_result = __webpack_require__(78161);
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

/***/ 33005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ reviewEscalation)
/* harmony export */ });
/* harmony import */ var _budget_budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26169);
/* harmony import */ var _people_escalation_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95296);
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34327);
/* harmony import */ var _attempts_view_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90047);
/* harmony import */ var _clash_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6726);
/* harmony import */ var _others_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33020);






const SHOWN_CHECKS = 20;
const SHOWN_TEXT = 300;
/** Of a task that failed: it may be a list of what it touched. */
const SHOWN_ERROR = 2_000;
const RECOMMENDATION = {
    secret: "Take the secret out of the change and revoke it; it was in an artifact of this repository.",
    vulnerability: "Update or replace what the finding names, or approve it knowingly.",
    quality: "Manual code review required",
    compile: "Repair the named tasks by hand, or say in the issue what they need, then /miyabi retry.",
    conflict: "Resolve the conflict by hand on the branch, or change the plan, then /miyabi retry.",
};
const REBUILD = "Comment `/miyabi retry`: the change is made again on the base as it is now.";
function reasonOf(kind, { score, movedFrom, others }) {
    if (kind !== "quality")
        return `The review found a ${kind} (score ${score}/100)`;
    if (others !== undefined)
        return `Together with what people pushed to the branch, the change does not pass (${score}/100)`;
    return movedFrom === undefined
        ? `Quality score below threshold (${score}/100)`
        : `Together with what came into the base since the first review, the change does not pass (${score}/100)`;
}
/** What became of the change between its reviews. */
const changesOf = ({ movedFrom, baseSha, others }) => [
    ...(movedFrom === undefined
        ? []
        : [`the base moved from ${movedFrom} to ${baseSha} between the reviews`]),
    ...(others === undefined ? [] : [`${(0,_others_js__WEBPACK_IMPORTED_MODULE_2__/* .othersText */ .n)(others)}, up to ${others.head}`]),
];
const scoresOf = (reviews) => {
    const text = (0,_attempts_view_js__WEBPACK_IMPORTED_MODULE_3__/* .attemptsText */ .M)(reviews);
    return text === undefined ? [] : [text];
};
function adviceOn(kind, { movedFrom, others }) {
    if (kind === "quality" && others !== undefined)
        return "Repair it on the branch and push, then comment `/miyabi retry`: it is reviewed again.";
    if (kind === "quality" && movedFrom !== undefined)
        return `Read what came in and the findings. ${REBUILD}`;
    return RECOMMENDATION[kind] ?? "Manual code review required";
}
/** Failing checks as the seed writes them: `tests: 2 failures`. */
const checksOf = ({ issues, unknown }) => [
    ...issues.map(({ part, severity, message }) => `${part}: ${severity}: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h)(message, SHOWN_TEXT)}`),
    ...unknown.map(({ part, reason }) => `${part}: unknown: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h)(reason, SHOWN_TEXT)}`),
].slice(0, SHOWN_CHECKS);
/** Where the work of a failed task is to be found: nothing of it was pushed. */
const patchLine = (task, artifact) => `${task}: what it had written is ${task}.patch in the artifact ${artifact} of this run (git apply --3way)`;
/**
 * The question that a review leaves to people. Publishing builds it again and looks for its answer,
 * so the digest covers the tree, not the words.
 */
function reviewEscalation(outcome, { issue, at, reviews = [] }) {
    if (outcome.kind === "conflict") {
        const { headSha, baseSha, onto, files, branchHead, why } = outcome;
        return (0,_people_escalation_view_js__WEBPACK_IMPORTED_MODULE_1__/* .buildEscalation */ .K9)({
            kind: "conflict",
            severity: "high",
            issue,
            reason: (0,_clash_js__WEBPACK_IMPORTED_MODULE_5__/* .clashText */ .L)(outcome),
            failingChecks: [
                ...files.slice(0, SHOWN_CHECKS).map((file) => `conflict: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h)(file, SHOWN_TEXT)}`),
                branchHead === undefined
                    ? `reviewed on ${baseSha}, the base is at ${onto}`
                    : `the branch is at ${branchHead}, the base is at ${onto}`,
            ],
            recommendation: (0,_clash_js__WEBPACK_IMPORTED_MODULE_5__/* .clashAdvice */ .c)(outcome),
            subject: {
                kind: "conflict",
                head: headSha,
                onto,
                files,
                ...(branchHead === undefined ? {} : { branchHead, why: why ?? "base" }),
            },
            at,
        });
    }
    if (outcome.kind === "incomplete") {
        const kind = outcome.escalation ?? "compile";
        return (0,_people_escalation_view_js__WEBPACK_IMPORTED_MODULE_1__/* .buildEscalation */ .K9)({
            kind,
            severity: "high",
            issue,
            reason: `${outcome.failed.length} ${outcome.failed.length === 1 ? "task has" : "tasks have"} no result to review`,
            failingChecks: [
                ...outcome.failed
                    .slice(0, SHOWN_CHECKS)
                    .flatMap(({ task, error, patchIn }) => [
                    `${task}: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h)(error, SHOWN_ERROR)}`,
                    ...(patchIn === undefined ? [] : [patchLine(task, patchIn)]),
                ]),
                ...(outcome.warnings ?? [])
                    .slice(0, SHOWN_CHECKS)
                    .map(({ task, text }) => `${task}: warning: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h)(text, SHOWN_TEXT)}`),
            ],
            recommendation: kind === "budget"
                ? (0,_budget_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .budgetAdvice */ .CS)(outcome.failed.map(({ error }) => error).join(" "))
                : (RECOMMENDATION[kind] ?? "Look at the named tasks, then /miyabi retry."),
            subject: { kind, failed: outcome.failed.map(({ task, error }) => ({ task, error })) },
            at,
        });
    }
    const { report } = outcome;
    const kind = outcome.escalation ?? "quality";
    return (0,_people_escalation_view_js__WEBPACK_IMPORTED_MODULE_1__/* .buildEscalation */ .K9)({
        kind,
        severity: kind === "secret" || kind === "vulnerability" ? "critical" : "high",
        issue,
        reason: reasonOf(kind, report),
        failingChecks: [...checksOf(report), ...changesOf(report), ...scoresOf(reviews)],
        recommendation: adviceOn(kind, report),
        subject: { kind, tree: report.treeSha },
        at,
    });
}


/***/ }),

/***/ 29192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ notDoneLines)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34327);

const MAX_TEXT = 600;
/**
 * What engines say they left undone in tasks whose checks pass, a line of Markdown for each task. It is
 * a model's word: it is shown to whoever reviews, and changes neither the score nor what happens next.
 */
const notDoneLines = ({ tasks, plan }) => tasks.flatMap(({ task, status, notDone }) => {
    if (notDone === undefined || status !== "success")
        return [];
    const title = plan?.tasks.find(({ id }) => id === task)?.title ?? task;
    return [`- ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__/* .inertLine */ .F)(title, 120)}: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__/* .inertLine */ .F)(notDone, MAX_TEXT)}`];
});


/***/ })

};
