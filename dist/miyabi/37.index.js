export const id = 37;
export const ids = [37];
export const modules = {

/***/ 83037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openKnowledge: () => (/* binding */ openKnowledge)
});

// EXTERNAL MODULE: ./build/core/digest.js
var digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/core/log/log-text.js
var log_text = __webpack_require__(19085);
// EXTERNAL MODULE: ./build/core/log/titles.js
var titles = __webpack_require__(84632);
// EXTERNAL MODULE: ./build/core/plan/past-tasks.js
var past_tasks = __webpack_require__(91345);
// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan = __webpack_require__(16769);
// EXTERNAL MODULE: ./build/core/text/duration-text.js
var duration_text = __webpack_require__(99760);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
;// CONCATENATED MODULE: ./build/core/knowledge/documents-of-log.js







const LIMITS = { line: 600, title: 300, content: 2_000, files: 60, keywords: 30 };
/** Of no use to somebody who looks for how something was done. */
const FIGURE = /^(?:Lines|Warnings|Tests|Commit|Cost|Attempt|Health checks): /;
const FILE = /^(?:Created|Changed): (.+)$/;
const MERGED = /^Pull request: #\d+, merged$/;
/** Without the backslashes that made it inert. */
const plain = (text, length) => (0,inert_line/* plainLine */.h)(text.replace(/\\([\\`*_{}[\]<>#|~!&])/g, "$1"), length);
function kindOf(title) {
    switch (title) {
        case past_tasks/* TASK_TITLE */.FO:
            return { type: "task" };
        case titles/* REVIEW_TITLE */.kV:
            return { type: "review" };
        case titles/* SESSION_TITLE */.se:
            return { type: "session" };
        case `${titles/* DEPLOYMENT_TITLE */.HS}staging`:
            return { type: "deployment", environment: "staging" };
        case `${titles/* DEPLOYMENT_TITLE */.HS}production`:
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
    const seconds = (0,duration_text/* parseDuration */.E)(fields.get("Duration") ?? "");
    const estimatedSeconds = (0,duration_text/* parseDuration */.E)(fields.get("Estimated") ?? "");
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
    const taskType = plan/* Task */.YZ.shape.type.safeParse(fields.get("Type"));
    const time = at.toISOString();
    const keywords = (fields.get("Keywords") ?? "").split(",").map((one) => plain(one, 80));
    return {
        id: key ?? (0,digest/* digestOf */.ol)([time, title, said, ...actions]),
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
        for (const entry of (0,log_text/* readLog */.x)(text)) {
            const document = documentOf(entry, path);
            if (document !== undefined && !byId.has(document.id))
                byId.set(document.id, document);
        }
    return [...byId.values()];
}

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

;// CONCATENATED MODULE: ./build/core/knowledge/ranking.js
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

;// CONCATENATED MODULE: ./build/core/knowledge/settle.js

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
            if (status === past_tasks/* TASK_STATUS */.Rr.failed)
                return "failed";
            return status === past_tasks/* TASK_STATUS */.Rr.success ? outcomeOfWork(document, issue) : "open";
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

// EXTERNAL MODULE: ./build/adapters/git/log-branch.js
var log_branch = __webpack_require__(9541);
;// CONCATENATED MODULE: ./build/adapters/git/git-knowledge.js





/** A year of work days, and no more than a lane may hold in memory. */
const git_knowledge_LIMITS = { files: 250, bytes: 4_000_000 };
/**
 * What the log branch teaches. The log is read once, now.
 *
 * @returns undefined where there is nothing to search
 */
async function openKnowledge(past) {
    const texts = await past.logs(git_knowledge_LIMITS);
    const documents = settled(documentsOfLog(texts.map((text) => ({ path: log_branch/* LOG_FOLDER */.KZ, text })))).filter(({ outcome }) => outcome !== "open");
    if (documents.length === 0)
        return undefined;
    const encoder = new Encoder();
    const index = documents.map((document) => encoder.counts(document));
    return {
        search({ text, limit, agent, issue, types, taskType, outcomes, since }) {
            const asked = new Set(encoder.query(text).indices);
            const found = documents.flatMap((document, at) => {
                const fits = (agent === undefined || document.agent === agent) &&
                    (issue === undefined || document.issue === issue) &&
                    (types === undefined || types.includes(document.type)) &&
                    (taskType === undefined || document.taskType === taskType) &&
                    (outcomes === undefined || outcomes.some((one) => one === document.outcome)) &&
                    (since === undefined || Date.parse(document.time) >= since.getTime());
                const { indices = [], counts = [], length = 0 } = index[at] ?? {};
                const score = indices.reduce((sum, id, place) => (asked.has(id) ? sum + termWeight(counts[place] ?? 0, length) : sum), 0);
                return fits && score > 0 ? [{ document, score }] : [];
            });
            return Promise.resolve(found.sort(byRank).slice(0, limit));
        },
    };
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
