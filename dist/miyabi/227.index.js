export const id = 227;
export const ids = [227];
export const modules = {

/***/ 87227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openKnowledge: () => (/* binding */ openKnowledge)
});

;// CONCATENATED MODULE: ./build/core/knowledge/tokens.js
const WORD = /[\p{L}\p{N}_$][\p{L}\p{N}_$./:-]*/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\p{N}+/gu;
const MOST_CHARACTERS = 80;
/**
 * The terms of a text for search: each word, path and identifier as it stands, and the parts of those
 * that have some: `src/userAuth.ts` is also `src`, `user`, `auth` and `ts`. Lower case.
 */
function tokensOf(text) {
    const tokens = [];
    for (const [match] of text.normalize("NFKC").matchAll(WORD)) {
        const word = match.replace(/[./:-]+$/, "");
        if (word.length > MOST_CHARACTERS)
            continue;
        const whole = word.toLowerCase();
        tokens.push(whole);
        const parts = (word.match(PART) ?? []).map((part) => part.toLowerCase());
        if (parts.length > 1 || (parts[0] !== undefined && parts[0] !== whole))
            tokens.push(...parts);
    }
    return tokens;
}

;// CONCATENATED MODULE: ./build/core/knowledge/bm25.js

/** How fast a term's repetition stops counting, and how much a text's length counts against it. */
const K1 = 1.2;
const B = 0.75;
/**
 * Ranks texts by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), with
 * the weight of rare terms kept above zero.
 */
class Bm25 {
    #lengths = [];
    /** By term: how often it occurs in which texts. */
    #postings = new Map();
    #meanLength;
    constructor(texts) {
        for (const [at, text] of texts.entries()) {
            const tokens = tokensOf(text);
            this.#lengths.push(tokens.length);
            for (const token of tokens) {
                const counts = this.#postings.get(token) ?? new Map();
                counts.set(at, (counts.get(at) ?? 0) + 1);
                this.#postings.set(token, counts);
            }
        }
        this.#meanLength = this.#lengths.reduce((sum, one) => sum + one, 0) / (texts.length || 1) || 1;
    }
    /** Scores of the texts that share a term with the query, by their place in the list. */
    scores(query) {
        const scores = new Map();
        for (const token of new Set(tokensOf(query))) {
            const counts = this.#postings.get(token);
            if (!counts)
                continue;
            const weight = Math.log(1 + (this.#lengths.length - counts.size + 0.5) / (counts.size + 0.5));
            for (const [at, count] of counts) {
                const length = (this.#lengths[at] ?? 0) / this.#meanLength;
                const share = (count * (K1 + 1)) / (count + K1 * (1 - B + B * length));
                scores.set(at, (scores.get(at) ?? 0) + weight * share);
            }
        }
        return scores;
    }
}

// EXTERNAL MODULE: ./build/core/knowledge/past-entries.js
var past_entries = __webpack_require__(57496);
;// CONCATENATED MODULE: ./build/adapters/git/git-knowledge.js


/** A year of work days, and no more than a lane may hold in memory. */
const LIMITS = { files: 250, bytes: 4_000_000 };
const MAX_EXCERPT = 1_200;
/**
 * What the log branch teaches, ranked by BM25. The log is read once, now.
 *
 * @returns undefined where there is nothing to search
 */
async function openKnowledge(past) {
    const entries = (0,past_entries/* pastEntries */.z)(await past.logs(LIMITS));
    if (entries.length === 0)
        return undefined;
    const index = new Bm25(entries.map(({ lines }) => lines.join("\n")));
    return {
        search({ text, limit, agent, taskType, outcome, since }) {
            const scores = index.scores(text);
            const found = entries.flatMap((entry, at) => {
                const score = scores.get(at);
                const fits = (agent === undefined || entry.agent === agent) &&
                    (taskType === undefined || entry.taskType === taskType) &&
                    (outcome === undefined || entry.outcome === outcome) &&
                    (since === undefined || entry.at >= since);
                if (score === undefined || !fits)
                    return [];
                const { task, lines, ...rest } = entry;
                return [{ ...rest, source: task, excerpt: lines.join("\n").slice(0, MAX_EXCERPT), score }];
            });
            const byScore = (a, b) => b.score - a.score || b.at.getTime() - a.at.getTime();
            return Promise.resolve(found.sort(byScore).slice(0, limit));
        },
    };
}


/***/ }),

/***/ 57496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ SESSION_TITLE),
/* harmony export */   z: () => (/* binding */ pastEntries)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);
/* harmony import */ var _log_log_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19085);
/* harmony import */ var _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91345);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16769);




