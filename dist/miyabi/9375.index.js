export const id = 9375;
export const ids = [9375];
export const modules = {

/***/ 9375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/core/issue/labels.js
var issue_labels = __webpack_require__(21283);
// EXTERNAL MODULE: ./build/core/names.js
var core_names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/core/plan/planned-files.js
var planned_files = __webpack_require__(88464);
// EXTERNAL MODULE: ./build/adapters/github/issues.js + 2 modules
var issues = __webpack_require__(15240);
// EXTERNAL MODULE: ./build/adapters/github/place.js
var place = __webpack_require__(69530);
;// CONCATENATED MODULE: ./build/adapters/github/other-plans.js





/** States in which a change is being made, or has not landed yet. */
const AT_WORK = ["analyzing", "awaiting-approval", "implementing", "reviewing"].map((state) => `state:${state}`);
/** Read from the plans' comments: one request where nothing else is at work, two where something is. */
function githubOtherPlans({ client: { rest }, owner, repo, botLogin = place/* ACTIONS_BOT */.a, }) {
    const newest = { owner, repo, sort: "updated", direction: "desc", per_page: 100 };
    const othersThan = async (issue) => {
        const { data } = await rest.issues.listForRepo({ ...newest, state: "open" });
        return data
            .map(issues/* issueOf */.v)
            .filter(({ number, isPullRequest, labels }) => {
            const works = labels.some((label) => AT_WORK.includes((0,issue_labels/* identityOf */.cu)(label)));
            return works && !isPullRequest && number !== issue;
        })
            .map(({ number }) => number);
    };
    return {
        async atWork(issue) {
            const others = await othersThan(issue);
            if (others.length === 0)
                return [];
            const { data } = await rest.issues.listCommentsForRepo(newest);
            return others.flatMap((other) => {
                const mark = (0,core_names/* marker */.xL)(other, "plan");
                const plan = data.find(({ body, user }) => user?.login.toLowerCase() === botLogin.toLowerCase() && body?.startsWith(mark));
                const files = (0,planned_files/* filesIn */.nG)(plan?.body ?? "");
                return files.length === 0 ? [] : [{ issue: other, files }];
            });
        },
    };
}

// EXTERNAL MODULE: ./build/shell/connect-analyst.js + 1 modules
var connect_analyst = __webpack_require__(1444);
// EXTERNAL MODULE: ./build/shell/model.js + 6 modules
var model = __webpack_require__(99713);
// EXTERNAL MODULE: ./build/shell/run-action.js + 4 modules
var run_action = __webpack_require__(90378);
// EXTERNAL MODULE: ./build/core/session/job-input.js
var job_input = __webpack_require__(8239);
// EXTERNAL MODULE: ./build/core/plan/calibration.js
var plan_calibration = __webpack_require__(51728);
// EXTERNAL MODULE: ./build/core/digest.js
var core_digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/issue/analysis-labels.js
var analysis_labels = __webpack_require__(62904);
// EXTERNAL MODULE: ./build/core/people/escalation-record.js
var escalation_record = __webpack_require__(513);
// EXTERNAL MODULE: ./build/core/people/gate.js
var people_gate = __webpack_require__(67693);
// EXTERNAL MODULE: ./build/core/schedule/schedule.js + 11 modules
var schedule = __webpack_require__(22666);
// EXTERNAL MODULE: ./build/core/session/session-edit.js
var session_edit = __webpack_require__(99698);
// EXTERNAL MODULE: ./build/core/people/escalation-view.js + 1 modules
var escalation_view = __webpack_require__(95296);
// EXTERNAL MODULE: ./build/core/plan/view.js + 7 modules
var view = __webpack_require__(31906);
// EXTERNAL MODULE: ./build/core/session/transitions.js
var transitions = __webpack_require__(79581);
;// CONCATENATED MODULE: ./build/agents/coordinator/ended.js

const to = (record, state, reason, ports) => (0,transitions/* move */.Cy)(record, {
    to: state,
    by: "coordinator",
    runId: ports.context.runId,
    at: ports.clock.now(),
    reason,
});

;// CONCATENATED MODULE: ./build/agents/coordinator/ask-people.js






/** The same question asked again is open again, whatever was answered before. */
const forgetting = (record, { digest }) => ({
    ...record,
    escalations: record.escalations.filter((one) => one.digest !== digest),
});
/** Puts a question to people, in the record and as a comment, and ends the run's work. */
async function askPeople(record, { question, config, state, reason }, ports) {
    const { issues, context } = ports;
    const { number } = record.issue;
    const key = (0,escalation_view/* escalationKey */.Jd)(question);
    const id = await issues.upsertComment({
        issue: number,
        key,
        body: (0,escalation_view/* renderEscalation */.ek)(question, {
            repository: context.repository,
            serverUrl: context.serverUrl,
            branch: (0,core_names/* branchOf */.W0)(number),
            approvers: config.approvers,
            notices: config.notices,
        }),
        knownId: record.comments[key],
    });
    const asked = (0,escalation_record/* addEscalation */.N)(forgetting(record, question), question);
    const stopped = to(asked, state, question.reason, ports);
    const waits = state === "awaiting-approval";
    return {
        record: (0,session_edit/* rememberComment */.f0)(stopped, key, id),
        result: {
            outcome: waits ? "waiting" : "blocked",
            reason,
            message: `${question.reason}.`,
            outputs: { next: "finish", waves: "[]" },
            ...(record.plan === undefined ? {} : { summary: (0,view/* renderPlan */.E)(record, record.plan) }),
        },
    };
}

// EXTERNAL MODULE: ./build/core/plan/wave-view.js
var wave_view = __webpack_require__(26053);
;// CONCATENATED MODULE: ./build/agents/coordinator/show-plan.js


/** The plan as a comment, always the same one. */
async function showPlan(record, plan, { issues }) {
    const id = await issues.upsertComment({
        issue: record.issue.number,
        key: "plan",
        body: (0,view/* renderPlan */.E)(record, plan),
        knownId: record.comments["plan"],
    });
    return (0,session_edit/* rememberComment */.f0)(record, "plan", id);
}

// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
// EXTERNAL MODULE: ./build/core/plan/details.js
var details = __webpack_require__(84754);
// EXTERNAL MODULE: ./build/core/text/publishable.js
var publishable = __webpack_require__(99595);
;// CONCATENATED MODULE: ./build/core/plan/task-issues.js




/** GitHub's own limit for the sub-issues of one issue: https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/adding-sub-issues */
const MOST_SUB_ISSUES = 100;
const TITLE = 200;
const SHOWN = 50;
const listed = (lines) => [
    ...lines.slice(0, SHOWN).map((line) => `- ${line}`),
    ...(lines.length > SHOWN ? [`- and ${lines.length - SHOWN} more`] : []),
].join("\n");
const part = (heading, lines) => lines.length === 0 ? "" : `**${heading}**\n\n${listed(lines)}`;
function bodyOf({ description, acceptance, dependencies, files }, plan) {
    const titles = new Map(plan.tasks.map(({ id, title }) => [id, title]));
    return [
        (0,publishable/* publishable */.g)(description),
        part("Done when", acceptance.map((one) => (0,inert_line/* inertLine */.F)(one))),
        part("Needs", dependencies.map((id) => `task ${(0,core_names/* ordinalOf */.zO)(id)}: ${(0,inert_line/* inertLine */.F)(titles.get(id) ?? "", 120)}`)),
        part("Files", files.map(details/* pathCode */.N)),
        "---\nMiyabi keeps this issue as the plan of its parent issue says, and takes orders there. What is written or closed here changes nothing.",
    ]
        .filter((text) => text !== "")
        .join("\n\n");
}
/**
 * An issue for each task, `Add Auth middleware (#500 2/6)`, with what it is to do. Texts of models and
 * strangers are inert.
 */
const taskIssues = (issue, plan) => plan.tasks.map((task) => ({
    key: task.id,
    title: `${(0,inert_line/* plainLine */.h)(task.title, TITLE)} (#${issue} ${(0,core_names/* ordinalOf */.zO)(task.id)}/${plan.tasks.length})`,
    body: bodyOf(task, plan),
    labels: ["agent:codegen", `type:${task.type}`],
}));
/**
 * What makes the issues like the plan: missing ones are opened, changed ones rewritten, closed ones
 * opened again unless their task is done, and those of dropped tasks are closed as not planned.
 */
function trackingSteps(wanted, present, isDone) {
    const byKey = new Map(present.map((issue) => [issue.key, issue]));
    const keys = new Set(wanted.map(({ key }) => key));
    const missing = wanted.filter(({ key }) => !byKey.has(key));
    const room = Math.max(0, MOST_SUB_ISSUES - present.length);
    return {
        open: missing.slice(0, room),
        left: missing.slice(room),
        change: [
            ...wanted.flatMap(({ key, title, body }) => {
                const issue = byKey.get(key);
                if (issue === undefined)
                    return [];
                const state = issue.isOpen || !isDone(key) ? "open" : "completed";
                const isSame = issue.title === title && issue.body === body;
                if (isSame && issue.isOpen === (state === "open"))
                    return [];
                return [{ issue, title, body, state }];
            }),
            ...present
                .filter(({ key, isOpen }) => isOpen && !keys.has(key))
                .map((issue) => ({
                issue,
                title: issue.title,
                body: issue.body,
                state: "not_planned",
            })),
        ],
    };
}

;// CONCATENATED MODULE: ./build/agents/coordinator/track-tasks.js




/**
 * Makes the sub-issues of the issue like its plan, and remembers their numbers. They only show what the
 * plan says: a tracker that refuses is recorded and holds up nothing.
 */
async function trackTasks(record, plan, { subIssues }) {
    const { number } = record.issue;
    const done = new Set(record.tasks.filter(({ status }) => status === "success").map(({ task }) => task));
    try {
        const ours = (0,core_names/* taskId */.BS)(number, 0).slice(0, -1);
        const present = (await subIssues.of(number)).filter(({ key }) => key.startsWith(ours));
        const wanted = taskIssues(number, plan);
        const { open, change, left } = trackingSteps(wanted, present, (id) => done.has(id));
        for (const { issue, ...to } of change)
            await subIssues.change(issue, to);
        const opened = await subIssues.open(number, open);
        const all = new Map([...present.map((issue) => [issue.key, issue.number]), ...opened]);
        const tracked = {
            ...record,
            subIssues: Object.fromEntries(wanted.flatMap(({ key }) => {
                const its = all.get(key);
                return its === undefined ? [] : [[key, its]];
            })),
        };
        const [first] = left;
        return first === undefined
            ? tracked
            : (0,session_edit/* addNote */.gp)(tracked, `${left.length} tasks from ${(0,core_names/* taskName */.p5)(first.key)} on have no issue of their own: GitHub takes ${MOST_SUB_ISSUES} under one.`);
    }
    catch (error) {
        return (0,session_edit/* addNote */.gp)(record, `The tasks could not be shown as sub-issues: ${(0,error_code/* messageOf */.b)(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/agents/coordinator/build.js





const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
/** Hands the schedule to the waves. */
async function build(record, { plan, config }, ports) {
    const { waves } = plan.schedule;
    const lanes = waves.flat();
    const open = lanes.flatMap(({ tasks }) => tasks).length;
    const carried = plan.tasks.length - open;
    const started = to(record, "implementing", `plan ${plan.digest.slice(0, 12)}`, ports);
    const { runAttempt } = ports.context;
    const moment = { schedule: plan.schedule, attempt: 1, runAttempt, wave: 1, artifacts: [] };
    const running = (0,wave_view/* recordAtWave */.M)(started, plan, moment);
    const { comments } = await showPlan(running, plan, ports);
    const shown = { ...started, comments };
    const tracked = config.plan.subIssues ? await trackTasks(shown, plan, ports) : shown;
    return {
        record: tracked,
        result: {
            outcome: "done",
            reason: "plan_ready",
            message: `${counted(open, "task")} in ${counted(waves.length, "wave")} and ${counted(lanes.length, "lane")}, about ${Math.round(plan.schedule.makespanMinutes)} minutes${carried === 0 ? "" : `; ${counted(carried, "task")} finished in an earlier run`}.`,
            outputs: {
                next: "build",
                waves: JSON.stringify(waves.map((wave) => wave.map(({ lane }) => lane))),
            },
            summary: (0,view/* renderPlan */.E)(running, plan),
        },
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/schedule/critical-path.js
var critical_path = __webpack_require__(5525);
// EXTERNAL MODULE: ./build/core/session/fold.js
var fold = __webpack_require__(78454);
// EXTERNAL MODULE: ./build/core/task/handed-task.js
var handed_task = __webpack_require__(97184);
;// CONCATENATED MODULE: ./build/core/task/standing-work.js
/**
 * Which tasks' work can stay as it is: those of which everything that they hold stays as well.
 *
 * @param holds by task that has finished work: the tasks whose work is part of it
 */
function standingWork(holds) {
    const standing = new Set(holds.keys());
    let before;
    do {
        before = standing.size;
        for (const [task, needs] of holds)
            if (!needs.every((need) => standing.has(need)))
                standing.delete(task);
    } while (standing.size < before);
    return standing;
}

// EXTERNAL MODULE: ./build/core/plan/task-digests.js
var task_digests = __webpack_require__(5019);
// EXTERNAL MODULE: ./build/core/task/checkpoint.js
var task_checkpoint = __webpack_require__(55502);
;// CONCATENATED MODULE: ./build/agents/coordinator/carry-checkpoints.js





/** It failed after the checkpoint, and not by a fault that has nothing to do with the work. */
async function isOver({ ended, from }, { exchange, files }) {
    if (ended === undefined)
        return false;
    const dir = await files.folder("past-end");
    await exchange.get(ended.name, dir, from);
    const { result } = await (0,handed_task/* readHandedTask */.O0)(ended, (file) => files.read((0,external_node_path_.join)(dir, file)));
    return result.failure !== "fault";
}
/** Puts one checkpoint into this run, where the task's lane finds it as attempt 0. */
async function putAgain({ artifact, from }, digest, { exchange, files, context: { runAttempt } }) {
    const dir = await files.folder("past-checkpoint");
    await exchange.get(artifact.name, dir, from);
    const checkpoint = await (0,task_checkpoint/* readCheckpoint */.HQ)(artifact, (file) => files.read((0,external_node_path_.join)(dir, file)));
    if (checkpoint.digest !== digest)
        return undefined;
    const { task, bundle } = checkpoint;
    const file = (0,external_node_path_.join)(dir, task_checkpoint/* CHECKPOINT_FILE */.S5);
    await files.write(file, `${JSON.stringify({ ...checkpoint, attempt: 0 }, null, 2)}\n`);
    const name = (0,core_names/* checkpointArtifact */.fv)({ task, attempt: 0, runAttempt, number: 1 });
    await exchange.put(name, dir, [file, ...(bundle === undefined ? [] : [(0,external_node_path_.join)(dir, bundle)])]);
    return checkpoint;
}
/**
 * Carries over where unfinished tasks stood in earlier runs: their lanes go on from there.
 *
 * @returns what the plan says of it
 */
async function carryCheckpoints(found, digests, shelf) {
    const notes = [];
    for (const one of found) {
        const { task } = one.artifact;
        const name = `Task ${(0,core_names/* ordinalOf */.zO)(task)}`;
        try {
            const carried = (await isOver(one, shelf))
                ? undefined
                : await putAgain(one, digests.get(task), shelf);
            if (carried === undefined)
                continue;
            const { tries } = carried;
            notes.push(`${name} goes on from a checkpoint of an earlier run, after ${tries} ${tries === 1 ? "try" : "tries"}.`);
        }
        catch (error) {
            notes.push(`${name} begins again: its checkpoint cannot be had: ${(0,error_code/* messageOf */.b)(error)}.`);
        }
    }
    return notes;
}

;// CONCATENATED MODULE: ./build/core/session/building-runs.js
/** Earlier runs that executed a plan of this session, newest first: only they left work of tasks. */
function buildingRuns({ transitions }, runId) {
    const runs = transitions
        .filter((step) => step.to === "implementing" && !step.refused && step.runId !== runId)
        .map((step) => step.runId);
    return [...new Set(runs.reverse())];
}
/**
 * Where what was found of a building run's work can lie, newest first: in the runs after it that only
 * published its work, of which a landing may have reviewed it again (ADR 8), and in that run itself.
 */
function judgingRuns(record, building, runId) {
    const earlier = record.runs.filter((run) => run !== runId);
    const others = buildingRuns(record, runId);
    const after = earlier.slice(earlier.indexOf(building) + 1);
    const next = after.findIndex((run) => others.includes(run));
    return [...(next < 0 ? after : after.slice(0, next)).reverse(), building];
}

// EXTERNAL MODULE: ./build/core/review/review-artifacts.js + 1 modules
var review_artifacts = __webpack_require__(94925);
// EXTERNAL MODULE: ./build/core/review/rework.js
var rework = __webpack_require__(37855);
// EXTERNAL MODULE: ./build/core/task/checkpoint-artifacts.js
var checkpoint_artifacts = __webpack_require__(22584);
// EXTERNAL MODULE: ./build/core/task/task-artifacts.js
var task_artifacts = __webpack_require__(39099);
;// CONCATENATED MODULE: ./build/agents/coordinator/find-work.js







/** How many runs back work is looked for: each one carries over what the one before had. */
const MOST_RUNS = 5;
/** Publishing found what no review may let through, and nobody can say which task it came from. */
const isRefused = ({ escalations }, { timing }) => escalations.some(({ kind, raisedAt }) => (kind === "secret" || kind === "protected_path") &&
    timing !== undefined &&
    Date.parse(raisedAt) > Date.parse(timing.startedAt));
/** The newest review of these runs, the first of them that has one. */
async function newestReview(issue, runs, { exchange, files }) {
    for (const runId of runs) {
        const newest = (0,review_artifacts/* reviewsInOrder */.R)(await exchange.list((0,core_names/* reviewPrefix */.Lh)(issue), { runId })).at(-1);
        if (newest === undefined)
            continue;
        const dir = await files.folder("past-review");
        await exchange.get(newest, dir, { runId });
        return (0,review_artifacts/* readReview */.t)(newest, (file) => files.read((0,external_node_path_.join)(dir, file)));
    }
    return undefined;
}
/** What stands against a run's work since its newest review: these tasks up to this attempt. */
async function objectionOf(record, { plan, runs }, shelf) {
    const review = await newestReview(record.issue.number, runs, shelf);
    if (review === undefined)
        return { attempt: 0, tasks: [] };
    const { attempt, outcome, results } = review;
    // What failed has no success anyway, and what did not merge is found not to merge again.
    if (outcome.kind !== "scored")
        return { attempt, tasks: [] };
    if (outcome.next !== "publish")
        return { attempt, tasks: (0,rework/* tasksToRepeat */.DQ)({ plan, results, report: outcome.report }) };
    return { attempt, tasks: isRefused(record, outcome) ? plan.tasks.map(({ id }) => id) : [] };
}
/**
 * The newest checkpoint of each task in the first execution of a run's plan: a later one works on what a
 * review objected to, and that is not carried over.
 */
function checkpointsOf(names, { issue, artifacts, from, }) {
    return (0,checkpoint_artifacts/* checkpointArtifacts */.o)(names, issue)
        .filter(({ attempt }) => attempt <= 1)
        .map((artifact) => ({
        artifact,
        ended: artifacts.find(({ task, status, attempt, runAttempt }) => task === artifact.task &&
            status === "failed" &&
            attempt >= artifact.attempt &&
            runAttempt >= artifact.runAttempt),
        from,
    }));
}
/**
 * The newest success of each task of the plan in earlier runs, as far as no review objected to it, and
 * where the others stood.
 */
async function findWork(record, plan, { context, ...shelf }) {
    const issue = record.issue.number;
    const open = new Set(plan.tasks.map(({ id }) => id));
    const successes = new Map();
    const checkpoints = new Map();
    /** Tasks that an earlier run worked on: what runs before it kept of them is out of date. */
    const seen = new Set();
    for (const runId of buildingRuns(record, context.runId).slice(0, MOST_RUNS)) {
        if (open.size === 0)
            break;
        const from = { runId };
        const names = await shelf.exchange.list((0,core_names/* taskPrefix */.sb)(issue), from);
        const artifacts = (0,task_artifacts/* taskArtifacts */.r)(names, issue);
        for (const one of checkpointsOf(names, { issue, artifacts, from })) {
            const { task } = one.artifact;
            if (open.has(task) && !seen.has(task))
                checkpoints.set(task, one);
            seen.add(task);
        }
        for (const { task } of artifacts)
            seen.add(task);
        if (artifacts.length === 0)
            continue;
        const runs = judgingRuns(record, runId, context.runId);
        const objection = await objectionOf(record, { plan, runs }, shelf);
        for (const artifact of artifacts) {
            const { task, attempt, status } = artifact;
            if (status !== "success" || !open.delete(task))
                continue;
            const isObjected = attempt <= objection.attempt && objection.tasks.includes(task);
            // In one run a success comes after the checkpoint.
            if (checkpoints.get(task)?.from.runId === runId)
                checkpoints.delete(task);
            if (!isObjected)
                successes.set(task, { artifact, from });
        }
    }
    return { successes, checkpoints };
}

;// CONCATENATED MODULE: ./build/agents/coordinator/carry-over.js












/** What can be had of the work that was found; of the rest, why not. */
async function takeIn(found, { digests, workspace }, { exchange, files }) {
    const past = new Map();
    const notes = [];
    for (const [task, { artifact, from }] of found) {
        try {
            const dir = await files.folder("past-task");
            await exchange.get(artifact.name, dir, from);
            const handed = await (0,handed_task/* readHandedTask */.O0)(artifact, (file) => files.read((0,external_node_path_.join)(dir, file)));
            if (handed.digest !== digests.get(task))
                continue;
            const commit = await workspace.unbundle((0,external_node_path_.join)(dir, `${task}.bundle`));
            if (commit !== handed.result.commit)
                throw new Error("its bundle is not its commit");
            past.set(task, { handed, commit, dir, runId: from.runId });
        }
        catch (error) {
            notes.push(`Task ${(0,core_names/* ordinalOf */.zO)(task)} is worked on again: ${(0,error_code/* messageOf */.b)(error)}.`);
        }
    }
    return { past, notes };
}
/** By task: whose work it holds; with one that nothing answers to where that work is another one now. */
async function holdings(past, { tasks }, workspace) {
    const holds = new Map();
    for (const { id, dependencies } of tasks) {
        const own = past.get(id);
        if (own === undefined)
            continue;
        const needs = [...dependencies];
        for (const [task, commit] of Object.entries(own.handed.result.builtOn ?? {})) {
            const other = past.get(task);
            const isSame = other !== undefined && (await workspace.isAncestor(commit, other.commit));
            needs.push(isSame ? task : `${task} as it was`);
        }
        holds.set(id, needs);
    }
    return holds;
}
/** Drops what does not merge with today's base and with the other work, and what holds it. */
async function thatMerges(past, { plan, issue, holds }, { workspace, sha }) {
    const notes = [];
    const worktree = await workspace.add({
        path: `.worktrees/issue-${issue}-carried`,
        branch: `miyabi/issue-${issue}-carried`,
        from: sha,
    });
    try {
        // What is needed first: a merge that fails takes those with it that hold the same work.
        for (const id of (0,critical_path/* graphTimes */.D)(plan.tasks).order) {
            const own = standingWork(holds).has(id) ? past.get(id) : undefined;
            if (own === undefined)
                continue;
            const merged = await worktree.merge(own.commit, `chore: Merge ${id}\n\nRefs #${issue}`);
            if (merged.ok)
                continue;
            holds.delete(id);
            notes.push(`Task ${(0,core_names/* ordinalOf */.zO)(id)} is worked on again: its work does not merge any more, conflicts in ${merged.files.slice(0, 10).join(", ")}.`);
        }
    }
    finally {
        await worktree.remove();
    }
    return { standing: standingWork(holds), notes };
}
/** Puts work of an earlier run into this one, where lanes and review find it as attempt 0. */
async function carry_over_putAgain({ handed, dir }, { exchange, files, context: { runAttempt } }) {
    const result = { ...handed.result };
    // The figures of its requests stay where they were handed over first.
    delete result.requests;
    const { task } = result;
    const file = (0,external_node_path_.join)(dir, handed_task/* TASK_FILE */.hP);
    await files.write(file, `${JSON.stringify({ ...handed, result, attempt: 0 }, null, 2)}\n`);
    const name = (0,core_names/* taskArtifact */.Wl)({ task, attempt: 0, runAttempt, status: "success" });
    await exchange.put(name, dir, [file, (0,external_node_path_.join)(dir, `${task}.bundle`)]);
}
const NOTHING_LEFT = {
    waves: [],
    criticalPath: [],
    criticalPathMinutes: 0,
    makespanMinutes: 0,
    explanation: [],
};
const carry_over_listed = (tasks) => `${tasks.length === 1 ? "Task" : "Tasks"} ${tasks.map(core_names/* ordinalOf */.zO).join(", ")}`;
/** What of the successes of earlier runs stands in this one. */
async function carrySuccesses(found, { record, plan, digests }, shelf) {
    if (found.size === 0)
        return { carried: [], notes: [] };
    const { sha } = shelf.context;
    const workspace = await shelf.workspaces.clone(sha);
    const { past, notes } = await takeIn(found, { digests, workspace }, shelf);
    const holds = await holdings(past, plan, workspace);
    const about = { plan, issue: record.issue.number, holds };
    const merging = await thatMerges(past, about, { workspace, sha });
    const carried = plan.tasks.flatMap(({ id }) => merging.standing.has(id) ? (past.get(id) ?? []) : []);
    for (const one of carried)
        await carry_over_putAgain(one, shelf);
    return { carried, notes: [...notes, ...merging.notes] };
}
/** Of the tasks that are not done. */
function scheduleWithout(done, plan, config) {
    const open = plan.tasks.filter(({ id }) => !done.includes(id)).map(({ id }) => id);
    if (done.length === 0)
        return plan.schedule;
    return open.length === 0
        ? NOTHING_LEFT
        : (0,schedule/* rescheduleOf */.cT)({ tasks: (0,plan_calibration/* calibrated */.g)(plan.tasks, plan.calibration) }, open, (0,schedule/* scheduleLimits */.Y3)(config.schedule));
}
/**
 * Work that earlier runs of the session have finished is not done again: where the task and all that
 * it builds on are what they were, and git can still merge it, it is carried over into this run, and
 * only the rest is scheduled. Of the rest, what was at work goes on from its checkpoint. The record has
 * the finished tasks' results then. A run that has nothing before it asks nobody and gets its plan back
 * as it is.
 */
async function carryOver(record, { plan, config }, shelf) {
    const { successes, checkpoints } = await findWork(record, plan, shelf);
    if (successes.size + checkpoints.size === 0)
        return { record, plan };
    const digests = (0,task_digests/* taskDigests */.h)(plan.tasks, record.issue.digest);
    const { carried, notes } = await carrySuccesses(successes, { record, plan, digests }, shelf);
    const done = carried.map(({ handed }) => handed.result.task);
    const begun = [...checkpoints.values()].filter(({ artifact }) => !done.includes(artifact.task));
    const goingOn = await carryCheckpoints(begun, digests, shelf);
    const schedule = scheduleWithout(done, plan, config);
    const kept = done.length === 0
        ? []
        : [`${carry_over_listed(done)}: finished in an earlier run and carried over, not worked on again.`];
    const explanation = [...kept, ...notes, ...goingOn, ...schedule.explanation];
    const carriedPlan = { ...plan, schedule: { ...schedule, explanation } };
    const results = carried.map(({ handed }) => handed.result);
    return { record: { ...(0,fold/* foldTasks */.u4)(record, results), plan: carriedPlan }, plan: carriedPlan };
}

// EXTERNAL MODULE: ./build/core/plan/overlaps.js
var overlaps = __webpack_require__(66022);
;// CONCATENATED MODULE: ./build/agents/coordinator/find-overlaps.js


/**
 * Other sessions that mean to change the same files. Asked only where the plan predicts files, and never a reason to
 * stop: what cannot be read now is no conflict, and landing looks again (ADR 8).
 */
async function findOverlaps(issue, plan, { others }) {
    if ((0,planned_files/* plannedFiles */.G)(plan).length === 0)
        return [];
    try {
        return (0,overlaps/* overlapsOf */.W)(plan, await others.atWork(issue));
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./build/core/budget/budget.js
var budget = __webpack_require__(26169);
// EXTERNAL MODULE: ./build/core/budget/day-spending.js
var day_spending = __webpack_require__(66169);
// EXTERNAL MODULE: ./build/core/plan/task-drafts.js
var task_drafts = __webpack_require__(91360);
// EXTERNAL MODULE: ./build/core/plan/task-graph.js
var task_graph = __webpack_require__(99174);
// EXTERNAL MODULE: ./build/core/text/quote.js
var quote = __webpack_require__(12496);
;// CONCATENATED MODULE: ./build/core/task/file-outline.js
const MOST_LINES = 300;
/** Longer paths are seldom written by people, and would crowd out the others. */
const MOST_CHARACTERS = 200;
const isShown = (path) => path.length <= MOST_CHARACTERS && !/\p{C}/u.test(path);
/** Every path as deep as `depth`; what lies deeper as its folder, with how many files that holds. */
function collapsed(paths, depth) {
    const folders = new Map();
    const files = [];
    for (const path of paths) {
        const parts = path.split("/");
        if (parts.length <= depth)
            files.push(path);
        else {
            const folder = `${parts.slice(0, depth).join("/")}/`;
            folders.set(folder, (folders.get(folder) ?? 0) + 1);
        }
    }
    return [...files, ...[...folders].map(([folder, count]) => `${folder} (${count} files)`)].sort();
}
/**
 * A repository's files for a prompt, at most some hundred lines: all of them where they are few, else
 * deep folders as one line each, as few as it takes.
 */
function fileOutline(paths, most = MOST_LINES) {
    const shown = paths.filter(isShown);
    const deepest = Math.max(1, ...shown.map((path) => path.split("/").length));
    let lines = [];
    for (let depth = deepest; depth >= 1; depth -= 1) {
        lines = collapsed(shown, depth);
        if (lines.length <= most)
            return lines;
    }
    return [...lines.slice(0, most - 1), `… and ${lines.length - most + 1} more`];
}

;// CONCATENATED MODULE: ./build/agents/coordinator/ask.js





const SYSTEM = [
    "You split an issue of a software repository into tasks for coding agents that work at the same time, each in its own checkout.",
    "A task is a change that builds and passes the tests on top of the tasks that it depends on. Make as few dependencies as the work really has: tasks without one run side by side. Name every file that a task will probably create or change; tasks that name the same file do not run side by side. Where the repository's files are listed, name them as they are written there.",
    "Do not make tasks for reviewing, merging or deploying.",
    quote/* QUOTE_RULE */.A,
].join("\n");
/** `problems` receives what is wrong with the newest answer, empty where nothing is. */
const planQuestion = ({ issue, analysis, maxTasks, files, earlier, limits, nonce }, problems) => ({
    agent: "coordinator",
    subject: String(issue.number),
    system: SYSTEM,
    prompt: [
        `Split issue #${issue.number} into at most ${maxTasks} tasks.`,
        (0,quote/* quote */.h)("title", issue.title, nonce),
        (0,quote/* quote */.h)("body", issue.body === "" ? "(empty)" : issue.body, nonce),
        (0,quote/* quote */.h)("analysis", [
            `type: ${analysis.type}`,
            `complexity: ${analysis.complexity}/10`,
            ...analysis.reasons.map((reason) => `- ${reason}`),
            `components: ${analysis.components.join(", ")}`,
        ].join("\n"), nonce),
        ...(earlier === ""
            ? []
            : [
                "How long earlier tasks of this repository took, for your estimates:",
                (0,quote/* quote */.h)("earlier tasks", earlier, nonce),
            ]),
        ...(files.length === 0 ? [] : [(0,quote/* quote */.h)("files", fileOutline(files).join("\n"), nonce)]),
    ].join("\n\n"),
    schema: task_drafts/* TaskDrafts */.qc,
    limits,
    check: ({ tasks }) => {
        const found = (0,task_graph/* graphProblems */.V)((0,task_drafts/* tasksOf */.a4)(issue.number, tasks), { maxTasks }, core_names/* taskName */.p5);
        problems(found);
        return found;
    },
});

// EXTERNAL MODULE: ./build/core/text/duration-text.js
var duration_text = __webpack_require__(99760);
;// CONCATENATED MODULE: ./build/core/knowledge/similar-tasks.js

/** What is searched for: the issue, and what its analysis calls it. */
const tasksQuery = ({ title }, { keywords, components }) => [title, ...keywords, ...components].join("\n").slice(0, 1_000);
const ENDED = {
    success: "merged",
    failed: "failed",
    rolled_back: "taken back from production",
};
/** Earlier tasks with how long they took, a line each, for a model that estimates. Strangers' words. */
const tasksText = (documents) => documents
    .flatMap(({ title, taskType, outcome, seconds, estimatedSeconds }) => seconds === undefined
    ? []
    : [
        [
            `${title}${taskType === undefined ? "" : ` (${taskType})`}: took ${(0,duration_text/* durationText */.S)(seconds)}`,
            ...(estimatedSeconds === undefined
                ? []
                : [`estimated ${(0,duration_text/* durationText */.S)(estimatedSeconds)}`]),
            ENDED[outcome] ?? outcome,
        ].join(", "),
    ])
    .join("\n");

;// CONCATENATED MODULE: ./build/agents/coordinator/earlier-tasks.js

const earlier_tasks_SHOWN = 8;
/** Tasks of the log like those of this issue, with their durations; never those that nobody merged. */
async function earlierTasks(issue, analysis, knowledge) {
    const found = await knowledge.search({
        text: tasksQuery(issue, analysis),
        limit: earlier_tasks_SHOWN,
        types: ["task"],
        outcomes: ["success", "failed", "rolled_back"],
    });
    return tasksText(found.map(({ document }) => document));
}

// EXTERNAL MODULE: ./build/core/plan/past-tasks.js
var past_tasks = __webpack_require__(91345);
;// CONCATENATED MODULE: ./build/agents/coordinator/learn.js



/** What past tasks say about estimates. A log that cannot be read holds up no plan; never throws. */
async function learn(past) {
    try {
        return { calibration: (0,plan_calibration/* calibrationOf */._$)((0,past_tasks/* pastTasks */.ds)(await past.logs(plan_calibration/* LOG_LIMITS */.ST))) };
    }
    catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        return {
            note: `Estimates are not calibrated, the log could not be read: ${(0,inert_line/* plainLine */.h)(text, 500)}`,
        };
    }
}

;// CONCATENATED MODULE: ./build/agents/coordinator/decompose.js










/**
 * The tasks of an issue: those that the session has already (approved, or changed by people), one
 * made of the issue itself where it is small or urgent, else the model's. While the model thinks, the log
 * is read: only its estimates are calibrated, and those of a plan stay as they were.
 */
async function decompose(record, { analysis, config }, ports) {
    const { issue, plan } = record;
    const { maxTasks } = config.schedule;
    if (plan !== undefined) {
        const problems = (0,task_graph/* graphProblems */.V)(plan.tasks, { maxTasks }, core_names/* taskName */.p5);
        return problems.length > 0
            ? { kind: "none", record, cause: "plan", problems }
            : { kind: "tasks", record, tasks: plan.tasks, calibration: plan.calibration };
    }
    if ((0,people_gate/* isSingleTask */.A9)((0,people_gate/* variationOf */.rI)(analysis, config.gates)))
        return { kind: "tasks", record, tasks: [(0,task_drafts/* singleTask */.Uh)(issue, analysis)] };
    const { model, nonce, past, knowledge, repository, clock } = ports;
    const limits = (0,budget/* moneyLimits */.vY)({ record, today: await (0,day_spending/* spentToday */.qE)(past, clock.now()) }, config.budget);
    const overspent = (0,budget/* budgetProblem */.vS)(limits);
    if (overspent !== undefined)
        return { kind: "none", record, cause: "budget", problems: [overspent] };
    let problems = [];
    const files = await repository.files();
    const earlier = await earlierTasks(record.issue, analysis, knowledge);
    const asked = { issue, analysis, maxTasks, files, earlier, limits, nonce };
    const question = planQuestion(asked, (found) => {
        problems = found;
    });
    const [answer, learned] = await Promise.all([model.ask(question), learn(past)]);
    const paid = (0,session_edit/* payFor */.Ce)(record, "coordinator", answer);
    if (answer.kind === "answer")
        return {
            kind: "tasks",
            record: learned.note === undefined ? paid : (0,session_edit/* addNote */.gp)(paid, learned.note),
            tasks: (0,task_drafts/* tasksOf */.a4)(issue.number, answer.value.tasks),
            calibration: learned.calibration,
        };
    if (answer.kind === "budget")
        return { kind: "none", record: paid, cause: "budget", problems: [answer.reason] };
    const [first] = problems;
    if (first === undefined)
        return { kind: "none", record: paid, cause: "model", problems: [answer.reason] };
    // The repair may have failed in another way than the plan that it was to repair.
    const told = answer.reason.includes(first) ? problems : [...problems, answer.reason];
    return { kind: "none", record: paid, cause: "plan", problems: told };
}

;// CONCATENATED MODULE: ./build/agents/coordinator/questions.js


const RECOMMENDATION = {
    plan: "Comment /miyabi retry to have it planned again, split the issue, or give the tasks yourself with /miyabi plan.",
    model: "Comment /miyabi retry; if it happens again, give the tasks yourself with /miyabi plan.",
};
const REASON = {
    plan: "The tasks do not make a graph that can be run",
    model: "The model gave no usable plan",
    budget: "The budget is used up",
};
/** No tasks: people decide how to go on. */
const noPlan = ({ record, cause, problems }, { runId, at }) => (0,escalation_view/* buildEscalation */.K9)({
    kind: cause,
    severity: "medium",
    issue: record.issue.number,
    reason: REASON[cause],
    failingChecks: problems.slice(0, 20),
    recommendation: cause === "budget" ? (0,budget/* budgetAdvice */.CS)(problems.join(" ")) : RECOMMENDATION[cause],
    subject: { cause, problems, runId },
    at,
});
/** The plan itself is what people decide on: its digest is the plan's. */
const planQuestionFor = (issue, { complexity }, plan, { approveAbove, at }) => (0,escalation_view/* buildEscalation */.K9)({
    kind: "complexity",
    severity: "high",
    issue,
    reason: `Complexity ${complexity}/10 is above ${approveAbove}: the plan of ${plan.tasks.length} ${plan.tasks.length === 1 ? "task" : "tasks"} needs an approval before any code is written`,
    failingChecks: [],
    recommendation: "Read the plan above and what each task is to do, then approve, change or reject it.",
    subject: plan.tasks,
    at,
});

;// CONCATENATED MODULE: ./build/agents/coordinator/agent.js
// CoordinatorAgent (seed phase 2): tasks, their graph, and the schedule of waves and lanes.
















const INPUTS = [
    "issue",
    "github-token",
    "anthropic-api-key",
    "model-secrets",
    "knowledge-secrets",
];
/** @throws UserError invalid_input */
function parseInput(raw) {
    return { issue: (0,job_input/* parseIssueNumber */.id)(raw.issue) };
}
async function run({ issue }, ports) {
    const { sessions, clock } = ports;
    const startedAt = clock.now();
    const began = clock.monotonic();
    const record = await sessions.load(issue);
    if (!record?.analysis)
        throw new errors/* UserError */.yo("invalid_input", `Issue #${issue} has not been analysed in this run. Run the orchestrator and issue actions before this one.`);
    const ended = await coordinate(record, record.analysis, ports);
    const saved = await sessions.save((0,session_edit/* addPhase */.no)(ended.record, {
        name: "planning",
        startedAt,
        seconds: (clock.monotonic() - began) / 1000,
        outcome: PHASE[ended.result.outcome],
        ...(ended.result.outcome === "blocked" ? { error: ended.result.message } : {}),
    }));
    // Not before: a job that dies in between must not leave a label that is ahead of the record.
    await ports.issues.relabel(issue, {
        add: [`state:${saved.state}`, ...(0,analysis_labels/* owedLabels */.HV)(saved)],
    });
    return ended.result;
}
const agent_REASON = {
    plan: "plan_invalid",
    model: "model_unusable",
    budget: "budget_used_up",
};
const PHASE = {
    done: "success",
    waiting: "waiting",
    blocked: "failure",
    failed: "failure",
    skipped: "skipped",
};
/** No model is asked where the session has tasks: those that were approved, or that people gave. */
async function coordinate(record, analysis, ports) {
    const { clock, context, repository } = ports;
    const config = await repository.config();
    const decomposed = await decompose(record, { analysis, config }, ports);
    const at = clock.now();
    if (decomposed.kind === "none") {
        const question = noPlan(decomposed, { runId: context.runId, at });
        // A plan that cannot be run is no plan: a retry makes a new one.
        const planless = withoutPlan(decomposed.record);
        const reason = agent_REASON[decomposed.cause];
        return askPeople(planless, { question, config, state: "blocked", reason }, ports);
    }
    const made = planOf(decomposed, decomposed.record.plan, config);
    const overlaps = await findOverlaps(record.issue.number, made, ports);
    const plan = {
        ...made,
        variation: (0,people_gate/* variationOf */.rI)(analysis, config.gates),
        ...(overlaps.length > 0 ? { overlaps } : {}),
    };
    const planned = { ...decomposed.record, plan };
    const gate = (0,people_gate/* gateOf */.Rv)(analysis.complexity, config.gates);
    if (gate !== "approve" || plan.approval !== undefined) {
        const carried = await carryOver(planned, { plan, config }, ports);
        return build(carried.record, { plan: carried.plan, config }, ports);
    }
    const question = planQuestionFor(record.issue.number, analysis, plan, {
        approveAbove: config.gates.approveAbove,
        at,
    });
    // With the question in the record: the plan's comment begins with what is to be decided.
    const asked = (0,escalation_record/* addEscalation */.N)(forgetting(planned, question), question);
    const shown = await showPlan(asked, plan, ports);
    return askPeople(shown, { question, config, state: "awaiting-approval", reason: "approval_needed" }, ports);
}
/** Scheduled by today's limits. An approval counts for exactly the tasks that were shown. */
function planOf({ tasks, calibration }, before, config) {
    const digest = (0,core_digest/* digestOf */.ol)(tasks);
    const approval = before?.approval?.digest === digest ? before.approval : undefined;
    const changes = before?.digest === digest ? before.changes : undefined;
    return {
        tasks,
        ...(calibration ? { calibration } : {}),
        schedule: (0,schedule/* scheduleOf */.rH)((0,plan_calibration/* calibrated */.g)(tasks, calibration), (0,schedule/* scheduleLimits */.Y3)(config.schedule)),
        digest,
        ...(approval ? { approval } : {}),
        ...(changes ? { changes } : {}),
    };
}
function withoutPlan(record) {
    const copy = { ...record, tasks: [] };
    delete copy.plan;
    return copy;
}

;// CONCATENATED MODULE: ./build/agents/coordinator/main.js





/** Joins the coordinator agent to GitHub, the model and the log branch. */
const main = () => (0,run_action/* runAction */.C)(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const keys = {
        token: raw["github-token"],
        keys: (0,model/* modelKeys */._1)(raw),
        knowledgeSecrets: raw["knowledge-secrets"],
    };
    const connected = await (0,connect_analyst/* connectAnalyst */.t)(keys, context);
    return run(input, { ...connected, others: githubOtherPlans(connected.at) });
});


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

/***/ 22584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ checkpointArtifacts)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);

