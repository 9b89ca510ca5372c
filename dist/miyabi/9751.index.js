export const id = 9751;
export const ids = [9751];
export const modules = {

/***/ 61041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ hasDiff)
/* harmony export */ });
/* harmony import */ var _core_task_execution_context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80890);

const SECONDS = 30;
const COMMAND = [
    ...["git", "status", "--porcelain", "--untracked-files=normal", "--", "."],
    ..._core_task_execution_context_js__WEBPACK_IMPORTED_MODULE_0__/* .CONTEXT_FILES */ .yg.map((file) => `:(exclude)${file}`),
];
/** Whether the worktree differs from its commit; undefined where git cannot say. Runs where commands run. */
async function hasDiff(commands, worktree) {
    const { code, stdout } = await commands.run(COMMAND, { cwd: worktree, timeoutSeconds: SECONDS });
    return code === 0 ? stdout.trim() !== "" : undefined;
}


/***/ }),

/***/ 28678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ Repetition)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82552);

/** The same call with the same result so often means that the model goes round in circles. */
const SAME_CALLS = 3;
/** The same error of one tool so often, whatever was tried. */
const SAME_ERRORS = 5;
/** Turns without any change in the worktree. */
const IDLE_TURNS = 25;
/** An error without its numbers: times, counts and addresses differ from call to call. */
const kindOf = (error) => error.replace(/0x[0-9a-f]+|\d+/gi, "#");
/**
 * Sees when an assignment goes round in circles: equal calls with equal results, one error again and
 * again, turns that change nothing. A change to files starts all but the errors anew: edits that lead
 * to the same error each time are the very circle.
 */
class Repetition {
    #calls = new Map();
    #errors = new Map();
    #turns = 0;
    /**
     * Notes the calls of one turn.
     *
     * @param hasDiff asked once so many turns wrote no file: a command may have; undefined is "unknown"
     * @returns what repeats, as a sentence's end; undefined while all is well
     */
    async note(calls, hasDiff) {
        const found = calls.map((call) => this.#sameCall(call) ?? this.#sameError(call));
        this.#turns = calls.some(({ changed }) => changed) ? 0 : this.#turns + 1;
        const repeated = found.find((one) => one !== undefined);
        if (repeated !== undefined)
            return repeated;
        if (this.#turns < IDLE_TURNS)
            return undefined;
        // Once a diff is there, turns without a write are the tests' and repairs' own.
        const changed = (await hasDiff()) ?? true;
        const turns = this.#turns;
        this.#turns = 0;
        return changed ? undefined : `${turns} turns changed nothing in the worktree`;
    }
    #sameCall({ name, input, text, changed }) {
        const key = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)({ name, input, text });
        const count = (this.#calls.get(key) ?? 0) + 1;
        // Writing the very same thing again is a circle as well, so its own count stays.
        if (changed)
            this.#calls.clear();
        this.#calls.set(key, count);
        return count >= SAME_CALLS
            ? `the same call of ${name} gave the same result ${count} times`
            : undefined;
    }
    #sameError({ name, text, isError }) {
        if (!isError) {
            // The tool works again: what failed before is over.
            for (const key of this.#errors.keys())
                if (key.startsWith(`${name}\n`))
                    this.#errors.delete(key);
            return undefined;
        }
        const key = `${name}\n${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)({ kind: kindOf(text) })}`;
        const count = (this.#errors.get(key) ?? 0) + 1;
        this.#errors.set(key, count);
        return count >= SAME_ERRORS ? `${name} failed ${count} times with the same error` : undefined;
    }
}


/***/ }),

/***/ 49751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  claudeCodeEngine: () => (/* binding */ claudeCodeEngine)
});

// EXTERNAL MODULE: ./build/adapters/anthropic/engine/has-diff.js
var has_diff = __webpack_require__(61041);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
;// CONCATENATED MODULE: ./build/adapters/claude-code/final-report.js

/** What Claude Code is made to end with: the same as our own engine's `finish`. */
const FinalReport = schemas/* object */.Ikc({
    summary: schemas/* string */.YjP()
        .trim()
        .min(1)
        .describe("What you changed and how you checked it, in a few plain lines"),
    not_done: schemas/* array */.YOg(schemas/* string */.YjP().trim().min(1))
        .default([])
        .describe("What the task asks for and you could not do, each with its reason"),
});
/** For --json-schema, which knows draft 7. Claude Code offers it to the model as the tool StructuredOutput. */
const REPORT_SCHEMA = JSON.stringify(json_schema_processors/* toJSONSchema */.bl(FinalReport, { io: "input", target: "draft-7" }));

