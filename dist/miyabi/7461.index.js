export const id = 7461;
export const ids = [7461];
export const modules = {

/***/ 92612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ githubRequiredChecks)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62807);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69530);


/** Pages of 100 check runs or statuses at one commit. */
const MOST_PAGES = 10;
/** GitHub lets skipped and neutral checks pass: https://docs.github.com/pull-requests/reference/status-checks */
const PASSING = new Set(["success", "skipped", "neutral"]);
/** -1 is GitHub's word for any App. */
const appOf = (id) => id === null || id === undefined || id < 0 ? undefined : id;
/** The worst of all that bear the name: as long as one of them fails or runs, GitHub does not merge. */
function stateOf({ name, app }, found) {
    const states = found
        .filter((one) => one.name === name && (app === undefined || one.app === app))
        .map(({ state }) => state);
    const order = ["failure", "pending", "success"];
    return order.find((state) => states.includes(state)) ?? "absent";
}
/**
 * Required checks by the branch's protection (`contents: read`) and by rulesets, their state by check runs
 * (`checks: read`) and commit statuses (`statuses: read`). What is required is asked for once.
 */
function githubRequiredChecks({ client, owner, repo, }) {
    const { rest } = client;
    const place = { owner, repo };
    const known = new Map();
    const ofProtection = async (branch) => {
        const { data } = await rest.repos.getBranch({ ...place, branch });
        const required = data.protection.required_status_checks;
        const checks = required?.checks ?? [];
        const named = checks.map(({ context, app_id }) => ({ name: context, app: appOf(app_id) }));
        const others = (required?.contexts ?? [])
            .filter((context) => !checks.some((check) => check.context === context))
            .map((name) => ({ name, app: undefined }));
        return [...named, ...others];
    };
    const ofRules = async (branch) => {
        try {
            const { data } = await rest.repos.getBranchRules({ ...place, branch, per_page: 100 });
            return data.flatMap((rule) => rule.type === "required_status_checks"
                ? (rule.parameters?.required_status_checks ?? []).map((check) => ({
                    name: check.context,
                    app: appOf(check.integration_id),
                }))
                : []);
        }
        catch (error) {
            // 403 where the plan has no rulesets (private repositories of free accounts).
            if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo && error.code === "missing_permission")
                return [];
            throw error;
        }
    };
    const demandedBy = async (branch) => {
        const asked = known.get(branch) ?? [
            ...(await ofProtection(branch)),
            ...(await ofRules(branch)),
        ];
        known.set(branch, asked);
        return asked;
    };
    const checkRuns = async (ref) => {
        const found = [];
        for (let page = 1, last = 1; page <= Math.min(last, MOST_PAGES); page += 1) {
            const { data, headers } = await rest.checks.listForRef({
                ...place,
                ref,
                per_page: 100,
                page,
            });
            last = (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .lastPage */ .s)(headers.link);
            for (const { name, status, conclusion, app } of data.check_runs) {
                const passes = PASSING.has(conclusion ?? "");
                const state = status !== "completed" ? "pending" : passes ? "success" : "failure";
                found.push({ name, app: app?.id, state });
            }
        }
        return found;
    };
    /** A status does not say which App it is of: it counts for any, and GitHub has the last word. */
    const statuses = async (ref, demanded) => {
        const found = [];
        for (let page = 1, last = 1; page <= Math.min(last, MOST_PAGES); page += 1) {
            const { data, headers } = await rest.repos.getCombinedStatusForRef({
                ...place,
                ref,
                per_page: 100,
                page,
            });
            last = (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .lastPage */ .s)(headers.link);
            for (const { context, state } of data.statuses)
                for (const { app } of demanded.filter(({ name }) => name === context))
                    found.push({
                        name: context,
                        app,
                        state: state === "success" || state === "pending" ? state : "failure",
                    });
        }
        return found;
    };
    return {
        async at({ sha, branch }) {
            const demanded = await demandedBy(branch);
            if (demanded.length === 0)
                return [];
            const found = [...(await checkRuns(sha)), ...(await statuses(sha, demanded))];
            const states = demanded.map((one) => ({ name: one.name, state: stateOf(one, found) }));
            return [...new Map(states.map((one) => [one.name, one])).values()];
        },
    };
}


/***/ }),

/***/ 74420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/adapters/github/required-checks.js
var required_checks = __webpack_require__(92612);
// EXTERNAL MODULE: ./build/shell/connect.js + 43 modules
var connect = __webpack_require__(1233);
// EXTERNAL MODULE: ./build/shell/run-action.js + 4 modules
var run_action = __webpack_require__(90378);
// EXTERNAL MODULE: ./build/core/errors.js
var errors = __webpack_require__(62807);
// EXTERNAL MODULE: ./build/core/session/fold.js
var fold = __webpack_require__(78454);
// EXTERNAL MODULE: ./build/core/session/session-edit.js
var session_edit = __webpack_require__(99698);
// EXTERNAL MODULE: ./build/core/session/transitions.js
var transitions = __webpack_require__(79581);
// EXTERNAL MODULE: ./build/core/people/escalation-record.js
var escalation_record = __webpack_require__(513);
// EXTERNAL MODULE: ./build/core/people/escalation-view.js + 1 modules
var escalation_view = __webpack_require__(95296);
// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/core/notices/read-notices.js
var read_notices = __webpack_require__(79878);
;// CONCATENATED MODULE: ./build/agents/pr/refuse.js






/** Asks people: escalation in the record and as a comment, state blocked. Repeating it changes nothing. */
async function refuse(record, escalation, { issues, repository, clock, context }) {
    const { number } = record.issue;
    const blocked = (0,transitions/* move */.Cy)((0,escalation_record/* addEscalation */.N)(record, escalation), {
        to: "blocked",
        by: "pr",
        runId: context.runId,
        at: clock.now(),
        reason: escalation.reason,
    });
    const key = (0,escalation_view/* escalationKey */.Jd)(escalation);
    const id = await issues.upsertComment({
        issue: number,
        key,
        body: (0,escalation_view/* renderEscalation */.ek)(escalation, {
            repository: context.repository,
            branch: (0,names/* branchOf */.W0)(number),
            serverUrl: context.serverUrl,
            pull: record.pull?.number,
            change: blocked.change,
            notices: await (0,read_notices/* readNotices */.Q)(() => repository.config()),
        }),
        knownId: record.comments[key],
    });
    await issues.relabel(number, { add: [`state:${blocked.state}`] });
    return (0,session_edit/* rememberComment */.f0)(blocked, key, id);
}

;// CONCATENATED MODULE: ./build/agents/pr/ending.js



