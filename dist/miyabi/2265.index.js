export const id = 2265;
export const ids = [2265];
export const modules = {

/***/ 62904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HV: () => (/* binding */ owedLabels),
/* harmony export */   IO: () => (/* binding */ withLabels),
/* harmony export */   QE: () => (/* binding */ lackedLabels),
/* harmony export */   wl: () => (/* binding */ analysisLabels),
/* harmony export */   zu: () => (/* binding */ labelledBy)
/* harmony export */ });
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58994);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21283);


/** What an analysis shows on the issue (seed phase 1): `estimated:16h` style hours. */
const analysisLabels = ({ type, priority, severity, security, estimatedHours, }) => [
    `type:${type}`,
    `priority:${priority}`,
    `severity:${severity}`,
    `security:${security}`,
    "agent:codegen",
    `estimated:${Math.max(1, Math.round(estimatedHours))}h`,
];
/** An analysis whose labels are not on the issue yet: they are put there with the next state, in one request. */
const owedLabels = ({ analysis }) => analysis === undefined || analysis.labelled === true ? [] : analysisLabels(analysis);
const groupOf = (label) => (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .identityOf */ .cu)(label).split(":", 1)[0] ?? "";
/** Those that never came onto the issue, where a job died: what people have changed since stays. */
const lackedLabels = (record, present) => {
    const groups = new Set(present.map(groupOf));
    return owedLabels(record).filter((label) => !groups.has(groupOf(label)));
};
/** The record of an issue that has its analysis' labels. */
const withLabels = (record) => record.analysis === undefined
    ? record
    : { ...record, analysis: { ...record.analysis, labelled: true } };
const among = (values, group, labels) => values.find((value) => labels.some((label) => (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .identityOf */ .cu)(label) === `${group}:${value}`.toLowerCase()));
/** What people said with labels; it comes before a model's opinion. */
function labelledBy(labels) {
    const priority = among(_analysis_js__WEBPACK_IMPORTED_MODULE_0__/* .PRIORITIES */ .BE, "priority", labels);
    const severity = among(_analysis_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC, "severity", labels);
    return { ...(priority ? { priority } : {}), ...(severity ? { severity } : {}) };
}


/***/ }),

/***/ 11521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ similarLines),
/* harmony export */   f: () => (/* binding */ similarText)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34327);

const ENDED = {
    success: "merged",
    failed: "failed",
    rejected: "not merged",
    rolled_back: "taken back from production",
};
const endOf = (outcome) => ENDED[outcome] ?? outcome;
/** For people, in the plan's comment. Markdown; "" where there is none. */
const similarLines = ({ similar }) => similar.length === 0
    ? ""
    : [
        "**Similar issues**",
        ...similar.map(({ issue, title, outcome }) => `- #${issue} (${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__/* .inertLine */ .F)(title, 120)}): ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_0__/* .inertLine */ .F)(endOf(outcome), 40)}`),
    ].join("\n");
/** For a model, as data: whoever wrote those issues is a stranger as well. */
const similarText = ({ similar }) => similar
    .map(({ issue, title, outcome }) => `issue ${issue}: ${title}\nended: ${endOf(outcome)}`)
    .join("\n");


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

/***/ 86393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tb: () => (/* binding */ changesText),
/* harmony export */   XA: () => (/* binding */ planChanges),
/* harmony export */   _5: () => (/* binding */ isUnchanged)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82552);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5562);


const KEYS = [
    "title",
    "description",
    "type",
    "dependencies",
    "estimatedMinutes",
    "files",
    "acceptance",
];
const differences = (a, b) => KEYS.filter((key) => (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(a[key]) !== (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(b[key]));
/** What is different between two lists of tasks. */
function planChanges(before, after) {
    const old = new Map(before.map((task) => [task.id, task]));
    const kept = new Set(after.map(({ id }) => id));
    return {
        added: after.filter(({ id }) => !old.has(id)).map(({ id }) => (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .ordinalOf */ .zO)(id)),
        dropped: before.filter(({ id }) => !kept.has(id)).map(({ id }) => (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .ordinalOf */ .zO)(id)),
        changed: after.flatMap((task) => {
            const previous = old.get(task.id);
            const keys = previous === undefined ? [] : differences(previous, task);
            return keys.length === 0 ? [] : [{ ordinal: (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .ordinalOf */ .zO)(task.id), keys }];
        }),
    };
}
const isUnchanged = ({ added, dropped, changed }) => added.length + dropped.length + changed.length === 0;
const MOST_SHOWN = 30;
const some = (words) => words.length <= MOST_SHOWN
    ? words.join(", ")
    : `${words.slice(0, MOST_SHOWN).join(", ")} and ${words.length - MOST_SHOWN} more`;
/** `added 7, dropped 3, changed 2 (title, files)`; `nothing changed` where nothing has. */
function changesText(changes) {
    const { added, dropped, changed } = changes;
    const parts = [
        ["added", added.map(String)],
        ["dropped", dropped.map(String)],
        ["changed", changed.map(({ ordinal, keys }) => `${ordinal} (${keys.join(", ")})`)],
    ];
    const said = parts.flatMap(([verb, words]) => words.length > 0 ? [`${verb} ${some(words)}`] : []);
    return said.length === 0 ? "nothing changed" : said.join(", ");
}


/***/ }),

