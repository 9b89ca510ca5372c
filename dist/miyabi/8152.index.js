export const id = 8152;
export const ids = [8152];
export const modules = {

/***/ 58152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   documentsOf: () => (/* binding */ documentsOf)
/* harmony export */ });
/* harmony import */ var _core_knowledge_documents_of_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76638);
/* harmony import */ var _core_knowledge_settle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31998);


/** All documents of a log as it stands, with the outcomes that it comes to. */
const documentsOf = async (source) => source === undefined ? [] : (0,_core_knowledge_settle_js__WEBPACK_IMPORTED_MODULE_1__/* .settled */ .g)((0,_core_knowledge_documents_of_log_js__WEBPACK_IMPORTED_MODULE_0__/* .documentsOfLog */ .I)(await source.read(Object.keys(source.files))));


/***/ }),

/***/ 76638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ documentsOfLog)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82552);
/* harmony import */ var _log_log_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19085);
/* harmony import */ var _log_titles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84632);
/* harmony import */ var _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91345);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16769);
/* harmony import */ var _text_duration_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99760);
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34327);







const LIMITS = { line: 600, title: 300, content: 2_000, files: 60, keywords: 30 };
/** Of no use to somebody who looks for how something was done. */
const FIGURE = /^(?:Lines|Warnings|Tests|Commit|Cost|Attempt|Health checks): /;
const FILE = /^(?:Created|Changed): (.+)$/;
const MERGED = /^Pull request: #\d+, merged$/;
/** Without the backslashes that made it inert. */
const plain = (text, length) => (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_3__/* .plainLine */ .h)(text.replace(/\\([\\`*_{}[\]<>#|~!&])/g, "$1"), length);
function kindOf(title) {
    switch (title) {
        case _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_1__/* .TASK_TITLE */ .FO:
            return { type: "task" };
        case _log_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .REVIEW_TITLE */ .kV:
            return { type: "review" };
        case _log_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .SESSION_TITLE */ .se:
            return { type: "session" };
        case `${_log_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .DEPLOYMENT_TITLE */ .HS}staging`:
            return { type: "deployment", environment: "staging" };
        case `${_log_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .DEPLOYMENT_TITLE */ .HS}production`:
            return { type: "deployment", environment: "production" };
        default:
            return undefined;
    }
}
/** `task-500-1 (Add User model)` or `issue-500 (Add user authentication)`. */
function subjectOf(said) {
    const [, word = "", number, task, title = ""] = /^(task|issue)-(\d{1,9})(-\d{1,9})?(?: \((.*)\))?$/.exec(said) ?? [];
    const issue = Number(number);
    if (!(issue > 0) || (word === "task") !== (task !== undefined))
        return undefined;
    const id = task === undefined ? {} : { task: `task-${issue}${task}` };
    return { issue, ...id, title: plain(title, LIMITS.title) };
}
/** The optional figures of an entry. */
function figuresOf({ fields, actions }) {
    const seconds = (0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDuration */ .E)(fields.get("Duration") ?? "");
    const estimatedSeconds = (0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDuration */ .E)(fields.get("Estimated") ?? "");
    const [, score] = /^(\d{1,3})\/100$/.exec(fields.get("Quality") ?? "") ?? [];
    const commit = actions
        .flatMap((line) => /^Commit: (?:.* \()?([0-9a-f]{7,12})\)?$/.exec(line)?.[1] ?? [])
        .at(-1);
    return {
        ...(seconds === undefined ? {} : { seconds }),
        ...(estimatedSeconds === undefined || estimatedSeconds === 0 ? {} : { estimatedSeconds }),
        ...(score === undefined ? {} : { score: Number(score) }),
        ...(commit === undefined ? {} : { commit }),
    };
}
function documentOf(entry, source) {
    const { key, at, title, fields, actions } = entry;
    const kind = kindOf(title);
    const said = fields.get("Task") ?? "";
    const subject = subjectOf(said);
    const status = fields.get("Status");
    if (kind === undefined || subject === undefined || status === undefined)
        return undefined;
    if ((kind.type === "task") !== (subject.task !== undefined))
        return undefined;
    const taskType = _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .Task */ .YZ.shape.type.safeParse(fields.get("Type"));
    const time = at.toISOString();
    const keywords = (fields.get("Keywords") ?? "").split(",").map((one) => plain(one, 80));
    return {
        id: key ?? (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)([time, title, said, ...actions]),
        ...subject,
        ...kind,
        agent: plain(fields.get("Agent") ?? "", 80),
        ...(taskType.success ? { taskType: taskType.data } : {}),
        status: plain(status, 80),
        outcome: "open",
        ...(kind.type === "session" && actions.some((line) => MERGED.test(line))
            ? { merged: true }
            : {}),
        content: actions
            .filter((line) => !FIGURE.test(line) && !FILE.test(line))
            .map((line) => plain(line, LIMITS.line))
            .join("\n")
            .slice(0, LIMITS.content),
        keywords: keywords.filter((one) => one !== "").slice(0, LIMITS.keywords),
        files: actions
            .flatMap((line) => FILE.exec(line)?.[1] ?? [])
            // The seed's example says how many lines a file got.
            .map((path) => plain(path.replace(/ \(\d+ lines\)$/, ""), LIMITS.title))
            .slice(0, LIMITS.files),
        time,
        ...figuresOf(entry),
        source,
    };
}
/**
 * The documents of log files, one for each entry that tells of work, all of them `open`: how they ended
 * is what all entries of an issue come to (settle.ts). Of entries with the same key the first counts.
 */
function documentsOfLog(logs) {
    const byId = new Map();
    for (const { path, text } of logs)
        for (const entry of (0,_log_log_text_js__WEBPACK_IMPORTED_MODULE_6__/* .readLog */ .x)(text)) {
            const document = documentOf(entry, path);
            if (document !== undefined && !byId.has(document.id))
                byId.set(document.id, document);
        }
    return [...byId.values()];
}


/***/ }),

/***/ 31998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ settled)
/* harmony export */ });
/* harmony import */ var _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91345);

/**
 * The documents with the outcome that the log comes to. Whoever has all documents of an issue can settle
 * it; what was settled before is settled anew, so a day that is read later changes what it must.
 */
function settled(documents) {
    const byIssue = new Map();
    for (const document of documents) {
        const own = byIssue.get(document.issue);
        if (own === undefined)
            byIssue.set(document.issue, [document]);
        else
            own.push(document);
    }
    for (const own of byIssue.values())
        own.sort(byTime);
    return documents.map((document) => ({
        ...document,
        outcome: outcomeOf(document, byIssue.get(document.issue) ?? []),
    }));
}
const byTime = (a, b) => a.time < b.time ? -1 : a.time > b.time ? 1 : 0;
const hasEnded = ({ type, status }) => type === "session" && (status === "done" || status === "failed");
function outcomeOf(document, issue) {
    const { type, status } = document;
    switch (type) {
        case "task":
            if (status === _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .TASK_STATUS */ .Rr.failed)
                return "failed";
            return status === _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .TASK_STATUS */ .Rr.success ? outcomeOfWork(document, issue) : "open";
        case "review":
            return status === "REJECT" ? "failed" : outcomeOfWork(document, issue);
        case "deployment":
            return outcomeOfDeployment(status);
        case "session":
            if (!hasEnded(document))
                return "open";
            if (wasTakenBack(issue.filter(({ time }) => time <= document.time)))
                return "rolled_back";
            return status === "done" ? "success" : "failed";
    }
}
function outcomeOfDeployment(status) {
    switch (status) {
        case "healthy":
            return "success";
        case "rolled_back":
            return "rolled_back";
        case "unhealthy":
        case "rollback_failed":
        case "inconclusive":
            return "failed";
        default:
            return "open";
    }
}
/**
 * What became of a task that succeeded, or of a change that a review let pass. Ids of tasks come again
 * where an issue is planned anew: work of a session that ended, and was done again before the merge, is
 * not what was merged.
 */
function outcomeOfWork(document, issue) {
    const later = issue.filter(({ time }) => time >= document.time);
    const merge = later.find(({ merged }) => merged === true);
    const end = later.find(hasEnded);
    if (merge === undefined)
        return end === undefined ? "open" : "rejected";
    const wasReplaced = later.some(({ type, task, status, time }) => type === document.type &&
        task === document.task &&
        status === document.status &&
        end !== undefined &&
        end.merged !== true &&
        time > end.time &&
        time <= merge.time);
    if (wasReplaced)
        return "rejected";
    return wasTakenBack(later) ? "rolled_back" : "success";
}
/** Production went back from it, or stands badly with it, and no later deployment made it good. */
function wasTakenBack(issue) {
    const newest = issue.findLast(({ type, environment, status }) => type === "deployment" &&
        environment === "production" &&
        outcomeOfDeployment(status) !== "open");
    return newest !== undefined && ["rolled_back", "rollback_failed"].includes(newest.status);
}


/***/ })

};
