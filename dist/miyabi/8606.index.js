export const id = 8606;
export const ids = [8606];
export const modules = {

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

/***/ 48604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ embedded),
/* harmony export */   u: () => (/* binding */ DenseVectors)
/* harmony export */ });
/** What of a document is embedded: models read no more than some hundred words. */
const MOST_CHARACTERS = 2_000;
const embedded = ({ title, keywords, content }) => [title, keywords.join(", "), content].join("\n").slice(0, MOST_CHARACTERS);
const BATCH = 64;
/** Vectors of one model as bytes, a quarter of their size; all zero where a document has none yet. */
class DenseVectors {
    model;
    dimension;
    #bytes;
    constructor({ model, dimension }, bytes) {
        this.model = model;
        this.dimension = dimension;
        this.#bytes = bytes ?? new Int8Array(0);
    }
    get bytes() {
        return this.#bytes;
    }
    /** Room for so many documents, those that are there at their new numbers (-1: gone). */
    renumber(renumbered, count) {
        const { dimension } = this;
        const bytes = new Int8Array(count * dimension);
        for (const [old, number] of renumbered.entries())
            if (number >= 0)
                bytes.set(this.#bytes.subarray(old * dimension, (old + 1) * dimension), number * dimension);
        this.#bytes = bytes;
    }
    has(number) {
        const from = number * this.dimension;
        return this.#bytes.subarray(from, from + this.dimension).some((byte) => byte !== 0);
    }
    /** @throws what the embedder throws; what it made before stays */
    async fill(embedder, documents) {
        const waiting = [...documents];
        for (let at = 0; at < waiting.length; at += BATCH) {
            const batch = waiting.slice(at, at + BATCH);
            const vectors = await embedder.embed(batch.map(([, document]) => embedded(document)));
            for (const [place, [number]] of batch.entries())
                for (const [axis, value] of (vectors[place] ?? []).entries())
                    if (axis < this.dimension)
                        this.#bytes[number * this.dimension + axis] = Math.round(value * 127);
        }
    }
    /** The likeness of each document to a vector, -1 to 1. */
    scores(vector, count) {
        const { dimension } = this;
        const bytes = this.#bytes;
        return Float32Array.from({ length: count }, (_, number) => {
            const from = number * dimension;
            let sum = 0;
            for (let axis = 0; axis < dimension; axis++)
                sum += (bytes[from + axis] ?? 0) * (vector[axis] ?? 0);
            return sum / 127;
        });
    }
}


/***/ }),

/***/ 18606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qdrantStore: () => (/* binding */ qdrantStore)
});

// EXTERNAL MODULE: ./build/core/knowledge/encoder.js + 4 modules
var knowledge_encoder = __webpack_require__(44821);
// EXTERNAL MODULE: ./build/core/digest.js
var digest = __webpack_require__(82552);
;// CONCATENATED MODULE: ./build/adapters/qdrant/collection-name.js


/** Raised with every change of what a point holds or of the collection's indexes. */
const SCHEMA_VERSION = 1;
/** An owner has no dot and no name of a repository an @, so two repositories never share a name. */
function namesOf({ prefix, repository }, embedder) {
    const alias = `${prefix}.${repository.toLowerCase().replace("/", ".")}`;
    const vectors = embedder === undefined
        ? "words"
        : (0,digest/* digestOf */.ol)({ model: embedder.model, dimension: embedder.dimension }).slice(0, 12);
    return { alias, collection: `${alias}@${SCHEMA_VERSION}.${knowledge_encoder/* ENCODER_VERSION */.iA}.${vectors}` };
}
/** Whether a collection is one of the alias', of whatever version. */
const isVersionOf = (alias, collection) => collection.startsWith(`${alias}@`);
/** Whether a newer Miyabi made the collection: an older one must not put its own in its place. */
function isNewer({ alias }, collection) {
    const [schema = 0, encoder = 0] = collection
        .slice(alias.length + 1)
        .split(".")
        .map(Number);
    return schema > SCHEMA_VERSION || (schema === SCHEMA_VERSION && encoder > knowledge_encoder/* ENCODER_VERSION */.iA);
}

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/notices/safe-address.js
var safe_address = __webpack_require__(95366);
// EXTERNAL MODULE: ./build/adapters/http/connection-error.js
var connection_error = __webpack_require__(58019);
;// CONCATENATED MODULE: ./build/adapters/qdrant/connect.js



