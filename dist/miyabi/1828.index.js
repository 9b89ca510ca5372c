export const id = 1828;
export const ids = [1828];
export const modules = {

/***/ 70528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ NO_MEMORY),
/* harmony export */   t: () => (/* binding */ jobMemory)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82552);



function jobMemory(tempDir) {
    const dir = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, "miyabi-memory");
    const fileOf = (key) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(key));
    return {
        recall: (key) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(fileOf(key), "utf8").catch(() => undefined),
        async keep(key, text) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(dir, { recursive: true });
            const fresh = `${fileOf(key)}.${process.pid}`;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(fresh, text);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(fresh, fileOf(key)); // whole or not at all
        },
    };
}
/** Remembers nothing: for a process that is not a step of a job. */
const NO_MEMORY = {
    recall: () => Promise.resolve(undefined),
    keep: () => Promise.resolve(),
};


/***/ }),

/***/ 71526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ findGit),
/* harmony export */   y: () => (/* binding */ CLEAN_PATH)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62807);




/** Where systems put git; the job's own PATH is not asked (threat 19). */
const CLEAN_PATH = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/bin"];
/** Absolute path of git. @throws UserError missing_tool */
async function findGit(folders = CLEAN_PATH) {
    for (const folder of folders) {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "git");
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            return file;
        }
        catch {
            continue;
        }
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo("missing_tool", `git was not found in ${folders.join(", ")}. Install git 2.38 or newer on the runner.`);
}


/***/ }),

/***/ 50966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WN: () => (/* binding */ BOT),
/* harmony export */   _K: () => (/* binding */ gitEnvironment),
/* harmony export */   it: () => (/* binding */ authorization)
/* harmony export */ });
/* harmony import */ var _find_git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71526);

/**
 * Settings that come before every configuration file, so that nothing in a repository can make git
 * start a program or reach for another repository (threat 15).
 */
const SETTINGS = [
    ["core.hooksPath", "/dev/null"],
    ["core.fsmonitor", "false"],
    ["core.attributesFile", "/dev/null"],
    ["core.excludesFile", "/dev/null"],
    ["core.quotePath", "false"],
    ["core.autocrlf", "false"],
    ["core.sshCommand", "false"],
    ["commit.gpgSign", "false"],
    ["credential.helper", ""],
    ["submodule.recurse", "false"],
    ["fetch.recurseSubmodules", "false"],
    ["push.recurseSubmodules", "no"],
    ["gc.auto", "0"],
    ["maintenance.auto", "false"],
    ["http.followRedirects", "false"],
    // A transfer under 1 kB/s for a minute has stalled.
    ["http.lowSpeedLimit", "1000"],
    ["http.lowSpeedTime", "60"],
    ["safe.directory", "*"],
];
const BOT = {
    name: "miyabi[bot]",
    email: "miyabi[bot]@users.noreply.github.com",
};
/** The whole environment of one git command. */
function gitEnvironment({ home, protocols = [], settings = [], at, }) {
    const all = [...SETTINGS, ...settings];
    const date = at === undefined ? {} : commitDates(at);
    return {
        PATH: _find_git_js__WEBPACK_IMPORTED_MODULE_0__/* .CLEAN_PATH */ .y.join(":"),
        HOME: home,
        LC_ALL: "C",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_ATTR_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
        GIT_OPTIONAL_LOCKS: "0",
        GIT_NO_REPLACE_OBJECTS: "1",
        GIT_LFS_SKIP_SMUDGE: "1",
        GIT_LITERAL_PATHSPECS: "0",
        GIT_ALLOW_PROTOCOL: protocols.length > 0 ? protocols.join(":") : "none",
        GIT_AUTHOR_NAME: BOT.name,
        GIT_AUTHOR_EMAIL: BOT.email,
        GIT_COMMITTER_NAME: BOT.name,
        GIT_COMMITTER_EMAIL: BOT.email,
        ...date,
        GIT_CONFIG_COUNT: String(all.length),
        ...Object.fromEntries(all.flatMap(([key, value], index) => [
            [`GIT_CONFIG_KEY_${index}`, key],
            [`GIT_CONFIG_VALUE_${index}`, value],
        ])),
    };
}
const commitDates = (at) => {
    const seconds = `${Math.floor(at.getTime() / 1000)} +0000`;
    return { GIT_AUTHOR_DATE: seconds, GIT_COMMITTER_DATE: seconds };
};
/**
 * The token as a header for one server's URLs only: given by environment, so it is in no file and no
 * argument list.
 */
const authorization = (serverUrl, token) => [
    `http.${serverUrl.replace(/\/+$/, "")}/.extraheader`,
    `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`,
];


/***/ }),

/***/ 9541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ fetchHead),
/* harmony export */   KZ: () => (/* binding */ LOG_FOLDER),
/* harmony export */   TQ: () => (/* binding */ LOG_REF),
/* harmony export */   Uq: () => (/* binding */ fetchFiles),
/* harmony export */   eO: () => (/* binding */ logFiles),
/* harmony export */   iN: () => (/* binding */ isOvertaken),
/* harmony export */   nB: () => (/* binding */ openLogBranch)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5562);
/* harmony import */ var _find_git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71526);
/* harmony import */ var _git_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50966);
/* harmony import */ var _remote_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26565);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22410);
/* harmony import */ var _with_retries_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(75315);








const LOG_REF = `refs/heads/${_core_names_js__WEBPACK_IMPORTED_MODULE_2__/* .LOG_BRANCH */ .IM}`;
const LOG_FOLDER = ".ai/logs";
const HERE = "refs/miyabi/logs";
/** Someone else wrote the branch between our reading and our pushing. */
const isOvertaken = (error) => error instanceof _run_git_js__WEBPACK_IMPORTED_MODULE_6__/* .GitError */ .XS &&
    /stale info|\[rejected\]|\[remote rejected\]|cannot lock ref|failed to update ref/.test(error.stderr);
/** A place of its own in the job's temp, where nothing of the branch is ever checked out or run. */
async function openLogBranch({ serverUrl, repository, token, dir, clock, }) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(dir, { recursive: true });
    const place = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, "log-"));
    const cwd = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, "log.git");
    const home = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, "home");
    for (const folder of [cwd, home])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder);
    const run = (0,_run_git_js__WEBPACK_IMPORTED_MODULE_6__/* .gitAt */ .c8)(await (0,_find_git_js__WEBPACK_IMPORTED_MODULE_3__/* .findGit */ .C)(), home);
    const git = (args, more = {}) => run({ cwd, args, ...more });
    await git(["init", "--quiet", "--bare", "--template="]);
    const network = {
        protocols: ["https", "http"],
        settings: [(0,_git_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .authorization */ .it)(serverUrl, token)],
    };
    const talk = (args, what) => (0,_with_retries_js__WEBPACK_IMPORTED_MODULE_7__/* .withRetries */ .L)(clock, async () => {
        try {
            return await git(args, network);
        }
        catch (error) {
            throw isOvertaken(error) ? error : (0,_remote_error_js__WEBPACK_IMPORTED_MODULE_5__/* .remoteError */ .b)(error, what);
        }
    });
    return { git, talk, url: `${serverUrl.replace(/\/+$/, "")}/${repository}.git`, clock };
}
/** No tags, no note of what was fetched, nothing said of what went well. */
const FETCH = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];
/** The newest commit without its files: a log of years costs no more than one of days. */
const BARE = ["--depth=1", "--filter=blob:none"];
/** Without it the server takes the files of the commit that we have for files that we have. */
const NOTHING_HERE = ["-c", "fetch.negotiationAlgorithm=noop"];
/** The branch's head after fetching its commit and folders; undefined where it is not there yet. */
async function fetchHead({ git, talk, url }) {
    const listed = (0,_run_git_js__WEBPACK_IMPORTED_MODULE_6__/* .lineOf */ .cA)(await talk(["ls-remote", "--", url, LOG_REF], "read the log branch"));
    const [head = ""] = listed.split(/\s/);
    if (head === "")
        return undefined;
    await talk([...FETCH, ...BARE, "--", url, `+${LOG_REF}:${HERE}`], "fetch the log branch");
    return (0,_run_git_js__WEBPACK_IMPORTED_MODULE_6__/* .lineOf */ .cA)(await git(["rev-parse", "--verify", HERE]));
}
const DAY = /^100644 blob ([0-9a-f]+)\t.*\/(\d{4}-\d\d-\d\d)\.md$/;
/** The days that the log has at a head. */
async function logFiles({ git }, head) {
    const listed = (0,_run_git_js__WEBPACK_IMPORTED_MODULE_6__/* .fieldsOf */ .Pf)(await git(["ls-tree", "-z", head, "--", `${LOG_FOLDER}/`]));
    return listed.flatMap((line) => {
        const [, id = "", day = ""] = DAY.exec(line) ?? [];
        return id === "" ? [] : [{ id, day }];
    });
}
/** Fetches files of the branch by their objects. */
async function fetchFiles({ talk, url }, ids) {
    if (ids.length === 0)
        return;
    const fetch = [...NOTHING_HERE, ...FETCH, ...BARE, "--", url, ...new Set(ids)];
    await talk(fetch, "fetch the log's files");
}


/***/ }),

/***/ 26565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ remoteError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22410);


const DENIED = /Authentication failed|could not read Username|Permission to \S+ denied|HTTP 40[13]|returned error: 40[13]|Write access to repository not granted|Invalid username or token/i;
const MISSING = /Repository not found|returned error: 404|repository '.*' not found/i;
const PASSING = /Could not resolve host|Failed to connect|Connection (?:refused|reset|timed out)|Operation too slow|early EOF|RPC failed|unexpected disconnect|Empty reply|hung up|HTTP (?:408|425|429|5\d\d)|returned error: (?:408|425|429|5\d\d)|GnuTLS|SSL_|TLS/i;
/** What went wrong between us and the remote, as the kinds of error that Miyabi knows. */
function remoteError(error, what) {
    if (!(error instanceof _run_git_js__WEBPACK_IMPORTED_MODULE_1__/* .GitError */ .XS))
        return error;
    if (DENIED.test(error.stderr))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("missing_permission", `GitHub refused to ${what}. Give the job's token the permission contents: read (write to push). Git said: ${error.message}`);
    if (MISSING.test(error.stderr))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("not_a_repository", `GitHub has no such repository for this token (${what}). Check the name and the token's access. Git said: ${error.message}`);
    if (PASSING.test(error.stderr))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_(`GitHub could not be reached to ${what}: ${error.message}`, {
            cause: error,
        });
    return error;
}


/***/ }),

/***/ 22410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   XS: () => (/* binding */ GitError),
/* harmony export */   c8: () => (/* binding */ gitAt),
/* harmony export */   cA: () => (/* binding */ lineOf)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _git_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50966);


/** A git command that failed; the message is git's own, without any value of the environment. */
class GitError extends Error {
    name = "GitError";
    stderr;
    constructor(args, code, stderr) {
        super(`git ${args[0] ?? ""} ended with ${code ?? "a signal"}: ${stderr.trim().slice(-2_000)}`);
        this.stderr = stderr;
    }
}
/** Runs `file` (the absolute path of git) with argument arrays; no shell, no inherited environment. */
const gitAt = (file, home) => ({ cwd, args, accept = [0], input, place = {}, ...environment }) => new Promise((resolve, reject) => {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(file, args, {
        cwd,
        env: { ...(0,_git_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .gitEnvironment */ ._K)({ home, ...environment }), ...place },
        stdio: ["pipe", "pipe", "pipe"],
    });
    const stdout = [];
    const stderr = [];
    child.stdout.on("data", (chunk) => stdout.push(chunk));
    child.stderr.on("data", (chunk) => stderr.push(chunk));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
    child.once("error", reject);
    child.once("close", (code) => {
        const said = Buffer.concat(stderr).toString("utf8");
        if (code === null || !accept.includes(code))
            reject(new GitError(args, code, said));
        else
            resolve({ code, stdout: Buffer.concat(stdout), stderr: said });
    });
});
/** The output of a command that prints one line. */
const lineOf = ({ stdout }) => stdout.toString("utf8").trim();
/** The fields of an output that was asked for with `-z`. */
const fieldsOf = ({ stdout }) => {
    const fields = stdout.toString("utf8").split("\0");
    if (fields.at(-1) === "")
        fields.pop();
    return fields;
};


/***/ }),

/***/ 75315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withRetries)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);

/** Seed, "Automatic Retry Logic": three retries after 2, 4 and 8 seconds. */
const PAUSES_MS = [2_000, 4_000, 8_000];
/** Repeats what failed for a reason that may pass; what is repeated must be safe to repeat. */
async function withRetries(clock, attempt) {
    for (const pause of PAUSES_MS) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_))
                throw error;
            await clock.sleep(pause);
        }
    }
    return attempt();
}


/***/ }),

/***/ 37045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ githubDeployments)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

/** Our payload of a deployment; GitHub gives it back as an object or as its JSON. */
const Payload = zod__WEBPACK_IMPORTED_MODULE_0__/* .preprocess */ .vkY((value) => (typeof value === "string" ? parsed(value) : value), zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ release: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }));
/** GitHub's limit for the description of a status. */
const MOST_CHARACTERS = 140;
/** Tells ours from those that GitHub makes of each job with an environment. */
const TASK = "deploy:miyabi";
/** The page of a run, or of a job in it. */
const RUN = /\/actions\/runs\/(\d+)(?:\/job\/\d+)?$/;
/** GitHub's Deployments API. `logUrl` is the page of the run or of its job; it tells which run a status is of. */
function githubDeployments(options) {
    const { client, owner, repo, logUrl } = options;
    const { rest } = client;
    const place = { owner, repo };
    const list = async (environment) => {
        const query = { ...place, environment, task: TASK, per_page: 100 };
        const { data } = await rest.repos.listDeployments(query);
        return data.flatMap(({ id, sha, payload }) => {
            const ours = Payload.safeParse(payload);
            return ours.success ? [{ id, sha, release: ours.data.release }] : [];
        });
    };
    return {
        list,
        async statusOf(id) {
            const query = { ...place, deployment_id: id, per_page: 1 };
            const { data } = await rest.repos.listDeploymentStatuses(query);
            const [newest] = data;
            if (newest === undefined)
                return undefined;
            const run = RUN.exec(newest.log_url ?? "")?.[1];
            const { state, description } = newest;
            return { state, text: description, runId: run === undefined ? undefined : Number(run) };
        },
        async start({ environment, sha, release, listed }) {
            const among = (all) => all.find((one) => one.release === release)?.id;
            const find = async () => among(await list(environment));
            const create = async () => {
                const { data } = await rest.repos.createDeployment({
                    ...place,
                    ref: sha,
                    task: TASK,
                    environment,
                    production_environment: environment === "production",
                    auto_merge: false, // deploys exactly this commit
                    required_contexts: [], // the review has judged already
                    payload: { release },
                    description: `Miyabi release ${release}`,
                });
                if ("id" in data)
                    return data.id;
                throw new Error(`GitHub started no deployment: ${data.message ?? "no reason given"}`);
            };
            return among(listed ?? (await list(environment))) ?? client.createOnce(create, find);
        },
        async report(id, state, { url, text }) {
            const description = text.slice(0, MOST_CHARACTERS);
            const landed = async () => {
                const { data } = await rest.repos.listDeploymentStatuses({
                    ...place,
                    deployment_id: id,
                    per_page: 1,
                });
                return data[0]?.state === state ? data[0].id : undefined;
            };
            const create = async () => {
                const { data } = await rest.repos.createDeploymentStatus({
                    ...place,
                    deployment_id: id,
                    state,
                    description,
                    log_url: logUrl,
                    auto_inactive: true, // the environment page shows one active deployment
                    ...(url === undefined ? {} : { environment_url: url }),
                });
                return data.id;
            };
            await client.createOnce(create, landed);
        },
    };
}
function parsed(text) {
    try {
        const value = JSON.parse(text);
        return value;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 71740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ox: () => (/* binding */ GithubRefusal),
  Mz: () => (/* binding */ errorOf),
  vu: () => (/* binding */ isRefusal)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/adapters/github/faults.js
var faults = __webpack_require__(32352);
// EXTERNAL MODULE: ./build/adapters/github/patience.js
var patience = __webpack_require__(33482);
;// CONCATENATED MODULE: ./build/adapters/github/permissions.js
/** Permission by the kind of thing a route is about, where GitHub's reply does not name it. */
const BY_ROUTE = [
    [/\/actions\//, "actions"],
    [/\/deployments\b/, "deployments"],
    [/\/check-runs\b/, "checks"],
    [/\/status(es)?\b/, "statuses"],
    [/\/pulls\b/, "pull-requests"],
    [/\/(issues|labels)\b/, "issues"],
    [/\/(git|contents|releases|tags|branches)\b/, "contents"],
];
/**
 * The permission that a refused request needs, as one writes it in a workflow, e.g. `issues: write`.
 * `accepted` is GitHub's header `x-accepted-github-permissions`, e.g. `pull_requests=write; issues=write`
 * (`;` separates alternatives, `,` what is needed together).
 */
function permissionFor(request) {
    const first = request.accepted?.split(";", 1)[0]?.trim();
    if (first !== undefined && first !== "")
        return first
            .split(",")
            .map((pair) => pair.trim().replaceAll("_", "-").replace("=", ": "))
            .join(", ");
    const level = request.method === "GET" ? "read" : "write";
    const scope = BY_ROUTE.find(([route]) => route.test(request.path))?.[1] ?? "contents";
    return `${scope}: ${level}`;
}

;// CONCATENATED MODULE: ./build/adapters/github/errors.js




/** GitHub said no for a reason that the caller has to judge: 404, 405, 409, 410, 422 and the like. */
class GithubRefusal extends Error {
    name = "GithubRefusal";
    status;
    /** GitHub's own words. */
    said;
    constructor(status, said, request) {
        super(`GitHub answered ${status} to ${request}: ${said}`);
        this.status = status;
        this.said = said;
    }
}
/** True for a refusal with one of the statuses. */
const isRefusal = (error, ...statuses) => error instanceof GithubRefusal && statuses.includes(error.status);
/** The one place where what GitHub answers becomes an error of ours. `path` is the route's template. */
function errorOf(fault, request) {
    const { status, message } = fault;
    const what = `${request.method} ${request.path}`;
    if ((0,faults/* isRateLimit */.a5)(fault))
        return new errors/* TransientError */.N_(`GitHub's rate limit is used up (${what}): ${message}`, {
            retryAfterMs: (0,patience/* limitMs */.o)(fault, request.now),
        });
    if ((0,faults/* isPassing */.WG)(fault))
        return new errors/* TransientError */.N_(status === 0
            ? `GitHub could not be reached (${what}): ${message}`
            : `GitHub answered ${status} (${what}): ${message}`);
    if (status === 401)
        return new errors/* UserError */.yo("missing_token", `GitHub does not accept the token (${what}: ${message}). Pass a valid one as github-token; the default \${{ github.token }} ends with its job.`);
    if (status === 403)
        return forbidden(fault, request);
    return new GithubRefusal(status, message, what);
}
function forbidden(fault, { method, path }) {
    const { message } = fault;
    const what = `${method} ${path}`;
    if (/locked/i.test(message))
        return new errors/* UserError */.yo("issue_locked", `The issue is locked (${message}). Unlock it.`);
    if (/not permitted to create or approve pull requests/i.test(message))
        return new errors/* UserError */.yo("missing_permission", `${message}. Allow it under Settings > Actions > General > Workflow permissions, or pass the token of a GitHub App as github-token.`);
    const permission = permissionFor({
        method,
        path,
        accepted: fault.header("x-accepted-github-permissions"),
    });
    return new errors/* UserError */.yo("missing_permission", `The token may not do this (${what}: ${message}). It needs "${permission}": add it to "permissions:" of the job that calls Miyabi in your workflow.`);
}


/***/ }),

/***/ 32352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kl: () => (/* binding */ faultOf),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   a5: () => (/* binding */ isRateLimit)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

/** What Octokit throws: `HttpError` with the reply, or without one where none came. */
const HttpError = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    response: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        headers: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .undefined */ .Vxk()])),
        data: zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(),
    })
        .optional(),
    cause: zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(),
});
const Body = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const SystemError = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
/** The fault in what Octokit threw; undefined where it is none of a request (a bug of ours). */
function faultOf(error) {
    const parsed = HttpError.safeParse(error);
    if (!parsed.success)
        return undefined;
    const { status, message, response, cause } = parsed.data;
    if (response === undefined) {
        return { status: 0, message, header: () => undefined, reached: !neverLeft(cause) };
    }
    const body = Body.safeParse(response.data);
    return {
        status,
        message: body.success ? body.data.message : message,
        header: (name) => response.headers[name]?.toString(),
        reached: true,
    };
}
const NEVER_LEFT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];
/** fetch wraps the system's error in a TypeError, Octokit that in its own. */
function neverLeft(cause) {
    const inner = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
    const parsed = SystemError.safeParse(inner);
    return parsed.success && NEVER_LEFT.includes(parsed.data.code);
}
/** The primary limit is used up, or a secondary one was hit; both come as 403 or 429. */
const isRateLimit = (fault) => fault.status === 429 ||
    (fault.status === 403 &&
        (fault.header("x-ratelimit-remaining") === "0" ||
            fault.header("retry-after") !== undefined ||
            /\b(secondary rate|rate limit)\b/i.test(fault.message)));
/** Transient as reliability.md has it: no reply, 408, 425, 429, 5xx, rate limits. */
const isPassing = (fault) => fault.status === 0 ||
    fault.status === 408 ||
    fault.status === 425 ||
    fault.status >= 500 ||
    isRateLimit(fault);


/***/ }),

/***/ 15240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ githubIssues),
  v: () => (/* binding */ issueOf)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/issue/labels.js
var issue_labels = __webpack_require__(21283);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/adapters/github/errors.js + 1 modules
var github_errors = __webpack_require__(71740);
// EXTERNAL MODULE: ./build/adapters/github/place.js
var github_place = __webpack_require__(69530);
;// CONCATENATED MODULE: ./build/adapters/github/comments.js



/** A thousand comments are read at most; older ones are no part of a session. */
const MOST_PAGES = 10;
/** GitHub takes 65,536 characters. */
const MOST_CHARACTERS = 65_000;
/**
 * The comments of an issue, page by page: the first page, which tells how many there are, then the
 * last, the one before it, and so on. GitHub cannot sort them newest first.
 */
async function* pages({ rest }, place, issue) {
    const read = async (page) => rest.issues.listComments({ ...place, issue_number: issue, per_page: 100, page });
    const first = await read(1);
    yield { page: 1, comments: first.data };
    const last = (0,github_place/* lastPage */.s)(first.headers.link);
    for (let page = last; page > Math.max(1, last - MOST_PAGES); page--)
        yield { page, comments: (await read(page)).data };
}
const isOurs = (comment, botLogin) => comment.user?.login.toLowerCase() === botLogin.toLowerCase();
/** The newest `limit` comments, oldest first. */
async function newestComments({ client, place, botLogin }, issue, limit) {
    const found = [];
    let afterFirstPage = 0;
    for await (const { page, comments } of pages(client, place, issue)) {
        found.push(...comments);
        if (page > 1)
            afterFirstPage += comments.length;
        if (afterFirstPage >= limit)
            break;
    }
    return found
        .sort((a, b) => a.id - b.id)
        .slice(-limit)
        .map((comment) => ({
        id: comment.id,
        author: comment.user?.login ?? "ghost",
        ours: isOurs(comment, botLogin),
        body: comment.body ?? "",
        createdAt: new Date(comment.created_at),
    }));
}
/**
 * Writes our comment of a key. With its id: one request. Without, or where a person deleted it: it
 * is looked for by its marker among the comments of the bot, then made once.
 */
async function upsertComment(commenting, comment) {
    const { client, place } = commenting;
    const { rest } = client;
    const body = `${(0,names/* marker */.xL)(comment.issue, comment.key)}\n${shortened(comment.body)}`;
    const update = async (id) => {
        try {
            await rest.issues.updateComment({ ...place, comment_id: id, body });
            return true;
        }
        catch (error) {
            if ((0,github_errors/* isRefusal */.vu)(error, 404))
                return false;
            throw error;
        }
    };
    if (comment.knownId !== undefined && (await update(comment.knownId)))
        return comment.knownId;
    const find = async () => findOurs(commenting, comment);
    const found = await findSeen(commenting, comment);
    if (found !== undefined && found !== comment.knownId && (await update(found)))
        return found;
    const create = async () => {
        const { data } = await rest.issues.createComment({
            ...place,
            issue_number: comment.issue,
            body,
        });
        return data.id;
    };
    return client.createOnce(create, find);
}
async function findSeen(commenting, comment) {
    const { client, place, botLogin, seen } = commenting;
    let ours = seen.get(comment.issue);
    if (ours === undefined) {
        ours = [];
        for await (const { comments } of pages(client, place, comment.issue))
            ours.push(...comments.filter((one) => isOurs(one, botLogin)));
        seen.set(comment.issue, ours);
    }
    const mark = (0,names/* marker */.xL)(comment.issue, comment.key);
    return ours.findLast(({ body }) => body?.startsWith(mark) === true)?.id;
}
async function findOurs({ client, place, botLogin }, { issue, key }) {
    const mark = (0,names/* marker */.xL)(issue, key);
    for await (const { comments } of pages(client, place, issue)) {
        const found = comments.findLast((comment) => isOurs(comment, botLogin) && comment.body?.startsWith(mark) === true);
        if (found)
            return found.id;
    }
    return undefined;
}
const shortened = (body) => body.length <= MOST_CHARACTERS
    ? body
    : `${body.slice(0, MOST_CHARACTERS)}\n\n… cut here: a comment holds ${MOST_CHARACTERS} characters.`;

// EXTERNAL MODULE: ./build/adapters/github/label-book.js
var label_book = __webpack_require__(68025);
// EXTERNAL MODULE: ./build/adapters/github/opened-issues.js
var opened_issues = __webpack_require__(88381);
// EXTERNAL MODULE: ./build/adapters/files/job-memory.js
var job_memory = __webpack_require__(70528);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/adapters/github/roles.js


const RoleName = schemas/* enum */.k5n(["admin", "maintain", "write", "triage", "read", "none"]);
/**
 * A login's standing in the repository. A custom role of an organisation counts as the plain one
 * that it is built on (`permission`); whoever GitHub does not know has none.
 */
async function roleOf({ rest }, place, login) {
    try {
        const { data } = await rest.repos.getCollaboratorPermissionLevel({ ...place, username: login });
        const named = RoleName.safeParse(data.role_name);
        return named.success ? named.data : RoleName.catch("none").parse(data.permission);
    }
    catch (error) {
        if ((0,github_errors/* isRefusal */.vu)(error, 404))
            return "none";
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/adapters/github/issues.js









/** Colour of a label that came into being by being put on an issue. */
const GREY = "ededed";
/** GitHub's issues. Requests are counted: GITHUB_TOKEN has 1,000 an hour for the whole repository. */
function githubIssues(options) {
    const { client, owner, repo, botLogin = github_place/* ACTIONS_BOT */.a, memory = job_memory/* NO_MEMORY */.g } = options;
    const { rest } = client;
    const place = { owner, repo };
    const book = (0,label_book/* labelBook */.W)(client, place, memory);
    const commenting = { client, place, botLogin, seen: new Map() };
    const read = async (number) => {
        try {
            const { data } = await rest.issues.get({ ...place, issue_number: number });
            return issueOf(data);
        }
        catch (error) {
            if (!(0,github_errors/* isRefusal */.vu)(error, 404, 410))
                throw error;
            const how = error.status === 410 ? "was deleted" : "does not exist";
            throw new errors/* UserError */.yo("issue_not_found", `Issue #${number} ${how} in ${owner}/${repo}, or the token cannot see it. Check the number, and "issues: write" in the caller's permissions.`);
        }
    };
    /** A label that GitHub had to create by itself is grey: it gets the colour of its table. */
    const colour = async ({ name, color: present }) => {
        const wanted = (0,issue_labels/* colorOf */.HN)(name).toLowerCase();
        if (present !== GREY || wanted === GREY)
            return;
        await rest.issues.updateLabel({ ...place, name, color: wanted });
    };
    return {
        read,
        comments: (number, limit = 100) => newestComments(commenting, number, limit),
        upsertComment: (comment) => upsertComment(commenting, comment),
        /** Reads the labels, then replaces the whole list: at no moment are there two state labels. */
        async relabel(number, change) {
            const current = change.from ?? (await read(number)).labels;
            const wanted = (0,issue_labels/* relabel */.i7)(current, change);
            const added = wanted.filter((name) => !current.includes(name));
            if (added.length === 0 && wanted.length === current.length)
                return wanted;
            const labels = [
                ...wanted.filter((name) => current.includes(name)),
                ...added.filter((name) => (0,issue_labels/* isSpelledPlain */.IN)(name, current)),
                ...(await book.spell(added.filter((name) => !(0,issue_labels/* isSpelledPlain */.IN)(name, current)))),
            ];
            if (labels.length === 0) {
                // GitHub's description wants at least one label to set.
                await rest.issues.removeAllLabels({ ...place, issue_number: number });
                return [];
            }
            const { data } = await rest.issues.setLabels({ ...place, issue_number: number, labels });
            for (const label of data)
                await colour(label);
            return data.map(({ name }) => name);
        },
        async close(number, reason) {
            await rest.issues.update({
                ...place,
                issue_number: number,
                state: "closed",
                state_reason: reason,
            });
        },
        async reopen(number) {
            await rest.issues.update({ ...place, issue_number: number, state: "open" });
        },
        opened: (issue) => (0,opened_issues/* openedIssue */.nM)({ client, place, botLogin, book }, issue),
        open: (issue) => (0,opened_issues/* openIssue */.YZ)({ client, place, botLogin, book }, issue),
        async react(commentId, content) {
            const create = async () => {
                await rest.reactions.createForIssueComment({ ...place, comment_id: commentId, content });
                return true;
            };
            try {
                // The same reaction of the same account is there once, however often it is sent.
                await client.createOnce(create, () => Promise.resolve(undefined));
            }
            catch (error) {
                // A person deleted the comment meanwhile.
                if (!(0,github_errors/* isRefusal */.vu)(error, 404))
                    throw error;
            }
        },
        roleOf: (login) => roleOf(client, place, login),
    };
}
const issueOf = (data) => ({
    number: data.number,
    title: data.title,
    body: data.body ?? "",
    state: data.state === "closed" ? "closed" : "open",
    locked: data.locked,
    isPullRequest: data.pull_request !== undefined,
    author: data.user?.login ?? "ghost",
    labels: data.labels.flatMap((label) => {
        const name = typeof label === "string" ? label : label.name;
        return name === undefined ? [] : [name];
    }),
    createdAt: new Date(data.created_at),
});


/***/ }),

/***/ 68025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ labelBook)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _core_issue_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21283);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71740);



const KEY = "labels";
const Names = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP());
/**
 * The repository's labels, listed once for a job and only when a label is needed that the issue
 * does not carry: one request for a hundred labels. GitHub would also create an unknown label by
 * itself, but grey, and beside an existing one that differs by its emoji.
 */
