export const id = 952;
export const ids = [952];
export const modules = {

/***/ 94952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/adapters/toolchains/detect-toolchains.js + 32 modules
var detect_toolchains = __webpack_require__(20412);
// EXTERNAL MODULE: ./build/shell/connect.js + 36 modules
var connect = __webpack_require__(27016);
// EXTERNAL MODULE: ./build/shell/held-commands.js + 1 modules
var held_commands = __webpack_require__(70155);
// EXTERNAL MODULE: ./build/shell/model.js + 2 modules
var model = __webpack_require__(6625);
// EXTERNAL MODULE: ./build/shell/nonce.js
var nonce = __webpack_require__(39614);
// EXTERNAL MODULE: ./build/shell/run-action.js + 4 modules
var run_action = __webpack_require__(90378);
// EXTERNAL MODULE: ./build/core/budget.js
var budget = __webpack_require__(36785);
// EXTERNAL MODULE: ./build/core/config-text.js + 1 modules
var config_text = __webpack_require__(68892);
// EXTERNAL MODULE: ./build/core/day-spending.js
var day_spending = __webpack_require__(45697);
// EXTERNAL MODULE: ./build/core/rework.js
var core_rework = __webpack_require__(34636);
// EXTERNAL MODULE: ./build/core/sandbox-rule.js
var sandbox_rule = __webpack_require__(12380);
// EXTERNAL MODULE: ./build/core/schedule.js + 11 modules
var schedule = __webpack_require__(58553);
// EXTERNAL MODULE: ./build/core/verdict.js
var core_verdict = __webpack_require__(55139);
// EXTERNAL MODULE: ./build/core/names.js
var core_names = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/agents/review/assemble.js

/**
 * Tasks on which no other depends first, each group in the plan's order: their commits hold those of
 * the others, so that most merges find nothing to do.
 */
function mergeOrder({ tasks }) {
    const needed = new Set(tasks.flatMap(({ dependencies }) => dependencies));
    const ids = tasks.map(({ id }) => id);
    return [...ids.filter((id) => !needed.has(id)), ...ids.filter((id) => needed.has(id))];
}
/** Takes a task's commits in and checks that they are what its result names. */
async function tipOf(workspace, { task, commit }, bundles) {
    const bundle = bundles.get(task);
    if (bundle === undefined)
        throw new Error(`${task} has no bundle`);
    const tip = await workspace.unbundle(bundle);
    if (tip !== commit)
        throw new Error(`the bundle of ${task} is not its commit`);
    return tip;
}
/** The whole change as one tree on top of the base: every task's commits, merged. */
async function assemble(workspace, base, { plan, issue, collected }) {
    const worktree = await workspace.add({
        path: `.worktrees/issue-${issue}-review`,
        branch: (0,core_names/* branchOf */.W0)(issue),
        from: base,
    });
    for (const id of mergeOrder(plan)) {
        const result = collected.results.find(({ task }) => task === id);
        if (!result)
            throw new Error(`${id} has no result`);
        const tip = await tipOf(workspace, result, collected.bundles);
        const merged = await worktree.merge(tip, `chore: Merge ${id}\n\nRefs #${issue}`);
        if (!merged.ok)
            return { kind: "conflict", task: id, files: merged.files };
    }
    return { kind: "whole", worktree, headSha: await worktree.head() };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/checkpoint-artifacts.js
var checkpoint_artifacts = __webpack_require__(21636);
// EXTERNAL MODULE: ./build/core/handed-task.js
var handed_task = __webpack_require__(18212);
// EXTERNAL MODULE: ./build/core/task-artifacts.js
var task_artifacts = __webpack_require__(50543);
// EXTERNAL MODULE: ./build/core/task-digests.js
var task_digests = __webpack_require__(60277);
;// CONCATENATED MODULE: ./build/agents/review/collect.js






/** Why a task has no result: its job ended before it, of which it may have kept something. */
function missingResult(names, { issue, attempt, task }) {
    const kept = (0,checkpoint_artifacts/* checkpointArtifacts */.o)(names, issue).find((one) => one.task === task && one.attempt <= attempt);
    return kept === undefined
        ? "It has no result: its job did not come to its end."
        : `It is not finished: its job ended before it. What it had is kept as ${kept.name}; re-run the failed jobs, or /miyabi retry, and it goes on from there.`;
}
/**
 * Results and bundles of all tasks of the plan: the newest success of each, else its newest failure.
 * What was handed over for another plan (a run that was started again) is passed over.
 */
async function collect({ issue, attempt }, { plan, issueDigest }, { exchange, files }) {
    const names = await exchange.list((0,core_names/* taskPrefix */.sb)(issue));
    const artifacts = (0,task_artifacts/* taskArtifacts */.r)(names, issue).filter((one) => one.attempt <= attempt);
    const digests = (0,task_digests/* taskDigests */.h)(plan.tasks, issueDigest);
    const find = async (task) => {
        for (const artifact of (0,task_artifacts/* inOrderOfWorth */.N)(artifacts, task)) {
            const dir = await files.folder("task");
            await exchange.get(artifact.name, dir);
            const { digest, result } = await (0,handed_task/* readHandedTask */.O0)(artifact, (file) => files.read((0,external_node_path_.join)(dir, file)));
            if (digest === digests.get(task))
                return { result, dir, artifact: artifact.name };
        }
        return undefined;
    };
    const collected = { results: [], bundles: new Map(), failed: [] };
    for (const { id } of plan.tasks) {
        const found = await find(id);
        if (found)
            collected.results.push(found.result);
        if (found?.result.status === "success") {
            collected.bundles.set(id, (0,external_node_path_.join)(found.dir, `${id}.bundle`));
            continue;
        }
        collected.failed.push({
            task: id,
            error: found?.result.error ?? missingResult(names, { issue, attempt, task: id }),
            ...(found?.result.failure === undefined ? {} : { failure: found.result.failure }),
            ...(found?.result.patch === undefined ? {} : { patchIn: found.artifact }),
        });
    }
    return collected;
}

// EXTERNAL MODULE: ./build/core/review-outcome.js
var review_outcome = __webpack_require__(37593);
;// CONCATENATED MODULE: ./build/agents/review/hand-over.js



/** Writes and uploads what the review came to. Nothing of it existed while tools ran (threat 22). */
async function handOver(review, { began, outcome, results, rework, workspace }, { exchange, files, context, clock }) {
    const out = await files.folder("review-out");
    const written = [];
    const write = async (name, value) => {
        const path = (0,external_node_path_.join)(out, name);
        await files.write(path, `${JSON.stringify(value, null, 2)}\n`);
        written.push(path);
    };
    const timing = {
        startedAt: began.at.toISOString(),
        seconds: (clock.monotonic() - began.monotonic) / 1000,
    };
    await write(review_outcome/* REVIEW_FILES */.x.outcome, { ...outcome, timing });
    await write(review_outcome/* REVIEW_FILES */.x.results, results);
    if (rework)
        await write(review_outcome/* REVIEW_FILES */.x.rework, rework);
    if (outcome.kind === "scored" && workspace) {
        const file = (0,external_node_path_.join)(out, review_outcome/* REVIEW_FILES */.x.bundle);
        const { baseSha: base, headSha: tip } = outcome.report;
        await workspace.bundle({ file, base, tip, name: (0,core_names/* branchOf */.W0)(review.issue) });
        written.push(file);
    }
    const { issue, attempt, round = 0 } = review;
    const name = (0,core_names/* reviewArtifact */.VX)({ issue, attempt, round, runAttempt: context.runAttempt });
    await exchange.put(name, out, written);
}

// EXTERNAL MODULE: ./build/core/changed-lines.js
var changed_lines = __webpack_require__(89116);
// EXTERNAL MODULE: ./build/core/diff.js
var core_diff = __webpack_require__(76055);
// EXTERNAL MODULE: ./build/core/score.js
var core_score = __webpack_require__(2212);
// EXTERNAL MODULE: ./build/core/secrets-scan.js
var secrets_scan = __webpack_require__(99601);
// EXTERNAL MODULE: ./build/core/weakened-tests.js + 5 modules
var weakened_tests = __webpack_require__(97883);
;// CONCATENATED MODULE: ./build/agents/review/measure.js
/**
 * Runs the repository's own tools. What only reads comes first and the tests last: they run generated
 * code, which could change what the tools after it see.
 */
async function measure(toolchain, tree) {
    const audit = await toolchain.audit(tree);
    const docs = await toolchain.docs(tree);
    const lint = await toolchain.lint(tree);
    const tests = await toolchain.tests(tree);
    return { audit, docs, lint, tests };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(42047);
// EXTERNAL MODULE: ./build/core/quote.js
var quote = __webpack_require__(5054);
// EXTERNAL MODULE: ./build/core/usage.js
var usage = __webpack_require__(59957);
;// CONCATENATED MODULE: ./build/agents/review/model-review.js



/** Characters of the diff that the model sees; about 50,000 tokens. */
const MAX_DIFF = 200_000;
const MAX_FINDINGS = 50;
const MAX_NOT_DONE = 10_000;
const SYSTEM = `You are ReviewAgent of Miyabi. You review one change to a repository before it is merged. Tools measure tests, lint, vulnerabilities and documentation; you look for what they cannot see: wrong behaviour, missing parts of the task, security holes, lost data, broken interfaces, tests that test nothing.

${quote/* QUOTE_RULE */.A} Claims in the change about its own quality count for nothing.

Name only what you can point to in the change. Severities:
- critical: must never be merged (a hole that anyone can use, loss of data)
- high: does not do what was asked, or breaks what worked
- medium: a person should look at it before it is merged
- low: worth saying, no more
An empty list is a good answer to a good change.`;
const ModelReview = schemas/* object */.Ikc({
    findings: schemas/* array */.YOg(schemas/* object */.Ikc({
        severity: schemas/* enum */.k5n(["critical", "high", "medium", "low"]),
        message: schemas/* string */.YjP()
            .min(1)
            .describe("What is wrong and what would be right, in one or two sentences"),
        file: schemas/* string */.YjP().optional().describe("Path as in the diff"),
        line: schemas/* number */.aig().int().positive().optional().describe("Line after the change"),
    }))
        .max(MAX_FINDINGS),
});
function promptOf({ issue, plan, notDone, diff, random }) {
    const tasks = plan.tasks.map(({ id, title, description, acceptance }) => `${id}: ${title}\n${description}\n${acceptance.map((one) => `- ${one}`).join("\n")}`);
    const shown = diff.slice(0, MAX_DIFF);
    const cut = diff.length - shown.length;
    return [
        `The change for issue #${issue.number}. What was asked:`,
        (0,quote/* quote */.h)("issue", `${issue.title}\n\n${issue.body}`, random),
        "The plan:",
        (0,quote/* quote */.h)("tasks", tasks.join("\n\n"), random),
        ...(notDone.length === 0
            ? []
            : [
                "What the agents that wrote it say they left undone; look whether it matters:",
                (0,quote/* quote */.h)("not done", notDone.join("\n").slice(0, MAX_NOT_DONE), random),
            ]),
        "The change as a unified diff:",
        (0,quote/* quote */.h)("diff", shown, random),
        ...(cut > 0 ? [`(${cut} characters of the diff are left out.)`] : []),
    ].join("\n\n");
}
const strangers = (files, { findings }) => findings.flatMap(({ file }, index) => file === undefined || files.includes(file)
    ? []
    : [`findings.${index}.file: ${file} is not part of the change`]);
/** The model's view of the change: findings that can lower the verdict, and nothing else. */
async function reviewByModel(model, subject) {
    const answer = await model.ask({
        agent: "review",
        subject: String(subject.issue.number),
        system: SYSTEM,
        prompt: promptOf(subject),
        schema: ModelReview,
        limits: subject.limits,
        check: (value) => strangers(subject.files, value),
    });
    if (answer.kind !== "answer")
        return { findings: [], unknown: `the model's review: ${answer.reason}`, usage: answer.usage };
    const findings = answer.value.findings.map(({ severity, message, file, line }) => ({
        part: "review",
        severity,
        message,
        rule: "miyabi/model-review",
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
    }));
    return { findings, usage: answer.usage };
}
/** No model was asked. */
const NOT_REVIEWED = { findings: [], usage: usage/* NO_USAGE */.yJ };

;// CONCATENATED MODULE: ./build/agents/review/judge.js







/** Below this complexity the model's review is skipped (seed, "Low-Complexity Issues"). */
const MODEL_REVIEW_FROM = 3;
const judge_MAX_FINDINGS = 300;
/** The gravest first, so that a cut list loses what matters least. */
const GRAVITY = ["critical", "high", "error", "medium", "warning", "low", "info"];
const byGravity = (a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity);
/** Measures one assembled tree and scores it. Tools and model only; nothing is written. */
async function judge(subject) {
    const { session, plan, workspace, worktree, baseSha, headSha, config, equipment } = subject;
    const treeSha = await workspace.treeOf(headSha);
    const diff = await workspace.diff(baseSha, headSha);
    const files = (0,core_diff/* parseDiff */.F)(diff);
    const changedFiles = files.filter(({ status }) => status !== "deleted").map(({ path }) => path);
    const toolchain = await equipment.toolchains.detect(worktree.path);
    const measured = await measure(toolchain, { path: worktree.path, changedFiles });
    const complexity = session.analysis?.complexity ?? 10;
    const reviewed = complexity < MODEL_REVIEW_FROM
        ? NOT_REVIEWED
        : await reviewByModel(equipment.model, {
            issue: session.issue,
            plan,
            notDone: subject.results.flatMap(({ task, notDone }) => notDone === undefined ? [] : [`${task}: ${notDone}`]),
            diff,
            files: files.map(({ path }) => path),
            limits: subject.limits,
            random: subject.random,
        });
    const score = (0,core_score/* scoreOf */.u)({
        ...measured,
        secrets: (0,secrets_scan/* secretsIn */.VY)(files),
        weakened: (0,weakened_tests/* weakenedTests */.E)(files, config.checks),
        review: reviewed.findings,
        change: (0,changed_lines/* changedLines */.M)(files),
        ...(reviewed.unknown === undefined
            ? {}
            : { unknown: [{ part: "review", reason: reviewed.unknown }] }),
    }, config.review);
    const { tests, docs } = measured;
    const refused = equipment.refused?.(worktree.path) ?? [];
    const report = {
        ...score,
        issues: [...score.issues].sort(byGravity).slice(0, judge_MAX_FINDINGS),
        testsPassed: tests.kind === "known" ? (tests.passed ?? 0) : 0,
        testsFailed: tests.kind === "known" ? tests.failed : 0,
        ...(tests.kind === "known" && tests.coverage !== undefined ? { coverage: tests.coverage } : {}),
        ...(docs.kind === "known" && docs.publicItems > 0
            ? { documented: (100 * docs.documented) / docs.publicItems }
            : {}),
        baseSha,
        headSha,
        treeSha,
        toolchain: toolchain.name,
        commands: [...toolchain.commands],
        ...(refused.length > 0 ? { refused: [...refused] } : {}),
        attempt: subject.attempt,
        usage: reviewed.usage,
    };
    return { report, output: tests.kind === "known" ? tests.output : tests.reason };
}

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
;// CONCATENATED MODULE: ./build/agents/review/load-plan.js

/** @throws UserError invalid_input where the run holds no session with a plan */
async function loadPlan({ issue }, { sessions }) {
    const session = await sessions.load(issue);
    if (session?.plan)
        return { session, plan: session.plan };
    throw new errors/* UserError */.yo("invalid_input", `Issue #${issue} has no plan in this run. Run the coordinator and codegen actions before this one.`);
}

// EXTERNAL MODULE: ./build/core/newest-first.js
var newest_first = __webpack_require__(52161);
// EXTERNAL MODULE: ./build/core/rework-artifact.js
var rework_artifact = __webpack_require__(51011);
;// CONCATENATED MODULE: ./build/agents/review/previous-rework.js




/** What the review before this one ordered; undefined in the first attempt. */
async function previousRework({ issue, attempt }, { exchange, files }) {
    if (attempt === 1)
        return undefined;
    const [newest] = (0,newest_first/* newestFirst */.l)(await exchange.list((0,core_names/* reviewArtifactsOf */.dg)(issue, attempt - 1)));
    if (newest === undefined)
        throw new Error(`attempt ${attempt} has no review before it: nothing says what was done again`);
    const dir = await files.folder("previous");
    await exchange.get(newest, dir);
    return (await (0,rework_artifact/* readRework */.f)(newest, (file) => files.read((0,external_node_path_.join)(dir, file)))).rework;
}

// EXTERNAL MODULE: ./build/core/inert-line.js
var inert_line = __webpack_require__(417);
// EXTERNAL MODULE: ./build/core/report-view.js
var report_view = __webpack_require__(98522);
;// CONCATENATED MODULE: ./build/agents/review/results.js


const OPEN = "**The sandbox was off: generated code ran with the rights of the runner.**";
const lanesOf = (rework) => JSON.stringify((rework?.schedule.waves ?? []).map((wave) => wave.map(({ lane }) => lane)));
function reasonOf(report, verdict) {
    if (verdict.next === "publish")
        return report.recommendation === "APPROVE" ? "review_approved" : "review_needs_human";
    return verdict.escalation === "secret" || verdict.escalation === "vulnerability"
        ? "security_finding"
        : "review_rejected";
}
const WHERE = {
    publish: "It goes on to the pull request.",
    rebuild: "The tasks that it names are executed again.",
    escalate: "People must decide.",
};
/** How the action ends after a score. */
function scoredResult(issue, { report, verdict, rework, open, }) {
    return {
        outcome: verdict.next === "escalate" ? "blocked" : "done",
        reason: reasonOf(report, verdict),
        message: `Score ${report.score}/100, ${report.recommendation}: ${verdict.why}. ${WHERE[verdict.next]}`,
        outputs: { next: verdict.next, score: String(report.score), waves: lanesOf(rework) },
        summary: [...(open ? [OPEN] : []), (0,report_view/* renderReport */.B)(report, issue)].join("\n\n"),
    };
}
/** How it ends where there is no whole change to score. */
function incompleteResult(failed) {
    const lines = failed.map(({ task, error, patchIn }) => `- ${task}: ${(0,inert_line/* inertLine */.F)(error, 500)}${patchIn === undefined ? "" : `; what it had written is a patch in the artifact ${patchIn}`}`);
    const names = failed.map(({ task }) => task).join(", ");
    return {
        outcome: "blocked",
        reason: "review_incomplete",
        message: `There is no whole change to review: ${names}. People must decide.`,
        outputs: { next: "escalate", score: "", waves: "[]" },
        summary: [`### No whole change to review`, lines.join("\n")].join("\n\n"),
    };
}
/** How it ends where what came into the base since the review does not merge with the change. */
function conflictResult(files) {
    const lines = files.map((file) => `- ${(0,inert_line/* inertLine */.F)(file)}`);
    return {
        outcome: "blocked",
        reason: "merge_conflict",
        message: `What came into the base since the review conflicts with the change in ${files.length} ${files.length === 1 ? "file" : "files"}. People must decide.`,
        outputs: { next: "escalate", score: "", waves: "[]" },
        summary: ["### The change does not merge with its base any more", lines.join("\n")].join("\n\n"),
    };
}

// EXTERNAL MODULE: ./build/core/review-artifacts.js
var review_artifacts = __webpack_require__(68442);
;// CONCATENATED MODULE: ./build/agents/review/earlier-review.js




/** The newest review of this run that was made on another base than `onto`. */
async function earlierReview({ issue, onto }, { exchange, files }) {
    let rounds = 0;
    let newest;
    for (const name of (0,review_artifacts/* reviewsInOrder */.R)(await exchange.list((0,core_names/* reviewPrefix */.Lh)(issue)))) {
        const dir = await files.folder("earlier");
        await exchange.get(name, dir);
        const { attempt, round, outcome, results } = await (0,review_artifacts/* readReview */.t)(name, (file) => files.read((0,external_node_path_.join)(dir, file)));
        rounds = Math.max(rounds, round);
        // One on this very base is our own, of a run attempt before.
        if (outcome.kind !== "scored" || outcome.report.baseSha === onto)
            continue;
        newest = { report: outcome.report, results, bundle: (0,external_node_path_.join)(dir, review_outcome/* REVIEW_FILES */.x.bundle), attempt };
    }
    if (newest === undefined)
        throw new Error("no review in this run could be made again");
    return { ...newest, rounds };
}
/** Takes the reviewed commits in, and checks that they are what the report names. */
async function takeIn(workspace, { bundle, report }) {
    const tip = await workspace.unbundle(bundle);
    if (tip !== report.headSha || (await workspace.treeOf(tip)) !== report.treeSha)
        throw new Error("the bundle of the review before is not what was reviewed");
}

;// CONCATENATED MODULE: ./build/agents/review/review-again.js











/**
 * The default branch moved after a review (ADR 8): merges the reviewed commits with it, whose ids stay
 * what they are, and judges the merge by the rules of the branch as it is now.
 * @throws UserError no_sandbox, invalid_config, missing_secret
 */
async function reviewAgain({ issue, onto }, ports) {
    const began = { at: ports.clock.now(), monotonic: ports.clock.monotonic() };
    const { session, plan } = await loadPlan({ issue }, ports);
    const { report: before, results, ...earlier } = await earlierReview({ issue, onto }, ports);
    const { attempt } = earlier;
    const review = { issue, attempt, round: earlier.rounds + 1 };
    const workspace = await ports.workspaces.clone(onto);
    const config = (0,config_text/* configFromText */.I)(await workspace.fileAt(onto, config_text/* CONFIG_PATH */.t), ports.parseYaml);
    const equipment = await ports.equip(config, workspace);
    (0,sandbox_rule/* refuseWithoutSandbox */.S)(config, equipment.sandbox);
    await takeIn(workspace, { bundle: earlier.bundle, report: before });
    const worktree = await workspace.add({
        path: `.worktrees/issue-${issue}-review`,
        branch: (0,core_names/* branchOf */.W0)(issue),
        from: before.headSha,
    });
    const merged = await worktree.merge(onto, `chore: Merge the base at ${onto.slice(0, 12)}\n\nRefs #${issue}`);
    if (!merged.ok) {
        const { headSha, baseSha } = before;
        const { files } = merged;
        const outcome = { kind: "conflict", headSha, baseSha, onto, files, next: "escalate" };
        await handOver(review, { began, outcome, results }, ports);
        return conflictResult(files);
    }
    const headSha = await worktree.head();
    if (headSha === onto)
        throw new Error("the base holds this change already: nothing is left of it");
    const today = await (0,day_spending/* spentToday */.qE)(ports.past, ports.clock.now());
    const judged = await judge({
        session,
        plan,
        workspace,
        worktree,
        baseSha: onto,
        headSha,
        attempt,
        results,
        config,
        equipment,
        limits: (0,budget/* moneyLimits */.vY)({ record: session, results, today }, config.budget),
        random: ports.random,
    });
    const report = { ...judged.report, movedFrom: before.baseSha };
    const verdict = (0,core_verdict/* verdictAgain */.uj)(report, before);
    const { next, escalation } = verdict;
    const outcome = {
        kind: "scored",
        report,
        next,
        ...(escalation === undefined ? {} : { escalation }),
    };
    await handOver(review, { began, outcome, results, workspace }, ports);
    const open = equipment.sandbox === "off";
    return scoredResult(issue, { report, verdict, rework: undefined, open });
}

// EXTERNAL MODULE: ./build/core/job-input.js
var job_input = __webpack_require__(76096);
;// CONCATENATED MODULE: ./build/agents/review/input.js

const INPUTS = ["issue", "attempt", "onto", "github-token", "anthropic-api-key"];
/** @throws UserError invalid_input */
function parseInput(raw) {
    return {
        issue: (0,job_input/* parseIssueNumber */.id)(raw.issue),
        attempt: (0,job_input/* parseAttempt */.FG)(raw.attempt),
        ...(raw.onto === "" ? {} : { onto: (0,job_input/* parseCommit */.L5)("onto", raw.onto) }),
    };
}

;// CONCATENATED MODULE: ./build/agents/review/agent.js
// ReviewAgent (seed phase 6): assembles the tasks into one tree, runs the repository's tools, scores it.
















/** Of one task. */
const MAX_WARNINGS = 5;
/** Ends without a score: people are told what has no result, and why. */
async function giveUp(input, { began, failed, results }, ports) {
    // A secret first: it must be revoked, whatever else is wrong.
    const kinds = failed.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
    const kind = kinds.includes("secret") ? "secret" : kinds[0];
    const warnings = results.flatMap(({ task, warnings: texts }) => texts.slice(0, MAX_WARNINGS).map((text) => ({ task, text })));
    await handOver(input, {
        began,
        outcome: {
            kind: "incomplete",
            failed: failed.map(({ task, error, patchIn }) => ({
                ...{ task, error },
                ...(patchIn === undefined ? {} : { patchIn }),
            })),
            ...(warnings.length > 0 ? { warnings } : {}),
            next: "escalate",
            escalation: kind ?? "fault",
        },
        results,
    }, ports);
    return incompleteResult(failed);
}
/** @throws UserError no_sandbox, invalid_config, missing_secret */
async function run(input, ports) {
    const { onto } = input;
    if (onto !== undefined)
        return reviewAgain({ issue: input.issue, onto }, ports);
    const began = { at: ports.clock.now(), monotonic: ports.clock.monotonic() };
    const { session, plan } = await loadPlan(input, ports);
    const before = await previousRework(input, ports);
    const collected = await collect(input, { plan, issueDigest: session.issue.digest }, ports);
    if (collected.failed.length > 0)
        return giveUp(input, { began, ...collected }, ports);
    const baseSha = ports.context.sha;
    const workspace = await ports.workspaces.clone(baseSha);
    const config = (0,config_text/* configFromText */.I)(await workspace.fileAt(baseSha, config_text/* CONFIG_PATH */.t), ports.parseYaml);
    const equipment = await ports.equip(config, workspace);
    (0,sandbox_rule/* refuseWithoutSandbox */.S)(config, equipment.sandbox);
    const assembled = await assemble(workspace, baseSha, { plan, issue: input.issue, collected });
    if (assembled.kind === "conflict") {
        const error = `It does not merge with the other tasks; conflicts in: ${assembled.files.join(", ")}`;
        const failed = [{ task: assembled.task, error, failure: "conflict" }];
        return giveUp(input, { began, failed, results: collected.results }, ports);
    }
    const { worktree, headSha } = assembled;
    const today = await (0,day_spending/* spentToday */.qE)(ports.past, ports.clock.now());
    const { report, output } = await judge({
        session,
        plan,
        workspace,
        worktree,
        baseSha,
        headSha,
        attempt: input.attempt,
        results: collected.results,
        config,
        equipment,
        limits: (0,budget/* moneyLimits */.vY)({ record: session, results: collected.results, today }, config.budget),
        random: ports.random,
    });
    const verdict = (0,core_verdict/* verdictOn */.Hc)(report, input.attempt);
    const { next, escalation } = verdict;
    const rework = next === "rebuild"
        ? (0,core_rework/* reworkOf */.GG)({
            plan,
            results: collected.results,
            report,
            output,
            engineCalls: before?.engineCalls ?? {},
            limits: (0,schedule/* scheduleLimits */.Y3)(config.schedule),
        })
        : undefined;
    await handOver(input, {
        began,
        outcome: {
            kind: "scored",
            report,
            next,
            ...(escalation === undefined ? {} : { escalation }),
        },
        results: collected.results,
        rework,
        workspace,
    }, ports);
    return scoredResult(input.issue, { report, verdict, rework, open: equipment.sandbox === "off" });
}

;// CONCATENATED MODULE: ./build/agents/review/main.js







/** Joins the review agent to git, the repository's tools and the model; never to GitHub's API. */
const main = () => (0,run_action/* runAction */.C)(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    return run(input, {
        ...(await (0,connect/* connectRun */.Y)(raw["github-token"], context)),
        random: nonce/* nonce */.K,
        equip: async (config, workspace) => {
            const commands = await (0,held_commands/* connectHeldCommands */.W)({ config, workspace, context });
            return {
                sandbox: commands.sandbox,
                refused: commands.refused,
                model: (0,model/* connectModel */.I)(raw["anthropic-api-key"], config),
                toolchains: (0,detect_toolchains/* detectToolchains */.U)({ commands, config, tempDir: context.tempDir }),
            };
        },
    });
});


/***/ }),