const finish = (outcome, reason, message, pull) => ({
    outcome,
    reason,
    message,
    outputs: {
        next: "finish",
        ...(pull === undefined ? {} : { "pull-number": String(pull.number) }),
    },
});
/** Ends with a question to people. */
async function object(record, { reason, escalation }, ports) {
    const blocked = await refuse(record, escalation, ports);
    const message = `${escalation.reason} ${escalation.context.recommendation}`;
    return {
        record: blocked,
        result: finish("blocked", reason, message, record.pull),
        phase: "failure",
    };
}
const questionOf = (objection, issue, at) => (0,escalation_view/* buildEscalation */.K9)({
    kind: objection.kind,
    severity: objection.severity,
    issue,
    reason: objection.text,
    failingChecks: objection.checks,
    recommendation: objection.recommendation,
    subject: objection.subject,
    retry: objection.retry,
    at,
});
/** The first objection that nobody has waved through. */
function standing(record, objections, at) {
    return objections
        .map((objection) => ({
        reason: objection.reason,
        approvable: objection.approvable,
        escalation: questionOf(objection, record.issue.number, at),
    }))
        .find(({ approvable, escalation }) => !approvable || !(0,escalation_record/* approvedAnyway */.D)(record, escalation.digest));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/core/review/review-artifacts.js + 1 modules
var review_artifacts = __webpack_require__(94925);
// EXTERNAL MODULE: ./build/core/review/review-files.js
var review_files = __webpack_require__(39529);
;// CONCATENATED MODULE: ./build/agents/pr/find-review.js




async function fetchReview(name, from, { exchange, files }) {
    const dir = await files.folder("review");
    await exchange.get(name, dir, from);
    const review = await (0,review_artifacts/* readReview */.t)(name, (file) => files.read((0,external_node_path_.join)(dir, file)));
    return { ...review, name, dir, bundle: (0,external_node_path_.join)(dir, review_files/* REVIEW_FILES */.x.bundle), from };
}
/**
 * The reviews of this run, else of the newest run of the session that has any: an approval starts a
 * new run, and what it approved lies in the one before. Oldest first.
 */
async function findReviews(record, shelf) {
    const prefix = (0,names/* reviewPrefix */.Lh)(record.issue.number);
    const earlier = [...new Set(record.runs)]
        .filter((runId) => runId !== shelf.context.runId)
        .reverse()
        .map((runId) => ({ runId }));
    for (const from of [undefined, ...earlier]) {
        const names = (0,review_artifacts/* reviewsInOrder */.R)(await shelf.exchange.list(prefix, from));
        if (names.length === 0)
            continue;
        const found = [];
        for (const name of names)
            found.push(await fetchReview(name, from, shelf));
        return found;
    }
    return [];
}
/**
 * Puts a review of an earlier run into this one as well: the job that reviews again may read no other
 * run (it has no `actions: read`).
 */
async function handOn({ attempt, round, dir, from, outcome: { kind } }, issue, { exchange, context }) {
    if (from === undefined)
        return;
    const { outcome, results, bundle } = review_files/* REVIEW_FILES */.x;
    await exchange.put((0,names/* reviewArtifact */.VX)({ issue, attempt, round, runAttempt: context.runAttempt }), dir, [outcome, results, ...(kind === "scored" ? [bundle] : [])].map((file) => (0,external_node_path_.join)(dir, file)));
}

// EXTERNAL MODULE: ./build/core/review/review-escalation.js
var review_escalation = __webpack_require__(33005);
// EXTERNAL MODULE: ./build/core/session/peoples-commits.js
var peoples_commits = __webpack_require__(96358);
// EXTERNAL MODULE: ./build/core/pull/bundle-policy.js
var bundle_policy = __webpack_require__(73833);
;// CONCATENATED MODULE: ./build/core/pull/closing-keywords.js
/** GitHub closes an issue when a commit with such words reaches the default branch. */
const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b(?::\s{0,20}|\s{1,20})(?:[\w.-]{1,100}\/[\w.-]{1,100})?(?:#|gh-|https?:\/\/\S{1,200}\/(?:issues|pull)\/)\d{1,10}/gi;
/**
 * Closing words in commit messages, as they stand. None of our commits has any: only the pull request
 * says `Closes #500` (threat 44).
 */
const closingKeywords = (messages) => messages.flatMap((message) => message.match(CLOSING) ?? []);

// EXTERNAL MODULE: ./build/core/config-text.js + 8 modules
var config_text = __webpack_require__(84661);
// EXTERNAL MODULE: ./build/core/diff.js
var diff = __webpack_require__(76055);
// EXTERNAL MODULE: ./build/core/review/secrets-scan.js
var secrets_scan = __webpack_require__(65606);
;// CONCATENATED MODULE: ./build/agents/pr/check-bundle.js






const RETRY = "Comment `/miyabi retry`: the change is assembled and reviewed again.";
const describe = ({ path, message }) => path === "" ? message : `${path} ${message}`;
/** The bundle's tip; undefined where git finds it damaged or without its base. */
async function unbundle(workspace, file) {
    try {
        return await workspace.unbundle(file);
    }
    catch (error) {
        if (error instanceof errors/* TransientError */.N_ || error instanceof errors/* UserError */.yo)
            throw error;
        return undefined;
    }
}
const identity = (report, tip) => ({
    reason: "tree_mismatch",
    kind: "conflict",
    severity: "high",
    text: "The handed-over commits are not the tree that was reviewed.",
    checks: [`reviewed commit ${report.headSha}, handed over ${tip ?? "none that verifies"}`],
    recommendation: RETRY,
    subject: { tree: report.treeSha, tip },
    approvable: false,
});
/** Commits that were reviewed as the base are gone from it: a merge would bring them back. */
const rewritten = (report, { base, head }) => ({
    reason: "base_moved",
    kind: "conflict",
    severity: "high",
    text: `${base} was rewritten since the review: it does not hold the commit any more that the change stands on.`,
    checks: [`reviewed on ${report.baseSha}, ${base} is at ${head}`],
    recommendation: "Comment `/miyabi retry`: the change is made again on the branch as it is now.",
    subject: { tree: report.treeSha, rewritten: head },
    approvable: false,
});
/** What the commits themselves hold against policy; pure reads, nothing of them is checked out. */
async function contents(workspace, report, config) {
    const { baseSha, headSha, treeSha } = report;
    const violations = (0,bundle_policy/* violationsOf */.S)(await workspace.entriesChanged(baseSha, headSha), config.protectedPaths);
    const shapes = violations.filter(({ rule }) => rule !== "protected");
    const touched = violations.filter(({ rule }) => rule === "protected");
    const closing = closingKeywords(await workspace.messages(baseSha, headSha));
    const secrets = (0,secrets_scan/* secretsIn */.VY)((0,diff/* parseDiff */.F)(await workspace.diff(baseSha, headSha)));
    const forbidden = [
        ...shapes.map(describe),
        ...closing.map((words) => `a commit message says "${words}"`),
    ];
    const objections = [];
    if (forbidden.length > 0)
        objections.push({
            reason: "policy_refused",
            kind: "fault",
            severity: "high",
            text: "The change holds what Miyabi never publishes.",
            checks: forbidden,
            recommendation: `This cannot be approved. ${RETRY}`,
            subject: { tree: treeSha, forbidden },
            approvable: false,
        });
    if (secrets.length > 0)
        objections.push({
            reason: "policy_refused",
            kind: "secret",
            severity: "critical",
            text: "The change contains what looks like a secret.",
            checks: secrets.map(({ file, line, message }) => `${file ?? "?"}:${line ?? 0} ${message}`),
            recommendation: "Revoke it if it is real; approve only where it is certainly none.",
            subject: { tree: treeSha, kind: "secret" },
            approvable: true,
        });
    if (touched.length > 0)
        objections.push({
            reason: "policy_refused",
            kind: "protected_path",
            severity: "high",
            text: "The change touches protected paths.",
            checks: touched.map(({ path }) => path),
            recommendation: "Read these files in the change; approve it if they are meant to change.",
            subject: { tree: treeSha, protected: touched.map(({ path }) => path) },
            approvable: true,
        });
    return objections;
}
/** Whether a commit is in the history of another; false as well where it is not in the clone at all. */
async function stillHolds(workspace, { older, newer }) {
    try {
        return await workspace.isAncestor(older, newer);
    }
    catch (error) {
        if (error instanceof errors/* TransientError */.N_ || error instanceof errors/* UserError */.yo)
            throw error;
        return false;
    }
}
/** A fresh clone of the default branch as it is now, and what its configuration says. */
async function standOn({ workspaces, repository, parseYaml }) {
    const base = await repository.defaultBranch();
    const workspace = await workspaces.clone(base);
    const head = await workspace.commitOf("HEAD");
    const config = (0,config_text/* configFromText */.I)(await workspace.fileAt(head, config_text/* CONFIG_PATH */.t), parseYaml);
    return { workspace, base, head, config };
}
/**
 * Checks the reviewed bundle against the default branch, by the configuration of that branch (threats
 * 14, 15, 25, 32, 46). Runs nothing of it. Where the branch has moved, what the bundle holds is for the
 * review that follows.
 */
async function checkBundle(report, { bundle }, ground) {
    const { workspace, head, config } = ground;
    if (head !== report.baseSha) {
        const grown = await stillHolds(workspace, { older: report.baseSha, newer: head });
        return { ...ground, kind: "moved", objections: grown ? [] : [rewritten(report, ground)] };
    }
    const checked = (...objections) => ({
        ...ground,
        kind: "checked",
        objections,
    });
    const tip = await unbundle(workspace, bundle);
    if (tip !== report.headSha)
        return checked(identity(report, tip));
    if ((await workspace.treeOf(tip)) !== report.treeSha)
        return checked(identity(report, tip));
    if (!(await workspace.isAncestor(report.baseSha, tip)))
        return checked(identity(report, tip));
    return checked(...(await contents(workspace, report, config)));
}

;// CONCATENATED MODULE: ./build/agents/pr/decide.js
/** Seed phases 6 and 8, with the choices of design: domain ("score >= 80 approves, ..."). */
function decidePublication({ next, report, thresholds, overridden }) {
    const { score, recommendation, unknown } = report;
    if (overridden)
        return { kind: "merge", why: `approved by people with ${score}/100` };
    if (next !== "publish" || recommendation === "REJECT" || score < thresholds.human)
        return { kind: "refuse", why: `the review rejects it with ${score}/100` };
    if (recommendation === "REVIEW" || score < thresholds.approve)
        return { kind: "open", draft: true, why: `${score}/100 asks for a human review` };
    if (unknown.length > 0)
        return {
            kind: "open",
            draft: false,
            why: `${unknown.map(({ part }) => part).join(", ")} could not be measured`,
        };
    return score >= thresholds.autoMerge
        ? { kind: "merge", why: `${score}/100` }
        : {
            kind: "open",
            draft: false,
            why: `${score}/100 is below the ${thresholds.autoMerge} of auto-merge`,
        };
}

// EXTERNAL MODULE: ./build/core/issue/labels.js
var issue_labels = __webpack_require__(21283);
;// CONCATENATED MODULE: ./build/agents/pr/halt.js





/** Key of the comment that says why nothing goes on. */
const STOPPED = "stopped";
/** Why nothing may be pushed or merged any more: the kill switch, or people who closed the issue. */
async function held(issue, { issues }) {
    const { state, labels } = await issues.read(issue);
    if (labels.some((label) => (0,issue_labels/* sameLabel */.bK)(label, names/* STOP_LABEL */.aQ)))
        return `the label ${names/* STOP_LABEL */.aQ} holds the issue`;
    return state === "open" ? undefined : "the issue was closed";
}
/** Ends with a paused session where the issue is held. */
async function halt(record, ports) {
    const why = await held(record.issue.number, ports);
    return why === undefined ? undefined : pause(record, why, ports);
}
/** Ends with a paused session, and says on the issue why. */
async function pause(record, why, { issues, clock, context }) {
    const paused = (0,transitions/* move */.Cy)(record, {
        to: "paused",
        by: "pr",
        runId: context.runId,
        at: clock.now(),
        reason: why,
    });
    const message = `Nothing was published: ${why}. Undo that, then comment \`/miyabi retry\`.`;
    const id = await issues.upsertComment({
        issue: record.issue.number,
        key: STOPPED,
        body: `⏸ ${message}`,
        knownId: record.comments[STOPPED],
    });
    await issues.relabel(record.issue.number, { add: [`state:${paused.state}`] });
    return {
        record: (0,session_edit/* rememberComment */.f0)(paused, STOPPED, id),
        result: finish("blocked", "stopped", message, record.pull),
        phase: "waiting",
    };
}

;// CONCATENATED MODULE: ./build/agents/pr/moved.js




const moved_short = (sha) => sha.slice(0, 12);
/**
 * The default branch moved after the review (ADR 8). What would be merged is not what was reviewed: it
 * is reviewed again on the branch as it is now, once in a run; after that people are asked, and their
 * retry does the same again.
 */
async function onMovedBase(record, { review, report, base, head, whenMoved }, ports) {
    const from = `${moved_short(report.baseSha)} to ${moved_short(head)}`;
    if (whenMoved === "review") {
        await handOn(review, record.issue.number, ports);
        const message = `${base} moved from ${from} after the review: the change is reviewed again on it.`;
        return {
            record: (0,session_edit/* addNote */.gp)(record, message),
            result: {
                outcome: "done",
                reason: "base_moved",
                message,
                outputs: { next: "review", "base-sha": head },
            },
            phase: "waiting",
        };
    }
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind: "conflict",
        severity: "medium",
        issue: record.issue.number,
        reason: `${base} has moved since the review: what would be merged is not what was reviewed.`,
        failingChecks: [`reviewed on ${report.baseSha}, ${base} is at ${head}`],
        recommendation: "Comment `/miyabi retry` when it is quieter: the change is merged with it and reviewed again.",
        subject: { tree: report.treeSha, base: head },
        retry: "publish",
        at: ports.clock.now(),
    });
    return object(record, { reason: "base_moved", escalation }, ports);
}

// EXTERNAL MODULE: ./build/core/people/approval.js
var approval = __webpack_require__(64969);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
;// CONCATENATED MODULE: ./build/core/pull/reviewers.js

/** GitHub takes no more for one pull request. */
const MOST_REVIEWERS = 15;
const same = (one, other) => one.toLowerCase() === other.toLowerCase();
/** Whom of the code owners GitHub can be told to ask, who was not asked before. */
function reviewersOf({ owners, author, organisation, asked }) {
    const names = owners.filter((owner) => owner.startsWith("@")).map((owner) => owner.slice(1));
    const foreign = names.filter((name) => name.includes("/") && !same(name.split("/")[0] ?? "", organisation));
    const wanted = names.filter((name) => !foreign.includes(name) &&
        !same(name, author) &&
        !/\[bot\]$/i.test(name) &&
        !asked.some((one) => same(one, name)));
    const room = Math.max(0, MOST_REVIEWERS - asked.length);
    const taken = wanted.slice(0, room);
    const mails = owners.length - names.length;
    return {
        users: taken.filter((name) => !name.includes("/")),
        teams: taken.filter((name) => name.includes("/")),
        notes: [
            ...(mails > 0
                ? [`${mails} of the code owners named by e-mail address cannot be asked.`]
                : []),
            ...foreign.map((name) => `The team ${name} belongs to another organisation: not asked.`),
            ...(wanted.length > room
                ? [`Not asked, GitHub takes ${MOST_REVIEWERS} at most: ${wanted.slice(room).join(", ")}.`]
                : []),
        ],
    };
}
/**
 * The comment about the pull request, with who was asked for a review: their logins and teams, which can
 * hold no Markdown (code-owners.ts). They are not mentioned: GitHub itself tells them.
 */
