export const id = 6375;
export const ids = [6375];
export const modules = {

/***/ 5019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ outdatedTasks),
/* harmony export */   h: () => (/* binding */ taskDigests)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82552);

/**
 * What each task was told to do, as a digest by task id: its own content, the issue's text, and the
 * digests of what it depends on. Two tasks of the same digest are the same work; a change in a task
 * changes the digests of all that depend on it. How long it may take is no part of it.
 *
 * @param issueDigest of the issue's raw text (session-start.ts, issueDigest)
 */
function taskDigests(tasks, issueDigest) {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const digests = new Map();
    const digestFor = (id) => {
        const known = digests.get(id);
        if (known !== undefined)
            return known;
        const task = byId.get(id);
        // A graph without problems (task-graph.ts) has all of them, and no circle.
        if (task === undefined)
            throw new Error(`the plan has no ${id}`);
        const { title, description, type, files, acceptance, dependencies } = task;
        const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)({
            issue: issueDigest,
            task: { id, title, description, type, files, acceptance },
            dependencies: dependencies.map((dependency) => [dependency, digestFor(dependency)]),
        });
        digests.set(id, digest);
        return digest;
    };
    for (const { id } of tasks)
        digestFor(id);
    return digests;
}
/** Ids of tasks whose earlier result counts no more: those that are gone, or other work now. */
function outdatedTasks(before, after, issueDigest) {
    const [old, now] = [taskDigests(before, issueDigest), taskDigests(after, issueDigest)];
    return new Set([...old.keys(), ...now.keys()].filter((id) => old.get(id) !== now.get(id)));
}


/***/ }),

/***/ 37855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ tasksToRepeat),
/* harmony export */   GG: () => (/* binding */ reworkOf),
/* harmony export */   rP: () => (/* binding */ Rework)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2503);
/* harmony import */ var _plan_calibration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51728);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16769);
/* harmony import */ var _quality_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73342);
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46100);
/* harmony import */ var _schedule_schedule_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22666);






/** `rework.json` in the review's artifact: what the next attempt executes again, and why. */
const Rework = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    /** The attempt that is to run. */
    attempt: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig().int().min(2),
    schedule: _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .Schedule */ .qg,
    /** By task: what the review found in its files. */
    findings: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_quality_js__WEBPACK_IMPORTED_MODULE_2__/* .Finding */ .wI)),
    /** Findings without a file, for every task that runs again, and the end of the tests' output. */
    general: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_quality_js__WEBPACK_IMPORTED_MODULE_2__/* .Finding */ .wI),
    output: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    /** By task: calls of the engine in all attempts so far. */
    engineCalls: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig().int()),
});
/** Tasks that created or changed a file, in the plan's order. */
const ownersOf = (file, results) => results
    .filter(({ filesCreated, filesChanged }) => [...filesCreated, ...filesChanged].includes(file))
    .map(({ task }) => task);
/**
 * Where findings go whose file no task has written (a merge did): to one task, so that they are repaired
 * once. The last in the plan of those that no other of them builds on: it sees the work of most.
 */
function lastOf({ tasks }, among) {
    const few = tasks.filter(({ id }) => among.has(id));
    const needed = new Set(few.flatMap(({ dependencies }) => dependencies));
    const last = few.findLast(({ id }) => !needed.has(id));
    return last === undefined ? [] : [last.id];
}
/** The tasks and all that they build on. */
function withNeeded({ tasks }, ids) {
    const needed = new Set();
    const take = (id) => {
        if (needed.has(id))
            return;
        needed.add(id);
        tasks.find((task) => task.id === id)?.dependencies.forEach(take);
    };
    ids.forEach(take);
    return [...needed];
}
/**
 * Who may have broken the tests that fail: whoever wrote them, and those whose work they build on. Undefined
 * where that can be any task: one of them is not named, or is older than the change.
 */
function breakersOf({ plan, results, report }) {
    const broken = report.issues.filter(({ rule }) => rule === _score_js__WEBPACK_IMPORTED_MODULE_3__/* .FAILING_TEST */ .Ud);
    if (broken.length < report.testsFailed)
        return undefined;
    const writers = broken.map(({ file }) => (file === undefined ? [] : ownersOf(file, results)));
    return writers.some((one) => one.length === 0) ? undefined : withNeeded(plan, writers.flat());
}
/**
 * What has to be done again for a review to be content: the tasks that own the files of the findings, and
 * one task for files that none owns. Where points were lost that no file explains (low coverage, a failing
 * test that anybody may have broken), or where there is no such finding, every task.
 */
