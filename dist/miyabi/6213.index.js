export const id = 6213;
export const ids = [6213];
export const modules = {

/***/ 56213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   actionsIndexCache: () => (/* binding */ actionsIndexCache)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_knowledge_encoder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44821);
/* harmony import */ var _write_privately_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24736);




const PREFIX = `miyabi-knowledge-${_core_knowledge_encoder_js__WEBPACK_IMPORTED_MODULE_2__/* .ENCODER_VERSION */ .iA}-`;
/** An extra of the run, which waits for it no longer than for a step of its own. */
const PATIENCE = { timeoutInMs: 20_000, segmentTimeoutInMs: 60_000 };
/**
 * The cache of GitHub Actions. An archive of it is unpacked wherever it says, and any job of the repository
 * may have made it: only jobs whose token may write nothing restore one, and only jobs that run no generated
 * code save one (ADR 24).
 *
 * @param file absolute path, the same in every job: it is part of the cache's identity
 */
function actionsIndexCache(file) {
    const keyOf = ({ day, commit }) => `${PREFIX}${day}-${commit}`;
    /** Large, and most jobs need it never. */
    const open = async () => {
        const cache = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(2271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        return cache.isFeatureAvailable() ? cache : undefined;
    };
    return {
        async restore(state) {
            const cache = await open();
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), { recursive: true });
            const hit = await cache?.restoreCache([file], keyOf(state), [PREFIX], PATIENCE);
            return hit === undefined ? undefined : (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file);
        },
        async has(day) {
            const cache = await open();
            const prefix = `${PREFIX}${day}-`;
            const look = { ...PATIENCE, lookupOnly: true };
            return (await cache?.restoreCache([file], prefix, [prefix], look)) !== undefined;
        },
        async save(state, index) {
            const cache = await open();
            await (0,_write_privately_js__WEBPACK_IMPORTED_MODULE_3__/* .writePrivately */ .Q)(file, index);
            await cache?.saveCache([file], keyOf(state));
        },
    };
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


/***/ })

};
