export const id = 1132;
export const ids = [1132];
export const modules = {

/***/ 81132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./build/adapters/toml/parse-toml.js

/** TOML 1.0 as a value. @throws where the text is none */
const parseToml = (text) => (0,dist/* parse */.qg)(text);

// EXTERNAL MODULE: ./build/adapters/toolchains/detect-toolchains.js + 95 modules
var detect_toolchains = __webpack_require__(28535);
// EXTERNAL MODULE: ./build/shell/connect.js + 43 modules
var connect = __webpack_require__(1233);
// EXTERNAL MODULE: ./build/shell/held-commands.js + 1 modules
var held_commands = __webpack_require__(35642);
// EXTERNAL MODULE: ./build/shell/model.js + 6 modules
var model = __webpack_require__(99713);
// EXTERNAL MODULE: ./build/shell/nonce.js
var nonce = __webpack_require__(39614);
// EXTERNAL MODULE: ./build/shell/run-action.js + 4 modules
var run_action = __webpack_require__(90378);
// EXTERNAL MODULE: ./build/core/config-text.js + 8 modules
var config_text = __webpack_require__(84661);
// EXTERNAL MODULE: ./build/core/review/rework.js
var review_rework = __webpack_require__(37855);
// EXTERNAL MODULE: ./build/core/sandbox/sandbox-rule.js
var sandbox_rule = __webpack_require__(26612);
// EXTERNAL MODULE: ./build/core/schedule/schedule.js + 11 modules
var schedule = __webpack_require__(22666);
// EXTERNAL MODULE: ./build/core/review/verdict.js
var review_verdict = __webpack_require__(47830);
// EXTERNAL MODULE: ./build/core/names.js
var core_names = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/agents/review/assemble.js

/**
 * Tasks on which no other depends first, each group in the plan's order: their commits hold those of
 * the others, so that most merges find nothing to do.
 */
function mergeOrder({ tasks }) {
    const needed = new Set(tasks.flatMap(({ dependencies }) => dependencies));
    const ids = tasks.map(({ id }) => id);
    return [...ids.filter((id) => !needed.has(id)), ...ids.filter((id) => needed.has(id))];
}
/** Takes a task's commits in and checks that they are what its result names. */
async function tipOf(workspace, { task, commit }, bundles) {
    const bundle = bundles.get(task);
    if (bundle === undefined)
        throw new Error(`${task} has no bundle`);
    const tip = await workspace.unbundle(bundle);
    if (tip !== commit)
        throw new Error(`the bundle of ${task} is not its commit`);
    return tip;
}
/** The whole change as one tree on top of the base: every task's commits, merged. */
async function assemble(workspace, base, { plan, issue, collected }) {
    const worktree = await workspace.add({
        path: `.worktrees/issue-${issue}-review`,
        branch: (0,core_names/* branchOf */.W0)(issue),
        from: base,
    });
    for (const id of mergeOrder(plan)) {
        const result = collected.results.find(({ task }) => task === id);
        if (!result)
            throw new Error(`${id} has no result`);
        const tip = await tipOf(workspace, result, collected.bundles);
        const merged = await worktree.merge(tip, `chore: Merge ${id}\n\nRefs #${issue}`);
        if (!merged.ok)
            return { kind: "conflict", task: id, files: merged.files };
    }
    return { kind: "whole", worktree, headSha: await worktree.head() };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/task/checkpoint-artifacts.js
var checkpoint_artifacts = __webpack_require__(22584);
// EXTERNAL MODULE: ./build/core/task/handed-task.js
var handed_task = __webpack_require__(97184);
// EXTERNAL MODULE: ./build/core/task/task-artifacts.js
var task_artifacts = __webpack_require__(39099);
// EXTERNAL MODULE: ./build/core/plan/task-digests.js
var task_digests = __webpack_require__(5019);
;// CONCATENATED MODULE: ./build/agents/review/collect.js






/** Why a task has no result: its job ended before it, of which it may have kept something. */
function missingResult(names, { issue, attempt, task }) {
    const kept = (0,checkpoint_artifacts/* checkpointArtifacts */.o)(names, issue).find((one) => one.task === task && one.attempt <= attempt);
    return kept === undefined
        ? "It has no result: its job did not come to its end."
        : `It is not finished: its job ended before it. What it had is kept as ${kept.name}; re-run the failed jobs, or /miyabi retry, and it goes on from there.`;
}
/**
 * Results and bundles of all tasks of the plan: the newest success of each, else its newest failure.
 * What was handed over for another plan (a run that was started again) is passed over.
 */
async function collect({ issue, attempt }, { plan, issueDigest }, { exchange, files }) {
    const names = await exchange.list((0,core_names/* taskPrefix */.sb)(issue));
    const artifacts = (0,task_artifacts/* taskArtifacts */.r)(names, issue).filter((one) => one.attempt <= attempt);
    const digests = (0,task_digests/* taskDigests */.h)(plan.tasks, issueDigest);
    const find = async (task) => {
        for (const artifact of (0,task_artifacts/* inOrderOfWorth */.N)(artifacts, task)) {
            const dir = await files.folder("task");
            await exchange.get(artifact.name, dir);
            const { digest, result } = await (0,handed_task/* readHandedTask */.O0)(artifact, (file) => files.read((0,external_node_path_.join)(dir, file)));
            if (digest === digests.get(task))
                return { result, dir, artifact: artifact.name };
        }
        return undefined;
    };
    const collected = { results: [], bundles: new Map(), failed: [] };
    for (const { id } of plan.tasks) {
        const found = await find(id);
        if (found)
            collected.results.push(found.result);
        if (found?.result.status === "success") {
            collected.bundles.set(id, (0,external_node_path_.join)(found.dir, `${id}.bundle`));
            continue;
        }
        collected.failed.push({
            task: id,
            error: found?.result.error ?? missingResult(names, { issue, attempt, task: id }),
            ...(found?.result.failure === undefined ? {} : { failure: found.result.failure }),
            ...(found?.result.patch === undefined ? {} : { patchIn: found.artifact }),
        });
    }
    return collected;
}

// EXTERNAL MODULE: ./build/core/review/review-files.js
var review_files = __webpack_require__(39529);
// EXTERNAL MODULE: ./build/core/digest.js
var digest = __webpack_require__(82552);
;// CONCATENATED MODULE: ./build/core/review/sarif-report.js

const LEVEL = {
    critical: "error",
    high: "error",
    error: "error",
    medium: "warning",
    warning: "warning",
    low: "note",
    info: "note",
};
/** GitHub sorts security alerts by this: a CVSS score. */
const SECURITY_SEVERITY = {
    critical: "9.5",
    high: "8.0",
    medium: "5.5",
    low: "2.0",
};
const ruleOf = ({ rule, part }) => rule ?? `miyabi/${part}`;
const uriOf = (path) => path.split("/").map(encodeURIComponent).join("/");
const printable = (text) => text.replace(/\p{Cc}+/gu, " ").trim() || "(no message)";
const isPlaced = (finding) => finding.file !== undefined;
/** The gravest finding of a rule says how grave the rule is. */
function rulesOf(findings) {
    const rules = new Map();
    for (const finding of findings) {
        const id = ruleOf(finding);
        if (rules.has(id))
            continue;
        const severity = finding.part === "security" ? SECURITY_SEVERITY[finding.severity] : undefined;
        rules.set(id, {
            id,
            ...(severity === undefined
                ? {}
                : { properties: { tags: ["security"], "security-severity": severity } }),
        });
    }
    return [...rules.values()];
}
/**
 * The findings as SARIF 2.1.0 (OASIS), as GitHub's code scanning takes them: what has a place is a result,
 * old debt of the base is `unchanged`, and what has no place or is unknown is a notification.
 * https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
function sarifOf(report) {
    const old = report.debt.filter(({ why }) => why === "base");
    const placed = [...report.issues, ...old].filter(isPlaced);
    const rules = rulesOf(placed);
    const known = new Set(old);
    const notes = [
        ...report.issues
            .filter((finding) => !isPlaced(finding))
            .map((finding) => ({ level: LEVEL[finding.severity], text: finding.message })),
        ...report.unknown.map(({ part, reason }) => ({
            level: "warning",
            text: `${part} is unknown: ${reason}`,
        })),
    ];
    return {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: { driver: { name: "Miyabi", rules } },
                invocations: [
                    {
                        executionSuccessful: true,
                        toolExecutionNotifications: notes.map(({ level, text }) => ({
                            level,
                            message: { text: printable(text) },
                        })),
                    },
                ],
                results: placed.map((finding) => {
                    const ruleId = ruleOf(finding);
                    return {
                        ruleId,
                        ruleIndex: rules.findIndex(({ id }) => id === ruleId),
                        level: LEVEL[finding.severity],
                        message: { text: printable(finding.message) },
                        baselineState: known.has(finding) ? "unchanged" : "new",
                        locations: [
                            {
                                physicalLocation: {
                                    artifactLocation: { uri: uriOf(finding.file) },
                                    region: { startLine: Math.max(1, finding.line ?? 1) },
                                },
                            },
                        ],
                        partialFingerprints: {
                            "miyabi/v1": (0,digest/* digestOf */.ol)([ruleId, finding.file, finding.message]),
                        },
                    };
                }),
                properties: { score: report.score, recommendation: report.recommendation },
            },
        ],
    };
}

;// CONCATENATED MODULE: ./build/agents/review/hand-over.js




