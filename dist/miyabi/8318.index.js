export const id = 8318;
export const ids = [8318];
export const modules = {

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

/***/ 18318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/adapters/github/runs.js
var runs = __webpack_require__(47051);
// EXTERNAL MODULE: ./build/shell/connect.js + 43 modules
var connect = __webpack_require__(1233);
// EXTERNAL MODULE: ./build/shell/run-action.js + 4 modules
var run_action = __webpack_require__(90378);
// EXTERNAL MODULE: ./build/core/session/job-input.js
var job_input = __webpack_require__(8239);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/issue/labels.js
var labels = __webpack_require__(21283);
// EXTERNAL MODULE: ./build/core/names.js
var core_names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
;// CONCATENATED MODULE: ./build/agents/orchestrator/answer-to.js

/** What a run does first, as whoever gave the order reads it. */
const COMES = {
    analyze: "The issue is read again, then planned.",
    plan: "The plan is made, and shown in its comment.",
    schedule: "The tasks of the plan that are not finished are built now, unless people have to approve it first.",
    publish: "The change is reviewed where it moved, then published, merged and deployed as the review lets it.",
    "deploy-staging": "The merged commit is deployed to staging.",
    "deploy-production": "The merged commit is deployed to production.",
    rollback: "The release is rolled back.",
    finish: "Nothing more is done.",
    stop: "The run is ended.",
    none: "Nothing more is done.",
};
/** The answer to a command whose verdict has no words of its own; a label is answered by what it starts. */
const answerTo = (commentId, { message, next }) => commentId === undefined
    ? undefined
    : { key: `answer-${commentId}`, body: `🚀 ${(0,inert_line/* inertLine */.F)(message)} ${COMES[next]}` };

// EXTERNAL MODULE: ./build/core/people/approval.js
var approval = __webpack_require__(64969);
// EXTERNAL MODULE: ./build/core/people/escalation-view.js + 1 modules
var escalation_view = __webpack_require__(95296);
// EXTERNAL MODULE: ./build/core/people/overdue-view.js
var overdue_view = __webpack_require__(13424);
// EXTERNAL MODULE: ./build/core/session/session-edit.js
var session_edit = __webpack_require__(99698);
// EXTERNAL MODULE: ./build/core/issue/analysis-labels.js
var analysis_labels = __webpack_require__(62904);
// EXTERNAL MODULE: ./build/core/digest.js
var core_digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/core/text/sanitise.js + 1 modules
var sanitise = __webpack_require__(68005);
;// CONCATENATED MODULE: ./build/core/session/session-start.js




/** GitHub's own limit for a body; a longer one comes from somewhere else and is cut. */
const MOST_BODY = 65_536;
const MOST_TITLE = 256;
/** Digest of the raw text: an edit after the trigger changes it (threat 31). */
const issueDigest = ({ title, body }) => (0,core_digest/* digestOf */.ol)(`${title}\n\n${body}`);
function cut(text, length, what) {
    if (text.length <= length)
        return { text, removed: [] };
    return {
        text: text.slice(0, length),
        removed: [`${what}: ${text.length - length} characters over the limit`],
    };
}
/**
 * What is analysed and built, whatever the issue says later. `ours`: labels that an analysis before
 * wrote; they are not somebody's word on the issue.
 */
function snapshotOf(issue, ours = []) {
    const wholeTitle = cut(issue.title, MOST_TITLE, "Title");
    const wholeBody = cut(issue.body, MOST_BODY, "Body");
    const title = (0,sanitise/* sanitise */.t)(wholeTitle.text.replace(/\s+/g, " "));
    const body = (0,sanitise/* sanitise */.t)(wholeBody.text);
    return {
        number: issue.number,
        title: title.text.trim(),
        body: body.text,
        author: issue.author,
        labels: issue.labels.filter((name) => !ours.some((label) => (0,labels/* sameLabel */.bK)(label, name))),
        createdAt: issue.createdAt.toISOString(),
        digest: issueDigest(issue),
        removed: [...wholeTitle.removed, ...wholeBody.removed, ...title.removed, ...body.removed],
    };
}
/** A new session, state pending. It goes on counting revisions where the one before ended. */
function startSession({ repository, issue, trigger, before, leftover, }) {
    const ours = before?.analysis ? (0,analysis_labels/* analysisLabels */.wl)(before.analysis) : [];
    return {
        schema: 1,
        repository,
        issue: snapshotOf(issue, ours),
        revision: before?.revision ?? 1,
        state: "pending",
        trigger: { ...trigger, at: trigger.at.toISOString() },
        runs: [trigger.runId],
        transitions: [],
        phases: [],
        tasks: [],
        reviews: [],
        ...(leftover === undefined ? {} : { leftover }),
        deployments: [],
        escalations: [],
        comments: before?.comments ?? {},
        usage: {},
        notes: before
            ? [`A session before this one ended as ${before.state} (revision ${before.revision}).`]
            : [],
    };
}
/** The same session with the issue as it reads now; what was made of the old text is gone. */
function withNewText(record, issue) {
    const { analysis, plan, ...rest } = record;
    const ours = analysis ? (0,analysis_labels/* analysisLabels */.wl)(analysis) : [];
    return {
        ...rest,
        issue: snapshotOf(issue, ours),
        tasks: [],
        notes: [
            ...rest.notes,
            plan
                ? `The issue's text was read again; the plan ${plan.digest.slice(0, 12)} is gone.`
                : "The issue's text was read again.",
        ],
    };
}

// EXTERNAL MODULE: ./build/core/session/transitions.js
var transitions = __webpack_require__(79581);
// EXTERNAL MODULE: ./build/core/session/peoples-commits.js
var peoples_commits = __webpack_require__(96358);
;// CONCATENATED MODULE: ./build/core/session/resumption.js




/** The state in which the session worked last. */
const stoppedIn = (record) => (0,transitions/* isStopped */.id)(record.state)
    ? (record.transitions.findLast(({ to, refused }) => !refused && (0,transitions/* isStopped */.id)(to))?.from ??
        "analyzing")
    : record.state;
const analysed = ({ analysis, phases }) => analysis?.missing.length === 0 &&
    phases.findLast(({ name }) => name === "analysis")?.outcome === "success";
/** People are asked something that the change itself must answer. */
const objectedTo = (record) => {
    const question = (0,session_edit/* openQuestion */.R0)(record);
    return question !== undefined && question.retry !== "publish";
};
/** People are asked something that commits on the branch can answer. */
const isRepair = (record) => {
    const question = (0,session_edit/* openQuestion */.R0)(record);
    return question !== undefined && (0,escalation_view/* isRepairable */.gT)(question);
};
const GATED = ["pending", "analyzing", "awaiting-approval"];
/**
 * The first rule that holds. What is recorded counts, the state only tells the late phases apart. A
 * question that people answered with commits goes on with the review of their branch (ADR 16). A change
 * that was reviewed and not objected to is published again, which finds what it did before; one that
 * was objected to, or whose review is gone, is made again.
 */
const RULES = [
    {
        when: ({ record }) => record.pull?.merged !== undefined,
        then: { state: "deploying", next: "publish" },
    },
    { when: ({ record }) => !analysed(record), then: { state: "analyzing", next: "analyze" } },
    {
        when: ({ record }) => record.plan === undefined,
        then: { state: "analyzing", next: "plan" },
    },
    { when: ({ was }) => GATED.includes(was), then: { state: "analyzing", next: "schedule" } },
    {
        when: ({ record, branch }) => isRepair(record) && (0,peoples_commits/* isNews */.Ms)(record, branch),
        then: { state: "reviewing", next: "publish" },
    },
    {
        when: ({ record, was }) => (was === "reviewing" || was === "deploying") &&
            (record.reviews.length > 0 || record.pull !== undefined) &&
            !objectedTo(record),
        then: { state: "reviewing", next: "publish" },
    },
];
/**
 * Where to go on with a session that stopped, or whose run is started again.
 *
 * @param branch head of the issue's branch, undefined where there is none
 */
function resumeFrom(record, branch) {
    const stand = { record, was: stoppedIn(record), branch };
    return RULES.find(({ when }) => when(stand))?.then ?? { state: "implementing", next: "schedule" };
}

;// CONCATENATED MODULE: ./build/agents/orchestrator/verdict.js



/** One comment for each command, so that a run that is started again says nothing twice. */
const answerKey = ({ request, runId }) => request.commentId === undefined ? `answer-run-${runId}` : `answer-${request.commentId}`;
const refuse = (facts, why) => ({
    kind: "say",
    outcome: "skipped",
    reason: "command_refused",
    message: why,
    saying: { key: answerKey(facts), body: `🤷 ${why}` },
});
/** The record after a step that the senders asked for. */
const moved = (record, to, reason, facts) => (0,transitions/* move */.Cy)((0,session_edit/* addRun */.Z)(record, facts.runId), {
    to,
    by: facts.senders[0].login,
    runId: facts.runId,
    at: facts.at,
    reason,
});
/** Labels of a session that works: the trigger is used up, and nothing stops it any more. */
const workingLabels = (record) => ({
    add: [`state:${record.state}`],
    remove: [core_names/* TRIGGER_LABEL */.QQ, core_names/* STOP_LABEL */.aQ],
});

;// CONCATENATED MODULE: ./build/agents/orchestrator/decide-start.js








/** This very run has worked on the session before: GitHub starts it again. */
const isRerun = ({ record, runId }) => record?.runs.includes(runId) === true;
/** Waits for people to merge its pull request: no run works on it. */
const waitsForMerge = ({ state, pull }) => state === "reviewing" && pull !== undefined && pull.merged === undefined;
/** What a session that is not stopped waits for, undefined where a run works on it. */
function waitingFor(record) {
    if (record.state === "awaiting-approval") {
        const digest = (0,session_edit/* openQuestion */.R0)(record)?.digest ?? record.plan?.digest ?? "";
        return `Its plan waits for an answer: \`/miyabi approve ${(0,core_digest/* shortDigest */.VK)(digest)}\`, \`/miyabi plan\` or \`/miyabi reject\`.`;
    }
    if (waitsForMerge(record))
        return `Its pull request #${record.pull?.number ?? 0} waits for people or for its checks. After the merge the sweep has it deployed, or comment \`/miyabi retry\`.`;
    return undefined;
}
const BUSY = "A run works on this issue already. Wait for it, or comment `/miyabi stop` and then `/miyabi retry`.";
const alreadyOpen = (record) => {
    const message = waitingFor(record) ?? BUSY;
    return {
        kind: "say",
        outcome: "skipped",
        reason: "session_in_progress",
        message,
        saying: { key: "trigger", body: `ℹ️ There is a session for this issue already. ${message}` },
    };
};
/** The trigger label, or a dispatch without a command. The issue as it is now counts, not the event. */
function decideStart(facts) {
    const { issue, record, request } = facts;
    const has = (label) => issue.labels.some((one) => (0,labels/* sameLabel */.bK)(one, label));
    if (record && isRerun(facts))
        return record.state === "done"
            ? { kind: "quiet", outcome: "done", reason: "session_done", message: "The session is done." }
            : resume(record, facts, "the run was started again");
    if (request.via === "label" && !has(core_names/* TRIGGER_LABEL */.QQ))
        return {
            kind: "quiet",
            outcome: "skipped",
            reason: "not_for_us",
            message: `The label ${core_names/* TRIGGER_LABEL */.QQ} is gone again: an earlier run took it, or a person.`,
        };
    if (has(core_names/* STOP_LABEL */.aQ)) {
        const message = `The label \`${core_names/* STOP_LABEL */.aQ}\` holds this issue. Remove it, then set \`${core_names/* TRIGGER_LABEL */.QQ}\` again.`;
        return {
            kind: "say",
            outcome: "skipped",
            reason: "stopped",
            message,
            saying: { key: "trigger", body: `⏸ ${message}` },
        };
    }
    if (record && ((0,transitions/* isRunning */.W_)(record.state) || record.state === "awaiting-approval"))
        return alreadyOpen(record);
    const started = startSession({
        repository: facts.repository,
        issue,
        before: record,
        leftover: facts.branch,
        trigger: {
            event: facts.eventName,
            actor: facts.senders[0].login,
            runId: facts.runId,
            at: facts.at,
        },
    });
    const analyzing = moved(started, "analyzing", "triggered", facts);
    return {
        kind: "go",
        outcome: "done",
        reason: "session_started",
        message: `A session for issue #${issue.number} has started.`,
        record: analyzing,
        next: "analyze",
        labels: workingLabels(analyzing),
    };
}
/** `/miyabi retry`: from where the session stopped. */
function decideRetry(facts) {
    const { record, issue } = facts;
    if (!record)
        return { refused: `There is no session. Set the label \`${core_names/* TRIGGER_LABEL */.QQ}\` to start one.` };
    if (record.state === "done")
        return { refused: "The session is done; there is nothing to retry." };
    const changed = issueDigest(issue) !== record.issue.digest;
    const asks = record.state === "awaiting-approval" && !changed && !isRerun(facts);
    if (asks)
        return { refused: waitingFor(record) ?? "" };
    if ((0,transitions/* isRunning */.W_)(record.state) && !waitsForMerge(record) && !isRerun(facts))
        return { refused: BUSY };
    return resume(record, facts, "retry");
}
/**
 * Goes on where the record says. Where nothing is built yet and the issue reads otherwise now, it is
 * analysed again: only what was analysed is ever built (threat 31).
 */
function resume(record, facts, reason) {
    const { issue, at, senders } = facts;
    const found = resumeFrom(record, facts.branch);
    const changed = issueDigest(issue) !== record.issue.digest;
    const unbuilt = record.state === "analyzing" || (0,transitions/* mayMove */.B9)(record.state, "analyzing");
    const anew = changed && unbuilt && record.pull === undefined && found.next !== "publish";
    const { state, next } = anew ? { state: "analyzing", next: "analyze" } : found;
    const question = (0,session_edit/* openQuestion */.R0)(record);
    const answered = question
        ? (0,session_edit/* answerQuestion */.pt)(record, question.digest, { by: senders[0].login, at, action: "manual_fix" })
        : record;
    const text = anew ? withNewText(answered, issue) : answered;
    const resumed = moved(text, state, reason, facts);
    return {
        kind: "go",
        outcome: "done",
        reason: "session_resumed",
        message: `The session goes on with the step ${next}.`,
        record: resumed,
        next,
        labels: workingLabels(resumed),
    };
}

;// CONCATENATED MODULE: ./build/agents/orchestrator/decide-answer.js










const NOTHING_OPEN = "Nothing waits for a decision here.";
/** Why one of the senders may not let the change through: they pushed to it, as our own GitHub App did. */
function partOf({ senders }, { pushers = [], pull }) {
    const all = pull?.openedBy === undefined ? pushers : [...pushers, pull.openedBy];
    for (const sender of senders) {
        const permission = (0,approval/* mayApproveChange */.bW)(sender, all);
        if (!permission.allowed)
            return permission.why;
    }
    return undefined;
}
/** Why one of the senders may not decide. */
function objection({ senders }, config) {
    for (const sender of senders) {
        const permission = (0,approval/* mayApprove */.Hs)(sender, config);
        if (!permission.allowed)
            return permission.why;
    }
    return undefined;
}
const isPlanApproved = ({ plan }) => plan?.approval !== undefined && plan.approval.digest === plan.digest;
const planApproved = (by, { digest }) => `${by} approved the plan ${digest.slice(0, 12)}.`;
/** The answer to an approval stays what it was where its run is started again before anything is built. */
function toldAgain(verdict, { plan }) {
    if (plan?.approval === undefined)
        return verdict;
    return verdict.kind === "go" && verdict.next === "schedule"
        ? { ...verdict, message: planApproved(plan.approval.by, plan) }
        : verdict;
}
function decideApprove(facts, digest, config) {
    const { record, issue, at, senders } = facts;
    const question = record && (0,session_edit/* openQuestion */.R0)(record);
    if (record && isRerun(facts) && (question === undefined || isPlanApproved(record)))
        return toldAgain(resume(record, facts, "the run was started again"), record);
    if (!record || !question)
        return refuse(facts, NOTHING_OPEN);
    if ((0,transitions/* isRunning */.W_)(record.state) && waitingFor(record) === undefined)
        return refuse(facts, "A run works on this issue; nothing waits for a decision now.");
    if (question.expiredAt !== undefined)
        return refuse(facts, (0,overdue_view/* expiredText */.JC)(question.expiredAt));
    const objected = objection(facts, config);
    if (objected !== undefined)
        return refuse(facts, objected);
    const part = question.kind === "complexity" ? undefined : partOf(facts, record);
    if (part !== undefined)
        return refuse(facts, part);
    const matches = (0,approval/* digestMatches */.U2)(digest, question, record.escalations);
    if (!matches.allowed)
        return refuse(facts, matches.why);
    if (!(0,escalation_view/* isApprovable */.XE)(question))
        return refuse(facts, `There is nothing finished that an approval could let through. ${(0,inert_line/* inertLine */.F)(question.context.recommendation, 600)}`);
    const by = senders[0].login;
    const answered = (0,session_edit/* answerQuestion */.pt)(record, question.digest, { by, at, action: "approve_anyway" });
    if (question.kind !== "complexity") {
        const reviewing = moved(answered, "reviewing", `approved: ${question.reason}`, facts);
        return {
            kind: "go",
            outcome: "done",
            reason: "session_resumed",
            message: `${by} approved it: ${question.reason}.`,
            record: reviewing,
            next: "publish",
            labels: workingLabels(reviewing),
        };
    }
    if (issueDigest(issue) !== record.issue.digest)
        return refuse(facts, "The issue's text has changed since this plan was made. Comment `/miyabi retry` to have it planned again.");
    const { plan } = answered;
    if (plan?.digest !== question.digest)
        return refuse(facts, NOTHING_OPEN);
    // The coordinator moves it on; until then it is what it was, and a repeated run finds the approval.
    const approved = moved({ ...answered, plan: { ...plan, approval: { by, at: at.toISOString(), digest: plan.digest } } }, answered.state === "awaiting-approval" ? answered.state : "analyzing", "plan approved", facts);
    return {
        kind: "go",
        outcome: "done",
        reason: "plan_approved",
        message: planApproved(by, plan),
        record: approved,
        next: "schedule",
        labels: workingLabels(approved),
    };
}
function decideReject(facts, reason, config) {
    const { record, at, senders } = facts;
    if (!record || record.state === "done")
        return refuse(facts, NOTHING_OPEN);
    if ((0,transitions/* isRunning */.W_)(record.state) && waitingFor(record) === undefined)
        return refuse(facts, "A run works on this issue. Comment `/miyabi stop` to stop it.");
    const objected = objection(facts, config);
    if (objected !== undefined)
        return refuse(facts, objected);
    const by = senders[0].login;
    const question = (0,session_edit/* openQuestion */.R0)(record);
    const answered = question
        ? (0,session_edit/* answerQuestion */.pt)(record, question.digest, { by, at, action: "reject" })
        : record;
    const why = reason === "" ? "rejected" : `rejected: ${reason}`;
    const blocked = (0,transitions/* mayMove */.B9)(answered.state, "blocked")
        ? moved(answered, "blocked", why, facts)
        : answered;
    // A plan that was rejected is not built by a later retry, and no result is one of the next plan's.
    const { plan, ...rest } = blocked;
    const isGone = question?.kind === "complexity" || plan === undefined;
    return {
        kind: "go",
        outcome: "blocked",
        reason: "rejected",
        message: `${by} rejected it.`,
        record: isGone ? { ...rest, tasks: [] } : blocked,
        next: "finish",
        labels: { add: [`state:${blocked.state}`], remove: [core_names/* TRIGGER_LABEL */.QQ] },
        saying: {
            key: "rejected",
            body: `🛑 \`${by}\` rejected this${reason === "" ? "." : `: ${(0,inert_line/* inertLine */.F)(reason, 500)}`}\n\nReopen the issue and comment \`/miyabi retry\` to go on after all.`,
        },
        close: true,
    };
}

// EXTERNAL MODULE: ./build/core/session/session-view.js
var session_view = __webpack_require__(87231);
;// CONCATENATED MODULE: ./build/agents/orchestrator/decide-harmless.js




const HELD = { add: [core_names/* STOP_LABEL */.aQ], remove: [core_names/* TRIGGER_LABEL */.QQ] };
/** The run is told to end, and puts the session away itself: two that save it would overwrite each other. */
function halt(facts, { runId, inProduction }) {
    const { senders } = facts;
    const [{ login }] = senders;
    const key = answerKey(facts);
    if (inProduction)
        return {
            kind: "halt",
            outcome: "skipped",
            reason: "stopped",
            message: "Production is being deployed; that is not cut off.",
            saying: {
                key,
                body: `⏸ \`${login}\` asked to stop, but production is being deployed just now, and a release that is cut off in the middle is worse than either end. It comes to its own end: healthy, or rolled back. \`/miyabi rollback\` goes back afterwards.`,
            },
            labels: HELD,
            run: undefined,
        };
    return {
        kind: "halt",
        outcome: "done",
        reason: "stopped",
        message: `${login} stopped run ${runId}.`,
        saying: {
            key,
            body: `⏸ Stopped by \`${login}\`: the run that works on this is cancelled, and what it has finished is kept. When it has ended, \`/miyabi retry\` goes on.`,
        },
        labels: HELD,
        run: runId,
    };
}
/**
 * `/miyabi stop`, or the label of that name. A run that works is ended; where none does, the record tells
 * where to go on, and the label holds whatever comes.
 */
function decideStop(facts) {
    const { record, senders, request, underWay } = facts;
    const byLabel = request.via === "label";
    const nothing = !record || record.state === "done";
    if (byLabel && (nothing || (0,transitions/* isStopped */.id)(record.state)))
        return {
            kind: "quiet",
            outcome: "done",
            reason: "stopped",
            message: "No run works on this issue; the label holds those that come.",
        };
    if (nothing)
        return refuse(facts, "There is no session to stop.");
    if (underWay !== undefined)
        return halt(facts, underWay);
    const paused = moved(record, "paused", byLabel ? "stopped by label" : "stopped by command", facts);
    return {
        kind: "go",
        outcome: "blocked",
        reason: "stopped",
        message: `${senders[0].login} stopped it.`,
        record: paused,
        next: "finish",
        labels: { add: [`state:${paused.state}`, core_names/* STOP_LABEL */.aQ], remove: [core_names/* TRIGGER_LABEL */.QQ] },
        saying: {
            key: answerKey(facts),
            body: `⏸ Stopped by \`${senders[0].login}\`. Comment \`/miyabi retry\` to go on.`,
        },
    };
}
function decideStatus(facts) {
    const { record } = facts;
    return {
        kind: "say",
        outcome: "done",
        reason: "status_reported",
        message: record ? `The session is ${record.state}.` : "There is no session.",
        saying: {
            key: answerKey(facts),
            body: record
                ? (0,session_view/* renderSession */.h)(record)
                : `There is no session. Set the label \`${core_names/* TRIGGER_LABEL */.QQ}\` to start one.`,
        },
    };
}

// EXTERNAL MODULE: ./build/core/plan/calibration.js
var plan_calibration = __webpack_require__(51728);
// EXTERNAL MODULE: ./build/core/plan/changes.js
var plan_changes = __webpack_require__(86393);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/core/plan/task-drafts.js
var task_drafts = __webpack_require__(91360);
;// CONCATENATED MODULE: ./build/core/plan/command.js


/** The keys without their defaults: what is not named stays as it is. */
const { ordinal, title, ...others } = task_drafts/* TaskDraft */.TO.shape;
const EDITABLE = {
    title: title.optional(),
    description: others.description.unwrap().optional(),
    type: others.type.unwrap().optional(),
    dependencies: others.dependencies.unwrap().optional(),
    estimatedMinutes: others.estimatedMinutes.unwrap().optional(),
    files: others.files.unwrap().optional(),
    acceptance: others.acceptance.unwrap().optional(),
};
const EDITABLE_KEYS = Object.keys(EDITABLE);
const TaskChange = schemas/* strictObject */.rej({ ordinal, ...EDITABLE });
const NewTask = schemas/* strictObject */.rej({ ...task_drafts/* TaskDraft */.TO.shape, ordinal: ordinal.optional() });
const MOST = 1000;
const Block = schemas/* strictObject */.rej({
    tasks: schemas/* array */.YOg(schemas/* strictObject */.rej(task_drafts/* TaskDraft */.TO.shape)).max(MOST).optional(),
    drop: schemas/* array */.YOg(ordinal).max(MOST).optional(),
    change: schemas/* array */.YOg(TaskChange).max(MOST).optional(),
    add: schemas/* array */.YOg(NewTask).max(MOST).optional(),
});
const EDITS = ["drop", "change", "add"];
/** `change, entry 1, dependencies, entry 2` for a path into the block; entries are counted from 1. */
const placeOf = (path) => path.length === 0
    ? "the block"
    : path
        .map((part) => (typeof part === "number" ? `entry ${part + 1}` : String(part)))
        .join(", ");
function shapeProblems(value) {
    if (typeof value !== "object" || value === null)
        return [];
    const given = EDITS.filter((key) => key in value);
    if ("tasks" in value && given.length > 0)
        return [
            `Give either tasks (the whole plan anew) or drop, change and add (edits of the plan), not both: there is tasks and ${given.join(", ")}.`,
        ];
    return "tasks" in value || given.length > 0
        ? []
        : ["There is none of tasks, drop, change and add in the block."];
}
/**
 * What `/miyabi plan` asks for, from the block's data: a list of tasks, with or without `tasks:` above
 * it, is the whole plan anew; `drop`, `change` and `add` are edits. Pure; the data is untrusted.
 */
function readPlanCommand(value) {
    const whole = Array.isArray(value) ? { tasks: value } : value;
    const parsed = Block.safeParse(whole);
    const problems = [
        ...shapeProblems(whole),
        ...(parsed.error?.issues ?? []).map(({ path, message }) => `${placeOf(path)}: ${message}`),
    ];
    if (!parsed.success || problems.length > 0)
        return { kind: "none", problems };
    const { tasks, drop = [], change = [], add = [] } = parsed.data;
    if (tasks !== undefined)
        return { kind: "whole", tasks };
    return drop.length + change.length + add.length === 0
        ? { kind: "none", problems: ["The edit is empty: nothing is to be dropped, changed or added."] }
        : { kind: "edit", edit: { drop, change, add } };
}

// EXTERNAL MODULE: ./build/core/plan/task-graph.js
var task_graph = __webpack_require__(99174);
;// CONCATENATED MODULE: ./build/core/plan/edit.js




/** One task with other values under the keys that the change names, cleaned like every draft. */
function changed(task, { ordinal, ...keys }, issue) {
    const draft = task_drafts/* TaskDraft */.TO.parse({ ordinal, title: "-", ...keys });
    const [clean] = (0,task_drafts/* tasksOf */.a4)(issue, [draft]);
    if (clean === undefined)
        return task;
    const named = Object.keys(keys).filter((key) => EDITABLE_KEYS.includes(key));
    return { ...task, ...Object.fromEntries(named.map((key) => [key, clean[key]])) };
}
/** Added tasks with ordinals: the next free ones, in order, where none is given. */
function numbered(add, taken) {
    const used = new Set([...taken, ...add.flatMap(({ ordinal }) => ordinal ?? [])]);
    let next = Math.max(0, ...taken);
    return add.map((task) => {
        if (task.ordinal !== undefined)
            return { ...task, ordinal: task.ordinal };
        do
            next += 1;
        while (used.has(next));
        return { ...task, ordinal: next };
    });
}
const list = (numbers) => numbers.join(", ");
const repeated = (numbers) => [
    ...new Set(numbers.filter((one, at) => numbers.indexOf(one) !== at)),
];
/** What the entries of an edit say wrong about the plan that they edit. */
function entryProblems({ drop, change, add }, ordinals) {
    const changing = change.map(({ ordinal }) => ordinal);
    const adding = add.flatMap(({ ordinal }) => ordinal ?? []);
    const unknown = (verb, numbers) => [...new Set(numbers)]
        .filter((one) => !ordinals.includes(one))
        .map((one) => `${verb}: there is no task ${one}; the plan has ${list(ordinals)}.`);
    return [
        ...unknown("drop", drop),
        ...unknown("change", changing),
        ...repeated(drop).map((one) => `drop: task ${one} is there more than once.`),
        ...repeated(changing).map((one) => `change: task ${one} is there more than once; put its keys into one entry.`),
        ...repeated(adding).map((one) => `add: task ${one} is there more than once.`),
        ...changing
            .filter((one) => drop.includes(one))
            .map((one) => `Task ${one} is both dropped and changed; do one of them.`),
        ...adding
            .filter((one) => ordinals.includes(one))
            .map((one) => `add: there is a task ${one} already. Leave ordinal out for the next free one, or use change.`),
        ...change
            .filter((one) => Object.keys(one).length === 1)
            .map(({ ordinal }) => `change: task ${ordinal} names no key to change (${EDITABLE_KEYS.join(", ")}).`),
    ];
}
/** Tasks that still need a dropped one, each with dependencies that would do instead. */
function needProblems(tasks, dropped) {
    const instead = (id, seen) => {
        const gone = dropped.get(id);
        if (gone === undefined)
            return [id];
        if (seen.has(id))
            return [];
        seen.add(id);
        return gone.dependencies.flatMap((one) => instead(one, seen));
    };
    return tasks.flatMap(({ id, dependencies }) => {
        const lost = dependencies.filter((one) => dropped.has(one));
        if (lost.length === 0)
            return [];
        const seen = new Set();
        const others = [...new Set(dependencies.flatMap((one) => instead(one, seen)))];
        const numbers = others.filter((one) => one !== id).map(core_names/* ordinalOf */.zO);
        return [
            `drop: ${(0,core_names/* taskName */.p5)(id)} needs ${lost.map(core_names/* taskName */.p5).join(", ")}. Drop it as well, or change what it needs: {ordinal: ${(0,core_names/* ordinalOf */.zO)(id)}, dependencies: [${list(numbers.sort((a, b) => a - b))}]}.`,
        ];
    });
}
/**
 * The tasks after an edit, or everything that is wrong with it, a sentence each. Tasks that it does
 * not name stay exactly as they are, with their ordinals; nothing is dropped or guessed in silence.
 */
function editTasks(before, edit, { issue, limits }) {
    const ordinals = before.map(({ id }) => (0,core_names/* ordinalOf */.zO)(id));
    const dropped = new Map(before.filter(({ id }) => edit.drop.includes((0,core_names/* ordinalOf */.zO)(id))).map((task) => [task.id, task]));
    const changes = new Map(edit.change.map((one) => [(0,core_names/* taskId */.BS)(issue, one.ordinal), one]));
    const kept = before
        .filter(({ id }) => !dropped.has(id))
        .map((task) => {
        const change = changes.get(task.id);
        return change === undefined ? task : changed(task, change, issue);
    });
    // An added number that exists is told once, as such, and not by the graph as well.
    const added = (0,task_drafts/* tasksOf */.a4)(issue, numbered(edit.add, ordinals)).filter(({ id }) => !before.some((task) => task.id === id));
    const tasks = [...kept, ...added].sort((a, b) => (0,core_names/* ordinalOf */.zO)(a.id) - (0,core_names/* ordinalOf */.zO)(b.id));
    const standing = tasks.map((task) => ({
        ...task,
        dependencies: task.dependencies.filter((one) => !dropped.has(one)),
    }));
    const problems = [
        ...entryProblems(edit, ordinals),
        ...needProblems(tasks, dropped),
        ...(0,task_graph/* graphProblems */.V)(standing, limits, core_names/* taskName */.p5),
    ];
    return problems.length > 0 ? { problems: [...new Set(problems)] } : { tasks };
}

// EXTERNAL MODULE: ./build/core/plan/example.js
var example = __webpack_require__(99206);
// EXTERNAL MODULE: ./build/core/schedule/schedule.js + 11 modules
var schedule = __webpack_require__(22666);
// EXTERNAL MODULE: ./build/core/plan/task-digests.js
var task_digests = __webpack_require__(5019);
;// CONCATENATED MODULE: ./build/agents/orchestrator/decide-plan.js

















const MOST_PROBLEMS = 30;
const CHANGED = "plan changed";
/** This run has changed the plan already: a drop is not done twice. */
const isTaken = ({ transitions }, runId) => transitions.some((step) => step.runId === runId && step.reason === CHANGED);
/** The tasks that people want, or all that is wrong with what they wrote. */
function readTasks(yaml, record, { config, parseYaml }) {
    let value;
    try {
        value = parseYaml(yaml);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return { problems: [error.message] };
        return { problems: ["The block is not YAML."] };
    }
    const wish = readPlanCommand(value);
    const issue = record.issue.number;
    const limits = { maxTasks: config.schedule.maxTasks };
    switch (wish.kind) {
        case "none":
            return { problems: wish.problems };
        case "whole": {
            const tasks = (0,task_drafts/* tasksOf */.a4)(issue, wish.tasks);
            const problems = (0,task_graph/* graphProblems */.V)(tasks, limits, core_names/* taskName */.p5);
            return problems.length > 0 ? { problems } : { tasks };
        }
        case "edit":
            return record.plan === undefined
                ? { problems: ["There is no plan to edit. Give all tasks, under tasks:."] }
                : editTasks(record.plan.tasks, wish.edit, { issue, limits });
    }
}
/** Every problem, and a comment that would be taken. */
function refusal(problems, record) {
    const shown = problems.slice(0, MOST_PROBLEMS).map((problem) => `- ${(0,inert_line/* inertLine */.F)(problem, 600)}`);
    const rest = problems.length - shown.length;
    return [
        "The plan was not changed:",
        [...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n"),
        "This would be taken as a new comment:",
        (0,example/* planExample */.S)(record.plan?.tasks),
    ].join("\n\n");
}
/**
 * `/miyabi plan`: the plan as people want it takes the place of the plan, without an approval: the
 * coordinator shows it with its own digest, and the gate decides as for any plan.
 */
function decidePlan(facts, yaml, rules) {
    const { record, at, senders } = facts;
    if (!record?.analysis)
        return refuse(facts, "There is no analysed session whose plan could change.");
    if (isRerun(facts) && isTaken(record, facts.runId))
        return resume(record, facts, "the run was started again");
    if (record.state === "done")
        return refuse(facts, "The session is done.");
    if ((0,transitions/* isRunning */.W_)(record.state))
        return refuse(facts, "A run works on this issue. Comment `/miyabi stop` first, then `/miyabi plan`.");
    if (record.pull !== undefined)
        return refuse(facts, `There is a pull request already: #${record.pull.number}.`);
    const read = readTasks(yaml, record, rules);
    if ("problems" in read)
        return refuse(facts, refusal(read.problems, record));
    const { tasks } = read;
    const before = record.plan?.tasks ?? [];
    const changes = (0,plan_changes/* planChanges */.XA)(before, tasks);
    if ((0,plan_changes/* isUnchanged */._5)(changes))
        return refuse(facts, refusal(["These are the tasks of the plan as it is."], record));
    const by = senders[0].login;
    const calibration = record.plan?.calibration;
    const plan = {
        tasks,
        ...(calibration ? { calibration } : {}),
        schedule: (0,schedule/* scheduleOf */.rH)((0,plan_calibration/* calibrated */.g)(tasks, calibration), (0,schedule/* scheduleLimits */.Y3)(rules.config.schedule)),
        digest: (0,core_digest/* digestOf */.ol)(tasks),
        changes: { by, ...changes },
    };
    const outdated = (0,task_digests/* outdatedTasks */.R)(before, tasks, record.issue.digest);
    const question = (0,session_edit/* openQuestion */.R0)(record);
    const answered = question
        ? (0,session_edit/* answerQuestion */.pt)(record, question.digest, { by, at, action: "manual_fix" })
        : record;
    const current = answered.tasks.filter(({ task }) => !outdated.has(task));
    const analyzing = moved({ ...answered, plan, tasks: current }, "analyzing", CHANGED, facts);
    return {
        kind: "go",
        outcome: "done",
        reason: "plan_changed",
        message: `${by} changed the plan to ${tasks.length} ${tasks.length === 1 ? "task" : "tasks"}: ${(0,plan_changes/* changesText */.Tb)(changes)}.`,
        record: analyzing,
        next: "plan",
        labels: workingLabels(analyzing),
    };
}

// EXTERNAL MODULE: ./build/core/deploy/hotfix.js
var hotfix = __webpack_require__(83524);
// EXTERNAL MODULE: ./build/core/deploy/release-id.js
var release_id = __webpack_require__(6291);
;// CONCATENATED MODULE: ./build/agents/orchestrator/decide-release.js
// What people ask of a release that a session has made (ADR 18). This job has no environment and none of its
// secrets: it checks the wish against the record, and the environment's own job carries it out.








const mergedBy = (record) => record?.pull?.merged?.sha;
const newestIn = ({ deployments }, environment) => deployments.findLast((one) => one.environment === environment);
/**
 * `/miyabi rollback`: whether the release is still the one that production runs, only production's own job
 * can tell. The session stays as it is until something has been undone.
 */
function decideRollback(facts) {
    const { record, senders, issue } = facts;
    const sha = mergedBy(record);
    const deployed = record && newestIn(record, "production");
    if (!record || sha === undefined || !deployed || deployed.outcome === "not_configured")
        return refuse(facts, "Nothing of this issue was deployed to production, so there is nothing to go back from.");
    if (deployed.outcome === "rolled_back")
        return refuse(facts, `Release ${deployed.release} was rolled back already${deployed.requestedBy === undefined ? "" : `, as \`${deployed.requestedBy}\` asked`}.`);
    if (deployed.rollbackCommand === undefined && deployed.outcome !== "held")
        return refuse(facts, `No undo command is configured (\`deploy.production.undo\` in .github/miyabi.yml), so nothing can be rolled back. Revert \`${sha.slice(0, 12)}\` to undo the change by a new release.`);
    const [{ login }] = senders;
    const release = (0,release_id/* releaseId */.Bf)({ issue: issue.number, sha });
    return {
        kind: "go",
        outcome: "done",
        reason: "deployment_ordered",
        message: `${login} asked to roll back release ${release}.`,
        record: (0,session_edit/* addRun */.Z)(record, facts.runId),
        next: "rollback",
        sha,
        labels: { add: [`state:${record.state}`], remove: [] },
        saying: {
            key: answerKey(facts),
            body: `⏪ \`${login}\` asked to roll back release \`${release}\`. The job of the environment production does it, under that environment's rules.`,
        },
    };
}
/** Why production may not get this release without staging, undefined where it may. */
function unproved(record, sha) {
    const staging = newestIn(record, "staging");
    const proved = staging?.sha === sha && staging.outcome === "healthy";
    if (proved || staging?.outcome === "not_configured" || (0,hotfix/* hotfixOf */.s)(record))
        return undefined;
    return `Staging has not proved \`${sha.slice(0, 12)}\` healthy, so it does not go to production alone. Set \`${core_names/* DEPLOY_LABELS */.Oy.staging}\` first.`;
}
/** Why there is nothing to deploy, undefined where there is. */
function decide_release_objection(facts, environment) {
    const { record } = facts;
    if (!record)
        return `There is no session, so there is nothing to deploy. Set the label \`${core_names/* TRIGGER_LABEL */.QQ}\` to start one.`;
    const sha = mergedBy(record);
    if (sha === undefined)
        return record.pull === undefined
            ? "Nothing of this issue is merged, so there is nothing to deploy."
            : `As far as the session knows, pull request #${record.pull.number} is not merged. If it is, comment \`/miyabi retry\`: that deploys it.`;
    if ((0,transitions/* isRunning */.W_)(record.state) && !isRerun(facts))
        return "A run works on this issue already. Set the label again when it has ended, or comment `/miyabi stop` first.";
    return environment === "production" ? unproved(record, sha) : undefined;
}
/** `trigger:deploy-staging`, `trigger:deploy-production`: the merged commit of the session, once more. */
function decideDeploy(facts, environment) {
    const { record, issue, senders, runId, request } = facts;
    const label = core_names/* DEPLOY_LABELS */.Oy[environment];
    if (!issue.labels.some((one) => (0,labels/* sameLabel */.bK)(one, label)) && !isRerun(facts))
        return {
            kind: "quiet",
            outcome: "skipped",
            reason: "not_for_us",
            message: `The label ${label} is gone again: an earlier run took it, or a person.`,
        };
    const refused = decide_release_objection(facts, environment);
    const sha = mergedBy(record);
    if (!record || sha === undefined || refused !== undefined) {
        const message = refused ?? "There is nothing to deploy.";
        return {
            kind: "say",
            outcome: "skipped",
            reason: "command_refused",
            message,
            saying: { key: `${request.via}-${environment}`, body: `🤷 ${message}` },
            unlabel: label,
        };
    }
    const [{ login }] = senders;
    const release = (0,release_id/* releaseId */.Bf)({ issue: issue.number, sha });
    const message = `${login} asked to deploy release ${release} to ${environment}.`;
    // Staging alone says nothing of how the session stands.
    const next = environment === "staging" ? (0,session_edit/* addRun */.Z)(record, runId) : moved(record, "deploying", message, facts);
    return {
        kind: "go",
        outcome: "done",
        reason: "deployment_ordered",
        message,
        record: next,
        next: `deploy-${environment}`,
        sha,
        labels: { add: [`state:${next.state}`], remove: [label] },
    };
}

;// CONCATENATED MODULE: ./build/agents/orchestrator/decide.js






/** What becomes of a request by someone who may make it. */
async function decide(facts, { config, parseYaml }) {
    const { wish } = facts.request;
    if (wish.kind === "malformed")
        return refuse(facts, wish.message);
    if (wish.kind === "start") {
        // Before anything is written: a mistake in it is told now and not in the middle of the work.
        await config();
        return decideStart(facts);
    }
    if (wish.kind === "deploy")
        return decideDeploy(facts, wish.environment);
    const { command } = wish;
    switch (command.verb) {
        case "approve":
            return decideApprove(facts, command.digest, await config());
        case "reject":
            return decideReject(facts, command.reason, await config());
        case "plan":
            return decidePlan(facts, command.yaml, { config: await config(), parseYaml });
        case "retry": {
            const verdict = decideRetry(facts);
            return "refused" in verdict ? refuse(facts, verdict.refused) : verdict;
        }
        case "stop":
            return decideStop(facts);
        case "status":
            return decideStatus(facts);
        case "rollback":
            return decideRollback(facts);
    }
}

;// CONCATENATED MODULE: ./build/agents/orchestrator/issue-check.js


/** Commands that only tell or end something, or concern what is merged: they work on a closed issue too. */
const HARMLESS = ["status", "stop", "rollback", "reject"];
const isHarmless = (wish) => wish.kind === "malformed" ||
    wish.kind === "deploy" ||
    (wish.kind === "command" && HARMLESS.some((verb) => verb === wish.command.verb));
/** A merge by people closes the issue that the pull request names: what comes next is to land it, no more. */
const landsPull = (wish, { record, branch }) => wish.kind === "command" &&
    wish.command.verb === "retry" &&
    record?.pull !== undefined &&
    resumeFrom(record, branch).next === "publish";
/**
 * Why an issue cannot be worked on, undefined where it can. A run that is started again may have closed
 * its own issue at the end, and been cut off just then.
 */
function issueProblem({ number, isPullRequest, state, locked }, wish, { rerun, ...known }) {
    if (isPullRequest)
        return new errors/* UserError */.yo("issue_is_pull_request", `#${number} is a pull request. Miyabi works on issues: label or comment on the issue instead.`);
    if (locked)
        return new errors/* UserError */.yo("issue_locked", `The conversation of issue #${number} is locked, so Miyabi could not report there. Unlock it, then label it again.`);
    const { record } = known;
    const ownEnd = rerun && (record?.pull?.merged !== undefined || record?.state === "done");
    if (state === "closed" && !isHarmless(wish) && !ownEnd && !landsPull(wish, known))
        return new errors/* UserError */.yo("issue_closed", `Issue #${number} is closed. Reopen it, then label it again or repeat the command.`);
    return undefined;
}

// EXTERNAL MODULE: ./build/core/plan/view.js + 7 modules
var view = __webpack_require__(31906);
// EXTERNAL MODULE: ./build/core/task/task-artifacts.js
var task_artifacts = __webpack_require__(39099);
// EXTERNAL MODULE: ./build/core/plan/wave-view.js
var wave_view = __webpack_require__(26053);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/newest-first.js
var newest_first = __webpack_require__(52161);
// EXTERNAL MODULE: ./build/core/review/rework-artifact.js
var rework_artifact = __webpack_require__(92570);
;// CONCATENATED MODULE: ./build/agents/orchestrator/schedule-of-attempt.js




/** What an attempt executes: the plan's schedule, or what the review before it ordered. */
async function scheduleOfAttempt({ issue, attempt, plan }, { exchange, files }) {
    if (attempt === 1)
        return plan.schedule;
    const [newest] = (0,newest_first/* newestFirst */.l)(await exchange.list((0,core_names/* reviewArtifactsOf */.dg)(issue, attempt - 1)));
    if (newest === undefined)
        throw new Error(`attempt ${attempt} has no review before it`);
    const dir = await files.folder("rework");
    await exchange.get(newest, dir);
    return (await (0,rework_artifact/* readRework */.f)(newest, (file) => files.read((0,external_node_path_.join)(dir, file)))).rework.schedule;
}

;// CONCATENATED MODULE: ./build/agents/orchestrator/progress.js






const said = (issue, { outcome, message }) => ({
    outcome,
    reason: "progress_recorded",
    message,
    outputs: { issue: String(issue), next: "none" },
});
async function load(issue, { sessions }) {
    const record = await sessions.load(issue);
    if (!record)
        throw new Error(`issue #${issue} has no session in this run`);
    return record;
}
/** Writes the plan's one comment, with the states of `shown`. */
async function showPlan(shown, { issues }) {
    const { plan, comments, issue } = shown;
    if (plan === undefined)
        return;
    await issues.upsertComment({
        issue: issue.number,
        key: "plan",
        body: (0,view/* renderPlan */.E)(shown, plan),
        knownId: comments["plan"],
    });
}
/**
 * Beside the next wave: shows how the tasks of one wave ended and that those of the next one run. It
 * never saves the record, since other jobs may. A job that comes so late that the next wave is over as
 * well leaves the showing to the one after it.
 */
async function showWave(issue, { wave, attempt }, { context: { runAttempt }, ...ports }) {
    const record = await load(issue, ports);
    const { plan } = record;
    if (plan === undefined)
        throw new Error(`issue #${issue} has no plan in this run`);
    const schedule = await scheduleOfAttempt({ issue, attempt, plan }, ports);
    const names = await ports.exchange.list((0,core_names/* taskPrefix */.sb)(issue));
    const artifacts = (0,task_artifacts/* taskArtifacts */.r)(names, issue).filter((one) => one.attempt <= attempt);
    const running = (schedule.waves[wave] ?? []).flatMap(({ tasks }) => tasks);
    const moment = { schedule, attempt, runAttempt, wave: wave + 1, artifacts };
    const shown = (0,wave_view/* recordAtWave */.M)(record, plan, moment);
    const isOver = (id) => shown.tasks.some(({ task }) => task === id);
    if (running.every(isOver))
        return said(issue, {
            outcome: "skipped",
            message: `Wave ${wave + 1} is over as well: a later job shows it.`,
        });
    await showPlan(shown, ports);
    return said(issue, { outcome: "done", message: `Wave ${wave} is over, wave ${wave + 1} runs.` });
}
/** After the last wave: the session's state, and how its tasks ended. Repeating it saves nothing. */
async function showState(issue, { to }, { clock, context, ...ports }) {
    const record = await load(issue, ports);
    const next = (0,transitions/* move */.Cy)(record, {
        to,
        by: "orchestrator",
        runId: context.runId,
        at: clock.now(),
        reason: "progress",
    });
    if (next !== record) {
        await ports.sessions.save(next);
        if (next.state !== record.state)
            await ports.issues.relabel(issue, { add: [`state:${next.state}`] });
    }
    const { plan } = next;
    if (plan !== undefined && next.state === to) {
        const artifacts = (0,task_artifacts/* taskArtifacts */.r)(await ports.exchange.list((0,core_names/* taskPrefix */.sb)(issue)), issue);
        const wave = plan.schedule.waves.length + 1;
        const { runAttempt } = context;
        const moment = { schedule: plan.schedule, attempt: 1, runAttempt, wave, artifacts };
        await showPlan({ ...(0,wave_view/* recordAtWave */.M)(next, plan, moment), state: next.state }, ports);
    }
    return said(issue, {
        outcome: next.state === to ? "done" : "skipped",
        message: `The session of issue #${issue} is ${next.state}.`,
    });
}
/** Inside a run: shows people how far it has come. */
const recordProgress = (issue, progress, ports) => progress.kind === "wave" ? showWave(issue, progress, ports) : showState(issue, progress, ports);

// EXTERNAL MODULE: ./build/core/people/command.js
var people_command = __webpack_require__(72021);
;// CONCATENATED MODULE: ./build/agents/orchestrator/request.js






const Account = schemas/* object */.Ikc({ login: schemas/* string */.YjP(), type: schemas/* string */.YjP().optional() });
const IssueRef = schemas/* object */.Ikc({ number: schemas/* number */.aig().int().positive() });
const Labeled = schemas/* object */.Ikc({
    action: schemas/* string */.YjP(),
    issue: IssueRef,
    label: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }).optional(),
    sender: Account,
});
const Commented = schemas/* object */.Ikc({
    action: schemas/* string */.YjP(),
    issue: IssueRef,
    comment: schemas/* object */.Ikc({ id: schemas/* number */.aig().int(), body: schemas/* string */.YjP().nullish(), user: Account.nullish() }),
    sender: Account,
});
const ignored = (why) => ({ kind: "ignored", why });
function parsed(schema, { event, eventName }) {
    const result = schema.safeParse(event);
    if (result.success)
        return result.data;
    throw new errors/* UserError */.yo("invalid_event", `The payload of the event ${eventName} is not what GitHub documents: ${result.error.issues[0]?.path.join(".") ?? "all of it"}. Call Miyabi on issues, issue_comment or workflow_dispatch (examples/caller.yml).`);
}
function sendersOf({ actor, triggeringActor }, ...named) {
    const senders = new Map();
    for (const { login, type } of [...named, { login: actor }, { login: triggeringActor }]) {
        const key = login.toLowerCase();
        if (login === "")
            continue;
        const bot = type === "Bot" || (0,approval/* isBot */.w2)(login) || senders.get(key)?.bot === true;
        senders.set(key, { login, bot });
    }
    return [...senders.values()];
}
/** Reads the event. Pure; the payload is untrusted. @throws UserError invalid_event, invalid_input */
function readRequest(input, source) {
    switch (source.eventName) {
        case "issues": {
            const { action, issue, label, sender } = parsed(Labeled, source);
            if (action !== "labeled")
                return ignored(`An issue was ${action}; only labels start Miyabi.`);
            const wish = wishOfLabel(label?.name ?? "");
            if (wish === undefined)
                return ignored("The label asks nothing of Miyabi.");
            return {
                kind: "request",
                request: {
                    issue: issue.number,
                    wish,
                    via: "label",
                    senders: sendersOf(source, sender),
                    commentId: undefined,
                },
            };
        }
        case "issue_comment": {
            const { action, issue, comment, sender } = parsed(Commented, source);
            if (action !== "created")
                return ignored(`A comment was ${action}; only new comments hold commands.`);
            const wish = (0,people_command/* parseCommand */.R)(comment.body ?? "");
            if (wish.kind === "none")
                return ignored("The comment is no command.");
            const named = comment.user ? [sender, comment.user] : [sender];
            return {
                kind: "request",
                request: {
                    issue: issue.number,
                    wish,
                    via: "comment",
                    senders: sendersOf(source, ...named),
                    commentId: comment.id,
                },
            };
        }
        default: {
            if (input.issue === undefined)
                throw new errors/* UserError */.yo("invalid_input", `The event ${source.eventName} names no issue. Give its number as issue-number.`);
            return {
                kind: "request",
                request: {
                    issue: input.issue,
                    wish: wishOf(input.command.trim()),
                    via: "dispatch",
                    senders: sendersOf(source),
                    commentId: undefined,
                },
            };
        }
    }
}
function wishOfLabel(name) {
    if ((0,labels/* sameLabel */.bK)(name, core_names/* TRIGGER_LABEL */.QQ))
        return { kind: "start" };
    if ((0,labels/* sameLabel */.bK)(name, core_names/* STOP_LABEL */.aQ))
        return { kind: "command", command: { verb: "stop" } };
    for (const environment of ["staging", "production"])
        if ((0,labels/* sameLabel */.bK)(name, core_names/* DEPLOY_LABELS */.Oy[environment]))
            return { kind: "deploy", environment };
    return undefined;
}
function wishOf(command) {
    if (command === "")
        return { kind: "start" };
    const wish = (0,people_command/* parseCommand */.R)(`/miyabi ${command}`);
    return wish.kind === "none"
        ? { kind: "malformed", message: "The input command is no command of Miyabi." }
        : wish;
}

