export const id = 846;
export const ids = [846];
export const modules = {

/***/ 9870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ST: () => (/* binding */ LOG_LIMITS),
/* harmony export */   _$: () => (/* binding */ calibrationOf),
/* harmony export */   g: () => (/* binding */ calibrated),
/* harmony export */   ul: () => (/* binding */ expectedMinutes)
/* harmony export */ });
/** Below this many, a median says more about chance than about the repository. */
const LEAST_SAMPLES = 3;
/** Work changes: what was long ago does not count. */
const MOST_SAMPLES = 200;
/** A schedule must stay a schedule, whatever the log says. */
const BOUNDS = { least: 0.1, most: 10 };
/** What of a log is worth reading for it. */
const LOG_LIMITS = { files: 60, bytes: 2 * 1024 * 1024 };
/**
 * How long tasks of each type really take, by the median of actual / estimated; undefined where there
 * are too few. Only successes count, and each task once, with its newest: ids of tasks come again where
 * an issue is planned anew, and then the older plan's task is no longer what that id means. (The
 * repair of a task after a review has no estimate in the log at all: log-entry.ts.)
 */
function calibrationOf(past) {
    const newest = new Map();
    for (const one of past) {
        if (one.status !== "success")
            continue;
        const known = newest.get(one.task);
        if (known === undefined || known.at < one.at)
            newest.set(one.task, one);
    }
    const counted = [...newest.values()]
        .sort((a, b) => b.at.getTime() - a.at.getTime())
        .slice(0, MOST_SAMPLES);
    const overall = measureOf(counted);
    if (overall === undefined)
        return undefined;
    const byType = {};
    for (const type of new Set(counted.map((one) => one.type))) {
        const measure = measureOf(counted.filter((one) => one.type === type));
        if (measure !== undefined)
            byType[type] = measure;
    }
    return { byType, overall };
}
function measureOf(tasks) {
    if (tasks.length < LEAST_SAMPLES)
        return undefined;
    const middle = median(tasks.map(({ actualMinutes, estimatedMinutes }) => actualMinutes / estimatedMinutes));
    const bounded = Math.min(BOUNDS.most, Math.max(BOUNDS.least, middle));
    // What is shown is what is scheduled with: no digits that nobody sees.
    return { ratio: Math.round(bounded * 100) / 100, samples: tasks.length };
}
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    return ((sorted[Math.ceil(middle - 1)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
/** Minutes to schedule with: by the task's type, else by all types, else the estimate itself. */
const expectedMinutes = ({ type, estimatedMinutes }, calibration) => {
    if (calibration === undefined)
        return estimatedMinutes;
    const { ratio } = calibration.byType[type] ?? calibration.overall;
    return estimatedMinutes * ratio;
};
/** The tasks as they are scheduled. The plan keeps its own: their digest is what people approve. */
const calibrated = (tasks, calibration) => tasks.map((task) => ({ ...task, estimatedMinutes: expectedMinutes(task, calibration) }));


/***/ }),

/***/ 81278:
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

/***/ 78361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nk: () => (/* binding */ sharedPath),
/* harmony export */   z9: () => (/* binding */ pathProblem)
/* harmony export */ });
/* unused harmony export pathsOverlap */
/** The part of a predicted path before its first wildcard, without a trailing slash. */
const literal = (path) => {
    const wild = path.search(/[*?[{]/);
    const head = wild < 0 ? path : path.slice(0, path.lastIndexOf("/", wild) + 1);
    return head.replace(/^\.\//, "").replace(/\/+$/, "");
};
const covers = (outer, inner) => outer === "" || outer === inner || inner.startsWith(`${outer}/`);
/** True where two predicted paths may mean the same file: equal, or one a folder around the other. */
function pathsOverlap(a, b) {
    const [left, right] = [literal(a), literal(b)];
    return covers(left, right) || covers(right, left);
}
/** The first pair of paths that two tasks may both touch. */
function sharedPath(a, b) {
    return a.find((path) => b.some((other) => pathsOverlap(path, other)));
}
/** Why a path is none inside a repository, undefined where it is one. */
function pathProblem(path) {
    if (path === "")
        return "is empty";
    if (path.startsWith("/") || /^[A-Za-z]:/.test(path))
        return "is absolute";
    if (path.startsWith("~"))
        return "points to a home folder";
    if (path.includes("\\") || /\p{C}/u.test(path))
        return "holds a character that no path here has";
    const parts = path.split("/");
    if (parts.includes(".."))
        return "leaves the repository";
    if (parts.some((part) => part.toLowerCase() === ".git"))
        return "is git's own";
    return undefined;
}


/***/ }),

/***/ 31084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ sanitise)
});