/** Writes and uploads what the review came to. Nothing of it existed while tools ran (threat 22). */
async function handOver(review, { began, outcome, results, rework, workspace }, { exchange, files, context, clock }) {
    const out = await files.folder("review-out");
    const written = [];
    const write = async (name, value) => {
        const path = (0,external_node_path_.join)(out, name);
        await files.write(path, `${JSON.stringify(value, null, 2)}\n`);
        written.push(path);
    };
    const timing = {
        startedAt: began.at.toISOString(),
        seconds: (clock.monotonic() - began.monotonic) / 1000,
    };
    await write(review_files/* REVIEW_FILES */.x.outcome, { ...outcome, timing });
    await write(review_files/* REVIEW_FILES */.x.results, results);
    if (outcome.kind === "scored")
        await write(review_files/* REVIEW_FILES */.x.sarif, sarifOf(outcome.report));
    if (rework)
        await write(review_files/* REVIEW_FILES */.x.rework, rework);
    if (outcome.kind === "scored" && workspace) {
        const file = (0,external_node_path_.join)(out, review_files/* REVIEW_FILES */.x.bundle);
        const { baseSha: base, headSha: tip } = outcome.report;
        await workspace.bundle({ file, base, tip, name: (0,core_names/* branchOf */.W0)(review.issue) });
        written.push(file);
    }
    const { issue, attempt, round = 0 } = review;
    const name = (0,core_names/* reviewArtifact */.VX)({ issue, attempt, round, runAttempt: context.runAttempt });
    await exchange.put(name, out, written);
}

// EXTERNAL MODULE: ./build/core/budget/budget.js
var budget = __webpack_require__(26169);
// EXTERNAL MODULE: ./build/core/deploy/hotfix.js
var hotfix = __webpack_require__(83524);
// EXTERNAL MODULE: ./build/core/budget/day-spending.js
var day_spending = __webpack_require__(66169);
// EXTERNAL MODULE: ./build/core/review/changed-lines.js
var changed_lines = __webpack_require__(34901);
// EXTERNAL MODULE: ./build/core/diff.js
var core_diff = __webpack_require__(76055);
;// CONCATENATED MODULE: ./build/core/review/finding-order.js
const GRAVITY = ["critical", "high", "error", "medium", "warning", "low", "info"];
/** The gravest first, so that a cut list loses what matters least. */
const byGravity = (a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity);

// EXTERNAL MODULE: ./build/core/review/score.js + 1 modules
var review_score = __webpack_require__(46100);
// EXTERNAL MODULE: ./build/core/review/secrets-scan.js
var secrets_scan = __webpack_require__(65606);
// EXTERNAL MODULE: ./build/core/review/weakened-tests.js + 6 modules
var weakened_tests = __webpack_require__(69000);
// EXTERNAL MODULE: ./build/core/review/weakened/overrides.js
var overrides = __webpack_require__(57215);
;// CONCATENATED MODULE: ./build/agents/review/base-settings.js