/***/ 84754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ pathCode),
/* harmony export */   T: () => (/* binding */ taskDetail)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);
/* harmony import */ var _text_publishable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99595);



const SHOWN_TEXT = 1500;
const SHOWN_FILES = 50;
/** A path as code that no backtick or table cell of it ends. */
const pathCode = (path) => `\`${path.replace(/[`|\s]+/g, " ").slice(0, 120)}\``;
/** Each line as part of a block quote: whatever fence or tag is opened in it ends with it. */
const quoted = (text) => (0,_text_publishable_js__WEBPACK_IMPORTED_MODULE_1__/* .publishable */ .g)(text.length <= SHOWN_TEXT
    ? text
    : `${text.slice(0, SHOWN_TEXT)}\n\n… cut here: ${text.length} characters in all.`)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
const filesLine = (files) => {
    const rest = files.length - SHOWN_FILES;
    const shown = files.slice(0, SHOWN_FILES).map(pathCode).join(", ");
    return `Files: ${shown}${rest > 0 ? ` and ${rest} more` : ""}`;
};
/** What a task is to do, for whoever approves it. Markdown; its texts are inert. */
const taskDetail = ({ id, title, description, acceptance, files }) => [
    `**${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .ordinalOf */ .zO)(id)} ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(title, 120)}**`,
    description === "" ? "" : quoted(description),
    acceptance.map((one) => `- ${(0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(one)}`).join("\n"),
    files.length === 0 ? "" : filesLine(files),
]
    .filter((part) => part !== "")
    .join("\n\n");


/***/ }),

/***/ 99206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ planExample)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);

/** An edit of this very plan that would be taken, in the lines of YAML: one of each kind. */
function exampleLines(tasks) {
    const needed = new Set(tasks.flatMap(({ dependencies }) => dependencies));
    const first = tasks[0];
    const spare = tasks.length > 1 ? tasks.findLast(({ id }) => !needed.has(id)) : undefined;
    const changed = first?.id === spare?.id ? tasks[1] : first;
    if (changed === undefined)
        return [];
    const kept = (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .ordinalOf */ .zO)(changed.id);
    return [
        ...(spare === undefined ? [] : [`drop: [${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .ordinalOf */ .zO)(spare.id)}]`]),
        "change: # only the keys that change",
        `  - ordinal: ${kept}`,
        `    estimatedMinutes: ${Math.min(1440, Math.round(changed.estimatedMinutes) + 5)}`,
        "add:",
        "  - title: Describe the new task",
        `    dependencies: [${kept}]`,
        "    files: [src/new-file.ts]",
    ];
}
const WHOLE = [
    "tasks: # the whole plan anew",
    "  - ordinal: 1",
    "    title: Describe the first task",
    "  - ordinal: 2",
    "    title: Describe the second task",
    "    dependencies: [1]",
];
/**
 * A comment with `/miyabi plan` that would be taken as it stands, to copy and change: edits of the
 * plan, or a whole one where there is none. In a fenced block; no text of a model or a stranger is in it.
 */
const planExample = (tasks = []) => [
    "````text",
    "/miyabi plan",
    "```yaml",
    ...(tasks.length === 0 ? WHOLE : exampleLines(tasks)),
    "```",
    "````",
].join("\n");


/***/ }),

/***/ 66022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ overlapsOf),
/* harmony export */   f: () => (/* binding */ overlapLines)
/* harmony export */ });
/* harmony import */ var _text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34327);
/* harmony import */ var _path_overlap_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86879);
/* harmony import */ var _planned_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88464);



/** Enough to see what it is about. */
const SHOWN_FILES = 5;
const MOST_ISSUES = 10;
/** Which of these plans mean to change paths that this one changes as well, and which paths. */
const overlapsOf = (plan, others) => others
    .map(({ issue, files: theirs }) => ({
    issue,
    files: (0,_planned_files_js__WEBPACK_IMPORTED_MODULE_0__/* .plannedFiles */ .G)(plan).filter((path) => (0,_path_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .sharedPath */ .nk)([path], theirs) !== undefined),
}))
    .filter(({ files }) => files.length > 0)
    .slice(0, MOST_ISSUES);