;// CONCATENATED MODULE: ./build/agents/orchestrator/sender.js

const listed = (login, list) => list.some((one) => one.toLowerCase() === login.toLowerCase());
/**
 * A bot by its exact name, never by an ending (threat 28). Only a token with write access can dispatch (GitHub, REST), so
 * our own workflows may; no other account of ours, such as the GitHub App that opens pull requests, asks for anything.
 */
const botMayAsk = ({ login }, { via }, { bots, approvers }) => (via === "dispatch" && login === approval/* OWN_BOT */.Ve) || listed(login, bots) || listed(login, approvers);
const decides = ({ wish }) => wish.kind === "command" && (wish.command.verb === "approve" || wish.command.verb === "reject");
/**
 * Whether everybody behind a request may make it: write access, whatever label or comment is there
 * (threats 27 and 29). `config` is read only where a rule needs it.
 */
async function judgeSenders(request, { issues, config }) {
    const judged = [];
    for (const sender of request.senders) {
        const { login, bot } = sender;
        if (bot) {
            if (!botMayAsk(sender, request, await config()))
                return { allowed: false, why: `${login} is a bot that the configuration does not name` };
            judged.push({ login, bot, role: "write" });
            continue;
        }
        const role = await issues.roleOf(login);
        const named = !(0,approval/* canWrite */._4)(role) && decides(request) && listed(login, (await config()).approvers);
        if (!(0,approval/* canWrite */._4)(role) && !named)
            return { allowed: false, why: `${login} has no write access to this repository` };
        judged.push({ login, bot, role });
    }
    const [first, ...rest] = judged;
    return first
        ? { allowed: true, senders: [first, ...rest] }
        : { allowed: false, why: "nobody sent it" };
}

