export const id = 2713;
export const ids = [2713];
export const modules = {

/***/ 28540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/shell/connect-analyst.js + 1 modules
var connect_analyst = __webpack_require__(1444);
// EXTERNAL MODULE: ./build/shell/connect-notices.js + 9 modules
var connect_notices = __webpack_require__(72116);
// EXTERNAL MODULE: ./build/shell/model.js + 6 modules
var model = __webpack_require__(99713);
// EXTERNAL MODULE: ./build/shell/run-action.js + 4 modules
var run_action = __webpack_require__(90378);
// EXTERNAL MODULE: ./build/core/session/job-input.js
var job_input = __webpack_require__(8239);
// EXTERNAL MODULE: ./build/core/issue/analysis-labels.js
var analysis_labels = __webpack_require__(62904);
// EXTERNAL MODULE: ./build/core/budget/budget.js
var budget = __webpack_require__(26169);
// EXTERNAL MODULE: ./build/core/budget/day-spending.js
var day_spending = __webpack_require__(66169);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/core/text/duration-text.js
var duration_text = __webpack_require__(99760);
// EXTERNAL MODULE: ./build/core/notices/make-notice.js
var make_notice = __webpack_require__(67657);
;// CONCATENATED MODULE: ./build/core/notices/begin.js



const STOP = {
    command: "/miyabi stop",
    meaning: `stop it; so does the label ${names/* STOP_LABEL */.aQ}, or to close the issue`,
};
/** Seed, "Emergency Hotfixes": at once. */
const hotfixNotice = ({ record, analysis }, gate, place) => (0,make_notice/* makeNotice */.r)(record, {
    key: `hotfix-r${record.trigger.runId}`,
    event: "hotfix",
    kind: "hotfix",
    severity: "critical",
    title: "Hotfix: straight to production",
    lines: [
        "The priority is P0-Critical: one task, reviewed, merged if the review lets it, deployed to production at once, without staging.",
        ...(gate === "approve"
            ? ["It is complex: nothing is built before people approve the plan."]
            : []),
        ...analysis.reasons,
    ],
    answers: [STOP],
}, place);
/** Seed phase 1, complexity 5 to 7: `runId` is the run that waits. */
const graceNotice = ({ record, analysis }, { minutes, runId }, place) => (0,make_notice/* makeNotice */.r)(record, {
    key: `grace-r${runId}`,
    event: "grace",
    kind: "grace",
    severity: "low",
    title: `Complexity ${analysis.complexity}/10: Miyabi starts in ${(0,duration_text/* durationText */.S)(minutes * 60)}`,
    lines: analysis.reasons,
    answers: [STOP],
}, place);

// EXTERNAL MODULE: ./build/core/notices/routing.js
var routing = __webpack_require__(41322);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/people/gate.js
var people_gate = __webpack_require__(67693);
// EXTERNAL MODULE: ./build/core/session/session-edit.js
var session_edit = __webpack_require__(99698);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/core/issue/analysis.js
var analysis = __webpack_require__(58994);
;// CONCATENATED MODULE: ./build/core/issue/complexity.js
/**
 * What an issue's text alone demands, whatever a model thinks of it (design: domain, "IssueAgent").
 * English and Japanese; each pattern is a list of words, linear in the text.
 */
const FLOORS = [
    {
        minimum: 5,
        what: "security or authentication",
        pattern: /\b(?:authenticat\w*|authoriz\w*|authoris\w*|oauth2?|openid|jwt|sso|saml|passwords?|passkeys?|encrypt\w*|decrypt\w*|cryptograph\w*|csrf|xss|injection|vulnerabilit\w*|cve-\d+-\d+|access control|permission checks?|session tokens?|private keys?|rbac)\b|認証|認可|暗号|脆弱性|パスワード|権限管理/iu,
    },
    {
        minimum: 5,
        what: "a migration",
        pattern: /\b(?:(?:database|db|schema|data) migrations?|migrations?\/|migrate (?:the )?(?:database|db|schema|data|users?|tables?)|alter table|drop (?:table|column)|backfill\w*)|マイグレーション|データ移行|スキーマ変更/iu,
    },
    {
        minimum: 6,
        what: "a breaking change",
        pattern: /\b(?:breaking (?:api )?changes?|backwards?[- ]incompatible|incompatible (?:api|change)\w*|remove (?:the )?(?:deprecated |public )?(?:api|endpoints?)|major version bump)\b|破壊的変更|後方互換/iu,
    },
    {
        minimum: 5,
        what: "deployment manifests",
        pattern: /\b(?:kubernetes|k8s|helm charts?|dockerfile|docker-compose|terraform|deployment (?:manifests?|ya?ml)|ingress|kustomiz\w*)\b|\.github\/workflows|デプロイ設定/iu,
    },
];
/** The least complexity that the text allows, with what demands it; 0 where nothing does. */
function complexityFloor(text) {
    const hit = FLOORS.filter(({ pattern }) => pattern.test(text));
    return {
        complexity: Math.max(0, ...hit.map(({ minimum }) => minimum)),
        reasons: hit.map(({ minimum, what }) => `The text speaks of ${what}: at least ${minimum}.`),
    };
}
/** The model's judgement, bounded from below by the text. */
function boundedComplexity(model, text) {
    const floor = complexityFloor(text);
    return {
        complexity: Math.max(model.complexity, floor.complexity),
        reasons: [...model.reasons, ...floor.reasons],
    };
}

// EXTERNAL MODULE: ./build/core/issue/similar-view.js
var similar_view = __webpack_require__(11521);
// EXTERNAL MODULE: ./build/core/text/quote.js
var quote = __webpack_require__(12496);
;// CONCATENATED MODULE: ./build/agents/issue/ask.js






const Words = schemas/* array */.YOg(schemas/* string */.YjP().max(80)).max(30).default([]);
const Sentences = schemas/* array */.YOg(schemas/* string */.YjP().max(400)).max(10).default([]);
/** What the model is asked for: a judgement, every list bounded. */
const Judgement = schemas/* object */.Ikc({
    complexity: schemas/* number */.aig().min(0).max(10).describe("0: a typo, 5: several parts, 10: a new system"),
    reasons: Sentences.describe("Why this complexity, a sentence each"),
    type: schemas/* enum */.k5n(analysis/* ISSUE_TYPES */.co),
    security: schemas/* enum */.k5n(analysis/* SECURITY_LEVELS */.XS).describe("How much harm a mistake in this change could do"),
    priority: schemas/* enum */.k5n(analysis/* PRIORITIES */.BE).describe("P0-Critical only where production is broken now"),
    severity: schemas/* enum */.k5n(analysis/* SEVERITIES */.oC),
    estimatedHours: schemas/* number */.aig()
        .positive()
        .max(1000)
        .optional()
        .describe("Of a developer; leave it out without good grounds"),
    keywords: Words.describe("Canonical technical words, for finding similar issues"),
    components: Words.describe("Parts of the system, as paths or names"),
    symptoms: Words.describe("What goes wrong, in canonical words; empty where nothing does"),
    missing: Sentences.describe("Questions that must be answered before anyone could build this; empty where the text is enough"),
});
const SYSTEM = [
    "You judge an issue of a software repository, so that others can plan its implementation.",
    "Do not propose a solution. Ask for missing information only where the issue cannot be built without guessing what is wanted; details that a developer would decide are not missing.",
    quote/* QUOTE_RULE */.A,
].join("\n");
const issueQuestion = (issue, { similar, limits, nonce, }) => ({
    agent: "issue",
    subject: String(issue.number),
    system: SYSTEM,
    prompt: [
        `Judge issue #${issue.number}.`,
        (0,quote/* quote */.h)("title", issue.title, nonce),
        (0,quote/* quote */.h)("body", issue.body === "" ? "(empty)" : issue.body, nonce),
        (0,quote/* quote */.h)("labels", issue.labels.join("\n"), nonce),
        ...(similar.length === 0
            ? []
            : [
                "Earlier issues with words in common, and how they ended; they may be something else altogether:",
                (0,quote/* quote */.h)("earlier issues", (0,similar_view/* similarText */.f)({ similar }), nonce),
            ]),
    ].join("\n\n"),
    schema: Judgement,
    limits,
});
/** Where the model gives no better grounds (design: domain, "IssueAgent"). */
const HOURS_PER_POINT = 2;
/** The judgement as the session keeps it: complexity bounded by the text, people's labels first. */
function analysisOf(judgement, issue, similar) {
    const { estimatedHours, ...rest } = judgement;
    const { complexity, reasons } = boundedComplexity(judgement, `${issue.title}\n${issue.body}`);
    return {
        ...rest,
        ...(0,analysis_labels/* labelledBy */.zu)(issue.labels),
        complexity,
        reasons,
        estimatedHours: estimatedHours ?? Math.max(1, HOURS_PER_POINT * complexity),
        similar,
    };
}

// EXTERNAL MODULE: ./build/core/knowledge/encoder.js + 4 modules
var encoder = __webpack_require__(44821);
;// CONCATENATED MODULE: ./build/core/knowledge/similar-issues.js
/** Half of the words of one must be in the other, and a word alone is no likeness. */
const LEAST_SHARE = 0.5;
const LEAST_WORDS = 2;
const MOST_ISSUES = 3;
const MOST_CHARACTERS = 1_000;
/** What is searched for: the title, and how the description begins. */
const similarityQuery = ({ title, body }) => `${title}\n${body}`.slice(0, MOST_CHARACTERS);
/** The larger share of a title's words that the other side has, 0 to 1. */
function likeness(issue, document, encoder) {
    const { title, keywords, files, content } = document;
    const shareOf = (some, others) => {
        const words = new Set(encoder.terms(some));
        const there = new Set(encoder.terms(others));
        const common = [...words].filter((word) => there.has(word)).length;
        return common < LEAST_WORDS ? 0 : common / words.size;
    };
    return Math.max(shareOf(issue.title, [title, ...keywords, ...files, content].join("\n")), shareOf(title, `${issue.title}\n${issue.body}`));
}
/**
 * Other issues that were like this one, by what a search found of them, each with how it ended: as its
 * session's newest entry says, else as the work that was found.
 */
function similarIssues(found, issue, encoder) {
    const best = new Map();
    for (const { document } of found) {
        if (document.issue === issue.number)
            continue;
        const share = likeness(issue, document, encoder);
        const known = best.get(document.issue);
        const isEnd = document.type === "session";
        if (known === undefined)
            best.set(document.issue, { document, share });
        else {
            const newer = known.document.type !== "session" || document.time > known.document.time;
            best.set(document.issue, {
                document: isEnd && newer ? document : known.document,
                share: Math.max(known.share, share),
            });
        }
    }
    return [...best.values()]
        .filter(({ share }) => share >= LEAST_SHARE)
        .sort((a, b) => b.share - a.share)
        .slice(0, MOST_ISSUES)
        .map(({ document: { issue: number, title, outcome }, share }) => ({
        ...{ issue: number, title, outcome },
        score: Math.round(share * 100) / 100,
    }));
}

;// CONCATENATED MODULE: ./build/agents/issue/find-similar.js


const LOOKED_AT = 20;
/** Past issues like this one. An extra: where it cannot be searched there are none (shell says so). */
async function findSimilar(issue, knowledge) {
    const text = similarityQuery(issue);
    const found = await knowledge.search({ text, limit: LOOKED_AT, types: ["session", "task"] });
    return similarIssues(found, issue, new encoder/* Encoder */.Nz());
}

// EXTERNAL MODULE: ./build/core/people/approval.js
var approval = __webpack_require__(64969);
// EXTERNAL MODULE: ./build/core/people/command.js
var command = __webpack_require__(72021);
// EXTERNAL MODULE: ./build/core/issue/labels.js
var issue_labels = __webpack_require__(21283);
;// CONCATENATED MODULE: ./build/agents/issue/grace.js




/** Looks between start and end of the period, each one request. */
const MOST_LOOKS = 5;
const SHORTEST_SLICE_MS = 60_000;
const COMMENTS_READ = 20;
/**
 * Waits in slices, and looks at the issue after each. Returns why people stopped it, undefined where
 * nobody did. A `/miyabi stop` comment also starts a run that sets the label; the comments are read
 * once at the end, in case that run is late.
 */
async function waitForObjection({ issue, minutes, noticeId }, { issues, clock }) {
    const total = minutes * 60_000;
    const slice = Math.max(SHORTEST_SLICE_MS, total / MOST_LOOKS);
    for (let waited = 0; waited < total;) {
        const step = Math.min(slice, total - waited);
        await clock.sleep(step);
        waited += step;
        const { labels, state } = await issues.read(issue);
        if (state === "closed")
            return "The issue was closed.";
        if (labels.some((label) => (0,issue_labels/* sameLabel */.bK)(label, names/* STOP_LABEL */.aQ)))
            return `The label ${names/* STOP_LABEL */.aQ} was set.`;
    }
    if (total === 0)
        return undefined;
    for (const { id, author, ours, body } of await issues.comments(issue, COMMENTS_READ)) {
        if (ours || id <= noticeId)
            continue;
        const parsed = (0,command/* parseCommand */.R)(body);
        const stops = parsed.kind === "command" && parsed.command.verb === "stop";
        if (stops && (0,approval/* canWrite */._4)(await issues.roleOf(author)))
            return `${author} said /miyabi stop.`;
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/core/people/mentions.js
var people_mentions = __webpack_require__(97301);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
;// CONCATENATED MODULE: ./build/agents/issue/notices.js




/** Asks for what a vague issue lacks. */
const renderQuestions = (missing) => [
    "### 🤔 This issue says too little to build it",
    missing.map((one) => `- ${(0,inert_line/* inertLine */.F)(one, 400)}`).join("\n"),
    "Answer in the issue's description (edit it), then comment `/miyabi retry`. Nothing was built.",
].join("\n\n");
/** Tells people before the work starts, and how to stop it (seed phase 1, complexity 5 to 7). */
const renderNotice = ({ complexity, reasons }, { minutes, state, mentions = [], }) => [
    `### 🔔 Complexity ${complexity}/10: ${state === "waits"
        ? `Miyabi starts in ${(0,duration_text/* durationText */.S)(minutes * 60)}`
        : "Miyabi goes on, nobody objected"}`,
    reasons.map((one) => `- ${(0,inert_line/* inertLine */.F)(one)}`).join("\n"),
    mentions.length > 0 ? `Told: ${mentions.join(", ")}` : "",
    `To stop it, comment \`/miyabi stop\`, set the label \`${names/* STOP_LABEL */.aQ}\`, or close the issue.`,
]
    .filter((section) => section !== "")
    .join("\n\n");
/**
 * Said at once, before anything is built (seed, "Emergency Hotfixes"). The approvers are mentioned, so that
 * GitHub tells them; `gate` is what is asked of people before the work begins.
 */
const renderHotfix = ({ approvers, mentions: more = [], gate, }) => {
    const mentions = [...new Set([...(0,people_mentions/* mentionsOf */.j)(approvers), ...more])];
    return [
        "### 🚑 Hotfix: straight to production",
        `The priority is P0-Critical. Miyabi makes this issue one task, has it reviewed, merges it if the review lets it, and deploys it to production at once, without staging.${gate === "approve" ? " It is complex: nothing is built before people approve the plan." : ""}`,
        mentions.length > 0 ? `Told: ${mentions.join(", ")}` : "",
        `To stop it, comment \`/miyabi stop\`, set the label \`${names/* STOP_LABEL */.aQ}\`, or close the issue.`,
    ]
        .filter((section) => section !== "")
        .join("\n\n");
};

// EXTERNAL MODULE: ./build/core/people/escalation-record.js
var escalation_record = __webpack_require__(513);
// EXTERNAL MODULE: ./build/core/people/escalation-view.js + 1 modules
var escalation_view = __webpack_require__(95296);
// EXTERNAL MODULE: ./build/core/session/transitions.js
var transitions = __webpack_require__(79581);
;// CONCATENATED MODULE: ./build/agents/issue/stops.js








async function comment(record, { key, body }, { issues }) {
    const knownId = record.comments[key];
    const id = await issues.upsertComment({ issue: record.issue.number, key, body, knownId });
    return (0,session_edit/* rememberComment */.f0)(record, key, id);
}
async function stop(record, end, { issues, clock, context }) {
    const stopped = (0,transitions/* move */.Cy)(record, {
        to: end.state,
        by: "issue",
        runId: context.runId,
        at: clock.now(),
        reason: end.message,
    });
    const labels = record.analysis ? (0,analysis_labels/* analysisLabels */.wl)(record.analysis) : [];
    await issues.relabel(record.issue.number, { add: [`state:${stopped.state}`, ...labels] });
    return {
        record: stopped,
        result: {
            outcome: "blocked",
            reason: end.reason,
            message: end.message,
            outputs: {
                next: "finish",
                complexity: record.analysis ? String(record.analysis.complexity) : "",
            },
        },
    };
}
/** The issue cannot be built without guessing: asks, and waits for the author. */
async function askForMore(record, { reason, missing }, ports) {
    const body = renderQuestions(missing);
    const asked = await comment(record, { key: "questions", body }, ports);
    return stop(asked, {
        state: "blocked",
        reason,
        message: "The issue says too little to build it; the questions are in a comment.",
    }, ports);
}
/** The model or the budget is no help: people are asked. */
async function escalate(record, { kind, why }, ports) {
    const { number } = record.issue;
    const { clock, context, repository } = ports;
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind,
        severity: "medium",
        issue: number,
        reason: kind === "model" ? "The model gave no usable analysis of the issue" : why,
        failingChecks: kind === "model" ? [why] : [],
        recommendation: kind === "model"
            ? "Comment /miyabi retry; if it happens again, say in the issue more plainly what is wanted."
            : (0,budget/* budgetAdvice */.CS)(why),
        subject: { kind, issue: record.issue.digest, runId: context.runId },
        at: clock.now(),
    });
    const { notices } = await repository.config();
    const body = (0,escalation_view/* renderEscalation */.ek)(escalation, { ...context, branch: (0,names/* branchOf */.W0)(number), notices });
    const asked = await comment((0,escalation_record/* addEscalation */.N)(record, escalation), { key: (0,escalation_view/* escalationKey */.Jd)(escalation), body }, ports);
    return stop(asked, {
        state: "blocked",
        reason: kind === "model" ? "model_unusable" : "budget_used_up",
        message: escalation.reason,
    }, ports);
}
/** People stopped it in the grace period. */
const obey = (record, why, ports) => stop(record, { state: "paused", reason: "stopped", message: why }, ports);

;// CONCATENATED MODULE: ./build/agents/issue/agent.js
// IssueAgent (seed phase 1): what the issue asks for, how hard it is, and whether people are told first.














const INPUTS = [
    "issue",
    "github-token",
    "anthropic-api-key",
    "model-secrets",
    "notice-secrets",
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
    if (!record)
        throw new errors/* UserError */.yo("invalid_input", `Issue #${issue} has no session in this run. The orchestrator action starts one; run it before this action.`);
    const ended = await analyse(record, ports);
    const ok = ended.result.outcome === "done";
    await sessions.save((0,session_edit/* addPhase */.no)(ended.record, {
        name: "analysis",
        startedAt,
        seconds: (clock.monotonic() - began) / 1000,
        outcome: ok ? "success" : "waiting",
        ...(ok ? {} : { error: ended.result.message }),
    }));
    return ended.result;
}
const hasWords = ({ title, body }) => /[\p{L}\p{N}]/u.test(title + body);
async function analyse(record, ports) {
    const { model, nonce, repository, past, knowledge, clock } = ports;
    if (!hasWords(record.issue))
        return askForMore(record, { reason: "nothing_analyzable", missing: ["What is to be built or repaired?"] }, ports);
    const config = await repository.config();
    // A run that was cut off while it waited has the analysis already.
    if (record.analysis?.missing.length === 0)
        return gate(record, record.analysis, config, ports);
    const today = await (0,day_spending/* spentToday */.qE)(past, clock.now());
    const limits = (0,budget/* moneyLimits */.vY)({ record, today }, config.budget);
    const overspent = (0,budget/* budgetProblem */.vS)(limits);
    if (overspent !== undefined)
        return escalate(record, { kind: "budget", why: overspent }, ports);
    const similar = await findSimilar(record.issue, knowledge);
    const answer = await model.ask(issueQuestion(record.issue, { similar, limits, nonce }));
    const paid = (0,session_edit/* payFor */.Ce)(record, "issue", answer);
    if (answer.kind === "unusable")
        return escalate(paid, { kind: "model", why: answer.reason }, ports);
    if (answer.kind === "budget")
        return escalate(paid, { kind: "budget", why: answer.reason }, ports);
    const analysis = analysisOf(answer.value, record.issue, similar);
    const analysed = { ...paid, analysis };
    return analysis.missing.length > 0
        ? askForMore(analysed, { reason: "issue_incomplete", missing: analysis.missing }, ports)
        : gate(analysed, analysis, config, ports);
}
/** People hear of a hotfix before anything is built, whatever its complexity asks of them. */
async function tellOfHotfix(record, analysis, { gates, approvers, notices: told }, { issues, notices, context }) {
    if ((0,people_gate/* variationOf */.rI)(analysis, gates) !== "hotfix")
        return record;
    const gate = (0,people_gate/* gateOf */.Rv)(analysis.complexity, gates);
    const known = record.comments["hotfix"];
    const id = known ??
        (await issues.upsertComment({
            issue: record.issue.number,
            key: "hotfix",
            body: renderHotfix({ approvers, mentions: (0,routing/* mentionsFor */.nb)("hotfix", told), gate }),
            knownId: undefined,
        }));
    const said = (0,session_edit/* rememberComment */.f0)(record, "hotfix", id);
    return notices.tell(said, [hotfixNotice({ record: said, analysis }, gate, context)]);
}
/** What cannot work is said while nobody needs it yet; what the end of the session must know is kept. */
async function prepareNotices(record, { notices: { success, channels }, telemetry }, { notices }) {
    const noted = (await notices.problems())
        .filter((problem) => !record.notes.includes(problem))
        .reduce(session_edit/* addNote */.gp, record);
    const any = channels.slack || channels.email !== undefined || channels.webhook !== undefined;
    return {
        ...noted,
        ...(success === "told" && any ? { successTold: true } : {}),
        ...(telemetry.url === undefined ? {} : { traced: true }),
    };
}
/** The labels of an issue that waits, then the gate. Above the upper limit the plan is made first: people approve a plan. */
async function gate(analysed, analysis, config, ports) {
    const { gates } = config;
    const { number } = analysed.issue;
    const prepared = await prepareNotices(analysed, config, ports);
    const told = await tellOfHotfix(prepared, analysis, config, ports);
    // The coordinator comes next and puts the labels on the issue, with the state that it gives it.
    if ((0,people_gate/* gateOf */.Rv)(analysis.complexity, gates) !== "notify")
        return goOn(told, analysis);
    const owed = (0,analysis_labels/* owedLabels */.HV)(told);
    if (owed.length > 0)
        await ports.issues.relabel(number, { add: owed });
    const record = (0,analysis_labels/* withLabels */.IO)(told);
    const minutes = gates.graceMinutes;
    const mentions = (0,routing/* mentionsFor */.nb)("grace", config.notices);
    const notice = (knownId, state) => ports.issues.upsertComment({
        issue: number,
        key: "gate",
        body: renderNotice(analysis, { minutes, state, mentions }),
        knownId,
    });
    const noticeId = await notice(record.comments["gate"], minutes > 0 ? "waits" : "over");
    const noticed = (0,session_edit/* rememberComment */.f0)(record, "gate", noticeId);
    if (minutes === 0)
        return goOn(noticed, analysis);
    const { runId } = ports.context;
    const grace = graceNotice({ record: noticed, analysis }, { minutes, runId }, ports.context);
    // The job may be cancelled while it waits.
    const saved = await ports.sessions.save(await ports.notices.tell(noticed, [grace]));
    const objection = await waitForObjection({ issue: number, minutes, noticeId }, ports);
    if (objection !== undefined)
        return obey(saved, objection, ports);
    await notice(noticeId, "over");
    return goOn(saved, analysis);
}
const goOn = (record, { complexity, type }) => ({
    record,
    result: {
        outcome: "done",
        reason: "issue_analyzed",
        message: `Issue #${record.issue.number} is a ${type} of complexity ${complexity}/10.`,
        outputs: { next: "plan", complexity: String(complexity) },
    },
});

;// CONCATENATED MODULE: ./build/agents/issue/main.js





/** Joins the issue agent to GitHub, the model and the log branch. */
const main = () => (0,run_action/* runAction */.C)(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const keys = {
        token: raw["github-token"],
        keys: (0,model/* modelKeys */._1)(raw),
        knowledgeSecrets: raw["knowledge-secrets"],
    };
    const analyst = await (0,connect_analyst/* connectAnalyst */.t)(keys, context);
    const { clock, repository } = analyst;
    const { config } = repository;
    const notices = (0,connect_notices/* noticesOf */.l)(raw["notice-secrets"], { config, clock, run: context });
    return run(input, { ...analyst, notices });
});


