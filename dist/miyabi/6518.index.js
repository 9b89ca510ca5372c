export const id = 6518;
export const ids = [6518];
export const modules = {

/***/ 76518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/core/names.js
var core_names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/adapters/git/log-branch.js
var log_branch = __webpack_require__(9541);
// EXTERNAL MODULE: ./build/adapters/git/run-git.js
var run_git = __webpack_require__(22410);
;// CONCATENATED MODULE: ./build/adapters/git/git-journal.js



/** Writers of different issues meet here; one of them wins each round, the others append behind it. */
const TRIES = 20;
const PAUSE_MS = 500;
const mark = (key) => `<!-- miyabi:log:${key.replace(/[^\w:.-]+/g, "_").replace(/--+/g, "-")} -->`;
/** `.ai/logs/2025-10-24.md`, by the UTC day of the entry. */
const fileOf = ({ at }) => `${log_branch/* LOG_FOLDER */.KZ}/${at.toISOString().slice(0, 10)}.md`;
/** Text of a file at the head, empty where there is none. */
async function textAt({ git }, head, file) {
    if (head === undefined)
        return "";
    const found = await git(["cat-file", "blob", `${head}:${file}`], { accept: [0, 128] });
    return found.code === 0 ? found.stdout.toString("utf8") : "";
}
/** Those that no file of the branch holds, whatever day they were written on. */
async function missing(log, head, entries) {
    if (head === undefined)
        return [...entries];
    const { git } = log;
    const files = await (0,log_branch/* logFiles */.eO)(log, head);
    await (0,log_branch/* fetchFiles */.Uq)(log, files.map(({ id }) => id));
    const found = await git(["grep", "-h", "-o", "-E", "^<!-- miyabi:log:[^ ]+ -->", head, "--", log_branch/* LOG_FOLDER */.KZ], { accept: [0, 1] });
    const known = new Set(found.stdout.toString("utf8").split("\n"));
    return entries.filter(({ key }) => !known.has(mark(key)));
}
const titleOf = ({ entries, session }) => entries.length > 0 || session === undefined
    ? `docs(logs): ${entries.length} ${entries.length === 1 ? "entry" : "entries"}`
    : `docs(logs): The session of #${session.issue.number}`;
/** The tree of the head with the addition in it. */
async function treeWith(log, head, { entries, session }) {
    const { git } = log;
    const place = { GIT_INDEX_FILE: "miyabi-log-index" };
    await git(["read-tree", ...(head === undefined ? ["--empty"] : [head])], { place });
    const put = async (file, input) => {
        const blob = (0,run_git/* lineOf */.cA)(await git(["hash-object", "-w", "--stdin"], { input }));
        await git(["update-index", "--add", "--cacheinfo", `100644,${blob},${file}`], { place });
    };
    for (const file of new Set(entries.map(fileOf))) {
        const added = entries
            .filter((entry) => fileOf(entry) === file)
            .sort((a, b) => a.at.getTime() - b.at.getTime())
            .map(({ key, markdown }) => `${mark(key)}\n${markdown.trim()}\n`);
        const before = (await textAt(log, head, file)).trimEnd();
        await put(file, [...(before === "" ? [] : [`${before}\n`]), ...added].join("\n"));
    }
    if (session !== undefined)
        await put((0,core_names/* sessionFile */.NE)(session.issue.number), `${JSON.stringify(session, null, 1)}\n`);
    // The files of other days and sessions were not fetched.
    return (0,run_git/* lineOf */.cA)(await git(["write-tree", "--missing-ok"], { place }));
}
/** A commit on top of the head; undefined where nothing is new. */
async function commitOn(log, head, addition) {
    const { git, clock } = log;
    const tree = await treeWith(log, head, addition);
    if (head !== undefined && (0,run_git/* lineOf */.cA)(await git(["rev-parse", `${head}^{tree}`])) === tree)
        return undefined;
    const parent = head === undefined ? [] : ["-p", head];
    const at = clock.now();
    const input = `${titleOf(addition)}\n`;
    return (0,run_git/* lineOf */.cA)(await git(["commit-tree", tree, ...parent, "-F", "-"], { input, at }));
}
/** The log on its branch, written with plain git: no work tree, no checkout, nothing of it is run. */
function gitJournal(options, random = Math.random) {
    return {
        async append(entries, session) {
            if (entries.length === 0 && session === undefined)
                return;
            const log = await (0,log_branch/* openLogBranch */.nB)(options);
            for (let attempt = 1;; attempt++) {
                const head = await (0,log_branch/* fetchHead */.FY)(log);
                const fresh = await missing(log, head, entries);
                if (fresh.length === 0 && session === undefined)
                    return;
                const commit = await commitOn(log, head, { entries: fresh, session });
                if (commit === undefined)
                    return;
                const lease = `--force-with-lease=${log_branch/* LOG_REF */.TQ}:${head ?? ""}`;
                try {
                    await log.talk(["push", "--quiet", lease, "--", log.url, `${commit}:${log_branch/* LOG_REF */.TQ}`], "push the log");
                    return;
                }
                catch (error) {
                    if (!(0,log_branch/* isOvertaken */.iN)(error) || attempt === TRIES)
                        throw error;
                    await log.clock.sleep(PAUSE_MS * Math.min(attempt, 4) * (0.5 + random()));
                }
            }
        },
    };
}

// EXTERNAL MODULE: ./build/shell/connect.js + 43 modules
var connect = __webpack_require__(1233);
// EXTERNAL MODULE: ./build/shell/connect-notices.js + 9 modules
var connect_notices = __webpack_require__(72116);
// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
// EXTERNAL MODULE: ./build/shell/connect-qdrant.js + 1 modules
var connect_qdrant = __webpack_require__(19173);
// EXTERNAL MODULE: ./build/shell/log.js
var log = __webpack_require__(79679);
;// CONCATENATED MODULE: ./build/shell/keep-knowledge.js




/** A request that writes. */
const TIMEOUT_MS = 15_000;
/** For all of it: what is left is for the next run. */
const LIMIT_MS = 120_000;
const MOST_WHY = 300;
/** At the end of a run: where Qdrant is configured, it gets what the log has and it lacks. Never fails the run. */
async function keepKnowledge({ config, secretLines, token, clock }, { serverUrl, repository, tempDir: dir, redact, }) {
    // Without the secret the configuration is not even read: it costs a request, and most have no Qdrant.
    if (secretLines.trim() === "")
        return;
    const told = (text) => (0,log/* warn */.R8)(redact((0,inert_line/* plainLine */.h)(text, MOST_WHY)));
    try {
        const { knowledge } = await config();
        const context = { secretLines, repository, clock, timeoutMs: TIMEOUT_MS };
        const store = await (0,connect_qdrant/* connectQdrantStore */.o)(knowledge, context);
        if (store === undefined)
            return;
        const { keepInQdrant } = await __webpack_require__.e(/* import() */ 7618).then(__webpack_require__.bind(__webpack_require__, 87618));
        const { gitLogSource } = await __webpack_require__.e(/* import() */ 5687).then(__webpack_require__.bind(__webpack_require__, 5687));
        const { documentsOf } = await __webpack_require__.e(/* import() */ 8152).then(__webpack_require__.bind(__webpack_require__, 58152));
        await keepInQdrant({
            store,
            documents: async () => documentsOf(await gitLogSource({ serverUrl, repository, token, dir, clock })),
            limitMs: LIMIT_MS,
            note: log/* note */.N4,
            warn: told,
        });
    }
    catch (error) {
        told(`Qdrant was not brought up to the log: ${(0,error_code/* messageOf */.b)(error)}`);
    }
}

// EXTERNAL MODULE: ./build/shell/knowledge.js
var knowledge = __webpack_require__(46769);
// EXTERNAL MODULE: ./build/core/notices/safe-address.js
var safe_address = __webpack_require__(95366);
// EXTERNAL MODULE: ./build/core/digest.js
var digest = __webpack_require__(82552);
;// CONCATENATED MODULE: ./build/core/telemetry/span.js

/** What is undefined is left out. */
const attributesOf = (attributes) => Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined)
        return [];
    if (typeof value === "boolean")
        return [{ key, value: { boolValue: value } }];
    if (typeof value === "string")
        return [{ key, value: { stringValue: value } }];
    return Number.isSafeInteger(value)
        ? [{ key, value: { intValue: String(value) } }]
        : [{ key, value: { doubleValue: value } }];
});
/** 16 bytes: the same for the same issue, so that exporting it again adds to the same trace. */
const traceIdOf = (repository, issue) => (0,digest/* digestOf */.ol)(`miyabi trace ${repository.toLowerCase()}#${issue}`).slice(0, 32);
/** 8 bytes: the same for the same part of the same trace. */
const spanIdOf = (traceId, key) => (0,digest/* digestOf */.ol)(`miyabi span ${traceId} ${key}`).slice(0, 16);
/** Nanoseconds since the epoch, of whole milliseconds. */
const nanos = (milliseconds) => `${Math.max(0, Math.round(milliseconds))}000000`;

// EXTERNAL MODULE: ./build/core/session/transitions.js
var session_transitions = __webpack_require__(79581);
;// CONCATENATED MODULE: ./build/core/metrics/life.js

const endOf = ({ startedAt, seconds }) => Date.parse(startedAt) + seconds * 1000;
/** Open pull request whose merge is left to people, or awaits its checks: no run works on the session. */
const waitsForMerge = ({ state, pull }) => state === "reviewing" && pull !== undefined && pull.merged === undefined;
/** From the trigger until `now`, by the steps that were taken; refused ones are none. */
function lifeOf(record, now) {
    const { transitions, trigger, phases, tasks, deployments, state } = record;
    const beganAt = Date.parse(trigger.at);
    const steps = transitions.filter(({ refused }) => !refused);
    const marks = [
        { state: steps[0]?.from ?? state, at: beganAt },
        ...steps.map(({ to, at }) => ({ state: to, at: Math.max(beganAt, Date.parse(at)) })),
    ];
    const stays = marks.map((mark, at) => ({
        state: mark.state,
        from: mark.at,
        to: Math.max(mark.at, marks[at + 1]?.at ?? now.getTime()),
    }));
    const newest = stays.at(-1);
    const since = newest?.state === state ? newest.from : undefined;
    return {
        beganAt,
        lastAt: [...phases, ...tasks, ...deployments]
            .map(endOf)
            .concat(marks.map(({ at }) => at))
            .reduce((last, at) => Math.max(last, at), beganAt),
        doneAt: state === "done" ? since : undefined,
        endedAt: state === "done" || (0,session_transitions/* isStopped */.id)(state) ? since : undefined,
        stays,
    };
}
const WAITING = (/* unused pure expression or super */ null && (["awaiting-approval", "blocked", "paused"]));
function loadOf(state) {
    if (state === "done" || state === "failed")
        return "over";
    return WAITING.includes(state) ? "waiting" : "working";
}
/** Seconds that a session spent working, and waiting for people. */
function secondsIn(life, load) {
    return life.stays
        .filter(({ state }) => loadOf(state) === load)
        .reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
}