function pullComment(number, { asked, notes }) {
    const names = asked.map((name) => `\`${name}\``).join(", ");
    return [
        `🎉 Pull Request created: #${number}`,
        ...(asked.length > 0 ? [`👀 Asked for a review, as CODEOWNERS says: ${names}`] : []),
        ...notes.map((note) => `⚠️ ${(0,inert_line/* inertLine */.F)(note)}`),
    ].join("\n\n");
}

// EXTERNAL MODULE: ./build/core/pull/pull-text.js
var pull_text = __webpack_require__(53121);
// EXTERNAL MODULE: ./build/core/review/report-view.js
var report_view = __webpack_require__(96683);
;// CONCATENATED MODULE: ./build/core/pull/code-owners.js
/** Where GitHub looks, in its order; the first file that is there counts. */
const CODEOWNERS_PATHS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
/** GitHub reads no larger file. */
const MOST_BYTES = 3 * 1024 * 1024;
const OWNER = /^(?:@[\w-]+(?:\[bot\])?|@[\w-]+\/[\w.-]+|[^@\s]+@[^@\s]+\.[^@\s]+)$/;
/** A word ends at a space that has no backslash before it. */
const words = (line) => line.match(/(?:\\.|[^\s\\])+/g) ?? [];
/** GitHub knows neither `!` nor `[ ]`, and no escaped `#`. */
const isPattern = (pattern) => !/^!|^\\#|[[\]]/.test(pattern);
/** Only `*` and `?` are wildcards here: what else a glob library would read into it is made plain. */
const plain = (pattern) => pattern.replace(/\\(.)/g, "$1").replace(/[\\{}()+@!|^$]/g, "\\$&");
/**
 * A pattern as globs of whole paths: one without a slash before its end counts at any depth, one that names
 * a folder owns all below it, but `folder/*` only what lies directly in it.
 */
function globsOf(pattern) {
    const anchored = pattern.replace(/\/$/, "").includes("/");
    const path = plain(pattern.replace(/^\//, ""));
    const glob = anchored ? path : `**/${path}`;
    if (glob.endsWith("/"))
        return [`${glob}**/*`];
    if (/(^|\/)\*\*?$/.test(glob))
        return [glob];
    return [glob, `${glob}/**/*`];
}
/**
 * The rules of a CODEOWNERS file in their order. As GitHub does, a line with an error is left out: a
 * pattern that it does not know, or anything that is no owner.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
function parseCodeOwners(text) {
    if (text.length > MOST_BYTES)
        return [];
    return text.split(/\r?\n/).flatMap((line) => {
        const [pattern, ...rest] = words(line.trim());
        if (pattern === undefined || pattern.startsWith("#"))
            return [];
        const comment = rest.findIndex((word) => word.startsWith("#"));
        const owners = comment < 0 ? rest : rest.slice(0, comment);
        if (!isPattern(pattern) || !owners.every((owner) => OWNER.test(owner)))
            return [];
        return [{ globs: globsOf(pattern), owners }];
    });
}
/** Who owns at least one of the files: for each of them the last rule that fits decides. */
function ownersOf(rules, paths, matcher) {
    const tests = rules.map(({ globs, owners }) => ({ fits: matcher(globs), owners })).reverse();
    const found = paths.flatMap((path) => tests.find(({ fits }) => fits(path))?.owners ?? []);
    const same = (one, other) => one.toLowerCase() === other.toLowerCase();
    return found.filter((owner, at) => found.findIndex((other) => same(other, owner)) === at);
}

;// CONCATENATED MODULE: ./build/agents/pr/ask-reviewers.js


/** The owners of what was changed, by the base's file: a change does not choose who reviews it. */
async function ownersOfChange({ headSha }, { workspace, head }, { matchesPath }) {
    for (const path of CODEOWNERS_PATHS) {
        const text = await workspace.fileAt(head, path);
        if (text === undefined)
            continue;
        const changed = await workspace.entriesChanged(head, headSha);
        const paths = changed.map((entry) => entry.path);
        return ownersOf(parseCodeOwners(text), paths, matchesPath);
    }
    return [];
}
/**
 * Asks the code owners, each once: GitHub itself does so for pull requests that are ready, and not for
 * drafts. One whom it refuses stops nothing.
 */
async function askReviewers(pull, { report, ground, before }, ports) {
    const owners = await ownersOfChange(report, ground, ports);
    const organisation = ports.context.repository.split("/")[0] ?? "";
    const { author, number } = pull;
    const { users, teams, notes } = reviewersOf({ owners, author, organisation, asked: before });
    if (users.length + teams.length === 0)
        return { reviewers: [...before], notes };
    const refused = await ports.pulls.requestReviewers(number, { users, teams });
    return {
        reviewers: [...before, ...users, ...teams].filter((name) => !refused.includes(name)),
        notes: [
            ...notes,
            ...(refused.length > 0 ? [`GitHub does not let these review: ${refused.join(", ")}.`] : []),
        ],
    };
}

;// CONCATENATED MODULE: ./build/agents/pr/set-draft.js
/**
 * A pull request follows its newest review: a better one makes it ready, a worse one makes it a draft again.
 * What people made of it since then stays.
 */
async function setDraft(opened, { wanted, headSha, before }, { pulls }) {
    const ours = before?.number === opened.number && before.headSha === headSha;
    const isOurs = ours && before.draft === wanted;
    if (opened.draft === wanted || opened.state === "closed" || isOurs)
        return { draft: isOurs ? wanted : opened.draft, notes: [] };
    const refusal = await pulls.setDraft(opened, wanted);
    if (refusal === undefined)
        return { draft: wanted, notes: [] };
    const what = wanted ? "made a draft" : "made ready for review";
    return { draft: opened.draft, notes: [`The pull request could not be ${what}: ${refusal}`] };
}

;// CONCATENATED MODULE: ./build/agents/pr/publish.js











/** The issue's branch holds commits that what is to be published does not. */
class BranchTaken extends Error {
    name = "BranchTaken";
    /** Where the branch is. */
    head;
    constructor(branch, head) {
        super(`${branch} is at ${head}, which the reviewed change does not hold`);
        this.head = head;
    }
}
/**
 * Whether a push takes nothing of anybody's away: it only adds to what is there, or what is there is
 * Miyabi's alone.
 */
async function mayReplace(present, headSha, { record, workspace }) {
    if (await stillHolds(workspace, { older: present, newer: headSha }))
        return true;
    return (0,peoples_commits/* ownHeads */.kc)(record).includes(present);
}
/** Pushes the reviewed head to the issue's branch; nothing where it is there already. */
async function push(record, headSha, { workspace, ports }) {
    const branch = (0,names/* branchOf */.W0)(record.issue.number);
    const present = await ports.repository.headOf(branch);
    if (present === headSha)
        return branch;
    if (present !== undefined && !(await mayReplace(present, headSha, { record, workspace })))
        throw new BranchTaken(branch, present);
    try {
        await workspace.push({ commit: headSha, branch, expect: present });
    }
    catch (error) {
        if (error instanceof errors/* TransientError */.N_ || error instanceof errors/* UserError */.yo)
            throw error;
        const now = await ports.repository.headOf(branch);
        if (now === headSha)
            return branch;
        if (now === undefined || now === present)
            throw error;
        throw new BranchTaken(branch, now);
    }
    return branch;
}
const READY = "ready-to-merge";
/** An earlier review may have put another quality on the pull request, or called it ready. */
function labelsOf({ analysis }, report, publication) {
    const ready = !(publication.kind === "open" && publication.draft);
    return {
        add: [
            ...(analysis === undefined ? [] : [`type:${analysis.type}`, `priority:${analysis.priority}`]),
            (0,pull_text/* qualityLabel */.Il)(report.score),
            ...(ready ? [READY] : []),
        ],
        remove: ready ? [] : [READY],
    };
}
/** Writes the issue's comment of this key, once, and remembers its id in the record. */
async function comment(record, { key, body }, { issues }) {
    const id = await issues.upsertComment({
        issue: record.issue.number,
        key,
        body,
        knownId: record.comments[key],
    });
    return (0,session_edit/* rememberComment */.f0)(record, key, id);
}
/** Key of the issue's comment about the pull request. */
const PULL_COMMENT = "pull";
/**
 * Pushes, opens the pull request, labels it, asks for reviews where people must review, and says so on the
 * issue (seed phase 7). Each step finds what an earlier run left. @throws BranchTaken
 */
async function publish(record, { report, publication, ground }, ports) {
    const { number } = record.issue;
    const { headSha } = report;
    const branch = await push(record, headSha, { workspace: ground.workspace, ports });
    const wanted = publication.kind === "open" && publication.draft;
    const opened = await ports.pulls.open({
        branch,
        base: ground.base,
        title: (0,pull_text/* pullTitle */.SI)(record),
        body: (0,pull_text/* pullBody */.c2)(record, report),
        draft: wanted,
    });
    const drafted = await setDraft(opened, { wanted, headSha, before: record.pull }, ports);
    await ports.issues.relabel(opened.number, {
        ...labelsOf(record, report, publication),
        from: opened.labels,
    });
    const before = record.pull?.number === opened.number ? (record.pull.reviewers ?? []) : [];
    const asked = wanted
        ? await askReviewers(opened, { report, ground, before }, ports)
        : { reviewers: before, notes: [] };
    const reported = await comment(record, { key: "quality", body: (0,report_view/* renderReport */.B)(report, number, record.reviews) }, ports);
    const said = pullComment(opened.number, {
        asked: asked.reviewers,
        notes: [...drafted.notes, ...asked.notes],
    });
    const told = await comment(reported, { key: PULL_COMMENT, body: said }, ports);
    const pull = {
        number: opened.number,
        url: opened.url,
        branch,
        base: ground.base,
        headSha,
        draft: drafted.draft,
        ...((0,approval/* isBot */.w2)(opened.author) && opened.author !== approval/* OWN_BOT */.Ve ? { openedBy: opened.author } : {}),
        ...(asked.reviewers.length > 0 ? { reviewers: asked.reviewers } : {}),
    };
    return { record: { ...told, pull }, baseSha: opened.baseSha, said };
}

;// CONCATENATED MODULE: ./build/agents/pr/pushed.js





const pushed_short = (sha) => sha.slice(0, 12);
/**
 * People pushed to the issue's branch (ADR 16): it is reviewed as they left it, once in a run; after
 * that they are asked, and their retry does the same again. Nothing of theirs is overwritten.
 */
async function onPeoplesPush(record, { review, baseSha, head, whenMoved }, ports) {
    const branch = (0,names/* branchOf */.W0)(record.issue.number);
    const known = await withPushers(record, branch, ports);
    if (whenMoved === "review") {
        if (review !== undefined)
            await handOn(review, record.issue.number, ports);
        const message = `${branch} holds commits of people, up to ${pushed_short(head)}: they are reviewed with the change.`;
        return {
            record: (0,session_edit/* addNote */.gp)(known, message),
            result: {
                outcome: "done",
                reason: "head_moved",
                message,
                outputs: { next: "review", "base-sha": baseSha, "head-sha": head },
            },
            phase: "waiting",
        };
    }
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind: "conflict",
        severity: "medium",
        issue: record.issue.number,
        reason: `Somebody pushed to ${branch} while it was reviewed; nothing was merged or overwritten.`,
        failingChecks: [`${branch} is at ${head}`],
        recommendation: "Comment `/miyabi retry` when it is finished: the branch is reviewed again.",
        subject: { branch, head },
        retry: "publish",
        at: ports.clock.now(),
    });
    return object(known, { reason: "head_moved", escalation }, ports);
}
/** The branch was there before the session: whose it is and what for, nobody has said. */
async function onLeftover(record, head, ports) {
    const branch = (0,names/* branchOf */.W0)(record.issue.number);
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind: "conflict",
        severity: "medium",
        issue: record.issue.number,
        reason: `${branch} was there before this session began; nothing of it was used or overwritten.`,
        failingChecks: [`${branch} is at ${head}`],
        recommendation: "Delete the branch, or push to it what belongs to the change, then comment `/miyabi retry`.",
        subject: { branch, leftover: head },
        retry: "publish",
        at: ports.clock.now(),
    });
    return object(record, { reason: "head_moved", escalation }, ports);
}
/** The branch is gone in the middle of publishing: somebody deleted it. */
async function onGoneBranch(record, ports) {
    const branch = (0,names/* branchOf */.W0)(record.issue.number);
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind: "conflict",
        severity: "low",
        issue: record.issue.number,
        reason: `Somebody deleted ${branch}; nothing was merged.`,
        failingChecks: [],
        recommendation: "Restore the branch and reopen the pull request, then comment `/miyabi retry`, or close the issue.",
        subject: { branch, gone: true },
        retry: "publish",
        at: ports.clock.now(),
    });
    return object(record, { reason: "head_moved", escalation }, ports);
}
/** Whoever pushed to the branch has a part in the change, and cannot approve it (threat 26). */
async function withPushers(record, branch, { repository }) {
    const pushers = [
        ...new Set([...(record.pushers ?? []), ...(await repository.pushersOf(branch))]),
    ];
    return pushers.length === 0 ? record : { ...record, pushers };
}