/***/ }),

/***/ 62904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HV: () => (/* binding */ owedLabels),
/* harmony export */   IO: () => (/* binding */ withLabels),
/* harmony export */   QE: () => (/* binding */ lackedLabels),
/* harmony export */   wl: () => (/* binding */ analysisLabels),
/* harmony export */   zu: () => (/* binding */ labelledBy)
/* harmony export */ });
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58994);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21283);


/** What an analysis shows on the issue (seed phase 1): `estimated:16h` style hours. */
const analysisLabels = ({ type, priority, severity, security, estimatedHours, }) => [
    `type:${type}`,
    `priority:${priority}`,
    `severity:${severity}`,
    `security:${security}`,
    "agent:codegen",
    `estimated:${Math.max(1, Math.round(estimatedHours))}h`,
];
/** An analysis whose labels are not on the issue yet: they are put there with the next state, in one request. */
const owedLabels = ({ analysis }) => analysis === undefined || analysis.labelled === true ? [] : analysisLabels(analysis);
const groupOf = (label) => (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .identityOf */ .cu)(label).split(":", 1)[0] ?? "";
/** Those that never came onto the issue, where a job died: what people have changed since stays. */
const lackedLabels = (record, present) => {
    const groups = new Set(present.map(groupOf));
    return owedLabels(record).filter((label) => !groups.has(groupOf(label)));
};
/** The record of an issue that has its analysis' labels. */
const withLabels = (record) => record.analysis === undefined
    ? record
    : { ...record, analysis: { ...record.analysis, labelled: true } };
