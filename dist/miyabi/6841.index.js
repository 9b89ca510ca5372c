export const id = 6841;
export const ids = [6841];
export const modules = {

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

/***/ 16841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLogIndex: () => (/* binding */ openLogIndex),
  shareLogIndex: () => (/* binding */ shareLogIndex)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/core/knowledge/encoder.js + 4 modules
var encoder = __webpack_require__(44821);
// EXTERNAL MODULE: ./build/core/knowledge/ranking.js
var ranking = __webpack_require__(15155);
;// CONCATENATED MODULE: ./build/adapters/knowledge/best.js
/** The order of `byRank` (core/knowledge/ranking.ts). */
const isBetter = (a, b) => a.score !== b.score ? a.score > b.score : a.time !== b.time ? a.time > b.time : a.id < b.id;
/** The best so many of any number of hits, without sorting all of them. */
class Best {
    hits = [];
    #limit;
    constructor(limit) {
        this.#limit = limit;
    }
    offer(hit) {
        const last = this.hits.at(-1);
        if (this.hits.length >= this.#limit && (last === undefined || !isBetter(hit, last)))
            return;
        let at = this.hits.length;
        for (; at > 0; at--) {
            const before = this.hits[at - 1];
            if (before === undefined || !isBetter(hit, before))
                break;
        }
        this.hits.splice(at, 0, hit);
        if (this.hits.length > this.#limit)
            this.hits.pop();
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/core/knowledge/document.js
var knowledge_document = __webpack_require__(14508);
;// CONCATENATED MODULE: ./build/adapters/knowledge/blocks.js



/** Documents in a block: what a search unpacks for each hit. */
const SIZE = 64;
const MOST_BYTES = 32 * 1024 * 1024;
/** Unpacked blocks that are kept at hand. */
const MOST_OPEN = 32;
const Block = schemas/* array */.YOg(schemas/* unknown */.L5J());
/** The whole documents by their numbers, packed in blocks that are only unpacked where they are read. */
class Blocks {
    #packed;
    #open = new Map();
    constructor(packed = []) {
        this.#packed = [...packed];
    }
    get packed() {
        return this.#packed;
    }
    #block(at) {
        const open = this.#open.get(at);
        if (open !== undefined)
            return open;
        const packed = this.#packed[at];
        if (packed === undefined)
            return [];
        const text = (0,external_node_zlib_.inflateRawSync)(packed, { maxOutputLength: MOST_BYTES }).toString("utf8");
        const documents = Block.parse(JSON.parse(text));
        if (this.#open.size >= MOST_OPEN)
            this.#open.clear();
        this.#open.set(at, documents);
        return documents;
    }
    /** @throws Error where there is no such number, or what is there is no document */
    read(number) {
        const document = this.#block(Math.floor(number / SIZE))[number % SIZE];
        return knowledge_document/* KnowledgeDocument */.aN.parse(document);
    }
    /** Sets documents by their numbers; the new ones follow the last without a gap. */
    write(documents) {
        const touched = new Map();
        for (const [number, document] of documents) {
            const at = Math.floor(number / SIZE);
            const block = touched.get(at) ?? [...this.#block(at)];
            block[number % SIZE] = document;
            touched.set(at, block);
        }
        for (const [at, block] of touched) {
            this.#packed[at] = (0,external_node_zlib_.deflateRawSync)(JSON.stringify(block));
            this.#open.delete(at);
        }
    }
}

// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan = __webpack_require__(16769);
;// CONCATENATED MODULE: ./build/adapters/knowledge/columns.js


const TASK_TYPES = plan/* Task */.YZ.shape.type.options;
const rowOf = (document, length) => {
    const { id, issue, agent, type, taskType, outcome, source, time } = document;
    const rest = taskType === undefined ? {} : { taskType };
    return { id, issue, agent, type, ...rest, outcome, source, time: Date.parse(time), length };
};
/** Whether the filters of a query let a document pass. */
const passes = (row, query) => {
    const { outcome } = row;
    return (outcome !== "open" &&
        (query.agent === undefined || row.agent === query.agent) &&
        (query.issue === undefined || row.issue === query.issue) &&
        (query.types === undefined || query.types.includes(row.type)) &&
        (query.taskType === undefined || row.taskType === query.taskType) &&
        (query.outcomes === undefined || query.outcomes.includes(outcome)) &&
        (query.since === undefined || row.time >= query.since.getTime()));
};
function statsOf(rows, terms) {
    const stats = {
        ...{ documents: rows.length, terms },
        ...{ byType: {}, byOutcome: {}, byAgent: {} },
    };
    let oldest = Infinity;
    let newest = -Infinity;
    for (const { type, outcome, agent, time } of rows) {
        stats.byType[type] = (stats.byType[type] ?? 0) + 1;
        stats.byOutcome[outcome] = (stats.byOutcome[outcome] ?? 0) + 1;
        stats.byAgent[agent] = (stats.byAgent[agent] ?? 0) + 1;
        oldest = Math.min(oldest, time);
        newest = Math.max(newest, time);
    }
    return rows.length === 0
        ? stats
        : { ...stats, oldest: new Date(oldest), newest: new Date(newest) };
}
const NONE = 255;
const codeOf = (list, one) => one === undefined ? NONE : list.indexOf(one);
/** @throws Error where the list has no such place */
function valueAt(list, code) {
    const value = list[code];
    if (value === undefined)
        throw new Error(`The index has a value ${code} that none stands for`);
    return value;
}
/** Texts that come again and again: each once, and the place of each. */
function listed(texts) {
    const list = [...new Set(texts)];
    const places = new Map(list.map((text, at) => [text, at]));
    return { list, places: texts.map((text) => places.get(text) ?? 0) };
}
/** Rows as a few long lists, which pack far better. */
function columnsOf(rows) {
    const agents = listed(rows.map(({ agent }) => agent));
    const sources = listed(rows.map(({ source }) => source));
    return {
        ids: rows.map(({ id }) => id),
        issues: rows.map(({ issue }) => issue),
        ...{ agents: agents.list, agentOf: agents.places },
        ...{ sources: sources.list, sourceOf: sources.places },
        types: rows.map(({ type }) => codeOf(knowledge_document/* KNOWLEDGE_TYPES */.F4, type)),
        taskTypes: rows.map(({ taskType }) => codeOf(TASK_TYPES, taskType)),
        outcomes: rows.map(({ outcome }) => codeOf(knowledge_document/* KNOWLEDGE_OUTCOMES */.f9, outcome)),
        times: rows.map(({ time }) => time),
        lengths: rows.map(({ length }) => length),
    };
}
/** @throws Error where the lists are no rows */
function rowsOf(columns) {
    const { ids, issues, agents, agentOf, sources, sourceOf } = columns;
    const { types, taskTypes, outcomes, times, lengths } = columns;
    return ids.map((id, at) => {
        const taskType = taskTypes[at] ?? NONE;
        return {
            id,
            issue: valueAt(issues, at),
            agent: valueAt(agents, valueAt(agentOf, at)),
            type: valueAt(knowledge_document/* KNOWLEDGE_TYPES */.F4, valueAt(types, at)),
            ...(taskType === NONE ? {} : { taskType: valueAt(TASK_TYPES, taskType) }),
            outcome: valueAt(knowledge_document/* KNOWLEDGE_OUTCOMES */.f9, valueAt(outcomes, at)),
            source: valueAt(sources, valueAt(sourceOf, at)),
            time: valueAt(times, at),
            length: valueAt(lengths, at),
        };
    });
}

// EXTERNAL MODULE: ./build/adapters/knowledge/dense-vectors.js
var dense_vectors = __webpack_require__(48604);
;// CONCATENATED MODULE: ./build/adapters/knowledge/postings.js

const NO_POSTINGS = {
    terms: new Uint32Array(0),
    starts: new Uint32Array(1),
    documents: new Uint32Array(0),
    counts: new Uint8Array(0),
};
/** How many postings each term will have. */
function sizesOf(postings, { renumbered, added }) {
    const { terms, starts, documents } = postings;
    const sizes = new Map();
    for (const [at, term] of terms.entries()) {
        let size = 0;
        for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++)
            if ((renumbered[documents[place] ?? 0] ?? -1) >= 0)
                size++;
        if (size > 0)
            sizes.set(term, size);
    }
    for (const { indices } of added.values())
        for (const term of indices)
            sizes.set(term, (sizes.get(term) ?? 0) + 1);
    return sizes;
}
/** In place, by the number of the document; almost always there is nothing to do. */
function sortSlice({ documents, counts }, from, to) {
    let isSorted = true;
    for (let at = from + 1; at < to && isSorted; at++)
        isSorted = (documents[at - 1] ?? 0) < (documents[at] ?? 0);
    if (isSorted)
        return;
    const pairs = Float64Array.from(documents.subarray(from, to), (document, at) => document * 256 + (counts[from + at] ?? 0)).sort();
    for (const [at, pair] of pairs.entries()) {
        documents[from + at] = Math.floor(pair / 256);
        counts[from + at] = pair % 256;
    }
}
/** New arrays with a change in them. */
function changed(postings, change) {
    const sizes = sizesOf(postings, change);
    const terms = Uint32Array.from(sizes.keys()).sort();
    const starts = new Uint32Array(terms.length + 1);
    const next = new Map();
    let total = 0;
    for (const [at, term] of terms.entries()) {
        starts[at] = total;
        next.set(term, total);
        total += sizes.get(term) ?? 0;
    }
    starts[terms.length] = total;
    const made = {
        ...{ terms, starts },
        ...{ documents: new Uint32Array(total), counts: new Uint8Array(total) },
    };
    const put = (term, document, count) => {
        const place = next.get(term) ?? 0;
        made.documents[place] = document;
        made.counts[place] = count;
        next.set(term, place + 1);
    };
    for (const [at, term] of postings.terms.entries())
        for (let place = postings.starts[at] ?? 0; place < (postings.starts[at + 1] ?? 0); place++) {
            const document = change.renumbered[postings.documents[place] ?? 0] ?? -1;
            if (document >= 0)
                put(term, document, postings.counts[place] ?? 0);
        }
    for (const [document, { indices, counts }] of change.added)
        for (const [at, term] of indices.entries())
            put(term, document, counts[at] ?? 0);
    for (const at of terms.keys())
        sortSlice(made, starts[at] ?? 0, starts[at + 1] ?? 0);
    return made;
}
/** The place of a term, -1 where no document has it. */
function placeOf(terms, term) {
    let low = 0;
    let high = terms.length - 1;
    while (low <= high) {
        const middle = (low + high) >> 1;
        const found = terms[middle] ?? 0;
        if (found === term)
            return middle;
        if (found < term)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return -1;
}
/** What a document's length adds to a count in the denominator of BM25. */
const normOf = (length) => encoder/* BM25 */.Bu.k * (1 - encoder/* BM25 */.Bu.b + (encoder/* BM25 */.Bu.b * length) / encoder/* BM25 */.Bu.averageLength);
/**
 * BM25 of every document, 0 for those without a term of the query. The idf is that of Lucene and
 * Qdrant, which never is below zero: ln(1 + (N - n + 0.5) / (n + 0.5)).
 *
 * @param norms of each document (`normOf`)
 */
function scoresOf({ terms, starts, documents, counts }, norms, query) {
    const scores = new Float32Array(norms.length);
    for (const term of query) {
        const at = placeOf(terms, term);
        if (at < 0)
            continue;
        const from = starts[at] ?? 0;
        const to = starts[at + 1] ?? 0;
        const idf = Math.log(1 + (norms.length - (to - from) + 0.5) / (to - from + 0.5));
        const factor = idf * (encoder/* BM25 */.Bu.k + 1);
        for (let place = from; place < to; place++) {
            const document = documents[place] ?? 0;
            const count = counts[place] ?? 0;
            scores[document] =
                (scores[document] ?? 0) + (factor * count) / (count + (norms[document] ?? 0));
        }
    }
    return scores;
}

;// CONCATENATED MODULE: ./build/adapters/knowledge/embedded-store.js







/** Of each ranking, how many are joined with the other. */
const FUSED = 100;
const identity = (count) => Int32Array.from({ length: count }, (_, at) => at);
/** A store in this process's memory: BM25, and dense vectors where there is a model for them. */
class EmbeddedStore {
    #clock;
    #embedder;
    #encoder = new encoder/* Encoder */.Nz();
    #rows;
    #numbers;
    #postings;
    #blocks;
    #vectors;
    #norms;
    constructor({ clock, embedder }, parts) {
        this.#clock = clock;
        this.#embedder = embedder;
        this.#rows = [...(parts?.rows ?? [])];
        this.#numbers = new Map(this.#rows.map(({ id }, at) => [id, at]));
        this.#postings = parts?.postings ?? NO_POSTINGS;
        this.#blocks = parts?.blocks ?? new Blocks();
        this.#norms = Float32Array.from(this.#rows, ({ length }) => normOf(length));
        if (embedder === undefined)
            return;
        const known = parts?.vectors;
        if (known?.model === embedder.model && known.dimension === embedder.dimension) {
            this.#vectors = known;
            return;
        }
        this.#vectors = new dense_vectors/* DenseVectors */.u(embedder);
        this.#vectors.renumber(new Int32Array(0), this.#rows.length);
    }
    get parts() {
        return {
            ...{ rows: this.#rows, postings: this.#postings },
            ...{ blocks: this.#blocks, vectors: this.#vectors },
        };
    }
    async upsert(documents) {
        if (documents.length > 0)
            this.#put(new Map(documents.map((one) => [one.id, one])));
        await this.#embedMissing();
    }
    #put(documents) {
        const renumbered = identity(this.#rows.length);
        const added = new Map();
        for (const [id, document] of documents) {
            const known = this.#numbers.get(id);
            if (known !== undefined)
                renumbered[known] = -1;
            const number = known ?? this.#numbers.size;
            this.#numbers.set(id, number);
            added.set(number, document);
        }
        const counts = new Map([...added].map(([number, one]) => [number, this.#encoder.counts(one)]));
        this.#postings = changed(this.#postings, { renumbered, added: counts });
        for (const [number, document] of added)
            this.#rows[number] = rowOf(document, counts.get(number)?.length ?? 0);
        this.#blocks.write(added);
        this.#norms = Float32Array.from(this.#rows, ({ length }) => normOf(length));
        this.#vectors?.renumber(renumbered, this.#rows.length);
    }
    remove(ids) {
        if (ids.some((id) => this.#numbers.has(id)))
            this.#drop(new Set(ids));
        return Promise.resolve();
    }
    #drop(gone) {
        const kept = new Map();
        const renumbered = Int32Array.from(this.#rows, ({ id }, old) => {
            if (gone.has(id))
                return -1;
            kept.set(kept.size, this.#blocks.read(old));
            return kept.size - 1;
        });
        this.#postings = changed(this.#postings, { renumbered, added: new Map() });
        this.#rows = this.#rows.filter(({ id }) => !gone.has(id));
        this.#numbers = new Map(this.#rows.map(({ id }, at) => [id, at]));
        this.#norms = Float32Array.from(this.#rows, ({ length }) => normOf(length));
        this.#blocks = new Blocks();
        this.#blocks.write(kept);
        this.#vectors?.renumber(renumbered, this.#rows.length);
    }
    async #embedMissing() {
        const [vectors, embedder] = [this.#vectors, this.#embedder];
        if (vectors === undefined || embedder === undefined)
            return;
        const missing = this.#rows.flatMap((_, at) => (vectors.has(at) ? [] : [at]));
        await vectors.fill(embedder, new Map(missing.map((at) => [at, this.#blocks.read(at)])));
    }
    async search(query) {
        const terms = this.#encoder.query(query.text).indices;
        const scores = scoresOf(this.#postings, this.#norms, terms);
        const joined = await this.#joined(query, scores);
        const now = this.#clock.now();
        const best = new Best(query.limit);
        for (const [number, row] of this.#rows.entries()) {
            // Without a term in the query all fit alike, and the newest come first.
            const fit = terms.length === 0 ? 1 : joined ? (joined.get(number) ?? 0) : scores[number];
            if (fit === undefined || fit <= 0 || !passes(row, query))
                continue;
            const score = (0,ranking/* withRecency */.iB)(fit, { time: new Date(row.time), now });
            best.offer({ number, score, time: row.time, id: row.id });
        }
        return best.hits.map(({ number, score }) => ({ document: this.#blocks.read(number), score }));
    }
    /** Scores of terms and meaning together; undefined where there is no model, or it does not answer. */
    async #joined(query, scores) {
        const [vectors, embedder] = [this.#vectors, this.#embedder];
        if (vectors === undefined || embedder === undefined)
            return undefined;
        const [vector] = await embedder.embed([query.text]).catch(() => []);
        if (vector === undefined)
            return undefined;
        const passing = this.#rows.flatMap((row, at) => (passes(row, query) ? [at] : []));
        const best = (by) => passing
            .filter((at) => (by[at] ?? 0) > 0)
            .sort((a, b) => (by[b] ?? 0) - (by[a] ?? 0))
            .slice(0, FUSED);
        return (0,ranking/* fused */.cZ)([best(scores), best(vectors.scores(vector, this.#rows.length))]);
    }
    #where(asked) {
        const found = this.#rows.flatMap((row, at) => (asked(row) ? [at] : []));
        return found.map((at) => this.#blocks.read(at));
    }
    /** Every document, `open` ones included. */
    all() {
        return this.#where(() => true);
    }
    ofIssues(issues) {
        const asked = new Set(issues);
        return Promise.resolve(this.#where(({ issue }) => asked.has(issue)));
    }
    /** All documents of files of the log, by their paths. */
    ofFiles(paths) {
        const asked = new Set(paths);
        return Promise.resolve(this.#where(({ source }) => asked.has(source)));
    }
    stats() {
        return Promise.resolve(statsOf(this.#rows, this.#postings.terms.length));
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/adapters/knowledge/varints.js
/** Whole numbers from 0 to 2^32 - 1 as one to five bytes each, the small ones short (LEB128). */
class VarintWriter {
    #bytes = Buffer.alloc(64 * 1024);
    #length = 0;
    put(value) {
        if (this.#length + 5 > this.#bytes.length)
            this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
        let rest = value;
        while (rest >= 0x80) {
            this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
            rest = Math.floor(rest / 0x80);
        }
        this.#bytes[this.#length++] = rest;
    }
    get bytes() {
        return this.#bytes.subarray(0, this.#length);
    }
}
class VarintReader {
    #bytes;
    #at = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    /** @throws Error beyond the end, or where more than five bytes belong together */
    take() {
        let value = 0;
        for (let factor = 1; factor <= 0x80 ** 4; factor *= 0x80) {
            const byte = this.#bytes[this.#at++];
            if (byte === undefined)
                break;
            value += (byte & 0x7f) * factor;
            if (byte < 0x80)
                return value;
        }
        throw new Error("The index ends within a number");
    }
}

;// CONCATENATED MODULE: ./build/adapters/knowledge/packed-postings.js

/**
 * Postings as bytes: of each term how far it is from the one before, how many postings it has, and of
 * each of those how far its document is from the one before, then all counts.
 */
function packPostings({ terms, starts, documents, counts }) {
    const writer = new VarintWriter();
    writer.put(terms.length);
    writer.put(documents.length);
    let lastTerm = 0;
    for (const [at, term] of terms.entries()) {
        writer.put(term - lastTerm);
        lastTerm = term;
        const from = starts[at] ?? 0;
        const to = starts[at + 1] ?? 0;
        writer.put(to - from);
        let lastDocument = 0;
        for (let place = from; place < to; place++) {
            const document = documents[place] ?? 0;
            writer.put(document - lastDocument);
            lastDocument = document;
        }
    }
    return Buffer.concat([writer.bytes, counts]);
}
/**
 * @param count how many documents there are
 * @throws Error where they are not whole, or name a document that is not there
 */
function unpackPostings(bytes, count) {
    const reader = new VarintReader(bytes);
    const termCount = reader.take();
    const size = reader.take();
    if (termCount > bytes.length || size > bytes.length)
        throw new Error("The index is cut off");
    const terms = new Uint32Array(termCount);
    const starts = new Uint32Array(termCount + 1);
    const documents = new Uint32Array(size);
    let term = 0;
    let place = 0;
    for (let at = 0; at < termCount; at++) {
        term += reader.take();
        terms[at] = term;
        const end = place + reader.take();
        if (end > size)
            throw new Error("The index has more postings than it says");
        for (let document = 0; place < end; place++) {
            document += reader.take();
            if (document >= count)
                throw new Error("The index names a document that it does not have");
            documents[place] = document;
        }
        starts[at + 1] = end;
    }
    const counts = new Uint8Array(bytes.subarray(bytes.length - size));
    return { terms, starts, documents, counts };
}

;// CONCATENATED MODULE: ./build/adapters/knowledge/index-file.js








/** What a file begins with: raised where an older file can no longer be read as it is. */
const FORMAT = "miyabi knowledge 1\n";
const DIGEST_BYTES = 32;
const index_file_MOST_BYTES = 1024 * 1024 * 1024;
/** The log that an index was made of. */
const IndexedLog = schemas/* object */.Ikc({
    /** Commit of the log branch, or what else names its state. */
    commit: schemas/* string */.YjP(),
    /** The object of each day's file, by its path. */
    files: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
});
const texts = schemas/* array */.YOg(schemas/* string */.YjP());
const numbers = schemas/* array */.YOg(schemas/* number */.aig().nonnegative());
const Header = schemas/* object */.Ikc({
    encoder: schemas/* literal */.euz(encoder/* ENCODER_VERSION */.iA),
    log: IndexedLog,
    /** Bytes of each section that follows: columns, postings, vectors, then the blocks of documents. */
    sections: numbers,
    model: schemas/* object */.Ikc({ model: schemas/* string */.YjP(), dimension: schemas/* number */.aig().int().positive() }).optional(),
});
const Columns = schemas/* object */.Ikc({
    ...{ ids: texts, agents: texts, sources: texts },
    ...{
        issues: numbers,
        agentOf: numbers,
        sourceOf: numbers,
        types: numbers,
        taskTypes: numbers,
        outcomes: numbers,
    },
    ...{ times: schemas/* array */.YOg(schemas/* number */.aig()), lengths: numbers },
});
const digest = (bytes) => (0,external_node_crypto_.createHash)("sha256").update(bytes).digest();
const packed = (bytes) => (0,external_node_zlib_.deflateRawSync)(bytes);
const unpacked = (bytes) => (0,external_node_zlib_.inflateRawSync)(bytes, { maxOutputLength: index_file_MOST_BYTES });
/**
 * An index as one file: a line that names the format, the length of a JSON header, the header, the
 * sections, and the SHA-256 of all that.
 */
function writeIndex(parts, log) {
    const { rows, postings, blocks, vectors } = parts;
    const sections = [
        packed(JSON.stringify(columnsOf(rows))),
        packed(packPostings(postings)),
        packed(Buffer.from(vectors?.bytes ?? [])),
        ...blocks.packed,
    ];
    const header = {
        encoder: encoder/* ENCODER_VERSION */.iA,
        log,
        sections: sections.map(({ length }) => length),
        ...(vectors && { model: { model: vectors.model, dimension: vectors.dimension } }),
    };
    const text = Buffer.from(JSON.stringify(header));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(text.length);
    const body = Buffer.concat([Buffer.from(FORMAT), size, text, ...sections]);
    return Buffer.concat([body, digest(body)]);
}
/**
 * Reads what `writeIndex` wrote.
 * @returns undefined for anything else: an older format, another encoder, a damaged or cut file
 */
function readIndex(file) {
    try {
        const body = file.subarray(0, -DIGEST_BYTES);
        const head = FORMAT.length + 4;
        if (body.toString("latin1", 0, FORMAT.length) !== FORMAT)
            return undefined;
        if (!digest(body).equals(file.subarray(-DIGEST_BYTES)))
            return undefined;
        const end = head + body.readUInt32LE(FORMAT.length);
        const header = Header.parse(JSON.parse(body.toString("utf8", head, end)));
        let at = end;
        const sections = header.sections.map((length) => body.subarray(at, (at += length)));
        const [columns, postings, vectors, ...blocks] = sections;
        if (at !== body.length || !columns || !postings || !vectors)
            return undefined;
        const rows = rowsOf(Columns.parse(JSON.parse(unpacked(columns).toString("utf8"))));
        const model = header.model && new dense_vectors/* DenseVectors */.u(header.model, new Int8Array(unpacked(vectors)));
        if (model && model.bytes.length !== rows.length * model.dimension)
            return undefined;
        return {
            parts: {
                rows,
                postings: unpackPostings(unpacked(postings), rows.length),
                blocks: new Blocks(blocks),
                vectors: model,
            },
            log: header.log,
        };
    }
    catch {
        return undefined; // whatever is wrong with it: the log is there to make another
    }
}

// EXTERNAL MODULE: ./build/core/knowledge/documents-of-log.js
var documents_of_log = __webpack_require__(76638);
// EXTERNAL MODULE: ./build/core/knowledge/settle.js
var settle = __webpack_require__(31998);
;// CONCATENATED MODULE: ./build/adapters/knowledge/sync-log.js


/** Days that are read and stored at a time. */
const BATCH = 64;
/** What files of the log, read anew, change in a store. */
async function renewal(store, paths, texts) {
    const fresh = (0,documents_of_log/* documentsOfLog */.I)(texts);
    const ids = new Set(fresh.map(({ id }) => id));
    const before = await store.ofFiles(paths);
    const gone = new Set(before.flatMap(({ id }) => (ids.has(id) ? [] : [id])));
    const issues = [...new Set([...before, ...fresh].map(({ issue }) => issue))];
    const others = (await store.ofIssues(issues)).filter(({ id }) => !ids.has(id) && !gone.has(id));
    const known = new Map(others.map(({ id, outcome }) => [id, outcome]));
    // What was settled as it is now stays as it is.
    const put = (0,settle/* settled */.g)([...others, ...fresh]).filter(({ id, outcome }) => known.get(id) !== outcome);
    return { put, gone: [...gone] };
}
/**
 * Brings a store up to a log: days that are new are added, days that changed replaced, days that are gone
 * dropped, and what they say of issues of other days settled anew.
 *
 * @param known the log that the store was made of; none for an empty store
 * @returns how many days were read or dropped
 */
async function syncLog(store, { source, known, progress, }) {
    const paths = [...new Set([...Object.keys(source.files), ...Object.keys(known?.files ?? {})])];
    const changed = paths.filter((path) => known?.files[path] !== source.files[path]).sort();
    for (let at = 0; at < changed.length; at += BATCH) {
        const some = changed.slice(at, at + BATCH);
        const there = some.filter((path) => source.files[path] !== undefined);
        const { put, gone } = await renewal(store, some, await source.read(there));
        await store.remove(gone);
        await store.upsert(put);
        progress?.(Math.min(at + BATCH, changed.length), changed.length);
    }
    return changed.length;
}

// EXTERNAL MODULE: ./build/adapters/knowledge/write-privately.js
var write_privately = __webpack_require__(24736);
;// CONCATENATED MODULE: ./build/adapters/knowledge/log-index.js





/** A log of fewer days is read faster than a cache is asked for. */
const LEAST_DAYS = 14;
/** Undefined where the log is too short for a cache. */
function stateOf({ files, commit }) {
    const days = Object.keys(files).sort();
    const [day] = /\d{4}-\d\d-\d\d/.exec(days.at(-1) ?? "") ?? [];
    return days.length < LEAST_DAYS || day === undefined ? undefined : { day, commit };
}
/** What was kept on this machine, else what an earlier job left; whatever cannot be read counts for nothing. */
async function kept({ source, file, cache }) {
    const here = file === undefined ? undefined : await (0,promises_.readFile)(file).catch(() => undefined);
    const index = here && readIndex(here);
    if (index !== undefined)
        return { ...index, bytes: here?.length ?? 0 };
    const state = stateOf(source);
    if (cache === undefined || state === undefined)
        return undefined;
    const left = await cache.restore(state).catch(() => undefined);
    const restored = left && readIndex(left);
    return restored && { ...restored, bytes: undefined };
}
/** The index of a log: one that was kept, brought up to the log as it stands, else a new one. */
async function openLogIndex(options) {
    const { source, file, clock, embedder, progress } = options;
    const known = await kept(options);
    const store = new EmbeddedStore({ clock, embedder }, known?.parts);
    const read = await syncLog(store, { source, known: known?.log, progress });
    const log = { commit: source.commit, files: { ...source.files } };
    if (read === 0 && known?.bytes !== undefined)
        return { store, log, read, bytes: known.bytes };
    if (file === undefined)
        return { store, log, read };
    const index = writeIndex(store.parts, log);
    await (0,write_privately/* writePrivately */.Q)(file, index);
    return { store, log, read, bytes: index.length };
}
/**
 * Leaves an index of the log for later jobs, once a day and where the log is so long that they gain by it.
 * It is made of the log alone.
 */
async function shareLogIndex(options) {
    const { source, cache, ...rest } = options;
    const state = stateOf(source);
    if (state === undefined || (await cache.has(state.day)))
        return "not_needed";
    const { store, log } = await openLogIndex({ source, ...rest });
    await cache.save(state, writeIndex(store.parts, log));
    return "shared";
}


/***/ }),

/***/ 24736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ writePrivately)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** Writes a file that no other user reads, whole or not at all; its folder is made. */
async function writePrivately(file, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.${process.pid}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(beside, content, { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(beside, file);
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

/***/ 76638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ documentsOfLog)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82552);
/* harmony import */ var _log_log_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19085);
/* harmony import */ var _log_titles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84632);
/* harmony import */ var _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91345);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16769);
/* harmony import */ var _text_duration_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99760);
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34327);







const LIMITS = { line: 600, title: 300, content: 2_000, files: 60, keywords: 30 };
/** Of no use to somebody who looks for how something was done. */
const FIGURE = /^(?:Lines|Warnings|Tests|Commit|Cost|Attempt|Health checks): /;
const FILE = /^(?:Created|Changed): (.+)$/;
const MERGED = /^Pull request: #\d+, merged$/;
/** Without the backslashes that made it inert. */
const plain = (text, length) => (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_3__/* .plainLine */ .h)(text.replace(/\\([\\`*_{}[\]<>#|~!&])/g, "$1"), length);
function kindOf(title) {
    switch (title) {
        case _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_1__/* .TASK_TITLE */ .FO:
            return { type: "task" };
        case _log_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .REVIEW_TITLE */ .kV:
            return { type: "review" };
        case _log_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .SESSION_TITLE */ .se:
            return { type: "session" };
        case `${_log_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .DEPLOYMENT_TITLE */ .HS}staging`:
            return { type: "deployment", environment: "staging" };
        case `${_log_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .DEPLOYMENT_TITLE */ .HS}production`:
            return { type: "deployment", environment: "production" };
        default:
            return undefined;
    }
}
/** `task-500-1 (Add User model)` or `issue-500 (Add user authentication)`. */
function subjectOf(said) {
    const [, word = "", number, task, title = ""] = /^(task|issue)-(\d{1,9})(-\d{1,9})?(?: \((.*)\))?$/.exec(said) ?? [];
    const issue = Number(number);
    if (!(issue > 0) || (word === "task") !== (task !== undefined))
        return undefined;
    const id = task === undefined ? {} : { task: `task-${issue}${task}` };
    return { issue, ...id, title: plain(title, LIMITS.title) };
}
/** The optional figures of an entry. */
function figuresOf({ fields, actions }) {
    const seconds = (0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDuration */ .E)(fields.get("Duration") ?? "");
    const estimatedSeconds = (0,_text_duration_text_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDuration */ .E)(fields.get("Estimated") ?? "");
    const [, score] = /^(\d{1,3})\/100$/.exec(fields.get("Quality") ?? "") ?? [];
    const commit = actions
        .flatMap((line) => /^Commit: (?:.* \()?([0-9a-f]{7,12})\)?$/.exec(line)?.[1] ?? [])
        .at(-1);
    return {
        ...(seconds === undefined ? {} : { seconds }),
        ...(estimatedSeconds === undefined || estimatedSeconds === 0 ? {} : { estimatedSeconds }),
        ...(score === undefined ? {} : { score: Number(score) }),
        ...(commit === undefined ? {} : { commit }),
    };
}
function documentOf(entry, source) {
    const { key, at, title, fields, actions } = entry;
    const kind = kindOf(title);
    const said = fields.get("Task") ?? "";
    const subject = subjectOf(said);
    const status = fields.get("Status");
    if (kind === undefined || subject === undefined || status === undefined)
        return undefined;
    if ((kind.type === "task") !== (subject.task !== undefined))
        return undefined;
    const taskType = _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .Task */ .YZ.shape.type.safeParse(fields.get("Type"));
    const time = at.toISOString();
    const keywords = (fields.get("Keywords") ?? "").split(",").map((one) => plain(one, 80));
    return {
        id: key ?? (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)([time, title, said, ...actions]),
        ...subject,
        ...kind,
        agent: plain(fields.get("Agent") ?? "", 80),
        ...(taskType.success ? { taskType: taskType.data } : {}),
        status: plain(status, 80),
        outcome: "open",
        ...(kind.type === "session" && actions.some((line) => MERGED.test(line))
            ? { merged: true }
            : {}),
        content: actions
            .filter((line) => !FIGURE.test(line) && !FILE.test(line))
            .map((line) => plain(line, LIMITS.line))
            .join("\n")
            .slice(0, LIMITS.content),
        keywords: keywords.filter((one) => one !== "").slice(0, LIMITS.keywords),
        files: actions
            .flatMap((line) => FILE.exec(line)?.[1] ?? [])
            // The seed's example says how many lines a file got.
            .map((path) => plain(path.replace(/ \(\d+ lines\)$/, ""), LIMITS.title))
            .slice(0, LIMITS.files),
        time,
        ...figuresOf(entry),
        source,
    };
}
/**
 * The documents of log files, one for each entry that tells of work, all of them `open`: how they ended
 * is what all entries of an issue come to (settle.ts). Of entries with the same key the first counts.
 */
function documentsOfLog(logs) {
    const byId = new Map();
    for (const { path, text } of logs)
        for (const entry of (0,_log_log_text_js__WEBPACK_IMPORTED_MODULE_6__/* .readLog */ .x)(text)) {
            const document = documentOf(entry, path);
            if (document !== undefined && !byId.has(document.id))
                byId.set(document.id, document);
        }
    return [...byId.values()];
}


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


/***/ }),

/***/ 31998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ settled)
/* harmony export */ });
/* harmony import */ var _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91345);

/**
 * The documents with the outcome that the log comes to. Whoever has all documents of an issue can settle
 * it; what was settled before is settled anew, so a day that is read later changes what it must.
 */
function settled(documents) {
    const byIssue = new Map();
    for (const document of documents) {
        const own = byIssue.get(document.issue);
        if (own === undefined)
            byIssue.set(document.issue, [document]);
        else
            own.push(document);
    }
    for (const own of byIssue.values())
        own.sort(byTime);
    return documents.map((document) => ({
        ...document,
        outcome: outcomeOf(document, byIssue.get(document.issue) ?? []),
    }));
}
const byTime = (a, b) => a.time < b.time ? -1 : a.time > b.time ? 1 : 0;
const hasEnded = ({ type, status }) => type === "session" && (status === "done" || status === "failed");
function outcomeOf(document, issue) {
    const { type, status } = document;
    switch (type) {
        case "task":
            if (status === _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .TASK_STATUS */ .Rr.failed)
                return "failed";
            return status === _plan_past_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .TASK_STATUS */ .Rr.success ? outcomeOfWork(document, issue) : "open";
        case "review":
            return status === "REJECT" ? "failed" : outcomeOfWork(document, issue);
        case "deployment":
            return outcomeOfDeployment(status);
        case "session":
            if (!hasEnded(document))
                return "open";
            if (wasTakenBack(issue.filter(({ time }) => time <= document.time)))
                return "rolled_back";
            return status === "done" ? "success" : "failed";
    }
}
function outcomeOfDeployment(status) {
    switch (status) {
        case "healthy":
            return "success";
        case "rolled_back":
            return "rolled_back";
        case "unhealthy":
        case "rollback_failed":
        case "inconclusive":
            return "failed";
        default:
            return "open";
    }
}
/**
 * What became of a task that succeeded, or of a change that a review let pass. Ids of tasks come again
 * where an issue is planned anew: work of a session that ended, and was done again before the merge, is
 * not what was merged.
 */
function outcomeOfWork(document, issue) {
    const later = issue.filter(({ time }) => time >= document.time);
    const merge = later.find(({ merged }) => merged === true);
    const end = later.find(hasEnded);
    if (merge === undefined)
        return end === undefined ? "open" : "rejected";
    const wasReplaced = later.some(({ type, task, status, time }) => type === document.type &&
        task === document.task &&
        status === document.status &&
        end !== undefined &&
        end.merged !== true &&
        time > end.time &&
        time <= merge.time);
    if (wasReplaced)
        return "rejected";
    return wasTakenBack(later) ? "rolled_back" : "success";
}
/** Production went back from it, or stands badly with it, and no later deployment made it good. */
function wasTakenBack(issue) {
    const newest = issue.findLast(({ type, environment, status }) => type === "deployment" &&
        environment === "production" &&
        outcomeOfDeployment(status) !== "open");
    return newest !== undefined && ["rolled_back", "rollback_failed"].includes(newest.status);
}


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


/***/ })

};