;// CONCATENATED MODULE: ./build/adapters/claude-code/command.js


/** The only tools that it is offered; none reaches the network by itself, starts agents or asks people. */
const TOOLS = ["Read", "Edit", "Write", "Glob", "Grep", "Bash"];
const PERMISSION_MODE = "dontAsk";
/** Where the key proxy answers inside of the sandbox: beside the port of the network's proxy. */
const MODEL_PORT = 20_129;
/** As our own engine asks for: the default of ten means minutes before a fault is known. */
const MAX_RETRIES = 3;
/** The default of 128,000 would be set aside of the budget with every call. */
const MAX_OUTPUT_TOKENS = 24_000;
const WORDS = `In this session the tool finish is called StructuredOutput: call it once, at the end. The other tools are ${TOOLS.join(", ")}. Whatever else is refused stays refused; do without it.`;
/** An empty HOME of its own: nothing that an earlier command left in the usual one is read as settings. */
const FRESH_HOME = ["/bin/sh", "-c", 'HOME=$(mktemp -d) && export HOME && exec "$@"', "sh"];
/**
 * Claude Code without a person: it loads no settings, hook, MCP server, plugin, skill, memory or CLAUDE.md
 * of the repository (`--restricted`, `--safe-mode`, no setting sources, `--strict-mcp-config`), is let to
 * do what is listed and denied the rest without a question. The prompt comes on stdin.
 * https://code.claude.com/docs/en/cli-reference, and `claude --help` of the pinned version
 */
const commandOf = ({ program, model }, { system, budget }) => [
    ...FRESH_HOME,
    program,
    "--print",
    ...["--output-format", "stream-json", "--verbose"],
    ...["--restricted", "--safe-mode", "--setting-sources", "", "--strict-mcp-config"],
    ...["--disable-slash-commands", "--no-session-persistence"],
    ...["--permission-mode", PERMISSION_MODE, "--permission-prompts", "none"],
    ...["--tools", TOOLS.join(","), "--allowedTools", TOOLS.join(",")],
    ...["--model", model, "--max-turns", String(budget.turns)],
    ...["--append-system-prompt", `${system}\n\n${WORDS}`],
    ...["--json-schema", REPORT_SCHEMA],
];
/**
 * Gateways and clouds refuse betas that they do not know, and may have no other model.
 * https://code.claude.com/docs/en/llm-gateway, https://code.claude.com/docs/en/model-config
 */
const elsewhere = (model) => ({
    CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: "1",
    ANTHROPIC_DEFAULT_HAIKU_MODEL: model,
});
/** The whole of its environment beside what every program has: a pass for the proxy, never the key. */
const environmentOf = (url, { token, isAnthropic, model }, { task, tryNumber }) => ({
    ANTHROPIC_BASE_URL: url,
    ANTHROPIC_API_KEY: token,
    ANTHROPIC_CUSTOM_HEADERS: `x-miyabi-agent: codegen\nx-miyabi-task: ${task}:attempt-${tryNumber}`,
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    DISABLE_AUTOUPDATER: "1",
    DISABLE_TELEMETRY: "1",
    DISABLE_ERROR_REPORTING: "1",
    CLAUDE_CODE_DISABLE_CLAUDE_MDS: "1",
    CLAUDE_CODE_DISABLE_AUTO_MEMORY: "1",
    CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: "1",
    CLAUDE_CODE_DISABLE_GIT_INSTRUCTIONS: "1",
    // Would sandbox each command with a further bubblewrap, which ours forbids.
    CLAUDE_CODE_SUBPROCESS_ENV_SCRUB: "0",
    CLAUDE_CODE_MAX_RETRIES: String(MAX_RETRIES),
    CLAUDE_CODE_MAX_OUTPUT_TOKENS: String(MAX_OUTPUT_TOKENS),
    ...(isAnthropic ? {} : elsewhere(model)),
});
/** What the program needs beside its command to run in the sandbox, or without one. */
function surroundings({ program, model, sandboxed }, { url, socket, token, isAnthropic }, assignment) {
    const sockets = [{ port: MODEL_PORT, path: socket }];
    return {
        env: environmentOf(sandboxed ? `http://127.0.0.1:${MODEL_PORT}` : url, { token, isAnthropic, model }, assignment),
        readable: [(0,external_node_path_.dirname)(program)],
        sockets,
    };
}

// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
// EXTERNAL MODULE: ./build/core/budget/usage.js
var usage = __webpack_require__(44717);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
;// CONCATENATED MODULE: ./build/adapters/claude-code/api-failure.js

const PASSING = new Set([408, 409, 425, 429]);
/** The key proxy's word for a budget that is used up, and the API's for a spend limit. */
const BUDGET_STATUS = 402;
const BUDGET_TYPE = "billing_error";
/** @param credential what holds the key, for a text to people */
const keyRefused = (status, text, credential) => new errors/* UserError */.yo("missing_secret", `The model's API refused the key (${status})${text === "" ? "" : `: ${text}`}. Check ${credential}.`);
/**
 * What it means that the API's failure ended a session. Claude Code has tried again by then.
 * @throws TransientError, UserError missing_secret or invalid_config
 */
function failureOf({ apiStatus: status, apiErrorType: type, text }, { model, credential }) {
    if (status === BUDGET_STATUS || type === BUDGET_TYPE)
        return { status: "budget", summary: text };
    if (status === 401 || status === 403)
        throw keyRefused(status, text, credential);
    if (status === 404)
        throw new errors/* UserError */.yo("invalid_config", `The model's API knows no ${model}: ${text}. Correct \`model\` in .github/miyabi.yml.`);
    if (status === undefined || PASSING.has(status) || status >= 500)
        throw new errors/* TransientError */.N_(`The model could not be reached: ${text}`);
    return { status: "unusable", summary: `the API answered ${status}: ${text}` };
}

// EXTERNAL MODULE: ./build/core/budget/counted-tokens.js
var counted_tokens = __webpack_require__(90843);
// EXTERNAL MODULE: ./build/adapters/anthropic/engine/repetition.js
var repetition = __webpack_require__(28678);
// EXTERNAL MODULE: ./build/adapters/anthropic/prices.js
var prices = __webpack_require__(82070);
;// CONCATENATED MODULE: ./build/adapters/claude-code/stream-event.js