const among = (values, group, labels) => values.find((value) => labels.some((label) => (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .identityOf */ .cu)(label) === `${group}:${value}`.toLowerCase()));
/** What people said with labels; it comes before a model's opinion. */
function labelledBy(labels) {
    const priority = among(_analysis_js__WEBPACK_IMPORTED_MODULE_0__/* .PRIORITIES */ .BE, "priority", labels);
    const severity = among(_analysis_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC, "severity", labels);
    return { ...(priority ? { priority } : {}), ...(severity ? { severity } : {}) };
}


/***/ }),

/***/ 11521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ similarLines),
/* harmony export */   f: () => (/* binding */ similarText)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34327);

const ENDED = {
    success: "merged",
    failed: "failed",
    rejected: "not merged",
    rolled_back: "taken back from production",
};
const endOf = (outcome) => ENDED[outcome] ?? outcome;
/** For people, in the plan's comment. Markdown; "" where there is none. */
const similarLines = ({ similar }) => similar.length === 0
    ? ""
    : [
        "**Similar issues**",
        ...similar.map(({ issue, title, outcome }) => `- #${issue} (${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__/* .inertLine */ .F)(title, 120)}): ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__/* .inertLine */ .F)(endOf(outcome), 40)}`),
    ].join("\n");
/** For a model, as data: whoever wrote those issues is a stranger as well. */
const similarText = ({ similar }) => similar
    .map(({ issue, title, outcome }) => `issue ${issue}: ${title}\nended: ${endOf(outcome)}`)
    .join("\n");


