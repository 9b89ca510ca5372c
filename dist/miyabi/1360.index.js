export const id = 1360;
export const ids = [1360,1240];
export const modules = {

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

/***/ 28535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ detectToolchains)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/source-files.js
var source_files = __webpack_require__(56427);
;// CONCATENATED MODULE: ./build/adapters/toolchains/failed-tests.js

/** More say no more: who repairs them begins with these. */
const MOST_NAMED = 50;
const LONGEST_NAME = 200;
const isInside = (path) => path !== "" && path !== ".." && !path.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(path);
/** A path as a report has it, from the project's folder; undefined outside of it. */
function fileIn(root, file) {
    const path = (0,external_node_path_.isAbsolute)(file) ? (0,external_node_path_.relative)(root, file) : file;
    return isInside(path) ? path : undefined;
}
/**
 * What a report names of the tests that failed.
 * @param root folder of the project
 * @param named as the report has them, e.g. with whole paths
 */
const failedTests = (root, named) => named.slice(0, MOST_NAMED).map(({ name, file }) => {
    const inside = file === undefined ? undefined : fileIn(root, file);
    const told = name.replace(/\s+/g, " ").trim().slice(0, LONGEST_NAME);
    return { name: told, ...(inside === undefined ? {} : { file: inside }) };
});

;// CONCATENATED MODULE: ./build/adapters/toolchains/parts.js
const unknown = (reason) => ({
    kind: "unknown",
    reason,
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/adapters/files/plain-file.js



/** Reports of large repositories have a few megabytes. */
const MAX_BYTES = 50 * 1024 * 1024;
/** A pipe opens at once and is then refused; a link is not followed. */
const FLAGS = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/** `max` bytes of an open file, or fewer where it has no more. */
async function readUpTo(file, max) {
    const chunks = [];
    let length = 0;
    while (length < max) {
        const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(64 * 1024) });
        if (bytesRead === 0)
            break;
        chunks.push(buffer.subarray(0, bytesRead));
        length += bytesRead;
    }
    return Buffer.concat(chunks);
}
/**
 * The text of a file that generated code may have made: undefined for all that is no plain file of at
 * most `maxBytes` (absent, a link, a pipe, a device, a folder). Waits for nobody (threats 14 and 22).
 */
