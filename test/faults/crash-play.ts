import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { RunRecord } from "../../src/stage/contract/runs.ts";
import type { Fate, Write } from "../../src/stage/contract/writes.ts";
import { faultyDoor } from "../../src/stage/faulty-door.ts";
import type { Admit } from "../../src/stage/host/api.ts";
import { play } from "../../src/stage/play/play.ts";
import type { Scenario } from "../../src/stage/scenario/load-scenario.ts";
import type { Stage } from "../../src/stage/stage.ts";
import { illegalSteps, LabelWatch } from "./label-watch.ts";
import { Restarts, type Restart } from "./restart.ts";
import { type World, worldOf } from "./world.ts";

/** One write of a play: the nth that its job asked for, from 1. */
export type Point = Pick<Write, "kind" | "what"> & { job: string; nth: number };

/** Strikes once. */
export type Fault = { point: Point; fate: Exclude<Fate, "applied"> };

export type CrashPlay = {
  world: World;
  /** Every write, in the order in which they came. */
  writes: Point[];
  /** What became of labels that must never be, in words. */
  illegal: string[];
  /** Which of the faults came to pass; one that did not proves nothing. */
  struck: Fault[];
  restarts: number;
  runs: readonly RunRecord[];
  logs: string;
  seconds: number;
};

const LIBRARY = resolve(import.meta.dirname, "../..");
const SWEEP = "miyabi-sweep.yml";
/** What a play that goes round in a circle may take for each of its faults. */
const RESTARTS_OF_ONE = 6;

/** A machine that plays two scenarios at once is slow at times: nothing is to be rolled back for that. */
const patient = (config: string): string =>
  config
    .replace(/\bmaxSlowdown: \d+/, "maxSlowdown: 100000")
    .replace(/\btimeoutSeconds: \d+/g, "timeoutSeconds: 30");

/** The scenario in a repository that also has the sweep, as an owner installs it. */
export async function withSweep<R>(
  scenario: Scenario,
  use: (scenario: Scenario) => Promise<R>,
): Promise<R> {
  const folder = await mkdtemp(join(tmpdir(), "miyabi-crash-"));
  const repoDir = join(folder, "repo");
  try {
    await cp(scenario.repoDir, repoDir, { recursive: true });
    const workflow = join(repoDir, ".github/workflows", SWEEP);
    await cp(join(LIBRARY, "examples/sweep.yml"), workflow, { recursive: true });
    if (scenario.configFile === undefined) return await use({ ...scenario, repoDir });
    const configFile = join(folder, "miyabi.yml");
    await writeFile(configFile, patient(await readFile(scenario.configFile, "utf8")));
    return await use({ ...scenario, repoDir, configFile });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const pointName = ({ job, nth, kind, what }: Point): string =>
  `${job} #${nth} ${kind} ${what}`;

/** A job that runs again, in a later attempt or run, counts artifacts and revisions on: `-t2`, `-r7`. */
const uncounted = (what: string): string => what.replace(/\d+/g, "N");

const samePoint = (a: Point, b: Point): boolean =>
  a.job === b.job &&
  a.nth === b.nth &&
  a.kind === b.kind &&
  uncounted(a.what) === uncounted(b.what);

/** Numbers the writes of each job, each time that it runs. */
class Counter {
  readonly writes: Point[] = [];
  readonly #counts = new Map<number, number>();
  readonly #stage: () => Stage;

  constructor(stage: () => Stage) {
    this.#stage = stage;
  }

  /** Undefined for a write of no job. */
  point({ kind, what, jobId }: Write): Point | undefined {
    const jobs = this.#stage()
      .runner.runs()
      .flatMap((run) => run.jobs);
    const job = jobs.find(({ id }) => id === jobId);
    if (!job) return undefined;
    const nth = (this.#counts.get(jobId) ?? 0) + 1;
    this.#counts.set(jobId, nth);
    const point = { job: job.name, nth, kind, what };
    this.writes.push(point);
    return point;
  }
}

/**
 * Plays a scenario with faults at some of its writes, starts again what died, as GitHub and people would, until
 * nothing is left to start, and tells how the world looks then.
 */
export async function crashPlay(options: {
  scenario: Scenario;
  faults: readonly Fault[];
  restart: Restart;
}): Promise<CrashPlay> {
  const { faults } = options;
  const scenario: Scenario = { ...options.scenario, expect: undefined };
  let running: Stage | undefined;
  const stage = (): Stage => {
    if (!running) throw new Error("a write before the stage was there");
    return running;
  };
  const counter = new Counter(stage);
  const restarts = new Restarts({
    how: options.restart,
    scenario,
    sweep: SWEEP,
    most: RESTARTS_OF_ONE * Math.max(1, faults.length),
  });
  const struck: Fault[] = [];
  const issue = scenario.issues[0].number;
  const labels = new LabelWatch();
  const look = async (): Promise<void> => {
    const { issues } = await stage().github.snapshot();
    labels.look(issues.find(({ number }) => number === issue)?.labels ?? []);
  };
  const door = faultyDoor({
    fate: (write) => {
      const point = counter.point(write);
      const fault = faults.find(
        (planned) => point && !struck.includes(planned) && samePoint(planned.point, point),
      );
      if (fault) struck.push(fault);
      return fault?.fate ?? "applied";
    },
    lose: (jobId) => stage().runner.lose(jobId),
    onApplied: ({ kind }) => (kind === "rest" ? look() : undefined),
  });
  const admit: Admit = ({ environment, what }, apply) => {
    const job = stage()
      .runner.runs()
      .flatMap(({ jobs }) => jobs)
      .find((each) => each.environment === environment && each.status === "in_progress");
    return job
      ? door({ kind: "deploy", what: `${what} ${environment}`, jobId: job.id }, apply)
      : apply();
  };
  let world: World | undefined;
  const played = await play({
    scenario,
    libraryDir: LIBRARY,
    libraryName: "OWNER/miyabi",
    writes: door,
    admit,
    onStage: (started) => {
      running = started;
    },
    startAgain: (at) => restarts.startAgain(at),
    onQuiet: async (at) => {
      world = await worldOf({ ...at, scenario });
    },
  });
  if (!world) throw new Error("the play never came to rest");
  return {
    world,
    writes: counter.writes,
    illegal: [
      ...labels.illegal,
      ...(played.session ? illegalSteps(played.session, labels.shown) : ["there is no session"]),
      ...played.problems,
    ],
    struck,
    restarts: restarts.times,
    runs: played.runs,
    logs: played.logs.map(({ name, log }) => `=== ${name}\n${log}`).join("\n"),
    seconds: played.seconds,
  };
}
