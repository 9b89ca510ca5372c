export const id = 5675;
export const ids = [5675];
export const modules = {

/***/ 92612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ githubRequiredChecks)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69530);


/** Pages of 100 check runs or statuses at one commit. */
const MOST_PAGES = 10;
/** GitHub lets skipped and neutral checks pass: https://docs.github.com/pull-requests/reference/status-checks */
const PASSING = new Set(["success", "skipped", "neutral"]);
/** -1 is GitHub's word for any App. */
const appOf = (id) => id === null || id === undefined || id < 0 ? undefined : id;
/** The worst of all that bear the name: as long as one of them fails or runs, GitHub does not merge. */
function stateOf({ name, app }, found) {
    const states = found
        .filter((one) => one.name === name && (app === undefined || one.app === app))
        .map(({ state }) => state);
    const order = ["failure", "pending", "success"];
    return order.find((state) => states.includes(state)) ?? "absent";
}
/**
 * Required checks by the branch's protection (`contents: read`) and by rulesets, their state by check runs
 * (`checks: read`) and commit statuses (`statuses: read`). What is required is asked for once.
 */
function githubRequiredChecks({ client, owner, repo, }) {
    const { rest } = client;
    const place = { owner, repo };
    const known = new Map();
    const ofProtection = async (branch) => {
        const { data } = await rest.repos.getBranch({ ...place, branch });
        const required = data.protection.required_status_checks;
        const checks = required?.checks ?? [];
        const named = checks.map(({ context, app_id }) => ({ name: context, app: appOf(app_id) }));
        const others = (required?.contexts ?? [])
            .filter((context) => !checks.some((check) => check.context === context))
            .map((name) => ({ name, app: undefined }));
        return [...named, ...others];
    };
    const ofRules = async (branch) => {
        try {
            const { data } = await rest.repos.getBranchRules({ ...place, branch, per_page: 100 });
            return data.flatMap((rule) => rule.type === "required_status_checks"
                ? (rule.parameters?.required_status_checks ?? []).map((check) => ({
                    name: check.context,
                    app: appOf(check.integration_id),
                }))
                : []);
        }
        catch (error) {
            // 403 where the plan has no rulesets (private repositories of free accounts).
            if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo && error.code === "missing_permission")
                return [];
            throw error;
        }
    };
    const demandedBy = async (branch) => {
        const asked = known.get(branch) ?? [
            ...(await ofProtection(branch)),
            ...(await ofRules(branch)),
        ];
        known.set(branch, asked);
        return asked;
    };
    const checkRuns = async (ref) => {
        const found = [];
        for (let page = 1, last = 1; page <= Math.min(last, MOST_PAGES); page += 1) {
            const { data, headers } = await rest.checks.listForRef({
                ...place,
                ref,
                per_page: 100,
                page,
            });
            last = (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .lastPage */ .s)(headers.link);
            for (const { name, status, conclusion, app } of data.check_runs) {
                const passes = PASSING.has(conclusion ?? "");
                const state = status !== "completed" ? "pending" : passes ? "success" : "failure";
                found.push({ name, app: app?.id, state });
            }
        }
        return found;
    };
    /** A status does not say which App it is of: it counts for any, and GitHub has the last word. */
    const statuses = async (ref, demanded) => {
        const found = [];
        for (let page = 1, last = 1; page <= Math.min(last, MOST_PAGES); page += 1) {
            const { data, headers } = await rest.repos.getCombinedStatusForRef({
                ...place,
                ref,
                per_page: 100,
                page,
            });
            last = (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .lastPage */ .s)(headers.link);
            for (const { context, state } of data.statuses)
                for (const { app } of demanded.filter(({ name }) => name === context))
                    found.push({
                        name: context,
                        app,
                        state: state === "success" || state === "pending" ? state : "failure",
                    });
        }
        return found;
    };
    return {
        async at({ sha, branch }) {
            const demanded = await demandedBy(branch);
            if (demanded.length === 0)
                return [];
            const found = [...(await checkRuns(sha)), ...(await statuses(sha, demanded))];
            const states = demanded.map((one) => ({ name: one.name, state: stateOf(one, found) }));
            return [...new Map(states.map((one) => [one.name, one])).values()];
        },
    };
}


/***/ }),

/***/ 47051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qj: () => (/* binding */ githubRuns),
/* harmony export */   ZL: () => (/* binding */ githubRunJobs),
/* harmony export */   lX: () => (/* binding */ githubDispatcher),
/* harmony export */   sA: () => (/* binding */ githubRunStopper)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71740);


const OPEN_STATES = ["queued", "in_progress", "waiting", "pending"];
/** Workflow runs (`actions: read`). */
function githubRuns({ client, owner, repo }) {
    const { rest } = client;
    return {
        async isOver(runId) {
            try {
                const { data } = await rest.actions.getWorkflowRun({ owner, repo, run_id: runId });
                return data.status === "completed";
            }
            catch (error) {
                if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error, 404))
                    return true;
                throw error;
            }
        },
        async active(workflow) {
            const ids = [];
            for (const status of OPEN_STATES) {
                const query = { owner, repo, workflow_id: workflow, status, per_page: 100 };
                const { data } = await rest.actions.listWorkflowRuns(query);
                ids.push(...data.workflow_runs.map(({ id }) => id));
            }
            return ids;
        },
    };
}
/** What a run is at (`actions: read`). */
const githubRunJobs = ({ client, owner, repo, }) => ({
    async jobs(runId) {
        const query = { owner, repo, run_id: runId, per_page: 100 };
        const { data } = await client.rest.actions.listJobsForWorkflowRun(query);
        return data.jobs.map(({ name, status }) => ({ name, running: status === "in_progress" }));
    },
});
/** Ends a run (`actions: write`): its jobs get the time that any cancelled one has, `always()` still runs. */
const githubRunStopper = ({ client, owner, repo, }) => ({
    async cancel(runId) {
        try {
            await client.rest.actions.cancelWorkflowRun({ owner, repo, run_id: runId });
            return true;
        }
        catch (error) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error, 404, 409))
                return false;
            throw error;
        }
    },
});
/** `workflow_dispatch` (`actions: write`), on the default branch. */
function githubDispatcher({ client, owner, repo, ref }) {
    return {
        /** Not repeated where the reply is lost: it may have started a run, which the next sweep sees. */
        async dispatch(workflow, inputs) {
            try {
                await client.rest.actions.createWorkflowDispatch({
                    owner,
                    repo,
                    workflow_id: workflow,
                    ref: await ref(),
                    inputs: { ...inputs },
                });
            }
            catch (error) {
                if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error, 404, 422))
                    throw error;
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("invalid_input", `.github/workflows/${workflow} cannot be started (${error.said}). Set the input "workflow" to the file name of your Miyabi workflow, and give it "on: workflow_dispatch" with the inputs of examples/caller.yml.`);
            }
        },
    };
}


