export const id = 3026;
export const ids = [3026];
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

/***/ 89773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);


/** What is read of a body; a longer one is cut. */
const MOST_BYTES = 64 * 1024;
/**
 * One request over a connection of its own; redirects are the caller's. A certificate is always checked,
 * whatever NODE_TLS_REJECT_UNAUTHORIZED says. @throws the error of the connection
 */
const ask = ({ url, signal, method = "GET", ...rest }) => new Promise((resolve, reject) => {
    const { headers = {}, body, ca, mostBytes = MOST_BYTES } = rest;
    const target = new URL(url);
    const shared = { method, headers, signal, agent: false };
    const sent = target.protocol === "https:"
        ? (0,node_https__WEBPACK_IMPORTED_MODULE_1__.request)(target, { ...shared, rejectUnauthorized: true, ca })
        : (0,node_http__WEBPACK_IMPORTED_MODULE_0__.request)(target, shared);
    sent.on("error", reject);
    sent.on("response", (response) => {
        const chunks = [];
        let size = 0;
        const done = (cut) => {
            const text = Buffer.concat(chunks).subarray(0, mostBytes).toString("utf8");
            resolve({
                status: response.statusCode ?? 0,
                location: response.headers.location,
                retryAfter: response.headers["retry-after"],
                text,
                cut,
            });
        };
        response.on("data", (chunk) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size <= mostBytes)
                return;
            done(true);
            sent.destroy();
        });
        response.on("end", () => done(false));
        response.on("error", reject);
    });
    sent.end(body);
});


/***/ }),

/***/ 58019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ connectionError)
/* harmony export */ });
/* harmony import */ var _core_error_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74924);

const TLS = {
    CERT_HAS_EXPIRED: "has expired",
    CERT_NOT_YET_VALID: "is not valid yet",
    ERR_TLS_CERT_ALTNAME_INVALID: "is for another host",
    DEPTH_ZERO_SELF_SIGNED_CERT: "is self-signed",
    SELF_SIGNED_CERT_IN_CHAIN: "is signed by an authority that is not trusted (self-signed)",
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "is signed by an unknown authority",
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: "comes without the chain to its authority",
};
/** Not core's codeOf: errors of TLS have a code and no system call. */
const codeIn = (error) => typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
/** Why there was no reply, in words: `the certificate has expired (CERT_HAS_EXPIRED)`. */
function connectionError(error) {
    const code = codeIn(error);
    const tls = TLS[code];
    // Where several addresses were tried, the message is empty and the code says it.
    return tls === undefined
        ? (0,_core_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error) || code || "no reply"
        : `the certificate ${tls} (${code})`;
}


/***/ }),

/***/ 77370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ cleanEnvironment)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _clean_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13644);
/* harmony import */ var _rustup_home_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47170);



/** Where rustup's toolchains are; a missing one is not fetched in the middle of a run. */
function rustup(path) {
    const home = (0,_rustup_home_js__WEBPACK_IMPORTED_MODULE_2__/* .rustupHome */ .L)(path);
    return home === undefined ? {} : { RUSTUP_HOME: home, RUSTUP_AUTO_INSTALL: "0" };
}
/** All that a program finds in its environment: no token, no key, no variable of the runner. */
const cleanEnvironment = ({ home, tempDir, path, programs = [], }) => ({
    PATH: [...programs, (0,_clean_path_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanPath */ .t)(path)].join(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter),
    HOME: home,
    TMPDIR: tempDir,
    LANG: "C.UTF-8",
    CI: "true",
    ...rustup((0,_clean_path_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanPath */ .t)(path)),
});


/***/ }),

/***/ 13644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ cleanPath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const USUAL = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin", "/sbin"];
/**
 * A search path without relative and empty entries: those would look into the folder where generated
 * code lies (threat 19).
 */
function cleanPath(path) {
    const entries = (path ?? "").split(":").filter((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(entry));
    return (entries.length > 0 ? entries : USUAL).join(":");
}


/***/ }),

/***/ 48128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ runProgram)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:perf_hooks"
var external_node_perf_hooks_ = __webpack_require__(643);
// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./build/adapters/process/each-line.js

/** A longer line is no message of any program of ours; whoever writes one without an end shall not fill our memory. */
const MOST_CHARACTERS = 16 * 1024 * 1024;
const LINE_END = 0x0a;
/** Calls back for each line of a stream, the last one too where it has no end; not for lines of over 16 Mi characters. */
function eachLine(stream, onLine) {
    const decoder = new external_node_string_decoder_.StringDecoder("utf8");
    let line = "";
    let isTooLong = false;
    const add = (text) => {
        isTooLong ||= line.length + text.length > MOST_CHARACTERS;
        line = isTooLong ? "" : line + text;
    };
    const end = () => {
        if (!isTooLong)
            onLine(line.replace(/\r$/, ""));
        line = "";
        isTooLong = false;
    };
    stream.on("data", (chunk) => {
        // Nothing is made a text that nobody will be told of.
        if (isTooLong && !chunk.includes(LINE_END))
            return;
        const [first = "", ...more] = decoder.write(chunk).split("\n");
        add(first);
        for (const next of more) {
            end();
            add(next);
        }
    });
    stream.once("close", () => {
        add(decoder.end());
        if (line !== "")
            end();
    });
}

;// CONCATENATED MODULE: ./build/adapters/process/process-group.js

/** Not there any more, or no longer ours to end. */
const HARMLESS = ["ESRCH", "EPERM"];
/** Ends a whole process group; one that is gone already is fine. */
function endGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        if (!HARMLESS.includes((0,error_code/* codeOf */.$)(error) ?? ""))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/adapters/process/tail-buffer.js
/** Keeps the last `limit` bytes of a stream: what a program says at its end is what explains it. */
class TailBuffer {
    #limit;
    #chunks = [];
    #size = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    add(chunk) {
        this.#chunks.push(chunk);
        this.#size += chunk.length;
        // Joined only when twice the limit is held, so that many small chunks stay cheap.
        if (this.#size > 2 * this.#limit)
            this.#trim();
    }
    text() {
        this.#trim();
        return Buffer.concat(this.#chunks).toString("utf8");
    }
    #trim() {
        const all = Buffer.concat(this.#chunks);
        const kept = all.subarray(Math.max(0, all.length - this.#limit));
        this.#chunks = [Buffer.from(kept)];
        this.#size = kept.length;
    }
}

;// CONCATENATED MODULE: ./build/adapters/process/run-program.js






const TIMEOUT_SECONDS = 600;
const MAX_BYTES = 1024 * 1024;
/** As a shell has it: the program was not found. */
const NOT_FOUND = 127;
/** Between asking a group to end and ending it. */
const GRACE_MS = 2_000;
/** How long a descendant that left the group may hold our pipes after the program ended. */
const PIPE_MS = 1_000;
/**
 * Runs one program in a process group of its own and waits until the group is gone: what it left in
 * the background must not write after it (threat 22).
 */
function runProgram({ command, cwd, env, timeoutSeconds = TIMEOUT_SECONDS, maxBytes = MAX_BYTES, input, signal, onLine, }) {
    const [file, ...args] = command;
    if (file === undefined)
        throw new Error("no program was named");
    const started = external_node_perf_hooks_.performance.now();
    const stdout = new TailBuffer(maxBytes);
    const stderr = new TailBuffer(maxBytes);
    return new Promise((resolve, reject) => {
        let timedOut = false;
        const child = (0,external_node_child_process_.spawn)(file, args, {
            cwd,
            env: { ...env },
            detached: true,
            shell: false,
            stdio: ["pipe", "pipe", "pipe"],
        });
        // A program that ends without having read it all is no fault of ours.
        child.stdin.on("error", () => child.stdin.destroy());
        child.stdin.end(input ?? "");
        const end = () => {
            endGroup(child.pid, "SIGTERM");
            setTimeout(() => endGroup(child.pid, "SIGKILL"), GRACE_MS).unref();
        };
        const timer = setTimeout(() => {
            timedOut = true;
            end();
        }, timeoutSeconds * 1_000);
        const over = () => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", end);
        };
        if (signal?.aborted)
            end();
        else
            signal?.addEventListener("abort", end, { once: true });
        if (onLine)
            eachLine(child.stdout, onLine);
        child.stdout.on("data", (chunk) => stdout.add(chunk));
        child.stderr.on("data", (chunk) => stderr.add(chunk));
        const result = (code) => ({
            code,
            stdout: stdout.text(),
            stderr: stderr.text(),
            timedOut,
            seconds: (external_node_perf_hooks_.performance.now() - started) / 1_000,
        });
        child.once("error", (error) => {
            over();
            if (child.pid !== undefined)
                return;
            if (["ENOENT", "EACCES"].includes((0,error_code/* codeOf */.$)(error) ?? "")) {
                stderr.add(Buffer.from(`${file}: not found or not executable in ${cwd}`));
                resolve(result(NOT_FOUND));
            }
            else
                reject(error);
        });
        child.once("exit", () => {
            over();
            endGroup(child.pid, "SIGKILL");
            setTimeout(() => {
                child.stdout.destroy();
                child.stderr.destroy();
            }, PIPE_MS).unref();
        });
        child.once("close", (code) => resolve(result(timedOut || signal?.aborted ? null : code)));
    });
}


/***/ }),

/***/ 47170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ rustupHome)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


const NAMES = [".rustup", "rustup"];
/**
 * Where rustup keeps its toolchains, undefined without rustup: beside the folder whose `bin` on the search
 * path holds rustup (`~/.cargo/bin` and `~/.rustup`; `/usr/local/cargo/bin` and `/usr/local/rustup`). Its
 * programs look for it in HOME, which is another one for what we run.
 */
function rustupHome(path) {
    for (const folder of path.split(":")) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "rustup")))
            continue;
        for (const name of NAMES) {
            const home = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)), name);
            const toolchains = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, "toolchains");
            if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(toolchains) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(toolchains).length > 0)
                return home;
        }
    }
    return undefined;
}


/***/ }),

/***/ 53026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
// EXTERNAL MODULE: ./build/adapters/github/deployments.js
var deployments = __webpack_require__(37045);
// EXTERNAL MODULE: ./build/adapters/github/runs.js
var runs = __webpack_require__(47051);
;// CONCATENATED MODULE: ./build/core/deploy/expected-reply.js
/**
 * Whether the pieces between `*` stand in the text in this order. The first place of each is as good as
 * any later one, so that nothing is tried twice: no hostile body makes it slow, as a regular expression would be.
 */
function contains(text, pattern) {
    let from = 0;
    for (const piece of pattern.split("*")) {
        const at = text.indexOf(piece, from);
        if (at < 0)
            return false;
        from = at + piece.length;
    }
    return true;
}
/** Why a reply is not that of a healthy service; undefined where it is. The body itself is not repeated. */
function judgeReply(reply, { status, body }) {
    if (!status.includes(reply.status))
        return `HTTP ${reply.status}`;
    if (body === undefined || contains(reply.text, body))
        return undefined;
    const where = reply.cut ? "the body's first 64 KiB do not" : "the body does not";
    return `HTTP ${reply.status}, but ${where} contain ${JSON.stringify(body)}`;
}

// EXTERNAL MODULE: ./build/adapters/http/capped-request.js
var capped_request = __webpack_require__(89773);
// EXTERNAL MODULE: ./build/adapters/http/connection-error.js
var connection_error = __webpack_require__(58019);
;// CONCATENATED MODULE: ./build/adapters/http/http-probe.js



const MOST_REDIRECTS = 3;
/** The address that a redirect leads to; undefined where the reply is none. */
function targetOf({ status, location }, from) {
    if (status < 300 || status > 399 || location === undefined)
        return undefined;
    const target = new URL(location, from);
    if (target.protocol !== "https:" && target.protocol !== "http:")
        throw new Error(`redirected to ${target.protocol}`);
    if (target.protocol === "http:" && new URL(from).protocol === "https:")
        throw new Error("redirected from https: to http:");
    return target.href;
}
/** The reply after at most three redirects; one that is expected is not followed. */
async function replyOf({ question, signal, ca }) {
    let at = question.url;
    for (let redirects = 0;; redirects++) {
        const reply = await (0,capped_request/* ask */.k)({ url: at, signal, ca });
        if (question.status.includes(reply.status))
            return reply;
        const next = targetOf(reply, at);
        if (next === undefined)
            return reply;
        if (redirects === MOST_REDIRECTS)
            throw new Error(`more than ${MOST_REDIRECTS} redirects`);
        at = next;
    }
}
/** Asks over HTTP. What is expected is healthy, nothing else; no reply is a sample too. */
const httpProbe = ({ clock, ca }) => ({
    async ask(question) {
        const at = clock.now().toISOString();
        const began = clock.monotonic();
        const sample = (rest) => ({
            at,
            milliseconds: clock.monotonic() - began,
            ...rest,
        });
        const signal = AbortSignal.timeout(question.timeoutMs);
        try {
            const reply = await replyOf({ question, signal, ca });
            const { status } = reply;
            const wrong = judgeReply(reply, question);
            return sample(wrong === undefined ? { ok: true, status } : { ok: false, status, error: wrong });
        }
        catch (error) {
            const reason = signal.aborted
                ? `no reply in ${question.timeoutMs} ms`
                : (0,connection_error/* connectionError */.$)(error);
            return sample({ ok: false, error: reason });
        }
    },
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/core/text/redact-values.js + 2 modules
var redact_values = __webpack_require__(2757);
;// CONCATENATED MODULE: ./build/adapters/prometheus/prometheus-metrics.js




const MOST_BYTES = 1024 * 1024;
/** Seconds since 1970, and the value as text: `[1435781451.781, "0.02"]`. */
const Point = schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* string */.YjP()]);
/** Source: prometheus.io/docs/prometheus/latest/querying/api, "Instant queries", "Format overview". */
const Answer = schemas/* discriminatedUnion */.gMt("status", [
    schemas/* object */.Ikc({
        status: schemas/* literal */.euz("success"),
        data: schemas/* discriminatedUnion */.gMt("resultType", [
            schemas/* object */.Ikc({ resultType: schemas/* literal */.euz("vector"), result: schemas/* array */.YOg(schemas/* object */.Ikc({ value: Point })) }),
            schemas/* object */.Ikc({ resultType: schemas/* literal */.euz("scalar"), result: Point }),
        ]),
    }),
    schemas/* object */.Ikc({ status: schemas/* literal */.euz("error"), errorType: schemas/* string */.YjP(), error: schemas/* string */.YjP() }),
]);
const none = (reason) => ({ ok: false, reason });
function readingOf(text, status) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return none(`HTTP ${status}, and no JSON`);
    }
    const answer = Answer.safeParse(value);
    if (!answer.success)
        return none(`HTTP ${status}, and no instant vector or scalar`);
    if (answer.data.status === "error")
        return none(`${answer.data.errorType}: ${answer.data.error.slice(0, 200)}`);
    const { data } = answer.data;
    const points = data.resultType === "scalar" ? [data.result] : data.result.map((one) => one.value);
    const [point, second] = points;
    if (point === undefined)
        return none("no data: the result is empty");
    if (second !== undefined)
        return none(`the query gives ${points.length} series, one is needed: use sum() or max()`);
    // NaN is 0 / 0, no traffic; an infinite value is no measurement either.
    const number = Number(point[1]);
    return Number.isFinite(number) ? { ok: true, value: number } : none(`no data: ${point[1]}`);
}
/** Asks Prometheus, or what speaks its API. A redirect is not followed: the header is for this address only. */
const prometheusMetrics = (options) => {
    const { url, timeoutMs, authorization } = options;
    const secrets = authorization === undefined ? [] : [authorization, ...authorization.split(" ")];
    const told = (reason) => none((0,redact_values/* redactValues */.s)(reason, secrets.filter((secret) => secret.length >= 8)));
    return {
        async read(query) {
            const signal = AbortSignal.timeout(timeoutMs);
            try {
                const { status, text, cut } = await (0,capped_request/* ask */.k)({
                    url: `${url.replace(/\/+$/, "")}/api/v1/query`,
                    signal,
                    method: "POST",
                    headers: {
                        "content-type": "application/x-www-form-urlencoded",
                        ...(authorization === undefined ? {} : { authorization }),
                    },
                    body: new URLSearchParams({ query }).toString(),
                    mostBytes: MOST_BYTES,
                });
                if (status >= 300 && status <= 399)
                    return none(`HTTP ${status}: correct the URL`);
                if (status === 401 || status === 403)
                    return none(`HTTP ${status}: correct the secret for its Authorization header`);
                if (cut)
                    return none("the answer is over 1 MiB");
                const reading = readingOf(text, status);
                return reading.ok ? reading : told(reading.reason);
            }
            catch (error) {
                return told(signal.aborted ? `no reply in ${timeoutMs} ms` : (0,connection_error/* connectionError */.$)(error));
            }
        },
    };
};

;// CONCATENATED MODULE: ./build/core/deploy/failure.js
/** Lines with something in them, without white space at their ends. */
const linesOf = (text) => text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
/** `git ended with code 1`, `npm was stopped after 1800 s`. */
const endText = (program, { code, timedOut }, timeoutSeconds) => timedOut
    ? `${program} was stopped after ${timeoutSeconds} s`
    : `${program} ended with code ${code ?? "none"}`;