/** Errors of Node's fetch do not always share our realm's Error class: shapes count. */
function fieldOf(error, name) {
    return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}
const isTaken = (error) => error instanceof QdrantRefusal && error.status === 409;
/** The server refuses what it was asked: another time it would again. */
class QdrantRefusal extends Error {
    name = "QdrantRefusal";
    status;
    constructor(status) {
        super(`Qdrant answers HTTP ${status}.`);
        this.status = status;
    }
}
function translated(error, timeoutMs) {
    const found = fieldOf(error, "status");
    const status = typeof found === "number" ? found : undefined;
    if (status === 401 || status === 403)
        return new errors/* UserError */.yo("missing_secret", `Qdrant refuses the key (HTTP ${status}): correct the line QDRANT_API_KEY=... of the secret MIYABI_KNOWLEDGE_SECRETS; it must be a key that may write.`);
    if (status !== undefined && status < 500 && status !== 429 && status !== 408)
        return new QdrantRefusal(status);
    if (status !== undefined)
        return new errors/* TransientError */.N_(`Qdrant answers HTTP ${status}.`);
    switch (fieldOf(error, "name")) {
        case "QdrantClientTimeoutError":
            return new errors/* TransientError */.N_(`Qdrant does not answer in ${timeoutMs} ms.`);
        case "QdrantClientResourceExhaustedError":
            return new errors/* TransientError */.N_("Qdrant answers HTTP 429.");
        case "SyntaxError":
            return new errors/* TransientError */.N_("Qdrant answers what is no JSON.");
        default:
            return new errors/* TransientError */.N_(`Qdrant cannot be asked: ${(0,connection_error/* connectionError */.$)(fieldOf(error, "cause") ?? error)}.`);
    }
}
/**
 * The client is loaded with the first request. The key goes as a bearer token, which Node's fetch drops where
 * it is redirected to another host; it keeps the header `api-key`, which the client's own option would set.
 *
 * @throws UserError invalid_config where the address would show the key to the network
 */
