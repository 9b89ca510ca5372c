export const id = 5687;
export const ids = [5687];
export const modules = {

/***/ 5687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gitLogSource: () => (/* binding */ gitLogSource)
});

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/adapters/git/find-git.js
var find_git = __webpack_require__(71526);
// EXTERNAL MODULE: ./build/adapters/git/run-git.js
var run_git = __webpack_require__(22410);
;// CONCATENATED MODULE: ./build/adapters/git/cloned-log.js




/** As the remote had it when it was fetched last, or as it was made here. */
const placesOf = (branch) => [
    `refs/remotes/origin/${branch}`,
    `refs/heads/${branch}`,
];
/** What `git cat-file --batch` prints: `ID blob SIZE`, a line end, so many bytes, a line end. */
function blobsOf(output) {
    const texts = [];
    for (let at = 0; at < output.length;) {
        const end = output.indexOf("\n", at);
        const size = Number(output.toString("utf8", at, end).split(" ")[2]);
        texts.push(output.toString("utf8", end + 1, end + 1 + size));
        at = end + size + 2;
    }
    return texts;
}
/**
 * @param path any folder of the clone
 * @param home empty folder
 * @param branch where the log is kept
 * @throws UserError invalid_input where that is no repository or it lacks the branch; missing_tool
 */
async function clonedLog(path, home, branch = LOG_BRANCH) {
    const git = gitAt(await findGit(), home);
    const root = await git({ cwd: path, args: ["rev-parse", "--absolute-git-dir"] }).then(lineOf, () => {
        throw new UserError("invalid_input", `${path} is not in a git repository. Name a folder of a clone of your repository.`);
    });
    const places = placesOf(branch);
    for (const ref of places) {
        const asked = { cwd: root, args: ["rev-parse", "--verify", "--quiet", ref], accept: [0, 1] };
        const commit = lineOf(await git(asked));
        if (commit === "")
            continue;
        const list = async (folder) => {
            const tree = ["ls-tree", "-r", "-z", commit, "--", `${folder}/`];
            return fieldsOf(await git({ cwd: root, args: tree })).flatMap((line) => {
                const [, id = "", file = ""] = /^100644 blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
                return id === "" ? [] : [{ id, path: file }];
            });
        };
        const read = async (ids) => {
            if (ids.length === 0)
                return [];
            const input = ids.map((id) => `${id}\n`).join("");
            return blobsOf((await git({ cwd: root, args: ["cat-file", "--batch"], input })).stdout);
        };
        return {
            ...{ commit, ref, list, read },
            async files(folder) {
                const listed = await list(folder);
                const texts = await read(listed.map(({ id }) => id));
                return listed.map(({ path: file }, at) => ({ path: file, text: texts[at] ?? "" }));
            },
        };
    }
    throw new UserError("invalid_input", `This clone has no branch ${branch}. Miyabi makes it with the first issue that it works on; get it with: git fetch origin ${branch}:${places[0] ?? ""}`);
}

// EXTERNAL MODULE: ./build/adapters/git/log-branch.js
var log_branch = __webpack_require__(9541);
;// CONCATENATED MODULE: ./build/adapters/git/git-log-source.js


/** Several years of work days. */
const MOST_DAYS = 1_500;
/**
 * The log as its branch has it now, of which files are fetched as they are read.
 * @returns undefined where there is no log yet
 */
async function gitLogSource(options) {
    const log = await (0,log_branch/* openLogBranch */.nB)(options);
    const commit = await (0,log_branch/* fetchHead */.FY)(log);
    if (commit === undefined)
        return undefined;
    const days = (await (0,log_branch/* logFiles */.eO)(log, commit)).sort((a, b) => (a.day < b.day ? 1 : -1));
    const files = Object.fromEntries(days.slice(0, MOST_DAYS).map(({ id, day }) => [`${log_branch/* LOG_FOLDER */.KZ}/${day}.md`, id]));
    return {
        ...{ commit, files },
        async read(paths) {
            const ids = paths.flatMap((path) => files[path] ?? []);
            if (ids.length === 0)
                return [];
            await (0,log_branch/* fetchFiles */.Uq)(log, ids);
            const input = ids.map((id) => `${id}\n`).join("");
            const texts = blobsOf((await log.git(["cat-file", "--batch"], { input })).stdout);
            return paths.map((path, at) => ({ path, text: texts[at] ?? "" }));
        },
    };
}


/***/ })

};