/** The title that a session's entry in the log and its reader share. */
const SESSION_TITLE = "Session";
const MERGED = /^Pull request: #\d+, merged$/;
const MAX_LINE = 300;
const MAX_LINES = 40;
/** Of no use to somebody who looks for how something was done. */
const FIGURE = /^(?:Lines|Warnings|Tests|Commit): /;
/** Without the backslashes that made it inert. */
const plain = (text) => (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h)(text.replace(/\\([\\`*_{}[\]<>#|~!])/g, "$1"), MAX_LINE);
/** Numbers of the issues whose change the log says was merged. */
function mergedIssues(entries) {
    const merged = entries.filter(({ title, actions }) => title === SESSION_TITLE && actions.some((line) => MERGED.test(line)));
    return new Set(merged.flatMap(({ fields }) => /^issue-(\d{1,10})(?: |$)/.exec(fields.get("Task") ?? "")?.[1] ?? []));
}
function pastEntry(entry, merged) {
    const { at, title, fields, actions } = entry;
    if (title !== _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .TASK_TITLE */ .FO)
        return undefined;
    const said = fields.get("Task") ?? "";
    const [, task, issue = ""] = /^(task-(\d{1,10})-\d{1,10})(?: \(|$)/.exec(said) ?? [];
    const status = fields.get("Status");
    const succeeded = status === _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .TASK_STATUS */ .Rr.success;
    if (task === undefined)
        return undefined;
    if (succeeded ? !merged.has(issue) : status !== _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .TASK_STATUS */ .Rr.failed)
        return undefined;
    const type = _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .Task */ .YZ.shape.type.safeParse(fields.get("Type"));
    const keywords = fields.get("Keywords");
    return {
        task,
        at,
        agent: plain(fields.get("Agent") ?? ""),
        ...(type.success ? { taskType: type.data } : {}),
        outcome: succeeded ? "merged" : "failed",
        lines: [
            plain(said),
            ...(keywords === undefined ? [] : [`Keywords: ${plain(keywords)}`]),
            ...actions.filter((line) => !FIGURE.test(line)).map(plain),
        ].slice(0, MAX_LINES),
    };
}
/**
 * Tasks in the texts of log files. A success counts only where the log also says that its issue's
 * change was merged: nobody approved of any other (threat 42).
 */
function pastEntries(logs) {
    const entries = logs.flatMap(_log_log_text_js__WEBPACK_IMPORTED_MODULE_3__/* .readLog */ .x);
    const merged = mergedIssues(entries);
    return entries.flatMap((entry) => pastEntry(entry, merged) ?? []);
}


/***/ }),

/***/ 91345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ TASK_TITLE),
/* harmony export */   Rr: () => (/* binding */ TASK_STATUS),
/* harmony export */   ds: () => (/* binding */ pastTasks)
/* harmony export */ });
/* harmony import */ var _text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99760);
/* harmony import */ var _log_log_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19085);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16769);



/** The words that a task's entry in the log and its reader share. */
const TASK_TITLE = "Task Execution";
const TASK_STATUS = { success: "Success", failed: "Failed", skipped: "Skipped" };
/** Executions of tasks in the texts of log files; entries that do not tell all of it are skipped. */
const pastTasks = (logs) => logs.flatMap((text) => (0,_log_log_text_js__WEBPACK_IMPORTED_MODULE_1__/* .readLog */ .x)(text).flatMap((entry) => pastTask(entry) ?? []));
const STATUSES = new Map([
    [TASK_STATUS.success, "success"],
    [TASK_STATUS.failed, "failed"],
    [TASK_STATUS.skipped, "skipped"],
]);
function pastTask({ at, title, fields }) {
    if (title !== TASK_TITLE)
        return undefined;
    const [, task] = /^(task-\d{1,10}-\d{1,10})(?: \(|$)/.exec(fields.get("Task") ?? "") ?? [];
    const type = _plan_js__WEBPACK_IMPORTED_MODULE_0__/* .Task */ .YZ.shape.type.safeParse(fields.get("Type"));
    const status = STATUSES.get(fields.get("Status") ?? "");
    const estimated = (0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E)(fields.get("Estimated") ?? "");
    const actual = (0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E)(fields.get("Duration") ?? "");
    if (task === undefined || !type.success || status === undefined)
        return undefined;
    if (estimated === undefined || estimated === 0 || actual === undefined)
        return undefined;
    return {
        task,
        type: type.data,
        estimatedMinutes: estimated / 60,
        actualMinutes: actual / 60,
        status,
        at,
    };
}


/***/ }),

/***/ 99760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   S: () => (/* binding */ durationText)
/* harmony export */ });
/** `45s`, `8m 23s`, `1h 02m` (seed, "Example Log Entry"). Seconds in. */
function durationText(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    const minutes = Math.floor(whole / 60);
    if (minutes === 0)
        return `${whole}s`;
    if (minutes < 60)
        return `${minutes}m ${String(whole % 60).padStart(2, "0")}s`;
    return `${Math.floor(minutes / 60)}h ${String(minutes % 60).padStart(2, "0")}m`;
}
const FORM = /^(?:(?<h>\d{1,6})h )?(?:(?<m>\d{1,2})m)? ?(?:(?<s>\d{1,2})s)?$/;
/**
 * Seconds of a text that `durationText` wrote, undefined for any other text. Where there are hours the
 * text has no seconds, so up to 59 are lost.
 */
function parseDuration(text) {
    const parts = FORM.exec(text)?.groups;
    if (parts === undefined)
        return undefined;
    const seconds = Number(parts["h"] ?? 0) * 3600 + Number(parts["m"] ?? 0) * 60 + Number(parts["s"] ?? 0);
    return durationText(seconds) === text ? seconds : undefined;
}


/***/ })

};