function connectQdrant({ url, apiKey, timeoutMs }) {
    if (!(0,safe_address/* isSafeAddress */.c)(url))
        throw new errors/* UserError */.yo("invalid_config", "knowledge.url must be https://, or http:// to this machine, without a password.");
    const { protocol, hostname, port, pathname } = new URL(url);
    let client;
    async function opened() {
        if (client !== undefined)
            return client;
        const { QdrantClient } = await __webpack_require__.e(/* import() */ 6094).then(__webpack_require__.bind(__webpack_require__, 96094));
        client = new QdrantClient({
            host: hostname,
            https: protocol === "https:",
            port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port),
            prefix: pathname.replace(/\/+$/, ""),
            headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
            timeout: timeoutMs,
            checkCompatibility: false, // it would write on the console
        });
        return client;
    }
    return async (ask) => {
        const ready = await opened();
        try {
            return await ask(ready);
        }
        catch (error) {
            throw translated(error, timeoutMs);
        }
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/core/knowledge/document.js
var knowledge_document = __webpack_require__(14508);
;// CONCATENATED MODULE: ./build/adapters/qdrant/point.js



/** Names of the vectors: BM25 weights by term, and where a model is configured its numbers. */
const TEXT = "text";
const DENSE = "dense";
/** A UUID (version 8, RFC 9562) of the document's id: the same document is the same point. */
function pointId(id) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(`miyabi:${id}`).digest("hex");
    const variant = ((Number.parseInt(hash[16] ?? "0", 16) & 0x3) | 0x8).toString(16);
    return [
        hash.slice(0, 8),
        hash.slice(8, 12),
        `8${hash.slice(13, 16)}`,
        `${variant}${hash.slice(17, 20)}`,
        hash.slice(20, 32),
    ].join("-");
}
/** By which a point is known to hold the document as it is now. */
const contentDigest = (document) => (0,digest/* digestOf */.ol)(document).slice(0, 16);
/** Half a character is no JSON to Qdrant: the whole batch would be refused for it. */
const wellFormed = (document) => knowledge_document/* KnowledgeDocument */.aN.parse(JSON.parse(JSON.stringify(document), (_key, value) => typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFD") : value));
/** The payload is the document, its digest beside it. */
const pointOf = (document, { encoder, dense }) => ({
    id: pointId(document.id),
    vector: {
        [TEXT]: encoder.document(document),
        ...(dense === undefined ? {} : { [DENSE]: [...dense] }),
    },
    payload: { ...wellFormed(document), digest: contentDigest(document) },
});
/** Undefined for what is none: whoever may write to the server may write anything. */
const documentOf = (payload) => knowledge_document/* KnowledgeDocument */.aN.safeParse(payload).data;

;// CONCATENATED MODULE: ./build/adapters/qdrant/collections.js




/** What filters ask for; Qdrant Cloud refuses to filter by anything else. */
const INDEXES = {
    agent: "keyword",
    issue: "integer",
    type: "keyword",
    taskType: "keyword",
    outcome: "keyword",
    time: "datetime",
};
async function standingOf(server, names) {
    const { aliases } = await server((client) => client.getAliases());
    const found = aliases.find(({ alias_name: alias }) => alias === names.alias);
    if (found === undefined)
        return { kind: "absent" };
    const { collection_name: collection } = found;
    if (collection === names.collection)
        return { kind: "current" };
    return isNewer(names, collection) ? { kind: "newer" } : { kind: "older", collection };
}
/** @throws UserError invalid_config: an older Miyabi leaves a newer one's collection alone */
function demandNotNewer(standing, { alias }) {
    if (standing.kind === "newer")
        throw new errors/* UserError */.yo("invalid_config", `A newer version of Miyabi keeps ${alias} in Qdrant: update this one, or give it another knowledge.collection.`);
}
/** This version's collection with its indexes. What is there already stays. */
async function createCollection(server, { collection, dimension }) {
    try {
        await server((client) => client.createCollection(collection, {
            ...(dimension === undefined
                ? {}
                : { vectors: { [DENSE]: { size: dimension, distance: "Cosine" } } }),
            sparse_vectors: { [TEXT]: { modifier: "idf" } },
        }));
    }
    catch (error) {
        if (!isTaken(error))
            throw error;
    }
    for (const [field, schema] of Object.entries(INDEXES))
        await server((client) => client.createPayloadIndex(collection, {
            field_name: field,
            field_schema: schema,
            wait: true,
        }));
}
/** Searches go to this version's collection from now on, in one step. */
async function switchAlias(server, { alias, collection }, standing) {
    await server((client) => client.updateCollectionAliases({
        actions: [
            ...(standing.kind === "absent" ? [] : [{ delete_alias: { alias_name: alias } }]),
            { create_alias: { collection_name: collection, alias_name: alias } },
        ],
    }));
}
/** Removes collections of other versions. */
async function removeOthers(server, names) {
    const { collections } = await server((client) => client.getCollections());
    for (const { name } of collections)
        if (isVersionOf(names.alias, name) && name !== names.collection && !isNewer(names, name))
            await server((client) => client.deleteCollection(name));
}

// EXTERNAL MODULE: ./build/adapters/knowledge/dense-vectors.js
var dense_vectors = __webpack_require__(48604);
;// CONCATENATED MODULE: ./build/adapters/qdrant/points.js



/** About a megabyte with the payloads. */
const BATCH = 128;
const PAGE = 1_000;
function batches(all) {
    const list = [];
    for (let at = 0; at < all.length; at += BATCH)
        list.push(all.slice(at, at + BATCH));
    return list;
}
/** Reads and writes the points of a collection, batch by batch; what was done is done, again changes nothing. */
function pointsOf({ server, name }, { encoder, embedder }) {
    return {
        async put(documents, signal) {
            // Of one id twice the last counts, as with one after the other.
            const last = [...new Map(documents.map((document) => [document.id, document])).values()];
            for (const batch of batches(last)) {
                if (signal?.aborted === true)
                    throw new errors/* TransientError */.N_("the time for writing is over; what was written stays");
                const vectors = await embedder?.embed(batch.map(dense_vectors/* embedded */.F));
                const points = batch.map((document, at) => pointOf(document, { encoder, dense: vectors?.[at] }));
                await server((client) => client.upsert(name, { points, wait: true }));
            }
        },
        async remove(ids) {
            for (const points of batches(ids))
                await server((client) => client.delete(name, { points, wait: true }));
        },
        async all({ fields, filter }) {
            const found = [];
            let offset;
            do {
                const page = await server((client) => client.scroll(name, {
                    limit: PAGE,
                    with_payload: fields,
                    ...(filter === undefined ? {} : { filter }),
                    ...(offset === undefined ? {} : { offset }),
                }));
                for (const { id, payload } of page.points)
                    found.push({ id: String(id), payload: payload ?? {} });
                const next = page.next_page_offset;
                offset = typeof next === "string" || typeof next === "number" ? next : undefined;
            } while (offset !== undefined);
            return found;
        },
    };
}

// EXTERNAL MODULE: ./build/core/knowledge/ranking.js
var ranking = __webpack_require__(15155);
;// CONCATENATED MODULE: ./build/adapters/qdrant/filter.js
const is = (key, value) => ({ key, match: { value } });
const anyOf = (key, any) => ({ key, match: { any: [...any] } });
/** The query's filters as Qdrant has them. */
const filterOf = (query) => {
    const { agent, issue, types, taskType, outcomes, since } = query;
    return {
        must: [
            ...(agent === undefined ? [] : [is("agent", agent)]),
            ...(issue === undefined ? [] : [is("issue", issue)]),
            ...(types === undefined ? [] : [anyOf("type", types)]),
            ...(taskType === undefined ? [] : [is("taskType", taskType)]),
            ...(outcomes === undefined ? [] : [anyOf("outcome", outcomes)]),
            ...(since === undefined ? [] : [{ key: "time", range: { gte: since.toISOString() } }]),
        ],
        must_not: [is("outcome", "open")],
    };
};

;// CONCATENATED MODULE: ./build/adapters/qdrant/search.js



/** What is asked for at first, beyond the limit, and at most: being new may lift a result by a tenth. */
const SPARE = 40;
const MOST = 1_000;
/** How deep each of two rankings is fused. */
const FUSED = 100;
const foundIn = (points, now) => points.flatMap(({ payload, score }) => {
    const document = documentOf(payload);
    if (document === undefined)
        return [];
    return [{ document, score: (0,ranking/* withRecency */.iB)(score, { time: new Date(document.time), now }) }];
});
/** Nothing to compare by: the newest. */
async function newest(query, { server, name }) {
    const { points } = await server((client) => client.scroll(name, {
        filter: filterOf(query),
        limit: query.limit + SPARE,
        order_by: { key: "time", direction: "desc" },
    }));
    return points
        .flatMap(({ payload }) => documentOf(payload) ?? [])
        .map((document) => ({ document, score: 0 }))
        .sort(ranking/* byRank */.O5)
        .slice(0, query.limit);
}
/** By words alone. Goes deeper while something further down could still come before the last result. */
async function byWords(query, context) {
    const { server, name, encoder, now } = context;
    const words = encoder.query(query.text);
    for (let depth = query.limit + SPARE;; depth *= 4) {
        const asked = Math.min(depth, MOST);
        const { points } = await server((client) => client.query(name, {
            query: words,
            using: TEXT,
            filter: filterOf(query),
            limit: asked,
            with_payload: true,
        }));
        const found = foundIn(points, now).sort(ranking/* byRank */.O5).slice(0, query.limit);
        const highest = (0,ranking/* withRecency */.iB)(points.at(-1)?.score ?? 0, { time: now, now });
        const settled = (found[query.limit - 1]?.score ?? 0) > highest;
        if (points.length < asked || asked === MOST || settled)
            return found;
    }
}
/** @throws TransientError where the server or the embeddings service cannot be asked for now */
async function searchQdrant(query, context) {
    const { server, name, encoder, embedder, now } = context;
    const words = encoder.query(query.text);
    if (words.indices.length === 0)
        return newest(query, context);
    if (embedder === undefined)
        return byWords(query, context);
    // Without its model the words still find something.
    const [meaning] = await embedder.embed([query.text]).catch(() => []);
    if (meaning === undefined)
        return byWords(query, context);
    const filter = filterOf(query);
    const limit = Math.max(FUSED, query.limit);
    const { points } = await server((client) => client.query(name, {
        prefetch: [
            { query: words, using: TEXT, filter, limit },
            { query: [...meaning], using: DENSE, filter, limit },
        ],
        query: { fusion: "rrf" },
        limit,
        with_payload: true,
    }));
    return foundIn(points, now).sort(ranking/* byRank */.O5).slice(0, query.limit);
}

;// CONCATENATED MODULE: ./build/adapters/qdrant/qdrant-store.js








const OTHER_VERSION = "Qdrant holds what another version of Miyabi wrote, until the next run has filled it anew.";
/** In one condition of a filter. */
const MOST_ISSUES = 100;
/**
 * Documents in a Qdrant server. Nothing is asked before the first use, and the server's client is not loaded.
 *
 * @throws TransientError (each method) where the server cannot be asked for now; UserError missing_secret where it
 * refuses the key, invalid_config where a newer Miyabi keeps its documents there
 */
function qdrantStore(options) {
    const { embedder, clock } = options;
    const server = connectQdrant(options);
    const names = namesOf(options, embedder);
    const encoder = new knowledge_encoder/* Encoder */.Nz();
    const { alias, collection } = names;
    const own = pointsOf({ server, name: collection }, { encoder, embedder });
    let standing;
    async function stand() {
        standing ??= await standingOf(server, names);
        return standing;
    }
    const create = () => createCollection(server, { collection, dimension: embedder?.dimension });
    /** What is missing or differs, and what is too much. */
    async function differences(documents) {
        const points = await own.all({ fields: ["digest"] });
        const there = new Map(points.map(({ id, payload }) => [id, payload["digest"]]));
        const stale = documents.filter((document) => there.get(pointId(document.id)) !== contentDigest(document));
        const known = new Set(documents.map(({ id }) => pointId(id)));
        return { stale, extra: points.map(({ id }) => id).filter((id) => !known.has(id)) };
    }
    return {
        async search(query) {
            const { kind } = await stand();
            if (kind === "absent")
                return [];
            if (kind !== "current")
                throw new errors/* TransientError */.N_(OTHER_VERSION);
            return searchQdrant(query, { server, name: alias, encoder, embedder, now: clock.now() });
        },
        async upsert(documents) {
            const before = await stand();
            demandNotNewer(before, names);
            if (before.kind !== "current")
                await create();
            if (before.kind === "absent") {
                await switchAlias(server, names, before);
                standing = { kind: "current" };
            }
            await own.put(documents);
        },
        async remove(ids) {
            if ((await stand()).kind === "current")
                await own.remove(ids.map(pointId));
        },
        async ofIssues(issues) {
            if ((await stand()).kind !== "current")
                return [];
            const found = [];
            for (let at = 0; at < issues.length; at += MOST_ISSUES) {
                const any = issues.slice(at, at + MOST_ISSUES);
                const filter = { must: [{ key: "issue", match: { any } }] };
                for (const { payload } of await own.all({ fields: true, filter })) {
                    const document = documentOf(payload);
                    if (document !== undefined)
                        found.push(document);
                }
            }
            return found;
        },
        async stats() {
            if ((await stand()).kind !== "current")
                return statsOf([]);
            const points = await own.all({ fields: true });
            return statsOf(points.flatMap(({ payload }) => documentOf(payload) ?? []));
        },
        async sync(documents, { prune, signal }) {
            const before = await standingOf(server, names);
            demandNotNewer(before, names);
            if (before.kind !== "current")
                await create();
            const { stale, extra } = await differences(documents);
            await own.put(stale, signal);
            if (prune)
                await own.remove(extra);
            if (before.kind !== "current")
                await switchAlias(server, names, before);
            standing = { kind: "current" };
            await removeOthers(server, names);
            return { written: stale.length, removed: prune ? extra.length : 0 };
        },
    };
}
function statsOf(documents) {
    const stats = {
        documents: documents.length,
        byType: {},
        byOutcome: {},
        byAgent: {},
    };
    const times = documents.map(({ time }) => Date.parse(time));
    for (const { type, outcome, agent } of documents) {
        stats.byType[type] = (stats.byType[type] ?? 0) + 1;
        stats.byOutcome[outcome] = (stats.byOutcome[outcome] ?? 0) + 1;
        stats.byAgent[agent] = (stats.byAgent[agent] ?? 0) + 1;
    }
    if (times.length === 0)
        return stats;
    const span = times.reduce(({ first, last }, one) => ({ first: Math.min(first, one), last: Math.max(last, one) }), { first: Infinity, last: -Infinity });
    return { ...stats, oldest: new Date(span.first), newest: new Date(span.last) };
}


/***/ }),