;// CONCATENATED MODULE: ./build/core/invisible.js
/** Emoji that need invisible characters: keycaps, sequences with joiners, the three flags of tags. */
const EMOJI = /[0-9#*]\uFE0F\u20E3|\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}|\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)*/u;
/** Format characters (zero width, bidi, tags), fillers, variation selectors, controls, half pairs. */
const INVISIBLE = /[\p{Cf}\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFFA0\uFE00-\uFE0F\u{E0000}-\u{E0FFF}]/u;
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

;// CONCATENATED MODULE: ./build/core/sanitise.js

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


/***/ }),

/***/ 89864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y3: () => (/* binding */ scheduleLimits),
  rH: () => (/* binding */ scheduleOf)
});

// UNUSED EXPORTS: rescheduleOf

;// CONCATENATED MODULE: ./build/core/critical-path.js
/** Critical path method (Kelley & Walker 1959) over a graph without problems. */
function graphTimes(tasks) {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const inside = ({ dependencies }) => dependencies.flatMap((id) => byId.get(id) ?? []);
    const order = topological(tasks);
    const level = new Map();
    const finish = new Map();
    const critical = new Map();
    for (const task of order) {
        let [start, depth, before] = [0, 0, undefined];
        for (const { id } of inside(task)) {
            const end = finish.get(id) ?? 0;
            depth = Math.max(depth, (level.get(id) ?? 0) + 1);
            if (end > start)
                [start, before] = [end, id];
        }
        level.set(task.id, depth);
        finish.set(task.id, start + task.estimatedMinutes);
        critical.set(task.id, before);
    }
    const makespan = Math.max(0, ...finish.values());
    const latest = new Map(order.map(({ id }) => [id, makespan]));
    for (const task of [...order].reverse()) {
        const start = (latest.get(task.id) ?? makespan) - task.estimatedMinutes;
        for (const { id } of inside(task))
            latest.set(id, Math.min(latest.get(id) ?? makespan, start));
    }
    const path = [];
    let at = order.find(({ id }) => finish.get(id) === makespan)?.id;
    while (at !== undefined) {
        path.unshift(at);
        at = critical.get(at);
    }
    const levels = [];
    for (const { id } of order)
        (levels[level.get(id) ?? 0] ??= []).push(id);
    return {
        order: order.map(({ id }) => id),
        timing: new Map(order.map(({ id, estimatedMinutes }) => [
            id,
            {
                level: level.get(id) ?? 0,
                earliestStart: (finish.get(id) ?? 0) - estimatedMinutes,
                slack: (latest.get(id) ?? 0) - (finish.get(id) ?? 0),
            },
        ])),
        criticalPath: path,
        criticalPathMinutes: makespan,
        levels,
    };
}
/** @throws Error where there is a cycle: the graph was to be checked before */
function topological(tasks) {
    const known = new Set(tasks.map(({ id }) => id));
    const waiting = new Map();
    const dependents = new Map();
    for (const task of tasks) {
        const dependencies = new Set(task.dependencies.filter((id) => known.has(id)));
        waiting.set(task.id, dependencies.size);
        for (const id of dependencies)
            dependents.set(id, [...(dependents.get(id) ?? []), task]);
    }
    const order = [];
    let ready = tasks.filter(({ id }) => waiting.get(id) === 0);
    while (ready.length > 0) {
        order.push(...ready);
        const next = [];
        for (const { id } of ready)
            for (const dependent of dependents.get(id) ?? []) {
                const left = (waiting.get(dependent.id) ?? 0) - 1;
                waiting.set(dependent.id, left);
                if (left === 0)
                    next.push(dependent);
            }
        ready = next;
    }
    if (order.length < tasks.length)
        throw new Error("the task graph has a cycle");
    return order;
}