// EXTERNAL MODULE: ./build/core/session/fold.js
var fold = __webpack_require__(78454);
;// CONCATENATED MODULE: ./build/core/telemetry/model-parts.js
/**
 * The conventions for generative AI (https://opentelemetry.io/docs/specs/semconv/gen-ai/): input tokens count those of
 * the cache too.
 */
const genAi = (operation) => ({
    "gen_ai.operation.name": operation,
    "gen_ai.provider.name": "anthropic",
});
const genAiUsage = ({ inputTokens, outputTokens, cacheReadTokens = 0, cacheWriteTokens = 0, }) => ({
    "gen_ai.usage.input_tokens": inputTokens + cacheReadTokens + cacheWriteTokens,
    "gen_ai.usage.output_tokens": outputTokens,
    "gen_ai.usage.cache_read.input_tokens": cacheReadTokens,
    "gen_ai.usage.cache_creation.input_tokens": cacheWriteTokens,
});
/** One that failed without an answer used nothing that is known. */
const isCounted = ({ failed, inputTokens, outputTokens }) => failed === undefined || inputTokens + outputTokens > 0;
const chatPart = (call, index, parent) => {
    const { at, seconds, model, failed } = call;
    return {
        key: `chat ${index} ${at} of ${parent}`,
        name: `chat ${model}`,
        kind: 3,
        startedAt: at,
        seconds,
        parent,
        ...(failed === undefined ? {} : { bad: true }),
        attributes: {
            ...genAi("chat"),
            "gen_ai.request.model": model,
            ...(isCounted(call) ? genAiUsage(call) : {}),
            "error.type": failed,
        },
    };
};
/**
 * An agent's use of the model, and below it each call, where the record holds them; nothing where it asked no model. What
 * an agent used in all may come from several models, so only the calls name one.
 */
function modelParts(agent, { usage, modelCalls }, place) {
    const calls = modelCalls?.calls ?? [];
    // Calls that all failed have used nothing.
    if (usage.calls === 0 && calls.length === 0)
        return [];
    const whole = {
        ...place,
        name: `invoke_agent ${agent}`,
        kind: 3,
        attributes: {
            ...genAi("invoke_agent"),
            "gen_ai.agent.name": agent,
            ...genAiUsage(usage),
            "miyabi.model.calls": usage.calls,
            "miyabi.model.calls.dropped": modelCalls?.dropped,
            "miyabi.cost.usd": usage.costUsd,
        },
    };
    return [whole, ...calls.map((call, index) => chatPart(call, index, place.key))];
}

;// CONCATENATED MODULE: ./build/core/telemetry/trace.js





/** Which phase an agent's model calls lie in. */
const PHASE_OF = {
    issue: "analysis",
    coordinator: "planning",
    review: "review",
};
const phaseKey = ({ name, startedAt }) => `phase ${name} ${startedAt}`;
const phaseParts = ({ phases }) => phases.map(({ name, startedAt, seconds, outcome, attempt }) => ({
    key: phaseKey({ name, startedAt }),
    name: `phase ${name}`,
    startedAt,
    seconds,
    bad: outcome === "failure",
    attributes: {
        "miyabi.phase": name,
        "miyabi.phase.attempt": attempt,
        "miyabi.phase.outcome": outcome,
    },
}));
/** The phase's run in which something began, for its place in the tree. */
function parentIn(record, name, at) {
    const time = Date.parse(at);
    const phase = record.phases.findLast((one) => one.name === name &&
        Date.parse(one.startedAt) <= time &&
        time <= Date.parse(one.startedAt) + one.seconds * 1000);
    return phase === undefined ? {} : { parent: phaseKey(phase) };
}
function taskParts(record) {
    return record.tasks.flatMap((result) => {
        const { task, startedAt, seconds, status, usage, modelCalls } = result;
        const key = `task ${task} ${startedAt}`;
        const whole = {
            key,
            name: `task ${task}`,
            startedAt,
            seconds,
            bad: status === "failed",
            ...parentIn(record, "implementation", startedAt),
            attributes: {
                "miyabi.task": task,
                "miyabi.task.status": status,
                "miyabi.task.attempt": result.attempt,
                "miyabi.task.tries": result.tries,
                "miyabi.lane": result.lane,
                "miyabi.sandbox": result.sandbox,
                ...(result.failure === undefined ? {} : { "error.type": result.failure }),
            },
        };
        const place = { key: `model ${key}`, startedAt, seconds, parent: key };
        return [whole, ...modelParts("codegen", { usage, modelCalls }, place)];
    });
}
/**
 * Agents other than codegen: the record holds what each used in all, so that is one span from the first to the last run
 * of its phase, above its calls. Codegen's use is told task by task.
 */
function analystParts({ usage, modelCalls, phases }) {
    return Object.entries(PHASE_OF).flatMap(([agent, name]) => {
        const used = usage[agent];
        const runs = phases.filter((phase) => phase.name === name);
        if (used === undefined || runs.length === 0)
            return [];
        const from = Math.min(...runs.map(({ startedAt }) => Date.parse(startedAt)));
        const to = Math.max(...runs.map(({ startedAt, seconds }) => Date.parse(startedAt) + seconds * 1000));
        const [only] = runs;
        const place = {
            key: `model ${agent}`,
            startedAt: new Date(from).toISOString(),
            seconds: (to - from) / 1000,
            ...(runs.length === 1 && only !== undefined ? { parent: phaseKey(only) } : {}),
        };
        return modelParts(agent, { usage: used, modelCalls: modelCalls?.[agent] }, place);
    });
}
const BAD = ["unhealthy", "rolled_back", "rollback_failed"];
const deploymentParts = (record) => record.deployments.map((result) => ({
    key: `deployment ${result.environment} ${result.release} ${result.startedAt}`,
    name: `deploy ${result.environment}`,
    startedAt: result.startedAt,
    seconds: result.seconds,
    bad: BAD.includes(result.outcome) && result.requestedBy === undefined,
    ...parentIn(record, "deployment", result.startedAt),
    attributes: {
        "deployment.environment.name": result.environment,
        "miyabi.deployment.outcome": result.outcome,
        "miyabi.release": result.release,
        "vcs.ref.head.revision": result.sha,
        "miyabi.health.samples": result.samples.length,
        "miyabi.health.failed": result.samples.filter(({ ok }) => !ok).length,
    },
}));
/**
 * A session as one trace: the issue, below it phases, tasks, deployments, the agents' use of the model and its calls.
 * Attributes are names, numbers and words of our own: no text of issues, models or tools, which may hold anything. A
 * record that is exported again gives the same ids.
 */
function traceOf(record) {
    const { repository, issue, state, trigger, reviews } = record;
    const traceId = traceIdOf(repository, issue.number);
    const life = lifeOf(record, new Date(trigger.at));
    const root = `session ${trigger.at}`;
    const spanOf = ({ parent, ...part }, isRoot = false) => {
        const start = Date.parse(part.startedAt);
        return {
            traceId,
            spanId: spanIdOf(traceId, part.key),
            ...(isRoot ? {} : { parentSpanId: spanIdOf(traceId, parent ?? root) }),
            name: part.name,
            kind: part.kind ?? 1,
            startTimeUnixNano: nanos(start),
            endTimeUnixNano: nanos(start + Math.max(0, part.seconds) * 1000),
            attributes: attributesOf(part.attributes),
            status: { code: part.bad === undefined ? 0 : part.bad ? 2 : 1 },
        };
    };
    const whole = {
        key: root,
        name: `issue ${issue.number}`,
        startedAt: trigger.at,
        seconds: (life.lastAt - life.beganAt) / 1000,
        bad: state === "done" ? false : (0,session_transitions/* isStopped */.id)(state) ? true : undefined,
        attributes: {
            "miyabi.repository": repository,
            "miyabi.issue": issue.number,
            "miyabi.state": state,
            "miyabi.runs": record.runs.length,
            "miyabi.score": reviews.at(-1)?.score,
            "miyabi.pull": record.pull?.number,
            "miyabi.merged": record.pull === undefined ? undefined : record.pull.merged !== undefined,
            "miyabi.cost.usd": (0,fold/* totalUsage */.GG)(record).costUsd,
        },
    };
    const parts = [
        ...phaseParts(record),
        ...taskParts(record),
        ...analystParts(record),
        ...deploymentParts(record),
    ];
    return [spanOf(whole, true), ...parts.map((part) => spanOf(part))];
}

;// CONCATENATED MODULE: ./build/core/telemetry/otlp-body.js


const SCOPE = { name: "miyabi" };
/** Of one request: some 1.5 MB, where collectors take 4 MB and more at a time. */
const MOST_SPANS = 2_000;
const bodyOf = (spans) => JSON.stringify({
    resourceSpans: [
        {
            resource: { attributes: attributesOf({ "service.name": "miyabi" }) },
            scopeSpans: [{ scope: SCOPE, spans }],
        },
    ],
});
/** The bodies of export requests, for `POST .../v1/traces`, each made when it is asked for. */
function* otlpBodies(records) {
    let waiting = [];
    for (const record of records) {
        waiting.push(...traceOf(record));
        for (; waiting.length >= MOST_SPANS; waiting = waiting.slice(MOST_SPANS))
            yield bodyOf(waiting.slice(0, MOST_SPANS));
    }
    if (waiting.length > 0)
        yield bodyOf(waiting);
}

// EXTERNAL MODULE: ./build/core/telemetry/telemetry-config.js
var telemetry_config = __webpack_require__(83568);
// EXTERNAL MODULE: ./build/adapters/notices/post.js
var post = __webpack_require__(22421);
// EXTERNAL MODULE: ./build/adapters/notices/with-retries.js
var with_retries = __webpack_require__(71052);
;// CONCATENATED MODULE: ./build/adapters/otlp/otlp-telemetry.js





/** For all tries of all requests of one export. */
const PATIENCE_MS = 20_000;
/** How many spans the collector did not take, where it says so. */
const REJECTED = /"rejectedSpans"\s*:\s*"?([1-9]\d*)/;
function taken(text) {
    const rejected = REJECTED.exec(text)?.[1];
    return rejected === undefined
        ? { kind: "sent" }
        : { kind: "failed", why: `${rejected} spans were not taken`, again: false };
}
/** OTLP over HTTP with JSON. A redirect is not followed, and only an address over TLS, or on this machine, is used. */
function otlpTelemetry(options) {
    const { url, headers, clock, ca, random = Math.random, patienceMs = PATIENCE_MS } = options;
    return {
        async export(records) {
            if (!(0,safe_address/* isSafeAddress */.c)(url))
                return "The address for traces must be https://, or http:// to this machine, without a password.";
            const until = clock.monotonic() + patienceMs;
            const to = {
                url: (0,telemetry_config/* tracesUrl */.Om)(url),
                headers: { ...headers, "content-type": "application/json" },
                ca,
            };
            for (const body of otlpBodies(records)) {
                const sent = await (0,with_retries/* withRetries */.L)((timeoutMs) => (0,post/* post */.b)({ ...to, body }, { clock, timeoutMs, accepted: taken }), { clock, random, until });
                if (sent.kind === "failed")
                    return `Traces could not be sent: ${sent.why ?? "no reason is known"}.`;
            }
            return undefined;
        },
    };
}

