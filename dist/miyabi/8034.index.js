export const id = 8034;
export const ids = [8034];
export const modules = {

/***/ 18034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  installClaudeCode: () => (/* binding */ installClaudeCode)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
// EXTERNAL MODULE: ./build/adapters/process/run-program.js + 3 modules
var run_program = __webpack_require__(48128);
;// CONCATENATED MODULE: ./build/adapters/claude-code/pinned.js
// Written by .ci/pin-claude-code.mjs from what the npm registry says of this version.
const VERSION = "2.1.330";
/** npm's integrity of the package with the program, by platform. Its licence forbids bundling it. */
const INTEGRITY = {
    "darwin-arm64": "sha512-rgzAjrRJJsIdZXGF9CCFFbURxKuJNobRr+krV3dNmqNJWIws74rLD0CABe4+nXlx/9WwRECTrveprWB96mubqw==",
    "darwin-x64": "sha512-XenTNj2zXaFrnLmf47n25vChfFhlfeyaAR/vW5SFsEnLGwd2U1vDUY97+5etHBZu3xWBnlK8HhBVxzRi9YTUDw==",
    "linux-arm64": "sha512-V4yanAY5EA5UpwwRPtjSfqDbNqAlUJeVn3NYZw2AgmRHjdpSsLtHAzbxRXfkAnbjwTXzE0uedjQxUY02ARPcsA==",
    "linux-arm64-musl": "sha512-NemfeTqZ30tQDhAeumZgDYoX4ewhAHkN3dbcsyvlgb+yvpKUlcYu5Bor8K+Du5azGe3uy9sftlJxbGhTsCR7zA==",
    "linux-x64": "sha512-9Gn+V7DtJ8M1nztP9CeDVl9g3RtrepI7rOFTyPRRnZe8D6zebIHKmC7OvBauucuAP0X0k85SDN/LPVZyjsGezQ==",
    "linux-x64-musl": "sha512-OnduSSPY1b59FA8jTbq20Y1XkDUV0S1OVyvYBNslEbpX79P81JF7Ih4lgYvDKiFnnSv75z4Kv6qLE5DQqogYXA==",
};

;// CONCATENATED MODULE: ./build/adapters/claude-code/lock-file.js

const NAME = "miyabi-claude-code";
/** The package that holds the program for one platform, e.g. `linux-x64`, `linux-arm64-musl`. */
const packageOf = (platform) => `@anthropic-ai/claude-code-${platform}`;
/**
 * What npm needs to install exactly the pinned program and refuse anything else, by file name; undefined
 * for a platform without one. The lock names no address: where packages come from is the machine's setting.
 */
function lockFiles(platform) {
    const integrity = INTEGRITY[platform];
    if (integrity === undefined)
        return undefined;
    const root = { name: NAME, dependencies: { [packageOf(platform)]: VERSION } };
    const lock = {
        name: NAME,
        lockfileVersion: 3,
        requires: true,
        packages: {
            "": root,
            [`node_modules/${packageOf(platform)}`]: { version: VERSION, integrity },
        },
    };
    return {
        "package.json": JSON.stringify({ ...root, private: true }),
        "package-lock.json": JSON.stringify(lock),
    };
}

;// CONCATENATED MODULE: ./build/adapters/claude-code/install.js







const MINUTES = 10;
/** As a shell has it: the program was not found. */
const NOT_FOUND = 127;
/** https://docs.npmjs.com/cli/commands/npm-ci: no script of any package is run, no setting of a project read. */
const NPM_CI = [
    ...["npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"],
    ...["--no-update-notifier", "--loglevel", "error"],
];
/** npm's words for what may pass by itself. */
const PASSING = /\b(EAI_AGAIN|ENOTFOUND|ECONNRESET|ECONNREFUSED|ECONNABORTED|ETIMEDOUT|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|E429|E5\d\d|network)\b/;
const noClaudeCode = (why) => new errors/* UserError */.yo("no_claude_code", `Claude Code ${VERSION} could not be installed: ${why} Or choose our own engine: engine: sdk in .github/miyabi.yml.`);
/** @throws UserError no_claude_code, TransientError */
function check({ code, stderr, timedOut }) {
    if (code === 0)
        return;
    if (code === NOT_FOUND)
        throw noClaudeCode("there is no npm in PATH. Install Node.js with npm on the runner.");
    const said = (0,inert_line/* inertLine */.F)(stderr);
    if (timedOut || PASSING.test(stderr))
        throw new errors/* TransientError */.N_(`Claude Code could not be loaded from npm's registry: ${said}`);
    throw noClaudeCode(`npm said: ${said} See that the runner reaches npm's registry.`);
}
const canWrite = (folder) => (0,promises_.mkdir)(folder, { recursive: true })
    .then(() => (0,promises_.access)(folder, promises_.constants.W_OK))
    .then(() => true, () => false);
/** npm's own cache, shared by jobs where they can share: it checks what it takes from there. */
async function cacheIn({ tempDir, toolCache }) {
    const shared = toolCache === undefined ? undefined : (0,external_node_path_.join)(toolCache, "miyabi", "npm");
    return shared !== undefined && (await canWrite(shared)) ? shared : (0,external_node_path_.join)(tempDir, "npm-cache");
}
/**
 * Installs the pinned Claude Code into a fresh folder of the job. The lock's integrity holds for what comes
 * from the network and for what comes from the cache, at each installation: 4 s of the latter for 364 MB.
 *
 * @returns absolute path of the program
 * @throws UserError no_claude_code, TransientError where the network fails
 */
async function installClaudeCode(options) {
    const { tempDir, env, platform } = options;
    const files = lockFiles(platform);
    if (!files)
        throw noClaudeCode(`there is none for ${platform}.`);
    await (0,promises_.mkdir)(tempDir, { recursive: true });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "claude-code-"));
    for (const [name, text] of Object.entries(files))
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), text);
    check(await (0,run_program/* runProgram */.m)({
        command: [...NPM_CI, "--prefix", folder, "--cache", await cacheIn(options)],
        cwd: folder,
        env,
        timeoutSeconds: MINUTES * 60,
    }));
    return (0,external_node_path_.join)(folder, "node_modules", packageOf(platform), "claude");
}


/***/ })

};