/** The settings of tests and linters that the base has beside those that a change brings. */
async function baseSettings({ workspace, baseSha }, files) {
    if (!(0,overrides/* bringsSettings */.Vy)(files))
        return overrides/* NO_SETTINGS */.Ac;
    const paths = await workspace.filesAt(baseSha);
    const texts = new Map();
    for (const path of (0,overrides/* settingsBeside */.av)(files, paths))
        texts.set(path, (await workspace.fileAt(baseSha, path)) ?? "");
    return { paths, texts };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/core/review/dependencies/declared.js

const KINDS = [
    ["npm", /(^|\/)package\.json$/],
    ["requirements", /(^|\/)(?:requirements[^/]*|constraints[^/]*|requirements\/[^/]+)\.txt$/],
    ["pyproject", /(^|\/)pyproject\.toml$/],
    ["cargo", /(^|\/)Cargo\.toml$/],
    ["go", /(^|\/)go\.mod$/],
];
/** Undefined for what is no manifest. */
const manifestKind = (path) => KINDS.find(([, pattern]) => pattern.test(path))?.[0];
const Table = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const asTable = (value) => {
    const parsed = Table.safeParse(value);
    return parsed.success ? parsed.data : {};
};
/** The value at a path of keys; `*` stands for every key of a table. */
function tablesAt(value, [key, ...rest]) {
    if (key === undefined)
        return [value];
    const table = asTable(value);
    return (key === "*" ? Object.values(table) : [table[key]]).flatMap((one) => tablesAt(one, rest));
}
/** `"1.2"`, `{version = "1.2"}`, `{git = "https://..."}`. */
function versionOf(value) {
    if (typeof value === "string")
        return value;
    const { version, git, path, url } = asTable(value);
    const said = git ?? url ?? version ?? path;
    return typeof said === "string" ? said : "";
}
/** `requests[socks]>=2.0; python_version > "3"`, `pkg @ https://...` (PEP 508). */
function requirement(text) {
    const [, name, rest = ""] = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*([^;#]*)/.exec(text) ?? [];
    return name === undefined ? undefined : [name, rest.replace(/^@/, "").trim()];
}
const requirements = (lines) => lines.flatMap((line) => {
    const found = typeof line === "string" ? requirement(line) : undefined;
    return found ? [found] : [];
});
const fromTables = (value, paths) => paths
    .flatMap((path) => tablesAt(value, path.split(".")))
    .flatMap((table) => Object.entries(asTable(table)).map(([name, one]) => [name, versionOf(one)]));
const fromLists = (value, paths) => paths
    .flatMap((path) => tablesAt(value, path.split(".")))
    .flatMap((list) => (Array.isArray(list) ? requirements(list) : []));
/** `require a/b v1.2.3` and the lines of `require ( ... )`; what is only `// indirect` is no one's choice. */
function goModules(text) {
    return [
        ...text.matchAll(/^\s*(?:require\s+)?([\w.-]+\.[\w-]+\/[^\s]+)\s+(v[^\s]+)(.*)$/gm),
    ].flatMap(([, name = "", version = "", rest = ""]) => rest.includes("// indirect") ? [] : [[name, version]]);
}
/**
 * What a manifest asks for.
 * @param parseToml @throws where the text is none
 * @throws Error where it cannot be read
 */
function declaredIn(kind, text, parseToml) {
    switch (kind) {
        case "npm": {
            const value = JSON.parse(text);
            const tables = ["dependencies", "devDependencies", "optionalDependencies"];
            return new Map(fromTables(value, [...tables, "peerDependencies"]));
        }
        case "requirements": {
            const lines = text.split("\n").filter((line) => !/^\s*(?:#|-|$)/.test(line));
            return new Map(requirements(lines));
        }
        case "pyproject": {
            const value = parseToml(text);
            const poetry = fromTables(value, [
                "tool.poetry.dependencies",
                "tool.poetry.dev-dependencies",
                "tool.poetry.group.*.dependencies",
            ]);
            return new Map([
                ...poetry.filter(([name]) => name !== "python"),
                ...fromLists(value, [
                    "project.dependencies",
                    "project.optional-dependencies.*",
                    "dependency-groups.*",
                    "build-system.requires",
                ]),
            ]);
        }
        case "cargo": {
            const value = parseToml(text);
            const names = ["dependencies", "dev-dependencies", "build-dependencies"];
            const places = [...names, ...names.map((one) => `target.*.${one}`), "workspace.dependencies"];
            return new Map(fromTables(value, places));
        }
        case "go":
            return new Map(goModules(text));
    }
}

;// CONCATENATED MODULE: ./build/core/review/dependencies/well-known.js
const words = (text) => text.trim().split(/\s+/);
const NPM = words(`
  react react-dom preact vue svelte angular next nuxt express fastify koa axios lodash chalk commander
  moment dayjs date-fns uuid dotenv cors debug webpack rollup vite vitest esbuild typescript eslint
  prettier jest mocha chai sinon jquery mongoose mongodb redis ioredis sequelize prisma passport
  jsonwebtoken bcrypt bcryptjs nodemon electron cheerio puppeteer playwright socket.io graphql
  cross-env rimraf minimist yargs semver async request body-parser cookie-parser inquirer winston
  pino glob ws zod ajv yaml picomatch undici tsx sharp helmet multer tailwindcss postcss
`);
const PYPI = words(`
  requests numpy pandas scipy matplotlib flask django fastapi starlette uvicorn gunicorn sqlalchemy
  pydantic pytest coverage tox setuptools wheel pip virtualenv boto3 botocore urllib3 httpx aiohttp
  jinja2 markupsafe click typer rich pyyaml cryptography pillow beautifulsoup4 lxml selenium scrapy
  celery redis psycopg2 psycopg2-binary pymongo python-dateutil pytz six attrs tqdm torch torchvision
  tensorflow keras scikit-learn openai anthropic black ruff mypy flake8 isort docutils sphinx paramiko
  certifi idna charset-normalizer packaging colorama opencv-python alembic ujson orjson
`);
const CRATES = words(`
  serde serde_json serde_yaml serde_derive tokio rand regex clap anyhow thiserror log env_logger tracing
  reqwest hyper axum actix-web rocket warp tower futures async-trait bytes chrono time uuid libc syn
  quote proc-macro2 itertools once_cell lazy_static rayon crossbeam parking_lot num-traits base64 sha2
  toml diesel sqlx rustls openssl url http tempfile walkdir indexmap hashbrown smallvec bitflags
`);
const GO = words(`
  github.com/gin-gonic/gin github.com/gorilla/mux github.com/stretchr/testify github.com/spf13/cobra
  github.com/spf13/viper github.com/sirupsen/logrus github.com/google/uuid github.com/pkg/errors
  github.com/go-chi/chi github.com/labstack/echo github.com/gofiber/fiber github.com/jackc/pgx
  github.com/lib/pq github.com/go-sql-driver/mysql github.com/redis/go-redis github.com/golang/protobuf
  github.com/prometheus/client_golang github.com/rs/zerolog github.com/joho/godotenv
  github.com/golang-jwt/jwt github.com/boltdb/bolt github.com/hashicorp/vault go.uber.org/zap
  google.golang.org/grpc google.golang.org/protobuf golang.org/x/crypto golang.org/x/net
  golang.org/x/sync golang.org/x/text gopkg.in/yaml.v3 gorm.io/gorm k8s.io/client-go
`);
/** Names that are often imitated: a few dozen of the most used of each registry. */
const KNOWN = {
    npm: NPM,
    requirements: PYPI,
    pyproject: PYPI,
    cargo: CRATES,
    go: GO,
};
/** As registries compare: case and separators say nothing; nor does the major version of a Go module. */
const plain = (name) => name
    .toLowerCase()
    .replace(/\/v\d+$/, "")
    .replace(/[-_.]/g, "");
/** Changes of one character (inserted, dropped, replaced, swapped with its neighbour) up to `most`. */
function editDistance(a, b, most) {
    if (Math.abs(a.length - b.length) > most)
        return most + 1;
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost, swapped ? (beforeLast[j - 2] ?? most) + 1 : most + 1));
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length] ?? most + 1;
}
/** Short names are close to each other by chance. */
const SHORTEST = 5;
/**
 * The well-known package that a name could be taken for (threat 37, `reqeusts`): one character off, or
 * the same but for separators. Undefined for what is well known itself.
 */
function imitates(kind, name) {
    const known = KNOWN[kind];
    const wanted = plain(name);
    if (known.includes(name) || wanted.length < SHORTEST)
        return undefined;
    const separators = kind === "requirements" || kind === "pyproject" || kind === "cargo";
    // PyPI and crates.io take `a-b` and `a_b` for one name: only what they tell apart can imitate.
    const isSame = (one) => separators
        ? one.replace(/[-_.]+/g, "-") === name.toLowerCase().replace(/[-_.]+/g, "-")
        : one === name.toLowerCase().replace(/\/v\d+$/, "");
    if (known.some(isSame))
        return undefined;
    return known.find((one) => plain(one).length >= SHORTEST && editDistance(plain(one), wanted, 1) <= 1);
}

;// CONCATENATED MODULE: ./build/core/review/dependencies/findings.js


const RULE = {
    added: "miyabi/new-dependency",
    imitation: "miyabi/similar-name",
    source: "miyabi/dependency-source",
    lock: "miyabi/lock-file",
};
/** A part of this repository: no stranger's code comes in. */
const LOCAL = /^(?:workspace:|file:|link:|portal:|\.{0,2}\/)|^\.{1,2}$/;
/** From somewhere else than a registry: nobody keeps what was there yesterday. */
const ELSEWHERE = /^(?:git\b|git\+|ssh:|https?:|github:|gitlab:|bitbucket:)|^[\w.-]+\/[\w.-]+(?:#|$)/;
function lineOf({ added }, name) {
    const line = added.find(({ text }) => text.includes(name))?.line;
    return line === undefined ? {} : { line };
}
function ofDependency(kind, change, { name, version }) {
    const place = { file: change.path, ...lineOf(change, name) };
    const finding = (severity, rule, message) => ({ part: "security", severity, rule: RULE[rule], message, ...place });
    const named = version === "" ? name : `${name} ${version}`;
    const isNew = !change.before.has(name);
    const like = isNew ? imitates(kind, name) : undefined;
    return [
        ...(isNew ? [finding("info", "added", `New dependency: ${named}.`)] : []),
        ...(like === undefined
            ? []
            : [finding("medium", "imitation", `${name} is nearly called ${like}: is it the one meant?`)]),
        ...(ELSEWHERE.test(version)
            ? [
                finding("medium", "source", `${named} comes from no registry; what lies there can change.`),
            ]
            : []),
    ];
}
/** What a manifest asks for that it did not ask for before, or from another place. */
function ofManifest(kind, change) {
    return [...change.after].flatMap(([name, version]) => {
        const before = change.before.get(name);
        const isNews = before === undefined || (before !== version && ELSEWHERE.test(version));
        return isNews && !LOCAL.test(version) ? ofDependency(kind, change, { name, version }) : [];
    });
}
const LOCK = /(^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|go\.sum)$/;
/** Where locked packages come from: npm's and yarn's lock files name an address. */
const RESOLVED = /\bresolved"?:?\s+"(?:git\+)?[a-z+]+:\/\/(?:[^/@"]+@)?([^/"]+)\//;
const REGISTRIES = new Set(["registry.npmjs.org", "registry.yarnpkg.com"]);
/** A changed lock file, and each host that is new in it and no registry (threat 37). */
function ofLock({ path, added, removed, binary }, before = "") {
    const base = { part: "security", file: path };
    const size = binary ? "" : ` (+${added.length} −${removed.length} lines)`;
    const hosts = new Map();
    for (const { line, text } of added) {
        const host = RESOLVED.exec(text)?.[1];
        if (host === undefined || REGISTRIES.has(host) || hosts.has(host))
            continue;
        // A company's own registry is in the file already.
        if (!before.includes(`//${host}/`))
            hosts.set(host, line);
    }
    return [
        { ...base, severity: "info", rule: RULE.lock, message: `The lock file changes${size}.` },
        ...[...hosts].map(([host, line]) => ({
            ...base,
            severity: "medium",
            rule: RULE.source,
            message: `A locked package comes from ${host}, which is no registry that we know.`,
            line,
        })),
    ];
}
/**
 * What a change makes a repository depend on: new packages, names that look like others', sources that are
 * no registry, changed lock files. `info` costs nothing and is named.
 *
 * @param textsOf by path, of each file for which `namesDependencies` holds
 */
function dependencyFindings(files, textsOf, parseToml) {
    const read = (kind, text) => text === undefined ? new Map() : declaredIn(kind, text, parseToml);
    return files.flatMap((file) => {
        const texts = textsOf.get(file.path);
        if (LOCK.test(file.path))
            return ofLock(file, texts?.before);
        const kind = manifestKind(file.path);
        if (kind === undefined || texts?.after === undefined)
            return [];
        try {
            const change = { path: file.path, added: file.added, before: read(kind, texts.before) };
            return ofManifest(kind, { ...change, after: read(kind, texts.after) });
        }
        catch {
            const message = "The manifest cannot be read: what it asks for is not known.";
            const at = { part: "security", file: file.path, rule: RULE.added, message };
            return [{ ...at, severity: "medium" }];
        }
    });
}
/** A manifest or a lock file. */
const namesDependencies = (path) => LOCK.test(path) || manifestKind(path) !== undefined;

;// CONCATENATED MODULE: ./build/agents/review/dependency-changes.js

/** New dependencies and changed lock files, from both commits' manifests as they are in git. */
async function dependencyChanges({ workspace, baseSha, headSha, parsers }, files) {
    const texts = new Map();
    for (const { path } of files.filter((file) => namesDependencies(file.path)))
        texts.set(path, {
            before: await workspace.fileAt(baseSha, path),
            after: await workspace.fileAt(headSha, path),
        });
    return dependencyFindings(files, texts, parsers.parseToml);
}

;// CONCATENATED MODULE: ./build/agents/review/measure.js
const has = (part) => part.kind === "known" && part.findings.length > 0;
/**
 * Runs the repository's own tools. What only reads comes first and the tests last: they run generated
 * code, which could change what the tools after it see.
 *
 * @param base makes the tree before the change: asked for only where the change has findings that it
 *   may have had already (ADR 14)
 */
async function measure({ toolchain, tree }, { base, tell }) {
    let made;
    const ofBase = async (of) => of(await (made ??= base()));
    tell("audit");
    const audit = await toolchain.audit(tree);
    tell("documentation");
    const docs = await toolchain.docs(tree);
    if (has(audit) || has(docs))
        tell("the base");
    const before = {
        ...(has(audit) ? { audit: await ofBase((one) => one.toolchain.audit(one.tree)) } : {}),
        ...(has(docs) ? { docs: await ofBase((one) => one.toolchain.docs(one.tree)) } : {}),
    };
    tell("lint");
    const lint = await toolchain.lint(tree);
    tell("tests");
    const tests = await toolchain.tests(tree);
    return { audit, docs, lint, tests, base: before };
}

;// CONCATENATED MODULE: ./build/agents/review/judge.js









const MAX_FINDINGS = 300;
const MAX_DEBT = 300;
const existing = (files, without) => files.filter(({ status }) => status !== without).map(({ path }) => path);
/**
 * What is measured: nothing that a program has written. Which files those are, the base says: a change
 * does not choose what it is judged by. Secrets, dependencies and the model's view leave nothing out.
 */
async function written({ workspace, baseSha }, files) {
    const paths = files.map(({ path }) => path);
    const generated = new Set(await workspace.generatedAt(baseSha, paths));
    return files.filter(({ path }) => !generated.has(path));
}
/** The base in a worktree of its own, with the tools that it has: a change may bring others along. */
async function baseOf({ workspace, baseSha, toolchains }, files) {
    const short = baseSha.slice(0, 12);
    const { path } = await workspace.add({
        path: `.worktrees/base-${short}`,
        branch: `miyabi-base/${short}`,
        from: baseSha,
    });
    const equipped = {
        toolchain: await toolchains.detect(path),
        tree: { path, changedFiles: existing(files, "created") },
    };
    return equipped;
}
/** What the tools counted, as the report has it. */
function countsOf({ tests, docs }) {
    const known = tests.kind === "known";
    return {
        testsPassed: known ? (tests.passed ?? 0) : 0,
        testsFailed: known ? tests.failed : 0,
        ...(known && tests.coverage !== undefined ? { coverage: tests.coverage } : {}),
        ...(docs.kind === "known" && docs.publicItems > 0
            ? { documented: (100 * docs.documented) / docs.publicItems }
            : {}),
    };
}
/** Measures one assembled tree and scores it. Tools and model only; nothing is written. */
async function judge(subject) {
    const { workspace, worktree, baseSha, headSha, config, toolchains, tell = () => { } } = subject;
    const treeSha = await workspace.treeOf(headSha);
    const diff = await workspace.diff(baseSha, headSha);
    const files = (0,core_diff/* parseDiff */.F)(diff);
    const toolchain = await toolchains.detect(worktree.path);
    const sources = await written(subject, files);
    const tree = { path: worktree.path, changedFiles: existing(sources, "deleted") };
    const base = () => baseOf(subject, sources);
    const measured = await measure({ toolchain, tree }, { base, tell });
    const measurements = {
        ...measured,
        secrets: (0,secrets_scan/* secretsIn */.VY)(files),
        dependencies: await dependencyChanges(subject, files),
        weakened: (0,weakened_tests/* weakenedTests */.E)(sources, config.checks, await baseSettings(subject, sources)),
        review: [],
        change: (0,changed_lines/* changedLines */.M)(files),
        deleted: new Set(files.filter(({ status }) => status === "deleted").map(({ path }) => path)),
    };
    const { issues: found } = (0,review_score/* scoreOf */.uw)(measurements, config.review);
    const reviewed = await subject.review({ diff, files, found });
    const score = (0,review_score/* scoreOf */.uw)({ ...measurements, review: reviewed.findings, unknown: reviewed.unknown }, config.review);
    const { tests } = measured;
    const refused = subject.refused?.(worktree.path) ?? [];
    const report = {
        ...score,
        issues: [...score.issues].sort(byGravity).slice(0, MAX_FINDINGS),
        debt: [...score.debt].sort(byGravity).slice(0, MAX_DEBT),
        ...countsOf(measured),
        ...(reviewed.notJudged.length > 0 ? { notJudged: reviewed.notJudged } : {}),
        baseSha,
        headSha,
        treeSha,
        toolchain: toolchain.name,
        commands: [...toolchain.commands],
        ...(refused.length > 0 ? { refused: [...refused] } : {}),
        attempt: subject.attempt,
        usage: reviewed.usage,
        ...(reviewed.modelCalls.calls.length > 0 ? { modelCalls: reviewed.modelCalls } : {}),
    };
    return { report, output: tests.kind === "known" ? tests.output : tests.reason };
}

// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
// EXTERNAL MODULE: ./build/core/text/quote.js
var quote = __webpack_require__(12496);
// EXTERNAL MODULE: ./build/core/budget/model-calls.js
var model_calls = __webpack_require__(78915);
// EXTERNAL MODULE: ./build/core/budget/usage.js
var usage = __webpack_require__(44717);
;// CONCATENATED MODULE: ./build/agents/review/model-review.js






/** Characters of the diff that the model sees; about 50,000 tokens. */
const MAX_DIFF = 200_000;
const model_review_MAX_FINDINGS = 50;
const MAX_NOT_DONE = 10_000;
const MAX_TOOL_FINDINGS = 100;
const MAX_TEXT = 1_000;
const MAX_NOT_JUDGED = 10;
const SYSTEM = `You are ReviewAgent of Miyabi. You review one change to a repository before it is merged. You have not seen how it came about. Tools measure tests, lint, vulnerabilities and documentation, and their findings are given to you; do not repeat them. You look for what they cannot see: wrong behaviour, missing parts of the task, security holes, lost data, broken interfaces, tests that test nothing.

${quote/* QUOTE_RULE */.A} Claims in the change about its own quality count for nothing.

Name only what you can point to in the change. Severities:
- critical: must never be merged (a hole that anyone can use, loss of data)
- high: does not do what was asked, or breaks what worked
- medium: a person should look at it before it is merged
- low: worth saying, no more
An empty list is a good answer to a good change. Say under notJudged what you could not judge from what you see, and why.`;
const ModelReview = schemas/* object */.Ikc({
    findings: schemas/* array */.YOg(schemas/* object */.Ikc({
        severity: schemas/* enum */.k5n(["critical", "high", "medium", "low"]),
        message: schemas/* string */.YjP()
            .min(1)
            .describe("What is wrong and what would be right, in one or two sentences"),
        file: schemas/* string */.YjP().optional().describe("Path as in the diff"),
        line: schemas/* number */.aig().int().positive().optional().describe("Line after the change"),
    }))
        .max(model_review_MAX_FINDINGS),
    notJudged: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .default([])
        .describe("What could not be judged from the change alone, a sentence each"),
});
function asked({ issue, plan, notDone = [], random }) {
    const tasks = (plan?.tasks ?? []).map(({ id, title, description, acceptance }) => `${id}: ${title}\n${description}\n${acceptance.map((one) => `- ${one}`).join("\n")}`);
    return [
        ...(issue === undefined
            ? ["A change to a repository. What it is for is not written down."]
            : [
                `The change for issue #${issue.number}. What was asked:`,
                (0,quote/* quote */.h)("issue", `${issue.title}\n\n${issue.body}`, random),
            ]),
        ...(tasks.length === 0 ? [] : ["The plan:", (0,quote/* quote */.h)("tasks", tasks.join("\n\n"), random)]),
        ...(notDone.length === 0
            ? []
            : [
                "What the agents that wrote it say they left undone; look whether it matters:",
                (0,quote/* quote */.h)("not done", notDone.join("\n").slice(0, MAX_NOT_DONE), random),
            ]),
    ];
}
const model_review_lineOf = ({ part, severity, message, file, line }) => `${part} ${severity}: ${(0,inert_line/* plainLine */.h)(message, 300)}${file === undefined ? "" : ` (${(0,inert_line/* plainLine */.h)(file, 200)}${line === undefined ? "" : `:${line}`})`}`;
function promptOf(subject) {
    const { diff, found, random } = subject;
    const shown = [...found].sort(byGravity).slice(0, MAX_TOOL_FINDINGS);
    const cut = diff.length - MAX_DIFF;
    return [
        ...asked(subject),
        ...(shown.length === 0
            ? ["The tools found nothing in it."]
            : ["What the tools found:", (0,quote/* quote */.h)("tools", shown.map(model_review_lineOf).join("\n"), random)]),
        "The change as a unified diff:",
        (0,quote/* quote */.h)("diff", diff.slice(0, MAX_DIFF), random),
        ...(cut > 0 ? [`(${cut} characters of the diff are left out.)`] : []),
    ].join("\n\n");
}
/** Lines around an added one that a diff shows as well. */
const CONTEXT = 3;
/** Where a finding is, as far as the diff has such a place: the rest of it is dropped, not the finding. */
function placeIn(files, { file, line }) {
    const touched = files.find(({ path }) => path === file);
    if (touched === undefined)
        return {};
    const isShown = line !== undefined && touched.added.some((one) => Math.abs(one.line - line) <= CONTEXT);
    return { file: touched.path, ...(isShown ? { line } : {}) };
}
/** The model's view of the change: findings that can lower the verdict, and nothing else. */
async function reviewByModel(model, subject) {
    const answer = await model.ask({
        agent: "review",
        subject: String(subject.issue?.number ?? "change"),
        system: SYSTEM,
        prompt: promptOf(subject),
        schema: ModelReview,
        limits: subject.limits,
    });
    const { usage, modelCalls } = answer;
    if (answer.kind !== "answer") {
        const reason = `the model's review: ${answer.reason}`;
        const unknown = [{ part: "review", reason }];
        return { findings: [], unknown, notJudged: [], usage, modelCalls };
    }
    const { findings, notJudged } = answer.value;
    const cut = subject.diff.length - MAX_DIFF;
    const reason = `the model saw the first ${MAX_DIFF} characters of the change, ${cut} it did not`;
    return {
        findings: findings.map((finding) => ({
            part: "review",
            severity: finding.severity,
            message: finding.message.slice(0, MAX_TEXT),
            rule: "miyabi/model-review",
            ...placeIn(subject.files, finding),
        })),
        ...(cut > 0 ? { unknown: [{ part: "review", reason }] } : {}),
        notJudged: notJudged.slice(0, MAX_NOT_JUDGED).map((one) => one.slice(0, MAX_TEXT)),
        usage,
        modelCalls,
    };
}
/** No model was asked. */
const NOT_REVIEWED = {
    findings: [],
    notJudged: [],
    usage: usage/* NO_USAGE */.yJ,
    modelCalls: model_calls/* NO_MODEL_CALLS */.Kp,
};

;// CONCATENATED MODULE: ./build/agents/review/judge-session.js





/** Below this complexity the model's review is skipped (seed, "Low-Complexity Issues"), other than of a hotfix. */
const MODEL_REVIEW_FROM = 3;
/** Judges the change of a session: the tools, and the model where the issue is not of low complexity, or a hotfix. */
async function judgeSession({ session, plan, equipment, results, ...subject }, { random, parseToml, past, clock }) {
    const { model, toolchains, refused } = equipment;
    const today = await (0,day_spending/* spentToday */.qE)(past, clock.now());
    // A hotfix goes to production without staging: the model looks at it, however small it is.
    const isSimple = (session.analysis?.complexity ?? 10) < MODEL_REVIEW_FROM && !(0,hotfix/* hotfixOf */.s)(session);
    return judge({
        ...subject,
        toolchains,
        refused,
        parsers: { parseToml },
        review: async (seen) => isSimple
            ? NOT_REVIEWED
            : reviewByModel(model, {
                issue: session.issue,
                plan,
                notDone: results.flatMap(({ task, notDone }) => notDone === undefined ? [] : [`${task}: ${notDone}`]),
                limits: (0,budget/* moneyLimits */.vY)({ record: session, results, today }, subject.config.budget),
                ...seen,
                random,
            }),
    });
}

// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
;// CONCATENATED MODULE: ./build/agents/review/load-plan.js

/** @throws UserError invalid_input where the run holds no session with a plan */
async function loadPlan({ issue }, { sessions }) {
    const session = await sessions.load(issue);
    if (session?.plan)
        return { session, plan: session.plan };
    throw new errors/* UserError */.yo("invalid_input", `Issue #${issue} has no plan in this run. Run the coordinator and codegen actions before this one.`);
}

// EXTERNAL MODULE: ./build/core/newest-first.js
var newest_first = __webpack_require__(52161);
// EXTERNAL MODULE: ./build/core/review/rework-artifact.js
var rework_artifact = __webpack_require__(92570);
;// CONCATENATED MODULE: ./build/agents/review/previous-rework.js




/** What the review before this one ordered; undefined in the first attempt. */
async function previousRework({ issue, attempt }, { exchange, files }) {
    if (attempt === 1)
        return undefined;
    const [newest] = (0,newest_first/* newestFirst */.l)(await exchange.list((0,core_names/* reviewArtifactsOf */.dg)(issue, attempt - 1)));
    if (newest === undefined)
        throw new Error(`attempt ${attempt} has no review before it: nothing says what was done again`);
    const dir = await files.folder("previous");
    await exchange.get(newest, dir);
    return (await (0,rework_artifact/* readRework */.f)(newest, (file) => files.read((0,external_node_path_.join)(dir, file)))).rework;
}

;// CONCATENATED MODULE: ./build/core/review/annotations.js


/** GitHub keeps so many of each level from one step. */
const MOST = 10;
const MAX_MESSAGE = 500;
const annotations_LEVEL = {
    critical: "error",
    high: "error",
    error: "error",
    medium: "warning",
    warning: "warning",
};
/** The gravest findings that have a line, as many as GitHub shows. Their texts are of strangers. */
function annotationsOf(findings) {
    const all = [...findings].sort(byGravity).flatMap((finding) => {
        const { severity, message, file, line, rule, part } = finding;
        const level = annotations_LEVEL[severity];
        if (level === undefined || file === undefined || line === undefined)
            return [];
        const title = (0,inert_line/* plainLine */.h)(rule ?? part, 100);
        return [{ level, message: (0,inert_line/* plainLine */.h)(message, MAX_MESSAGE), title, file, line }];
    });
    return ["error", "warning"].flatMap((level) => all.filter((one) => one.level === level).slice(0, MOST));
}

// EXTERNAL MODULE: ./build/core/review/report-view.js
var report_view = __webpack_require__(96683);
// EXTERNAL MODULE: ./build/core/review/clash.js
var clash = __webpack_require__(6726);
;// CONCATENATED MODULE: ./build/agents/review/results.js




const OPEN = "**The sandbox was off: generated code ran with the rights of the runner.**";
const lanesOf = (rework) => JSON.stringify((rework?.schedule.waves ?? []).map((wave) => wave.map(({ lane }) => lane)));
/** Under which code a scored review ends. */
function reasonOf(report, verdict) {
    if (verdict.next === "publish")
        return report.recommendation === "APPROVE" ? "review_approved" : "review_needs_human";
    return verdict.escalation === "secret" || verdict.escalation === "vulnerability"
        ? "security_finding"
        : "review_rejected";
}
const WHERE = {
    publish: "It goes on to the pull request.",
    rebuild: "The tasks that it names are executed again.",
    escalate: "People must decide.",
};
/** How the action ends after a score. */
function scoredResult(issue, { report, verdict, rework, open, }) {
    return {
        outcome: verdict.next === "escalate" ? "blocked" : "done",
        reason: reasonOf(report, verdict),
        message: `Score ${report.score}/100, ${report.recommendation}: ${verdict.why}. ${WHERE[verdict.next]}`,
        outputs: { next: verdict.next, score: String(report.score), waves: lanesOf(rework) },
        summary: [...(open ? [OPEN] : []), (0,report_view/* renderReport */.B)(report, issue)].join("\n\n"),
        annotations: annotationsOf(report.issues),
    };
}
/** How it ends where there is no whole change to score. */
function incompleteResult(failed) {
    const lines = failed.map(({ task, error, patchIn }) => `- ${task}: ${(0,inert_line/* inertLine */.F)(error, 500)}${patchIn === undefined ? "" : `; what it had written is a patch in the artifact ${patchIn}`}`);
    const names = failed.map(({ task }) => task).join(", ");
    return {
        outcome: "blocked",
        reason: "review_incomplete",
        message: `There is no whole change to review: ${names}. People must decide.`,
        outputs: { next: "escalate", score: "", waves: "[]" },
        summary: [`### No whole change to review`, lines.join("\n")].join("\n\n"),
    };
}
/** How it ends where the change cannot be joined with what came to it since the review. */
function conflictResult(outcome) {
    const lines = outcome.files.map((file) => `- ${(0,inert_line/* inertLine */.F)(file)}`);
    return {
        outcome: "blocked",
        reason: "merge_conflict",
        message: `${(0,clash/* clashText */.L)(outcome)}. People must decide.`,
        outputs: { next: "escalate", score: "", waves: "[]" },
        summary: ["### The change cannot be joined with what came to it", ...lines].join("\n"),
    };
}

// EXTERNAL MODULE: ./build/core/review/review-artifacts.js + 1 modules
var review_artifacts = __webpack_require__(94925);
;// CONCATENATED MODULE: ./build/agents/review/earlier-review.js




/** One of this very base and branch is our own, of a run attempt before. */
const isOwn = ({ baseSha, others }, { onto, head }) => baseSha === onto && (head === undefined || others?.head === head);
/** The newest review of this run that was made of something else. Where there is none, nothing is known. */
async function earlierReview(again, { exchange, files }) {
    const found = { scored: undefined, results: [], attempt: 1, rounds: 0 };
    for (const name of (0,review_artifacts/* reviewsInOrder */.R)(await exchange.list((0,core_names/* reviewPrefix */.Lh)(again.issue)))) {
        const dir = await files.folder("earlier");
        await exchange.get(name, dir);
        const { attempt, round, outcome, results } = await (0,review_artifacts/* readReview */.t)(name, (file) => files.read((0,external_node_path_.join)(dir, file)));
        found.rounds = Math.max(found.rounds, round);
        if (outcome.kind === "scored" && isOwn(outcome.report, again))
            continue;
        Object.assign(found, { results, attempt });
        if (outcome.kind !== "scored")
            continue;
        const { report, next } = outcome;
        found.scored = { report, next, bundle: (0,external_node_path_.join)(dir, review_files/* REVIEW_FILES */.x.bundle) };
    }
    return found;
}
/** Takes the reviewed commits in, and checks that they are what the report names. */
async function takeIn(workspace, { bundle, report }) {
    const tip = await workspace.unbundle(bundle);
    if (tip !== report.headSha || (await workspace.treeOf(tip)) !== report.treeSha)
        throw new Error("the bundle of the review before is not what was reviewed");
}

// EXTERNAL MODULE: ./build/core/session/peoples-commits.js
var peoples_commits = __webpack_require__(96358);
;// CONCATENATED MODULE: ./build/agents/review/join-branch.js




const join_branch_short = (sha) => sha.slice(0, 12);
const join_branch_open = ({ workspace, issue }, from) => workspace.add({
    path: `.worktrees/issue-${issue}-review`,
    branch: (0,core_names/* branchOf */.W0)(issue),
    from,
});
/** Merges the base as it is now into what is checked out. */
async function ontoBase(worktree, { onto, issue }) {
    const message = `chore: Merge the base at ${join_branch_short(onto)}\n\nRefs #${issue}`;
    const merged = await worktree.merge(onto, message);
    return merged.ok ? undefined : merged.files;
}
/** False as well where the older commit is not in the clone at all. */
async function holds(workspace, newer, older) {
    const there = await workspace.commitOf(older).catch(() => undefined);
    return there !== undefined && workspace.isAncestor(older, newer);
}
/** False where the repository has no such commit any more. */
async function isFetched(workspace, head) {
    try {
        await workspace.fetch(head);
        return true;
    }
    catch (error) {
        if (error instanceof errors/* TransientError */.N_ || error instanceof errors/* UserError */.yo)
            throw error;
        return false;
    }
}
/** Commits of the branch that neither the base has nor Miyabi made. */
async function countOthers(parts, head) {
    const { workspace, session, onto, before } = parts;
    const ours = [];
    const known = new Set((0,peoples_commits/* ownHeads */.kc)(session));
    if (before?.report.others === undefined && before)
        known.add(before.report.headSha);
    for (const sha of known)
        if (await holds(workspace, head, sha))
            ours.push(sha);
    const found = await workspace.commits({ tip: head, without: [onto, ...ours] });
    // Merges with the base that an earlier review of such a branch made.
    const merges = session.reviews.flatMap(({ others, headSha }) => others === undefined || others.head === headSha ? [] : [headSha]);
    return found.filter((sha) => !merges.includes(sha)).length;
}
/**
 * The branch as people left it, with what Miyabi made and they have not seen yet, and with the base as
 * it is now (ADR 16). Their commits keep their ids; nothing of theirs is taken away.
 */
async function withBranch(parts, head) {
    const { workspace, session, before, onto, issue } = parts;
    const clash = (why, files = []) => ({
        kind: "conflict",
        files,
        ...(why === undefined ? {} : { why }),
        branchHead: head,
    });
    if (!(await isFetched(workspace, head)))
        return clash("gone");
    if ((await workspace.mergeBase(onto, head)) === undefined)
        return clash("unrelated");
    const old = before?.report.baseSha;
    if (old !== undefined && (await holds(workspace, head, old)))
        if (!(await holds(workspace, onto, old)))
            return clash("rewritten");
    const worktree = await join_branch_open(parts, head);
    if (before && (0,peoples_commits/* isUnpublished */.e_)(session, { next: before.next, head: before.report.headSha })) {
        await takeIn(workspace, before);
        const merged = await worktree.merge(before.report.headSha, `chore: Merge the tasks of #${issue}\n\nRefs #${issue}`);
        if (!merged.ok)
            return clash("branch", merged.files);
    }
    const conflict = await ontoBase(worktree, parts);
    if (conflict)
        return clash(undefined, conflict);
    const others = { head, commits: await countOthers(parts, head) };
    return { kind: "whole", worktree, headSha: await worktree.head(), others };
}
/** Brings together what is to be judged again. */
async function join(parts) {
    const { workspace, before, head } = parts;
    if (head !== undefined)
        return withBranch(parts, head);
    if (before === undefined)
        throw new Error("no review in this run could be made again");
    await takeIn(workspace, before);
    const worktree = await join_branch_open(parts, before.report.headSha);
    const conflict = await ontoBase(worktree, parts);
    const { others } = before.report;
    if (conflict)
        return {
            kind: "conflict",
            files: conflict,
            ...(others === undefined ? {} : { branchHead: others.head }),
        };
    const headSha = await worktree.head();
    return { kind: "whole", worktree, headSha, ...(others === undefined ? {} : { others }) };
}

;// CONCATENATED MODULE: ./build/agents/review/review-again.js









const conflictOf = ({ onto, head }, before, { kind, files, why, branchHead }) => ({
    kind,
    headSha: before?.report.headSha ?? head ?? onto,
    baseSha: before?.report.baseSha ?? onto,
    onto,
    files,
    ...(why === undefined ? {} : { why }),
    ...(branchHead === undefined ? {} : { branchHead }),
    next: "escalate",
});
/**
 * The default branch moved after a review (ADR 8), or people pushed to the issue's branch (ADR 16):
 * merges the commits, whose ids stay what they are, and judges the whole by the rules of the branch as
 * it is now.
 * @throws UserError no_sandbox, invalid_config, missing_secret
 */
async function reviewAgain(again, ports) {
    const { issue, onto } = again;
    const began = { at: ports.clock.now(), monotonic: ports.clock.monotonic() };
    const { session, plan } = await loadPlan({ issue }, ports);
    const { scored: before, results, attempt, rounds } = await earlierReview(again, ports);
    if (before === undefined && again.head === undefined)
        throw new Error("no review in this run could be made again");
    const review = { issue, attempt, round: rounds + 1 };
    const workspace = await ports.workspaces.clone(onto);
    const config = (0,config_text/* configFromText */.I)(await workspace.fileAt(onto, config_text/* CONFIG_PATH */.t), ports.parseYaml);
    const equipment = await ports.equip(config, workspace);
    (0,sandbox_rule/* refuseWithoutSandbox */.S)(config, equipment.sandbox);
    const joined = await join({ ...again, workspace, session, before });
    if (joined.kind === "conflict") {
        const outcome = conflictOf(again, before, joined);
        await handOver(review, { began, outcome, results }, ports);
        return conflictResult(outcome);
    }
    const { worktree, headSha, others } = joined;
    if ((await workspace.treeOf(headSha)) === (await workspace.treeOf(onto)))
        throw new Error("the base holds this change already: nothing is left of it");
    const judged = await judgeSession({
        session,
        plan,
        workspace,
        worktree,
        baseSha: onto,
        headSha,
        attempt,
        results,
        config,
        equipment,
    }, ports);
    const movedFrom = before?.report.baseSha;
    const report = {
        ...judged.report,
        ...(movedFrom === undefined || movedFrom === onto ? {} : { movedFrom }),
        ...(others === undefined ? {} : { others }),
    };
    const verdict = (0,review_verdict/* verdictAgain */.uj)(report, before?.report);
    const { next, escalation } = verdict;
    const outcome = {
        kind: "scored",
        report,
        next,
        ...(escalation === undefined ? {} : { escalation }),
    };
    await handOver(review, { began, outcome, results, workspace }, ports);
    const open = equipment.sandbox === "off";
    return scoredResult(issue, { report, verdict, rework: undefined, open });
}

// EXTERNAL MODULE: ./build/core/session/job-input.js
var job_input = __webpack_require__(8239);
;// CONCATENATED MODULE: ./build/agents/review/input.js


const INPUTS = [
    "issue",
    "attempt",
    "onto",
    "head",
    "github-token",
    "anthropic-api-key",
    "model-secrets",
];
/** @throws UserError invalid_input */
function parseInput(raw) {
    if (raw.head !== "" && raw.onto === "")
        throw new errors/* UserError */.yo("invalid_input", "head needs onto, the commit of the base, as well.");
    return {
        issue: (0,job_input/* parseIssueNumber */.id)(raw.issue),
        attempt: (0,job_input/* parseAttempt */.FG)(raw.attempt),
        ...(raw.onto === "" ? {} : { onto: (0,job_input/* parseCommit */.L5)("onto", raw.onto) }),
        ...(raw.head === "" ? {} : { head: (0,job_input/* parseCommit */.L5)("head", raw.head) }),
    };
}

;// CONCATENATED MODULE: ./build/agents/review/agent.js
// ReviewAgent (seed phase 6): assembles the tasks into one tree, runs the repository's tools, scores it.














/** Of one task. */
const MAX_WARNINGS = 5;
/** Ends without a score: people are told what has no result, and why. */
async function giveUp(input, { began, failed, results }, ports) {
    // A secret first: it must be revoked, whatever else is wrong.
    const kinds = failed.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
    const kind = kinds.includes("secret") ? "secret" : kinds[0];
    const warnings = results.flatMap(({ task, warnings: texts }) => texts.slice(0, MAX_WARNINGS).map((text) => ({ task, text })));
    await handOver(input, {
        began,
        outcome: {
            kind: "incomplete",
            failed: failed.map(({ task, error, patchIn }) => ({
                ...{ task, error },
                ...(patchIn === undefined ? {} : { patchIn }),
            })),
            ...(warnings.length > 0 ? { warnings } : {}),
            next: "escalate",
            escalation: kind ?? "fault",
        },
        results,
    }, ports);
    return incompleteResult(failed);
}
/** @throws UserError no_sandbox, invalid_config, missing_secret */
async function run(input, ports) {
    const { issue, onto, head } = input;
    if (onto !== undefined)
        return reviewAgain({ issue, onto, head }, ports);
    const began = { at: ports.clock.now(), monotonic: ports.clock.monotonic() };
    const { session, plan } = await loadPlan(input, ports);
    const before = await previousRework(input, ports);
    const collected = await collect(input, { plan, issueDigest: session.issue.digest }, ports);
    if (collected.failed.length > 0)
        return giveUp(input, { began, ...collected }, ports);
    const baseSha = ports.context.sha;
    const workspace = await ports.workspaces.clone(baseSha);
    const config = (0,config_text/* configFromText */.I)(await workspace.fileAt(baseSha, config_text/* CONFIG_PATH */.t), ports.parseYaml);
    const equipment = await ports.equip(config, workspace);
    (0,sandbox_rule/* refuseWithoutSandbox */.S)(config, equipment.sandbox);
    const assembled = await assemble(workspace, baseSha, { plan, issue: input.issue, collected });
    if (assembled.kind === "conflict") {
        const error = `It does not merge with the other tasks; conflicts in: ${assembled.files.join(", ")}`;
        const failed = [{ task: assembled.task, error, failure: "conflict" }];
        return giveUp(input, { began, failed, results: collected.results }, ports);
    }
    const { worktree, headSha } = assembled;
    const { report, output } = await judgeSession({
        session,
        plan,
        workspace,
        worktree,
        baseSha,
        headSha,
        attempt: input.attempt,
        results: collected.results,
        config,
        equipment,
    }, ports);
    const verdict = (0,review_verdict/* verdictOn */.Hc)(report, input.attempt);
    const { next, escalation } = verdict;
    const rework = next === "rebuild"
        ? (0,review_rework/* reworkOf */.GG)({
            plan,
            results: collected.results,
            report,
            output,
            engineCalls: before?.engineCalls ?? {},
            limits: (0,schedule/* scheduleLimits */.Y3)(config.schedule),
        })
        : undefined;
    await handOver(input, {
        began,
        outcome: {
            kind: "scored",
            report,
            next,
            ...(escalation === undefined ? {} : { escalation }),
        },
        results: collected.results,
        rework,
        workspace,
    }, ports);
    return scoredResult(input.issue, { report, verdict, rework, open: equipment.sandbox === "off" });
}

;// CONCATENATED MODULE: ./build/agents/review/pulled.js


const Payload = schemas/* looseObject */._H3({
    pull_request: schemas/* looseObject */._H3({ number: schemas/* number */.aig().int().positive() }),
});
/**
 * Refuses `pull_request_target`: its token writes and its secrets are the repository's, and here runs the code
 * of whoever opened the pull request.
 * @throws UserError invalid_event
 */
function pulledBy({ eventName, event, sha, }) {
    if (eventName !== "pull_request")
        throw new errors/* UserError */.yo("invalid_event", `Without an issue the review judges a pull request, on the event pull_request and no other, not on ${eventName}: call it as examples/review.yml does.`);
    const payload = Payload.safeParse(event);
    if (!payload.success)
        throw new errors/* UserError */.yo("invalid_event", "The event pull_request names no pull request.");
    return { number: payload.data.pull_request.number, merge: sha };
}

;// CONCATENATED MODULE: ./build/agents/review/review-pull.js









const NOT_ASKED = "anything: no key for the model was given (GitHub gives none to pull requests of forks)";
/** What the log says of today, and one question's share: a pull request has no session of its own. */
const limitsOf = ({ usdPerIssue, usdPerDay }, today) => [
    { name: "budget.usdPerIssue", usd: usdPerIssue, left: usdPerIssue },
    { name: "budget.usdPerDay", usd: usdPerDay, left: usdPerDay - today },
];
/**
 * Judges a pull request as a session's change is judged, by the rules of its base, and says it as the job's
 * own end: the check that GitHub makes of a job, its summary and annotations. So the job needs no right to
 * write, and a fork's pull request gets the same check (docs/adr/0031-a-review-as-a-check.md).
 *
 * @param asks whether there is a key for the model
 * @throws UserError no_sandbox, invalid_config
 */
async function reviewPull({ number, merge, asks }, ports) {
    const workspace = await ports.workspaces.clone(merge);
    const baseSha = await workspace.commitOf(`${merge}^1`);
    const config = (0,config_text/* configFromText */.I)(await workspace.fileAt(baseSha, config_text/* CONFIG_PATH */.t), ports.parseYaml);
    const equipment = await ports.equip(config, workspace);
    (0,sandbox_rule/* refuseWithoutSandbox */.S)(config, equipment.sandbox);
    const worktree = await workspace.add({
        path: ".worktrees/review",
        branch: "miyabi-review",
        from: merge,
    });
    const { random, parseToml } = ports;
    const { report } = await judge({
        ...{ workspace, worktree, baseSha, config },
        headSha: merge,
        attempt: 1,
        toolchains: equipment.toolchains,
        refused: equipment.refused,
        parsers: { parseToml },
        review: async (seen) => {
            if (!asks)
                return { ...NOT_REVIEWED, notJudged: [NOT_ASKED] };
            const limits = limitsOf(config.budget, await (0,day_spending/* spentToday */.qE)(ports.past, ports.clock.now()));
            return reviewByModel(equipment.model, { ...seen, limits, random });
        },
    });
    // Nobody executes anything again here: what more work may heal is for whoever opened it.
    const verdict = (0,review_verdict/* verdictOn */.Hc)(report, review_verdict/* MAX_ATTEMPTS */.m);
    const isRefused = verdict.next === "escalate" || report.score < config.review.approve;
    const open = equipment.sandbox === "off";
    return {
        outcome: isRefused ? "failed" : "done",
        reason: isRefused && verdict.next === "publish" ? "review_rejected" : reasonOf(report, verdict),
        message: `Score ${report.score}/100, ${report.recommendation}: ${verdict.why}. It passes from ${config.review.approve} on (review.approve of ${config_text/* CONFIG_PATH */.t}).`,
        outputs: { next: "", score: String(report.score), waves: "[]" },
        summary: [...(open ? [OPEN] : []), (0,report_view/* renderReport */.B)(report, number)].join("\n\n"),
        annotations: annotationsOf(report.issues),
    };
}

;// CONCATENATED MODULE: ./build/agents/review/main.js










/**
 * Joins the review agent to git, the repository's tools and the model; never to GitHub's API. Without an issue
 * it judges the pull request that the run belongs to.
 */
const main = () => (0,run_action/* runAction */.C)(INPUTS, async (raw, context) => {
    const connected = await (0,connect/* connectRun */.Y)(raw["github-token"], context);
    const { clock } = connected;
    const ports = {
        ...connected,
        random: nonce/* nonce */.K,
        parseToml: parseToml,
        equip: async (config, workspace) => {
            const commands = await (0,held_commands/* connectHeldCommands */.W)({ config, workspace, context });
            return {
                sandbox: commands.sandbox,
                refused: commands.refused,
                model: (0,model/* connectModel */.IK)((0,model/* modelKeys */._1)(raw), { config, clock, context }),
                toolchains: (0,detect_toolchains/* detectToolchains */.U)({ commands, config, tempDir: context.tempDir }),
            };
        },
    };
    return raw.issue === ""
        ? reviewPull({ ...pulledBy(context), asks: raw["anthropic-api-key"] !== "" }, ports)
        : run(parseInput(raw), ports);
});


/***/ }),

/***/ 83524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ hotfixOf)
/* harmony export */ });
/** Seed, "Emergency Hotfixes": P0-Critical goes to production at once, without staging. */
const hotfixOf = ({ analysis }) => analysis?.priority === "P0-Critical";