/***/ }),

/***/ 44821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bu: () => (/* binding */ BM25),
  iA: () => (/* binding */ ENCODER_VERSION),
  Nz: () => (/* binding */ Encoder)
});

// UNUSED EXPORTS: termWeight

;// CONCATENATED MODULE: ./node_modules/stemmer/index.js
// Standard suffix manipulations.
/** @type {Record<string, string>} */
const step2list = {
  ational: 'ate',
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  izer: 'ize',
  bli: 'ble',
  alli: 'al',
  entli: 'ent',
  eli: 'e',
  ousli: 'ous',
  ization: 'ize',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  iveness: 'ive',
  fulness: 'ful',
  ousness: 'ous',
  aliti: 'al',
  iviti: 'ive',
  biliti: 'ble',
  logi: 'log'
}

/** @type {Record<string, string>} */
const step3list = {
  icate: 'ic',
  ative: '',
  alize: 'al',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: ''
}

// Consonant-vowel sequences.
const consonant = '[^aeiou]'
const vowel = '[aeiouy]'
const consonants = '(' + consonant + '[^aeiouy]*)'
const vowels = '(' + vowel + '[aeiou]*)'

const gt0 = new RegExp('^' + consonants + '?' + vowels + consonants)
const eq1 = new RegExp(
  '^' + consonants + '?' + vowels + consonants + vowels + '?$'
)
const gt1 = new RegExp('^' + consonants + '?(' + vowels + consonants + '){2,}')
const vowelInStem = new RegExp('^' + consonants + '?' + vowel)
const consonantLike = new RegExp('^' + consonants + vowel + '[^aeiouwxy]$')