;// CONCATENATED MODULE: ./build/agents/orchestrator/under-way.js

/** The name of deploy.yml's job, behind those of the workflows that call it. */
const PRODUCTION = /(?:^| \/ )Production$/;
/** The run that a stop would end: one or two requests, and only where it is asked for. */
async function runUnderWay({ wish }, record, { runs, context }) {
    if (wish.kind !== "command" || wish.command.verb !== "stop" || !record)
        return undefined;
    const runId = record.runs.at(-1);
    if (!(0,transitions/* isRunning */.W_)(record.state) || runId === undefined || runId === context.runId)
        return undefined;
    if (await runs.isOver(runId))
        return undefined;
    const inProduction = record.state === "deploying" &&
        (await runs.jobs(runId)).some(({ name, running }) => running && PRODUCTION.test(name));
    return { runId, inProduction };
}

;// CONCATENATED MODULE: ./build/agents/orchestrator/agent.js
// Orchestrator (the seed's Water Spider): reads the event, checks who sent it, finds the session, and
// says where to go on. Nothing is written before all checks have passed.













const INPUTS = [
    "issue",
    "command",
    "progress",
    "wave",
    "attempt",
    "cancel",
    "github-token",
];
/** @throws UserError invalid_input */
function parseProgress({ progress, wave, attempt }) {
    switch (progress) {
        case "":
            return undefined;
        case "reviewing":
            return { kind: "state", to: progress };
        case "wave":
            if (!/^[1-9]\d?$/.test(wave))
                throw new errors/* UserError */.yo("invalid_input", `wave must be the number of a wave, got "${wave}".`);
            return { kind: "wave", wave: Number(wave), attempt: (0,job_input/* parseAttempt */.FG)(attempt) };
        default:
            throw new errors/* UserError */.yo("invalid_input", `progress must be empty, wave or reviewing, got "${progress}".`);
    }
}
/** @throws UserError invalid_input */
function parseInput(raw) {
    const { issue, command } = raw;
    if (issue !== "")
        (0,job_input/* parseIssueNumber */.id)(issue);
    const progress = parseProgress(raw);
    if (progress !== undefined && issue === "")
        throw new errors/* UserError */.yo("invalid_input", "progress needs the number of the issue as well.");
    const { cancel } = raw;
    if (cancel !== "" && !/^[1-9]\d{0,15}$/.test(cancel))
        throw new errors/* UserError */.yo("invalid_input", `cancel must be the id of a run, got "${cancel}".`);
    return {
        issue: issue === "" ? undefined : Number(issue),
        command,
        progress,
        cancel: cancel === "" ? undefined : Number(cancel),
    };
}
/** In a job of its own, whose token can do nothing else (ADR 23). */
async function cancelRun({ issue, cancel }, { runs }) {
    const ended = await runs.cancel(cancel);
    return result(issue, {
        outcome: ended ? "done" : "skipped",
        reason: "stopped",
        message: ended ? `Run ${cancel} is cancelled.` : `Run ${cancel} had ended already.`,
        next: "none",
    });
}
async function run(input, ports) {
    const { cancel } = input;
    if (cancel !== undefined)
        return cancelRun({ ...input, cancel }, ports);
    if (input.progress !== undefined && input.issue !== undefined)
        return recordProgress(input.issue, input.progress, ports);
    const reading = readRequest(input, ports.context);
    if (reading.kind === "ignored")
        return result(input.issue, {
            outcome: "skipped",
            reason: "not_for_us",
            message: reading.why,
            next: "none",
        });
    return answer(reading.request, ports);
}
const result = (issue, { next, sha = "", run: other, ...said }) => ({
    ...said,
    outputs: {
        issue: issue === undefined ? "" : String(issue),
        next,
        sha,
        run: other === undefined ? "" : String(other),
    },
});
async function answer(request, ports) {
    const { issues, repository, clock, context, parseYaml } = ports;
    const config = () => repository.config();
    const judged = await judgeSenders(request, { issues, config });
    // Silence: whoever may not make Miyabi work cannot make it talk either.
    if (!judged.allowed)
        return result(request.issue, {
            outcome: "skipped",
            reason: "sender_not_allowed",
            message: `Nothing was done: ${judged.why}.`,
            next: "none",
        });
    const issue = await issues.read(request.issue);
    const { commentId } = request;
    // At once: whoever may give orders sees that this one was read.
    if (commentId !== undefined && !issue.locked)
        await issues.react(commentId, "eyes");
    const record = await agent_load(request, issue, ports);
    const rerun = isRerun({ record, runId: context.runId });
    const branch = await repository.headOf((0,core_names/* branchOf */.W0)(request.issue));
    const problem = issueProblem(issue, request.wish, { record, branch, rerun });
    if (problem) {
        if (!issue.locked)
            await sayProblem(request, problem, ports);
        throw problem;
    }
    const verdict = await decide({
        request,
        issue,
        record,
        branch,
        senders: judged.senders,
        repository: context.repository,
        eventName: context.eventName,
        runId: context.runId,
        at: clock.now(),
        underWay: await runUnderWay(request, record, ports),
    }, { config, parseYaml });
    return carryOut(request, { verdict, record, labels: issue.labels }, ports);
}
/** A session that cannot be read is no new one: people are told, and nothing is done (faults 9 and 11). */
async function agent_load(request, issue, ports) {
    const worked = issue.labels.some(labels/* isStateLabel */.ML);
    try {
        return await ports.sessions.load(request.issue, { elsewhere: true, worked });
    }
    catch (error) {
        const told = error instanceof errors/* UserError */.yo ? error : unreadable(request.issue, error);
        if (told !== undefined && !issue.locked)
            await sayProblem(request, told, ports);
        throw error;
    }
}
/** What people can do about a record that is damaged; undefined where the fault may pass by itself. */
const unreadable = (issue, error) => error instanceof errors/* TransientError */.N_
    ? undefined
    : new errors/* UserError */.yo("invalid_input", `The session of this issue cannot be read, so nothing was done: ${(0,inert_line/* inertLine */.F)(error instanceof Error ? error.message : String(error), 300)}. Delete the newest artifact \`session-${issue}-r…\` to go on with the revision before it.`);