/** What people read of it in the plan's comment. Markdown; "" where there is none. */
function overlapLines({ overlaps = [] }) {
    if (overlaps.length === 0)
        return "";
    const lines = overlaps.map(({ issue, files }) => {
        const more = files.length - SHOWN_FILES;
        const shown = files.slice(0, SHOWN_FILES).map((path) => (0,_text_inert_line_js__WEBPACK_IMPORTED_MODULE_2__/* .inertLine */ .F)(path, 120));
        return `- #${issue}: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    });
    return [
        "⚠️ **Other sessions are about to change the same files.** Whichever lands second is merged with the first and reviewed again; a conflict asks people. To let the other one go first, comment `/miyabi stop`, and `/miyabi retry` when it is done.",
        ...lines,
    ].join("\n");
}


/***/ }),

/***/ 88464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ plannedFiles),
/* harmony export */   YA: () => (/* binding */ filesLine),
/* harmony export */   nG: () => (/* binding */ filesIn)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

/** A plan of a thousand tasks must still leave room for its comment. */
const MOST_CHARACTERS = 4_000;
const LINE = /^<!-- miyabi:files (\[.*\]) -->$/m;
const Files = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(500)).max(1_000);
/** The paths that a plan means to change, each once. */
const plannedFiles = ({ tasks }) => [
    ...new Set(tasks.flatMap(({ files }) => files)),
];
/** JSON that can end no HTML comment and that GitHub reads nothing in: no mention, no reference, no address. */
const hidden = (files) => JSON.stringify(files).replace(/[^\w./*",[\]\\ ]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
/** Hidden line of the plan's comment, for the plans of other issues; "" where no path is predicted. */
function filesLine(plan) {
    let room = MOST_CHARACTERS;
    const files = [];
    for (const file of plannedFiles(plan)) {
        room -= hidden([file]).length;
        if (room < 0)
            break;
        files.push(file);
    }
    return files.length === 0 ? "" : `<!-- miyabi:files ${hidden(files)} -->`;
}
/** What such a line of a comment says; [] where it has none. Whoever can edit a comment can change it. */
function filesIn(body) {
    const json = LINE.exec(body)?.[1];
    if (json === undefined)
        return [];
    try {
        return Files.safeParse(JSON.parse(json)).data ?? [];
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 31906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ renderPlan)
});

// EXTERNAL MODULE: ./build/core/plan/overlaps.js
var overlaps = __webpack_require__(66022);
// EXTERNAL MODULE: ./build/core/plan/planned-files.js
var planned_files = __webpack_require__(88464);
// EXTERNAL MODULE: ./build/core/plan/calibration.js
var plan_calibration = __webpack_require__(51728);
// EXTERNAL MODULE: ./build/core/schedule/critical-path.js
var critical_path = __webpack_require__(5525);
// EXTERNAL MODULE: ./build/core/digest.js
var core_digest = __webpack_require__(82552);
// EXTERNAL MODULE: ./build/core/session/folded.js
var folded = __webpack_require__(30211);
// EXTERNAL MODULE: ./build/core/issue/similar-view.js
var similar_view = __webpack_require__(11521);
// EXTERNAL MODULE: ./build/core/text/inert-line.js
var inert_line = __webpack_require__(34327);
// EXTERNAL MODULE: ./build/core/plan/changes.js
var plan_changes = __webpack_require__(86393);
// EXTERNAL MODULE: ./build/core/plan/example.js
var example = __webpack_require__(99206);
// EXTERNAL MODULE: ./build/core/session/session-edit.js
var session_edit = __webpack_require__(99698);
;// CONCATENATED MODULE: ./build/core/plan/decision.js




/** The seed's four ways with an issue, in a sentence for whoever looks at the plan. */
const WAY = {
    low: "**Low complexity**: the issue as one task, reviewed by tests, linter, audit and documentation check, not by a model.",
    standard: "**Standard**: independent tasks run side by side, then tools and a model review the whole.",
    high: "**High complexity**: people approve this plan before any code is written.",
    hotfix: "**Hotfix**: one task, reviewed, then straight to production without staging.",
};
/** People gave such an issue several tasks. */
const SEVERAL = /(?:the issue as )?one task, /;
const wayOf = ({ variation, tasks }) => {
    if (variation === undefined)
        return "";
    return tasks.length === 1 ? WAY[variation] : WAY[variation].replace(SEVERAL, "");
};
/** The open question is about exactly these tasks. */
const isAsked = (record, { digest }) => {
    const question = (0,session_edit/* openQuestion */.R0)(record);
    return question?.kind === "complexity" && question.digest === digest;
};
const asked = ({ digest, tasks }) => [
    [
        "**Your decision**: nothing is built before it. Comment, on the first line:",
        `- \`/miyabi approve ${(0,core_digest/* shortDigest */.VK)(digest)}\` to build exactly this plan`,
        "- `/miyabi plan` with edits below it to change it first, as in the example",
        "- `/miyabi reject REASON` to close the issue",
    ].join("\n"),
    [
        "<details><summary>Example: change the plan</summary>",
        "Tasks that it does not name stay as they are. `tasks:` instead gives the whole plan anew.",
        (0,example/* planExample */.S)(tasks),
        "</details>",
    ].join("\n\n"),
];
/** What people are to decide and how, or what they decided; then how such an issue is handled. */
function planDecision(record, plan) {
    const { approval, changes, digest } = plan;
    return [
        ...(isAsked(record, plan) ? asked(plan) : []),
        approval === undefined
            ? ""
            : `**Approved** by \`${approval.by}\`, digest \`${(0,core_digest/* shortDigest */.VK)(digest)}\`.`,
        changes === undefined ? "" : `**Changed** by \`${changes.by}\`: ${(0,plan_changes/* changesText */.Tb)(changes)}.`,
        wayOf(plan),
    ].filter((part) => part !== "");
}

// EXTERNAL MODULE: ./build/core/plan/details.js
var plan_details = __webpack_require__(84754);
;// CONCATENATED MODULE: ./build/core/text/mermaid-label.js

/**
 * Any text as the label of a Mermaid node, to stand between double quotes, at most 60 characters:
 * whatever Mermaid or Markdown could read as syntax becomes one of Mermaid's entity codes.
 */
const mermaidLabel = (text) => (0,inert_line/* plainLine */.h)(text, 60).replace(/[^\p{L}\p{N} .,:+/_-]/gu, (one) => `#${one.codePointAt(0) ?? 0};`);

// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/core/plan/graph.js


const COLOURS = {
    pending: "fill:#E4E4E4,color:#000",
    running: "fill:#1D76DB,color:#fff",
    done: "fill:#2EA44F,color:#fff",
    failed: "fill:#B60205,color:#fff",
};
/** GitHub's Mermaid draws at most 500 edges; beyond some hundred tasks nobody reads the picture. */
const MOST_TASKS = 100;
const MOST_EDGES = 450;
/**
 * The task graph as a Mermaid flowchart in a fenced block, critical path with thick arrows and a
 * thick border; undefined where it is too large to draw.
 */
function planGraph({ tasks, schedule }, stateOf) {
    const edges = tasks.flatMap(({ id, dependencies }) => dependencies.map((from) => ({ from, id })));
    if (tasks.length > MOST_TASKS || edges.length > MOST_EDGES)
        return undefined;
    const path = schedule.criticalPath;
    const node = (id) => `t${(0,names/* ordinalOf */.zO)(id)}`;
    const isCritical = ({ from, id }) => {
        const at = path.indexOf(from);
        return at >= 0 && path[at + 1] === id;
    };
    return [
        "```mermaid",
        "flowchart LR",
        ...tasks.map(({ id, title }) => `  ${node(id)}["${(0,names/* ordinalOf */.zO)(id)} ${mermaidLabel(title)}"]:::${stateOf(id)}`),
        ...edges.map((edge) => `  ${node(edge.from)} ${isCritical(edge) ? "==>" : "-->"} ${node(edge.id)}`),
        ...Object.entries(COLOURS).map(([state, style]) => `  classDef ${state} ${style}`),
        "  classDef critical stroke:#B60205,stroke-width:3px",
        ...(path.length > 0 ? [`  class ${path.map(node).join(",")} critical`] : []),
        "```",
    ].join("\n");
}

// EXTERNAL MODULE: ./build/core/issue/analysis.js
var analysis = __webpack_require__(58994);
;// CONCATENATED MODULE: ./build/core/plan/calibration-view.js

/**
 * What the plan's schedule makes of its estimates, as a sentence; none where it takes them as they are.
 * Types that no task of the plan has are not told.
 */
function calibrationSentences({ tasks, calibration }) {
    if (calibration === undefined)
        return [];
    const types = analysis/* ISSUE_TYPES */.co.filter((type) => tasks.some((task) => task.type === type));
    const known = types.flatMap((type) => {
        const measure = calibration.byType[type];
        return measure === undefined ? [] : [{ name: type, ...measure }];
    });
    const others = known.length < types.length;
    const name = known.length === 0 ? "all types" : "other types";
    const told = others ? [...known, { name, ...calibration.overall }] : known;
    const parts = told.map(({ name, ratio, samples }, at) => at === 0
        ? `${name} ${ratio} of the estimate (${samples} past tasks)`
        : `${name} ${ratio} (${samples})`);
    return [`Estimates are calibrated: ${parts.join(", ")}.`];
}

// EXTERNAL MODULE: ./build/core/plan/path-overlap.js
var path_overlap = __webpack_require__(86879);
;// CONCATENATED MODULE: ./build/core/plan/side-by-side.js

/**
 * Which tasks can run at the same time, level by level: a task joins the first set of its level in
 * which nobody shares a file with it.
 */
function sideBySide(tasks, levels) {
    const files = new Map(tasks.map((task) => [task.id, task.files]));
    const filesOf = (id) => files.get(id) ?? [];
    const sets = [];
    const turns = [];
    for (const level of levels) {
        const ofLevel = [];
        for (const id of level) {
            let first;
            const fits = (set) => set.every((other) => {
                const path = (0,path_overlap/* sharedPath */.nk)(filesOf(other), filesOf(id));
                if (path !== undefined)
                    first ??= { id: other, path };
                return path === undefined;
            });
            const set = ofLevel.find(fits);
            if (set === undefined)
                ofLevel.push([id]);
            else
                set.push(id);
            if (first !== undefined)
                turns.push({ first: first.id, second: id, path: first.path });
        }
        sets.push(...ofLevel.filter((set) => set.length > 1));
    }
    return { sets, turns };
}

;// CONCATENATED MODULE: ./build/core/plan/schedule-text.js





const SHOWN_SETS = 10;
const SHOWN_PATH = 30;
/** Beyond, nobody reads which tasks could run together, and finding it out takes seconds. */
const schedule_text_MOST_TASKS = 100;
const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
const more = (count) => (count > 0 ? ` and ${count} more` : "");
const listed = (ids) => {
    const numbers = ids.map(names/* ordinalOf */.zO);
    return `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1) ?? ""}`;
};
const criticalLine = ({ criticalPath, criticalPathMinutes }) => {
    const shown = criticalPath.slice(0, SHOWN_PATH).map(names/* ordinalOf */.zO).join(" → ");
    return `**Critical path**: ${shown}${more(criticalPath.length - SHOWN_PATH)}, ${Math.round(criticalPathMinutes)} minutes; no schedule is faster.`;
};
const setsLine = ({ sets }) => sets.length === 0
    ? ""
    : `**Side by side** can run ${sets.slice(0, SHOWN_SETS).map(listed).join("; ")}${more(sets.length - SHOWN_SETS)}.`;
/**
 * Makespan beside critical path and parallel sets in `short`; in `why` a line for each choice.
 *
 * @param times of the tasks that are scheduled, with the minutes that they are scheduled with
 */
function scheduleText(plan, times) {
    const { waves, makespanMinutes, explanation } = plan.schedule;
    const open = new Set(times.order);
    const tasks = plan.tasks.filter(({ id }) => open.has(id));
    const side = sideBySide(tasks, tasks.length > schedule_text_MOST_TASKS ? [] : times.levels);
    return {
        short: [
            tasks.length === 0
                ? "**Schedule**: every task is finished, the review follows."
                : `**Schedule**: about ${Math.round(makespanMinutes)} minutes in ${counted(waves.length, "wave")} and ${counted(waves.flat().length, "lane")}, the jobs' start-up included.`,
            ...(tasks.length <= 1 ? [] : [criticalLine(times)]),
            setsLine(side),
        ]
            .filter((line) => line !== "")
            .join("\\\n"),
        why: [
            ...calibrationSentences(plan).map((sentence) => `- ${sentence}`),
            ...explanation.map((line) => `- ${(0,inert_line/* inertLine */.F)(line, 500)}`),
            ...side.turns.map(({ first, second, path }) => `- ${listed([first, second])} take turns: both may touch ${(0,plan_details/* pathCode */.N)(path)}.`),
        ],
    };
}

;// CONCATENATED MODULE: ./build/core/plan/table.js



const SHOWN_TASKS = 100;
const SHOWN_NEEDS = 10;
const TITLE = 120;
const SIGN = { pending: "⬜", running: "🔵", done: "✅", failed: "❌" };
/** Two ordinals and more: `1, 2, 3 and 4 more`. */
const needs = ({ dependencies }) => {
    const shown = dependencies.slice(0, SHOWN_NEEDS).map(names/* ordinalOf */.zO).join(", ") || "–";
    const rest = dependencies.length - SHOWN_NEEDS;
    return rest > 0 ? `${shown} and ${rest} more` : shown;
};
/** `0, critical` on the critical path, else by how many minutes the task can slip; `–` if it is not scheduled. */
const slackText = (id, { criticalPath, timing }) => {
    const time = timing.get(id);
    if (time === undefined)
        return "–";
    const slack = Math.round(time.slack);
    if (criticalPath.includes(id))
        return "0, critical";
    return slack === 0 ? "0" : `${slack} min`;
};
/** The minutes that it is scheduled with, and its own estimate where past tasks corrected that. */
const minutesText = (task, { calibration }) => {
    const [own, expected] = [task.estimatedMinutes, (0,plan_calibration/* expectedMinutes */.ul)(task, calibration)].map(Math.round);
    return own === expected ? String(own) : `${expected ?? 0} (estimated ${own ?? 0})`;
};
/** `2, w2-l1` by task id. */
const placesOf = ({ waves }) => new Map(waves.flatMap((lanes, wave) => lanes.flatMap(({ lane, tasks }) => tasks.map((id) => [id, `${wave + 1}, ${lane}`]))));
/** Every task in a row: what it needs, its minutes and slack, where it runs and how it stands. */
function planTable(plan, times, { stateOf, resumed, }) {
    const { tasks, schedule } = plan;
    const places = placesOf(schedule);
    const rest = tasks.length - SHOWN_TASKS;
    const row = (task) => {
        const state = stateOf(task.id);
        return `| ${[
            String((0,names/* ordinalOf */.zO)(task.id)),
            (0,inert_line/* inertLine */.F)(task.title, TITLE),
            needs(task),
            minutesText(task, plan),
            slackText(task.id, times),
            places.get(task.id) ?? "–",
            `${SIGN[state]} ${state}${resumed.has(task.id) ? ", resumed" : ""}`,
        ].join(" | ")} |`;
    };
    return [
        "| | Task | Needs | Minutes | Slack | Wave, lane | State |",
        "|---|---|---|---|---|---|---|",
        ...tasks.slice(0, SHOWN_TASKS).map(row),
        ...(rest > 0 ? [`| | **and ${rest} more tasks that are not shown here** | | | | | |`] : []),
    ].join("\n");
}

;// CONCATENATED MODULE: ./build/core/plan/view.js













/** GitHub takes 65,536 characters in a comment; the rest is for its hidden first line. */
const MOST_CHARACTERS = 64_000;
/** A folded part that only says how much it does not show. */
const SMALLEST_FOLD = 400;
const SHOWN_REMOVED = 20;
/**
 * By the newest results. While the session implements, a task without one runs as soon as all that it
 * depends on is done.
 */
function taskStates(record, plan) {
    const results = new Map(record.tasks.map(({ task, status }) => [task, status]));
    const needs = new Map(plan.tasks.map(({ id, dependencies }) => [id, dependencies]));
    const isDone = (id) => results.get(id) === "success";
    return (id) => {
        switch (results.get(id)) {
            case "success":
                return "done";
            case "failed":
                return "failed";
            case "skipped":
                return "pending";
            case undefined:
                return record.state === "implementing" && (needs.get(id) ?? []).every(isDone)
                    ? "running"
                    : "pending";
        }
    };
}
/** How far the tasks are, once one of them has begun. */
function progress({ tasks }, stateOf) {
    const states = tasks.map(({ id }) => stateOf(id));
    const count = (state) => states.filter((one) => one === state).length;
    const others = ["failed", "running"].flatMap((state) => count(state) > 0 ? [`${count(state)} ${state}`] : []);
    return states.every((state) => state === "pending")
        ? ""
        : `**Progress**: ${[`${count("done")} of ${tasks.length} done`, ...others].join(", ")}.`;
}
const complexityLine = ({ complexity, type, security, priority, estimatedHours, }) => `**Complexity** ${complexity}/10 · **Type** ${type} · **Security** ${security} · **Priority** ${priority} · **Estimated** ${estimatedHours} h`;
const removedLines = ({ removed }) => removed.length === 0
    ? ""
    : [
        "⚠️ **Taken out of the issue's text, since readers do not see it:**",
        ...removed.slice(0, SHOWN_REMOVED).map((line) => `- ${(0,inert_line/* inertLine */.F)(line)}`),
        ...(removed.length > SHOWN_REMOVED
            ? [`- **and ${removed.length - SHOWN_REMOVED} more**`]
            : []),
    ].join("\n");
const graphOf = (plan, stateOf, most) => {
    if (plan.tasks.length === 1)
        return "";
    const graph = planGraph(plan, stateOf);
    return graph !== undefined && graph.length <= most
        ? graph
        : "**The graph is too large to be drawn here**; the table has what each task needs.";
};
/** What the schedule is made of: not what is finished already, and with the minutes that it expects. */
function scheduledTasks({ tasks, schedule, calibration }) {
    const ids = new Set(schedule.waves.flat().flatMap((lane) => lane.tasks));
    return (0,plan_calibration/* calibrated */.g)(tasks.filter(({ id }) => ids.has(id)), calibration);
}
const lengthOf = (parts) => parts.reduce((sum, part) => sum + part.length + 2, 0);
/**
 * Comment and step summary of a plan (seed phase 2, step 5): first what people are to decide, then the
 * tasks, their graph and schedule, the details folded; never longer than a comment may be. Texts of
 * models and strangers are inert.
 */
function renderPlan(record, plan) {
    const { issue, analysis } = record;
    const stateOf = taskStates(record, plan);
    const resumed = new Set(record.tasks.flatMap((result) => (result.resumed === undefined ? [] : [result.task])));
    const times = (0,critical_path/* graphTimes */.D)(scheduledTasks(plan));
    const schedule = scheduleText(plan, times);
    // A hundred rows and what was hidden always fit; graph and folded parts share what is left.
    const top = [
        `### 🗺 Plan for #${issue.number}: ${plan.tasks.length} ${plan.tasks.length === 1 ? "task" : "tasks"}, about ${Math.round(plan.schedule.makespanMinutes)} minutes`,
        ...planDecision(record, plan),
        (0,overlaps/* overlapLines */.f)(plan),
        progress(plan, stateOf),
        removedLines(issue),
        planTable(plan, times, { stateOf, resumed }),
    ];
    const middle = [
        schedule.short,
        ...(analysis === undefined ? [] : [complexityLine(analysis), (0,similar_view/* similarLines */.X)(analysis)]),
    ];
    const digest = [`Plan digest \`${(0,core_digest/* shortDigest */.VK)(plan.digest)}\``, (0,planned_files/* filesLine */.YA)(plan)].join("\n").trim();
    let room = MOST_CHARACTERS - lengthOf([...top, ...middle, digest]);
    const graph = graphOf(plan, stateOf, room - 3 * SMALLEST_FOLD);
    room -= lengthOf([graph]);
    const side = (summary, lines, others) => {
        const most = Math.min(room - others * SMALLEST_FOLD, MOST_CHARACTERS / 8);
        const text = (0,folded/* folded */.T)(summary, lines, { most, separator: "\n" });
        room -= lengthOf([text]);
        return text;
    };
    const why = side("Why the schedule is so", schedule.why, 2);
    const reasons = analysis?.reasons.map((reason) => `- ${(0,inert_line/* inertLine */.F)(reason)}`) ?? [];
    const complexity = side("Why this complexity", reasons, 1);
    const details = (0,folded/* folded */.T)("What each task is to do", plan.tasks.map(plan_details/* taskDetail */.T), {
        most: room,
        separator: "\n\n",
    });
    return [...top, graph, ...middle, details, why, complexity, digest]
        .filter((section) => section !== "")
        .join("\n\n");
}


/***/ }),