function tasksToRepeat({ plan, results, report }) {
    const all = plan.tasks.map(({ id }) => id);
    const breakers = report.testsFailed > 0 ? breakersOf({ plan, results, report }) : [];
    if (breakers === undefined)
        return all;
    const found = report.issues.filter(({ severity, rule }) => severity !== "info" && rule !== _score_js__WEBPACK_IMPORTED_MODULE_3__/* .FAILING_TEST */ .Ud);
    const placed = found.flatMap(({ file }) => (file === undefined ? [] : [ownersOf(file, results)]));
    const owners = new Set([...placed.flat(), ...breakers]);
    if (placed.some((one) => one.length === 0))
        for (const id of lastOf(plan, owners.size > 0 ? owners : new Set(all)))
            owners.add(id);
    const unexplained = report.breakdown.tests < 35 && !report.issues.some(isTestFindingWithFile);
    return unexplained || owners.size === 0 ? all : [...owners];
}
/** What the next attempt executes again, and what each task is told of the findings. */
function reworkOf(input) {
    const { plan, results, report, output, engineCalls, limits } = input;
    const again = tasksToRepeat(input);
    const tasks = (0,_plan_calibration_js__WEBPACK_IMPORTED_MODULE_0__/* .calibrated */ .g)(plan.tasks, plan.calibration);
    const schedule = (0,_schedule_schedule_js__WEBPACK_IMPORTED_MODULE_5__/* .rescheduleOf */ .cT)({ tasks }, again, limits);
    const why = `Executed again: ${again.join(", ")}, the owners of what the review found.`;
    const findings = {};
    const general = [];
    for (const finding of report.issues) {
        const known = finding.file === undefined ? [] : ownersOf(finding.file, results);
        // A test from before the change says nothing of who broke it.
        const isAnybodys = finding.rule === _score_js__WEBPACK_IMPORTED_MODULE_3__/* .FAILING_TEST */ .Ud && known.length === 0;
        if (finding.file === undefined || isAnybodys) {
            general.push(finding);
            continue;
        }
        const owners = known.length > 0 ? known : lastOf(plan, new Set(again));
        for (const owner of owners)
            (findings[owner] ??= []).push(finding);
    }
    return {
        attempt: report.attempt + 1,
        schedule: { ...schedule, explanation: [why, ...schedule.explanation] },
        findings,
        general,
        output,
        engineCalls: Object.fromEntries(results.map(({ task, tries, attempt }) => [
            task,
            (engineCalls[task] ?? 0) + (attempt === report.attempt ? tries : 0),
        ])),
    };
}
const isTestFindingWithFile = ({ part, file }) => part === "tests" && file !== undefined;


/***/ }),

/***/ 22666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cT: () => (/* binding */ rescheduleOf),
  Y3: () => (/* binding */ scheduleLimits),
  rH: () => (/* binding */ scheduleOf)
});

// EXTERNAL MODULE: ./build/core/schedule/critical-path.js
var critical_path = __webpack_require__(5525);
// EXTERNAL MODULE: ./build/core/plan/path-overlap.js
var path_overlap = __webpack_require__(86879);
;// CONCATENATED MODULE: ./build/core/schedule/explanation.js

/** People read a few lines; a large plan says how many it leaves out. */
const MOST_LANES = 20;
const MOST_REASONS = 6;
const list = (words) => words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
/** `2` for `task-500-2`; ids of other plans as they are. */
const shortName = (id) => /^task-\d+-(\d+)$/.exec(id)?.[1] ?? id;
const names = (ids) => list(ids.map(shortName));
const named = (ids) => `${ids.length === 1 ? "task" : "tasks"} ${names(ids)}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
function placed({ waves }, tasks) {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const places = new Map(waves.flatMap((lanes, wave) => lanes.flatMap(({ lane, tasks: ids }) => ids.map((id) => [id, { wave, lane }]))));
    return {
        waves,
        taskOf: (id) => byId.get(id),
        laneOf: (id) => places.get(id)?.lane,
        waveOf: (id) => places.get(id)?.wave ?? -1,
    };
}
/** What runs in a wave, and why it could not begin with the one before. */
function aboutWave(at, wave) {
    const lanes = at.waves[wave] ?? [];
    const shown = lanes.slice(0, MOST_LANES).map((lane) => named(lane.tasks));
    const rest = lanes.length - shown.length;
    const what = lanes.length === 1
        ? `runs ${shown.join("")} in one lane`
        : `runs ${lanes.length} lanes at the same time: ${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
    const why = wave === 0 ? "" : ` ${whyNewWave(at, wave)}`;
    return `Wave ${wave + 1} ${what}.${why}`;
}
/** The join or the fork that makes a wave wait for the one before it. */
function whyNewWave(at, wave) {
    const lanes = at.waves[wave] ?? [];
    const before = (id) => (at.taskOf(id)?.dependencies ?? []).filter((one) => at.waveOf(one) === wave - 1);
    const ids = lanes.flatMap(({ tasks }) => tasks);
    for (const id of ids) {
        const needs = before(id);
        const [first, ...others] = needs;
        const apart = others.find((one) => first && at.laneOf(one) !== at.laneOf(first));
        if (first !== undefined && apart !== undefined)
            return `${capital(named([id]))} needs ${names([first, apart])}, which run side by side before it.`;
    }
    const waiting = lanes.map(({ tasks }) => tasks.find((id) => before(id).length > 0));
    const [one, other] = waiting.flatMap((id) => id ?? []);
    if (one !== undefined && other !== undefined) {
        const common = before(one).find((id) => before(other).includes(id));
        return common === undefined
            ? `${capital(named([one, other]))} wait for what runs before and need nothing of each other.`
            : `${capital(named([one, other]))} both need ${shortName(common)} and can run side by side.`;
    }
    return "What it waits for runs beside other work before it.";
}
/** Why a task is in the lane of those before it. */
function whyHere(id, earlier, { taskOf }) {
    const task = taskOf(id);
    if (!task)
        return undefined;
    const needs = earlier.filter((one) => task.dependencies.includes(one));
    if (needs.length > 0) {
        const only = needs.length === new Set(task.dependencies).size ? "only " : "";
        return `${shortName(id)} needs ${only}${names(needs)}`;
    }
    for (const one of earlier) {
        const path = (0,path_overlap/* sharedPath */.nk)(taskOf(one)?.files ?? [], task.files);
        if (path !== undefined)
            return `${shortName(one)} and ${shortName(id)} may both touch ${path}`;
    }
    return undefined;
}
/** Why the tasks of a lane share it. */
function aboutLane(ids, at, { maxLanes }) {
    const wave = at.waves[at.waveOf(ids[0] ?? "")] ?? [];
    const reasons = ids.map((id, place) => whyHere(id, ids.slice(0, place), at));
    const linked = reasons.flatMap((reason) => reason ?? []);
    const shown = linked.slice(0, MOST_REASONS);
    const more = linked.length - shown.length;
    const apart = ids.filter((_, place) => place > 0 && reasons[place] === undefined);
    const verb = apart.length === 1 ? "fits" : "fit";
    const why = wave.length >= maxLanes
        ? `at most ${counted(maxLanes, "lane")} may run at the same time`
        : `${names(apart)} ${verb} in before the wave ends, which saves ${apart.length === 1 ? "a job" : "jobs"}`;
    return `${capital(named(ids))} share a lane: ${[
        ...shown,
        ...(more > 0 ? [`and so on, ${more} more`] : []),
        ...(apart.length > 0 ? [why] : []),
    ].join("; ")}.`;
}
const rounded = (minutes) => String(Math.round(minutes * 10) / 10);
/**
 * Why waves and lanes are as they are, a sentence each.
 * @param levels how deep the graph is
 */