const NAME = /^(task-\d+-\d+)-a(\d+)-t(\d+)-c(\d+)-checkpoint$/;
/** The checkpoints of an issue's tasks among other names, the newest first. */
function checkpointArtifacts(names, issue) {
    const found = names.flatMap((name) => {
        const [, task = "", attempt, runAttempt, number] = NAME.exec(name) ?? [];
        return task.startsWith((0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .taskPrefix */ .sb)(issue))
            ? [
                {
                    name,
                    task,
                    attempt: Number(attempt),
                    runAttempt: Number(runAttempt),
                    number: Number(number),
                },
            ]
            : [];
    });
    return found.sort((a, b) => b.attempt - a.attempt || b.runAttempt - a.runAttempt || b.number - a.number);
}


/***/ }),

/***/ 55502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HQ: () => (/* binding */ readCheckpoint),
/* harmony export */   S5: () => (/* binding */ CHECKPOINT_FILE)
/* harmony export */ });
/* unused harmony exports Standing, Checkpoint */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64377);
/* harmony import */ var _people_escalation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3919);
/* harmony import */ var _budget_usage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44717);



/** The file in a checkpoint's artifact, beside `<task>.bundle` where it keeps work. */
const CHECKPOINT_FILE = "checkpoint.json";
/** How far the work on a task has come. */
const Standing = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    /** Tries of engine + checks that have ended. */
    tries: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative(),
    /** Turns of the engine, over all tries, the one that was broken off too. */
    turns: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative(),
    usage: _budget_usage_js__WEBPACK_IMPORTED_MODULE_1__/* .Usage */ ._U,
    /** Minutes of work. */
    minutes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nonnegative(),
    /** What stands against the last try that has ended, for the engine to repair. */
    problem: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ text: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), failure: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_people_escalation_js__WEBPACK_IMPORTED_MODULE_0__/* .ESCALATION_KINDS */ .g) }).optional(),
    /** A try was broken off: by the engine's own words where the checks alone were left to run. */
    brokenOff: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ summary: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional() }).optional(),
});
/** `checkpoint.json`: what a task had come to when a try ended, or when its job was about to end. */
const Checkpoint = Standing.extend({
    issue: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int(),
    /** `task-<issue>-<n>`. */
    task: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** 0 to 3; 0: carried over from an earlier run. */
    attempt: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().nonnegative(),
    lane: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** Commit that the run began from. */
    baseSha: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** Of what was to be done (task-digests.ts). */
    digest: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /**
     * Commit with what had been written, on top of what the task builds on, and the bundle file beside
     * it. Absent where nothing was written that may be kept.
     */
    commit: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    bundle: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    /** When the work on the task began, and where it was resumed began again; oldest first. */
    since: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$()).min(1),
});
/**
 * What a checkpoint's artifact says; `read` gives the text of a file in it.
 * @throws Error where it is not what its name says
 */