/***/ }),

/***/ 90047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ attemptsText)
/* harmony export */ });
/** What an attempt was judged with, beside what the tasks made. */
function addition({ movedFrom, others }) {
    if (others !== undefined)
        return " with commits of others";
    return movedFrom === undefined ? "" : " on the moved base";
}
/**
 * Each attempt's score, oldest first: `Attempt 1: 45, attempt 2: 72`. A retry counts from 1 again.
 * Undefined where there was only one review, whose score stands everywhere anyway.
 */
function attemptsText(reviews) {
    if (reviews.length < 2)
        return undefined;
    const parts = reviews.map((review, at) => {
        const before = reviews[at - 1];
        const again = before !== undefined && before.attempt > review.attempt ? "after a retry, " : "";
        return `${again}attempt ${review.attempt}${addition(review)}: ${review.score}`;
    });
    const text = parts.join(", ");
    return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
}


/***/ }),

/***/ 6726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ clashText),
/* harmony export */   c: () => (/* binding */ clashAdvice)
/* harmony export */ });
/** Why a change that was reviewed, or people's branch, cannot be joined with what came since. */
function clashText({ why, files, branchHead }) {
    const places = `${files.length} ${files.length === 1 ? "file" : "files"}`;
    switch (why) {
        case "branch":
            return `What people pushed to the branch conflicts with what Miyabi made, in ${places}`;
        case "rewritten":
            return "The branch stands on commits that are gone from the default branch; a merge would bring them back";
        case "unrelated":
            return "The branch has no history in common with the default branch";
        case "gone":
            return "The branch was rewritten before it could be reviewed: its commit is gone";
        case undefined:
            return branchHead === undefined
                ? `What came into the base since the review conflicts with the change, in ${places}`
                : `What came into the base conflicts with the branch, in ${places}`;
    }
}
/** What people can do about it. */
function clashAdvice({ why, branchHead }) {
    if (branchHead === undefined)
        return "Comment `/miyabi retry`: the change is made again on the base as it is now.";
    const then = "push, then comment `/miyabi retry`: the branch is reviewed as it stands.";
    switch (why) {
        case "branch":
            return `Put the branch right, with or without what Miyabi made (change.bundle in the review's artifact), ${then}`;
        case "rewritten":
        case "unrelated":
            return `Rebase the branch onto the default branch as it is now, ${then}`;
        case "gone":
            return "Comment `/miyabi retry`: the branch is reviewed as it is then.";
        case undefined:
            return `Merge the default branch into it and resolve the conflicts, ${then}`;
    }
}