// EXTERNAL MODULE: ./build/core/deploy/kubeconfig.js
var kubeconfig = __webpack_require__(68065);
;// CONCATENATED MODULE: ./build/core/deploy/last-words.js

/** Of what a program said last, as far as a cause is looked for. */
const LAST_LINES = 20;
/** `Error: ...`, `npm error ...`, `denied: ...`, `docker: invalid reference ...`; not a stack, not a warning. */
const TELLS = /^[^\w]*(?:[\w.-]+:? )?(?:\w*(?:error|exception)|fatal|denied|panic|failed|invalid|unauthorized|forbidden)\b/i;
const STACK = /^at \S/;
/**
 * The line that tells best why a program of the repository's failed: the first among its last ones that
 * begins as errors do, else the last one; stderr comes before stdout. Undefined where it said nothing.
 */
function lastWords({ stdout, stderr, }) {
    const said = [stderr, stdout].map((text) => linesOf(text)
        .filter((line) => !STACK.test(line))
        .slice(-LAST_LINES));
    for (const lines of said) {
        const telling = lines.find((line) => TELLS.test(line));
        if (telling !== undefined)
            return telling;
    }
    return said.find((lines) => lines.length > 0)?.at(-1);
}

;// CONCATENATED MODULE: ./build/adapters/targets/command-target.js