function labelBook(client, place, memory) {
    let known;
    const read = async () => {
        const kept = Names.safeParse(parsed(await memory.recall(KEY)));
        return kept.success ? bookOf(kept.data) : listLabels(client, place);
    };
    const keep = (book) => memory.keep(KEY, JSON.stringify([...book.values()]));
    const bookNow = () => (known ??= read());
    return {
        spellingOf: async (name) => (await bookNow()).get((0,_core_issue_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(name)),
        async spell(names) {
            if (names.length === 0)
                return [];
            const book = await bookNow();
            const spelled = [];
            for (const name of names) {
                const present = book.get((0,_core_issue_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(name));
                if (present === undefined) {
                    await createLabel(client, place, name);
                    book.set((0,_core_issue_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(name), name);
                }
                spelled.push(present ?? name);
            }
            await keep(book);
            return spelled;
        },
    };
}
async function listLabels({ rest }, place) {
    const names = [];
    for (let page = 1;; page++) {
        const { data } = await rest.issues.listLabelsForRepo({ ...place, per_page: 100, page });
        names.push(...data.map(({ name }) => name));
        if (data.length < 100)
            return bookOf(names);
    }
}
function bookOf(names) {
    const book = new Map();
    for (const name of names) {
        const present = book.get((0,_core_issue_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(name));
        // The plain name wins where both spellings exist.
        if (present === undefined || name.length < present.length)
            book.set((0,_core_issue_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(name), name);
    }
    return book;
}
function parsed(text) {
    try {
        return text === undefined ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
async function createLabel(client, place, name) {
    const create = async () => {
        const description = (0,_core_issue_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .meaningOf */ .Pr)(name) ?? "";
        await client.rest.issues.createLabel({ ...place, name, color: (0,_core_issue_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .colorOf */ .HN)(name), description });
        return true;
    };
    try {
        // Repeating is harmless: a label that landed answers 422.
        await client.createOnce(create, () => Promise.resolve(undefined));
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error, 422))
            throw error;
    }
}


/***/ }),

/***/ 88381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YZ: () => (/* binding */ openIssue),
/* harmony export */   nM: () => (/* binding */ openedIssue),
/* harmony export */   tO: () => (/* binding */ openedMark)
/* harmony export */ });
/** Pages of a hundred, newest first: whoever opens twice does so soon after. */
const MOST_PAGES = 3;
/** Hidden first line of an issue that we opened, e.g. `<!-- miyabi:opened:incident-500 -->`. */
const openedMark = (key) => `<!-- miyabi:opened:${key} -->`;
/**
 * Opens an issue once for its key, and returns its number. It is looked for in the list of issues,
 * closed ones too, narrowed by its first label: the search API would know a new issue only after
 * seconds, when a crashed run has long opened a second one.
 */
async function openIssue(opening, issue) {
    const { client, place, book } = opening;
    const labels = await book.spell(issue.labels);
    const find = async () => (await findOpened(opening, issue.key, labels[0]))?.number;
    const found = await find();
    if (found !== undefined)
        return found;
    const body = `${openedMark(issue.key)}\n${issue.body}`;
    return client.createOnce(async () => {
        const { data } = await client.rest.issues.create({
            ...place,
            title: issue.title,
            body,
            labels,
        });
        return data.number;
    }, find);
}
/** The issue of this key, without writing anything; one that lost its first label is not found. */
async function openedIssue(opening, { key, labels: [label] }) {
    if (label === undefined)
        return findOpened(opening, key, undefined);
    const spelled = await opening.book.spellingOf(label);
    return spelled === undefined ? undefined : findOpened(opening, key, spelled);
}
async function findOpened({ client, place, botLogin }, key, label) {
    for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await client.rest.issues.listForRepo({
            ...place,
            state: "all",
            sort: "created",
            direction: "desc",
            per_page: 100,
            page,
            ...(label === undefined ? {} : { labels: label }),
        });
        const found = data.find(({ user, body }) => user?.login.toLowerCase() === botLogin.toLowerCase() &&
            body?.startsWith(openedMark(key)) === true);
        if (found)
            return { number: found.number, state: found.state === "open" ? "open" : "closed" };
        if (data.length < 100)
            return undefined;
    }
    return undefined;
}


/***/ }),

/***/ 33482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ waitBeforeRetry),
/* harmony export */   o: () => (/* binding */ limitMs)
/* harmony export */ });
/* harmony import */ var _once_create_once_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74173);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32352);


const SECOND = 1000;
/** GitHub's advice where a secondary limit names no time. */
const SECONDARY_WAIT_SECONDS = 60;
/**
 * Milliseconds until GitHub wants to hear from us again: `retry-after`, else the reset of the
 * primary limit, else a minute.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function limitMs(fault, now) {
    const after = Number(fault.header("retry-after"));
    if (Number.isFinite(after) && after > 0)
        return after * SECOND;
    const reset = Number(fault.header("x-ratelimit-reset"));
    if (fault.header("x-ratelimit-remaining") === "0" && Number.isFinite(reset))
        return Math.max(0, reset * SECOND - now.getTime()) + SECOND;
    return SECONDARY_WAIT_SECONDS * SECOND;
}
/**
 * Milliseconds to wait before the same request may be sent again, undefined where it may not. A POST
 * whose reply was lost is never repeated blindly (it may have landed): see `createOnce`.
 */
function waitBeforeRetry(fault, attempt) {
    const { method, retriesSoFar, now, random, maxLimitMs } = attempt;
    if (retriesSoFar >= _once_create_once_js__WEBPACK_IMPORTED_MODULE_0__/* .RETRIES */ .Zs || !(0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .isPassing */ .WG)(fault))
        return undefined;
    if ((0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .isRateLimit */ .a5)(fault)) {
        const wait = limitMs(fault, now);
        return wait <= maxLimitMs ? wait : undefined;
    }
    return method !== "POST" || !fault.reached ? (0,_once_create_once_js__WEBPACK_IMPORTED_MODULE_0__/* .backoffMs */ .jo)(retriesSoFar, random) : undefined;
}


/***/ }),

/***/ 69530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ ACTIONS_BOT),
/* harmony export */   s: () => (/* binding */ lastPage)
/* harmony export */ });
/* harmony import */ var _core_people_approval_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64969);

/** The author of all that GITHUB_TOKEN writes. No person can take such a login. */
const ACTIONS_BOT = _core_people_approval_js__WEBPACK_IMPORTED_MODULE_0__/* .OWN_BOT */ .Ve;
/** Number of the last page by the reply's `link` header; 1 where there is none. */
const lastPage = (link) => Number(/[?&]page=(\d+)[^>]*>; rel="last"/.exec(link ?? "")?.[1] ?? 1);


/***/ }),

/***/ 74173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ur: () => (/* binding */ createOnce),
/* harmony export */   Zs: () => (/* binding */ RETRIES),
/* harmony export */   jo: () => (/* binding */ backoffMs)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);

/** Tries after the first one. */
const RETRIES = 3;
/** 2, 4, 8 s and up to a quarter more, so that lanes that failed together do not come back together. */
const backoffMs = (retriesSoFar, random) => 2 ** (retriesSoFar + 1) * 1000 * (1 + random / 4);
const createOnce = ({ clock, log, random = Math.random }) => async (create, find) => {
    for (let retries = 0;; retries++) {
        try {
            return await create();
        }
        catch (error) {
            const passing = error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_ && error.retryAfterMs === undefined;
            if (!passing || retries >= RETRIES)
                throw error;
            const wait = backoffMs(retries, random());
            log.warn(`${error.message}: looking whether it landed in ${Math.round(wait / 1000)} s`);
            await clock.sleep(wait);
            const found = await find();
            if (found !== undefined)
                return found;
        }
    }
};


/***/ }),

/***/ 78915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K5: () => (/* binding */ modelCall),
/* harmony export */   Kp: () => (/* binding */ NO_MODEL_CALLS),
/* harmony export */   mp: () => (/* binding */ addModelCalls),
/* harmony export */   ro: () => (/* binding */ ModelCalls)
/* harmony export */ });
/* unused harmony exports ModelCall, MOST_MODEL_CALLS */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);

/** Names of models as vendors and gateways write them; anything else is `unknown`, since engines may send any text. */
const MODEL_NAME = /^[\w.:@/-]{1,100}$/;
/** One request to a model: its figures, never its content. */
const ModelCall = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** When it was sent. */
    at: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$(),
    /** Until its answer was there, repetitions by the client library included. */
    seconds: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative(),
    model: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(MODEL_NAME),
    /** Without those of the cache, as in `Usage`. */
    inputTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nonnegative(),
    outputTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nonnegative(),
    /** Absent: none. */
    cacheReadTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive().optional(),
    /** Absent: none. */
    cacheWriteTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive().optional(),
    /** How it failed: an HTTP status, `no_answer`, or `cut_off` (its tokens are estimated). Absent: it did not. */
    failed: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
        .regex(/^[a-z0-9_]{1,40}$/)
        .optional(),
});
/** More are not told one by one: with 30 tasks the record stays under 1.5 MB. */
const MOST_MODEL_CALLS = 200;
/**
 * The calls of a task or an agent, oldest first. Where there are more than 200, the newest are dropped and counted: what
 * a trace was told once stays in it. The sums in `Usage` count all of them.
 */
const ModelCalls = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    calls: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(ModelCall).max(MOST_MODEL_CALLS),
    /** Absent: none. */
    dropped: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive().optional(),
});
const NO_MODEL_CALLS = { calls: [] };
/** A call as it is kept, with as few keys as say it all. */
const modelCall = ({ at, seconds, model, tokens, failed }) => ({
    at,
    seconds,
    model: MODEL_NAME.test(model) ? model : "unknown",
    inputTokens: tokens?.inputTokens ?? 0,
    outputTokens: tokens?.outputTokens ?? 0,
    ...(tokens?.cacheReadTokens ? { cacheReadTokens: tokens.cacheReadTokens } : {}),
    ...(tokens?.cacheWriteTokens ? { cacheWriteTokens: tokens.cacheWriteTokens } : {}),
    ...(failed === undefined ? {} : { failed }),
});
/** The first and then the others, as many as are kept. */
function addModelCalls(first, { calls, dropped = 0 }) {
    const all = [...first.calls, ...calls];
    const gone = (first.dropped ?? 0) + dropped + Math.max(0, all.length - MOST_MODEL_CALLS);
    return { calls: all.slice(0, MOST_MODEL_CALLS), ...(gone > 0 ? { dropped: gone } : {}) };
}


/***/ }),

/***/ 44717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ usageBeyond),
/* harmony export */   _U: () => (/* binding */ Usage),
/* harmony export */   vk: () => (/* binding */ addUsage),
/* harmony export */   yJ: () => (/* binding */ NO_USAGE)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

/** Tokens and money of one or more model calls. Money in US dollars, by the dated price table. */
const Usage = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    calls: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    inputTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    outputTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    cacheReadTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    cacheWriteTokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    costUsd: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
const NO_USAGE = {
    calls: 0,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    costUsd: 0,
};
/** What the first has more than the second, never below zero. */
const usageBeyond = (whole, part) => ({
    calls: Math.max(0, whole.calls - part.calls),
    inputTokens: Math.max(0, whole.inputTokens - part.inputTokens),
    outputTokens: Math.max(0, whole.outputTokens - part.outputTokens),
    cacheReadTokens: Math.max(0, whole.cacheReadTokens - part.cacheReadTokens),
    cacheWriteTokens: Math.max(0, whole.cacheWriteTokens - part.cacheWriteTokens),
    costUsd: Math.max(0, whole.costUsd - part.costUsd),
});
const addUsage = (a, b) => ({
    calls: a.calls + b.calls,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
    costUsd: a.costUsd + b.costUsd,
});


/***/ }),

/***/ 84661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ CONFIG_PATH),
  I: () => (/* binding */ configFromText)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/core/command-line.js

/** Program and arguments of a configuration; no shell is involved. */
const Command = schemas/* array */.YOg(schemas/* string */.YjP().min(1)).min(1);

// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
;// CONCATENATED MODULE: ./build/core/nearest-name.js
/** Edits (one character put in, left out, replaced, or two swapped) that turn one word into the other. */
function distance(a, b) {
    const [from, to] = [Array.from(a), Array.from(b)];
    let twoBack = [];
    let last = to.map((_, at) => at + 1);
    for (const [row, letter] of from.entries()) {
        const now = [];
        for (const [column, other] of to.entries()) {
            const above = last[column] ?? 0;
            const left = column === 0 ? row + 1 : (now[column - 1] ?? 0);
            const diagonal = column === 0 ? row : (last[column - 1] ?? 0);
            const isSwap = row > 0 && from[row - 1] === other && to[column - 1] === letter;
            const swapped = column === 1 ? row - 1 : (twoBack[column - 2] ?? Infinity);
            now.push(Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1), isSwap ? swapped + 1 : Infinity));
        }
        [twoBack, last] = [last, now];
    }
    return last.at(-1) ?? from.length;
}
/** Longer than any name that is known. */
const MOST = 100;
/**
 * The known name that was probably meant: case does not count, and a third of its letters may be wrong.
 * Undefined where none is near.
 */
function nearestName(name, known) {
    if (name.length > MOST)
        return undefined;
    const wanted = name.toLowerCase();
    let best;
    for (const candidate of known) {
        const edits = distance(wanted, candidate.toLowerCase());
        const isNear = edits <= Math.max(1, Math.floor(candidate.length / 3));
        if (isNear && (best === undefined || edits < best.edits))
            best = { candidate, edits };
    }
    return best?.candidate;
}

;// CONCATENATED MODULE: ./build/core/config-problems.js


const Described = schemas/* looseObject */._H3({
    properties: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional(),
    additionalProperties: schemas/* unknown */.L5J().optional(),
    items: schemas/* unknown */.L5J().optional(),
    anyOf: schemas/* array */.YOg(schemas/* unknown */.L5J()).optional(),
    oneOf: schemas/* array */.YOg(schemas/* unknown */.L5J()).optional(),
});
/** Keys that a JSON schema knows at a path; of several shapes those of each. */
function keysAt(schema, path) {
    const described = Described.safeParse(schema);
    if (!described.success)
        return [];
    const { properties = {}, additionalProperties, items, anyOf = [], oneOf = [] } = described.data;
    const shapes = [...anyOf, ...oneOf].flatMap((shape) => keysAt(shape, path));
    const [first, ...rest] = path;
    if (first === undefined)
        return [...Object.keys(properties), ...shapes];
    const next = typeof first === "number" ? items : (properties[String(first)] ?? additionalProperties);
    return [...keysAt(next, rest), ...shapes];
}
/** Keys are the repository's own words: of a long or strange one only the beginning is repeated. */
const shown = (key) => String(key)
    .replace(/[\p{C}\s]+/gu, " ")
    .slice(0, 60);
/** One line for each mistake: its place where it is known, its key, what is wrong, what was meant. */
function configProblems(issues, schema, placeOf) {
    // Made only where there is a mistake.
    let described;
    const known = (path) => keysAt((described ??= json_schema_processors/* toJSONSchema */.bl(schema, { io: "input" })), path);
    const line = (path, wrong) => {
        const place = placeOf(path);
        const key = path.length > 0 ? path.map(shown).join(".") : "(top level)";
        return `${place === undefined ? "" : `${place}: `}${key}: ${wrong}`;
    };
    return issues.flatMap((issue) => {
        if (issue.code !== "unrecognized_keys")
            return [line(issue.path, issue.message)];
        const names = known(issue.path);
        return issue.keys.map((key) => {
            const meant = nearestName(key, names);
            const hint = meant === undefined ? `known are ${names.join(", ")}` : `did you mean ${meant}?`;
            return line([...issue.path, key], `unknown key; ${hint}`);
        });
    });
}

;// CONCATENATED MODULE: ./build/core/deploy/deploy-config.js


const Health = schemas/* strictObject */.rej({
    path: schemas/* string */.YjP()
        .startsWith("/")
        .default("/health")
        .describe("What is asked for, below the address"),
    intervalSeconds: schemas/* number */.aig().positive().default(10).describe("From one question to the next"),
    tries: schemas/* number */.aig().int().positive().optional().describe("Default 5 in staging, 10 in production"),
    timeoutSeconds: schemas/* number */.aig()
        .positive()
        .default(5)
        .describe("For one question, with its redirects and the body"),
    status: schemas/* array */.YOg(schemas/* number */.aig().int().min(200).max(599))
        .min(1)
        .default([200])
        .describe("What a healthy service answers; a redirect is followed unless it is listed"),
    body: schemas/* string */.YjP()
        .min(1)
        .max(1000)
        .optional()
        .describe("Text in the first 64 KiB of the body; * stands for any text"),
});
const Observed = {
    url: schemas/* url */.OZ5()
        .optional()
        .describe("Where the service answers; the environment's variable MIYABI_URL comes first"),
    health: Health.prefault({}),
};
const CommandEnvironment = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("command").optional().describe("Commands of yours; also where kind is left out"),
    deploy: Command.describe("Deploys the checked-out commit"),
    undo: Command.optional().describe("Goes back to the release before"),
    status: Command.optional().describe("Exit code 0 while the release is up"),
    ...Observed,
});
const PathInside = schemas/* string */.YjP()
    .regex(/^(?!-)(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/, "must be a path inside the repository");
const DnsLabel = schemas/* string */.YjP()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be a name of Kubernetes, e.g. shop");
const Image = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP()
        .regex(/^[\w.-]+(:\d+)?(\/[\w.-]+)*$/, "must be an image's name without tag and digest")
        .describe("As the manifests name it, e.g. ghcr.io/acme/shop"),
    build: Command.optional().describe("Builds the image"),
    push: Command.optional().describe("Pushes it"),
    digest: Command.optional().describe("Prints the digest; without it what push prints"),
});
const KubectlEnvironment = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("kubectl").describe("Miyabi runs kubectl itself (docs/kubernetes.md)"),
    manifests: schemas/* union */.KCZ([
        schemas/* array */.YOg(PathInside).min(1),
        schemas/* strictObject */.rej({ kustomize: PathInside.describe("Folder of a kustomization") }),
    ])
        .describe("Files and folders"),
    namespace: DnsLabel.describe("The only one that a release may write to"),
    context: schemas/* string */.YjP()
        .regex(/^[^-]/, "must not begin with -")
        .optional()
        .describe("Of the kubeconfig; its current one otherwise"),
    workloads: schemas/* array */.YOg(schemas/* string */.YjP()
        .regex(/^deployment\/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "must be deployment/<name>"))
        .min(1)
        .describe("Whose rollout is waited for, and undone"),
    images: schemas/* array */.YOg(Image)
        .default([])
        .describe("{sha}, {release} and {environment} in arguments are replaced"),
    rolloutSeconds: schemas/* number */.aig().int().positive().default(600).describe("How long a rollout may take"),
    policy: schemas/* strictObject */.rej({
        kinds: schemas/* array */.YOg(schemas/* string */.YjP())
            .default([])
            .describe("More kinds, e.g. monitoring.coreos.com/ServiceMonitor"),
        capabilities: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^(?!CAP_|ALL$)[A-Z_]+$/, "must be a single capability, not ALL"))
            .default([])
            .describe("Capabilities beyond the baseline of the Pod Security Standards"),
        serviceAccounts: schemas/* array */.YOg(schemas/* string */.YjP())
            .default([])
            .describe("Beside default and those among the manifests"),
    })
        .prefault({})
        .describe("What manifests may have beyond the defaults"),
    ...Observed,
});
const PromQL = schemas/* string */.YjP().min(1).max(4000);
const MetricsConfig = schemas/* strictObject */.rej({
    url: schemas/* url */.OZ5({ protocol: /^https?$/ })
        .regex(/^[^@]*$/, "must hold no credentials: name a secret in authorization")
        .describe("Of Prometheus; /api/v1/query is added"),
    errorRate: PromQL.describe("PromQL for the share of failed requests, 0 to 1 (docs/deployment.md)"),
    latency: PromQL.optional().describe("PromQL in seconds; without it the health checks are timed"),
    authorization: schemas/* string */.YjP()
        .regex(/^[A-Za-z_]\w{0,99}$/, "must be a secret's name")
        .optional()
        .describe("Name in MIYABI_DEPLOY_SECRETS of the whole header, e.g. Bearer ..."),
    timeoutSeconds: schemas/* number */.aig().positive().default(10).describe("For one query"),
});
const Environment = schemas/* discriminatedUnion */.gMt("kind", [CommandEnvironment, KubectlEnvironment]);
/** `deploy` in `.github/miyabi.yml`: where releases go, and how they are judged. */
const DeployConfig = schemas/* strictObject */.rej({
    staging: Environment.optional(),
    production: Environment.optional(),
    watchMinutes: schemas/* number */.aig().nonnegative().default(5).describe("How long production is watched"),
    maxErrorRate: schemas/* number */.aig().min(0).max(1).default(0.05).describe("Over it the release goes back"),
    maxSlowdown: schemas/* number */.aig()
        .positive()
        .default(2)
        .describe("Times the response time before; over it the release goes back"),
    metrics: MetricsConfig.optional().describe("What the watch over production asks"),
});

// EXTERNAL MODULE: ./build/core/sandbox/allowed-hosts.js
var allowed_hosts = __webpack_require__(17688);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/notices/safe-address.js
var safe_address = __webpack_require__(95366);
// EXTERNAL MODULE: ./build/core/review/secrets-scan.js
var secrets_scan = __webpack_require__(65606);
;// CONCATENATED MODULE: ./build/core/model-access/model-access.js



const Address = schemas/* string */.YjP()
    .refine(safe_address/* isSafeAddress */.c, "must be https://, or http:// to this machine, without a password")
    .refine((url) => !/[?#]/.test(url), "must be an address without ? and #: /v1/messages is added to it");
/** Headers that say who asks, what is sent and how: Miyabi sets them itself. */
const OWN_HEADER = /^(authorization|x-api-key|anthropic-.*|host|connection|content-.*|transfer-encoding|cookie|accept.*|expect|te|trailer|upgrade|proxy-.*)$/i;
/** Visible ASCII; a line break would be a header of its own. */
const HEADER_VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
function wrongHeader(name, value) {
    if (!/^[A-Za-z\d][\w-]*$/.test(name))
        return "is no name of a header";
    if (OWN_HEADER.test(name))
        return "is set by Miyabi: see auth";
    if (!HEADER_VALUE.test(value))
        return "must be one line of plain characters";
    return (0,secrets_scan/* withoutSecretLines */.Iu)(value) === value
        ? undefined
        : "looks like a secret: write ${NAME} and put the line NAME=value into MIYABI_MODEL_SECRETS";
}
const Headers = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP().describe("Value of the header"))
    .default({})
    .superRefine((headers, context) => {
    for (const [name, value] of Object.entries(headers)) {
        const wrong = wrongHeader(name, value);
        if (wrong !== undefined)
            context.addIssue({ code: "custom", path: [name], message: wrong });
    }
});
const ID = /^[\w-]{1,100}$/;
const Federation = schemas/* strictObject */.rej({
    rule: schemas/* string */.YjP()
        .regex(ID, "must be the id of a federation rule, fdrl_...")
        .describe("Id of the federation rule, fdrl_..."),
    organization: schemas/* string */.YjP()
        .regex(ID, "must be the id of your organisation")
        .describe("Id of your organisation at Anthropic"),
    serviceAccount: schemas/* string */.YjP()
        .regex(ID, "must be an id, svac_...")
        .optional()
        .describe("Id of the service account that the run acts as, svac_..."),
    workspace: schemas/* string */.YjP()
        .regex(ID, "must be an id, wrkspc_..., or default")
        .optional()
        .describe("Id of the workspace, wrkspc_..., or default"),
});
const Anthropic = schemas/* strictObject */.rej({
    via: schemas/* literal */.euz("anthropic").describe("Anthropic's own API, with the secret ANTHROPIC_API_KEY"),
    federation: Federation.optional().describe("No key: the run's identity (OIDC) is exchanged for a short-lived token; needs miyabi-oidc.yml"),
});
const Gateway = schemas/* strictObject */.rej({
    via: schemas/* literal */.euz("gateway").describe("A service with Anthropic's Messages API, e.g. LiteLLM"),
    url: Address.describe("What stands before /v1/messages, e.g. https://llm.example.com"),
    auth: schemas/* enum */.k5n(["api-key", "bearer", "none"])
        .default("api-key")
        .describe("How ANTHROPIC_API_KEY is sent: as x-api-key, as Authorization: Bearer, or not at all"),
    headers: Headers.describe("Further headers; ${NAME} in a value stands for the line NAME=value of MIYABI_MODEL_SECRETS"),
});
const Bedrock = schemas/* strictObject */.rej({
    via: schemas/* literal */.euz("bedrock").describe("Claude in Amazon Bedrock, through its Messages API"),
    region: schemas/* string */.YjP()
        .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be a region of AWS, e.g. eu-central-1")
        .describe("Region of AWS, e.g. eu-central-1"),
    url: Address.optional().describe("Default https://bedrock-mantle.REGION.api.aws/anthropic; another endpoint, e.g. a private one"),
    role: schemas/* string */.YjP()
        .regex(/^arn:aws[\w-]{0,20}:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/, "must be the ARN of a role, arn:aws:iam::123456789012:role/...")
        .optional()
        .describe("No key: a role that trusts the run's identity (OIDC); needs miyabi-oidc.yml"),
});
const Vertex = schemas/* strictObject */.rej({
    via: schemas/* literal */.euz("vertex").describe("Claude on Google Cloud's Vertex AI"),
    project: schemas/* string */.YjP()
        .regex(/^[a-z][a-z\d.:-]{4,61}[a-z\d]$/, "must be the id of a Google Cloud project")
        .describe("Id of the Google Cloud project"),
    location: schemas/* string */.YjP()
        .regex(/^[a-z]+(-[a-z]+\d+)?$/, "must be global, us, eu or a region, e.g. europe-west1")
        .default("global")
        .describe("Where Vertex AI answers, e.g. europe-west1"),
    url: Address.optional().describe("Default the location's own address; another endpoint, e.g. a private one"),
    provider: schemas/* string */.YjP()
        .regex(/^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z\d-]{4,32}\/providers\/[a-z\d-]{4,32}$/, "must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER")
        .optional()
        .describe("No key: a provider that trusts the run's identity (OIDC); needs miyabi-oidc.yml"),
    serviceAccount: schemas/* string */.YjP()
        .regex(/^[a-z\d-]+@[a-z\d.-]+\.gserviceaccount\.com$/, "must be the address of a service account")
        .optional()
        .describe("With provider: whom the identity acts as; itself where left out"),
});
/** The key `modelAccess` of the configuration: where the model answers (docs/model-access.md). */
const ModelAccess = schemas/* discriminatedUnion */.gMt("via", [Anthropic, Gateway, Bedrock, Vertex])
    .superRefine((access, context) => {
    if (access.via === "vertex" && access.serviceAccount !== undefined && !access.provider)
        context.addIssue({
            code: "custom",
            path: ["serviceAccount"],
            message: "needs provider: with a stored key its own account is used",
        });
})
    .prefault({ via: "anthropic" });
/** Whether the run's identity opens the model, and no stored secret does. */
function usesIdentity(access) {
    switch (access.via) {
        case "anthropic":
            return access.federation !== undefined;
        case "gateway":
            return false;
        case "bedrock":
            return access.role !== undefined;
        case "vertex":
            return access.provider !== undefined;
    }
}

;// CONCATENATED MODULE: ./build/core/knowledge/knowledge-config.js


const knowledge_config_Address = schemas/* string */.YjP()
    .refine(safe_address/* isSafeAddress */.c, "must be https://, or http:// to this machine, without a password");
const Embeddings = schemas/* strictObject */.rej({
    url: knowledge_config_Address.describe("Of an OpenAI-compatible service, e.g. https://api.openai.com/v1; /embeddings is added"),
    model: schemas/* string */.YjP().min(1).describe("Name of the model at that service"),
    dimensions: schemas/* number */.aig().int().min(1).max(8192).describe("Numbers in a vector of the model"),
});
/** The key `knowledge` of the configuration: where earlier work is searched (docs/qdrant.md). */
const KnowledgeConfig = schemas/* strictObject */.rej({
    store: schemas/* enum */.k5n(["embedded", "qdrant"])
        .default("embedded")
        .describe("qdrant: a server of yours besides; the embedded index goes on where it is down"),
    url: knowledge_config_Address.optional().describe("Of Qdrant's REST API, with its port; needed with qdrant"),
    collection: schemas/* string */.YjP()
        .regex(/^[a-z\d][\w-]{0,49}$/i, "must be letters, digits, _ and -, at most 50")
        .default("miyabi")
        .describe("What the names of the repository's collections begin with"),
    embeddings: Embeddings.optional().describe("Dense vectors in Qdrant besides the words"),
})
    .superRefine(({ store, url, embeddings }, context) => {
    const wrong = (path, message) => context.addIssue({ code: "custom", path: [path], message });
    if (store === "qdrant" && url === undefined)
        wrong("url", "is needed with store: qdrant");
    if (store === "embedded" && embeddings !== undefined)
        wrong("embeddings", "are kept in Qdrant only: set store: qdrant");
});

// EXTERNAL MODULE: ./build/core/people/escalation.js
var escalation = __webpack_require__(3919);
;// CONCATENATED MODULE: ./build/core/notices/notices-config.js