async function plainText(path, maxBytes = MAX_BYTES) {
    try {
        // Before it is opened: opening a device may do something.
        if (!(await (0,promises_.lstat)(path)).isFile())
            return undefined;
        const file = await (0,promises_.open)(path, FLAGS);
        try {
            if (!(await file.stat()).isFile())
                return undefined;
            const bytes = await readUpTo(file, maxBytes + 1);
            return bytes.length > maxBytes ? undefined : bytes.toString("utf8");
        }
        finally {
            await file.close();
        }
    }
    catch {
        return undefined;
    }
}
/** The same for a path inside of a tree, whose folders lead nowhere else. */
async function plainTextIn(tree, path, maxBytes) {
    const file = (0,external_node_path_.join)(tree, path);
    try {
        const [root, folder] = [await (0,promises_.realpath)(tree), await (0,promises_.realpath)((0,external_node_path_.dirname)(file))];
        return `${folder}/`.startsWith(`${root}/`) ? await plainText(file, maxBytes) : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/report-file.js






/** Puts back what lay there; a folder that the command removed is not made again. */
async function restore(path, text) {
    const flags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_TRUNC | external_node_fs_.constants.O_NOFOLLOW;
    const file = await (0,promises_.open)(path, flags, 0o644).catch((error) => {
        if ((0,error_code/* codeOf */.$)(error) === "ENOENT")
            return undefined;
        throw error;
    });
    if (file === undefined)
        return;
    try {
        await file.writeFile(text);
    }
    finally {
        await file.close();
    }
}
/** Whether a file's folder is where its name says: one that became a link would lead our writes elsewhere (threat 14). */
async function leadsInside(tree, file) {
    const folder = await (0,promises_.realpath)((0,external_node_path_.dirname)(file)).catch(() => undefined);
    return folder === undefined || `${folder}/`.startsWith(`${await (0,promises_.realpath)(tree)}/`);
}
/**
 * Runs `command` and returns with its result the report that it wrote at `path` inside the tree. What
 * lay there before is put aside: a report that was committed is not a report of this run (threat 22).
 */
async function withReport({ tree, path }, command) {
    if ((0,external_node_path_.isAbsolute)(path) || (0,external_node_path_.normalize)(path).startsWith(".."))
        throw new errors/* UserError */.yo("invalid_config", `The report path ${path} in .github/miyabi.yml is outside of the repository. Name one inside of it.`);
    const file = (0,external_node_path_.join)(tree, path);
    if (!(await leadsInside(tree, file)))
        return { result: await command(), report: undefined };
    const before = await plainText(file);
    await (0,promises_.rm)(file, { recursive: true, force: true });
    const result = await command();
    // The command may have put a link in the folder's place: nothing is read, removed or written there.
    if (!(await leadsInside(tree, file)))
        return { result, report: undefined };
    const report = await plainText(file);
    await (0,promises_.rm)(file, { recursive: true, force: true });
    if (before !== undefined)
        await restore(file, before);
    return { result, report };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/reports/line-coverage.js
/** The sum over some files, undefined where they have no line that can run. */
function coverageOver(coverage, files, of) {
    let lines = 0;
    let hit = 0;
    for (const file of files) {
        lines += coverage.get(file)?.lines ?? 0;
        hit += coverage.get(file)?.hit ?? 0;
    }
    return lines === 0 ? undefined : { of, lines, hit };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/reports/changed-coverage.js



/** Lines without code in the languages that we know: empty, or a comment's. */
const NO_CODE = /^\s*(?:$|\/\/|\/?\*|#)/;
/** Where code runs in functions and macros alone, a file that names modules or types has nothing to run. */
const RUNS = [
    { file: /\.rs$/, code: /\bfn\b|\w!\s*[({[]/ },
    { file: /\.go$/, code: /\bfunc\b/ },
];
/** Lines of a file that no test has loaded: none of them ran. */
async function unloaded(path, file) {
    const text = (await plainTextIn(path, file)) ?? "";
    const lines = text.split("\n").filter((line) => !NO_CODE.test(line));
    const kind = RUNS.find((one) => one.file.test(file));
    const runs = kind === undefined || lines.some((line) => kind.code.test(line));
    return { lines: runs ? lines.length : 0, hit: 0 };
}
/**
 * Line coverage over the source files that a change touches; a file that no test loads counts with all
 * its lines. Where the change touches no source file, over what the tests have loaded.
 *
 * @param isSource tells the files that tests can run
 * @returns undefined where there is no line that can run
 */
async function changedCoverage(coverage, { path, changedFiles }, isSource) {
    const sources = changedFiles.filter(isSource);
    if (sources.length === 0) {
        const loaded = [...coverage.keys()].filter((file) => !(0,source_files/* isTestFile */.hl)(file));
        return coverageOver(coverage, loaded, "all");
    }
    const all = new Map(coverage);
    for (const file of sources)
        if (!all.has(file))
            all.set(file, await unloaded(path, file));
    return coverageOver(all, sources, "change");
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/reports/xml.js
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const decode = (text) => text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (whole, decimal, hex, name) => {
    if (typeof name === "string")
        return ENTITIES[name] ?? whole;
    const code = typeof decimal === "string" ? Number(decimal) : parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
});
const NAME = /[A-Za-z_:][\w:.-]*/y;
const ATTRIBUTE = /\s+([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
/** Reads sticky from a position. */
function at(pattern, text, position) {
    pattern.lastIndex = position;
    return pattern.exec(text);
}
const skip = (text, from, end) => {
    const found = text.indexOf(end, from);
    if (found < 0)
        throw new Error(`the XML report ends inside of ${end}`);
    return found + end.length;
};
/**
 * The tags of an XML report, texts left out. A small strict reader for what test and coverage tools
 * write: attributes in quotes, comments, CDATA, processing instructions; no entity definitions, which
 * no report needs and attackers like.
 * @throws Error where the document is not of that kind
 */
function* tagsOf(text) {
    const open = [];
    let position = 0;
    for (;;) {
        position = text.indexOf("<", position);
        if (position < 0)
            break;
        if (text.startsWith("<!--", position))
            position = skip(text, position + 4, "-->");
        else if (text.startsWith("<![CDATA[", position))
            position = skip(text, position + 9, "]]>");
        else if (text.startsWith("<?", position))
            position = skip(text, position + 2, "?>");
        else if (text.startsWith("<!", position)) {
            const end = skip(text, position, ">");
            if (text.slice(position, end).includes("["))
                throw new Error("the XML report defines entities");
            position = end;
        }
        else if (text.startsWith("</", position)) {
            const name = at(NAME, text, position + 2)?.[0] ?? "";
            if (open.pop() !== name)
                throw new Error(`</${name}> closes nothing in the XML report`);
            yield { kind: "close", name, attributes: new Map() };
            position = skip(text, position, ">");
        }
        else {
            const name = at(NAME, text, position + 1)?.[0];
            if (name === undefined)
                throw new Error("the XML report has a < outside of a tag");
            const attributes = new Map();
            let end = position + 1 + name.length;
            for (let found = at(ATTRIBUTE, text, end); found; found = at(ATTRIBUTE, text, end)) {
                attributes.set(found[1] ?? "", decode(found[2] ?? found[3] ?? ""));
                end = ATTRIBUTE.lastIndex;
            }
            const close = at(/\s*(\/?)>/y, text, end);
            if (!close)
                throw new Error(`<${name}> is not well formed in the XML report`);
            yield { kind: "open", name, attributes };
            if (close[1] === "/")
                yield { kind: "close", name, attributes: new Map() };
            else
                open.push(name);
            position = end + close[0].length;
        }
    }
    if (open.length > 0)
        throw new Error(`<${open.at(-1) ?? ""}> is not closed in the XML report`);
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/reports/cobertura.js


/**
 * Line coverage of a Cobertura XML report. A class's lines are counted, not those of its methods, which
 * are the same again; classes of one file are taken together.
 * @throws Error where it is no such report
 */
function parseCobertura(text, root) {
    const files = new Map();
    let rootTag;
    let current;
    let inMethods = false;
    for (const { kind, name, attributes } of tagsOf(text)) {
        rootTag ??= name;
        if (name === "methods")
            inMethods = kind === "open";
        if (name === "class" && kind === "close")
            current = undefined;
        if (kind === "close")
            continue;
        if (name === "class") {
            const named = attributes.get("filename") ?? "";
            const path = (0,external_node_path_.normalize)((0,external_node_path_.isAbsolute)(named) ? (0,external_node_path_.relative)(root, named) : named);
            current = files.get(path) ?? new Map();
            files.set(path, current);
        }
        if (name !== "line" || inMethods || !current)
            continue;
        const line = Number(attributes.get("number"));
        const hits = Number(attributes.get("hits"));
        if (!Number.isInteger(line) || !Number.isFinite(hits))
            throw new Error("a line of the Cobertura report has no number or hits");
        current.set(line, (current.get(line) ?? false) || hits > 0);
    }
    if (rootTag !== "coverage")
        throw new Error("this is no Cobertura report");
    return new Map([...files].map(([path, lines]) => [
        path,
        { lines: lines.size, hit: [...lines.values()].filter(Boolean).length },
    ]));
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/reports/junit.js

/**
 * Counts the cases of a JUnit XML report: what is neither failed nor skipped has passed.
 * @throws Error where it is no such report
 */
function parseJunit(text) {
    const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
    let root;
    let state;
    let test = { name: "" };
    for (const { kind, name, attributes } of tagsOf(text)) {
        root ??= name;
        if (name === "testcase") {
            if (kind === "open") {
                state = "passed";
                test = { name: attributes.get("name") ?? "", file: attributes.get("file") };
            }
            else if (state) {
                counts[state] += 1;
                if (state === "failed")
                    counts.failures.push(test);
                state = undefined;
            }
        }
        else if (kind === "open" && state) {
            if (name === "failure" || name === "error")
                state = "failed";
            if (name === "skipped" && state !== "failed")
                state = "skipped";
        }
    }
    if (root !== "testsuites" && root !== "testsuite")
        throw new Error("this is no JUnit report");
    return counts;
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/reports/lcov.js

/**
 * Line coverage of an LCOV report (geninfo(1)): `SF:` names a file, `DA:<line>,<hits>` a line. A line
 * that is named twice counts once and is hit where one of the two was. `root` makes paths relative.
 * @throws Error where a line is not of that kind
 */
function parseLcov(text, root) {
    const files = new Map();
    let current;
    for (const line of text.split(/\r?\n/)) {
        if (line.startsWith("SF:")) {
            const named = line.slice(3);
            const path = (0,external_node_path_.normalize)((0,external_node_path_.isAbsolute)(named) ? (0,external_node_path_.relative)(root, named) : (0,external_node_path_.relative)(root, (0,external_node_path_.join)(root, named)));
            current = files.get(path) ?? new Map();
            files.set(path, current);
        }
        else if (line.startsWith("DA:")) {
            const [, number = "", hits = ""] = /^DA:(\d+),(\d+)/.exec(line) ?? [];
            if (!current || number === "")
                throw new Error(`not LCOV: ${line.slice(0, 80)}`);
            const key = Number(number);
            current.set(key, (current.get(key) ?? false) || Number(hits) > 0);
        }
        else if (line === "end_of_record")
            current = undefined;
        else if (line !== "" && !/^[A-Z]{2,5}:/.test(line))
            throw new Error(`not LCOV: ${line.slice(0, 80)}`);
    }
    return new Map([...files].map(([path, lines]) => [
        path,
        { lines: lines.size, hit: [...lines.values()].filter(Boolean).length },
    ]));
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(37428);
;// CONCATENATED MODULE: ./build/adapters/toolchains/reports/sarif.js



const Level = schemas/* enum */.k5n(["none", "note", "warning", "error"]);
const Result = schemas/* object */.Ikc({
    ruleId: schemas/* string */.YjP().optional(),
    ruleIndex: schemas/* number */.aig().int().optional(),
    level: Level.optional(),
    kind: schemas/* string */.YjP().optional(),
    message: schemas/* object */.Ikc({ text: schemas/* string */.YjP().optional(), id: schemas/* string */.YjP().optional() }),
    suppressions: schemas/* array */.YOg(schemas/* unknown */.L5J()).optional(),
    locations: schemas/* array */.YOg(schemas/* object */.Ikc({
        physicalLocation: schemas/* object */.Ikc({
            artifactLocation: schemas/* object */.Ikc({ uri: schemas/* string */.YjP().optional() }).optional(),
            region: schemas/* object */.Ikc({ startLine: schemas/* number */.aig().int().optional() }).optional(),
        })
            .optional(),
    }))
        .optional(),
});
const Rule = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    defaultConfiguration: schemas/* object */.Ikc({ level: Level.optional() }).optional(),
    properties: schemas/* object */.Ikc({ "security-severity": schemas/* string */.YjP().optional() }).optional(),
});
/** The parts of SARIF 2.1.0 (OASIS) that findings are made of. */
const Sarif = schemas/* object */.Ikc({
    version: schemas/* literal */.euz("2.1.0"),
    runs: schemas/* array */.YOg(schemas/* object */.Ikc({
        tool: schemas/* object */.Ikc({
            driver: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), rules: schemas/* array */.YOg(Rule).optional() }),
        }),
        results: schemas/* array */.YOg(Result).nullish(),
        invocations: schemas/* array */.YOg(schemas/* object */.Ikc({ executionSuccessful: schemas/* boolean */.zMY().optional() })).optional(),
    })),
});
function pathOf(uri, root) {
    const path = uri.startsWith("file:") ? (0,external_node_url_.fileURLToPath)(uri) : decodeURIComponent(uri);
    return (0,external_node_path_.normalize)((0,external_node_path_.isAbsolute)(path) ? (0,external_node_path_.relative)(root, path) : path);
}
/** GitHub's reading of `security-severity`: a CVSS score. */
function bySecurityScore(score) {
    if (score >= 9)
        return "critical";
    if (score >= 7)
        return "high";
    return score >= 4 ? "medium" : "low";
}
const AS_LINT = { error: "error", warning: "warning", note: "info", none: "info" };
const AS_SECURITY = { error: "high", warning: "medium", note: "low", none: "info" };
function severityOf(part, run, result) {
    const rules = run.tool.driver.rules ?? [];
    const rule = rules.find(({ id }) => id === result.ruleId) ?? rules[result.ruleIndex ?? Number.NaN];
    const level = result.level ?? rule?.defaultConfiguration?.level ?? "warning";
    if (part === "lint")
        return AS_LINT[level];
    const score = Number(rule?.properties?.["security-severity"] ?? Number.NaN);
    return Number.isFinite(score) ? bySecurityScore(score) : AS_SECURITY[level];
}
/**
 * The findings of a SARIF report; passed and suppressed results are none.
 * @throws Error where it is no SARIF, or the tool says that it did not succeed
 */
function parseSarif(text, { part, root }) {
    const value = JSON.parse(text);
    const parsed = Sarif.safeParse(value);
    if (!parsed.success)
        throw new Error(`this is no SARIF 2.1.0: ${core_errors/* prettifyError */.S1(parsed.error)}`);
    return parsed.data.runs.flatMap((run) => {
        if (run.invocations?.some(({ executionSuccessful }) => executionSuccessful === false))
            throw new Error(`${run.tool.driver.name} says that it did not succeed`);
        const results = (run.results ?? []).filter(({ kind = "fail", suppressions = [] }) => kind === "fail" && suppressions.length === 0);
        return results.map((result) => {
            const place = result.locations?.[0]?.physicalLocation;
            const uri = place?.artifactLocation?.uri;
            const line = place?.region?.startLine;
            return {
                part,
                severity: severityOf(part, run, result),
                message: result.message.text ?? result.message.id ?? "(no message)",
                rule: `${run.tool.driver.name}/${result.ruleId ?? "?"}`,
                ...(uri === undefined ? {} : { file: pathOf(uri, root) }),
                ...(line === undefined ? {} : { line }),
            };
        });
    });
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/tool-run.js
const MAX_OUTPUT = 20_000;
/** As a shell has it: the program was not found. */
const NOT_FOUND = 127;
/**
 * Programs see all of `reports` and, unless a call names what may be written, write to all of it.
 *
 * @param reports folder of ours that tools write to; shown as `$REPORTS`, it differs from run to run
 * @param tree what the tools of each of its projects may see
 */
function recorded(commands, { reports, tree }) {
    const lines = [];
    return {
        lines,
        commands: {
            sandbox: commands.sandbox,
            run: (command, options) => {
                const line = command.join(" ").replaceAll(reports, "$REPORTS");
                if (!lines.includes(line))
                    lines.push(line);
                return commands.run(command, {
                    writable: [reports],
                    ...options,
                    tree,
                    readable: [reports],
                });
            },
        },
    };
}
/** Both streams, the end of them. */
const outputOf = ({ stdout, stderr }) => [stdout.trimEnd(), stderr.trimEnd()]
    .filter((part) => part !== "")
    .join("\n")
    .slice(-MAX_OUTPUT);
const isMissing = ({ code }) => code === NOT_FOUND;
/** How a command ended, in words. */
function endingOf(name, result) {
    if (isMissing(result))
        return `${name} is not installed`;
    if (result.timedOut)
        return `${name} took too long`;
    const last = outputOf(result).split("\n").at(-1) ?? "";
    return `${name} ended with ${result.code ?? "a signal"}${last === "" ? "" : `: ${last.slice(0, 300)}`}`;
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/custom-parts.js












const SECONDS = 1_800;
/** Which report each check can be judged by. */
const FITTING = {
    build: [],
    test: ["lcov", "cobertura", "junit"],
    lint: ["sarif"],
    audit: ["sarif"],
    docs: ["sarif"],
};
/** @throws UserError invalid_config for a format that says nothing about the check */
function refuseUnfitting(name, { report }) {
    if (report === undefined || FITTING[name].includes(report.format))
        return;
    const fitting = FITTING[name].join(", ") || "none";
    throw new errors/* UserError */.yo("invalid_config", `checks.${name} in .github/miyabi.yml cannot be judged by a ${report.format} report. Formats for it: ${fitting}.`);
}
function runnerOf(commands) {
    return (check, { path }) => {
        const run = () => commands.run(check.command, { cwd: path, timeoutSeconds: SECONDS });
        return check.report
            ? withReport({ tree: path, path: check.report.path }, run)
            : run().then((result) => ({ result, report: undefined }));
    };
}
/** What a test report adds to the exit code. */
async function readTestReport(format, report, tree) {
    if (format === "junit") {
        const { passed, failed, failures } = parseJunit(report);
        return { passed, failed, failures: failedTests(tree.path, failures) };
    }
    const lines = format === "lcov" ? parseLcov(report, tree.path) : parseCobertura(report, tree.path);
    const coverage = await changedCoverage(lines, tree, source_files/* isSource */.__);
    return coverage === undefined ? {} : { coverage };
}
async function testRun(check, { result, report }, tree) {
    const name = check.command.join(" ");
    const output = outputOf(result);
    const crashed = (reason) => ({ kind: "crashed", reason, output });
    if (isMissing(result) || result.timedOut)
        return crashed(endingOf(name, result));
    if (check.report && report === undefined)
        return crashed(`${endingOf(name, result)} and wrote no report at ${check.report.path}`);
    try {
        const read = check.report && report !== undefined
            ? await readTestReport(check.report.format, report, tree)
            : {};
        const { passed, failed = 0, failures = [], coverage } = read;
        return {
            kind: "ran",
            ...(passed === undefined ? {} : { passed }),
            failed: result.code === 0 ? failed : Math.max(1, failed),
            output,
            ...(failures.length > 0 ? { failures } : {}),
            ...(coverage === undefined ? {} : { coverage }),
        };
    }
    catch (error) {
        return crashed(`${name}: ${(0,error_code/* messageOf */.b)(error)}`);
    }
}
/** Findings of a check that writes SARIF, or none where it succeeds without a report. */
function findings(part, check, { result, report }, root) {
    const name = check.command.join(" ");
    if (isMissing(result) || result.timedOut)
        return unknown(endingOf(name, result));
    if (report === undefined)
        return result.code === 0 && !check.report
            ? { kind: "known", findings: [] }
            : unknown(`${endingOf(name, result)} and wrote no report`);
    try {
        return { kind: "known", findings: parseSarif(report, { part, root }) };
    }
    catch (error) {
        return unknown(`${name}: ${(0,error_code/* messageOf */.b)(error)}`);
    }
}
/** Documentation is all there or not: a command says no more. */
function docsOf(check, ran, root) {
    const name = check.command.join(" ");
    if (isMissing(ran.result) || ran.result.timedOut)
        return unknown(endingOf(name, ran.result));
    const listed = check.report ? findings("lint", check, ran, root) : undefined;
    if (listed?.kind === "unknown")
        return listed;
    const own = { part: "docs", severity: "warning", message: endingOf(name, ran.result) };
    const said = listed?.findings.map((one) => ({ ...one, part: "docs" }));
    const found = said ?? (ran.result.code === 0 ? [] : [own]);
    const documented = ran.result.code === 0 && found.length === 0 ? 1 : 0;
    return { kind: "known", publicItems: 1, documented, findings: found };
}
/**
 * The checks that the configuration names, each in place of what the repository would bring along.
 * @throws UserError invalid_config
 */
function customParts(checks, commands) {
    const run = runnerOf(commands);
    const { build, test, lint, audit, docs } = checks;
    if (build)
        refuseUnfitting("build", build);
    if (test)
        refuseUnfitting("test", test);
    if (lint)
        refuseUnfitting("lint", lint);
    if (audit)
        refuseUnfitting("audit", audit);
    if (docs)
        refuseUnfitting("docs", docs);
    return {
        ...(test && { tests: async (tree) => testRun(test, await run(test, tree), tree) }),
        ...(lint && {
            lint: async (tree) => findings("lint", lint, await run(lint, tree), tree.path),
        }),
        ...(audit && {
            audit: async (tree) => findings("security", audit, await run(audit, tree), tree.path),
        }),
        ...(docs && { docs: async (tree) => docsOf(docs, await run(docs, tree), tree.path) }),
        ...(build && {
            build: async (tree) => {
                const { result } = await run(build, tree);
                return { ok: result.code === 0, output: outputOf(result) };
            },
        }),
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/doc-comments-program.js
/**
 * A program in Go that reads the files that it is given with Go's own parser and prints, as JSON, what each
 * exports and whether a doc comment stands before it. It runs nothing of theirs. As godoc has it, a comment
 * on a group of constants or variables documents all of them, and one behind a name documents it.
 */
const DOC_COMMENTS_PROGRAM = `package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
)

type item struct {
	File       string \`json:"file"\`
	Line       int    \`json:"line"\`
	Name       string \`json:"name"\`
	Documented bool   \`json:"documented"\`
}

func receiver(list *ast.FieldList) string {
	if list == nil || len(list.List) == 0 {
		return ""
	}
	kind := list.List[0].Type
	for {
		switch at := kind.(type) {
		case *ast.StarExpr:
			kind = at.X
		case *ast.ParenExpr:
			kind = at.X
		case *ast.IndexExpr:
			kind = at.X
		case *ast.IndexListExpr:
			kind = at.X
		case *ast.Ident:
			return at.Name
		default:
			return ""
		}
	}
}

func main() {
	items := []item{}
	for _, path := range os.Args[1:] {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			os.Stderr.WriteString(err.Error() + "\\n")
			os.Exit(1)
		}
		if file.Name.Name == "main" || ast.IsGenerated(file) {
			continue
		}
		add := func(name string, at token.Pos, docs ...*ast.CommentGroup) {
			documented := false
			for _, doc := range docs {
				documented = documented || doc.Text() != ""
			}
			items = append(items, item{path, set.Position(at).Line, name, documented})
		}
		for _, declaration := range file.Decls {
			switch at := declaration.(type) {
			case *ast.FuncDecl:
				owner := receiver(at.Recv)
				if !at.Name.IsExported() || at.Recv != nil && !ast.IsExported(owner) {
					continue
				}
				name := at.Name.Name
				if owner != "" {
					name = owner + "." + name
				}
				add(name, at.Name.Pos(), at.Doc)
			case *ast.GenDecl:
				for _, spec := range at.Specs {
					switch one := spec.(type) {
					case *ast.TypeSpec:
						if one.Name.IsExported() {
							add(one.Name.Name, one.Name.Pos(), at.Doc, one.Doc, one.Comment)
						}
					case *ast.ValueSpec:
						for _, name := range one.Names {
							if name.IsExported() {
								add(name.Name, name.Pos(), at.Doc, one.Doc, one.Comment)
							}
						}
					}
				}
			}
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(items); err != nil {
		os.Exit(1)
	}
}
`;

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/go-command.js

/** A report on a large module has megabytes, and half of it is no JSON. */
const go_command_MAX_BYTES = 64 * 1024 * 1024;
/** The clone's history is not stamped into programs: git may not be asked inside of a sandbox. */
const ENVIRONMENT = { GOFLAGS: "-buildvcs=false" };
/**
 * Runs a program of Go's tools. Modules are fetched or vendored as the module has it: Go's own default
 * changes no `go.mod`.
 */
const goRunner = (commands, timeoutSeconds) => (command, cwd) => commands.run(command, { cwd, env: ENVIRONMENT, timeoutSeconds, maxBytes: go_command_MAX_BYTES });
/** How a command of Go's ended; where Go itself is missing, what to do. */
const goEnding = (name, result) => isMissing(result)
    ? `${endingOf("go", result)}: put it on the job's PATH (actions/setup-go)`
    : endingOf(name, result);

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/doc-comments.js








const doc_comments_SECONDS = 300;
const Items = schemas/* array */.YOg(schemas/* object */.Ikc({
    file: schemas/* string */.YjP(),
    line: schemas/* number */.aig().int(),
    name: schemas/* string */.YjP(),
    documented: schemas/* boolean */.zMY(),
}));
const isThere = (path) => (0,promises_.access)(path).then(() => true, () => false);
/** Share of what the changed files export that a doc comment documents; Go's own parser reads them. */
function docComments({ commands, reports }) {
    const go = goRunner(commands, doc_comments_SECONDS);
    return async ({ path, changedFiles }) => {
        const files = [];
        for (const name of changedFiles.filter(source_files/* isGoSource */.ej))
            if (await isThere((0,external_node_path_.join)(path, name)))
                files.push((0,external_node_path_.join)(path, name));
        if (files.length === 0)
            return { kind: "known", publicItems: 0, documented: 0, findings: [] };
        // Outside of the tree, so that its module says nothing about how our program is built.
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "go-doc-"));
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "go.mod"), "module miyabi.invalid/doc\n");
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "main.go"), DOC_COMMENTS_PROGRAM);
        const result = await go(["go", "run", ".", ...files], folder);
        if (result.code !== 0)
            return unknown(goEnding("reading the doc comments", result));
        try {
            const value = JSON.parse(result.stdout);
            const items = Items.parse(value);
            const findings = items
                .filter(({ documented }) => !documented)
                .map(({ file, line, name }) => ({
                part: "docs",
                severity: "warning",
                message: `The exported ${name} has no doc comment.`,
                file: (0,external_node_path_.relative)(path, file),
                line,
                rule: "miyabi/go-doc",
            }));
            const publicItems = items.length;
            return { kind: "known", publicItems, documented: publicItems - findings.length, findings };
        }
        catch (error) {
            return unknown(`the list of doc comments cannot be read: ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/projects/manifest.js


const manifest_MAX_BYTES = 1024 * 1024;
/** Text of a manifest; empty where there is none, or none that is worth reading. */
const manifestText = async (path) => (await plainText(path, manifest_MAX_BYTES)) ?? "";
/** A table whose keys are names of packages. */
const Names = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional();
const namesOf = (...tables) => tables.flatMap((table) => Object.keys(table ?? {}));

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/go-vet.js





const go_vet_SECONDS = 900;
/** `go vet -json`, by package and analyzer; an analyzer that fails gives an object instead of a list. */
const Report = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([
    schemas/* array */.YOg(schemas/* object */.Ikc({ posn: schemas/* string */.YjP(), message: schemas/* string */.YjP() })),
    schemas/* object */.Ikc({ error: schemas/* string */.YjP() }),
])));
/** One object after the other, each begins and ends with a line of its own; other lines are Go's own. */
function objectsOf(text) {
    const objects = [];
    let open;
    for (const line of text.split("\n")) {
        if (line === "{")
            open = [];
        open?.push(line);
        if (line !== "}" || open === undefined)
            continue;
        objects.push(JSON.parse(open.join("\n")));
        open = undefined;
    }
    return objects;
}
function findingsOf(text, root) {
    return objectsOf(text).flatMap((object) => Object.values(Report.parse(object)).flatMap((analyzers) => Object.entries(analyzers).flatMap(([name, found]) => {
        if (!Array.isArray(found))
            throw new Error(`${name}: ${found.error}`);
        return found.map(({ posn, message }) => {
            const [, file = posn, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(posn) ?? [];
            return {
                part: "lint",
                severity: "error",
                message,
                file: (0,external_node_path_.relative)(root, file),
                rule: `vet/${name}`,
                ...(line === undefined ? {} : { line: Number(line) }),
            };
        });
    })));
}
/** Go's own linter, which reports mistakes only: each is an error. */
function goVet(commands) {
    const go = goRunner(commands, go_vet_SECONDS);
    return async (path) => {
        const result = await go(["go", "vet", "-json", "./..."], path);
        if (result.code !== 0)
            return unknown(goEnding("go vet", result));
        try {
            // Before Go 1.26 the report is on the other stream.
            return {
                kind: "known",
                findings: findingsOf(`${result.stdout}\n${result.stderr}`, path),
            };
        }
        catch (error) {
            return unknown(`the report of go vet cannot be read: ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/golangci-lint.js







const golangci_lint_SECONDS = 1_200;
const WARNING = /^(?:warning|low|medium|minor)$/i;
const REMARK = /^(?:info|note|ignored?)$/i;
/** golangci-lint's JSON output: https://golangci-lint.run/docs/configuration/file/#output-configuration */
const golangci_lint_Report = schemas/* object */.Ikc({
    Issues: schemas/* array */.YOg(schemas/* object */.Ikc({
        FromLinter: schemas/* string */.YjP(),
        Text: schemas/* string */.YjP(),
        Severity: schemas/* string */.YjP().optional(),
        Pos: schemas/* object */.Ikc({ Filename: schemas/* string */.YjP(), Line: schemas/* number */.aig().int() }),
    }))
        .nullish(),
    Report: schemas/* object */.Ikc({ Error: schemas/* string */.YjP().optional() }).nullish(),
});
/** What is found fails golangci-lint, so it is an error unless the configuration gives it less weight. */
function golangci_lint_severityOf(named = "") {
    if (WARNING.test(named))
        return "warning";
    return REMARK.test(named) ? "info" : "error";
}
function golangci_lint_findingsOf(text, root) {
    const value = JSON.parse(text);
    const { Issues, Report: about } = golangci_lint_Report.parse(value);
    if (about?.Error !== undefined && about.Error !== "")
        throw new Error(about.Error);
    const broken = Issues?.find(({ FromLinter }) => FromLinter === "typecheck");
    if (broken)
        throw new Error(`${broken.Pos.Filename}:${broken.Pos.Line}: ${broken.Text}`);
    return (Issues ?? []).map(({ FromLinter, Text, Severity, Pos }) => ({
        part: "lint",
        severity: golangci_lint_severityOf(Severity),
        message: Text,
        file: (0,external_node_path_.isAbsolute)(Pos.Filename) ? (0,external_node_path_.relative)(root, Pos.Filename) : Pos.Filename,
        line: Pos.Line,
        rule: `golangci-lint/${FromLinter}`,
    }));
}
/** golangci-lint of version 2 as the repository configures it. */
function golangciLint({ commands, reports }) {
    const go = goRunner(commands, golangci_lint_SECONDS);
    return async (program, path) => {
        const file = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "golangci-")), "issues.json");
        const flags = [`--output.json.path=${file}`, "--path-mode=abs", "--max-issues-per-linter=0"];
        const command = [...program, "run", ...flags, "--max-same-issues=0", "./..."];
        const result = await go(command, path);
        if (result.code !== 0 && result.code !== 1)
            return unknown(endingOf("golangci-lint", result));
        try {
            return { kind: "known", findings: golangci_lint_findingsOf(await (0,promises_.readFile)(file, "utf8"), path) };
        }
        catch (error) {
            return unknown(`${endingOf("golangci-lint", result)}; ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/staticcheck.js






const staticcheck_SECONDS = 900;
/** `staticcheck -f json`, a line for each: https://staticcheck.dev/docs/running-staticcheck/cli/formatters/ */
const Problem = schemas/* object */.Ikc({
    code: schemas/* string */.YjP(),
    severity: schemas/* enum */.k5n(["error", "warning", "ignored"]),
    location: schemas/* object */.Ikc({ file: schemas/* string */.YjP(), line: schemas/* number */.aig().int() }),
    message: schemas/* string */.YjP(),
});
function problemsOf(text) {
    return text
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => {
        const value = JSON.parse(line);
        return Problem.parse(value);
    });
}
/** @param program how staticcheck is started */
function staticcheck(commands) {
    const go = goRunner(commands, staticcheck_SECONDS);
    return async (program, path) => {
        const result = await go([...program, "-f", "json", "./..."], path);
        if (result.code !== 0 && result.code !== 1)
            return unknown(endingOf("staticcheck", result));
        try {
            const problems = problemsOf(result.stdout);
            const broken = problems.find(({ code }) => code === "compile");
            if (broken)
                return unknown(`staticcheck: ${broken.message}`);
            if (result.code === 1 && problems.length === 0)
                return unknown(endingOf("staticcheck", result));
            const told = problems.filter(({ severity }) => severity !== "ignored");
            return {
                kind: "known",
                findings: told.map(({ code, severity, location, message }) => ({
                    part: "lint",
                    severity: severity === "error" ? "error" : "warning",
                    message,
                    file: (0,external_node_path_.relative)(path, location.file),
                    line: location.line,
                    rule: `staticcheck/${code}`,
                })),
            };
        }
        catch (error) {
            return unknown(`the report of staticcheck cannot be read: ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/go-lint.js







/** A linter beside vet: what configures it, and its package as go.mod's `tool` line names it. */
const LINTERS = [
    {
        name: "golangci-lint",
        configuration: /^\.golangci\.(?:ya?ml|toml|json)$/,
        tool: /\bgithub\.com\/golangci\/golangci-lint\/v2\/cmd\/golangci-lint\b/,
    },
    {
        name: "staticcheck",
        configuration: /^staticcheck\.conf$/,
        tool: /\bhonnef\.co\/go\/tools\/cmd\/staticcheck\b/,
    },
];
/** Names in a folder and, in a clone, in the folders around it up to its top. */
async function namesAround(path) {
    const own = await (0,promises_.readdir)(path);
    const names = [...own];
    for (let at = path, here = own; !here.includes(".git");) {
        if (at === (0,external_node_path_.dirname)(at))
            return own;
        at = (0,external_node_path_.dirname)(at);
        here = await (0,promises_.readdir)(at).catch(() => []);
        names.push(...here);
    }
    return names;
}
/** Linters that the repository asks for, and how each is started. */
async function wanted(path) {
    const names = await namesAround(path);
    const manifest = (await manifestText((0,external_node_path_.join)(path, "go.mod")))
        .split("\n")
        .filter((line) => /^\s*(?:tool\s|[\w./-]+\s*$)/.test(line))
        .join("\n");
    return LINTERS.flatMap(({ name, configuration, tool }) => {
        if (tool.test(manifest))
            return [{ name, program: ["go", "tool", name] }];
        return names.some((file) => configuration.test(file)) ? [{ name, program: [name] }] : [];
    });
}
const INSTALL = "install it in a step before, or name it with `go get -tool` in go.mod; checks.lint replaces it";
/** golangci-lint runs vet too, and puts an analyzer's name before its words. */
const isSaid = (by, { file, line, message }) => by.some((one) => one.file === file && one.line === line && message.endsWith(one.message));
/** `go vet`, and what the repository configures: golangci-lint, staticcheck. */
function goLint(workshop) {
    const vet = goVet(workshop.commands);
    const others = {
        "golangci-lint": golangciLint(workshop),
        staticcheck: staticcheck(workshop.commands),
    };
    return async ({ path }) => {
        const own = await vet(path);
        if (own.kind === "unknown")
            return own;
        const findings = [...own.findings];
        for (const { name, program } of await wanted(path)) {
            const lint = await others[name](program, path);
            if (lint.kind === "unknown")
                return lint.reason === `${name} is not installed`
                    ? unknown(`${lint.reason}, and the repository configures it; ${INSTALL}`)
                    : lint;
            findings.push(...lint.findings.filter((finding) => !isSaid(own.findings, finding)));
        }
        return { kind: "known", findings };
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/cover-profile.js


/** `name.go:line.column,line.column statements count`: https://go.dev/blog/cover */
const BLOCK = /^(.+):(\d+)\.\d+,(\d+)\.\d+ (\d+) (\d+)$/;
/** Lines inside of a block that nothing can run: empty, a comment, closing brackets. */
const cover_profile_NO_CODE = /^\s*(?:$|\/\/|[)\]}]+[,;)]*\s*(?:\/\/.*)?$)/;
/** Whether each line ran, by file as the profile names it: import path and name. */
function linesOf(text) {
    const files = new Map();
    for (const line of text.split("\n")) {
        if (line === "" || line.startsWith("mode: "))
            continue;
        const [, name = "", from, to, statements, count] = BLOCK.exec(line) ?? [];
        if (name === "")
            throw new Error(`not a coverage profile of Go: ${line.slice(0, 80)}`);
        const lines = files.get(name) ?? new Map();
        files.set(name, lines);
        if (Number(statements) === 0)
            continue;
        for (let at = Number(from); at <= Number(to); at++)
            lines.set(at, (lines.get(at) ?? false) || Number(count) > 0);
    }
    return files;
}
/**
 * Line coverage of a profile of `go test -coverprofile`: a line has run where one of the blocks on it has.
 * @param module path of the module at `root`, which the profile's names begin with
 * @throws Error where it is no such profile
 */
async function parseCoverProfile(text, { module, root }) {
    const coverage = new Map();
    for (const [name, lines] of linesOf(text)) {
        if (!name.startsWith(`${module}/`))
            continue;
        const file = name.slice(module.length + 1);
        const source = (await (0,promises_.readFile)((0,external_node_path_.join)(root, file), "utf8").catch(() => "")).split("\n");
        const code = [...lines].filter(([at]) => !cover_profile_NO_CODE.test(source[at - 1] ?? ""));
        coverage.set(file, { lines: code.length, hit: code.filter(([, ran]) => ran).length });
    }
    return coverage;
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/go-manifest.js


/** `go.mod`: https://go.dev/ref/mod#go-mod-file */
async function goManifest(folder) {
    const text = await manifestText((0,external_node_path_.join)(folder, "go.mod"));
    const lines = text.split("\n").map((line) => line.replace(/\/\/.*$/, "").trim());
    const needs = lines.flatMap((line) => {
        const [, path] = /^(?:require\s+)?([\w./~-]+)\s+v\d\S*$/.exec(line) ?? [];
        return path === undefined ? [] : [path];
    });
    const name = lines.map((line) => /^module\s+"?([^\s"]+)"?$/.exec(line)?.[1]).find(Boolean);
    return { name, needs };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/test-events.js

const test_events_MAX_OUTPUT = 20_000;
/** `go test -json`: https://pkg.go.dev/cmd/test2json */
const Event = schemas/* object */.Ikc({
    Action: schemas/* string */.YjP(),
    Package: schemas/* string */.YjP().optional(),
    Test: schemas/* string */.YjP().optional(),
    Output: schemas/* string */.YjP().optional(),
});
function eventOf(line) {
    if (!line.startsWith("{"))
        return undefined;
    try {
        const value = JSON.parse(line);
        const parsed = Event.safeParse(value);
        return parsed.success ? parsed.data : undefined;
    }
    catch {
        return undefined;
    }
}
/** Where `t.Error` and its like say that they were called. */
const CALLED = /^\s+([\w.-]+_test\.go):\d+: /m;
/**
 * Counts the tests, subtests among them, of `go test -json`. A result without a start is something that a
 * test printed; a test that began and did not end has failed, and so has one that failed and then
 * says that it passed (threat 22).
 */
function readTestEvents(stdout) {
    const tests = new Map();
    const ofPackages = [];
    let packages = 0;
    for (const line of stdout.split("\n")) {
        const event = eventOf(line);
        if (!event) {
            if (line !== "")
                ofPackages.push(`${line}\n`);
            continue;
        }
        const { Action: action, Package: name = "", Test: test, Output: text = "" } = event;
        if (test === undefined) {
            ofPackages.push(text);
            if (["pass", "fail", "skip"].includes(action))
                packages += 1;
            continue;
        }
        const key = `${name}\n${test}`;
        const state = tests.get(key);
        if (action === "run")
            tests.set(key, state ?? { package: name, name: test, ending: "none", output: "" });
        if (!state)
            continue;
        state.output += text;
        if (action === "fail")
            state.ending = "fail";
        if ((action === "pass" || action === "skip") && state.ending !== "fail")
            state.ending = action;
    }
    const states = [...tests.values()];
    const bad = states.filter(({ ending }) => ending === "fail" || ending === "none");
    return {
        passed: states.filter(({ ending }) => ending === "pass").length,
        failed: bad.length,
        failures: bad.map(({ package: of, name, output }) => ({
            package: of,
            name,
            file: CALLED.exec(output)?.[1],
        })),
        packages,
        output: [...bad.map(({ output }) => output), ...ofPackages].join("").slice(-test_events_MAX_OUTPUT),
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/go-tests.js











const go_tests_SECONDS = 1_800;
const NUMBER_OF_TEST_FILES = "{{len .TestGoFiles}} {{len .XTestGoFiles}}";
const crashed = (reason, output = "") => ({ kind: "crashed", reason, output });
async function coverageOf(profile, tree) {
    const { name: module = "" } = await goManifest(tree.path);
    const text = await (0,promises_.readFile)(profile, "utf8");
    return changedCoverage(await parseCoverProfile(text, { module, root: tree.path }), tree, source_files/* isGoSource */.ej);
}
/** A package's folder in the module, where it is the module's own. */
function folderOf(name, module) {
    if (module === "" || (name !== module && !name.startsWith(`${module}/`)))
        return undefined;
    return name.slice(module.length + 1);
}
async function failuresIn({ path }, failures) {
    if (failures.length === 0)
        return {};
    const { name: module = "" } = await goManifest(path);
    const named = failures.map(({ package: of, name, file }) => {
        const folder = folderOf(of, module);
        return {
            name,
            file: folder === undefined || file === undefined ? undefined : (0,external_node_path_.join)(folder, file),
        };
    });
    return { failures: failedTests(path, named) };
}
/** `go test` over the module's packages, each covered by all of its tests. */
function goTests({ commands, reports }) {
    const go = goRunner(commands, go_tests_SECONDS);
    const absence = async ({ path }) => {
        const listed = await go(["go", "list", "-e", "-f", NUMBER_OF_TEST_FILES, "./..."], path);
        if (listed.code !== 0)
            return crashed(goEnding("go list", listed), outputOf(listed));
        return /[1-9]/.test(listed.stdout)
            ? undefined
            : { kind: "absent", reason: "no package of the module has tests (_test.go)" };
    };
    const run = async (tree) => {
        // Outside of the tree, and new for each run: what tests leave behind is not a profile.
        const profile = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "go-test-")), "cover.out");
        const flags = ["-json", "-coverpkg=./...", `-coverprofile=${profile}`];
        const result = await go(["go", "test", ...flags, "./..."], tree.path);
        const { passed, failed, failures, packages, output } = readTestEvents(result.stdout);
        const told = [output.trimEnd(), result.stderr.trimEnd()].filter((text) => text !== "");
        const all = told.join("\n");
        if (isMissing(result) || result.timedOut || (packages === 0 && failed === 0))
            return crashed(goEnding("go test", result), all);
        const ran = { kind: "ran", passed, output: all };
        // Go itself has the last word: it fails for more than failed tests, e.g. a package that does not build.
        if (result.code !== 0 || failed > 0)
            return { ...ran, failed: Math.max(1, failed), ...(await failuresIn(tree, failures)) };
        try {
            const coverage = await coverageOf(profile, tree);
            return { ...ran, failed, ...(coverage === undefined ? {} : { coverage }) };
        }
        catch (error) {
            return crashed(`the coverage profile of go test cannot be read: ${(0,error_code/* messageOf */.b)(error)}`, all);
        }
    };
    return async (tree) => (await absence(tree)) ?? (await run(tree));
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/govulncheck.js





const govulncheck_SECONDS = 600;
/** `govulncheck -format json`, one message after the other: https://pkg.go.dev/golang.org/x/vuln/internal/govulncheck */
const Message = schemas/* object */.Ikc({
    config: schemas/* object */.Ikc({ protocol_version: schemas/* string */.YjP() }).optional(),
    osv: schemas/* object */.Ikc({ id: schemas/* string */.YjP(), summary: schemas/* string */.YjP().optional() }).optional(),
    finding: schemas/* object */.Ikc({
        osv: schemas/* string */.YjP(),
        fixed_version: schemas/* string */.YjP().optional(),
        trace: schemas/* array */.YOg(schemas/* object */.Ikc({
            module: schemas/* string */.YjP(),
            version: schemas/* string */.YjP().optional(),
            package: schemas/* string */.YjP().optional(),
            function: schemas/* string */.YjP().optional(),
        })),
    })
        .optional(),
});
/** Each message begins and ends with a line of its own. */
function messagesOf(text) {
    return text
        .split(/^(?=\{$)/m)
        .filter((part) => part.trim() !== "")
        .map((part) => {
        const value = JSON.parse(part);
        return Message.parse(value);
    });
}
const SEVERITY = {
    called: "high",
    imported: "low",
    required: "info",
};
const ORDER = ["required", "imported", "called"];
/**
 * A finding for each advisory and module. Go's database knows no severities: what the code calls is high,
 * what it only imports is low, and a module of which it uses other packages is a remark.
 */
function govulncheck_findingsOf(messages) {
    const titles = new Map(messages.flatMap(({ osv }) => (osv ? [[osv.id, osv.summary]] : [])));
    const found = new Map();
    for (const { finding } of messages) {
        const [at] = finding?.trace ?? [];
        if (!finding || !at)
            continue;
        const { osv, fixed_version: fixed } = finding;
        const reach = at.function ? "called" : at.package ? "imported" : "required";
        const key = `${osv}\n${at.module}`;
        const before = found.get(key);
        if (before && ORDER.indexOf(before.reach) >= ORDER.indexOf(reach))
            continue;
        const name = at.module === "stdlib" ? "Go's standard library" : at.module;
        const version = at.version === undefined ? "" : ` ${at.version}`;
        const remedy = fixed === undefined ? "no fixed version" : `fixed in ${fixed}`;
        const message = `${name}${version} (${reach}): ${titles.get(osv) ?? osv}; ${remedy}`;
        const rule = `govulncheck/${osv}`;
        const severity = SEVERITY[reach];
        found.set(key, {
            reach,
            finding: { part: "security", severity, message, file: "go.mod", rule },
        });
    }
    return [...found.values()].map(({ finding }) => finding);
}
/** Known vulnerabilities of the modules and of Go itself, and whether the code reaches them. */
function govulncheck({ commands, database }) {
    const go = goRunner(commands, govulncheck_SECONDS);
    return async ({ path }) => {
        const source = database === undefined ? [] : ["-db", database];
        const result = await go(["govulncheck", "-format", "json", ...source, "./..."], path);
        if (isMissing(result))
            return unknown(`${endingOf("govulncheck", result)}: go install golang.org/x/vuln/cmd/govulncheck@latest`);
        if (result.code !== 0)
            return unknown(endingOf("govulncheck", result));
        try {
            const messages = messagesOf(result.stdout);
            return messages.some(({ config }) => config !== undefined)
                ? { kind: "known", findings: govulncheck_findingsOf(messages) }
                : unknown("govulncheck reported nothing");
        }
        catch (error) {
            return unknown(`the report of govulncheck cannot be read: ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/go/go-parts.js






const BUILD_SECONDS = 900;
/** What a module with a go.mod brings along. */
function goParts({ commands, reports, databases }) {
    const go = goRunner(commands, BUILD_SECONDS);
    return {
        tests: goTests({ commands, reports }),
        lint: goLint({ commands, reports }),
        audit: govulncheck({ commands, database: databases?.go }),
        docs: docComments({ commands, reports }),
        build: async ({ path }) => {
            // A single program would be written into the tree.
            const result = await go(["go", "build", "-o", "/dev/null", "./..."], path);
            const output = outputOf(result) || goEnding("go build", result);
            return { ok: result.code === 0, output };
        },
    };
}

// EXTERNAL MODULE: ./build/core/digest.js
var digest = __webpack_require__(82552);
;// CONCATENATED MODULE: ./build/adapters/toolchains/node/installed-program.js


/** Whether anything lies at a path that this process may reach. */
const installed_program_isThere = (path) => (0,promises_.access)(path).then(() => true, () => false);
/** The program of the first folder whose own packages have it; undefined where none has. */
async function programOf(name, folders) {
    for (const folder of folders) {
        const program = (0,external_node_path_.join)(folder, "node_modules/.bin", name);
        if (await installed_program_isThere(program))
            return program;
    }
    return undefined;
}
/** A folder and those above it: where npx looks for a program before it asks the registry, for a minute. */
function upwardsFrom(path) {
    const above = (0,external_node_path_.dirname)(path);
    return above === path ? [path] : [path, ...upwardsFrom(above)];
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/manager-program.js




const manager_program_SECONDS = 300;
const VERSION = /^\d+\.\d+\.\d+\S*$/;
/**
 * No program that the tree brings along takes the package manager's place, nothing is told to its makers,
 * and nobody is asked.
 */
const MANAGER_ENVIRONMENT = {
    YARN_IGNORE_PATH: "1",
    YARN_ENABLE_TELEMETRY: "0",
    COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
    COREPACK_ENABLE_PROJECT_SPEC: "0",
};
const packageOf = ({ name, isBerry }) => (isBerry ? "@yarnpkg/cli-dist" : name);
/** Whether a version reads this lock file; of pnpm each major reads those of some before it. */
const fits = (version, { name, pinned, isBerry }) => pinned === undefined
    ? name === "pnpm" || version.startsWith("1.") !== isBerry
    : version === pinned;
/**
 * The program of pnpm or yarn: that on PATH, or the pinned version from npm's registry, in a folder of ours
 * that tests cannot write to. An unpinned one is not fetched: it would be another one each day.
 */
function managerProgram({ commands, reports }) {
    const onPath = async ({ name }) => {
        // Not in the tree: there pnpm and corepack would become the version that it names.
        const result = await commands.run([name, "--version"], {
            cwd: reports,
            env: MANAGER_ENVIRONMENT,
            timeoutSeconds: manager_program_SECONDS,
        });
        const version = result.stdout.trim();
        return result.code === 0 && VERSION.test(version) ? version : undefined;
    };
    const fetched = async (manager, workspace) => {
        const { name, pinned = "" } = manager;
        const folder = (0,external_node_path_.join)(reports, `${name}-${pinned}`);
        const there = await programOf(name, [folder]);
        if (there !== undefined)
            return { command: [there] };
        await (0,promises_.mkdir)(folder, { recursive: true });
        const command = [
            ...["npm", "install", "--prefix", folder, "--no-save", "--no-package-lock"],
            ...["--ignore-scripts", "--no-audit", "--no-fund"],
            // The registry that the repository uses; of its own folder npm would read no settings.
            ...[`--userconfig=${(0,external_node_path_.join)(workspace, ".npmrc")}`, `${packageOf(manager)}@${pinned}`],
        ];
        const result = await commands.run(command, {
            cwd: folder,
            timeoutSeconds: manager_program_SECONDS,
            writable: [folder],
        });
        const program = await programOf(name, [folder]);
        return result.code === 0 && program !== undefined
            ? { command: [program] }
            : { problem: endingOf(`npm install ${name}@${pinned}`, result) };
    };
    return async (manager, workspace) => {
        const { name, pinned } = manager;
        const version = await onPath(manager);
        if (version !== undefined && fits(version, manager))
            return { command: [name] };
        if (pinned !== undefined)
            return fetched(manager, workspace);
        const found = version === undefined ? "is not installed" : `${version} does not read this lock`;
        return {
            problem: `${name} ${found}: pin it in package.json, e.g. "packageManager": "${name}@<version>"`,
        };
    };
}

// EXTERNAL MODULE: ./build/adapters/yaml/parse-yaml.js
var parse_yaml = __webpack_require__(81240);
;// CONCATENATED MODULE: ./build/adapters/toolchains/node/package-manager.js






const LOCKS = {
    npm: ["package-lock.json"],
    pnpm: ["pnpm-lock.yaml"],
    yarn: ["yarn.lock"],
    bun: ["bun.lock", "bun.lockb"],
};
const NAMES = ["npm", "pnpm", "yarn", "bun"];
/** `pnpm@10.34.9+sha512.abc`; nothing but an exact version is allowed there. */
const PINNED = /^(npm|pnpm|yarn|bun)@(\d+\.\d+\.\d+(?:-[\w.]+)?)(?:\+.*)?$/;
const YARN_SETTINGS = ".yarnrc.yml";
const YarnSettings = schemas/* object */.Ikc({ nodeLinker: schemas/* string */.YjP().optional() }).nullable();
const NO_BUN = "bun is not supported: commit the lock file of npm, pnpm or yarn, or name the commands under checks in .github/miyabi.yml";
/** Why Yarn's packages could not be found where tools are looked for, undefined where they can. */
async function linkerProblem(workspace) {
    const text = (await plainTextIn(workspace, YARN_SETTINGS)) ?? "";
    try {
        const { nodeLinker = "pnp" } = YarnSettings.parse((0,parse_yaml.parseYaml)(text, YARN_SETTINGS)) ?? {};
        return nodeLinker === "pnp"
            ? `Yarn's Plug'n'Play is not supported, as tools are looked for in node_modules: set nodeLinker: node-modules in ${YARN_SETTINGS}`
            : undefined;
    }
    catch (error) {
        return `${YARN_SETTINGS} cannot be read: ${(0,error_code/* messageOf */.b)(error)}`;
    }
}
async function lockNames(workspace) {
    const found = new Map();
    for (const name of NAMES)
        for (const lock of LOCKS[name])
            if (!found.has(name) && (await installed_program_isThere((0,external_node_path_.join)(workspace, lock))))
                found.set(name, lock);
    return found;
}
/** The one that package.json names, npm where its lock file lies there, else the lock file's. */
function chosen(pinned, locks) {
    if (pinned)
        return { name: pinned };
    const names = locks.has("npm") ? ["npm"] : [...locks.keys()];
    return names.length > 1
        ? {
            problem: `packages are locked by ${[...locks.values()].join(" and ")}: remove one, or name one of them as packageManager in package.json`,
        }
        : { name: names[0] ?? "npm" };
}
/** Tells by `packageManager` and the lock files at a workspace's root what its packages come from. */
async function packageManagerOf(workspace, { packageManager = "" }) {
    const [, pinnedName, pinned] = PINNED.exec(packageManager) ?? [];
    const locks = await lockNames(workspace);
    const choice = chosen(NAMES.find((name) => name === pinnedName), locks);
    if ("problem" in choice)
        return choice;
    const { name } = choice;
    const lock = locks.get(name);
    switch (name) {
        case "npm":
            return { manager: { name, isLocked: lock !== undefined } };
        case "bun":
            return {
                problem: lock === undefined ? NO_BUN : `packages are locked by ${lock}, and ${NO_BUN}`,
            };
        case "pnpm":
        case "yarn": {
            if (lock === undefined)
                return {
                    problem: `package.json asks for ${name}, but there is no ${LOCKS[name][0]}: commit it`,
                };
            const text = (await plainTextIn(workspace, lock)) ?? "";
            const isBerry = name === "yarn" && /^__metadata:/m.test(text);
            const problem = isBerry ? await linkerProblem(workspace) : undefined;
            return problem === undefined ? { manager: { name, pinned, isBerry } } : { problem };
        }
    }
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/package-manifest.js



const package_manifest_MAX_BYTES = 5 * 1024 * 1024;
const package_manifest_Names = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional();
const Manifest = schemas/* object */.Ikc({
    name: schemas/* string */.YjP().optional(),
    packageManager: schemas/* string */.YjP().optional(),
    workspaces: schemas/* union */.KCZ([schemas/* array */.YOg(schemas/* string */.YjP()), schemas/* object */.Ikc({ packages: schemas/* array */.YOg(schemas/* string */.YjP()) })])
        .optional(),
    scripts: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
    dependencies: package_manifest_Names,
    devDependencies: package_manifest_Names,
    optionalDependencies: package_manifest_Names,
    peerDependencies: package_manifest_Names,
});
/** `package.json` of a tree, read anew each time: a task may change it. */
async function readManifest(path) {
    const text = await plainTextIn(path, "package.json", package_manifest_MAX_BYTES);
    if (text === undefined)
        return { problem: "package.json cannot be read: it is no plain file" };
    try {
        const value = JSON.parse(text);
        const parsed = Manifest.safeParse(value);
        return parsed.success
            ? { manifest: parsed.data }
            : { problem: `package.json is not valid: ${core_errors/* prettifyError */.S1(parsed.error)}` };
    }
    catch (error) {
        return { problem: `package.json cannot be read: ${(0,error_code/* messageOf */.b)(error)}` };
    }
}
/** Names of all packages that the manifest asks for. */
const dependenciesOf = (manifest) => [
    ...new Set([
        manifest.dependencies,
        manifest.devDependencies,
        manifest.optionalDependencies,
        manifest.peerDependencies,
    ].flatMap((names) => Object.keys(names ?? {}))),
];

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/install.js








const install_SECONDS = 900;
/** Install scripts are code of strangers and are not run (threat 12). */
const NPM_FLAGS = ["--ignore-scripts", "--no-audit", "--no-fund"];
const LOCK = { npm: "package-lock.json", pnpm: "pnpm-lock.yaml", yarn: "yarn.lock" };
/**
 * From the lock file, which nothing changes.
 * @param cache a folder of ours; yarn 1 would have its own below /usr where it may
 */
function argumentsOf(manager, cache) {
    switch (manager.name) {
        case "npm":
            return manager.isLocked
                ? ["ci", ...NPM_FLAGS]
                : ["install", "--no-package-lock", ...NPM_FLAGS];
        case "pnpm":
            // Its store would else lie where HOME's disk is not, in the tree.
            return ["install", "--frozen-lockfile", "--ignore-scripts", "--store-dir=~/.pnpm-store"];
        case "yarn":
            return manager.isBerry
                ? ["install", "--immutable", "--mode=skip-build"]
                : [
                    ...["install", "--frozen-lockfile", "--ignore-scripts", "--non-interactive"],
                    ...["--cache-folder", cache],
                ];
    }
}
/** A line of Yarn 2 and newer that tells a fault, among all those of its progress. */
const BERRY_FAULT = /^➤ YN(?!0000)\d{4}: [│┌└·]?\s*(.*)$/;
function faultOf(name, result) {
    const faults = result.stdout.split("\n").flatMap((line) => BERRY_FAULT.exec(line)?.[1] ?? []);
    const last = faults.at(-1);
    return last === undefined
        ? endingOf(name, result)
        : endingOf(name, { ...result, stdout: last, stderr: "" });
}
/**
 * Installs once for each state of manifests and lock file, where the lock file lies: in a workspace that is
 * its root, and one installation serves all members.
 */
function installer({ commands, reports, workspace, }) {
    const done = new Set();
    const program = managerProgram({ commands, reports });
    return async (path, manifest) => {
        if (dependenciesOf(manifest).length === 0 && workspace === path)
            return undefined;
        const root = await readManifest(workspace);
        if ("problem" in root)
            return root.problem;
        const found = await packageManagerOf(workspace, root.manifest);
        if ("problem" in found)
            return found.problem;
        const { manager } = found;
        const lock = (await plainTextIn(workspace, LOCK[manager.name])) ?? "";
        const state = (0,digest/* digestOf */.ol)({ workspace, manifest, root: root.manifest, lock });
        if (done.has(state))
            return undefined;
        const started = manager.name === "npm" ? { command: ["npm"] } : await program(manager, workspace);
        if ("problem" in started)
            return started.problem;
        const cache = (0,external_node_path_.join)(reports, "yarn-cache");
        await (0,promises_.mkdir)(cache, { recursive: true });
        const args = argumentsOf(manager, cache);
        const result = await commands.run([...started.command, ...args], {
            cwd: workspace,
            env: manager.name === "npm" ? {} : MANAGER_ENVIRONMENT,
            timeoutSeconds: install_SECONDS,
            writable: [cache],
        });
        if (result.code !== 0)
            return faultOf(`${manager.name} ${args[0] ?? ""}`, result);
        done.add(state);
        return undefined;
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/exported-items.js
const EXPORT = /^export\s+(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|class|const|let|var|interface|type|enum|namespace)\s*([\w$]*)/;
const DEFAULT_VALUE = /^export\s+default\s+(?!function|class|async\s+function|abstract|interface)\S/;
const COMMON_JS = /^(?:module\.)?exports\.([\w$]+)\s*=[^=]|^module\.exports\s*=\s*(?:async\s+)?(?:function|class)\s*([\w$]*)/;
const DECORATOR = /^\s*@[\w$.]+(?:\(.*\))?\s*$/;
/** Whether the line before ends a JSDoc comment; decorators may stand between. */
function documentedAbove(lines, index) {
    let at = index - 1;
    while (at >= 0 && DECORATOR.test(lines[at] ?? ""))
        at--;
    if (!/\*\/\s*$/.test(lines[at] ?? ""))
        return false;
    while (at >= 0 && !(lines[at] ?? "").includes("/*"))
        at--;
    const comment = (lines[at] ?? "").trimStart();
    return comment.startsWith("/**") && !comment.startsWith("/**/");
}
/**
 * The items that a JavaScript or TypeScript module exports and whether a JSDoc comment stands right
 * before each. Re-exports (`export { a } from`) are documented where they come from.
 */
function exportedItems(text) {
    const lines = text.split("\n");
    const seen = new Map();
    for (const [index, line] of lines.entries()) {
        const found = EXPORT.exec(line) ?? COMMON_JS.exec(line);
        if (!found && !DEFAULT_VALUE.test(line))
            continue;
        const name = found?.[1] ?? found?.[2] ?? "";
        const documented = documentedAbove(lines, index);
        const key = name === "" ? "default" : name;
        // Overloads are one item; one of them carries the comment.
        const before = seen.get(key);
        seen.set(key, {
            name: key,
            line: before?.line ?? index + 1,
            documented: documented || (before?.documented ?? false),
        });
    }
    return [...seen.values()];
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/jsdoc.js



/** Share of the changed files' exports that a JSDoc comment documents. Reads only; runs nothing. */
async function jsdoc({ path, changedFiles }) {
    const findings = [];
    let publicItems = 0;
    for (const file of changedFiles.filter(source_files/* isScriptSource */.js)) {
        const text = (await plainTextIn(path, file)) ?? "";
        for (const { name, line, documented } of exportedItems(text)) {
            publicItems += 1;
            if (documented)
                continue;
            const message = `The export ${name} has no JSDoc comment.`;
            findings.push({
                part: "docs",
                severity: "warning",
                message,
                file,
                line,
                rule: "miyabi/jsdoc",
            });
        }
    }
    return { kind: "known", publicItems, documented: publicItems - findings.length, findings };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/audit-answer.js

/** How npm's advisories, and all who tell them, name the severity. */
const AdvisorySeverity = schemas/* enum */.k5n(["info", "low", "moderate", "high", "critical"]);
const audit_answer_SEVERITY = {
    info: "info",
    low: "low",
    moderate: "medium",
    high: "high",
    critical: "critical",
};
/** npm's word for how bad an advisory is, as ours. */
const audit_answer_severityOf = (named) => audit_answer_SEVERITY[named];

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/npm-audit.js





const npm_audit_SECONDS = 120;
/** The report of a large tree has megabytes, and half of it is no JSON. */
const npm_audit_MAX_BYTES = 32 * 1024 * 1024;
/** `npm audit --json`, report version 2. */
const npm_audit_Report = schemas/* object */.Ikc({
    vulnerabilities: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({
        severity: AdvisorySeverity,
        range: schemas/* string */.YjP().optional(),
        via: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ title: schemas/* string */.YjP().optional() })])),
    })),
});
/** Its own fault has a summary; a registry without an answer has the request's message and an empty one. */
const Failure = schemas/* object */.Ikc({
    message: schemas/* string */.YjP().optional(),
    error: schemas/* object */.Ikc({ summary: schemas/* string */.YjP().optional() }).optional(),
});
const MOST_REASON = 300;
const npm_audit_findingsOf = ({ vulnerabilities }) => Object.entries(vulnerabilities).map(([name, { severity, range = "", via }]) => {
    const titles = via.flatMap((one) => typeof one === "string" ? [`through ${one}`] : [one.title ?? ""]);
    return {
        part: "security",
        severity: audit_answer_severityOf(severity),
        message: `${name} ${range}: ${titles.filter((title) => title !== "").join("; ")}`,
        file: "package.json",
        rule: `npm-audit/${name}`,
    };
});
function reasonOf(value) {
    const failure = Failure.safeParse(value);
    if (!failure.success)
        return undefined;
    const { message = "", error: { summary = "" } = {} } = failure.data;
    if (summary !== "")
        return `npm audit: ${summary.slice(0, MOST_REASON)}`;
    if (message === "")
        return undefined;
    return `npm's advisory service does not answer: ${message.slice(0, MOST_REASON)}`;
}
function parseJson(text) {
    try {
        const value = JSON.parse(text);
        return value;
    }
    catch {
        return undefined;
    }
}
/** Known vulnerabilities of the packages; without any package there is nothing to ask about. */
function npmAudit(commands) {
    return async ({ path }) => {
        const read = await readManifest(path);
        if ("problem" in read)
            return unknown(read.problem);
        if (dependenciesOf(read.manifest).length === 0)
            return { kind: "known", findings: [] };
        const command = ["npm", "audit", "--json"];
        const result = await commands.run(command, {
            cwd: path,
            timeoutSeconds: npm_audit_SECONDS,
            maxBytes: npm_audit_MAX_BYTES,
        });
        const value = parseJson(result.stdout);
        const report = npm_audit_Report.safeParse(value);
        // npm ends with 1 where it found something; any other ending is none of its judgements.
        if (report.success && (result.code === 0 || result.code === 1))
            return { kind: "known", findings: npm_audit_findingsOf(report.data) };
        return unknown(reasonOf(value) ?? endingOf("npm audit", result));
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/pnpm-audit.js


const pnpm_audit_MOST_REASON = 300;
/** `pnpm audit --json` of pnpm 8 to 12: https://pnpm.io/cli/audit */
const pnpm_audit_Report = schemas/* object */.Ikc({
    advisories: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({
        module_name: schemas/* string */.YjP(),
        severity: AdvisorySeverity,
        title: schemas/* string */.YjP(),
        vulnerable_versions: schemas/* string */.YjP(),
    })),
});
const pnpm_audit_Failure = schemas/* object */.Ikc({ error: schemas/* object */.Ikc({ message: schemas/* string */.YjP() }) });
function parsed(text) {
    try {
        const value = JSON.parse(text);
        return value;
    }
    catch {
        return undefined;
    }
}
/** It ends with 1 where it found something, and where nobody answered. */
function pnpmAnswer({ code, stdout }) {
    const value = parsed(stdout);
    const report = pnpm_audit_Report.safeParse(value);
    if (!report.success || (code !== 0 && code !== 1)) {
        const failure = pnpm_audit_Failure.safeParse(value);
        return { reason: failure.data?.error.message.slice(0, pnpm_audit_MOST_REASON) };
    }
    const advisories = Object.values(report.data.advisories).map((one) => ({
        package: one.module_name,
        range: one.vulnerable_versions,
        title: one.title,
        severity: audit_answer_severityOf(one.severity),
    }));
    return { advisories };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/yarn-audit.js


const yarn_audit_MOST_REASON = 300;
/** A line of `yarn npm audit --json`: https://yarnpkg.com/cli/npm/audit */
const BerryLine = schemas/* object */.Ikc({
    value: schemas/* string */.YjP(),
    children: schemas/* object */.Ikc({
        /** A number, or `name (deprecation)` for a package that its makers gave up. */
        ID: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()]),
        Issue: schemas/* string */.YjP(),
        Severity: AdvisorySeverity,
        "Vulnerable Versions": schemas/* string */.YjP(),
    }),
});
/** Lines of `yarn audit --json`: https://classic.yarnpkg.com/lang/en/docs/cli/audit */
const ClassicLine = schemas/* discriminatedUnion */.gMt("type", [
    schemas/* object */.Ikc({
        type: schemas/* literal */.euz("auditAdvisory"),
        data: schemas/* object */.Ikc({
            advisory: schemas/* object */.Ikc({
                id: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()]),
                module_name: schemas/* string */.YjP(),
                severity: AdvisorySeverity,
                title: schemas/* string */.YjP(),
                vulnerable_versions: schemas/* string */.YjP(),
            }),
        }),
    }),
    schemas/* object */.Ikc({ type: schemas/* literal */.euz("auditSummary") }),
    schemas/* object */.Ikc({ type: schemas/* literal */.euz("error"), data: schemas/* string */.YjP() }),
]);
const ClassicType = schemas/* object */.Ikc({ type: schemas/* string */.YjP() });
const CLASSIC_TOLD = ["auditAdvisory", "auditSummary", "error"];
/** A bit for each severity that was found. */
const CLASSIC_MOST_CODE = 31;
/** @throws SyntaxError */
const valuesIn = (text) => text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
/**
 * Yarn 2 and newer: a line for each advisory and nothing where there is none. It ends with 1 where it found
 * something, and where nobody answered.
 */
function berryAnswer({ code, stdout }) {
    if (code !== 0 && code !== 1)
        return { reason: undefined };
    try {
        const lines = valuesIn(stdout).map((value) => BerryLine.parse(value));
        if (code === 1 && lines.length === 0)
            return { reason: "the advisory service does not answer" };
        const advisories = lines
            .filter(({ children: { ID: id } }) => typeof id === "number" || !id.includes("deprecation"))
            .map(({ value, children }) => ({
            package: value,
            range: children["Vulnerable Versions"],
            title: children.Issue,
            severity: audit_answer_severityOf(children.Severity),
        }));
        return { advisories };
    }
    catch {
        return { reason: undefined };
    }
}
/** Yarn 1: a line for each path to an advisory, and a summary at the end of each judgement. */
function classicAnswer({ code, stdout, stderr }) {
    try {
        const lines = valuesIn(`${stdout}\n${stderr}`)
            .filter((value) => CLASSIC_TOLD.includes(ClassicType.parse(value).type))
            .map((value) => ClassicLine.parse(value));
        const error = lines.find((line) => line.type === "error");
        if (error)
            return { reason: (error.data.split("\n")[0] ?? "").slice(0, yarn_audit_MOST_REASON) };
        const hasEnded = lines.some(({ type }) => type === "auditSummary");
        if (!hasEnded || code === null || code > CLASSIC_MOST_CODE)
            return { reason: undefined };
        const advisories = lines.flatMap((line) => line.type === "auditAdvisory" ? [line.data.advisory] : []);
        return {
            advisories: [...new Map(advisories.map((one) => [one.id, one])).values()].map((one) => ({
                package: one.module_name,
                range: one.vulnerable_versions,
                title: one.title,
                severity: audit_answer_severityOf(one.severity),
            })),
        };
    }
    catch {
        return { reason: undefined };
    }
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/node-audit.js









const node_audit_SECONDS = 120;
/** The report of a large tree has megabytes, and half of it is no JSON. */
const node_audit_MAX_BYTES = 32 * 1024 * 1024;
function questionOf(manager) {
    if (manager.name === "pnpm")
        return { name: "pnpm audit", args: ["audit", "--json"], answer: pnpmAnswer };
    return manager.isBerry
        ? {
            name: "yarn npm audit",
            args: ["npm", "audit", "--all", "--recursive", "--json"],
            answer: berryAnswer,
        }
        : { name: "yarn audit", args: ["audit", "--json"], answer: classicAnswer };
}
const findingOf = ({ package: name, range, title, severity }, { rule, file }) => ({
    part: "security",
    severity,
    message: `${name} ${range}: ${title}`,
    file,
    rule: `${rule}/${name}`,
});
/**
 * Known vulnerabilities of the packages, as the package manager's own audit tells them; without any package
 * there is nothing to ask about.
 */
function nodeAudit({ commands, reports, workspace, }) {
    const npm = npmAudit(commands);
    const program = managerProgram({ commands, reports });
    return async (tree) => {
        const { path } = tree;
        const [read, root] = [await readManifest(path), await readManifest(workspace)];
        if ("problem" in read)
            return unknown(read.problem);
        if ("problem" in root)
            return unknown(root.problem);
        if (dependenciesOf(read.manifest).length === 0)
            return { kind: "known", findings: [] };
        const found = await packageManagerOf(workspace, root.manifest);
        if ("problem" in found)
            return unknown(found.problem);
        if (found.manager.name === "npm")
            return npm(tree);
        const started = await program(found.manager, workspace);
        if ("problem" in started)
            return unknown(started.problem);
        const { name, args, answer } = questionOf(found.manager);
        const result = await commands.run([...started.command, ...args], {
            cwd: workspace,
            env: MANAGER_ENVIRONMENT,
            timeoutSeconds: node_audit_SECONDS,
            maxBytes: node_audit_MAX_BYTES,
            writable: [],
        });
        const said = answer(result);
        if ("reason" in said)
            return unknown(said.reason === undefined ? endingOf(name, result) : `${name}: ${said.reason}`);
        const place = {
            rule: name.replaceAll(" ", "-"),
            // The lock file is the workspace's: each member tells the same.
            file: (0,external_node_path_.relative)(path, (0,external_node_path_.join)(workspace, "package.json")),
        };
        return { kind: "known", findings: said.advisories.map((one) => findingOf(one, place)) };
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/parse-jsonc.js
/** A comment that nobody closes goes to the end: to look for its end again and again would take its length squared. */
const COMMENT = /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)/g;
const LAST_COMMA = /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g;
/**
 * JSON with comments and a comma after the last item, as tsconfig.json and biome.jsonc have it.
 * @throws SyntaxError
 */
function parseJsonc(text) {
    const kept = (_, string) => string ?? "";
    const json = text
        .replace(/^\uFEFF/, "")
        .replace(COMMENT, kept)
        .replace(LAST_COMMA, kept);
    const value = JSON.parse(json);
    return value;
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/package-folder.js


/** A package's folder with the names that lie in it. @throws Error where it cannot be read */
async function package_folder_folderOf(path, manifest) {
    return { path, names: new Set(await (0,promises_.readdir)(path)), manifest };
}
/** The folder of the workspace's root; that of the project where it is none, or cannot be read. */
async function aroundOf(workspace, own) {
    const read = await readManifest(workspace);
    return "problem" in read ? own : package_folder_folderOf(workspace, read.manifest);
}
/** Whether a package is asked for, by the project or by the workspace that it is a member of. */
const asksFor = (name, ...folders) => folders.some(({ manifest }) => dependenciesOf(manifest).includes(name));
/** Whether a file of one of these names lies in one of the folders. */
const hasFile = (pattern, ...folders) => folders.some(({ names }) => [...names].some((name) => pattern.test(name)));
/** Whether a script of package.json calls a program. */
const callsProgram = (name, ...folders) => folders.some(({ manifest: { scripts = {} } }) => Object.values(scripts).some((script) => script.split(/[\s;&|]+/).includes(name)));

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/biome.js





const CONFIGURATION = /^\.?biome\.jsonc?$/;
/**
 * `biome lint --reporter=gitlab`: Biome calls its own JSON experimental, this one is GitLab's code quality
 * format, https://docs.gitlab.com/ci/testing/code_quality/
 */
const biome_Report = schemas/* array */.YOg(schemas/* object */.Ikc({
    description: schemas/* string */.YjP(),
    check_name: schemas/* string */.YjP().nullish(),
    severity: schemas/* enum */.k5n(["info", "minor", "major", "critical", "blocker"]),
    location: schemas/* object */.Ikc({
        path: schemas/* string */.YjP(),
        lines: schemas/* object */.Ikc({ begin: schemas/* number */.aig().int() }),
    }),
}));
const biome_SEVERITY = {
    info: "info",
    minor: "info",
    major: "warning",
    critical: "error",
    blocker: "error",
};
const Settings = schemas/* object */.Ikc({ linter: schemas/* object */.Ikc({ enabled: schemas/* boolean */.zMY().optional() }).optional() });
/** Whether a folder's own settings leave only Biome's formatter on: then it is no linter. */
async function onlyFormats({ path, names }) {
    const name = [...names].find((one) => CONFIGURATION.test(one));
    const text = name === undefined ? undefined : await plainTextIn(path, name);
    if (text === undefined)
        return false;
    try {
        return Settings.parse(parseJsonc(text)).linter?.enabled === false;
    }
    catch {
        // Biome itself will say what is wrong with it.
        return false;
    }
}
/** Biome's linter over the changed files; it finds the settings of the folders above by itself. */
const biome = {
    name: "biome",
    isConfigured: async (own, around) => {
        const folder = [own, around].find((one) => hasFile(CONFIGURATION, one));
        if (folder)
            return !(await onlyFormats(folder));
        return asksFor("@biomejs/biome", own, around) && callsProgram("biome", own, around);
    },
    args: ({ files }) => [
        ...["lint", "--reporter=gitlab", "--max-diagnostics=none", "--colors=off"],
        ...["--no-errors-on-unmatched", ...files],
    ],
    codes: [0, 1],
    read: ({ stdout }, root) => biome_Report.parse(JSON.parse(stdout)).map(({ description, check_name: rule, severity, location: { path, lines } }) => ({
        part: "lint",
        severity: biome_SEVERITY[severity],
        message: description,
        file: (0,external_node_path_.normalize)((0,external_node_path_.isAbsolute)(path) ? (0,external_node_path_.relative)(root, path) : path),
        line: lines.begin,
        rule: `biome/${rule ?? "biome"}`,
    })),
};

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/eslint.js



const eslint_CONFIGURATION = /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?)$/;
/** `eslint --format json`: https://eslint.org/docs/latest/use/formatters/ */
const eslint_Report = schemas/* array */.YOg(schemas/* object */.Ikc({
    filePath: schemas/* string */.YjP(),
    messages: schemas/* array */.YOg(schemas/* object */.Ikc({
        ruleId: schemas/* string */.YjP().nullable(),
        severity: schemas/* union */.KCZ([schemas/* literal */.euz(1), schemas/* literal */.euz(2)]),
        message: schemas/* string */.YjP(),
        line: schemas/* number */.aig().int().optional(),
        fatal: schemas/* boolean */.zMY().optional(),
    })),
}));
/** That a file is none of its business is told as a warning where the file is named: no finding. */
const saysIgnored = ({ ruleId, severity, line, message }) => ruleId === null && severity === 1 && line === undefined && message.startsWith("File ignored");
/** eslint over the changed files; it finds the configuration of the folders above by itself. */
const eslint = {
    name: "eslint",
    isConfigured: (own, around) => hasFile(eslint_CONFIGURATION, own, around),
    args: ({ files, report }) => [
        ...["--format", "json", "--output-file", report, "--no-error-on-unmatched-pattern"],
        ...["--", ...files],
    ],
    codes: [0, 1],
    read: ({ report }, root) => {
        if (report === undefined)
            throw new Error("it wrote no report");
        return eslint_Report.parse(JSON.parse(report)).flatMap(({ filePath, messages }) => messages
            .filter((message) => !saysIgnored(message))
            .map(({ ruleId, severity, message, line }) => ({
            part: "lint",
            severity: severity === 2 ? "error" : "warning",
            message,
            file: (0,external_node_path_.relative)(root, filePath),
            rule: `eslint/${ruleId ?? "parse"}`,
            ...(line === undefined ? {} : { line }),
        })));
    },
};

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/oxlint.js



const oxlint_CONFIGURATION = /^(?:\.oxlintrc\.jsonc?|oxlint\.config\.[cm]?[jt]s)$/;
/** `oxlint --format=json`: https://oxc.rs/docs/guide/usage/linter/output-formats */
const oxlint_Report = schemas/* object */.Ikc({
    diagnostics: schemas/* array */.YOg(schemas/* object */.Ikc({
        message: schemas/* string */.YjP(),
        code: schemas/* string */.YjP().optional(),
        severity: schemas/* enum */.k5n(["error", "warning", "advice"]),
        filename: schemas/* string */.YjP(),
        labels: schemas/* array */.YOg(schemas/* object */.Ikc({ span: schemas/* object */.Ikc({ line: schemas/* number */.aig().int().optional() }) })),
    })),
});
const oxlint_SEVERITY = { error: "error", warning: "warning", advice: "info" };
/** oxlint over the changed files; it finds the settings of the folders above by itself. */
const oxlint = {
    name: "oxlint",
    isConfigured: (own, around) => hasFile(oxlint_CONFIGURATION, own, around) ||
        (asksFor("oxlint", own, around) && callsProgram("oxlint", own, around)),
    args: ({ files }) => ["--format=json", "--no-error-on-unmatched-pattern", ...files],
    codes: [0, 1],
    read: ({ stdout }, root) => oxlint_Report.parse(JSON.parse(stdout)).diagnostics.map(({ message, code, severity, filename, labels }) => {
        const line = labels[0]?.span.line;
        return {
            part: "lint",
            severity: oxlint_SEVERITY[severity],
            message,
            file: (0,external_node_path_.normalize)((0,external_node_path_.isAbsolute)(filename) ? (0,external_node_path_.relative)(root, filename) : filename),
            rule: `oxlint/${code ?? "parse"}`,
            ...(line === undefined ? {} : { line }),
        };
    }),
};

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/tsc.js


/** `src/a.ts(3,7): error TS2322: Text`, as `--pretty false` has it; a file's name may hold brackets. */
const IN_FILE = /^(.+)\((\d+),\d+\): error (TS\d+): (.*)$/;
const NOWHERE = /^error (TS\d+): (.*)$/;
/** Names of the files that it has looked at, from `--listFiles`. */
const LISTED = /^(?:\/|[A-Za-z]:\/).*\.(?:[cm]?[jt]s|[jt]sx|json)$/;
/** It wants what a project that is referred to would have been built into; nothing is built here. */
const NOT_BUILT = /^TS(?:6305|6310)$/;
const isOwn = (file, root) => file.startsWith(`${root}/`) && !file.includes("/node_modules/");
/**
 * The type errors of the whole project, since a type's error is where it is used. Faults of the
 * configuration are no findings: with them the compiler does not look at the types.
 * @throws Error where it did not look at the types of any file of the project
 */
function readErrors(stdout, root) {
    const findings = [];
    let looked = 0;
    for (const line of stdout.split("\n")) {
        const [, file, at, code = "", message = ""] = IN_FILE.exec(line) ?? [];
        const [, , fault] = NOWHERE.exec(line) ?? [];
        if (NOT_BUILT.test(code))
            throw new Error("tsconfig.json refers to a project that must be built first: name a command under checks.lint in .github/miyabi.yml");
        if (fault !== undefined || file?.endsWith(".json") === true)
            throw new Error(`it takes no tsconfig.json like this: ${line.slice(0, 300)}`);
        if (file !== undefined)
            findings.push({
                part: "lint",
                severity: "error",
                message,
                file: (0,external_node_path_.normalize)((0,external_node_path_.isAbsolute)(file) ? (0,external_node_path_.relative)(root, file) : file),
                line: Number(at),
                rule: `tsc/${code}`,
            });
        else if (LISTED.test(line) && isOwn(line, root))
            looked += 1;
    }
    if (looked === 0)
        throw new Error("tsconfig.json leads to no file of the project");
    return findings;
}
/** Where there is a tsconfig.json and the package is asked for. */
const usesTypes = (own, around) => own.names.has("tsconfig.json") && asksFor("typescript", own, around);
/**
 * TypeScript's compiler as a check of types.
 * @param project folder or file of its settings, relative to the project's folder
 */
const tscOf = (project) => ({
    name: "tsc",
    isConfigured: usesTypes,
    looksAtAll: true,
    args: ({ cache }) => [
        ...["--noEmit", "--pretty", "false", "--listFiles", "-p", project],
        // A project that is incremental or composite would leave its build info in the tree.
        ...["--incremental", "--tsBuildInfoFile", `${cache}/tsbuildinfo`],
    ],
    codes: [0, 1, 2],
    read: ({ stdout }, root) => readErrors(stdout, root),
});

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/type-projects.js



const Solution = schemas/* object */.Ikc({
    files: schemas/* array */.YOg(schemas/* string */.YjP()).length(0),
    include: schemas/* undefined */.Vxk().optional(),
    references: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP() })).min(1),
});
/**
 * What `tsc -p` is asked to check: the project itself, or the projects that its tsconfig.json refers to
 * where that has no file of its own. `tsc -b --noEmit` would not do: it leaves build infos in the tree.
 */
async function typeProjects(path) {
    try {
        const solution = Solution.parse(parseJsonc((await plainTextIn(path, "tsconfig.json")) ?? ""));
        return solution.references.map((one) => one.path);
    }
    catch {
        return ["."];
    }
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/node-lint.js
















const node_lint_SECONDS = 600;
/** A report of many findings; half of it is no JSON. */
const node_lint_MAX_BYTES = 32 * 1024 * 1024;
const REPORT = "report.json";
const node_lint_LINTERS = [eslint, biome, oxlint];
/** Each finding once, in the order in which they were found. */
const unique = (findings) => [
    ...new Map(findings.map((one) => [(0,digest/* canonicalJson */.dj)(one), one])).values(),
];
/** The linters that a project uses, its type checker last: once for each project of types. */
async function lintersOf(own, around) {
    const used = [];
    for (const linter of [...node_lint_LINTERS, ...(await typeProjects(own.path)).map(tscOf)])
        if (await linter.isConfigured(own, around))
            used.push(linter);
    return used;
}
/** Every linter that the repository itself uses and its type checker, over the changed files. */
function nodeLint({ commands, install, reports, workspace }) {
    const run = async ({ name, args, codes, read }, { path, files }) => {
        const program = await programOf(name, [path, workspace]);
        if (program === undefined)
            return unknown(`${name} is configured, but no dependency of package.json`);
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, `${name}-`));
        const command = [program, ...args({ files, report: (0,external_node_path_.join)(folder, REPORT), cache: folder })];
        const result = await commands.run(command, {
            cwd: path,
            timeoutSeconds: node_lint_SECONDS,
            maxBytes: node_lint_MAX_BYTES,
            writable: [folder],
        });
        const ending = endingOf(name, result);
        if (result.code === null || !codes.includes(result.code))
            return unknown(ending);
        try {
            const report = await plainTextIn(folder, REPORT);
            const findings = read({ report, stdout: result.stdout }, path);
            // An exit code that says "found" without a finding is a fault of the tool or of our reading.
            return result.code === 0 || findings.length > 0
                ? { kind: "known", findings }
                : unknown(ending);
        }
        catch (error) {
            return unknown(`${ending}; ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
    return async ({ path, changedFiles }) => {
        const manifest = await readManifest(path);
        if ("problem" in manifest)
            return unknown(manifest.problem);
        const own = await package_folder_folderOf(path, manifest.manifest);
        const around = await aroundOf(workspace, own);
        const linters = await lintersOf(own, around);
        if (linters.length === 0)
            return unknown(`no linter is configured (${[...node_lint_LINTERS, tscOf(".")].map(({ name }) => name).join(", ")}, or checks.lint in .github/miyabi.yml)`);
        const missing = await install(path, manifest.manifest);
        if (missing !== undefined)
            return unknown(missing);
        const scripts = changedFiles.filter(source_files/* isScript */.Kh);
        const files = [];
        for (const file of scripts)
            if (await installed_program_isThere((0,external_node_path_.join)(path, file)))
                files.push(`./${file}`);
        const findings = [];
        for (const linter of linters) {
            if ((linter.looksAtAll === true ? scripts : files).length === 0)
                continue;
            const lint = await run(linter, { path, files });
            if (lint.kind === "unknown")
                return lint;
            findings.push(...lint.findings);
        }
        return { kind: "known", findings: unique(findings) };
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/jest-files.js

/** The files of Jest's report, whose form vitest's `json` reporter has too. */
const JestFiles = schemas/* array */.YOg(schemas/* object */.Ikc({
    /** Its whole path. */
    name: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    assertionResults: schemas/* array */.YOg(schemas/* object */.Ikc({ status: schemas/* string */.YjP(), fullName: schemas/* string */.YjP() })),
}));
/** Files that failed as a whole: they could not be loaded. */
const unloadedIn = (files) => files.filter(({ status, assertionResults }) => status === "failed" && assertionResults.every((one) => one.status !== "failed"));
/** The tests that failed, and the files that could not be loaded. */
const jest_files_failuresIn = (files) => [
    ...files.flatMap(({ name: file, assertionResults }) => assertionResults.flatMap(({ status, fullName: name }) => status === "failed" ? [{ name, file }] : [])),
    ...unloadedIn(files).map(({ name: file }) => ({ name: "the file could not be run", file })),
];

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/jest-tests.js



/** The counts of `jest --json`: https://jestjs.io/docs/cli#--json */
const jest_tests_Report = schemas/* object */.Ikc({
    numPassedTests: schemas/* number */.aig().int().min(0),
    numFailedTests: schemas/* number */.aig().int().min(0),
    /** Files that could not be run at all. */
    numRuntimeErrorTestSuites: schemas/* number */.aig().int().min(0),
    testResults: JestFiles,
});
/** Jest as the test script starts it, with counts and coverage written outside of the tree. */
const jestCall = ({ start, args, env }) => ({ folder, report, coverage }) => ({
    name: "jest",
    command: [
        ...[...start, ...args],
        ...["--json", `--outputFile=${report}`, `--cacheDirectory=${(0,external_node_path_.join)(folder, "cache")}`],
        ...["--coverage", "--coverageReporters=lcovonly", `--coverageDirectory=${coverage}`],
        // The score judges the coverage; a threshold of the repository's would only hide the counts.
        ...["--coverageThreshold={}"],
    ],
    programs: start[0] === "npx" ? ["jest"] : [],
    env,
    read: (text) => {
        const counts = jest_tests_Report.parse(JSON.parse(text));
        return {
            passed: counts.numPassedTests,
            failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites,
            failures: jest_files_failuresIn(counts.testResults),
        };
    },
});

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/mocha-tests.js



/** mocha's `json` reporter (9.2 and newer write it to a file), written at the end of the run. */
const mocha_tests_Report = schemas/* object */.Ikc({
    stats: schemas/* object */.Ikc({ end: schemas/* string */.YjP() }),
    passes: schemas/* array */.YOg(schemas/* unknown */.L5J()),
    failures: schemas/* array */.YOg(schemas/* object */.Ikc({
        fullTitle: schemas/* string */.YjP(),
        /** The file's whole path; absent for what fails outside of a file. */
        file: schemas/* string */.YjP().nullish(),
        err: schemas/* object */.Ikc({ message: schemas/* string */.YjP().optional(), stack: schemas/* string */.YjP().optional() }),
    })),
});
const MOST_TOLD = 20_000;
function countsOf(text) {
    const { passes, failures } = mocha_tests_Report.parse(JSON.parse(text));
    const told = failures.map(({ fullTitle, err: { message = "", stack = message } }) => `${fullTitle}\n${stack}`);
    return {
        passed: passes.length,
        failed: failures.length,
        failures: failures.map(({ fullTitle: name, file }) => ({ name, file: file ?? undefined })),
        told: told.join("\n\n").slice(0, MOST_TOLD),
    };
}
/** The script's own coverage tool, else the one that is a dependency: mocha itself measures nothing. */
function wrapperOf({ wrapper }, folders) {
    if (wrapper)
        return wrapper;
    const name = ["c8", "nyc"].find((one) => asksFor(one, ...folders));
    return name && { name, args: [] };
}
/** How a wrapper is started so that LCOV is written outside of the tree, whatever the coverage is. */
const wrapped = ({ name, args }, { folder, coverage }) => [
    ...["npx", "--no-install", name, ...args, "--reporter=lcovonly", "--check-coverage=false"],
    ...(name === "c8"
        ? [`--reports-dir=${coverage}`, `--temp-directory=${(0,external_node_path_.join)(folder, "raw")}`]
        : [`--report-dir=${coverage}`, `--temp-dir=${(0,external_node_path_.join)(folder, "raw")}`, "--cache=false"]),
];
/** mocha as the test script starts it, with counts and coverage written outside of the tree. */
const mochaCall = (script, folders) => (places) => {
    const { start, args, env } = script;
    const wrapper = wrapperOf(script, folders);
    return {
        name: "mocha",
        command: [
            ...(wrapper ? wrapped(wrapper, places) : []),
            // Within npx the program is found by its name; nyc does not look through a second npx.
            ...(wrapper && start[0] === "npx" ? ["mocha"] : start),
            ...args,
            ...["--reporter", "json", "--reporter-option", `output=${places.report}`],
        ],
        programs: [...(wrapper ? [wrapper.name] : []), ...(start[0] === "npx" ? ["mocha"] : [])],
        env: { NO_COLOR: "1", ...env },
        read: countsOf,
        ...(wrapper?.name === "nyc"
            ? { blind: "nyc measured no file; it does not see ES modules, c8 does" }
            : {}),
        ...(wrapper ? {} : { uncovered: "c8 is no dependency, nor is nyc" }),
    };
};

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/node-test-runner.js


/** Node's own runner, which tells its coverage as one more reporter. */
const nodeTestCall = ({ args, env }) => ({ report, coverage }) => ({
    name: "node --test",
    command: [
        ...["node", "--experimental-test-coverage"],
        ...[
            ["lcov", (0,external_node_path_.join)(coverage, "lcov.info")],
            ["junit", report],
            ["spec", "stdout"],
        ].flatMap(([name = "", to = ""]) => [
            `--test-reporter=${name}`,
            `--test-reporter-destination=${to}`,
        ]),
        ...args,
    ],
    programs: [],
    env,
    read: parseJunit,
});

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/reported-run.js










const reported_run_SECONDS = 1_800;
/** Coverage of the LCOV that a run wrote, or why there is none. */
async function coverageIn(folder, { tree, uncovered, blind, }) {
    if (uncovered !== undefined)
        return { uncovered };
    const text = await plainTextIn(folder, "lcov.info");
    if (text === undefined)
        return { uncovered: "the tests wrote no coverage" };
    const lines = parseLcov(text, tree.path);
    if (lines.size === 0 && blind !== undefined)
        return { uncovered: blind };
    const coverage = await changedCoverage(lines, tree, source_files/* isScriptSource */.js);
    return coverage === undefined ? {} : { coverage };
}
/**
 * Runs tests whose counts and coverage are written outside of the tree: what tests print or leave behind is
 * not a report, and what they put in a report's place is not followed. They can write to this folder alone.
 */
function reportedRun({ commands, reports }) {
    return async (tree, callOf, reportName = "report.json") => {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "tests-"));
        const places = {
            folder,
            report: (0,external_node_path_.join)(folder, reportName),
            coverage: (0,external_node_path_.join)(folder, "coverage"),
        };
        await (0,promises_.mkdir)(places.coverage);
        const { name, command, programs, env, read, uncovered, blind } = callOf(places);
        for (const program of programs)
            if ((await programOf(program, upwardsFrom(tree.path))) === undefined)
                return {
                    kind: "crashed",
                    reason: `${program} is not installed: package.json has it in its test script, but not among its dependencies`,
                    output: "",
                };
        const result = await commands.run(command, {
            cwd: tree.path,
            env,
            timeoutSeconds: reported_run_SECONDS,
            writable: [folder],
        });
        const output = outputOf(result);
        const ending = endingOf(name, result);
        const crashed = (reason) => ({ kind: "crashed", reason, output });
        if (isMissing(result) || result.timedOut)
            return crashed(ending);
        const text = await plainTextIn(folder, reportName);
        if (text === undefined)
            return crashed(`${ending}; there is no report ${reportName}`);
        try {
            const { passed, failed, failures, told = "" } = read(text);
            if (passed + failed === 0 && result.code !== 0)
                return crashed(`${ending}; no test ran`);
            return {
                kind: "ran",
                passed,
                // The runner has the last word: it fails for more than failed cases, e.g. a file's exit code.
                failed: result.code === 0 ? failed : Math.max(1, failed),
                ...(failures.length > 0 ? { failures: failedTests(tree.path, failures) } : {}),
                output: [output, told].filter((one) => one !== "").join("\n"),
                ...(await coverageIn(places.coverage, { tree, uncovered, blind })),
            };
        }
        catch (error) {
            return crashed(`${ending}; ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/test-script.js
/** What a shell would read as more than words; globs are expanded by the runners themselves. */
const SHELL = /[;&|<>$`"'\\(){}!#~]/;
const PLACEHOLDER = /no test specified/;
const NODE = { valued: /^--test-reporter(?:-destination)?$/ };
const RUNNERS = {
    jest: { program: /^(?:\.\/)?node_modules\/(?:\.bin\/jest|jest\/bin\/jest(?:\.js)?)$/ },
    vitest: {
        program: /^(?:\.\/)?node_modules\/(?:\.bin\/vitest|vitest\/vitest\.mjs)$/,
        ours: {
            valued: /^--(?:reporter|outputFile(?:\.\w+)?|coverage\.(?:reporter|reportsDirectory|thresholds\.(?:lines|functions|branches|statements)))$/,
            plain: /^(?:-w|--(?:run|watch|ui|coverage|coverage\.(?:enabled|clean|reportOnFailure|thresholds\.(?:100|perFile|autoUpdate))))$/,
        },
    },
    mocha: {
        program: /^(?:\.\/)?node_modules\/(?:\.bin\/_?mocha|mocha\/bin\/_?mocha(?:\.[cm]?js)?)$/,
        ours: { valued: /^(?:-R|-O|--reporter|--reporter-options?)$/, plain: /^(?:-w|--watch)$/ },
    },
};
const WRAPPED = {
    valued: /^(?:-r|-o|-t|--reporter|--reports?-dir|--temp-dir(?:ectory)?)$/,
    plain: /^--(?:check-coverage|per-file|100)$/,
};
/** Of vitest's commands those that run tests; `vitest run related.ts` has its files after it. */
const VITEST_RUNS = /^(?:run|watch|dev)$/;
const VITEST_ELSE = /^(?:bench|init|list|related|typecheck)$/;
function without(words, { valued, plain }) {
    const kept = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? "";
        const [name = "", ...value] = word.split("=");
        // `--test-reporter spec`: the value is the next word.
        if (valued.test(name))
            at += value.length === 0 ? 1 : 0;
        else if (plain?.test(name) !== true)
            kept.push(word);
    }
    return kept;
}
/** Variables before a program, also where `cross-env` sets them, and the words after them. */
function variablesOf(words) {
    const env = {};
    let rest = [...words];
    for (;;) {
        const [first = "", second = ""] = rest;
        const [, name, value] = /^(\w+)=(.*)$/.exec(first) ?? [];
        if (name !== undefined)
            env[name] = value ?? "";
        else if (first === "npx" && second === "cross-env")
            rest = rest.slice(1);
        else if (first !== "cross-env")
            return { env, rest };
        rest = rest.slice(1);
    }
}
/** What npx is told beside the program; it asks nobody here. */
const NPX_OPTION = /^(?:-y|--yes|--no|--no-install)$/;
/** The runner that words start, and how many words that takes: `jest`, `npx jest`, `node --flag node_modules/...`. */
function startOf(words) {
    const [first = ""] = words;
    const after = first === "npx" ? words.findIndex((word, at) => at > 0 && !NPX_OPTION.test(word)) : 0;
    for (const name of ["jest", "vitest", "mocha"]) {
        if (after >= 0 && words[after] === name)
            return { name, length: after + 1 };
        const at = words.findIndex((word) => RUNNERS[name].program.test(word));
        const started = at === 0 || (at > 0 && first === "node");
        if (started && words.slice(1, at).every((word) => word.startsWith("-")))
            return { name, length: at + 1 };
    }
    return undefined;
}
/** The coverage tool before a program: its options end where a word is neither one nor its value. */
function test_script_wrapperOf(words) {
    const at = words[0] === "npx" ? 1 : 0;
    const name = words[at];
    if (name !== "c8" && name !== "nyc")
        return { rest: words };
    const isProgram = (index) => words[index] === "node" || startOf(words.slice(index)) !== undefined;
    let end = at + 1;
    while (end < words.length && !isProgram(end))
        end++;
    const options = words.slice(at + 1, end);
    const readable = options.every((word, index) => word.startsWith("-") || (options[index - 1] ?? "").startsWith("-"));
    if (!readable || end === words.length)
        return { rest: words };
    return { wrapper: { name, args: without(options, WRAPPED) }, rest: words.slice(end) };
}
function runnerScript(words, env) {
    const started = startOf(words);
    if (!started)
        return undefined;
    const { name, length } = started;
    const { ours } = RUNNERS[name];
    const args = ours ? without(words.slice(length), ours) : words.slice(length);
    if (name === "vitest" && VITEST_ELSE.test(args[0] ?? ""))
        return undefined;
    // npx finds it in the folder above too, where a workspace keeps it, and installs nothing.
    const isNamed = words[length - 1] === name;
    return {
        kind: name,
        start: isNamed ? ["npx", "--no-install", name] : words.slice(0, length),
        args: name === "vitest" && VITEST_RUNS.test(args[0] ?? "") ? args.slice(1) : args,
        env,
    };
}
/** Reads the script of package.json: known runners are run with reports, all else as it stands. */
function readTestScript(script) {
    if (script === undefined || script.trim() === "" || PLACEHOLDER.test(script))
        return { kind: "none" };
    if (SHELL.test(script))
        return { kind: "other" };
    const { env, rest: words } = variablesOf(script.trim().split(/\s+/));
    const { wrapper, rest } = test_script_wrapperOf(words);
    // Node's runner measures by itself what a wrapper around it would.
    if (rest[0] === "node" && rest.includes("--test"))
        return { kind: "node", args: without(rest.slice(1), NODE), env };
    const runner = runnerScript(rest, env);
    if (!runner)
        return { kind: "other" };
    if (!wrapper)
        return runner;
    return runner.kind === "mocha" ? { ...runner, wrapper } : { kind: "other" };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/vitest-tests.js



/** vitest's `json` reporter, which writes when the run has ended: https://vitest.dev/guide/reporters */
const vitest_tests_Report = schemas/* object */.Ikc({
    success: schemas/* boolean */.zMY(),
    testResults: JestFiles,
});
const PROVIDERS = ["v8", "istanbul"];
/** Their thresholds count for nothing: the score judges, and an exit code would hide the counts. */
const NO_THRESHOLDS = [
    ...["lines", "functions", "branches", "statements"].map((of) => `--coverage.thresholds.${of}=0`),
    ...["perFile", "100", "autoUpdate"].map((of) => `--coverage.thresholds.${of}=false`),
];
const PROVIDER_OPTION = /^--coverage\.provider(?:=|$)/;
/** Options that have coverage written, by the provider that the settings name where both are there. */
function coverageOptions(providers, { folder, args }) {
    const [only, another] = providers;
    // Settings that turn it on would ask for a package that is not there.
    if (only === undefined)
        return ["--coverage.enabled=false"];
    const isSaid = another !== undefined || args.some((arg) => PROVIDER_OPTION.test(arg));
    return [
        ...["--coverage.enabled=true", "--coverage.reporter=lcovonly"],
        ...[`--coverage.reportsDirectory=${folder}`, "--coverage.reportOnFailure=true"],
        ...(isSaid ? [] : [`--coverage.provider=${only}`]),
        ...NO_THRESHOLDS,
    ];
}
function vitest_tests_countsOf(text) {
    const { testResults } = vitest_tests_Report.parse(JSON.parse(text));
    const having = (status) => testResults.reduce((sum, { assertionResults: cases }) => sum + cases.filter((one) => one.status === status).length, 0);
    return {
        passed: having("passed"),
        failed: having("failed") + unloadedIn(testResults).length,
        failures: jest_files_failuresIn(testResults),
    };
}
/** vitest as the test script starts it, once, with counts and coverage written outside of the tree. */
const vitestCall = ({ start, args, env }, folders) => ({ report, coverage }) => {
    const providers = PROVIDERS.filter((name) => asksFor(`@vitest/coverage-${name}`, ...folders));
    return {
        name: "vitest",
        command: [
            ...[...start, "--run", ...args],
            ...["--reporter=default", "--reporter=json", `--outputFile=${report}`],
            ...coverageOptions(providers, { folder: coverage, args }),
        ],
        programs: start[0] === "npx" ? ["vitest"] : [],
        env: { NO_COLOR: "1", ...env },
        read: vitest_tests_countsOf,
        ...(providers.length > 0
            ? {}
            : { uncovered: "@vitest/coverage-v8 is no dependency, nor is @vitest/coverage-istanbul" }),
    };
};

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/node-tests.js









const node_tests_SECONDS = 1_800;
const node_tests_crashed = (reason, output = "") => ({ kind: "crashed", reason, output });
/** The tests as `npm test` runs them; those of known runners with counts and coverage. */
function nodeTests({ commands, install, reports, workspace }) {
    const reported = reportedRun({ commands, reports });
    const npm = (tree, args) => commands.run(["npm", ...args], { cwd: tree.path, timeoutSeconds: node_tests_SECONDS, writable: [] });
    const asTheyStand = async (tree) => {
        const result = await npm(tree, ["test"]);
        const output = outputOf(result);
        if (isMissing(result) || result.timedOut)
            return node_tests_crashed(endingOf("npm test", result), output);
        // Nothing is known of single tests: only that all of it passed or not.
        return { kind: "ran", failed: result.code === 0 ? 0 : 1, output };
    };
    const before = async (tree, { scripts = {} }) => {
        if (scripts["pretest"] === undefined)
            return undefined;
        const result = await npm(tree, ["run", "pretest"]);
        return result.code === 0
            ? undefined
            : node_tests_crashed(endingOf("npm run pretest", result), outputOf(result));
    };
    return async (tree) => {
        const read = await readManifest(tree.path);
        if ("problem" in read)
            return node_tests_crashed(read.problem);
        const script = readTestScript(read.manifest.scripts?.["test"]);
        if (script.kind === "none")
            return { kind: "absent", reason: "package.json has no test script" };
        const missing = await install(tree.path, read.manifest);
        if (missing !== undefined)
            return node_tests_crashed(missing);
        if (script.kind === "other")
            return asTheyStand(tree);
        const stopped = await before(tree, read.manifest);
        if (stopped)
            return stopped;
        const own = await package_folder_folderOf(tree.path, read.manifest);
        const folders = [own, await aroundOf(workspace, own)];
        switch (script.kind) {
            case "node":
                return reported(tree, nodeTestCall(script), "junit.xml");
            case "jest":
                return reported(tree, jestCall(script));
            case "vitest":
                return reported(tree, vitestCall(script, folders));
            case "mocha":
                return reported(tree, mochaCall(script, folders));
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/own-programs.js

/**
 * Programs that the packages of a project bring along come before the machine's, as npm has it for its
 * scripts: the `node` of a package too, which says on which version the tests run.
 *
 * @param workspace the folder of the workspace that the project belongs to; its own without one
 */
const withOwnPrograms = (commands, workspace) => ({
    ...commands,
    run: (command, options) => commands.run(command, {
        ...options,
        programs: [...new Set([options.cwd, workspace])].map((folder) => (0,external_node_path_.join)(folder, "node_modules/.bin")),
    }),
});

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/node-parts.js






/** What a project with a package.json brings along. */
function nodeParts(given) {
    const workshop = { ...given, commands: withOwnPrograms(given.commands, given.workspace) };
    const install = installer(workshop);
    return {
        tests: nodeTests({ ...workshop, install }),
        lint: nodeLint({ ...workshop, install }),
        audit: nodeAudit(workshop),
        docs: jsdoc,
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/projects/combine.js



const nameOf = ({ folder, ecosystem }) => folder || ecosystem;
/** Each in turn: tools of two projects may share a lock or a cache. */
async function ofEach(members, part) {
    const outcomes = [];
    for (const member of members)
        outcomes.push({ member, outcome: await part(member) });
    return outcomes;
}
/** Why the whole is unknown: where one project's part is. */
function unknownIn(outcomes) {
    const reasons = outcomes.flatMap(({ member, outcome }) => outcome.kind === "unknown" ? [told(member, outcomes.length, outcome.reason)] : []);
    return reasons.length === 0 ? undefined : unknown(reasons.join("; "));
}
/** Whose it is, where there is more than one. */
const told = ({ project }, count, text) => count > 1 ? `${nameOf(project)}: ${text}` : text;
const placed = (folder, findings) => findings.map((finding) => finding.file === undefined || folder === ""
    ? finding
    : { ...finding, file: external_node_path_.posix.normalize(`${folder}/${finding.file}`) });
/** Once each: members of a workspace have one lock file, and what it holds is told by each of them. */
function combine_findingsOf(outcomes) {
    const all = outcomes.flatMap(({ member, outcome }) => outcome.kind === "known" ? placed(member.project.folder, outcome.findings) : []);
    return outcomes.length < 2
        ? all
        : [...new Map(all.map((one) => [(0,digest/* canonicalJson */.dj)(one), one])).values()];
}
/**
 * The sum of what was covered, nothing where one of them was not measured. A project that is here only
 * because it needs a changed one says nothing of the change.
 */
function combine_coverageOf(runs) {
    const measured = runs.flatMap(({ coverage }) => coverage ?? []);
    if (measured.length < runs.length)
        return undefined;
    const ofChange = measured.filter(({ of }) => of === "change");
    const counted = ofChange.length > 0 ? ofChange : measured;
    return {
        of: ofChange.length > 0 ? "change" : "all",
        lines: counted.reduce((sum, { lines }) => sum + lines, 0),
        hit: counted.reduce((sum, { hit }) => sum + hit, 0),
    };
}
/** The sum, unless one of them was not counted. */
function passedOf(runs) {
    const counted = runs.flatMap(({ passed }) => passed ?? []);
    return counted.length < runs.length ? undefined : counted.reduce((sum, one) => sum + one, 0);
}
/**
 * The tests of several projects as one run. A project without tests makes no judgement possible where the
 * change touches it: its sources would count as covered by the others'.
 */
function combinedTests(outcomes) {
    const count = outcomes.length;
    const output = outcomes
        .flatMap(({ member, outcome }) => outcome.kind === "absent" ? [] : [told(member, count, outcome.output)])
        .join("\n");
    const bad = outcomes.find(({ outcome }) => outcome.kind === "crashed");
    if (bad?.outcome.kind === "crashed")
        return { kind: "crashed", reason: told(bad.member, count, bad.outcome.reason), output };
    const ran = outcomes.flatMap(({ outcome }) => (outcome.kind === "ran" ? [outcome] : []));
    const failed = ran.reduce((sum, { failed: own }) => sum + own, 0);
    const missing = outcomes.find(({ member, outcome }) => outcome.kind === "absent" && (ran.length === 0 || member.tree.changedFiles.length > 0));
    // What fails is known, whatever else is not.
    if (failed === 0 && missing?.outcome.kind === "absent")
        return { kind: "absent", reason: told(missing.member, count, missing.outcome.reason) };
    const coverage = combine_coverageOf(ran);
    const passed = passedOf(ran);
    const failures = outcomes.flatMap(({ member, outcome }) => outcome.kind === "ran" ? placed(member.project.folder, outcome.failures ?? []) : []);
    const uncovered = ran.find((one) => one.uncovered !== undefined)?.uncovered;
    return {
        kind: "ran",
        failed,
        output,
        ...(failures.length > 0 ? { failures } : {}),
        ...(passed === undefined ? {} : { passed }),
        ...(coverage === undefined ? {} : { coverage }),
        ...(uncovered === undefined ? {} : { uncovered }),
    };
}
/** A project that was there before anything ran and is not any more, undefined where all still are. */
async function goneFrom({ path }, { membersOf, present }) {
    const now = await membersOf({ path, changedFiles: [] });
    const gone = present.find(({ project: { ecosystem, folder } }) => !now.some(({ project }) => project.ecosystem === ecosystem && project.folder === folder));
    return gone && `${gone.project.ecosystem} project in ${gone.project.folder || "."}`;
}
/**
 * The parts of several projects as those of one repository; which ones is asked at each call.
 * @param present those that were there before anything ran: a build that takes a manifest away takes no
 *   tests away with it
 */
function combined(membersOf, present) {
    return {
        tests: async (tree) => {
            const gone = await goneFrom(tree, { membersOf, present });
            if (gone !== undefined) {
                const reason = `the manifest of the ${gone} is gone, or no plain file any more`;
                return { kind: "crashed", reason, output: "" };
            }
            return combinedTests(await ofEach(await membersOf(tree), ({ parts, tree: own }) => parts.tests(own)));
        },
        lint: async (tree) => {
            const all = await ofEach(await membersOf(tree), ({ parts, tree: own }) => parts.lint(own));
            return unknownIn(all) ?? { kind: "known", findings: combine_findingsOf(all) };
        },
        audit: async (tree) => {
            const all = await ofEach(await membersOf(tree), ({ parts, tree: own }) => parts.audit(own));
            return unknownIn(all) ?? { kind: "known", findings: combine_findingsOf(all) };
        },
        docs: async (tree) => {
            const all = await ofEach(await membersOf(tree), ({ parts, tree: own }) => parts.docs(own));
            const sum = (of) => all.reduce((rest, { outcome }) => rest + (outcome.kind === "known" ? outcome[of] : 0), 0);
            return (unknownIn(all) ?? {
                kind: "known",
                publicItems: sum("publicItems"),
                documented: sum("documented"),
                findings: combine_findingsOf(all),
            });
        },
        build: async (tree) => {
            const all = await ofEach(await membersOf(tree), async ({ parts, tree: own }) => parts.build?.(own));
            const bad = all.find(({ outcome }) => outcome?.ok === false);
            return {
                ok: bad === undefined,
                output: bad ? told(bad.member, all.length, bad.outcome?.output ?? "") : "",
            };
        },
    };
}

// EXTERNAL MODULE: ./build/core/glob.js
var core_glob = __webpack_require__(98998);
;// CONCATENATED MODULE: ./build/core/projects.js

const MANIFESTS = [
    ["node", /^package\.json$/],
    ["python", /^(?:pyproject\.toml|setup\.(?:py|cfg)|requirements\.txt)$/],
    ["go", /^go\.mod$/],
    ["rust", /^Cargo\.toml$/],
];
/** Folders whose manifests belong to others, or are what tests read. */
const FOREIGN_FOLDERS = new Set([
    "node_modules",
    "vendor",
    "third_party",
    "site-packages",
    "venv",
    "target",
    "dist",
    "build",
    "testdata",
    "fixtures",
    "__fixtures__",
]);
const isForeign = (folder) => folder.split("/").some((name) => name.startsWith(".") || FOREIGN_FOLDERS.has(name));
const projects_folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
/**
 * The projects whose manifests are among the paths of a repository, the outermost first.
 * @param ignored globs of folders: what lies there belongs to the project around it
 */
function projectsIn(paths, ignored = []) {
    const found = new Map();
    for (const path of paths) {
        const folder = projects_folderOf(path);
        if (isForeign(folder) || (folder !== "" && ignored.some((glob) => (0,core_glob/* matchesGlob */.k)(glob, folder))))
            continue;
        const name = path.slice(path.lastIndexOf("/") + 1);
        for (const [ecosystem, manifest] of MANIFESTS)
            if (manifest.test(name))
                found.set(`${folder}\n${ecosystem}`, { ecosystem, folder });
    }
    return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}
const isIn = (path, folder) => folder === "" || path.startsWith(`${folder}/`);
/** The projects of the innermost folder around a file that has any. */
function ownersOf(path, projects) {
    const around = projects.filter(({ folder }) => isIn(path, folder));
    const deepest = Math.max(...around.map(({ folder }) => folder.length));
    return around.filter(({ folder }) => folder.length === deepest);
}
/** Without the roots whose members are there: the tools would do everything twice. */
const withoutRoots = (projects) => projects.filter((root) => root.isEmpty !== true ||
    !projects.some((one) => one !== root && one.ecosystem === root.ecosystem && one.workspace === root.folder));
/**
 * What a change can break (issue of a monorepo: "only what the change touches and what depends on it"):
 * the projects around the changed files, every member of a workspace whose root folder itself changed
 * (its lock file, its shared settings), and whatever needs one of these. A file outside of all
 * projects can matter to each of them; so can a change that names no file.
 */
function affectedProjects(projects, changedFiles) {
    if (changedFiles.length === 0)
        return withoutRoots(projects);
    const affected = new Set();
    for (const path of changedFiles) {
        const owners = ownersOf(path, projects);
        const members = projects.filter(({ ecosystem, workspace }) => workspace === projects_folderOf(path) && owners.some((owner) => owner.ecosystem === ecosystem));
        for (const one of owners.length === 0 ? projects : [...owners, ...members])
            affected.add(one);
    }
    // A set grows while it is walked, so this reaches what needs what was added.
    for (const { ecosystem, name } of affected)
        for (const other of projects)
            if (name !== undefined && other.ecosystem === ecosystem && other.needs.includes(name))
                affected.add(other);
    return withoutRoots(projects.filter((one) => affected.has(one)));
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/projects/find-manifests.js



/** Below the top folder; a manifest that lies deeper is not looked for. */
const MOST_DEPTH = 6;
const MOST_FOLDERS = 10_000;
/**
 * Paths of a tree's files, relative to it, as far as projects may lie: no hidden folders, no packages of
 * others, no links.
 */
async function filesForProjects(root) {
    const files = [];
    const folders = [{ path: "", depth: 0 }];
    for (let at = 0; at < folders.length && at < MOST_FOLDERS; at++) {
        const { path, depth } = folders[at] ?? { path: "", depth: 0 };
        for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, path), { withFileTypes: true })) {
            const name = path === "" ? entry.name : `${path}/${entry.name}`;
            if (entry.isFile())
                files.push(name);
            const enter = entry.isDirectory() && depth < MOST_DEPTH && !entry.name.startsWith(".");
            if (enter && !FOREIGN_FOLDERS.has(entry.name))
                folders.push({ path: name, depth: depth + 1 });
        }
    }
    return files;
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/node/workspace-manifest.js





const PNPM = "pnpm-workspace.yaml";
const PnpmWorkspace = schemas/* object */.Ikc({ packages: schemas/* array */.YOg(schemas/* string */.YjP()).optional() });
async function pnpmMembers(folder) {
    const text = await manifestText((0,external_node_path_.join)(folder, PNPM));
    return text === "" ? undefined : PnpmWorkspace.parse((0,parse_yaml.parseYaml)(text, PNPM)).packages;
}
/** `package.json`, and pnpm's own list of a workspace's members. */
async function nodeManifest(folder) {
    const read = await readManifest(folder);
    if ("problem" in read)
        return { needs: [] };
    const { name, workspaces, ...tables } = read.manifest;
    const listed = Array.isArray(workspaces) ? workspaces : workspaces?.packages;
    return {
        name,
        needs: namesOf(tables.dependencies, tables.devDependencies, tables.optionalDependencies, tables.peerDependencies),
        members: (await pnpmMembers(folder)) ?? listed,
    };
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./build/adapters/toolchains/python/python-manifest.js




/** Python's names are equal whatever their case and separators (PEP 503). */
const pythonName = (name) => name.toLowerCase().replace(/[-_.]+/g, "-");
const requirement = (text) => {
    const [name] = /^[A-Za-z0-9][\w.-]*/.exec(text.trim()) ?? [];
    return name === undefined ? [] : [pythonName(name)];
};
const Pyproject = schemas/* object */.Ikc({
    project: schemas/* object */.Ikc({
        name: schemas/* string */.YjP().optional(),
        dependencies: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
        "optional-dependencies": schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())).optional(),
    })
        .optional(),
    "dependency-groups": schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* unknown */.L5J())).optional(),
    tool: schemas/* object */.Ikc({
        poetry: schemas/* object */.Ikc({ name: schemas/* string */.YjP().optional(), dependencies: Names }).optional(),
        uv: schemas/* object */.Ikc({ workspace: schemas/* object */.Ikc({ members: schemas/* array */.YOg(schemas/* string */.YjP()).optional() }).optional() })
            .optional(),
    })
        .optional(),
});
/** `pyproject.toml` (PEP 621, Poetry, uv) and `requirements.txt`. */
async function pythonManifest(folder) {
    const listed = await manifestText((0,external_node_path_.join)(folder, "requirements.txt"));
    const parsed = Pyproject.safeParse((0,dist/* parse */.qg)(await manifestText((0,external_node_path_.join)(folder, "pyproject.toml"))));
    const { project, tool, "dependency-groups": groups = {} } = parsed.success ? parsed.data : {};
    const name = project?.name ?? tool?.poetry?.name;
    const wanted = [
        ...(project?.dependencies ?? []),
        ...Object.values(project?.["optional-dependencies"] ?? {}).flat(),
        ...Object.values(groups).flatMap((group) => group.filter((one) => typeof one === "string")),
        ...namesOf(tool?.poetry?.dependencies),
        ...listed.split("\n"),
    ];
    return {
        ...(name === undefined ? {} : { name: pythonName(name) }),
        needs: wanted.flatMap(requirement),
        members: tool?.uv?.workspace && (tool.uv.workspace.members ?? []),
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/cargo-manifest.js




const Target = schemas/* object */.Ikc({ name: schemas/* string */.YjP().optional(), harness: schemas/* boolean */.zMY().optional() });
const Cargo = schemas/* object */.Ikc({
    package: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }).optional(),
    dependencies: Names,
    "dev-dependencies": Names,
    "build-dependencies": Names,
    lib: Target.optional(),
    bin: schemas/* array */.YOg(Target).optional(),
    test: schemas/* array */.YOg(Target).optional(),
    workspace: schemas/* object */.Ikc({ members: schemas/* array */.YOg(schemas/* string */.YjP()).optional() }).optional(),
});
async function read(folder) {
    const parsed = Cargo.safeParse((0,dist/* parse */.qg)(await manifestText((0,external_node_path_.join)(folder, "Cargo.toml"))));
    return parsed.success ? parsed.data : undefined;
}
/** `Cargo.toml`: https://doc.rust-lang.org/cargo/reference/manifest.html */
async function cargoManifest(folder) {
    const manifest = await read(folder);
    if (!manifest)
        return { needs: [] };
    const { package: own, workspace, ...tables } = manifest;
    return {
        name: own?.name,
        needs: namesOf(tables.dependencies, tables["dev-dependencies"], tables["build-dependencies"]),
        members: workspace ? (workspace.members ?? []) : undefined,
        isEmpty: own === undefined && workspace !== undefined,
    };
}
/** Names of the targets that bring a test harness of their own, of the manifests at some paths. */
async function plainTargets(manifests) {
    const names = new Set();
    for (const path of manifests) {
        const manifest = await read((0,external_node_path_.dirname)(path));
        const { package: own, lib, bin = [], test = [] } = manifest ?? {};
        for (const { name, harness } of [...(lib ? [lib] : []), ...bin, ...test])
            if (harness === false)
                names.add(name ?? own?.name ?? "");
    }
    return names;
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/projects/links.js






const READERS = {
    node: nodeManifest,
    python: pythonManifest,
    go: goManifest,
    rust: cargoManifest,
};
const isMember = (root, globs, folder) => {
    const inside = root === "" ? folder : folder.slice(root.length + 1);
    return ((root === "" || folder.startsWith(`${root}/`)) &&
        globs.some((glob) => (0,core_glob/* matchesGlob */.k)(glob.replace(/^\.\/|\/$/g, ""), inside)));
};
/**
 * How the projects of a tree need each other, as their manifests say. A manifest that cannot be read
 * links to nothing: the project's own tools will tell what is wrong with it.
 */
async function linkProjects(root, projects) {
    const read = await Promise.all(projects.map(async (project) => ({
        project,
        manifest: await READERS[project.ecosystem]((0,external_node_path_.join)(root, project.folder)).catch(() => ({ needs: [] })),
    })));
    const workspaces = read.filter(({ manifest }) => manifest.members !== undefined);
    return read.map(({ project, manifest: { name, needs, isEmpty = false } }) => {
        const own = workspaces.find(({ project: { ecosystem, folder }, manifest: { members = [] } }) => ecosystem === project.ecosystem &&
            (folder === project.folder || isMember(folder, members, project.folder)));
        return {
            ...project,
            needs,
            ...(name === undefined ? {} : { name }),
            ...(own === undefined ? {} : { workspace: own.project.folder }),
            ...(isEmpty ? { isEmpty } : {}),
        };
    });
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/projects/members.js




const within = (folder, files) => folder === ""
    ? [...files]
    : files.flatMap((file) => file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1)] : []);
/**
 * The projects that a change can break, each with its parts. Looked for at each call, since a task may add
 * one; the parts of a project are made once, so that what it installed is known.
 */
function membersOf(kinds, { ignored, ...tools }) {
    const made = new Map();
    return async ({ path, changedFiles }) => {
        const projects = await linkProjects(path, projectsIn(await filesForProjects(path), ignored));
        return affectedProjects(projects, changedFiles).flatMap((project) => {
            const { ecosystem, folder, workspace = folder } = project;
            const partsOf = kinds[ecosystem];
            if (!partsOf)
                return [];
            const key = `${path}\n${ecosystem}\n${folder}`;
            const parts = made.get(key) ?? partsOf({ ...tools, workspace: (0,external_node_path_.join)(path, workspace) });
            made.set(key, parts);
            return [
                {
                    project,
                    tree: { path: (0,external_node_path_.join)(path, folder), changedFiles: within(folder, changedFiles) },
                    parts,
                },
            ];
        });
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/docstring-program.js
/**
 * Reads Python's own syntax tree, with no module of anybody else loaded. It is called with one file of
 * JSON, `{files}` by their paths, and prints `{items: [{file, name, line, documented}]}`.
 *
 * Public is what no leading underscore hides, in the module, the class and the name; where a module names
 * its `__all__`, what stands in it. Overloads and the setters of a property are documented elsewhere.
 */
const DOCSTRING_PROGRAM = `import ast, json, sys

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
BLOCKS = tuple(
    kind
    for kind in (getattr(ast, name, None) for name in ("If", "Try", "TryStar", "With"))
    if kind is not None
)

def definitions(body):
    for node in body:
        if isinstance(node, DEFINITIONS):
            yield node
        elif isinstance(node, BLOCKS):
            for field in ("body", "orelse", "finalbody"):
                yield from definitions(getattr(node, field, []))
            for handler in getattr(node, "handlers", []):
                yield from definitions(handler.body)

def exported(tree):
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            try:
                return {name for name in ast.literal_eval(node.value)}
            except (ValueError, TypeError):
                return None
    return None

def elsewhere(node):
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = getattr(target, "attr", None) or getattr(target, "id", None)
        if name in ("overload", "override", "setter", "deleter"):
            return True
    return False

def walk(body, prefix, public):
    for node in definitions(body):
        if not public(node.name) or elsewhere(node):
            continue
        name = prefix + node.name
        yield {"name": name, "line": node.lineno, "documented": bool(ast.get_docstring(node))}
        if isinstance(node, ast.ClassDef):
            yield from walk(node.body, name + ".", lambda inner: not inner.startswith("_"))

def is_private(path):
    return any(part.startswith("_") and not part.startswith("__") for part in path.split("/"))

def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        files = json.load(file)["files"]
    items = []
    for path in files:
        if is_private(path):
            continue
        with open(path, "rb") as file:
            tree = ast.parse(file.read(), filename=path)
        names = exported(tree)
        seen = {}
        for item in walk(tree.body, "", (lambda name: name in names) if names is not None
                         else (lambda name: not name.startswith("_"))):
            known = seen.setdefault(item["name"], dict(item, file=path))
            known["documented"] = known["documented"] or item["documented"]
        items.extend(seen.values())
    json.dump({"items": items}, sys.stdout)

main()
`;

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/interpreter.js

const interpreter_SECONDS = 60;
/** The first that works: a version manager's `python3` can be a script that finds nothing. */
const PROGRAMS = ["python3", "/usr/bin/python3"];
/** Options of every call: nothing of the tree, of HOME or of the environment is loaded, nothing cached. */
const ISOLATED = ["-I", "-B"];
/** `pip` counts from 22.3 on, which installs into the environment of another interpreter. */
const PROBE = [
    "import importlib.util as u",
    "pip = __import__('pip').__version__.split('.') if u.find_spec('pip') else ['0', '0']",
    "print(*[m for m in ('pytest', 'coverage') if u.find_spec(m)], end=' ')",
    "print('pip' if (int(pip[0]), int(pip[1])) >= (22, 3) else '')",
].join("; ");
/** @returns why there is none, where there is none */
async function findInterpreter(commands, cwd, programs = PROGRAMS) {
    let problem = "";
    for (const program of programs) {
        const command = [program, ...ISOLATED, "-c", PROBE];
        const result = await commands.run(command, { cwd, timeoutSeconds: interpreter_SECONDS });
        if (result.code === 0)
            return { program, modules: new Set(result.stdout.split(/\s+/).filter((one) => one !== "")) };
        problem ||= endingOf("python3", result);
    }
    return { problem };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/present-files.js


/** The changed files of a kind that are there, as plain files: a deleted one is not judged, a link not read. */
async function presentFiles({ path, changedFiles }, isOfKind) {
    const present = await Promise.all(changedFiles.filter(isOfKind).map(async (file) => {
        const found = await (0,promises_.lstat)((0,external_node_path_.join)(path, file)).catch(() => undefined);
        return found?.isFile() ? [file] : [];
    }));
    return present.flat();
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/docstrings.js










const docstrings_SECONDS = 120;
/** A long list of items is longer than what is kept by default. */
const docstrings_MAX_BYTES = 32 * 1024 * 1024;
const Printed = schemas/* object */.Ikc({
    items: schemas/* array */.YOg(schemas/* object */.Ikc({
        file: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
        line: schemas/* number */.aig().int(),
        documented: schemas/* boolean */.zMY(),
    })),
});
/** Share of the changed files' public functions, classes and methods that have a docstring. */
function docstrings(commands, reports) {
    return async (tree) => {
        const files = await presentFiles(tree, source_files/* isPythonSource */.Cp);
        if (files.length === 0)
            return { kind: "known", publicItems: 0, documented: 0, findings: [] };
        const python = await findInterpreter(commands, tree.path);
        if ("problem" in python)
            return unknown(python.problem);
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "docstrings-"));
        const [program, input] = [(0,external_node_path_.join)(folder, "docstrings.py"), (0,external_node_path_.join)(folder, "input.json")];
        await (0,promises_.writeFile)(program, DOCSTRING_PROGRAM);
        await (0,promises_.writeFile)(input, JSON.stringify({ files }));
        // -S: not even the start-up files of installed packages.
        const result = await commands.run([python.program, ...ISOLATED, "-S", program, input], {
            cwd: tree.path,
            timeoutSeconds: docstrings_SECONDS,
            maxBytes: docstrings_MAX_BYTES,
        });
        if (result.code !== 0)
            return unknown(endingOf("reading docstrings", result));
        try {
            const { items } = Printed.parse(JSON.parse(result.stdout));
            const findings = items
                .filter(({ documented }) => !documented)
                .map(({ file, name, line }) => {
                const message = `${name} has no docstring.`;
                const rule = "miyabi/docstring";
                return { part: "docs", severity: "warning", message, file, line, rule };
            });
            const publicItems = items.length;
            return { kind: "known", publicItems, documented: publicItems - findings.length, findings };
        }
        catch (error) {
            return unknown(`reading docstrings: ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/build-leftovers.js


const LEFTOVER = /^(?:build|.+\.egg-info)$/;
/** Where setuptools puts them. */
const FOLDERS = ["", "src", "lib"];
async function leftoversIn(path) {
    const found = await Promise.all(FOLDERS.map(async (folder) => {
        const names = await (0,promises_.readdir)((0,external_node_path_.join)(path, folder)).catch(() => []);
        return names.filter((name) => LEFTOVER.test(name)).map((name) => (0,external_node_path_.join)(path, folder, name));
    }));
    return new Set(found.flat());
}
/**
 * Runs an installation and removes what the build of the project left in its tree: the tree is what is
 * committed and reviewed. The environment has its own copy of the same facts.
 */
async function withoutLeftovers(path, install) {
    const before = await leftoversIn(path);
    try {
        return await install();
    }
    finally {
        for (const file of await leftoversIn(path))
            if (!before.has(file))
                await (0,promises_.rm)(file, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/install-commands.js


const PIP_FLAGS = ["--disable-pip-version-check", "--no-input", "--quiet", "--retries", "2"];
/** Versions that come from git's tags cannot be had everywhere; no test should depend on them. */
const NO_VERSION = { SETUPTOOLS_SCM_PRETEND_VERSION: "0.0.0", PBR_VERSION: "0.0.0" };
const programIn = (environment, name) => (0,external_node_path_.join)(environment, "bin", name);
/** Environment variables under which uv keeps to the folders that are ours. */
const uvEnvironment = (environment) => ({
    UV_PROJECT_ENVIRONMENT: environment,
    UV_CACHE_DIR: `${environment}-cache`,
    UV_PYTHON_DOWNLOADS: "never",
    UV_NO_PROGRESS: "1",
});
/** An environment's own pip takes seconds to put there, so the machine's is used where it can be. */
const hasOwnPip = ({ modules }) => !modules.has("pip");
const createStep = (environment, { uv, python }) => {
    if (uv)
        return { command: ["uv", "venv", "--quiet", environment], env: uvEnvironment(environment) };
    const flags = hasOwnPip(python) ? [] : ["--without-pip"];
    return { command: [python.program, ...ISOLATED, "-m", "venv", ...flags, environment] };
};
/** Installs by pip's own arguments, through uv where it is there. */
function pipStep(environment, { uv, python }, args) {
    if (uv)
        return {
            command: ["uv", "pip", "install", "--quiet", "--python", environment, ...args],
            env: { ...uvEnvironment(environment), ...NO_VERSION },
        };
    const own = programIn(environment, "python");
    const pip = hasOwnPip(python)
        ? [own, ...ISOLATED, "-m", "pip"]
        : [python.program, ...ISOLATED, "-m", "pip", "--python", own];
    return { command: [...pip, "install", ...PIP_FLAGS, ...args], env: NO_VERSION };
}
/** From pip's own files and the manifest: the project itself as its tests find it, editable. */
function unlocked(project) {
    const extras = project.extras.length > 0 ? `[${project.extras.join(",")}]` : "";
    return [
        ...project.requirementFiles.flatMap((file) => ["-r", file]),
        ...(project.isPackage ? ["-e", `.${extras}`] : []),
        ...(project.groupRequirements.length > 0 ? ["--", ...project.groupRequirements] : []),
    ];
}
/**
 * The step that installs what a project asks for: from its lock file as it stands, or from what its
 * manifests allow.
 */
function installStep(project, environment, installers) {
    const locked = (name) => (project.manifests[name] ?? "") !== "";
    if (locked("uv.lock")) {
        if (!installers.uv)
            return { problem: "packages are locked by uv.lock; uv is not installed" };
        const chosen = [
            ...project.extras.flatMap((name) => ["--extra", name]),
            ...project.groups.flatMap((name) => ["--group", name]),
        ];
        return {
            command: ["uv", "sync", "--locked", "--quiet", ...chosen],
            env: { ...uvEnvironment(environment), ...NO_VERSION },
        };
    }
    if (locked("poetry.lock")) {
        if (!installers.poetry)
            return { problem: "packages are locked by poetry.lock; poetry is not installed" };
        return {
            command: ["poetry", "install", "--no-interaction", "--quiet", "--all-extras"],
            env: { VIRTUAL_ENV: environment, POETRY_CACHE_DIR: `${environment}-cache`, ...NO_VERSION },
        };
    }
    for (const lock of ["pdm.lock", "Pipfile.lock"])
        if (locked(lock) && project.requirementFiles.length === 0)
            return {
                problem: `packages are locked by ${lock}; uv.lock, poetry.lock and requirements.txt are installed`,
            };
    return pipStep(environment, installers, unlocked(project));
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/packages.js



/** Names are equal whatever their case and separators (PEP 503). */
const normalName = (name) => name.toLowerCase().replace(/[-_.]+/g, "-");
const INFO = /^([A-Za-z0-9][\w.]*)-([\w.!+]+)\.dist-info$/;
async function sitesOf(environment) {
    const lib = (0,external_node_path_.join)(environment, "lib");
    const names = await (0,promises_.readdir)(lib).catch(() => []);
    return names
        .filter((name) => name.startsWith("python"))
        .map((name) => (0,external_node_path_.join)(lib, name, "site-packages"));
}
/** True for what was installed from a folder, as the project itself is (PEP 610). */
const isLocal = async (folder) => (await manifestText((0,external_node_path_.join)(folder, "direct_url.json"))).includes('"dir_info"');
/**
 * The packages of a virtual environment by the names of their folders (PEP 427), those from folders left
 * out. No program runs: what packages bring along could change what it says.
 */
async function packagesIn(environment) {
    const found = [];
    for (const site of await sitesOf(environment)) {
        for (const entry of await (0,promises_.readdir)(site).catch(() => [])) {
            const [, name, version] = INFO.exec(entry) ?? [];
            if (name === undefined || version === undefined || (await isLocal((0,external_node_path_.join)(site, entry))))
                continue;
            found.push({ name: normalName(name), version });
        }
    }
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var classic_errors = __webpack_require__(961);
;// CONCATENATED MODULE: ./build/adapters/toolchains/python/python-project.js






const Table = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const python_project_Pyproject = schemas/* object */.Ikc({
    "build-system": Table.optional(),
    project: schemas/* object */.Ikc({
        dependencies: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
        "optional-dependencies": schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())).optional(),
    })
        .optional(),
    "dependency-groups": schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ "include-group": schemas/* string */.YjP() })])))
        .optional(),
    tool: Table.optional(),
});
const FOR_TESTS = /^(?:dev|develop|development|tests?|testing|lint|linting|typing|types)$/i;
const REQUIREMENTS = /^(?:(?:dev|tests?|lint)[-_])?requirements(?:[-_.](?:dev|tests?|testing|lint))?\.txt$/;
const IN_FOLDER = /^(?:base|main|dev|develop|tests?|testing|lint)\.txt$/;
const python_project_MANIFESTS = ["pyproject.toml", "setup.py", "setup.cfg", "tox.ini", "Pipfile.lock"];
const python_project_LOCKS = ["uv.lock", "poetry.lock", "pdm.lock"];
const HOOKS = ".pre-commit-config.yaml";
/** What a group of PEP 735 asks for, with the groups that it includes. */
function requirementsOf(groups, name, seen = []) {
    if (seen.includes(name))
        return [];
    return (groups[name] ?? []).flatMap((entry) => typeof entry === "string"
        ? [entry]
        : requirementsOf(groups, entry["include-group"], [...seen, name]));
}
async function requirementFilesIn(path, names) {
    const inside = names.has("requirements")
        ? await (0,promises_.readdir)((0,external_node_path_.join)(path, "requirements")).catch(() => [])
        : [];
    return [
        ...[...names].filter((name) => REQUIREMENTS.test(name)),
        ...inside.filter((name) => IN_FOLDER.test(name)).map((name) => `requirements/${name}`),
    ].sort();
}
const escaped = (name) => name.replace(/[-_.]/g, "[-_.]");
const LINE_WITH_REQUIREMENT = /^[^\S\n]*[^#\s]/m;
/** @throws Error where pyproject.toml cannot be read */
async function python_project_read(path, workspace) {
    const names = new Set(await (0,promises_.readdir)(path));
    const requirementFiles = await requirementFilesIn(path, names);
    const manifests = {};
    for (const name of [...python_project_MANIFESTS, HOOKS, ...requirementFiles])
        manifests[name] = await manifestText((0,external_node_path_.join)(path, name));
    for (const name of python_project_LOCKS)
        manifests[name] = await manifestText((0,external_node_path_.join)(workspace, name));
    const pyproject = python_project_Pyproject.parse((0,dist/* parse */.qg)(manifests["pyproject.toml"] ?? ""));
    const { project, tool = {}, "dependency-groups": groups = {} } = pyproject;
    const setup = manifests["setup.cfg"] ?? "";
    const extras = Object.keys(project?.["optional-dependencies"] ?? {});
    const poetry = tool["poetry"] !== undefined;
    const testGroups = Object.keys(groups).filter((name) => FOR_TESTS.test(name));
    const groupRequirements = testGroups.flatMap((name) => requirementsOf(groups, name));
    const asked = requirementFiles.some((name) => LINE_WITH_REQUIREMENT.test(manifests[name] ?? ""));
    const hooks = manifests[HOOKS] ?? "";
    const texts = Object.entries(manifests)
        .filter(([name]) => name !== HOOKS && !python_project_LOCKS.some((lock) => lock === name))
        .map(([, text]) => text)
        .join("\n");
    const hasSection = (section) => [setup, manifests["tox.ini"] ?? ""].some((text) => text.split("\n").some((line) => line.trim() === `[${section}]`));
    return {
        path,
        names,
        tools: tool,
        requirementFiles,
        extras: extras.filter((name) => FOR_TESTS.test(name)),
        groups: testGroups,
        groupRequirements,
        isPackage: project !== undefined ||
            pyproject["build-system"] !== undefined ||
            names.has("setup.py") ||
            hasSection("metadata"),
        needsPackages: poetry ||
            asked ||
            groupRequirements.length > 0 ||
            (project?.dependencies ?? []).length > 0 ||
            extras.some((name) => FOR_TESTS.test(name)) ||
            /\b(?:install|tests|extras|setup)_require/.test(`${setup}\n${manifests["setup.py"] ?? ""}`),
        manifests,
        asksFor: (name) => new RegExp(`(?:^|["'\\s,])${escaped(name)}(?:["'\\s=<>!~;,[]|$)`, "im").test(texts) ||
            new RegExp(`\\bid:\\s*${escaped(name)}\\b`).test(hooks),
        hasSection,
    };
}
/**
 * The project's files, read anew each time: a task may change them.
 * @param workspace the folder that holds the lock file
 */
async function readProject(path, workspace) {
    try {
        return { project: await python_project_read(path, workspace) };
    }
    catch (error) {
        const said = error instanceof classic_errors/* ZodError */.G ? core_errors/* prettifyError */.S1(error) : (0,error_code/* messageOf */.b)(error);
        return { problem: `pyproject.toml cannot be read: ${said}` };
    }
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/environment.js









const environment_SECONDS = 1_200;
/** What we measure with, whether the project asks for it or not. */
const OURS = ["pytest", "coverage"];
async function has(commands, program, cwd) {
    const result = await commands.run([program, "--version"], { cwd, timeoutSeconds: 60 });
    return !isMissing(result) && result.code === 0;
}
/**
 * Makes a virtual environment of ours outside of the tree, once for each state of manifests and locks: one
 * that the repository brought along is not trusted. Scripts that build packages run there, in the sandbox.
 * A project that asks for nothing is content with the system's Python, if that has pytest and coverage.
 */
function pythonEnvironment({ commands, reports, workspace }) {
    const made = new Map();
    const step = (path, { command, env }) => commands.run(command, {
        cwd: path,
        timeoutSeconds: environment_SECONDS,
        ...(env === undefined ? {} : { env }),
    });
    const described = async (folder, path, packages) => {
        const python = programIn(folder, "python");
        const found = await findInterpreter(commands, path, [python]);
        return "problem" in found ? found : { python, modules: found.modules, folder, packages };
    };
    const make = async (project, python) => {
        const { path } = project;
        const installers = {
            python,
            uv: await has(commands, "uv", path),
            poetry: (project.manifests["poetry.lock"] ?? "") !== "" && (await has(commands, "poetry", path)),
        };
        const folder = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "python-")), "environment");
        const created = await step(path, createStep(folder, installers));
        if (created.code !== 0)
            return { problem: endingOf("making a virtual environment", created) };
        const before = new Set((await packagesIn(folder)).map(({ name }) => name));
        if (project.needsPackages) {
            const wanted = installStep(project, folder, installers);
            if ("problem" in wanted)
                return wanted;
            const result = await withoutLeftovers(path, () => step(path, wanted));
            if (result.code !== 0)
                return { problem: endingOf(wanted.command.slice(0, 2).join(" "), result) };
        }
        const all = await packagesIn(folder);
        const missing = OURS.filter((name) => !all.some((one) => one.name === name));
        // Without them less can be measured, and that is what the report then says.
        if (missing.length > 0)
            await step(path, pipStep(folder, installers, missing));
        return described(folder, path, all.filter(({ name }) => !before.has(name)));
    };
    const choose = async (project) => {
        const python = await findInterpreter(commands, project.path);
        if ("problem" in python)
            return python;
        const system = { python: python.program, modules: python.modules, packages: [] };
        if (project.needsPackages)
            return make(project, python);
        if (OURS.every((name) => python.modules.has(name)))
            return system;
        const own = await make(project, python);
        return "problem" in own || !own.modules.has("pytest") ? system : own;
    };
    return async (path) => {
        const read = await readProject(path, workspace);
        if ("problem" in read)
            return read;
        const { project } = read;
        const state = (0,digest/* digestOf */.ol)({ path, manifests: project.manifests });
        const known = made.get(state) ?? choose(project);
        made.set(state, known);
        const environment = await known;
        if (!("problem" in environment))
            return { project, environment };
        // What failed may succeed the next time, e.g. when the registry answers again.
        made.delete(state);
        return environment;
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/python-tool.js




const python_tool_MAX_BYTES = 32 * 1024 * 1024;
const python_tool_isThere = (program) => (0,promises_.access)(program).then(() => true, () => false);
/**
 * Runs a tool of the project's own environment or of the machine, whichever has it. HOME is new and
 * empty: settings that tests left in theirs are not the repository's.
 *
 * @returns its result, and the folder that it wrote to
 */
async function runTool({ commands, reports }, { folder: environment }, { name, cwd, args, timeoutSeconds, first }) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, `${name}-`));
    const home = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, "home-"));
    const run = (program) => commands.run([program, ...args(folder)], {
        cwd,
        env: { HOME: home },
        timeoutSeconds,
        maxBytes: python_tool_MAX_BYTES,
        writable: [folder],
    });
    const own = environment === undefined ? undefined : programIn(environment, name);
    if (own === undefined || !(await python_tool_isThere(own)))
        return { result: await run(name), folder };
    if (first === "project")
        return { result: await run(own), folder };
    const result = await run(name);
    return { result: isMissing(result) ? await run(own) : result, folder };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/pip-audit.js









const pip_audit_SECONDS = 300;
const MOST_WORDS = 300;
/** `pip-audit --format json`; a package that could not be judged has a reason in place of findings. */
const pip_audit_Report = schemas/* object */.Ikc({
    dependencies: schemas/* array */.YOg(schemas/* union */.KCZ([
        schemas/* object */.Ikc({ name: schemas/* string */.YjP(), skip_reason: schemas/* string */.YjP() }),
        schemas/* object */.Ikc({
            name: schemas/* string */.YjP(),
            version: schemas/* string */.YjP(),
            vulns: schemas/* array */.YOg(schemas/* object */.Ikc({
                id: schemas/* string */.YjP(),
                aliases: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
                description: schemas/* string */.YjP().optional(),
                fix_versions: schemas/* array */.YOg(schemas/* string */.YjP()),
            })),
        }),
    ])),
});
/** The file that a package's version is written down in, or could be. */
const placeOf = ({ manifests, requirementFiles }) => python_project_LOCKS.find((name) => (manifests[name] ?? "") !== "") ?? requirementFiles[0] ?? "pyproject.toml";
/** The report has no severity, so an advisory counts as high until people have looked. */
const pip_audit_findingsOf = ({ dependencies }, file) => dependencies.flatMap((dependency) => "vulns" in dependency
    ? dependency.vulns.map(({ id, aliases = [], description = "", fix_versions }) => {
        const names = [id, ...aliases].join(", ");
        const repaired = fix_versions.length > 0 ? ` Repaired in ${fix_versions.join(", ")}.` : "";
        return {
            part: "security",
            severity: "high",
            message: `${dependency.name}: ${names}: ${description.slice(0, MOST_WORDS)}${repaired}`,
            file,
            rule: `pip-audit/${id}`,
        };
    })
    : []);
function judged(report, file) {
    const skipped = report.dependencies.flatMap((one) => "skip_reason" in one ? [one.skip_reason] : []);
    const more = skipped.length > 1 ? ` (and ${skipped.length - 1} more)` : "";
    // What is known to be bad is told in any case; what nobody could judge is not called good.
    const findings = pip_audit_findingsOf(report, file);
    return findings.length === 0 && skipped.length > 0
        ? unknown(`pip-audit: ${skipped[0] ?? ""}${more}`)
        : { kind: "known", findings };
}
/**
 * Known vulnerabilities of the packages that the project's manifests led to, asked for by name and version:
 * pip-audit resolves and runs nothing. Without any package there is nothing to ask about.
 */
function pipAudit({ commands, prepare, reports }) {
    return async ({ path }) => {
        const prepared = await prepare(path);
        if ("problem" in prepared)
            return unknown(prepared.problem);
        const { project, environment } = prepared;
        if (environment.packages.length === 0)
            return { kind: "known", findings: [] };
        const list = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "packages-")), "requirements.txt");
        const lines = environment.packages.map(({ name, version }) => `${name}==${version}\n`);
        await (0,promises_.writeFile)(list, lines.join(""));
        const reportIn = (folder) => (0,external_node_path_.join)(folder, "report.json");
        const { result, folder } = await runTool({ commands, reports }, environment, {
            name: "pip-audit",
            cwd: path,
            timeoutSeconds: pip_audit_SECONDS,
            first: "machine",
            args: (own) => [
                ...["--requirement", list, "--no-deps", "--disable-pip", "--progress-spinner", "off"],
                ...["--cache-dir", (0,external_node_path_.join)(own, "cache"), "--format", "json", "--output", reportIn(own)],
            ],
        });
        if (isMissing(result))
            return unknown("pip-audit is not installed; add it to the project's dependencies for development, or to the machine");
        // pip-audit ends with 1 where it found something, and where it could not ask.
        const text = await plainText(reportIn(folder));
        if ((result.code !== 0 && result.code !== 1) || text === undefined)
            return unknown(endingOf("pip-audit", result));
        try {
            return judged(pip_audit_Report.parse(JSON.parse(text)), placeOf(project));
        }
        catch (error) {
            return unknown(`${endingOf("pip-audit", result)}; ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/flake8.js

const FORMAT = "%(path)s\t%(row)d\t%(code)s\t%(text)s";
const LINE = /^(.+)\t(\d+)\t([A-Z]+\d+)\t(.*)$/;
/** flake8 ends with 1 for each of its codes, so each is an error by the repository's own choice. */
const flake8 = {
    name: "flake8",
    isConfigured: ({ names, hasSection, asksFor }) => names.has(".flake8") || hasSection("flake8") || asksFor("flake8"),
    args: ({ files }) => ["--format", FORMAT, "--", ...files],
    codes: [0, 1],
    read: ({ stdout }) => stdout
        .split("\n")
        .filter((text) => text !== "")
        .map((text) => {
        const [, file, line, code, message] = LINE.exec(text) ?? [];
        if (file === undefined || message === undefined)
            throw new Error(`not flake8's: ${text.slice(0, 80)}`);
        return {
            part: "lint",
            severity: "error",
            message,
            file: (0,external_node_path_.normalize)(file),
            rule: `flake8/${code ?? "?"}`,
            line: Number(line),
        };
    }),
};

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/mypy.js


/** A line each of `mypy --output json` (mypy >= 1.11). */
const Line = schemas/* object */.Ikc({
    file: schemas/* string */.YjP(),
    line: schemas/* number */.aig().int(),
    message: schemas/* string */.YjP(),
    code: schemas/* string */.YjP().nullable(),
    severity: schemas/* enum */.k5n(["error", "note", "warning"]),
});
const mypy_SEVERITY = { error: "error", warning: "warning", note: "info" };
/** Its settings may name what it checks; else the changed files are checked. */
const namesFiles = (tools) => schemas/* union */.KCZ([
    schemas/* object */.Ikc({ files: schemas/* unknown */.L5J() }).refine(({ files }) => files !== undefined),
    schemas/* object */.Ikc({ packages: schemas/* unknown */.L5J() }).refine(({ packages }) => packages !== undefined),
])
    .safeParse(tools["mypy"]).success;
/** Type errors. A file that mypy cannot parse ends it with 2, and is told like the others. */
const mypy = {
    name: "mypy",
    isConfigured: ({ names, tools, hasSection }) => ["mypy.ini", ".mypy.ini"].some((name) => names.has(name)) ||
        tools["mypy"] !== undefined ||
        hasSection("mypy"),
    args: ({ project, files, cache, python }) => [
        ...["--output", "json", "--no-error-summary", "--no-pretty", "--cache-dir", cache],
        ...["--python-executable", python],
        ...(namesFiles(project.tools) ? [] : ["--", ...files]),
    ],
    codes: [0, 1, 2],
    read: ({ stdout }, root) => stdout
        .split("\n")
        .filter((text) => text.trim() !== "")
        .map((text) => {
        const { file, line, message, code, severity } = Line.parse(JSON.parse(text));
        return {
            part: "lint",
            severity: mypy_SEVERITY[severity],
            message,
            file: (0,external_node_path_.isAbsolute)(file) ? (0,external_node_path_.relative)(root, file) : file,
            rule: `mypy/${code ?? "error"}`,
            ...(line > 0 ? { line } : {}),
        };
    }),
};

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/pylint.js


/** `pylint --output-format=json`. */
const pylint_Report = schemas/* array */.YOg(schemas/* object */.Ikc({
    type: schemas/* enum */.k5n(["convention", "refactor", "warning", "error", "fatal", "info"]),
    path: schemas/* string */.YjP(),
    line: schemas/* number */.aig().int(),
    symbol: schemas/* string */.YjP(),
    message: schemas/* string */.YjP(),
}));
const pylint_severityOf = (type) => {
    if (type === "error" || type === "fatal")
        return "error";
    return type === "info" ? "info" : "warning";
};
/** Its exit code is a sum: 1 and 2 for errors, 4 to 16 for the rest; 32 is a wrong call. */
const pylint = {
    name: "pylint",
    isConfigured: ({ names, tools, asksFor }) => [".pylintrc", "pylintrc", ".pylintrc.toml"].some((name) => names.has(name)) ||
        tools["pylint"] !== undefined ||
        asksFor("pylint"),
    args: ({ files, report }) => ["--output-format=json", `--output=${report}`, "--", ...files],
    codes: Array.from({ length: 32 }, (_, code) => code),
    read: ({ report }) => pylint_Report.parse(JSON.parse(report)).map(({ type, path, line, symbol, message }) => ({
        part: "lint",
        severity: pylint_severityOf(type),
        message,
        file: (0,external_node_path_.normalize)(path),
        rule: `pylint/${symbol}`,
        line,
    })),
};

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/ruff.js


/** `ruff check --output-format json`; without a code, or with one in words, it is the syntax. */
const ruff_Report = schemas/* array */.YOg(schemas/* object */.Ikc({
    code: schemas/* string */.YjP().nullable(),
    filename: schemas/* string */.YjP(),
    message: schemas/* string */.YjP(),
    location: schemas/* object */.Ikc({ row: schemas/* number */.aig().int() }).nullish(),
}));
/** ruff ends with 1 for each of its rules, so each is an error by the repository's own choice. */
const ruff = {
    name: "ruff",
    isConfigured: ({ names, tools, asksFor }) => ["ruff.toml", ".ruff.toml"].some((name) => names.has(name)) ||
        tools["ruff"] !== undefined ||
        asksFor("ruff"),
    args: ({ files, report }) => [
        ...["check", "--output-format", "json", "--output-file", report],
        ...["--no-cache", "--no-fix", "--force-exclude", "--", ...files],
    ],
    codes: [0, 1],
    read: ({ report }, root) => ruff_Report.parse(JSON.parse(report)).map(({ code, filename, message, location }) => ({
        part: "lint",
        severity: "error",
        message,
        file: (0,external_node_path_.relative)(root, filename),
        rule: `ruff/${code ?? "syntax"}`,
        ...(location ? { line: location.row } : {}),
    })),
};

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/python-lint.js












const python_lint_SECONDS = 600;
const python_lint_LINTERS = [ruff, flake8, pylint, mypy];
const isPython = (path) => /\.pyi?$/.test(path);
/** The linters that the project uses, else those of the workspace around it. */
async function python_lint_lintersOf(project, workspace) {
    const own = python_lint_LINTERS.filter(({ isConfigured }) => isConfigured(project));
    if (own.length > 0 || workspace === project.path)
        return own;
    const around = await readProject(workspace, workspace);
    return "problem" in around
        ? []
        : python_lint_LINTERS.filter(({ isConfigured }) => isConfigured(around.project));
}
/** Every linter and type checker that the repository itself uses, over the changed files. */
function pythonLint({ commands, prepare, reports, workspace }) {
    const run = async (linter, { project, environment }, files) => {
        const { name, args, codes, read } = linter;
        const reportIn = (folder) => (0,external_node_path_.join)(folder, "report");
        const { result, folder } = await runTool({ commands, reports }, environment, {
            name,
            cwd: project.path,
            timeoutSeconds: python_lint_SECONDS,
            first: "project",
            args: (own) => args({
                project,
                files,
                report: reportIn(own),
                cache: (0,external_node_path_.join)(own, "cache"),
                python: environment.python,
            }),
        });
        if (isMissing(result))
            return unknown(`${name} is configured but not installed; add it to the project's dependencies for development`);
        if (result.code === null || !codes.includes(result.code))
            return unknown(endingOf(name, result));
        try {
            const report = (await plainText(reportIn(folder))) ?? "";
            const findings = read({ report, stdout: result.stdout }, project.path);
            // An exit code that says "found" without a finding is a fault of the tool or of our reading.
            return result.code === 0 || findings.length > 0
                ? { kind: "known", findings }
                : unknown(endingOf(name, result));
        }
        catch (error) {
            return unknown(`${endingOf(name, result)}; ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
    return async (tree) => {
        const read = await readProject(tree.path, workspace);
        if ("problem" in read)
            return unknown(read.problem);
        const linters = await python_lint_lintersOf(read.project, workspace);
        if (linters.length === 0)
            return unknown("no linter is configured (ruff, flake8, pylint, mypy, or checks.lint in .github/miyabi.yml)");
        const files = (await presentFiles(tree, isPython)).map((file) => `./${file}`);
        if (files.length === 0)
            return { kind: "known", findings: [] };
        const prepared = await prepare(tree.path);
        if ("problem" in prepared)
            return unknown(prepared.problem);
        const findings = [];
        for (const linter of linters) {
            const lint = await run(linter, prepared, files);
            if (lint.kind === "unknown")
                return lint;
            findings.push(...lint.findings);
        }
        return { kind: "known", findings };
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/test-program.js
/**
 * Runs a project's tests under coverage.py, in Python 3.7 and newer. It is called with one file of JSON:
 * `{runner: "pytest" | "unittest", folder}`, and writes `coverage.xml` (Cobertura) and `junit.xml` or
 * `counts.json` (`{passed, failed, failures: {name, file}[]}`) into that folder. It ends as its runner does: 0 all passed, 1 some
 * failed, 5 there was none.
 *
 * What measures is imported before the tree can be: a `coverage.py` in it is not ours. Settings that would
 * take the measuring away from us (pytest-cov, xdist) are overruled on the command line.
 */
const TEST_PROGRAM = `import importlib.util, json, os, sys

def covered(folder, here):
    try:
        import coverage
        cov = coverage.Coverage(
            data_file=os.path.join(folder, "coverage.db"), source=[here], branch=False)
        cov.start()
        return cov
    except Exception as error:
        print("coverage was not measured: %s" % error, file=sys.stderr)
        return None

def report(cov, folder):
    try:
        cov.stop()
        cov.save()
        if cov.get_option("run:parallel"):
            cov.combine()
        cov.xml_report(outfile=os.path.join(folder, "coverage.xml"), ignore_errors=True)
    except Exception as error:
        print("coverage was not measured: %s" % error, file=sys.stderr)

def has(module):
    return importlib.util.find_spec(module) is not None

def run_pytest(folder):
    import pytest
    def run():
        arguments = [
            "--junitxml=" + os.path.join(folder, "junit.xml"),
            "-o", "cache_dir=" + os.path.join(folder, "cache"),
            "-o", "junit_family=xunit1", # the one that names files
        ]
        if has("pytest_cov"):
            arguments.append("--no-cov")
        if has("xdist"):
            arguments.append("-n0")
        return int(pytest.main(arguments))
    return run

def file_of(test):
    module = sys.modules.get(type(test).__module__)
    file = getattr(module, "__file__", None)
    return {} if file is None else {"file": file}

def run_unittest(folder, here):
    import unittest
    class Result(unittest.TextTestResult):
        passed = 0
        def addSuccess(self, test):
            super().addSuccess(test)
            self.passed += 1
    def run():
        suite = unittest.TestSuite()
        suite.addTests(unittest.TestLoader().discover(here))
        for name in ("tests", "test"):
            inner = os.path.join(here, name)
            if os.path.isdir(inner) and not os.path.exists(os.path.join(inner, "__init__.py")):
                suite.addTests(unittest.TestLoader().discover(inner))
        result = unittest.TextTestRunner(resultclass=Result).run(suite)
        bad = [test for test, _ in result.failures + result.errors] + result.unexpectedSuccesses
        failed = len(bad)
        with open(os.path.join(folder, "counts.json"), "w") as out:
            failures = [{"name": str(test), **file_of(test)} for test in bad]
            json.dump({"passed": result.passed, "failed": failed, "failures": failures}, out)
        if failed:
            return 1
        return 5 if result.testsRun == 0 else 0
    return run

def main():
    with open(sys.argv[1]) as file:
        options = json.load(file)
    folder, here = options["folder"], os.getcwd()
    run = run_pytest(folder) if options["runner"] == "pytest" else run_unittest(folder, here)
    cov = covered(folder, here)
    source = os.path.join(here, "src")
    if os.path.isdir(source) and not os.path.exists(os.path.join(source, "__init__.py")):
        sys.path.insert(0, source)
    sys.path.insert(0, here)
    sys.argv = [options["runner"]]
    code = run()
    if cov is not None:
        report(cov, folder)
    sys.stdout.flush()
    sys.stderr.flush()
    sys.exit(code)

main()
`;

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/python-tests.js













const python_tests_SECONDS = 1_800;
/** https://docs.pytest.org/en/stable/reference/exit-codes.html; our unittest ends the same way. */
const SOME_FAILED = 1;
const INTERRUPTED = 2;
const NO_TESTS = 5;
const Counts = schemas/* object */.Ikc({
    passed: schemas/* number */.aig().int().min(0),
    failed: schemas/* number */.aig().int().min(0),
    failures: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        file: schemas/* string */.YjP().optional(),
    })),
});
/** pytest also runs what was written for unittest, so it is taken wherever it is or should be. */
function python_tests_runnerOf({ project, environment }) {
    const configured = ["pytest.ini", "conftest.py"].some((name) => project.names.has(name)) ||
        project.tools["pytest"] !== undefined ||
        ["tool:pytest", "pytest"].some((section) => project.hasSection(section));
    return configured || environment.modules.has("pytest") ? "pytest" : "unittest";
}
/** @throws Error where the runner left no such report */
async function countsIn(folder, runner) {
    const name = runner === "pytest" ? "junit.xml" : "counts.json";
    const text = await plainText((0,external_node_path_.join)(folder, name));
    if (text === undefined)
        throw new Error("it wrote no report");
    return runner === "pytest" ? parseJunit(text) : Counts.parse(JSON.parse(text));
}
/** Undefined where coverage.py is not there or measured nothing: its report is then absent. */
async function python_tests_coverageIn(folder, tree) {
    const text = await plainText((0,external_node_path_.join)(folder, "coverage.xml"));
    if (text === undefined)
        return undefined;
    return changedCoverage(parseCobertura(text, tree.path), tree, source_files/* isPythonSource */.Cp);
}
/** Whether the counts can be judged by: pytest ends otherwise for faults of its own or its settings. */
const isJudgement = ({ code }, { failed }) => code === 0 || code === SOME_FAILED || (code === INTERRUPTED && failed > 0);
/**
 * The tests by pytest or unittest, with counts and coverage. The runner, its plugins and the code under
 * test share one process: who writes that code could forge what it reports, which docs/toolchains.md says.
 */
function pythonTests(options) {
    const { commands, prepare, reports } = options;
    return async (tree) => {
        const prepared = await prepare(tree.path);
        if ("problem" in prepared)
            return { kind: "crashed", reason: prepared.problem, output: "" };
        const runner = python_tests_runnerOf(prepared);
        // Outside of the tree, new for each run, and all that the tests may write beside the tree.
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "python-test-"));
        const [program, input] = [(0,external_node_path_.join)(folder, "run-tests.py"), (0,external_node_path_.join)(folder, "input.json")];
        await (0,promises_.writeFile)(program, TEST_PROGRAM);
        await (0,promises_.writeFile)(input, JSON.stringify({ runner, folder }));
        const command = [prepared.environment.python, ...ISOLATED, program, input];
        const limits = { timeoutSeconds: python_tests_SECONDS, writable: [folder] };
        const result = await commands.run(command, { cwd: tree.path, ...limits });
        const output = outputOf(result);
        const crashed = (reason) => ({ kind: "crashed", reason, output });
        if (isMissing(result) || result.timedOut)
            return crashed(endingOf(runner, result));
        if (result.code === NO_TESTS)
            return { kind: "absent", reason: `${runner} finds no tests` };
        try {
            const counts = await countsIn(folder, runner);
            if (!isJudgement(result, counts))
                return crashed(endingOf(runner, result));
            const coverage = await python_tests_coverageIn(folder, tree);
            return {
                kind: "ran",
                passed: counts.passed,
                failed: result.code === 0 ? counts.failed : Math.max(1, counts.failed),
                ...(counts.failures.length > 0
                    ? { failures: failedTests(tree.path, counts.failures) }
                    : {}),
                output,
                ...(coverage === undefined ? {} : { coverage }),
            };
        }
        catch (error) {
            return crashed(`${endingOf(runner, result)}; ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/python/python-parts.js





/** What a project with a pyproject.toml, a setup.py or a requirements.txt brings along. */
function pythonParts(workshop) {
    const { commands, reports, workspace } = workshop;
    const prepare = pythonEnvironment(workshop);
    return {
        tests: pythonTests({ commands, prepare, reports }),
        lint: pythonLint({ commands, prepare, reports, workspace }),
        audit: pipAudit({ commands, prepare, reports }),
        docs: docstrings(commands, reports),
    };
}

// EXTERNAL MODULE: ./build/adapters/process/run-program.js + 3 modules
var run_program = __webpack_require__(48128);
;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/cargo-audit.js








const cargo_audit_SECONDS = 300;
/** The advisories of https://rustsec.org, a git repository. */
const DATABASE = "https://github.com/RustSec/advisory-db.git";
/** Of a package that nobody maintains or that is unsound: worth a look, and no known hole. */
const cargo_audit_REMARK = /\bhas an? \w+ warning\b/;
const exists = (path) => (0,promises_.access)(path).then(() => true, () => false);
/**
 * Fetches the advisories, by ourselves: in the sandbox GitHub is out of reach, since who reaches it can
 * send to it. Anew each time: what lies in the folder for reports can be changed by what runs.
 */
async function fetched(database, reports) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "advisories-"));
    const result = await (0,run_program/* runProgram */.m)({
        command: ["git", "clone", "--quiet", "--depth", "1", "--", database, folder],
        cwd: reports,
        env: {
            PATH: "/usr/local/bin:/usr/bin:/bin",
            HOME: folder,
            GIT_CONFIG_NOSYSTEM: "1",
            GIT_TERMINAL_PROMPT: "0",
        },
        timeoutSeconds: cargo_audit_SECONDS,
    });
    return result.code === 0
        ? folder
        : { problem: `the advisories of RustSec are not to be had: ${endingOf("git clone", result)}` };
}
/** Known vulnerabilities of the packages in Cargo.lock; without any there is nothing to ask about. */
function cargoAudit({ commands, reports, cargo, database = DATABASE }) {
    /** The lock file, or a copy of the one that cargo makes where none is committed. */
    const lockOf = async (crate, path) => {
        const lock = (0,external_node_path_.join)(crate.root, "Cargo.lock");
        if (await exists(lock))
            return lock;
        const command = ["cargo", "generate-lockfile"];
        const made = await commands.run(command, { cwd: path, timeoutSeconds: cargo_audit_SECONDS });
        const copy = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "lock-")), "Cargo.lock");
        const text = made.code === 0 ? await plainText(lock) : undefined;
        await (0,promises_.rm)(lock, { force: true });
        if (text === undefined)
            return { problem: endingOf("cargo generate-lockfile", made) };
        await (0,promises_.writeFile)(copy, text);
        return copy;
    };
    return async ({ path }) => {
        const crate = await cargo.crateAt(path);
        if ("problem" in crate)
            return unknown(crate.problem);
        const lock = await lockOf(crate, path);
        if (typeof lock !== "string")
            return unknown(lock.problem);
        const run = (args) => commands.run(["cargo-audit", "audit", ...args], { cwd: path, timeoutSeconds: cargo_audit_SECONDS });
        const present = await run(["--version"]);
        if (isMissing(present))
            return unknown(`${endingOf("cargo-audit", present)}: cargo install --locked cargo-audit (0.22 or newer)`);
        const advisories = await fetched(database, reports);
        if (typeof advisories !== "string")
            return unknown(advisories.problem);
        const flags = ["--no-fetch", "--no-yanked", "--format", "sarif", "--db", advisories];
        const result = await run([...flags, "--file", lock]);
        // It ends with 1 where it found something; any other ending is none of its judgements.
        if (result.code !== 0 && result.code !== 1)
            return unknown(endingOf("cargo audit", result));
        try {
            const findings = parseSarif(result.stdout, { part: "security", root: path });
            return {
                kind: "known",
                findings: findings.map(({ message, severity, rule = "cargo-audit" }) => ({
                    part: "security",
                    severity: cargo_audit_REMARK.test(message) ? "low" : severity,
                    message,
                    file: (0,external_node_path_.relative)(path, (0,external_node_path_.join)(crate.root, "Cargo.lock")),
                    rule,
                })),
            };
        }
        catch (error) {
            return unknown(`${endingOf("cargo audit", result)}; ${(0,error_code/* messageOf */.b)(error)}`);
        }
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/cargo.js





/** A build of a large workspace tells of each crate. */
const cargo_MAX_BYTES = 64 * 1024 * 1024;
/** `cargo metadata`: https://doc.rust-lang.org/cargo/commands/cargo-metadata.html */
const Metadata = schemas/* object */.Ikc({
    workspace_root: schemas/* string */.YjP(),
    packages: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        manifest_path: schemas/* string */.YjP(),
        targets: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), kind: schemas/* array */.YOg(schemas/* string */.YjP()), doctest: schemas/* boolean */.zMY() })),
    })),
});
const cargoEnding = (name, result) => isMissing(result)
    ? `${endingOf("cargo", result)}: put it on the job's PATH (rustup)`
    : endingOf(name, result);
