import type { ScheduleLimits } from "../../src/core/schedule/schedulable.ts";
import { simulatedMinutes } from "../core/schedule/schedule-judge.ts";
import { judged, type Scheduler } from "./judged.ts";
import { leastMinutes } from "./least-minutes.ts";
import { levelByLevel } from "./level-by-level.ts";
import { randomGraph, SHAPES } from "./random-graph.ts";
import { spreadOf, type Spread } from "./spread.ts";
import type { TaskGraph } from "./stg.ts";

type Case = {
  agentsPerRunner: number;
  maxParallel: number;
  /** Makespan by (critical path + one start-up). */
  ratio: Spread;
  /** Makespan by (critical path + a start-up for each wave that the schedule has). */
  ratioToOwnStartups: Spread;
  /** Of the same: what no schedule of waves can beat (least-minutes.ts). */
  leastRatio: Spread;
  /** The same of the level-by-level schedule of the same graphs. */
  naive: Spread;
  /** To plan one graph. */
  milliseconds: Spread;
};
type Planning = { tasks: number; milliseconds: { median: number; max: number }; limit: number };
export type ScheduleBench = { graphs: number; cases: Case[]; planning: Planning[] };

const CASES = [
  { agentsPerRunner: 1, maxLanes: 256 },
  { agentsPerRunner: 2, maxLanes: 256 },
  { agentsPerRunner: 4, maxLanes: 256 },
  { agentsPerRunner: 1, maxLanes: 8 },
];
const WAVES = 10;
const STARTUP_SECONDS = 30;

/** Milliseconds in which a graph of so many tasks is to be planned. */
const LIMITS = [
  { tasks: 20, limit: 100, seeds: 10 },
  { tasks: 50, limit: 500, seeds: 10 },
  { tasks: 1000, limit: 5000, seeds: 1 },
];

/**
 * How close schedules come to the critical path, and how long planning takes. Nothing is warmed up:
 * a coordinator plans once in its life.
 * @throws Error where a schedule is not valid or says something wrong of itself
 */
export function measureSchedules(
  graphs: readonly TaskGraph[],
  schedule: Scheduler,
  sizes = LIMITS,
): ScheduleBench {
  return {
    graphs: graphs.length,
    cases: CASES.map((one) =>
      measureCase(graphs, schedule, {
        ...one,
        maxWaves: WAVES,
        startupSeconds: STARTUP_SECONDS,
      }),
    ),
    planning: sizes.map((size) => measurePlanning(size, schedule)),
  };
}

function measureCase(
  graphs: readonly TaskGraph[],
  schedule: Scheduler,
  limits: ScheduleLimits,
): Case {
  const measured = graphs.map((graph) => {
    const ours = judged(graph, limits, schedule);
    const naive = levelByLevel(graph.tasks, limits.maxLanes);
    const least = ours.criticalPathMinutes + limits.startupSeconds / 60;
    return {
      ratio: ours.makespanMinutes / least,
      own:
        ours.makespanMinutes /
        (ours.criticalPathMinutes + ours.waves * (limits.startupSeconds / 60)),
      least: leastMinutes(graph.tasks, limits) / least,
      naive: simulatedMinutes(graph.tasks, naive, limits) / least,
      milliseconds: ours.milliseconds,
    };
  });
  return {
    agentsPerRunner: limits.agentsPerRunner,
    maxParallel: limits.maxLanes,
    ratio: spreadOf(
      measured.map(({ ratio }) => ratio),
      4,
    ),
    ratioToOwnStartups: spreadOf(
      measured.map(({ own }) => own),
      4,
    ),
    leastRatio: spreadOf(
      measured.map((one) => one.least),
      4,
    ),
    naive: spreadOf(
      measured.map(({ naive }) => naive),
      4,
    ),
    milliseconds: spreadOf(
      measured.map(({ milliseconds }) => milliseconds),
      2,
    ),
  };
}

/** Every shape, with one agent and with several on a runner. */
function measurePlanning(
  { tasks: count, limit, seeds }: { tasks: number; limit: number; seeds: number },
  schedule: Scheduler,
): Planning {
  const times = SHAPES.flatMap((shape) =>
    Array.from({ length: seeds }, (_, seed) => {
      const graph = {
        name: `${shape.name} graph of ${count} tasks, seed ${seed}`,
        tasks: randomGraph(count, shape, seed),
      };
      return CASES.map(
        (one) =>
          judged(graph, { ...one, maxWaves: WAVES, startupSeconds: STARTUP_SECONDS }, schedule)
            .milliseconds,
      );
    }).flat(),
  );
  const { median, max } = spreadOf(times, 2);
  return { tasks: count, milliseconds: { median, max }, limit };
}

const spread = ({ median, p90, max }: Spread, digits: number): string =>
  [median, p90, max].map((value) => value.toFixed(digits).padStart(8)).join("");

/** The measurement as people read it. */
export const renderSchedules = ({ graphs, cases, planning }: ScheduleBench): string =>
  [
    `${graphs} graphs; median, 90th percentile and maximum of makespan / (critical path + start-up) and of planning time`,
    "least: no schedule of waves can beat it; own start-ups: with one for each of its waves below the line",
    "",
    "agents  parallel                   ratio                     least              own start-ups            level by level              planning, ms",
    ...cases.map(
      ({ agentsPerRunner, maxParallel, ...one }) =>
        `${String(agentsPerRunner).padStart(6)}${String(maxParallel).padStart(10)}${[one.ratio, one.leastRatio, one.ratioToOwnStartups, one.naive].map((each) => spread(each, 3)).join("  ")}  ${spread(one.milliseconds, 1)}`,
    ),
    "",
    " tasks   planning, ms: median     max   limit",
    ...planning.map(
      ({ tasks, milliseconds, limit }) =>
        `${String(tasks).padStart(6)}${milliseconds.median.toFixed(1).padStart(23)}${milliseconds.max.toFixed(1).padStart(8)}${String(limit).padStart(8)}`,
    ),
  ].join("\n");