/** A build, a push and a rollout together; the job itself ends after an hour. */
const TIMEOUT_SECONDS = 30 * 60;
const quoted = (part) => /^[\w@%+=:,./-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`;
/**
 * Releases by the repository's own commands (`deploy.<environment>` in .github/miyabi.yml), run in the
 * clone of the merged commit. They find MIYABI_SHA, MIYABI_RELEASE and MIYABI_ENVIRONMENT beside the
 * job's variables and secrets. The status command has to agree after each of them. A command that is
 * given the same release again is expected to find it there, as `kubectl apply` does.
 */
function commandTarget(options) {
    const { name, config, variables, secrets, commands } = options;
    const redact = (0,redact_values/* redactor */.$)((0,kubeconfig/* secretValues */.V)(secrets));
    const run = async (command, { id, path, sha }) => {
        const result = await commands.run(command, {
            cwd: path,
            timeoutSeconds: TIMEOUT_SECONDS,
            env: {
                ...variables,
                ...secrets,
                ...(sha === undefined ? {} : { MIYABI_SHA: sha }),
                MIYABI_RELEASE: id,
                MIYABI_ENVIRONMENT: name,
            },
        });
        const { stdout, stderr } = result;
        const output = redact([stdout, stderr].filter((text) => text !== "").join("\n"));
        if (result.code === 0)
            return { ok: true, output };
        const end = endText(command[0] ?? "", result, TIMEOUT_SECONDS);
        const words = lastWords(result);
        const cause = redact(words === undefined ? end : `${end}: ${words}`);
        return { ok: false, reason: "passing", cause, output };
    };
    /** The status command's word after a change; no command, no objection. */
    const confirmed = async (changed, release) => {
        if (!changed.ok || config.status === undefined)
            return changed;
        const status = await run(config.status, release);
        const output = [status.output, changed.output].join("\n");
        return status.ok
            ? { ok: true, output }
            : { ...status, cause: `the status command says no: ${status.cause}`, output };
    };
    /** Nothing says that an undo command does nothing twice: two of `kubectl rollout undo` end at the bad release. */
    const once = (result) => result.ok ? result : { ...result, reason: "lasting" };
    return {
        rollbackCommand: config.undo?.map(quoted).join(" "),
        async deploy(release) {
            return confirmed(await run(config.deploy, release), release);
        },
        async undo(release) {
            if (config.undo === undefined)
                return {
                    ok: false,
                    reason: "lasting",
                    cause: `deploy.${name}.undo is not configured`,
                    output: "",
                };
            return once(await confirmed(await run(config.undo, release), release));
        },
        // Where its programs log, only the repository knows.
        logs: () => Promise.resolve(undefined),
    };
}

;// CONCATENATED MODULE: ./build/core/deploy/kube-object.js

const Texts = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
/** A Kubernetes object as kubectl prints it; what its kind adds is in it, unchecked. */
const KubeObject = schemas/* looseObject */._H3({
    apiVersion: schemas/* string */.YjP(),
    kind: schemas/* string */.YjP(),
    metadata: schemas/* looseObject */._H3({
        name: schemas/* string */.YjP().optional(),
        namespace: schemas/* string */.YjP().optional(),
        labels: Texts.nullish(),
        annotations: Texts.nullish(),
    })
        .prefault({}),
});
const List = schemas/* looseObject */._H3({ kind: schemas/* string */.YjP(), items: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
/**
 * The objects of what kubectl printed: one object, or a list, also lists in lists (`List`,
 * `DeploymentList`, …): nothing may hide in one.
 *
 * @throws z.ZodError where something in it is no object of Kubernetes
 */
function objectsOf(printed) {
    const list = List.safeParse(printed);
    return list.success && list.data.kind.endsWith("List")
        ? list.data.items.flatMap(objectsOf)
        : [KubeObject.parse(printed)];
}
/** e.g. `Deployment/shop`, as messages name it. */
const nameOf = ({ kind, metadata }) => `${kind}/${metadata.name ?? "(no name)"}`;
/** e.g. `apps/Deployment`, `Service` in the core group. */
function groupKindOf({ apiVersion, kind }) {
    const [group, version] = apiVersion.split("/");
    return version === undefined ? kind : `${group ?? ""}/${kind}`;
}

;// CONCATENATED MODULE: ./build/core/deploy/pod-policy.js

/** What the baseline of the Pod Security Standards lets a container add. */
const BASELINE_CAPABILITIES = new Set([
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
]);
const Loose = schemas/* looseObject */._H3({});
const objectAt = (value) => Loose.safeParse(value).data ?? {};
const listAt = (value) => (Array.isArray(value) ? value.map(objectAt) : []);
const CONTAINERS = ["containers", "initContainers", "ephemeralContainers"];
/** Source: Kubernetes, "Pod Security Standards", profile baseline; `allowPrivilegeEscalation` from restricted. */
function podBreaches(pod, at, limits) {
    const found = [];
    const refuse = (rule, path) => void found.push({ rule, path: at + path });
    for (const name of ["hostNetwork", "hostPID", "hostIPC"])
        if (pod[name] === true)
            refuse("host_namespace", name);
    listAt(pod["volumes"]).forEach((volume, index) => {
        if ("hostPath" in volume)
            refuse("host_path", `volumes[${index}].hostPath`);
    });
    for (const name of ["serviceAccountName", "serviceAccount"]) {
        const account = pod[name];
        if (typeof account === "string" && account !== "" && !limits.serviceAccounts.includes(account))
            refuse("service_account", name);
    }
    contextBreaches(objectAt(pod["securityContext"]), "securityContext", refuse, limits);
    for (const group of CONTAINERS)
        listAt(pod[group]).forEach((container, index) => {
            const path = `${group}[${index}]`;
            const context = objectAt(container["securityContext"]);
            contextBreaches(context, `${path}.securityContext`, refuse, limits);
            listAt(container["ports"]).forEach(({ hostPort }, port) => {
                if (hostPort !== undefined && hostPort !== 0)
                    refuse("host_port", `${path}.ports[${port}].hostPort`);
            });
        });
    return found;
}
function contextBreaches(context, path, refuse, { capabilities }) {
    if (context["privileged"] === true)
        refuse("privileged", `${path}.privileged`);
    if (context["allowPrivilegeEscalation"] === true)
        refuse("privilege_escalation", `${path}.allowPrivilegeEscalation`);
    const windows = objectAt(context["windowsOptions"]);
    if (windows["hostProcess"] === true)
        refuse("privileged", `${path}.windowsOptions.hostProcess`);
    const added = objectAt(context["capabilities"])["add"];
    if (Array.isArray(added))
        added.forEach((capability, index) => {
            const name = typeof capability === "string" ? capability.replace(/^CAP_/, "") : "";
            if (!BASELINE_CAPABILITIES.has(name) && !capabilities.includes(name))
                refuse("capability", `${path}.capabilities.add[${index}]`);
        });
    for (const profile of ["seccompProfile", "appArmorProfile"])
        if (objectAt(context[profile])["type"] === "Unconfined")
            refuse("unconfined", `${path}.${profile}.type`);
    const procMount = context["procMount"];
    if (procMount !== undefined && procMount !== "Default")
        refuse("unconfined", `${path}.procMount`);
}

;// CONCATENATED MODULE: ./build/core/deploy/manifest-policy.js


/** What a service is made of. Whatever gives rights or belongs to the whole cluster is not among it. */
const KINDS = new Set([
    "Pod",
    "Service",
    "ConfigMap",
    "Secret",
    "ServiceAccount",
    "PersistentVolumeClaim",
    "apps/Deployment",
    "apps/StatefulSet",
    "apps/DaemonSet",
    "batch/Job",
    "batch/CronJob",
    "autoscaling/HorizontalPodAutoscaler",
    "networking.k8s.io/Ingress",
    "networking.k8s.io/NetworkPolicy",
    "policy/PodDisruptionBudget",
]);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** Every pod that an object describes, whatever its kind calls the place: what has containers is one. */
function podsIn(value, path) {
    if (Array.isArray(value))
        return value.flatMap((item, index) => podsIn(item, `${path.slice(0, -1)}[${index}].`));
    if (!isObject(value))
        return [];
    const inside = Object.entries(value).flatMap(([name, member]) => podsIn(member, `${path}${name}.`));
    return ["containers", "initContainers"].some((name) => Array.isArray(value[name]))
        ? [{ pod: value, path }, ...inside]
        : inside;
}
const TOKEN_TYPE = "kubernetes.io/service-account-token";
const TOKEN_OWNER = "kubernetes.io/service-account.name";
/** A Secret of this type is filled with a service account's token by the cluster. */
const isForeignToken = (object, accounts) => groupKindOf(object) === "Secret" &&
    object["type"] === TOKEN_TYPE &&
    !accounts.includes(object.metadata.annotations?.[TOKEN_OWNER] ?? "");
const UNCONFINED = /^(container\.(seccomp|apparmor)|seccomp)\.security\.(alpha|beta)\.kubernetes\.io\//;
/**
 * What must not be applied (threat 43), looked for in the objects that `kubectl apply --dry-run=server
 * -o json` returned: in what would be there, whatever the files look like. [] where all may be.
 * A pod may run as `default`, as an account among the objects themselves, or as a configured one.
 */
function manifestViolations(objects, policy) {
    const known = new Set([...KINDS, ...(policy.kinds ?? [])]);
    const serviceAccounts = [
        "default",
        ...(policy.serviceAccounts ?? []),
        ...objects.flatMap((object) => groupKindOf(object) === "ServiceAccount" && object.metadata.name !== undefined
            ? [object.metadata.name]
            : []),
    ];
    const limits = { capabilities: policy.capabilities ?? [], serviceAccounts };
    return objects.flatMap((object) => {
        const of = (rule, path = "") => ({
            rule,
            object: nameOf(object),
            path,
        });
        const { metadata } = object;
        const spec = object["spec"];
        return [
            ...(known.has(groupKindOf(object)) ? [] : [of("unknown_kind")]),
            ...(metadata.name === undefined ? [of("no_name", "metadata.name")] : []),
            ...(metadata.namespace === policy.namespace
                ? []
                : [of("other_namespace", "metadata.namespace")]),
            ...(isForeignToken(object, serviceAccounts) ? [of("token_of_another", "type")] : []),
            ...(isObject(spec) && Array.isArray(spec["externalIPs"]) && spec["externalIPs"].length > 0
                ? [of("external_ips", "spec.externalIPs")]
                : []),
            ...podsIn(object, "").flatMap(({ pod, path }) => podBreaches(pod, path, limits).map((breach) => of(breach.rule, breach.path))),
            ...annotationsIn(object, "").flatMap(({ annotations, path }) => Object.entries(annotations).flatMap(([name, value]) => UNCONFINED.test(name) && value === "unconfined" ? [of("unconfined", path + name)] : [])),
        ];
    });
}
function annotationsIn(value, path) {
    if (Array.isArray(value))
        return value.flatMap((item) => annotationsIn(item, path));
    if (!isObject(value))
        return [];
    return Object.entries(value).flatMap(([name, member]) => {
        const at = `${path}${name}.`;
        return name === "annotations" && isObject(member)
            ? [{ annotations: member, path: at }]
            : annotationsIn(member, at);
    });
}
const SAID = {
    privileged: "a privileged container",
    privilege_escalation: "allowPrivilegeEscalation: true",
    capability: "a capability beyond the baseline (deploy.<environment>.policy.capabilities)",
    host_namespace: "a namespace of the node",
    host_path: "a folder of the node",
    host_port: "a port of the node",
    unconfined: "a confinement switched off",
    service_account: "a service account that is not its own (deploy.<environment>.policy.serviceAccounts)",
    token_of_another: "the token of a service account that is not its own",
    unknown_kind: "a kind that releases may not apply (deploy.<environment>.policy.kinds)",
    other_namespace: "another namespace than deploy.<environment>.namespace, or none",
    no_name: "no name",
    external_ips: "external IP addresses, which can take over traffic",
};
/** One line for people: what is wrong, and where. */
const violationText = ({ rule, object, path }) => `${object}${path === "" ? "" : `, ${path}`}: ${SAID[rule]}`;

;// CONCATENATED MODULE: ./build/core/deploy/release-manifests.js


/** On a Deployment and in its pods' template: which release it is of. */
const RELEASE = "miyabi.dev/release";
const CHANGE_CAUSE = "kubernetes.io/change-cause";
/** What an image is called without tag and digest, e.g. `ghcr.io/acme/shop`. */
function repositoryOf(image) {
    const [named = ""] = image.split("@");
    const slash = named.lastIndexOf("/");
    const colon = named.indexOf(":", slash + 1);
    return colon < 0 ? named : named.slice(0, colon);
}
/** Texts of the repository's own: what looks like an image in them is none. */
const DATA = new Set(["ConfigMap", "Secret"]);
const Template = schemas/* looseObject */._H3({
    metadata: schemas/* looseObject */._H3({ annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish() }).nullish(),
    spec: schemas/* unknown */.L5J(),
});
/**
 * The objects as this release's: images by digest wherever one is named, the release's id on each Deployment
 * and in its template. The id in the template makes each release a revision of its own, so that going back
 * finds the one before; on the Deployment `kubectl rollout history` shows it to people.
 */
function stamped(objects, stamp) {
    return objects.map((object) => {
        if (DATA.has(groupKindOf(object)))
            return object;
        const pinned = withDigests(object, stamp.digests);
        if (groupKindOf(object) !== "apps/Deployment")
            return { ...object, ...pinned };
        const spec = schemas/* looseObject */._H3({ template: Template }).parse(pinned["spec"]);
        const { template } = spec;
        return {
            ...object,
            metadata: {
                ...object.metadata,
                annotations: {
                    ...object.metadata.annotations,
                    [RELEASE]: stamp.release,
                    [CHANGE_CAUSE]: `Miyabi release ${stamp.release} (${stamp.sha.slice(0, 12)})`,
                },
            },
            spec: {
                ...spec,
                template: {
                    ...template,
                    metadata: {
                        ...template.metadata,
                        annotations: { ...template.metadata?.annotations, [RELEASE]: stamp.release },
                    },
                },
            },
        };
    });
}
/** Every `image` of a container in the value by its digest, where one is known. */
function withDigests(object, digests) {
    return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, pinnedValue(name, value, digests)]));
}
function pinnedValue(name, value, digests) {
    if (name === "image" && typeof value === "string") {
        const digest = digests.get(repositoryOf(value));
        return digest === undefined ? value : `${repositoryOf(value)}@${digest}`;
    }
    if (Array.isArray(value))
        return value.map((item) => pinnedValue("", item, digests));
    return typeof value === "object" && value !== null ? withDigests({ ...value }, digests) : value;
}
/** All images that an object names, wherever they stand. */
function imagesIn(value) {
    if (Array.isArray(value))
        return value.flatMap(imagesIn);
    if (typeof value !== "object" || value === null)
        return [];
    return Object.entries(value).flatMap(([name, member]) => name === "image" && typeof member === "string" ? [member] : imagesIn(member));
}

;// CONCATENATED MODULE: ./build/core/deploy/manifest-refusal.js


/** As the configuration names a workload: `deployment/shop`. */
const workloadOf = ({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name ?? ""}`;
/**
 * Why these manifests are not applied, the same at each try: a line, and all of it. Undefined where they may be.
 *
 * @param name of the environment, for the keys of the configuration
 */
function manifestRefusal(objects, { name, config }) {
    const { namespace, policy, workloads } = config;
    const violations = manifestViolations(objects, { namespace, ...policy }).map(violationText);
    const [first, ...more] = violations;
    if (first !== undefined)
        return {
            cause: `the policy refuses these manifests, nothing was applied: ${first}${more.length > 0 ? ` (and ${more.length} more)` : ""}`,
            output: violations.join("\n"),
        };
    const names = objects.map(workloadOf);
    const missing = workloads.filter((workload) => !names.includes(workload));
    if (missing.length > 0)
        return {
            cause: `the manifests have no ${missing.join(" and no ")} (deploy.${name}.workloads)`,
            output: "",
        };
    const images = new Set(objects.flatMap(imagesIn).map(repositoryOf));
    const unused = config.images.filter((image) => !images.has(image.name));
    return unused.length === 0
        ? undefined
        : {
            cause: `no manifest uses ${unused.map((image) => image.name).join(", ")} (deploy.${name}.images)`,
            output: "",
        };
}

;// CONCATENATED MODULE: ./build/core/deploy/kubectl-failure.js

/** Between kubectl and the server; looked for first, since other messages wrap it. */
const CONNECTION = /\b(?:EOF|i\/o timeout|connection (?:refused|reset|timed out)|broken pipe|TLS handshake timeout|no route to host|network is unreachable|no such host|context deadline exceeded|Client\.Timeout|http2: )/;
/** What the API server itself says: `Error from server (Reason): ...` (k8s.io/apimachinery, `StatusReason`). */
const FROM_SERVER = /^Error from server \((\w+)\)/m;
/** Of a 4xx that passes (409: somebody wrote at the same time), and of every 5xx. */
const PASSING = new Set([
    "Conflict",
    "TooManyRequests",
    "InternalError",
    "ServerTimeout",
    "Timeout",
    "ServiceUnavailable",
    "Unknown",
]);
/** Said by kubectl without asking, or by the server without a reason: files, settings, rights, kinds. */
const LASTING = /^(?:The .+ is invalid:|error: You must be logged in|error: (?:error (?:validating|parsing)|unable to (?:recognize|decode|read)|the path |no matches for kind|resource mapping not found|context |unknown |no objects passed|must specify|accumulating|invalid|flag |the namespace from)|Error in configuration|resource mapping not found|no matches for kind|unable to recognize|error validating|error parsing)|x509: |no configuration has been provided|: not found or not executable in /im;
/** Whether a kubectl command may succeed when it is given again. What is not known may. */
function kubectlReason({ timedOut, stderr }) {
    if (timedOut || CONNECTION.test(stderr))
        return "passing";
    const reason = FROM_SERVER.exec(stderr)?.[1];
    if (reason !== undefined)
        return PASSING.has(reason) ? "passing" : "lasting";
    return LASTING.test(stderr) ? "lasting" : "passing";
}
/** The rollout does not get there: waited for once more it would take as long again. */
const STUCK = /exceeded its progress deadline|timed out waiting for the condition/;
/** Whether waiting for a rollout once more may help. */
const rolloutReason = (ended) => ended.timedOut || STUCK.test(ended.stderr) ? "lasting" : kubectlReason(ended);
/** Warnings, and the log lines of kubectl's own libraries (`E1126 04:15:59.000000 ...`). */
const ASIDE = /^(?:Warning: |[EWIF]\d{4} \d{2}:\d{2}:)/;
const kubectl_failure_TELLS = /^(?:Error from server|error: |The .+ is invalid:|Unable to connect)/;
/** The line of kubectl's that tells why it failed; undefined where it said nothing. */
function kubectlCause({ stderr, stdout }) {
    const said = linesOf(stderr).filter((line) => !ASIDE.test(line));
    const at = said.findIndex((line) => kubectl_failure_TELLS.test(line));
    const cause = said[at < 0 ? said.length - 1 : at];
    // `The Deployment "shop" is invalid:` has its reasons below it.
    const next = at < 0 ? undefined : said[at + 1];
    if (cause?.endsWith(":") && next !== undefined)
        return `${cause} ${next.replace(/^\* /, "")}`;
    return cause ?? linesOf(stdout).at(-1);
}

;// CONCATENATED MODULE: ./build/core/deploy/revisions.js


const REVISION = "deployment.kubernetes.io/revision";
const Annotated = schemas/* looseObject */._H3({
    annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
});
const revisions_Template = schemas/* looseObject */._H3({ metadata: Annotated.nullish() });
const Owned = schemas/* looseObject */._H3({
    metadata: Annotated.extend({
        name: schemas/* string */.YjP(),
        uid: schemas/* string */.YjP().optional(),
        ownerReferences: schemas/* array */.YOg(schemas/* looseObject */._H3({ uid: schemas/* string */.YjP() })).nullish(),
    }),
    spec: schemas/* looseObject */._H3({ template: revisions_Template }),
});
/** The release whose pods a Deployment or ReplicaSet wants; undefined where Miyabi did not make it. */
const releaseOf = (printed) => Owned.safeParse(printed).data?.spec.template.metadata?.annotations?.[RELEASE];
const revisionOf = ({ metadata }) => Number(metadata.annotations?.[REVISION] ?? 0);
/**
 * The revision that was there before a release: the newest one that is not the release's own. A Deployment
 * that no longer runs the release was taken back before.
 *
 * @param deployment as `kubectl get -o json` prints it
 * @param replicaSets all of the namespace, printed likewise
 */
function wayBack(release, { deployment, replicaSets }) {
    const present = Owned.parse(deployment);
    if (releaseOf(present) !== release)
        return { kind: "already_back" };
    const before = replicaSets
        .map((set) => Owned.parse(set))
        .filter((set) => set.metadata.ownerReferences?.some(({ uid }) => uid === present.metadata.uid) === true &&
        releaseOf(set) !== release)
        .sort((a, b) => revisionOf(b) - revisionOf(a))[0];
    return before ? { kind: "revision", revision: revisionOf(before) } : { kind: "nothing_before" };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/adapters/targets/kubeconfig-file.js



/**
 * Runs something with the kubeconfig of a secret as a file that only the job's user can read, outside of the
 * checkout, and removes it afterwards. A value that is no kubeconfig is a path of the runner's.
 *
 * @param use is given the path for KUBECONFIG; undefined where the environment has none
 */
async function withKubeconfig(value, tempDir, use) {
    if (value === undefined || value === "")
        return use(undefined);
    const text = (0,kubeconfig/* kubeconfigText */.F)(value);
    if (text === undefined)
        return use(value);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "kubeconfig-"));
    try {
        const path = (0,external_node_path_.join)(folder, "config");
        await (0,promises_.writeFile)(path, text, { mode: 0o600 });
        return await use(path);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/adapters/targets/kubectl.js






/** A `get` or an `apply` may wait for a slow API server; a rollout says its own time. */
const REQUEST_SECONDS = 120;
/** A list of manifests, and all ReplicaSets of a namespace, come through stdout. */
const MAX_BYTES = 32 * 1024 * 1024;
/** The release went no further; its message is the one line that people need first. */
class TargetFailure extends Error {
    name = "TargetFailure";
    reason;
    /** What the tools said. */
    output;
    /** How the command ended that failed, where one did. */
    ended;
    constructor(failure) {
        super(failure.cause);
        this.reason = failure.reason;
        this.output = failure.output ?? "";
        this.ended = failure.ended;
    }
}
/** The arguments of each kubectl call that say where it works. */
const placeArguments = ({ namespace, context, }) => [...(context === undefined ? [] : [`--context=${context}`]), `--namespace=${namespace}`];
/**
 * Runs a piece of work with kubectl at hand; a failure in it is its result, and no secret is in the output.
 */
async function withKubectl(options, work) {
    const { secrets, tempDir } = options;
    const redact = (0,redact_values/* redactor */.$)((0,kubeconfig/* secretValues */.V)(secrets));
    return withKubeconfig(secrets["KUBECONFIG"], tempDir, async (kubeconfig) => {
        try {
            const done = await work(kubectlWith(options, { kubeconfig, redact }));
            return { ...done, output: redact(done.output) };
        }
        catch (error) {
            if (!(error instanceof TargetFailure))
                throw error;
            const { reason, message, output } = error;
            return { ok: false, reason, cause: redact(message), output: redact(output) };
        }
    });
}
function kubectlWith(options, { kubeconfig, redact }) {
    const { commands, cwd } = options;
    const env = { ...options.env };
    Reflect.deleteProperty(env, "KUBECONFIG");
    const cluster = kubeconfig === undefined ? env : { ...env, KUBECONFIG: kubeconfig };
    const running = (environment, failure) => async (command, { input, timeoutSeconds = REQUEST_SECONDS } = {}) => {
        const result = await commands.run(command, {
            cwd,
            env: environment,
            timeoutSeconds,
            maxBytes: MAX_BYTES,
            ...(input === undefined ? {} : { input }),
        });
        if (result.code === 0)
            return result;
        throw failure(result, { command, timeoutSeconds });
    };
    const inCluster = running(cluster, kubectlFailure);
    const kubectl = (args, more) => inCluster(["kubectl", ...placeArguments(options), ...args], more);
    return {
        run: running(env, programFailure),
        kubectl,
        redact,
        json: async (args, input) => {
            const { stdout } = await kubectl(args, input === undefined ? {} : { input });
            return parsed(stdout);
        },
    };
}
const outputOf = ({ stdout, stderr }) => [stdout, stderr].filter((text) => text !== "").join("\n");
/** A build or a push of the repository's: a registry may be busy, so that another try may help. */
function programFailure(ended, { command, timeoutSeconds }) {
    const end = endText(command[0] ?? "", ended, timeoutSeconds);
    const words = lastWords(ended);
    const cause = words === undefined ? end : `${end}: ${words}`;
    return new TargetFailure({ reason: "passing", cause, output: outputOf(ended), ended });
}
function kubectlFailure(ended, { command, timeoutSeconds }) {
    const cause = ended.timedOut ? undefined : kubectlCause(ended);
    return new TargetFailure({
        reason: kubectlReason(ended),
        cause: cause === undefined ? endText(command[0] ?? "", ended, timeoutSeconds) : `kubectl: ${cause}`,
        output: outputOf(ended),
        ended,
    });
}
/** Between two documents: `kubectl create` prints one after the other, indented. */
const SEPARATOR = /(?<=^\})\n(?=\{$)/m;
/** What kubectl printed as JSON; a list where it is not one document: `--ignore-not-found` prints none. */
function parsed(stdout) {
    const documents = stdout
        .trim()
        .split(SEPARATOR)
        .filter((text) => text !== "")
        .map((text) => JSON.parse(text));
    return documents.length === 1 ? documents[0] : { kind: "List", items: documents };
}

;// CONCATENATED MODULE: ./build/adapters/targets/images.js

/** A build or a push of an image. */
const images_TIMEOUT_SECONDS = 30 * 60;
const DIGEST = /sha256:[0-9a-f]{64}/g;
const filled = (command, values) => command.map((part) => part.replaceAll(/\{(\w+)\}/g, (placeholder, name) => values[name] ?? placeholder));
/**
 * Builds and pushes an image, and finds out what the registry calls it.
 *
 * @param values for `{sha}`, `{release}` and `{environment}` in arguments
 * @returns e.g. `sha256:…`
 * @throws TargetFailure
 */
async function publishImage(image, { run, values }) {
    const start = (command) => run(filled(command, values), { timeoutSeconds: images_TIMEOUT_SECONDS });
    if (image.build)
        await start(image.build);
    const pushed = image.push && (await start(image.push));
    const told = image.digest ? await start(image.digest) : pushed;
    const digest = [...(told?.stdout.matchAll(DIGEST) ?? [])].at(-1)?.[0];
    if (digest === undefined)
        throw new TargetFailure({
            reason: "lasting",
            cause: `${image.name}: neither the digest command nor the push printed a digest (sha256:…)`,
        });
    return digest;
}

;// CONCATENATED MODULE: ./build/core/deploy/pod.js


const Told = { reason: schemas/* string */.YjP().optional(), message: schemas/* string */.YjP().optional() };
const Terminated = schemas/* looseObject */._H3({
    ...Told,
    exitCode: schemas/* number */.aig().optional(),
    signal: schemas/* number */.aig().optional(),
});
const ContainerStatus = schemas/* looseObject */._H3({
    name: schemas/* string */.YjP(),
    image: schemas/* string */.YjP().optional(),
    ready: schemas/* boolean */.zMY().optional(),
    restartCount: schemas/* number */.aig().optional(),
    state: schemas/* looseObject */._H3({
        waiting: schemas/* looseObject */._H3(Told).optional(),
        running: schemas/* looseObject */._H3({}).optional(),
        terminated: Terminated.optional(),
    })
        .optional(),
    lastState: schemas/* looseObject */._H3({ terminated: Terminated.optional() }).optional(),
});
const Statuses = schemas/* array */.YOg(ContainerStatus).optional();
/** A pod as `kubectl get -o json` prints it, as far as it tells how its containers are. */
const Pod = schemas/* looseObject */._H3({
    metadata: schemas/* looseObject */._H3({
        name: schemas/* string */.YjP(),
        annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
    }),
    status: schemas/* looseObject */._H3({
        conditions: schemas/* array */.YOg(schemas/* looseObject */._H3({ type: schemas/* string */.YjP(), status: schemas/* string */.YjP(), ...Told }))
            .optional(),
        initContainerStatuses: Statuses,
        containerStatuses: Statuses,
    })
        .optional(),
});
/** The pods of one release among all of a namespace. */
const podsOf = (release, pods) => pods
    .map((pod) => Pod.parse(pod))
    .filter(({ metadata }) => metadata.annotations?.[RELEASE] === release);

;// CONCATENATED MODULE: ./build/core/deploy/pod-logs.js
/** Lines that are asked for, of so many containers. */
const TAIL = 40;
const MOST_CONTAINERS = 4;
/** Characters kept of one log, from its end, and of all together. */
const MOST_OF_ONE = 4_000;
const MOST = 12_000;
/** Started at least once: what never started has no log. */
const hasStarted = ({ state, restartCount = 0 }) => restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined;
const isWell = ({ ready, restartCount = 0 }) => ready === true && restartCount === 0;
/**
 * Whose logs explain a release that is not well, and of which run: containers that are in trouble first. Of
 * pods that look well a service may still answer wrong, so that theirs are read where there is room.
 */
function logQuestions(pods) {
    const found = pods.flatMap(({ metadata, status }) => [
        ...(status?.initContainerStatuses ?? []).filter(({ ready }) => ready !== true),
        ...(status?.containerStatuses ?? []),
    ]
        .filter(hasStarted)
        .map((container) => ({ pod: metadata.name, container })));
    return found
        .toSorted((a, b) => Number(isWell(a.container)) - Number(isWell(b.container)))
        .slice(0, MOST_CONTAINERS)
        .map(({ pod, container: { name, restartCount = 0, state } }) => ({
        pod,
        container: name,
        previous: restartCount > 0 && state?.terminated === undefined,
    }));
}
/** The arguments of kubectl for it. */
const logArguments = ({ pod, container, previous }) => [
    "logs",
    pod,
    `--container=${container}`,
    `--tail=${TAIL}`,
    ...(previous ? ["--previous"] : []),
];
/** The ends of several logs as one text for people; undefined where there is none. */
function logsText(logs) {
    const parts = logs.map(({ question: { pod, container, previous }, text }) => {
        const head = `pod ${pod}, container ${container}${previous ? ", before its last restart" : ""}:`;
        const end = text.trimEnd().slice(-MOST_OF_ONE);
        return `${head}\n${end === "" ? "(it has written nothing)" : end}`;
    });
    return parts.length === 0 ? undefined : parts.join("\n\n").slice(0, MOST);
}

;// CONCATENATED MODULE: ./build/core/deploy/pod-troubles.js

const IMAGE = /^(?:ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull)$/;
const CRASH = /^(?:CrashLoopBackOff|RunContainerError)$/;
/** On its way: a cause only where nothing else is known. */
const STARTING = /^(?:ContainerCreating|PodInitializing)$/;
/** A digest in short, and without the sign that GitHub reads as a mention. */
const imageText = (image) => image.replace(/@(sha256:[0-9a-f]{12})[0-9a-f]*$/, " ($1)");
/** The image is named already. */
const PULLING = /^(?:Back-off pulling|failed to pull(?: and unpack)?) image "[^"]*"(?:: )?/i;
const because = (message) => message === undefined || message === "" ? "" : `: ${message.replace(/\s+/g, " ").trim()}`;
/** `ended with code 137 (OOMKilled)`; "" where the cluster does not say. */
function endOf({ lastState, state }) {
    const ended = state?.terminated ?? lastState?.terminated;
    if (ended?.exitCode === undefined)
        return "";
    return ` ended with code ${ended.exitCode}${ended.reason === undefined ? "" : ` (${ended.reason})`}`;
}
function containerTrouble(status, pod) {
    const { name, image = "", state, restartCount = 0, ready } = status;
    const where = `container ${name} in pod ${pod}`;
    const again = restartCount > 0 ? `, ${restartCount} restarts` : "";
    const { waiting, terminated } = state ?? {};
    if (waiting) {
        const reason = waiting.reason ?? "waiting";
        if (IMAGE.test(reason))
            return {
                rank: 0,
                text: `${reason}: image ${imageText(image)}, ${where}${because(waiting.message?.replace(PULLING, ""))}`,
            };
        if (CRASH.test(reason)) {
            const end = endOf(status);
            const why = end === "" ? because(waiting.message) : "";
            return { rank: 1, text: `${reason}: ${where}${end}${again}${why}` };
        }
        const rank = STARTING.test(reason) ? 5 : 1;
        return { rank, text: `${reason}: ${where}${again}${because(waiting.message)}` };
    }
    if (terminated && terminated.exitCode !== 0)
        return { rank: 1, text: `${terminated.reason ?? "Error"}: ${where}${endOf(status)}${again}` };
    return ready === false && state?.running
        ? {
            rank: 4,
            text: `not ready: ${where} runs, but its readiness probe does not succeed${again}`,
        }
        : undefined;
}
function podTrouble({ metadata, status }) {
    const unscheduled = (status?.conditions ?? []).flatMap((condition) => condition.type === "PodScheduled" && condition.status === "False"
        ? [
            {
                rank: 3,
                text: `${condition.reason ?? "Unschedulable"}: pod ${metadata.name}${because(condition.message)}`,
            },
        ]
        : []);
    const inits = (status?.initContainerStatuses ?? []).filter(({ ready }) => ready !== true);
    const containers = [...inits, ...(status?.containerStatuses ?? [])];
    return [
        ...unscheduled,
        ...containers.flatMap((container) => containerTrouble(container, metadata.name) ?? []),
    ];
}
const byRank = (troubles) => troubles.toSorted((a, b) => a.rank - b.rank);
/** What keeps pods from running or from being ready, the likeliest cause first. */
const podTroubles = (pods) => byRank(pods.flatMap(podTrouble));
const Workload = schemas/* looseObject */._H3({
    kind: schemas/* string */.YjP(),
    metadata: schemas/* looseObject */._H3({ name: schemas/* string */.YjP().optional() }),
    status: schemas/* looseObject */._H3({
        conditions: schemas/* array */.YOg(schemas/* looseObject */._H3({ type: schemas/* string */.YjP(), status: schemas/* string */.YjP(), message: schemas/* string */.YjP().optional() }))
            .optional(),
    })
        .optional(),
});
/** Why a workload cannot make its pods at all: a quota, an admission rule. */
const workloadTroubles = (workloads) => workloads.flatMap((printed) => {
    const { kind, metadata, status } = Workload.parse(printed);
    return (status?.conditions ?? []).flatMap((condition) => condition.type === "ReplicaFailure" && condition.status === "True"
        ? [
            {
                rank: 2,
                text: `no pods for ${kind.toLowerCase()}/${metadata.name ?? ""}${because(condition.message)}`,
            },
        ]
        : []);
});
/** All of them in lines, the likeliest cause first. */
const troubleLines = (troubles) => byRank(troubles).map(({ text }) => text);

;// CONCATENATED MODULE: ./build/adapters/targets/pod-evidence.js




/** For one log: production waits for it with the bad release. */
const LOG_SECONDS = 10;
const Items = schemas/* object */.Ikc({ items: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
/** All objects of a kind in the namespace. @throws TargetFailure */
const itemsOf = async ({ json }, plural) => Items.parse(await json(["get", plural, "--output=json"])).items;
/** Why a release does not get there, the likeliest cause first; [] where the cluster does not say. */
async function troublesOf(cluster, { release, workloads }) {
    try {
        const pods = podsOf(release, await itemsOf(cluster, "pods"));
        return troubleLines([...podTroubles(pods), ...workloadTroubles(await workloads())]);
    }
    catch {
        return [];
    }
}
/** The end of the logs of a release's own pods; "" where there is none. @throws TargetFailure */
async function podLogs(cluster, release) {
    const pods = podsOf(release, await itemsOf(cluster, "pods"));
    const logs = await Promise.all(logQuestions(pods).map(async (question) => {
        const text = await cluster
            .kubectl(logArguments(question), { timeoutSeconds: LOG_SECONDS })
            .then(({ stdout }) => stdout, (error) => `(no log: ${error instanceof Error ? error.message : String(error)})`);
        // Before anything is cut off: half a secret would not be known again.
        return { question, text: cluster.redact(text) };
    }));
    return logsText(logs) ?? "";
}

;// CONCATENATED MODULE: ./build/adapters/targets/kubectl-target.js








/**
 * Releases to a Kubernetes cluster by kubectl: images by digest, the release's id on what is applied, a dry
 * run by the server and the policy before it. What was applied is found again by the id, so that a run that
 * is repeated, also after a connection broke, builds and applies nothing twice.
 */
function kubectlTarget(options) {
    const { name, config, variables, secrets, tempDir, commands } = options;
    const { namespace, context, workloads } = config;
    /** Digests of what this job has pushed, by release and image. */
    const published = new Map();
    /** By workload: to what an undo goes. */
    const before = new Map();
    const at = (release) => ({
        namespace,
        context,
        secrets,
        tempDir,
        commands,
        cwd: release.path,
        env: {
            ...variables,
            ...secrets,
            ...(release.sha === undefined ? {} : { MIYABI_SHA: release.sha }),
            MIYABI_RELEASE: release.id,
            MIYABI_ENVIRONMENT: name,
        },
    });
    async function digestsOf(release, { run }, live) {
        const digests = new Map();
        const applied = live.filter((object) => releaseOf(object) === release.id).flatMap(imagesIn);
        for (const image of config.images) {
            const key = `${release.id} ${image.name}`;
            const known = published.get(key) ?? digestIn(applied, image.name);
            const values = { sha: release.sha, release: release.id, environment: name };
            const digest = known ?? (await publishImage(image, { run, values }));
            published.set(key, digest);
            digests.set(image.name, digest);
        }
        return digests;
    }
    /** What is to be applied, as kubectl reads the files. */
    async function rendered({ json }) {
        const { manifests } = config;
        const files = Array.isArray(manifests)
            ? manifests.map((path) => `--filename=${path}`)
            : [`--kustomize=${manifests.kustomize}`];
        return objectsOf(await json(["create", "--dry-run=client", "--output=json", ...files]));
    }
    function check(objects) {
        const refusal = manifestRefusal(objects, { name, config });
        if (refusal !== undefined)
            throw new TargetFailure({ reason: "lasting", ...refusal });
    }
    const live = async ({ json }) => objectsOf(await json(["get", ...workloads, "--ignore-not-found", "--output=json"]));
    /**
     * @param release whose pods are looked at where it does not get there
     * @throws TargetFailure with what the pods wait for
     */
    async function rolledOut(cluster, { which, release }) {
        const said = [];
        for (const workload of which) {
            const timeoutSeconds = config.rolloutSeconds;
            try {
                const { stdout } = await cluster.kubectl(["rollout", "status", workload, `--timeout=${timeoutSeconds}s`], { timeoutSeconds: timeoutSeconds + 30 });
                said.push(stdout);
            }
            catch (error) {
                if (!(error instanceof TargetFailure) || error.ended === undefined)
                    throw error;
                const asked = { release: release ?? "", workloads: () => live(cluster) };
                const lines = release === undefined ? [] : await troublesOf(cluster, asked);
                throw new TargetFailure({
                    reason: rolloutReason(error.ended),
                    cause: lines[0] ?? `${workload}: ${error.message}`,
                    output: [...lines.slice(1), error.output].join("\n"),
                });
            }
        }
        return said.join("");
    }
    /** Where an undo would go, known as soon as the release is there. */
    async function noteWayBack(release, cluster) {
        const replicaSets = await itemsOf(cluster, "replicasets");
        for (const deployment of await live(cluster)) {
            const way = wayBack(release.id, { deployment, replicaSets });
            if (way.kind === "revision")
                before.set(workloadOf(deployment), way.revision);
        }
    }
    async function deploy(release, cluster) {
        const objects = await rendered(cluster);
        check(objects.map(inNamespace(namespace)));
        const digests = await digestsOf(release, cluster, await live(cluster));
        const wanted = stamped(objects, { release: release.id, sha: release.sha, digests });
        const input = JSON.stringify({ apiVersion: "v1", kind: "List", items: wanted });
        const apply = ["apply", "--filename=-"];
        check(objectsOf(await cluster.json([...apply, "--dry-run=server", "--output=json"], input)));
        const { stdout } = await cluster.kubectl(apply, { input });
        const rollout = await rolledOut(cluster, { which: workloads, release: release.id });
        await noteWayBack(release, cluster);
        return { ok: true, output: `${stdout}${rollout}` };
    }
    /** A workload that came with the release stays: whether nothing should run in its place is not ours to say. */
    async function undo(release, cluster) {
        const replicaSets = await itemsOf(cluster, "replicasets");
        const said = [];
        const there = [];
        const first = [];
        let untouched = true;
        for (const deployment of await live(cluster)) {
            const workload = workloadOf(deployment);
            const way = wayBack(release.id, { deployment, replicaSets });
            switch (way.kind) {
                case "already_back":
                    there.push(workload);
                    said.push(`${workload} does not run release ${release.id}\n`);
                    break;
                case "nothing_before":
                    first.push(workload);
                    said.push(`${workload} has no revision before release ${release.id}, and was left as it is\n`);
                    break;
                case "revision": {
                    there.push(workload);
                    untouched = false;
                    const revision = `--to-revision=${way.revision}`;
                    said.push((await cluster.kubectl(["rollout", "undo", workload, revision])).stdout);
                }
            }
        }
        const output = said.join("");
        if (there.length === 0)
            return {
                ok: false,
                reason: "nothing_before",
                cause: first.length === 0
                    ? `nothing of ${workloads.join(", ")} is there, nor was before`
                    : `${first.join(", ")} has no revision before release ${release.id}`,
                output,
            };
        return {
            ok: true,
            output: output + (await rolledOut(cluster, { which: there })),
            untouched: untouched && first.length === 0,
        };
    }
    const place = placeArguments({ namespace, context }).join(" ");
    return {
        get rollbackCommand() {
            return workloads
                .map((workload) => {
                const revision = before.get(workload);
                const to = revision === undefined ? "" : ` --to-revision=${revision}`;
                return `kubectl ${place} rollout undo ${workload}${to}`;
            })
                .join(" && ");
        },
        deploy: (release) => withKubectl(at(release), (cluster) => deploy(release, cluster)),
        undo: (release) => withKubectl(at(release), (cluster) => undo(release, cluster)),
        async logs(release) {
            const read = async (cluster) => ({
                ok: true,
                output: await podLogs(cluster, release.id),
            });
            const { ok, output } = await withKubectl(at(release), read);
            return ok && output !== "" ? output : undefined;
        },
    };
}
/** A file need not name the namespace that `--namespace` gives to it; the server's dry run shows it. */
const inNamespace = (namespace) => (object) => ({
    ...object,
    metadata: { namespace, ...object.metadata },
});
function digestIn(images, repository) {
    const image = images.find((name) => repositoryOf(name) === repository && name.includes("@"));
    return image?.slice(image.indexOf("@") + 1);
}

;// CONCATENATED MODULE: ./build/adapters/targets/target-of.js


/** The target that an environment's configuration asks for. */
function target_of_targetOf(options) {
    const { config } = options;
    return config.kind === "kubectl"
        ? kubectlTarget({ ...options, config })
        : commandTarget({ ...options, config });
}

// EXTERNAL MODULE: ./build/shell/commands.js + 1 modules
var shell_commands = __webpack_require__(81557);
// EXTERNAL MODULE: ./build/shell/connect.js + 43 modules
var connect = __webpack_require__(1233);
// EXTERNAL MODULE: ./build/shell/log.js
var log = __webpack_require__(79679);
// EXTERNAL MODULE: ./build/shell/once.js
var once = __webpack_require__(34660);
// EXTERNAL MODULE: ./build/shell/run-action.js + 4 modules
var run_action = __webpack_require__(90378);
// EXTERNAL MODULE: ./build/core/config-text.js + 8 modules
var config_text = __webpack_require__(84661);
// EXTERNAL MODULE: ./build/core/deploy/deployment.js
var deployment = __webpack_require__(27673);
// EXTERNAL MODULE: ./build/core/deploy/held.js
var deploy_held = __webpack_require__(31137);
// EXTERNAL MODULE: ./build/core/deploy/release-id.js
var release_id = __webpack_require__(6291);
// EXTERNAL MODULE: ./build/core/deploy/timeline.js
var deploy_timeline = __webpack_require__(81633);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
;// CONCATENATED MODULE: ./build/core/deploy/health.js
/** Seed, "Rollback Scenarios": so many failures in a row are no accident. */
const FAILURES_IN_A_ROW = 3;
/** Not up yet: no reply at all, or the reply of a proxy that has nobody behind it. */
const isStarting = ({ status }) => status === undefined || status === 502 || status === 503 || status === 504;
const lastFailed = (samples, count) => samples.length >= count && samples.slice(-count).every(({ ok }) => !ok);
/**
 * Is a new release up? The first good reply says yes. Three wrong replies in a row say no; while it
 * does not reply at all it may still be starting, and gets all its tries (design: domain,
 * "Deployment": both limits apply, and only so does each of them mean something).
 */
function judgeHealth(samples, tries) {
    if (samples.some(({ ok }) => ok))
        return "healthy";
    if (samples.length >= tries)
        return "unhealthy";
    const answered = samples.slice(-FAILURES_IN_A_ROW).every((sample) => !isStarting(sample));
    return lastFailed(samples, FAILURES_IN_A_ROW) && answered ? "unhealthy" : "ask_again";
}

;// CONCATENATED MODULE: ./build/core/deploy/median.js
/** The middle value, 0 of none. */
function medianOf(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? 0;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
/** The baseline of response times, from samples taken before a deployment. */
const baselineOf = (samples) => {
    const good = samples.filter(({ ok }) => ok).map(({ milliseconds }) => milliseconds);
    return good.length > 0 ? medianOf(good) : undefined;
};

;// CONCATENATED MODULE: ./build/core/deploy/watch.js


/** More failed checks than this share, without three in a row, are flapping (docs/deployment.md). */
const FLAPPING_SHARE = 0.1;
/** One failed check is an accident, also where few were made. */
const FLAPPING_FAILURES = 2;
/** Of the readings at least this share must have data. */
const NEEDED_SHARE = 0.5;
/** The watch may end early: the service is down. */
const isDown = (samples) => lastFailed(samples, FAILURES_IN_A_ROW);
const wasDown = (samples) => samples.some((_, at) => isDown(samples.slice(0, at + 1)));
function measured(readings, key) {
    const values = readings.flatMap((reading) => reading[key] ?? []);
    return values.length > 0 && values.length >= readings.length * NEEDED_SHARE ? values : undefined;
}
const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function figuresOf({ samples, readings, sources }) {
    const rates = measured(readings, "errorRate");
    const probed = samples.length === 0 ? undefined : meanOf(samples.map(({ ok }) => (ok ? 0 : 1)));
    const errorRate = sources.errorRate === "probe" ? probed : rates && meanOf(rates);
    if (sources.latency === "prometheus") {
        const latencies = measured(readings, "latencyMs");
        const latencyMs = latencies && medianOf(latencies);
        return { errorRate, latencyMs, shownMs: latencyMs ?? 0 };
    }
    const answered = samples.filter(({ status }) => status !== undefined);
    // A failed check is the slowest there is: an error page that comes fast must not make a release look fast.
    const judged = samples.map(({ ok, milliseconds }) => (ok ? milliseconds : Infinity));
    return {
        errorRate,
        latencyMs: samples.length === 0 ? undefined : medianOf(judged),
        shownMs: medianOf(answered.map(({ milliseconds }) => milliseconds)),
    };
}
const percent = (share) => `${Math.round(share * 1000) / 10} %`;
/** Too many checks fail to call it healthy, and good ones lie between them. */
function flapping(samples) {
    const failed = samples.filter(({ ok }) => !ok).length;
    return failed >= FLAPPING_FAILURES && failed > samples.length * FLAPPING_SHARE
        ? `the service is flapping: ${failed} of ${samples.length} health checks failed, never ${FAILURES_IN_A_ROW} in a row`
        : undefined;
}
function whyUnhealthy({ samples }, { errorRate, latencyMs, shownMs }, limits) {
    const { maxErrorRate, maxSlowdown, baselineMs } = limits;
    if (wasDown(samples))
        return `${FAILURES_IN_A_ROW} health checks failed in a row`;
    if (errorRate !== undefined && errorRate > maxErrorRate)
        return `the error rate is ${percent(errorRate)}, more than ${percent(maxErrorRate)}`;
    if (latencyMs === undefined || baselineMs === undefined || latencyMs <= maxSlowdown * baselineMs)
        return undefined;
    return latencyMs === Infinity
        ? "half of the health checks had no good reply"
        : `responses take ${Math.round(shownMs)} ms, more than ${maxSlowdown} times the ${Math.round(baselineMs)} ms before`;
}
function whyInconclusive({ samples, readings }, { errorRate, latencyMs }) {
    const shaky = flapping(samples);
    if (shaky !== undefined)
        return shaky;
    if (errorRate !== undefined && latencyMs !== undefined)
        return undefined;
    const reason = readings.findLast(({ error }) => error !== undefined)?.error;
    return reason === undefined ? "there is no data" : `there is no data: ${reason}`;
}
/**
 * What the minutes after a deployment say (seed, "Rollback Scenarios"). No data is no verdict. More failed
 * checks and more errors never make a verdict better.
 */
function judgeWatch(watching, limits) {
    const figures = figuresOf(watching);
    const { errorRate = 0, shownMs } = figures;
    const judged = (verdict, reason) => ({
        verdict,
        errorRate,
        medianMs: shownMs,
        reason,
        sources: watching.sources,
    });
    const unhealthy = whyUnhealthy(watching, figures, limits);
    if (unhealthy !== undefined)
        return judged("unhealthy", unhealthy);
    const inconclusive = whyInconclusive(watching, figures);
    if (inconclusive !== undefined)
        return judged("inconclusive", inconclusive);
    const { baselineMs } = limits;
    return judged("healthy", baselineMs === undefined
        ? `the error rate is ${percent(errorRate)}; there was no baseline to compare with`
        : `the error rate is ${percent(errorRate)}, responses take ${Math.round(shownMs)} ms (${Math.round(baselineMs)} ms before)`);
}

;// CONCATENATED MODULE: ./build/agents/deployment/carry-out.js
/** Seed, "Escalation Triggers": a deployment has failed after three tries. */
const TRIES = 3;
const KEPT_OUTPUT = 4_000;
/** Tries again after 2 and 4 s what may pass; what ends the same each time is tried once. */
async function withRetries(work, clock) {
    for (let attempt = 1;; attempt++) {
        const result = await work();
        if (result.ok || result.reason !== "passing" || attempt === TRIES)
            return result;
        await clock.sleep(2 ** attempt * 1000);
    }
}
/** Deploys, and tries again what may pass: pushing an image or reaching a cluster may fail once. */
const deployWithRetries = (target, release, clock) => withRetries(() => target.deploy(release), clock);
/** Goes back, and tries again what may pass: a lost connection must not leave the bad release there. */
const undoWithRetries = (target, { id, path }, clock) => withRetries(() => target.undo({ id, path }), clock);
/** The cause of a failure in the first line, and below it the end of what was said: the rest stands there. */
function carry_out_endOf(result) {
    const end = result.output.trim().slice(-KEPT_OUTPUT);
    return result.ok ? end : `${result.cause}\n${end}`.trim();
}
/** What explains a release that failed. Never throws: evidence that is not to be had changes no verdict. */
async function logsOf(target, { id, path }) {
    try {
        const logs = await target.logs({ id, path });
        return logs === undefined ? {} : { logs };
    }
    catch {
        return {};
    }
}

// EXTERNAL MODULE: ./build/core/deploy/deployment-artifacts.js
var deployment_artifacts = __webpack_require__(32395);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/agents/deployment/hand-over.js



/** What an earlier attempt of this job, or another job of the run, has handed over. */
async function handedOver(about, schema, { exchange, files }) {
    const name = (0,deployment_artifacts/* newestOfKind */.m)(await exchange.list((0,names/* deploymentPrefix */.Ig)(about.of)), about);
    if (name === undefined)
        return undefined;
    const dir = await files.folder("deployment");
    await exchange.get(name, dir);
    const text = await files.read((0,external_node_path_.join)(dir, deployment_artifacts/* DEPLOYMENT_FILE */.z));
    if (text === undefined)
        throw new Error(`the artifact ${name} has no ${deployment_artifacts/* DEPLOYMENT_FILE */.z}`);
    const value = JSON.parse(text);
    return schema.parse(value);
}
async function handOver({ of, kind }, value, { exchange, files, context }) {
    const dir = await files.folder("deployment");
    const file = (0,external_node_path_.join)(dir, deployment_artifacts/* DEPLOYMENT_FILE */.z);
    await files.write(file, `${JSON.stringify(value, null, 2)}\n`);
    const name = (0,names/* deploymentArtifact */.MD)({ of, environment: kind, runAttempt: context.runAttempt });
    await exchange.put(name, dir, [file]);
}

;// CONCATENATED MODULE: ./build/agents/deployment/read-metrics.js
/** Where each figure of the watch comes from. */
const sourcesOf = (measuring) => ({
    errorRate: measuring === undefined ? "probe" : "prometheus",
    latency: measuring?.config.latency === undefined ? "probe" : "prometheus",
});
/** One reading of each query. */
async function readMetrics({ config, metrics }, clock) {
    const at = clock.now().toISOString();
    const [errors, latency] = await Promise.all([
        metrics.read(config.errorRate),
        config.latency === undefined ? undefined : metrics.read(config.latency),
    ]);
    const missing = [
        ...(errors.ok ? [] : [`error rate: ${errors.reason}`]),
        ...(latency === undefined || latency.ok ? [] : [`response time: ${latency.reason}`]),
    ];
    return {
        at,
        ...(errors.ok ? { errorRate: errors.value } : {}),
        ...(latency?.ok ? { latencyMs: latency.value * 1000 } : {}),
        ...(missing.length > 0 ? { error: missing.join("; ") } : {}),
    };
}

;// CONCATENATED MODULE: ./build/agents/deployment/observe.js




/** Seed phase 8 and design: domain, "Deployment". */
const observe_TRIES = { staging: 5, production: 10 };
const BASELINE_SAMPLES = 3;
const ask = ({ url, health }, { probe }) => probe.ask({
    url,
    timeoutMs: health.timeoutSeconds * 1000,
    status: health.status,
    body: health.body,
});
/** Asks until the service is healthy or has proved that it is not. */
async function checkHealth(observed, eyes) {
    const tries = observed.health.tries ?? observe_TRIES[observed.name];
    const samples = [];
    for (;;) {
        samples.push(await ask(observed, eyes));
        const verdict = judgeHealth(samples, tries);
        if (verdict !== "ask_again")
            return { healthy: verdict === "healthy", samples };
        await eyes.clock.sleep(observed.health.intervalSeconds * 1000);
    }
}
/** How the release before answers: what the watch compares with. */
async function sampleBaseline(observed, eyes) {
    const samples = [];
    while (samples.length < BASELINE_SAMPLES)
        samples.push(await ask(observed, eyes));
    return samples;
}
/** Milliseconds from where the watch will take them: figures of two sources do not compare. */
async function measureBaseline(observed, eyes) {
    const { measuring } = observed;
    if (sourcesOf(measuring).latency === "probe" || measuring === undefined)
        return baselineOf(await sampleBaseline(observed, eyes));
    const { latencyMs } = await readMetrics(measuring, eyes.clock);
    return latencyMs !== undefined && latencyMs > 0 ? latencyMs : undefined;
}
/** Samples over the minutes after a deployment; ends early where the service is down. */
async function watch(observed, minutes, eyes) {
    const end = eyes.clock.monotonic() + minutes * 60_000;
    const samples = [];
    const readings = [];
    const { measuring } = observed;
    while (eyes.clock.monotonic() < end && !isDown(samples)) {
        const [sample, reading] = await Promise.all([
            ask(observed, eyes),
            measuring && readMetrics(measuring, eyes.clock),
        ]);
        samples.push(sample);
        if (reading)
            readings.push(reading);
        await eyes.clock.sleep(observed.health.intervalSeconds * 1000);
    }
    return { samples, readings };
}

;// CONCATENATED MODULE: ./build/agents/deployment/environment.js






/**
 * Puts the release before back, and believes it only when it is healthy. Where there is none, what runs is left
 * as it is: whether nothing at all would be better is for people.
 */
async function rollBack(deploying, found, ports) {
    const { target, release, observed } = deploying;
    const why = { ...found, ...(await logsOf(target, release)) };
    const failed = (text) => {
        const [cause = "", ...rest] = text.split("\n");
        return {
            ...why,
            outcome: "rollback_failed",
            error: [`${cause}; rolled back for: ${why.error ?? ""}`, ...rest].join("\n").trim(),
        };
    };
    if (target.rollbackCommand === undefined)
        return failed("no undo command is configured (deploy.production.undo)");
    const undone = await undoWithRetries(target, release, ports.clock);
    if (!undone.ok)
        return undone.reason === "nothing_before"
            ? { ...why, nothingBefore: true }
            : failed(carry_out_endOf(undone));
    const back = {
        ...why,
        outcome: "rolled_back",
        ...("untouched" in undone && undone.untouched ? { untouched: true } : {}),
    };
    if (observed === undefined)
        return back;
    const after = await checkHealth(observed, ports);
    const samples = [...why.samples, ...after.samples];
    return after.healthy
        ? { ...back, samples }
        : { ...failed("the release before is not healthy either"), samples };
}
const Baseline = schemas/* object */.Ikc({ milliseconds: schemas/* number */.aig().optional() });
/** Measured before the first attempt touched production, and taken from there by a later one. */
async function baseline({ of, observed }, ports) {
    if (observed === undefined)
        return undefined;
    const about = { of, kind: "production-baseline" };
    const earlier = await handedOver(about, Baseline, ports);
    if (earlier)
        return earlier.milliseconds;
    const milliseconds = await measureBaseline(observed, ports);
    await handOver(about, { milliseconds }, ports);
    return milliseconds;
}
async function deployStaging(deploying, ports) {
    const { target, release, observed, config } = deploying;
    const unhealthy = async (verdict) => ({
        ...verdict,
        ...(await logsOf(target, release)),
        outcome: "unhealthy",
    });
    const deployed = await deployWithRetries(target, release, ports.clock);
    if (!deployed.ok)
        return unhealthy({ samples: [], error: carry_out_endOf(deployed) });
    if (observed === undefined)
        return unobserved(config);
    const { healthy, samples } = await checkHealth(observed, ports);
    return healthy
        ? { outcome: "healthy", samples }
        : unhealthy({ samples, error: "the health check failed" });
}
const UNWATCHED = {
    outcome: "inconclusive",
    samples: [],
    error: "neither a URL nor a status command is configured: nothing says whether it is up",
};
/** Without a URL only a rollout or a status command can vouch for a release; the target has seen to it. */
const unobserved = (config) => config.kind !== "kubectl" && config.status === undefined
    ? UNWATCHED
    : { outcome: "healthy", samples: [] };
async function deployProduction(deploying, ports) {
    const { target, release, observed, config, limits } = deploying;
    const baselineMs = await baseline(deploying, ports);
    const measured = baselineMs === undefined ? {} : { baselineMs };
    const unhealthy = (verdict) => rollBack(deploying, { ...measured, ...verdict, outcome: "unhealthy" }, ports);
    const deployed = await deployWithRetries(target, release, ports.clock);
    if (!deployed.ok)
        return unhealthy({ samples: [], error: carry_out_endOf(deployed) });
    if (observed === undefined)
        return limits.watchMinutes > 0 ? UNWATCHED : unobserved(config);
    const first = await checkHealth(observed, ports);
    if (!first.healthy)
        return unhealthy({ samples: first.samples, error: "the health check failed" });
    if (limits.watchMinutes === 0)
        return { ...measured, outcome: "healthy", samples: first.samples };
    const watched = await watch(observed, limits.watchMinutes, ports);
    const samples = [...first.samples, ...watched.samples];
    const judgedBy = { ...watched, sources: sourcesOf(observed.measuring) };
    const judged = judgeWatch(judgedBy, {
        maxErrorRate: limits.maxErrorRate,
        maxSlowdown: limits.maxSlowdown,
        baselineMs,
    });
    const evidence = {
        samples,
        ...(observed.measuring === undefined ? {} : { readings: [...watched.readings] }),
        watch: judged,
    };
    switch (judged.verdict) {
        case "healthy":
            return { ...measured, ...evidence, outcome: "healthy" };
        case "unhealthy":
            return unhealthy({ ...evidence, error: judged.reason });
        case "inconclusive":
            return { ...measured, ...evidence, outcome: "inconclusive", error: judged.reason };
    }
}

;// CONCATENATED MODULE: ./build/core/deploy/peoples-merge.js

/** A commit of the default branch that people put there, as the resolve job let it through. */
const PeoplesMerge = schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    /** Of the pull request, else of the commit's first line. */
    title: schemas/* string */.YjP(),
    pull: schemas/* number */.aig().int().optional(),
    /** Login of who merged or pushed it, where GitHub tells. */
    mergedBy: schemas/* string */.YjP().optional(),
    /** Login of who started the run by hand. */
    startedBy: schemas/* string */.YjP().optional(),
    /** What was there before it: the commits from there on are the release. Absent: it is the first of all. */
    before: schemas/* string */.YjP().optional(),
});
/** As incidents and reverts name it. */
const releasedByPeople = ({ pull, title, mergedBy, startedBy }) => ({
    pull,
    title,
    mergedBy,
    startedBy,
});
/**
 * Whether a merged pull request of an issue's branch is deployed by the issue's session: it knows of the merge, or
 * the sweep will tell it. A session that was stopped, rejected or has failed before the merge goes on for nobody.
 */
const isSessions = ({ sha, pull }, record) => record?.pull?.number === pull &&
    (record.pull.merged === undefined
        ? record.state === "reviewing"
        : record.pull.merged.sha === sha);

// EXTERNAL MODULE: ./build/core/pull/pull-text.js
var pull_text = __webpack_require__(53121);
;// CONCATENATED MODULE: ./build/core/deploy/release-notes.js


/** Of a session's change. */
const notedOf = (record) => ({
    title: record.issue.title,
    merge: (0,pull_text/* pullTitle */.SI)(record),
    issue: record.issue.number,
    pull: record.pull?.number,
    score: record.reviews.at(-1)?.score,
});
/** Text of a release: what changed, how it was judged, how to go back. Markdown. */
function releaseNotes(noted, facts) {
    const { title, merge, issue, pull, mergedBy, score } = noted;
    const changes = facts.messages
        .map((message) => message.split("\n", 1)[0] ?? "")
        .filter((subject) => subject !== "" && subject !== merge)
        .map((subject) => `- ${(0,inert_line/* inertLine */.F)(subject)}`);
    return [
        `## ${(0,inert_line/* inertLine */.F)(title)}`,
        [
            ...(issue === undefined ? [] : [`- Issue: #${issue}`]),
            ...(pull === undefined ? [] : [`- Pull request: #${pull}`]),
            ...(mergedBy === undefined ? [] : [`- Merged by: ${(0,inert_line/* inertLine */.F)(mergedBy)}`]),
            ...(score === undefined ? [] : [`- Quality score: ${score}/100`]),
            ...(facts.previous === undefined ? [] : [`- Release before: ${facts.previous}`]),
            ...(facts.rollbackCommand === undefined
                ? []
                : [`- Go back with: \`${facts.rollbackCommand}\``]),
        ].join("\n"),
        ...(changes.length > 0 ? [["### Changes", ...changes].join("\n")] : []),
    ].join("\n\n");
}

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/session/released-by.js
var released_by = __webpack_require__(16866);
;// CONCATENATED MODULE: ./build/agents/deployment/change.js
// What is released: a session's change, or one that people merged without any.






/** The newest version on a commit. */
async function versionAt(sha, { versions }) {
    return (await versions()).find((one) => one.sha === sha)?.tag;
}
function ofSession(record, sha, { repository }) {
    const { release, runs } = record;
    return {
        of: record.issue.number,
        sha,
        released: (0,released_by/* releasedBy */.R)(record),
        noted: notedOf(record),
        before: record.reviews.at(-1)?.baseSha,
        version: async () => {
            if (release?.sha === sha)
                return release;
            // An earlier run may have released it and died before that was on record.
            const tag = runs.length > 1 ? await versionAt(sha, repository) : undefined;
            return tag === undefined ? undefined : { tag };
        },
    };
}
function ofPeople(merge, { repository }) {
    const { sha, title, pull, mergedBy, before } = merge;
    return {
        of: (0,release_id/* changeKey */.Cy)({ sha }),
        sha,
        released: releasedByPeople(merge),
        noted: { title, pull, mergedBy },
        before,
        version: async () => {
            const tag = await versionAt(sha, repository);
            return tag === undefined ? undefined : { tag };
        },
    };
}
/**
 * Only the merge commit of a session reaches an environment, or one that the resolve job of this run let through.
 * @throws UserError invalid_input
 */
async function knownOf({ issue, sha }, ports) {
    if (issue === undefined) {
        const about = { of: (0,release_id/* changeKey */.Cy)({ sha }), kind: "resolved" };
        const merge = await handedOver(about, PeoplesMerge, ports);
        if (merge?.sha === sha)
            return ofPeople(merge, ports);
        throw new errors/* UserError */.yo("invalid_input", `${sha.slice(0, 12)} has no issue, and no job of this run has let it through: nothing was deployed. Run the action with the environment "resolve" before, as deploy.yml does.`);
    }
    const record = await ports.sessions.load(issue, { elsewhere: true });
    if (record?.pull?.merged?.sha === sha)
        return ofSession(record, sha, ports);
    throw new errors/* UserError */.yo("invalid_input", `${sha.slice(0, 12)} is not the merge commit of issue #${issue}'s session: nothing was deployed. Pass the merge-sha output of the pr action.`);
}

// EXTERNAL MODULE: ./build/core/deploy/incident-view.js + 1 modules
var incident_view = __webpack_require__(47504);
;// CONCATENATED MODULE: ./build/agents/deployment/lock.js

/** Of the job's hour, what is left must be enough for the deployment and its watch. */
const LONGEST_WAIT_MS = 15 * 60_000;
const EVERY_MS = 30_000;
/**
 * Waits for another release that is being deployed here. The workflow's concurrency group lets two of one
 * repository meet only where a job died, or where somebody calls the action without it.
 */
async function awaitTurn({ name: environment, again }, { id, release }, { deployments, runs, clock }) {
    const end = clock.monotonic() + LONGEST_WAIT_MS;
    for (;;) {
        const status = await deployments.statusOf(id);
        if (status?.state !== "in_progress")
            return { kind: "free" };
        const { runId } = status;
        if (runId === undefined || (await runs.isOver(runId))) {
            const text = "Left in the middle: its run has ended";
            await deployments.report(id, "failure", { text });
            return { kind: "broken", notice: (0,deploy_held/* brokenLock */.hf)({ environment, release, runId }) };
        }
        if (clock.monotonic() >= end)
            return { kind: "held", held: (0,deploy_held/* heldByLock */.M$)({ environment, release, runId, again }) };
        await clock.sleep(EVERY_MS);
    }
}

;// CONCATENATED MODULE: ./build/agents/deployment/gate.js




/** Failed releases after the one that runs, at most: each costs a request. */
const LOOKED_AT = 10;
/** From the newest release of ours down to the one that the environment runs; again after each wait. */
async function passGate(gated, ports) {
    const notices = [];
    for (;;) {
        const listed = await ports.deployments.list(gated.name);
        const met = await firstThatCounts(listed.slice(0, LOOKED_AT), gated, ports);
        if (met?.kind !== "busy")
            return { held: met?.held, listed, notices };
        const turn = await awaitTurn(gated, met.deployed, ports);
        if (turn.kind === "held")
            return { held: turn.held, listed, notices };
        if (turn.kind === "broken")
            notices.push(turn.notice);
    }
}
async function firstThatCounts(listed, gated, ports) {
    for (const deployed of listed) {
        const found = { deployed, status: await ports.deployments.statusOf(deployed.id) };
        switch ((0,deploy_held/* meaningOf */.Pr)(found.status?.state)) {
            case "runs":
                return { kind: "judged", held: await overtaken(gated, found) };
            case "busy":
                if (deployed.release !== gated.release.id)
                    return { kind: "busy", deployed };
                break;
            case "frozen": {
                const held = await frozen(gated, found, ports);
                if (held !== undefined)
                    return { kind: "judged", held };
                break;
            }
            case "past":
                break;
        }
    }
    return undefined;
}
/** A commit that is neither before nor after what runs is deployed: it may take that back. */
async function overtaken({ name, release, workspace, again }, { deployed, status }) {
    if (deployed.release === release.id || deployed.sha === release.sha)
        return undefined;
    if (!(await isFetched(workspace, deployed.sha)))
        return undefined;
    return (await workspace.isAncestor(release.sha, deployed.sha))
        ? (0,deploy_held/* heldByNewer */.W2)({
            environment: name,
            release: deployed.release,
            healthy: status?.state === "success",
            again,
        })
        : undefined;
}
/** False where the repository does not have the commit any more: what is gone is newer than nothing. */
async function isFetched(workspace, sha) {
    try {
        await workspace.fetch(sha);
        return true;
    }
    catch (error) {
        if (error instanceof errors/* TransientError */.N_ || error instanceof errors/* UserError */.yo)
            throw error;
        return false;
    }
}
/** A failed rollback holds until its incident is closed, also for the same release again. */
async function frozen({ name: environment, again }, { deployed: { release }, status }, { issues }) {
    const runId = status?.runId;
    const incident = runId === undefined
        ? undefined
        : await issues.opened({
            key: (0,incident_view/* incidentKey */.Qq)({ release, environment, runId }),
            labels: [incident_view/* INCIDENT_LABEL */.MY],
        });
    return incident?.state === "closed"
        ? undefined
        : (0,deploy_held/* heldByFreeze */.Wu)({ environment, release, incident: incident?.number, runId, again });
}

// EXTERNAL MODULE: ./build/core/deploy/incident.js
var deploy_incident = __webpack_require__(9820);
;// CONCATENATED MODULE: ./build/core/deploy/revert-text.js


const MAX_TITLE = 120;
/** Where the change is taken back; one branch for an issue, so that it is found again. */
const revertBranch = ({ issue }, { sha }) => (issue === undefined ? `revert/${sha.slice(0, 12)}` : `revert/issue-${issue}`);
/** `revert: Add user authentication (#501)`, the number that of the pull request that is taken back. */
function revertTitle({ pull, title = "" }, { release }) {
    const said = (0,inert_line/* plainLine */.h)(title, MAX_TITLE);
    const number = pull === undefined ? "" : ` (#${pull})`;
    return `revert: ${said === "" ? `Release ${release}` : said}${number}`;
}
/** As `git revert` writes it; the line by which a repeated job knows its own branch. */
const revertLine = (sha) => `This reverts commit ${sha}.`;
/** Message of the commit that takes a change back. */
const revertMessage = (title, sha) => `${title}\n\n${revertLine(sha)}`;
/** Body of the pull request: why, what there is to look at, what to do. Markdown. */
function revertBody({ released, result, incident, base }) {
    const { issue, pull } = released;
    const frozen = result.outcome === "rollback_failed";
    const rows = [
        `- Incident, with the evidence: #${incident}`,
        ...(issue === undefined ? [] : [`- Issue: #${issue}`]),
        ...(pull === undefined ? [] : [`- Pull request: #${pull}`]),
        `- Takes back: ${result.sha}`,
        `- Release: ${result.release}`,
    ];
    return [
        `${(0,inert_line/* inertLine */.F)((0,incident_view/* failureLine */.Pu)(result))}.`,
        `\`${base}\` still has the change: the next release would bring it to production again. This takes it out, and nothing else.`,
        rows.join("\n"),
        [
            "### What to do",
            "- **Merge this** where the repair takes longer than the next release. The change comes back by reverting the revert.",
            `- **Close this** where the repair comes first${issue === undefined ? "" : `, and comment \`/miyabi retry\` on #${issue} after it`}.`,
            ...(frozen
                ? [
                    `- Production is frozen until #${incident} is closed: a merge of this alone deploys nothing.`,
                ]
                : []),
            "",
            "Miyabi never merges this by itself. Workflows that GitHub holds are started on this page (Approve workflows to run).",
        ].join("\n"),
    ].join("\n\n");
}
/** What the incident says of it. Markdown. */
const revertNote = (revert) => "number" in revert
    ? `#${revert.number} takes the change back. Merge it, or close it and repair the cause.`
    : `There is no pull request that takes the change back: ${(0,inert_line/* inertLine */.F)(revert.why, 600)}`;

// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
;// CONCATENATED MODULE: ./build/agents/deployment/is-in.js
/** Whether a commit is in the history of another one; false where the clone does not have it at all. */
async function isIn(workspace, sha, head) {
    const there = await workspace.commitOf(sha).catch(() => undefined);
    return there !== undefined && (await workspace.isAncestor(there, head));
}

;// CONCATENATED MODULE: ./build/agents/deployment/revert.js





const SHOWN_FILES = 10;
/**
 * Opens a pull request that takes the failed commit out of the default branch. It is found again by its branch,
 * never merged by us, and nothing of anybody's is overwritten. Runs nothing of the repository.
 */
async function openRevert(asked, ports) {
    try {
        return await revertIn(asked, ports);
    }
    catch (error) {
        if (error instanceof errors/* TransientError */.N_)
            throw error;
        // What GitHub refuses (a workflow file in the change, a setting) people can allow or do; the incident stands.
        return { why: (0,error_code/* messageOf */.b)(error) };
    }
}
async function revertIn({ released, result, incident }, ports) {
    const { sha } = result;
    const base = await ports.repository.defaultBranch();
    const workspace = await ports.workspaces.clone(base);
    const head = await workspace.commitOf("HEAD");
    if (!(await isIn(workspace, sha, head)))
        return { why: `${sha} is not in ${base}. Look where it was deployed from.` };
    const title = revertTitle({ title: await subjectOf(workspace, sha), ...released }, result);
    const branch = revertBranch(released, result);
    const message = revertMessage(title, sha);
    const stands = await putOnBranch(branch, { workspace, head, message }, { sha, base, ports });
    if (stands !== undefined)
        return stands;
    const body = revertBody({ released, result, incident, base });
    const { number, url, labels } = await ports.pulls.open({
        branch,
        base,
        title,
        body,
        draft: false,
    });
    await ports.issues.relabel(number, {
        add: [incident_view/* INCIDENT_LABEL */.MY, (0,incident_view/* severityOf */.xJ)(result)],
        from: labels,
    });
    return { number, url };
}
/** Undefined once the branch holds the revert; else why it does not. */
async function putOnBranch(branch, { workspace, head, message }, { sha, base, ports }) {
    const present = await ports.repository.headOf(branch);
    if (present !== undefined) {
        await workspace.fetch(present);
        if (!(await workspace.isAncestor(present, head))) {
            const messages = await workspace.messages(head, present);
            return messages.some((one) => one.includes(revertLine(sha)))
                ? undefined
                : { why: `the branch ${branch} holds something else, which was left as it is.` };
        }
    }
    const reverted = await workspace.revert({ commit: sha, onto: head, message });
    if (!reverted.ok)
        return {
            why: `${base} has changed since in ${reverted.files.slice(0, SHOWN_FILES).join(", ")}. Revert ${sha} by hand.`,
        };
    if (reverted.commit === undefined)
        return { why: `${base} does not have the change any more.` };
    await workspace.push({ commit: reverted.commit, branch, expect: present });
    return undefined;
}
const subjectOf = async (workspace, sha) => (await workspace.messages(`${sha}^1`, sha))[0]?.split("\n", 1)[0] ?? "";