async function sayProblem(request, problem, ports) {
    await say(request.issue, { key: "trigger", body: `🤷 ${problem.message}` }, undefined, ports);
    if (request.commentId !== undefined)
        await ports.issues.react(request.commentId, "confused");
}
const say = (issue, saying, record, { issues }) => issues.upsertComment({ issue, ...saying, knownId: record?.comments[saying.key] });
/** The session is saved before anything shows: a run that is cut off is taken up from the record. */
async function carryOut({ issue, commentId }, { verdict, record, labels: from, }, ports) {
    const { issues, sessions } = ports;
    const { outcome, reason, message } = verdict;
    switch (verdict.kind) {
        case "quiet":
            return result(issue, { outcome, reason, message, next: "none" });
        case "say":
            await say(issue, verdict.saying, record, ports);
            if (commentId !== undefined)
                await issues.react(commentId, reason === "command_refused" ? "confused" : "rocket");
            if (verdict.unlabel !== undefined)
                await issues.relabel(issue, { remove: [verdict.unlabel], from });
            return result(issue, { outcome, reason, message, next: "none" });
        case "halt": {
            // The label first: it holds the run even where it cannot be cancelled.
            await issues.relabel(issue, { ...verdict.labels, from });
            await say(issue, verdict.saying, record, ports);
            if (commentId !== undefined)
                await issues.react(commentId, verdict.run === undefined ? "confused" : "rocket");
            const next = verdict.run === undefined ? "none" : "stop";
            return result(issue, { outcome, reason, message, next, run: verdict.run });
        }
        case "go": {
            const { labels, close, next, sha } = verdict;
            await sessions.save(verdict.record);
            const saying = verdict.saying ?? answerTo(commentId, verdict);
            if (saying)
                await say(issue, saying, record, ports);
            await issues.relabel(issue, { ...labels, from });
            if (close === true)
                await issues.close(issue, "not_planned");
            if (commentId !== undefined)
                await issues.react(commentId, "rocket");
            return result(issue, { outcome, reason, message, next, sha });
        }
    }
}