/***/ }),

/***/ 33020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ othersText)
/* harmony export */ });
/** `2 commits of others on the branch`. */
const othersText = ({ commits }) => `${commits} ${commits === 1 ? "commit" : "commits"} of others on the branch`;


/***/ }),

/***/ 96683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderReport)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);
/* harmony import */ var _attempts_view_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90047);
/* harmony import */ var _others_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33020);
/* harmony import */ var _sandbox_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10669);
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46100);





const PARTS = ["tests", "lint", "security", "docs"];
const SHOWN_FINDINGS = 50;
const MAX_REFUSED = 1_000;
const MARK = { APPROVE: "✅", REVIEW: "🟡", REJECT: "❌" };
const place = (finding) => finding.file === undefined
    ? ""
    : ` (${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(finding.file)}${finding.line === undefined ? "" : `:${finding.line}`})`;
const item = (finding) => `- **${finding.severity}** ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(finding.message)}${place(finding)}${finding.rule === undefined ? "" : ` – ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(finding.rule)}`}`;
/** The seed's ✓ lines, each from a fact of the report and absent where there is none. */
function facts(report) {
    const unknown = new Set(report.unknown.map(({ part }) => part));
    const issues = report.issues.filter(({ severity }) => severity !== "info");
    const grave = issues.some(({ severity, part }) => part === "security" && (severity === "critical" || severity === "high"));
    const lines = [];
    if (issues.length === 0 && report.unknown.length === 0)
        lines.push("✓ All checks passed");
    if (!unknown.has("security"))
        lines.push(grave
            ? "✗ Critical or high security findings"
            : issues.some(({ part }) => part === "security")
                ? "✓ No critical or high security vulnerabilities"
                : "✓ No security vulnerabilities");
    if (report.coverage !== undefined)
        lines.push(`✓ ${round(report.coverage)}% test coverage`);
    if (report.testsPassed + report.testsFailed > 0)
        lines.push(`${report.testsFailed === 0 ? "✓" : "✗"} Tests: ${report.testsPassed} passed, ${report.testsFailed} failed`);
    return lines;
}
const round = (value) => String(Math.round(value * 10) / 10);
/** A section of the report; nothing where it has no item. */
function listed(title, items) {
    const hidden = items.length - SHOWN_FINDINGS;
    const more = hidden > 0 ? [`- and ${hidden} more in the report`] : [];
    return items.length === 0 ? "" : [title, ...items.slice(0, SHOWN_FINDINGS), ...more].join("\n");
}
/** Both bases, where the default branch moved between two reviews. */
const baseOf = ({ baseSha, movedFrom }) => movedFrom === undefined
    ? ""
    : ` on \`${baseSha.slice(0, 12)}\` (the base moved on from \`${movedFrom.slice(0, 12)}\`, the change was reviewed again)`;