/***/ 89116:
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

/***/ 98522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderReport)
/* harmony export */ });
/* harmony import */ var _inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(417);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7765);
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2212);



const PARTS = ["tests", "lint", "security", "docs"];
const SHOWN_FINDINGS = 50;
const MAX_REFUSED = 1_000;
const MARK = { APPROVE: "✅", REVIEW: "🟡", REJECT: "❌" };
const place = (finding) => finding.file === undefined
    ? ""
    : ` (${(0,_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(finding.file)}${finding.line === undefined ? "" : `:${finding.line}`})`;
const item = (finding) => `- **${finding.severity}** ${(0,_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(finding.message)}${place(finding)}${finding.rule === undefined ? "" : ` – ${(0,_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(finding.rule)}`}`;
/** The seed's ✓ lines, each from a fact of the report and absent where there is none. */
function facts(report) {
    const unknown = new Set(report.unknown.map(({ part }) => part));
    const grave = report.issues.some(({ severity, part }) => part === "security" && (severity === "critical" || severity === "high"));
    const lines = [];
    if (report.issues.length === 0 && report.unknown.length === 0)
        lines.push("✓ All checks passed");
    if (!unknown.has("security"))
        lines.push(grave
            ? "✗ Critical or high security findings"
            : report.issues.some(({ part }) => part === "security")
                ? "✓ No critical or high security vulnerabilities"
                : "✓ No security vulnerabilities");
    if (report.coverage !== undefined)
        lines.push(`✓ ${round(report.coverage)}% test coverage`);
    if (report.testsPassed + report.testsFailed > 0)
        lines.push(`${report.testsFailed === 0 ? "✓" : "✗"} Tests: ${report.testsPassed} passed, ${report.testsFailed} failed`);
    return lines;
}
const round = (value) => String(Math.round(value * 10) / 10);
/** Both bases, where the default branch moved between two reviews. */
const baseOf = ({ baseSha, movedFrom }) => movedFrom === undefined
    ? ""
    : ` on \`${baseSha.slice(0, 12)}\` (the base moved on from \`${movedFrom.slice(0, 12)}\`, the change was reviewed again)`;
/**
 * The quality report as people read it: the seed's comment (phase 6, step 4), then how each part's
 * points came about. Markdown; every text that tools or models wrote is escaped.
 */
function renderReport(report, issue) {
    const findings = report.issues.slice(0, SHOWN_FINDINGS).map(item);
    const hidden = report.issues.length - findings.length;
    const refused = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalText */ .Kw)(report.refused ?? []);
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
        report.explanation.map((line) => `- ${(0,_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(line)}`).join("\n"),
        report.unknown.length === 0
            ? ""
            : [
                "**Unknown** (earns nothing, blocks auto-merge):",
                ...report.unknown.map(({ part, reason }) => `- ${part}: ${(0,_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(reason)}`),
            ].join("\n"),
        findings.length === 0
            ? ""
            : [
                "**Findings**",
                ...findings,
                ...(hidden > 0 ? [`- and ${hidden} more in the report`] : []),
            ].join("\n"),
        refused === undefined ? "" : `⚠️ ${(0,_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(refused, MAX_REFUSED)}.`,
        `Reviewed tree \`${report.treeSha.slice(0, 12)}\`${baseOf(report)}, toolchain ${(0,_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(report.toolchain)}, attempt ${report.attempt}.`,
    ];
    return sections.filter((section) => section !== "").join("\n\n");
}