// EXTERNAL MODULE: ./build/core/path-overlap.js
var path_overlap = __webpack_require__(78361);
;// CONCATENATED MODULE: ./build/core/lane-groups.js

/**
 * Tasks of one wave that can run at the same time fall into different groups: the connected parts of
 * what they need of each other and of the files that they share. `tasks` in a possible order.
 */
function laneGroups(tasks) {
    const groups = new GrowingGroups(tasks);
    for (const task of tasks)
        groups.add(task);
    return groups.all();
}
/** Groups to which tasks are added one by one; the joining is union-find with path halving. */
class GrowingGroups {
    #parent = new Map();
    #minutes = new Map();
    #added = [];
    #byId;
    #longest = 0;
    constructor(all) {
        this.#byId = new Map(all.map((task) => [task.id, task]));
    }
    /** Minutes of the longest group. */
    get longest() {
        return this.#longest;
    }
    get count() {
        return this.#minutes.size;
    }
    /** @param joined ids that share files with it; looked for among the added tasks where not given */
    add(task, joined) {
        this.#parent.set(task.id, task.id);
        this.#minutes.set(task.id, task.estimatedMinutes);
        this.#longest = Math.max(this.#longest, task.estimatedMinutes);
        const sharing = joined ?? this.#sharing(task);
        for (const id of [...task.dependencies, ...sharing])
            if (this.#parent.has(id) && this.#byId.has(id))
                this.#join(task.id, id);
        this.#added.push(task);
    }
    all() {
        const groups = new Map();
        for (const task of this.#added) {
            const root = this.#root(task.id);
            const group = groups.get(root) ?? { tasks: [], minutes: 0 };
            group.tasks.push(task);
            group.minutes += task.estimatedMinutes;
            groups.set(root, group);
        }
        return [...groups.values()];
    }
    #sharing({ files }) {
        return this.#added
            .filter((other) => (0,path_overlap/* sharedPath */.nk)(files, other.files) !== undefined)
            .map(({ id }) => id);
    }
    #root(id) {
        let at = id;
        for (;;) {
            const up = this.#parent.get(at) ?? at;
            if (up === at)
                return at;
            const above = this.#parent.get(up) ?? up;
            this.#parent.set(at, above);
            at = above;
        }
    }
    #join(a, b) {
        const [left, right] = [this.#root(a), this.#root(b)];
        if (left === right)
            return;
        const minutes = (this.#minutes.get(left) ?? 0) + (this.#minutes.get(right) ?? 0);
        this.#parent.set(left, right);
        this.#minutes.delete(left);
        this.#minutes.set(right, minutes);
        this.#longest = Math.max(this.#longest, minutes);
    }
}

;// CONCATENATED MODULE: ./build/core/cut-into-waves.js


/** Differences below are rounding. */
const EPSILON = 1e-9;
/**
 * Cuts the levels of a graph into at most `maxWaves` runs of consecutive levels so that the whole is
 * expected to end soonest; with equal ends into fewer waves. A dynamic program over the cut points:
 * `best[waves][end]` is the best over the start of the last wave.
 */