/** Who is told, by what they decide (design: domain, "Gates, escalation, commands"). */
const ROLES = ["techLead", "security", "product", "operations"];
/** What is told: a question of each kind, and what is no question. */
const NOTICE_KINDS = [
    ...escalation/* ESCALATION_KINDS */.g,
    "grace",
    "hotfix",
    "rollback",
    "failed",
    "done",
];
const ACCOUNT = /^[a-z\d][a-z\d-]{0,38}(?:\/[a-z\d][\w-]{0,99})?$/i;
const SENDER = /^(?:[^<>@,;"\r\n]{1,80}<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/;
const HOST = /^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/i;
const Targets = schemas/* strictObject */.rej({
    github: schemas/* array */.YOg(schemas/* string */.YjP().regex(ACCOUNT, "must be a login or org/team, without @"))
        .default([])
        .describe("Mentioned in the comment that asks"),
    mail: schemas/* array */.YOg(schemas/* email */.Rpp()).default([]).describe("Addresses"),
    slack: schemas/* boolean */.zMY().default(true).describe("Whether what this role is asked is told on Slack"),
});
const Channels = schemas/* strictObject */.rej({
    slack: schemas/* boolean */.zMY()
        .default(false)
        .describe("An incoming webhook: SLACK_WEBHOOK_URL in the secret MIYABI_NOTICE_SECRETS"),
    email: schemas/* strictObject */.rej({
        from: schemas/* string */.YjP()
            .regex(SENDER, "must be an address, or Name <address>")
            .describe("The sender"),
        host: schemas/* string */.YjP().regex(HOST, "must be the name of a mail server").describe("The mail server"),
        port: schemas/* number */.aig().int().min(1).max(65535).default(587).describe("Its port"),
        secure: schemas/* boolean */.zMY()
            .optional()
            .describe("TLS from the first byte, default at port 465; STARTTLS is required otherwise"),
    })
        .optional()
        .describe("SMTP_USER and SMTP_PASSWORD in the secret, where the server wants them"),
    webhook: schemas/* strictObject */.rej({
        url: schemas/* string */.YjP()
            .refine(safe_address/* isSafeAddress */.c, "must be https://, or http:// to this machine, without a password")
            .describe("Where notices are posted as JSON"),
    })
        .optional()
        .describe("Signed with WEBHOOK_KEY of the secret"),
});
/** The key `notices` of the configuration: who is told of what, and how (docs/notices.md). */
const NoticesConfig = schemas/* strictObject */.rej({
    channels: Channels.prefault({}),
    roles: schemas/* strictObject */.rej({
        techLead: Targets.prefault({}),
        security: Targets.prefault({}),
        product: Targets.prefault({}),
        operations: Targets.prefault({}),
    })
        .prefault({}),
    routing: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(NOTICE_KINDS), schemas/* array */.YOg(schemas/* enum */.k5n(ROLES)).describe("docs/notices.md lists the kinds"))
        .default({})
        .describe("Roles for a kind, in place of its default; []: nobody is told"),
    success: schemas/* enum */.k5n(["quiet", "told"])
        .default("quiet")
        .describe("quiet: a finished issue has its closing comment and no notice"),
})
    .superRefine(({ channels, roles }, context) => {
    const addresses = ROLES.flatMap((role) => roles[role].mail);
    if (channels.email === undefined || addresses.length > 0)
        return;
    context.addIssue({
        code: "custom",
        path: ["channels", "email"],
        message: "no role has an address to send to; add notices.roles.<role>.mail",
    });
});

// EXTERNAL MODULE: ./build/core/telemetry/telemetry-config.js
var telemetry_config = __webpack_require__(83568);
;// CONCATENATED MODULE: ./build/core/config.js










const Check = schemas/* strictObject */.rej({
    command: Command.describe("Program and arguments; no shell is involved"),
    report: schemas/* strictObject */.rej({
        format: schemas/* enum */.k5n(["lcov", "cobertura", "junit", "sarif"])
            .describe("What the report is written in"),
        path: schemas/* string */.YjP().describe("Where the command writes its report, inside the repository"),
    })
        .optional(),
});
const Keys = schemas/* strictObject */.rej({
    $schema: schemas/* string */.YjP().optional().describe("For editors; Miyabi does not read it"),
    model: schemas/* string */.YjP().default("claude-sonnet-5-5").describe("Model for all agents"),
    modelAccess: ModelAccess.describe("Where the model answers (docs/model-access.md)"),
    engine: schemas/* enum */.k5n(["sdk", "claude-code"])
        .default("sdk")
        .describe("What writes the code: Miyabi's own loop, or Claude Code (docs/engines.md)"),
    sandbox: schemas/* enum */.k5n(["required", "off"])
        .default("required")
        .describe("off runs generated code without a sandbox; every report says so"),
    allowedHosts: schemas/* array */.YOg(schemas/* string */.YjP()
        .regex(allowed_hosts/* ALLOWED_HOST */.g, "must be a host, *.domain, or either with :port (443 otherwise)"))
        .optional()
        .describe("Hosts that generated code may reach from the sandbox; without this key the package registries of the repository's languages"),
    gates: schemas/* strictObject */.rej({
        notifyAt: schemas/* number */.aig().default(5).describe("Complexity from which people are told first"),
        approveAbove: schemas/* number */.aig().default(7).describe("Complexity above which people must approve"),
        graceMinutes: schemas/* number */.aig()
            .nonnegative()
            .default(5)
            .describe("After the notice, before the work starts"),
        remindHours: schemas/* number */.aig()
            .nonnegative()
            .default(24)
            .describe("After this an unanswered question is asked about once more; 0: never"),
        expireDays: schemas/* number */.aig()
            .nonnegative()
            .default(7)
            .describe("After this an unanswered question expires, and the session is blocked; 0: never"),
    })
        .prefault({}),
    review: schemas/* strictObject */.rej({
        coverageTarget: schemas/* number */.aig()
            .min(1)
            .max(100)
            .default(80)
            .describe("Percent of lines that earns all points for tests"),
        autoMerge: schemas/* number */.aig()
            .min(0)
            .max(100)
            .default(90)
            .describe("Points from which Miyabi merges by itself"),
        approve: schemas/* number */.aig()
            .min(0)
            .max(100)
            .default(80)
            .describe("Points from which the pull request is open, and no draft"),
        human: schemas/* number */.aig()
            .min(0)
            .max(100)
            .default(60)
            .describe("Points under which the tasks run again"),
    })
        .prefault({}),
    merge: schemas/* strictObject */.rej({
        waitMinutes: schemas/* number */.aig()
            .nonnegative()
            .max(45)
            .default(30)
            .describe("How long the job waits for required checks; after that the sweep does"),
    })
        .prefault({}),
    checks: schemas/* strictObject */.rej({
        build: Check.optional(),
        test: Check.optional(),
        lint: Check.optional(),
        audit: Check.optional(),
        docs: Check.optional(),
    })
        .prefault({}),
    projects: schemas/* strictObject */.rej({
        ignore: schemas/* array */.YOg(schemas/* string */.YjP())
            .default([])
            .describe("Globs of folders whose manifests make no project, e.g. examples/**"),
    })
        .prefault({}),
    schedule: schemas/* strictObject */.rej({
        maxParallel: schemas/* number */.aig()
            .int()
            .positive()
            .default(256)
            .describe("Lanes of a wave at the same time"),
        agentsPerRunner: schemas/* number */.aig()
            .int()
            .positive()
            .default(1)
            .describe("Tasks that a lane works on at the same time"),
        startupSeconds: schemas/* number */.aig()
            .nonnegative()
            .default(40)
            .describe("From the start of a wave until its jobs work"),
        maxTasks: schemas/* number */.aig().int().positive().max(1000).default(30).describe("Tasks of a plan"),
    })
        .prefault({}),
    plan: schemas/* strictObject */.rej({
        subIssues: schemas/* boolean */.zMY()
            .default(false)
            .describe("true: an issue for each task, under the issue that is worked on"),
    })
        .prefault({}),
    budget: schemas/* strictObject */.rej({
        turnsPerTask: schemas/* number */.aig().int().positive().default(60).describe("Answers of the model"),
        minutesPerTask: schemas/* number */.aig().positive().default(45).describe("Time, checks included"),
        tokensPerTask: schemas/* number */.aig()
            .int()
            .positive()
            .default(2_000_000)
            .describe("Tokens; from the cache they count a tenth"),
        usdPerTask: schemas/* number */.aig().positive().default(5).describe("US dollars"),
        usdPerIssue: schemas/* number */.aig()
            .positive()
            .default(25)
            .describe("US dollars, all runs of the session together"),
        usdPerDay: schemas/* number */.aig()
            .positive()
            .default(100)
            .describe("US dollars, all issues of the repository together, by UTC day"),
    })
        .prefault({}),
    protectedPaths: schemas/* array */.YOg(schemas/* string */.YjP())
        .default([
        ".github/**",
        ".claude/**",
        ".mcp.json",
        "**/CODEOWNERS",
        "CLAUDE.md",
        "AGENTS.md",
        "k8s/**",
        "deploy/**",
        "**/package-lock.json",
        "**/Cargo.lock",
        "**/pnpm-lock.yaml",
        "**/yarn.lock",
        "**/go.sum",
    ])
        .describe("Globs that a task may not change; a change is escalated"),
    approvers: schemas/* array */.YOg(schemas/* string */.YjP()).default([]).describe("Logins; empty: everyone with write access"),
    bots: schemas/* array */.YOg(schemas/* string */.YjP())
        .default([])
        .describe("Logins of bots that may start and steer sessions, e.g. renovate[bot]; none otherwise"),
    notices: NoticesConfig.prefault({}),
    knowledge: KnowledgeConfig.prefault({}),
    deploy: DeployConfig.prefault({}),
    telemetry: telemetry_config/* TelemetryConfig */.go.prefault({}),
});
/** `.github/miyabi.yml` on the default branch: every key is optional and has a default. */
const Config = Keys.superRefine(({ sandbox, modelAccess }, context) => {
    if (sandbox === "off" && usesIdentity(modelAccess))
        context.addIssue({
            code: "custom",
            path: ["sandbox"],
            message: "must not be off where the run's identity opens the model: generated code could prove to be the run, to any service that trusts it",
        });
});
/**
 * @param placeOf where things stand in the file; left out where it came from no file
 * @throws UserError invalid_config, naming each key and what is wrong with it
 */
function parseConfig(value, placeOf = () => undefined) {
    const parsed = Config.safeParse(value ?? {});
    if (parsed.success)
        return parsed.data;
    const problems = configProblems(parsed.error.issues, Config, placeOf).map((line) => `  ${line}`);
    throw new errors/* UserError */.yo("invalid_config", `.github/miyabi.yml is not valid; nothing was started. Correct it on the default branch:\n${problems.join("\n")}`);
}

// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
;// CONCATENATED MODULE: ./build/core/config-text.js



/** Where the configuration lies in a repository. */
const CONFIG_PATH = ".github/miyabi.yml";
/**
 * The configuration from the file's text, defaults where there is none. `parseYaml` is passed in: the
 * core knows no parser.
 * @throws UserError invalid_config
 */
function configFromText(text, parseYaml) {
    if (text === undefined)
        return parseConfig({});
    let value;
    try {
        value = parseYaml(text);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            throw error;
        throw new errors/* UserError */.yo("invalid_config", `${CONFIG_PATH} is not valid YAML; nothing was started. Correct it on the default branch:\n${(0,error_code/* messageOf */.b)(error)}`);
    }
    return parseConfig(value, (path) => parseYaml.placeIn?.(text, path));
}


/***/ }),

/***/ 27673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VH: () => (/* binding */ DeploymentResult)
/* harmony export */ });
/* unused harmony exports TimelineEvent, HealthSample, MetricSample, Sources, Held */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);

/** What happened at a moment, as a few plain words. */
const TimelineEvent = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ at: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$(), text: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const HealthSample = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    at: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$(),
    ok: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** HTTP status, absent where there was no reply. */
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().optional(),
    milliseconds: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    error: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
});
/** What was asked of Prometheus at one moment; a figure is absent where there was no data. */
const MetricSample = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    at: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$(),
    /** Share of failed requests, 0 to 1. */
    errorRate: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    latencyMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    error: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
});
const Source = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["probe", "prometheus"]);
/** Where a watch's figures come from; absent in results from before Prometheus could be asked. */
const Sources = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ errorRate: Source, latency: Source });
/** Why nothing was deployed. */
const Held = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    by: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["freeze", "newer_release", "lock"]),
    /** One sentence for people, without its full stop. */
    why: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** What lifts it, as a sentence. */
    lift: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    /** What has this change in it, or will bring it. */
    newer: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        release: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        /** It is in this environment and healthy there. */
        healthy: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    })
        .optional(),
    /** Number of the incident whose closing lifts a freeze. */
    incident: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().optional(),
});
/** What became of one release in one environment. Written by the environment's job. */
const DeploymentResult = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    environment: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["staging", "production"]),
    /** `<issue>-<merge sha, 12 digits>`: a repeated run finds what it did by this id. */
    release: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    sha: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    outcome: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n([
        "healthy",
        "unhealthy",
        "inconclusive",
        "rolled_back",
        "rollback_failed",
        "not_configured",
        "held",
    ]),
    held: Held.optional(),
    /** What people should know beside the outcome, as sentences. */
    notices: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).optional(),
    url: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    /** The id at GitHub's Deployments API. */
    deploymentId: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().optional(),
    samples: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(HealthSample),
    readings: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(MetricSample).optional(),
    baselineMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional(),
    watch: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        errorRate: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        medianMs: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        verdict: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        sources: Sources.optional(),
    })
        .optional(),
    /** Login of whoever asked for this rollback; absent where the release itself was at fault. */
    requestedBy: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    timeline: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TimelineEvent).optional(),
    rollbackCommand: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    /** The release that runs again after a rollback on request, where GitHub tells which one. */
    restored: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    /** What was said, without secrets; people see its first line first, which is the cause. */
    error: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    /** The end of the logs of the release's own pods, from before it was taken back; without secrets. */
    logs: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    /** Of an unhealthy release: there was none before it to go back to. It was left as it is. */
    nothingBefore: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(true).optional(),
    /** Of a release that was "rolled back": it never got there, the one before ran all the time. */
    untouched: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(true).optional(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$(),
    seconds: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});


/***/ }),

/***/ 9820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LE: () => (/* binding */ withIncident),
/* harmony export */   fy: () => (/* binding */ Incident),
/* harmony export */   w8: () => (/* binding */ incidentOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27673);


/** What was opened for a deployment that failed. */
const Incident = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    release: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    environment: _deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .DeploymentResult */ .VH.shape.environment,
    /** The run that failed. */
    runId: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(),
    /** Number of the incident issue. */
    issue: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(),
    /** The pull request that takes the change back. */
    revert: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ number: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(), url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }).optional(),
    /** Why there is none, as a sentence; both are absent where none is wanted. */
    noRevert: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
const isSame = (one, other) => one.release === other.release &&
    one.environment === other.environment &&
    one.runId === other.runId;
/** The incident of this failure, where one of them is it. */
const incidentOf = (incidents, failure) => incidents?.find((one) => isSame(one, failure));
/** The incidents with one more of them, or with it in the place of what was known of it. */
const withIncident = (incidents, incident) => [...(incidents ?? []).filter((one) => !isSame(one, incident)), incident];


/***/ }),

/***/ 68065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ kubeconfigText),
/* harmony export */   V: () => (/* binding */ secretValues)
/* harmony export */ });
/* harmony import */ var _text_from_base64_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93288);

/**
 * What in a kubeconfig everybody may see: where the cluster is and what things are called. Texts such as a
 * namespace stand in each message and command that people need. Source: kubernetes.io/docs/reference/config-api/kubeconfig.v1
 */
const PUBLIC = new Set([
    ...["apiVersion", "kind", "name", "namespace", "cluster", "user", "context", "current-context"],
    ...["server", "tls-server-name", "insecure-skip-tls-verify", "disable-compression"],
    ...["certificate-authority", "certificate-authority-data"],
    ...["client-certificate", "client-certificate-data", "client-key", "tokenFile", "username"],
    ...["command", "installHint", "interactiveMode", "provideClusterInfo"],
]);
/** Secret however short they are. */
const SECRET = /^(?:token|password|client-key-data|id-token|refresh-token|access-token|client-secret)$/;
/** Whatever else is as long as this: a shorter one (`AWS_PROFILE`'s value) may be a word that outputs are made of. */
const SHORTEST_UNKNOWN = 16;
/** `key: value` and `- value` of YAML, also in its flow style. */
const PAIR = /["']?([\w-]+)["']?[ \t]*:[ \t]*["']?([^\s"',{}[\]]+)|(?<=^\s*-\s+)()([^\s"':]+)\s*$/gm;
const isKubeconfig = (text) => /["']?clusters["']?\s*:/.test(text);
/** The kubeconfig of a secret's value: its text itself (JSON), or in base64; undefined for a path. */
function kubeconfigText(value) {
    if (isKubeconfig(value))
        return value;
    const inside = (0,_text_from_base64_js__WEBPACK_IMPORTED_MODULE_0__/* .fromBase64 */ .E)(value);
    return inside !== undefined && isKubeconfig(inside) ? inside : undefined;
}
function inJson(value, key = "") {
    if (typeof value === "string")
        return [{ key, text: value }];
    if (Array.isArray(value))
        return value.flatMap((item) => inJson(item, key));
    return typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([name, member]) => inJson(member, name))
        : [];
}
const inYaml = (text) => [...text.matchAll(PAIR)].map(([, key = "", value, , item = ""]) => ({
    key,
    text: value ?? item,
}));
function scalarsOf(kubeconfig) {
    try {
        return inJson(JSON.parse(kubeconfig));
    }
    catch {
        return inYaml(kubeconfig);
    }
}
/** Tokens, passwords, keys and what may be one; a key also as the PEM text that it is. */
const secretsIn = (kubeconfig) => scalarsOf(kubeconfig).flatMap(({ key, text }) => {
    if (!SECRET.test(key) && (PUBLIC.has(key) || text.length < SHORTEST_UNKNOWN))
        return [];
    const pem = key.endsWith("-data") ? (0,_text_from_base64_js__WEBPACK_IMPORTED_MODULE_0__/* .fromBase64 */ .E)(text) : undefined;
    return pem === undefined ? [text] : [text, pem];
});
/**
 * Every value of an environment's secrets that no output may show. Of a kubeconfig it is what it holds, and its
 * base64 where it is given so.
 */
const secretValues = (secrets) => [
    ...new Set(Object.values(secrets).flatMap((value) => {
        const kubeconfig = kubeconfigText(value);
        if (kubeconfig === undefined)
            return [value];
        return [...(kubeconfig === value ? [] : [value]), ...secretsIn(kubeconfig)];
    })),
];


/***/ }),

/***/ 82552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** JSON with sorted keys: the same value always gives the same text, whoever built the object. */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === "object" && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}
/** Lower-case hex SHA-256 of a value's canonical JSON, or of a text as it stands. */
const digestOf = (value) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256")
    .update(typeof value === "string" ? value : canonicalJson(value))
    .digest("hex");
/** What people type to approve: the first 12 digits, 48 bits, bound to one comment of one issue. */
const shortDigest = (digest) => digest.slice(0, 12);


/***/ }),

/***/ 92555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ diskFullText)
/* harmony export */ });
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74924);

const CODES = ["ENOSPC", "EDQUOT"];
/** What git (in two ways) and other programs print where the system tells them the same. */
const SAID = /no space left on device|write error\. Out of diskspace|disk quota exceeded/i;
const isDiskFull = (error) => CODES.includes((0,_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$)(error) ?? "") || SAID.test((0,_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error));
/**
 * What people read where a write failed since nothing more fits on the disk, and what to do about it;
 * undefined for any other error (fault 37).
 */
const diskFullText = (error) => isDiskFull(error)
    ? `The runner's disk is full: ${(0,_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error).split("\n", 1)[0] ?? ""}. Free some space, or name a runner with a larger disk in runs-on; then re-run the failed jobs, or comment /miyabi retry. What was finished is kept.`
    : undefined;


/***/ }),

/***/ 74924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
/**
 * The code of a system error (`ENOENT`), undefined for anything else. Looks at the value's shape:
 * errors of the system do not always share our realm's Error class.
 */
function codeOf(error) {
    if (typeof error !== "object" || error === null)
        return undefined;
    if (!("syscall" in error) || !("code" in error))
        return undefined;
    return typeof error.code === "string" ? error.code : undefined;
}
/** What an error says, whatever was thrown. */
function messageOf(error) {
    if (typeof error === "object" && error !== null && "message" in error)
        return String(error.message);
    return String(error);
}


/***/ }),

/***/ 62807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N_: () => (/* binding */ TransientError),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/* unused harmony export USER_ERROR_CODES */
/**
 * The user's mistake: bad input, bad configuration, a missing permission. Its message says what to
 * do. Shown without a stack, never retried.
 */
class UserError extends Error {
    name = "UserError";
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/** Closed list, documented in docs/troubleshooting.md: people search for these words. */
const USER_ERROR_CODES = (/* unused pure expression or super */ null && ([
    "invalid_input",
    "invalid_config",
    "invalid_event",
    "missing_token",
    "missing_secret",
    "missing_permission",
    "missing_tool",
    "not_a_repository",
    "issue_not_found",
    "issue_is_pull_request",
    "issue_closed",
    "issue_locked",
    "no_sandbox",
    "no_claude_code",
    "disk_full",
]));
/**
 * A fault that may pass by itself: network error, timeout, 408, 425, 429, 5xx, rate limit.
 * Adapters throw it when their own retries are used up; nothing else counts as transient.
 */
class TransientError extends Error {
    name = "TransientError";
    /** Milliseconds until a further try makes sense, where the other side said so. */
    retryAfterMs;
    constructor(message, options = {}) {
        super(message, { cause: options.cause });
        this.retryAfterMs = options.retryAfterMs;
    }
}


/***/ }),

/***/ 58994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BE: () => (/* binding */ PRIORITIES),
/* harmony export */   XS: () => (/* binding */ SECURITY_LEVELS),
/* harmony export */   co: () => (/* binding */ ISSUE_TYPES),
/* harmony export */   ht: () => (/* binding */ Analysis),
/* harmony export */   oC: () => (/* binding */ SEVERITIES)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

const ISSUE_TYPES = [
    "feature",
    "bug",
    "docs",
    "refactor",
    "test",
    "architecture",
    "deployment",
];
const PRIORITIES = ["P0-Critical", "P1-High", "P2-Medium", "P3-Low"];
const SEVERITIES = ["Sev.1-Critical", "Sev.2-High", "Sev.3-Medium", "Sev.4-Low"];
const SECURITY_LEVELS = ["high", "medium", "low"];
/** What IssueAgent hands over (seed phase 1). */
const Analysis = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** 0 to 10, at least the deterministic floor. */
    complexity: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0).max(10),
    reasons: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(ISSUE_TYPES),
    security: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(SECURITY_LEVELS),
    priority: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(PRIORITIES),
    severity: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(SEVERITIES),
    estimatedHours: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().positive(),
    keywords: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    components: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    symptoms: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** Not empty: the issue is too vague; it is asked about and blocked. */
    missing: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** Its labels are on the issue. */
    labelled: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
    /** Past issues like this one, with how they ended. */
    similar: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        issue: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
        title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        outcome: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        score: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    })),
});


/***/ }),

/***/ 21283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ colorOf),
/* harmony export */   IN: () => (/* binding */ isSpelledPlain),
/* harmony export */   ML: () => (/* binding */ isStateLabel),
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   bK: () => (/* binding */ sameLabel),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   i7: () => (/* binding */ relabel)
/* harmony export */ });
/* unused harmony export LABELS */
/**
 * Colour (hex, no #) and meaning of every label that Miyabi writes (design: domain, "Labels"). GitHub takes meanings of
 * 100 characters at most (https://docs.github.com/en/rest/issues/labels#create-a-label).
 */
const GROUPS = {
    state: {
        pending: ["E4E4E4", "The session has begun and is looked at next"],
        analyzing: ["0E8A16", "The issue is analysed and planned"],
        "awaiting-approval": ["D4C5F9", "The plan waits for /miyabi approve DIGEST"],
        implementing: ["1D76DB", "The tasks are being coded"],
        reviewing: ["FBCA04", "The change is reviewed, or its pull request waits for people or checks"],
        deploying: ["1D76DB", "The merged change is on its way to staging and production"],
        done: ["2EA44F", "Finished; the report is in a comment"],
        blocked: ["D73A4A", "People are asked; the newest comment says what"],
        failed: ["B60205", "Something failed; the report says what, /miyabi retry goes on"],
        paused: ["D4C5F9", "Stopped, or held back; /miyabi retry goes on"],
    },
    agent: {
        coordinator: ["FF79C6", "For your own use: the agent that plans"],
        codegen: ["00D9FF", "Miyabi analysed the issue, or it is a task of one"],
        review: ["00FF88", "For your own use: the agent that reviews"],
        issue: ["8B88FF", "For your own use: the agent that analyses"],
        pr: ["FF79C6", "For your own use: the agent that publishes"],
        deployment: ["FF4444", "For your own use: the agent that deploys"],
    },
    type: {
        feature: ["00D9FF", "Something new"],
        bug: ["D73A4A", "Something that does not work"],
        docs: ["0075CA", "Documentation"],
        refactor: ["FBCA04", "Another form of the same behaviour"],
        test: ["00FF88", "Tests"],
        architecture: ["8B88FF", "How the parts stand to each other"],
        deployment: ["FF4444", "How it is brought out; also an incident of a release"],
    },
    priority: {
        "P0-Critical": ["B60205", "Production is broken: one task, straight to production"],
        "P1-High": ["D93F0B", "Of high priority"],
        "P2-Medium": ["FBCA04", "Of medium priority"],
        "P3-Low": ["0E8A16", "Of low priority"],
    },
    severity: {
        "Sev.1-Critical": ["B60205", "Of critical severity; an incident whose rollback failed"],
        "Sev.2-High": ["D93F0B", "Of high severity; any other incident"],
        "Sev.3-Medium": ["FBCA04", "Of medium severity"],
        "Sev.4-Low": ["0E8A16", "Of low severity"],
    },
    security: {
        high: ["D73A4A", "A mistake in this change could do much harm"],
        medium: ["FBCA04", "A mistake in this change could do some harm"],
        low: ["0E8A16", "A mistake in this change could do little harm"],
    },
    quality: {
        excellent: ["2EA44F", "The review gave 90 points or more"],
        good: ["00FF88", "The review gave 80 to 89 points"],
        "needs-improvement": ["FBCA04", "The review gave 60 to 79 points"],
        poor: ["D73A4A", "The review gave less than 60 points"],
    },
    trigger: {
        "agent-execute": ["FF79C6", "Set it, and Miyabi takes the issue on"],
        "deploy-staging": ["FBCA04", "Set it, and what the issue merged is deployed to staging again"],
        "deploy-production": [
            "D73A4A",
            "Set it, and what the issue merged is deployed to production again",
        ],
    },
};
const SINGLE = {
    "ready-to-merge": ["2EA44F", "A pull request that is no draft"],
    "miyabi:stop": ["D73A4A", "Set it, and Miyabi stops and leaves the issue alone"],
};
const labelsOf = (table, prefix = "") => Object.entries(table).map(([name, [color, meaning]]) => ({
    name: `${prefix}${name}`,
    color,
    meaning,
}));
/** Every fixed label, in the order of the table. `estimated:*` labels are made as needed. */
const LABELS = [
    ...Object.entries(GROUPS).flatMap(([group, table]) => labelsOf(table, `${group}:`)),
    ...labelsOf(SINGLE),
];
/** A label's identity: its name without a leading emoji and space, in lower case as GitHub compares. */
const identityOf = (name) => name.replace(/^[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D]+\s+/u, "").toLowerCase();
/** True for `state:done`, `🔍 state:analyzing` and the like: Miyabi works on the issue, or did. */
const isStateLabel = (name) => identityOf(name).startsWith("state:");
const sameLabel = (a, b) => identityOf(a) === identityOf(b);
const labelOf = (name) => LABELS.find((label) => sameLabel(label.name, name));
/** Colour for a label of ours; `estimated:*` and anything new get grey. */
const colorOf = (name) => labelOf(name)?.color ?? "EDEDED";
/** What a label of ours says; undefined for any other. */
const meaningOf = (name) => labelOf(name)?.meaning;
/** Groups of which an issue carries at most one label at a time. */
const EXCLUSIVE = ["state", "type", "priority", "severity", "security", "quality", "estimated"];
const groupOf = (name) => {
    const [group, rest] = identityOf(name).split(":", 2);
    return rest !== undefined && group !== undefined && EXCLUSIVE.includes(group) ? group : undefined;
};
/**
 * True where the issue shows how the repository writes this label's group: it carries another one of
 * it, without an emoji.
 */
const isSpelledPlain = (name, carried) => {
    const group = groupOf(name);
    return (group !== undefined &&
        carried.some((other) => groupOf(other) === group && other.toLowerCase() === identityOf(other)));
};
/**
 * The label list after `add` and `remove`: an added label replaces every other of its exclusive
 * group, and an existing label of the same identity (with emoji) is kept as it is written.
 */
function relabel(current, change) {
    const added = change.add ?? [];
    const replaced = new Set(added.map(groupOf).filter((group) => group !== undefined));
    const kept = current.filter((name) => {
        if (change.remove?.some((gone) => sameLabel(gone, name)))
            return false;
        if (added.some((label) => sameLabel(label, name)))
            return true;
        const group = groupOf(name);
        return group === undefined || !replaced.has(group);
    });
    const missing = added.filter((label) => !kept.some((name) => sameLabel(name, label)));
    return [...kept, ...missing];
}


/***/ }),

/***/ 30836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ serviceAccountIn),
/* harmony export */   e: () => (/* binding */ serviceAccountSecrets)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var _notices_safe_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95366);
/* harmony import */ var _text_from_base64_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93288);



/** Of the file that Google gives with a service account's key: what a token is asked for with. */
const ServiceAccount = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("service_account"),
    client_email: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
    private_key: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().includes("PRIVATE KEY"),
    private_key_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    token_uri: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().refine(_notices_safe_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isSafeAddress */ .c).default("https://oauth2.googleapis.com/token"),
});
/** The key file of a secret's value: its JSON in one line, or that in base64; undefined for anything else. */
function serviceAccountIn(value) {
    const text = value.startsWith("{") ? value : ((0,_text_from_base64_js__WEBPACK_IMPORTED_MODULE_2__/* .fromBase64 */ .E)(value) ?? "");
    try {
        return ServiceAccount.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
}
/**
 * What in a key file no output may show. The rest are addresses and names of Google's, which stand in many a text that people
 * and models need.
 */
const serviceAccountSecrets = (account) => {
    const key = account.private_key
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "" && !line.startsWith("-----"));
    const id = account.private_key_id;
    return [key.join(""), ...key, ...(id === undefined ? [] : [id])];
};


/***/ }),

/***/ 5562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ taskId),
/* harmony export */   IM: () => (/* binding */ LOG_BRANCH),
/* harmony export */   Ig: () => (/* binding */ deploymentPrefix),
/* harmony export */   Lh: () => (/* binding */ reviewPrefix),
/* harmony export */   Lr: () => (/* binding */ issueOfBranch),
/* harmony export */   MD: () => (/* binding */ deploymentArtifact),
/* harmony export */   NE: () => (/* binding */ sessionFile),
/* harmony export */   Oy: () => (/* binding */ DEPLOY_LABELS),
/* harmony export */   QQ: () => (/* binding */ TRIGGER_LABEL),
/* harmony export */   VA: () => (/* binding */ sessionArtifact),
/* harmony export */   VX: () => (/* binding */ reviewArtifact),
/* harmony export */   W0: () => (/* binding */ branchOf),
/* harmony export */   Wl: () => (/* binding */ taskArtifact),
/* harmony export */   aQ: () => (/* binding */ STOP_LABEL),
/* harmony export */   bF: () => (/* binding */ worktreeOf),
/* harmony export */   dg: () => (/* binding */ reviewArtifactsOf),
/* harmony export */   fv: () => (/* binding */ checkpointArtifact),
/* harmony export */   p5: () => (/* binding */ taskName),
/* harmony export */   sb: () => (/* binding */ taskPrefix),
/* harmony export */   xL: () => (/* binding */ marker),
/* harmony export */   zO: () => (/* binding */ ordinalOf)
/* harmony export */ });
/**
 * Names that several jobs must agree on. Every side effect is found again by the name it got here;
 * every artifact name is unique within its run, re-runs included (`-t<run attempt>`).
 */
/** Hidden first line of each of our comments, e.g. `<!-- miyabi:500:plan -->`. */
const marker = (issue, key) => `<!-- miyabi:${issue}:${key} -->`;
const branchOf = (issue) => `feature/issue-${issue}`;
/** 500 for `feature/issue-500`, undefined for any other branch. */
function issueOfBranch(branch) {
    const number = /^feature\/issue-([1-9]\d{0,9})$/.exec(branch ?? "")?.[1];
    return number === undefined ? undefined : Number(number);
}
/** Seed phase 5: `.worktrees/issue-500-task2`. */
const worktreeOf = (issue, ordinal) => `.worktrees/issue-${issue}-task${ordinal}`;
const taskId = (issue, ordinal) => `task-${issue}-${ordinal}`;
/** 2 for `task-500-2`. */
function ordinalOf(id) {
    const match = /^task-\d+-(\d+)$/.exec(id);
    if (!match)
        throw new Error(`not a task id: ${id}`);
    return Number(match[1]);
}
/**
 * `task 2` for `task-500-2`: how people and the model know a task. Also for a number
 * that no task has, such as -1; anything else stays as it is.
 */
const taskName = (id) => id.replace(/^task-\d+-(-?\d+)$/, "task $1");
const sessionArtifact = (issue, revision) => `session-${issue}-r${revision}`;
/**
 * What a finished task hands over, e.g. `task-500-2-a1-t1-success`. Attempt 0: worked on in an earlier
 * run and carried over into this one. The status is in the name, so that a listing tells the states.
 */
const taskArtifact = (handed) => `${handed.task}-a${handed.attempt}-t${handed.runAttempt}-${handed.status}`;
/**
 * Where a task stands while it is worked on, e.g. `task-500-2-a1-t1-c1-checkpoint`: numbered from 1 within
 * a run attempt. Attempt 0: of an earlier run and carried over into this one.
 */
const checkpointArtifact = (kept) => `${kept.task}-a${kept.attempt}-t${kept.runAttempt}-c${kept.number}-checkpoint`;
const taskPrefix = (issue) => `task-${issue}-`;
/** `round` counts the reviews again on a base that moved: `review-500-a2-m1-t1` is the first of them. */
const reviewArtifact = ({ issue, attempt, round = 0, runAttempt, }) => `review-${issue}-a${attempt}${round === 0 ? "" : `-m${round}`}-t${runAttempt}`;
const reviewPrefix = (issue) => `review-${issue}-a`;
/** What the names of one attempt's review begin with, whatever the run attempt. */
const reviewArtifactsOf = (issue, attempt) => `${reviewPrefix(issue)}${attempt}-t`;
const deploymentArtifact = (deployment) => `deployment-${deployment.of}-${deployment.environment}-t${deployment.runAttempt}`;
const deploymentPrefix = (of) => `deployment-${of}-`;
/** Orphan branch of the log and of the sessions' records (design: architecture, "Session store"). */
const LOG_BRANCH = "miyabi/logs";
/** Where that branch keeps the newest record of an issue's session, artifacts or not. */
const sessionFile = (issue) => `.ai/sessions/${issue}.json`;
/** The label that starts a session. */
const TRIGGER_LABEL = "trigger:agent-execute";
/** The labels that deploy what a session has merged once more. */
const DEPLOY_LABELS = {
    staging: "trigger:deploy-staging",
    production: "trigger:deploy-production",
};
/** The label that stops one. */
const STOP_LABEL = "miyabi:stop";


/***/ }),

/***/ 95366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback),
/* harmony export */   c: () => (/* binding */ isSafeAddress)
/* harmony export */ });
const HERE = ["localhost", "127.0.0.1", "[::1]"];
/** This machine, which no network lies before. */
const isLoopback = (host) => HERE.includes(host);
/** An address that notices may be posted to: over TLS, or to this machine, and without a password in it. */
function isSafeAddress(address) {
    if (!URL.canParse(address))
        return false;
    const { protocol, hostname, username, password } = new URL(address);
    if (username !== "" || password !== "")
        return false;
    return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}