// Exception expressions.
const sfxLl = /ll$/
const sfxE = /^(.+?)e$/
const sfxY = /^(.+?)y$/
const sfxIon = /^(.+?(s|t))(ion)$/
const sfxEdOrIng = /^(.+?)(ed|ing)$/
const sfxAtOrBlOrIz = /(at|bl|iz)$/
const sfxEED = /^(.+?)eed$/
const sfxS = /^.+?[^s]s$/
const sfxSsesOrIes = /^.+?(ss|i)es$/
const sfxMultiConsonantLike = /([^aeiouylsz])\1$/
const step2 =
  /^(.+?)(ational|tional|enci|anci|izer|bli|alli|entli|eli|ousli|ization|ation|ator|alism|iveness|fulness|ousness|aliti|iviti|biliti|logi)$/
const step3 = /^(.+?)(icate|ative|alize|iciti|ical|ful|ness)$/
const step4 =
  /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/

/**
 * Get the stem from a given value.
 *
 * @param {string} value
 *   Value to stem.
 * @returns {string}
 *   Stem for `value`
 */
// eslint-disable-next-line complexity
function stemmer(value) {
  let result = String(value).toLowerCase()

  // Exit early.
  if (result.length < 3) {
    return result
  }

  /** @type {boolean} */
  let firstCharacterWasLowerCaseY = false

  // Detect initial `y`, make sure it never matches.
  if (
    result.codePointAt(0) === 121 // Lowercase Y
  ) {
    firstCharacterWasLowerCaseY = true
    result = 'Y' + result.slice(1)
  }

  // Step 1a.
  if (sfxSsesOrIes.test(result)) {
    // Remove last two characters.
    result = result.slice(0, -2)
  } else if (sfxS.test(result)) {
    // Remove last character.
    result = result.slice(0, -1)
  }

  /** @type {RegExpMatchArray|null} */
  let match

  // Step 1b.
  if ((match = sfxEED.exec(result))) {
    if (gt0.test(match[1])) {
      // Remove last character.
      result = result.slice(0, -1)
    }
  } else if ((match = sfxEdOrIng.exec(result)) && vowelInStem.test(match[1])) {
    result = match[1]

    if (sfxAtOrBlOrIz.test(result)) {
      // Append `e`.
      result += 'e'
    } else if (sfxMultiConsonantLike.test(result)) {
      // Remove last character.
      result = result.slice(0, -1)
    } else if (consonantLike.test(result)) {
      // Append `e`.
      result += 'e'
    }
  }

  // Step 1c.
  if ((match = sfxY.exec(result)) && vowelInStem.test(match[1])) {
    // Remove suffixing `y` and append `i`.
    result = match[1] + 'i'
  }

  // Step 2.
  if ((match = step2.exec(result)) && gt0.test(match[1])) {
    result = match[1] + step2list[match[2]]
  }

  // Step 3.
  if ((match = step3.exec(result)) && gt0.test(match[1])) {
    result = match[1] + step3list[match[2]]
  }

  // Step 4.
  if ((match = step4.exec(result))) {
    if (gt1.test(match[1])) {
      result = match[1]
    }
  } else if ((match = sfxIon.exec(result)) && gt1.test(match[1])) {
    result = match[1]
  }

  // Step 5.
  if (
    (match = sfxE.exec(result)) &&
    (gt1.test(match[1]) ||
      (eq1.test(match[1]) && !consonantLike.test(match[1])))
  ) {
    result = match[1]
  }

  if (sfxLl.test(result) && gt1.test(result)) {
    result = result.slice(0, -1)
  }

  // Turn initial `Y` back to `y`.
  if (firstCharacterWasLowerCaseY) {
    result = 'y' + result.slice(1)
  }

  return result
}

