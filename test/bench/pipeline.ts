import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { hasBundles, play, type Played } from "../../src/stage/play/play.ts";
import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";
import { cpuSeconds } from "./cpu-seconds.ts";
import { graphOf, type GraphTimes } from "./graph-times.ts";
import { jobLoad, phaseTimes, seconds, wholeSeconds, type PhaseTime } from "./job-times.ts";
import { SEED_GRAPH, writeWaitingScenario } from "./waiting-scenario.ts";

/**
 * A minute of the seed on the stage: long enough that waiting outweighs what a machine of two cores
 * spends on starting jobs, which on GitHub have machines of their own.
 */
const MS_PER_MINUTE = 2000;
/** About what a lane takes on the stage until its first task starts. */
const STARTUP_MS = 500;

const LIBRARY = join(import.meta.dirname, "../..");

const LIMITS = { issues: 1.15, graph: 1.1 };

type PlayTimes = {
  issues: number;
  /** From the first label to the end of the last run. */
  seconds: number;
  /** Where a session did not end `done` with its pull request merged; [] where all did. */
  problems: string[];
  /** Seconds after the first label, by issue. */
  phases: Record<string, PhaseTime[]>;
  load: ReturnType<typeof jobLoad>;
  /** Of the machine in the minute before, by whatever else it does: above `cores` the times say little. */
  machine: { cores: number; loadBefore: number };
  /** Of this process, which is GitHub and all its services, and of the jobs' processes. */
  cpu?: { stageSeconds: number; jobSeconds: number; perJobSeconds: number };
};

export type Pipeline = {
  /** A minute of the seed is so many milliseconds here. */
  msPerMinute: number;
  tasks: typeof SEED_GRAPH;
  /** Seconds from label to done: one issue alone; three labelled at the same moment, the last of them. */
  issues: { one: number; three: number; ratio: number; limit: number; held: boolean };
  /** The one issue's tasks. */
  graph: GraphTimes & { limit: number; held: boolean };
  held: boolean;
  plays: { one: PlayTimes; three: PlayTimes };
};

/**
 * One issue, then three at once, both on a stage of their own, one after the other; some four minutes.
 *
 * @throws Error where the bundles are missing, or no task was worked on
 */
export async function measurePipeline(): Promise<Pipeline> {
  if (!(await hasBundles(LIBRARY))) throw new Error("dist/ is missing: run npm run build first.");
  const one = await playWaiting(1);
  const three = await playWaiting(3);
  const graph = graphOf(one.played, MS_PER_MINUTE);
  const [alone, together] = [one.times.seconds, three.times.seconds];
  const ended = [...one.times.problems, ...three.times.problems].length === 0;
  const issues = { one: alone, three: together, ratio: together / alone, limit: LIMITS.issues };
  const issuesHeld = ended && issues.ratio <= LIMITS.issues;
  const graphHeld = one.times.problems.length === 0 && graph.ratio <= LIMITS.graph;
  return {
    msPerMinute: MS_PER_MINUTE,
    tasks: SEED_GRAPH,
    issues: { ...issues, held: issuesHeld },
    graph: { ...graph, limit: LIMITS.graph, held: graphHeld },
    held: issuesHeld && graphHeld,
    plays: { one: one.times, three: three.times },
  };
}

async function playWaiting(count: number): Promise<{ played: Played; times: PlayTimes }> {
  const dir = await mkdtemp(join(tmpdir(), "miyabi-waiting-"));
  try {
    await writeWaitingScenario(dir, {
      issues: Array.from({ length: count }, (_, index) => index + 1),
      msPerMinute: MS_PER_MINUTE,
      startupMs: STARTUP_MS,
    });
    process.stderr.write(`${count} at once ...\n`);
    const machine = { cores: availableParallelism(), loadBefore: loadavg()[0] ?? 0 };
    const before = cpuSeconds();
    const played = await play({
      scenario: await loadScenario(dir),
      libraryDir: LIBRARY,
      libraryName: "OWNER/miyabi",
    });
    const after = cpuSeconds();
    const load = jobLoad(played);
    const times = {
      issues: count,
      seconds: wholeSeconds(played),
      problems: played.problems,
      phases: phaseTimes(played),
      load,
      machine,
    };
    if (!before || !after) return { played, times };
    const jobSeconds = after.jobs - before.jobs;
    const cpu = {
      stageSeconds: seconds(1000 * (after.stage - before.stage)),
      jobSeconds: seconds(1000 * jobSeconds),
      perJobSeconds: seconds((1000 * jobSeconds) / load.jobs),
    };
    return { played, times: { ...times, cpu } };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const mark = ({ held }: { held: boolean }): string => (held ? "held" : "NOT HELD");
const phaseText = ({ phase, waited, seconds: took }: PhaseTime): string =>
  `${waited >= 0.5 ? `(waits ${waited.toFixed(1)}), ` : ""}${phase} ${took.toFixed(1)}`;
const s = (value: number): string => `${value.toFixed(1)} s`;

/** The measurement as people read it. */
export function renderPipeline({ msPerMinute, issues, graph, plays }: Pipeline): string {
  return [
    `The seed's six tasks only wait, ${msPerMinute} ms for each of its minutes.`,
    `Three issues at once: ${s(issues.three)}, one alone ${s(issues.one)}: ${issues.ratio.toFixed(3)} (limit ${issues.limit}, ${mark(issues)})`,
    `Task graph: ${s(graph.measuredSeconds)}, critical path ${s(graph.criticalPathSeconds)} + start-ups ${s(graph.startupSeconds)}: ${graph.ratio.toFixed(3)} (limit ${graph.limit}, ${mark(graph)}); by the tasks' own times ${graph.ofTasks.ratio.toFixed(3)}`,
    ...Object.values(plays).flatMap(({ issues: count, phases, load, cpu, machine, problems }) => [
      "",
      `${count} at once: ${load.jobs} jobs, at most ${load.mostAtOnce} at the same time${cpu ? `, ${cpu.perJobSeconds.toFixed(2)} s of CPU each, the stage ${s(cpu.stageSeconds)}` : ""}; load before ${machine.loadBefore.toFixed(1)} on ${machine.cores} cores`,
      ...Object.entries(phases).map(
        ([issue, list]) => `  #${issue}  ${list.map(phaseText).join(", ")}`,
      ),
      ...problems.map((problem) => `  ✗ ${problem}`),
    ]),
  ].join("\n");
}
