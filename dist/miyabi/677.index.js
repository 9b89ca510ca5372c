export const id = 677;
export const ids = [677];
export const modules = {

/***/ 40677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gitPastWork: () => (/* binding */ gitPastWork)
/* harmony export */ });
/* harmony import */ var _log_branch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9541);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22410);


/** The newest commit without its files: a log of years costs no more than one of days. */
const BARE = ["--depth=1", "--filter=blob:none"];
/** Without it the server takes the files of the commit that we have for files that we have. */
const NOTHING_HERE = ["-c", "fetch.negotiationAlgorithm=noop"];
const DAY = /^100644 blob ([0-9a-f]+)\t.*\/(\d{4}-\d\d-\d\d)\.md$/;
/** Object ids of the newest days' files. */
async function newestFiles({ git }, head, files) {
    const listed = (0,_run_git_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(await git(["ls-tree", "-z", head, "--", `${_log_branch_js__WEBPACK_IMPORTED_MODULE_0__/* .LOG_FOLDER */ .KZ}/`]));
    return listed
        .flatMap((line) => {
        const [, id = "", day = ""] = DAY.exec(line) ?? [];
        return id === "" ? [] : [{ id, day }];
    })
        .sort((a, b) => (a.day < b.day ? 1 : -1))
        .slice(0, files)
        .map(({ id }) => id);
}
/** Those of the files, in their order, that fit into so many bytes. */
async function fitting({ git }, ids, bytes) {
    const input = ids.map((id) => `${id}\n`).join("");
    const check = ["cat-file", "--batch-check=%(objectsize)"];
    const sizes = (0,_run_git_js__WEBPACK_IMPORTED_MODULE_1__/* .lineOf */ .cA)(await git(check, { input }))
        .split("\n")
        .map(Number);
    let left = bytes;
    return ids.filter((_, at) => {
        const size = sizes[at] ?? Infinity;
        if (!(size <= left))
            return false;
        left -= size;
        return true;
    });
}
/** The log as its branch has it now, read with plain git and the permission contents: read. */
const gitPastWork = (options) => ({
    async logs({ files, bytes }) {
        const log = await (0,_log_branch_js__WEBPACK_IMPORTED_MODULE_0__/* .openLogBranch */ .nB)(options);
        const head = await (0,_log_branch_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchHead */ .FY)(log, BARE);
        if (head === undefined)
            return [];
        const ids = await newestFiles(log, head, files);
        if (ids.length === 0)
            return [];
        const fetch = [...NOTHING_HERE, ..._log_branch_js__WEBPACK_IMPORTED_MODULE_0__/* .FETCH */ .tH, ...BARE, "--", log.url, ...new Set(ids)];
        await log.talk(fetch, "fetch the log's files");
        const texts = [];
        for (const id of await fitting(log, ids, bytes))
            texts.push((await log.git(["cat-file", "blob", id])).stdout.toString("utf8"));
        return texts;
    },
});


/***/ }),

/***/ 9541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ fetchHead),
/* harmony export */   KZ: () => (/* binding */ LOG_FOLDER),
/* harmony export */   TQ: () => (/* binding */ LOG_REF),
/* harmony export */   iN: () => (/* binding */ isOvertaken),
/* harmony export */   nB: () => (/* binding */ openLogBranch),
/* harmony export */   tH: () => (/* binding */ FETCH)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _find_git_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71526);
/* harmony import */ var _git_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50966);
/* harmony import */ var _remote_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26565);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22410);
/* harmony import */ var _with_retries_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75315);







/** Orphan branch of all logs (design: architecture, "Session store"). */
const LOG_BRANCH = "miyabi/logs";
const LOG_REF = `refs/heads/${LOG_BRANCH}`;
const LOG_FOLDER = ".ai/logs";
const HERE = "refs/miyabi/logs";
/** Someone else wrote the branch between our reading and our pushing. */
const isOvertaken = (error) => error instanceof _run_git_js__WEBPACK_IMPORTED_MODULE_5__/* .GitError */ .XS &&
    /stale info|\[rejected\]|\[remote rejected\]|cannot lock ref|failed to update ref/.test(error.stderr);
/** A place of its own in the job's temp, where nothing of the branch is ever checked out or run. */
async function openLogBranch({ serverUrl, repository, token, dir, clock, }) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(dir, { recursive: true });
    const place = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, "log-"));
    const cwd = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, "log.git");
    const home = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, "home");
    for (const folder of [cwd, home])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder);
    const run = (0,_run_git_js__WEBPACK_IMPORTED_MODULE_5__/* .gitAt */ .c8)(await (0,_find_git_js__WEBPACK_IMPORTED_MODULE_2__/* .findGit */ .C)(), home);
    const git = (args, more = {}) => run({ cwd, args, ...more });
    await git(["init", "--quiet", "--bare", "--template="]);
    const network = {
        protocols: ["https", "http"],
        settings: [(0,_git_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .authorization */ .it)(serverUrl, token)],
    };
    const talk = (args, what) => (0,_with_retries_js__WEBPACK_IMPORTED_MODULE_6__/* .withRetries */ .L)(clock, async () => {
        try {
            return await git(args, network);
        }
        catch (error) {
            throw isOvertaken(error) ? error : (0,_remote_error_js__WEBPACK_IMPORTED_MODULE_4__/* .remoteError */ .b)(error, what);
        }
    });
    return { git, talk, url: `${serverUrl.replace(/\/+$/, "")}/${repository}.git`, clock };
}
/** No tags, no note of what was fetched, nothing said of what went well. */
const FETCH = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];
/** The branch's head after fetching it; undefined where it is not there yet. `options` are fetch's. */
async function fetchHead({ git, talk, url }, options = []) {
    const listed = (0,_run_git_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOf */ .cA)(await talk(["ls-remote", "--", url, LOG_REF], "read the log branch"));
    const [head = ""] = listed.split(/\s/);
    if (head === "")
        return undefined;
    await talk([...FETCH, ...options, "--", url, `+${LOG_REF}:${HERE}`], "fetch the log branch");
    return (0,_run_git_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOf */ .cA)(await git(["rev-parse", "--verify", HERE]));
}


/***/ })

};