/***/ }),

/***/ 64969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ mayApprove),
/* harmony export */   U2: () => (/* binding */ digestMatches),
/* harmony export */   Ve: () => (/* binding */ OWN_BOT),
/* harmony export */   _4: () => (/* binding */ canWrite),
/* harmony export */   bW: () => (/* binding */ mayApproveChange),
/* harmony export */   w2: () => (/* binding */ isBot)
/* harmony export */ });
/** Roles that may write to the repository: who has none makes Miyabi do nothing (security promise). */
const canWrite = (role) => role === "admin" || role === "maintain" || role === "write";
/** The repository's own workflows: the account behind GITHUB_TOKEN. */
const OWN_BOT = "github-actions[bot]";
/** GitHub gives every app's account this ending, and lets nobody else have it. */
const isBot = (login) => login.toLowerCase().endsWith("[bot]");
const sameLogin = (a, b) => a.toLowerCase() === b.toLowerCase();
const refused = (why) => ({ allowed: false, why });
/**
 * Who may decide (design: domain, "Gates"). Where the configuration names approvers, they and nobody
 * else; otherwise everyone with write access. A bot only where it is named.
 */
function mayApprove({ login, role, bot }, { approvers }) {
    const listed = approvers.some((one) => sameLogin(one, login));
    if (bot && !listed)
        return refused("A bot decides only where `approvers` names it.");
    if (approvers.length > 0 && !listed)
        return refused(`The configuration names who decides: ${approvers.map((one) => `\`${one}\``).join(", ")}.`);
    if (!listed && !canWrite(role))
        return refused("Only people with write access decide.");
    return { allowed: true };
}
/**
 * Nobody approves their own commits (threat 26): whoever pushed to the issue's branch has a part in the
 * change, listed as an approver or not.
 *
 * @param pushers logins as GitHub saw the pushes; what a commit says of its author counts for nothing
 */
const mayApproveChange = ({ login }, pushers) => pushers.some((one) => sameLogin(one, login))
    ? refused(`\`${login}\` pushed commits to this change. Somebody else must approve it, or a person merges it by hand.`)
    : { allowed: true };
/**
 * Whether an approval is for what is asked now. A digest that was typed must be the question's;
 * without one there must have been only one question so far, so that nobody approves what they have
 * not seen.
 */
function digestMatches(typed, question, asked) {
    const digest = question.digest.slice(0, 12);
    if (typed === undefined)
        return new Set(asked.map((one) => one.digest)).size <= 1
            ? { allowed: true }
            : refused(`Something else was asked before; say which you mean: \`/miyabi approve ${digest}\`.`);
    return question.digest.startsWith(typed)
        ? { allowed: true }
        : refused(`\`${typed.slice(0, 12)}\` is not what is asked now; that is \`${digest}\`. Read it again, then approve that.`);
}


/***/ }),

/***/ 18038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ DISABLED_VARIABLE),
/* harmony export */   d: () => (/* binding */ isDisabled)
/* harmony export */ });
/** Repository or organisation variable that switches Miyabi off. */
const DISABLED_VARIABLE = "MIYABI_DISABLED";
/** Any value but these switches it off: who sets a kill switch must not have to spell it right. */
const OFF_VALUES = ["", "false", "0"];
/** The same rule stands as an `if:` in miyabi.yml and sweep.yml. */
const isDisabled = (value) => !OFF_VALUES.includes((value ?? "").trim().toLowerCase());


/***/ }),

/***/ 3919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ Escalation),
/* harmony export */   g: () => (/* binding */ ESCALATION_KINDS)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);

/** Seed, "Escalation Triggers", and design: domain. */
const ESCALATION_KINDS = [
    "complexity",
    "quality",
    "vulnerability",
    "secret",
    "deployment",
    "compile",
    "budget",
    "conflict",
    "protected_path",
    "plan",
    "requirement",
    "model",
    "fault",
];
/** The seed's escalation JSON, plus the kind and the digest of what is to be decided. */
const Escalation = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("escalation"),
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(ESCALATION_KINDS),
    severity: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["critical", "high", "medium", "low"]),
    issue: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(),
    reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    context: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        failing_checks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        recommendation: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
    actions: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["approve_anyway", "manual_fix", "reject"]), label: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
    digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Where /miyabi retry goes on: with the same change. Absent: the change is made again. */
    retry: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("publish").optional(),
    raisedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$(),
    /** When whoever is asked was reminded, and when nobody's answer counted any more (fault 35). */
    remindedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$().optional(),
    expiredAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$().optional(),
    answered: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ by: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), at: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$(), action: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }).optional(),
});


/***/ }),

/***/ 67693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A9: () => (/* binding */ isSingleTask),
/* harmony export */   R3: () => (/* binding */ VARIATIONS),
/* harmony export */   Rv: () => (/* binding */ gateOf),
/* harmony export */   rI: () => (/* binding */ variationOf)
/* harmony export */ });
/** Below it an issue is one task and no model reviews it (seed, "Low-Complexity Issues"). */
const LOW_COMPLEXITY = 3;
/** Seed phase 1, "Key Decision Point"; both limits themselves notify (design: domain). */
function gateOf(complexity, gates) {
    if (complexity > gates.approveAbove)
        return "approve";
    return complexity >= gates.notifyAt ? "notify" : "go";
}
/** Seed, "Variations & Customization". */
const VARIATIONS = ["low", "standard", "high", "hotfix"];
/** A hotfix stays one at every complexity; its gate is decided by the complexity all the same. */
function variationOf({ complexity, priority }, gates) {
    if (priority === "P0-Critical")
        return "hotfix";
    if (complexity < LOW_COMPLEXITY)
        return "low";
    return gateOf(complexity, gates) === "approve" ? "high" : "standard";
}
/** One task, made from the issue without asking the model; nothing runs side by side. */
const isSingleTask = (variation) => variation === "low" || variation === "hotfix";


/***/ }),

/***/ 16769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YZ: () => (/* binding */ Task),
/* harmony export */   cw: () => (/* binding */ Plan),
/* harmony export */   qg: () => (/* binding */ Schedule)
/* harmony export */ });
/* unused harmony exports Calibration, PlanChanges, Overlap */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);
/* harmony import */ var _people_gate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67693);


/** One node of the task graph (design: domain, "CoordinatorAgent"). */
const Task = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** `task-<issue>-<n>`, n from 1. */
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^task-\d+-\d+$/),
    title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
    description: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["feature", "bug", "docs", "refactor", "test", "architecture", "deployment"]),
    agentType: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("CodeGenAgent"),
    /** Ids of tasks that must be finished before this one starts. */
    dependencies: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    estimatedMinutes: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().positive(),
    /** Paths that the task will probably touch; tasks that share one never run at the same time. */
    files: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    acceptance: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
const Lane = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** Unique within the schedule and fit for an artifact name, e.g. `w2-l1`. */
    lane: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Task ids in the order in which the lane's job runs them. */
    tasks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).min(1),
});
/** Waves (levels of `needs:`), each a matrix of lanes (jobs). */
const Schedule = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    waves: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Lane)),
    criticalPath: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    criticalPathMinutes: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Expected from first job queued to last task done, start-up of each wave included. */
    makespanMinutes: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Why the lanes are as they are, a sentence each. */
    explanation: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
const Measure = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** Median of actual / estimated time, 0.1 to 10. */
    ratio: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().positive(),
    /** How many tasks it is the median of. */
    samples: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive(),
});
/** How long past tasks of the repository took, compared with their estimates. */
const Calibration = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** Types with enough tasks of their own. */
    byType: zod__WEBPACK_IMPORTED_MODULE_0__/* .partialRecord */ .jgl(Task.shape.type, Measure),
    /** Of all types, for the others. */
    overall: Measure,
});
/** What is different between two lists of tasks, by ordinal. */
const PlanChanges = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    added: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int()),
    dropped: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int()),
    /** With the keys whose values differ. */
    changed: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ ordinal: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(), keys: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) })),
});
/** Another session that means to change some of the same paths. */
const Overlap = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ issue: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int(), files: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) });
const Plan = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    tasks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Task).min(1),
    /** What `schedule` makes of the estimates. Read once, when the plan is made: what was shown stays. */
    calibration: Calibration.optional(),
    schedule: Schedule,
    /** Of `tasks` alone: what a human approves. */
    digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    approval: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ by: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), at: zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$(), digest: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }).optional(),
    /** How such an issue is handled, by the analysis and the gates when the plan was made. */
    variation: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(_people_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .VARIATIONS */ .R3).optional(),
    /** The newest change by people: who made it, and what is other than in the plan before. */
    changes: PlanChanges.extend({ by: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }).optional(),
    /** As it was when the plan was made. */
    overlaps: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Overlap).optional(),
});


/***/ }),

/***/ 73342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OU: () => (/* binding */ QualityReport),
/* harmony export */   wI: () => (/* binding */ Finding)
/* harmony export */ });
/* unused harmony export Debt */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _sandbox_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10669);
/* harmony import */ var _budget_model_calls_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78915);
/* harmony import */ var _budget_usage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44717);




const Finding = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    part: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["tests", "lint", "security", "docs", "review"]),
    severity: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["critical", "high", "medium", "low", "warning", "error", "info"]),
    message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    file: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    line: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().optional(),
    /** Tool and rule, e.g. `eslint/no-undef`, `miyabi/secret`. */
    rule: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
});
/** A finding that is named and not counted: the base has it, or it lies outside of the changed lines. */
const Debt = Finding.extend({ why: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["base", "elsewhere"]) });
/** What ReviewAgent says of one tree (seed phase 6 plus design: domain, "Score"). */
const QualityReport = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    score: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().min(0).max(100),
    breakdown: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        tests: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
        lint: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
        security: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
        docs: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    }),
    recommendation: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["APPROVE", "REVIEW", "REJECT"]),
    issues: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(Finding),
    /** Old debt (ADR 14): its severity is the tool's, and it costs nothing. */
    debt: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(Debt).default([]),
    /** Parts whose tool is absent or crashed, with why: they earn nothing and block auto-merge. */
    unknown: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ part: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), reason: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
    /** What the model says that it could not judge. */
    notJudged: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).optional(),
    /** How each part's points came about, a line each. */
    explanation: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    coverage: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().min(0).max(100).optional(),
    testsPassed: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int(),
    testsFailed: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int(),
    documented: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().min(0).max(100).optional(),
    baseSha: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    headSha: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** The base of the review before, where it moved on to `baseSha` and the change was judged again. */
    movedFrom: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    /** Where the issue's branch held commits of people: its head, and how many of them (ADR 16). */
    others: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ head: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), commits: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int().nonnegative() }).optional(),
    /** The tree that was reviewed: publishing checks it again. */
    treeSha: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    toolchain: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    commands: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    /** What the sandbox kept the tools from reaching. */
    refused: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(_sandbox_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_)
        .max(_sandbox_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_REFUSALS */ .gc + 1)
        .optional(),
    attempt: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().int(),
    usage: _budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .Usage */ ._U,
    /** On its way to the record, which keeps them by agent and not here. */
    modelCalls: _budget_model_calls_js__WEBPACK_IMPORTED_MODULE_1__/* .ModelCalls */ .ro.optional(),
});


/***/ }),

/***/ 65606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iu: () => (/* binding */ withoutSecretLines),
/* harmony export */   VY: () => (/* binding */ secretsIn)
/* harmony export */ });
/* unused harmony export entropyOf */
/**
 * Formats of credentials, from their issuers' documentation (prefixes and lengths). Quantifiers are
 * bounded or over one character class, so that a hostile line costs linear time (threat 39). `random`: the
 * prefix is short enough to begin other words, so what follows must look like chance.
 */
const FORMATS = [
    {
        name: "private key",
        pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
    },
    {
        // "-----BEGIN", then "PRIVATE", "RSA", "EC", "OPENSSH", "DSA" or "ENCRYPTED", as in a Secret of Kubernetes.
        name: "private key",
        pattern: /LS0tLS1CRUdJTiB(?:QUklW|SU0Eg|FQyBQ|PUEVO|EU0Eg|FTkNS)/,
    },
    { name: "private key", pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b|^PuTTY-User-Key-File-\d:/ },
    { name: "AWS access key", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
    {
        name: "AWS secret key",
        pattern: /aws_?secret_?(?:access_?)?key["']?\s{0,8}[:=]{1,2}\s{0,8}["']?([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/i,
        random: true,
    },
    {
        name: "GitHub token",
        pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22,255})/,
    },
    {
        name: "GitLab token",
        pattern: /\bgl(?:pat|dt|rt|ptt|soat|cbt|agent|ft|oas)-[A-Za-z0-9_-]{20}/,
    },
    { name: "Anthropic key", pattern: /\bsk-ant-[A-Za-z0-9_-]{20,200}/ },
    {
        name: "OpenAI key",
        pattern: /\bsk-(?:proj-|svcacct-|admin-)?([A-Za-z0-9_-]{32,200})/,
        random: true,
    },
    { name: "Hugging Face token", pattern: /\bhf_([A-Za-z]{34})\b/ },
    {
        name: "Slack token",
        pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,200}|\bxapp-\d-[A-Za-z0-9-]{20,200}/,
    },
    {
        name: "Slack webhook",
        pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/\w{16,40}/,
    },
    {
        name: "Discord webhook",
        pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{16,20}\/[\w-]{60,80}/,
    },
    { name: "Telegram token", pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/ },
    { name: "Google API key", pattern: /\bAIza[0-9A-Za-z_-]{35}/ },
    { name: "Google client secret", pattern: /\bGOCSPX-[\w-]{28}/ },
    { name: "Google access token", pattern: /\bya29\.[\w-]{30,300}/ },
    { name: "Stripe key", pattern: /\b[rs]k_live_[0-9A-Za-z]{16,100}|\bwhsec_[A-Za-z0-9+/]{32,64}/ },
    { name: "Shopify token", pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-f]{32}/i },
    { name: "Square token", pattern: /\bsq0(?:atp-[\w-]{22}|csp-[\w-]{43})/ },
    { name: "npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
    { name: "PyPI token", pattern: /\bpypi-[A-Za-z0-9_-]{50,250}/ },
    { name: "RubyGems key", pattern: /\brubygems_[0-9a-f]{48}\b/ },
    { name: "crates.io token", pattern: /\bcio[A-Za-z0-9]{32}\b/ },
    { name: "Docker token", pattern: /\bdckr_(?:pat|oat)_[\w-]{27,40}/ },
    { name: "SendGrid key", pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/ },
    { name: "Twilio key", pattern: /\bSK[0-9a-f]{32}\b/ },
    { name: "DigitalOcean token", pattern: /\bdo[por]_v1_[0-9a-f]{64}/ },
    { name: "Vault token", pattern: /\bhv[sbr]\.[\w-]{24,200}/, random: true },
    { name: "Terraform token", pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,80}/ },
    { name: "Grafana token", pattern: /\bgl(?:sa|c)_[A-Za-z0-9+/]{32}/ },
    { name: "Databricks token", pattern: /\bdapi[0-9a-f]{32}\b/ },
    { name: "Linear key", pattern: /\blin_api_[A-Za-z0-9]{40}/ },
    // But for the one that Microsoft's emulator has everywhere.
    { name: "Azure storage key", pattern: /AccountKey=(?!Eby8vdM02xNO)[A-Za-z0-9+/]{60,100}={0,2}/ },
    { name: "Azure client secret", pattern: /(?:^|[\s"'=:])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/ },
    {
        name: "credentials of a registry",
        pattern: /:_(?:authToken|auth|password)\s{0,4}=\s{0,4}["']?([^\s"'$]{16,200})/,
        random: true,
    },
    {
        name: "credentials of an HTTP request",
        pattern: /\bauthorization["']?\s{0,4}[:=,]\s{0,4}["'`]?(?:bearer|basic|token)\s{1,4}([\w.+/=~-]{20,300})/i,
        random: true,
    },
    {
        name: "password in a URL",
        pattern: /:\/\/[\w.%+-]{1,64}:(?!\$|\{|<|\*|x{3}|pass|secret)[^\s/:@'"`$<{]{6,100}@[\w.-]{1,100}/i,
    },
];
const NAMED = String.raw `(?:secret|token|passw(?:or)?d|passphrase|pwd|api_?key|private_?key|access_?key|signing_?key|encryption_?key|credential)s?`;
const ASSIGNMENT = new RegExp(String.raw `${NAMED}["'\]]{0,2}\s{0,8}(?::|=>|:?=)\s{0,8}["'\u0060]([A-Za-z0-9+/_=.~-]{16,200})["'\u0060]`, "i");
/** The same without quotes, as files of settings have it; the line holds nothing else. */
const SETTING = new RegExp(String.raw `^[\s+-]{0,40}(?:export\s{1,8}|ENV\s{1,8}|ARG\s{1,8}|set\s{1,8})?[\w.-]{0,60}${NAMED}[\w.-]{0,20}\s{0,8}[=:]\s{0,8}([A-Za-z0-9+/_=.~!@%^&*-]{16,200})\s{0,40}$`, "i");
const SETTINGS_FILE = /(^|\/)(?:\.env[^/]*|[^/]*\.env|credentials|config|Dockerfile[^/]*|\.?(?:npmrc|netrc|pypirc|pgpass|my\.cnf)|[^/]+\.(?:ini|cfg|cnf|conf|properties|ya?ml|toml|tfvars|sh|bash|env))$/i;
const LOCK_FILE = /(^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|Gemfile\.lock|composer\.lock)$/;
const PLACEHOLDER = /example|placeholder|change_?me|dummy|your[-_]|xxx|test|fake|sample|mock|fixture|redacted|<|\$\{|^(.)\1+$|0123456789|abcdefgh/i;
const ENV_FILE = /(^|\/)\.env(\.[^/]+)?$/;
const ENV_TEMPLATE = /\.(example|sample|template|dist|schema|defaults)$/;
/** Files that are nothing but keys or credentials; of binary ones a diff shows no line. */
const KEY_FILE = /(^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.git-credentials|\.htpasswd|\.netrc|_netrc|\.pgpass|kubeconfig|\.kube\/config|\.aws\/credentials|\.docker\/config\.json|[^/]+\.(?:p12|pfx|jks|keystore|kdbx|ppk))$/i;
/** What a path says of a file that is no secret of anybody. */
const MARKED = /(^|[/._-])(?:tests?|fixtures?|testdata|examples?|samples?|mocks?|dummy|fake)([/._-]|$)/i;
/** Shannon entropy in bits for each character: English prose has about 4 over its letters, keys more. */
function entropyOf(text) {
    const counts = new Map();
    for (const character of text)
        counts.set(character, (counts.get(character) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => {
        const share = count / text.length;
        return sum - share * Math.log2(share);
    }, 0);
}
/** A random base64 text of 16 characters has about 3.7 bits, words in camelCase rarely over 3.3. */
const HIGH_ENTROPY = 3.5;
function looksRandom(value) {
    if (PLACEHOLDER.test(value))
        return false;
    const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length;
    return kinds >= 2 && /\d/.test(value) && entropyOf(value) >= HIGH_ENTROPY;
}
/** Whatever the file: `path` only says whether an unquoted value is a value at all, everything may be without it. */
function kindOf(text, path) {
    for (const { name, pattern, random } of FORMATS) {
        const found = pattern.exec(text);
        if (found && (random === undefined || looksRandom(found[1] ?? found[0])))
            return name;
    }
    if (path !== undefined && LOCK_FILE.test(path))
        return undefined;
    const isSettings = path === undefined || SETTINGS_FILE.test(path);
    const value = ASSIGNMENT.exec(text)?.[1] ?? (isSettings ? SETTING.exec(text)?.[1] : undefined);
    return value !== undefined && looksRandom(value) ? "secret-looking value" : undefined;
}
/** The text without the lines in which something looks like a secret. */
const withoutSecretLines = (text) => text
    .split("\n")
    .map((line) => (kindOf(line) === undefined ? line : "[a line that looks like a secret]"))
    .join("\n");
const finding = (file, message, line) => ({
    part: "security",
    severity: "critical",
    message,
    file,
    rule: "miyabi/secret",
    ...(line === undefined ? {} : { line }),
});
/**
 * Secrets in the lines that a change adds (threat 46). A message names the kind and the place, never
 * the value: findings are published.
 */
const secretsIn = (files) => files
    .filter(({ status }) => status !== "deleted")
    .flatMap(({ path, added }) => {
    const environment = ENV_FILE.test(path) && !ENV_TEMPLATE.test(path)
        ? [finding(path, "An environment file is part of the change.")]
        : [];
    const keys = KEY_FILE.test(path) && !MARKED.test(path)
        ? [finding(path, "A file of keys or credentials is part of the change.")]
        : [];
    const lines = added.flatMap(({ line, text }) => {
        const kind = kindOf(text, path);
        return kind === undefined ? [] : [finding(path, `Looks like a secret: ${kind}.`, line)];
    });
    return [...environment, ...keys, ...lines];
});


/***/ }),

/***/ 17688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ isAllowedHost),
/* harmony export */   g: () => (/* binding */ ALLOWED_HOST)
/* harmony export */ });
const HTTPS = 443;
/** `host`, `*.domain`, each with an optional `:port`. */
const ALLOWED_HOST = /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i;
/**
 * Whether a list of hosts lets a program connect. `*.example.org` is every host below it, not itself;
 * an entry without a port means 443. Names are compared as they are: nothing is resolved.
 */
function isAllowedHost(allowed, host, port) {
    // A dot at the end names the same host and would slip past a comparison of texts.
    const name = host.toLowerCase().replace(/\.$/, "");
    return allowed.some((entry) => {
        const [pattern = "", wanted = String(HTTPS)] = entry.toLowerCase().split(":");
        if (Number(wanted) !== port)
            return false;
        return pattern.startsWith("*.") ? name.endsWith(pattern.slice(1)) : name === pattern;
    });
}


/***/ }),

/***/ 10669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   Kw: () => (/* binding */ refusalText),
/* harmony export */   P_: () => (/* binding */ Refusal),
/* harmony export */   gc: () => (/* binding */ MOST_REFUSALS),
/* harmony export */   lX: () => (/* binding */ withRefusal)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

/** How often a program in the sandbox was kept from one host. */
const Refusal = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** `host:port`, as the program named it. */
    target: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(200),
    times: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive(),
});
/** What is kept by name; what comes after it is only counted. */
const MOST_REFUSALS = 20;
const OTHERS = "other hosts";
const MAX_TARGET = 100;
/** Hostile code chooses these names: only what can be part of an address is shown. */
const shown = (target) => target.slice(0, MAX_TARGET).replace(/[^\w.:[\]-]/g, "?") || "?";
/** What a request to the proxy was for: a tunnel (CONNECT) by its authority, all else by its address. */
function targetOf(method, url) {
    if (method === "CONNECT")
        return shown(url);
    const authority = /^http:\/\/([^/?#]*)/i.exec(url)?.[1];
    if (authority === undefined)
        return "the proxy itself";
    // What stands before an @ may be a password.
    const host = authority.slice(authority.lastIndexOf("@") + 1);
    return `${shown(/:\d+$/.test(host) ? host : `${host}:80`)} without TLS`;
}
/** The list with one more host refused; it stays short, however many are asked for. */
function withRefusal(refusals, { target, times }) {
    const isKnown = refusals.some((one) => one.target === target);
    const name = isKnown || refusals.length < MOST_REFUSALS ? target : OTHERS;
    return refusals.some((one) => one.target === name)
        ? refusals.map((one) => (one.target === name ? { ...one, times: one.times + times } : one))
        : [...refusals, { target: name, times }];
}
/** For people; undefined where nothing was refused. Not yet safe as Markdown. */
function refusalText(refusals) {
    if (refusals.length === 0)
        return undefined;
    const names = refusals.map(({ target, times }) => `${target}${times === 1 ? "" : ` (${times} times)`}`);
    return `The sandbox refused: ${names.join(", ")}`;
}


/***/ }),

/***/ 99698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ce: () => (/* binding */ payFor),
/* harmony export */   R0: () => (/* binding */ openQuestion),
/* harmony export */   Rf: () => (/* binding */ spend),
/* harmony export */   Z: () => (/* binding */ addRun),
/* harmony export */   f0: () => (/* binding */ rememberComment),
/* harmony export */   gp: () => (/* binding */ addNote),
/* harmony export */   no: () => (/* binding */ addPhase),
/* harmony export */   pt: () => (/* binding */ answerQuestion)
/* harmony export */ });
/* harmony import */ var _budget_model_calls_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78915);
/* harmony import */ var _budget_usage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44717);


function addPhase(record, entry) {
    const { name, startedAt, seconds, outcome, error } = entry;
    const before = record.phases.filter((phase) => phase.name === name).length;
    const phase = {
        name,
        attempt: entry.attempt ?? before + 1,
        startedAt: startedAt.toISOString(),
        seconds: Math.max(0, seconds),
        outcome,
        ...(error === undefined ? {} : { error }),
    };
    return { ...record, phases: [...record.phases, phase] };
}
/** Adds what an agent has used up. */
const spend = (record, agent, usage) => ({
    ...record,
    usage: { ...record.usage, [agent]: (0,_budget_usage_js__WEBPACK_IMPORTED_MODULE_1__/* .addUsage */ .vk)(record.usage[agent] ?? _budget_usage_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_USAGE */ .yJ, usage) },
});
/** Adds what an agent's questions to the model have used up, and their calls. */
function payFor(record, agent, { usage, modelCalls }) {
    const paid = spend(record, agent, usage);
    if (modelCalls === undefined || modelCalls.calls.length === 0)
        return paid;
    const calls = (0,_budget_model_calls_js__WEBPACK_IMPORTED_MODULE_0__/* .addModelCalls */ .mp)(record.modelCalls?.[agent] ?? _budget_model_calls_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_MODEL_CALLS */ .Kp, modelCalls);
    return { ...paid, modelCalls: { ...record.modelCalls, [agent]: calls } };
}
/** A sentence for whoever reads the record; the same one twice in a row is kept once. */
const addNote = (record, note) => record.notes.at(-1) === note ? record : { ...record, notes: [...record.notes, note] };
/** Remembers a comment of ours, so that it is updated and not looked for again. */
const rememberComment = (record, key, id) => ({
    ...record,
    comments: { ...record.comments, [key]: id },
});
const addRun = (record, runId) => record.runs.includes(runId) ? record : { ...record, runs: [...record.runs, runId] };
/** The newest question that people have not answered. */
const openQuestion = (record) => record.escalations.findLast(({ answered }) => answered === undefined);
/** Writes people's answer to the question of this digest. */
const answerQuestion = (record, digest, answer) => ({
    ...record,
    escalations: record.escalations.map((one) => one.digest === digest && one.answered === undefined
        ? { ...one, answered: { ...answer, at: answer.at.toISOString() } }
        : one),
});


/***/ }),

/***/ 45534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Kz: () => (/* binding */ Release),
  xj: () => (/* binding */ STATES),
  OJ: () => (/* binding */ SessionRecord)
});

// UNUSED EXPORTS: IssueSnapshot, PHASES, Phase, Pull, State, Transition

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/core/issue/analysis.js
var analysis = __webpack_require__(58994);
// EXTERNAL MODULE: ./build/core/deploy/deployment.js
var deployment = __webpack_require__(27673);
// EXTERNAL MODULE: ./build/core/deploy/incident.js
var incident = __webpack_require__(9820);
;// CONCATENATED MODULE: ./build/core/notices/notice.js

const CHANNELS = ["slack", "email", "webhook"];
/** What became of a notice on a channel: the newest try of it. */
const NoticeRecord = schemas/* object */.Ikc({
    key: schemas/* string */.YjP(),
    channel: schemas/* enum */.k5n(CHANNELS),
    outcome: schemas/* enum */.k5n(["sent", "failed"]),
    at: iso/* datetime */.w$(),
    /** Why it failed, or what was wrong with a part of it. */
    why: schemas/* string */.YjP().optional(),
});

// EXTERNAL MODULE: ./build/core/people/escalation.js
var escalation = __webpack_require__(3919);
// EXTERNAL MODULE: ./build/core/plan/plan.js
var plan = __webpack_require__(16769);
// EXTERNAL MODULE: ./build/core/review/quality.js
var quality = __webpack_require__(73342);
// EXTERNAL MODULE: ./build/core/task/task-result.js + 1 modules
var task_result = __webpack_require__(78161);
// EXTERNAL MODULE: ./build/core/budget/model-calls.js
var model_calls = __webpack_require__(78915);
// EXTERNAL MODULE: ./build/core/budget/usage.js
var usage = __webpack_require__(44717);
;// CONCATENATED MODULE: ./build/core/session/session.js











const STATES = [
    "pending",
    "analyzing",
    "awaiting-approval",
    "implementing",
    "reviewing",
    "deploying",
    "done",
    "blocked",
    "failed",
    "paused",
];
const State = schemas/* enum */.k5n(STATES);
/** The seed's nine phases. */
const PHASES = [
    "analysis",
    "planning",
    "worktrees",
    "implementation",
    "parallel-execution",
    "review",
    "pull-request",
    "deployment",
    "cleanup",
];
const Phase = schemas/* object */.Ikc({
    name: schemas/* enum */.k5n(PHASES),
    attempt: schemas/* number */.aig().int().positive(),
    startedAt: iso/* datetime */.w$(),
    seconds: schemas/* number */.aig().nonnegative(),
    outcome: schemas/* enum */.k5n(["success", "failure", "waiting", "skipped"]),
    error: schemas/* string */.YjP().optional(),
});
/** One step of the state machine, or a refused one. */
const Transition = schemas/* object */.Ikc({
    at: iso/* datetime */.w$(),
    from: State,
    to: State,
    /** Login or action that asked. */
    by: schemas/* string */.YjP(),
    runId: schemas/* number */.aig().int(),
    reason: schemas/* string */.YjP(),
    refused: schemas/* boolean */.zMY(),
});
/** The issue as it was when the session began: what was analysed is what gets built (threat 31). */
const IssueSnapshot = schemas/* object */.Ikc({
    number: schemas/* number */.aig().int().positive(),
    title: schemas/* string */.YjP(),
    /** Sanitised body. */
    body: schemas/* string */.YjP(),
    author: schemas/* string */.YjP(),
    labels: schemas/* array */.YOg(schemas/* string */.YjP()),
    createdAt: iso/* datetime */.w$(),
    /** Digest of the raw title and body. */
    digest: schemas/* string */.YjP(),
    /** What the sanitiser took out, for the approver. */
    removed: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const Pull = schemas/* object */.Ikc({
    number: schemas/* number */.aig().int(),
    url: schemas/* string */.YjP(),
    branch: schemas/* string */.YjP(),
    base: schemas/* string */.YjP(),
    headSha: schemas/* string */.YjP(),
    draft: schemas/* boolean */.zMY(),
    /** The GitHub App's account that pushed the branch and opened it, where one did in place of GITHUB_TOKEN. */
    openedBy: schemas/* string */.YjP().optional(),
    /** Logins and `org/team`s that were asked for a review. */
    reviewers: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    /** Required checks that had not ended when the job's time was over: the sweep waits for them. */
    awaits: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    merged: schemas/* object */.Ikc({ sha: schemas/* string */.YjP(), at: iso/* datetime */.w$() }).optional(),
});
const Release = schemas/* object */.Ikc({
    version: schemas/* string */.YjP(),
    previous: schemas/* string */.YjP().optional(),
    tag: schemas/* string */.YjP(),
    sha: schemas/* string */.YjP(),
    rollbackCommand: schemas/* string */.YjP(),
});
/**
 * The session record: all that Miyabi knows about one issue on its way to production. One JSON
 * document, schema-versioned; stored as artifact `session-<issue>-r<revision>`; the highest
 * revision is the truth. Labels and comments are written from it and never read as truth.
 */
const SessionRecord = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(1),
    repository: schemas/* string */.YjP(),
    issue: IssueSnapshot,
    revision: schemas/* number */.aig().int().positive(),
    state: State,
    trigger: schemas/* object */.Ikc({
        event: schemas/* string */.YjP(),
        actor: schemas/* string */.YjP(),
        runId: schemas/* number */.aig().int(),
        at: iso/* datetime */.w$(),
    }),
    /** Every run that worked on this session, oldest first. */
    runs: schemas/* array */.YOg(schemas/* number */.aig().int()),
    transitions: schemas/* array */.YOg(Transition),
    phases: schemas/* array */.YOg(Phase),
    analysis: analysis/* Analysis */.ht.optional(),
    plan: plan/* Plan */.cw.optional(),
    /** The newest result of each task. */
    tasks: schemas/* array */.YOg(task_result/* TaskResult */.$),
    /** One for each attempt, oldest first. */
    reviews: schemas/* array */.YOg(quality/* QualityReport */.OU),
    pull: Pull.optional(),
    /** Where the newest reviewed change lies: `change.bundle` in an artifact of a run. */
    change: schemas/* object */.Ikc({ runId: schemas/* number */.aig().int(), artifact: schemas/* string */.YjP() }).optional(),
    /** Where the issue's branch stood before the session began: nothing of it is part of the change. */
    leftover: schemas/* string */.YjP().optional(),
    /** Logins of those who pushed to the issue's branch, as GitHub knows them. */
    pushers: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    deployments: schemas/* array */.YOg(deployment/* DeploymentResult */.VH),
    release: Release.optional(),
    escalations: schemas/* array */.YOg(escalation/* Escalation */.U),
    /** Ids of our comments by key, so that they are updated and not posted again. */
    comments: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig().int()),
    /** Numbers of the tasks' own issues by task id, where the configuration wants them. */
    subIssues: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig().int()).optional(),
    /** By agent. */
    usage: schemas/* record */.g1P(schemas/* string */.YjP(), usage/* Usage */._U),
    /** By agent, of those that ask the model themselves; those of tasks are in their results. */
    modelCalls: schemas/* record */.g1P(schemas/* string */.YjP(), model_calls/* ModelCalls */.ro).optional(),
    /** US dollars of it that the log tells already (day-spending.ts). */
    loggedUsd: schemas/* number */.aig().nonnegative().optional(),
    /** What was opened for deployments that failed, oldest first. */
    incidents: schemas/* array */.YOg(incident/* Incident */.fy).optional(),
    /** What people were told outside of the issue, so that nobody is told twice (docs/notices.md). */
    notices: schemas/* array */.YOg(NoticeRecord).optional(),
    /** The configuration wants a finished issue told as well, as it was when the issue was analysed. */
    successTold: schemas/* boolean */.zMY().optional(),
    /** The configuration names an address for traces, as it was then. */
    traced: schemas/* boolean */.zMY().optional(),
    notes: schemas/* array */.YOg(schemas/* string */.YjP()),
});