async function readCheckpoint({ name, task, attempt }, read) {
    const text = await read(CHECKPOINT_FILE);
    if (text === undefined)
        throw new Error(`the artifact ${name} has no ${CHECKPOINT_FILE}`);
    const checkpoint = Checkpoint.parse(JSON.parse(text));
    const { commit, bundle } = checkpoint;
    if (checkpoint.task !== task || checkpoint.attempt !== attempt)
        throw new Error(`the artifact ${name} holds another checkpoint than its name says`);
    if (bundle !== (commit === undefined ? undefined : `${task}.bundle`))
        throw new Error(`the artifact ${name} names another bundle for ${task}`);
    return checkpoint;
}


/***/ }),

/***/ 97184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O0: () => (/* binding */ readHandedTask),
/* harmony export */   U0: () => (/* binding */ REQUESTS_FILE),
/* harmony export */   hP: () => (/* binding */ TASK_FILE)
/* harmony export */ });
/* unused harmony export HandedTask */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _task_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78161);


/** The file in a task's artifact, beside `<task>.bundle` where it succeeded. */
const TASK_FILE = "result.json";
/** Beside it: the figures of each request to the model, a line of JSON each. For people and tools; no job reads it. */
const REQUESTS_FILE = "requests.jsonl";
/** `result.json` of a task's artifact. */
const HandedTask = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    issue: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(),
    /** 0 to 3; 0: carried over from an earlier run. */
    attempt: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative(),
    lane: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Commit that the run began from. */
    baseSha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Of what was to be done (task-digests.ts). Work of another digest is another task's work. */
    digest: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    result: _task_result_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskResult */ .$,
});
/**
 * What a task's artifact says; `read` gives the text of a file in it.
 * @throws Error where it is not what its name says
 */