function explain(schedule, { tasks, levels }, limits) {
    const { waves, criticalPath, criticalPathMinutes, makespanMinutes } = schedule;
    const { maxLanes, maxWaves, agentsPerRunner, startupSeconds } = limits;
    if (waves.length === 0)
        return [];
    const at = placed(schedule, tasks);
    const shared = waves.flat().filter((lane) => lane.tasks.length > 1);
    const startups = (waves.length * startupSeconds) / 60;
    return [
        ...waves.map((_, wave) => aboutWave(at, wave)),
        ...shared.slice(0, MOST_LANES).map((lane) => aboutLane(lane.tasks, at, limits)),
        ...(shared.length > MOST_LANES
            ? [`${shared.length - MOST_LANES} more lanes have several tasks.`]
            : []),
        ...(agentsPerRunner > 1 && shared.length > 0
            ? [`A lane works on up to ${agentsPerRunner} tasks at a time.`]
            : []),
        ...(levels > maxWaves
            ? [`The graph is ${levels} levels deep and there are ${maxWaves} waves: levels share lanes.`]
            : []),
        ...(waves.some((lanes) => lanes.length === maxLanes && maxLanes > 1)
            ? [`No wave has more than ${maxLanes} lanes: further tasks queue in them.`]
            : []),
        `In all ${rounded(makespanMinutes)} minutes: ${rounded(makespanMinutes - startups)} of work and ${counted(waves.length, "start-up")} of ${counted(startupSeconds, "second")}.`,
        `No schedule is faster than the critical path, ${named(criticalPath)}: ${rounded(criticalPathMinutes)} minutes.`,
    ];
}

;// CONCATENATED MODULE: ./build/core/schedule/assignment.js
/** Which wave each task is in: a task's wave is never before that of what it needs. */
class Assignment {
    #waveOf;
    #members;
    /** Where a task stands among the members of its wave. */
    #at;
    constructor(waveOf, waves) {
        this.#waveOf = Int32Array.from(waveOf);
        this.#at = new Int32Array(waveOf.length);
        this.#members = Array.from({ length: waves }, () => []);
        this.#waveOf.forEach((wave, task) => this.#enter(task, wave));
    }
    get waves() {
        return this.#members.length;
    }
    waveOf(task) {
        return this.#waveOf[task] ?? 0;
    }
    /** The tasks of a wave, in no order. */
    members(wave) {
        return this.#members[wave] ?? [];
    }
    move(task, to) {
        const members = this.#members[this.waveOf(task)] ?? [];
        const last = members.pop();
        if (last !== undefined && last !== task) {
            const at = this.#at[task] ?? 0;
            members[at] = last;
            this.#at[last] = at;
        }
        this.#enter(task, to);
    }
    /** Takes an empty wave out and puts it in behind another one; those between move up or down. */
    moveEmpty(empty, behind) {
        const [list] = this.#members.splice(empty, 1);
        const at = empty > behind ? behind + 1 : behind;
        this.#members.splice(at, 0, list ?? []);
        for (let wave = Math.min(empty, at); wave <= Math.max(empty, at); wave++)
            for (const task of this.members(wave))
                this.#waveOf[task] = wave;
    }
    /** The waves between which a task can move while all others stay where they are. */
    range(task, { needs, neededBy }) {
        let from = 0;
        let to = this.waves - 1;
        for (const one of needs[task] ?? [])
            from = Math.max(from, this.waveOf(one));
        for (const one of neededBy[task] ?? [])
            to = Math.min(to, this.waveOf(one));
        return { from, to };
    }
    snapshot() {
        return this.#waveOf.slice();
    }
    #enter(task, wave) {
        const members = (this.#members[wave] ??= []);
        this.#waveOf[task] = wave;
        this.#at[task] = members.length;
        members.push(task);
    }
}