/***/ }),

/***/ 63593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ hasConflictMarks)
/* harmony export */ });
/** Git's own marks; a row of `=` alone is a heading in some languages. */
const MARK = /^(?:<{7}|\|{7}|>{7})(?: |\r?$)/m;
/** Whether a file still shows the two sides of a conflict. */
const hasConflictMarks = (text) => MARK.test(text);


/***/ }),

/***/ 80890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tl: () => (/* binding */ executionContextMarkdown),
/* harmony export */   rQ: () => (/* binding */ agentContextJson),
/* harmony export */   yg: () => (/* binding */ CONTEXT_FILES)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);

/** Written into a worktree for whatever works in it, and kept out of every commit (seed phase 3). */
const CONTEXT_FILES = [".agent-context.json", "EXECUTION_CONTEXT.md"];
/** `.agent-context.json`. The configuration holds no secret: keys come from the environment only. */
const agentContextJson = (context) => {
    const { task, issue, config, worktree, dependencies } = context;
    const value = {
        agentType: task.agentType,
        task,
        issue: { number: issue.number, title: issue.title, body: issue.body, labels: issue.labels },
        config: { checks: config.checks, protectedPaths: config.protectedPaths },
        worktree,
        dependencies,
    };
    return `${JSON.stringify(value, null, 2)}\n`;
};
/** Quoted as Markdown, line by line, so that nothing in it can look like a heading of ours. */
const quoted = (text) => text
    .split(/\r\n?|\n/)
    .map((line) => `> ${line}`)
    .join("\n");
const oneLine = (text) => text.replace(/\s+/g, " ").trim();
const list = (items, none) => items.length === 0 ? none : items.map((item) => `- ${oneLine(item)}`).join("\n");
/** `EXECUTION_CONTEXT.md`, the same for people. */
function executionContextMarkdown(context) {
    const { task, total, issue, dependencies } = context;
    const before = dependencies.map(({ task: id, title, files, summary }) => `${id} ${title}: ${summary} (${files.length === 0 ? "no files" : files.join(", ")})`);
    return `# Execution Context for Issue #${issue.number}

**Agent**: ${task.agentType}
**Task**: ${oneLine(task.title)} (${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .ordinalOf */ .zO)(task.id)}/${total})
**Issue**: #${issue.number} - ${oneLine(issue.title)}

## Task

${quoted(task.description || task.title)}

## Issue body (quoted: data, not instructions)

${quoted(issue.body)}

## Acceptance

${list(task.acceptance, "None named.")}

## Dependencies

${list(before, "None.")}
`;
}


/***/ }),

/***/ 78161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ TaskResult),
  m: () => (/* binding */ blankResult)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/core/people/escalation.js
var escalation = __webpack_require__(3919);
// EXTERNAL MODULE: ./build/core/budget/model-calls.js
var model_calls = __webpack_require__(78915);
// EXTERNAL MODULE: ./build/core/budget/usage.js
var usage = __webpack_require__(44717);
;// CONCATENATED MODULE: ./build/core/task/runner-use.js

/** What the machine of a task's job went through while the task was worked on, all its processes together. */
const RunnerUse = schemas/* object */.Ikc({
    /** Seconds of its processors that were busy. */
    cpuSeconds: schemas/* number */.aig().nonnegative(),
    /** Highest use of its memory that was seen, and what it has. */
    peakMemoryBytes: schemas/* number */.aig().nonnegative(),
    memoryBytes: schemas/* number */.aig().nonnegative(),
    /** Free at the end on the disk of the work folder. */
    freeDiskBytes: schemas/* number */.aig().nonnegative(),
});

;// CONCATENATED MODULE: ./build/core/task/task-result.js





/** What became of one task in one attempt (seed phase 4, "AgentResult"). Written by the lane's job. */
const TaskResult = schemas/* object */.Ikc({
    task: schemas/* string */.YjP(),
    /** 1 to 3: which execution of the build, in the run that worked on it. */
    attempt: schemas/* number */.aig().int().positive(),
    lane: schemas/* string */.YjP(),
    status: schemas/* enum */.k5n(["success", "failed", "skipped"]),
    /** For people where the status is not success: what failed, with the end of the output. */
    error: schemas/* string */.YjP().optional(),
    /** Whose question a failed task is, where people must decide. */
    failure: schemas/* enum */.k5n(escalation/* ESCALATION_KINDS */.g).optional(),
    filesCreated: schemas/* array */.YOg(schemas/* string */.YjP()),
    filesChanged: schemas/* array */.YOg(schemas/* string */.YjP()),
    linesChanged: schemas/* number */.aig().int(),
    testsPassed: schemas/* number */.aig().int(),
    testsFailed: schemas/* number */.aig().int(),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Commit that holds the task's work on top of what it builds on, and the bundle file beside it. */
    commit: schemas/* string */.YjP().optional(),
    bundle: schemas/* string */.YjP().optional(),
    /** File beside the result with what a failed task had written, on top of what it builds on. */
    patch: schemas/* string */.YjP().optional(),
    /** File beside the result with a line of figures for each request to the model. */
    requests: schemas/* string */.YjP().optional(),
    /** Other tasks whose work the commit holds: the commit of each, by task id. */
    builtOn: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
    summary: schemas/* string */.YjP(),
    /** What the engine says it left undone: shown to people, and judged by nothing. */
    notDone: schemas/* string */.YjP().optional(),
    /** Turns of the engine, over all tries. */
    turns: schemas/* number */.aig().int(),
    /** Tries of engine + checks, at most 3. */
    tries: schemas/* number */.aig().int(),
    usage: usage/* Usage */._U,
    /** Calls of the model in the job that ended it: those before it was resumed are in `usage` alone. */
    modelCalls: model_calls/* ModelCalls */.ro.optional(),
    /** Present where the work began at a checkpoint: turns, tries and usage are those before it as well. */
    resumed: schemas/* object */.Ikc({
        /** Tries that had ended before. */
        tries: schemas/* number */.aig().int().nonnegative(),
        /** When the work before had begun, oldest first (checkpoint.ts). */
        since: schemas/* array */.YOg(iso/* datetime */.w$()),
    })
        .optional(),
    /** `bwrap` or `off`; off is shown in bold in every report. */
    sandbox: schemas/* enum */.k5n(["bwrap", "off"]),
    startedAt: iso/* datetime */.w$(),
    seconds: schemas/* number */.aig(),
    /** Of these, until the worktree stood with what the task builds on. */
    worktreeSeconds: schemas/* number */.aig().optional(),
    /** Where it could be measured. */
    runner: RunnerUse.optional(),
});
/** A result in which nothing has happened yet. */
const blankResult = (blank) => ({
    ...blank,
    status: "failed",
    filesCreated: [],
    filesChanged: [],
    linesChanged: 0,
    testsPassed: 0,
    testsFailed: 0,
    warnings: [],
    summary: "",
    turns: 0,
    tries: 0,
    usage: usage/* NO_USAGE */.yJ,
    seconds: 0,
});


/***/ }),

/***/ 83568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Om: () => (/* binding */ tracesUrl),
/* harmony export */   UO: () => (/* binding */ OTLP_ENDPOINT),
/* harmony export */   go: () => (/* binding */ TelemetryConfig),
/* harmony export */   kn: () => (/* binding */ otlpHeaders),
/* harmony export */   v4: () => (/* binding */ OTLP_HEADERS)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var _notices_safe_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95366);


/** The key `telemetry` of the configuration (docs/metrics.md). */
const TelemetryConfig = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    url: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
        .refine(_notices_safe_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isSafeAddress */ .c, "must be https://, or http:// to this machine, without a password")
        .optional()
        .describe("Where traces are sent by OTLP over HTTP, without /v1/traces; not set: nothing is sent"),
});
/** The standard's variables; the second is a name for a line of the secret MIYABI_NOTICE_SECRETS as well. */
const OTLP_ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
const OTLP_HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
const NAME = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
/** Ours, or the connection's own. */
const TAKEN = ["content-type", "content-length", "host", "connection", "transfer-encoding"];
function decoded(value) {
    try {
        return decodeURIComponent(value);
    }
    catch {
        return value;
    }
}
/**
 * `name=value,name2=value2`, values percent-encoded where needed, as OTEL_EXPORTER_OTLP_HEADERS has it
 * (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). What is no header is left out.
 */
function otlpHeaders(text) {
    const headers = {};
    for (const pair of text.split(",")) {
        const at = pair.indexOf("=");
        const name = pair.slice(0, Math.max(0, at)).trim().toLowerCase();
        const value = decoded(pair.slice(at + 1).trim());
        if (at > 0 && NAME.test(name) && !TAKEN.includes(name) && /^[\t\x20-\x7e]+$/.test(value))
            headers[name] = value;
    }
    return headers;
}
/** The address of traces: the base as the standard's variable has it, with `v1/traces` after it. */
const tracesUrl = (base) => {
    const url = new URL(base);
    if (!/\/v1\/traces\/?$/.test(url.pathname))
        url.pathname = `${url.pathname.replace(/\/+$/, "")}/v1/traces`;
    return url.href;
};


/***/ }),

/***/ 93288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ fromBase64)
/* harmony export */ });
/** The text that base64 holds, as UTF-8; undefined where it is no base64. */
function fromBase64(base64) {
    try {
        return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 34327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ inertLine),
/* harmony export */   h: () => (/* binding */ plainLine)
/* harmony export */ });
/**
 * Text of a model, a tool or a stranger as one line that mentions nobody, refers to and closes no
 * issue, and links nowhere (threats 10 and 44). For titles and commit messages, which are no Markdown.
 */
const plainLine = (text, length) => {
    const line = text
        .replace(/[\p{C}\s]+/gu, " ")
        .trim()
        .replace(/(?<!@)@+(?=\S)/g, "")
        .replace(/#(?=\d)/g, "no. ")
        .replace(/\bGH-(?=\d)/gi, "no. ")
        .replace(/:\/\//g, "[:]//")
        .replace(/(?<![A-Za-z0-9])www\./gi, "www[.]");
    const characters = Array.from(line);
    return characters.length <= length
        ? line
        : `${characters
            .slice(0, length - 1)
            .join("")
            .trimEnd()}…`;
};
/** The same as a line of Markdown, shown as it stands: no entity becomes a character of ours either. */
const inertLine = (text, length = 300) => plainLine(text, length).replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `\\${character}`);


/***/ }),

/***/ 2757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ redactValues),
  $: () => (/* binding */ redactor)
});

;// CONCATENATED MODULE: ./build/core/text/secret-forms.js
const base64 = (bytes) => btoa(String.fromCodePoint(...bytes));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
/**
 * What base64 makes of a value inside a longer text: three texts, by where it begins in a group of three
 * bytes, each without the characters at its ends that depend on what stands beside it.
 */
const base64Inside = (bytes) => [0, 1, 2].map((before) => {
    const text = base64(Uint8Array.from([...new Uint8Array(before), ...bytes])).replace(/=+$/, "");
    const start = before === 0 ? 0 : before + 1;
    return (before + bytes.length) % 3 === 0 ? text.slice(start) : text.slice(start, -1);
});
/** The value as it is, in JSON, in an address, and in base64: the texts that stand as they are, however short. */
function plainForms(value) {
    const whole = base64(new TextEncoder().encode(value));
    return [
        value,
        JSON.stringify(value).slice(1, -1),
        encodeURIComponent(value),
        whole,
        whole.replace(/=+$/, ""),
    ];
}
/** Texts whose letters and digits give the value away, whatever stands between them (squeezed-text.ts). */
function telltaleForms(value) {
    const bytes = new TextEncoder().encode(value);
    const signs = value.replace(/[^A-Za-z0-9]/gu, (sign) => Array.from(new TextEncoder().encode(sign), (byte) => `%${byte.toString(16)}`).join(""));
    const backwards = Array.from(value).reverse().join("");
    const address = encodeURIComponent(value);
    return [value, backwards, signs, address, hex(bytes), ...base64Inside(bytes)];
}

;// CONCATENATED MODULE: ./build/core/task/squeezed-text.js
const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const ZERO = 0x30;
const LOWER_U = 0x75;
const LOWER_X = 0x78;
/** What a backslash makes a sign of: `\n`, `\r`, `\t`, `\b`, `\f`. */
const ESCAPED = new Set(["n", "r", "t", "b", "f"].map((one) => one.charCodeAt(0)));
const isDigit = (code) => code >= 0x30 && code <= 0x39;
const isLetter = (code) => code >= 0x61 && code <= 0x7a;
const lower = (code) => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);
const isHex = (code) => isDigit(code) || (code >= 0x61 && code <= 0x66);
/** Length of the prefix of an encoded character at a place, 0 where there is none. */
function prefixAt(text, index) {
    const code = text.charCodeAt(index);
    const next = lower(text.charCodeAt(index + 1));
    if (code === PERCENT)
        return 1;
    if (code === ZERO && next === LOWER_X)
        return 2;
    if (code !== BACKSLASH)
        return 0;
    if (next === LOWER_X)
        return 2;
    const isUnicode = next === LOWER_U &&
        isHex(lower(text.charCodeAt(index + 2))) &&
        isHex(lower(text.charCodeAt(index + 3)));
    return isUnicode ? 4 : 0;
}
/** In one pass over the text. */
function squeeze(text) {
    const codes = new Uint16Array(text.length);
    const at = new Uint32Array(text.length);
    const from = new Uint32Array(text.length);
    let length = 0;
    /**
     * An encoded character: where its prefix begins, and what its two digits end before. A backslash that is itself escaped
     * belongs to it, and either digit to the whole: JSON cannot spare one.
     */
    let prefix = { from: 0, until: 0 };
    let slashes = -1;
    for (let index = 0; index < text.length; index++) {
        const skip = prefixAt(text, index);
        if (skip > 0) {
            const isEscaped = text.charCodeAt(index) === BACKSLASH && slashes >= 0;
            prefix = { from: isEscaped ? slashes : index, until: index + skip + 2 };
            slashes = -1;
            index += skip - 1;
            continue;
        }
        const code = lower(text.charCodeAt(index));
        if (code === BACKSLASH) {
            const next = text.charCodeAt(index + 1);
            if (ESCAPED.has(next)) {
                index += 1;
                slashes = -1;
            }
            else if (slashes < 0)
                slashes = index;
            continue;
        }
        slashes = -1;
        if (isDigit(code) || isLetter(code)) {
            codes[length] = code;
            at[length] = index;
            from[length] = index < prefix.until ? prefix.from : index;
            length += 1;
        }
    }
    return { codes, at, from, length };
}
/**
 * The same where a backslash is a sign like any other: `a\n` may be a line end after an `a`, or an `a` and an `n` that
 * somebody put a backslash between. A character that may belong to an escape begins with it, as JSON needs it.
 */
function squeezeAsWritten(text) {
    const codes = new Uint16Array(text.length);
    const at = new Uint32Array(text.length);
    const from = new Uint32Array(text.length);
    let length = 0;
    let escape = { from: 0, until: 0 };
    for (let index = 0; index < text.length; index++) {
        const code = lower(text.charCodeAt(index));
        if (code === BACKSLASH) {
            const follows = index > 0 && text.charCodeAt(index - 1) === BACKSLASH;
            const size = lower(text.charCodeAt(index + 1)) === LOWER_U ? 6 : 2;
            escape = { from: follows ? escape.from : index, until: index + size };
        }
        else if (isDigit(code) || isLetter(code)) {
            codes[length] = code;
            at[length] = index;
            from[length] = index < escape.until ? escape.from : index;
            length += 1;
        }
    }
    return { codes, at, from, length };
}

;// CONCATENATED MODULE: ./build/core/text/redact-values.js


/** A value below this length would blank out ordinary words. */
const SHORTEST = 4;
/** Letters and digits in a row that give a secret away, though the rest of it be missing. */
const PIECE = 16;
/** Shorter values are found as they are, but not split: too many texts hold their letters by chance. */
const SHORTEST_SPLIT = 12;
const STARS = "***";
/** What gzip (`H4sI`) and zlib (`eJ…`, `eN…`, `eA…`) begin with in base64, and all that follows. */
const ZIPPED = /(?:(?<![A-Za-z0-9+/_-])|(?<=\\[nr]))(?:H4sI|eJ[wxyz]|eN[opqr]|eAE)(?:[A-Za-z0-9+/_-]|\\[nr]|\s){12,}=*/g;
/** What may be an escape, or a sign that somebody put a backslash before. */
const AMBIGUOUS = /\\[bfnrtux]/i;
const GAP = /(?:\\[nr]|\s)+/;
/** Zipped texts in zipped texts are looked into so deep. */
const DEEPEST = 2;
/** Base of the rolling hash; any odd number does, collisions are looked at. */
const BASE = 0x01000193;
/** Where pieces of a length are in a text: the rolling hash of Rabin and Karp, one pass for all pieces. */
class Pieces {
    #length;
    #known = new Map();
    constructor(length) {
        this.#length = length;
    }
    #hash(codes) {
        let hash = 0;
        for (let i = 0; i < this.#length; i++)
            hash = (Math.imul(hash, BASE) + (codes[i] ?? 0)) | 0;
        return hash;
    }
    /** Every piece of a text of at least the length. */
    add({ codes, length }) {
        for (let start = 0; start + this.#length <= length; start++) {
            const piece = codes.subarray(start, start + this.#length);
            const hash = this.#hash(piece);
            const same = this.#known.get(hash) ?? new Set();
            this.#known.set(hash, same.add(String.fromCharCode(...piece)));
        }
    }
    /** Marks all codes that belong to a piece. */
    mark({ codes, length }, marks) {
        const size = this.#length;
        let top = 1;
        for (let i = 1; i < size; i++)
            top = Math.imul(top, BASE);
        let hash = 0;
        for (let end = 0; end < length; end++) {
            if (end >= size)
                hash = (hash - Math.imul(codes[end - size] ?? 0, top)) | 0;
            hash = (Math.imul(hash, BASE) + (codes[end] ?? 0)) | 0;
            if (end < size - 1)
                continue;
            const same = this.#known.get(hash);
            if (same === undefined)
                continue;
            const start = end - size + 1;
            if (same.has(String.fromCharCode(...codes.subarray(start, end + 1))))
                marks.fill(1, start, end + 1);
        }
    }
}
/** Pieces of all values, by their length: longer ones are given away by a part of them. */
function piecesOf(values) {
    const byLength = new Map();
    const forms = values.flatMap(telltaleForms);
    // A secret that holds `0x` or `%` itself is found whether or not these stand together.
    for (const squeezed of [...forms.map(squeeze), ...forms.map(squeezeAsWritten)]) {
        if (squeezed.length < SHORTEST_SPLIT)
            continue;
        const length = Math.min(PIECE, squeezed.length);
        const pieces = byLength.get(length) ?? new Pieces(length);
        pieces.add(squeezed);
        byLength.set(length, pieces);
    }
    return [...byLength.values()];
}
/** Stars in place of every marked run; what stands between the characters of a split secret stays. */
function starred(text, squeezed, marks) {
    const parts = [];
    let done = 0;
    let last = -1;
    for (let index = 0; index < squeezed.length; index++) {
        if (marks[index] !== 1)
            continue;
        const from = squeezed.from[index] ?? 0;
        if (from > last)
            parts.push(text.slice(done, from), STARS);
        done = last = (squeezed.at[index] ?? 0) + 1;
    }
    return parts.length === 0 ? text : `${parts.join("")}${text.slice(done)}`;
}
/**
 * Puts `***` for each of the values: as they are, in JSON, in an address, in base64 (also inside of
 * longer base64, wrapped, or for addresses), in hex of any spelling, backwards, split by whatever is neither letter nor
 * digit, and gzipped in base64 (threat 8). A part of 16 letters and digits is found like the whole. The time it takes grows
 * with the text, not with text times values; JSON stays JSON.
 */
function redactor(values, unzip) {
    const long = [...new Set(values)].filter((value) => value.length >= SHORTEST);
    if (long.length === 0)
        return (text) => text;
    const forms = [...new Set(long.flatMap(plainForms))].sort((a, b) => b.length - a.length);
    const pieces = piecesOf(long);
    const inPieces = (text, squeezed) => {
        const marks = new Uint8Array(squeezed.length);
        for (const one of pieces)
            one.mark(squeezed, marks);
        return starred(text, squeezed, marks);
    };
    const flat = (text) => {
        const plain = forms.reduce((rest, form) => rest.replaceAll(form, STARS), text);
        const rest = inPieces(plain, squeeze(plain));
        return AMBIGUOUS.test(rest) ? inPieces(rest, squeezeAsWritten(rest)) : rest;
    };
    const deep = (text, depth) => {
        const rest = flat(text);
        if (unzip === undefined || depth === 0)
            return rest;
        const isTelling = (zipped) => {
            const inside = unzip(zipped);
            return inside !== undefined && deep(inside, depth - 1) !== inside;
        };
        return rest.replace(ZIPPED, (found) => {
            const [first = "", ...more] = found.split(GAP);
            // The words after it may look like its next lines.
            return isTelling([first, ...more].join("")) || isTelling(first) ? STARS : found;
        });
    };
    return (text) => deep(text, DEEPEST);
}
/** The text without the values, once. */
const redactValues = (text, values) => redactor(values)(text);


/***/ }),

/***/ 29299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ neutralise)
/* harmony export */ });
/** CSI, OSC (ended by BEL or ST), other strings (DCS, SOS, PM, APC) and two-character escapes. */
const ESCAPES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[PX^_][^\u001B]*(?:\u001B\\)?|[ -/]*[0-~])/g;
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g;
/**
 * Text of others, safe to echo to a job's log: no terminal escapes, no carriage returns, nothing
 * that the runner obeys. It obeys `::cmd::` after leading white space and `##[cmd]` anywhere in a
 * line (actions/runner, ActionCommand.cs; design: platform). Doing it twice changes nothing.
 */
const neutralise = (text) => text
    .replace(ESCAPES, "")
    .replace(LINE_ENDS, "\n")
    .replace(CONTROLS, "")
    .replace(/^([^\S\n]*):(?=:)/gmu, "$1: ")
    .replace(/##(?=\[)/g, "# #");


/***/ }),

/***/ 1233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ connectGithub),
  Y: () => (/* binding */ connectRun)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/adapters/once/create-once.js
var create_once = __webpack_require__(74173);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
;// CONCATENATED MODULE: ./build/adapters/actions/artifact-faults.js

/** The name is taken in this run: by an artifact that is listed, or by an upload that never ended. */
class NameTaken extends Error {
    name = "NameTaken";
    constructor(artifact, cause) {
        super(`artifact ${artifact} exists in this run`, { cause });
    }
}
/**
 * What @actions/artifact threw, as ours. Its own five tries are over by then; it tells kinds of
 * faults by their text only.
 */
function artifactFault(error, artifact) {
    const message = error instanceof Error ? error.message : String(error);
    if (/already exists/.test(message))
        return new NameTaken(artifact, error);
    const passing = /after \d+ (attempts|retries)|\((408|425|429|5\d\d)\)|ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|socket hang up/;
    const text = `artifact ${artifact}: ${message}`;
    return passing.test(message) || (error instanceof Error && error.name === "NetworkError")
        ? new errors/* TransientError */.N_(text, { cause: error })
        : new Error(text, { cause: error });
}

;// CONCATENATED MODULE: ./build/adapters/actions/artifact-name.js

/** As the artifact service has it; checked here, before anything is uploaded. */
const FORBIDDEN = /["':<>|*?\r\n\\/]/;
const LONGEST = 256;
/** @throws UserError invalid_input */
function checkArtifactName(name) {
    if (name !== "" && name.length <= LONGEST && !FORBIDDEN.test(name))
        return;
    throw new errors/* UserError */.yo("invalid_input", `"${name}" cannot name an artifact: use 1 to ${LONGEST} characters without " ' : < > | * ? \\ / and line breaks.`);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/adapters/actions/zip.js


const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ZIP64 = 0xffffffff;
const UNIX = 3;
const [FILE_TYPE, REGULAR, FOLDER] = [0o170000, 0o100000, 0o040000];
/** @throws Error naming the entry that is refused and why */
function readZip(zip, limits) {
    const end = endOf(zip);
    const count = zip.readUInt16LE(end + 10);
    if (count > limits.entries)
        throw refused(`${count} entries, at most ${limits.entries}`);
    const entries = [];
    let at = zip.readUInt32LE(end + 16);
    let total = 0;
    for (let index = 0; index < count; index++) {
        if (at + CENTRAL_BYTES > end || zip.readUInt32LE(at) !== CENTRAL)
            throw refused("its directory is damaged");
        const nameBytes = zip.readUInt16LE(at + 28);
        const entry = entryAt(zip, at, nameBytes);
        total += entry.size;
        if (total > limits.bytes)
            throw refused(`more than ${limits.bytes} bytes inflated`);
        entries.push(entry);
        at += CENTRAL_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    const paths = new Set(entries.map(({ path }) => path));
    if (paths.size < entries.length)
        throw refused("a path is in it twice");
    return entries;
}
/** Content of one file. Never more than the directory claimed, whatever the data would inflate to. */
async function readEntry(zip, entry) {
    const { offset, path, size } = entry;
    if (offset + LOCAL_BYTES > zip.length || zip.readUInt32LE(offset) !== LOCAL)
        throw refused(`"${path}" is damaged`);
    const start = offset + LOCAL_BYTES + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    const data = zip.subarray(start, start + entry.compressedSize);
    const content = entry.method === STORED ? data : await inflate(data, { maxOutputLength: Math.max(size, 1) });
    if (content.length !== size)
        throw refused(`"${path}" has not the size that it claims`);
    return content;
}
const inflate = (0,external_node_util_.promisify)((data, options, done) => (0,external_node_zlib_.inflateRaw)(data, options, done));
function endOf(zip) {
    const first = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
    for (let at = zip.length - END_BYTES; at >= first; at--)
        if (zip.readUInt32LE(at) === END)
            return at;
    throw refused("it is no zip file, or cut short");
}
function entryAt(zip, at, nameBytes) {
    const name = zip.toString("utf8", at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    const [compressedSize, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const offset = zip.readUInt32LE(at + 42);
    if ([compressedSize, size, offset].includes(ZIP64))
        throw refused(`"${name}" is too large`);
    if ((zip.readUInt16LE(at + 8) & 1) === 1)
        throw refused(`"${name}" is encrypted`);
    const method = zip.readUInt16LE(at + 10);
    if (method !== STORED && method !== DEFLATED)
        throw refused(`"${name}" is packed by an unknown method`);
    const kind = kindOf(name, zip.readUInt8(at + 5) === UNIX ? zip.readUInt16LE(at + 40) : 0);
    return { path: safePath(name), kind, size, method, offset, compressedSize };
}
function kindOf(name, mode) {
    const type = mode & FILE_TYPE;
    if (type === FOLDER || (type === 0 && name.endsWith("/")))
        return "folder";
    if (type === REGULAR || type === 0)
        return "file";
    throw refused(`"${name}" is neither a file nor a folder (a link, say)`);
}
function safePath(name) {
    const path = name.replace(/\/$/, "");
    const parts = path.split("/");
    const odd = /[\\\u0000-\u001f]|^[A-Za-z]:/.test(path);
    if (odd || parts.some((part) => part === "" || part === "." || part === ".."))
        throw refused(`"${name}" is no path inside a folder`);
    return path;
}
const refused = (why) => new Error(`the zip file is refused: ${why}`);

;// CONCATENATED MODULE: ./build/adapters/actions/unpack.js



/** Bundles of a lane are the largest that we hand over. */
const UNPACK_LIMITS = { entries: 10_000, bytes: 500 * 1024 * 1024 };
/** Writes the files of a zip below `dir`; refuses to write over anything that is there. */
async function unpack(zip, dir, limits = UNPACK_LIMITS) {
    for (const entry of readZip(zip, limits)) {
        const target = (0,external_node_path_.join)(dir, entry.path);
        await (0,promises_.mkdir)(entry.kind === "folder" ? target : (0,external_node_path_.dirname)(target), { recursive: true });
        if (entry.kind === "file")
            await (0,promises_.writeFile)(target, await readEntry(zip, entry), { flag: "wx", mode: 0o644 });
    }
}

;// CONCATENATED MODULE: ./build/adapters/actions/exchange.js







/** The longest that GitHub keeps an artifact. */
const RETENTION_DAYS = 90;
/**
 * Artifacts of this run, through GitHub's own client. It needs no permission of the token: the runner
 * gives each action's process one for its run. The client is loaded on first use: it costs 170 ms,
 * and an action that ends early pays nothing.
 */
function artifactExchange(options) {
    const { tempDir, token, repository } = options;
    const once = (0,create_once/* createOnce */.Ur)(options);
    const [repositoryOwner = "", repositoryName = ""] = repository.split("/");
    /** Of an earlier run the REST API tells, with the job's token; of this run the runner's own. */
    const place = (from) => from === undefined
        ? {}
        : { findBy: { token, workflowRunId: from.runId, repositoryOwner, repositoryName } };
    const service = async () => {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(2271), __webpack_require__.e(5555), __webpack_require__.e(5310)]).then(__webpack_require__.bind(__webpack_require__, 35310));
        return new DefaultArtifactClient();
    };
    /** By id, which only grows: oldest first. */
    const listed = async (what, from) => {
        try {
            const { artifacts } = await (await service()).listArtifacts(place(from));
            return artifacts.sort((a, b) => a.id - b.id);
        }
        catch (error) {
            throw artifactFault(error, what);
        }
    };
    /** The zip as it was uploaded, checked against the digest that the service keeps of it. */
    const fetchZip = async ({ id, name, size, digest }, from) => {
        if (size > UNPACK_LIMITS.bytes)
            throw new Error(`artifact ${name} is refused: ${size} bytes`);
        const dir = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "miyabi-artifact-"));
        try {
            const options = { path: dir, skipDecompress: true, ...place(from) };
            await (await service()).downloadArtifact(id, options);
            const [file] = await (0,promises_.readdir)(dir);
            if (file === undefined)
                throw new Error(`artifact ${name} came without content`);
            const zip = await (0,promises_.readFile)((0,external_node_path_.join)(dir, file));
            const found = `sha256:${(0,external_node_crypto_.createHash)("sha256").update(zip).digest("hex")}`;
            if (digest !== undefined && digest !== found)
                throw new Error(`artifact ${name} is damaged: its digest is ${found}, not ${digest}`);
            return zip;
        }
        finally {
            await (0,promises_.rm)(dir, { recursive: true, force: true });
        }
    };
    const upload = async ({ name, root, files }) => {
        try {
            const client = await service();
            await client.uploadArtifact(name, [...files], root, { retentionDays: RETENTION_DAYS });
            return true;
        }
        catch (error) {
            throw artifactFault(error, name);
        }
    };
    /** True where the newest of that name holds these very files: the upload landed, its reply did not. */
    const landed = async ({ name, root, files }) => {
        const artifact = (await listed(name)).findLast((one) => one.name === name);
        if (!artifact)
            return undefined;
        const dir = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "miyabi-artifact-"));
        try {
            await unpack(await fetchZip(artifact, undefined), dir);
            for (const file of files) {
                const there = await (0,promises_.readFile)((0,external_node_path_.join)(dir, (0,external_node_path_.relative)(root, file))).catch(() => undefined);
                if (there?.equals(await (0,promises_.readFile)(file)) !== true)
                    return undefined;
            }
            return true;
        }
        finally {
            await (0,promises_.rm)(dir, { recursive: true, force: true });
        }
    };
    return {
        async put(name, root, files) {
            checkArtifactName(name);
            for (const file of files)
                await checkFile(root, file);
            await once(() => upload({ name, root, files }), () => landed({ name, root, files }));
        },
        async list(prefix, from) {
            const names = (await listed(`${prefix}*`, from)).map(({ name }) => name);
            return [...new Set(names)].filter((name) => name.startsWith(prefix));
        },
        async get(name, dir, from) {
            // A re-run may have the name once more: the newest counts.
            const artifact = (await listed(name, from)).findLast((one) => one.name === name);
            if (!artifact)
                throw new Error(`run ${from?.runId ?? "(this one)"} has no artifact ${name}`);
            const zip = await fetchZip(artifact, from).catch(() => fetchZip(artifact, from)); // once more
            await unpack(zip, dir);
        },
    };
}
/** Only plain files inside the root leave the job: no link can smuggle another one out (threat 17). */
async function checkFile(root, file) {
    const inside = (0,external_node_path_.relative)(root, file);
    if (inside === "" || inside.startsWith("..") || (0,external_node_path_.isAbsolute)(inside))
        throw new Error(`${file} is outside of ${root}: not handed over`);
    if (!(await (0,promises_.lstat)(file)).isFile())
        throw new Error(`${file} is no plain file: not handed over`);
}