async function readHandedTask({ name, task, attempt, status }, read) {
    const text = await read(TASK_FILE);
    if (text === undefined)
        throw new Error(`the artifact ${name} has no ${TASK_FILE}`);
    const handed = HandedTask.parse(JSON.parse(text));
    const { result } = handed;
    if (result.task !== task || result.status !== status || handed.attempt !== attempt)
        throw new Error(`the artifact ${name} holds another result than its name says`);
    if (status === "success" && (result.commit === undefined || result.bundle !== `${task}.bundle`))
        throw new Error(`the artifact ${name} names no commit, or another bundle for ${task}`);
    return handed;
}


/***/ }),

/***/ 1444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ connectAnalyst)
});

// EXTERNAL MODULE: ./build/shell/connect.js + 43 modules
var connect = __webpack_require__(1233);
// EXTERNAL MODULE: ./build/shell/knowledge.js
var knowledge = __webpack_require__(46769);
// EXTERNAL MODULE: ./build/shell/model.js + 6 modules
var model = __webpack_require__(99713);
// EXTERNAL MODULE: ./build/shell/nonce.js
var nonce = __webpack_require__(39614);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
// EXTERNAL MODULE: ./build/shell/connect-qdrant.js + 1 modules
var connect_qdrant = __webpack_require__(19173);
// EXTERNAL MODULE: ./build/shell/log.js
var log = __webpack_require__(79679);
;// CONCATENATED MODULE: ./build/shell/search-knowledge.js