function crateOf(text, path) {
    try {
        const value = JSON.parse(text);
        const { workspace_root: root, packages } = Metadata.parse(value);
        const own = packages.find(({ manifest_path: manifest }) => (0,external_node_path_.dirname)(manifest) === path);
        return own
            ? { root, packages: [own], chosen: ["--package", own.name] }
            : { root, packages, chosen: ["--workspace"] };
    }
    catch (error) {
        return { problem: `cargo metadata cannot be read: ${(0,error_code/* messageOf */.b)(error)}` };
    }
}
/** Cargo with everything that it builds outside of the tree, shared by the members of a workspace. */
function cargoIn({ commands, reports }) {
    const run = (args, { env = {}, ...options }) => commands.run(["cargo", ...args], {
        ...options,
        maxBytes: cargo_MAX_BYTES,
        env: {
            CARGO_TARGET_DIR: (0,external_node_path_.join)(reports, "cargo-target"),
            CARGO_TERM_COLOR: "never",
            CARGO_INCREMENTAL: "0",
            ...env,
        },
    });
    return {
        crateAt: async (path) => {
            const args = ["metadata", "--no-deps", "--format-version", "1"];
            const result = await run(args, { cwd: path, timeoutSeconds: 120 });
            if (result.code !== 0)
                return { problem: cargoEnding("cargo metadata", result) };
            return crateOf(result.stdout, path);
        },
        build: async ({ root }, args, options) => {
            const lock = (0,external_node_path_.join)(root, "Cargo.lock");
            const locked = await (0,promises_.access)(lock).then(() => true, () => false);
            const [name = "", ...rest] = args;
            const result = await run([name, ...(locked ? ["--locked"] : []), ...rest], options);
            if (!locked)
                await (0,promises_.rm)(lock, { force: true });
            return result;
        },
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/compiler-messages.js


/** A diagnostic of rustc, clippy or rustdoc: https://doc.rust-lang.org/rustc/json.html */
const Diagnostic = schemas/* object */.Ikc({
    level: schemas/* string */.YjP(),
    message: schemas/* string */.YjP(),
    rendered: schemas/* string */.YjP().nullish(),
    code: schemas/* object */.Ikc({ code: schemas/* string */.YjP() }).nullish(),
    spans: schemas/* array */.YOg(schemas/* object */.Ikc({ file_name: schemas/* string */.YjP(), line_start: schemas/* number */.aig().int(), is_primary: schemas/* boolean */.zMY() })),
});
/** `--message-format=json`: https://doc.rust-lang.org/cargo/reference/external-tools.html */
const compiler_messages_Line = schemas/* discriminatedUnion */.gMt("reason", [
    schemas/* object */.Ikc({ reason: schemas/* literal */.euz("compiler-message"), message: Diagnostic }),
    schemas/* object */.Ikc({
        reason: schemas/* literal */.euz("compiler-artifact"),
        target: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), kind: schemas/* array */.YOg(schemas/* string */.YjP()) }),
        profile: schemas/* object */.Ikc({ test: schemas/* boolean */.zMY() }),
        executable: schemas/* string */.YjP().nullish(),
    }),
]);
function compiler_messages_parsed(line) {
    try {
        const value = JSON.parse(line);
        return value;
    }
    catch {
        return undefined;
    }
}
/** What cargo says of a build, line by line. */
function readCompilerOutput(stdout) {
    const output = { diagnostics: [], artifacts: [], rest: [] };
    for (const line of stdout.split("\n")) {
        const value = compiler_messages_Line.safeParse(compiler_messages_parsed(line));
        if (!value.success) {
            if (line !== "" && !line.startsWith('{"reason":'))
                output.rest.push(line);
        }
        else if (value.data.reason === "compiler-message") {
            output.diagnostics.push(value.data.message);
        }
        else {
            const { target, profile, executable } = value.data;
            if (executable)
                output.artifacts.push({ name: target.name, executable, isTest: profile.test });
        }
    }
    return output;
}
/** An error of the language, not of a lint: the code has no meaning. */
const isBroken = ({ level, code, spans }) => level.startsWith("error") && (code ? /^E\d+$/.test(code.code) : spans.length > 0);
/** Where a diagnostic is, relative to a folder; undefined where it has no place inside of it. */
function compiler_messages_placeOf({ spans }, { root, path }) {
    const span = spans.find(({ is_primary: primary }) => primary);
    if (!span)
        return undefined;
    const file = (0,external_node_path_.relative)(path, (0,external_node_path_.resolve)(root, span.file_name));
    return file.startsWith("..") || file === "" ? undefined : { file, line: span.line_start };
}
/** Findings once each: a library is compiled twice, for itself and with its tests. */
function onlyOnce(findings) {
    const seen = new Map(findings.map((one) => [`${one.file}:${one.line}:${one.rule}:${one.message}`, one]));
    return [...seen.values()];
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/clippy.js



const clippy_SECONDS = 1_800;
const CRASH = /internal compiler error|the compiler unexpectedly panicked/;
const NOT_INSTALLED = /no such command: `clippy`|is not installed for the toolchain/;
/** Warnings and errors of clippy and rustc, each as grave as the repository's settings make it. */
function clippy(cargo) {
    return async ({ path }) => {
        const crate = await cargo.crateAt(path);
        if ("problem" in crate)
            return unknown(crate.problem);
        const flags = ["--all-targets", "--no-deps", "--message-format=json"];
        const options = { cwd: path, timeoutSeconds: clippy_SECONDS };
        const result = await cargo.build(crate, ["clippy", ...crate.chosen, ...flags], options);
        if (NOT_INSTALLED.test(result.stderr))
            return unknown("clippy is not installed: rustup component add clippy");
        const { diagnostics } = readCompilerOutput(result.stdout);
        const broken = diagnostics.find(isBroken);
        if (broken)
            return unknown(`clippy: the code does not compile: ${broken.message}`);
        const lints = diagnostics.filter(({ code }) => code);
        const refused = lints.some(({ level }) => level === "error");
        if (CRASH.test(result.stderr) || (result.code !== 0 && !refused))
            return unknown(cargoEnding("cargo clippy", result));
        const findings = lints.flatMap((lint) => {
            const place = compiler_messages_placeOf(lint, { root: crate.root, path });
            // Without a place of its own it is another package's, which is judged by itself.
            if (!place)
                return [];
            const name = lint.code?.code ?? "";
            return [
                {
                    part: "lint",
                    severity: lint.level === "error" ? "error" : "warning",
                    message: lint.message,
                    ...place,
                    rule: name.startsWith("clippy::") ? name.replace("::", "/") : `rustc/${name}`,
                },
            ];
        });
        return { kind: "known", findings: onlyOnce(findings) };
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/libtest-runner.js


/**
 * Starts a test program for cargo: has it list its tests first, then run them with a log of the results. What
 * tests print goes elsewhere. Programs without Rust's own harness know neither and are run as they are.
 */
const SCRIPT = `dir=$(dirname "$0")
name=$(basename "$1")
grep -qxF -- "$name" "$dir/plain" && exec "$@"
LLVM_PROFILE_FILE=/dev/null "$1" --list --format terse </dev/null >"$dir/$name.list" 2>/dev/null
if LLVM_PROFILE_FILE=/dev/null "$1" --help </dev/null 2>/dev/null | grep -q -e --logfile; then
  exec "$@" --logfile "$dir/$name.log"
fi
exec "$@"
`;
/** A line of the log: how a test ended, perhaps why, and its name. */
const RESULT = /^(ok|failed|ignored)\b.*?(\S+)$/;
const textOf = (path) => (0,promises_.readFile)(path, "utf8").catch(() => "");
/** @param plain names of the programs without Rust's own harness, as files */
async function libtestRunner(reports, plain) {
    // Outside of the tree, and new for each run: what tests leave behind is no log of ours.
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "cargo-test-"));
    const script = (0,external_node_path_.join)(folder, "run.sh");
    const profileFolder = (0,external_node_path_.join)(folder, "profiles");
    await (0,promises_.mkdir)(profileFolder);
    await (0,promises_.writeFile)(script, SCRIPT);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "plain"), plain.map((name) => `${name}\n`).join(""));
    const countsOf = async (name) => {
        if (plain.includes(name))
            return { passed: 1, failed: 0, tests: 1, failures: [] };
        const listed = (await textOf((0,external_node_path_.join)(folder, `${name}.list`)))
            .split("\n")
            .flatMap((line) => /^(.+): test$/.exec(line)?.[1] ?? []);
        const logged = (await (0,promises_.readdir)(folder)).includes(`${name}.log`);
        if (!logged)
            return { passed: 0, failed: 0, tests: listed.length, failures: [] };
        const endings = new Map();
        for (const line of (await textOf((0,external_node_path_.join)(folder, `${name}.log`))).split("\n")) {
            const [, ending = "", test = ""] = RESULT.exec(line) ?? [];
            if (endings.get(test) !== "failed")
                endings.set(test, ending);
        }
        // A test that was to run and has no result has ended the whole program.
        const ended = (...wanted) => listed.filter((test) => wanted.includes(endings.get(test) ?? "none"));
        const failures = ended("failed", "none").map((one) => ({ name: one }));
        return {
            passed: ended("ok").length,
            failed: failures.length,
            tests: listed.length,
            failures,
        };
    };
    return {
        command: ["/bin/sh", script],
        profiles: (0,external_node_path_.join)(profileFolder, "%p-%m.profraw"),
        profileFolder,
        counts: async (executables) => {
            const sum = { passed: 0, failed: 0, tests: 0, failures: [] };
            for (const executable of executables) {
                const own = await countsOf((0,external_node_path_.basename)(executable));
                sum.passed += own.passed;
                sum.failed += own.failed;
                sum.tests += own.tests;
                sum.failures.push(...own.failures);
            }
            return sum;
        },
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/llvm-coverage.js



const llvm_coverage_SECONDS = 600;
const llvm_coverage_MAX_BYTES = 128 * 1024 * 1024;
const llvm_coverage_INSTALL = "line coverage was not measured: llvm-profdata and llvm-cov are missing (rustup component add llvm-tools)";
/** Compiles the workspace's own crates, and only those, so that they count what runs. */
const WRAPPER = `#!/bin/sh\nexec "$@" -C instrument-coverage\n`;
const llvm_coverage_isThere = (path) => (0,promises_.access)(path).then(() => true, () => false);
/** Looks for the tools where rustup puts them, then for the system's of the same version. */
async function llvmOf(commands, cwd) {
    const ask = async (...args) => (await commands.run(["rustc", ...args], { cwd, timeoutSeconds: 60 })).stdout;
    const version = await ask("-vV");
    const host = /^host: (\S+)$/m.exec(version)?.[1] ?? "";
    const major = /^LLVM version: (\d+)/m.exec(version)?.[1] ?? "";
    const folder = (0,external_node_path_.join)((await ask("--print", "sysroot")).trim(), "lib/rustlib", host, "bin");
    const own = { profdata: (0,external_node_path_.join)(folder, "llvm-profdata"), cov: (0,external_node_path_.join)(folder, "llvm-cov") };
    if ((await llvm_coverage_isThere(own.profdata)) && (await llvm_coverage_isThere(own.cov)))
        return { host, tools: own };
    const system = { profdata: `llvm-profdata-${major}`, cov: `llvm-cov-${major}` };
    for (const program of [system.profdata, system.cov]) {
        const found = await commands.run([program, "--version"], { cwd, timeoutSeconds: 60 });
        if (found.code !== 0)
            return { host, tools: { problem: llvm_coverage_INSTALL } };
    }
    return { host, tools: system };
}
/** What cargo needs to build programs that count; none of it lies in the tree. */
async function instrumentation(reports) {
    const wrapper = (0,external_node_path_.join)(reports, "rustc-with-coverage");
    // The same each time, or cargo would build everything anew; written anew, since programs could change it.
    await (0,promises_.writeFile)(wrapper, WRAPPER);
    await (0,promises_.chmod)(wrapper, 0o755);
    return { RUSTC_WORKSPACE_WRAPPER: wrapper };
}
/**
 * Line coverage as cargo llvm-cov has it, as LCOV.
 * @returns why not, where it cannot be had
 */
async function lcovOf({ commands, reports }, { cwd, tools, profiles, executables }) {
    const raw = (await (0,promises_.readdir)(profiles)).filter((name) => name.endsWith(".profraw"));
    const [first, ...others] = executables;
    if (raw.length === 0 || first === undefined)
        return { problem: "line coverage was not measured: the tests wrote no profile" };
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "coverage-"));
    const [list, merged] = [(0,external_node_path_.join)(folder, "list"), (0,external_node_path_.join)(folder, "merged.profdata")];
    await (0,promises_.writeFile)(list, raw.map((name) => `${(0,external_node_path_.join)(profiles, name)}\n`).join(""));
    const options = { cwd, timeoutSeconds: llvm_coverage_SECONDS, maxBytes: llvm_coverage_MAX_BYTES };
    const flags = ["merge", "--sparse", "--failure-mode=all", `--input-files=${list}`, "-o", merged];
    const merge = await commands.run([tools.profdata, ...flags], options);
    if (merge.code !== 0)
        return { problem: `line coverage was not measured: ${endingOf("llvm-profdata", merge)}` };
    const objects = others.flatMap((executable) => ["--object", executable]);
    const command = [tools.cov, "export", "--format=lcov", `--instr-profile=${merged}`, first];
    const exported = await commands.run([...command, ...objects], options);
    return exported.code === 0
        ? { lcov: exported.stdout }
        : { problem: `line coverage was not measured: ${endingOf("llvm-cov", exported)}` };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/without-tests.js