;// CONCATENATED MODULE: ./build/shell/connect-telemetry.js



/** The value of a line NAME=value of a secret. */
const lineOf = (lines, name) => lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => line.startsWith(`${name}=`))
    ?.slice(name.length + 1);
/** Where the configuration, or the job's environment, says so; the configuration comes first. Else nothing is sent. */
const telemetryOf = ({ configured, secretLines, env = process.env, clock, }) => ({
    async export(records) {
        try {
            const named = records.some(({ traced }) => traced) ? await configured() : undefined;
            const url = named ?? env[telemetry_config/* OTLP_ENDPOINT */.UO] ?? "";
            if (url === "")
                return undefined;
            const headers = (0,telemetry_config/* otlpHeaders */.kn)(lineOf(secretLines, telemetry_config/* OTLP_HEADERS */.v4) ?? env[telemetry_config/* OTLP_HEADERS */.v4] ?? "");
            return await otlpTelemetry({ url, headers, clock }).export(records);
        }
        catch (error) {
            return `Traces could not be sent: ${(0,error_code/* messageOf */.b)(error)}.`;
        }
    },
});

// EXTERNAL MODULE: ./build/shell/once.js
var once = __webpack_require__(34660);
// EXTERNAL MODULE: ./build/shell/run-action.js + 4 modules
var run_action = __webpack_require__(90378);
// EXTERNAL MODULE: ./build/core/session/job-input.js
var job_input = __webpack_require__(8239);
// EXTERNAL MODULE: ./build/core/notices/end.js
var notices_end = __webpack_require__(581);
// EXTERNAL MODULE: ./build/core/deploy/sources-text.js
var sources_text = __webpack_require__(94112);
// EXTERNAL MODULE: ./build/core/pull/conventional.js
var conventional = __webpack_require__(44976);
// EXTERNAL MODULE: ./build/core/budget/day-spending.js
var day_spending = __webpack_require__(66169);
// EXTERNAL MODULE: ./build/core/text/duration-text.js
var duration_text = __webpack_require__(99760);
// EXTERNAL MODULE: ./build/core/log/titles.js
var titles = __webpack_require__(84632);
// EXTERNAL MODULE: ./build/core/plan/past-tasks.js
var past_tasks = __webpack_require__(91345);
;// CONCATENATED MODULE: ./build/core/session/session-times.js
const HOUR_AND_MINUTE = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;
/** `2025-10-24 10:00`, UTC. */
const minuteOf = (iso) => iso.replace(HOUR_AND_MINUTE, "$1 $2").slice(0, 16);
/** Seconds from the trigger to `at`. */
const secondsUntil = ({ trigger }, at) => Math.max(0, (at.getTime() - Date.parse(trigger.at)) / 1000);
/** When the last task was done; undefined where none was. */
function tasksDoneAt({ tasks }) {
    const ends = tasks.map(({ startedAt, seconds }) => Date.parse(startedAt) + seconds * 1000);
    return ends.length > 0 ? new Date(Math.max(...ends)).toISOString() : undefined;
}
/** When production was found healthy; undefined where it was not. */
function deployedAt({ deployments }) {
    const production = deployments.findLast(({ environment, outcome }) => environment === "production" && outcome === "healthy");
    return production === undefined
        ? undefined
        : new Date(Date.parse(production.startedAt) + production.seconds * 1000).toISOString();
}

;// CONCATENATED MODULE: ./build/core/log/log-entry.js









const second = (at) => at.toISOString().slice(0, 19).replace("T", " ");
/** The form of the seed's "Example Log Entry"; times are UTC. */
const render = ({ at, title, agent, task, status, seconds, score, more = {}, actions, }) => [
    `## ${second(at)} - ${title}`,
    "",
    `**Agent**: ${agent}`,
    `**Task**: ${task}`,
    `**Status**: ${status}`,
    ...(seconds === undefined ? [] : [`**Duration**: ${(0,duration_text/* durationText */.S)(seconds)}`]),
    ...(score === undefined ? [] : [`**Quality**: ${score}/100`]),
    ...Object.entries(more).map(([name, value]) => `**${name}**: ${value}`),
    "",
    "### Actions",
    ...actions.map((action) => `- ${action}`),
    "",
].join("\n");
const log_entry_endOf = ({ startedAt, seconds }) => new Date(Date.parse(startedAt) + seconds * 1000);
/**
 * The task's type, and the estimate that its duration can be held against (past-tasks.ts): the plan's
 * own, not the calibrated one, or ratios would tend to 1 and forget what they correct. The first
 * attempt alone has one, since later ones repair what is there; and a plan of one task has none, since
 * no model estimated it (task-drafts.ts).
 */
function estimateOf({ plan }, task, { attempt }) {
    const compares = attempt === 1 && (plan?.tasks.length ?? 0) > 1;
    return {
        Type: task.type,
        ...(compares ? { Estimated: (0,duration_text/* durationText */.S)(task.estimatedMinutes * 60) } : {}),
    };
}
/** Words of the analysis under which the task is to be found again. */
function keywordsOf({ analysis }) {
    const words = [...new Set([...(analysis?.keywords ?? []), ...(analysis?.components ?? [])])];
    return words.length === 0 ? {} : { Keywords: (0,inert_line/* inertLine */.F)(words.join(", ")) };
}
/** Subject and id, as `git log --oneline` has them the other way round. */
const commitOf = (commit, task) => task === undefined
    ? commit.slice(0, 12)
    : `${(0,inert_line/* inertLine */.F)((0,conventional/* conventional */.l)(task.type, task.title), 100)} (${commit.slice(0, 12)})`;
function taskEntry(record, result) {
    const task = record.plan?.tasks.find(({ id }) => id === result.task);
    const at = log_entry_endOf(result);
    return {
        key: `${result.task}:${result.startedAt}`,
        at,
        markdown: render({
            at,
            title: past_tasks/* TASK_TITLE */.FO,
            agent: "CodeGenAgent",
            task: task === undefined ? result.task : `${result.task} (${(0,inert_line/* inertLine */.F)(task.title)})`,
            status: past_tasks/* TASK_STATUS */.Rr[result.status],
            seconds: result.seconds,
            score: record.reviews.at(-1)?.score,
            more: {
                ...(task === undefined ? {} : estimateOf(record, task, result)),
                ...keywordsOf(record),
            },
            actions: [
                ...(task === undefined || task.description === ""
                    ? []
                    : [`Asked: ${(0,inert_line/* inertLine */.F)(task.description, 600)}`]),
                ...result.filesCreated.map((path) => `Created: ${(0,inert_line/* inertLine */.F)(path)}`),
                ...result.filesChanged.map((path) => `Changed: ${(0,inert_line/* inertLine */.F)(path)}`),
                `Lines: ${result.linesChanged}`,
                `Tests: ${result.testsPassed} passed, ${result.testsFailed} failed`,
                `Warnings: ${result.warnings.length}`,
                ...(result.tries > 1 ? [`Tries: ${result.tries}, the checks failed before`] : []),
                ...(result.commit === undefined ? [] : [`Commit: ${commitOf(result.commit, task)}`]),
                ...(result.summary === "" ? [] : [`Summary: ${(0,inert_line/* inertLine */.F)(result.summary)}`]),
                ...(result.notDone === undefined ? [] : [`Not done: ${(0,inert_line/* inertLine */.F)(result.notDone, 600)}`]),
                ...(result.error === undefined ? [] : [`Error: ${(0,inert_line/* inertLine */.F)(result.error, 2_000)}`]),
            ],
        }),
    };
}
const subject = ({ issue }) => `issue-${issue.number} (${(0,inert_line/* inertLine */.F)(issue.title)})`;
function reviewEntry(record, report, at) {
    return {
        key: `review-${record.issue.number}:${report.attempt}:${report.headSha}`,
        at,
        markdown: render({
            at,
            title: titles/* REVIEW_TITLE */.kV,
            agent: "ReviewAgent",
            task: subject(record),
            status: report.recommendation,
            score: report.score,
            actions: [
                ...report.explanation.map((line) => (0,inert_line/* inertLine */.F)(line)),
                ...report.issues
                    .slice(0, 50)
                    .map(({ severity, message }) => `Finding: ${severity}: ${(0,inert_line/* inertLine */.F)(message)}`),
                `Attempt: ${report.attempt}`,
            ],
        }),
    };
}
function deploymentEntry(record, result) {
    const at = log_entry_endOf(result);
    return {
        key: `deployment-${result.release}:${result.environment}:${result.startedAt}`,
        at,
        markdown: render({
            at,
            title: `${titles/* DEPLOYMENT_TITLE */.HS}${result.environment}`,
            agent: "DeploymentAgent",
            task: subject(record),
            status: result.outcome,
            seconds: result.seconds,
            actions: [
                `Release: ${result.release}`,
                `Health checks: ${result.samples.filter(({ ok }) => ok).length} of ${result.samples.length} good`,
                ...(result.watch === undefined ? [] : [`Watch: ${(0,inert_line/* inertLine */.F)(result.watch.reason)}`]),
                ...(result.watch?.sources === undefined
                    ? []
                    : [`Figures from: ${(0,sources_text/* sourcesText */.E)(result.watch.sources)}`]),
                ...(result.error === undefined ? [] : [`Error: ${(0,inert_line/* inertLine */.F)(result.error, 2_000)}`]),
            ],
        }),
    };
}
function endEntry(record, at) {
    const { issue, state, pull, release, escalations, notes } = record;
    return {
        // With the cost: a job that runs again after more was spent tells it, any other says nothing new.
        key: `session-${issue.number}:${state}:${record.runs.at(-1) ?? 0}:${(0,fold/* totalUsage */.GG)(record).costUsd.toFixed(4)}`,
        at,
        markdown: render({
            at,
            title: titles/* SESSION_TITLE */.se,
            agent: "Orchestrator",
            task: subject(record),
            status: state,
            seconds: secondsUntil(record, at),
            score: record.reviews.at(-1)?.score,
            more: {
                [day_spending/* SPENT */.n6]: (0,day_spending/* spentText */.u8)((0,day_spending/* unloggedUsd */.oL)(record)),
                ...(record.analysis === undefined ? {} : { Type: record.analysis.type }),
                ...keywordsOf(record),
            },
            actions: [
                ...(pull === undefined
                    ? []
                    : [`Pull request: #${pull.number}${pull.merged === undefined ? "" : ", merged"}`]),
                ...(release === undefined ? [] : [`Release: ${release.tag}`]),
                ...escalations.map(({ kind, reason }) => `Escalation: ${kind}: ${(0,inert_line/* inertLine */.F)(reason)}`),
                ...notes.map((note) => `Note: ${(0,inert_line/* inertLine */.F)(note)}`),
                `Cost: $${(0,fold/* totalUsage */.GG)(record).costUsd.toFixed(2)}`,
            ],
        }),
    };
}
/**
 * What a run adds to the log (seed, "Log Storage"): its tasks, reviews and deployments, and how the
 * session stands now. The journal writes each key once.
 */