// EXTERNAL MODULE: ./build/core/pull/required-checks.js
var pull_required_checks = __webpack_require__(89181);
// EXTERNAL MODULE: ./build/core/deploy/hotfix.js
var hotfix = __webpack_require__(83524);
;// CONCATENATED MODULE: ./build/agents/pr/merge.js



const objection = (reason, pull, about) => ({
    kind: "objection",
    objection: {
        reason,
        kind: "conflict",
        severity: "high",
        checks: [`pull request #${pull.number}, reviewed head ${pull.headSha}`],
        subject: { pull: pull.number, head: pull.headSha, reason },
        approvable: false,
        ...about,
    },
});
/** What people can do with a pull request that they closed. */
const REOPEN = "Reopen it (its branch must be there) and comment `/miyabi retry`, or close the issue.";
const TRIES = 3;
const PAUSE_MS = 2_000;
/** GitHub needs a moment to see that a branch was pushed, and until then calls the head another one. */
async function ask(record, ports) {
    const { pulls, repository, clock } = ports;
    const { pull, issue } = record;
    for (let tries = 1;; tries += 1) {
        const outcome = await pulls.merge({
            number: pull.number,
            headSha: pull.headSha,
            title: (0,pull_text/* pullTitle */.SI)(record),
            message: `Closes #${issue.number}`,
        });
        if (outcome.kind !== "head_moved" || tries === TRIES)
            return outcome;
        if ((await repository.headOf(pull.branch)) !== pull.headSha)
            return outcome;
        await clock.sleep(PAUSE_MS);
    }
}
/** Merges exactly the reviewed head, or says why not. */
async function merge(record, ground, ports) {
    const { pull } = record;
    const outcome = await ask(record, ports);
    switch (outcome.kind) {
        case "merged":
            return outcome;
        case "head_moved":
            return { kind: "head_moved", head: await ports.repository.headOf(pull.branch) };
        case "refused": {
            const head = await ports.repository.headOf(ground.base);
            if (head !== undefined && head !== ground.head)
                return { kind: "base_moved", head };
            const now = await ports.pulls.read(pull.number);
            if (now.state === "closed")
                return objection("rejected", pull, {
                    text: `Pull request #${pull.number} was closed without a merge.`,
                    recommendation: REOPEN,
                    retry: "publish",
                });
            if (now.mergeable === false)
                return objection("merge_conflict", pull, {
                    text: `Pull request #${pull.number} conflicts with ${pull.base}.`,
                    recommendation: "Comment `/miyabi retry`: the change is made again on the new base.",
                });
            return outcome;
        }
    }
}
/** What GitHub merged must be what was reviewed: another tree is not deployed unasked. */
async function checkMerged(sha, report, { workspaces }) {
    const merged = await workspaces.clone(sha);
    const tree = await merged.treeOf(await merged.commitOf("HEAD"));
    if (tree === report.treeSha)
        return undefined;
    return {
        reason: "tree_mismatch",
        kind: "quality",
        severity: "high",
        text: "The merged tree is not the tree that was reviewed; it is not deployed.",
        checks: [`reviewed tree ${report.treeSha}`, `merged tree ${tree} of commit ${sha}`],
        recommendation: "Read what came in besides the reviewed change; approve it to deploy it.",
        subject: { merged: tree },
        approvable: true,
    };
}
/** State deploying, for which label and quality label follow in one write; then the deployment jobs take over. */
function handOver(record, { sha, report }, { clock, context }) {
    const deploying = (0,transitions/* move */.Cy)(record, {
        to: "deploying",
        by: "pr",
        runId: context.runId,
        at: clock.now(),
        reason: `pull request #${record.pull.number} is merged`,
    });
    return {
        record: deploying,
        labels: [`state:${deploying.state}`, (0,pull_text/* qualityLabel */.Il)(report.score)],
        result: {
            outcome: "done",
            reason: "merged",
            message: `Pull request #${record.pull.number} is merged as ${sha.slice(0, 12)}.`,
            outputs: {
                next: "deploy",
                "pull-number": String(record.pull.number),
                "merge-sha": sha,
                hotfix: String((0,hotfix/* hotfixOf */.s)(record)),
            },
        },
    };
}

;// CONCATENATED MODULE: ./build/agents/pr/await-checks.js



/** Some 4 requests for each look, of the thousand that a repository has in an hour. */
const FIRST_PAUSE_MS = 30_000;
const await_checks_PAUSE_MS = 60_000;
/** Looks with the short pause: checks that take a few minutes are the usual ones. */
const EARLY_LOOKS = 10;
/** All is green and GitHub refuses still: it may not have seen the last check end. Then it means something else. */
const GREEN_LOOKS = 2;
const red = (failed, pull) => ({
    reason: "checks_failed",
    kind: "quality",
    severity: "high",
    text: `Required checks fail on pull request #${pull.number}; nothing was merged.`,
    checks: failed.map(({ name }) => `required check: ${name}`),
    recommendation: "Read what failed. Where it was a hiccup, run the check again and comment `/miyabi retry`: the same change is merged. No approval here makes GitHub merge it.",
    subject: { pull: pull.number, head: pull.headSha, failed: failed.map(({ name }) => name) },
    approvable: false,
    retry: "publish",
});
/** What else may have happened while the job waited; undefined where things are as they were. */
async function meanwhile({ issue, pull }, { base, head }, ports) {
    const now = await ports.pulls.read(pull.number);
    if (now.state === "closed")
        return { kind: "settled" };
    if (now.headSha !== pull.headSha)
        return { kind: "head_moved", head: now.headSha };
    const why = await held(issue.number, ports);
    if (why !== undefined)
        return { kind: "stopped", why };
    const at = await ports.repository.headOf(base);
    return at === undefined || at === head ? undefined : { kind: "base_moved", head: at };
}
/**
 * Merges, after a wait for the checks that the branch requires where GitHub demands them. Asks for nothing
 * more where the merge goes through at once.
 */
async function mergeOrWait(record, ground, ports) {
    const { clock, checks } = ports;
    const { pull } = record;
    const forPeople = (why) => ({ kind: "waits", why, awaits: [] });
    const deadline = clock.monotonic() + ground.config.merge.waitMinutes * 60_000;
    let outcome = await merge(record, ground, ports);
    for (let looks = 1, green = 0;; looks += 1) {
        if (outcome.kind !== "refused")
            return outcome;
        const { message } = outcome;
        if ((0,pull_required_checks/* asksForPeople */.N8)(message))
            return forPeople(message);
        const required = await checks.at({ sha: pull.headSha, branch: ground.base });
        if (required.length === 0)
            return forPeople(message);
        const failed = (0,pull_required_checks/* failedOf */.ZA)(required);
        if (failed.length > 0)
            return { kind: "objection", objection: red(failed, pull) };
        const open = (0,pull_required_checks/* openOf */.wf)(required);
        if (open.length === 0 && ++green > GREEN_LOOKS)
            return forPeople(message);
        const left = deadline - clock.monotonic();
        if (open.length > 0 && left <= 0)
            return { kind: "waits", why: (0,pull_required_checks/* awaitedText */.J5)(open), awaits: open.map(({ name }) => name) };
        if (open.length > 0 || green > 1) {
            const pause = looks <= EARLY_LOOKS ? FIRST_PAUSE_MS : await_checks_PAUSE_MS;
            await clock.sleep(open.length > 0 ? Math.min(pause, left) : pause);
        }
        const other = await meanwhile(record, ground, ports);
        if (other)
            return other;
        if (open.length === 0)
            outcome = await merge(record, ground, ports);
    }
}

;// CONCATENATED MODULE: ./build/agents/pr/settle.js