;// CONCATENATED MODULE: ./build/agents/orchestrator/main.js




/** Joins the orchestrator to GitHub. */
const main = () => (0,run_action/* runAction */.C)(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const { parseYaml } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1240)]).then(__webpack_require__.bind(__webpack_require__, 81240));
    const github = await (0,connect/* connectGithub */.S)(raw["github-token"], context);
    return run(input, {
        ...github,
        runs: {
            ...(0,runs/* githubRuns */.Qj)(github.at),
            ...(0,runs/* githubRunJobs */.ZL)(github.at),
            ...(0,runs/* githubRunStopper */.sA)(github.at),
        },
        parseYaml: (text) => parseYaml(text, "the plan in the comment", "invalid_input"),
    });
});


/***/ }),

/***/ 83524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ hotfixOf)
/* harmony export */ });
/** Seed, "Emergency Hotfixes": P0-Critical goes to production at once, without staging. */
const hotfixOf = ({ analysis }) => analysis?.priority === "P0-Critical";


/***/ }),

/***/ 6291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ releaseId),
/* harmony export */   Cy: () => (/* binding */ changeKey),
/* harmony export */   hO: () => (/* binding */ releaseText)
/* harmony export */ });
const changeKey = ({ issue, sha }) => issue ?? `commit-${sha.slice(0, 12)}`;
/**
 * The id of a release: `500-0a1b2c3d4e5f` of a session's, `commit-0a1b2c3d4e5f` of a merge that people made. A
 * repeated run finds what it did by it.
 */