const logEntries = (record, at) => [
    ...record.tasks.map((result) => taskEntry(record, result)),
    ...record.reviews.map((report) => reviewEntry(record, report, at)),
    ...record.deployments
        .filter(({ outcome }) => outcome !== "not_configured")
        .map((result) => deploymentEntry(record, result)),
    endEntry(record, at),
];

// EXTERNAL MODULE: ./build/core/issue/analysis-labels.js
var analysis_labels = __webpack_require__(62904);
// EXTERNAL MODULE: ./build/core/plan/view.js + 7 modules
var view = __webpack_require__(31906);
// EXTERNAL MODULE: ./build/core/session/session-edit.js
var session_edit = __webpack_require__(99698);
// EXTERNAL MODULE: ./build/core/review/report-view.js
var report_view = __webpack_require__(96683);
// EXTERNAL MODULE: ./build/core/session/folded.js
var folded = __webpack_require__(30211);
;// CONCATENATED MODULE: ./build/core/session/gantt.js

/** GitHub draws no Mermaid text over 50,000 characters; a bar has some 60. */
const MOST_BARS = 400;
const bar = (one, about) => {
    const from = Date.parse(one.startedAt);
    // A bar of no length is not drawn.
    return { ...about, from, to: Math.max(from + 1000, Math.round(from + one.seconds * 1000)) };
};
/**
 * Phases and tasks on the clock (UTC), as a fenced Mermaid chart; what failed is drawn as critical. Empty where nothing
 * has run. Its words are our own.
 */
function sessionGantt({ phases, tasks, plan }) {
    const planned = new Set(plan?.tasks.map(({ id }) => id));
    const bars = [
        ...phases.map((one) => bar(one, { section: "Phases", name: one.name, good: one.outcome !== "failure" })),
        ...tasks
            .filter(({ task }) => planned.has(task))
            .map((one) => bar(one, { section: "Tasks", name: (0,core_names/* taskName */.p5)(one.task), good: one.status === "success" })),
    ]
        .sort((a, b) => (a.section < b.section ? -1 : a.section > b.section ? 1 : a.from - b.from))
        .slice(0, MOST_BARS);
    if (bars.length === 0)
        return "";
    const lines = bars.flatMap(({ section, name, from, to, good }, at) => [
        ...(bars[at - 1]?.section === section ? [] : [`  section ${section}`]),
        `  ${name} :${good ? "done" : "crit"}, ${from}, ${to}`,
    ]);
    return ["```mermaid", "gantt", "  dateFormat x", "  axisFormat %H:%M", ...lines, "```"].join("\n");
}

// EXTERNAL MODULE: ./build/core/session/session-view.js
var session_view = __webpack_require__(87231);
// EXTERNAL MODULE: ./build/core/people/escalation-view.js + 1 modules
var escalation_view = __webpack_require__(95296);
;// CONCATENATED MODULE: ./build/core/session/next-step.js




function phaseOf({ state, phases, pull }) {
    const ended = phases.at(-1)?.name;
    const at = {
        analyzing: ended === "analysis" || ended === "planning" ? "planning" : "analysis",
        implementing: "implementation",
        reviewing: pull === undefined ? "review" : "pull-request",
        deploying: "deployment",
    };
    return at[state] ?? phases.findLast(({ name }) => name !== "cleanup")?.name ?? ended;
}
function ofPull({ pull }) {
    const number = pull?.number ?? 0;
    if (pull?.awaits !== undefined)
        return {
            waitsFor: `required checks of pull request #${number}: ${pull.awaits.join(", ")}`,
            next: ["nothing: the sweep goes on when the checks have ended"],
        };
    return {
        waitsFor: `the merge of pull request #${number}`,
        next: [`review and merge pull request #${number}`],
    };
}
function ofQuestion(record) {
    const question = (0,session_edit/* openQuestion */.R0)(record);
    if (question === undefined)
        return undefined;
    const retry = "/miyabi retry";
    if (question.expiredAt !== undefined)
        return { waitsFor: `an answer that is overdue: ${question.reason}`, next: [retry] };
    const plan = question.kind === "complexity";
    return {
        waitsFor: question.reason,
        next: [
            question.context.recommendation,
            ...((0,escalation_view/* isApprovable */.XE)(question) ? [`/miyabi approve ${(0,digest/* shortDigest */.VK)(question.digest)}`] : []),
            ...(plan ? ["/miyabi plan, with the changed tasks"] : []),
            ...((0,escalation_view/* isRepairable */.gT)(question)
                ? ["push a repair to the issue's branch, then /miyabi retry"]
                : []),
            ...(!plan && !(0,escalation_view/* isRepairable */.gT)(question) ? [retry] : []),
            "/miyabi reject",
        ],
    };
}
/** By the record alone; a run that died without a word still looks as if it were at work. */
function nextStepOf(record) {
    const { state, pull, deployments, transitions, analysis } = record;
    const phase = phaseOf(record);
    if (state === "done") {
        const inProduction = deployments.some(({ environment, outcome }) => environment === "production" && outcome === "healthy");
        return { phase, waitsFor: undefined, next: inProduction ? ["/miyabi rollback"] : [] };
    }
    if (state === "awaiting-approval" || (0,session_transitions/* isStopped */.id)(state)) {
        const asked = ofQuestion(record);
        if (asked !== undefined)
            return { phase, ...asked };
        const missing = analysis?.missing ?? [];
        if (missing.length > 0)
            return {
                phase,
                waitsFor: `what is missing in the issue: ${missing.join("; ")}`,
                next: ["add it to the issue, then /miyabi retry"],
            };
        const reason = transitions.findLast(({ refused }) => !refused)?.reason ?? state;
        return { phase, waitsFor: `people: ${reason}`, next: ["/miyabi retry", "/miyabi reject"] };
    }
    if (state === "reviewing" && pull !== undefined && pull.merged === undefined)
        return { phase, ...ofPull(record) };
    return { phase, waitsFor: undefined, next: ["/miyabi stop"] };
}
/** `https://github.com/owner/name`, of the server that the pull request is on. */
const repositoryUrl = ({ repository, pull, }) => `${pull === undefined || !URL.canParse(pull.url) ? "https://github.com" : new URL(pull.url).origin}/${repository}`;

;// CONCATENATED MODULE: ./build/core/session/run-page.js