/***/ 14508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F4: () => (/* binding */ KNOWLEDGE_TYPES),
/* harmony export */   aN: () => (/* binding */ KnowledgeDocument),
/* harmony export */   f9: () => (/* binding */ KNOWLEDGE_OUTCOMES)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16769);


const KNOWLEDGE_TYPES = ["task", "review", "deployment", "session"];
/**
 * How it ended. `success` alone is an example to follow: its change was merged and production did not
 * take it back (threat 42). `rejected`: done, but never merged. `open`: not ended; kept, since a later
 * day of the log ends it, and never an answer of a search.
 */
const KNOWLEDGE_OUTCOMES = ["success", "failed", "rejected", "rolled_back", "open"];
/**
 * One entry of the log, for search. All texts in it are strangers' words: plain lines that mention,
 * refer and link to nothing, shown to models as quoted data only.
 */
const KnowledgeDocument = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** The same for the same entry, however often the log is read, e.g. `task-500-1:2026-01-05T10:10:00.000Z`. */
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(300),
    issue: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().positive(),
    /** `task-<issue>-<n>`, of tasks alone. */
    task: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    /** E.g. `CodeGenAgent`. */
    agent: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(KNOWLEDGE_TYPES),
    taskType: _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .Task */ .YZ.shape.type.optional(),
    /** As the entry itself says: `Success`, `REJECT`, `rolled_back`, `done` … */
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** What that and later entries of the issue come to. */
    outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(KNOWLEDGE_OUTCOMES),
    /** Of sessions: the change had been merged when this was written. */
    merged: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(true).optional(),
    /** Of deployments. */
    environment: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["staging", "production"]).optional(),
    /** The task's title, else the issue's. */
    title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** What was asked, done, found and said, a line each. */
    content: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Of the issue's analysis. */
    keywords: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** Paths in the repository. */
    files: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** When it ended. */
    time: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    seconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative().optional(),
    /** What the plan had estimated. */
    estimatedSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().positive().optional(),
    /** 0 to 100. */
    score: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
    /** First 12 digits. */
    commit: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    /** The log's file that it is from, e.g. `.ai/logs/2026-01-05.md`. */
    source: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});


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