// EXTERNAL MODULE: ./build/core/digest.js
var digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/core/session/session.js + 1 modules
var session = __webpack_require__(45534);
// EXTERNAL MODULE: external "node:perf_hooks"
var external_node_perf_hooks_ = __webpack_require__(643);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/adapters/clock/system-clock.js


/** The machine's own time; `monotonic` is unmoved when the wall clock is set. */
const systemClock = () => ({
    now: () => new Date(),
    monotonic: () => external_node_perf_hooks_.performance.now(),
    sleep: async (milliseconds) => {
        await (0,external_node_timers_promises_.setTimeout)(milliseconds);
    },
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/core/session/stored-session.js



/** The first makes schema 1 schema 2, and so on. Records of each schema are kept in test/core/session/records. */
const MIGRATIONS = [];
const Versioned = schemas/* looseObject */._H3({ schema: schemas/* number */.aig().int().positive() });
/**
 * A stored record as the newest schema has it, not yet checked.
 * @throws UserError invalid_input where a newer Miyabi wrote it: what that knows would be lost
 */
function migrated(value, migrations = MIGRATIONS) {
    const record = Versioned.parse(value);
    const newest = migrations.length + 1;
    if (record.schema > newest)
        throw new errors/* UserError */.yo("invalid_input", `The session was saved by a newer Miyabi: its schema is ${record.schema}, and this version reads up to ${newest}. Use that version (or a later one) again; nothing was changed.`);
    return migrations
        .slice(record.schema - 1)
        .reduce((older, migrate) => migrate(older), record);
}
/** A stored record, whatever released version of Miyabi wrote it. @throws ZodError, UserError invalid_input */
const storedSession = (value) => session/* SessionRecord */.OJ.parse(migrated(value));

;// CONCATENATED MODULE: ./build/adapters/actions/session-text.js

/** The one file of a session artifact. */
const SESSION_FILE = "session.json";
/**
 * A stored record, checked: cut JSON, what no schema knows, another issue or revision than the name says
 * are faults and never taken for "no session" (threat 34).
 */
function parseSession(text, expected) {
    const record = storedSession(JSON.parse(text));
    const { repository, issue, revision = record.revision } = expected;
    if (record.repository.toLowerCase() === repository.toLowerCase() &&
        record.issue.number === issue &&
        record.revision === revision)
        return record;
    throw new Error(`session record refused: it is of ${record.repository}#${record.issue.number} r${record.revision}, expected ${repository}#${issue} r${revision}`);
}

;// CONCATENATED MODULE: ./build/adapters/actions/job-session.js





/** What an earlier step of the job left: the record's JSON with its digest and the run it is of. */
const Kept = schemas/* object */.Ikc({
    runId: schemas/* number */.aig(),
    runAttempt: schemas/* number */.aig(),
    sha256: schemas/* string */.YjP(),
    record: schemas/* string */.YjP(),
});
/**
 * The record as the job's last step left it, in the job's temp folder: the steps of one job pass it
 * on without a request. A file of another run (a self-hosted runner that was not cleaned) is ignored.
 */
function jobSession(dir, run) {
    const fileOf = (issue) => (0,external_node_path_.join)(dir, `miyabi-session-${issue}.json`);
    return {
        async load(issue) {
            const text = await (0,promises_.readFile)(fileOf(issue), "utf8").catch(() => undefined);
            if (text === undefined)
                return undefined;
            const kept = Kept.parse(JSON.parse(text));
            if (kept.runId !== run.runId || kept.runAttempt !== run.runAttempt)
                return undefined;
            if ((0,digest/* digestOf */.ol)(kept.record) !== kept.sha256)
                throw new Error(`${fileOf(issue)} is not what an earlier step of this job wrote`);
            return parseSession(kept.record, { repository: run.repository, issue });
        },
        async keep(record) {
            const text = JSON.stringify(record);
            const { runId, runAttempt } = run;
            const kept = { runId, runAttempt, sha256: (0,digest/* digestOf */.ol)(text), record: text };
            await (0,promises_.mkdir)(dir, { recursive: true });
            const file = fileOf(record.issue.number);
            // Whole or not at all, whenever the job is killed.
            await (0,promises_.writeFile)(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
            await (0,promises_.rename)(`${file}.new`, file);
        },
    };
}

// EXTERNAL MODULE: ./build/core/session/session-edit.js
var session_edit = __webpack_require__(99698);
// EXTERNAL MODULE: ./build/adapters/github/errors.js + 1 modules
var github_errors = __webpack_require__(71740);
;// CONCATENATED MODULE: ./build/adapters/github/kept-sessions.js


/** The record that the log branch keeps of an issue's session; undefined where there is none. */
async function keptSession({ rest }, place, issue) {
    try {
        const path = (0,names/* sessionFile */.NE)(issue);
        const { data } = await rest.repos.getContent({ ...place, path, ref: names/* LOG_BRANCH */.IM });
        if (Array.isArray(data) || data.type !== "file" || !("content" in data))
            throw new Error(`${path} on ${names/* LOG_BRANCH */.IM} is not a file`);
        // Over 1 MB the reply has no content, but says where it is.
        const content = data.encoding === "base64"
            ? data.content
            : (await rest.git.getBlob({ ...place, file_sha: data.sha })).data.content;
        return { text: Buffer.from(content, "base64").toString(), blob: data.sha };
    }
    catch (error) {
        if ((0,github_errors/* isRefusal */.vu)(error, 404))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/adapters/actions/past-artifacts.js



const Artifact = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    name: schemas/* string */.YjP(),
    size_in_bytes: schemas/* number */.aig(),
    expired: schemas/* boolean */.zMY(),
    created_at: schemas/* string */.YjP().nullable(),
    digest: schemas/* string */.YjP().nullish(),
    workflow_run: schemas/* object */.Ikc({
        repository_id: schemas/* number */.aig().optional(),
        head_repository_id: schemas/* number */.aig().optional(),
        head_branch: schemas/* string */.YjP().nullish(),
    })
        .nullish(),
});
const Page = schemas/* object */.Ikc({ total_count: schemas/* number */.aig(), artifacts: schemas/* array */.YOg(Artifact) });
/** A session record is some 100 kB; whatever is larger is not one. */
const MOST_BYTES = 20 * 1024 * 1024;
const DOWNLOADS = 3;
const DOWNLOAD_TIMEOUT_MS = 60_000;
/** Artifacts of all runs of the repository, newest first, a hundred at a time. */
async function listPast({ rest }, place, query = {}) {
    const { data } = await rest.actions.listArtifactsForRepo({ ...place, per_page: 100, ...query });
    const { total_count: total, artifacts } = Page.parse(data);
    return { total, artifacts };
}
/**
 * True for what a run of this repository's own default branch made. A fork's pull request or another
 * branch can upload an artifact of any name (threat 34).
 */
const isTrusted = ({ workflow_run: run }, defaultBranch) => run?.repository_id !== undefined &&
    run.head_repository_id === run.repository_id &&
    run.head_branch === defaultBranch;
/** The zip, checked against the digest that GitHub keeps of it; a damaged one is fetched again. */
async function downloadPast({ rest }, place, artifact) {
    if (artifact.size_in_bytes > MOST_BYTES)
        throw new Error(`artifact ${artifact.name} is refused: ${artifact.size_in_bytes} bytes`);
    for (let downloads = 1;; downloads++) {
        const reply = await rest.actions.downloadArtifact({
            ...place,
            artifact_id: artifact.id,
            archive_format: "zip",
            request: { redirect: "manual" }, // the blob store must not see our token
        });
        try {
            return await fetchBlob(schemas/* string */.YjP().parse(reply.headers.location), artifact);
        }
        catch (error) {
            if (downloads >= DOWNLOADS)
                throw error;
        }
    }
}
async function fetchBlob(url, { name, digest }) {
    const zip = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) })
        .then(async (response) => {
        if (!response.ok)
            throw new Error(`status ${response.status}`);
        return Buffer.from(await response.arrayBuffer());
    })
        .catch((error) => {
        throw new errors/* TransientError */.N_(`artifact ${name} could not be downloaded: ${String(error)}`);
    });
    const found = `sha256:${(0,external_node_crypto_.createHash)("sha256").update(zip).digest("hex")}`;
    if (digest != null && digest !== found)
        throw new Error(`artifact ${name} is damaged: its digest is ${found}, not ${digest}`);
    return zip;
}

;// CONCATENATED MODULE: ./build/adapters/actions/revisions.js
/**
 * The highest revision, given that the first exists: 2, 4, 8 ... until one is missing, then halving
 * between. An upload that was cut off takes its number with it, so a single gap counts as present.
 */
async function highestRevision(has) {
    const near = async (revision) => (await has(revision)) || (await has(revision + 1));
    let low = 1;
    let high = 2;
    while (await near(high))
        [low, high] = [high, high * 2];
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (await near(middle))
            low = middle;
        else
            high = middle;
    }
    return low;
}
/** 7 for `session-500-r7` of issue 500, undefined for other names. */
function revisionIn(name, issue) {
    const match = /^session-(\d+)-r([1-9]\d{0,8})$/.exec(name);
    return match && Number(match[1]) === issue ? Number(match[2]) : undefined;
}

;// CONCATENATED MODULE: ./build/adapters/actions/past-sessions.js









const SESSION_LIMITS = { entries: 10, bytes: 20 * 1024 * 1024 };
/** Pages of one name: only a stranger who uploads hundreds of artifacts of our name makes a second. */
const MOST_PAGES = 5;
/**
 * The newest record of an issue among the artifacts of all runs. For a new issue one request; for a
 * session that worked lately two (the newest hundred artifacts of the repository have its newest
 * revision), and two to download it; for an old one a search by name, about 2 log2(revisions).
 */
async function findPastSession(issue, options) {
    const { client, place, worked = false } = options;
    const first = await ofRevision(issue, 1, options);
    if (!first && !worked)
        return undefined;
    const newest = (await amongRecent(issue, options)) ?? (first && (await bySearch(issue, first, options)));
    if (newest === undefined || newest.artifact.expired) {
        const kept = await restored(issue, newest?.revision ?? 0, options);
        if (kept === undefined && newest !== undefined)
            throw expired(issue, newest);
        return kept;
    }
    const zip = await downloadPast(client, place, newest.artifact);
    const entry = readZip(zip, SESSION_LIMITS).find(({ path }) => path === SESSION_FILE);
    if (!entry)
        throw new Error(`artifact ${newest.artifact.name} has no ${SESSION_FILE}`);
    const repository = `${place.owner}/${place.repo}`;
    const text = (await readEntry(zip, entry)).toString();
    return parseSession(text, { repository, issue, revision: newest.revision });
}
/**
 * The record that the log branch keeps (fault 9). Each run's end puts it there; what a run did that never came to
 * its end is found again where it was done, by its name.
 */
async function restored(issue, revision, { client, place }) {
    const kept = await keptSession(client, place, issue);
    if (kept === undefined)
        return undefined;
    const record = parseSession(kept.text, { repository: `${place.owner}/${place.repo}`, issue });
    return (0,session_edit/* addNote */.gp)({ ...record, revision: Math.max(record.revision, revision) }, "The session's artifacts are gone; it goes on with the record that the log branch keeps.");
}
async function ofRevision(issue, revision, { client, place, defaultBranch }) {
    const name = (0,names/* sessionArtifact */.VA)(issue, revision);
    for (let page = 1; page <= MOST_PAGES; page++) {
        const { total, artifacts } = await listPast(client, place, { name, page });
        if (artifacts.length === 0)
            return undefined;
        const branch = await defaultBranch();
        const artifact = artifacts.find((one) => one.name === name && isTrusted(one, branch));
        if (artifact)
            return { revision, artifact };
        if (total <= page * 100)
            return undefined;
    }
    throw new Error(`too many artifacts named ${name} are not ours: delete them`);
}
/** By the newest artifacts of the repository: revisions only grow, so the highest there is the newest. */
async function amongRecent(issue, { client, place, defaultBranch }) {
    const { artifacts } = await listPast(client, place);
    const branch = await defaultBranch();
    return artifacts
        .filter((artifact) => isTrusted(artifact, branch))
        .flatMap((artifact) => {
        const revision = revisionIn(artifact.name, issue);
        return revision === undefined ? [] : [{ revision, artifact }];
    })
        .reduce((best, past) => (best && best.revision >= past.revision ? best : past), undefined);
}
async function bySearch(issue, first, options) {
    const seen = new Map([[1, first]]);
    const look = async (revision) => {
        if (!seen.has(revision))
            seen.set(revision, await ofRevision(issue, revision, options));
        return seen.get(revision);
    };
    const revision = await highestRevision(async (one) => (await look(one)) !== undefined);
    return (await look(revision)) ?? first;
}
const expired = (issue, { revision, artifact }) => new errors/* UserError */.yo("invalid_input", `The session of #${issue} was last saved ${artifact.created_at ?? "long ago"} (revision ${revision}), GitHub keeps artifacts for 90 days at most, and the log branch has no record of it. Open a new issue for what is left to do, or delete the artifacts session-${issue}-* of the old runs to begin this one anew.`);
/** The default branch as the event tells it; every webhook payload of a repository does. */
const defaultBranchIn = (event) => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP().min(1) }) })
    .transform(({ repository }) => repository.default_branch)
    .optional()
    .catch(undefined)
    .parse(event);

;// CONCATENATED MODULE: ./build/adapters/actions/sessions.js