/** Of one request, and of all in one search: nobody waits for a server that may be down. */
const TIMEOUT_MS = 3_000;
const LIMIT_MS = 6_000;
const MOST_WHY = 300;
/** Search as the configuration has it. Only for jobs that run no generated code: they alone have the key. */
function searchKnowledge({ config, secretLines, embedded, clock }, { repository, redact }) {
    if (config.store === "embedded")
        return embedded;
    const told = (text) => (0,log/* warn */.R8)(redact((0,inert_line/* plainLine */.h)(text, MOST_WHY)));
    if (secretLines.trim() === "") {
        told("Qdrant is configured and not used: make the secret MIYABI_KNOWLEDGE_SECRETS with the line QDRANT_API_KEY=..., and pass it in the caller's secrets.");
        return embedded;
    }
    async function open() {
        const context = { secretLines, repository, clock, timeoutMs: TIMEOUT_MS };
        const first = await (0,connect_qdrant/* connectQdrantStore */.o)(config, context);
        if (first === undefined)
            return embedded;
        const { withFallback } = await __webpack_require__.e(/* import() */ 1481).then(__webpack_require__.bind(__webpack_require__, 41481));
        return withFallback({
            first,
            embedded: () => Promise.resolve(embedded),
            limitMs: LIMIT_MS,
            warn: told,
        });
    }
    let opened;
    return {
        async search(query) {
            opened ??= open();
            return (await opened).search(query);
        },
    };
}