/** What may hold braces that are none: comments, strings, raw strings, characters. What nobody closes goes to the end. */
const TEXT = /\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*$)|\br(#*)"(?:[^]*?"\1|[^]*$)|"(?:\\[^]|[^"\\])*"|'(?:\\(?:u\{[^}]{0,9}\}|x..|.)|[^'\\\n])'/g;
const TEST_MODULE = /#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*(?:pub(?:\([^)]*\))?\s+)?mod\s+\w+\s*\{/g;
const lineAt = (text, position) => text.slice(0, position).split("\n").length;
/** First and last lines of the modules that are compiled for tests only. */
function testModules(source) {
    const text = source.replace(TEXT, (found) => found.replace(/[^\n]/g, " "));
    return [...text.matchAll(TEST_MODULE)].map(({ index, 0: head }) => {
        let depth = 1;
        let at = index + head.length;
        for (; at < text.length && depth > 0; at++) {
            if (text[at] === "{")
                depth += 1;
            if (text[at] === "}")
                depth -= 1;
        }
        return { from: lineAt(text, index), to: lineAt(text, at) };
    });
}
/**
 * An LCOV report without the lines of tests that stand in the file that they test: they always run, and
 * would hide the lines that do not.
 * @param sourceOf text of a file as the report names it
 */
async function withoutTests(lcov, sourceOf) {
    const kept = [];
    let modules = [];
    for (const line of lcov.split("\n")) {
        if (line.startsWith("SF:"))
            modules = testModules(await sourceOf(line.slice(3)));
        const number = Number(/^DA:(\d+),/.exec(line)?.[1] ?? Number.NaN);
        if (!modules.some(({ from, to }) => number >= from && number <= to))
            kept.push(line);
    }
    return kept.join("\n");
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/rust-tests.js














const rust_tests_SECONDS = 1_800;
/** The last line of rustdoc's tests. */
const DOC_RESULT = /^test result: \w+\. (\d+) passed; (\d+) failed;/gm;
const rust_tests_crashed = (reason, output = "") => ({ kind: "crashed", reason, output });
const didNotRun = (result) => isMissing(result) || result.timedOut;
/** A file of the project itself, not of a package that it uses. */
const rust_tests_isOwn = (path, file) => !(0,external_node_path_.relative)(path, file).startsWith("..");
/**
 * `cargo test`. Cargo's ending decides whether tests fail; how many there are is read from what Rust's own
 * harness logs into a folder of ours, and not from what is printed, which tests can print too.
 */
function rustTests(workshop, cargo) {
    const { commands, reports } = workshop;
    const coverage = async (tree, run) => {
        const { tools } = run.llvm;
        if ("problem" in tools)
            return { uncovered: tools.problem };
        const executables = run.artifacts.map(({ executable }) => executable);
        const profiles = run.runner.profileFolder;
        const measured = await lcovOf(workshop, { cwd: tree.path, tools, profiles, executables });
        if ("problem" in measured)
            return { uncovered: measured.problem };
        try {
            const sourceOf = (file) => rust_tests_isOwn(tree.path, file) ? (0,promises_.readFile)(file, "utf8").catch(() => "") : Promise.resolve("");
            const text = await withoutTests(measured.lcov, sourceOf);
            const lines = [...parseLcov(text, tree.path)].filter(([file]) => !file.startsWith(".."));
            const covered = await changedCoverage(new Map(lines), tree, source_files/* isRustSource */.Yw);
            return covered === undefined ? {} : { coverage: covered };
        }
        catch (error) {
            return { uncovered: `line coverage was not measured: ${(0,error_code/* messageOf */.b)(error)}` };
        }
    };
    /** The examples in the documentation, which cargo compiles and runs by itself. */
    const docTests = async ({ path }, crate) => {
        const none = { passed: 0, failed: 0, output: "" };
        if (!crate.packages.some(({ targets }) => targets.some(({ doctest }) => doctest)))
            return none;
        const options = { cwd: path, timeoutSeconds: rust_tests_SECONDS };
        const result = await cargo.build(crate, ["test", ...crate.chosen, "--doc"], options);
        const counts = [...result.stdout.matchAll(DOC_RESULT)];
        const sum = (group) => counts.reduce((rest, found) => rest + Number(found[group]), 0);
        return {
            passed: sum(1),
            failed: result.code === 0 ? 0 : Math.max(1, sum(2)),
            output: result.code === 0 ? "" : outputOf(result),
        };
    };
    return async (tree) => {
        const crate = await cargo.crateAt(tree.path);
        if ("problem" in crate)
            return rust_tests_crashed(crate.problem);
        const llvm = await llvmOf(commands, tree.path);
        const env = "problem" in llvm.tools ? {} : await instrumentation(reports);
        const options = { cwd: tree.path, timeoutSeconds: rust_tests_SECONDS };
        const test = ["test", ...crate.chosen, "--tests"];
        const build = [...test, "--no-run", "--message-format=json"];
        // Build scripts and macros are instrumented as well; what they count is nobody's.
        const built = await cargo.build(crate, build, {
            ...options,
            env: { ...env, LLVM_PROFILE_FILE: "/dev/null" },
        });
        const { diagnostics, artifacts } = readCompilerOutput(built.stdout);
        if (built.code !== 0) {
            const errors = diagnostics
                .filter(isBroken)
                .map(({ rendered, message }) => rendered ?? message);
            return errors.length > 0
                ? { kind: "ran", passed: 0, failed: 1, output: errors.join("\n") }
                : rust_tests_crashed(cargoEnding("cargo test", built), outputOf({ ...built, stdout: "" }));
        }
        const executables = artifacts.filter(({ isTest }) => isTest);
        const plain = await plainTargets(crate.packages.map((one) => one.manifest_path));
        const runner = await libtestRunner(reports, executables.filter(({ name }) => plain.has(name)).map((one) => (0,external_node_path_.basename)(one.executable)));
        const starting = `target.${llvm.host}.runner=${JSON.stringify(runner.command)}`;
        const result = await cargo.build(crate, [...test, "--no-fail-fast", "--config", starting], {
            ...options,
            env: { ...env, LLVM_PROFILE_FILE: runner.profiles },
        });
        if (didNotRun(result))
            return rust_tests_crashed(cargoEnding("cargo test", result), outputOf(result));
        const counted = await runner.counts(executables.map(({ executable }) => executable));
        const docs = await docTests(tree, crate);
        if (result.code === 0 && counted.tests === 0 && docs.passed + docs.failed === 0)
            return { kind: "absent", reason: "the package has no tests" };
        const failed = (result.code === 0 ? counted.failed : Math.max(1, counted.failed)) + docs.failed;
        const output = [outputOf(result), docs.output].filter((text) => text !== "").join("\n");
        const ran = { kind: "ran", passed: counted.passed + docs.passed, failed, output };
        const failures = failedTests(tree.path, counted.failures);
        return failed > 0
            ? { ...ran, ...(failures.length > 0 ? { failures } : {}) }
            : { ...ran, ...(await coverage(tree, { llvm, runner, artifacts })) };
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/rustdoc.js






const rustdoc_SECONDS = 1_800;
const LIBRARY = /^(?:lib|rlib|dylib|cdylib|staticlib|proc-macro)$/;
/**
 * Counting documented items is an option that rustdoc has, and keeps behind a switch on stable toolchains.
 * The switch is set for rustdoc alone: crates must not see it.
 */
const PROGRAM = `#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc "$@"\n`;
/** Items count although the crate allows itself to leave them undocumented. */
const COUNTING = [
    ...["-Z", "unstable-options", "--show-coverage", "--output-format", "json"],
    ...["--force-warn", "missing_docs"],
];
/** By file, relative to the workspace. */
const Counted = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ total: schemas/* number */.aig().int(), with_docs: schemas/* number */.aig().int() }));
function countedOf(lines) {
    for (const line of lines.filter((one) => one.startsWith("{"))) {
        try {
            const value = JSON.parse(line);
            const counted = Counted.safeParse(value);
            if (counted.success)
                return counted.data;
        }
        catch {
            continue;
        }
    }
    return undefined;
}
const NOTHING = { kind: "known", publicItems: 0, documented: 0, findings: [] };
/** Share of the public items of a library's changed files that are documented, as rustdoc counts them. */
function rustdoc(cargo, reports) {
    const ofPackage = async ({ path, changedFiles }, crate, name) => {
        const program = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(reports, "rustdoc-")), "rustdoc");
        await (0,promises_.writeFile)(program, PROGRAM);
        await (0,promises_.chmod)(program, 0o755);
        const flags = ["--package", name, "--lib", "--message-format=json", "--", ...COUNTING];
        const options = { cwd: path, timeoutSeconds: rustdoc_SECONDS, env: { RUSTDOC: program } };
        const result = await cargo.build(crate, ["rustdoc", ...flags], options);
        const { diagnostics, rest } = readCompilerOutput(result.stdout);
        const broken = diagnostics.find(isBroken);
        if (broken)
            return unknown(`rustdoc: the code does not compile: ${broken.message}`);
        if (result.code !== 0)
            return unknown(cargoEnding("cargo rustdoc", result));
        const counted = countedOf(rest);
        if (!counted)
            return unknown("rustdoc did not count the documented items");
        const sum = { ...NOTHING };
        for (const [file, { total, with_docs: documented }] of Object.entries(counted)) {
            if (!changedFiles.includes((0,external_node_path_.relative)(path, (0,external_node_path_.resolve)(crate.root, file))))
                continue;
            sum.publicItems += total;
            sum.documented += documented;
        }
        const findings = diagnostics.flatMap((one) => {
            const place = compiler_messages_placeOf(one, { root: crate.root, path });
            if (one.code?.code !== "missing_docs" || !place)
                return [];
            if (!changedFiles.includes(place.file))
                return [];
            const message = `${one.message.replace(/^./, (first) => first.toUpperCase())}.`;
            const rule = "rustdoc/missing_docs";
            return [{ part: "docs", severity: "warning", message, ...place, rule }];
        });
        return { ...sum, findings: onlyOnce(findings) };
    };
    const isLibrary = ({ targets }) => targets.some(({ kind }) => kind.some((one) => LIBRARY.test(one)));
    return async (tree) => {
        if (!tree.changedFiles.some((file) => file.endsWith(".rs")))
            return NOTHING;
        const crate = await cargo.crateAt(tree.path);
        if ("problem" in crate)
            return unknown(crate.problem);
        const all = { ...NOTHING };
        // What only a program consists of is nobody's to use.
        for (const { name } of crate.packages.filter(isLibrary)) {
            const docs = await ofPackage(tree, crate, name);
            if (docs.kind === "unknown")
                return docs;
            all.publicItems += docs.publicItems;
            all.documented += docs.documented;
            all.findings = [...all.findings, ...docs.findings];
        }
        return all;
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/rust/rust-parts.js






const rust_parts_BUILD_SECONDS = 1_800;
/** What a package or workspace with a Cargo.toml brings along. */
function rustParts({ commands, reports, databases }) {
    const cargo = cargoIn({ commands, reports });
    return {
        tests: rustTests({ commands, reports }, cargo),
        lint: clippy(cargo),
        audit: cargoAudit({ commands, reports, cargo, database: databases?.rust }),
        docs: rustdoc(cargo, reports),
        build: async ({ path }) => {
            const crate = await cargo.crateAt(path);
            if ("problem" in crate)
                return { ok: false, output: crate.problem };
            const options = { cwd: path, timeoutSeconds: rust_parts_BUILD_SECONDS };
            const result = await cargo.build(crate, ["build", ...crate.chosen], options);
            const output = outputOf(result) || cargoEnding("cargo build", result);
            return { ok: result.code === 0, output };
        },
    };
}

;// CONCATENATED MODULE: ./build/adapters/toolchains/toolchain.js

function asMeasured(run) {
    if (run.kind !== "ran")
        return unknown(run.reason);
    const { passed, failed, failures = [], coverage, uncovered, output } = run;
    return {
        kind: "known",
        failed,
        output,
        ...(passed === undefined ? {} : { passed }),
        ...(failures.length > 0 ? { failures } : {}),
        ...(uncovered === undefined ? {} : { uncovered }),
        ...(coverage === undefined ? {} : { coverage: (100 * coverage.hit) / coverage.lines }),
    };
}
const lineOf = ({ file = "", line = 0, message, rule = "" }) => `${file}:${line}: ${message} (${rule})`;
const failure = (output) => ({ ok: false, passed: 0, failed: 0, output });
/** Build, then lint errors in the changed files, then tests: the first that fails is told. */
async function check(parts, tree) {
    const built = await parts.build?.(tree);
    if (built && !built.ok)
        return failure(`The build fails:\n${built.output}`);
    const lint = await parts.lint(tree);
    const errors = (lint.kind === "known" ? lint.findings : []).filter(({ severity, file }) => severity === "error" && (file === undefined || tree.changedFiles.includes(file)));
    if (errors.length > 0)
        return failure(`The linter finds errors:\n${errors.map(lineOf).join("\n")}`);
    const tests = await parts.tests(tree);
    switch (tests.kind) {
        case "absent":
            return { ok: true, passed: 0, failed: 0, output: tests.reason };
        case "crashed":
            return failure(`The tests do not run: ${tests.reason}\n${tests.output}`);
        case "ran": {
            const { passed = 0, failed, output } = tests;
            return { ok: failed === 0, passed, failed, output };
        }
    }
}
/** A toolchain from its parts. `commands` grows as they run. */
const toolchainOf = (name, parts, commands) => ({
    name,
    commands,
    check: (tree) => check(parts, tree),
    tests: async (tree) => asMeasured(await parts.tests(tree)),
    lint: parts.lint,
    audit: parts.audit,
    docs: parts.docs,
});

;// CONCATENATED MODULE: ./build/adapters/toolchains/detect-toolchains.js












const PARTS = {
    node: nodeParts,
    python: pythonParts,
    go: goParts,
    rust: rustParts,
};
const detect_toolchains_NOTHING = unknown("no toolchain was recognised (package.json, pyproject.toml, requirements.txt, setup.py, go.mod, Cargo.toml); name the commands under checks in .github/miyabi.yml");
const noParts = {
    tests: () => Promise.resolve({ kind: "absent", reason: detect_toolchains_NOTHING.reason }),
    lint: () => Promise.resolve(detect_toolchains_NOTHING),
    audit: () => Promise.resolve(detect_toolchains_NOTHING),
    docs: () => Promise.resolve(detect_toolchains_NOTHING),
};
/** Names of the toolchains that a tree has, in the order in which their projects lie. */
const detect_toolchains_namesOf = (members, custom) => [
    ...new Set(members.map(({ project }) => project.ecosystem)),
    ...(Object.keys(custom).length > 0 ? ["custom"] : []),
].join("+") || "none";
/**
 * Finds a repository's tools: those that the configuration names, else what the manifests in its folders
 * imply. Of several projects only those run that a change can break (core/projects.ts).
 */
function detectToolchains({ commands, config, tempDir, databases = {}, }) {
    return {
        async detect(path) {
            // One for each tree: what runs for one task must not write another one's reports.
            await (0,promises_.mkdir)(tempDir, { recursive: true });
            const reports = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "reports-"));
            const { commands: recording, lines } = recorded(commands, { reports, tree: path });
            const members = membersOf(PARTS, {
                commands: recording,
                reports,
                databases,
                ignored: config.projects.ignore,
            });
            const whole = { path, changedFiles: [] };
            const present = await members(whole);
            const base = present.length > 0 ? combined(members, present) : noParts;
            const custom = customParts(config.checks, recording);
            return toolchainOf(detect_toolchains_namesOf(present, custom), { ...base, ...custom }, lines);
        },
    };
}


