export const id = 2302;
export const ids = [2302];
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

/***/ 2302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sdkEngine: () => (/* binding */ sdkEngine)
});

// EXTERNAL MODULE: ./build/core/budget/counted-tokens.js
var counted_tokens = __webpack_require__(90843);
// EXTERNAL MODULE: ./build/core/budget/usage.js
var usage = __webpack_require__(44717);
// EXTERNAL MODULE: ./build/adapters/anthropic/call-api.js
var call_api = __webpack_require__(65825);
// EXTERNAL MODULE: ./build/adapters/anthropic/client.js
var client = __webpack_require__(71339);
// EXTERNAL MODULE: ./build/adapters/anthropic/upstream/messages-api.js
var messages_api = __webpack_require__(97889);
// EXTERNAL MODULE: ./build/adapters/anthropic/usage-of.js
var usage_of = __webpack_require__(27551);
;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/budget.js

/** Which limit is used up, undefined while there is something left of each. Asked before each call. */
function usedUp(budget, { turns, usage, minutes }) {
    if (turns >= budget.turns)
        return `${turns} of ${budget.turns} turns are used`;
    const tokens = (0,counted_tokens/* countedTokens */.J)(usage);
    if (tokens >= budget.tokens)
        return `${tokens} of ${budget.tokens} tokens are used`;
    if (minutes >= budget.minutes)
        return `${budget.minutes} minutes are over`;
    return undefined;
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/clear-old-results.js
/** Shorter results cost less than the doubt that their absence brings. */
const MIN_CHARACTERS = 400;
const note = (characters) => `[${characters} characters of an old result were cleared; call the tool again where you need them]`;
const cleared = (block) => block.type === "tool_result" &&
    typeof block.content === "string" &&
    block.content.length > MIN_CHARACTERS
    ? { ...block, content: note(block.content.length) }
    : block;
/**
 * The conversation without the text of its old tool results. Every call keeps its answer, as the API
 * demands; what the assistant said and thought stays as it was.
 *
 * @param kept newest user messages that are left whole; the first, which holds the task, always is
 */
function clearOldResults(messages, kept) {
    const users = messages.filter(({ role }) => role === "user");
    const whole = new Set(kept > 0 ? users.slice(-kept) : []);
    return messages.map((message) => message.role === "user" && !whole.has(message)
        ? { ...message, content: message.content.map(cleared) }
        : message);
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/conversation.js

/** Characters of the conversation, as JSON, from which old results are cleared; about 40,000 tokens. */
const CLEAR_AT = 160_000;
/** Characters that it grows by before it is cleared again: each time, the cache is written anew. */
const STEP = 80_000;
const KEPT_MESSAGES = 4;
const isMarkable = (block) => block?.type === "text" || block?.type === "tool_result";
const withMark = ({ role, content }) => {
    const last = content.at(-1);
    return isMarkable(last)
        ? {
            role,
            content: [...content.slice(0, -1), { ...last, cache_control: { type: "ephemeral" } }],
        }
        : { role, content };
};
const sizeOf = (messages) => JSON.stringify(messages).length;
/**
 * The messages of one assignment. The newest user message carries a cache mark, so that each call reads
 * all that came before from the cache; so does the one before it, which was written with the last call:
 * the API looks back no more than 20 blocks from a mark, and one turn of many calls is longer.
 */
class Conversation {
    #messages = [];
    #newest = [];
    #clearAt = CLEAR_AT;
    constructor(prompt) {
        this.say([{ type: "text", text: prompt }]);
    }
    say(blocks) {
        this.#newest = blocks;
    }
    /** What the assistant said, whole: its thinking must come back unchanged. */
    hear(content) {
        this.#messages.push({ role: "user", content: this.#newest });
        // The API takes no empty message.
        const said = content.length > 0 ? content : [{ type: "text", text: "(nothing)" }];
        this.#messages.push({ role: "assistant", content: said });
        this.#newest = [];
    }
    /** What is to be sent now. Clears old results in steps: between them, every call's prefix is the last one's. */
    messages() {
        this.#clear();
        const before = this.#messages.slice(0, -2);
        const [user, assistant] = this.#messages.slice(-2);
        return [
            ...before,
            ...(user && assistant ? [withMark(user), assistant] : []),
            withMark({ role: "user", content: this.#newest }),
        ];
    }
    /**
     * Clears the text of all results that the model has answered to; what is yet to be sent stays.
     *
     * @returns whether there was any
     */
    forgetResults() {
        const before = sizeOf(this.#messages);
        this.#clearBut(0);
        return sizeOf(this.#messages) < before;
    }
    #clear() {
        if (sizeOf(this.#messages) >= this.#clearAt)
            this.#clearBut(KEPT_MESSAGES);
    }
    #clearBut(kept) {
        this.#messages = clearOldResults(this.#messages, kept);
        this.#clearAt = Math.max(CLEAR_AT, sizeOf(this.#messages) + STEP);
    }
}

// EXTERNAL MODULE: ./build/adapters/anthropic/engine/has-diff.js
var has_diff = __webpack_require__(61041);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/core/knowledge/excerpt.js
const MOST_CHARACTERS = 1_200;
const MOST_FILES = 12;
/** What of a document is shown: lines of plain text, strangers' words as they are. */
const excerptOf = ({ title, keywords, files, content }) => [
    title,
    ...(keywords.length === 0 ? [] : [`Keywords: ${keywords.join(", ")}`]),
    ...(files.length === 0 ? [] : [`Files: ${files.slice(0, MOST_FILES).join(", ")}`]),
    ...(content === "" ? [] : [content]),
]
    .join("\n")
    .slice(0, MOST_CHARACTERS);

// EXTERNAL MODULE: ./build/core/text/quote.js
var quote = __webpack_require__(12496);
;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/tool.js
/** Ties a tool's schema to its run, then forgets the type: a list holds tools of all inputs. */
const defineTool = ({ input, run, ...rest }) => ({
    ...rest,
    input,
    run: (value, context) => run(input.parse(value), context),
});

;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/knowledge-tool.js




const RESULTS = 5;
const ENDED = {
    success: "merged",
    failed: "FAILED, no example to follow",
    rolled_back: "TAKEN BACK from production, no example to follow",
};
const shown = ({ document }) => `${document.task ?? document.id}, ${ENDED[document.outcome] ?? document.outcome} ${document.time.slice(0, 10)}\n${excerptOf(document)}`;
/**
 * Search in what earlier tasks of the repository did. Only what was merged is shown as it is; what failed or
 * was taken back is marked so, and what was never merged is not shown. All of it is quoted data with its
 * source: whoever could write an issue could have written into it (threat 42).
 *
 * @param random a fresh unguessable text at each call, at least 16 long
 */
const knowledgeTool = (knowledge, random) => defineTool({
    name: "search_knowledge",
    description: "Finds what earlier tasks of this repository did, or failed at: files, summaries, errors. By words, names or paths.",
    readOnly: true,
    input: schemas/* object */.Ikc({ text: schemas/* string */.YjP().min(1).max(500) }),
    run: async ({ text }) => {
        const found = await knowledge.search({
            text,
            limit: RESULTS,
            types: ["task"],
            outcomes: ["success", "failed", "rolled_back"],
        });
        return {
            text: found.length === 0
                ? "Nothing fits."
                : (0,quote/* quote */.h)("earlier tasks", found.map(shown).join("\n\n"), random),
        };
    },
});

;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/kept-outputs.js
const PREFIX = "output:";
/** Of one assignment, so that its memory is bounded: each output has at most two streams of 1 MiB. */
const MAX_OUTPUTS = 8;
/**
 * Long outputs of one assignment, whole, in our memory: the model reads on in them without running the
 * command again, and nothing that runs in the worktree can change or see them.
 */
class KeptOutputs {
    #outputs = new Map();
    #count = 0;
    /** The name under which the tool `read` finds it, e.g. `output:3`. The oldest makes room. */
    keep(text) {
        this.#count += 1;
        const name = `${PREFIX}${this.#count}`;
        this.#outputs.set(name, text);
        const [oldest] = this.#outputs.keys();
        if (this.#outputs.size > MAX_OUTPUTS && oldest !== undefined)
            this.#outputs.delete(oldest);
        return name;
    }
    find(name) {
        return this.#outputs.get(name);
    }
    /** The name is that of an output which made room for later ones. */
    isGone(name) {
        const number = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : NaN);
        return number >= 1 && number <= this.#count && !this.#outputs.has(name);
    }
}

// EXTERNAL MODULE: ./build/adapters/anthropic/engine/repetition.js
var repetition = __webpack_require__(28678);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/excerpt.js
/** Characters of one tool result; about 8,000 tokens. */
const MAX_CHARACTERS = 30_000;
const MAX_LINE = 2_000;
const shortLine = (line) => line.length <= MAX_LINE
    ? line
    : `${line.slice(0, MAX_LINE)} [line cut, ${line.length} characters]`;
/** Numbered lines of a file from `offset` (1 is the first), with a note on how to read on. */
function numberedLines({ text, offset, limit }) {
    const lines = text.split("\n");
    if (lines.at(-1) === "")
        lines.pop();
    const shown = [];
    let characters = 0;
    for (const [index, line] of lines.slice(offset - 1, offset - 1 + limit).entries()) {
        const row = `${String(offset + index).padStart(6)}\t${shortLine(line)}`;
        characters += row.length + 1;
        if (characters > MAX_CHARACTERS)
            break;
        shown.push(row);
    }
    if (lines.length === 0)
        return "(the file is empty)";
    const last = offset + shown.length - 1;
    if (shown.length === 0)
        return `(the file has ${lines.length} lines)`;
    return last >= lines.length
        ? shown.join("\n")
        : `${shown.join("\n")}\n[lines ${offset}-${last} of ${lines.length}; read on with offset ${last + 1}]`;
}
/** Characters kept of a long output's two ends; programs say at the end how it went. */
const HEAD = 4_000;
const TAIL = 12_000;
/**
 * A long output without its middle.
 *
 * @param keep puts the whole away and names it, only called where something is left out
 */
function endsOf(text, keep) {
    const left = text.length - HEAD - TAIL;
    if (left <= 0)
        return text;
    const name = keep(text);
    const next = text.slice(0, HEAD).split("\n").length;
    return `${text.slice(0, HEAD)}\n[${left} characters are left out; read them with path "${name}", from offset ${next}]\n${text.slice(-TAIL)}`;
}
/** The beginning of a list of lines. */
function beginningOf(lines, limit) {
    const shown = [];
    let characters = 0;
    for (const line of lines.slice(0, limit).map(shortLine)) {
        characters += line.length + 1;
        if (characters > MAX_CHARACTERS)
            break;
        shown.push(line);
    }
    return lines.length <= shown.length
        ? shown.join("\n")
        : `${shown.join("\n")}\n[${lines.length - shown.length} more; narrow the search]`;
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/bash-tool.js



const DEFAULT_SECONDS = 120;
const MAX_SECONDS = 600;
/** A shell command in the worktree, held by whatever sandbox `commands` is. */
const bashTool = (commands) => defineTool({
    name: "bash",
    description: "Runs a bash command in the worktree and gives exit code and output. What it leaves in the background is ended.",
    input: schemas/* object */.Ikc({
        command: schemas/* string */.YjP().min(1),
        timeout_seconds: schemas/* number */.aig().positive().max(MAX_SECONDS).default(DEFAULT_SECONDS),
    }),
    run: async ({ command, timeout_seconds: timeout }, { worktree, secondsLeft, outputs, signal }) => {
        const result = await commands.run(["bash", "-c", command], {
            cwd: worktree,
            timeoutSeconds: Math.max(1, Math.min(timeout, secondsLeft())),
            ...(signal && { signal }),
        });
        const code = result.timedOut ? "timed out" : `exit code ${result.code ?? "none"}`;
        const parts = [result.stdout.trimEnd(), result.stderr.trimEnd()].filter((part) => part !== "");
        return {
            text: endsOf(`[${code}]\n${parts.join("\n[stderr]\n")}`, (whole) => outputs.keep(whole)),
            isError: result.code !== 0,
        };
    },
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/confined-path.js


/** A tool call that the model can correct; the message goes back to it. */
class ToolError extends Error {
    name = "ToolError";
}
const isInside = (root, path) => {
    const from = (0,external_node_path_.relative)(root, path);
    return from !== ".." && !from.startsWith("../") && !(0,external_node_path_.isAbsolute)(from);
};
/** The nearest folder that exists, links resolved, plus the names that do not exist yet. */
async function resolved(path) {
    try {
        return (0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
    }
    catch {
        const parent = (0,external_node_path_.dirname)(path);
        if (parent === path)
            throw new ToolError(`${path} cannot be reached.`);
        return (0,external_node_path_.join)(await resolved(parent), (0,external_node_path_.basename)(path));
    }
}
/**
 * An absolute path inside the worktree for what the model named. Nothing outside of it, nothing through
 * a link, nothing of git's own (threats 14, 15).
 * @throws ToolError
 */
async function confinedPath(worktree, named) {
    if (named === "" || named.includes("\0"))
        throw new ToolError("A path is needed.");
    const root = await (0,promises_.realpath)(worktree);
    const asked = (0,external_node_path_.resolve)(root, (0,external_node_path_.isAbsolute)(named) ? (0,external_node_path_.relative)(worktree, named) : named);
    if (asked === root)
        return root;
    const path = await resolved(asked);
    if (!isInside(root, asked) || !isInside(root, path))
        throw new ToolError(`${named} is outside of the worktree. Work only inside of it.`);
    if ((0,external_node_path_.relative)(root, path)
        .split("/")
        .some((name) => name.toLowerCase() === ".git"))
        throw new ToolError(`${named} belongs to git and is not for you.`);
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    if (found?.isSymbolicLink())
        throw new ToolError(`${named} is a link; links are not followed.`);
    return path;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/file-tools.js







const MAX_FILE_BYTES = 5 * 1024 * 1024;
const WRITE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_TRUNC | external_node_fs_.constants.O_NOFOLLOW;
async function textAt(path, named) {
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (found === undefined)
        throw new ToolError(`${named} does not exist.`);
    if (!found.isFile())
        throw new ToolError(`${named} is not a file.`);
    if (found.size > MAX_FILE_BYTES)
        throw new ToolError(`${named} has ${found.size} bytes; look at parts of it with bash.`);
    const bytes = await (0,promises_.readFile)(path);
    if (bytes.includes(0))
        throw new ToolError(`${named} is not a text file.`);
    return bytes.toString("utf8");
}
async function writeText(path, text) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const file = await (0,promises_.open)(path, WRITE, 0o644);
    try {
        await file.writeFile(text);
    }
    finally {
        await file.close();
    }
}
const read = defineTool({
    name: "read",
    description: "Reads a text file of the worktree, with line numbers; or a long output that was kept, by its name.",
    readOnly: true,
    input: schemas/* object */.Ikc({
        path: schemas/* string */.YjP().describe("Relative to the worktree"),
        offset: schemas/* number */.aig().int().positive().default(1).describe("First line, from 1"),
        limit: schemas/* number */.aig().int().positive().max(2_000).default(2_000).describe("Most lines"),
    }),
    run: async ({ path, offset, limit }, { worktree, outputs }) => {
        if (outputs.isGone(path))
            throw new ToolError(`${path} is not kept any more; run the command again.`);
        const text = outputs.find(path) ?? (await textAt(await confinedPath(worktree, path), path));
        return { text: numberedLines({ text, offset, limit }) };
    },
});
const write = defineTool({
    name: "write",
    description: "Writes a whole file of the worktree, new or over what is there; makes its folders.",
    input: schemas/* object */.Ikc({ path: schemas/* string */.YjP(), content: schemas/* string */.YjP() }),
    run: async ({ path, content }, { worktree }) => {
        const target = await confinedPath(worktree, path);
        const found = await (0,promises_.stat)(target).catch(() => undefined);
        if (found?.isDirectory())
            throw new ToolError(`${path} is a folder.`);
        await writeText(target, content);
        return { text: `Wrote ${content.split("\n").length} lines to ${path}.`, changed: true };
    },
});
const edit = defineTool({
    name: "edit",
    description: "Replaces exact text in a file of the worktree. old_string must occur exactly once, or replace_all must be true.",
    input: schemas/* object */.Ikc({
        path: schemas/* string */.YjP(),
        old_string: schemas/* string */.YjP().min(1),
        new_string: schemas/* string */.YjP(),
        replace_all: schemas/* boolean */.zMY().default(false),
    }),
    run: async ({ path, old_string: before, new_string: after, replace_all: all }, { worktree }) => {
        const target = await confinedPath(worktree, path);
        const text = await textAt(target, path);
        const parts = text.split(before);
        const count = parts.length - 1;
        if (count === 0)
            throw new ToolError(`old_string does not occur in ${path}. Read the file and copy it exactly.`);
        if (count > 1 && !all)
            throw new ToolError(`old_string occurs ${count} times in ${path}. Give more of its surroundings, or replace_all.`);
        await writeText(target, parts.join(after));
        return { text: `Replaced ${count} occurrence(s) in ${path}.`, changed: true };
    },
});
const FILE_TOOLS = [read, write, edit];

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/search-tools.js







const LEFT_OUT = new Set([".git", "node_modules", ".worktrees"]);
const MAX_PATHS = 500;
const MAX_HITS = 300;
const GREP_SECONDS = 30;
/** Every file below a folder, links left out, in a stable order. */
async function filesBelow(folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
    const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const lists = sorted.map(async (entry) => {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory() && !LEFT_OUT.has(entry.name))
            return filesBelow(path);
        return entry.isFile() ? [path] : [];
    });
    return (await Promise.all(lists)).flat();
}
const glob = defineTool({
    name: "glob",
    description: "Lists files of the worktree whose path matches a glob, e.g. src/**/*.ts.",
    readOnly: true,
    input: schemas/* object */.Ikc({
        pattern: schemas/* string */.YjP().min(1).max(500),
        path: schemas/* string */.YjP().default(".").describe("Folder in which to look"),
    }),
    run: async ({ pattern, path }, { worktree }) => {
        const folder = await confinedPath(worktree, path);
        const matches = picomatch(pattern, { dot: true });
        const found = (await filesBelow(folder)).filter((file) => matches((0,external_node_path_.relative)(folder, file)));
        const root = await confinedPath(worktree, ".");
        const paths = found.map((file) => (0,external_node_path_.relative)(root, file));
        return { text: paths.length === 0 ? "No file matches." : beginningOf(paths, MAX_PATHS) };
    },
});
/**
 * Search by the system's grep: its matching is linear in the text, which JavaScript's is not (threat
 * 39), and it runs where commands run.
 */
const grepWith = (commands) => defineTool({
    name: "grep",
    description: "Searches the files of the worktree for a POSIX extended regular expression; gives path:line:text.",
    readOnly: true,
    input: schemas/* object */.Ikc({
        pattern: schemas/* string */.YjP().min(1).max(1_000),
        path: schemas/* string */.YjP().default(".").describe("File or folder in which to look"),
        glob: schemas/* string */.YjP().max(200).optional().describe("Only files with such names, e.g. *.ts"),
        ignore_case: schemas/* boolean */.zMY().default(false),
    }),
    run: async ({ pattern, path, glob: names, ignore_case: ignoreCase }, { worktree, signal }) => {
        const root = await confinedPath(worktree, ".");
        const target = (0,external_node_path_.relative)(root, await confinedPath(worktree, path));
        const command = [
            "grep",
            "-rnIE",
            ...[...LEFT_OUT].map((name) => `--exclude-dir=${name}`),
            ...(names === undefined ? [] : [`--include=${names}`]),
            ...(ignoreCase ? ["-i"] : []),
            "-e",
            pattern,
            // Without a place, grep searches the folder that it is in, and names no "./".
            ...(target === "" ? [] : ["--", target]),
        ];
        const result = await commands.run(command, {
            cwd: root,
            timeoutSeconds: GREP_SECONDS,
            ...(signal && { signal }),
        });
        if (result.timedOut)
            throw new ToolError("The search took too long; narrow it.");
        if (result.code === 1)
            return { text: "No line matches." };
        if (result.code !== 0)
            throw new ToolError(`grep failed: ${result.stderr.slice(0, 500)}`);
        return { text: beginningOf(result.stdout.trimEnd().split("\n"), MAX_HITS) };
    },
});
const searchTools = (commands) => [glob, grepWith(commands)];

;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/tool-set.js







const FINISH = "finish";
const FinishInput = schemas/* object */.Ikc({
    summary: schemas/* string */.YjP()
        .trim()
        .min(1)
        .describe("What you changed and how you checked it, in a few plain lines"),
    not_done: schemas/* array */.YOg(schemas/* string */.YjP().trim().min(1))
        .default([])
        .describe("What the task asks for and you could not do, each with its reason"),
});
/** The report of a call of `finish`; undefined for every other call, and for one that is not valid. */
function reportOf({ name, input, }) {
    const report = name === FINISH ? FinishInput.safeParse(input) : undefined;
    if (!report?.success)
        return undefined;
    const { summary, not_done: open } = report.data;
    return { summary, ...(open.length === 0 ? {} : { notDone: open.join("; ") }) };
}
const finish = defineTool({
    name: FINISH,
    description: "Ends the task. Call it once everything is done and the checks pass.",
    input: FinishInput,
    run: () => Promise.resolve({ text: "Noted." }),
});
/** @param more tools that are not always there */
const toolSet = (commands, more = []) => [
    ...FILE_TOOLS,
    ...searchTools(commands),
    bashTool(commands),
    ...more,
    finish,
];
const InputSchema = schemas/* looseObject */._H3({ type: schemas/* literal */.euz("object") });
/** The tools as the API wants them: always in the same order, so that the prompt cache holds. */
const toolParams = (tools) => tools.map(({ name, description, input }) => ({
    name,
    description,
    input_schema: InputSchema.parse(json_schema_processors/* toJSONSchema */.bl(input, { io: "input" })),
}));
/** Runs one call; whatever goes wrong with it is an answer to the model, not the end of the loop. */
async function runTool(tools, call, context) {
    const tool = toolOf(tools, call.name);
    if (!tool)
        return {
            text: `There is no tool ${call.name}. There are: ${tools.map(({ name }) => name).join(", ")}.`,
            isError: true,
        };
    const input = tool.input.safeParse(call.input);
    if (!input.success)
        return { text: `Wrong input: ${errors/* prettifyError */.S1(input.error)}`, isError: true };
    try {
        return await tool.run(call.input, context);
    }
    catch (error) {
        if (error instanceof ToolError || (0,error_code/* codeOf */.$)(error) !== undefined)
            return { text: (0,error_code/* messageOf */.b)(error), isError: true };
        throw error;
    }
}
const toolOf = (tools, name) => tools.find((tool) => tool.name === name);
/** Calls that run side by side at most: each `grep` is a process. */
const MAX_SIDE_BY_SIDE = 8;
/** Calls in their order, those that only read and follow each other together. */
function batchesOf(tools, calls) {
    const batches = [];
    let open = false;
    for (const call of calls) {
        const reads = toolOf(tools, call.name)?.readOnly ?? false;
        const last = batches.at(-1);
        if (last && open && reads && last.length < MAX_SIDE_BY_SIDE)
            last.push(call);
        else
            batches.push([call]);
        open = reads;
    }
    return batches;
}
/**
 * All calls of one turn, the outcomes in their order. Reads that follow each other run side by side,
 * everything else in turn: a read sees what the call before it wrote.
 */
async function runCalls(tools, calls, context) {
    const done = [];
    for (const batch of batchesOf(tools, calls))
        done.push(...(await Promise.all(batch.map(async (call) => ({ call, outcome: await runTool(tools, call, context) })))));
    return done;
}

;// CONCATENATED MODULE: ./build/adapters/anthropic/engine/sdk-engine.js













const MAX_OUTPUT_TOKENS = 24_000;
const MIN_OUTPUT_TOKENS = 1_024;
/** Turns in a row that ended without a call: asked once to go on or to finish, then the engine gives up. */
const MAX_ENDED_TURNS = 2;
/** Turns in a row that were cut off or paused, and so ran nothing. */
const MAX_CUT_TURNS = 3;
const MAX_MINUTES_A_CALL = 10;
const GO_ON = `Your turn ended without a call. Go on with the tools; when everything is done and the checks pass, call ${FINISH}.`;
const PAUSED = "Go on where you paused.";
const CUT_OFF = "Your turn was longer than the output limit and nothing of it was run. Work in smaller steps.";
/** How the API refuses a conversation that is longer than the model's context. */
const TOO_LONG = /prompt is too long|context window/i;
const circles = (what) => `You are going round in circles: ${what}. Stop, think about why, and try another way. If nothing is left to try, call ${FINISH} and say what you could not do.`;
const STOPPED = { end: { status: "stopped", summary: "the job is about to end" } };
/** Miyabi's own agent loop on the Messages API: the model calls tools, we run them in the worktree. */
function sdkEngine({ model, commands, clock, knowledge, ...connection }) {
    const more = knowledge === undefined ? [] : [knowledgeTool(knowledge.store, knowledge.random)];
    const tools = toolSet(commands, more);
    const params = toolParams(tools);
    return {
        async work(assignment) {
            const upstream = (0,messages_api/* messagesApi */.l)(connection);
            const { credential } = upstream;
            const asked = { client: await (0,client/* anthropicClient */.U)(upstream), credential };
            return new Work({ asked, model, tools, params, commands, clock }, assignment).run();
        },
    };
}
/** One assignment from its prompt to its report. */
class Work {
    #means;
    #assignment;
    #conversation;
    #repetition = new repetition/* Repetition */.Y();
    #outputs = new KeptOutputs();
    #startedAt;
    #turns = 0;
    #idle = 0;
    #warned = false;
    /** Old results were cleared since the model last answered. */
    #madeRoom = false;
    #usage = usage/* NO_USAGE */.yJ;
    constructor(means, assignment) {
        this.#means = means;
        this.#assignment = assignment;
        this.#conversation = new Conversation(assignment.prompt);
        this.#startedAt = means.clock.monotonic();
    }
    async run() {
        for (;;) {
            const { end } = await this.#unlessStopped(() => this.#step());
            if (end)
                return { ...end, turns: this.#turns, usage: this.#usage };
        }
    }
    /** A step ends early, or by an error, where the signal ends the request or the program in it. */
    async #unlessStopped(step) {
        const { signal } = this.#assignment;
        if (signal?.aborted)
            return STOPPED;
        try {
            return await step();
        }
        catch (error) {
            if (signal?.aborted)
                return STOPPED;
            throw error;
        }
    }
    #minutes() {
        return (this.#means.clock.monotonic() - this.#startedAt) / 60_000;
    }
    async #step() {
        const { budget } = this.#assignment;
        const spent = { turns: this.#turns, usage: this.#usage, minutes: this.#minutes() };
        const limit = usedUp(budget, spent);
        if (limit !== undefined)
            return { end: { status: "budget", summary: limit } };
        const reply = await this.#ask(budget.tokens - (0,counted_tokens/* countedTokens */.J)(this.#usage));
        if (reply.kind === "refused")
            return TOO_LONG.test(reply.reason)
                ? this.#makeRoom(reply.reason)
                : { end: { status: "unusable", summary: reply.reason } };
        this.#turns += 1;
        this.#usage = (0,usage/* addUsage */.vk)(this.#usage, (0,usage_of/* usageOf */.F)(this.#means.model, reply.message));
        if (reply.message.stop_reason === "model_context_window_exceeded")
            return this.#makeRoom("the model's context is full");
        this.#madeRoom = false;
        this.#conversation.hear(reply.message.content);
        return this.#answer(reply.message);
    }
    #ask(tokensLeft) {
        const { task, tryNumber, system, budget, signal } = this.#assignment;
        const minutes = Math.min(MAX_MINUTES_A_CALL, budget.minutes - this.#minutes());
        return (0,call_api/* callApi */.p)(this.#means.asked, {
            model: this.#means.model,
            max_tokens: Math.max(MIN_OUTPUT_TOKENS, Math.min(MAX_OUTPUT_TOKENS, tokensLeft)),
            system: [{ type: "text", text: system, cache_control: { type: "ephemeral" } }],
            tools: this.#means.params,
            messages: this.#conversation.messages(),
            metadata: { user_id: `miyabi:codegen:${task}:attempt-${tryNumber}` },
        }, { timeoutMs: Math.max(1_000, minutes * 60_000), signal });
    }
    async #answer({ content, stop_reason: reason }) {
        const calls = content.filter((block) => block.type === "tool_use");
        if (reason === "refusal")
            return { end: { status: "unusable", summary: "the model refused the task" } };
        if (reason === "max_tokens")
            return this.#cutOff(calls);
        if (calls.length === 0)
            return reason === "pause_turn"
                ? this.#nudge(PAUSED, MAX_CUT_TURNS)
                : this.#nudge(GO_ON, MAX_ENDED_TURNS);
        this.#idle = 0;
        return this.#runCalls(calls);
    }
    /**
     * Asks the same again without any old result. What came back is half an answer at most, and is not
     * heard. The engine gives up where nothing was left to clear, or where that did not help.
     */
    #makeRoom(reason) {
        if (this.#madeRoom || !this.#conversation.forgetResults())
            return { end: { status: "unusable", summary: reason } };
        this.#madeRoom = true;
        return {};
    }
    /** What was cut may be half a file: none of it is run, and every call is answered. */
    #cutOff(calls) {
        if (calls.length === 0)
            return this.#nudge(CUT_OFF, MAX_CUT_TURNS);
        this.#conversation.say(calls.map(({ id }) => ({
            type: "tool_result",
            tool_use_id: id,
            content: CUT_OFF,
            is_error: true,
        })));
        return this.#countIdle(MAX_CUT_TURNS);
    }
    #nudge(text, most) {
        this.#conversation.say([{ type: "text", text }]);
        return this.#countIdle(most);
    }
    #countIdle(most) {
        this.#idle += 1;
        return this.#idle < most
            ? {}
            : { end: { status: "stuck", summary: `${this.#idle} turns in a row did nothing` } };
    }
    async #runCalls(calls) {
        const { tools, commands } = this.#means;
        const { worktree, budget, signal } = this.#assignment;
        const secondsLeft = () => (budget.minutes - this.#minutes()) * 60;
        const done = await runCalls(tools, calls, {
            worktree,
            secondsLeft,
            outputs: this.#outputs,
            signal,
        });
        // What a call was doing when it was ended, it has not done.
        if (signal?.aborted)
            return STOPPED;
        const results = done.map(({ call, outcome: { text, isError = false } }) => ({
            type: "tool_result",
            tool_use_id: call.id,
            content: text === "" ? "(no output)" : text,
            is_error: isError,
        }));
        const report = calls.map(reportOf).find((one) => one !== undefined);
        if (report !== undefined)
            return { end: { status: "finished", ...report } };
        const repeated = await this.#repetition.note(done.map(({ call: { name, input }, outcome: { text, isError = false, changed = false } }) => ({
            ...{ name, input, text, isError, changed },
        })), () => (0,has_diff/* hasDiff */.E)(commands, worktree));
        return this.#goOn(results, repeated);
    }
    /** Answers the calls; says once what repeats, and gives up when something does again. */
    #goOn(results, repeated) {
        if (repeated !== undefined && this.#warned)
            return { end: { status: "stuck", summary: repeated } };
        this.#warned ||= repeated !== undefined;
        const warning = repeated === undefined ? [] : [circles(repeated)];
        this.#conversation.say([
            ...results,
            ...warning.map((text) => ({ type: "text", text })),
        ]);
        return {};
    }
}


/***/ })

};