;// CONCATENATED MODULE: ./build/shell/connect-analyst.js





/** For agents that think about an issue: GitHub, and the model that the configuration names (read once). */
async function connectAnalyst({ token, keys, knowledgeSecrets: secretLines, }, run) {
    const github = await (0,connect/* connectGithub */.S)(token, run);
    const { clock } = github;
    const config = await github.repository.config();
    return {
        ...github,
        repository: { ...github.repository, config: () => Promise.resolve(config) },
        model: (0,model/* connectModel */.IK)(keys, { config, clock, context: run }),
        nonce: nonce/* nonce */.K,
        knowledge: searchKnowledge({
            config: config.knowledge,
            secretLines,
            embedded: (0,knowledge/* knowledgeWhenAsked */.Fc)({ token, run, clock }),
            clock,
        }, run),
    };
}


/***/ }),

/***/ 19173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ connectQdrantStore)
});

// EXTERNAL MODULE: ./build/core/text/named-lines.js
var named_lines = __webpack_require__(56691);
;// CONCATENATED MODULE: ./build/core/knowledge/knowledge-secrets.js

/** Names that the secret MIYABI_KNOWLEDGE_SECRETS may hold, a line NAME=value each. */
const KNOWLEDGE_SECRETS = ["QDRANT_API_KEY", "EMBEDDINGS_API_KEY"];
/** Lines that say something else are left out. A server may want no key. */
const parseKnowledgeSecrets = (text) => (0,named_lines/* namedLines */.v)(text, KNOWLEDGE_SECRETS);