;// CONCATENATED MODULE: ./build/agents/deployment/incident.js
// After a failure: the evidence as an issue, and a pull request that takes the change back (ADR 19).






/** People asked for it, and it was done: nothing failed. */
const isWish = ({ outcome, requestedBy }) => outcome === "rolled_back" && requestedBy !== undefined;
/** What of this run failed; production comes after staging, so its failure is the one that counts. */
async function failureOf({ of, sha }, ports) {
    for (const kind of ["production", "staging"]) {
        const result = await handedOver({ of, kind }, deployment/* DeploymentResult */.VH, ports);
        if (result?.sha === sha && (0,incident_view/* isFailed */.Ix)(result) && !isWish(result))
            return result;
    }
    return undefined;
}
/** Once for a failure: a repeated job reports what it opened. */
async function incident_open({ of, released }, result, ports) {
    const { release, environment } = result;
    const { runId } = ports.context;
    const about = { of, kind: "incident" };
    const earlier = await handedOver(about, deploy_incident/* Incident */.fy, ports);
    if (earlier?.release === release && earlier.environment === environment)
        return earlier;
    const number = await ports.issues.open({
        key: (0,incident_view/* incidentKey */.Qq)({ release, environment, runId }),
        title: (0,incident_view/* incidentTitle */.Bl)(released, result),
        body: (0,incident_view/* incidentBody */.Ty)(released, result),
        labels: [incident_view/* INCIDENT_LABEL */.MY, (0,incident_view/* severityOf */.xJ)(result)],
    });
    const opened = { release, environment, runId, issue: number };
    const incident = result.outcome === "unhealthy"
        ? opened
        : { ...opened, ...(await withRevert({ released, result, incident: number }, ports)) };
    await handOver(about, incident, ports);
    return incident;
}
async function withRevert(asked, ports) {
    const revert = await openRevert(asked, ports);
    await ports.issues.upsertComment({
        issue: asked.incident,
        key: "revert",
        body: revertNote(revert),
    });
    return "number" in revert ? { revert } : { noRevert: revert.why };
}
/** Opens what people need after a failure of this run; nothing where nothing failed. */
async function reportIncident(about, ports) {
    const outputs = { next: "finish", deployment: "", url: "" };
    const result = await failureOf(about, ports);
    if (result === undefined)
        return {
            outcome: "skipped",
            reason: "not_for_us",
            message: "No environment of this run failed: there is nothing to report.",
            outputs,
        };
    const { issue, revert, noRevert } = await incident_open(about, result, ports);
    const taken = revert === undefined
        ? noRevert === undefined
            ? ""
            : ` No pull request takes the change back: ${noRevert}`
        : ` Pull request #${revert.number} takes the change back and waits for people.`;
    return {
        outcome: "done",
        reason: "incident_opened",
        message: `Incident #${issue} has the evidence.${taken}`,
        outputs: { ...outputs, deployment: result.outcome },
    };
}