/** The pull request is merged, by us now, by an earlier run, or by people: on to the deployment. */
async function afterMerge(record, { sha, report }, ports) {
    const at = ports.clock.now();
    const merged = {
        ...record,
        pull: { ...record.pull, merged: record.pull.merged ?? { sha, at: at.toISOString() } },
    };
    const objection = await checkMerged(sha, report, ports);
    const stands = objection && standing(merged, [objection], at);
    if (stands)
        return object(merged, stands, ports);
    return { ...handOver(merged, { sha, report }, ports), phase: "success" };
}
/** What an earlier run or people did to the pull request; undefined where it is still open. */
async function settled(record, report, ports) {
    const { pull } = record;
    if (pull === undefined)
        return undefined;
    // Another head is another change: a pull request that was merged for the old one is history.
    if (pull.headSha !== report.headSha && pull.merged !== undefined)
        return undefined;
    const now = await ports.pulls.read(pull.number);
    if (now.merged && now.mergeSha !== undefined)
        return afterMerge({ ...record, pull }, { sha: now.mergeSha, report }, ports);
    if (now.state === "open")
        return undefined;
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind: "conflict",
        severity: "low",
        issue: record.issue.number,
        reason: `Pull request #${pull.number} was closed without a merge.`,
        failingChecks: (await ports.repository.headOf(pull.branch)) === undefined
            ? [`its branch ${pull.branch} was deleted`]
            : [],
        recommendation: REOPEN,
        subject: { pull: pull.number, closed: true },
        retry: "publish",
        at: ports.clock.now(),
    });
    return object(record, { reason: "rejected", escalation }, ports);
}
/** Leaves the merge to people, or to a later run where the repository's own checks are awaited. */
async function leaveOpen({ record, said }, { reason, why, score, awaits = [] }, ports) {
    const { number } = record.pull;
    const sentence = (reasons) => awaits.length > 0
        ? `Pull request #${number} is open; ${reasons}. The sweep goes on when they have ended, or comment \`/miyabi retry\`.`
        : `Pull request #${number} is open and waits for people: ${reasons}. Once it is merged the sweep has it deployed, or comment \`/miyabi retry\`.`;
    const pull = { ...record.pull, ...(awaits.length > 0 ? { awaits } : {}) };
    const body = `${said}\n\n⏳ ${sentence((0,inert_line/* inertLine */.F)(why, 1_000))}`;
    const told = await comment({ ...record, pull }, { key: PULL_COMMENT, body }, ports);
    await ports.issues.relabel(record.issue.number, {
        add: [`state:${record.state}`, (0,pull_text/* qualityLabel */.Il)(score)],
    });
    return {
        record: told,
        result: finish("waiting", reason, sentence(why), pull),
        phase: "waiting",
    };
}
/**
 * Where the default branch is, if it moved since it was checked. GitHub merges onto whatever is there, so
 * this is the last look before; an older pull request may remember an older base.
 */
async function movedTo({ base, head }, seen, { repository }) {
    if (seen === head)
        return undefined;
    const now = await repository.headOf(base);
    return now === head ? undefined : now;
}
/** Past all gates: push, open, and merge where that is ours to do. */
async function bringIn(record, cleared, ports) {
    const { report, publication } = cleared;
    // Saved before the merge: a run that dies in between finds the pull request by its number.
    const published = await publish(record, cleared, ports);
    const saved = await ports.sessions.save(published.record);
    if (saved.pull === undefined)
        throw new Error("the stored session lost its pull request");
    const opened = { ...saved, pull: saved.pull };
    const { score } = report;
    const open = { record: opened, said: published.said };
    if (publication.kind !== "merge")
        return leaveOpen(open, { reason: "pull_opened", why: publication.why, score }, ports);
    const head = await movedTo(cleared.ground, published.baseSha, ports);
    if (head !== undefined)
        return cleared.moved(opened, head);
    const merging = await mergeOrWait(opened, cleared.ground, ports);
    switch (merging.kind) {
        case "merged":
            return afterMerge(opened, { sha: merging.sha, report }, ports);
        case "base_moved":
            return cleared.moved(opened, merging.head);
        case "head_moved":
            return cleared.pushed(opened, merging.head);
        case "waits":
            return leaveOpen(open, { ...merging, reason: "checks_pending", score }, ports);
        case "stopped":
            return pause(opened, merging.why, ports);
        case "settled": {
            const ending = await settled(opened, report, ports);
            if (ending)
                return ending;
            throw new Error(`pull request #${opened.pull.number} was reopened in the same moment`);
        }
        case "objection": {
            const escalation = questionOf(merging.objection, record.issue.number, ports.clock.now());
            return object(opened, { reason: merging.objection.reason, escalation }, ports);
        }
    }
}

;// CONCATENATED MODULE: ./build/agents/pr/proceed.js













/** Nothing that was reviewed is at hand. */
async function reviewGone(record, ports) {
    const escalation = (0,escalation_view/* buildEscalation */.K9)({
        kind: "fault",
        severity: "medium",
        issue: record.issue.number,
        at: ports.clock.now(),
        reason: "The reviewed change is no longer stored.",
        failingChecks: ["no review artifact in any run of this session"],
        recommendation: "Comment `/miyabi retry`: the change is made again.",
        subject: { review: "gone", runs: record.runs },
    });
    return object(record, { reason: "review_incomplete", escalation }, ports);
}
/** What people did to the issue's branch, where that comes before the review; undefined where nothing. */
async function onBranch(record, { review, whenMoved, ground }, ports) {
    const { workspace, head: baseSha } = ground;
    const head = await ports.repository.headOf((0,names/* branchOf */.W0)(record.issue.number));
    if (head === undefined || !(0,peoples_commits/* isNews */.Ms)(record, head))
        return head !== undefined && head === record.leftover
            ? onLeftover(record, head, ports)
            : undefined;
    // A branch that was only made, or holds what was reviewed just now, has nothing of people's.
    if (await stillHolds(workspace, { older: head, newer: baseSha }))
        return undefined;
    return onPeoplesPush(record, { review, baseSha, head, whenMoved }, ports);
}
/** Puts the reviewed change where it belongs, as far as its score and policy let it. */
async function land(record, { review, whenMoved, ground }, ports) {
    const about = { issue: record.issue.number, at: ports.clock.now() };
    const question = (0,review_escalation/* reviewEscalation */.S)(review.outcome, { ...about, reviews: record.reviews });
    if (review.outcome.kind === "incomplete")
        return object(record, { reason: "review_incomplete", escalation: question }, ports);
    if (review.outcome.kind === "conflict")
        return object(record, { reason: "merge_conflict", escalation: question }, ports);
    const { next, report } = review.outcome;
    const checked = await checkBundle(report, review, ground);
    const stands = standing(record, checked.objections, about.at);
    if (stands)
        return object(record, stands, ports);
    const publication = decidePublication({
        next,
        report,
        thresholds: checked.config.review,
        overridden: (0,escalation_record/* approvedAnyway */.D)(record, question.digest),
    });
    if (publication.kind === "refuse")
        return object(record, { reason: "review_rejected", escalation: question }, ports);
    const moved = (now, head) => onMovedBase(now, { review, report, base: ground.base, head, whenMoved }, ports);
    const pushed = (now, head) => head === undefined
        ? onGoneBranch(now, ports)
        : onPeoplesPush(now, { review, baseSha: ground.head, head, whenMoved }, ports);
    if (checked.kind === "moved")
        return moved(record, checked.head);
    try {
        return await bringIn(record, { report, publication, ground: checked, moved, pushed }, ports);
    }
    catch (error) {
        if (!(error instanceof BranchTaken))
            throw error;
        return pushed(record, error.head);
    }
}
/** From the newest review to the merged pull request, or to the question that stands against it. */
async function proceed(record, { review, whenMoved }, ports) {
    const report = review?.outcome.kind === "scored" ? review.outcome.report : record.reviews.at(-1);
    const done = report && (await settled(record, report, ports));
    if (done)
        return done;
    const stopped = await halt(record, ports);
    if (stopped)
        return stopped;
    const ground = await standOn(ports);
    const theirs = await onBranch(record, { review, whenMoved, ground }, ports);
    if (theirs)
        return theirs;
    if (review === undefined)
        return reviewGone(record, ports);
    return land(record, { review, whenMoved, ground }, ports);
}

// EXTERNAL MODULE: ./build/core/session/job-input.js
var job_input = __webpack_require__(8239);
;// CONCATENATED MODULE: ./build/agents/pr/input.js


const INPUTS = ["issue", "base-moved", "pr-token", "github-token"];
/** @throws UserError invalid_input */
function parseInput(raw) {
    const whenMoved = raw["base-moved"] === "" ? "escalate" : raw["base-moved"];
    if (whenMoved !== "review" && whenMoved !== "escalate")
        throw new errors/* UserError */.yo("invalid_input", `base-moved must be review or escalate, got "${whenMoved}".`);
    return { issue: (0,job_input/* parseIssueNumber */.id)(raw.issue), whenMoved };
}

;// CONCATENATED MODULE: ./build/agents/pr/agent.js
// PRAgent (seed phase 7): from the reviewed bundle to the merged pull request. Runs no generated code.








async function run({ issue, whenMoved }, ports) {
    const { sessions, clock, context } = ports;
    const startedAt = clock.now();
    const began = clock.monotonic();
    const loaded = await sessions.load(issue, { elsewhere: true });
    if (!loaded)
        throw new errors/* UserError */.yo("invalid_input", `Issue #${issue} has no Miyabi session. Label it trigger:agent-execute to start one.`);
    if (loaded.state === "done")
        return { ...finish("skipped", "merged", `Issue #${issue} is done.`, loaded.pull) };
    const found = await findReviews(loaded, ports);
    const scored = found.findLast(({ outcome }) => outcome.kind === "scored");
    const placed = {
        ...loaded,
        ...(scored && {
            change: { runId: scored.from?.runId ?? context.runId, artifact: scored.name },
        }),
    };
    const folded = (0,session_edit/* addRun */.Z)(found.reduce(fold/* foldReview */.u7, placed), context.runId);
    // The progress job shows this state earlier; where it was lost, it is made up for here.
    const reviewing = folded.state === "deploying"
        ? folded
        : (0,transitions/* move */.Cy)(folded, {
            to: "reviewing",
            by: "pr",
            runId: context.runId,
            at: startedAt,
            reason: "review handed over",
        });
    const { record, result, phase, labels } = await proceed(reviewing, { review: found.at(-1), whenMoved }, ports);
    await sessions.save((0,session_edit/* addPhase */.no)(record, {
        name: "pull-request",
        startedAt,
        seconds: (clock.monotonic() - began) / 1000,
        outcome: phase,
        ...(phase === "failure" ? { error: result.message } : {}),
    }));
    if (labels)
        await ports.issues.relabel(issue, { add: [...labels] });
    return result;
}

;// CONCATENATED MODULE: ./build/agents/pr/opened-by.js
/**
 * The same ports, where somebody else pushes the branch and opens the pull request: what GITHUB_TOKEN does starts no
 * workflow, so the checks of such a pull request wait for an approval. All else stays ours, the merge too.
 */
const openedBy = (ports, { workspaces, pulls }) => ({
    ...ports,
    workspaces,
    pulls: { ...ports.pulls, open: (pull) => pulls.open(pull) },
});

;// CONCATENATED MODULE: ./build/agents/pr/main.js





