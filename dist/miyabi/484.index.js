export const id = 484;
export const ids = [484];
export const modules = {

/***/ 55710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K9: () => (/* binding */ buildEscalation),
  Jd: () => (/* binding */ escalationKey),
  XE: () => (/* binding */ isApprovable),
  ek: () => (/* binding */ renderEscalation)
});

;// CONCATENATED MODULE: ./build/core/cline-link.js
const MOST_CHARACTERS = 1500;
/**
 * A link that opens VS Code with Cline and a task text. GitHub shows https links only, so it goes
 * through vscode.dev; Cline takes `/task?prompt=` (cline/cline, src/services/uri/SharedUriHandler.ts).
 * Encoded twice: once for each of the two addresses.
 */
function clineLink(task) {
    const prompt = encodeURIComponent(task.slice(0, MOST_CHARACTERS).replace(/\p{Surrogate}/gu, "\uFFFD"));
    const target = `vscode://saoudrizwan.claude-dev/task?prompt=${escapeParens(prompt)}`;
    return `https://vscode.dev/redirect?url=${encodeURIComponent(target)}`;
}
/** encodeURIComponent leaves parentheses as they are; in Markdown one of them ends the link. */
const escapeParens = (text) => text.replaceAll("(", "%28").replaceAll(")", "%29").replaceAll("'", "%27");

// EXTERNAL MODULE: ./build/core/digest.js
var core_digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/core/inert-line.js
var inert_line = __webpack_require__(417);
;// CONCATENATED MODULE: ./build/core/escalation-view.js



/** The seed's three answers ("Escalation Format"). */
const ACTIONS = [
    { id: "approve_anyway", label: "Approve & Continue (override)" },
    { id: "manual_fix", label: "Open in Cline for manual fix" },
    { id: "reject", label: "Reject & Close Issue" },
];
/** Questions that an approval answers: there is something finished that it lets through. */
const APPROVABLE = [
    "complexity",
    "quality",
    "vulnerability",
    "secret",
    "protected_path",
];
const isApprovable = ({ kind }) => APPROVABLE.includes(kind);
/** Who is asked first where the configuration names nobody (design: domain, "Gates"). */
const ASKED = {
    complexity: "tech lead",
    quality: "tech lead",
    vulnerability: "security officer",
    secret: "security officer",
    deployment: "operations",
    compile: "tech lead",
    budget: "product owner",
    conflict: "tech lead",
    protected_path: "tech lead",
    plan: "tech lead",
    requirement: "product owner",
    model: "operations",
    fault: "operations",
};
const buildEscalation = (question) => ({
    type: "escalation",
    kind: question.kind,
    severity: question.severity,
    issue: question.issue,
    reason: question.reason,
    context: {
        failing_checks: [...question.failingChecks],
        recommendation: question.recommendation,
    },
    actions: ACTIONS,
    digest: (0,core_digest/* digestOf */.ol)(question.subject),
    ...(question.retry === undefined ? {} : { retry: question.retry }),
    raisedAt: question.at.toISOString(),
});
/** A question for each digest: an edited comment would tell nobody that something new is asked. */
const escalationKey = ({ digest }) => `escalation-${(0,core_digest/* shortDigest */.VK)(digest)}`;
/** JSON in a fenced block; characters that Markdown or GitHub could act on are written as escapes. */
const fencedJson = (value) => {
    const json = JSON.stringify(value, null, 2).replace(/[`<>@!]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return ["```json", json, "```"].join("\n");
};
/** The task as Cline gets it. */
const taskText = ({ issue, reason, context }, place) => [
    `Miyabi stopped at issue #${issue} of ${place.repository}: ${reason}`,
    ...context.failing_checks,
    context.recommendation,
    `The work is on the branch ${place.branch}. Repair it, commit, push, and comment /miyabi retry on ${place.serverUrl}/${place.repository}/issues/${issue}`,
].join("\n");
/** What the comment asks, who may answer and how, how to repair by hand, and the seed's JSON. */
function renderEscalation(escalation, place) {
    const { context, digest, kind, reason, severity } = escalation;
    const { repository, branch, serverUrl, approvers = [] } = place;
    const checks = context.failing_checks.map((check) => `- ${(0,inert_line/* inertLine */.F)(check)}`);
    const who = approvers.length > 0
        ? approvers.map((login) => `\`${login}\``).join(", ")
        : "people with write access to this repository";
    const approve = isApprovable(escalation)
        ? [`- \`/miyabi approve ${(0,core_digest/* shortDigest */.VK)(digest)}\` – ${ACTIONS[0]?.label ?? "Approve"}`]
        : [];
    const sections = [
        `### ⚠️ Miyabi needs a decision: ${(0,inert_line/* inertLine */.F)(reason)}`,
        `**Severity** ${severity} · **Kind** ${kind} · **Asked** ${ASKED[kind]} · **Digest** \`${(0,core_digest/* shortDigest */.VK)(digest)}\``,
        checks.length > 0 ? ["**What failed**", ...checks].join("\n") : "",
        `**Recommendation**: ${(0,inert_line/* inertLine */.F)(context.recommendation, 600)}`,
        [
            `**Answer** with a new comment whose first line is one of these. Counts from: ${who}.`,
            ...approve,
            "- `/miyabi retry` – go on from where it stopped, after a repair",
            "- `/miyabi reject REASON` – reject and close the issue",
        ].join("\n"),
        kind === "complexity"
            ? "To change the tasks first: `/miyabi plan`, and below it `drop`, `change` and `add`, or all `tasks`, in a fenced `yaml` block. The plan's comment has an example."
            : [
                `**Repair by hand** on the branch \`${branch}\`:`,
                "```bash",
                `git clone ${serverUrl}/${repository}.git && cd ${repository.split("/").at(-1) ?? ""}`,
                `git fetch origin ${branch} && git switch ${branch} || git switch -c ${branch}`,
                "# repair, commit",
                `git push origin ${branch}`,
                "```",
            ].join("\n"),
        `[Open in VS Code with Cline](${clineLink(taskText(escalation, place))})`,
        [
            "<details><summary>The same for machines</summary>",
            "",
            fencedJson(escalation),
            "",
            "</details>",
        ].join("\n"),
    ];
    return sections.filter((section) => section !== "").join("\n\n");
}


/***/ }),