/**
 * The quality report as people read it: the seed's comment (phase 6, step 4), then how each part's
 * points came about. Markdown; every text that tools or models wrote is escaped.
 *
 * @param reviews all of the session so far, this one with them: their scores are shown
 */
function renderReport(report, issue, reviews = []) {
    const attempts = (0,_attempts_view_js__WEBPACK_IMPORTED_MODULE_3__/* .attemptsText */ .M)(reviews);
    const refused = (0,_sandbox_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalText */ .Kw)(report.refused ?? []);
    const sections = [
        [
            `${MARK[report.recommendation]} Quality Report #${issue}`,
            `⭐ Score: ${round(report.score)}/100 – ${report.recommendation}`,
            ...(attempts === undefined ? [] : [`🔁 ${attempts}`]),
            ...facts(report),
        ].join("  \n"),
        [
            "| part | points |",
            "|---|---|",
            ...PARTS.map((part) => `| ${part} | ${round(report.breakdown[part])}/${_score_js__WEBPACK_IMPORTED_MODULE_1__/* .POSSIBLE */ .Is[part]} |`),
        ].join("\n"),
        report.explanation.map((line) => `- ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(line)}`).join("\n"),
        report.unknown.length === 0
            ? ""
            : [
                "**Unknown** (earns nothing, blocks auto-merge):",
                ...report.unknown.map(({ part, reason }) => `- ${part}: ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(reason)}`),
            ].join("\n"),
        listed("**Findings**", report.issues.map(item)),
        listed("**Old debt** (of the base, or outside of the changed lines; costs nothing)", report.debt.map(item)),
        listed("**Not judged by the model**", (report.notJudged ?? []).map((text) => `- ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(text)}`)),
        refused === undefined ? "" : `⚠️ ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(refused, MAX_REFUSED)}.`,
        report.others === undefined
            ? ""
            : `👥 ${(0,_others_js__WEBPACK_IMPORTED_MODULE_4__/* .othersText */ .n)(report.others)}, judged with the rest by the same rules.`,
        `Reviewed tree \`${report.treeSha.slice(0, 12)}\`${baseOf(report)}, toolchain ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(report.toolchain)}, attempt ${report.attempt}.`,
    ];
    return sections.filter((section) => section !== "").join("\n\n");
}