/***/ }),

/***/ 33641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/core/issue/labels.js
var issue_labels = __webpack_require__(21283);
// EXTERNAL MODULE: ./build/adapters/github/issues.js + 2 modules
var issues = __webpack_require__(15240);
// EXTERNAL MODULE: ./build/adapters/github/place.js
var place = __webpack_require__(69530);
;// CONCATENATED MODULE: ./build/adapters/github/labelled-issues.js




/** Null where the account is gone, although GitHub's types do not say so. */
const Actor = schemas/* object */.Ikc({ login: schemas/* string */.YjP() });
/** Pages of 100 looked through; a repository with more open issues is swept over several times. */
const MOST_PAGES = 10;
/** GitHub names this event with a label: https://docs.github.com/rest/using-the-rest-api/issue-event-types#labeled */
const LABELED = "labeled";
/** Open issues by label, found by going through all open ones: labels may be spelt with an emoji. */
function githubLabelledIssues({ client, owner, repo, }) {
    const { rest } = client;
    const carrying = (issues, labels) => {
        const wanted = new Set(labels.map(issue_labels/* identityOf */.cu));
        return issues.filter((issue) => !issue.isPullRequest && issue.labels.some((label) => wanted.has((0,issue_labels/* identityOf */.cu)(label))));
    };
    return {
        async labelled(labels) {
            const query = { owner, repo, state: "open", sort: "updated", per_page: 100 };
            const found = [];
            for (let page = 1, last = 1; page <= Math.min(last, MOST_PAGES); page += 1) {
                const { data, headers } = await rest.issues.listForRepo({ ...query, page });
                last = (0,place/* lastPage */.s)(headers.link);
                found.push(...data.map(issues/* issueOf */.v));
            }
            return carrying(found, labels);
        },
        async closedLately(labels) {
            const query = { owner, repo, state: "closed", sort: "updated", per_page: 100 };
            const { data } = await rest.issues.listForRepo(query);
            return carrying(data.map(issues/* issueOf */.v), labels);
        },
        /** GitHub lists events oldest first, so the last page is looked through first. */
        async labelledBy(number, label) {
            const query = { owner, repo, issue_number: number, per_page: 100 };
            const first = await rest.issues.listEvents(query);
            const last = (0,place/* lastPage */.s)(first.headers.link);
            for (let page = last; page >= Math.max(1, last - MOST_PAGES); page -= 1) {
                const { data } = page === 1 ? first : await rest.issues.listEvents({ ...query, page });
                const labeling = data.findLast((event) => event.event === LABELED && "label" in event && (0,issue_labels/* sameLabel */.bK)(event.label.name, label));
                if (labeling)
                    return Actor.safeParse(labeling.actor).data?.login;
            }
            return undefined;
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/github/required-checks.js
var required_checks = __webpack_require__(92612);
// EXTERNAL MODULE: ./build/adapters/github/runs.js
var runs = __webpack_require__(47051);
// EXTERNAL MODULE: ./build/shell/connect.js + 43 modules
var connect = __webpack_require__(1233);
// EXTERNAL MODULE: ./build/shell/connect-notices.js + 9 modules
var connect_notices = __webpack_require__(72116);
// EXTERNAL MODULE: ./build/shell/once.js
var once = __webpack_require__(34660);
// EXTERNAL MODULE: ./build/shell/run-action.js + 4 modules
var run_action = __webpack_require__(90378);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/core/session/session-edit.js
var session_edit = __webpack_require__(99698);
// EXTERNAL MODULE: ./build/core/session/session.js + 1 modules
var session = __webpack_require__(45534);
// EXTERNAL MODULE: ./build/core/session/transitions.js
var transitions = __webpack_require__(79581);
// EXTERNAL MODULE: ./build/core/people/escalation-view.js + 1 modules
var escalation_view = __webpack_require__(95296);
// EXTERNAL MODULE: ./build/core/people/mentions.js
var mentions = __webpack_require__(97301);
;// CONCATENATED MODULE: ./build/core/people/overdue.js

const HOUR_MS = 3_600_000;
/** States in which nothing happens before people answer. A failed session has its incident or its log. */
const WAITING = ["awaiting-approval", "blocked", "paused"];
/**
 * What is due of a gate (fault 35): one reminder, then the expiry. Whoever was reminded late, since no sweep
 * ran, has as long again before it expires.
 */
function overdue(record, { remindHours, expireDays }, now) {
    const question = (0,session_edit/* openQuestion */.R0)(record);
    if (!question || question.expiredAt !== undefined || !WAITING.includes(record.state))
        return undefined;
    const raised = Date.parse(question.raisedAt);
    const remindAt = remindHours > 0 ? raised + remindHours * HOUR_MS : Infinity;
    const expireAt = expireDays > 0 ? raised + expireDays * 24 * HOUR_MS : Infinity;
    const reminded = question.remindedAt === undefined ? undefined : Date.parse(question.remindedAt);
    const isReminder = reminded === undefined && remindAt < expireAt;
    const last = isReminder ? now.getTime() : (reminded ?? -Infinity);
    const end = Math.max(expireAt, last + remindHours * HOUR_MS);
    const expiresAt = end === Infinity ? undefined : new Date(end);
    if (isReminder)
        return now.getTime() >= remindAt ? { kind: "remind", question, expiresAt } : undefined;
    return now.getTime() >= end ? { kind: "expire", question, expiresAt } : undefined;
}
/** The record with a mark on its open question. */
const markQuestion = (record, { digest }, mark) => ({
    ...record,
    escalations: record.escalations.map((one) => one.digest === digest && one.answered === undefined ? { ...one, ...mark } : one),
});

// EXTERNAL MODULE: ./build/core/people/overdue-view.js
var overdue_view = __webpack_require__(13424);
// EXTERNAL MODULE: ./build/core/digest.js
var core_digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/core/notices/make-notice.js
var make_notice = __webpack_require__(67657);
;// CONCATENATED MODULE: ./build/core/notices/overdue-notice.js



/** That a question still waits, or waits no longer (fault 35): to whom the question itself went. */
function overdueNotice(record, { kind, question, expiresAt }, place) {
    const digest = (0,core_digest/* shortDigest */.VK)(question.digest);
    const comment = record.comments[(0,escalation_view/* escalationKey */.Jd)(question)];
    const at = comment === undefined ? "" : `#issuecomment-${comment}`;
    const waits = kind === "remind";
    return (0,make_notice/* makeNotice */.r)(record, {
        key: `${kind}-${digest}-${Date.parse(question.raisedAt) / 1000}`,
        event: record.state === "awaiting-approval" ? "gate" : "escalation",
        kind: question.kind,
        severity: question.severity,
        title: `${waits ? "Miyabi still waits for a decision" : "Nobody decided in time"}: ${question.reason}`,
        lines: waits
            ? [
                question.context.recommendation,
                ...(expiresAt === undefined ? [] : [`It expires ${expiresAt.toISOString()}.`]),
            ]
            : ["The session is blocked; nothing of it is lost."],
        links: [{ text: `Issue ${record.issue.number}`, url: `${(0,make_notice/* issueUrl */.$)(record, place)}${at}` }],
        digest,
        answers: [
            ...(waits && (0,escalation_view/* isApprovable */.XE)(question)
                ? [{ command: `/miyabi approve ${digest}`, meaning: "approve and continue" }]
                : []),
            { command: "/miyabi retry", meaning: "go on and be asked anew" },
            { command: "/miyabi reject REASON", meaning: "reject and close the issue" },
        ],
    }, place);
}

;// CONCATENATED MODULE: ./build/agents/sweep/gates.js
// Gates that nobody answers (fault 35): one reminder, then the session is blocked and says how to go on.







/** What is due of the session's open question, by the limits of the default branch. */
async function dueOf(record, { repository, clock }) {
    return overdue(record, (await repository.config()).gates, clock.now());
}
/** One for each time that the question is asked, so that each has its own comment. */
const keyOf = (what, question) => `${what}-${(0,core_digest/* shortDigest */.VK)(question.digest)}-${Date.parse(question.raisedAt) / 1000}`;
async function toldOf(record, question, { repository, context }) {
    const id = record.comments[(0,escalation_view/* escalationKey */.Jd)(question)];
    const issue = `${context.serverUrl}/${context.repository}/issues/${record.issue.number}`;
    return {
        asked: (0,mentions/* askedOf */.i)(record, await repository.config()),
        link: id === undefined ? undefined : `${issue}#issuecomment-${id}`,
    };
}
/** On the issue people hear of it before it is saved, elsewhere after that: a comment is found again, a mail is not. */
async function saveAndTell(record, due, ports) {
    const { sessions, notices, context } = ports;
    const saved = await sessions.save(record);
    const told = await notices.tell(saved, [overdueNotice(saved, due, context)]);
    if (told !== saved)
        await sessions.save(told);
}
/** Said first and saved then: a sweep that dies in between says the same in the same comment. */
async function remind(record, due, ports) {
    const { issues, clock } = ports;
    const { question } = due;
    const body = (0,overdue_view/* renderReminder */.lF)(due, await toldOf(record, question, ports));
    await issues.upsertComment({
        issue: record.issue.number,
        key: keyOf("reminder", question),
        body,
    });
    const remindedAt = clock.now().toISOString();
    await saveAndTell(markQuestion(record, question, { remindedAt }), due, ports);
    return `reminded of: ${question.reason}`;
}
async function expire(record, due, ports) {
    const { issues, clock, context } = ports;
    const { question } = due;
    const { number } = record.issue;
    const at = clock.now();
    const marked = markQuestion(record, question, { expiredAt: at.toISOString() });
    const reason = "nobody answered the question in time";
    const blocked = (0,transitions/* move */.Cy)(marked, { to: "blocked", by: "sweep", runId: context.runId, at, reason });
    const body = (0,overdue_view/* renderExpiry */._n)(question, await toldOf(record, question, ports));
    await issues.upsertComment({ issue: number, key: keyOf("expiry", question), body });
    await issues.relabel(number, { add: [`state:${blocked.state}`] });
    await saveAndTell(blocked, due, ports);
    return `expired: ${question.reason}`;
}

;// CONCATENATED MODULE: ./build/agents/sweep/decide.js



const NOTE = "Sweep: retry in";
/** How the record remembers that a session was resumed: once for each state that it stood still in. */
const resumeNote = ({ state, runs }) => `${NOTE} ${state} after run ${runs.at(-1) ?? 0}`;
const wasResumed = ({ state, notes }) => notes.some((note) => note.startsWith(`${NOTE} ${state} `));
/** An open pull request whose merge is left to people, or awaits its checks: its run is over, nothing stands still. */
const waitsForPull = (record) => record.state === "reviewing" &&
    record.pull !== undefined &&
    record.pull.merged === undefined &&
    record.phases.findLast(({ name }) => name === "pull-request")?.outcome === "waiting";
/**
 * The merge of its pull request closes an issue, and its run may have died just then: only GitHub tells whether it
 * was merged.
 */
const maybeMerged = ({ state }, { pull, ...record }) => state === "closed" && (0,transitions/* isRunning */.W_)(record.state) && pull !== undefined && !pull.merged;
/** GitHub is to be asked what became of its pull request. */
const awaitsNews = (issue, record) => waitsForPull(record) || maybeMerged(issue, record);
/** What an issue needs. While its run is at work nothing is touched: the run knows better. */
function decideRepair({ issue, record, runOver, strangeRun, news, due }) {
    const closed = issue.state === "closed";
    if (record === undefined) {
        const triggered = issue.labels.some((label) => (0,issue_labels/* sameLabel */.bK)(label, names/* TRIGGER_LABEL */.QQ));
        return triggered && !closed && !strangeRun ? { kind: "start" } : { kind: "none" };
    }
    if (!runOver)
        return { kind: "none" };
    if (waitsForPull(record) && news !== undefined) {
        // People who closed the issue want no more than what they merged.
        const wanted = !closed || news === "merged";
        return wanted && !strangeRun ? { kind: "land", news } : { kind: "none" };
    }
    // What was merged is to be deployed, although that closed the issue.
    const merged = record.pull?.merged !== undefined || news === "merged";
    if (closed && !(merged && (0,transitions/* isRunning */.W_)(record.state))) {
        const standsStill = (0,transitions/* isRunning */.W_)(record.state) && !waitsForPull(record) && !strangeRun;
        return standsStill ? { kind: "pause", why: "closed" } : { kind: "none" };
    }
    const held = issue.labels.some((label) => (0,issue_labels/* sameLabel */.bK)(label, names/* STOP_LABEL */.aQ));
    if ((0,transitions/* isRunning */.W_)(record.state) && !waitsForPull(record)) {
        if (strangeRun)
            return { kind: "none" };
        if (held)
            return { kind: "pause", why: "held" };
        return wasResumed(record) ? { kind: "give_up" } : { kind: "resume" };
    }
    // Who stopped it knows of it; and a run that is unknown here may bring the answer.
    if (due && !strangeRun && !held)
        return { kind: "gate", due };
    const wanted = `state:${record.state}`;
    const states = issue.labels.filter(issue_labels/* isStateLabel */.ML);
    const fits = states.length === 1 && states.every((label) => (0,issue_labels/* sameLabel */.bK)(label, wanted));
    return fits ? { kind: "none" } : { kind: "relabel", add: [wanted] };
}

;// CONCATENATED MODULE: ./build/agents/sweep/left-branches.js


/** Each costs a request. */
const MOST = 20;
/** Undefined where the branch only looks like one of ours: there is no such issue. */
async function readIssue(number, issues) {
    try {
        return await issues.read(number);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo && error.code === "issue_not_found")
            return undefined;
        throw error;
    }
}
/**
 * Branches of closed issues: what people gave up, or a deletion that failed. They are told of and not deleted: a
 * pull request of theirs may be open, and they may be all that is left of somebody's work.
 * @param underWay open issues that Miyabi works on
 */
async function leftBranches(underWay, { repository, issues }) {
    const numbers = (await repository.issueBranches())
        .filter((number) => !underWay.has(number))
        .sort((one, other) => other - one);
    const left = [];
    for (const number of numbers.slice(0, MOST)) {
        const issue = await readIssue(number, issues);
        if (issue?.state !== "closed" || issue.isPullRequest)
            continue;
        const branch = (0,names/* branchOf */.W0)(number);
        const text = `is closed, and its branch is still there: git push origin --delete ${branch}`;
        left.push({ issue: number, text });
    }
    return left;
}

// EXTERNAL MODULE: ./build/core/pull/required-checks.js
var pull_required_checks = __webpack_require__(89181);
;// CONCATENATED MODULE: ./build/agents/sweep/pull-news.js

/**
 * Looks at a pull request that waits (fault 27: people merge or close it themselves). Checks are asked for only
 * where they were awaited; one that failed has ended the waiting as well.
 */
async function newsOf({ pull }, { pulls, checks }) {
    const now = await pulls.read(pull.number);
    if (now.merged)
        return "merged";
    if (now.state === "closed")
        return "closed";
    if (pull.awaits === undefined)
        return undefined;
    const required = await checks.at({ sha: now.headSha, branch: pull.base });
    const ended = (0,pull_required_checks/* openOf */.wf)(required).length === 0 || (0,pull_required_checks/* failedOf */.ZA)(required).length > 0;
    return ended ? "checks_ended" : undefined;
}

// EXTERNAL MODULE: ./build/core/people/approval.js
var approval = __webpack_require__(64969);
// EXTERNAL MODULE: ./build/core/notices/end.js
var end = __webpack_require__(581);
;// CONCATENATED MODULE: ./build/agents/sweep/repair.js







const START = "sweep-start";
const inputs = (issue, command) => ({ "issue-number": String(issue), command });
/**
 * Starts what a displaced trigger asked for: once for an issue, and only for people who could start it
 * themselves, since our dispatch runs with our rights (threats 27 and 40).
 */
async function start({ issue, workflow }, ports) {
    const { issues, dispatcher } = ports;
    const login = await issues.labelledBy(issue, names/* TRIGGER_LABEL */.QQ);
    if (login === undefined || !(0,approval/* canWrite */._4)(await issues.roleOf(login)))
        return undefined;
    const mark = (0,names/* marker */.xL)(issue, START);
    const said = await issues.comments(issue);
    if (said.some(({ ours, body }) => ours && body.startsWith(mark)))
        return undefined;
    await dispatcher.dispatch(workflow, inputs(issue, ""));
    await issues.upsertComment({
        issue,
        key: START,
        body: `🧹 The run that \`${names/* TRIGGER_LABEL */.QQ}\` had started was lost in the queue; it is started again.`,
    });
    return "started again: its trigger was lost";
}
/**
 * A retry is for sessions that have stopped, so it is stopped first. That is stored before the
 * dispatch: a sweep that dies in between resumes nothing twice, and leaves what people can retry.
 */
async function resume({ issue, workflow }, { record, reason }, { sessions, issues, dispatcher, clock, context }) {
    const paused = (0,transitions/* move */.Cy)(record, {
        to: "paused",
        by: "sweep",
        runId: context.runId,
        at: clock.now(),
        reason,
    });
    await sessions.save(paused);
    await issues.relabel(issue, { add: [`state:${paused.state}`] });
    await dispatcher.dispatch(workflow, inputs(issue, "retry"));
    return `resumed: ${reason}`;
}
const PAUSES = {
    held: {
        reason: `the label ${names/* STOP_LABEL */.aQ} holds the issue`,
        next: "Comment `/miyabi retry` to go on.",
    },
    closed: {
        reason: "people closed the issue",
        next: "Reopen it and comment `/miyabi retry` to go on.",
    },
};
/** The session's run is over, and did not come to put it away. */
async function pause(record, why, ports) {
    const { issues, sessions, clock, context } = ports;
    const { number } = record.issue;
    const { reason, next } = PAUSES[why];
    const at = clock.now();
    const paused = (0,transitions/* move */.Cy)(record, { to: "paused", by: "sweep", runId: context.runId, at, reason });
    const key = "stopped";
    const id = await issues.upsertComment({
        issue: number,
        key,
        body: `⏸ Stopped: ${reason}. ${next}`,
        knownId: record.comments[key],
    });
    await issues.relabel(number, { add: [`state:${paused.state}`] });
    await sessions.save({ ...paused, comments: { ...paused.comments, [key]: id } });
    return `paused: ${reason}`;
}
const NEWS = {
    merged: "was merged by people",
    closed: "was closed by people",
    checks_ended: "has all its required checks",
};
async function giveUp(record, ports) {
    const { issues, sessions, notices, clock, context } = ports;
    const { number } = record.issue;
    const reason = `its run ended in state ${record.state} twice`;
    const failed = (0,transitions/* move */.Cy)(record, {
        to: "failed",
        by: "sweep",
        runId: context.runId,
        at: clock.now(),
        reason,
    });
    const key = "stopped";
    const id = await issues.upsertComment({
        issue: number,
        key,
        body: `❌ Miyabi gave up: ${reason}. The logs of its runs say why: ${record.runs.join(", ")}. Comment \`/miyabi retry\` to try again.`,
        knownId: record.comments[key],
    });
    await issues.relabel(number, { add: [`state:${failed.state}`], remove: [names/* TRIGGER_LABEL */.QQ] });
    const saved = await sessions.save((0,session_edit/* rememberComment */.f0)(failed, key, id));
    const told = await notices.tell(saved, (0,end/* endNotices */.b)(saved, context));
    if (told !== saved)
        await sessions.save(told);
    return `failed: ${reason}`;
}
/** Carries a repair out; the sentence about it, undefined where nothing was changed. */
async function carryOut(repair, repairing, ports) {
    const { issue, record } = repairing;
    switch (repair.kind) {
        case "none":
            return undefined;
        case "start":
            return start(repairing, ports);
        case "relabel":
            await ports.issues.relabel(issue, { add: repair.add });
            return `labelled ${repair.add.join(", ")}, as its session says`;
        case "resume":
            return (record &&
                resume(repairing, {
                    record: (0,session_edit/* addNote */.gp)(record, resumeNote(record)),
                    reason: `its run ended in state ${record.state}`,
                }, ports));
        case "land":
            return (record &&
                resume(repairing, { record, reason: `pull request #${record.pull?.number ?? 0} ${NEWS[repair.news]}` }, ports));
        case "pause":
            return record && pause(record, repair.why, ports);
        case "gate": {
            const act = repair.due.kind === "remind" ? remind : expire;
            return record && act(record, repair.due, ports);
        }
        case "give_up":
            return record && giveUp(record, ports);
    }
}

;// CONCATENATED MODULE: ./build/agents/sweep/agent.js
// Sweep: on a schedule, looks at the state and not at events (design: users-want, fullsend #1611).











const INPUTS = ["workflow", "notice-secrets", "github-token"];
/** @throws UserError invalid_input */
function parseInput(raw) {
    if (/^[\w.-]{1,100}\.ya?ml$/.test(raw.workflow))
        return { workflow: raw.workflow };
    throw new errors/* UserError */.yo("invalid_input", `workflow must be the name of a file in .github/workflows, e.g. miyabi.yml, got "${raw.workflow}".`);
}
/** Each costs some requests of the thousand an hour; the next sweep takes the rest. */
const MOST_ISSUES = 100;
const LOOKED_FOR = [
    names/* TRIGGER_LABEL */.QQ,
    ...session/* STATES */.xj.filter((state) => state !== "done").map((state) => `state:${state}`),
];
/** A closed issue is looked at where a run may have died on it: the merge of its pull request, or people, closed it. */
const MAY_STAND_STILL = session/* STATES */.xj.filter(transitions/* isRunning */.W_).map((state) => `state:${state}`);
const isWorked = ({ labels }) => labels.some(issue_labels/* isStateLabel */.ML);
const textOf = (error) => (error instanceof Error ? error.message : String(error));
/** Records that cannot be read are told of, never skipped in silence; the others go on. */
async function loadAll(issues, { sessions }) {
    const loaded = [];
    const failed = [];
    for (const issue of issues)
        try {
            loaded.push({
                issue,
                record: await sessions.load(issue.number, { elsewhere: true, worked: isWorked(issue) }),
            });
        }
        catch (error) {
            failed.push({ issue: issue.number, text: `its session cannot be read: ${textOf(error)}` });
        }
    return { loaded, failed };
}
const resultOf = ({ repaired, failed, left }) => {
    const lines = [...repaired, ...failed, ...left].map(({ issue, text }) => `- #${issue} ${text}`);
    return {
        outcome: failed.length > 0 ? "failed" : "done",
        reason: failed.length > 0 ? "job_failed" : "swept",
        message: failed.length > 0
            ? `${failed.length} issues could not be swept; the summary names them.`
            : `${repaired.length} issues needed something.`,
        outputs: { repaired: String(repaired.length) },
        ...(lines.length > 0 ? { summary: lines.join("\n") } : {}),
    };
};
async function run({ workflow }, ports) {
    const active = await ports.runs.active(workflow);
    const open = await ports.issues.labelled(LOOKED_FOR);
    const closed = await ports.issues.closedLately(MAY_STAND_STILL);
    const issues = [...open, ...closed].slice(0, MOST_ISSUES);
    const { loaded, failed } = await loadAll(issues, ports);
    const known = new Set(loaded.flatMap(({ record }) => record?.runs ?? []));
    const strangeRun = active.some((id) => !known.has(id));
    const repaired = [];
    for (const { issue, record } of loaded)
        try {
            const last = record?.runs.at(-1);
            const runOver = last === undefined || (!active.includes(last) && (await ports.runs.isOver(last)));
            const news = record && runOver && awaitsNews(issue, record) ? await newsOf(record, ports) : undefined;
            const asks = record && runOver && (0,session_edit/* openQuestion */.R0)(record) !== undefined;
            const due = asks ? await dueOf(record, ports) : undefined;
            const repair = decideRepair({ issue, record, runOver, strangeRun, news, due });
            const text = await carryOut(repair, { issue: issue.number, record, workflow }, ports);
            if (text !== undefined)
                repaired.push({ issue: issue.number, text });
        }
        catch (error) {
            failed.push({ issue: issue.number, text: textOf(error) });
        }
    const left = await leftBranches(new Set(open.map(({ number }) => number)), ports);
    return resultOf({ repaired, failed, left });
}

;// CONCATENATED MODULE: ./build/agents/sweep/main.js








/** Joins the sweep to GitHub. */
const main = () => (0,run_action/* runAction */.C)(INPUTS, async (raw, context) => {
    const github = await (0,connect/* connectGithub */.S)(raw["github-token"], context);
    const { clock } = github;
    const config = (0,once/* once */.O)(github.repository.config);
    return run(parseInput(raw), {
        ...github,
        // Read once, and only where somebody is to be told.
        repository: { ...github.repository, config },
        issues: { ...github.issues, ...githubLabelledIssues(github.at) },
        checks: (0,required_checks/* githubRequiredChecks */._)(github.at),
        runs: (0,runs/* githubRuns */.Qj)(github.at),
        notices: (0,connect_notices/* noticesOf */.l)(raw["notice-secrets"], { config, clock, run: context }),
        dispatcher: (0,runs/* githubDispatcher */.lX)({
            ...github.at,
            ref: () => github.repository.defaultBranch(),
        }),
    });
});


/***/ }),