;// CONCATENATED MODULE: ./build/core/knowledge/term-id.js
const UTF8 = new TextEncoder();
const mixed = (block) => {
    const spread = Math.imul(block, 0xcc9e2d51);
    return Math.imul((spread << 15) | (spread >>> 17), 0x1b873593);
};
/**
 * The number of a term, 0 to 2^32 - 1: MurmurHash3 x86 32 bits with seed 0 over UTF-8 (Appleby, 2011),
 * the same on every machine and in every version, since indexes and Qdrant collections keep it.
 */
function termId(term) {
    const bytes = UTF8.encode(term);
    const whole = bytes.length - (bytes.length % 4);
    const byte = (at) => bytes[at] ?? 0;
    let hash = 0;
    for (let at = 0; at < whole; at += 4) {
        hash ^= mixed(byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24));
        hash = (hash << 13) | (hash >>> 19);
        hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
    }
    // Bytes beyond the end count as 0, and an empty rest mixes to 0.
    hash ^= mixed(byte(whole) | (byte(whole + 1) << 8) | (byte(whole + 2) << 16));
    hash ^= bytes.length;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
}

;// CONCATENATED MODULE: ./build/core/knowledge/vocabulary.js
/** Words that say nothing about what a text is about, as they stand before stemming. */
const STOP_WORDS = new Set(("a about after again all also am an and any are as at be because been before being but by can could " +
    "did do does doing for from get gets had has have he her here his how i if in into is it its just " +
    "let like make me more most my no nor not now of off on once only or other our out over own per " +
    "please she should so some such than that the their them then there these they this those through to " +
    "too under until up us use used using very want was we were what when where which while who why will " +
    "with would you your d ll m re s t ve").split(" "));