;// CONCATENATED MODULE: ./build/core/deploy/version.js
const HEADER = /^(\w+)(?:\([^)]{0,100}\))?(!)?:\s/;
const BREAKING = /^BREAKING[ -]CHANGE: /m;
/** What a commit message asks for: https://www.conventionalcommits.org/en/v1.0.0/#summary */
function levelOfOne(message) {
    const [, word, breaking] = HEADER.exec(message) ?? [];
    if (breaking !== undefined || BREAKING.test(message))
        return "major";
    return word?.toLowerCase() === "feat" ? "minor" : "patch";
}
/** The highest level that any of the messages asks for; a patch where none does. */
function levelOf(messages) {
    const levels = messages.map(levelOfOne);
    if (levels.includes("major"))
        return "major";
    return levels.includes("minor") ? "minor" : "patch";
}
/** The first release of a repository without version tags. */
const FIRST_TAG = "v0.1.0";
/** The tag of the next release (seed phase 8: `v1.2.3` → `v1.2.4`) and the one before it. */
function nextTag({ tags, level, increment }) {
    const [previous] = tags;
    if (previous === undefined)
        return { tag: FIRST_TAG };
    return { tag: `v${increment(previous.replace(/^v/, ""), level)}`, previous };
}

;// CONCATENATED MODULE: ./build/agents/deployment/release.js






const Planned = schemas/* object */.Ikc({ tag: schemas/* string */.YjP(), previous: schemas/* string */.YjP().optional() });
/** The version of this release; chosen once, also where the job runs again. */
async function plan(of, messages, ports) {
    const about = { of, kind: "release-plan" };
    const earlier = await handedOver(about, Planned, ports);
    if (earlier)
        return earlier;
    const planned = nextTag({
        tags: (await ports.repository.versions()).map(({ tag }) => tag),
        level: levelOf(messages),
        increment: ports.increment,
    });
    await handOver(about, planned, ports);
    return planned;
}
/**
 * Tags what production has proved, with the command that would go back (seed phase 8, "Rollback
 * Preparation"). Undefined where production of this run is not healthy: nothing unproved is tagged.
 */
async function releaseCommit({ of, sha, before, noted, version }, ports) {
    const production = await handedOver({ of, kind: "production" }, deployment/* DeploymentResult */.VH, ports);
    if (production?.outcome !== "healthy" || production.sha !== sha)
        return undefined;
    if (before === undefined && typeof of === "number")
        throw new errors/* UserError */.yo("invalid_input", `Issue #${of} has no review: there is nothing to release.`);
    const messages = before === undefined ? [] : await (await ports.workspaces.clone(sha)).messages(before, sha);
    // A commit that was released before, and rolled back or deployed once more since, keeps its version.
    const { tag, previous } = (await version()) ?? (await plan(of, messages, ports));
    const { rollbackCommand } = production;
    await ports.repository.release({
        tag,
        sha,
        title: tag,
        notes: releaseNotes(noted, { previous, messages, rollbackCommand }),
    });
    const release = {
        version: tag.replace(/^v/, ""),
        ...(previous === undefined ? {} : { previous }),
        tag,
        sha,
        rollbackCommand: rollbackCommand ?? "",
    };
    await handOver({ of, kind: "release" }, release, ports);
    return release;
}

;// CONCATENATED MODULE: ./build/agents/deployment/timed-target.js
/** The target, and what it did and when: the steps grow while it works. */
function timedTarget(target, clock) {
    const steps = [];
    const note = (what) => {
        steps.push({ at: clock.now().toISOString(), what });
    };
    return {
        steps,
        target: {
            ...target,
            get rollbackCommand() {
                return target.rollbackCommand; // known once it has deployed
            },
            deploy: async (release) => {
                note("deploy");
                const result = await target.deploy(release);
                note(result.ok ? "deployed" : "not_deployed");
                return result;
            },
            undo: async (release) => {
                note("undo");
                const result = await target.undo(release);
                if (result.ok)
                    note(result.untouched === true ? "untouched" : "undone");
                else
                    note(result.reason === "nothing_before" ? "nothing_before" : "not_undone");
                return result;
            },
        },
    };
}

;// CONCATENATED MODULE: ./build/agents/deployment/production-now.js


