import { sharedPath } from "../plan/path-overlap.ts";
import type { Schedule } from "../plan/plan.ts";
import type { Schedulable, ScheduleLimits } from "./schedulable.ts";

/** People read a few lines; a large plan says how many it leaves out. */
const MOST_LANES = 20;
const MOST_REASONS = 6;

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;

/** `2` for `task-500-2`; ids of other plans as they are. */
const shortName = (id: string): string => /^task-\d+-(\d+)$/.exec(id)?.[1] ?? id;
const names = (ids: readonly string[]): string => list(ids.map(shortName));

const named = (ids: readonly string[]): string =>
  `${ids.length === 1 ? "task" : "tasks"} ${names(ids)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

/** A schedule with quick looks at where things are in it. */
type Placed = {
  waves: Schedule["waves"];
  taskOf: (id: string) => Schedulable | undefined;
  laneOf: (id: string) => string | undefined;
  waveOf: (id: string) => number;
};

function placed({ waves }: Pick<Schedule, "waves">, tasks: readonly Schedulable[]): Placed {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const places = new Map(
    waves.flatMap((lanes, wave) =>
      lanes.flatMap(({ lane, tasks: ids }) => ids.map((id) => [id, { wave, lane }] as const)),
    ),
  );
  return {
    waves,
    taskOf: (id) => byId.get(id),
    laneOf: (id) => places.get(id)?.lane,
    waveOf: (id) => places.get(id)?.wave ?? -1,
  };
}

/** What runs in a wave, and why it could not begin with the one before. */
function aboutWave(at: Placed, wave: number): string {
  const lanes = at.waves[wave] ?? [];
  const shown = lanes.slice(0, MOST_LANES).map((lane) => named(lane.tasks));
  const rest = lanes.length - shown.length;
  const what =
    lanes.length === 1
      ? `runs ${shown.join("")} in one lane`
      : `runs ${lanes.length} lanes at the same time: ${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
  const why = wave === 0 ? "" : ` ${whyNewWave(at, wave)}`;
  return `Wave ${wave + 1} ${what}.${why}`;
}

/** The join or the fork that makes a wave wait for the one before it. */
function whyNewWave(at: Placed, wave: number): string {
  const lanes = at.waves[wave] ?? [];
  const before = (id: string): string[] =>
    (at.taskOf(id)?.dependencies ?? []).filter((one) => at.waveOf(one) === wave - 1);
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
function whyHere(id: string, earlier: readonly string[], { taskOf }: Placed): string | undefined {
  const task = taskOf(id);
  if (!task) return undefined;
  const needs = earlier.filter((one) => task.dependencies.includes(one));
  if (needs.length > 0) {
    const only = needs.length === new Set(task.dependencies).size ? "only " : "";
    return `${shortName(id)} needs ${only}${names(needs)}`;
  }
  for (const one of earlier) {
    const path = sharedPath(taskOf(one)?.files ?? [], task.files);
    if (path !== undefined) return `${shortName(one)} and ${shortName(id)} may both touch ${path}`;
  }
  return undefined;
}

/** Why the tasks of a lane share it. */
function aboutLane(ids: readonly string[], at: Placed, { maxLanes }: ScheduleLimits): string {
  const wave = at.waves[at.waveOf(ids[0] ?? "")] ?? [];
  const reasons = ids.map((id, place) => whyHere(id, ids.slice(0, place), at));
  const linked = reasons.flatMap((reason) => reason ?? []);
  const shown = linked.slice(0, MOST_REASONS);
  const more = linked.length - shown.length;
  const apart = ids.filter((_, place) => place > 0 && reasons[place] === undefined);
  const verb = apart.length === 1 ? "fits" : "fit";
  const why =
    wave.length >= maxLanes
      ? `at most ${counted(maxLanes, "lane")} may run at the same time`
      : `${names(apart)} ${verb} in before the wave ends, which saves ${apart.length === 1 ? "a job" : "jobs"}`;
  return `${capital(named(ids))} share a lane: ${[
    ...shown,
    ...(more > 0 ? [`and so on, ${more} more`] : []),
    ...(apart.length > 0 ? [why] : []),
  ].join("; ")}.`;
}

const rounded = (minutes: number): string => String(Math.round(minutes * 10) / 10);

/**
 * Why waves and lanes are as they are, a sentence each.
 * @param levels how deep the graph is
 */
export function explain(
  schedule: Omit<Schedule, "explanation">,
  { tasks, levels }: { tasks: readonly Schedulable[]; levels: number },
  limits: ScheduleLimits,
): string[] {
  const { waves, criticalPath, criticalPathMinutes, makespanMinutes } = schedule;
  const { maxLanes, maxWaves, agentsPerRunner, startupSeconds } = limits;
  if (waves.length === 0) return [];
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