/***/ 83071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ totalUsage),
/* harmony export */   P$: () => (/* binding */ foldDeployment),
/* harmony export */   kn: () => (/* binding */ addedUsage),
/* harmony export */   u4: () => (/* binding */ foldTasks),
/* harmony export */   u7: () => (/* binding */ foldReview)
/* harmony export */ });
/* harmony import */ var _session_edit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42179);
/* harmony import */ var _usage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59957);


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
        ? (0,_usage_js__WEBPACK_IMPORTED_MODULE_1__/* .usageBeyond */ .$e)(usage, known.usage)
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
const totalUsage = ({ usage }) => Object.values(usage).reduce(_usage_js__WEBPACK_IMPORTED_MODULE_1__/* .addUsage */ .vk, _usage_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_USAGE */ .yJ);


/***/ }),

/***/ 417:
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


/***/ }),

/***/ 76096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FG: () => (/* binding */ parseAttempt),
/* harmony export */   L5: () => (/* binding */ parseCommit),
/* harmony export */   id: () => (/* binding */ parseIssueNumber)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55139);


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
    if (Number.isInteger(attempt) && attempt >= 1 && attempt <= _verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ATTEMPTS */ .m)
        return attempt;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("invalid_input", `attempt must be 1 to ${_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ATTEMPTS */ .m}, got "${raw}".`);
}


/***/ }),