/** Of a folded part; the whole page stays far below GitHub's 1 MiB. */
const MOST = 200_000;
const table = (head, rows) => rows.length === 0
    ? ""
    : [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const section = (title, ...parts) => {
    const all = parts.filter((part) => part !== "");
    return all.length === 0 ? "" : [`### ${title}`, ...all].join("\n\n");
};
/** A command as code, a sentence as it stands. */
const actionLine = (action) => action.startsWith("/miyabi")
    ? `- \`${action}\`, as a comment on the issue`
    : `- ${(0,inert_line/* inertLine */.F)(action, 600)}`;
function phases(record) {
    return section("What happened", sessionGantt(record), table(["phase", "duration", "outcome", ""], record.phases.map(({ name, attempt, seconds, outcome, error = "" }) => [
        `${name}${attempt > 1 ? ` (${attempt})` : ""}`,
        (0,duration_text/* durationText */.S)(seconds),
        outcome === "failure" ? "❌ failure" : outcome,
        (0,inert_line/* inertLine */.F)(error, 200),
    ])));
}
const SIGN = { success: "✅", failed: "❌", skipped: "⏭" };
function tasks({ plan, tasks: results }) {
    const rows = (plan?.tasks ?? []).map(({ id, title, estimatedMinutes }) => {
        const result = results.find(({ task }) => task === id);
        const estimated = (0,duration_text/* durationText */.S)(estimatedMinutes * 60);
        return [
            `${id} ${(0,inert_line/* inertLine */.F)(title, 100)}`,
            result === undefined ? "pending" : `${SIGN[result.status]} ${result.status}`,
            result === undefined ? `(${estimated})` : `${(0,duration_text/* durationText */.S)(result.seconds)} (${estimated})`,
            result === undefined ? "" : String(result.tries),
            result === undefined ? "" : `${result.testsPassed} passed, ${result.testsFailed} failed`,
            (0,inert_line/* inertLine */.F)(result?.error ?? "", 160),
        ];
    });
    return section("Tasks", table(["task", "state", "time (estimate)", "tries", "tests", ""], rows));
}
function score({ reviews, issue }) {
    const report = reviews.at(-1);
    if (report === undefined)
        return "";
    return section(`Score ${report.score}/100`, (0,folded/* folded */.T)("How it came about, and what was found", [(0,report_view/* renderReport */.B)(report, issue.number, reviews)], {
        most: MOST,
        separator: "\n",
    }));
}
const percent = (share) => `${Math.round(share * 1000) / 10} %`;
function deployments({ deployments: all }) {
    return section("Deployments", table(["environment", "outcome", "time", "health checks", "error rate", "response", ""], all.map(({ environment, outcome, seconds, samples, watch, error, held }) => [
        environment,
        outcome,
        (0,duration_text/* durationText */.S)(seconds),
        samples.length === 0
            ? "none"
            : `${samples.filter(({ ok }) => ok).length} of ${samples.length} good`,
        watch === undefined ? "" : percent(watch.errorRate),
        watch === undefined ? "" : `${Math.round(watch.medianMs)} ms`,
        (0,inert_line/* inertLine */.F)(error ?? held?.why ?? watch?.reason ?? "", 200),
    ])));
}
function cost({ usage }) {
    return section("Cost", table(["agent", "model calls", "tokens", "USD"], Object.entries(usage).map(([agent, used]) => [
        (0,inert_line/* inertLine */.F)(agent, 40),
        String(used.calls),
        (used.inputTokens +
            used.outputTokens +
            used.cacheReadTokens +
            used.cacheWriteTokens).toLocaleString("en-US"),
        used.costUsd.toFixed(4),
    ])));
}
function links(record, { serverUrl, repository, runId }) {
    const base = `${serverUrl}/${repository}`;
    const runs = [...new Set([...record.runs, runId])];
    return section("Links", [
        `- [Issue ${record.issue.number}](${base}/issues/${record.issue.number})`,
        ...(record.pull === undefined
            ? []
            : [`- [Pull request ${record.pull.number}](${base}/pull/${record.pull.number})`]),
        ...runs.map((run) => `- [Logs of run ${run}](${base}/actions/runs/${run})`),
    ].join("\n"));
}
/**
 * The one page of a run that people read in place of its logs: where the session stands, what they should do, and what
 * happened. Markdown of GitHub's, in which texts of others are inert.
 */
function renderRunPage(record, place) {
    const { next, waitsFor } = nextStepOf(record);
    return [
        `## Issue ${record.issue.number}: ${(0,inert_line/* inertLine */.F)(record.issue.title)}`,
        (0,inert_line/* inertLine */.F)(place.message, 600),
        section("What you should do", waitsFor === undefined ? "" : next.map(actionLine).join("\n")),
        section("Where it stands", (0,session_view/* renderSession */.h)(record)),
        phases(record),
        tasks(record),
        score(record),
        deployments(record),
        cost(record),
        section("Notes", record.notes.map((note) => `- ${(0,inert_line/* inertLine */.F)(note)}`).join("\n")),
        links(record, place),
    ]
        .filter((part) => part !== "")
        .join("\n\n");
}

;// CONCATENATED MODULE: ./build/agents/finalize/close-tasks.js


/**
 * Closes the tasks' own issues, where there are some, of the tasks that are done; the others stay open
 * with their parent. What cannot be closed is recorded and holds up nothing.
 */
async function closeTasks(record, { subIssues }) {
    const { subIssues: numbers = {}, tasks, issue } = record;
    const done = new Set(tasks
        .filter(({ task, status }) => status === "success" && task in numbers)
        .map((one) => one.task));
    if (done.size === 0)
        return record;
    try {
        for (const one of await subIssues.of(issue.number))
            if (one.isOpen && done.has(one.key))
                await subIssues.change(one, { title: one.title, body: one.body, state: "completed" });
        return record;
    }
    catch (error) {
        return (0,session_edit/* addNote */.gp)(record, `The tasks' own issues could not be closed: ${(0,error_code/* messageOf */.b)(error)}`);
    }
}

// EXTERNAL MODULE: ./build/core/deploy/held.js
var held = __webpack_require__(31137);
// EXTERNAL MODULE: ./build/core/people/disabled.js
var disabled = __webpack_require__(18038);
// EXTERNAL MODULE: ./build/core/review/review-escalation.js
var review_escalation = __webpack_require__(33005);
// EXTERNAL MODULE: ./build/core/review/attempts-view.js
var attempts_view = __webpack_require__(90047);
// EXTERNAL MODULE: ./build/core/task/not-done.js
var not_done = __webpack_require__(29192);
// EXTERNAL MODULE: ./build/core/pull/pull-text.js
var pull_text = __webpack_require__(53121);
;// CONCATENATED MODULE: ./build/core/session/summary-view.js








const NAME = { staging: "Staging", production: "Production" };
const isUp = ({ outcome }) => outcome === "healthy";
function headline({ deployments, pull }) {
    if (deployments.some((one) => one.environment === "production" && isUp(one)))
        return "✅ Deployed to production";
    if (deployments.some((one) => (0,held/* overtakenBy */.z2)(one) !== undefined))
        return "✅ In production, with a newer release";
    return pull?.merged === undefined
        ? "✅ Done"
        : "✅ Merged; no production deployment is configured";
}
function minutesText(seconds) {
    const minutes = Math.round(seconds / 60);
    if (minutes === 0)
        return `${Math.round(seconds)} seconds`;
    return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
function metrics(record, at) {
    const report = record.reviews.at(-1);
    const attempts = (0,attempts_view/* attemptsText */.M)(record.reviews);
    const done = record.deployments.filter(isUp);
    const { costUsd, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = (0,fold/* totalUsage */.GG)(record);
    const tokens = inputTokens + outputTokens + cacheReadTokens + cacheWriteTokens;
    const checked = done.some(({ samples }) => samples.length > 0);
    return [
        "**Metrics**:",
        `- ⏱ Total time: ${minutesText(secondsUntil(record, at))}`,
        ...(report === undefined ? [] : [`- 🎯 Quality score: ${report.score}/100`]),
        ...(attempts === undefined ? [] : [`- 🔁 ${attempts}`]),
        `- 🚀 Deployments: ${done.length > 0 ? done.map((one) => NAME[one.environment]).join(" + ") : "none"}`,
        ...(checked ? ["- ✓ Health checks: Passed"] : []),
        ...(record.release === undefined
            ? []
            : [
                `- 🏷 Release: ${record.release.previous === undefined ? "" : `${record.release.previous} → `}${record.release.tag}`,
            ]),
        `- 💰 Cost: $${costUsd.toFixed(2)}, ${tokens.toLocaleString("en-US")} tokens`,
    ];
}
/** The date stands on the first line only, as in the seed, unless the day changes. */
function timeline(record) {
    const events = [
        ["Issue created", record.issue.createdAt],
        ["Started", record.trigger.at],
        ["Tasks completed", tasksDoneAt(record)],
        ["PR merged", record.pull?.merged?.at],
        ["Deployed", deployedAt(record)],
    ];
    let day = "";
    return [
        "**Timeline** (UTC):",
        ...events.flatMap(([what, iso]) => {
            if (iso === undefined)
                return [];
            const [date = "", time = ""] = minuteOf(iso).split(" ");
            const shown = date === day ? time : `${date} ${time}`;
            day = date;
            return [`- ${what}: ${shown}`];
        }),
    ];
}
function summary_view_phases({ phases: measured }) {
    if (measured.length === 0)
        return [];
    const rows = measured.map(({ name, attempt, seconds, outcome }) => `| ${name}${attempt > 1 ? ` (attempt ${attempt})` : ""} | ${(0,duration_text/* durationText */.S)(seconds)} | ${outcome} |`);
    return ["| phase | duration | outcome |", "|---|---|---|", ...rows];
}
const notes = ({ notes: all }) => all.length > 0 ? ["**Notes**:", ...all.map((note) => `- ${(0,inert_line/* inertLine */.F)(note)}`)] : [];
function notDone(record) {
    const lines = (0,not_done/* notDoneLines */.t)(record);
    return lines.length > 0 ? ["**Left undone**, as the coding engine says:", ...lines] : [];
}
/** The comment that closes an issue (seed phase 9, step 2); every number is measured. */
function renderSummary(record, at) {
    return [
        [headline(record)],
        (0,pull_text/* sandboxNote */.yC)(record),
        metrics(record, at),
        timeline(record),
        summary_view_phases(record),
        notDone(record),
        notes(record),
    ]
        .filter((section) => section.length > 0)
        .map((section) => section.join("\n"))
        .join("\n\n");
}

// EXTERNAL MODULE: ./build/core/deploy/incident.js
var deploy_incident = __webpack_require__(9820);
// EXTERNAL MODULE: ./build/core/deploy/incident-view.js + 1 modules
var incident_view = __webpack_require__(47504);
// EXTERNAL MODULE: ./build/core/session/released-by.js
var released_by = __webpack_require__(16866);
// EXTERNAL MODULE: ./build/core/people/escalation-record.js
var escalation_record = __webpack_require__(513);
// EXTERNAL MODULE: ./build/core/notices/read-notices.js
var read_notices = __webpack_require__(79878);
;// CONCATENATED MODULE: ./build/agents/finalize/tell.js






/** The record in its new state. */
const to = (record, state, reason, { context, clock }) => (0,session_transitions/* move */.Cy)(record, { to: state, by: "finalize", runId: context.runId, at: clock.now(), reason });
/** Writes our comment of this key, and the record with its id. */
async function comment(record, { key, body }, { issues }) {
    const knownId = record.comments[key];
    const id = await issues.upsertComment({ issue: record.issue.number, key, body, knownId });
    return (0,session_edit/* rememberComment */.f0)(record, key, id);
}
/** Asks people by a comment of its own, and records that they are asked. */
const escalate = async (record, { escalation, head }, ports) => {
    const { repository, serverUrl } = ports.context;
    const place = {
        repository,
        serverUrl,
        branch: (0,core_names/* branchOf */.W0)(record.issue.number),
        change: record.change,
        notices: await (0,read_notices/* readNotices */.Q)(() => ports.repository.config()),
    };
    const body = [...(head === undefined ? [] : [head]), (0,escalation_view/* renderEscalation */.ek)(escalation, place)];
    return comment((0,escalation_record/* addEscalation */.N)(record, escalation), { key: (0,escalation_view/* escalationKey */.Jd)(escalation), body: body.join("\n\n") }, ports);
};
/** Where the run's log is. */
const runLink = ({ context }) => `${context.serverUrl}/${context.repository}/actions/runs/${context.runId}`;

;// CONCATENATED MODULE: ./build/agents/finalize/conclude-deployment.js







/** What the incident job of this run opened; the incident alone, by the same key, where it did not. */
async function incidentFor(record, result, { issues, context: { runId } }) {
    const { release, environment } = result;
    const failure = { release, environment, runId };
    const handed = (0,deploy_incident/* incidentOf */.w8)(record.incidents, failure);
    if (handed !== undefined)
        return handed;
    const released = (0,released_by/* releasedBy */.R)(record);
    const issue = await issues.open({
        key: (0,incident_view/* incidentKey */.Qq)(failure),
        title: (0,incident_view/* incidentTitle */.Bl)(released, result),
        body: (0,incident_view/* incidentBody */.Ty)(released, result),
        labels: [incident_view/* INCIDENT_LABEL */.MY, (0,incident_view/* severityOf */.xJ)(result)],
    });
    return { ...failure, issue };
}
/** Comment and escalation, with the incident and the pull request that takes the change back. */
async function deploymentFailed(known, result, ports) {
    const grave = result.outcome === "rollback_failed";
    const line = (0,incident_view/* failureLine */.Pu)(result);
    const incident = await incidentFor(known, result, ports);
    const record = { ...known, incidents: (0,deploy_incident/* withIncident */.LE)(known.incidents, incident) };
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind: "deployment",
        severity: grave ? "critical" : "high",
        issue: record.issue.number,
        reason: line,
        failingChecks: [
            ...(result.samples.length === 0
                ? []
                : [
                    `${result.samples.filter(({ ok }) => !ok).length} of ${result.samples.length} health checks failed`,
                ]),
            ...(result.watch === undefined ? [] : [`watch: ${result.watch.reason}`]),
        ],
        recommendation: grave
            ? `Bring ${result.environment} back by hand now. When it is healthy, close the incident: until then nothing is deployed there. Then comment /miyabi retry.`
            : "Find the cause in the incident, repair it, then comment /miyabi retry.",
        subject: { release: result.release, environment: result.environment, outcome: result.outcome },
        at: ports.clock.now(),
    });
    const sign = grave ? "🚨" : "⚠️";
    const told = await escalate(to(record, "failed", line, ports), { escalation, head: `${sign} ${(0,inert_line/* inertLine */.F)(line)}. ${(0,incident_view/* afterFailure */.HP)(result, incident)}` }, ports);
    return {
        record: told,
        said: {
            outcome: "failed",
            reason: grave
                ? "rollback_failed"
                : result.outcome === "rolled_back"
                    ? "rolled_back"
                    : "session_failed",
            message: `${line}. Incident #${incident.issue} has the evidence.`,
        },
    };
}
/** The release stays, and a human is asked: nothing proves that it is healthy. */
async function inconclusive(record, { environment, release, outcome, error }, ports) {
    const reason = `${environment} runs release ${release}, but nothing proves that it is healthy`;
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind: "deployment",
        severity: "medium",
        issue: record.issue.number,
        reason,
        failingChecks: error === undefined ? [] : [error],
        recommendation: "Look at it. /miyabi retry deploys and watches it again, /miyabi rollback goes back.",
        subject: { release, environment, outcome },
        at: ports.clock.now(),
    });
    const told = await escalate(to(record, "paused", reason, ports), { escalation }, ports);
    return { record: told, said: { outcome: "waiting", reason: "inconclusive", message: reason } };
}
/** Nothing was deployed; who lifts what stands against it is told how, and the session waits. */
async function conclude_deployment_held(record, { environment, release, held: { by, why, lift, incident } }, ports) {
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind: "deployment",
        severity: by === "freeze" ? "high" : "medium",
        issue: record.issue.number,
        reason: `Release ${release} was held back: ${why}`,
        failingChecks: [],
        recommendation: lift ?? "Comment /miyabi retry to try again.",
        subject: { release, environment, by, incident },
        at: ports.clock.now(),
    });
    const head = `⏸ ${(0,inert_line/* inertLine */.F)(`Nothing was deployed to ${environment}: ${why}`)}.${incident === undefined ? "" : ` Incident: #${incident}`}`;
    const told = await escalate(to(record, "paused", why, ports), { escalation, head }, ports);
    return { record: told, said: { outcome: "waiting", reason: held/* HELD_REASON */.t7[by], message: why } };
}