function cutIntoWaves(levels, limits) {
    const count = levels.length;
    if (count === 0)
        return { waves: [], minutes: 0 };
    const cost = waveCosts(levels, limits);
    const most = Math.min(limits.maxWaves, count);
    /** By number of waves, by number of levels: minutes, and where the last wave starts. */
    const best = [
        Array.from({ length: count + 1 }, (_, end) => ({ minutes: end === 0 ? 0 : Infinity, from: 0 })),
    ];
    for (let waves = 1; waves <= most; waves++) {
        const before = best[waves - 1] ?? [];
        best.push(Array.from({ length: count + 1 }, (_, end) => {
            let choice = { minutes: Infinity, from: 0 };
            for (let from = 0; from < end; from++) {
                const minutes = (before[from]?.minutes ?? Infinity) + (cost[from]?.[end] ?? Infinity);
                if (minutes < choice.minutes - EPSILON)
                    choice = { minutes, from };
            }
            return choice;
        }));
    }
    let chosen = 1;
    const minutesWith = (waves) => best[waves]?.[count]?.minutes ?? Infinity;
    for (let waves = 2; waves <= most; waves++)
        if (minutesWith(waves) < minutesWith(chosen) - EPSILON)
            chosen = waves;
    const waves = [];
    for (let at = chosen, end = count; at > 0; at--) {
        const from = best[at]?.[end]?.from ?? 0;
        waves.unshift(levels.slice(from, end).flat());
        end = from;
    }
    return { waves, minutes: minutesWith(chosen) };
}
/** `[from][end]`: minutes of a wave of the levels from..end-1, start-up included. */
function waveCosts(levels, { maxLanes, startupSeconds }) {
    const all = levels.flat();
    const sharing = new Map(all.map((task) => [
        task.id,
        all
            .filter(({ id, files }) => id !== task.id && (0,path_overlap/* sharedPath */.nk)(task.files, files) !== undefined)
            .map(({ id }) => id),
    ]));
    return levels.map((_, from) => {
        const groups = new GrowingGroups(all);
        const costs = [];
        for (let end = from + 1; end <= levels.length; end++) {
            for (const task of levels[end - 1] ?? [])
                groups.add(task, sharing.get(task.id) ?? []);
            const minutes = groups.count <= maxLanes
                ? groups.longest
                : packedMinutes(groups.all().map((group) => group.minutes), maxLanes);
            costs[end] = startupSeconds / 60 + minutes;
        }
        return costs;
    });
}
/** Load of the fullest lane when groups are packed longest first onto the emptiest lane. */
function packedMinutes(minutes, lanes) {
    const loads = Array.from({ length: lanes }, () => 0);
    for (const one of [...minutes].sort((a, b) => b - a)) {
        const least = loads.indexOf(Math.min(...loads));
        loads[least] = (loads[least] ?? 0) + one;
    }
    return Math.max(...loads);
}

// EXTERNAL MODULE: ./build/core/names.js
var names = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/core/schedule-explanation.js


const MOST_LANES = 20;
const list = (words) => words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
const named = (ids) => `${ids.length === 1 ? "task" : "tasks"} ${list(ids.map((id) => String((0,names/* ordinalOf */.zO)(id))))}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
/** Why the tasks of a lane share it. */
function whyShared(ids, byId) {
    const tasks = ids.flatMap((id) => byId.get(id) ?? []);
    for (const [at, task] of tasks.entries())
        for (const other of tasks.slice(at + 1)) {
            const path = (0,path_overlap/* sharedPath */.nk)(task.files, other.files);
            if (path !== undefined && !other.dependencies.includes(task.id))
                return `${named([task.id, other.id])} may both touch ${path}`;
        }
    const chain = tasks.slice(1).every((task, at) => task.dependencies.includes(tasks[at]?.id ?? ""));
    return chain
        ? `each waits for the one before, so one job's start-up is paid and not ${tasks.length}`
        : "they wait for each other, or lanes are few";
}
/** Why waves and lanes are as they are, a sentence each. */
function explain({ waves, criticalPath, criticalPathMinutes }, tasks, levels, { maxLanes, maxWaves }) {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const lines = waves.map((lanes, wave) => {
        const shown = lanes.slice(0, MOST_LANES).map((lane) => named(lane.tasks));
        const rest = lanes.length - shown.length;
        return lanes.length === 1
            ? `Wave ${wave + 1} runs ${shown.join("")} in one lane.`
            : `Wave ${wave + 1} runs ${lanes.length} lanes at the same time: ${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}.`;
    });
    const shared = waves
        .flat()
        .filter((lane) => lane.tasks.length > 1)
        .slice(0, MOST_LANES)
        .map((lane) => `${capital(named(lane.tasks))} share a lane: ${whyShared(lane.tasks, byId)}.`);
    return [
        ...lines,
        ...shared,
        ...(levels > maxWaves
            ? [`The graph is ${levels} levels deep and there are ${maxWaves} waves: levels share lanes.`]
            : []),
        ...(waves.some((lanes) => lanes.length === maxLanes && maxLanes > 1)
            ? [`No wave has more than ${maxLanes} lanes: further tasks queue in them.`]
            : []),
        `No schedule is faster than the critical path, ${named(criticalPath)}: ${Math.round(criticalPathMinutes)} minutes.`,
    ];
}

;// CONCATENATED MODULE: ./build/core/schedule.js