const releaseId = (change) => change.issue === undefined
    ? String(changeKey(change))
    : `${change.issue}-${change.sha.slice(0, 12)}`;
/**
 * For people, with the issue that it is of: `release 500-0a1b2c3d4e5f of #500`. Safe in Markdown whatever the
 * text is: it may come from GitHub, where others can write deployments too.
 */
function releaseText(release) {
    if (!/^[\w-]{1,80}$/.test(release))
        return "a release of another name";
    const issue = /^(\d+)-[0-9a-f]{12}$/.exec(release)?.[1];
    return issue === undefined ? `release ${release}` : `release ${release} of #${issue}`;
}


/***/ }),

/***/ 52161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ newestFirst)
/* harmony export */ });
const runAttemptOf = (name) => Number(/-t(\d+)$/.exec(name)?.[1] ?? 0);
/** Names of what one job hands over, the newest run attempt first (a re-run job uploads again). */
const newestFirst = (names) => [...names].sort((a, b) => runAttemptOf(b) - runAttemptOf(a));


/***/ }),

/***/ 789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ deliveryLine),
/* harmony export */   w: () => (/* binding */ rememberNotices)
/* harmony export */ });
/* harmony import */ var _session_session_edit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99698);
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34327);


const NAMES = {
    slack: "Slack",
    email: "e-mail",
    webhook: "the webhook",
};
/** What is said of a notice that did not, or not quite, arrive; one plain line. */
const deliveryLine = ({ channel, key, outcome, why = "" }) => (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h)(`Notice ${key} ${outcome === "sent" ? "went out" : "did not go out"} by ${NAMES[channel]}: ${why}`, 300);
/** The record with the newest try of each notice on each channel, and a note for each that had a problem. */
function rememberNotices(record, tried) {
    if (tried.length === 0)
        return record;
    const same = (one) => (other) => one.key === other.key && one.channel === other.channel;
    const kept = (record.notices ?? []).filter((one) => !tried.some(same(one)));
    return tried
        .filter(({ why }) => why !== undefined)
        .map(deliveryLine)
        .filter((line) => !record.notes.includes(line))
        .reduce(_session_session_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .addNote */ .gp, { ...record, notices: [...kept, ...tried] });
}