/***/ 581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ endNotices)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82552);
/* harmony import */ var _people_escalation_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95296);
/* harmony import */ var _session_session_edit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99698);
/* harmony import */ var _session_transitions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79581);
/* harmony import */ var _make_notice_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67657);
// What people are told when a run has ended, from the session record alone: whoever asks twice hears the same.





/** The actions that stop a session by themselves; what people stopped, people know. */
const AGENTS = ["issue", "coordinator", "pr", "finalize", "sweep"];
const steps = (record) => record.transitions.filter(({ refused }) => !refused);
/** Whether this stop is the one that asks: an older question may be open still. */
function asks(record, stop, { reason, raisedAt }) {
    // A repeated finalize takes its own end back first; the question is older than that.
    const began = steps(record).findLast(({ to, by }) => (0,_session_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunning */ .W_)(to) && by !== "finalize");
    return stop.reason === reason || raisedAt >= (began?.at ?? record.trigger.at);
}
const link = (text, url) => ({ text, url });
/** Issue or the comment that asks, pull request, incident, run. */
function links(record, runId, place, comment) {
    const { number } = record.issue;
    const repository = `${place.serverUrl}/${place.repository}`;
    const at = comment === undefined ? undefined : record.comments[comment];
    const { pull } = record;
    const incident = record.incidents?.findLast((one) => one.runId === runId);
    return [
        link(`Issue ${number}`, `${(0,_make_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .issueUrl */ .$)(record, place)}${at === undefined ? "" : `#issuecomment-${at}`}`),
        ...(pull === undefined
            ? []
            : [link(`Pull request ${pull.number}`, `${repository}/pull/${pull.number}`)]),
        ...(incident === undefined
            ? []
            : [link(`Incident ${incident.issue}`, `${repository}/issues/${incident.issue}`)]),
        link("Run", `${repository}/actions/runs/${runId}`),
    ];
}
const RETRY = { command: "/miyabi retry", meaning: "go on from where it stopped, after a repair" };
function eventOf({ state }, { kind, severity }) {
    if (state === "awaiting-approval")
        return "gate";
    if (kind !== "deployment" || state !== "failed")
        return "escalation";
    return severity === "critical" ? "freeze" : "incident";
}
function question(record, { stop, asked }, place) {
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(asked.digest);
    const event = eventOf(record, asked);
    return (0,_make_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .makeNotice */ .r)(record, {
        key: `${event}-${digest}-r${stop.runId}`,
        event,
        kind: asked.kind,
        severity: asked.severity,
        title: `Miyabi needs a decision: ${asked.reason}`,
        lines: [...asked.context.failing_checks, asked.context.recommendation],
        links: links(record, stop.runId, place, (0,_people_escalation_view_js__WEBPACK_IMPORTED_MODULE_1__/* .escalationKey */ .Jd)(asked)),
        digest,
        answers: [
            ...((0,_people_escalation_view_js__WEBPACK_IMPORTED_MODULE_1__/* .isApprovable */ .XE)(asked)
                ? [{ command: `/miyabi approve ${digest}`, meaning: "approve and continue" }]
                : []),
            RETRY,
            { command: "/miyabi reject REASON", meaning: "reject and close the issue" },
        ],
    }, place);
}
/** An issue that says too little: its questions are no escalation. */
const incomplete = (record, stop, place) => (0,_make_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .makeNotice */ .r)(record, {
    key: `requirement-r${stop.runId}`,
    event: "escalation",
    kind: "requirement",
    severity: "low",
    title: "The issue says too little to build it",
    lines: [...(record.analysis?.missing ?? []), "Answer in the issue's description."],
    links: links(record, stop.runId, place, "questions"),
    answers: [{ ...RETRY, meaning: "go on, once the issue says it" }],
}, place);
const failed = (record, stop, place) => (0,_make_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .makeNotice */ .r)(record, {
    key: `failed-r${stop.runId}`,
    event: "failed",
    kind: "failed",
    severity: "high",
    title: "The session failed",
    lines: [stop.reason, "The log of the run says why."],
    links: links(record, stop.runId, place, "stopped"),
    answers: [{ ...RETRY, meaning: "try again" }],
}, place);
const rolledBack = (record, stop, place) => (0,_make_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .makeNotice */ .r)(record, {
    key: `rollback-r${stop.runId}`,
    event: "rollback",
    kind: "rollback",
    severity: "medium",
    title: "Production was rolled back",
    lines: [stop.reason, "The change itself is still merged."],
    links: links(record, stop.runId, place),
    answers: [{ ...RETRY, meaning: "deploy this release once more" }],
}, place);
const done = (record, stop, place) => (0,_make_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .makeNotice */ .r)(record, {
    key: `done-r${stop.runId}`,
    event: "done",
    kind: "done",
    severity: "low",
    title: "Done",
    lines: [
        stop.reason,
        ...(record.release === undefined ? [] : [`Release ${record.release.tag}`]),
    ],
    links: links(record, stop.runId, place, "summary"),
}, place);
/** Nothing where the session goes on, where people stopped it, and where it ended well, unless that is wanted. */
function endNotices(record, place) {
    const stop = steps(record).at(-1);
    if (stop === undefined)
        return [];
    if (record.state === "done")
        return record.successTold === true ? [done(record, stop, place)] : [];
    const taken = record.deployments.some(({ outcome, requestedBy }) => outcome === "rolled_back" && requestedBy === stop.by);
    if (record.state === "blocked" && taken)
        return [rolledBack(record, stop, place)];
    if (!AGENTS.includes(stop.by) || (0,_session_transitions_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunning */ .W_)(record.state))
        return [];
    const asked = (0,_session_session_edit_js__WEBPACK_IMPORTED_MODULE_2__/* .openQuestion */ .R0)(record);
    if (asked !== undefined && asks(record, stop, asked))
        return [question(record, { stop, asked }, place)];
    if (record.state === "failed")
        return [failed(record, stop, place)];
    return record.state === "blocked" && stop.by === "issue" ? [incomplete(record, stop, place)] : [];
}


/***/ }),