/***/ }),

/***/ 81240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseYaml: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62807);


const MOST_BYTES = 100_000;
/** Repeated anchors; a document that people write has none or a few. */
const MOST_ALIASES = 50;
const MOST_DEPTH = 50;
/**
 * A YAML document as plain data, for a schema to judge. Bounded in size, depth and aliases; the keys
 * `__proto__`, `constructor` and `prototype` are refused wherever they stand.
 *
 * @param what how messages name the text, e.g. `.github/miyabi.yml`
 * @throws UserError (`code`, invalid_config by default) with line and column
 */
function parseYaml(text, what, code = "invalid_config") {
    const refuse = (message) => {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(code, message);
    };
    const bytes = Buffer.byteLength(text);
    if (bytes > MOST_BYTES)
        refuse(`${what} has ${bytes} bytes; at most ${MOST_BYTES} are read. Shorten it.`);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = parseShallow(text, lines);
    if (!document)
        return refuse(`${what} is nested deeper than ${MOST_DEPTH} levels. Flatten it.`);
    const at = (offset) => {
        const { line, col } = lines.linePos(offset ?? 0);
        return `${what}:${line}:${col}`;
    };
    const problem = document.errors[0];
    if (problem)
        refuse(`${at(problem.pos[0])}: ${problem.message}. Correct the YAML there.`);
    let aliases = 0;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Alias: () => {
            aliases += 1;
            if (aliases > MOST_ALIASES)
                refuse(`${what} repeats anchors more than ${MOST_ALIASES} times. Write the values out.`);
        },
        Collection: (_key, node, path) => {
            if (path.length > MOST_DEPTH)
                refuse(`${at(node.range?.[0])}: nested deeper than ${MOST_DEPTH} levels. Flatten it.`);
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
                return;
            for (const { key } of node.items)
                if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && FORBIDDEN_KEYS.has(String(key.value)))
                    refuse(`${at(key.range?.[0])}: the key "${String(key.value)}" is not allowed. Remove it.`);
        },
    });
    try {
        const value = document.toJS({ maxAliasCount: MOST_ALIASES });
        return value;
    }
    catch (error) {
        return refuse(`${what}: ${error instanceof Error ? error.message : String(error)}.`);
    }
}
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
/** Undefined where the nesting exhausts the parser's stack. */
function parseShallow(text, lineCounter) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter, prettyErrors: false });
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 76055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseDiff)
/* harmony export */ });
const ESCAPES = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
/** A name as git quotes it: `"b/\303\274.txt"`, with the escapes of C. */
function unquote(name) {
    if (!name.startsWith('"'))
        return name.replace(/\t$/, "");
    const bytes = [];
    const text = name.slice(1, name.lastIndexOf('"'));
    for (let at = 0; at < text.length; at++) {
        if (text[at] !== "\\") {
            const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
            bytes.push(...new TextEncoder().encode(character));
            at += character.length - 1;
            continue;
        }
        const octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4))?.[0];
        const next = text[at + 1] ?? "";
        bytes.push(octal === undefined ? (ESCAPES[next] ?? next.charCodeAt(0)) : parseInt(octal, 8));
        at += octal === undefined ? 1 : 3;
    }
    return new TextDecoder().decode(new Uint8Array(bytes));
}
const withoutPrefix = (name) => unquote(name).replace(/^[ab]\//, "");
/** The name in `diff --git a/x b/x`: without renames both halves are the same. */
function nameOf(header) {
    const rest = header.slice("diff --git ".length);
    if (rest.startsWith('"'))
        return withoutPrefix(rest.slice(rest.indexOf('" ') + 2));
    return withoutPrefix(rest.slice((rest.length + 1) / 2));
}
/**
 * Reads what `git diff --no-renames` prints. Hunks are counted by their headers, so that a line of a
 * file that looks like a header (`+++ b/x`) is read as the line that it is.
 */
function parseDiff(diff) {
    const files = [];
    let file;
    let before = { line: 0, left: 0 };
    let after = { line: 0, left: 0 };
    for (const text of diff.split("\n")) {
        const inHunk = before.left > 0 || after.left > 0;
        if (file && inHunk) {
            const sign = text[0];
            if (sign === "\\")
                continue;
            if (sign === "+")
                file.added.push({ line: after.line, text: text.slice(1) });
            if (sign === "-")
                file.removed.push({ line: before.line, text: text.slice(1) });
            if (sign !== "+")
                before = { line: before.line + 1, left: before.left - 1 };
            if (sign !== "-")
                after = { line: after.line + 1, left: after.left - 1 };
            continue;
        }
        if (text.startsWith("diff --git ")) {
            file = { path: nameOf(text), status: "changed", binary: false, added: [], removed: [] };
            files.push(file);
            continue;
        }
        if (!file)
            continue;
        const mode = /^(?:new file mode|new mode|deleted file mode) (\d{6})$/.exec(text)?.[1];
        if (mode !== undefined && !text.startsWith("deleted"))
            file.mode = mode;
        if (text.startsWith("new file mode"))
            file.status = "created";
        if (text.startsWith("deleted file mode"))
            file.status = "deleted";
        if (text.startsWith("Binary files "))
            file.binary = true;
        const kept = /^index [0-9a-f]+\.\.[0-9a-f]+ (\d{6})$/.exec(text)?.[1];
        if (kept !== undefined)
            file.mode = kept;
        const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text);
        if (!hunk)
            continue;
        before = { line: Number(hunk[1]), left: Number(hunk[2] ?? 1) };
        after = { line: Number(hunk[3]), left: Number(hunk[4] ?? 1) };
    }
    return files;
}


