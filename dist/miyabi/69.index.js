export const id = 69;
export const ids = [69];
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