/***/ 41322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EJ: () => (/* binding */ isForSlack),
/* harmony export */   SH: () => (/* binding */ addressesFor),
/* harmony export */   ZI: () => (/* binding */ rolesFor),
/* harmony export */   k7: () => (/* binding */ askedText),
/* harmony export */   nb: () => (/* binding */ mentionsFor)
/* harmony export */ });
/* unused harmony export DEFAULT_ROUTES */
/** Who is told where the configuration says nothing of a kind (design: domain, "Gates"). */
const DEFAULT_ROUTES = {
    complexity: ["techLead"],
    quality: ["techLead"],
    vulnerability: ["security"],
    secret: ["security"],
    deployment: ["operations"],
    compile: ["techLead"],
    budget: ["product"],
    conflict: ["techLead"],
    protected_path: ["techLead"],
    plan: ["techLead"],
    requirement: ["product"],
    model: ["operations"],
    fault: ["operations"],
    grace: ["techLead"],
    hotfix: ["operations", "techLead"],
    rollback: ["operations"],
    failed: ["operations"],
    done: ["product"],
};
const NAMES = {
    techLead: "tech lead",
    security: "security officer",
    product: "product owner",
    operations: "operations",
};
const rolesFor = (kind, config) => config?.routing[kind] ?? DEFAULT_ROUTES[kind];
const unique = (texts) => [...new Set(texts)];
/** `@login` and `@org/team`, from the configuration and from nowhere else. */
const mentionsFor = (kind, config) => unique(rolesFor(kind, config).flatMap((role) => config.roles[role].github)).map((account) => `@${account}`);
const addressesFor = (kind, config) => unique(rolesFor(kind, config).flatMap((role) => config.roles[role].mail));
const isForSlack = (kind, config) => rolesFor(kind, config).some((role) => config.roles[role].slack);
/** Who is asked, as the comment says it: `tech lead (@carol, @acme/leads)`. */
function askedText(kind, config) {
    const roles = rolesFor(kind, config).map((role) => NAMES[role]);
    const mentions = config === undefined ? [] : mentionsFor(kind, config);
    const names = roles.length > 0 ? roles.join(", ") : "nobody in particular";
    return mentions.length > 0 ? `${names} (${mentions.join(", ")})` : names;
}