// EXTERNAL MODULE: ./build/core/deploy/release-id.js
var release_id = __webpack_require__(6291);
;// CONCATENATED MODULE: ./build/agents/finalize/conclude-order.js







/** A wish that was carried out: the issue is open again, and there is no incident. */
async function rolledBack(record, { release, sha, restored, requestedBy = "someone" }, ports) {
    const { runId } = ports.context;
    const message = `Release ${release} was rolled back, as ${requestedBy} asked.`;
    const at = ports.clock.now();
    const blocked = (0,session_transitions/* move */.Cy)(record, { to: "blocked", by: requestedBy, runId, at, reason: message });
    const now = restored === undefined
        ? "the release that was there before, of which GitHub's Deployments API does not tell"
        : (0,release_id/* releaseText */.hO)(restored);
    const body = [
        `⏪ ${(0,inert_line/* inertLine */.F)(message)} Production runs ${now}.`,
        `The change itself is still merged: revert \`${sha.slice(0, 12)}\`, or the next release brings it again. \`/miyabi retry\` deploys this release once more; the label \`${core_names/* TRIGGER_LABEL */.QQ}\` has the issue worked on anew. [Run](${runLink(ports)})`,
    ].join("\n\n");
    const told = await comment(blocked, { key: `rolled-back-${release}`, body }, ports);
    await ports.issues.reopen(record.issue.number);
    return { record: told, said: { outcome: "done", reason: "rolled_back", message } };
}
function sayingOf(result) {
    const { release, outcome, error } = result;
    if ((0,incident_view/* isFailed */.Ix)(result))
        return {
            outcome: "failed",
            reason: "job_failed",
            message: `Release ${release}: ${(0,incident_view/* failureLine */.Pu)(result)}.`,
            sign: "⚠️",
        };
    if ((0,held/* isHeld */.i7)(result))
        return {
            outcome: "waiting",
            reason: "deployment_refused",
            message: `Nothing was deployed to staging: ${result.held.why}.`,
            sign: "⏸",
        };
    if (outcome === "healthy")
        return {
            outcome: "done",
            reason: "deployed",
            message: `Staging runs release ${release} and is healthy.`,
            sign: "✅",
        };
    return {
        outcome: "waiting",
        reason: outcome === "inconclusive" ? "inconclusive" : "deployment_not_configured",
        message: outcome === "inconclusive"
            ? `Staging runs release ${release}, but nothing proves that it is healthy: ${error ?? "no reason given"}.`
            : "Staging is not configured: nothing was deployed. Add deploy.staging to .github/miyabi.yml.",
        sign: "ℹ️",
    };
}
/** Staging alone: told, and the session stays as it is, healthy or not. */
async function staged(record, result, ports) {
    const { sign, ...said } = sayingOf(result);
    const body = `${sign} ${(0,inert_line/* inertLine */.F)(said.message)} [Run](${runLink(ports)})`;
    return { record: await comment(record, { key: `staging-${result.release}`, body }, ports), said };
}
/** What is told of an order, and what it does to the session. */
async function concludeOrder(record, order, ports) {
    switch (order.kind) {
        case "rolled_back":
            return rolledBack(record, order.result, ports);
        case "staged":
            return staged(record, order.result, ports);
        case "not_done": {
            const message = `Nothing was ${order.what}: ${order.why}.`;
            const body = `🤷 ${(0,inert_line/* inertLine */.F)(message)} [Run](${runLink(ports)})`;
            const key = `order-${ports.context.runId}`;
            return {
                record: await comment(record, { key, body }, ports),
                said: { outcome: "skipped", reason: "deployment_refused", message },
            };
        }
    }
}

;// CONCATENATED MODULE: ./build/agents/finalize/conclude.js










async function done(record, ports) {
    const { number } = record.issue;
    const finished = to(record, "done", "production is healthy or nothing is deployed", ports);
    const overtaken = finished.deployments.flatMap((result) => (0,held/* overtakenBy */.z2)(result) ?? []).at(-1);
    const untagged = finished.deployments.some(({ environment, outcome }) => environment === "production" && outcome === "healthy");
    const noted = untagged && finished.release === undefined
        ? (0,session_edit/* addNote */.gp)(finished, "Production is healthy, but its release was not tagged (see the deploy job).")
        : overtaken === undefined
            ? finished
            : (0,session_edit/* addNote */.gp)(finished, overtaken);
    const body = renderSummary(noted, ports.clock.now());
    const told = await comment(noted, { key: "summary", body }, ports);
    await ports.repository.deleteBranch((0,core_names/* branchOf */.W0)(number));
    await ports.issues.close(number, "completed");
    return {
        record: told,
        said: { outcome: "done", reason: "session_done", message: `Issue #${number} is done.` },
    };
}
async function stopped(record, { state, key, body, said }, ports) {
    const told = await comment(to(record, state, said.message, ports), { key, body }, ports);
    return { record: told, said };
}
/** The effects of each end, all found again by their keys where the job runs twice. */
async function conclude(record, end, ports) {
    const { number } = record.issue;
    const about = { issue: number, at: ports.clock.now() };
    switch (end.kind) {
        case "done":
            return done(record, ports);
        case "settled":
            return {
                record,
                said: {
                    outcome: "waiting",
                    reason: "session_waiting",
                    message: `The session is ${record.state}; the issue says what it waits for.`,
                },
            };
        case "waiting":
            return {
                record,
                said: {
                    outcome: "waiting",
                    reason: "session_waiting",
                    message: end.pull.awaits === undefined
                        ? `Pull request #${end.pull.number} waits for people. After its merge the sweep has it deployed, or comment \`/miyabi retry\` on #${number}.`
                        : `Pull request #${end.pull.number} waits for its required checks. The sweep goes on when they have ended, or comment \`/miyabi retry\` on #${number}.`,
                },
            };
        case "review": {
            const escalation = (0,review_escalation/* reviewEscalation */.S)(end.outcome, { ...about, reviews: record.reviews });
            const told = await escalate(to(record, "blocked", escalation.reason, ports), { escalation }, ports);
            return {
                record: told,
                said: { outcome: "blocked", reason: "session_escalated", message: escalation.reason },
            };
        }
        case "deployment":
            return deploymentFailed(record, end.result, ports);
        case "inconclusive":
            return inconclusive(record, end.result, ports);
        case "held":
            return conclude_deployment_held(record, end.result, ports);
        case "ordered":
            return concludeOrder(record, end.order, ports);
        case "disabled": {
            const message = `Miyabi was switched off: the variable ${disabled/* DISABLED_VARIABLE */.G} is set.`;
            return stopped(record, {
                state: "paused",
                key: "stopped",
                body: `⏸ ${message} What was done so far is kept. Once the variable is gone, comment \`/miyabi retry\` to go on. [Run](${runLink(ports)})`,
                said: { outcome: "waiting", reason: "disabled", message },
            }, ports);
        }
        case "cancelled": {
            const message = `The run was cancelled in ${end.jobs.join(", ")}.`;
            return stopped(record, {
                state: "paused",
                key: "stopped",
                body: `⏸ ${(0,inert_line/* inertLine */.F)(message)} Comment \`/miyabi retry\` to go on. [Run](${runLink(ports)})`,
                said: { outcome: "waiting", reason: "cancelled", message },
            }, ports);
        }
        case "crashed": {
            const what = end.jobs.length > 0 ? `The job ${end.jobs.join(", ")} failed` : "The run ended";
            const message = `${what} without a result.`;
            return stopped(record, {
                state: "failed",
                key: "stopped",
                body: `❌ ${(0,inert_line/* inertLine */.F)(message)} Its log says why: [run](${runLink(ports)}). Comment \`/miyabi retry\` to try again.`,
                said: { outcome: "failed", reason: "session_failed", message },
            }, ports);
        }
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
;// CONCATENATED MODULE: ./build/agents/finalize/jobs.js


const Job = schemas/* object */.Ikc({
    result: schemas/* enum */.k5n(["success", "failure", "cancelled", "skipped"]),
    outputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}),
});
/** The `needs` context: how the run's other jobs ended, by job id. */
const Jobs = schemas/* record */.g1P(schemas/* string */.YjP(), Job);
/** @throws UserError invalid_input */
function parseJobs(text) {
    try {
        return Jobs.parse(JSON.parse(text === "" ? "{}" : text));
    }
    catch {
        throw new errors/* UserError */.yo("invalid_input", "jobs must be the needs context: ${{ toJSON(needs) }}.");
    }
}
const jobsThat = (jobs, result) => Object.entries(jobs)
    .filter(([, job]) => job.result === result)
    .map(([name]) => name);

;// CONCATENATED MODULE: ./build/agents/finalize/decide-order.js


const withoutResult = ({ jobs }) => jobsThat(jobs, "cancelled").length > 0
    ? "the run was cancelled"
    : "the job ended without a result, e.g. since the environment's reviewers did not let it; its log says why";
/**
 * The end of a run that intake started for a rollback or for staging alone (`next` of the orchestrator): where
 * nothing came of it the session is what it was. Undefined for every other run.
 */