;// CONCATENATED MODULE: ./build/shell/connect-qdrant.js

/** The store that the configuration names; undefined where it names none. Nothing is asked yet. */
async function connectQdrantStore({ store, url, collection: prefix, embeddings }, { secretLines, repository, clock, timeoutMs }) {
    if (store !== "qdrant" || url === undefined)
        return undefined;
    const secrets = parseKnowledgeSecrets(secretLines);
    const { qdrantStore } = await __webpack_require__.e(/* import() */ 8606).then(__webpack_require__.bind(__webpack_require__, 18606)); // not before it is needed
    const { httpEmbedder } = await __webpack_require__.e(/* import() */ 3647).then(__webpack_require__.bind(__webpack_require__, 26028));
    let embedder;
    if (embeddings !== undefined) {
        const { dimensions, ...service } = embeddings;
        const apiKey = secrets.EMBEDDINGS_API_KEY;
        embedder = httpEmbedder({ ...service, dimension: dimensions, apiKey, timeoutMs, clock });
    }
    const apiKey = secrets.QDRANT_API_KEY;
    return qdrantStore({ url, apiKey, timeoutMs, prefix, repository, embedder, clock });
}


/***/ }),

/***/ 46769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fc: () => (/* binding */ knowledgeWhenAsked),
/* harmony export */   eg: () => (/* binding */ rememberLog),
/* harmony export */   zQ: () => (/* binding */ connectKnowledge)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79679);