/***/ 15155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O5: () => (/* binding */ byRank),
/* harmony export */   cZ: () => (/* binding */ fused),
/* harmony export */   iB: () => (/* binding */ withRecency)
/* harmony export */ });
const HALF_LIFE_DAYS = 180;
/** What being new is worth at most: enough between equals, never enough against a better fit. */
const RECENCY = 0.1;
const DAY_MS = 86_400_000;
/** Of reciprocal rank fusion, as Qdrant has it, with ranks from 0. */
const RANK_CONSTANT = 2;
/** A score with the small extra of a new entry: up to a tenth, halved every half year of age. */
const withRecency = (score, { time, now }) => {
    const days = Math.max(0, now.getTime() - time.getTime()) / DAY_MS;
    return score * (1 + RECENCY * 2 ** (-days / HALF_LIFE_DAYS));
};
/** The best first; of equals the newest, then by id, so that an answer is the same each time. */
const byRank = (a, b) => b.score - a.score ||
    Date.parse(b.document.time) - Date.parse(a.document.time) ||
    (a.document.id < b.document.id ? -1 : 1);
/**
 * Joins rankings of the same things by reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009).
 * @returns the sum of 1 / (rank + 2) over the rankings that have it, by thing
 */
function fused(rankings) {
    const scores = new Map();
    for (const ranking of rankings)
        for (const [rank, one] of ranking.entries())
            scores.set(one, (scores.get(one) ?? 0) + 1 / (rank + RANK_CONSTANT));
    return scores;
}


/***/ })

};