/** Short and long forms of the same word in the trade, the long one stemmed as the encoder does. */
const SAME_WORDS = new Map(Object.entries({
    a11y: "access",
    auth: "authent",
    cfg: "configur",
    conf: "configur",
    config: "configur",
    db: "databas",
    del: "delet",
    dep: "depend",
    dir: "directori",
    folder: "directori",
    doc: "document",
    env: "environ",
    err: "error",
    exec: "execut",
    fn: "function",
    func: "function",
    i18n: "internation",
    img: "imag",
    impl: "implement",
    info: "inform",
    init: "initi",
    k8s: "kubernet",
    l10n: "local",
    lib: "librari",
    signin: "login",
    max: "maximum",
    min: "minimum",
    mem: "memori",
    msg: "messag",
    num: "number",
    obj: "object",
    param: "paramet",
    perf: "perform",
    pkg: "packag",
    postgr: "postgresql",
    pg: "postgresql",
    prod: "product",
    pwd: "password",
    passwd: "password",
    ref: "refer",
    regex: "regexp",
    repo: "repositori",
    req: "request",
    res: "respons",
    resp: "respons",
    spec: "specif",
    src: "sourc",
    sync: "synchron",
    temp: "temporari",
    tmp: "temporari",
    tz: "timezon",
    util: "utiliti",
    val: "valu",
    var: "variabl",
    ver: "version",
}));

;// CONCATENATED MODULE: ./build/core/knowledge/words.js
const WORD = /[\p{L}\p{M}\p{N}_$][\p{L}\p{M}\p{N}_$./:\\-]*/gu;
/** Parts of a path or a dotted name. */
const SEGMENT = /[^./:\\]+/gu;
/** Runs of letters as camelCase and ACRONYMWord divide them, and of digits. */
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lm}\p{M}]+|\p{Lt}|\p{N}+/gu;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\u30fc]+/gu;
const MOST_CHARACTERS = 200;
const words_name = (text) => ({ kind: "name", text });
const word = (text) => ({ kind: "word", text });
/** Accents off Latin letters alone: elsewhere a mark may be another letter (`が`, `й`). */
const folded = (text) => /^[\x20-\x7e\s]*$/.test(text)
    ? text
    : text
        .normalize("NFKC")
        .normalize("NFD")
        .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
        .normalize("NFC");
/** Pairs of neighbours, or the one character that there is. */
function bigrams(run) {
    const characters = Array.from(run);
    if (characters.length < 2)
        return [words_name(run)];
    return characters.slice(1).map((second, at) => words_name(`${characters[at] ?? ""}${second}`));
}
/** `userAuth`, `user_auth` and `user-auth` are the name `userauth` and the words `user` and `auth`. */
function piecesOfSegment(segment) {
    const parts = (segment.match(PART) ?? []).map((part) => part.toLowerCase());
    if (parts.length === 1)
        return parts.map(word);
    const whole = parts.join("");
    return [...(whole === "" ? [] : [words_name(whole)]), ...parts.map(word)];
}
function piecesOfWord(written) {
    const spaced = written.replace(UNSPACED, " ");
    const pieces = (written.match(UNSPACED) ?? []).flatMap(bigrams);
    for (const [match] of spaced.matchAll(WORD)) {
        if (match.length > MOST_CHARACTERS)
            continue;
        const whole = match.replace(/[./:\\-]+$/u, "");
        const segments = whole.match(SEGMENT) ?? [];
        if (segments.length > 1)
            pieces.push(words_name(whole.toLowerCase()));
        pieces.push(...segments.flatMap(piecesOfSegment));
    }
    return pieces;
}
/**
 * The words, names and paths of a text, lower case: paths and dotted names whole as well as in parts,
 * identifiers joined as well as in parts, text without spaces as pairs of characters. What is longer
 * than any name is left out.
 */