/***/ }),

/***/ 98998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/**
 * Wildcard match of two sequences in at most `pattern × text` steps: only the newest wildcard is ever
 * tried again, so no input costs exponential time (threat 39).
 */
function matches(pattern, text, { isStar, fits }) {
    let at = 0;
    let star = -1;
    let resume = 0;
    for (let index = 0; index < text.length;) {
        const part = pattern[at];
        const item = text[index];
        if (part !== undefined && isStar(part)) {
            star = at++;
            resume = index;
        }
        else if (part !== undefined && item !== undefined && fits(part, item)) {
            at++;
            index++;
        }
        else if (star >= 0) {
            at = star + 1;
            index = ++resume;
        }
        else
            return false;
    }
    return pattern.slice(at).every(isStar);
}
const nameFits = (glob, name) => matches(Array.from(glob), Array.from(name), {
    isStar: (part) => part === "*",
    fits: (part, character) => part === "?" || part === character,
});
/**
 * Does a glob match a whole path? `**` as a whole segment stands for any number of folders, none
 * included (so `k8s/**` covers a file named `k8s` too); `*` and `?` stay within one name. Case does
 * not count: on some file systems `claude.md` is CLAUDE.md.
 */
const matchesGlob = (glob, path) => matches(glob.toLowerCase().split("/"), path.toLowerCase().split("/"), {
    isStar: (segment) => segment === "**",
    fits: nameFits,
});


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