/***/ }),

/***/ 95296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K9: () => (/* binding */ buildEscalation),
  Jd: () => (/* binding */ escalationKey),
  XE: () => (/* binding */ isApprovable),
  gT: () => (/* binding */ isRepairable),
  ek: () => (/* binding */ renderEscalation)
});

;// CONCATENATED MODULE: ./build/core/people/cline-link.js
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
// EXTERNAL MODULE: ./build/core/notices/routing.js
var routing = __webpack_require__(41322);
// EXTERNAL MODULE: ./build/core/review/review-files.js
var review_files = __webpack_require__(39529);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
;// CONCATENATED MODULE: ./build/core/people/escalation-view.js





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
/** Characters of one line of what failed. */
const SHOWN_CHECK = 2_500;
/** Questions that commits on the issue's branch can answer; what the others ask for no commit gives. */
const REPAIRABLE = [
    "compile",
    "conflict",
    "fault",
    "protected_path",
    "quality",
    "secret",
    "vulnerability",
];
/** Whether people can mend the cause by hand on the issue's branch. */
const isRepairable = ({ kind }) => REPAIRABLE.includes(kind);
const isApprovable = ({ kind }) => APPROVABLE.includes(kind);
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
    `Work on the branch ${place.branch}; the comment on the issue says how to get it. Repair, commit, push, and comment /miyabi retry on ${place.serverUrl}/${place.repository}/issues/${issue}`,
].join("\n");
/**
 * How to get the branch. As long as Miyabi has pushed nothing, people make it: from what was reviewed,
 * which lies in an artifact, or else from the default branch.
 */