const Count = schemas/* number */.aig().nonnegative().catch(0);
const Started = schemas/* looseObject */._H3({
    type: schemas/* literal */.euz("system"),
    subtype: schemas/* literal */.euz("init"),
    tools: schemas/* array */.YOg(schemas/* string */.YjP()),
    mcp_servers: schemas/* array */.YOg(schemas/* unknown */.L5J()),
    permissionMode: schemas/* string */.YjP(),
})
    .transform(({ tools, mcp_servers: servers, permissionMode }) => ({
    kind: "started",
    ...{ tools, permissionMode },
    mcpServers: servers.length,
}));
const Retry = schemas/* looseObject */._H3({
    type: schemas/* literal */.euz("system"),
    subtype: schemas/* literal */.euz("api_retry"),
    error_status: schemas/* number */.aig().nullish(),
    retry_delay_ms: Count,
})
    .transform(({ error_status: status, retry_delay_ms: delayMs }) => ({
    kind: "retry",
    status: status ?? undefined,
    delayMs,
}));
const ToolUse = schemas/* looseObject */._H3({
    type: schemas/* literal */.euz("tool_use"),
    id: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    input: schemas/* unknown */.L5J().optional(),
});
const Said = schemas/* looseObject */._H3({
    type: schemas/* literal */.euz("assistant"),
    message: schemas/* looseObject */._H3({
        id: schemas/* string */.YjP(),
        model: schemas/* string */.YjP(),
        content: schemas/* array */.YOg(schemas/* looseObject */._H3({ type: schemas/* string */.YjP() })),
        usage: schemas/* looseObject */._H3({
            input_tokens: Count,
            output_tokens: Count,
            cache_read_input_tokens: Count,
            cache_creation_input_tokens: Count,
        })
            .optional(),
    }),
})
    .transform(({ message: { id, model, content, usage } }) => ({
    kind: "said",
    ...{ id, model },
    calls: content.flatMap((block) => {
        const use = ToolUse.safeParse(block);
        return use.success ? [{ id: use.data.id, name: use.data.name, input: use.data.input }] : [];
    }),
    tokens: {
        inputTokens: usage?.input_tokens ?? 0,
        outputTokens: usage?.output_tokens ?? 0,
        cacheReadTokens: usage?.cache_read_input_tokens ?? 0,
        cacheWriteTokens: usage?.cache_creation_input_tokens ?? 0,
    },
}));
const ToolResult = schemas/* looseObject */._H3({
    type: schemas/* literal */.euz("tool_result"),
    tool_use_id: schemas/* string */.YjP(),
    content: schemas/* unknown */.L5J().optional(),
    is_error: schemas/* boolean */.zMY().nullish(),
});
const textOf = (content) => typeof content === "string" ? content : JSON.stringify(content ?? "");
const Answers = schemas/* looseObject */._H3({
    type: schemas/* literal */.euz("user"),
    message: schemas/* looseObject */._H3({ content: schemas/* array */.YOg(schemas/* unknown */.L5J()) }),
})
    .transform(({ message }) => ({
    kind: "answered",
    answers: message.content.flatMap((block) => {
        const result = ToolResult.safeParse(block);
        if (!result.success)
            return [];
        const { tool_use_id: id, content, is_error: isError } = result.data;
        return [{ id, text: textOf(content), isError: isError ?? false }];
    }),
}));
const Denial = schemas/* looseObject */._H3({ tool_name: schemas/* string */.YjP(), tool_input: schemas/* unknown */.L5J().optional() });
const End = schemas/* looseObject */._H3({
    type: schemas/* literal */.euz("result"),
    subtype: schemas/* string */.YjP(),
    // Absent counts as an error: nothing is taken for done that does not say so.
    is_error: schemas/* boolean */.zMY().default(true),
    result: schemas/* string */.YjP().default(""),
    structured_output: schemas/* unknown */.L5J().optional(),
    permission_denials: schemas/* array */.YOg(Denial).catch([]),
    api_error_status: schemas/* number */.aig().nullish(),
    api_error_type: schemas/* string */.YjP().nullish(),
    stop_reason: schemas/* string */.YjP().nullish(),
    errors: schemas/* array */.YOg(schemas/* string */.YjP()).catch([]),
    modelUsage: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* looseObject */._H3({
        inputTokens: Count,
        outputTokens: Count,
        cacheReadInputTokens: Count,
        cacheCreationInputTokens: Count,
    }))
        .catch({}),
})
    .transform((end) => ({
    kind: "ended",
    subtype: end.subtype,
    isError: end.is_error,
    text: end.result,
    report: end.structured_output,
    denials: end.permission_denials.map(({ tool_name: tool, tool_input: input }) => ({
        tool,
        input,
    })),
    apiStatus: end.api_error_status ?? undefined,
    apiErrorType: end.api_error_type ?? undefined,
    stopReason: end.stop_reason ?? undefined,
    errors: end.errors,
    tokens: Object.fromEntries(Object.entries(end.modelUsage).map(([model, usage]) => [
        model,
        {
            inputTokens: usage.inputTokens,
            outputTokens: usage.outputTokens,
            cacheReadTokens: usage.cacheReadInputTokens,
            cacheWriteTokens: usage.cacheCreationInputTokens,
        },
    ])),
}));
const Line = schemas/* union */.KCZ([Started, Retry, Said, Answers, End]);
/** Reads one line of Claude Code's stdout; undefined for what is no event, or one of no concern here. */
function readEvent(line) {
    try {
        return Line.safeParse(JSON.parse(line)).data;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/adapters/claude-code/watch.js








/** A longer wait of Claude Code's before it asks again is not waited for: the run is parked instead. */
const MAX_WAIT_MS = 120_000;
/** Tools that change files where they give no error. */
const WRITES = ["Edit", "Write"];
/** What Claude Code says in the model's place, e.g. that the API failed. */
const SYNTHETIC = "<synthetic>";
const usageOf = ({ model, tokens }) => ({
    calls: 1,
    ...tokens,
    costUsd: (0,prices/* costOf */.h)(model, tokens),
});
/**
 * Follows a session by what Claude Code prints, and ends it where it goes round in circles, has used its
 * tokens up, waits for what will not come, or has not started as it was told to.
 */
class Watch {
    #options;
    #repetition = new repetition/* Repetition */.Y();
    /** Answers of the model by their id: one answer may come as several events. */
    #said = new Map();
    /** Calls of the newest answer, and what came of them. */
    #calls = [];
    #noted = [];
    #warned = false;
    #working = Promise.resolve();
    #cut;
    #ended;
    constructor(options) {
        this.#options = options;
    }
    /** Takes one line of its stdout. */
    hear(line) {
        const event = readEvent(line);
        if (!event || this.#cut)
            return;
        this.#take(event);
    }
    /** How the session stands once the program is gone. */
    async settle() {
        await this.#working;
        return { cut: this.#cut, ended: this.#ended };
    }
    get turns() {
        return this.#said.size;
    }
    /** As far as answers told it: their last event comes before their last token. */
    get usage() {
        return [...this.#said.values()].map(usageOf).reduce(usage/* addUsage */.vk, usage/* NO_USAGE */.yJ);
    }
    #take(event) {
        switch (event.kind) {
            case "started":
                return this.#checkStart(event);
            case "said":
                return this.#hearAnswer(event);
            case "answered":
                for (const { id, text, isError } of event.answers)
                    this.#noteResult(id, text, isError);
                return undefined;
            case "retry":
                if (event.status === 401)
                    return this.#fail(keyRefused(event.status, "", this.#options.credential));
                if (event.delayMs > MAX_WAIT_MS)
                    return this.#fail(new errors/* TransientError */.N_(`The model answered ${event.status ?? "nothing"} and asks to wait.`, {
                        retryAfterMs: event.delayMs,
                    }));
                return undefined;
            case "ended":
                this.#ended = event;
        }
    }
    /** What the flags forbid must not be there: a later version may understand them otherwise. */
    #checkStart({ tools, mcpServers, permissionMode }) {
        const known = [...TOOLS, "StructuredOutput"];
        const foreign = tools.filter((name) => !known.includes(name));
        const wrong = [
            ...(foreign.length > 0 ? [`tools ${foreign.join(", ")}`] : []),
            ...(mcpServers > 0 ? [`${mcpServers} MCP server(s)`] : []),
            ...(permissionMode === PERMISSION_MODE ? [] : [`permission mode ${permissionMode}`]),
        ];
        if (wrong.length > 0)
            this.#fail(new Error(`Claude Code did not start as it was told to: ${wrong.join("; ")}.`));
    }
    #hearAnswer({ id, model, calls, tokens }) {
        if (model === SYNTHETIC)
            return;
        if (!this.#said.has(id))
            this.#closeTurn();
        this.#said.set(id, { model, tokens });
        this.#calls.push(...calls);
        const used = (0,counted_tokens/* countedTokens */.J)(this.usage);
        if (used >= this.#options.tokens)
            this.#report("budget", `${used} of ${this.#options.tokens} tokens are used`);
    }
    #noteResult(id, text, isError) {
        const call = this.#calls.find((one) => one.id === id);
        if (!call)
            return;
        const { name, input } = call;
        this.#noted.push({ name, input, text, isError, changed: !isError && WRITES.includes(name) });
    }
    /** No word can be put into the session: the first repetition only counts, the second ends it. */
    #closeTurn() {
        const noted = this.#noted;
        this.#calls = [];
        this.#noted = [];
        if (noted.length === 0)
            return;
        this.#working = this.#working.then(async () => {
            const repeated = await this.#repetition.note(noted, this.#options.hasDiff);
            if (repeated !== undefined && this.#warned)
                this.#report("stuck", repeated);
            this.#warned ||= repeated !== undefined;
        });
    }
    #report(status, summary) {
        this.#end({ kind: "report", report: { status, summary } });
    }
    #fail(fault) {
        this.#end({ kind: "fault", fault });
    }
    #end(cut) {
        // What has ended by itself is not to be ended.
        if (this.#cut || this.#ended)
            return;
        this.#cut = cut;
        this.#options.end();
    }
}