/** What the status of a release that people took back begins with: it tells it from one that was replaced. */
const TAKEN_BACK = "Rolled back";
/** Deployments that are looked at, at most: each costs a request. */
const production_now_LOOKED_AT = 20;
/** In place, or perhaps in place: a job that died in the middle says so of nothing. */
const mayRun = ({ status }) => (0,deploy_held/* meaningOf */.Pr)(status?.state) !== "past";
/** Was healthy once and gave way to a later release. */
const gaveWay = ({ status }) => status?.state === "inactive" && !status.text.startsWith(TAKEN_BACK);
async function firstThat(fits, listed, { deployments }) {
    for (const deployed of listed.slice(0, production_now_LOOKED_AT)) {
        const seen = { ...deployed, status: await deployments.statusOf(deployed.id) };
        if (fits(seen))
            return seen;
    }
    return undefined;
}
/** Whether a commit was once proved healthy in an environment, as far back as is looked. */
async function wasHealthy(environment, sha, ports) {
    const listed = await ports.deployments.list(environment);
    const same = listed.filter((one) => one.sha === sha);
    const healthy = (one) => one.status?.state === "success" || gaveWay(one);
    return (await firstThat(healthy, same, ports)) !== undefined;
}
/**
 * Only the newest release of ours is undone: what the target would go back to after a later one came and went is
 * not what people mean by "before".
 */
async function undoable(release, ports) {
    const [newest, ...older] = await ports.deployments.list("production");
    if (newest === undefined)
        return {
            kind: "refused",
            why: "GitHub knows no release of Miyabi's in production, so there is nothing to go back from",
        };
    const isOurs = newest.release === release;
    const now = await firstThat(mayRun, isOurs ? [newest] : [newest, ...older], ports);
    if (isOurs && now !== undefined) {
        const before = await firstThat((one) => mayRun(one) || gaveWay(one), older, ports);
        return { kind: "undo", deployment: newest, before };
    }
    const running = now ?? (await firstThat((one) => mayRun(one) || gaveWay(one), older, ports));
    const runs = running === undefined
        ? "which release production runs GitHub does not tell"
        : `production runs ${(0,release_id/* releaseText */.hO)(running.release)}`;
    if (isOurs)
        return { kind: "refused", why: `release ${release} was taken back already; ${runs}` };
    return {
        kind: "refused",
        why: running?.release === release
            ? `${runs}, but ${(0,release_id/* releaseText */.hO)(newest.release)} came after it and was taken back: what lies before them the target cannot tell. Revert the commit to undo it by a new release`
            : `${runs}, and not release ${release}`,
    };
}

;// CONCATENATED MODULE: ./build/agents/deployment/resolve.js
// Whether a commit without a session may go to the environments. Has no environment and none of its secrets.









/** Both come from whoever may write to the repository; events of forks are not among them. */
const EVENTS = ["push", "workflow_dispatch"];
const Push = schemas/* object */.Ikc({ before: schemas/* string */.YjP().regex(/^(?!0+$)[0-9a-f]{40,64}$/) });
const resolve_short = (sha) => sha.slice(0, 12);
/** @throws UserError where the run is none that may deploy, or the commit is not on the default branch */
async function onDefaultBranch({ sha }, ports) {
    const { context, repository, workspaces } = ports;
    const base = await repository.defaultBranch();
    if (!EVENTS.includes(context.eventName))
        throw new errors/* UserError */.yo("invalid_event", `A commit is deployed on push and workflow_dispatch, not on ${context.eventName}: nothing was deployed. Call deploy.yml as examples/deploy.yml does.`);
    if (context.ref !== `refs/heads/${base}`)
        throw new errors/* UserError */.yo("invalid_event", `This run belongs to ${context.ref} and not to ${base}: nothing was deployed. Start it on ${base}.`);
    const workspace = await workspaces.clone(base);
    if (await isIn(workspace, sha, await workspace.commitOf("HEAD")))
        return workspace;
    throw new errors/* UserError */.yo("invalid_input", `${resolve_short(sha)} is not on ${base}: nothing was deployed. Merge it there first, or name a commit that is.`);
}
/** The issue whose session deploys this commit, where there is one. */
async function sessionsIssue(sha, pull, { sessions }) {
    const issue = (0,names/* issueOfBranch */.Lr)(pull?.branch);
    if (pull === undefined || issue === undefined)
        return undefined;
    const record = await sessions.load(issue, { elsewhere: true });
    return isSessions({ sha, pull: pull.number }, record) ? issue : undefined;
}
/** Production alone needs a staging that was healthy with the same commit, as it does where people ask on an issue. */
async function isProved(sha, workspace, ports) {
    const { deploy } = (0,config_text/* configFromText */.I)(await workspace.fileAt(sha, config_text/* CONFIG_PATH */.t), ports.parseYaml);
    return deploy.staging === undefined || (await wasHealthy("staging", sha, ports));
}
async function describe(sha, pull, { workspace, ports: { context } }) {
    const byHand = context.eventName === "workflow_dispatch";
    const parent = await workspace.commitOf(`${sha}^1`).catch(() => undefined);
    const push = byHand ? undefined : Push.safeParse(context.event).data?.before;
    const before = push !== undefined && (await isIn(workspace, push, sha)) ? push : parent;
    const [message = ""] = parent === undefined ? [] : await workspace.messages(parent, sha);
    const mergedBy = pull?.mergedBy ?? (byHand ? undefined : context.actor);
    return {
        sha,
        title: pull?.title ?? message.split("\n", 1)[0] ?? "",
        ...(pull === undefined ? {} : { pull: pull.number }),
        ...(mergedBy === undefined ? {} : { mergedBy }),
        ...(byHand ? { startedBy: context.actor } : {}),
        ...(before === undefined ? {} : { before }),
    };
}
/** Loud: whoever merged expects a deployment. */
function nothing(reason, why, { warn }) {
    const message = `Nothing was deployed: ${why}`;
    warn(message);
    return {
        outcome: "skipped",
        reason,
        message,
        outputs: { next: "finish", deployment: "", url: "" },
    };
}
/** Lets a commit through that people put on the default branch, and hands over what is known of it. */
async function resolve(asked, ports) {
    const { sha, operation } = asked;
    const workspace = await onDefaultBranch(asked, ports);
    const pull = await ports.pulls.mergedAs(sha);
    const issue = await sessionsIssue(sha, pull, ports);
    if (issue !== undefined)
        return nothing("left_to_session", `${resolve_short(sha)} is the merge of pull request #${pull?.number ?? 0}, which the session of issue #${issue} deploys. The sweep has it go on; \`/miyabi retry\` on #${issue} does so at once.`, ports);
    if (operation === "deploy-production" && !(await isProved(sha, workspace, ports)))
        return nothing("deployment_refused", `staging was never healthy with ${resolve_short(sha)}. Deploy it there first.`, ports);
    const merge = await describe(sha, pull, { workspace, ports });
    await handOver({ of: (0,release_id/* changeKey */.Cy)({ sha }), kind: "resolved" }, merge, ports);
    return {
        outcome: "done",
        reason: "deployment_ordered",
        message: `${resolve_short(sha)} is on the default branch and of no session: it is deployed.`,
        outputs: { next: "deploy", deployment: "", url: "" },
    };
}

// EXTERNAL MODULE: ./build/core/text/duration-text.js
var duration_text = __webpack_require__(99760);
;// CONCATENATED MODULE: ./build/agents/deployment/result-of.js


const NOTHING = { outcome: "waiting", reason: "inconclusive", next: "finish" };
/** Staging that a newer release has leaves it to production to decide. */
const sayHeld = ({ environment, held }) => ({
    outcome: held.newer?.healthy ? "skipped" : "waiting",
    reason: deploy_held/* HELD_REASON */.t7[held.by],
    message: `Nothing was deployed: ${held.why}. ${held.lift ?? ""}`.trim(),
    next: held.newer !== undefined && environment === "staging" ? "production" : "finish",
});
function say(result) {
    const { environment, outcome, error, watch } = result;
    const name = environment === "staging" ? "Staging" : "Production";
    const after = `after ${(0,duration_text/* durationText */.S)(result.seconds)}`;
    const why = error?.split("\n", 1)[0] ?? watch?.reason ?? "no reason given";
    const first = result.nothingBefore === true ? ", with no release before it to go back to" : "";
    switch (outcome) {
        case "healthy":
            return {
                outcome: "done",
                reason: "deployed",
                message: `${name} runs release ${result.release} and is healthy ${after}.`,
                next: environment === "staging" ? "production" : "release",
            };
        case "not_configured":
            return {
                outcome: "skipped",
                reason: "deployment_not_configured",
                message: `${name} is not configured: nothing was deployed. Add deploy.${environment} to .github/miyabi.yml to deploy there.`,
                next: environment === "staging" ? "production" : "finish",
            };
        case "held":
            return (0,deploy_held/* isHeld */.i7)(result) ? sayHeld(result) : { ...NOTHING, message: "Nothing was deployed." };
        case "unhealthy":
            return {
                outcome: "failed",
                reason: "job_failed",
                message: `${name} is not healthy ${after}${first}: ${why}`,
                next: "finish",
            };
        case "inconclusive":
            return {
                outcome: "waiting",
                reason: "inconclusive",
                message: `${name} runs release ${result.release}, but its health is not proved: ${why}`,
                next: "finish",
            };
        case "rolled_back":
            return {
                outcome: "failed",
                reason: "rolled_back",
                message: result.untouched === true
                    ? `${name} kept the release before: ${why}`
                    : `${name} was rolled back ${after}: ${why}`,
                next: "finish",
            };
        case "rollback_failed":
            return {
                outcome: "failed",
                reason: "rollback_failed",
                message: `${name} failed and could not be rolled back: ${why}. It needs hands now.`,
                next: "finish",
            };
    }
}
/** What the job says of an environment's result; the workflow branches on `next`. */
function resultOf(result) {
    const { next, ...said } = say(result);
    return {
        ...said,
        message: [said.message, ...(result.notices ?? [])].join(" "),
        outputs: { next, deployment: result.outcome, url: result.url ?? "" },
    };
}

;// CONCATENATED MODULE: ./build/agents/deployment/undo-release.js
// A rollback that people asked for (ADR 18), by the job that has production's rules and secrets.





const NO_UNDO = "no undo command is configured (deploy.production.undo), so nothing can be rolled back. Revert the commit to undo the change by a new release";
const NOTHING_BEFORE = "there is no release before it to go back to, and it was left as it is";
/** Nothing was wrong with the release: neither a cause nor the logs of its pods belong to the record. */
const withoutFault = ({ outcome, samples }) => ({ outcome, samples });
/** GitHub's environments page: what was taken back is inactive, what runs again is active. */
async function show({ outcome, requestedBy, url }, { deployment, before }, { deployments }) {
    const link = url === undefined ? {} : { url };
    if (outcome === "rollback_failed") {
        const text = `The rollback that ${requestedBy ?? "someone"} asked for failed`;
        await deployments.report(deployment.id, "error", { ...link, text });
        return;
    }
    // The newest one last: as long as it counts as running, a repeated job does both again.
    if (before !== undefined) {
        const text = `Active again: release ${deployment.release} was rolled back`;
        await deployments.report(before.id, "success", { ...link, text });
    }
    const text = `${TAKEN_BACK}, as ${requestedBy ?? "someone"} asked`;
    await deployments.report(deployment.id, "inactive", { ...link, text });
}
async function refuse(of, why, ports) {
    await handOver({ of, kind: "rollback-refused" }, { why }, ports);
    return {
        outcome: "skipped",
        reason: "deployment_refused",
        message: `Nothing was rolled back: ${why}.`,
        outputs: { next: "finish", deployment: "", url: "" },
    };
}
function said(result) {
    const { outcome, release, requestedBy = "someone", restored, error, url = "" } = result;
    const outputs = { next: "finish", deployment: outcome, url };
    if (outcome === "rollback_failed")
        return {
            outcome: "failed",
            reason: "rollback_failed",
            message: `The rollback of release ${release} failed: ${error?.split("\n", 1)[0] ?? "no reason given"}. Production needs hands now.`,
            outputs,
        };
    const now = restored === undefined ? "the release before" : (0,release_id/* releaseText */.hO)(restored);
    return {
        outcome: "done",
        reason: "rolled_back",
        message: `Release ${release} was rolled back, as ${requestedBy} asked; production runs ${now}.`,
        outputs,
    };
}
/** Goes back from this change's release, where production runs it. A repeated run undoes nothing twice. */
async function undoRelease({ issue, sha }, prepare, ports) {
    const of = (0,release_id/* changeKey */.Cy)({ issue, sha });
    const about = { of, kind: "production" };
    const earlier = await handedOver(about, deployment/* DeploymentResult */.VH, ports);
    const release = (0,release_id/* releaseId */.Bf)({ issue, sha });
    const startedAt = ports.clock.now();
    const began = ports.clock.monotonic();
    const found = await undoable(release, ports);
    if (earlier !== undefined) {
        if (found.kind === "undo")
            await show(earlier, found, ports);
        return said(earlier);
    }
    if (found.kind === "refused")
        return refuse(of, found.why, ports);
    const prepared = await prepare();
    const rollbackCommand = prepared?.deploying.target.rollbackCommand;
    if (prepared === undefined || rollbackCommand === undefined)
        return refuse(of, NO_UNDO, ports);
    const { actor } = ports.context;
    const wish = { outcome: "rolled_back", samples: [], error: `${actor} asked for it` };
    const verdict = await rollBack(prepared.deploying, wish, ports);
    if (verdict.nothingBefore)
        return refuse(of, NOTHING_BEFORE, ports);
    const result = {
        ...(verdict.outcome === "rolled_back" ? withoutFault(verdict) : verdict),
        environment: "production",
        release,
        sha,
        ...(prepared.url === undefined ? {} : { url: prepared.url }),
        deploymentId: found.deployment.id,
        rollbackCommand,
        requestedBy: actor,
        ...(found.before === undefined || verdict.outcome !== "rolled_back"
            ? {}
            : { restored: found.before.release }),
        startedAt: startedAt.toISOString(),
        seconds: (ports.clock.monotonic() - began) / 1000,
    };
    await handOver(about, result, ports);
    await show(result, found, ports);
    return said(result);
}

// EXTERNAL MODULE: ./build/core/session/job-input.js
var job_input = __webpack_require__(8239);
;// CONCATENATED MODULE: ./build/agents/deployment/input.js



const INPUTS = [
    "issue",
    "sha",
    "environment",
    "operation",
    "url",
    "variables",
    "deploy-secrets",
    "job-id",
    "github-token",
];
const OPERATIONS = ["deploy", "deploy-staging", "deploy-production", "rollback"];
const input_refuse = (message) => {
    throw new errors/* UserError */.yo("invalid_input", message);
};
const Environment = schemas/* enum */.k5n(["resolve", "staging", "production", "release", "incident"]);
const Variables = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
function variablesOf(text) {
    let value;
    try {
        value = JSON.parse(text === "" ? "{}" : text);
    }
    catch {
        return input_refuse("variables must be a JSON object of texts, e.g. ${{ toJSON(vars) }}.");
    }
    const parsed = Variables.safeParse(value);
    return parsed.success
        ? parsed.data
        : input_refuse("variables must be a JSON object of texts, e.g. ${{ toJSON(vars) }}.");
}
/** A line that does not fit is named by its number, never by its text. */
function secretsOf(text) {
    const secrets = {};
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === "" || line.trimStart().startsWith("#"))
            continue;
        const [, name, value] = /^\s*([A-Za-z_]\w{0,99})=(.*)$/.exec(line) ?? [];
        if (name === undefined || value === undefined)
            return input_refuse(`deploy-secrets: line ${index + 1} is not NAME=value. Correct the secret.`);
        secrets[name] = value;
    }
    return secrets;
}
function urlOf(text) {
    if (text === "")
        return {};
    const parsed = URL.canParse(text) ? new URL(text) : undefined;
    if (parsed?.protocol !== "https:" && parsed?.protocol !== "http:")
        return input_refuse(`url must begin with https:// or http://, got "${text}". Correct MIYABI_URL.`);
    return { url: text };
}
function operationOf({ operation, environment }) {
    if (operation === "" || operation === "deploy")
        return "deploy";
    if (environment === "resolve")
        return (OPERATIONS.find((one) => one === operation) ??
            input_refuse(`operation must be ${OPERATIONS.join(", ")}, got "${operation}".`));
    if (operation !== "rollback")
        return input_refuse(`operation must be deploy or rollback, got "${operation}".`);
    if (environment !== "production")
        return input_refuse(`Only production is rolled back on request, not "${environment}".`);
    return "rollback";
}
/** @throws UserError invalid_input */
function parseInput(raw) {
    if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(raw.sha))
        input_refuse(`sha must be the whole id of a commit, got "${raw.sha}".`);
    const environment = Environment.safeParse(raw.environment);
    return {
        ...(raw.issue === "" ? {} : { issue: (0,job_input/* parseIssueNumber */.id)(raw.issue) }),
        sha: raw.sha,
        environment: environment.success
            ? environment.data
            : input_refuse(`environment must be resolve, staging, production, release or incident, got "${raw.environment}".`),
        operation: operationOf(raw),
        ...urlOf(raw.url),
        variables: variablesOf(raw.variables),
        secrets: secretsOf(raw["deploy-secrets"]),
        // Only a link: without one, or with anything else, the run's page is shown.
        ...(/^[1-9]\d{0,19}$/.test(raw["job-id"]) ? { jobId: raw["job-id"] } : {}),
    };
}
/** @throws UserError invalid_input where no line of MIYABI_DEPLOY_SECRETS has this name */
const secretNamed = (name, secrets) => (Object.hasOwn(secrets, name) ? secrets[name] : undefined) ??
    input_refuse(`deploy.metrics.authorization names ${name}, which is not in MIYABI_DEPLOY_SECRETS: nothing was deployed. Add the line ${name}=Bearer ... to the secret.`);

