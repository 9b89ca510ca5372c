import { graphOf } from "./graph-times.ts";
import { jobLoad, phaseTimes, wholeSeconds, type Job, type Session } from "./job-times.ts";
import { SEED_GRAPH } from "./waiting-scenario.ts";

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1) + second * 1000);

const job = (name: string, [queued, started, ended]: number[], lane?: string): Job => ({
  name: `Miyabi / ${name}`,
  matrix: lane === undefined ? {} : { lane },
  conclusion: "success",
  queuedAt: at(queued ?? 0),
  startedAt: at(started ?? 0),
  completedAt: at(ended ?? 0),
});
const skipped: Job = {
  ...job("Attempt 2", [500, 500, 500]),
  conclusion: "skipped",
};

/** Each start-up takes 2 s, each job 1 s after its last task; 1 s for each minute of the seed. */
const run = {
  id: 7,
  createdAt: at(0),
  completedAt: at(100),
  jobs: [
    job("Intake", [1, 1, 4]),
    job("Attempt 1 / Wave 1 (w1-l1)", [4, 4, 16], "w1-l1"),
    job("Attempt 1 / Wave 2 (w2-l1)", [16, 16, 31.5], "w2-l1"),
    job("Attempt 1 / Wave 2 (w2-l2)", [16, 17, 31.5], "w2-l2"),
    job("Attempt 1 / Wave 3 (w3-l1)", [31.5, 31.5, 61.5], "w3-l1"),
    job("Attempt 1 / Review", [61.5, 61.5, 63]),
    job("Land / Publish", [70, 70, 72]),
    job("Land / Review", [72, 72, 74]),
    job("Finish", [74, 74, 75]),
    skipped,
  ],
};
const task = (ordinal: number, lane: string, from: number, seconds: number) => ({
  task: `task-1-${ordinal}`,
  lane,
  startedAt: at(from).toISOString(),
  seconds,
});
const session: Session = {
  runs: [7],
  tasks: [
    task(1, "w1-l1", 6, 9),
    task(2, "w2-l1", 18, 12.5),
    task(3, "w2-l2", 18, 12.5),
    task(4, "w3-l1", 33.5, 9),
    task(5, "w3-l1", 42.5, 9),
    task(6, "w3-l1", 51.5, 9),
  ],
  plan: {
    tasks: SEED_GRAPH.map(({ ordinal, dependencies, minutes }) => ({
      id: `task-1-${ordinal}`,
      dependencies: dependencies.map((one) => `task-1-${one}`),
      estimatedMinutes: minutes,
    })),
  },
};
const times = { runs: [run], sessions: new Map([[1, session]]) };

test("the graph's time counts from the first lane's queueing to the last task's end, start-ups once a wave", () => {
  const graph = graphOf(times, 1000);
  expect(graph).toMatchObject({
    criticalPathSeconds: 48.5,
    startupSeconds: 6,
    measuredSeconds: 56.5,
    ratio: 56.5 / 54.5,
    ofTasks: { criticalPathSeconds: 48.5, ratio: 56.5 / 54.5 },
  });
  expect(
    graph.waves.map(({ wave, lanes, handOverSeconds }) => [wave, lanes, handOverSeconds]),
  ).toEqual([
    ["wave 1", ["w1-l1"], 1],
    ["wave 2", ["w2-l1", "w2-l2"], 1],
    ["wave 3", ["w3-l1"], 1],
  ]);
});

test("tasks that took longer than the seed's minutes make the ratio by their own times smaller", () => {
  const slow = {
    ...session,
    tasks: session.tasks.map((one) => ({ ...one, seconds: one.seconds + 1 })),
  };
  const graph = graphOf({ ...times, sessions: new Map([[1, slow]]) }, 1000);
  expect(graph.measuredSeconds).toBe(57.5);
  expect(graph.ofTasks.criticalPathSeconds).toBe(53.5);
  expect(graph.ofTasks.ratio).toBeLessThan(graph.ratio);
});

test("a play lasts from the first run's making to the last run's end", () => {
  const later = { ...run, id: 8, createdAt: at(10), completedAt: at(130) };
  expect(wholeSeconds({ runs: [run, later] })).toBe(130);
});

test("phases say how long they waited for their turn", () => {
  const phases = phaseTimes(times)[1] ?? [];
  expect(phases.map(({ phase, waited, seconds }) => [phase, waited, seconds])).toEqual([
    ["intake", 1, 3],
    ["wave 1", 0, 12],
    ["wave 2", 0, 15.5],
    ["wave 3", 0, 30],
    ["review", 0, 1.5],
    ["land", 7, 4],
    ["finish", 0, 1],
  ]);
});

test("jobs that were skipped are no load, and one that follows another is not beside it", () => {
  expect(jobLoad(times)).toEqual({ jobs: 9, mostAtOnce: 2, longestQueueSeconds: 1 });
});