/***/ 30211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ folded)
/* harmony export */ });
/**
 * A `<details>` block of GitHub's Markdown with as many of the items as fit into `most` characters;
 * what does not fit is told with its number, which takes some 200 characters. Empty without items.
 */
function folded(summary, items, { most, separator }) {
    const [open, close] = [`<details><summary>${summary}</summary>`, "</details>"];
    const rest = (count) => `**${count} more ${count === 1 ? "is" : "are"} not shown here**: the text would be longer than GitHub takes.`;
    const frame = [open, "", close].join("\n\n").length;
    let room = most - frame - rest(items.length).length - separator.length;
    const shown = [];
    for (const item of items) {
        if (room < item.length + separator.length)
            break;
        shown.push(item);
        room -= item.length + separator.length;
    }
    if (items.length === 0)
        return "";
    const left = items.length - shown.length;
    return [open, [...shown, ...(left > 0 ? [rest(left)] : [])].join(separator), close].join("\n\n");
}


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


/***/ }),

/***/ 99595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ publishable)
/* harmony export */ });
/* harmony import */ var _sanitise_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68005);

/** Zero-width space: shown as nothing, and GitHub's mention, tag and link rules no longer match. */
const BREAK = "\u200B";
/** Entities that stand for characters which we look for; Markdown decodes them before its rules. */
const NAMED = {
    commat: "@",
    num: "#",
    lt: "<",
    gt: ">",
    excl: "!",
    colon: ":",
    sol: "/",
    period: ".",
    lsqb: "[",
    lbrack: "[",
    rsqb: "]",
    rbrack: "]",
    lpar: "(",
    rpar: ")",
    amp: "&",
};
const ENTITY = /&(?:#0*(\d{1,7})|#[xX]0*([0-9a-fA-F]{1,6})|([a-zA-Z]+));/g;
const decodeOnce = (text) => text.replace(ENTITY, (entity, decimal, hex, name) => {
    if (name !== undefined)
        return NAMED[name] ?? entity;
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : entity;
});
/** A backslash before a character that we look for: Markdown drops it. */
const ESCAPED = /(?<!\\)\\+(?=[:/@#<.&!])/g;
const MOST_ROUNDS = 8;
const REMOVED = "(link removed)";
/** The longest name of a host. */
const LOOKED_ON = 253;
/**
 * The text with such entities and escapes resolved, as Markdown would. One may hide another
 * (`&amp;#64;`); what is wrapped deeper than anyone writes loses its wrapping.
 */
function plainMarkdown(text) {
    let before = text;
    for (let round = 0; round < MOST_ROUNDS; round++) {
        const after = decodeOnce(before).replace(ESCAPED, "");
        if (after === before)
            return after;
        before = after;
    }
    return before.replace(/[&\\]/g, "");
}
/**
 * GitHub's closing keywords with what they close: `#1`, `o/r#1`, `GH-1`, an address of an issue; also where Markdown's
 * own signs stand between. Names are at most 100 long, as GitHub's are.
 */
const CLOSING = /(?<![A-Za-z0-9])(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?![A-Za-z0-9])([\s:*_~<>[]*)(?:([\w.-]{1,100}\/[\w.-]{1,100})?#|GH-(?=\d+(?![A-Za-z0-9]))|https?:\/\/[^\s/]+\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:issues|pull)\/)(\d+)/gi;
/**
 * Anything with `scheme://`, a scheme of the web however many slashes follow (browsers go to `http:/host` and
 * `http:host` too), `//host` or `/\host` as a link's target, or `www.`. Looking begins where a word does: time grows with the text.
 */
const ADDRESS = /(?<![a-z0-9+.-])(?:[a-z0-9+.-]*:[/\\]{2}|(?:https?|ftp|wss?):(?=[^\s<>)\]])(?!`(?:\W|$)))[^\s<>"'`\])]*|(?<=\]\(\s*<?|\]:\s*<?)[/\\]{2}[^\s<>"'`\])]*|(?<![a-z0-9])www\.[^\s<>"'`\])]*/gi;
/** Every `@` before a name but that of an e-mail address; of two in a word both, since Markdown may end a link between them. */
const MENTION = /(?<!(?<![\w.+@-])[\w.+-]*[A-Za-z0-9])@(?=[A-Za-z0-9_])|@(?=[A-Za-z0-9_][\w.-]*@)/g;
/** Strict: what is not plainly an address with a plain host name has none. */
const hostOf = (address) => /^https?:\/\/([a-z0-9.-]+(?::\d+)?)(?=[/?#]|$)/i.exec(address)?.[1]?.toLowerCase();
/** Whether what stands after a host may be read as more of its name: `https://github.com'.evil.example`. */
const goesOn = (address, after) => /^https?:\/\/[^/?#]*$/i.test(address) && /^[^\s<]*?[A-Za-z0-9]/.test(after);
/**
 * Text of a model or a stranger as Markdown that we post under our own name: it mentions nobody,
 * closes nothing, holds no HTML, and its images and links lead only to hosts that are allowed, so
 * that no picture carries a secret away (threats 10 and 44). Doing it twice changes nothing.
 */
function publishable(raw, { allowedHosts = ["github.com"] } = {}) {
    const plain = plainMarkdown((0,_sanitise_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitise */ .t)(raw).text);
    return (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitise */ .t)(plain)
        .text.replace(CLOSING, (_whole, keyword, between, a, b, n) => {
        // An owner called `GH-1` would be a reference of its own.
        const place = (a ?? b)?.replace(/^GH-(?=\d)/i, "");
        return `${keyword}${between.replaceAll(":", "") || " "}${place === undefined ? "" : `${place} `}issue ${n ?? ""}`;
    })
        .replace(ADDRESS, (address, at, whole) => {
        const end = at + address.length;
        const isAllowed = allowedHosts.includes(hostOf(address) ?? "");
        return isAllowed && !goesOn(address, whole.slice(end, end + LOOKED_ON)) ? address : REMOVED;
    })
        .replace(/(?<!!)!+(?=\[[^[\]]*\]\(\(link removed\))/g, "")
        .replace(MENTION, `@${BREAK}`)
        .replace(/<(?=[A-Za-z/!?])/g, `<${BREAK}`);
}


/***/ }),

/***/ 68005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ sanitise)
});

;// CONCATENATED MODULE: ./build/core/text/invisible.js
/** Emoji that need invisible characters: keycaps, sequences with joiners, the three flags of tags. */
const EMOJI = /[0-9#*]\uFE0F\u20E3|\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}|\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)*/u;
/** Format characters (zero width, bidi, tags), fillers, variation selectors, controls, half pairs. */
const INVISIBLE = /[\p{Cf}\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2065\u3164\uFFA0\uFFF0-\uFFF8\uFE00-\uFE0F\u{E0000}-\u{E0FFF}]/u;
const EITHER = new RegExp(`(?<emoji>${EMOJI.source})|${INVISIBLE.source}`, "gu");
const nameOf = (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
/** Without characters that nobody sees, whole emoji kept; adds a line to `removed` for what went. */
function stripInvisible(text, removed) {
    const gone = new Map();
    const kept = text.replace(EITHER, (match, emoji) => {
        if (emoji !== undefined)
            return emoji;
        gone.set(match, (gone.get(match) ?? 0) + 1);
        return "";
    });
    if (gone.size > 0) {
        const names = [...gone]
            .slice(0, 20)
            .map(([character, count]) => `${nameOf(character)} × ${count}`);
        const tags = [...gone.keys()].some((one) => (one.codePointAt(0) ?? 0) >= 0xe0000);
        removed.push(`Invisible characters: ${names.join(", ")}${tags ? ` (${hiddenText(text)})` : ""}`);
    }
    return kept;
}
/** What Tag characters spell: they are ASCII moved up by U+E0000. */
const hiddenText = (text) => Array.from(text)
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((code) => code >= 0xe0020 && code <= 0xe007e)
    .map((code) => String.fromCodePoint(code - 0xe0000))
    .join("")
    .slice(0, 200);

;// CONCATENATED MODULE: ./build/core/text/sanitise.js

const OPEN = "<!--";
const CLOSE = "-->";
const SHOWN = 200;
/** A link definition that is used as a comment: `[//]: # (text)`; GitHub shows nothing of it. */
const DEFINITION_COMMENT = /^[ \t>]*\[[^\]\n]*\]:[ \t]*(?:<>|<?#>?)(?:[ \t][^\n]*)?(?:\n|$)/gm;
const excerpt = (text) => {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};
/**
 * Without HTML comments. Each character is appended to what is left so far, and an opener is looked
 * for at the end of that: an opener that only appears when an inner comment goes is found as well,
 * in one pass. A comment that is never closed hides the rest of the text, so the rest goes.
 */
function stripComments(text, removed) {
    const kept = [];
    let at = 0;
    while (at < text.length) {
        kept.push(text.charAt(at));
        at += 1;
        if (kept.at(-1) !== "-" || kept.slice(-OPEN.length).join("") !== OPEN)
            continue;
        kept.length -= OPEN.length;
        const close = text.indexOf(CLOSE, at);
        const end = close < 0 ? text.length : close;
        removed.push(`HTML comment: ${excerpt(text.slice(at, end))}`);
        at = close < 0 ? text.length : close + CLOSE.length;
    }
    return kept.join("");
}
/**
 * Untrusted text as a reader of GitHub's page sees it: without HTML comments and without characters
 * that nobody sees (threats 3 and 4). Emoji stay. Doing it twice changes nothing.
 */
function sanitise(raw) {
    const removed = [];
    const visible = stripInvisible(raw.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n"), removed);
    const text = stripComments(visible, removed).replace(DEFINITION_COMMENT, (line) => {
        removed.push(`Markdown comment: ${excerpt(line)}`);
        return "";
    });
    return { text, removed };
}


/***/ })

};