function orderedEnd(facts) {
    const { production, staging, notRolledBack, jobs } = facts;
    switch (jobs["intake"]?.outputs["next"]) {
        case "rollback":
            if (production?.outcome === "rolled_back")
                return { kind: "rolled_back", result: production };
            if (production !== undefined && (0,incident_view/* isFailed */.Ix)(production))
                return { kind: "rollback_failed", result: production };
            return { kind: "not_done", what: "rolled back", why: notRolledBack ?? withoutResult(facts) };
        case "deploy-staging":
            return staging === undefined
                ? { kind: "not_done", what: "deployed to staging", why: withoutResult(facts) }
                : { kind: "staged", result: staging };
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/agents/finalize/decide.js





function ofDeployments({ staging, production }) {
    for (const result of [production, staging]) {
        if (result === undefined)
            continue;
        if ((0,incident_view/* isFailed */.Ix)(result))
            return { kind: "deployment", result };
        if ((0,held/* isHeld */.i7)(result) && !(0,held/* isSettled */.Is)(result))
            return { kind: "held", result };
        if (result.outcome === "inconclusive")
            return { kind: "inconclusive", result };
    }
    return production === undefined ? undefined : { kind: "done" };
}
/**
 * The end of a run, from facts only: what was handed over counts before how a job ended, since a job
 * may fail because of what it reports. A function of its arguments: a repeated job decides the same.
 */
function decideEnd(facts) {
    const { state, jobs, review, pull, disabled } = facts;
    const order = orderedEnd(facts);
    if (order?.kind === "rollback_failed")
        return { kind: "deployment", result: order.result };
    if (order)
        return { kind: "ordered", order };
    if (state === "done")
        return { kind: "done" };
    if (state === "awaiting-approval" || (0,session_transitions/* isStopped */.id)(state))
        return { kind: "settled" };
    const deployed = ofDeployments(facts);
    if (deployed)
        return deployed;
    if (disabled === true)
        return { kind: "disabled" };
    const cancelled = jobsThat(jobs, "cancelled");
    if (cancelled.length > 0)
        return { kind: "cancelled", jobs: cancelled };
    const failed = jobsThat(jobs, "failure");
    if (failed.some((name) => name === "publish" || name === "deploy" || name === "intake"))
        return { kind: "crashed", jobs: failed };
    const published = jobs["publish"]?.result === "success";
    if (published && pull !== undefined && pull.merged === undefined)
        return { kind: "waiting", pull };
    if (!published && review?.next === "escalate")
        return { kind: "review", outcome: review };
    return { kind: "crashed", jobs: failed };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/deploy/deployment-artifacts.js
var deployment_artifacts = __webpack_require__(32395);
// EXTERNAL MODULE: ./build/core/deploy/deployment.js
var deployment = __webpack_require__(27673);
// EXTERNAL MODULE: ./build/core/review/review-artifacts.js + 1 modules
var review_artifacts = __webpack_require__(94925);
// EXTERNAL MODULE: ./build/core/session/session.js + 1 modules
var session = __webpack_require__(45534);
;// CONCATENATED MODULE: ./build/agents/finalize/gather.js










const Refusal = schemas/* object */.Ikc({ why: schemas/* string */.YjP() });
async function gather_open(name, { exchange, files }) {
    const dir = await files.folder("hand-over");
    await exchange.get(name, dir);
    return (file) => files.read((0,external_node_path_.join)(dir, file));
}
async function deploymentOf({ names, issue, kind }, schema, shelf) {
    const name = (0,deployment_artifacts/* newestOfKind */.m)(names, { of: issue, kind });
    if (name === undefined)
        return undefined;
    const text = await (await gather_open(name, shelf))(deployment_artifacts/* DEPLOYMENT_FILE */.z);
    if (text === undefined)
        throw new Error(`the artifact ${name} has no ${deployment_artifacts/* DEPLOYMENT_FILE */.z}`);
    const value = JSON.parse(text);
    return schema.parse(value);
}
const withNotices = (record, { notices = [] }) => notices.filter((notice) => !record.notes.includes(notice)).reduce(session_edit/* addNote */.gp, record);
async function gather(loaded, shelf) {
    const issue = loaded.issue.number;
    let record = loaded;
    let review;
    for (const name of (0,review_artifacts/* reviewsInOrder */.R)(await shelf.exchange.list((0,core_names/* reviewPrefix */.Lh)(issue)))) {
        const handed = await (0,review_artifacts/* readReview */.t)(name, await gather_open(name, shelf));
        record = (0,fold/* foldReview */.u7)(record, handed);
        review = handed.outcome;
        if (review.kind === "scored")
            record = { ...record, change: { runId: shelf.context.runId, artifact: name } };
    }
    const names = await shelf.exchange.list((0,core_names/* deploymentPrefix */.Ig)(issue));
    const environment = (kind) => deploymentOf({ names, issue, kind }, deployment/* DeploymentResult */.VH, shelf);
    const staging = await environment("staging");
    const production = await environment("production");
    const release = await deploymentOf({ names, issue, kind: "release" }, session/* Release */.Kz, shelf);
    const refusal = await deploymentOf({ names, issue, kind: "rollback-refused" }, Refusal, shelf);
    for (const result of [staging, production])
        if (result !== undefined)
            record = withNotices((0,fold/* foldDeployment */.P$)(record, result), result);
    const incident = await deploymentOf({ names, issue, kind: "incident" }, deploy_incident/* Incident */.fy, shelf);
    if (incident !== undefined)
        record = { ...record, incidents: (0,deploy_incident/* withIncident */.LE)(record.incidents, incident) };
    return {
        record: release === undefined ? record : { ...record, release },
        review,
        staging,
        production,
        notRolledBack: refusal?.why,
    };
}

;// CONCATENATED MODULE: ./build/agents/finalize/agent.js
// Finalize (seed phase 9): how the run ended, told once, and everything put away. Runs always.















const INPUTS = [
    "issue",
    "jobs",
    "notice-secrets",
    "knowledge-secrets",
    "github-token",
];
/** @throws UserError invalid_input */
function parseInput(raw) {
    return { issue: (0,job_input/* parseIssueNumber */.id)(raw.issue), jobs: parseJobs(raw.jobs) };
}
/** A log that cannot be written is told and recorded, and holds up nothing (fault 34 in spirit). */
async function agent_log(record, { journal, clock }) {
    try {
        const logged = { ...record, loggedUsd: (0,fold/* totalUsage */.GG)(record).costUsd };
        await journal.append(logEntries(record, clock.now()), logged);
        return logged;
    }
    catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        return (0,session_edit/* addNote */.gp)(record, `The log could not be written: ${text}`);
    }
}
/**
 * "Re-run failed jobs" runs this job again after it has ended the session: the end is decided afresh,
 * from where the session was before.
 */
function undoOwnEnd(record, { context, clock }) {
    const last = record.transitions.findLast(({ refused }) => !refused);
    if (last?.by !== "finalize" || last.runId !== context.runId || !(0,session_transitions/* isStopped */.id)(record.state))
        return record;
    if (!(0,session_transitions/* mayMove */.B9)(record.state, last.from))
        return record; // a rollback that failed after the end
    const { runId } = context;
    return (0,session_transitions/* move */.Cy)(record, {
        to: last.from,
        by: "finalize",
        runId,
        at: clock.now(),
        reason: "the run went on",
    });
}
/** The plan's comment shows how each task ended. */
async function showTasks(record, { issues }) {
    const { plan, tasks, comments } = record;
    if (plan === undefined || tasks.length === 0 || comments["plan"] === undefined)
        return;
    await issues.upsertComment({
        issue: record.issue.number,
        key: "plan",
        body: (0,view/* renderPlan */.E)(record, plan),
        knownId: comments["plan"],
    });
}
async function run({ issue, jobs, disabled = false }, ports) {
    const { sessions, issues, notices, telemetry, warn, clock, context } = ports;
    const startedAt = clock.now();
    const began = clock.monotonic();
    const loaded = await sessions.load(issue, { elsewhere: true });
    if (!loaded)
        return {
            outcome: "skipped",
            reason: "not_for_us",
            message: `Issue #${issue} has no session: there is nothing to finish.`,
            outputs: { state: "" },
        };
    const resumed = undoOwnEnd((0,session_edit/* addRun */.Z)(loaded, context.runId), ports);
    const { record, ...handed } = await gather(resumed, ports);
    const end = decideEnd({ ...handed, state: record.state, pull: record.pull, jobs, disabled });
    const concluded = await conclude(record, end, ports);
    const logged = await agent_log(concluded.record, ports);
    const { labels } = await issues.read(issue);
    await issues.relabel(issue, {
        add: [`state:${logged.state}`, ...(0,analysis_labels/* lackedLabels */.QE)(logged, labels)],
        remove: [core_names/* TRIGGER_LABEL */.QQ],
        from: labels,
    });
    await showTasks(logged, ports);
    const tracked = await closeTasks(logged, ports);
    const saved = await sessions.save((0,session_edit/* addPhase */.no)((0,analysis_labels/* withLabels */.IO)(tracked), {
        name: "cleanup",
        startedAt,
        seconds: (clock.monotonic() - began) / 1000,
        outcome: "success",
    }));
    // All is done and stored: whether people can be told changes nothing of it.
    const told = await notices.tell(saved, (0,notices_end/* endNotices */.b)(saved, context));
    const kept = told === saved ? saved : await sessions.save(told);
    await ports.remember();
    const untraced = await telemetry.export([kept]);
    if (untraced !== undefined)
        warn(untraced);
    const { message } = concluded.said;
    const { serverUrl, repository, runId } = context;
    return {
        ...concluded.said,
        outputs: { state: kept.state },
        summary: renderRunPage(kept, { serverUrl, repository, runId, message }),
    };
}

;// CONCATENATED MODULE: ./build/agents/finalize/main.js










/** Joins finalize to GitHub, the run's artifacts and the log branch. */
const main = () => (0,run_action/* runAction */.C)(INPUTS, async (raw, context) => {
    const token = raw["github-token"];
    const github = await (0,connect/* connectGithub */.S)(token, context);
    const { serverUrl, repository, tempDir, disabled } = context;
    const { clock } = github;
    const journal = gitJournal({ serverUrl, repository, token, dir: tempDir, clock });
    const config = (0,once/* once */.O)(github.repository.config);
    const notices = (0,connect_notices/* noticesOf */.l)(raw["notice-secrets"], { config, clock, run: context });
    const telemetry = telemetryOf({
        configured: async () => (await config()).telemetry.url,
        secretLines: raw["notice-secrets"],
        clock,
    });
    const secretLines = raw["knowledge-secrets"];
    const remember = async () => {
        await (0,knowledge/* rememberLog */.eg)({ token, run: context, clock })();
        await keepKnowledge({ config, secretLines, token, clock }, context);
    };
    return run({ ...parseInput(raw), disabled }, {
        ...github,
        repository: { ...github.repository, config },
        journal,
        notices,
        remember,
        telemetry,
        warn: log/* warn */.R8,
    });
}, { evenDisabled: true });


/***/ }),

/***/ 32395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ newestOfKind),
/* harmony export */   z: () => (/* binding */ DEPLOYMENT_FILE)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);
/* harmony import */ var _newest_first_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52161);


/** The one file in each of them. */
const DEPLOYMENT_FILE = "result.json";
/** The newest run attempt's artifact of this kind, undefined where there is none. */
const newestOfKind = (names, { of, kind }) => (0,_newest_first_js__WEBPACK_IMPORTED_MODULE_1__/* .newestFirst */ .l)(names.filter((name) => {
    const prefix = `${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentPrefix */ .Ig)(of)}${kind}-t`;
    return name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length));
}))[0];


/***/ }),

/***/ 47504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MY: () => (/* binding */ INCIDENT_LABEL),
  HP: () => (/* binding */ afterFailure),
  Pu: () => (/* binding */ failureLine),
  Ty: () => (/* binding */ incidentBody),
  Qq: () => (/* binding */ incidentKey),
  Bl: () => (/* binding */ incidentTitle),
  Ix: () => (/* binding */ isFailed),
  xJ: () => (/* binding */ severityOf)
});

