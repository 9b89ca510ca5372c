import fc from "fast-check";
import { runTasks } from "../../../src/agents/codegen/run-tasks.ts";
import type { Task } from "../../../src/core/plan/plan.ts";
import { task } from "../../fakes/records.ts";
import {
  laneMinutes,
  longestChainMinutes,
  scheduleProblems,
  simulatedMinutes,
} from "./schedule-judge.ts";

const LIMITS = { maxWaves: 2, maxLanes: 2, agentsPerRunner: 1, startupSeconds: 60 };
const id = (ordinal: number): string => `task-500-${ordinal}`;
const node = (ordinal: number, needs: number[] = [], files: string[] = [], minutes = 10) =>
  task(ordinal, { dependencies: needs.map(id), files, estimatedMinutes: minutes });
/** `[[[1], [2, 3]]]`: one wave, two lanes. */
const scheduled = (waves: number[][][]) => ({
  waves: waves.map((lanes, wave) =>
    lanes.map((tasks, lane) => ({ lane: `w${wave + 1}-l${lane + 1}`, tasks: tasks.map(id) })),
  ),
});

const TASKS = [node(1), node(2, [1], ["a"]), node(3, [1], ["a/b"]), node(4, [99])];

test("a valid schedule has no problems", () => {
  expect(scheduleProblems(TASKS, scheduled([[[1], [4]], [[2, 3]]]), LIMITS)).toEqual([]);
  expect(scheduleProblems(TASKS, scheduled([[[1, 2, 3], [4]]]), LIMITS)).toEqual([]);
});

test.each([
  ["a task left out", [[[1], [4]], [[2]]], "task-500-3 is missing."],
  ["a task twice", [[[1, 1], [4]], [[2, 3]]], "task-500-1 is there more than once."],
  ["a stranger", [[[1, 7], [4]], [[2, 3]]], "task-500-7 in w1-l1 is no task."],
  [
    "a dependency later in the lane",
    [[[2, 1, 3], [4]]],
    "task-500-2 does not come after task-500-1, which it needs.",
  ],
  [
    "a dependency in another lane of the wave",
    [[[1], [2, 3, 4]]],
    "task-500-2 does not come after task-500-1, which it needs.",
  ],
  [
    "a dependency in a later wave",
    [[[2, 3, 4]], [[1]]],
    "task-500-3 does not come after task-500-1, which it needs.",
  ],
  [
    "a file in two lanes",
    [
      [[1], [4]],
      [[2], [3]],
    ],
    "task-500-2 and task-500-3 may touch the same file at the same time.",
  ],
  ["too many lanes", [[[1], [4], [7]], [[2, 3]]], "Wave 1 has 3 lanes; the limit is 2."],
  ["too many waves", [[[1]], [[4]], [[2, 3]]], "There are 3 waves; the limit is 2."],
  ["a wave without lanes", [[[1, 2, 3, 4]], []], "Wave 2 has no lane."],
  ["a lane without tasks", [[[1, 2, 3, 4], []]], "The lane w1-l2 has no task."],
])("the judge finds %s", (_name, waves, problem) => {
  expect(scheduleProblems(TASKS, scheduled(waves), LIMITS)).toContain(problem);
});

test("two lanes of the same name are found", () => {
  const waves = [[{ lane: "x", tasks: [id(1), id(2), id(3)] }], [{ lane: "x", tasks: [id(4)] }]];
  expect(scheduleProblems(TASKS, { waves }, LIMITS)).toEqual([
    "The lane x is there more than once.",
  ]);
});

test("a wave takes its start-up and its longest lane; waves follow each other", () => {
  const tasks = [node(1, [], [], 5), node(2, [], [], 7), node(3, [1, 2], [], 3)];
  expect(simulatedMinutes(tasks, scheduled([[[1], [2]], [[3]]]), LIMITS)).toBe(1 + 7 + 1 + 3);
  expect(simulatedMinutes(tasks, scheduled([[[1, 2, 3]]]), LIMITS)).toBe(1 + 15);
  expect(simulatedMinutes(tasks, scheduled([[[1, 2, 3]]]), { ...LIMITS, agentsPerRunner: 2 })).toBe(
    1 + 10,
  );
});

test("tasks of a lane that share files never overlap, and a later one that is free goes first", () => {
  expect(laneMinutes([node(1, [], ["a"]), node(2, [], ["a"]), node(3)], 2)).toBe(20);
  expect(laneMinutes([node(1, [], ["a"]), node(2, [], ["a"]), node(3)], 1)).toBe(30);
});

test("a lane that waits for itself is an error, not an endless loop", () => {
  expect(() => laneMinutes([node(1, [2]), node(2, [1])], 2)).toThrow("wait for each other");
});

test("the longest chain counts minutes, not tasks", () => {
  const tasks = [node(1, [], [], 1), node(2, [1], [], 1), node(3, [2], [], 1), node(4, [], [], 9)];
  expect(longestChainMinutes(tasks)).toBe(9);
  expect(longestChainMinutes([])).toBe(0);
});

const lane = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat(), { maxLength: 2 }),
      files: fc.array(fc.constantFrom("a", "b", "c/d", "c"), { maxLength: 1 }),
      minutes: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ needs, files, minutes }, at) =>
      node(at + 1, at === 0 ? [] : needs.map((n) => (n % at) + 1), files, minutes),
    ),
  );

test("a simulated lane takes as long as the job's own executor, on a clock that jumps", async () => {
  await fc.assert(
    fc.asyncProperty(lane, fc.integer({ min: 1, max: 4 }), async (tasks, width) => {
      expect(laneMinutes(tasks, width)).toBe(await executedMinutes(tasks, width));
    }),
    { numRuns: 200 },
  );
});

/** runTasks itself; whenever nothing else can happen, the clock jumps to the next end of a task. */
async function executedMinutes(tasks: readonly Task[], width: number): Promise<number> {
  let now = 0;
  let running: { end: number; finish: () => void }[] = [];
  const work = (one: Task) =>
    new Promise<void>((finish) => running.push({ end: now + one.estimatedMinutes, finish }));
  const over = runTasks(tasks, width, work).then(() => true);
  const idle = () => new Promise<boolean>((done) => setImmediate(done, false));
  while (!(await Promise.race([over, idle()]))) {
    now = Math.min(...running.map(({ end }) => end));
    for (const { end, finish } of running) if (end <= now) finish();
    running = running.filter(({ end }) => end > now);
  }
  return now;
}