;// CONCATENATED MODULE: ./build/agents/deployment/agent.js
// DeploymentAgent (seed phase 8): one commit into one environment, proved or taken back.

















const isEnvironment = (input) => input.environment === "staging" || input.environment === "production";
const SHOWN = {
    healthy: { state: "success", text: "Healthy" },
    unhealthy: { state: "failure", text: "Not healthy" },
    inconclusive: {
        state: "pending",
        text: "Deployed; its health is not proved, a human decides",
    },
    rolled_back: { state: "failure", text: "Rolled back to the release before" },
    rollback_failed: { state: "error", text: "Failed, and the rollback failed too" },
    not_configured: { state: "inactive", text: "Not configured" },
    held: { state: "inactive", text: "Held back" },
};
/** The environment as the merged commit configures it; undefined where it does not. */
async function prepare(input, ports) {
    const { sha, environment: name } = input;
    const workspace = await ports.workspaces.clone(sha);
    const { deploy } = (0,config_text/* configFromText */.I)(await workspace.fileAt(sha, config_text/* CONFIG_PATH */.t), ports.parseYaml);
    const config = deploy[name];
    if (config === undefined)
        return undefined;
    const url = input.url ?? config.url;
    // Also where its secret is missing nothing has been deployed yet.
    const measuring = name === "production" && deploy.metrics !== undefined
        ? { config: deploy.metrics, metrics: ports.metricsOf(deploy.metrics) }
        : undefined;
    return {
        url,
        workspace,
        deploying: {
            of: (0,release_id/* changeKey */.Cy)(input),
            again: (0,deploy_held/* againOf */.KJ)(input.issue),
            name,
            release: { id: (0,release_id/* releaseId */.Bf)(input), sha, path: workspace.root },
            target: ports.targetOf({ name, config }),
            config,
            limits: deploy,
            observed: url === undefined
                ? undefined
                : {
                    url: `${url.replace(/\/+$/, "")}${config.health.path}`,
                    name,
                    health: config.health,
                    measuring,
                },
        },
    };
}
/** Where this run's staging was left to a newer release, production does not get what staging never ran. */
async function leftByStaging({ of, name, again }, ports) {
    if (name === "staging")
        return undefined;
    const staging = await handedOver({ of, kind: "staging" }, deployment/* DeploymentResult */.VH, ports);
    const newer = staging?.held?.newer;
    return newer === undefined ? undefined : (0,deploy_held/* heldForNewer */.Me)({ release: newer.release, again });
}
/** Deploys and judges, with GitHub's environments page kept up to date. */
async function carryOut({ deploying, url, workspace }, ports) {
    const { name, release, again } = deploying;
    const { deployments } = ports;
    const gate = await passGate({ name, release, workspace, again }, ports);
    const { held: stands, listed } = gate;
    const notices = gate.notices.length > 0 ? { notices: [...gate.notices] } : {};
    const held = stands ?? (await leftByStaging(deploying, ports));
    if (held !== undefined)
        return { outcome: "held", samples: [], held, ...notices };
    const deploymentId = await deployments.start({
        environment: name,
        sha: release.sha,
        release: release.id,
        listed,
    });
    const link = url === undefined ? {} : { url };
    await deployments.report(deploymentId, "in_progress", { ...link, text: `Release ${release.id}` });
    const startedAt = ports.clock.now().toISOString();
    const { target, steps } = timedTarget(deploying.target, ports.clock);
    const timed = { ...deploying, target };
    const verdict = name === "staging" ? await deployStaging(timed, ports) : await deployProduction(timed, ports);
    const endedAt = ports.clock.now().toISOString();
    const { state, text } = SHOWN[verdict.outcome];
    await deployments.report(deploymentId, state, { ...link, text });
    const { rollbackCommand } = target;
    return {
        ...verdict,
        ...link,
        ...notices,
        timeline: (0,deploy_timeline/* timelineOf */.h)({ steps, startedAt, endedAt, result: verdict }),
        deploymentId,
        ...(rollbackCommand === undefined ? {} : { rollbackCommand }),
    };
}
async function deploy(input, ports) {
    const about = { of: (0,release_id/* changeKey */.Cy)(input), kind: input.environment };
    // A run that is repeated after its end reports what was, and deploys nothing twice; what was held back
    // asks again.
    const earlier = await handedOver(about, deployment/* DeploymentResult */.VH, ports);
    if (earlier?.release === (0,release_id/* releaseId */.Bf)(input) && earlier.outcome !== "held")
        return earlier;
    const startedAt = ports.clock.now();
    const began = ports.clock.monotonic();
    const prepared = await prepare(input, ports);
    const verdict = prepared
        ? await carryOut(prepared, ports)
        : { outcome: "not_configured", samples: [] };
    const result = {
        ...verdict,
        environment: input.environment,
        release: (0,release_id/* releaseId */.Bf)(input),
        sha: input.sha,
        startedAt: startedAt.toISOString(),
        seconds: (ports.clock.monotonic() - began) / 1000,
    };
    await handOver(about, result, ports);
    return result;
}
/** Where there is no session to tell it, the run's page does. */
const withSummary = (result, { environment }, timeline) => ({
    ...result,
    summary: [
        `### ${environment.charAt(0).toUpperCase()}${environment.slice(1)}`,
        (0,inert_line/* inertLine */.F)(result.message, 1000),
        ...(0,deploy_timeline/* timelineSection */.R)(timeline),
    ].join("\n\n"),
});
async function inEnvironment(input, ports) {
    if (input.operation === "rollback")
        return undoRelease(input, () => prepare(input, ports), ports);
    const result = await deploy(input, ports);
    const said = resultOf(result);
    return input.issue === undefined ? withSummary(said, input, result.timeline) : said;
}
async function run(input, ports) {
    const result = await carriedOut(input, ports);
    return input.issue === undefined && result.summary === undefined
        ? withSummary(result, input)
        : result;
}
async function carriedOut(input, ports) {
    if (input.environment === "resolve")
        return resolve(input, ports);
    const known = await knownOf(input, ports);
    if (isEnvironment(input))
        return inEnvironment(input, ports);
    if (input.environment === "incident")
        return reportIncident(known, ports);
    const release = await releaseCommit(known, ports);
    return release === undefined
        ? {
            outcome: "skipped",
            reason: "deployment_not_configured",
            message: "Production has not proved this commit: nothing was tagged.",
            outputs: { next: "finish", deployment: "", url: "" },
        }
        : {
            outcome: "done",
            reason: "released",
            message: `Released as ${release.tag}.`,
            outputs: { next: "finish", deployment: "healthy", url: "" },
        };
}

;// CONCATENATED MODULE: ./build/agents/deployment/log-url.js
/**
 * Where a deployment's log is: the job's page, whose number is that of the job's check run, else the run's.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#job-context
 */
function logUrlOf({ serverUrl, repository, runId }, jobId) {
    const run = `${serverUrl}/${repository}/actions/runs/${runId}`;
    return jobId === undefined ? run : `${run}/job/${jobId}`;
}

;// CONCATENATED MODULE: ./build/agents/deployment/main.js













/** Joins the deployment agent to GitHub, the repository's deploy commands or kubectl, and HTTP. */
const main = () => (0,run_action/* runAction */.C)(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const { variables, secrets, jobId } = input;
    const github = await (0,connect/* connectGithub */.S)(raw["github-token"], context);
    const commands = await (0,shell_commands/* connectCommands */.R)(context);
    return run(input, {
        ...github,
        repository: { ...github.repository, versions: (0,once/* once */.O)(github.repository.versions) },
        deployments: (0,deployments/* githubDeployments */.S)({ ...github.at, logUrl: logUrlOf(context, jobId) }),
        runs: (0,runs/* githubRuns */.Qj)(github.at),
        probe: httpProbe(github),
        targetOf: ({ name, config }) => target_of_targetOf({ name, config, variables, secrets, commands, tempDir: context.tempDir }),
        metricsOf: ({ url, timeoutSeconds, authorization: name }) => prometheusMetrics({
            url,
            timeoutMs: timeoutSeconds * 1000,
            authorization: name === undefined ? undefined : secretNamed(name, secrets),
        }),
        warn: log/* warn */.R8,
        increment: (version, level) => semver.inc(version, level) ?? version,
    });
});


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

/***/ 52161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ newestFirst)
/* harmony export */ });
const runAttemptOf = (name) => Number(/-t(\d+)$/.exec(name)?.[1] ?? 0);
/** Names of what one job hands over, the newest run attempt first (a re-run job uploads again). */
const newestFirst = (names) => [...names].sort((a, b) => runAttemptOf(b) - runAttemptOf(a));


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

/***/ 34901:
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

/***/ 46100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ud: () => (/* binding */ FAILING_TEST),
  Is: () => (/* binding */ POSSIBLE),
  uw: () => (/* binding */ scoreOf)
});

// EXTERNAL MODULE: ./build/core/review/changed-lines.js
var changed_lines = __webpack_require__(34901);
;// CONCATENATED MODULE: ./build/core/review/old-debt.js
const about = ({ rule = "", message, severity }) => JSON.stringify([rule, severity, message]);
const place = (finding) => JSON.stringify([finding.file ?? "", about(finding)]);
/** A bag of findings, each of which stands for one other at most. */
class Bag {
    #left = new Map();
    constructor(keys) {
        for (const key of keys)
            this.#left.set(key, (this.#left.get(key) ?? 0) + 1);
    }
    take(key) {
        const left = this.#left.get(key) ?? 0;
        if (left > 0)
            this.#left.set(key, left - 1);
        return left > 0;
    }
}
/**
 * Parts the findings of a tree into new ones and those that its base had already (ADR 14): same rule,
 * severity, message and file, whatever the line; or in a file that the change deletes, since what moves
 * is no news. Each finding of the base excuses one. Where the base could not be measured, or was not,
 * nothing is excused.
 */
function partDebt(head, base, deleted) {
    if (base?.kind !== "known")
        return { fresh: [...head], old: [] };
    const isGone = ({ file }) => file !== undefined && deleted.has(file);
    const here = new Bag(base.findings.filter((one) => !isGone(one)).map(place));
    const moved = new Bag(base.findings.filter(isGone).map(about));
    const parted = { fresh: [], old: [] };
    for (const finding of head) {
        const isOld = here.take(place(finding)) || moved.take(about(finding));
        (isOld ? parted.old : parted.fresh).push(finding);
    }
    return parted;
}

;// CONCATENATED MODULE: ./build/core/review/score.js


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
/** Rule of a finding that names a test; rework.ts tells by it who may have broken what. */
const FAILING_TEST = "miyabi/failing-test";
const failing = ({ name, ...place }) => ({
    part: "tests",
    severity: "error",
    message: `Fails: ${name}`,
    rule: FAILING_TEST,
    ...place,
});
function scoreTests(tests, target) {
    if (tests.kind === "unknown")
        return unknown("Tests", tests.reason);
    const { passed, failed, coverage, uncovered = "line coverage was not measured" } = tests;
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
            findings: [
                { part: "tests", severity: "error", message: failingOf(tests) },
                ...(tests.failures ?? []).map(failing),
            ],
        };
    if (passed === 0)
        return nothing("no test ran");
    if (coverage === undefined) {
        const missing = unknown("Tests", uncovered);
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
    const findings = lint.findings.filter((finding) => (0,changed_lines/* concerns */.K)(change, finding));
    const debt = lint.findings
        .filter((finding) => !(0,changed_lines/* concerns */.K)(change, finding))
        .map((finding) => ({ ...finding, why: "elsewhere" }));
    const errors = findings.filter(({ severity }) => severity === "error").length;
    const warnings = findings.filter(({ severity }) => severity === "warning").length;
    const earned = Math.max(0, POSSIBLE.lint - 5 * errors - warnings);
    const rest = debt.length > 0 ? `, ${debt.length} outside the changed lines not counted` : "";
    return {
        points: earned,
        line: `Lint: ${errors} errors, ${warnings} warnings${rest} → ${earned}/25 points`,
        findings,
        debt,
    };
}
const isGrave = ({ severity }) => severity === "critical" || severity === "high";
/** What is said of the base in a part's line. */
function besideBase(base, old) {
    if (base?.kind === "unknown")
        return `, all counted since the base could not be measured (${base.reason})`;
    return old.length > 0 ? `, ${old.length} of the base not counted` : "";
}
const asDebt = (old) => old.map((finding) => ({ ...finding, why: "base" }));
function scoreSecurity({ audit, base, secrets, dependencies, deleted, }) {
    const own = [...secrets, ...dependencies];
    if (audit.kind === "unknown")
        return { ...unknown("Security", audit.reason), findings: own };
    const { fresh, old } = partDebt(audit.findings, base, deleted);
    const findings = [...own, ...fresh];
    const count = (...severities) => findings.filter(({ severity }) => severities.includes(severity)).length;
    const grave = count("critical", "high");
    const [medium, low] = [count("medium"), count("low")];
    const earned = grave > 0 ? 0 : Math.max(0, POSSIBLE.security - 5 * medium - low);
    return {
        points: earned,
        line: `Security: ${grave} critical or high, ${medium} medium, ${low} low${besideBase(base, old)} → ${earned}/20 points`,
        findings,
        debt: asDebt(old),
    };
}
function scoreDocs(docs, { base, deleted }) {
    if (docs.kind === "unknown")
        return unknown("Documentation", docs.reason);
    const { publicItems, documented, findings } = docs;
    const { fresh, old } = partDebt(findings, base, deleted);
    // A tool that lists fewer findings than it counts gaps is not believed further than its list goes.
    const gaps = publicItems - documented;
    const missing = Math.max(Math.min(gaps, fresh.length), gaps - old.length, 0);
    const counted = documented + missing;
    const share = counted === 0 ? 1 : documented / counted;
    const earned = points(POSSIBLE.docs * Math.min(1, share));
    const said = counted === 0
        ? "no public items in the changed files"
        : `${documented} of ${counted} public items`;
    return {
        points: earned,
        line: `Documentation: ${said}${besideBase(base, old)} → ${earned}/20 points`,
        findings: fresh,
        debt: asDebt(old),
    };
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
        security: scoreSecurity({ ...measured, base: measured.base?.audit }),
        docs: scoreDocs(measured.docs, { base: measured.base?.docs, deleted: measured.deleted }),
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
        debt: all.flatMap(([, { debt = [] }]) => debt),
        unknown: [
            ...all.flatMap(([part, { unknown: reason }]) => reason === undefined ? [] : [{ part, reason }]),
            ...(measured.unknown ?? []),
        ],
        explanation: [...all.map(([, { line }]) => line), ...lowered],
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

/***/ 81557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ connectCommands)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/digest.js
var digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/adapters/process/clean-environment.js
var clean_environment = __webpack_require__(77370);
// EXTERNAL MODULE: ./build/adapters/process/run-program.js + 3 modules
var run_program = __webpack_require__(48128);
;// CONCATENATED MODULE: ./build/adapters/process/plain-commands.js





/**
 * Programs in a clean environment but without a sandbox: for configurations with `sandbox: off`.
 * They see no token and no key, yet run as the job's own user. Each tree has a HOME and a temp folder
 * of its own, empty at first and kept from command to command: tasks side by side share neither.
 */
function plainCommands(options) {
    return {
        sandbox: "off",
        async run(command, { cwd, tree = cwd, env = {}, programs, timeoutSeconds, maxBytes, input, signal, onLine }) {
            const own = (0,digest/* shortDigest */.VK)((0,digest/* digestOf */.ol)(tree));
            const home = (0,external_node_path_.join)(options.home, own);
            const tempDir = (0,external_node_path_.join)(options.tempDir, `tmp-${own}`);
            for (const folder of [home, tempDir])
                await (0,promises_.mkdir)(folder, { recursive: true });
            return (0,run_program/* runProgram */.m)({
                command,
                cwd,
                env: { ...(0,clean_environment/* cleanEnvironment */.h)({ home, tempDir, path: options.path, programs }), ...env },
                ...{ timeoutSeconds, maxBytes, input, signal, onLine },
            });
        },
    };
}

;// CONCATENATED MODULE: ./build/shell/commands.js



/** Programs in a clean environment, with an empty HOME that lives as long as the job. */
async function connectCommands({ tempDir }) {
    const home = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "home-"));
    return plainCommands({ home, tempDir, path: process.env["PATH"] });
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