;// CONCATENATED MODULE: ./build/adapters/claude-code/outcome.js





const MAX_DENIALS = 10;
const MAX_INPUT = 120;
/** What Claude Code refused itself to do: files of its own settings, paths outside of the worktree. */
function denied({ denials }) {
    if (denials.length === 0)
        return [];
    const calls = denials
        .slice(0, MAX_DENIALS)
        .map(({ tool, input }) => (0,inert_line/* inertLine */.F)(`${tool} ${JSON.stringify(input ?? {})}`, MAX_INPUT));
    const more = denials.length - calls.length;
    return [`Claude Code did not allow: ${calls.join("; ")}${more > 0 ? `; and ${more} more` : ""}`];
}
function finished(ended) {
    const report = FinalReport.safeParse(ended.report).data;
    const open = [...(report?.not_done ?? []), ...denied(ended)];
    return {
        status: "finished",
        summary: report?.summary ?? ended.text.trim(),
        ...(open.length > 0 && { notDone: open.join("; ") }),
    };
}
/**
 * What the end of a session means. Done is only what says `success` and no error: an API failure says
 * `success`, too.
 * @throws TransientError, UserError missing_secret or invalid_config
 */
function outcomeOf(ended, { model, turns, credential }) {
    switch (ended.subtype) {
        case "success":
            if (ended.isError)
                return failureOf(ended, { model, credential });
            if (ended.stopReason === "refusal")
                return { status: "unusable", summary: "the model refused the task" };
            return finished(ended);
        case "error_max_turns":
            return { status: "budget", summary: `${turns} of ${turns} turns are used` };
        case "error_max_budget_usd":
            return { status: "budget", summary: "the money is used up" };
        default:
            return {
                status: "unusable",
                summary: [ended.subtype, ...ended.errors].join(": "),
            };
    }
}
/** Of the whole session, as Claude Code counts; undefined where it does not say. */
function usageOfSession({ tokens }, calls) {
    const models = Object.entries(tokens);
    if (models.length === 0)
        return undefined;
    const sum = models
        .map(([model, used]) => usageOf({ model, tokens: used }))
        .reduce(usage/* addUsage */.vk, usage/* NO_USAGE */.yJ);
    return { ...sum, calls };
}