/***/ 42179:
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
/* harmony import */ var _usage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59957);

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
    usage: { ...record.usage, [agent]: (0,_usage_js__WEBPACK_IMPORTED_MODULE_0__/* .addUsage */ .vk)(record.usage[agent] ?? _usage_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_USAGE */ .yJ, usage) },
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
/* harmony export */   Kh: () => (/* binding */ isScript),
/* harmony export */   __: () => (/* binding */ isSource),
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
/** Files of an ecosystem's language that tests can run: no test, no configuration. */
const IS_SOURCE = {
    node: isScriptSource,
    python: (path) => path.endsWith(".py") && !isTestFile(path) && !PYTHON_SETUP.test(path),
    go: (path) => path.endsWith(".go") && !isTestFile(path),
    rust: (path) => path.endsWith(".rs") && !isTestFile(path) && !RUST_BUILD.test(path),
};
/** A source file of whatever language we know. */
const isSource = (path) => Object.values(IS_SOURCE).some((fits) => fits(path));


/***/ }),

/***/ 21678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ mayMove),
/* harmony export */   Cy: () => (/* binding */ move),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   id: () => (/* binding */ isStopped)
/* harmony export */ });
const RUNNING = ["analyzing", "implementing", "reviewing", "deploying"];
const STOPPED = ["blocked", "failed", "paused"];
/** Every allowed step (design: domain, "Labels"). What is not here is refused and recorded. */
const ALLOWED = {
    pending: ["analyzing", "blocked", "failed", "paused"],
    analyzing: ["awaiting-approval", "implementing", ...STOPPED],
    "awaiting-approval": ["analyzing", "implementing", ...STOPPED],
    implementing: ["reviewing", ...STOPPED],
    reviewing: ["implementing", "deploying", "done", ...STOPPED],
    deploying: ["done", ...STOPPED],
    done: [],
    blocked: ["analyzing", "implementing", "reviewing", "deploying"],
    failed: ["analyzing", "implementing", "reviewing", "deploying"],
    paused: ["analyzing", "implementing", "reviewing", "deploying"],
};
const mayMove = (from, to) => ALLOWED[from].includes(to);
/** True while a run of some job works on the session: a second trigger is a conflict. */
const isRunning = (state) => RUNNING.includes(state) || state === "pending";
const isStopped = (state) => STOPPED.includes(state);
/**
 * The record after one step. A step that the table does not allow leaves the state as it is and is
 * recorded as refused; a step to the present state is no step at all (events arrive twice).
 */
function move(record, { to, by, runId, at, reason }) {
    if (record.state === to)
        return record;
    const refused = !mayMove(record.state, to);
    const step = {
        at: at.toISOString(),
        from: record.state,
        to,
        by,
        runId,
        reason,
        refused,
    };
    return {
        ...record,
        state: refused ? record.state : to,
        transitions: [...record.transitions, step],
    };
}


/***/ }),

/***/ 55139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hc: () => (/* binding */ verdictOn),
/* harmony export */   m: () => (/* binding */ MAX_ATTEMPTS),
/* harmony export */   uj: () => (/* binding */ verdictAgain)
/* harmony export */ });
/* harmony import */ var _weakened_tests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22994);

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

/***/ 22994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ weakenedTests),
/* harmony export */   t: () => (/* binding */ weakens)
/* harmony export */ });
/* harmony import */ var _source_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56427);