/***/ }),

/***/ 68442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ reviewsInOrder),
/* harmony export */   t: () => (/* binding */ readReview)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42047);
/* harmony import */ var _review_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37593);
/* harmony import */ var _task_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88795);



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
        results: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_task_result_js__WEBPACK_IMPORTED_MODULE_1__/* .TaskResult */ .$).parse(await json(_review_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .REVIEW_FILES */ .x.results)),
    };
}


/***/ }),

/***/ 2212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ POSSIBLE),
/* harmony export */   u: () => (/* binding */ scoreOf)
/* harmony export */ });
/* harmony import */ var _changed_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89116);

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
    const { passed, failed, coverage } = tests;
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
        const missing = unknown("Tests", "line coverage was not measured");
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
    const findings = lint.findings.filter((finding) => (0,_changed_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .concerns */ .K)(change, finding));
    const errors = findings.filter(({ severity }) => severity === "error").length;
    const warnings = findings.filter(({ severity }) => severity === "warning").length;
    const earned = Math.max(0, POSSIBLE.lint - 5 * errors - warnings);
    const elsewhere = lint.findings.length - findings.length;
    const rest = elsewhere > 0 ? `, ${elsewhere} outside the changed lines not counted` : "";
    return {
        points: earned,
        line: `Lint: ${errors} errors, ${warnings} warnings${rest} → ${earned}/25 points`,
        findings,
    };
}
const isGrave = ({ severity }) => severity === "critical" || severity === "high";
function scoreSecurity(audit, secrets) {
    const findings = [...secrets, ...(audit.kind === "known" ? audit.findings : [])];
    const grave = findings.filter(isGrave).length;
    if (audit.kind === "unknown")
        return { ...unknown("Security", audit.reason), findings };
    const medium = findings.filter(({ severity }) => severity === "medium").length;
    const low = findings.filter(({ severity }) => severity === "low").length;
    const earned = grave > 0 ? 0 : Math.max(0, POSSIBLE.security - 5 * medium - low);
    return {
        points: earned,
        line: `Security: ${grave} critical or high, ${medium} medium, ${low} low → ${earned}/20 points`,
        findings,
    };
}
function scoreDocs(docs) {
    if (docs.kind === "unknown")
        return unknown("Documentation", docs.reason);
    const share = docs.publicItems === 0 ? 1 : docs.documented / docs.publicItems;
    const earned = points(POSSIBLE.docs * Math.min(1, share));
    const line = docs.publicItems === 0
        ? `Documentation: no public items in the changed files → ${earned}/20 points`
        : `Documentation: ${docs.documented} of ${docs.publicItems} public items → ${earned}/20 points`;
    return { points: earned, line, findings: docs.findings };
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
        security: scoreSecurity(measured.audit, measured.secrets),
        docs: scoreDocs(measured.docs),
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
        unknown: [
            ...all.flatMap(([part, { unknown: reason }]) => reason === undefined ? [] : [{ part, reason }]),
            ...(measured.unknown ?? []),
        ],
        explanation: [...all.map(([, { line }]) => line), ...lowered],
    };
}


/***/ })

};