function checkout({ repository, serverUrl, branch, change }) {
    const clone = `git clone ${serverUrl}/${repository}.git && cd ${repository.split("/").at(-1) ?? ""}`;
    if (change === undefined)
        return [clone, `git switch ${branch} || git switch -c ${branch}`];
    const dir = `../${branch.replaceAll("/", "-")}`;
    return [
        clone,
        `git switch ${branch} || {  # not there: take over what was reviewed`,
        `  gh run download ${change.runId} --name ${change.artifact} --dir ${dir}`,
        `  git fetch ${dir}/${review_files/* REVIEW_FILES */.x.bundle} ${branch} && git switch -c ${branch} FETCH_HEAD`,
        "}",
    ];
}
function repair(escalation, place) {
    if (escalation.kind === "complexity")
        return "To change the tasks first: `/miyabi plan`, and below it `drop`, `change` and `add`, or all `tasks`, in a fenced `yaml` block. The plan's comment has an example.";
    if (!isRepairable(escalation))
        return "";
    return [
        `**Repair by hand** on the branch \`${place.branch}\`. \`/miyabi retry\` has it reviewed as you leave it:`,
        "```bash",
        ...checkout(place),
        "# repair, commit",
        `git push origin ${place.branch}`,
        "```",
    ].join("\n");
}
/** What the comment asks, who may answer and how, how to repair by hand, and the seed's JSON. */
function renderEscalation(escalation, place) {
    const { context, digest, kind, reason, severity } = escalation;
    const { approvers = [] } = place;
    const checks = context.failing_checks.map((check) => `- ${(0,inert_line/* inertLine */.F)(check, SHOWN_CHECK)}`);
    const who = approvers.length > 0
        ? approvers.map((login) => `\`${login}\``).join(", ")
        : "people with write access to this repository";
    const approve = isApprovable(escalation)
        ? [`- \`/miyabi approve ${(0,core_digest/* shortDigest */.VK)(digest)}\` – ${ACTIONS[0]?.label ?? "Approve"}`]
        : [];
    const sections = [
        `### ⚠️ Miyabi needs a decision: ${(0,inert_line/* inertLine */.F)(reason)}`,
        `**Severity** ${severity} · **Kind** ${kind} · **Asked** ${(0,routing/* askedText */.k7)(kind, place.notices)} · **Digest** \`${(0,core_digest/* shortDigest */.VK)(digest)}\``,
        checks.length > 0 ? ["**What failed**", ...checks].join("\n") : "",
        `**Recommendation**: ${(0,inert_line/* inertLine */.F)(context.recommendation, 600)}`,
        place.pull === undefined
            ? ""
            : `**Pull request** #${place.pull} · [its checks](${place.serverUrl}/${place.repository}/pull/${place.pull}/checks)`,
        [
            `**Answer** with a new comment whose first line is one of these. Counts from: ${who}.`,
            ...approve,
            "- `/miyabi retry` – go on from where it stopped, after a repair",
            "- `/miyabi reject REASON` – reject and close the issue",
        ].join("\n"),
        repair(escalation, place),
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

/***/ 97301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ askedOf),
/* harmony export */   j: () => (/* binding */ mentionsOf)
/* harmony export */ });
/** A person's account on GitHub; apps read no mentions. */
const LOGIN = /^[a-z\d][a-z\d-]{0,38}$/i;
/** `@login` for each of these that is a person, so that GitHub tells them. */
const mentionsOf = (logins) => logins.filter((one) => LOGIN.test(one)).map((login) => `@${login}`);
/** Logins of who is asked: those whom the configuration names, else whoever started the session. */
const askedOf = ({ trigger }, { approvers }) => (approvers.length > 0 ? approvers : [trigger.actor]);