;// CONCATENATED MODULE: ./build/core/schedule/seeded-random.js
/** Numbers in [0, 1) that are the same for the same seed, everywhere (mulberry32, T. Ettinger, public domain). */
function seededRandom(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

;// CONCATENATED MODULE: ./build/core/schedule/anneal.js


/** Differences below are rounding. */
const EPSILON = 1e-9;
/** Of the mean task: worsenings of about this much are taken at the beginning, and at the end. */
const HOT = 0.2;
const COLD = 0.01;
/** How often a step opens an empty wave and splits another one with it, instead of moving one task. */
const SPLITS = 0.1;
/**
 * Improves an assignment of tasks to waves by simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983):
 * random moves, of which worse ones are taken less and less. Deterministic.
 * @returns the best assignment that was met
 */
function anneal(waveOf, { graph, times }, { waves, steps, enough, seed }) {
    const random = seededRandom(seed);
    const below = (limit) => Math.floor(random() * limit);
    const now = new Assignment(waveOf, waves);
    const minutes = Float64Array.from({ length: waves }, (_, wave) => times.minutes(now.members(wave)));
    let total = minutes.reduce((sum, one) => sum + one, 0);
    let best = { total, waveOf: now.snapshot() };
    const mean = graph.minutes.reduce((sum, one) => sum + one, 0) / graph.size;
    const begin = times.steps;
    let temperature = mean * HOT;
    const accept = (change) => change <= 0 || random() < Math.exp(-change / temperature);
    const remember = () => {
        if (total < best.total - EPSILON)
            best = { total, waveOf: now.snapshot() };
    };
    /** Takes the change of two waves, or says that it is not taken. */
    const settle = (one, other) => {
        const [first, second] = [times.minutes(now.members(one)), times.minutes(now.members(other))];
        const change = first + second - (minutes[one] ?? 0) - (minutes[other] ?? 0);
        if (!accept(change))
            return false;
        minutes[one] = first;
        minutes[other] = second;
        total += change;
        remember();
        return true;
    };
    const moveOne = () => {
        const task = below(graph.size);
        const wave = now.waveOf(task);
        const { from, to } = now.range(task, graph);
        if (from === to)
            return;
        const drawn = from + below(to - from);
        const goal = drawn >= wave ? drawn + 1 : drawn;
        now.move(task, goal);
        if (!settle(wave, goal))
            now.move(task, wave);
    };
    const split = () => {
        const empty = Array.from({ length: waves }, (_, wave) => wave).find((wave) => now.members(wave).length === 0);
        const drawn = below(waves);
        if (empty === undefined || now.members(drawn).length < 2)
            return;
        now.moveEmpty(empty, drawn);
        const all = [...minutes];
        all.splice(empty, 1);
        all.splice(empty > drawn ? drawn + 1 : drawn, 0, 0);
        minutes.set(all);
        const wave = empty > drawn ? drawn : drawn - 1;
        const members = now.members(wave);
        const pivot = graph.earliest[members[below(members.length)] ?? 0] ?? 0;
        const later = members.filter((task) => (graph.earliest[task] ?? 0) >= pivot);
        for (const task of later)
            now.move(task, wave + 1);
        if (!settle(wave, wave + 1))
            for (const task of later)
                now.move(task, wave);
    };
    while (best.total > enough + EPSILON) {
        const used = times.steps - begin;
        if (used >= steps)
            break;
        temperature = mean * HOT * (COLD / HOT) ** (used / steps);
        const before = times.steps;
        if (random() < SPLITS)
            split();
        else
            moveOne();
        // A move that is none is a step as well, so that a graph without any comes to its end.
        if (times.steps === before)
            times.tick();
    }
    return best.waveOf;
}

;// CONCATENATED MODULE: ./build/core/schedule/fewest-jobs.js

/** Differences below are rounding. */
const fewest_jobs_EPSILON = 1e-9;
/** Steps of `WaveTimes` for each task that are spent on looking for a better wave. */
const STEPS_PER_TASK = 2_000;
/**
 * The lanes of each wave, as few as the waves' lengths allow: groups share a lane where its wave is not
 * longer for it, and a group goes to another wave where that saves a job and no time is lost.
 */
function fewestJobs(waveOf, search) {
    const { graph, times, limits } = search;
    const now = new Assignment(waveOf, limits.maxWaves);
    const waves = Array.from({ length: limits.maxWaves }, (_, wave) => wave);
    const lanes = waves.map((wave) => tightLanes(now.members(wave), search));
    const until = times.steps + graph.size * STEPS_PER_TASK;
    for (const wave of waves)
        for (const group of times.groups(now.members(wave)).reverse()) {
            if (times.steps > until)
                return lanes;
            const goal = waves.find((one) => moves(group, { from: wave, to: one, lanes }, now, search));
            if (goal === undefined)
                continue;
            for (const one of [wave, goal])
                lanes[one] = tightLanes(now.members(one), search);
        }
    return lanes;
}
/** Moves a group to another wave where that makes fewer jobs and the whole no longer. */
function moves({ tasks }, { from, to, lanes }, now, search) {
    const { times } = search;
    const jobs = (lanes[from]?.length ?? 0) + (lanes[to]?.length ?? 0);
    if (to === from || lanes[to]?.length === 0 || !fits(tasks, to, now, search.graph))
        return false;
    const both = () => times.minutes(now.members(from)) + times.minutes(now.members(to));
    const before = both();
    for (const task of tasks)
        now.move(task, to);
    if (both() <= before + fewest_jobs_EPSILON) {
        const after = [from, to].map((wave) => tightLanes(now.members(wave), search).length);
        if (after.reduce((sum, one) => sum + one, 0) < jobs)
            return true;
    }
    for (const task of tasks)
        now.move(task, from);
    return false;
}
/** Whether a whole group can be in a wave while all other tasks stay where they are. */
function fits(tasks, wave, now, graph) {
    const others = (list = []) => list.filter((one) => !tasks.includes(one));
    return tasks.every((task) => others(graph.needs[task]).every((one) => now.waveOf(one) <= wave) &&
        others(graph.neededBy[task]).every((one) => now.waveOf(one) >= wave));
}
/** Longest first, each into the first lane that it does not make longer than the wave (first fit). */
function tightLanes(members, { times, limits }) {
    if (members.length === 0)
        return [];
    const length = times.minutes(members) - limits.startupSeconds / 60;
    const lanes = [];
    for (const group of times.groups(members)) {
        let taken;
        const at = lanes.findIndex((lane) => (taken = times.within(length, lane, group)) !== undefined);
        if (taken)
            lanes[at] = taken;
        else
            lanes.push(group);
    }
    return lanes.length > limits.maxLanes ? times.lanes(members) : lanes;
}

;// CONCATENATED MODULE: ./build/core/schedule/groups.js
/**
 * Tasks of one wave fall into groups: connected by what they need of each other and by files that they
 * may both touch. A group runs in one lane; different groups can run at the same time. Tasks are added
 * in any order; the joining is union-find with path halving.
 */
class Groups {
    #graph;
    #parent;
    #minutes;
    /** A task or path is in where its mark is the present round's: beginning anew costs nothing. */
    #added;
    #claimed;
    #claimant;
    #round = 0;
    #count = 0;
    #longest = 0;
    #total = 0;
    constructor(graph) {
        this.#graph = graph;
        this.#parent = new Int32Array(graph.size);
        this.#minutes = new Float64Array(graph.size);
        this.#added = new Int32Array(graph.size);
        this.#claimed = new Int32Array(graph.overlaps.length);
        this.#claimant = new Int32Array(graph.overlaps.length);
    }
    get count() {
        return this.#count;
    }
    /** Minutes of work in the group that has most of it, one task after the other. */
    get longest() {
        return this.#longest;
    }
    /** Minutes of work in all groups. */
    get total() {
        return this.#total;
    }
    /** Forgets all tasks. */
    begin() {
        this.#round++;
        this.#count = 0;
        this.#longest = 0;
        this.#total = 0;
    }
    add(task) {
        const { minutes, needs, neededBy, claims, overlaps } = this.#graph;
        const round = this.#round;
        const own = minutes[task] ?? 0;
        this.#parent[task] = task;
        this.#minutes[task] = own;
        this.#added[task] = round;
        this.#count++;
        this.#total += own;
        if (own > this.#longest)
            this.#longest = own;
        for (const other of needs[task] ?? [])
            if (this.#added[other] === round)
                this.#join(task, other);
        for (const other of neededBy[task] ?? [])
            if (this.#added[other] === round)
                this.#join(task, other);
        for (const path of claims[task] ?? []) {
            if (this.#claimed[path] === round)
                this.#join(task, this.#claimant[path] ?? task);
            this.#claimed[path] = round;
            this.#claimant[path] = task;
            for (const other of overlaps[path] ?? [])
                if (this.#claimed[other] === round)
                    this.#join(task, this.#claimant[other] ?? task);
        }
    }
    /** The task that stands for the group of an added one. */
    of(task) {
        const parent = this.#parent;
        let at = task;
        for (;;) {
            const up = parent[at] ?? at;
            if (up === at)
                return at;
            const above = parent[up] ?? up;
            parent[at] = above;
            at = above;
        }
    }
    /** Minutes of work in the group that a task stands for. */
    minutesOf(root) {
        return this.#minutes[root] ?? 0;
    }
    #join(a, b) {
        const left = this.of(a);
        const right = this.of(b);
        if (left === right)
            return;
        const minutes = (this.#minutes[left] ?? 0) + (this.#minutes[right] ?? 0);
        this.#parent[left] = right;
        this.#minutes[right] = minutes;
        this.#count--;
        if (minutes > this.#longest)
            this.#longest = minutes;
    }
}

;// CONCATENATED MODULE: ./build/core/schedule/first-cut.js

/** Differences below are rounding. */
const first_cut_EPSILON = 1e-9;
/** Up to so many tasks the program knows what a wave really takes; beyond, a bound has to do. */
const EXACT_UP_TO = 64;
/**
 * A schedule to begin with: tasks in an order in which they can run, cut into at most `maxWaves` waves so
 * that the whole ends soonest; with equal ends into fewer. The best over a few orders: by earliest start,
 * by longest chain behind, by both, and by level, so that it never is worse than a wave for each level.
 * @returns the wave of each task
 */
function firstCut(problem) {
    const { earliest, tail, level, size } = problem.graph;
    const at = (values, task) => values[task] ?? 0;
    const keys = [
        (task) => at(earliest, task),
        (task) => -at(tail, task),
        (task) => at(earliest, task) - at(tail, task),
        (task) => at(level, task),
    ];
    const cuts = keys.map((key) => {
        const order = Array.from({ length: size }, (_, task) => task);
        return cut(order.sort((a, b) => key(a) - key(b) || a - b), problem);
    });
    return cuts.reduce((best, one) => (one.minutes < best.minutes - first_cut_EPSILON ? one : best)).waveOf;
}
/**
 * The dynamic program over cut points: `best[end]` of the waves so far is the least over where the last
 * of them begins.
 */
function cut(order, problem) {
    const { graph, limits } = problem;
    const count = order.length;
    const bounds = leastMinutes(order, graph, limits);
    const exact = exactMinutes(order, problem);
    const rows = [];
    let before = new Float64Array(count + 1).fill(Infinity);
    before[0] = 0;
    for (let waves = 1; waves <= Math.min(limits.maxWaves, count); waves++) {
        const minutes = new Float64Array(count + 1).fill(Infinity);
        const from = new Int32Array(count + 1);
        for (let start = waves - 1; start < count; start++) {
            const until = before[start] ?? Infinity;
            const row = bounds[start] ?? before;
            for (let end = start + 1; end <= count; end++) {
                const least = row[end - start] ?? Infinity;
                const toBeat = (minutes[end] ?? Infinity) - first_cut_EPSILON;
                if (until + least >= toBeat)
                    continue;
                const sum = until + (exact?.(start, end) ?? least);
                if (sum >= toBeat)
                    continue;
                minutes[end] = sum;
                from[end] = start;
            }
        }
        rows.push({ minutes, from });
        before = minutes;
    }
    const total = (row) => row.minutes[count] ?? Infinity;
    let last = 0;
    for (const [at, row] of rows.entries()) {
        const best = rows[last];
        if (best && total(row) < total(best) - first_cut_EPSILON)
            last = at;
    }
    const waveOf = new Int32Array(graph.size);
    const minutes = rows[last]?.minutes[count] ?? 0;
    for (let wave = last, end = count; wave >= 0; wave--) {
        const start = rows[wave]?.from[end] ?? 0;
        for (const task of order.slice(start, end))
            waveOf[task] = wave;
        end = start;
    }
    return { minutes, waveOf };
}
/** What a wave of the tasks `start..end-1` of the order takes; undefined where that is not asked. */
function exactMinutes(order, { graph, times, limits }) {
    const isBoundExact = limits.agentsPerRunner === 1 && limits.maxLanes >= graph.size;
    if (isBoundExact || graph.size > EXACT_UP_TO)
        return undefined;
    const known = new Map();
    return (start, end) => {
        const key = start * (order.length + 1) + end;
        const minutes = known.get(key) ?? times.minutes(order.slice(start, end));
        known.set(key, minutes);
        return minutes;
    };
}
/**
 * `[start][length]`: minutes of a wave of `length` tasks of the order, start-up included. Exact for one
 * agent on a runner and lanes enough; else a bound that no lane can beat.
 */
function leastMinutes(order, graph, { startupSeconds, maxLanes, agentsPerRunner }) {
    const groups = new Groups(graph);
    const chain = new Float64Array(graph.size);
    const chained = new Int32Array(graph.size).fill(-1);
    return order.map((_, start) => {
        const costs = new Float64Array(order.length - start + 1);
        groups.begin();
        let longestChain = 0;
        for (let end = start + 1; end <= order.length; end++) {
            const task = order[end - 1] ?? 0;
            groups.add(task);
            let before = 0;
            for (const one of graph.needs[task] ?? [])
                if (chained[one] === start)
                    before = Math.max(before, chain[one] ?? 0);
            chain[task] = before + (graph.minutes[task] ?? 0);
            chained[task] = start;
            longestChain = Math.max(longestChain, chain[task] ?? 0);
            costs[end - start] =
                startupSeconds / 60 +
                    Math.max(longestChain, groups.longest / agentsPerRunner, groups.total / (agentsPerRunner * maxLanes));
        }
        return costs;
    });
}

;// CONCATENATED MODULE: ./build/core/schedule/lane-clock.js
const WAITING = 0;
const RUNNING = 1;
const ENDED = 2;
/**
 * How long a lane works when its job runs at most `width` tasks at a time, as the job does it: whenever
 * fewer run, the first in the lane's order starts that waits for no task of the lane: for none that it
 * needs, and for none before it that may touch the same files.
 */
class LaneClock {
    #graph;
    #width;
    #state;
    #end;
    /** A task belongs to the lane at work where its mark is the present round's. */
    #inLane;
    #round = 0;
    constructor(graph, width) {
        this.#graph = graph;
        this.#width = width;
        this.#state = new Uint8Array(graph.size);
        this.#end = new Float64Array(graph.size);
        this.#inLane = new Int32Array(graph.size);
    }
    /** @param lane tasks in the lane's order, each after those of the lane that it needs */
    minutes(lane) {
        if (this.#width === 1)
            return lane.reduce((sum, task) => sum + this.#minutesOf(task), 0);
        this.#round++;
        for (const task of lane) {
            this.#inLane[task] = this.#round;
            this.#state[task] = WAITING;
        }
        let now = 0;
        let running = [];
        /** Everything before it has started. */
        let from = 0;
        for (let left = lane.length; left > 0;) {
            while (from < lane.length && this.#state[lane[from] ?? 0] !== WAITING)
                from++;
            const next = running.length < this.#width ? this.#nextFree(lane, from, running) : undefined;
            if (next !== undefined) {
                this.#state[next] = RUNNING;
                this.#end[next] = now + this.#minutesOf(next);
                running.push(next);
                continue;
            }
            now = Infinity;
            for (const task of running)
                now = Math.min(now, this.#end[task] ?? 0);
            const still = [];
            for (const task of running)
                if ((this.#end[task] ?? 0) > now)
                    still.push(task);
                else
                    this.#state[task] = ENDED;
            left -= running.length - still.length;
            running = still;
        }
        return now;
    }
    #minutesOf(task) {
        return this.#graph.minutes[task] ?? 0;
    }
    #nextFree(lane, from, running) {
        for (let at = from; at < lane.length; at++) {
            const task = lane[at] ?? 0;
            if (this.#state[task] !== WAITING || this.#waits(task, running))
                continue;
            if (!this.#sharesWithWaiting(lane, from, at))
                return task;
        }
        return undefined;
    }
    /** For something that it needs, or for a running task that may touch the same files. */
    #waits(task, running) {
        for (const one of this.#graph.needs[task] ?? [])
            if (this.#inLane[one] === this.#round && this.#state[one] !== ENDED)
                return true;
        for (const one of running)
            if (this.#share(task, one))
                return true;
        return false;
    }
    /** Whether one that stands before `lane[at]` and has not begun may touch the same files. */
    #sharesWithWaiting(lane, from, at) {
        const task = lane[at] ?? 0;
        if ((this.#graph.claims[task] ?? []).length === 0)
            return false;
        for (let before = from; before < at; before++) {
            const other = lane[before] ?? 0;
            if (this.#state[other] === WAITING && this.#share(task, other))
                return true;
        }
        return false;
    }
    #share(a, b) {
        const { claims, overlaps } = this.#graph;
        const others = claims[b] ?? [];
        return (claims[a] ?? []).some((path) => others.includes(path) || (overlaps[path] ?? []).some((other) => others.includes(other)));
    }
}

;// CONCATENATED MODULE: ./build/core/schedule/wave-times.js


/** How long waves take under the limits of a schedule. Counts its own steps, so that a search can end. */
class WaveTimes {
    #graph;
    #limits;
    #groups;
    #clock;
    #steps = 0;
    constructor(graph, limits) {
        this.#graph = graph;
        this.#limits = limits;
        this.#groups = new Groups(graph);
        this.#clock = new LaneClock(graph, limits.agentsPerRunner);
    }
    /** Elementary steps so far: the same on every machine. */
    get steps() {
        return this.#steps;
    }
    /** One step of the search that looked at no wave. */
    tick() {
        this.#steps++;
    }
    /** Minutes from a wave's start until its last lane is done, start-up included; 0 for no tasks. */
    minutes(members) {
        if (members.length === 0)
            return 0;
        const { startupSeconds, maxLanes, agentsPerRunner } = this.#limits;
        const groups = this.#groups;
        groups.begin();
        for (const task of members)
            groups.add(task);
        this.#steps += members.length;
        const startup = startupSeconds / 60;
        if (groups.count > maxLanes) {
            this.#steps += members.length * STEPS_OF_PACKING;
            return startup + longestOf(this.lanes(members));
        }
        return startup + (agentsPerRunner === 1 ? groups.longest : longestOf(this.groups(members)));
    }
    /** The groups of a wave, those that take longest first. */
    groups(members) {
        const { rank } = this.#graph;
        this.#groups.begin();
        for (const task of members)
            this.#groups.add(task);
        const found = new Map();
        for (const task of members) {
            const root = this.#groups.of(task);
            const group = found.get(root);
            if (group)
                group.push(task);
            else
                found.set(root, [task]);
        }
        return [...found.values()]
            .map((tasks) => this.timed(tasks.sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0))))
            .sort(longestFirst);
    }
    /**
     * The groups of a wave on at most as many lanes as there may be: longest first, each onto the lane
     * that has least to do (Graham's LPT).
     */
    lanes(members) {
        const lanes = [];
        for (const group of this.groups(members)) {
            if (lanes.length < this.#limits.maxLanes)
                lanes.push(group);
            else {
                const least = lanes.reduce((best, lane) => (lane.minutes < best.minutes ? lane : best));
                Object.assign(least, this.together(least, group));
            }
        }
        return lanes.sort(longestFirst);
    }
    /** Two groups in one lane. */
    together(a, b) {
        const { rank } = this.#graph;
        return this.timed([...a.tasks, ...b.tasks].sort((one, other) => (rank[one] ?? 0) - (rank[other] ?? 0)));
    }
    /** Two groups in one lane, undefined where it would take longer than `minutes`. */
    within(minutes, a, b) {
        this.#steps++;
        if ((a.work + b.work) / this.#limits.agentsPerRunner > minutes + wave_times_EPSILON)
            return undefined;
        const both = this.together(a, b);
        return both.minutes <= minutes + wave_times_EPSILON ? both : undefined;
    }
    /** @param tasks in the lane's order */
    timed(tasks) {
        this.#steps += tasks.length * (this.#limits.agentsPerRunner === 1 ? 1 : STEPS_OF_CLOCK);
        let work = 0;
        for (const task of tasks)
            work += this.#graph.minutes[task] ?? 0;
        return { tasks, minutes: this.#clock.minutes(tasks), work };
    }
}
/** Differences below are rounding. */
const wave_times_EPSILON = 1e-9;
/** Steps for each task that packing groups onto few lanes takes, about. */
const STEPS_OF_PACKING = 4;
/** Steps that the simulation of a lane with several agents takes for each of its tasks, about. */
const STEPS_OF_CLOCK = 4;
const longestFirst = (a, b) => b.minutes - a.minutes || (a.tasks[0] ?? 0) - (b.tasks[0] ?? 0);
const longestOf = (groups) => groups.reduce((longest, { minutes }) => Math.max(longest, minutes), 0);

;// CONCATENATED MODULE: ./build/core/schedule/shortest-waves.js





/**
 * Steps of the search: small plans cost a few milliseconds, and the largest still end in seconds. With
 * several agents on a runner a wave is dearer to look at, and fewer looks are enough.
 */
const stepsFor = (size, agentsPerRunner) => agentsPerRunner === 1
    ? Math.min(1_120 * size ** 2, 10_000_000)
    : Math.min(400 * size ** 2, 5_000_000);
/** Differences below are rounding. */
const shortest_waves_EPSILON = 1e-9;
/** Several short searches find better waves than one long one. */
const SEARCHES = 4;
/**
 * Waves and lanes that end soonest, and among those with few jobs: a dynamic program for a beginning
 * (first-cut.ts), the best of a few searches over each task's wave (anneal.ts), then lanes as few as possible
 * (fewest-jobs.ts). The same graph always gives the same waves.
 * @param steps how long to search in all, by default what a graph of its size is worth
 */
function shortestWaves(graph, limits, steps = stepsFor(graph.size, limits.agentsPerRunner)) {
    if (graph.size === 0)
        return { waves: [], minutes: 0 };
    const times = new WaveTimes(graph, limits);
    const startup = limits.startupSeconds / 60;
    const all = Array.from({ length: graph.size }, (_, task) => task);
    // One wave takes what it takes; two take the critical path and two start-ups at least.
    const enough = Math.min(times.minutes(all), graph.criticalMinutes + 2 * startup);
    const first = firstCut({ graph, times, limits });
    let best = first;
    for (let search = 0; search < SEARCHES; search++) {
        const found = anneal(first, { graph, times }, { waves: limits.maxWaves, steps: steps / SEARCHES, enough, seed: 1 + 100 * search });
        if (minutesOf(found, times, limits) < minutesOf(best, times, limits) - shortest_waves_EPSILON)
            best = found;
    }
    const waves = fewestJobs(best, { graph, times, limits }).filter((lanes) => lanes.length > 0);
    const longest = (lanes) => Math.max(...lanes.map((lane) => lane.minutes));
    return {
        waves,
        minutes: waves.reduce((sum, lanes) => sum + startup + longest(lanes), 0),
    };
}
function minutesOf(waveOf, times, { maxWaves }) {
    const now = new Assignment(waveOf, maxWaves);
    return Array.from({ length: maxWaves }, (_, wave) => times.minutes(now.members(wave))).reduce((sum, minutes) => sum + minutes, 0);
}

;// CONCATENATED MODULE: ./build/core/schedule/work-graph.js


/** Numbers a graph without problems (task-graph.ts). Dependencies outside of it count as done. */
function workGraph(tasks) {
    const { order, timing, criticalPathMinutes } = (0,critical_path/* graphTimes */.D)(tasks);
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const sorted = order.flatMap((id) => byId.get(id) ?? []);
    const number = new Map(sorted.map(({ id }, at) => [id, at]));
    const needs = sorted.map(({ dependencies }) => [
        ...new Set(dependencies.flatMap((id) => number.get(id) ?? [])),
    ]);
    const neededBy = sorted.map(() => []);
    for (const [task, before] of needs.entries())
        for (const one of before)
            neededBy[one]?.push(task);
    const minutes = Float64Array.from(sorted, ({ estimatedMinutes }) => estimatedMinutes);
    const tail = new Float64Array(sorted.length);
    for (let task = sorted.length - 1; task >= 0; task--) {
        const after = (neededBy[task] ?? []).map((one) => tail[one] ?? 0);
        tail[task] = (minutes[task] ?? 0) + Math.max(0, ...after);
    }
    const rank = new Int32Array(sorted.length);
    [...sorted.keys()]
        .sort((a, b) => (tail[b] ?? 0) - (tail[a] ?? 0) || a - b)
        .forEach((task, at) => (rank[task] = at));
    return {
        size: sorted.length,
        ids: sorted.map(({ id }) => id),
        minutes,
        needs,
        neededBy,
        earliest: Float64Array.from(sorted, ({ id }) => timing.get(id)?.earliestStart ?? 0),
        level: Int32Array.from(sorted, ({ id }) => timing.get(id)?.level ?? 0),
        tail,
        rank,
        ...pathsOf(sorted),
        criticalMinutes: criticalPathMinutes,
    };
}
function pathsOf(tasks) {
    const number = new Map();
    const claims = tasks.map(({ files }) => [...new Set(files.map(path_overlap/* literalPath */.l1))].map((path) => {
        const known = number.get(path) ?? number.size;
        number.set(path, known);
        return known;
    }));
    const overlaps = [...number].map(() => []);
    for (const [path, at] of number)
        for (const folder of foldersAround(path)) {
            const around = number.get(folder);
            if (around === undefined || !(0,path_overlap/* coversPath */.O9)(folder, path))
                continue;
            overlaps[at]?.push(around);
            overlaps[around]?.push(at);
        }
    return { claims, overlaps };
}
/** `""`, `a` and `a/b` for `a/b/c`. */
function foldersAround(path) {
    if (path === "")
        return [];
    const parts = path.split("/");
    return ["", ...parts.slice(1).map((_, at) => parts.slice(0, at + 1).join("/"))];
}

;// CONCATENATED MODULE: ./build/core/schedule/schedule.js




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
 * @param steps how long to search (schedule/shortest-waves.ts)
 */
function scheduleOf(tasks, limits, steps) {
    const { criticalPath, criticalPathMinutes, levels } = (0,critical_path/* graphTimes */.D)(tasks);
    const graph = workGraph(tasks);
    const { waves, minutes } = shortestWaves(graph, limits, steps);
    const schedule = {
        waves: waves.map((lanes, wave) => lanes
            .map((lane) => lane.tasks)
            .sort((a, b) => Math.min(...a) - Math.min(...b))
            .map((lane, at) => ({
            lane: `w${wave + 1}-l${at + 1}`,
            tasks: lane.flatMap((task) => graph.ids[task] ?? []),
        }))),
        criticalPath: [...criticalPath],
        criticalPathMinutes,
        makespanMinutes: minutes,
    };
    return { ...schedule, explanation: explain(schedule, { tasks, levels: levels.length }, limits) };
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

/***/ 39099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ inOrderOfWorth),
/* harmony export */   r: () => (/* binding */ taskArtifacts)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);

const NAME = /^(task-\d+-\d+)-a(\d+)-t(\d+)-(success|failed|skipped)$/;
const isStatus = (text) => text === "success" || text === "failed" || text === "skipped";
/** The task artifacts of an issue among other names, the newest first. */
function taskArtifacts(names, issue) {
    const found = names.flatMap((name) => {
        const [, task = "", attempt, runAttempt, status] = NAME.exec(name) ?? [];
        return task.startsWith((0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .taskPrefix */ .sb)(issue)) && isStatus(status)
            ? [{ name, task, attempt: Number(attempt), runAttempt: Number(runAttempt), status }]
            : [];
    });
    return found.sort((a, b) => b.attempt - a.attempt || b.runAttempt - a.runAttempt);
}
/**
 * A task's artifacts in the order in which they count: its successes, then what failed, each the
 * newest first. So a task whose rework failed keeps the work that it had before.
 */
function inOrderOfWorth(artifacts, task) {
    const own = artifacts.filter((artifact) => artifact.task === task);
    return [
        ...own.filter(({ status }) => status === "success"),
        ...own.filter(({ status }) => status !== "success"),
    ];
}


/***/ })

};
