export const id = 1384;
export const ids = [1384];
export const modules = {

/***/ 41384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openKeyProxy: () => (/* binding */ openKeyProxy)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/adapters/anthropic/key-proxy/headers.js
/** All that an answer may say: no cookies, nothing of the account. */
const LET_OUT = /^(content-type|request-id|retry-after|retry-after-ms|x-should-retry|anthropic-ratelimit-[\w-]+)$/;
const answerHeaders = (headers) => Object.fromEntries(Object.entries(headers).filter(([key]) => LET_OUT.test(key)));
/** What a caller shows to be let in; both forms, as clients of the API send it. */
function credentialOf(headers) {
    const key = headers["x-api-key"];
    if (typeof key === "string")
        return key;
    return /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
}

// EXTERNAL MODULE: ./build/core/budget/counted-tokens.js
var counted_tokens = __webpack_require__(90843);
// EXTERNAL MODULE: ./build/core/budget/purse.js
var purse = __webpack_require__(51029);
// EXTERNAL MODULE: ./build/core/budget/usage.js
var budget_usage = __webpack_require__(44717);
// EXTERNAL MODULE: ./build/adapters/anthropic/affordable.js
var affordable = __webpack_require__(1290);
;// CONCATENATED MODULE: ./build/adapters/anthropic/key-proxy/pass.js





/** More lines say nothing new. */
const MOST_RECORDS = 2_000;
const counted = (count, what) => `${count} ${what}`;
/** Lets one assignment use the model, within its budget and until it is closed; counts what it used. */
class Pass {
    token = `miyabi-pass-${(0,external_node_crypto_.randomBytes)(24).toString("base64url")}`;
    task;
    tryNumber;
    records = [];
    #budget;
    #minutes;
    #end = new AbortController();
    #usage = budget_usage/* NO_USAGE */.yJ;
    #turns = 0;
    #inFlight = 0;
    #heldTokens = 0;
    #refusal;
    #idle = [];
    /** @param minutes since the pass was made */
    constructor({ task, tryNumber, budget }, minutes) {
        this.task = task;
        this.tryNumber = tryNumber;
        this.#budget = budget;
        this.#minutes = minutes;
    }
    get usage() {
        return this.#usage;
    }
    /** Calls that the model answered, wholly or in part. */
    get turns() {
        return this.#turns;
    }
    /** The newest refusal of a call. */
    get refusal() {
        return this.#refusal;
    }
    /** Aborted when the pass is closed: calls in flight end. */
    get signal() {
        return this.#end.signal;
    }
    /** The budget's word before a call. What the call may use at most is set aside until it is settled. */
    admit(wanted) {
        const { turns, tokens, minutes, purses } = this.#budget;
        if (this.#turns + this.#inFlight >= turns)
            return this.#refuse("budget.turnsPerTask", `${counted(turns, "turns")} of the task are used`);
        if (this.#minutes() >= minutes)
            return this.#refuse("budget.minutesPerTask", "the task's minutes are over");
        const tokensLeft = tokens - (0,counted_tokens/* countedTokens */.J)(this.#usage) - this.#heldTokens;
        const [tightest] = purses.map((purse) => purse.left()).sort((a, b) => a.usd - b.usd);
        const room = { tokens: tokensLeft, usd: tightest?.usd ?? Infinity };
        const fits = (0,affordable/* affordable */.d)(wanted, room);
        if (fits === undefined) {
            const limit = tightest?.limit;
            if (limit !== undefined && !(0,affordable/* affordable */.d)(wanted, { ...room, tokens: Infinity }))
                return this.#refuse(limit.name, (0,purse/* limitText */.P)(limit));
            return this.#refuse("budget.tokensPerTask", "the task's tokens do not suffice for a call");
        }
        this.#inFlight += 1;
        this.#heldTokens += fits.tokens;
        for (const purse of purses)
            purse.hold(fits.usd);
        return fits;
    }
    /** A call has ended. `usage` is absent where the model gave no answer that it is paid for. */
    settle(admission, usage) {
        this.#inFlight -= 1;
        this.#heldTokens -= admission.tokens;
        const spent = usage?.costUsd ?? 0;
        for (const purse of this.#budget.purses)
            purse.settle({ held: admission.usd, spent });
        if (usage !== undefined) {
            this.#turns += 1;
            this.#usage = (0,budget_usage/* addUsage */.vk)(this.#usage, usage);
        }
        if (this.#inFlight === 0)
            for (const idle of this.#idle)
                idle();
    }
    note(record) {
        if (this.records.length < MOST_RECORDS)
            this.records.push(record);
    }
    /** Lets nobody in any more and ends the calls in flight; resolves when all of them are settled. */
    async close() {
        this.#end.abort();
        if (this.#inFlight > 0)
            await new Promise((resolve) => this.#idle.push(resolve));
    }
    #refuse(limit, text) {
        this.#refusal = { refused: true, limit, text };
        return this.#refusal;
    }
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/key-proxy/refuse.js
/** Error types of the Messages API: https://platform.claude.com/docs/en/api/errors */
const TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "billing_error",
    404: "not_found_error",
    413: "request_too_large",
    502: "api_error",
};
/**
 * An answer as the API itself would give it. Only 502 is worth a further try, and says so: clients retry
 * that, and nothing else here (no 403 of any client is, and the SDK heeds `x-should-retry`).
 */
function refuse(response, status, message) {
    response.writeHead(status, {
        "content-type": "application/json",
        "x-should-retry": String(status === 502),
    });
    response.end(JSON.stringify({ type: "error", error: { type: TYPES[status], message } }));
}

// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/adapters/anthropic/prices.js
var prices = __webpack_require__(82070);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/adapters/anthropic/key-proxy/answer-usage.js



const Count = schemas/* number */.aig().int().nonnegative().nullish();
const ApiUsage = schemas/* looseObject */._H3({
    input_tokens: Count,
    output_tokens: Count,
    cache_read_input_tokens: Count,
    cache_creation_input_tokens: Count,
    cache_creation: schemas/* looseObject */._H3({ ephemeral_1h_input_tokens: Count }).nullish(),
});
const WithUsage = schemas/* looseObject */._H3({ usage: ApiUsage });
/** https://platform.claude.com/docs/en/build-with-claude/streaming: counts in a delta are totals. */
const Event = schemas/* union */.KCZ([
    schemas/* looseObject */._H3({ type: schemas/* literal */.euz("message_start"), message: WithUsage }),
    schemas/* looseObject */._H3({ type: schemas/* literal */.euz("message_delta"), usage: ApiUsage }),
    schemas/* looseObject */._H3({ type: schemas/* literal */.euz("message_stop") }),
]);
/** Characters of a delta's line around what the model said. */
const DELTA_FRAME = 90;
const isCounted = (line) => /"message_(?:start|delta|stop)"/.test(line);
function parsed(schema, text) {
    try {
        return schema.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
}
const known = (usage) => Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== undefined && value !== null));
const tokensOf = (usage) => ({
    inputTokens: usage.input_tokens ?? 0,
    outputTokens: usage.output_tokens ?? 0,
    cacheReadTokens: usage.cache_read_input_tokens ?? 0,
    cacheWriteTokens: usage.cache_creation_input_tokens ?? 0,
    hourWriteTokens: usage.cache_creation?.ephemeral_1h_input_tokens ?? 0,
});
/** Reads what an answer used while it passes by, also where it breaks off. */
class AnswerUsage {
    #stream;
    #decoder = new external_node_string_decoder_.StringDecoder("utf8");
    #rest = "";
    #deltaBytes = 0;
    #usage;
    #whole = false;
    constructor(contentType) {
        this.#stream = contentType.startsWith("text/event-stream");
    }
    read(chunk) {
        this.#rest += this.#decoder.write(chunk);
        if (!this.#stream)
            return;
        const lines = this.#rest.split("\n");
        this.#rest = lines.pop() ?? "";
        for (const line of lines) {
            if (!line.startsWith("data:"))
                continue;
            if (isCounted(line))
                this.#event(line.slice("data:".length));
            else if (line.includes('"content_block_delta"'))
                this.#deltaBytes += Math.max(1, line.length - DELTA_FRAME);
        }
    }
    #event(text) {
        const event = parsed(Event, text);
        if (event === undefined)
            return;
        if (event.type === "message_stop") {
            this.#whole = true;
            return;
        }
        const usage = event.type === "message_start" ? event.message.usage : event.usage;
        this.#usage = { ...this.#usage, ...known(usage) };
    }
    /** Undefined where nothing of the answer tells what it used. Of one that broke off, what came is estimated. */
    counted() {
        if (!this.#stream) {
            const answer = parsed(WithUsage, this.#rest);
            return answer && { tokens: tokensOf(answer.usage), whole: true };
        }
        if (this.#usage === undefined)
            return undefined;
        const tokens = tokensOf(this.#usage);
        if (this.#whole)
            return { tokens, whole: true };
        const outputTokens = Math.max(tokens.outputTokens, (0,affordable/* estimatedTokens */.T)(this.#deltaBytes));
        return { tokens: { ...tokens, outputTokens }, whole: false };
    }
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/key-proxy/forward.js






/** Nothing for so long is a dead connection; the API sends pings in streams, and others end by then. */
const SILENCE_MS = 11 * 60_000;
/** Errors are small. */
const MOST_ERROR_BYTES = 256 * 1024;
/** With these nothing was sent, so nothing was paid. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
function send({ url, headers, body, signal }) {
    const request = url.protocol === "https:" ? external_node_https_.request : external_node_http_.request;
    return new Promise((resolve, reject) => {
        const sent = request(url, { method: "POST", headers, signal }, resolve);
        sent.setTimeout(SILENCE_MS, () => sent.destroy(new Error("the model was silent for too long")));
        sent.on("error", reject);
        sent.end(body);
    });
}
/** Waits until the client has taken what it was given, or has gone away. */
const drained = (response) => new Promise((resolve) => {
    const done = () => {
        response.off("drain", done).off("close", done);
        resolve();
    };
    response.once("drain", done).once("close", done);
});
/** An error's body, whole and without secrets. */
async function passError(answer, response, redact) {
    const chunks = [];
    let size = 0;
    for await (const chunk of answer) {
        size += chunk.length;
        if (size <= MOST_ERROR_BYTES)
            chunks.push(chunk);
    }
    const text = redact(Buffer.concat(chunks).toString("utf8"));
    response.writeHead(answer.statusCode ?? 502, answerHeaders(answer.headers)).end(text);
    return size;
}
/**
 * Sends a call on and its answer back as it comes. A client that goes away does not end it: the model
 * is paid for what it says, heard or not, so it is counted to the end.
 */
async function forward(call, response) {
    let answer;
    try {
        answer = await send(call);
    }
    catch (error) {
        if (call.signal.aborted)
            response.destroy();
        else
            refuse(response, 502, `The model could not be reached: ${call.redact((0,error_code/* messageOf */.b)(error))}`);
        return { status: 0, bytesOut: 0, broken: !NOT_SENT.has((0,error_code/* codeOf */.$)(error) ?? "") };
    }
    const { statusCode: status = 502, headers } = answer;
    const retryAfter = headers["retry-after"];
    let bytesOut = 0;
    const usage = new AnswerUsage(headers["content-type"] ?? "");
    const end = (broken) => ({
        ...{ status, bytesOut, broken },
        ...(status < 300 ? { counted: usage.counted() } : {}),
        ...(retryAfter === undefined ? {} : { retryAfter }),
    });
    try {
        if (status >= 300) {
            bytesOut = await passError(answer, response, call.redact);
            return end(false);
        }
        response.writeHead(status, answerHeaders(headers));
        response.flushHeaders();
        for await (const chunk of answer) {
            bytesOut += chunk.length;
            usage.read(chunk);
            if (!response.destroyed && !response.write(chunk))
                await drained(response);
        }
        response.end();
        return end(false);
    }
    catch {
        // What broke off here breaks off there: the client must not take a half for a whole.
        response.destroy();
        return end(true);
    }
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/key-proxy/wanted-request.js

const Request = schemas/* looseObject */._H3({
    model: schemas/* string */.YjP().min(1).max(200),
    max_tokens: schemas/* number */.aig().int().positive(),
});
/**
 * Keys that cost more than the price table says, let others in, or hold what the request's length does not tell; with
 * the value that means nothing.
 */
const CLOSED_KEYS = {
    mcp_servers: null,
    container: null,
    speed: "standard",
    inference_geo: "global",
    thread: false,
};
/**
 * Tools that the caller runs itself. All others run at Anthropic, which fetches addresses from the web and is
 * paid beside the tokens: a way out around the sandbox.
 */
const OWN_TOOL = /^(custom|(bash|text_editor|memory|computer|tool_search_tool_\w+)_\d{8})$/;
const Tools = schemas/* array */.YOg(schemas/* looseObject */._H3({ type: schemas/* string */.YjP().optional() }));
/** Whether a part is one that the API would fetch: from an address, or of the account's files. Blocks hold blocks. */
function hasReference(value) {
    if (typeof value !== "object" || value === null)
        return false;
    if (Array.isArray(value))
        return value.some(hasReference);
    if ("type" in value && value.type === "url" && "url" in value)
        return true;
    if ("type" in value && value.type === "file" && "file_id" in value)
        return true;
    return Object.entries(value).some(([key, part]) => key !== "input" && hasReference(part));
}
/** What in a request is not let through, undefined where all of it is. */
function closedPart(request) {
    for (const [key, harmless] of Object.entries(CLOSED_KEYS))
        if (![undefined, null, harmless].includes(request[key]))
            return key;
    if (request["tools"] !== undefined) {
        const tools = Tools.safeParse(request["tools"]);
        if (!tools.success)
            return "tools";
        const foreign = tools.data.find(({ type = "custom" }) => !OWN_TOOL.test(type));
        if (foreign)
            return "a tool that Anthropic runs";
    }
    return hasReference(request["messages"]) ? "an address or a file to fetch" : undefined;
}
/** Reads a request's body. */
function readRequest(body) {
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        return { kind: "invalid", problem: "the body is no JSON" };
    }
    const parsed = Request.safeParse(value);
    if (!parsed.success)
        return { kind: "invalid", problem: "model or max_tokens is missing" };
    const part = closedPart(parsed.data);
    return part === undefined
        ? { kind: "request", request: parsed.data, forAnHour: /"ttl":\s*"1h"/.test(body) }
        : { kind: "closed", part, model: parsed.data.model };
}
/** The least that the API takes, and what must be left of the answer beside it. */
const LEAST_THINKING = 1_024;
const Thinking = schemas/* looseObject */._H3({ budget_tokens: schemas/* number */.aig() });
/** The request with a shorter answer; thinking that would not fit into it is cut, or left out. */
function shortened(request, maxTokens) {
    const short = { ...request, max_tokens: maxTokens };
    const thinking = Thinking.safeParse(request["thinking"]);
    if (!thinking.success || thinking.data.budget_tokens < maxTokens)
        return short;
    if (maxTokens >= 2 * LEAST_THINKING)
        return { ...short, thinking: { ...thinking.data, budget_tokens: LEAST_THINKING } };
    delete short["thinking"];
    return short;
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/key-proxy/serve-call.js







/** The API takes no more: https://platform.claude.com/docs/en/api/errors, request_too_large. */
const MOST_BYTES = 32 * 1024 * 1024;
/** The body, undefined where it is too long. */
async function bodyOf(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size <= MOST_BYTES)
            chunks.push(chunk);
    }
    return size > MOST_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}
/** What a call used, by its answer or, where that broke off, by what went over the line. */
function usedBy({ status, counted, broken, bytesOut }, { bytesIn, admission, ended }) {
    if (counted)
        return { tokens: counted.tokens, estimated: !counted.whole };
    if (status >= 300 || (status === 0 && !broken))
        return undefined;
    // Ended by ourselves before anything was heard: it may have said all that it was allowed to.
    const outputTokens = ended && bytesOut === 0 ? admission.maxTokens : (0,affordable/* estimatedTokens */.T)(bytesOut);
    const inputTokens = (0,affordable/* estimatedTokens */.T)(bytesIn);
    const tokens = { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 };
    return { tokens, estimated: true };
}
async function preparedBy(upstream, wanted) {
    try {
        return { kind: "ready", prepared: await upstream.prepare(wanted) };
    }
    catch (error) {
        return {
            kind: "none",
            status: error instanceof errors/* UserError */.yo ? 401 : 502,
            message: (0,error_code/* messageOf */.b)(error),
        };
    }
}
/** One request of a pass: budget, redaction, the model's answer, its figures. */
async function serveCall({ request, response, pass, query }, means) {
    const { upstream, clock, redact } = means;
    const at = clock.now().toISOString();
    const began = clock.monotonic();
    const text = await bodyOf(request);
    if (text === undefined)
        return refuse(response, 413, "The request is longer than 32 MB.");
    const read = readRequest(text);
    if (read.kind === "invalid")
        return refuse(response, 400, `Not a request: ${read.problem}.`);
    const about = { at, task: pass.task, try: pass.tryNumber };
    const note = (more) => {
        const seconds = Math.round(clock.monotonic() - began) / 1_000;
        pass.note({ ...about, seconds, bytesIn: Buffer.byteLength(text), ...more });
    };
    if (read.kind === "closed") {
        const { part, model } = read;
        note({ model, status: 400, bytesOut: 0, maxTokens: { asked: 0 }, refused: part });
        return refuse(response, 400, `Miyabi does not let this through: ${part}.`);
    }
    const { model, max_tokens: asked } = read.request;
    const bytes = Buffer.byteLength(text);
    const priced = upstream.pricedAs(model);
    const admission = pass.admit({
        model: priced,
        bytes,
        maxTokens: asked,
        forAnHour: read.forAnHour,
    });
    if (admission.refused) {
        const { limit: refused } = admission;
        note({ model, status: 403, bytesOut: 0, maxTokens: { asked }, refused });
        return refuse(response, 403, `Miyabi: ${admission.text}.`);
    }
    let usage;
    try {
        const sent = admission.maxTokens;
        const wanted = { headers: request.headers, query, body: shortened(read.request, sent) };
        const ready = await preparedBy(upstream, wanted);
        if (ready.kind === "none") {
            note({ model, status: ready.status, bytesOut: 0, maxTokens: { asked } });
            return refuse(response, ready.status, redact(ready.message));
        }
        const { url, headers, body: whole } = ready.prepared;
        const body = Buffer.from(redact(whole));
        const to = { url, headers: { ...headers, "content-length": body.length } };
        const forwarded = await forward({ ...to, body, signal: pass.signal, redact }, response);
        const ended = pass.signal.aborted;
        const used = usedBy(forwarded, { bytesIn: body.length, admission, ended });
        const { status, bytesOut, retryAfter } = forwarded;
        const base = { model, status, bytesOut, maxTokens: { asked, sent } };
        const retry = retryAfter === undefined ? {} : { retryAfter };
        if (used === undefined)
            return note({ ...base, ...retry });
        const { tokens, estimated } = used;
        const costUsd = (0,prices/* costOf */.h)(priced, tokens);
        const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = tokens;
        usage = { calls: 1, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd };
        note({ ...base, ...retry, tokens, costUsd, ...(estimated ? { estimated: true } : {}) });
    }
    finally {
        pass.settle(admission, usage);
    }
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/key-proxy/key-proxy.js









/** Paths of Unix sockets hold 108 bytes on Linux, 104 elsewhere. */
const MOST_PATH_BYTES = 100;
/** Two betas of the API are asked for in the address; nothing else of it is sent on. */
const QUERY = new Set(["", "?beta=true"]);
const digest = (text) => (0,external_node_crypto_.createHash)("sha256").update(text).digest();
/** A folder that only we can open, for the socket. */
async function socketIn(tempDir) {
    const name = "model.sock";
    const place = (0,external_node_path_.join)(tempDir, "model-XXXXXX", name);
    const parent = Buffer.byteLength(place) <= MOST_PATH_BYTES ? tempDir : (0,external_node_os_.tmpdir)();
    await (0,promises_.mkdir)(parent, { recursive: true });
    return (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, "model-")), name);
}
async function listen(handler, at) {
    const server = (0,external_node_http_.createServer)(handler);
    server.requestTimeout = 0;
    await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(at, resolve);
    });
    server.unref();
    return server;
}
/**
 * Where engines find the model: `POST /v1/messages` on loopback and on a Unix socket, and nothing else. The
 * key stays in this process (threat 7); a caller shows a pass, whose budget is asked before each call.
 * Nothing is tried again here: callers do that, as the API's answers say.
 */
async function openKeyProxy(options) {
    const { upstream, tempDir, clock, redact } = options;
    const { credential, isAnthropic } = upstream;
    const open = new Map();
    /** Every open pass is compared, each in constant time. */
    const passOf = (request) => {
        const shown = digest(credentialOf(request.headers) ?? "");
        return [...open].filter(([, known]) => (0,external_node_crypto_.timingSafeEqual)(known, shown))[0]?.[0];
    };
    const answer = async (request, response) => {
        const { pathname, search } = new URL(request.url ?? "/", "http://proxy");
        if (request.method !== "POST" || pathname !== "/v1/messages" || !QUERY.has(search))
            return refuse(response, 404, "Only POST /v1/messages is let through.");
        const pass = passOf(request);
        if (pass === undefined)
            return refuse(response, 401, "This pass is not known, or its task is over.");
        return serveCall({ request, response, pass, query: search }, { upstream, clock, redact });
    };
    const handler = (request, response) => {
        response.on("error", () => undefined);
        answer(request, response).catch(() => {
            if (response.headersSent)
                response.destroy();
            else
                refuse(response, 400, "The request could not be read.");
        });
    };
    const socket = await socketIn(tempDir);
    const servers = [
        await listen(handler, { host: "127.0.0.1", port: 0 }),
        await listen(handler, { path: socket }),
    ];
    const { port } = servers[0]?.address();
    return {
        admit(wanted) {
            const began = clock.monotonic();
            const pass = new Pass(wanted, () => (clock.monotonic() - began) / 60_000);
            open.set(pass, digest(pass.token));
            pass.signal.addEventListener("abort", () => open.delete(pass));
            const { token } = pass;
            const url = `http://127.0.0.1:${port}`;
            return { pass, access: { url, socket, token, credential, isAnthropic } };
        },
        async close() {
            await Promise.all([...open.keys()].map((pass) => pass.close()));
            const closed = servers.map((server) => new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }));
            await Promise.all(closed);
        },
    };
}


/***/ }),

/***/ 90843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ countedTokens)
/* harmony export */ });
/** Tokens as budgets count them: what the cache gives back counts a tenth, about as it costs. */
const countedTokens = (usage) => usage.inputTokens +
    usage.outputTokens +
    usage.cacheWriteTokens +
    Math.ceil(usage.cacheReadTokens / 10);


/***/ })

};