// EXTERNAL MODULE: ./build/core/text/duration-text.js
var duration_text = __webpack_require__(99760);
// EXTERNAL MODULE: ./build/core/text/workflow-text.js
var workflow_text = __webpack_require__(29299);
;// CONCATENATED MODULE: ./build/core/text/fenced.js

/**
 * Text of others as a block of code in Markdown: its fence is longer than any in the text, so that nothing
 * in it ends the block and GitHub acts on nothing in it. Terminal escapes and control characters are taken out.
 */
function fenced(text, language = "text") {
    const inside = (0,workflow_text/* neutralise */.$)(text);
    const longest = (inside.match(/`{3,}/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
    const fence = "`".repeat(longest + 1);
    return `${fence}${language}\n${inside.trim()}\n${fence}`;
}

// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
// EXTERNAL MODULE: ./build/core/deploy/timeline.js
var timeline = __webpack_require__(81633);
// EXTERNAL MODULE: ./build/core/deploy/sources-text.js
var sources_text = __webpack_require__(94112);
;// CONCATENATED MODULE: ./build/core/deploy/incident-view.js





const SHOWN_SAMPLES = 30;
const HEAD = {
    unhealthy: "did not become healthy",
    rolled_back: "was rolled back",
    rollback_failed: "failed and could not be rolled back",
};
const isFailed = (result) => result.outcome in HEAD;
function headOf({ outcome, nothingBefore, untouched }) {
    if (nothingBefore === true)
        return `${HEAD[outcome]}, and there is no release before it to go back to`;
    return untouched === true ? "kept the release before" : HEAD[outcome];
}
/** `Production was rolled back: the health check failed`; one plain line, no Markdown. */
function failureLine(result) {
    const { environment, error, watch } = result;
    const name = environment === "staging" ? "Staging" : "Production";
    const why = error?.trim().split("\n", 1)[0] ?? watch?.reason;
    return `${name} ${headOf(result)}${why === undefined || why === "" ? "" : `: ${(0,inert_line/* plainLine */.h)(why, 300)}`}`;
}
const sampleRow = ({ at, ok, status, milliseconds, error }) => `| ${at.slice(11, 19)} | ${ok ? "✓" : "✗"} | ${status ?? "–"} | ${Math.round(milliseconds)} ms | ${(0,inert_line/* inertLine */.F)(error ?? "", 100)} |`;
const readingRow = ({ at, errorRate, latencyMs, error }) => `| ${at.slice(11, 19)} | ${errorRate === undefined ? "–" : `${Math.round(errorRate * 1000) / 10} %`} | ${latencyMs === undefined ? "–" : `${Math.round(latencyMs)} ms`} | ${(0,inert_line/* inertLine */.F)(error ?? "", 100)} |`;
function readingsTable(readings) {
    if (readings.length === 0)
        return [];
    const head = ["### Prometheus", "| time (UTC) | errors | response time | |", "|---|---|---|---|"];
    return [[...head, ...readings.slice(-SHOWN_SAMPLES).map(readingRow)].join("\n")];
}
/** Names the release where there is no issue. */
const incidentTitle = ({ issue }, result) => `Incident: ${result.environment} of ${issue === undefined ? result.release : `#${issue}`} ${result.untouched === true ? headOf(result) : HEAD[result.outcome]}`;
/** The severity label of an incident and of what belongs to it. */
const severityOf = ({ outcome }) => `severity:${outcome === "rollback_failed" ? "Sev.1-Critical" : "Sev.2-High"}`;
/** The first label of an incident: it is looked for among the issues that carry it. */
const INCIDENT_LABEL = "type:deployment";
/**
 * Stays the same for the same failure, so that an incident is opened once. Another run's failure of the same
 * release is another incident: people may have closed the first one, which lifts a freeze.
 */
const incidentKey = (failure) => `incident-${failure.release}-${failure.environment}-r${failure.runId}`;
const FROZEN = " **Production is frozen**: nothing is deployed there until this issue is closed. Close it when production is healthy.";
/** People are told of what became of their merge; a bot, or what is no login, only stands there. */
function personText(login) {
    if (login === undefined)
        return undefined;
    return /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(login) ? `@${login}` : (0,inert_line/* inertLine */.F)(login);
}
/** The evidence, for whoever looks into it: measured values and the end of the output. Markdown. */
function incidentBody({ issue, pull, mergedBy, startedBy }, result) {
    const { release, sha, environment, baselineMs, watch, samples, rollbackCommand, error } = result;
    const rows = [
        ["Issue", issue === undefined ? undefined : `#${issue}`],
        ["Pull request", pull === undefined ? undefined : `#${pull}`],
        ["Merged by", personText(mergedBy)],
        ["Started by", personText(startedBy)],
        ["Commit", sha],
        ["Release", release],
        ["Environment", environment],
        ["Outcome", result.outcome],
        ["Duration", (0,duration_text/* durationText */.S)(result.seconds)],
        ["Response time before", baselineMs === undefined ? undefined : `${Math.round(baselineMs)} ms`],
        ["Watch", watch === undefined ? undefined : (0,inert_line/* inertLine */.F)(watch.reason)],
        ["Figures from", (0,sources_text/* sourcesText */.E)(watch?.sources)],
        [
            "Rollback",
            result.nothingBefore === true
                ? "no release before it: it was left as it is"
                : rollbackCommand === undefined
                    ? "none configured"
                    : `\`${rollbackCommand}\``,
        ],
    ];
    const table = rows.flatMap(([name, value]) => value === undefined ? [] : [`| ${name} | ${value} |`]);
    const shown = samples.slice(-SHOWN_SAMPLES).map(sampleRow);
    const block = (title, text = "") => text.trim() === "" ? [] : [`### ${title}\n\n${fenced(text)}`];
    return [
        `${(0,inert_line/* inertLine */.F)(failureLine(result))}.${result.outcome === "rollback_failed" ? FROZEN : ""}`,
        ["| | |", "|---|---|", ...table].join("\n"),
        ...(0,timeline/* timelineSection */.R)(result.timeline),
        ...(shown.length > 0
            ? [
                [
                    "### Health checks",
                    "| time (UTC) | ok | status | took | |",
                    "|---|---|---|---|---|",
                    ...shown,
                ].join("\n"),
            ]
            : []),
        ...readingsTable(result.readings ?? []),
        ...block("Output", error),
        ...block("Logs", result.logs),
    ].join("\n\n");
}
const STANDS = {
    unhealthy: "",
    rolled_back: "Production runs the release before.",
    rollback_failed: "Production is frozen: nothing is deployed there until the incident is closed.",
};
/** What stands after a failure, and where to look, for the issue's comment. Markdown. */
const afterFailure = ({ outcome }, { issue, revert, noRevert }) => [
    `Evidence: #${issue}.`,
    STANDS[outcome],
    revert === undefined ? "" : `#${revert.number} takes the change back, and waits for you.`,
    noRevert === undefined
        ? ""
        : `No pull request takes the change back: ${(0,inert_line/* inertLine */.F)(noRevert, 600)}`,
]
    .filter((sentence) => sentence !== "")
    .join(" ");


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

/***/ 94112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ sourcesText)
/* harmony export */ });
const NAMES = { probe: "health checks", prometheus: "Prometheus" };
/** `error rate: Prometheus, response time: health checks`; undefined in old results. */
const sourcesText = (sources) => sources === undefined
    ? undefined
    : `error rate: ${NAMES[sources.errorRate]}, response time: ${NAMES[sources.latency]}`;


/***/ }),

/***/ 81633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ timelineSection),
/* harmony export */   h: () => (/* binding */ timelineOf)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34327);

const SAID = {
    deploy: "the deployment begins",
    deployed: "deployed",
    not_deployed: "the deployment failed",
    undo: "the rollback begins",
    undone: "the rollback has ended",
    untouched: "the release before was never replaced",
    not_undone: "the rollback failed",
    nothing_before: "there is no release before it to go back to",
};
const sampleEvent = (sample, text) => (sample === undefined ? [] : [{ at: sample.at, text: text(sample) }]);
const stepEvent = ({ at, what }) => ({ at, text: SAID[what] });
const failing = ({ status, error }) => `first failing health check: ${error ?? (status === undefined ? "no reply" : `HTTP ${status}`)}`;
/**
 * How a deployment went: its steps, the first good and the first failing health check, the verdict, and after a
 * rollback what proved the release before.
 */
function timelineOf({ steps, startedAt, endedAt, result }) {
    const undo = steps.findIndex(({ what }) => what === "undo");
    const [forth, back] = undo < 0 ? [steps, []] : [steps.slice(0, undo), steps.slice(undo)];
    const turnedAt = back[0]?.at ?? endedAt;
    const before = undo < 0
        ? result.samples
        : result.samples.filter(({ at, ok }) => at < turnedAt || (at === turnedAt && !ok));
    const after = result.samples.slice(before.length);
    const why = result.error?.trim().split("\n", 1)[0];
    const verdict = undo < 0 ? result.outcome : "unhealthy";
    const verified = after.find(({ ok }) => ok);
    return [
        { at: startedAt, text: "started" },
        ...forth.map(stepEvent),
        ...sampleEvent(before.find(({ ok }) => ok), () => "first good health check"),
        ...sampleEvent(before.find(({ ok }) => !ok), failing),
        {
            at: turnedAt,
            text: `verdict: ${verdict}${why === undefined || why === "" ? "" : `, ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h)(why, 200)}`}`,
        },
        ...back.map(stepEvent),
        ...sampleEvent(verified ?? after.at(-1), () => verified === undefined
            ? "the release before is not healthy either"
            : "the release before is healthy: verified"),
    ].sort((a, b) => a.at.localeCompare(b.at));
}
/** Section of an incident; none where nothing is known. Markdown. */
const timelineSection = (timeline = []) => timeline.length === 0
    ? []
    : [
        [
            "### Timeline",
            "| time (UTC) | |",
            "|---|---|",
            ...timeline.map(({ at, text }) => `| ${at.slice(11, 23)} | ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__/* .inertLine */ .F)(text)} |`),
        ].join("\n"),
    ];


/***/ }),

/***/ 84632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HS: () => (/* binding */ DEPLOYMENT_TITLE),
/* harmony export */   kV: () => (/* binding */ REVIEW_TITLE),
/* harmony export */   se: () => (/* binding */ SESSION_TITLE)
/* harmony export */ });
/** The titles of entries that their writer and their readers share; TASK_TITLE is in plan/past-tasks.ts. */
const SESSION_TITLE = "Session";
const REVIEW_TITLE = "Quality Review";
/** Followed by the environment, e.g. `Deployment to staging`. */
const DEPLOYMENT_TITLE = "Deployment to ";


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

/***/ 16866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ releasedBy)
/* harmony export */ });
/** A session's change, as incidents and reverts name it. */
const releasedBy = ({ issue, pull }) => ({
    issue: issue.number,
    pull: pull?.number,
    title: issue.title,
});


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