/***/ }),

/***/ 94925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ readReview),
  R: () => (/* binding */ reviewsInOrder)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/core/review/review-files.js
var review_files = __webpack_require__(39529);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/core/people/escalation.js
var escalation = __webpack_require__(3919);
// EXTERNAL MODULE: ./build/core/review/quality.js
var quality = __webpack_require__(73342);
;// CONCATENATED MODULE: ./build/core/review/review-outcome.js



const NEXT = ["publish", "rebuild", "escalate"];
/**
 * Why two histories cannot be joined: what people pushed to the branch does not merge with what Miyabi
 * made; their branch stands on commits that are gone from the default branch, which a merge would bring
 * back; it shares no history with it; it was rewritten meanwhile.
 */
const CLASHES = ["branch", "rewritten", "unrelated", "gone"];
/** When the review began and how long it took, by the job's own clock. */
const Timing = schemas/* object */.Ikc({ startedAt: iso/* datetime */.w$(), seconds: schemas/* number */.aig().nonnegative() });
/** `review.json` in the review's artifact: what became of one attempt. */
const ReviewOutcome = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz("scored"),
        report: quality/* QualityReport */.OU,
        next: schemas/* enum */.k5n(NEXT),
        /** Whose question it is, where next is escalate. */
        escalation: schemas/* enum */.k5n(escalation/* ESCALATION_KINDS */.g).optional(),
        timing: Timing.optional(),
    }),
    /** There is no whole change to score: tasks failed, were skipped, or do not fit together. */
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz("incomplete"),
        failed: schemas/* array */.YOg(schemas/* object */.Ikc({
            task: schemas/* string */.YjP(),
            error: schemas/* string */.YjP(),
            /** Artifact of the run that holds what the task had written, as `<task>.patch`. */
            patchIn: schemas/* string */.YjP().optional(),
        })),
        /** What people should know of tasks, failed or not. */
        warnings: schemas/* array */.YOg(schemas/* object */.Ikc({ task: schemas/* string */.YjP(), text: schemas/* string */.YjP() })).optional(),
        next: schemas/* literal */.euz("escalate"),
        escalation: schemas/* enum */.k5n(escalation/* ESCALATION_KINDS */.g).optional(),
        timing: Timing.optional(),
    }),
    /** What came into the base or onto the branch after the review cannot be joined with the change. */
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz("conflict"),
        /** The reviewed commit, and the base that it was reviewed on. */
        headSha: schemas/* string */.YjP(),
        baseSha: schemas/* string */.YjP(),
        /** The base as it is now. */
        onto: schemas/* string */.YjP(),
        files: schemas/* array */.YOg(schemas/* string */.YjP()),
        /** Absent: the base does not merge. */
        why: schemas/* enum */.k5n(CLASHES).optional(),
        /** Head of the issue's branch, where it holds commits of people. */
        branchHead: schemas/* string */.YjP().optional(),
        next: schemas/* literal */.euz("escalate"),
        timing: Timing.optional(),
    }),
]);