/***/ 92570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ readRework)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _review_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39529);
/* harmony import */ var _rework_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37855);
/* harmony import */ var _task_task_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78161);




/**
 * What a review ordered to be done again, and the results that it knew; `read` gives the text of a
 * file in its artifact.
 * @throws Error where a file is missing or not what its schema says
 */
async function readRework(name, read) {
    const parse = async (file, schema) => {
        const text = await read(file);
        if (text === undefined)
            throw new Error(`the artifact ${name} has no ${file}`);
        return schema.parse(JSON.parse(text));
    };
    return {
        rework: await parse(_review_files_js__WEBPACK_IMPORTED_MODULE_0__/* .REVIEW_FILES */ .x.rework, _rework_js__WEBPACK_IMPORTED_MODULE_1__/* .Rework */ .rP),
        results: await parse(_review_files_js__WEBPACK_IMPORTED_MODULE_0__/* .REVIEW_FILES */ .x.results, zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(_task_task_result_js__WEBPACK_IMPORTED_MODULE_2__/* .TaskResult */ .$)),
    };
}


/***/ }),

/***/ 26612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ refuseWithoutSandbox),
/* harmony export */   x: () => (/* binding */ noSandbox)
/* harmony export */ });
/* harmony import */ var _config_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84661);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62807);