/***/ }),

/***/ 72021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseCommand)
/* harmony export */ });
/* unused harmony export COMMANDS */
/** Every command, in the order in which people are told of them. */
const COMMANDS = {
    approve: {
        form: "approve [digest]",
        who: "where `approvers` names somebody, they alone; of a change, nobody who pushed to it",
        when: "a plan or a change waits for it",
        does: "the plan is built, or the change published as it was shown",
    },
    reject: {
        form: "reject [reason]",
        who: "where `approvers` names somebody, they alone",
        when: "no run works",
        does: "the session is `blocked`, the issue closed",
    },
    retry: {
        form: "retry",
        when: "the session stopped, or its pull request waits",
        does: "it goes on where it stopped; commits on the issue's branch are reviewed with the rest",
    },
    stop: { form: "stop", when: "any time", does: "the run is cancelled" },
    status: { form: "status", when: "any time", does: "says where the session stands" },
    plan: {
        form: "plan",
        when: "nothing is published yet, and no run works",
        does: "the plan, changed by the `yaml` block below it, is gated anew",
    },
    rollback: {
        form: "rollback",
        when: "a release of the issue is in production",
        does: "the environment's own job goes back to the release before",
    },
};
const GRAMMAR = Object.values(COMMANDS)
    .map(({ form }, index) => `\`${index === 0 ? "/miyabi " : ""}${form}\``)
    .join(", ")
    .replace("`plan`", "`plan` (with a fenced `yaml` block below)");
const MOST_REASON = 500;
const malformed = (problem) => ({
    kind: "malformed",
    message: `${problem} The commands are: ${GRAMMAR}.`,
});
/** The first fenced block below the command's line; undefined where there is none or it has no end. */
function fencedBlock(lines) {
    const start = lines.findIndex((line) => /^ {0,3}```+ *(?:ya?ml)? *$/i.test(line));
    if (start < 0)
        return undefined;
    const fence = /`+/.exec(lines[start] ?? "")?.[0] ?? "```";
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line) => line.trim().startsWith(fence) && /^[ `]+$/.test(line));
    return end < 0 ? undefined : rest.slice(0, end).join("\n");
}
/**
 * Reads the command in a new comment: `/miyabi` at the very start of its first line, a verb in ASCII,
 * so that look-alike letters, quotes and code blocks are no command (threats 5 and 30).
 */
function parseCommand(body) {
    const [first = "", ...rest] = body.split(/\r?\n/);
    const match = /^\/miyabi(?:[ \t]+([\x21-\x7e]+)(?:[ \t]+(.*))?)?[ \t]*$/.exec(first);
    if (match === null)
        return { kind: "none" };
    const verb = (match[1] ?? "").toLowerCase();
    const words = (match[2] ?? "").trim();
    switch (verb) {
        case "approve": {
            const digest = words.toLowerCase().replace(/^`|`$/g, "");
            if (digest === "")
                return { kind: "command", command: { verb, digest: undefined } };
            if (/^[0-9a-f]{12,64}$/.test(digest))
                return { kind: "command", command: { verb, digest } };
            return malformed("A digest has at least 12 of the characters 0-9 and a-f.");
        }
        case "reject":
            return { kind: "command", command: { verb, reason: words.slice(0, MOST_REASON) } };
        case "retry":
        case "stop":
        case "status":
        case "rollback":
            if (words !== "")
                return malformed(`\`${verb}\` stands alone on its line.`);
            return { kind: "command", command: { verb } };
        case "plan": {
            const yaml = fencedBlock(rest);
            if (words === "" && yaml !== undefined)
                return { kind: "command", command: { verb, yaml } };
            return malformed("Below `/miyabi plan` stand edits of the plan (`drop`, `change`, `add`) or all `tasks`, in a fenced `yaml` block.");
        }
        case "":
            return malformed("A command is missing.");
        default:
            return malformed("There is no such command.");
    }
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

/***/ 91360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TO: () => (/* binding */ TaskDraft),
/* harmony export */   Uh: () => (/* binding */ singleTask),
/* harmony export */   a4: () => (/* binding */ tasksOf),
/* harmony export */   qc: () => (/* binding */ TaskDrafts)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _issue_analysis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58994);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5562);
/* harmony import */ var _text_sanitise_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68005);




/** A task as a model or a person writes it: numbers instead of ids. */
const TaskDraft = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    ordinal: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().positive().max(9999).describe("From 1, in the order of the list"),
    title: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1).max(200).describe("Imperative, e.g. Add User model"),
    description: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(8000).default(""),
    type: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_issue_analysis_js__WEBPACK_IMPORTED_MODULE_0__/* .ISSUE_TYPES */ .co).default("feature"),
    dependencies: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int())
        .max(1000)
        .default([])
        .describe("Ordinals of the tasks that must be finished before this one starts"),
    estimatedMinutes: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().positive().max(1440).default(10),
    files: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(500))
        .max(200)
        .default([])
        .describe("Paths in the repository that the task will probably create or change"),
    acceptance: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().max(1000)).max(50).default([]),
});
const TaskDrafts = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ tasks: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(TaskDraft).max(1000) });
const clean = (text) => (0,_text_sanitise_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitise */ .t)(text).text.trim();
const line = (text) => clean(text.replace(/\s+/g, " "));
/** Tasks with ids, by ordinal. Only `dependencies` makes edges: a `#3` in a text is a word. */
const tasksOf = (issue, drafts) => [...drafts]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ ordinal, title, description, dependencies, acceptance, ...rest }) => ({
    ...rest,
    id: (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .taskId */ .BS)(issue, ordinal),
    title: line(title) || `Task ${ordinal}`,
    description: clean(description),
    agentType: "CodeGenAgent",
    dependencies: dependencies.map((one) => (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .taskId */ .BS)(issue, one)),
    acceptance: acceptance.map(line),
}));
/** Minutes that a single task is expected to take for each point of complexity. */
const MINUTES_PER_POINT = 5;
/** The whole issue as one task, for small issues and hotfixes: made without a model. */
const singleTask = ({ number, title, body }, { type, complexity }) => ({
    id: (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .taskId */ .BS)(number, 1),
    title: title || `Issue ${number}`,
    description: body,
    type,
    agentType: "CodeGenAgent",
    dependencies: [],
    estimatedMinutes: Math.max(MINUTES_PER_POINT, Math.round(complexity * MINUTES_PER_POINT)),
    files: [],
    acceptance: [],
});