// EXTERNAL MODULE: ./build/core/task/task-result.js + 1 modules
var task_result = __webpack_require__(78161);
;// CONCATENATED MODULE: ./build/core/review/review-artifacts.js




/** `review-500-a2-m1-t3` → attempt 2, round 1, run attempt 3. */
function placeOf(name) {
    const [, attempt, round = 0, runAttempt] = /-a(\d+)(?:-m(\d+))?-t(\d+)$/.exec(name) ?? [];
    return {
        attempt: Number(attempt ?? 0),
        round: Number(round),
        runAttempt: Number(runAttempt ?? 0),
    };
}
/**
 * The review artifacts of one run as they came about, one for each attempt and round, of its newest
 * run attempt. A job that runs again makes those after it run again: its run attempt counts first.
 */
function reviewsInOrder(names) {
    const ordered = names
        .map((name) => ({ name, ...placeOf(name) }))
        .sort((a, b) => a.runAttempt - b.runAttempt || a.attempt - b.attempt || a.round - b.round);
    const newest = new Map(ordered.map((one) => [`${one.attempt}-${one.round}`, one]));
    return ordered
        .filter((one) => newest.get(`${one.attempt}-${one.round}`) === one)
        .map(({ name }) => name);
}
/**
 * What a review's artifact says; `read` gives the text of a file in it.
 * @throws Error where a file is missing or not what its schema says
 */
async function readReview(name, read) {
    const json = async (file) => {
        const text = await read(file);
        if (text === undefined)
            throw new Error(`the artifact ${name} has no ${file}`);
        return JSON.parse(text);
    };
    const { attempt, round } = placeOf(name);
    return {
        attempt,
        round,
        outcome: ReviewOutcome.parse(await json(review_files/* REVIEW_FILES */.x.outcome)),
        results: schemas/* array */.YOg(task_result/* TaskResult */.$).parse(await json(review_files/* REVIEW_FILES */.x.results)),
    };
}


/***/ }),

/***/ 96358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ isNews),
/* harmony export */   e_: () => (/* binding */ isUnpublished),
/* harmony export */   kc: () => (/* binding */ ownHeads)
/* harmony export */ });
/**
 * Whether the issue's branch holds commits that no review of this session has seen (ADR 16). What was
 * there before the session began is not meant.
 */
function isNews({ pull, reviews, leftover }, head) {
    if (head === undefined || head === leftover || head === pull?.headSha)
        return false;
    return !reviews.some((review) => review.headSha === head || review.others?.head === head);
}
/** Heads that Miyabi made alone: a later change may take their place on the branch. */
const ownHeads = ({ reviews }) => reviews.filter(({ others }) => others === undefined).map(({ headSha }) => headSha);
/**
 * Whether a reviewed change of ours is still to be brought together with a branch that does not hold
 * it. One that was on the branch and is gone from it was taken away by people; one that the review did
 * not let through is theirs to take up, or not.
 */
const isUnpublished = ({ pull, reviews }, { next, head }) => next === "publish" &&
    pull?.headSha !== head &&
    !reviews.some(({ headSha, others }) => headSha === head && others !== undefined);


/***/ })

};
