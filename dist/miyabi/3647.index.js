export const id = 3647;
export const ids = [3647];
export const modules = {

/***/ 26028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   httpEmbedder: () => (/* binding */ httpEmbedder)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);
/* harmony import */ var _core_notices_safe_address_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95366);
/* harmony import */ var _http_capped_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89773);
/* harmony import */ var _http_connection_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58019);
/* harmony import */ var _notices_retry_after_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61546);






/** Texts in a request. */
const BATCH = 64;
/** Models read a few thousand tokens; the rest of a longer text is not told. */
const MOST_CHARACTERS = 6_000;
const MOST_BYTES = 64 * 1024 * 1024;
const WAITS_MS = [1_000, 3_000];
/** A longer wait that the service asks for is the caller's to take. */
const LONGEST_WAIT_MS = 10_000;
/** Source: platform.openai.com/docs/api-reference/embeddings/create; also what Ollama, vLLM and others answer. */
const Answer = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    data: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ index: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int(), embedding: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()) })),
});
/** Neither the service's words nor ours go into an error: both may hold what was to be embedded, or the key. */
function refusal(status, url) {
    if ((0,_notices_retry_after_js__WEBPACK_IMPORTED_MODULE_4__/* .mayPass */ .b)(status))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_(`The embeddings service answers HTTP ${status}.`);
    if (status === 401 || status === 403)
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("missing_secret", `The embeddings service refuses the key (HTTP ${status}): correct EMBEDDINGS_API_KEY in the secret MIYABI_KNOWLEDGE_SECRETS.`);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("invalid_config", `The embeddings service answers HTTP ${status}: correct knowledge.embeddings (${new URL(url).host}).`);
}
function vectorOf(numbers, dimension) {
    if (numbers.length !== dimension)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("invalid_config", `The embeddings model gives vectors of ${numbers.length} numbers, knowledge.embeddings.dimensions says ${dimension}. Correct it.`);
    const length = Math.hypot(...numbers);
    if (!(length > 0) || !Number.isFinite(length))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_("The embeddings service gives a vector without a direction.");
    return Float32Array.from(numbers, (number) => number / length);
}
/** Asks an OpenAI-compatible service. Overload and a server's fault are tried again twice. */
function httpEmbedder(options) {
    const { url, model, dimension, apiKey, timeoutMs, clock } = options;
    if (!(0,_core_notices_safe_address_js__WEBPACK_IMPORTED_MODULE_5__/* .isSafeAddress */ .c)(url))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("invalid_config", "knowledge.embeddings.url must be https://.");
    async function once(body) {
        const signal = AbortSignal.timeout(timeoutMs);
        try {
            const reply = await (0,_http_capped_request_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .k)({
                url: `${url.replace(/\/+$/, "")}/embeddings`,
                signal,
                method: "POST",
                headers: {
                    "content-type": "application/json",
                    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
                },
                body,
                mostBytes: MOST_BYTES,
            });
            if (reply.status === 200)
                return { ok: true, text: reply.text };
            const asked = (0,_notices_retry_after_js__WEBPACK_IMPORTED_MODULE_4__/* .retryAfterMs */ .V)(reply.retryAfter, clock.now()) ?? 0;
            return { ok: false, error: refusal(reply.status, url), waitMs: asked };
        }
        catch (error) {
            const why = signal.aborted ? `no reply in ${timeoutMs} ms` : (0,_http_connection_error_js__WEBPACK_IMPORTED_MODULE_2__/* .connectionError */ .$)(error);
            const unanswered = new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_(`The embeddings service cannot be asked: ${why}.`);
            return { ok: false, error: unanswered, waitMs: 0 };
        }
    }
    /** @throws the last try's error */
    async function patiently(body) {
        for (let tries = 0;; tries++) {
            const tried = await once(body);
            if (tried.ok)
                return tried.text;
            const { error, waitMs } = tried;
            const pause = WAITS_MS[tries];
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_) || pause === undefined || waitMs > LONGEST_WAIT_MS)
                throw error;
            await clock.sleep(Math.max(pause, waitMs));
        }
    }
    async function embedBatch(texts) {
        const input = texts.map((text) => text.slice(0, MOST_CHARACTERS) || " ");
        const parsed = Answer.safeParse(jsonOf(await patiently(JSON.stringify({ model, input }))));
        const byIndex = new Map(parsed.data?.data.map((one) => [one.index, one.embedding]));
        return texts.map((_, at) => {
            const numbers = byIndex.get(at);
            if (numbers === undefined)
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_("The embeddings service answers without a vector for each text.");
            return vectorOf(numbers, dimension);
        });
    }
    return {
        model,
        dimension,
        async embed(texts) {
            const vectors = [];
            for (let at = 0; at < texts.length; at += BATCH)
                vectors.push(...(await embedBatch(texts.slice(at, at + BATCH))));
            return vectors;
        },
    };
}
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
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

/***/ 61546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ retryAfterMs),
/* harmony export */   b: () => (/* binding */ mayPass)
/* harmony export */ });
/**
 * Milliseconds that `Retry-After` asks for: seconds, or a date (RFC 9110, section 10.2.3). Undefined where it
 * says neither.
 */
function retryAfterMs(value, now) {
    if (value === null || value === undefined || value.trim() === "")
        return undefined;
    if (/^\d{1,9}$/.test(value.trim()))
        return Number(value.trim()) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
/** Statuses after which the same request may pass: too early, too many, or the other side's own fault. */
const mayPass = (status) => status === 408 || status === 425 || status === 429 || status >= 500;


/***/ })

};