/***/ }),

/***/ 99174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ graphProblems)
/* harmony export */ });
/* harmony import */ var _path_overlap_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86879);

/**
 * What is wrong with a list of tasks, a sentence each, for a model to repair or a person to read;
 * empty where it is a graph that can be scheduled. Nothing is dropped or guessed.
 *
 * @param name what an id is called, e.g. `task 4` for who wrote numbers (names.ts, taskName)
 */
function graphProblems(tasks, { maxTasks }, name = (id) => id) {
    if (tasks.length === 0)
        return ["There is no task."];
    if (tasks.length > maxTasks)
        return [`There are ${tasks.length} tasks; at most ${maxTasks} are allowed. Merge some.`];
    const known = new Set();
    const problems = [];
    for (const { id } of tasks) {
        if (known.has(id))
            problems.push(`${name(id)} is there more than once.`);
        known.add(id);
    }
    for (const { id, dependencies, files } of tasks) {
        for (const dependency of dependencies) {
            if (dependency === id)
                problems.push(`${name(id)} depends on itself.`);
            else if (!known.has(dependency))
                problems.push(`${name(id)} depends on ${name(dependency)}, which does not exist.`);
        }
        for (const file of files) {
            const problem = (0,_path_overlap_js__WEBPACK_IMPORTED_MODULE_0__/* .pathProblem */ .z9)(file);
            if (problem !== undefined)
                problems.push(`${name(id)}: the path ${JSON.stringify(file)} ${problem}.`);
        }
    }
    const cycle = problems.length > 0 ? undefined : findCycle(tasks);
    if (cycle)
        problems.push(`The dependencies run in a circle: ${cycle.map(name).join(" → ")}.`);
    return problems;
}
/** A cycle as the path that comes back to its start (each task before the one that it waits for). */
function findCycle(tasks) {
    const dependenciesOf = new Map(tasks.map(({ id, dependencies }) => [id, dependencies]));
    const finished = new Set();
    for (const { id: root } of tasks) {
        const path = [{ id: root, next: 0 }];
        const onPath = new Set([root]);
        while (path.length > 0) {
            const top = path.at(-1);
            if (top === undefined)
                break;
            const dependency = (dependenciesOf.get(top.id) ?? [])[top.next++];
            if (dependency === undefined || finished.has(top.id)) {
                finished.add(top.id);
                onPath.delete(top.id);
                path.pop();
            }
            else if (onPath.has(dependency)) {
                const from = path.findIndex(({ id }) => id === dependency);
                return [...path.slice(from).map(({ id }) => id), dependency];
            }
            else if (!finished.has(dependency)) {
                onPath.add(dependency);
                path.push({ id: dependency, next: 0 });
            }
        }
    }
    return undefined;
}


/***/ }),

/***/ 26053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ recordAtWave)
/* harmony export */ });
/* harmony import */ var _task_task_artifacts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39099);
/* harmony import */ var _task_task_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78161);


/**
 * The record as people see it while waves run, for a view (plan/view.ts) and never to be saved: each
 * task is as the names of the artifacts tell. A task of the running wave has no result; one of a later
 * wave counts as skipped, which is how a view knows that it does not run yet; one of an earlier wave
 * that handed nothing over has failed, since its job did not come to its end.
 */
function recordAtWave(record, { tasks }, { schedule, attempt, runAttempt, wave, artifacts }) {
    const waveOf = new Map();
    for (const [at, lanes] of schedule.waves.entries())
        for (const { tasks: ids } of lanes)
            for (const id of ids)
                waveOf.set(id, at + 1);
    const statusOf = (id) => {
        const own = waveOf.get(id);
        const isOver = own === undefined || own < wave;
        // A task that is executed again is not what an earlier attempt, or a failed job before, says.
        const said = artifacts.filter((one) => isOver ||
            (one.attempt === attempt && (one.status === "success" || one.runAttempt === runAttempt)));
        const status = (0,_task_task_artifacts_js__WEBPACK_IMPORTED_MODULE_0__/* .inOrderOfWorth */ .N)(said, id)[0]?.status;
        if (status !== undefined)
            return status;
        if (own === undefined)
            return record.tasks.find(({ task }) => task === id)?.status;
        if (isOver)
            return "failed";
        return own > wave ? "skipped" : undefined;
    };
    const results = tasks.flatMap(({ id }) => {
        const status = statusOf(id);
        if (status === undefined)
            return [];
        const known = record.tasks.find(({ task }) => task === id) ?? (0,_task_task_result_js__WEBPACK_IMPORTED_MODULE_1__/* .blankResult */ .m)(blankOf(id, attempt));
        return [{ ...known, status }];
    });
    return { ...record, state: "implementing", tasks: results };
}
/** For a view, which looks at the status alone. */
const blankOf = (task, attempt) => ({
    task,
    attempt: Math.max(1, attempt),
    lane: "",
    sandbox: "bwrap",
    startedAt: new Date(0).toISOString(),
});


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

/***/ 92570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ readRework)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _review_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39529);
/* harmony import */ var _rework_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37855);
/* harmony import */ var _task_task_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78161);




/**
 * What a review ordered to be done again, and the results that it knew; `read` gives the text of a
 * file in its artifact.
 * @throws Error where a file is missing or not what its schema says
 */
async function readRework(name, read) {
    const parse = async (file, schema) => {
        const text = await read(file);
        if (text === undefined)
            throw new Error(`the artifact ${name} has no ${file}`);
        return schema.parse(JSON.parse(text));
    };
    return {
        rework: await parse(_review_files_js__WEBPACK_IMPORTED_MODULE_0__/* .REVIEW_FILES */ .x.rework, _rework_js__WEBPACK_IMPORTED_MODULE_1__/* .Rework */ .rP),
        results: await parse(_review_files_js__WEBPACK_IMPORTED_MODULE_0__/* .REVIEW_FILES */ .x.results, zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(_task_task_result_js__WEBPACK_IMPORTED_MODULE_2__/* .TaskResult */ .$)),
    };
}


/***/ }),

/***/ 96358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ isNews),
/* harmony export */   e_: () => (/* binding */ isUnpublished),
/* harmony export */   kc: () => (/* binding */ ownHeads)
/* harmony export */ });
/**
 * Whether the issue's branch holds commits that no review of this session has seen (ADR 16). What was
 * there before the session began is not meant.
 */
function isNews({ pull, reviews, leftover }, head) {
    if (head === undefined || head === leftover || head === pull?.headSha)
        return false;
    return !reviews.some((review) => review.headSha === head || review.others?.head === head);
}
/** Heads that Miyabi made alone: a later change may take their place on the branch. */
const ownHeads = ({ reviews }) => reviews.filter(({ others }) => others === undefined).map(({ headSha }) => headSha);
/**
 * Whether a reviewed change of ours is still to be brought together with a branch that does not hold
 * it. One that was on the branch and is gone from it was taken away by people; one that the review did
 * not let through is theirs to take up, or not.
 */
const isUnpublished = ({ pull, reviews }, { next, head }) => next === "publish" &&
    pull?.headSha !== head &&
    !reviews.some(({ headSha, others }) => headSha === head && others !== undefined);


/***/ }),

/***/ 87231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ renderSession)
/* harmony export */ });
/* harmony import */ var _review_attempts_view_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90047);
/* harmony import */ var _text_duration_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99760);
/* harmony import */ var _fold_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78454);
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34327);
/* harmony import */ var _pull_pull_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53121);
/* harmony import */ var _notices_remember_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(789);






/** Where a session stands, for a step summary and for `/miyabi status`. Markdown. */
function renderSession(record) {
    const { issue, state, revision, plan, tasks, reviews, pull, deployments, escalations } = record;
    const done = tasks.filter(({ status }) => status === "success").length;
    const report = reviews.at(-1);
    const open = escalations.filter(({ answered }) => answered === undefined).at(-1);
    const rows = [
        ["Issue", `#${issue.number} ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_3__/* .inertLine */ .F)(issue.title)}`],
        ["State", `${state} (revision ${revision})`],
        ["Tasks", plan === undefined ? undefined : `${done} of ${plan.tasks.length} done`],
        ["Quality", report === undefined ? undefined : `${report.score}/100, ${report.recommendation}`],
        ["Attempts", (0,_review_attempts_view_js__WEBPACK_IMPORTED_MODULE_4__/* .attemptsText */ .M)(reviews)],
        [
            "Pull request",
            pull === undefined
                ? undefined
                : `#${pull.number}${pull.merged === undefined ? "" : ", merged"}`,
        ],
        ...deployments.map(({ environment, outcome, seconds, requestedBy }) => [
            environment,
            requestedBy === undefined
                ? `${outcome} after ${(0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_5__/* .durationText */ .S)(seconds)}`
                : `${outcome}, as \`${requestedBy}\` asked`,
        ]),
        ["Waits for", open === undefined ? undefined : (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_3__/* .inertLine */ .F)(open.reason)],
        ...(record.notices ?? [])
            .filter(({ outcome }) => outcome === "failed")
            .map((one) => ["Not told", (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_3__/* .inertLine */ .F)((0,_notices_remember_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryLine */ .d)(one))]),
        ["Cost", `$${(0,_fold_js__WEBPACK_IMPORTED_MODULE_0__/* .totalUsage */ .GG)(record).costUsd.toFixed(2)}`],
    ];
    const table = rows.flatMap(([name, value]) => value === undefined ? [] : [`| ${name} | ${value} |`]);
    return [...(0,_pull_pull_text_js__WEBPACK_IMPORTED_MODULE_1__/* .sandboxNote */ .yC)(record), ["| | |", "|---|---|", ...table].join("\n")].join("\n\n");
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