function piecesOf(text) {
    return [...folded(text).matchAll(WORD)].flatMap(([match]) => piecesOfWord(match));
}

;// CONCATENATED MODULE: ./build/core/knowledge/encoder.js




/** Raised with every change that gives a text other terms: stores with another one are built anew. */
const ENCODER_VERSION = 1;
/**
 * BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009): how fast a term's
 * repetition stops counting, and how much a text's length counts against it. The average length is fixed,
 * so that a document's weights do not depend on the others: Qdrant stores them.
 */
const BM25 = { k: 1.2, b: 0.75, averageLength: 100 };
/** The document side of BM25; the other factor, the term's idf, is the store's. */
function termWeight(count, length) {
    const { k, b, averageLength } = BM25;
    return (count * (k + 1)) / (count + k * (1 - b + (b * length) / averageLength));
}
/** What of a document is searched, with what counts twice there twice. */
const searched = ({ title, keywords, files, content }) => [title, title, ...keywords, ...keywords, ...files, content.replace(/^[A-Z][a-z]+: /gm, "")].join("\n");
const MOST_REMEMBERED = 100_000;
/**
 * Makes terms and sparse vectors of texts, the same ones for every store. An instance remembers words
 * that it has seen, which makes long work several times faster.
 */
class Encoder {
    #terms = new Map();
    #ids = new Map();
    /** Empty for a stop word. */
    #termOf(word) {
        const known = this.#terms.get(word);
        if (known !== undefined)
            return known;
        const stem = /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
        const term = STOP_WORDS.has(word) ? "" : (SAME_WORDS.get(word) ?? SAME_WORDS.get(stem) ?? stem);
        if (this.#terms.size < MOST_REMEMBERED)
            this.#terms.set(word, term);
        return term;
    }
    #idOf(term) {
        const known = this.#ids.get(term);
        if (known !== undefined)
            return known;
        const id = termId(term);
        if (this.#ids.size < MOST_REMEMBERED)
            this.#ids.set(term, id);
        return id;
    }
    /** The terms of a text in its order, repetitions included. */
    terms(text) {
        return piecesOf(text).flatMap(({ kind, text: piece }) => {
            const term = kind === "name" ? (SAME_WORDS.get(piece) ?? piece) : this.#termOf(piece);
            return term === "" ? [] : [term];
        });
    }
    /** What an index keeps of a document. */
    counts(document) {
        const terms = this.terms(searched(document));
        const byId = new Map();
        for (const term of terms) {
            const id = this.#idOf(term);
            byId.set(id, Math.min(255, (byId.get(id) ?? 0) + 1));
        }
        const sorted = [...byId].sort(([a], [b]) => a - b);
        return {
            indices: sorted.map(([id]) => id),
            counts: sorted.map(([, count]) => count),
            length: terms.length,
        };
    }
    /** The vector of a document: BM25 without the idf. */
    document(document) {
        const { indices, counts, length } = this.counts(document);
        return { indices, values: counts.map((count) => termWeight(count, length)) };
    }
    /** The vector of a query: 1 for each of its terms. */
    query(text) {
        const ids = new Set(this.terms(text).map((term) => this.#idOf(term)));
        const indices = [...ids].sort((a, b) => a - b);
        return { indices, values: indices.map(() => 1) };
    }
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
/* harmony import */ var _deploy_held_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31137);
/* harmony import */ var _session_edit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99698);
/* harmony import */ var _budget_usage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44717);



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
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
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
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
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
        ? (0,_budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .usageBeyond */ .$e)(usage, known.usage)
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
    const paid = news.reduce((sum, result) => (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .spend */ .Rf)(sum, "codegen", addedUsage(record, result)), {
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
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
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
    const { modelCalls, ...kept } = report;
    const paid = { usage: report.usage, modelCalls };
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .payFor */ .Ce)({ ...worked, reviews: [...worked.reviews, kept] }, "review", paid);
}
/**
 * The record with an environment's result in it: the newest of each release and environment. One that is held
 * back for now takes no place of what was deployed.
 */
function foldDeployment(record, result) {
    const same = (one) => one.release === result.release && one.environment === result.environment;
    const phased = record.deployments.some((one) => same(one) && one.startedAt === result.startedAt)
        ? record
        : (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
            name: "deployment",
            startedAt: new Date(result.startedAt),
            seconds: result.seconds,
            outcome: phaseOutcome(result.outcome),
            ...(result.error === undefined ? {} : { error: result.error }),
        });
    const keeps = (0,_deploy_held_js__WEBPACK_IMPORTED_MODULE_0__/* .isHeld */ .i7)(result) && !(0,_deploy_held_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(result);
    if (keeps && record.deployments.some((one) => same(one) && one.outcome !== "held"))
        return phased;
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
        case "held":
            return "waiting";
        case "unhealthy":
        case "rolled_back":
        case "rollback_failed":
            return "failure";
    }
}
/** All that the session has cost. */
const totalUsage = ({ usage }) => Object.values(usage).reduce(_budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .addUsage */ .vk, _budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_USAGE */ .yJ);


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