/** Loaded when it is needed: most jobs search for nothing. */
async function meansOf({ token, run, clock }) {
    const { gitLogSource } = await __webpack_require__.e(/* import() */ 5687).then(__webpack_require__.bind(__webpack_require__, 5687));
    const { actionsIndexCache } = await __webpack_require__.e(/* import() */ 6213).then(__webpack_require__.bind(__webpack_require__, 56213));
    const { openLogIndex, shareLogIndex } = await __webpack_require__.e(/* import() */ 6841).then(__webpack_require__.bind(__webpack_require__, 16841));
    const { serverUrl, repository, tempDir } = run;
    const source = await gitLogSource({ serverUrl, repository, token, dir: tempDir, clock });
    if (source === undefined)
        return undefined;
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(tempDir, "miyabi-knowledge");
    return {
        ...{ source, openLogIndex, shareLogIndex },
        cache: actionsIndexCache((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "cached.idx")),
        file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "job.idx"),
    };
}
const said = (error) => (0,_core_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h)(error instanceof Error ? error.message : String(error), 300);
/** Undefined where the log has nothing to search, or cannot be read: work goes on without it. */
async function connectKnowledge(job) {
    try {
        const means = await meansOf(job);
        if (means === undefined)
            return undefined;
        const { source, cache, file, openLogIndex } = means;
        const kept = job.untrusted === true ? { cache } : { file };
        const { store, read } = await openLogIndex({ source, clock: job.clock, ...kept });
        const { documents, byOutcome } = await store.stats();
        (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .detail */ ._0)(`The log of earlier work has ${documents} entries; ${read} days of it were read.`);
        return documents === (byOutcome.open ?? 0) ? undefined : forgiving(store);
    }
    catch (error) {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .warn */ .R8)(`The log of earlier work could not be read, nothing is searched in it: ${said(error)}`);
        return undefined;
    }
}
/** A search that fails is one that finds nothing. */
const forgiving = (knowledge) => ({
    async search(query) {
        try {
            return await knowledge.search(query);
        }
        catch (error) {
            (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .warn */ .R8)(`The log of earlier work could not be searched: ${said(error)}`);
            return [];
        }
    },
});
/** The same, opened with the first search. */
function knowledgeWhenAsked(job) {
    let opened;
    return {
        async search(query) {
            opened ??= connectKnowledge(job);
            return (await opened)?.search(query) ?? [];
        },
    };
}
/** Leaves an index of the log as it is now for later jobs. Only for jobs that run no generated code. */
const rememberLog = (job) => async () => {
    try {
        const means = await meansOf(job);
        if (means === undefined)
            return;
        const { source, cache, shareLogIndex } = means;
        const ended = await shareLogIndex({ source, cache, clock: job.clock });
        (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .detail */ ._0)(`The index of the log for later jobs: ${ended}.`);
    }
    catch (error) {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .warn */ .R8)(`The index of the log could not be kept for later runs: ${said(error)}`);
    }
};


/***/ })

};
