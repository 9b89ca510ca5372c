import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";
import { compare } from "./compare.ts";
import { crashPlay, type CrashPlay, pointName, withSweep } from "./crash-play.ts";
import { allPoints, alone, type Experiment, type Kind, killsIn, playsFor } from "./plan.ts";
import type { Restart } from "./restart.ts";
import { sampled } from "./sampled.ts";

/**
 * Which points are played: all of them, by plays of several kills or of one each; or some, each in a play of its
 * own.
 */
export type Chosen =
  | { all: true; together: boolean }
  | { only: number; fates: readonly Kind[] }
  | { sample: number; seed: number }
  /** The play that kills after this operation and in other jobs, and the one that loses the nth reply of each job. */
  | { killedAfter: string; lostReplyOfEachJob: number };

export type SweepOptions = {
  /** A folder of examples/scenarios. */
  scenario: string;
  chosen: Chosen;
  restart: Restart;
  /** Plays at the same time. */
  atOnce: number;
  /** Told of each play that has ended, in a line. */
  onPlay?: (line: string) => void;
};

type Failure = {
  write: number;
  point: string;
  fate: string;
  doubled: string[];
  lost: string[];
  /** Labels that must never be, a fault that did not come to pass, a stage that broke. */
  wrong: string[];
  /** How the runs ended. */
  runs: string[];
};

export type CrashSweep = {
  scenario: string;
  restart: Restart;
  writes: number;
  points: number;
  converged: number;
  /** Points after which something was there twice. */
  doubled: number;
  /** Points after which something was missing. */
  lost: number;
  plays: number;
  restarts: number;
  seconds: number;
  failures: Failure[];
};

type Verdict = { experiment: Experiment; failures: Failure[]; restarts: number };

/** Kills and loses at the chosen points, one play after the other, and compares each end with the golden one. */
export async function crashSweep(options: SweepOptions): Promise<CrashSweep> {
  const started = performance.now();
  const scenario = await loadScenario(`examples/scenarios/${options.scenario}`);
  return withSweep(scenario, async (played) => {
    const golden = await crashPlay({ scenario: played, faults: [], restart: options.restart });
    const { writes } = golden;
    const broken = [...golden.illegal, ...(golden.restarts > 0 ? ["it was started again"] : [])];
    if (broken.length > 0) throw new Error(`without faults: ${broken.join("; ")}`);
    const verdicts: Verdict[] = [];
    const attempt = async (experiment: Experiment): Promise<void> => {
      const { faults } = experiment;
      const play = await crashPlay({ scenario: played, faults, restart: options.restart });
      const verdict = judged({ experiment, play, golden });
      const several = faults.length > 1;
      options.onPlay?.(lineOf(verdict, play));
      if (several && (verdict.failures.length > 0 || play.restarts > killsIn(experiment)))
        queue.push(...experiment.covers.map(({ write, fate }) => alone(writes, write, fate)));
      else verdicts.push(verdict);
    };
    const queue = experimentsOf(writes, options.chosen);
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) await attempt(next);
    };
    await Promise.all(Array.from({ length: options.atOnce }, work));
    const failures = verdicts.flatMap((verdict) => verdict.failures);
    const points = verdicts.reduce((sum, { experiment }) => sum + experiment.covers.length, 0);
    return {
      scenario: options.scenario,
      restart: options.restart,
      writes: writes.length,
      points,
      converged: points - failures.length,
      doubled: failures.filter(({ doubled }) => doubled.length > 0).length,
      lost: failures.filter(({ lost }) => lost.length > 0).length,
      plays: verdicts.length + 1,
      restarts: verdicts.reduce((sum, { restarts }) => sum + restarts, 0),
      seconds: Math.round((performance.now() - started) / 1000),
      failures: failures.sort((a, b) => a.write - b.write),
    };
  });
}

function experimentsOf(writes: CrashPlay["writes"], chosen: Chosen): Experiment[] {
  if ("all" in chosen) return playsFor(writes, chosen);
  if ("killedAfter" in chosen)
    return playsFor(writes, { together: true }).filter(({ faults }) =>
      faults.some(({ fate, point }) =>
        fate === "reply_lost"
          ? point.nth === chosen.lostReplyOfEachJob
          : fate === "killed_after" && point.what === chosen.killedAfter,
      ),
    );
  const points =
    "only" in chosen
      ? chosen.fates.map((fate) => ({ write: chosen.only, fate }))
      : sampled(allPoints(writes), chosen);
  return points.map(({ write, fate }) => alone(writes, write, fate));
}

function judged(of: { experiment: Experiment; play: CrashPlay; golden: CrashPlay }): Verdict {
  const { experiment, play, golden } = of;
  const { doubled, lost } = compare(golden.world, play.world);
  const missed = experiment.faults.filter((fault) => !play.struck.includes(fault));
  const wrong = [
    ...play.illegal,
    ...missed.map(({ point, fate }) => `${fate} never came to pass at ${pointName(point)}`),
  ];
  const failed = doubled.length + lost.length + wrong.length > 0;
  const runs = play.runs.map(
    ({ event, attempt, conclusion, jobs }) =>
      `${event}, attempt ${attempt}: ${conclusion ?? "not over"}${jobs
        .filter((job) => job.conclusion !== "success" && job.conclusion !== "skipped")
        .map((job) => `, ${job.name} ${job.conclusion ?? "not over"}`)
        .join("")}`,
  );
  const failures = experiment.covers.map(({ write, fate }): Failure => {
    const point = golden.writes[write - 1];
    return { write, point: point ? pointName(point) : "", fate, doubled, lost, wrong, runs };
  });
  return { experiment, failures: failed ? failures : [], restarts: play.restarts };
}

const detailsOf = ({ doubled, lost, wrong, runs }: Failure): string[] => [
  ...doubled.map((fact) => `  doubled: ${fact}`),
  ...lost.map((fact) => `  lost: ${fact}`),
  ...wrong.map((fact) => `  wrong: ${fact}`),
  ...runs.map((run) => `  run: ${run}`),
];

function lineOf({ experiment, failures }: Verdict, { restarts, seconds }: CrashPlay): string {
  const of = experiment.covers.map(({ write, fate }) => `${write} ${fate}`).join(", ");
  const how = failures.length === 0 ? "converged" : "NOT CONVERGED";
  const first = failures.slice(0, 1).flatMap(detailsOf);
  return [`${of}: ${how}, ${restarts} restarts, ${Math.round(seconds)} s`, ...first].join("\n");
}

export function renderCrashSweep(swept: CrashSweep): string {
  const { points, converged, doubled, lost, plays, seconds, failures, writes } = swept;
  return [
    `${swept.scenario}, started again by ${swept.restart}: ${writes} writes, ${points} points in ${plays} plays, ${seconds} s`,
    `converged ${converged}, doubled ${doubled}, lost ${lost}`,
    ...failures.flatMap((failure) => [
      `${failure.write} ${failure.fate}: ${failure.point}`,
      ...detailsOf(failure),
    ]),
  ].join("\n");
}