/***/ }),

/***/ 13424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JC: () => (/* binding */ expiredText),
/* harmony export */   _n: () => (/* binding */ renderExpiry),
/* harmony export */   lF: () => (/* binding */ renderReminder)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82552);
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);
/* harmony import */ var _escalation_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95296);
/* harmony import */ var _mentions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97301);




/** `2026-01-05 10:00 UTC` */
const timeOf = (at) => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
const answers = (question) => [
    ...((0,_escalation_view_js__WEBPACK_IMPORTED_MODULE_1__/* .isApprovable */ .XE)(question) ? [`\`/miyabi approve ${(0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(question.digest)}\``] : []),
    "`/miyabi retry`",
    "`/miyabi reject`",
].join(", ");
const about = ({ reason, raisedAt }, link) => `${link === undefined ? "The question" : `[The question](${link})`} is from ${timeOf(raisedAt)}: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(reason)}`;
/** A comment of its own, since GitHub tells nobody of an edited one. */
function renderReminder({ question, expiresAt }, { asked, link }) {
    const mentions = (0,_mentions_js__WEBPACK_IMPORTED_MODULE_3__/* .mentionsOf */ .j)(asked);
    return [
        `### ⏰ Miyabi still waits for a decision${mentions.length > 0 ? `: ${mentions.join(", ")}` : ""}`,
        about(question, link),
        `Answer with a new comment: ${answers(question)}.${expiresAt === undefined
            ? ""
            : ` Without an answer the question expires on ${timeOf(expiresAt)}; nothing is lost then.`}`,
    ].join("\n\n");
}
/** Said when a question has expired. */
function renderExpiry(question, { asked, link }) {
    const mentions = (0,_mentions_js__WEBPACK_IMPORTED_MODULE_3__/* .mentionsOf */ .j)(asked);
    return [
        `### ⌛ Nobody decided, so this is blocked${mentions.length > 0 ? `: ${mentions.join(", ")}` : ""}`,
        about(question, link),
        "An approval of it does not count any more. What was done so far is kept: comment `/miyabi retry` to go on and be asked anew, or `/miyabi reject` to close the issue.",
    ].join("\n\n");
}
/** The answer to an approval that comes too late. */
const expiredText = (at) => `This question expired on ${timeOf(at)}, since nobody had answered it, so nothing was approved. Comment \`/miyabi retry\`: it is asked anew, with what is true then.`;