/** Joins the pull request agent to GitHub, git and the run's artifacts. */
const main = () => (0,run_action/* runAction */.C)(INPUTS, async (raw, context) => {
    const github = await (0,connect/* connectGithub */.S)(raw["github-token"], context);
    const { pathMatcher } = await Promise.all(/* import() */[__webpack_require__.e(4006), __webpack_require__.e(6833)]).then(__webpack_require__.bind(__webpack_require__, 16833));
    const token = raw["pr-token"];
    const opener = token === "" ? github : await (0,connect/* connectGithub */.S)(token, context);
    return run(parseInput(raw), {
        ...openedBy(github, opener),
        checks: (0,required_checks/* githubRequiredChecks */._)(github.at),
        matchesPath: pathMatcher,
    });
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

/***/ 41322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EJ: () => (/* binding */ isForSlack),
/* harmony export */   SH: () => (/* binding */ addressesFor),
/* harmony export */   ZI: () => (/* binding */ rolesFor),
/* harmony export */   k7: () => (/* binding */ askedText),
/* harmony export */   nb: () => (/* binding */ mentionsFor)
/* harmony export */ });
/* unused harmony export DEFAULT_ROUTES */
/** Who is told where the configuration says nothing of a kind (design: domain, "Gates"). */
const DEFAULT_ROUTES = {
    complexity: ["techLead"],
    quality: ["techLead"],
    vulnerability: ["security"],
    secret: ["security"],
    deployment: ["operations"],
    compile: ["techLead"],
    budget: ["product"],
    conflict: ["techLead"],
    protected_path: ["techLead"],
    plan: ["techLead"],
    requirement: ["product"],
    model: ["operations"],
    fault: ["operations"],
    grace: ["techLead"],
    hotfix: ["operations", "techLead"],
    rollback: ["operations"],
    failed: ["operations"],
    done: ["product"],
};
const NAMES = {
    techLead: "tech lead",
    security: "security officer",
    product: "product owner",
    operations: "operations",
};
const rolesFor = (kind, config) => config?.routing[kind] ?? DEFAULT_ROUTES[kind];
const unique = (texts) => [...new Set(texts)];
/** `@login` and `@org/team`, from the configuration and from nowhere else. */
const mentionsFor = (kind, config) => unique(rolesFor(kind, config).flatMap((role) => config.roles[role].github)).map((account) => `@${account}`);
const addressesFor = (kind, config) => unique(rolesFor(kind, config).flatMap((role) => config.roles[role].mail));
const isForSlack = (kind, config) => rolesFor(kind, config).some((role) => config.roles[role].slack);
/** Who is asked, as the comment says it: `tech lead (@carol, @acme/leads)`. */
function askedText(kind, config) {
    const roles = rolesFor(kind, config).map((role) => NAMES[role]);
    const mentions = config === undefined ? [] : mentionsFor(kind, config);
    const names = roles.length > 0 ? roles.join(", ") : "nobody in particular";
    return mentions.length > 0 ? `${names} (${mentions.join(", ")})` : names;
}


/***/ }),

/***/ 95296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K9: () => (/* binding */ buildEscalation),
  Jd: () => (/* binding */ escalationKey),
  XE: () => (/* binding */ isApprovable),
  gT: () => (/* binding */ isRepairable),
  ek: () => (/* binding */ renderEscalation)
});

;// CONCATENATED MODULE: ./build/core/people/cline-link.js
const MOST_CHARACTERS = 1500;
/**
 * A link that opens VS Code with Cline and a task text. GitHub shows https links only, so it goes
 * through vscode.dev; Cline takes `/task?prompt=` (cline/cline, src/services/uri/SharedUriHandler.ts).
 * Encoded twice: once for each of the two addresses.
 */
function clineLink(task) {
    const prompt = encodeURIComponent(task.slice(0, MOST_CHARACTERS).replace(/\p{Surrogate}/gu, "\uFFFD"));
    const target = `vscode://saoudrizwan.claude-dev/task?prompt=${escapeParens(prompt)}`;
    return `https://vscode.dev/redirect?url=${encodeURIComponent(target)}`;
}
/** encodeURIComponent leaves parentheses as they are; in Markdown one of them ends the link. */
const escapeParens = (text) => text.replaceAll("(", "%28").replaceAll(")", "%29").replaceAll("'", "%27");

// EXTERNAL MODULE: ./build/core/digest.js
var core_digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/core/notices/routing.js
var routing = __webpack_require__(41322);
// EXTERNAL MODULE: ./build/core/review/review-files.js
var review_files = __webpack_require__(39529);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
;// CONCATENATED MODULE: ./build/core/people/escalation-view.js





/** The seed's three answers ("Escalation Format"). */
const ACTIONS = [
    { id: "approve_anyway", label: "Approve & Continue (override)" },
    { id: "manual_fix", label: "Open in Cline for manual fix" },
    { id: "reject", label: "Reject & Close Issue" },
];
/** Questions that an approval answers: there is something finished that it lets through. */
const APPROVABLE = [
    "complexity",
    "quality",
    "vulnerability",
    "secret",
    "protected_path",
];
/** Characters of one line of what failed. */
const SHOWN_CHECK = 2_500;
/** Questions that commits on the issue's branch can answer; what the others ask for no commit gives. */
const REPAIRABLE = [
    "compile",
    "conflict",
    "fault",
    "protected_path",
    "quality",
    "secret",
    "vulnerability",
];
/** Whether people can mend the cause by hand on the issue's branch. */
const isRepairable = ({ kind }) => REPAIRABLE.includes(kind);
const isApprovable = ({ kind }) => APPROVABLE.includes(kind);
const buildEscalation = (question) => ({
    type: "escalation",
    kind: question.kind,
    severity: question.severity,
    issue: question.issue,
    reason: question.reason,
    context: {
        failing_checks: [...question.failingChecks],
        recommendation: question.recommendation,
    },
    actions: ACTIONS,
    digest: (0,core_digest/* digestOf */.ol)(question.subject),
    ...(question.retry === undefined ? {} : { retry: question.retry }),
    raisedAt: question.at.toISOString(),
});
/** A question for each digest: an edited comment would tell nobody that something new is asked. */
const escalationKey = ({ digest }) => `escalation-${(0,core_digest/* shortDigest */.VK)(digest)}`;
/** JSON in a fenced block; characters that Markdown or GitHub could act on are written as escapes. */
const fencedJson = (value) => {
    const json = JSON.stringify(value, null, 2).replace(/[`<>@!]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return ["```json", json, "```"].join("\n");
};
/** The task as Cline gets it. */
const taskText = ({ issue, reason, context }, place) => [
    `Miyabi stopped at issue #${issue} of ${place.repository}: ${reason}`,
    ...context.failing_checks,
    context.recommendation,
    `Work on the branch ${place.branch}; the comment on the issue says how to get it. Repair, commit, push, and comment /miyabi retry on ${place.serverUrl}/${place.repository}/issues/${issue}`,
].join("\n");
/**
 * How to get the branch. As long as Miyabi has pushed nothing, people make it: from what was reviewed,
 * which lies in an artifact, or else from the default branch.
 */
function checkout({ repository, serverUrl, branch, change }) {
    const clone = `git clone ${serverUrl}/${repository}.git && cd ${repository.split("/").at(-1) ?? ""}`;
    if (change === undefined)
        return [clone, `git switch ${branch} || git switch -c ${branch}`];
    const dir = `../${branch.replaceAll("/", "-")}`;
    return [
        clone,
        `git switch ${branch} || {  # not there: take over what was reviewed`,
        `  gh run download ${change.runId} --name ${change.artifact} --dir ${dir}`,
        `  git fetch ${dir}/${review_files/* REVIEW_FILES */.x.bundle} ${branch} && git switch -c ${branch} FETCH_HEAD`,
        "}",
    ];
}
function repair(escalation, place) {
    if (escalation.kind === "complexity")
        return "To change the tasks first: `/miyabi plan`, and below it `drop`, `change` and `add`, or all `tasks`, in a fenced `yaml` block. The plan's comment has an example.";
    if (!isRepairable(escalation))
        return "";
    return [
        `**Repair by hand** on the branch \`${place.branch}\`. \`/miyabi retry\` has it reviewed as you leave it:`,
        "```bash",
        ...checkout(place),
        "# repair, commit",
        `git push origin ${place.branch}`,
        "```",
    ].join("\n");
}
/** What the comment asks, who may answer and how, how to repair by hand, and the seed's JSON. */
function renderEscalation(escalation, place) {
    const { context, digest, kind, reason, severity } = escalation;
    const { approvers = [] } = place;
    const checks = context.failing_checks.map((check) => `- ${(0,inert_line/* inertLine */.F)(check, SHOWN_CHECK)}`);
    const who = approvers.length > 0
        ? approvers.map((login) => `\`${login}\``).join(", ")
        : "people with write access to this repository";
    const approve = isApprovable(escalation)
        ? [`- \`/miyabi approve ${(0,core_digest/* shortDigest */.VK)(digest)}\` – ${ACTIONS[0]?.label ?? "Approve"}`]
        : [];
    const sections = [
        `### ⚠️ Miyabi needs a decision: ${(0,inert_line/* inertLine */.F)(reason)}`,
        `**Severity** ${severity} · **Kind** ${kind} · **Asked** ${(0,routing/* askedText */.k7)(kind, place.notices)} · **Digest** \`${(0,core_digest/* shortDigest */.VK)(digest)}\``,
        checks.length > 0 ? ["**What failed**", ...checks].join("\n") : "",
        `**Recommendation**: ${(0,inert_line/* inertLine */.F)(context.recommendation, 600)}`,
        place.pull === undefined
            ? ""
            : `**Pull request** #${place.pull} · [its checks](${place.serverUrl}/${place.repository}/pull/${place.pull}/checks)`,
        [
            `**Answer** with a new comment whose first line is one of these. Counts from: ${who}.`,
            ...approve,
            "- `/miyabi retry` – go on from where it stopped, after a repair",
            "- `/miyabi reject REASON` – reject and close the issue",
        ].join("\n"),
        repair(escalation, place),
        `[Open in VS Code with Cline](${clineLink(taskText(escalation, place))})`,
        [
            "<details><summary>The same for machines</summary>",
            "",
            fencedJson(escalation),
            "",
            "</details>",
        ].join("\n"),
    ];
    return sections.filter((section) => section !== "").join("\n\n");
}


/***/ }),

/***/ 73833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ violationsOf)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98998);