;// CONCATENATED MODULE: ./build/adapters/claude-code/claude-code-engine.js




const MAX_SECONDS = 24 * 60 * 60;
/** Of each stream, for the words of an error; the events were heard as they came. */
const KEPT_BYTES = 16 * 1024;
const MAX_SAID = 500;
const endOf = ({ code, stderr, stdout }) => {
    const said = (stderr.trim() || stdout.trim()).slice(-MAX_SAID);
    return new Error(`Claude Code ended without a result (${code === null ? "ended by a signal" : `exit code ${code}`}): ${said}`);
};
/**
 * Claude Code as it is, the whole of it run where programs are run: in the sandbox, from where it reaches
 * the model through the key proxy and nothing else. It is followed by what it prints.
 */
function claudeCodeEngine({ program, model, commands, access }) {
    return {
        async work(assignment) {
            const { worktree, budget, prompt, signal: stop } = assignment;
            const cut = new AbortController();
            const watch = new Watch({
                tokens: budget.tokens,
                hasDiff: () => (0,has_diff/* hasDiff */.E)(commands, worktree),
                credential: access.credential,
                end: () => cut.abort(),
            });
            const result = await commands.run(commandOf({ program, model }, assignment), {
                cwd: worktree,
                ...surroundings({ program, model, sandboxed: commands.sandbox !== "off" }, access, assignment),
                input: prompt,
                timeoutSeconds: Math.min(MAX_SECONDS, budget.minutes * 60),
                maxBytes: KEPT_BYTES,
                signal: stop ? AbortSignal.any([stop, cut.signal]) : cut.signal,
                onLine: (line) => watch.hear(line),
            });
            const { credential } = access;
            return reportOf(assignment, { watch, result, model, credential });
        },
    };
}
/** @throws TransientError, UserError missing_secret or invalid_config; Error for a program that just ended */
async function reportOf({ budget, signal: stop }, { watch, result, model, credential }) {
    const { cut, ended } = await watch.settle();
    if (cut?.kind === "fault")
        throw cut.fault;
    const spent = { turns: watch.turns, usage: watch.usage };
    if (cut)
        return { ...cut.report, ...spent };
    if (ended)
        return {
            ...outcomeOf(ended, { model, turns: budget.turns, credential }),
            turns: spent.turns,
            usage: usageOfSession(ended, spent.usage.calls) ?? spent.usage,
        };
    if (result.timedOut)
        return { status: "budget", summary: `${budget.minutes} minutes are over`, ...spent };
    if (stop?.aborted)
        return { status: "stopped", summary: "the job is about to end", ...spent };
    throw endOf(result);
}


/***/ })

};
