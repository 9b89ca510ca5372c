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

/** One write of a play: the nth that its job asked for, from 1, in the job's first attempt. */
export type Point = Pick<Write, "kind" | "what"> & { job: string; nth: number };

export type Fault = { point: Point; fate: Exclude<Fate, "applied"> };

export type CrashPlay = {
  world: World;
  /** Every write of the first attempts, in the order in which they came. */
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

const samePoint = (a: Point, b: Point): boolean => pointName(a) === pointName(b);

/** Numbers the writes of each job of the first attempt of a run. */
class Counter {
  readonly writes: Point[] = [];
  readonly #counts = new Map<number, number>();
  readonly #stage: () => Stage;

  constructor(stage: () => Stage) {
    this.#stage = stage;
  }

  /** Undefined for a write of a later attempt, or of a run that is not the first. */
  point({ kind, what, jobId }: Write): Point | undefined {
    const [run] = this.#stage().runner.runs();
    const job = run?.jobs.find(({ id }) => id === jobId);
    if (!job || run?.attempt !== 1) return undefined;
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
      const fault = point && faults.find((planned) => samePoint(planned.point, point));
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
  const restarts = new Restarts({ how: options.restart, scenario, sweep: SWEEP });
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