/***/ }),

/***/ 89181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J5: () => (/* binding */ awaitedText),
/* harmony export */   N8: () => (/* binding */ asksForPeople),
/* harmony export */   ZA: () => (/* binding */ failedOf),
/* harmony export */   wf: () => (/* binding */ openOf)
/* harmony export */ });
/** Names of the required checks that failed. */
const failedOf = (checks) => checks.filter(({ state }) => state === "failure");
/** What may still come. */
const openOf = (checks) => checks.filter(({ state }) => state === "absent" || state === "pending");
/** True where GitHub's words for why it does not merge tell of what only people can do. */
const asksForPeople = (message) => /review|approv|draft|conversation/i.test(message);
/**
 * What is awaited, as a part of a sentence, and what to do where a check does not even start. Plain text:
 * names of checks are anybody's words.
 */
function awaitedText(open) {
    const absent = open.filter(({ state }) => state === "absent").map(({ name }) => name);
    const what = `required checks are awaited: ${open.map(({ name }) => name).join(", ")}`;
    if (absent.length === 0)
        return what;
    return `${what}. Not started at all: ${absent.join(", ")}. GitHub holds workflow runs of a pull request that was opened with GITHUB_TOKEN until somebody approves them on its page; a GitHub App or the secret MIYABI_PR_TOKEN avoids that`;
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

/***/ 79581:
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
    // A release can be taken back or deployed again on people's word; nothing else comes after the end.
    done: ["deploying", "blocked", "failed"],
    blocked: ["analyzing", "implementing", "reviewing", "deploying", "failed"],
    failed: ["analyzing", "implementing", "reviewing", "deploying", "blocked"],
    paused: ["analyzing", "implementing", "reviewing", "deploying", "blocked", "failed"],
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

/***/ 56691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ allNamedLines),
/* harmony export */   v: () => (/* binding */ namedLines)
/* harmony export */ });
/** Of lines `NAME=value` those with a known name; what says something else is left out. */
function namedLines(text, names) {
    const found = {};
    for (const line of text.split(/\r?\n/))
        for (const name of names) {
            const value = line.trim().startsWith(`${name}=`) ? line.trim().slice(name.length + 1) : "";
            if (value !== "")
                found[name] = value;
        }
    return found;
}
/** Every line `NAME=value`, whatever its name; of several with one name the last. */
function allNamedLines(text) {
    const lines = text.split(/\r?\n/).flatMap((line) => {
        const [, name, value] = /^([A-Za-z_]\w*)=(.+)$/.exec(line.trim()) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(lines);
}


/***/ }),

/***/ 34660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ once)
/* harmony export */ });
/** The same answer each time, asked for where the first one wants it. */
function once(ask) {
    let asked;
    return () => (asked ??= ask());
}


/***/ })

};