/** GitHub warns above 50 MB and a reviewer reads no such file: generated source stays far below. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;
const MAX_TOTAL_BYTES = 50 * 1024 * 1024;
const MAX_ENTRIES = 5_000;
const MAX_PATH = 1_000;
/** What decides about Miyabi itself stays protected, whatever list a repository configures. */
const ALWAYS_PROTECTED = [
    ".github/workflows/**",
    ".github/actions/**",
    ".github/miyabi.yml",
    ".github/miyabi.yaml",
    ".gitmodules",
];
/** Names under which some file system would find `.git`: other case, NTFS short name, trailing dots. */
const isGitFolder = (segment) => /^(\.git|git~\d+)$/i.test(segment.replace(/[\s.:]+$/, "").replace(/\p{Cf}/gu, ""));
function pathProblem(path) {
    if (path.length > MAX_PATH)
        return "is too long";
    if (path.startsWith("/") || /^[A-Za-z]:/.test(path))
        return "is absolute";
    if (/[\p{Cc}\\]/u.test(path))
        return "has control characters or backslashes";
    const segments = path.split("/");
    if (segments.some((segment) => segment === "" || segment === "." || segment === ".."))
        return "leads out of its folder";
    if (segments.some(isGitFolder))
        return "lies in a git folder";
    return undefined;
}
function shapeOf({ path, status, mode, size }) {
    const problem = pathProblem(path);
    if (problem !== undefined)
        return [{ rule: "path", path, message: `the path ${problem}` }];
    if (status === "deleted")
        return [];
    if (mode === "120000")
        return [{ rule: "link", path, message: "is a symbolic link" }];
    if (mode === "160000")
        return [{ rule: "submodule", path, message: "is a submodule" }];
    if (mode !== "100644" && mode !== "100755")
        return [{ rule: "mode", path, message: `has the file mode ${mode}` }];
    if (size > MAX_FILE_BYTES)
        return [
            { rule: "too_large", path, message: `has ${size} bytes, at most ${MAX_FILE_BYTES} pass` },
        ];
    return [];
}
/**
 * What stands against publishing a change (threats 14 and 25): paths that lead elsewhere, links,
 * submodules, oversized files, and paths that a task may not touch.
 */
function violationsOf(entries, protectedPaths) {
    const globs = [...ALWAYS_PROTECTED, ...protectedPaths];
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    const whole = [];
    if (entries.length > MAX_ENTRIES)
        whole.push({
            rule: "too_many",
            path: "",
            message: `the change touches ${entries.length} files, at most ${MAX_ENTRIES} pass`,
        });
    if (total > MAX_TOTAL_BYTES)
        whole.push({
            rule: "too_large",
            path: "",
            message: `the change has ${total} bytes, at most ${MAX_TOTAL_BYTES} pass`,
        });
    const touched = entries
        .filter(({ path }) => globs.some((glob) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesGlob */ .k)(glob, path)))
        .map(({ path }) => ({ rule: "protected", path, message: "is a protected path" }));
    return [...whole, ...entries.flatMap(shapeOf), ...touched];
}


/***/ }),

/***/ 89181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J5: () => (/* binding */ awaitedText),
/* harmony export */   N8: () => (/* binding */ asksForPeople),
/* harmony export */   ZA: () => (/* binding */ failedOf),
/* harmony export */   wf: () => (/* binding */ openOf)
/* harmony export */ });
/** Names of the required checks that failed. */
const failedOf = (checks) => checks.filter(({ state }) => state === "failure");
/** What may still come. */
const openOf = (checks) => checks.filter(({ state }) => state === "absent" || state === "pending");
/** True where GitHub's words for why it does not merge tell of what only people can do. */
const asksForPeople = (message) => /review|approv|draft|conversation/i.test(message);
/**
 * What is awaited, as a part of a sentence, and what to do where a check does not even start. Plain text:
 * names of checks are anybody's words.
 */
function awaitedText(open) {
    const absent = open.filter(({ state }) => state === "absent").map(({ name }) => name);
    const what = `required checks are awaited: ${open.map(({ name }) => name).join(", ")}`;
    if (absent.length === 0)
        return what;
    return `${what}. Not started at all: ${absent.join(", ")}. GitHub holds workflow runs of a pull request that was opened with GITHUB_TOKEN until somebody approves them on its page; a GitHub App or the secret MIYABI_PR_TOKEN avoids that`;
}


/***/ }),

/***/ 34901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ concerns),
/* harmony export */   M: () => (/* binding */ changedLines)
/* harmony export */ });
const changedLines = (files) => new Map(files.map(({ path, added }) => [path, new Set(added.map(({ line }) => line))]));
/**
 * Whether a finding counts against the change. One without a place cannot be put on anyone else and
 * counts; one about a whole file counts where the change touches the file.
 */
function concerns(change, finding) {
    if (finding.file === undefined)
        return true;
    const lines = change.get(finding.file);
    if (lines === undefined)
        return false;
    return finding.line === undefined || lines.has(finding.line);
}


/***/ }),

/***/ 39529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ REVIEW_FILES)
/* harmony export */ });
/** Names of the files in the review's artifact. */
const REVIEW_FILES = {
    outcome: "review.json",
    /** `base..head` of the reviewed tree, its tip named like the issue's branch. */
    bundle: "change.bundle",
    /** The newest TaskResult of each task. */
    results: "results.json",
    /** Only where there is a score: the findings as SARIF 2.1.0, for code scanning. */
    sarif: "review.sarif",
    /** Only where next is rebuild: what to execute again, and why. */
    rework: "rework.json",
};


/***/ }),

/***/ 46100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ud: () => (/* binding */ FAILING_TEST),
  Is: () => (/* binding */ POSSIBLE),
  uw: () => (/* binding */ scoreOf)
});

// EXTERNAL MODULE: ./build/core/review/changed-lines.js
var changed_lines = __webpack_require__(34901);
;// CONCATENATED MODULE: ./build/core/review/old-debt.js
const about = ({ rule = "", message, severity }) => JSON.stringify([rule, severity, message]);
const place = (finding) => JSON.stringify([finding.file ?? "", about(finding)]);
/** A bag of findings, each of which stands for one other at most. */
class Bag {
    #left = new Map();
    constructor(keys) {
        for (const key of keys)
            this.#left.set(key, (this.#left.get(key) ?? 0) + 1);
    }
    take(key) {
        const left = this.#left.get(key) ?? 0;
        if (left > 0)
            this.#left.set(key, left - 1);
        return left > 0;
    }
}
/**
 * Parts the findings of a tree into new ones and those that its base had already (ADR 14): same rule,
 * severity, message and file, whatever the line; or in a file that the change deletes, since what moves
 * is no news. Each finding of the base excuses one. Where the base could not be measured, or was not,
 * nothing is excused.
 */
function partDebt(head, base, deleted) {
    if (base?.kind !== "known")
        return { fresh: [...head], old: [] };
    const isGone = ({ file }) => file !== undefined && deleted.has(file);
    const here = new Bag(base.findings.filter((one) => !isGone(one)).map(place));
    const moved = new Bag(base.findings.filter(isGone).map(about));
    const parted = { fresh: [], old: [] };
    for (const finding of head) {
        const isOld = here.take(place(finding)) || moved.take(about(finding));
        (isOld ? parted.old : parted.fresh).push(finding);
    }
    return parted;
}

;// CONCATENATED MODULE: ./build/core/review/score.js


/** Points that each part can earn (seed phase 6, step 2). */
const POSSIBLE = { tests: 35, lint: 25, security: 20, docs: 20 };
/** Down to a tenth: 79.96 does not become the 80 that approves. */
const points = (value) => Math.floor(value * 10 + 1e-9) / 10;
const percent = (value) => `${Math.floor(value * 10) / 10}%`;
const unknown = (name, reason) => ({
    points: 0,
    line: `${name}: unknown, earns nothing (${reason})`,
    findings: [],
    unknown: reason,
});
const failingOf = ({ passed, failed }) => passed === undefined ? "Tests fail." : `${failed} ${failed === 1 ? "test fails" : "tests fail"}.`;
/** Rule of a finding that names a test; rework.ts tells by it who may have broken what. */
const FAILING_TEST = "miyabi/failing-test";
const failing = ({ name, ...place }) => ({
    part: "tests",
    severity: "error",
    message: `Fails: ${name}`,
    rule: FAILING_TEST,
    ...place,
});
function scoreTests(tests, target) {
    if (tests.kind === "unknown")
        return unknown("Tests", tests.reason);
    const { passed, failed, coverage, uncovered = "line coverage was not measured" } = tests;
    const counts = passed === undefined
        ? `${failed} failed, passed not counted`
        : `${passed} passed, ${failed} failed`;
    const nothing = (why) => ({
        points: 0,
        line: `Tests: ${why} → 0/35 points`,
        findings: [],
    });
    if (failed > 0)
        return {
            ...nothing(counts),
            findings: [
                { part: "tests", severity: "error", message: failingOf(tests) },
                ...(tests.failures ?? []).map(failing),
            ],
        };
    if (passed === 0)
        return nothing("no test ran");
    if (coverage === undefined) {
        const missing = unknown("Tests", uncovered);
        return { ...missing, line: `${missing.line}; ${counts}` };
    }
    const earned = points(POSSIBLE.tests * Math.min(1, coverage / target));
    return {
        points: earned,
        line: `Tests coverage: ${percent(coverage)} (target ${target}%), ${counts} → ${earned}/35 points`,
        findings: [],
    };
}
function scoreLint(lint, change) {
    if (lint.kind === "unknown")
        return unknown("Lint", lint.reason);
    const findings = lint.findings.filter((finding) => (0,changed_lines/* concerns */.K)(change, finding));
    const debt = lint.findings
        .filter((finding) => !(0,changed_lines/* concerns */.K)(change, finding))
        .map((finding) => ({ ...finding, why: "elsewhere" }));
    const errors = findings.filter(({ severity }) => severity === "error").length;
    const warnings = findings.filter(({ severity }) => severity === "warning").length;
    const earned = Math.max(0, POSSIBLE.lint - 5 * errors - warnings);
    const rest = debt.length > 0 ? `, ${debt.length} outside the changed lines not counted` : "";
    return {
        points: earned,
        line: `Lint: ${errors} errors, ${warnings} warnings${rest} → ${earned}/25 points`,
        findings,
        debt,
    };
}
const isGrave = ({ severity }) => severity === "critical" || severity === "high";
/** What is said of the base in a part's line. */
function besideBase(base, old) {
    if (base?.kind === "unknown")
        return `, all counted since the base could not be measured (${base.reason})`;
    return old.length > 0 ? `, ${old.length} of the base not counted` : "";
}
const asDebt = (old) => old.map((finding) => ({ ...finding, why: "base" }));
function scoreSecurity({ audit, base, secrets, dependencies, deleted, }) {
    const own = [...secrets, ...dependencies];
    if (audit.kind === "unknown")
        return { ...unknown("Security", audit.reason), findings: own };
    const { fresh, old } = partDebt(audit.findings, base, deleted);
    const findings = [...own, ...fresh];
    const count = (...severities) => findings.filter(({ severity }) => severities.includes(severity)).length;
    const grave = count("critical", "high");
    const [medium, low] = [count("medium"), count("low")];
    const earned = grave > 0 ? 0 : Math.max(0, POSSIBLE.security - 5 * medium - low);
    return {
        points: earned,
        line: `Security: ${grave} critical or high, ${medium} medium, ${low} low${besideBase(base, old)} → ${earned}/20 points`,
        findings,
        debt: asDebt(old),
    };
}
function scoreDocs(docs, { base, deleted }) {
    if (docs.kind === "unknown")
        return unknown("Documentation", docs.reason);
    const { publicItems, documented, findings } = docs;
    const { fresh, old } = partDebt(findings, base, deleted);
    // A tool that lists fewer findings than it counts gaps is not believed further than its list goes.
    const gaps = publicItems - documented;
    const missing = Math.max(Math.min(gaps, fresh.length), gaps - old.length, 0);
    const counted = documented + missing;
    const share = counted === 0 ? 1 : documented / counted;
    const earned = points(POSSIBLE.docs * Math.min(1, share));
    const said = counted === 0
        ? "no public items in the changed files"
        : `${documented} of ${counted} public items`;
    return {
        points: earned,
        line: `Documentation: ${said}${besideBase(base, old)} → ${earned}/20 points`,
        findings: fresh,
        debt: asDebt(old),
    };
}
const ORDER = ["REJECT", "REVIEW", "APPROVE"];
const lower = (a, b) => ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b;
/** The best that a model's findings leave possible: they lower the verdict, never raise it. */
function ceilingOf(review) {
    if (review.some((finding) => isGrave(finding) || finding.severity === "error"))
        return "REJECT";
    return review.some(({ severity }) => severity === "medium" || severity === "warning")
        ? "REVIEW"
        : "APPROVE";
}
/**
 * The score of one tree (design: domain, "Score"): 35 + 25 + 20 + 20 points from the repository's own
 * tools. A part that could not be measured earns nothing and is named. Pure: the same measurements
 * always give the same score.
 */