/** GitHub Actions, "Usage limits": a matrix has at most 256 jobs. */
const MATRIX_JOBS = 256;
/** How many waves .github/workflows/build.yml has. */
const WAVES = 10;
const scheduleLimits = ({ maxParallel, agentsPerRunner, startupSeconds, }) => ({
    maxWaves: WAVES,
    maxLanes: Math.min(MATRIX_JOBS, maxParallel),
    agentsPerRunner,
    startupSeconds,
});
/**
 * Waves and lanes for a task graph without problems (task-graph.ts). A task starts after all that it
 * depends on (earlier in its lane, or in an earlier wave); two tasks that may touch the same file
 * never run at the same time. The same tasks always give the same schedule.
 */
function scheduleOf(tasks, limits) {
    const times = graphTimes(tasks);
    const { criticalPath, criticalPathMinutes, levels, order } = times;
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const leveled = levels.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
    const cut = cutIntoWaves(leveled, limits);
    const place = new Map(order.map((id, at) => [id, at]));
    const waves = cut.waves.map((wave) => packed(laneGroups(wave), limits.maxLanes, place));
    const schedule = {
        waves: waves.map((lanes, wave) => lanes.map((ids, lane) => ({ lane: `w${wave + 1}-l${lane + 1}`, tasks: ids }))),
        criticalPath: [...criticalPath],
        criticalPathMinutes,
        makespanMinutes: cut.minutes,
    };
    return { ...schedule, explanation: explain(schedule, tasks, levels.length, limits) };
}
/** Groups onto lanes, longest first onto the emptiest lane (Graham's LPT), each lane in task order. */
function packed(groups, maxLanes, place) {
    const at = (id) => place.get(id) ?? 0;
    const lanes = Array.from({ length: Math.min(maxLanes, groups.length) }, () => ({
        minutes: 0,
        ids: [],
    }));
    for (const group of [...groups].sort((a, b) => b.minutes - a.minutes)) {
        const lane = lanes.reduce((least, one) => (one.minutes < least.minutes ? one : least));
        lane.minutes += group.minutes;
        lane.ids.push(...group.tasks.map(({ id }) => id));
    }
    return lanes
        .map(({ ids }) => ids.sort((a, b) => at(a) - at(b)))
        .sort(([a = ""], [b = ""]) => at(a) - at(b));
}
/**
 * A schedule for some of a plan's tasks, to execute them again. What they depend on and is not among
 * them counts as done; the order of those that are is kept, also through tasks between them.
 */
function rescheduleOf({ tasks }, taskIds, limits) {
    const chosen = new Set(taskIds);
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const nearest = (id, seen) => (byId.get(id)?.dependencies ?? []).flatMap((dependency) => {
        if (seen.has(dependency))
            return [];
        seen.add(dependency);
        return chosen.has(dependency) ? [dependency] : nearest(dependency, seen);
    });
    return scheduleOf(tasks
        .filter(({ id }) => chosen.has(id))
        .map((task) => ({ ...task, dependencies: nearest(task.id, new Set()) })), limits);
}


/***/ }),

/***/ 38902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uh: () => (/* binding */ singleTask),
/* harmony export */   a4: () => (/* binding */ tasksOf),
/* harmony export */   qc: () => (/* binding */ TaskDrafts),
/* harmony export */   v2: () => (/* binding */ PlanCommand)
/* harmony export */ });
/* unused harmony export TaskDraft */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42047);
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48566);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5562);
/* harmony import */ var _sanitise_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31084);