const PAGE = "docs/sandbox.md";
const OFF = `set \`sandbox: off\` in ${_config_text_js__WEBPACK_IMPORTED_MODULE_0__/* .CONFIG_PATH */ .t} on the default branch and accept that generated code runs with the runner's rights.`;
const INSTALL = `On Ubuntu run \`sudo apt-get install -y bubblewrap socat\` before the action; since 23.10 AppArmor must also let bwrap make user namespaces (${PAGE} has the steps). Or ${OFF}`;
/**
 * @param reason what is missing, in a few words
 * @param tried what Miyabi did to set it up, and what came of it; empty where it may not
 */
const noSandbox = (reason, tried = []) => {
    const what = tried.length === 0
        ? INSTALL
        : `Miyabi tried to set one up: ${tried.join("; ")}. ${PAGE} says what a runner needs. Use another runner, or ${OFF}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo("no_sandbox", `This runner has no sandbox for generated code: ${reason}. ${what}`);
};
/**
 * Fails closed: without a sandbox no generated code is run unless the configuration says so.
 * @throws UserError no_sandbox
 */
function refuseWithoutSandbox(config, sandbox) {
    if (config.sandbox === "required" && sandbox === "off")
        throw noSandbox("none was set up");
}


/***/ }),

/***/ 22584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ checkpointArtifacts)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);

const NAME = /^(task-\d+-\d+)-a(\d+)-t(\d+)-c(\d+)-checkpoint$/;
/** The checkpoints of an issue's tasks among other names, the newest first. */
function checkpointArtifacts(names, issue) {
    const found = names.flatMap((name) => {
        const [, task = "", attempt, runAttempt, number] = NAME.exec(name) ?? [];
        return task.startsWith((0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .taskPrefix */ .sb)(issue))
            ? [
                {
                    name,
                    task,
                    attempt: Number(attempt),
                    runAttempt: Number(runAttempt),
                    number: Number(number),
                },
            ]
            : [];
    });
    return found.sort((a, b) => b.attempt - a.attempt || b.runAttempt - a.runAttempt || b.number - a.number);
}


/***/ }),

/***/ 97184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O0: () => (/* binding */ readHandedTask),
/* harmony export */   U0: () => (/* binding */ REQUESTS_FILE),
/* harmony export */   hP: () => (/* binding */ TASK_FILE)
/* harmony export */ });
/* unused harmony export HandedTask */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _task_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78161);


/** The file in a task's artifact, beside `<task>.bundle` where it succeeded. */
const TASK_FILE = "result.json";
/** Beside it: the figures of each request to the model, a line of JSON each. For people and tools; no job reads it. */
const REQUESTS_FILE = "requests.jsonl";
/** `result.json` of a task's artifact. */
const HandedTask = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    issue: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(),
    /** 0 to 3; 0: carried over from an earlier run. */
    attempt: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nonnegative(),
    lane: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Commit that the run began from. */
    baseSha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Of what was to be done (task-digests.ts). Work of another digest is another task's work. */
    digest: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    result: _task_result_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskResult */ .$,
});
/**
 * What a task's artifact says; `read` gives the text of a file in it.
 * @throws Error where it is not what its name says
 */
async function readHandedTask({ name, task, attempt, status }, read) {
    const text = await read(TASK_FILE);
    if (text === undefined)
        throw new Error(`the artifact ${name} has no ${TASK_FILE}`);
    const handed = HandedTask.parse(JSON.parse(text));
    const { result } = handed;
    if (result.task !== task || result.status !== status || handed.attempt !== attempt)
        throw new Error(`the artifact ${name} holds another result than its name says`);
    if (status === "success" && (result.commit === undefined || result.bundle !== `${task}.bundle`))
        throw new Error(`the artifact ${name} names no commit, or another bundle for ${task}`);
    return handed;
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

/***/ 35642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ connectHeldCommands)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/core/sandbox/registries.js
/** Where a language's usual package manager fetches from, by the file that shows the language. */
const REGISTRIES = [
    [/^package\.json$/, ["registry.npmjs.org"]],
    [/^yarn\.lock$/, ["registry.yarnpkg.com"]],
    [
        /^(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[\w.-]*\.txt)$/,
        ["pypi.org", "files.pythonhosted.org"],
    ],
    [/^go\.mod$/, ["proxy.golang.org", "sum.golang.org", "vuln.go.dev"]],
    [/^Cargo\.toml$/, ["index.crates.io", "static.crates.io"]],
    [/^Gemfile$/, ["rubygems.org", "index.rubygems.org"]],
    [/^(?:pom\.xml|build\.gradle(?:\.kts)?)$/, ["repo.maven.apache.org", "repo1.maven.org"]],
];
/** Hosts of the package registries that a repository with these paths needs. */
function registriesOf(paths) {
    const names = new Set(paths.map((path) => path.slice(path.lastIndexOf("/") + 1)));
    return REGISTRIES.flatMap(([manifest, hosts]) => [...names].some((name) => manifest.test(name)) ? hosts : []);
}

// EXTERNAL MODULE: ./build/shell/commands.js + 1 modules
var commands = __webpack_require__(81557);
// EXTERNAL MODULE: ./build/shell/log.js
var log = __webpack_require__(79679);
;// CONCATENATED MODULE: ./build/shell/held-commands.js




/**
 * How the agent's programs and the repository's tools are run: in a sandbox that was tried out, or
 * without one where the configuration says `sandbox: off`. Registries are chosen by what lies in the
 * commit that was cloned, so a task cannot add one. To be called before anything of the repository has
 * run: on a machine of GitHub's the sandbox may be set up as root.
 * @throws UserError no_sandbox, TransientError where it could not be set up for now
 */
async function connectHeldCommands({ config, workspace, context }) {
    if (config.sandbox === "off")
        return (0,commands/* connectCommands */.R)(context);
    const { openSandbox } = await __webpack_require__.e(/* import() */ 4563).then(__webpack_require__.bind(__webpack_require__, 44563)); // not before it is needed
    const toolCache = process.env["RUNNER_TOOL_CACHE"];
    return openSandbox({
        // The runner says so itself; a self-hosted one says self-hosted.
        // https://docs.github.com/actions/reference/workflows-and-actions/variables
        hosted: process.env["RUNNER_ENVIRONMENT"] === "github-hosted",
        told: log/* note */.N4,
        tempDir: context.tempDir,
        path: process.env["PATH"],
        readable: [(0,external_node_path_.join)(workspace.root, ".git"), ...(toolCache ? [toolCache] : [])],
        allowedHosts: config.allowedHosts ??
            registriesOf(await workspace.filesAt(await workspace.commitOf("HEAD"))),
    });
}


/***/ })

};