function scoreOf(measured, thresholds) {
    const tests = scoreTests(measured.tests, thresholds.coverageTarget);
    const parts = {
        tests: { ...tests, findings: [...tests.findings, ...measured.weakened] },
        lint: scoreLint(measured.lint, measured.change),
        security: scoreSecurity({ ...measured, base: measured.base?.audit }),
        docs: scoreDocs(measured.docs, { base: measured.base?.docs, deleted: measured.deleted }),
    };
    const all = Object.entries(parts);
    const score = points(all.reduce((sum, [, part]) => sum + part.points, 0));
    const grave = parts.security.findings.some(isGrave);
    const bySum = score >= thresholds.approve ? "APPROVE" : score >= thresholds.human ? "REVIEW" : "REJECT";
    const verdict = lower(bySum, ceilingOf(measured.review));
    const lowered = verdict !== bySum ? [`Review by model: lowers ${bySum} to ${verdict}`] : [];
    return {
        score,
        breakdown: {
            tests: parts.tests.points,
            lint: parts.lint.points,
            security: parts.security.points,
            docs: parts.docs.points,
        },
        recommendation: grave ? "REJECT" : verdict,
        issues: [...all.flatMap(([, part]) => part.findings), ...measured.review],
        debt: all.flatMap(([, { debt = [] }]) => debt),
        unknown: [
            ...all.flatMap(([part, { unknown: reason }]) => reason === undefined ? [] : [{ part, reason }]),
            ...(measured.unknown ?? []),
        ],
        explanation: [...all.map(([, { line }]) => line), ...lowered],
    };
}


/***/ }),

/***/ 78454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ totalUsage),
/* harmony export */   P$: () => (/* binding */ foldDeployment),
/* harmony export */   kn: () => (/* binding */ addedUsage),
/* harmony export */   u4: () => (/* binding */ foldTasks),
/* harmony export */   u7: () => (/* binding */ foldReview)
/* harmony export */ });
/* harmony import */ var _deploy_held_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31137);
/* harmony import */ var _session_edit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99698);
/* harmony import */ var _budget_usage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44717);



const spanOf = ({ startedAt, seconds }) => {
    const from = Date.parse(startedAt);
    return { from, to: from + seconds * 1000 };
};
const overlaps = (a, b) => a.from < b.to && b.from < a.to;
/** A phase from first start to last end of the results, once. */
function phaseOver(record, name, results) {
    if (results.length === 0)
        return record;
    const spans = results.map(spanOf);
    const startedAt = new Date(Math.min(...spans.map(({ from }) => from)));
    const end = Math.max(...spans.map(({ to }) => to));
    const known = record.phases.some((phase) => phase.name === name && Date.parse(phase.startedAt) === startedAt.getTime());
    if (known)
        return record;
    const failed = results.filter(({ status }) => status === "failed").map(({ task }) => task);
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
        name,
        startedAt,
        seconds: (end - startedAt.getTime()) / 1000,
        outcome: failed.length > 0 ? "failure" : "success",
        ...(failed.length > 0 ? { error: `failed: ${failed.join(", ")}` } : {}),
    });
}
/** Seed phase 3: what making the worktrees took, all tasks together. */
function worktreePhase(record, results) {
    const made = results.filter(({ worktreeSeconds }) => worktreeSeconds !== undefined);
    if (made.length === 0)
        return record;
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
        name: "worktrees",
        startedAt: new Date(Math.min(...made.map(({ startedAt }) => Date.parse(startedAt)))),
        seconds: made.reduce((sum, { worktreeSeconds = 0 }) => sum + worktreeSeconds, 0),
        outcome: "success",
    });
}
/** Newer than what the record holds of the same task; a repeated hand-over is not. */
const isNews = (record, result) => {
    const known = record.tasks.find(({ task }) => task === result.task);
    return known === undefined || Date.parse(result.startedAt) > Date.parse(known.startedAt);
};
/** What a result adds to the record's costs: one that was resumed holds those of the work before it. */
function addedUsage({ tasks }, result) {
    const { task, usage, resumed } = result;
    const known = tasks.find((one) => one.task === task);
    return known && resumed?.since.includes(known.startedAt)
        ? (0,_budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .usageBeyond */ .$e)(usage, known.usage)
        : usage;
}
/** The record with task results in it: the newest of each task, its cost, and the phases' durations. */
function foldTasks(record, results) {
    const news = results.filter((result) => isNews(record, result));
    if (news.length === 0)
        return record;
    const replaced = new Set(news.map(({ task }) => task));
    const spans = news.map(spanOf);
    const side = news.filter((_, at) => spans.some((other, index) => index !== at && overlaps(other, spans[at] ?? other)));
    const paid = news.reduce((sum, result) => (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .spend */ .Rf)(sum, "codegen", addedUsage(record, result)), {
        ...record,
        tasks: [...record.tasks.filter(({ task }) => !replaced.has(task)), ...news],
    });
    const made = worktreePhase(paid, news);
    return phaseOver(phaseOver(made, "implementation", news), "parallel-execution", side);
}
/** The review's duration, once for each hand-over. */
function reviewPhase(record, { timing, kind }) {
    const known = record.phases.some(({ name, startedAt }) => name === "review" && startedAt === timing?.startedAt);
    if (timing === undefined || known)
        return record;
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
        name: "review",
        startedAt: new Date(timing.startedAt),
        seconds: timing.seconds,
        outcome: kind === "scored" ? "success" : "failure",
    });
}
/** The record with one attempt's review and task results in it; doing it again changes nothing. */
function foldReview(record, { outcome, results }) {
    const worked = reviewPhase(foldTasks(record, results), outcome);
    if (outcome.kind !== "scored")
        return worked;
    const { report } = outcome;
    const known = worked.reviews.some((one) => one.attempt === report.attempt && one.headSha === report.headSha);
    if (known)
        return worked;
    const { modelCalls, ...kept } = report;
    const paid = { usage: report.usage, modelCalls };
    return (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .payFor */ .Ce)({ ...worked, reviews: [...worked.reviews, kept] }, "review", paid);
}
/**
 * The record with an environment's result in it: the newest of each release and environment. One that is held
 * back for now takes no place of what was deployed.
 */
function foldDeployment(record, result) {
    const same = (one) => one.release === result.release && one.environment === result.environment;
    const phased = record.deployments.some((one) => same(one) && one.startedAt === result.startedAt)
        ? record
        : (0,_session_edit_js__WEBPACK_IMPORTED_MODULE_1__/* .addPhase */ .no)(record, {
            name: "deployment",
            startedAt: new Date(result.startedAt),
            seconds: result.seconds,
            outcome: phaseOutcome(result.outcome),
            ...(result.error === undefined ? {} : { error: result.error }),
        });
    const keeps = (0,_deploy_held_js__WEBPACK_IMPORTED_MODULE_0__/* .isHeld */ .i7)(result) && !(0,_deploy_held_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(result);
    if (keeps && record.deployments.some((one) => same(one) && one.outcome !== "held"))
        return phased;
    return {
        ...phased,
        deployments: [...phased.deployments.filter((one) => !same(one)), result],
    };
}
function phaseOutcome(outcome) {
    switch (outcome) {
        case "healthy":
            return "success";
        case "not_configured":
            return "skipped";
        case "inconclusive":
        case "held":
            return "waiting";
        case "unhealthy":
        case "rolled_back":
        case "rollback_failed":
            return "failure";
    }
}
/** All that the session has cost. */
const totalUsage = ({ usage }) => Object.values(usage).reduce(_budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .addUsage */ .vk, _budget_usage_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_USAGE */ .yJ);


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


/***/ }),

/***/ 79581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ mayMove),
/* harmony export */   Cy: () => (/* binding */ move),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   id: () => (/* binding */ isStopped)
/* harmony export */ });
const RUNNING = ["analyzing", "implementing", "reviewing", "deploying"];
const STOPPED = ["blocked", "failed", "paused"];
/** Every allowed step (design: domain, "Labels"). What is not here is refused and recorded. */
const ALLOWED = {
    pending: ["analyzing", "blocked", "failed", "paused"],
    analyzing: ["awaiting-approval", "implementing", ...STOPPED],
    "awaiting-approval": ["analyzing", "implementing", ...STOPPED],
    implementing: ["reviewing", ...STOPPED],
    reviewing: ["implementing", "deploying", "done", ...STOPPED],
    deploying: ["done", ...STOPPED],
    // A release can be taken back or deployed again on people's word; nothing else comes after the end.
    done: ["deploying", "blocked", "failed"],
    blocked: ["analyzing", "implementing", "reviewing", "deploying", "failed"],
    failed: ["analyzing", "implementing", "reviewing", "deploying", "blocked"],
    paused: ["analyzing", "implementing", "reviewing", "deploying", "blocked", "failed"],
};
const mayMove = (from, to) => ALLOWED[from].includes(to);
/** True while a run of some job works on the session: a second trigger is a conflict. */
const isRunning = (state) => RUNNING.includes(state) || state === "pending";
const isStopped = (state) => STOPPED.includes(state);
/**
 * The record after one step. A step that the table does not allow leaves the state as it is and is
 * recorded as refused; a step to the present state is no step at all (events arrive twice).
 */
function move(record, { to, by, runId, at, reason }) {
    if (record.state === to)
        return record;
    const refused = !mayMove(record.state, to);
    const step = {
        at: at.toISOString(),
        from: record.state,
        to,
        by,
        runId,
        reason,
        refused,
    };
    return {
        ...record,
        state: refused ? record.state : to,
        transitions: [...record.transitions, step],
    };
}


/***/ })

};
