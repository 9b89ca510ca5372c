export const id = 189;
export const ids = [189];
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
const FIELD = /^\*\*(\w[\w ]*)\*\*: (.*)$/;
/**
 * The entries of a log file (core/log/log-entry.ts writes them). Anybody who may write to the repository
 * may write there, so nothing is taken for granted: what is no entry is skipped, and so is an entry
 * that says the same field twice.
 */
function readLog(text) {
    const blocks = [];
    for (const line of text.split(/\r?\n/)) {
        if (line.startsWith("## "))
            blocks.push([line]);
        else
            blocks.at(-1)?.push(line);
    }
    return blocks.flatMap(([heading = "", ...lines]) => entryOf(heading, lines) ?? []);
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
/* harmony import */ var _task_not_done_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29192);
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
    ];
}
/** The warning that every text about an unsandboxed run carries. */
const sandboxNote = ({ tasks }) => tasks.some(({ sandbox }) => sandbox === "off")
    ? ["**The sandbox was off: generated code ran with the rights of the runner.**"]
    : [];
/** Nothing of it lowers the score: whoever reviews decides what it is worth. */
const remarks = (record) => {
    const lines = (0,_task_not_done_js__WEBPACK_IMPORTED_MODULE_3__/* .notDoneLines */ .t)(record);
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
        `## Quality Report\n\n${(0,_review_report_view_js__WEBPACK_IMPORTED_MODULE_1__/* .renderReport */ .B)(report, record.issue.number)}`,
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

/***/ 96683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderReport)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);
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
 */
function renderReport(report, issue) {
    const refused = (0,_sandbox_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalText */ .Kw)(report.refused ?? []);
    const sections = [
        [
            `${MARK[report.recommendation]} Quality Report #${issue}`,
            `⭐ Score: ${round(report.score)}/100 – ${report.recommendation}`,
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
        `Reviewed tree \`${report.treeSha.slice(0, 12)}\`${baseOf(report)}, toolchain ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(report.toolchain)}, attempt ${report.attempt}.`,
    ];
    return sections.filter((section) => section !== "").join("\n\n");
}


/***/ }),

/***/ 38857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ reviewsInOrder),
/* harmony export */   t: () => (/* binding */ readReview)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _review_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56006);
/* harmony import */ var _task_task_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39655);



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
        outcome: _review_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .ReviewOutcome */ .T.parse(await json(_review_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .REVIEW_FILES */ .x.outcome)),
        results: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_task_task_result_js__WEBPACK_IMPORTED_MODULE_1__/* .TaskResult */ .$).parse(await json(_review_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .REVIEW_FILES */ .x.results)),
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
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);



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
function reasonOf(kind, { score, movedFrom }) {
    if (kind !== "quality")
        return `The review found a ${kind} (score ${score}/100)`;
    return movedFrom === undefined
        ? `Quality score below threshold (${score}/100)`
        : `Together with what came into the base since the first review, the change does not pass (${score}/100)`;
}
/** Failing checks as the seed writes them: `tests: 2 failures`. */
const checksOf = ({ issues, unknown }) => [
    ...issues.map(({ part, severity, message }) => `${part}: ${severity}: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h)(message, SHOWN_TEXT)}`),
    ...unknown.map(({ part, reason }) => `${part}: unknown: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h)(reason, SHOWN_TEXT)}`),
].slice(0, SHOWN_CHECKS);
/** Where the work of a failed task is to be found: nothing of it was pushed. */
const patchLine = (task, artifact) => `${task}: what it had written is ${task}.patch in the artifact ${artifact} of this run (git apply --3way)`;
/**
 * The question that a review leaves to people. Publishing builds it again and looks for its answer,
 * so the digest covers the tree, not the words.
 */
function reviewEscalation(outcome, { issue, at }) {
    if (outcome.kind === "conflict") {
        const { headSha, baseSha, onto, files } = outcome;
        return (0,_people_escalation_view_js__WEBPACK_IMPORTED_MODULE_1__/* .buildEscalation */ .K9)({
            kind: "conflict",
            severity: "high",
            issue,
            reason: "What came into the base since the review conflicts with the change",
            failingChecks: [
                ...files.slice(0, SHOWN_CHECKS).map((file) => `conflict: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h)(file, SHOWN_TEXT)}`),
                `reviewed on ${baseSha}, the base is at ${onto}`,
            ],
            recommendation: REBUILD,
            subject: { kind: "conflict", head: headSha, onto, files },
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
                    `${task}: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h)(error, SHOWN_ERROR)}`,
                    ...(patchIn === undefined ? [] : [patchLine(task, patchIn)]),
                ]),
                ...(outcome.warnings ?? [])
                    .slice(0, SHOWN_CHECKS)
                    .map(({ task, text }) => `${task}: warning: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h)(text, SHOWN_TEXT)}`),
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
        failingChecks: [
            ...checksOf(report),
            ...(report.movedFrom === undefined
                ? []
                : [`the base moved from ${report.movedFrom} to ${report.baseSha} between the reviews`]),
        ],
        recommendation: kind === "quality" && report.movedFrom !== undefined
            ? `Read what came in and the findings. ${REBUILD}`
            : (RECOMMENDATION[kind] ?? "Manual code review required"),
        subject: { kind, tree: report.treeSha },
        at,
    });
}


/***/ }),

/***/ 56006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ ReviewOutcome),
/* harmony export */   x: () => (/* binding */ REVIEW_FILES)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64377);
/* harmony import */ var _people_escalation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3919);
/* harmony import */ var _quality_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73342);



const NEXT = ["publish", "rebuild", "escalate"];
/** When the review began and how long it took, by the job's own clock. */
const Timing = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ startedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(), seconds: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nonnegative() });
/** `review.json` in the review's artifact: what became of one attempt. */
const ReviewOutcome = zod__WEBPACK_IMPORTED_MODULE_2__/* .discriminatedUnion */ .gMt("kind", [
    zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz("scored"),
        report: _quality_js__WEBPACK_IMPORTED_MODULE_1__/* .QualityReport */ .OU,
        next: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(NEXT),
        /** Whose question it is, where next is escalate. */
        escalation: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_people_escalation_js__WEBPACK_IMPORTED_MODULE_0__/* .ESCALATION_KINDS */ .g).optional(),
        timing: Timing.optional(),
    }),
    /** There is no whole change to score: tasks failed, were skipped, or do not fit together. */
    zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz("incomplete"),
        failed: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
            task: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            error: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            /** Artifact of the run that holds what the task had written, as `<task>.patch`. */
            patchIn: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
        })),
        /** What people should know of tasks, failed or not. */
        warnings: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ task: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), text: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })).optional(),
        next: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz("escalate"),
        escalation: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_people_escalation_js__WEBPACK_IMPORTED_MODULE_0__/* .ESCALATION_KINDS */ .g).optional(),
        timing: Timing.optional(),
    }),
    /** The base moved after the review, and what came in does not merge with the change. */
    zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz("conflict"),
        /** The reviewed commit, and the base that it was reviewed on. */
        headSha: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        baseSha: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        /** The base as it is now. */
        onto: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        files: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
        next: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz("escalate"),
        timing: Timing.optional(),
    }),
]);
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