/** Uploads that were cut off in this run and hold a revision's name; more than a few are no accident. */
const MOST_TORN = 3;
/** How long another job may still be uploading under the name before it counts as cut off. */
const UPLOAD_GRACE_MS = [1000, 2000, 4000];
/** Session records as artifacts `session-<issue>-r<revision>` with the one file session.json. */
function artifactSessions(options) {
    const { exchange, client, owner, repo, run, tempDir, clock = systemClock() } = options;
    const repository = `${owner}/${repo}`;
    const job = jobSession(tempDir, run);
    /** Revision as stored, by issue, of what this process loaded or saved; absent: not looked yet. */
    const stored = new Map();
    const inFolder = async (work) => {
        const dir = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "miyabi-session-"));
        try {
            return await work(dir);
        }
        finally {
            await (0,promises_.rm)(dir, { recursive: true, force: true });
        }
    };
    const fetchRevision = (issue, revision) => inFolder(async (dir) => {
        await exchange.get((0,names/* sessionArtifact */.VA)(issue, revision), dir);
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(dir, SESSION_FILE), "utf8");
        return parseSession(text, { repository, issue, revision });
    });
    const revisionsOfRun = async (issue) => (await exchange.list(`session-${issue}-r`))
        .flatMap((name) => revisionIn(name, issue) ?? [])
        .sort((a, b) => b - a);
    const find = async (issue, { elsewhere, worked = false }) => {
        const ofJob = await job.load(issue);
        if (ofJob)
            return ofJob;
        const [newest] = await revisionsOfRun(issue);
        if (newest !== undefined)
            return fetchRevision(issue, newest);
        if (!elsewhere)
            return undefined;
        if (!client)
            throw new Error("sessions of other runs need a GitHub client");
        const place = { owner, repo };
        const defaultBranch = async () => defaultBranchIn(run.event) ?? (await client.rest.repos.get(place)).data.default_branch;
        return findPastSession(issue, { client, place, defaultBranch, worked });
    };
    const load = async (issue, where) => {
        const record = await find(issue, where);
        stored.set(issue, record?.revision);
        return record;
    };
    const upload = (record) => inFolder(async (dir) => {
        const file = (0,external_node_path_.join)(dir, SESSION_FILE);
        await (0,promises_.writeFile)(file, JSON.stringify(record));
        await exchange.put((0,names/* sessionArtifact */.VA)(record.issue.number, record.revision), dir, [file]);
    });
    const appears = async (issue, revision) => {
        for (const wait of UPLOAD_GRACE_MS) {
            if ((await revisionsOfRun(issue)).includes(revision))
                return true;
            await clock.sleep(wait);
        }
        return (await revisionsOfRun(issue)).includes(revision);
    };
    /** `torn`: the name is taken by an upload that never ended, so nobody can read it. */
    const store = async (record) => {
        const { revision } = record;
        const issue = record.issue.number;
        try {
            await upload(record);
            return "stored";
        }
        catch (error) {
            if (!(error instanceof NameTaken))
                throw error;
            if (!(await appears(issue, revision)))
                return "torn";
            // The upload landed and its reply was lost, or another job was first.
            const present = await fetchRevision(issue, revision);
            if ((0,digest/* canonicalJson */.dj)(present) === (0,digest/* canonicalJson */.dj)(record))
                return "stored";
            throw new Error(`conflict: revision ${revision} of the session of #${issue} was saved by another job; load it and try again`, { cause: error });
        }
    };
    return {
        load: (issue, where = { elsewhere: false }) => load(issue, where),
        async save(record) {
            const issue = record.issue.number;
            if (!stored.has(issue))
                await load(issue, { elsewhere: false });
            const last = stored.get(issue);
            if (last !== undefined && last !== record.revision)
                throw new Error(`conflict: revision ${record.revision} of the session of #${issue} is not the newest (${last}); load it and try again`);
            const first = last === undefined ? record.revision : last + 1;
            for (let revision = first; revision <= first + MOST_TORN; revision++) {
                const next = session/* SessionRecord */.OJ.parse({ ...record, revision });
                if ((await store(next)) === "torn")
                    continue;
                stored.set(issue, revision);
                await job.keep(next);
                return next;
            }
            throw new Error(`the session of #${issue} cannot be saved: its names are all taken`);
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/files/job-memory.js
var job_memory = __webpack_require__(70528);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/core/error-code.js
var error_code = __webpack_require__(74924);
;// CONCATENATED MODULE: ./build/adapters/files/job-files.js




const NO_FOLLOW = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_TRUNC | external_node_fs_.constants.O_NOFOLLOW;
const isMissing = (error) => ["ENOENT", "ENOTDIR"].includes((0,error_code/* codeOf */.$)(error) ?? "");
/** Files below the job's temp folder and in its worktrees (threat 14: links are never followed). */
function jobFiles({ tempDir, redact = (text) => text }) {
    return {
        async read(path) {
            try {
                const found = await (0,promises_.lstat)(path);
                return found.isFile() ? await (0,promises_.readFile)(path, "utf8") : undefined;
            }
            catch (error) {
                if (isMissing(error))
                    return undefined;
                throw error;
            }
        },
        async write(path, text) {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            const file = await (0,promises_.open)(path, NO_FOLLOW, 0o644);
            try {
                await file.writeFile(redact(text));
            }
            finally {
                await file.close();
            }
        },
        async folder(name) {
            await (0,promises_.mkdir)(tempDir, { recursive: true });
            return (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, `${name}-`));
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/git/find-git.js
var find_git = __webpack_require__(71526);
// EXTERNAL MODULE: ./build/core/task/execution-context.js
var execution_context = __webpack_require__(80890);
// EXTERNAL MODULE: ./build/adapters/git/git-environment.js
var git_environment = __webpack_require__(50966);
;// CONCATENATED MODULE: ./build/adapters/git/changed-entries.js
const STATUS = { A: "created", D: "deleted" };
/** Reads `diff-tree -r -z --raw --no-renames`: `:<old mode> <new mode> <old> <new> <status>`, path. */
function readRaw(fields) {
    const entries = [];
    for (let at = 0; at + 1 < fields.length; at += 2) {
        const [, mode = "", , sha = "", status = ""] = (fields[at] ?? "").split(" ");
        entries.push({ path: fields[at + 1] ?? "", status: STATUS[status] ?? "changed", mode, sha });
    }
    return entries;
}
/** What differs between two commits, with modes and sizes; nothing is checked out. */
async function changedEntries(repository, base, tip) {
    const fields = await repository.fields([
        "diff-tree",
        "-r",
        "-z",
        "--raw",
        "--no-renames",
        "--abbrev=40",
        base,
        tip,
    ]);
    const entries = readRaw(fields);
    const { stdout } = await repository.run(["cat-file", "--batch-check=%(objectsize)"], {
        input: entries.map(({ sha }) => `${sha}\n`).join(""),
    });
    // A deleted file and the commit of a submodule have no object here: `<id> missing`.
    const sizes = stdout
        .toString("utf8")
        .split("\n")
        .map((line) => (/^\d+$/.test(line) ? Number(line) : 0));
    return entries.map(({ path, status, mode }, index) => ({
        path,
        status,
        mode,
        size: status === "deleted" ? 0 : (sizes[index] ?? 0),
    }));
}

;// CONCATENATED MODULE: ./build/adapters/git/generated-files.js


/** https://docs.github.com/repositories/working-with-files/managing-files/customizing-how-changed-files-appear-on-github */
const ATTRIBUTES = ["linguist-generated", "linguist-vendored"];
/**
 * Those of the paths that a commit's own .gitattributes call generated or vendored. They are read from an
 * index of that commit, which git can do since long before it learned `check-attr --source` (2.40).
 */
async function generatedFiles(repository, commit, paths) {
    if (paths.length === 0)
        return [];
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(repository.scratch, "attributes-"));
    try {
        const place = { GIT_INDEX_FILE: (0,external_node_path_.join)(folder, "index") };
        await repository.run(["read-tree", commit], { place });
        const fields = await repository.fields(["check-attr", "--cached", "--stdin", "-z", ...ATTRIBUTES], { place, input: paths.join("\0") });
        const found = new Set();
        for (let at = 0; at + 2 < fields.length; at += 3) {
            const [path = "", , value] = fields.slice(at, at + 3);
            if (value === "set" || value === "true")
                found.add(path);
        }
        return paths.filter((path) => found.has(path));
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

// EXTERNAL MODULE: ./build/core/task/conflict-marks.js
var conflict_marks = __webpack_require__(63593);
// EXTERNAL MODULE: ./build/adapters/git/run-git.js
var run_git = __webpack_require__(22410);
;// CONCATENATED MODULE: ./build/adapters/git/merge-trees.js


const STAGE = { 1: "base", 2: "ours", 3: "theirs" };
const FORM = {
    100755: "executable file",
    120000: "link",
    160000: "submodule",
};
/** Reads `<mode> <object> <stage>\t<path>`, one for each side that holds a path. */
function readStages(entries) {
    const found = new Map();
    for (const entry of entries) {
        const tab = entry.indexOf("\t");
        const [mode = "", id = "", stage = ""] = entry.slice(0, tab).split(" ");
        const path = entry.slice(tab + 1);
        const name = STAGE[stage];
        if (name === undefined)
            throw new Error(`git merge-tree wrote an entry of stage "${stage}"`);
        found.set(path, { ...found.get(path), [name]: { id, form: FORM[mode] ?? "file" } });
    }
    return found;
}
function withoutMarks(path, { base, ours, theirs }) {
    if (ours && theirs)
        return { path, kind: "unmerged", ours, theirs };
    if (theirs)
        return base
            ? { path, kind: "deleted_by_us", base, theirs }
            : { path, kind: "only_theirs", theirs };
    if (ours)
        return base ? { path, kind: "deleted_by_them", base, ours } : { path, kind: "only_ours", ours };
    return { path, kind: "gone" };
}
/** The object at each path of a tree: `<mode> <type> <object>\t<path>`. */
async function objectsIn(repository, tree) {
    const rows = await repository.fields(["ls-tree", "-r", "-z", "--full-tree", tree]);
    return new Map(rows.map((row) => {
        const tab = row.indexOf("\t");
        return [row.slice(tab + 1), row.slice(0, tab).split(" ")[2] ?? ""];
    }));
}
/** Merges two commits in the object store (`git merge-tree`), and tells both sides of each conflict. */
async function mergeTrees(repository, ours, theirs) {
    const args = ["merge-tree", "--write-tree", "-z", "--no-messages", ours, theirs];
    const result = await repository.run(args, { accept: [0, 1] });
    const [tree = "", ...entries] = (0,run_git/* fieldsOf */.Pf)(result);
    if (result.code === 0)
        return { tree, isClean: true, conflicts: [] };
    const objects = await objectsIn(repository, tree);
    const conflicts = [];
    for (const [path, stages] of readStages(entries)) {
        const written = objects.get(path);
        // Git wrote marks only where it wrote what no side had: a side may hold such lines on purpose.
        const isOfASide = Object.values(stages).some(({ id }) => id === written);
        const blob = written === undefined || isOfASide
            ? undefined
            : await repository.run(["cat-file", "blob", written]);
        conflicts.push(blob && (0,conflict_marks/* hasConflictMarks */.D)(blob.stdout.toString("utf8"))
            ? { path, kind: "marks" }
            : withoutMarks(path, stages));
    }
    return { tree, isClean: false, conflicts };
}

;// CONCATENATED MODULE: ./build/adapters/git/read-change.js
/** Reads `diff-tree -r -z --no-renames --name-status` and `--numstat` of the same two trees. */
function readChange(nameStatus, numstat) {
    const change = { created: [], changed: [], deleted: [], lines: 0 };
    for (let at = 0; at + 1 < nameStatus.length; at += 2) {
        const path = nameStatus[at + 1] ?? "";
        switch (nameStatus[at]) {
            case "A":
                change.created.push(path);
                break;
            case "D":
                change.deleted.push(path);
                break;
            default:
                change.changed.push(path);
        }
    }
    for (const row of numstat) {
        const [added = "-", removed = "-"] = row.split("\t");
        // Binary files have dashes.
        change.lines += (Number(added) || 0) + (Number(removed) || 0);
    }
    return change;
}

;// CONCATENATED MODULE: ./build/adapters/git/add-all.js

/** Repositories that are passed over; a work tree with more of them is no accident. */
const MOST_REPOSITORIES = 50;
/** git names the first that it meets, relative to the work tree, and stops. */
const NO_COMMIT = /^error: '(.+?)\/?' does not have a commit checked out$/m;
/**
 * Puts all of a work tree into an index. Git cannot take in a repository that lies in it and has no
 * commit yet, nor the files in there: such ones are left out and named.
 */
async function addAll(repository, at) {
    const leftOut = [];
    for (;;) {
        const but = leftOut.map((path) => `:(exclude,top,literal)${path}`);
        try {
            await repository.run(["add", "--all", "--", ".", ...but], at);
            return leftOut;
        }
        catch (error) {
            const found = error instanceof run_git/* GitError */.XS ? NO_COMMIT.exec(error.stderr)?.[1] : undefined;
            if (found === undefined || leftOut.includes(found) || leftOut.length >= MOST_REPOSITORIES)
                throw error;
            leftOut.push(found);
        }
    }
}

;// CONCATENATED MODULE: ./build/adapters/git/line-ends.js



const CRLF = Buffer.from("\r\n");
async function editsOf({ repository, place, workTree, head }) {
    const args = ["diff-index", "--cached", "--raw", "-z", "--no-renames", "--abbrev=64", head];
    const fields = await repository.fields(args, { place, cwd: workTree });
    const edits = [];
    for (let at = 0; at + 1 < fields.length; at += 2) {
        const [from = "", mode = "", old = "", now = "", status] = (fields[at] ?? "").split(" ");
        const path = fields[at + 1] ?? "";
        const isFile = from.startsWith(":100") && mode.startsWith("100");
        // A name that is no UTF-8 cannot be asked for again: git's own way is kept for it.
        if (status === "M" && isFile && old !== now && !path.includes("\uFFFD"))
            edits.push({ path, mode, old, now });
    }
    return edits;
}
/** Those whose bytes are not what a checkout of the old ones writes. */
async function touched(edits, indexed) {
    const { repository, before, workTree, fresh } = indexed;
    const args = ["checkout-index", "--quiet", "--force", "-z", "--stdin", `--prefix=${fresh}`];
    const input = edits.map(({ path }) => `${path}\0`).join("");
    await repository.run(args, { place: before, cwd: workTree, input });
    const found = new Set();
    for (const edit of edits) {
        const written = await (0,promises_.readFile)((0,external_node_path_.join)(fresh, edit.path));
        if (!written.equals(await (0,promises_.readFile)((0,external_node_path_.join)(workTree, edit.path))))
            found.add(edit);
    }
    return found;
}
/** Whether the edit would turn all line ends of a file from CR LF to LF that still has them on disk. */
async function isConverted({ path, old, now }, { repository, workTree }) {
    const holds = async (blob) => (await repository.run(["cat-file", "blob", blob])).stdout.includes(CRLF);
    if (!(await (0,promises_.readFile)((0,external_node_path_.join)(workTree, path))).includes(CRLF))
        return false;
    return (await holds(old)) && !(await holds(now));
}
/**
 * Where a repository holds files otherwise than its own attributes would store them (CR LF under
 * `text`), git calls each of them changed and rewrites every line. Here a file that nobody touched
 * stays what it was, and one that was edited keeps its line ends.
 */
async function keepLineEnds(indexed) {
    const { repository, place, workTree } = indexed;
    const edits = await editsOf(indexed);
    if (edits.length === 0)
        return;
    const really = await touched(edits, indexed);
    const kept = [];
    for (const edit of edits) {
        const { path, mode, old } = edit;
        if (!really.has(edit))
            kept.push(`${mode} ${old}\t${path}\0`);
        else if (await isConverted(edit, indexed)) {
            const args = ["hash-object", "-w", "--no-filters", "--", path];
            const raw = (0,run_git/* lineOf */.cA)(await repository.run(args, { cwd: workTree, place }));
            kept.push(`${mode} ${raw}\t${path}\0`);
        }
    }
    const args = ["update-index", "-z", "--index-info"];
    await repository.run(args, { place, cwd: workTree, input: kept.join("") });
}

;// CONCATENATED MODULE: ./build/adapters/git/submodule-links.js
/**
 * Makes git pass over the submodules of an index: what lies in their folders, or that these are gone,
 * changes nothing, and git starts no `git status` in them, which would obey the settings found there.
 */
async function passOverSubmodules(repository, at) {
    const entries = await repository.fields(["ls-files", "--stage", "-z"], at);
    const links = entries
        .filter((entry) => entry.startsWith("160000 "))
        .map((entry) => entry.slice(entry.indexOf("\t") + 1));
    if (links.length === 0)
        return;
    const input = links.map((path) => `${path}\0`).join("");
    await repository.run(["update-index", "--skip-worktree", "-z", "--stdin"], { ...at, input });
}

;// CONCATENATED MODULE: ./build/adapters/git/snapshot.js






/**
 * The tree of what lies in a work tree now: new files included, ignored ones left out, the context
 * files and submodules as they are in `head`. Its index is made afresh, so marks such as
 * assume-unchanged hide nothing. `leftOut`: repositories in it that git cannot take in (add-all.ts).
 */
async function snapshot(repository, workTree, head) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(repository.scratch, "snapshot-"));
    const inIndex = (file) => ({ GIT_WORK_TREE: workTree, GIT_INDEX_FILE: file });
    const index = (0,external_node_path_.join)(folder, "index");
    const before = (0,external_node_path_.join)(folder, "before");
    const place = inIndex(index);
    const at = { place, cwd: workTree };
    try {
        await repository.run(["read-tree", head], at);
        await (0,promises_.copyFile)(index, before);
        await passOverSubmodules(repository, at);
        const leftOut = await addAll(repository, at);
        await repository.run(["reset", "--quiet", head, "--", ...execution_context/* CONTEXT_FILES */.yg], at);
        const fresh = `${(0,external_node_path_.join)(folder, "fresh")}/`;
        await keepLineEnds({ repository, workTree, place, before: inIndex(before), head, fresh });
        return { tree: await repository.line(["write-tree"], at), leftOut };
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/adapters/git/text-diff.js
/** Options of a diff that a program reads: whole, without renames, whatever the repository sets. */
const TEXT_DIFF = [
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-renames",
    "--src-prefix=a/",
    "--dst-prefix=b/",
];

;// CONCATENATED MODULE: ./build/adapters/git/git-worktree.js






const TREE_DIFF = ["-r", "-z", "--no-renames"];
const git_worktree_refused = ({ conflicts }) => ({
    ok: false,
    files: conflicts.map(({ path }) => path),
});
/**
 * One work tree. Its head is remembered here: where generated code moved HEAD, committed or touched
 * the index, the next commit is nevertheless one commit on top of the head that we know.
 */
class GitWorktree {
    path;
    branch;
    #repository;
    #options;
    #head;
    #open;
    constructor(options) {
        this.path = options.path;
        this.branch = options.branch;
        this.#repository = options.repository;
        this.#options = options;
        this.#head = options.head;
    }
    head() {
        return Promise.resolve(this.#head);
    }
    treeOf(revision) {
        return this.#repository.treeOf(revision);
    }
    async merge(commit, message) {
        const merged = await this.#merge(commit);
        if (merged === undefined)
            return { ok: true };
        if (!merged.isClean)
            return git_worktree_refused(merged);
        await this.#complete(merged, commit, message);
        return { ok: true };
    }
    async mergeKeeping(commit, message) {
        const merged = await this.#merge(commit);
        if (merged === undefined)
            return { ok: true };
        await this.#complete(merged, commit, message);
        const { isClean, conflicts } = merged;
        return isClean ? { ok: true } : { ok: false, conflicts };
    }
    async changeSince(commit) {
        const { tree, leftOut } = await this.#snapshot();
        const diff = (format) => this.#repository.fields(["diff-tree", ...TREE_DIFF, format, commit, tree]);
        const change = readChange(await diff("--name-status"), await diff("--numstat"));
        return leftOut.length === 0 ? change : { ...change, leftOut };
    }
    async diffSince(commit) {
        const { tree } = await this.#snapshot();
        const { stdout } = await this.#repository.run(["diff", ...TEXT_DIFF, commit, tree]);
        return stdout.toString("utf8");
    }
    async commit(message, onto = this.#head) {
        // From `onto`: what a commit that is given up brought, such as a submodule, stays in nothing.
        const { tree } = await snapshot(this.#repository, this.path, onto);
        const open = this.#open?.commit === onto ? this.#open : undefined;
        if (tree === (await this.treeOf(onto)))
            return undefined;
        const parents = open?.parents ?? [onto];
        await this.#moveTo(await this.#repository.commitTree(tree, parents, message), []);
        return this.#head;
    }
    async keep({ message, onto, of, }) {
        const repository = this.#repository;
        const tree = of === undefined ? (await snapshot(repository, this.path, onto)).tree : await this.treeOf(of);
        return tree === (await this.treeOf(onto))
            ? undefined
            : repository.commitTree(tree, [onto], message);
    }
    async lay(kept) {
        const repository = this.#repository;
        // Both sides as children of what was kept on: whatever their history, that is their merge base.
        const base = await repository.line(["rev-parse", "--verify", "--end-of-options", `${kept}^1`]);
        const side = async (commit) => repository.commitTree(await this.treeOf(commit), [base], "chore: Lay");
        const merged = await mergeTrees(repository, await side(this.#head), await side(kept));
        if (!merged.isClean)
            return git_worktree_refused(merged);
        await this.#read(["--reset", "-u", merged.tree]);
        // As if it had been written: the index knows nothing of it.
        await this.#read([this.#head]);
        return { ok: true };
    }
    remove() {
        return this.#repository.alone(async () => {
            await (0,promises_.rm)(this.path, { recursive: true, force: true });
            // By name: what is locked is not pruned.
            await (0,promises_.rm)(this.#options.adminDir, { recursive: true, force: true });
            await this.#repository.run(["update-ref", "-d", `refs/heads/${this.branch}`]);
        });
    }
    /** The trees to merge; undefined where there is nothing to merge, or it was enough to go forward. */
    async #merge(commit) {
        const repository = this.#repository;
        if (await repository.isAncestor(commit, this.#head))
            return undefined;
        if (!(await repository.isAncestor(this.#head, commit)))
            return mergeTrees(repository, this.#head, commit);
        await this.#moveTo(commit, ["--reset", "-u"]);
        return undefined;
    }
    /** Commits and checks out what was merged; with conflicts in it, the merge stays open. */
    async #complete({ tree, isClean }, commit, message) {
        const parents = [...(this.#open?.parents ?? [this.#head]), commit];
        const merged = await this.#repository.commitTree(tree, [this.#head, commit], message);
        if (this.#open || !isClean)
            this.#open = { commit: merged, parents };
        await this.#moveTo(merged, ["--reset", "-u"]);
    }
    #snapshot() {
        return snapshot(this.#repository, this.path, this.#head);
    }
    /** Moves branch, HEAD and index, and with `--reset -u` the files, to a commit. */
    async #moveTo(commit, files) {
        const { adminDir } = this.#options;
        await this.#repository.run(["update-ref", `refs/heads/${this.branch}`, commit]);
        await (0,promises_.writeFile)((0,external_node_path_.join)(adminDir, "HEAD"), `ref: refs/heads/${this.branch}\n`);
        await (0,promises_.rm)((0,external_node_path_.join)(adminDir, "index.lock"), { force: true });
        // Without the files, the index is made afresh: marks in the old one could refuse to go.
        if (files.length === 0)
            await (0,promises_.rm)((0,external_node_path_.join)(adminDir, "index"), { force: true });
        await (0,promises_.rm)((0,external_node_path_.join)(adminDir, "config.worktree"), { force: true });
        await this.#read([...files, commit]);
        this.#head = commit;
    }
    /** `git read-tree` into the index of this work tree. */
    async #read(args) {
        const { adminDir, commonDir } = this.#options;
        const place = {
            GIT_DIR: adminDir,
            GIT_COMMON_DIR: commonDir,
            GIT_WORK_TREE: this.path,
            GIT_INDEX_FILE: (0,external_node_path_.join)(adminDir, "index"),
        };
        await this.#repository.run(["read-tree", ...args], { place, cwd: this.path });
    }
}

;// CONCATENATED MODULE: ./build/adapters/git/ref-names.js

const isSha = (text) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
/**
 * The full name of a branch, checked by git's own rules and stricter: no leading dash, no characters
 * that mean something to a shell or to git (threat 16).
 */
async function branchRef(git, cwd, branch) {
    const ref = `refs/heads/${branch}`;
    const { code } = await git({ cwd, args: ["check-ref-format", ref], accept: [0, 1] });
    if (code !== 0 || !/^[A-Za-z0-9][\w./+-]*$/.test(branch))
        throw new Error(`not a branch name that Miyabi uses: ${JSON.stringify(branch)}`);
    return ref;
}
/** The commit that a revision names. @throws Error where there is none */
async function commitOf(git, gitDir, revision) {
    const call = {
        cwd: gitDir,
        args: ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`],
        accept: [0, 1, 128],
        place: { GIT_DIR: gitDir },
    };
    const found = (0,run_git/* lineOf */.cA)(await git(call));
    if (!isSha(found))
        throw new Error(`the clone has no commit ${JSON.stringify(revision)}`);
    return found;
}

;// CONCATENATED MODULE: ./build/adapters/git/revert.js

/**
 * The merge that `git revert` makes: what was before the commit into `onto`, with the commit as their base.
 * Made of trees alone: no file of the repository is written, so none can say how (attributes, filters).
 */
async function revertCommit(repository, { commit, parent, onto, message }) {
    const side = async (of) => repository.commitTree(await repository.treeOf(of), [commit], "chore: Revert");
    const merged = await mergeTrees(repository, await side(onto), await side(parent));
    if (!merged.isClean)
        return { ok: false, files: merged.conflicts.map(({ path }) => path) };
    if (merged.tree === (await repository.treeOf(onto)))
        return { ok: true, commit: undefined };
    return { ok: true, commit: await repository.commitTree(merged.tree, [onto], message) };
}

;// CONCATENATED MODULE: ./build/adapters/git/stale.js


/** Locks that any worktree's command takes; git holds each for moments. */
const SHARED = ["packed-refs.lock", "config.lock", "shallow.lock", "HEAD.lock", "index.lock"];
/** An older one belongs to a process that is gone. */
const MAX_AGE_MS = 60_000;
/** The clone's own notes of worktrees at that path or on that branch; git refuses a second one. */
async function notesOf(gitDir, path, branch) {
    const all = (0,external_node_path_.join)(gitDir, "worktrees");
    const names = await (0,promises_.readdir)(all).catch(() => []);
    const isMeant = async (name) => {
        const read = (file) => (0,promises_.readFile)((0,external_node_path_.join)(all, name, file), "utf8").catch(() => "");
        return ((await read("gitdir")).trim() === (0,external_node_path_.join)(path, ".git") ||
            (await read("HEAD")).trim() === `ref: refs/heads/${branch}`);
    };
    const meant = await Promise.all(names.map(isMeant));
    return names.filter((_, at) => meant[at]).map((name) => (0,external_node_path_.join)(all, name));
}
/** What a crashed process may have left where a worktree is to stand (fault 37). */
async function sweepStale(gitDir, { path, branch, clock }) {
    for (const place of [path, ...(await notesOf(gitDir, path, branch))])
        await (0,promises_.rm)(place, { recursive: true, force: true });
    // The branch is one task's alone, so nobody living holds this lock.
    await (0,promises_.rm)((0,external_node_path_.join)(gitDir, "refs", "heads", `${branch}.lock`), { force: true });
    for (const name of SHARED) {
        const lock = (0,external_node_path_.join)(gitDir, name);
        const made = await (0,promises_.stat)(lock).catch(() => undefined);
        if (made && clock.now().getTime() - made.mtimeMs > MAX_AGE_MS)
            await (0,promises_.rm)(lock, { force: true });
    }
}

;// CONCATENATED MODULE: ./build/adapters/git/git-workspace.js










/** The job's clone, once it is there. */
function gitWorkspace({ git, root, repository, push, fetch, deepen, clock, }) {
    const gitDir = (0,external_node_path_.join)(root, ".git");
    /** Full ids of commits that the clone was found to have: it is not asked again, since none goes. */
    const had = new Set();
    const commit = async (revision) => {
        if (had.has(revision))
            return revision;
        const found = await commitOf(git, gitDir, revision);
        had.add(found);
        return found;
    };
    const apart = {
        async add({ path, branch, from }) {
            if ((0,external_node_path_.isAbsolute)(path) || (0,external_node_path_.normalize)(path).startsWith("..") || path.startsWith("-"))
                throw new Error(`a worktree lies inside the clone, not at ${JSON.stringify(path)}`);
            await branchRef(git, root, branch);
            const head = await commit(from);
            const absolute = (0,external_node_path_.join)(root, path);
            await sweepStale(gitDir, { path: absolute, branch, clock });
            await repository.runIn(root, [
                "worktree",
                "add",
                "--force",
                "-B",
                branch,
                "--",
                absolute,
                head,
            ]);
            const adminDir = (0,run_git/* lineOf */.cA)(await repository.runIn(absolute, ["rev-parse", "--absolute-git-dir"]));
            return new GitWorktree({
                repository,
                path: absolute,
                branch,
                adminDir,
                commonDir: gitDir,
                head,
            });
        },
        async bundle({ file, base, tip, name }) {
            const ref = await branchRef(git, root, name);
            const target = await commit(tip);
            const present = await repository.line(["for-each-ref", "--format=%(objectname)", ref]);
            if (present !== "" && present !== target)
                throw new Error(`${ref} is ${present}, not the tip ${target} to be bundled`);
            if (present === "")
                await repository.run(["update-ref", ref, target]);
            try {
                await repository.run(["bundle", "create", "--quiet", file, ref, `^${await commit(base)}`]);
            }
            finally {
                if (present === "")
                    await repository.run(["update-ref", "-d", ref]);
            }
        },
        async unbundle(file) {
            if (!(0,external_node_path_.isAbsolute)(file) || !(await (0,promises_.lstat)(file)).isFile())
                throw new Error(`${file} is no bundle file`);
            const verify = () => repository.run(["bundle", "verify", file]);
            await verify().catch(async (error) => {
                if (!(error instanceof run_git/* GitError */.XS) || !/prerequisite/.test(error.stderr))
                    throw error;
                await deepen();
                await verify();
            });
            const heads = await repository.line(["bundle", "list-heads", file]);
            const [tip = "", ref = ""] = heads.split(" ");
            if (heads.includes("\n") || !isSha(tip) || !ref.startsWith("refs/heads/"))
                throw new Error(`a bundle names one branch, this one names: ${heads}`);
            await branchRef(git, root, ref.slice("refs/heads/".length));
            await repository.run([
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--",
                file,
                `+${ref}:refs/miyabi/${tip}`,
            ], { protocols: ["file"], settings: [["fetch.fsckObjects", "true"]] });
            return tip;
        },
    };
    return {
        root,
        push,
        fetch,
        add: (worktree) => repository.alone(() => apart.add(worktree)),
        bundle: (bundle) => repository.alone(() => apart.bundle(bundle)),
        unbundle: (file) => repository.alone(() => apart.unbundle(file)),
        async fileAt(revision, path) {
            const entries = await repository.fields([
                "ls-tree",
                "-z",
                await commit(revision),
                "--",
                path,
            ]);
            const [, mode = "", sha = ""] = /^(\d+) blob ([0-9a-f]+)\t/.exec(entries[0] ?? "") ?? [];
            if (entries.length !== 1 || !mode.startsWith("100"))
                return undefined;
            const { stdout } = await repository.run(["cat-file", "blob", sha]);
            return stdout.toString("utf8");
        },
        commitOf: commit,
        async treeOf(revision) {
            return repository.treeOf(await commit(revision));
        },
        async isAncestor(older, newer) {
            return repository.isAncestor(await commit(older), await commit(newer));
        },
        async mergeBase(one, other) {
            const found = await repository.run(["merge-base", await commit(one), await commit(other)], {
                accept: [0, 1],
            });
            return found.code === 0 ? (0,run_git/* lineOf */.cA)(found) : undefined;
        },
        async commits({ tip, without }) {
            const gone = await Promise.all(without.map(async (one) => `^${await commit(one)}`));
            const listed = await repository.line(["rev-list", await commit(tip), ...gone]);
            return listed === "" ? [] : listed.split("\n");
        },
        async entriesChanged(base, tip) {
            return changedEntries(repository, await commit(base), await commit(tip));
        },
        async diff(base, tip) {
            const range = [await commit(base), await commit(tip)];
            const { stdout } = await repository.run(["diff", ...TEXT_DIFF, ...range]);
            return stdout.toString("utf8");
        },
        async messages(base, tip) {
            const range = `${await commit(base)}..${await commit(tip)}`;
            return repository.fields(["log", "-z", "--format=%B", range]);
        },
        revert: (asked) => repository.alone(async () => revertCommit(repository, {
            commit: await commit(asked.commit),
            parent: await commit(`${asked.commit}^1`),
            onto: await commit(asked.onto),
            message: asked.message,
        })),
        async filesAt(revision) {
            return repository.fields(["ls-tree", "-r", "-z", "--name-only", await commit(revision)]);
        },
        async generatedAt(revision, paths) {
            return generatedFiles(repository, await commit(revision), paths);
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/git/remote-error.js
var remote_error = __webpack_require__(26565);
;// CONCATENATED MODULE: ./build/adapters/git/one-at-a-time.js
/** Runs what it is given in the order in which it came, each only after the one before has ended. */
function oneAtATime() {
    let last = Promise.resolve();
    return (work) => {
        const next = last.then(work);
        last = next.catch(() => undefined);
        return next;
    };
}

;// CONCATENATED MODULE: ./build/adapters/git/repository.js





/**
 * The object store of the clone, used from outside of any work tree: every command gets its git folder,
 * work tree and index by name, and looks at no index, HEAD or attributes that generated code could
 * have prepared.
 */
class GitRepository {
    #options;
    /** For commands that read all worktrees or move shared refs: git fails on a half-made worktree. */
    alone = oneAtATime();
    constructor(options) {
        this.#options = options;
    }
    /** A folder of ours outside of the clone. */
    get scratch() {
        return this.#options.scratch;
    }
    /** A command that sees no work tree. */
    async run(args, more = {}) {
        const { git, gitDir, scratch, restore } = this.#options;
        await restore();
        const nowhere = (0,external_node_path_.join)(scratch, "nowhere");
        await (0,promises_.mkdir)(nowhere, { recursive: true });
        const place = {
            GIT_DIR: gitDir,
            GIT_WORK_TREE: nowhere,
            GIT_INDEX_FILE: (0,external_node_path_.join)(scratch, "no-index"),
            ...more.place,
        };
        return git({ cwd: nowhere, args, ...more, place });
    }
    /** A command that finds its repository from a folder, as people run it. */
    async runIn(cwd, args) {
        await this.#options.restore();
        return this.#options.git({ cwd, args });
    }
    async line(args, more = {}) {
        return (0,run_git/* lineOf */.cA)(await this.run(args, more));
    }
    async fields(args, more = {}) {
        return (0,run_git/* fieldsOf */.Pf)(await this.run(args, more));
    }
    async isAncestor(older, newer) {
        const { code } = await this.run(["merge-base", "--is-ancestor", older, newer], {
            accept: [0, 1],
        });
        return code === 0;
    }
    treeOf(commit) {
        return this.line(["rev-parse", "--verify", "--end-of-options", `${commit}^{tree}`]);
    }
    /** Commits a tree as the bot, signed off. */
    commitTree(tree, parents, message) {
        const text = `${message.trimEnd()}\n\nSigned-off-by: ${git_environment/* BOT */.WN.name} <${git_environment/* BOT */.WN.email}>\n`;
        const args = ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-F", "-"];
        return this.line(args, { input: text, at: this.#options.clock.now() });
    }
}

;// CONCATENATED MODULE: ./build/adapters/git/sealed-config.js


/** Files of a git folder that we write once, and that decide what git starts, fetches or leaves out. */
const OURS = ["config", "shallow", "info/exclude"];
/** Files of a git folder that could name programs or other repositories, and that we never write. */
const FOREIGN = [
    "commondir",
    "config.worktree",
    "info/attributes",
    "info/grafts",
    "info/sparse-checkout",
    "objects/info/alternates",
    "objects/info/http-alternates",
];
const textOf = (file) => (0,promises_.readFile)(file, "utf8").catch(() => undefined);
/**
 * The clone's configuration as we made it. Generated code may run next to the clone; `restore` before
 * each command makes sure that nothing it wrote there takes effect (threat 15).
 */
async function sealConfig(gitDir) {
    const original = new Map();
    for (const name of OURS)
        original.set(name, await textOf((0,external_node_path_.join)(gitDir, name)));
    return {
        async restore() {
            for (const [name, text] of original) {
                const file = (0,external_node_path_.join)(gitDir, name);
                if ((await textOf(file)) === text)
                    continue;
                await (0,promises_.rm)(file, { recursive: true, force: true });
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
                if (text !== undefined)
                    await (0,promises_.writeFile)(file, text);
            }
            for (const name of FOREIGN)
                await (0,promises_.rm)((0,external_node_path_.join)(gitDir, name), { recursive: true, force: true });
        },
        deepened() {
            original.set("shallow", undefined);
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/git/with-retries.js
var with_retries = __webpack_require__(75315);
;// CONCATENATED MODULE: ./build/adapters/git/git-workspaces.js












/** Never part of a commit, whether the repository ignores them or not. */
const EXCLUDED = [
    ...execution_context/* CONTEXT_FILES */.yg.map((name) => `/${name}`),
    "/.worktrees/",
    "node_modules/",
    "__pycache__/",
];
const BASE = "refs/miyabi/base";
/** Where git talks to, and with what. */
const remoteOf = ({ serverUrl, repository, token, }) => ({
    url: `${serverUrl.replace(/\/+$/, "")}/${repository}.git`,
    network: { protocols: ["https", "http"], settings: [(0,git_environment/* authorization */.it)(serverUrl, token)] },
});
/** Clones over HTTP with the real git, and pushes back (design: WorktreeManager). */
const gitWorkspaces = (options) => workspacesOf({ ...remoteOf(options), dir: options.dir, clock: options.clock });
/** Clones of a repository on this machine; it is only read. */
const localWorkspaces = ({ path, dir, clock, }) => workspacesOf({ url: path, network: { protocols: ["file"] }, dir, clock });
function workspacesOf({ url, network, dir, clock }) {
    const talk = (git, root, what, args) => (0,with_retries/* withRetries */.L)(clock, async () => {
        try {
            return await git({ cwd: root, args, ...network });
        }
        catch (error) {
            throw (0,remote_error/* remoteError */.b)(error, what);
        }
    });
    const push = (git, root) => async ({ commit, branch, expect }) => {
        const ref = await branchRef(git, root, branch);
        const tip = await commitOf(git, (0,external_node_path_.join)(root, ".git"), commit);
        const lease = `--force-with-lease=${ref}:${expect ?? ""}`;
        try {
            await talk(git, root, `push ${branch}`, [
                "push",
                "--quiet",
                lease,
                "--",
                url,
                `${tip}:${ref}`,
            ]);
        }
        catch (error) {
            if (error instanceof run_git/* GitError */.XS && /stale info/.test(error.stderr))
                throw new Error(`${branch} is no longer at ${expect ?? "(not there)"}: someone else pushed. Nothing was overwritten.`, { cause: error });
            throw error;
        }
    };
    return {
        async clone(revision, history = "all") {
            await (0,promises_.mkdir)(dir, { recursive: true });
            const place = await (0,promises_.mkdtemp)((0,external_node_path_.join)(dir, "clone-"));
            const root = (0,external_node_path_.join)(place, "repository");
            const home = (0,external_node_path_.join)(place, "home");
            const scratch = (0,external_node_path_.join)(place, "scratch");
            for (const folder of [root, home, scratch])
                await (0,promises_.mkdir)(folder);
            const git = (0,run_git/* gitAt */.c8)(await (0,find_git/* findGit */.C)(), home);
            await git({
                cwd: root,
                args: ["init", "--quiet", "--template=", "--initial-branch=miyabi-base"],
            });
            const source = isSha(revision) ? revision : await branchRef(git, root, revision);
            const fetch = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];
            const from = ["--", url, `+${source}:${BASE}`];
            const depth = history === "tip" ? ["--depth=1"] : [];
            await talk(git, root, `fetch ${revision}`, [...fetch, ...depth, ...from]);
            await git({ cwd: root, args: ["checkout", "--quiet", "--detach", BASE, "--"] });
            const gitDir = (0,external_node_path_.join)(root, ".git");
            await (0,promises_.mkdir)((0,external_node_path_.join)(gitDir, "info"), { recursive: true });
            await (0,promises_.appendFile)((0,external_node_path_.join)(gitDir, "info", "exclude"), `${EXCLUDED.join("\n")}\n`);
            const { restore, deepened } = await sealConfig(gitDir);
            let whole = history === "all" ? Promise.resolve() : undefined;
            const fetchCommit = async (commit) => {
                if (!isSha(commit))
                    throw new Error(`not the id of a commit: ${JSON.stringify(commit)}`);
                await restore();
                const refspec = `+${commit}:refs/miyabi/${commit}`;
                await talk(git, root, `fetch ${commit}`, [...fetch, "--", url, refspec]);
            };
            const fetchAll = async () => {
                await restore();
                await talk(git, root, `fetch ${revision}`, [...fetch, "--unshallow", ...from]);
                deepened();
            };
            const options = { git, gitDir, scratch, clock, restore };
            return gitWorkspace({
                git,
                root,
                repository: new GitRepository(options),
                push: async (what) => {
                    await restore();
                    await push(git, root)(what);
                },
                fetch: fetchCommit,
                deepen: () => (whole ??= fetchAll()),
                clock,
            });
        },
    };
}

;// CONCATENATED MODULE: ./build/adapters/git/git-heads.js









const HEADS = "refs/heads/";
/** What `git ls-remote` says of a ref or a pattern. */
async function listed(options, ask) {
    const { url, network } = remoteOf(options);
    await (0,promises_.mkdir)(options.dir, { recursive: true });
    const home = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.dir, "heads-"));
    try {
        const git = (0,run_git/* gitAt */.c8)(await (0,find_git/* findGit */.C)(), home);
        const ref = await ask.refOf(git, home);
        const args = ["ls-remote", "--quiet", "--", url, ref];
        const { stdout } = await (0,with_retries/* withRetries */.L)(options.clock, async () => {
            try {
                return await git({ cwd: home, args, ...network });
            }
            catch (error) {
                throw (0,remote_error/* remoteError */.b)(error, `look at ${ask.what}`);
            }
        });
        return stdout
            .toString("utf8")
            .split("\n")
            .map((line) => line.split("\t"))
            .map(([sha = "", name = ""]) => ({ sha, ref: name }))
            .filter(({ sha }) => isSha(sha));
    }
    finally {
        await (0,promises_.rm)(home, { recursive: true, force: true });
    }
}
/** Where branches are, as git's own server says it: of the thousand REST requests an hour it takes none. */
const gitHeads = (options) => ({
    async headOf(branch) {
        const refOf = (git, home) => branchRef(git, home, branch);
        const found = await listed(options, { what: branch, refOf });
        // The name is a pattern for git, which finds `x/refs/heads/name` by it too.
        return found.find(({ ref }) => ref === `${HEADS}${branch}`)?.sha;
    },
    async issueBranches() {
        const refOf = () => Promise.resolve(`${HEADS}feature/issue-*`);
        const found = await listed(options, { what: "the issues' branches", refOf });
        return found.flatMap(({ ref }) => ref.startsWith(HEADS) ? ((0,names/* issueOfBranch */.Lr)(ref.slice(HEADS.length)) ?? []) : []);
    },
});

// EXTERNAL MODULE: ./build/adapters/git/log-branch.js
var log_branch = __webpack_require__(9541);
;// CONCATENATED MODULE: ./build/adapters/git/git-past-work.js


/** Object ids of the newest days' files. */
const newestOf = (files, count) => [...files]
    .sort((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, count)
    .map(({ id }) => id);
/** Those of the files, in their order, that fit into so many bytes. */
async function fitting({ git }, ids, bytes) {
    const input = ids.map((id) => `${id}\n`).join("");
    const check = ["cat-file", "--batch-check=%(objectsize)"];
    const sizes = (0,run_git/* lineOf */.cA)(await git(check, { input }))
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
        const log = await (0,log_branch/* openLogBranch */.nB)(options);
        const head = await (0,log_branch/* fetchHead */.FY)(log);
        if (head === undefined)
            return [];
        const ids = newestOf(await (0,log_branch/* logFiles */.eO)(log, head), files);
        await (0,log_branch/* fetchFiles */.Uq)(log, ids);
        const texts = [];
        for (const id of await fitting(log, ids, bytes))
            texts.push((await log.git(["cat-file", "blob", id])).stdout.toString("utf8"));
        return texts;
    },
});

// EXTERNAL MODULE: ./build/adapters/github/faults.js
var faults = __webpack_require__(32352);
;// CONCATENATED MODULE: ./build/adapters/github/pacing.js
/** GitHub asks for a second between writes where there are many; a job's first few go at once. */
const BURST = 10;
const INTERVAL_MS = 1000;
/**
 * Waits its turn before a write: one second apart beyond the first ten, which keeps a process under
 * the secondary limit of 80 content-creating requests a minute.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
function writePace(clock) {
    let nextFree = -Infinity;
    return async () => {
        const now = clock.monotonic();
        // A write costs an interval of credit; up to BURST intervals can be saved up.
        const earliest = Math.max(nextFree, now - BURST * INTERVAL_MS);
        nextFree = earliest + INTERVAL_MS;
        if (nextFree > now)
            await clock.sleep(nextFree - now);
    };
}

// EXTERNAL MODULE: ./build/adapters/github/patience.js
var patience = __webpack_require__(33482);
;// CONCATENATED MODULE: ./build/adapters/github/client.js







/**
 * Octokit of @actions/github with our patience around every request and our errors out of it.
 *
 * Its own retry plugin would wait 1, 4, 9 s without jitter and repeat a POST whose reply was lost,
 * which makes a comment twice; its throttling plugin shares module-level state and waits 3 s between
 * any two comments. So both rules are here, pure in patience.ts.
 *
 * Loaded on demand: @actions/github costs some 20 ms at start, and reads the event file when it is
 * imported, before anyone could say that it is broken.
 *
 * @throws UserError missing_token
 */
async function githubClient(options) {
    const { baseUrl, clock, log, random = Math.random, maxLimitMs = 8 * 60_000 } = options;
    const { timeoutMs = 30_000 } = options;
    if (options.token === "")
        throw new errors/* UserError */.yo("missing_token", "There is no GitHub token. Pass github-token, or set GITHUB_TOKEN on a laptop.");
    const { GitHub } = await __webpack_require__.e(/* import() */ 5555).then(__webpack_require__.bind(__webpack_require__, 85555));
    const octokit = new GitHub({
        baseUrl,
        userAgent: options.userAgent ?? "miyabi",
        log: { debug: ignore, info: ignore, warn: (text) => log.warn(text), error: ignore },
    });
    const turn = writePace(clock);
    let token = options.token;
    let renewed = false;
    octokit.hook.wrap("request", async (request, parameters) => {
        const { method, url: path } = parameters;
        if (method !== "GET")
            await turn();
        for (let retries = 0;; retries++) {
            try {
                return await request({
                    ...parameters,
                    headers: { ...parameters.headers, authorization: `Bearer ${token}` },
                    request: { ...parameters.request, signal: AbortSignal.timeout(timeoutMs) },
                });
            }
            catch (error) {
                const fault = (0,faults/* faultOf */.Kl)(error);
                if (!fault)
                    throw error;
                if (fault.status === 401 && options.renew && !renewed) {
                    renewed = true;
                    token = await options.renew();
                    continue;
                }
                const now = clock.now();
                const attempt = { method, retriesSoFar: retries, now, random: random(), maxLimitMs };
                const wait = (0,patience/* waitBeforeRetry */.j)(fault, attempt);
                if (wait === undefined)
                    throw (0,github_errors/* errorOf */.Mz)(fault, { method, path, now });
                log.warn(`GitHub ${fault.status || "gave no reply"} (${method} ${path}): retry ${retries + 1} of ${create_once/* RETRIES */.Zs} in ${Math.round(wait / 1000)} s`);
                await clock.sleep(wait);
            }
        }
    });
    return {
        rest: octokit.rest,
        async graphql(query, variables) {
            // Not octokit.graphql: a refusal comes with status 200, and is a refusal like any other here.
            const reply = await octokit.request("POST /graphql", { query, variables });
            const [first] = GraphqlReply.parse(reply.data).errors;
            if (first !== undefined)
                throw new github_errors/* GithubRefusal */.Ox(422, first.message, "POST /graphql");
        },
        createOnce: (0,create_once/* createOnce */.Ur)({ clock, log, random }),
    };
}
const GraphqlReply = schemas/* object */.Ikc({ errors: schemas/* array */.YOg(schemas/* object */.Ikc({ message: schemas/* string */.YjP() })).default([]) });
const ignore = () => undefined;

// EXTERNAL MODULE: ./build/adapters/github/deployments.js
var deployments = __webpack_require__(37045);
// EXTERNAL MODULE: ./build/adapters/github/issues.js + 2 modules
var issues = __webpack_require__(15240);
;// CONCATENATED MODULE: ./build/adapters/github/pulls.js


/**
 * REST cannot change a draft; both mutations are of GitHub's schema, and need `pull-requests: write`.
 * https://docs.github.com/graphql/reference/mutations#markpullrequestreadyforreview
 */
const draftMutation = (name) => `mutation ($id: ID!) { ${name}(input: {pullRequestId: $id}) { pullRequest { isDraft } } }`;
const TO_READY = draftMutation("markPullRequestReadyForReview");
const TO_DRAFT = draftMutation("convertPullRequestToDraft");
/** GitHub's pull requests. */
function githubPulls({ client, owner, repo }) {
    const { rest } = client;
    const place = { owner, repo };
    const read = async (number) => stateOf((await rest.pulls.get({ ...place, pull_number: number })).data);
    /**
     * The open pull request of the branch; else a closed or merged one whose head is what the branch
     * holds now: a run that died after the merge must not open a second one for the same commits.
     */
    const find = async (branch) => {
        const { data } = await rest.pulls.list({
            ...place,
            head: `${owner}:${branch}`,
            state: "all",
            sort: "created",
            direction: "desc",
            per_page: 10,
        });
        const open = data.find(({ state }) => state === "open");
        if (open)
            return stateOf(open);
        const last = data[0];
        if (!last)
            return undefined;
        const { data: ref } = await rest.git.getRef({ ...place, ref: `heads/${branch}` });
        return ref.object.sha === last.head.sha ? stateOf(last) : undefined;
    };
    /** False where GitHub refuses one of them. Asking the same person again changes nothing. */
    const ask = async (number, names) => {
        const reviewers = names.filter((name) => !name.includes("/"));
        // A team is asked by its slug: it is one of the repository's own organisation.
        const team_reviewers = names.flatMap((name) => name.split("/").slice(1));
        const create = async () => {
            await rest.pulls.requestReviewers({
                ...place,
                pull_number: number,
                ...(reviewers.length > 0 ? { reviewers } : {}),
                ...(team_reviewers.length > 0 ? { team_reviewers } : {}),
            });
            return true;
        };
        try {
            return await client.createOnce(create, () => Promise.resolve(undefined));
        }
        catch (error) {
            if ((0,github_errors/* isRefusal */.vu)(error, 404, 422))
                return false;
            // GITHUB_TOKEN does not see an organisation's teams.
            if (team_reviewers.length > 0 && error instanceof errors/* UserError */.yo)
                return false;
            throw error;
        }
    };
    /** One who may not review (no collaborator, the author) makes GitHub refuse all of them. */
    const askEach = async (number, names) => {
        if (names.length === 0 || (await ask(number, names)))
            return [];
        if (names.length === 1)
            return [...names];
        const refused = [];
        for (const name of names)
            if (!(await ask(number, [name])))
                refused.push(name);
        return refused;
    };
    /** GitHub's description knows no null here; it is one where the fork is gone. */
    const isOwn = (from) => from?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase();
    return {
        read,
        async mergedAs(sha) {
            const query = { ...place, commit_sha: sha, per_page: 100 };
            const { data } = await rest.repos.listPullRequestsAssociatedWithCommit(query);
            const found = data.find((one) => one.merged_at !== null && one.merge_commit_sha === sha);
            if (found === undefined)
                return undefined;
            // Lists do not tell who merged.
            const { data: pull } = await rest.pulls.get({ ...place, pull_number: found.number });
            return {
                number: pull.number,
                title: pull.title,
                branch: isOwn(pull.head.repo) ? pull.head.ref : undefined,
                mergedBy: pull.merged_by?.login,
            };
        },
        async open({ branch, base, title, body, draft }) {
            const found = await find(branch);
            if (found) {
                if (found.state === "open")
                    await rest.pulls.update({ ...place, pull_number: found.number, title, body });
                return found;
            }
            const create = async () => {
                const { data } = await rest.pulls.create({
                    ...place,
                    head: branch,
                    base,
                    title,
                    body,
                    draft,
                });
                return stateOf(data);
            };
            return client.createOnce(create, () => find(branch));
        },
        async requestReviewers(number, { users, teams }) {
            return [...(await askEach(number, users)), ...(await askEach(number, teams))];
        },
        async setDraft({ nodeId }, draft) {
            const change = async () => {
                await client.graphql(draft ? TO_DRAFT : TO_READY, { id: nodeId });
                return true;
            };
            try {
                // Said twice it is the same.
                await client.createOnce(change, () => Promise.resolve(undefined));
                return undefined;
            }
            catch (error) {
                if (error instanceof github_errors/* GithubRefusal */.Ox)
                    return error.said;
                throw error;
            }
        },
        async merge({ number, headSha, title, message }) {
            try {
                const { data } = await rest.pulls.merge({
                    ...place,
                    pull_number: number,
                    merge_method: "merge",
                    sha: headSha,
                    commit_title: title,
                    commit_message: message,
                });
                return { kind: "merged", sha: data.sha };
            }
            catch (error) {
                if ((0,github_errors/* isRefusal */.vu)(error, 409))
                    return { kind: "head_moved" };
                if (!(0,github_errors/* isRefusal */.vu)(error, 405))
                    throw error;
                // Also the answer where it was merged before, by us with the reply lost or by a person.
                const pull = await read(number);
                return pull.merged && pull.headSha === headSha && pull.mergeSha !== undefined
                    ? { kind: "merged", sha: pull.mergeSha }
                    : { kind: "refused", message: error.said };
            }
        },
    };
}
function stateOf(pull) {
    const merged = pull.merged_at !== null;
    return {
        number: pull.number,
        nodeId: pull.node_id,
        url: pull.html_url,
        author: pull.user?.login ?? "ghost",
        state: pull.state === "closed" ? "closed" : "open",
        merged,
        // Before the merge this is a test merge of GitHub's, which is nobody's business.
        ...(merged && pull.merge_commit_sha !== null ? { mergeSha: pull.merge_commit_sha } : {}),
        headSha: pull.head.sha,
        baseSha: pull.base.sha,
        draft: pull.draft ?? false,
        mergeable: "mergeable" in pull ? pull.mergeable : null,
        labels: pull.labels.map(({ name }) => name),
    };
}

// EXTERNAL MODULE: ./build/core/config-text.js + 8 modules
var config_text = __webpack_require__(84661);
;// CONCATENATED MODULE: ./build/adapters/github/config-file.js



/** The configuration on the default branch, in one request; defaults where there is no file. @throws UserError */
async function readConfig(client, place, memory) {
    const kept = await memory.recall(config_text/* CONFIG_PATH */.t);
    const text = kept ?? (await readText(client, place));
    if (kept === undefined && text !== undefined)
        await memory.keep(config_text/* CONFIG_PATH */.t, text);
    const { yamlReader } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(8144)]).then(__webpack_require__.bind(__webpack_require__, 58144)); // 5 ms that few actions need
    return (0,config_text/* configFromText */.I)(text, yamlReader(config_text/* CONFIG_PATH */.t));
}
async function readText({ rest }, place) {
    try {
        const { data } = await rest.repos.getContent({ ...place, path: config_text/* CONFIG_PATH */.t });
        if (Array.isArray(data) || data.type !== "file" || !("content" in data))
            throw new errors/* UserError */.yo("invalid_config", `${config_text/* CONFIG_PATH */.t} must be a file. Replace it by one.`);
        // GitHub leaves the content of files over 1 MB out.
        if (data.encoding !== "base64")
            throw new errors/* UserError */.yo("invalid_config", `${config_text/* CONFIG_PATH */.t} is too large. Shorten it.`);
        return Buffer.from(data.content, "base64").toString();
    }
    catch (error) {
        if ((0,github_errors/* isRefusal */.vu)(error, 404))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/adapters/github/pushers.js
/** GitHub's own record of pushes: unlike the author of a commit, nobody can write it. */
const PUSHES = ["push", "force_push", "branch_creation"];
/**
 * Who pushed to a branch, newest first (https://docs.github.com/rest/repos/repos#list-repository-activities);
 * of the newest hundred events of it.
 */
async function listPushers({ rest }, place, branch) {
    const { data } = await rest.repos.listActivities({
        ...place,
        ref: `refs/heads/${branch}`,
        per_page: 100,
    });
    const logins = data.flatMap(({ actor, activity_type: type }) => actor !== null && PUSHES.includes(type) ? [actor.login] : []);
    return [...new Set(logins)];
}

;// CONCATENATED MODULE: ./build/adapters/github/releases.js

const VERSION_TAG = /^v\d+\.\d+\.\d+$/;
/** In one request. Of a tag that is an object of its own, `sha` is that object: ours are none. */
async function listVersions({ rest }, place) {
    const { default: semver } = await __webpack_require__.e(/* import() */ 2088).then(__webpack_require__.t.bind(__webpack_require__, 62088, 19)); // only the release job needs it
    const { data } = await rest.git.listMatchingRefs({ ...place, ref: "tags/v" });
    return data
        .map(({ ref, object }) => ({ tag: ref.replace("refs/tags/", ""), sha: object.sha }))
        .filter(({ tag }) => VERSION_TAG.test(tag))
        .sort((one, other) => semver.rcompare(one.tag, other.tag));
}
/** Creates tag and release once. A tag on another commit is a fault: versions never move. */
async function createRelease(client, place, { tag, sha, title, notes }) {
    const { rest } = client;
    const find = async () => commitOfTag(client, place, tag);
    // The tag is nearly always new: made first, looked for only where GitHub refuses it.
    const tagged = await createTag(client, place, { tag, sha, find });
    if (tagged !== sha)
        throw new Error(`tag ${tag} is on ${tagged.slice(0, 12)} already, not on ${sha.slice(0, 12)}`);
    const create = async () => {
        await rest.repos.createRelease({ ...place, tag_name: tag, name: title, body: notes });
        return true;
    };
    try {
        // Repeating is harmless: a release that landed answers 422.
        await client.createOnce(create, () => Promise.resolve(undefined));
    }
    catch (error) {
        if (!(0,github_errors/* isRefusal */.vu)(error, 422))
            throw error;
        await rest.repos.getReleaseByTag({ ...place, tag }); // 404 here: the 422 meant something else
    }
}
async function createTag(client, place, { tag, sha, find }) {
    const create = async () => {
        await client.rest.git.createRef({ ...place, ref: `refs/tags/${tag}`, sha });
        return sha;
    };
    try {
        return await client.createOnce(create, find);
    }
    catch (error) {
        const present = (0,github_errors/* isRefusal */.vu)(error, 422) ? await find() : undefined;
        if (present === undefined)
            throw error;
        return present;
    }
}
/** The commit that a tag means; an annotated tag is followed once. */
async function commitOfTag({ rest }, place, tag) {
    try {
        const { data } = await rest.git.getRef({ ...place, ref: `tags/${tag}` });
        if (data.object.type !== "tag")
            return data.object.sha;
        const annotated = await rest.git.getTag({ ...place, tag_sha: data.object.sha });
        return annotated.data.object.sha;
    }
    catch (error) {
        if ((0,github_errors/* isRefusal */.vu)(error, 404))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/adapters/github/repository.js





/**
 * GitHub's view of the repository beside issues and pull requests: all but where branches are, which git itself
 * knows (adapters/git/git-heads.ts).
 */
function githubRepository(options) {
    const { client, owner, repo, memory = job_memory/* NO_MEMORY */.g } = options;
    const { rest } = client;
    const place = { owner, repo };
    let defaultBranch = options.defaultBranch === undefined ? undefined : Promise.resolve(options.defaultBranch);
    const branch = () => (defaultBranch ??= rest.repos.get(place).then(({ data }) => data.default_branch));
    return {
        defaultBranch: branch,
        async files() {
            try {
                const tree = { ...place, tree_sha: await branch(), recursive: "true" };
                const { data } = await rest.git.getTree(tree);
                return data.tree.filter(({ type }) => type === "blob").map(({ path }) => path);
            }
            catch (error) {
                if ((0,github_errors/* isRefusal */.vu)(error, 404, 409))
                    return []; // 409: the repository is empty
                throw error;
            }
        },
        config: () => readConfig(client, place, memory),
        pushersOf: (branch) => listPushers(client, place, branch),
        async deleteBranch(branch) {
            try {
                await rest.git.deleteRef({ ...place, ref: `heads/${branch}` });
            }
            catch (error) {
                if (!(0,github_errors/* isRefusal */.vu)(error, 404, 422))
                    throw error; // gone already, by us or by a setting
            }
        },
        versions: () => listVersions(client, place),
        release: (release) => createRelease(client, place, release),
    };
}

// EXTERNAL MODULE: ./build/adapters/github/label-book.js
var label_book = __webpack_require__(68025);
// EXTERNAL MODULE: ./build/adapters/github/opened-issues.js
var opened_issues = __webpack_require__(88381);
// EXTERNAL MODULE: ./build/adapters/github/place.js
var github_place = __webpack_require__(69530);
;// CONCATENATED MODULE: ./build/adapters/github/sub-issues.js





const PAGE = 100;
/** Whoever is cut off between opening an issue and putting it under its parent comes back soon. */
const sub_issues_MOST_PAGES = 3;
/**
 * GitHub's sub-issues (https://docs.github.com/rest/issues/sub-issues). Opening n of them costs two
 * requests each, and two to look which there are: under the parent, and among the issues that an
 * earlier, cut-off run opened but did not put there.
 */
function githubSubIssues(options) {
    const { client, owner, repo, botLogin = github_place/* ACTIONS_BOT */.a, memory = job_memory/* NO_MEMORY */.g } = options;
    const { rest } = client;
    const place = { owner, repo };
    const book = (0,label_book/* labelBook */.W)(client, place, memory);
    const keyOf = ({ user, body }) => user?.login.toLowerCase() === botLogin.toLowerCase()
        ? /^<!-- miyabi:opened:([\w.-]+) -->\n/.exec(body ?? "")?.[1]
        : undefined;
    const under = async (parent) => {
        const found = [];
        for (let page = 1;; page += 1) {
            const query = { ...place, issue_number: parent, per_page: PAGE, page };
            const { data } = await rest.issues.listSubIssues(query);
            found.push(...data);
            if (data.length < PAGE)
                return found;
        }
    };
    /** Issues that we opened, under a parent or not, newest first; by one label to keep the list short. */
    const opened = async (label) => {
        const found = new Map();
        for (let page = 1; page <= sub_issues_MOST_PAGES; page += 1) {
            const { data } = await rest.issues.listForRepo({
                ...place,
                state: "all",
                sort: "created",
                direction: "desc",
                per_page: PAGE,
                page,
                ...(label === undefined ? {} : { labels: label }),
            });
            for (const issue of data) {
                const key = keyOf({ user: issue.user, body: issue.body ?? "" });
                if (key !== undefined && !found.has(key))
                    found.set(key, issue);
            }
            if (data.length < PAGE)
                break;
        }
        return found;
    };
    const create = async ({ key, title, body }, labels) => {
        const { data } = await rest.issues.create({
            ...place,
            title,
            body: `${(0,opened_issues/* openedMark */.tO)(key)}\n${body}`,
            labels,
        });
        return data;
    };
    /** GitHub takes the issue's id, not its number. */
    const attach = async (parent, id) => {
        const isThere = async () => (await under(parent)).some((issue) => issue.id === id) ? true : undefined;
        const add = async () => {
            await rest.issues.addSubIssue({ ...place, issue_number: parent, sub_issue_id: id });
            return true;
        };
        try {
            await client.createOnce(add, isThere);
        }
        catch (error) {
            if (!(0,github_errors/* isRefusal */.vu)(error, 422) || (await isThere()) === undefined)
                throw error;
        }
    };
    return {
        async of(parent) {
            return (await under(parent)).flatMap((issue) => {
                const key = keyOf(issue);
                if (key === undefined)
                    return [];
                const { number, title, state } = issue;
                const body = (issue.body ?? "").slice((0,opened_issues/* openedMark */.tO)(key).length + 1);
                return [{ key, number, title, body, isOpen: state === "open" }];
            });
        },
        async open(parent, issues) {
            const numbers = new Map();
            if (issues.length === 0)
                return numbers;
            const first = issues[0]?.labels[0];
            const spelled = new Map();
            for (const name of new Set(issues.flatMap(({ labels }) => labels)))
                spelled.set(name, (await book.spell([name]))[0] ?? name);
            const label = first === undefined ? undefined : spelled.get(first);
            const known = await opened(label);
            for (const issue of issues) {
                const labels = issue.labels.map((name) => spelled.get(name) ?? name);
                const made = known.get(issue.key) ??
                    (await client.createOnce(() => create(issue, labels), async () => (await opened(label)).get(issue.key)));
                await attach(parent, made.id);
                numbers.set(issue.key, made.number);
            }
            return numbers;
        },
        async change({ number, key }, { title, body, state }) {
            await rest.issues.update({
                ...place,
                issue_number: number,
                title,
                body: `${(0,opened_issues/* openedMark */.tO)(key)}\n${body}`,
                ...(state === "open"
                    ? { state: "open" }
                    : { state: "closed", state_reason: state }),
            });
        },
    };
}

// EXTERNAL MODULE: ./build/shell/log.js
var log = __webpack_require__(79679);
;// CONCATENATED MODULE: ./build/shell/connect.js

















function placeOf({ repository }) {
    const [owner = "", repo = ""] = repository.split("/");
    return { owner, repo };
}
/** What every agent may have without asking GitHub's API: the run's own artifacts, git, files, time. */
async function connectRun(token, run) {
    const { yamlReader } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(8144)]).then(__webpack_require__.bind(__webpack_require__, 58144)); // not before it is needed
    const clock = systemClock();
    const { tempDir, serverUrl, repository, redact } = run;
    const exchange = artifactExchange({ tempDir, token, repository, clock, log: { warn: log/* warn */.R8 } });
    const git = { serverUrl, repository, token, dir: tempDir, clock };
    return {
        clock,
        exchange,
        files: jobFiles({ tempDir, redact }),
        sessions: artifactSessions({ ...placeOf(run), exchange, run, tempDir, clock }),
        workspaces: gitWorkspaces(git),
        heads: gitHeads(git),
        past: gitPastWork(git),
        parseYaml: yamlReader(config_text/* CONFIG_PATH */.t),
        context: run,
    };
}
/** The same, and GitHub's API. @throws UserError missing_token */
async function connectGithub(token, run) {
    const local = await connectRun(token, run);
    const { clock, exchange } = local;
    const client = await githubClient({ token, baseUrl: run.apiUrl, clock, log: { warn: log/* warn */.R8 } });
    const at = { ...placeOf(run), client };
    const memory = (0,job_memory/* jobMemory */.t)(run.tempDir);
    return {
        ...local,
        /** Where further adapters of GitHub's find it. */
        at,
        sessions: artifactSessions({ ...at, exchange, run, tempDir: run.tempDir, clock }),
        issues: (0,issues/* githubIssues */.k)({ ...at, memory }),
        subIssues: githubSubIssues({ ...at, memory }),
        pulls: githubPulls(at),
        repository: {
            ...githubRepository({ ...at, memory, defaultBranch: defaultBranchIn(run.event) }),
            ...local.heads,
        },
        deployments: (0,deployments/* githubDeployments */.S)({
            ...at,
            logUrl: `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}`,
        }),
    };
}


/***/ }),

/***/ 79679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ note),
/* harmony export */   R8: () => (/* binding */ warn),
/* harmony export */   _0: () => (/* binding */ detail)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);
/* harmony import */ var _core_text_workflow_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29299);


/** A warning in the job's log and on the run's page. */
const warn = (text) => _actions_core__WEBPACK_IMPORTED_MODULE_0__.warning((0,_core_text_workflow_text_js__WEBPACK_IMPORTED_MODULE_1__/* .neutralise */ .$)(text));
/** A line for whoever switched debug logging on. */
const detail = (text) => _actions_core__WEBPACK_IMPORTED_MODULE_0__.debug((0,_core_text_workflow_text_js__WEBPACK_IMPORTED_MODULE_1__/* .neutralise */ .$)(text));
/** A line of the job's log. */
const note = (text) => _actions_core__WEBPACK_IMPORTED_MODULE_0__.info((0,_core_text_workflow_text_js__WEBPACK_IMPORTED_MODULE_1__/* .neutralise */ .$)(text));


/***/ }),

/***/ 90378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./build/core/people/disabled.js
var people_disabled = __webpack_require__(18038);
// EXTERNAL MODULE: ./build/core/text/workflow-text.js
var workflow_text = __webpack_require__(29299);
// EXTERNAL MODULE: ./build/core/disk-full.js
var disk_full = __webpack_require__(92555);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
;// CONCATENATED MODULE: ./build/shell/ending.js


/** GitHub refuses a step summary over 1 MiB; some room for the note at its end. */
const SUMMARY_BYTES = 1024 * 1024 - 200;
const outputsOf = (of) => ({
    outcome: of.outcome,
    reason: of.reason,
    result: JSON.stringify({ outcome: of.outcome, reason: of.reason, message: of.message }),
});
const LEVELS = {
    done: "info",
    skipped: "info",
    waiting: "warning",
    blocked: "error",
    failed: "error",
};
function endingOf(result) {
    const { outcome, reason, message, outputs, summary = "", annotations = [] } = result;
    return {
        outputs: { ...outputs, ...outputsOf({ outcome, reason, message }) },
        summary: capped(summary),
        annotations,
        line: `${outcome} (${reason}): ${message}`,
        level: LEVELS[outcome],
        failed: outcome === "failed",
    };
}
/** A throw is a failed step: a user's mistake under its own code, everything else as `job_failed`. */
function endingOfThrow(error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof errors/* UserError */.yo)
        return failure(error.code, `${message} (${error.code})`);
    const full = (0,disk_full/* diskFullText */.A)(error);
    if (full !== undefined)
        return failure("disk_full", `${full} (disk_full)`);
    const kind = error instanceof errors/* TransientError */.N_ ? "A passing fault" : "An unexpected fault";
    const line = `${kind}: ${message.split("\n", 1)[0] ?? ""}. Run the job again; with debug logging it shows where.`;
    return {
        ...failure("job_failed", line),
        ...(error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {}),
    };
}
const failure = (reason, message) => ({
    outputs: outputsOf({ outcome: "failed", reason, message }),
    summary: "",
    line: message,
    level: "error",
    failed: true,
});
function capped(markdown) {
    const bytes = Buffer.from(markdown);
    if (bytes.length <= SUMMARY_BYTES)
        return markdown;
    // A character that is cut in the middle decodes to U+FFFD, which is taken off again.
    const start = bytes
        .subarray(0, SUMMARY_BYTES)
        .toString()
        .replace(/\uFFFD+$/, "");
    return `${start}\n\n… cut here: a step summary holds 1 MiB.\n`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/shell/run-context.js


/**
 * The runner's variables as facts.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 * @throws UserError invalid_event where the payload is not JSON, invalid_input where a variable is missing
 */
function readRunContext(env) {
    const fact = (name) => {
        const value = env[name];
        if (value !== undefined && value !== "")
            return value;
        throw new errors/* UserError */.yo("invalid_input", `${name} is not set. Run this as a step of a GitHub Actions job, or play the workflow locally with "miyabi run --local".`);
    };
    const count = (name) => {
        const value = Number(fact(name));
        if (Number.isSafeInteger(value) && value > 0)
            return value;
        throw new errors/* UserError */.yo("invalid_input", `${name} must be a positive whole number, not "${fact(name)}".`);
    };
    const actor = fact("GITHUB_ACTOR");
    return {
        repository: repositoryOf(fact("GITHUB_REPOSITORY")),
        runId: count("GITHUB_RUN_ID"),
        runAttempt: count("GITHUB_RUN_ATTEMPT"),
        eventName: fact("GITHUB_EVENT_NAME"),
        event: readEvent(fact("GITHUB_EVENT_PATH")),
        actor,
        triggeringActor: env["GITHUB_TRIGGERING_ACTOR"] ?? actor,
        ref: fact("GITHUB_REF"),
        sha: fact("GITHUB_SHA"),
        serverUrl: fact("GITHUB_SERVER_URL"),
        apiUrl: fact("GITHUB_API_URL"),
        tempDir: fact("RUNNER_TEMP"),
    };
}
function repositoryOf(value) {
    if (/^[\w.-]+\/[\w.-]+$/.test(value))
        return value;
    throw new errors/* UserError */.yo("invalid_input", `GITHUB_REPOSITORY must be owner/name, not "${value}".`);
}
function readEvent(path) {
    try {
        const event = JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
        return event;
    }
    catch (error) {
        throw new errors/* UserError */.yo("invalid_event", `The event in GITHUB_EVENT_PATH (${path}) cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}. Trigger the workflow again.`);
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/adapters/zlib/unzip-base64.js

/** More than this is never a secret that somebody packed. */
const MOST_BYTES = 1024 * 1024;
const [EXTRA, NAME, COMMENT, CHECKSUM] = [4, 8, 16, 2];
const afterZero = (bytes, from) => bytes.indexOf(0, from) + 1;
/** Where the deflated data begins behind the head of gzip (RFC 1952) or zlib (RFC 1950). */
function dataStart(bytes) {
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
        return 2;
    const flags = bytes[3] ?? 0;
    let at = 10;
    if (flags & EXTRA)
        at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
    if (flags & NAME)
        at = afterZero(bytes, at);
    if (flags & COMMENT)
        at = afterZero(bytes, at);
    return flags & CHECKSUM ? at + 2 : at;
}
/**
 * The text in gzip or zlib data written as base64, also where its end is missing, wrong or followed by something else;
 * undefined for anything else.
 */
function unzipBase64(base64) {
    try {
        const bytes = Buffer.from(base64, "base64");
        const unzipped = (0,external_node_zlib_.inflateRawSync)(bytes.subarray(dataStart(bytes)), {
            finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH,
            maxOutputLength: MOST_BYTES,
        });
        return unzipped.toString("utf8");
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/core/deploy/kubeconfig.js
var kubeconfig = __webpack_require__(68065);
// EXTERNAL MODULE: ./build/core/model-access/service-account.js
var service_account = __webpack_require__(30836);
// EXTERNAL MODULE: ./build/core/text/redact-values.js + 2 modules
var redact_values = __webpack_require__(2757);
;// CONCATENATED MODULE: ./build/shell/secrets.js




/** Names of inputs whose values are secrets, by convention of our action.yml files. */
const SECRET_INPUT = /-(key|token|secrets)$/;
/**
 * Shorter values are words such as `true`: masking them would garble the log, and GitHub drops job
 * outputs that contain a masked text, which would steer the workflow wrong.
 */
const SHORTEST_VALUE = 8;
/**
 * Every text that must not show in a log: each line of a secret input, and of lines `NAME=value`
 * (deploy-secrets) the value by itself as well, since that is what a command would print. Of a kubeconfig
 * it is what it holds: the namespace in it stands in each command that people need; so of a key file of Google's. Longest first, so that
 * removing them in order leaves no part of a longer one.
 */
function secretsOf(inputs) {
    const lines = Object.entries(inputs)
        .filter(([name]) => SECRET_INPUT.test(name))
        .flatMap(([, value]) => value.split(/\r?\n/))
        .map((line) => line.trim())
        .filter((line) => line !== "");
    const found = lines.flatMap((line) => {
        const value = /^[A-Za-z_]\w*=(.*)$/.exec(line)?.[1]?.trim() ?? "";
        const account = (0,service_account/* serviceAccountIn */.Q)(value);
        if (account !== undefined)
            return [...(value.startsWith("{") ? [] : [value]), ...(0,service_account/* serviceAccountSecrets */.e)(account)];
        const inside = (0,kubeconfig/* secretValues */.V)({ value }).filter((one) => one.length >= SHORTEST_VALUE);
        return (0,kubeconfig/* kubeconfigText */.F)(value) === value ? inside : [line, ...inside];
    });
    return [...new Set(found)].sort((a, b) => b.length - a.length);
}
/** What the runner hands to an action beside its inputs, and masks itself: for artifacts and the identity. */
const RUNNER_SECRETS = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
/**
 * The one thing that takes secrets out of what leaves a job: outputs, the summary, log lines, the files that
 * are handed over, and requests to the model. It is always on, debug logging or not (threats 8 and 45).
 */
const redactSecrets = (secrets, env) => {
    const values = [...secrets, ...RUNNER_SECRETS.map((name) => env[name] ?? "")];
    return (0,redact_values/* redactor */.$)(values.filter((value) => value.length >= SHORTEST_VALUE), unzipBase64);
};

;// CONCATENATED MODULE: ./build/shell/run-action.js






const DISABLED = {
    outcome: "skipped",
    reason: "disabled",
    message: `The variable ${people_disabled/* DISABLED_VARIABLE */.G} is set, so nothing was done.`,
    outputs: {},
};
/**
 * The one place where an action meets the runner: reads inputs and environment, masks secrets,
 * writes outputs and summary, and turns a throw into a failed step. While Miyabi is switched off no agent
 * is called but one that says `evenDisabled`.
 */
async function runAction(inputs, agent, { evenDisabled = false } = {}) {
    const raw = readInputs(inputs);
    const secrets = secretsOf(raw);
    for (const secret of secrets)
        core.setSecret(secret);
    let known = redactSecrets(secrets, process.env);
    const redact = (text) => known(text);
    const conceal = (secret) => {
        core.setSecret(secret);
        secrets.push(secret);
        known = redactSecrets(secrets, process.env);
    };
    const disabled = (0,people_disabled/* isDisabled */.d)(process.env[people_disabled/* DISABLED_VARIABLE */.G]);
    const ending = await endingOfRun(async () => disabled && !evenDisabled
        ? DISABLED
        : agent(raw, { ...readRunContext(process.env), redact, conceal, disabled }));
    await report(ending, redact);
}
function readInputs(names) {
    const raw = {};
    for (const name of names)
        raw[name] = core.getInput(name);
    return raw; // every name was just set
}
async function endingOfRun(work) {
    try {
        return endingOf(await work());
    }
    catch (error) {
        return endingOfThrow(error);
    }
}
const MOST_LINES = 200;
/** What the step's summary says, folded, for whoever reads the log alone. */
function showInLog(summary) {
    const lines = (0,workflow_text/* neutralise */.$)(summary).split("\n");
    core.startGroup("Summary of this step");
    core.info(lines.slice(0, MOST_LINES).join("\n"));
    if (lines.length > MOST_LINES)
        core.info("… the rest is on the page of the run");
    core.endGroup();
}
async function report(ending, clean) {
    for (const [name, value] of Object.entries(ending.outputs))
        core.setOutput(name, clean(value));
    if (ending.summary !== "" && process.env["GITHUB_STEP_SUMMARY"] !== undefined)
        await core.summary.addRaw(clean(ending.summary), true).write();
    for (const { level, message, title, file, line } of ending.annotations ?? []) {
        const annotate = level === "error" ? core.error : core.warning;
        annotate((0,workflow_text/* neutralise */.$)(clean(message)), {
            title: (0,workflow_text/* neutralise */.$)(clean(title)),
            file: clean(file),
            startLine: line,
        });
    }
    if (ending.stack !== undefined)
        core.debug((0,workflow_text/* neutralise */.$)(clean(ending.stack)));
    if (ending.summary !== "")
        showInLog(clean(ending.summary));
    const line = (0,workflow_text/* neutralise */.$)(clean(ending.line));
    if (ending.failed)
        core.setFailed(line);
    else
        core[ending.level](line);
}


/***/ })

};