/** A task as a model or a person writes it: numbers instead of ids. */
const TaskDraft = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    ordinal: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int().positive().max(9999).describe("From 1, in the order of the list"),
    title: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(200).describe("Imperative, e.g. Add User model"),
    description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(8000).default(""),
    type: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_analysis_js__WEBPACK_IMPORTED_MODULE_0__/* .ISSUE_TYPES */ .co).default("feature"),
    dependencies: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().int())
        .max(1000)
        .default([])
        .describe("Ordinals of the tasks that must be finished before this one starts"),
    estimatedMinutes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().positive().max(1440).default(10),
    files: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(500))
        .max(200)
        .default([])
        .describe("Paths in the repository that the task will probably create or change"),
    acceptance: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(1000)).max(50).default([]),
});
const TaskDrafts = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ tasks: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(TaskDraft).max(1000) });
/** What `/miyabi plan` takes: the list of tasks, with or without `tasks:` above it. */
const PlanCommand = zod__WEBPACK_IMPORTED_MODULE_2__/* .preprocess */ .vkY((value) => (Array.isArray(value) ? { tasks: value } : value), zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ tasks: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej(TaskDraft.shape)).max(1000) }));
const clean = (text) => (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitise */ .t)(text).text.trim();
const line = (text) => clean(text.replace(/\s+/g, " "));
/** Tasks with ids, by ordinal. Only `dependencies` makes edges: a `#3` in a text is a word. */
const tasksOf = (issue, drafts) => [...drafts]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ ordinal, title, description, dependencies, acceptance, ...rest }) => ({
    ...rest,
    id: (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .taskId */ .BS)(issue, ordinal),
    title: line(title) || `Task ${ordinal}`,
    description: clean(description),
    agentType: "CodeGenAgent",
    dependencies: dependencies.map((one) => (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .taskId */ .BS)(issue, one)),
    acceptance: acceptance.map(line),
}));
/** Minutes that a single task is expected to take for each point of complexity. */
const MINUTES_PER_POINT = 5;
/** The whole issue as one task, for small issues and hotfixes: made without a model. */
const singleTask = ({ number, title, body }, { type, complexity }) => ({
    id: (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .taskId */ .BS)(number, 1),
    title: title || `Issue ${number}`,
    description: body,
    type,
    agentType: "CodeGenAgent",
    dependencies: [],
    estimatedMinutes: Math.max(MINUTES_PER_POINT, Math.round(complexity * MINUTES_PER_POINT)),
    files: [],
    acceptance: [],
});


/***/ }),

/***/ 77812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ graphProblems)
/* harmony export */ });
/* harmony import */ var _path_overlap_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78361);

/**
 * What is wrong with a list of tasks, a sentence each, for a model to repair or a person to read;
 * empty where it is a graph that can be scheduled. Nothing is dropped or guessed.
 */
function graphProblems(tasks, { maxTasks }) {
    if (tasks.length === 0)
        return ["There is no task."];
    if (tasks.length > maxTasks)
        return [`There are ${tasks.length} tasks; at most ${maxTasks} are allowed. Merge some.`];
    const known = new Set();
    const problems = [];
    for (const { id } of tasks) {
        if (known.has(id))
            problems.push(`The id ${id} is there more than once.`);
        known.add(id);
    }
    for (const { id, dependencies, files } of tasks) {
        for (const dependency of dependencies) {
            if (dependency === id)
                problems.push(`${id} depends on itself.`);
            else if (!known.has(dependency))
                problems.push(`${id} depends on ${dependency}, which does not exist.`);
        }
        for (const file of files) {
            const problem = (0,_path_overlap_js__WEBPACK_IMPORTED_MODULE_0__/* .pathProblem */ .z9)(file);
            if (problem !== undefined)
                problems.push(`${id}: the path ${JSON.stringify(file)} ${problem}.`);
        }
    }
    const cycle = problems.length > 0 ? undefined : findCycle(tasks);
    if (cycle)
        problems.push(`The dependencies run in a circle: ${cycle.join(" → ")}.`);
    return problems;
}
/** A cycle as the path that comes back to its start (each task before the one that it waits for). */
function findCycle(tasks) {
    const dependenciesOf = new Map(tasks.map(({ id, dependencies }) => [id, dependencies]));
    const finished = new Set();
    for (const { id: root } of tasks) {
        const path = [{ id: root, next: 0 }];
        const onPath = new Set([root]);
        while (path.length > 0) {
            const top = path.at(-1);
            if (top === undefined)
                break;
            const dependency = (dependenciesOf.get(top.id) ?? [])[top.next++];
            if (dependency === undefined || finished.has(top.id)) {
                finished.add(top.id);
                onPath.delete(top.id);
                path.pop();
            }
            else if (onPath.has(dependency)) {
                const from = path.findIndex(({ id }) => id === dependency);
                return [...path.slice(from).map(({ id }) => id), dependency];
            }
            else if (!finished.has(dependency)) {
                onPath.add(dependency);
                path.push({ id: dependency, next: 0 });
            }
        }
    }
    return undefined;
}


/***/ })

};