/** How a test is declared: node, jest, vitest, mocha; pytest; Go; Rust. */
const DECLARATION = /(?:^|[^.\w])(?:it|test|bench)(?:\.(?:each|concurrent|failing|only|skip|todo)\b[^(]{0,80})?\s*\(\s*["'`]|^\s*(?:async\s+)?def\s+test_|^\s*func\s+Test\w|^\s*#\[(?:\w+::)?test\b/;
const ASSERTION = /\b(?:expect|assert\w*|should|require\.\w+)\b\s*[.!(]|^\s*assert\s/;
const SKIPPED = /\b(?:describe|it|test|suite|t)\.(?:skip|only|todo)\b|(?:^|[^.\w])[xf](?:it|describe|test)\s*\(|#\[ignore\b|@(?:pytest\.mark|unittest)\.(?:skip|xfail)|\bpytest\.(?:skip|xfail)\s*\(|\bt\.Skip(?:Now|f)?\s*\(|@Disabled\b|\{\s*(?:skip|todo|only)\s*:\s*(?:true|["'`])/;
/** Whole files or coverage taken out of a tool's sight. */
const SWITCHED_OFF = /eslint-disable(?!-)(?!d)|@ts-nocheck|(?:istanbul|c8|v8) ignore|node:coverage (?:ignore|disable)|pragma: no cover|#!\[allow\(|#\[cfg\(not\((?:test|coverage|tarpaulin)/;
/** One line taken out of a linter's sight: named, but people do that for reasons. */
const SILENCED = /eslint-disable-(?:next-)?line|@ts-(?:ignore|expect-error)|#\s*(?:noqa|nosec)\b|\/\/\s*nolint\b|#\[allow\(|#\s*type:\s*ignore/;
const CONFIGURATION = /(^|\/)(?:jest\.config\.\w+|vitest\.config\.\w+|\.nycrc(?:\.\w+)?|\.c8rc(?:\.\w+)?|\.mocharc\.\w+|eslint\.config\.\w+|\.eslintrc(?:\.\w+)?|\.eslintignore|biome\.jsonc?|\.coveragerc|pytest\.ini|tox\.ini|setup\.cfg|ruff\.toml|\.flake8|\.golangci\.ya?ml|clippy\.toml|tarpaulin\.toml|codecov\.ya?ml)$/;
/** A test script of package.json; npm's own placeholder may be replaced. */
const TEST_SCRIPT = /^\s*"(?:pre|post)?(?:test|lint)(?::[\w-]+)?"\s*:/;
const NO_TESTS_YET = /no test specified/;
const finding = (severity, message, place = {}) => ({ part: "tests", severity, message, rule: "miyabi/weakened-tests", ...place });
const countOf = (lines, pattern) => lines.filter(({ text }) => pattern.test(text)).length;
function balance(files) {
    const lost = (pattern) => files.reduce((sum, { added, removed }) => sum + countOf(removed, pattern) - countOf(added, pattern), 0);
    const tests = lost(DECLARATION);
    if (tests > 0)
        return [finding("high", `The change removes ${tests} more tests than it adds.`)];
    const assertions = lost(ASSERTION);
    return assertions > 0
        ? [finding("medium", `The change removes ${assertions} more assertions than it adds.`)]
        : [];
}
function markers({ path, added }) {
    return added.flatMap(({ line, text }) => {
        const place = { file: path, line };
        if (SKIPPED.test(text) && ((0,_source_files_js__WEBPACK_IMPORTED_MODULE_0__/* .isTestFile */ .hl)(path) || /#\[ignore/.test(text)))
            return [finding("high", "A test is skipped, or others are by `only`.", place)];
        if (SWITCHED_OFF.test(text))
            return [finding("high", "A linter, type check or coverage is switched off here.", place)];
        if (SILENCED.test(text))
            return [finding("medium", "A linter is silenced here.", place)];
        return [];
    });
}
function configuration({ path, status, added, removed }) {
    if (status !== "created" && CONFIGURATION.test(path))
        return [
            finding("high", "The configuration of tests, coverage or a linter changes.", { file: path }),
        ];
    if (!/(^|\/)package\.json$/.test(path))
        return [];
    const before = removed.filter(({ text }) => TEST_SCRIPT.test(text) && !NO_TESTS_YET.test(text));
    const same = (text) => text.trim().replace(/,$/, "");
    const gone = before.filter(({ text }) => !added.some((line) => same(line.text) === same(text)));
    return gone.map(() => finding("high", "The script that runs tests or the linter changes.", { file: path }));
}
/**
 * Ways to pass without being better, compared with the base: tests deleted or skipped, coverage or
 * linter loosened (threat 24). `high` escalates; `medium` is named in the report. Whole files are not
 * judged by name alone: a test that moves to another file is neither lost nor won.
 */
const weakenedTests = (files) => [
    ...balance(files.filter(({ path }) => (0,_source_files_js__WEBPACK_IMPORTED_MODULE_0__/* .isTestFile */ .hl)(path) || /\.rs$/.test(path))),
    ...files.flatMap((file) => [...markers(file), ...configuration(file)]),
];
/** True where people must look before anything goes on. */
const weakens = (findings) => findings.some(({ rule, severity }) => rule === "miyabi/weakened-tests" && severity === "high");


/***/ })

};
