import fc from "fast-check";
import { graphTimes } from "../../../src/core/schedule/critical-path.ts";
import { pathsOverlap } from "../../../src/core/plan/path-overlap.ts";
import { tasksOf } from "../../../src/core/plan/task-drafts.ts";
import { graphProblems } from "../../../src/core/plan/task-graph.ts";
import { task } from "../../fakes/records.ts";

const id = (ordinal: number): string => `task-500-${ordinal}`;
const node = (ordinal: number, needs: number[] = [], minutes = 10) =>
  task(ordinal, { dependencies: needs.map(id), estimatedMinutes: minutes });
const LIMITS = { maxTasks: 30 };

test.each([
  ["nothing", [], "There is no task."],
  ["an id twice", [node(1), node(1)], "task-500-1 is there more than once."],
  [
    "an unknown dependency",
    [node(1, [9])],
    "task-500-1 depends on task-500-9, which does not exist.",
  ],
  ["a task that needs itself", [node(1, [1])], "task-500-1 depends on itself."],
  [
    "a cycle, with its path",
    [node(1), node(2, [1, 4]), node(3, [2]), node(4, [3])],
    "The dependencies run in a circle: task-500-2 → task-500-4 → task-500-3 → task-500-2.",
  ],
  [
    "a path outside",
    [task(1, { files: ["../x"] })],
    'task-500-1: the path "../x" leaves the repository.',
  ],
  [
    "an absolute path",
    [task(1, { files: ["/etc/passwd"] })],
    'task-500-1: the path "/etc/passwd" is absolute.',
  ],
  [
    "git's own folder",
    [task(1, { files: ["a/.git/config"] })],
    `task-500-1: the path "a/.git/config" is git's own.`,
  ],
])("%s is found", (_what, tasks, problem) => {
  expect(graphProblems(tasks, LIMITS)).toEqual([problem]);
});

test("too many tasks are refused with the limit", () => {
  const tasks = Array.from({ length: 31 }, (_, at) => node(at + 1));
  expect(graphProblems(tasks, LIMITS)[0]).toMatch(/31 tasks; at most 30/);
});

test("a number in a text is no dependency", () => {
  const [one] = tasksOf(500, [
    {
      ordinal: 1,
      title: "See #3",
      description: "after #2, depends on #4",
      type: "bug",
      dependencies: [],
      estimatedMinutes: 5,
      files: [],
      acceptance: [],
    },
  ]);
  expect(one?.dependencies).toEqual([]);
});

test("the critical path is the longest chain by minutes, not the widest level", () => {
  const tasks = [
    node(1),
    node(2, [1]),
    node(3, [1]),
    node(4, [1]),
    node(5, [], 100),
    node(6, [5], 5),
  ];
  const times = graphTimes(tasks);
  expect(times.criticalPath).toEqual([id(5), id(6)]);
  expect(times.criticalPathMinutes).toBe(105);
  expect(times.levels).toEqual([
    [id(1), id(5)],
    [id(2), id(3), id(4), id(6)],
  ]);
  expect(times.timing.get(id(2))).toEqual({ level: 1, earliestStart: 10, slack: 85 });
  expect(times.timing.get(id(6))?.slack).toBe(0);
});

test("an acyclic graph has no problems, and closing any chain is found as a cycle", () => {
  const acyclic = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 2, maxLength: 25 });
  fc.assert(
    fc.property(acyclic, (rows) => {
      const tasks = rows.map((needs, at) =>
        node(at + 1, at === 0 ? [] : [...new Set([at, ...needs.map((n) => (n % at) + 1)])]),
      );
      expect(graphProblems(tasks, LIMITS)).toEqual([]);
      const closed = [node(1, [tasks.length]), ...tasks.slice(1)];
      expect(graphProblems(closed, LIMITS)[0]).toMatch(
        /run in a circle: task-500-\d+ → .*task-500-\d+\.$/,
      );
    }),
  );
});

test.each([
  ["src/a.ts", "src/a.ts", true],
  ["src", "src/a.ts", true],
  ["./src/a.ts", "src/a.ts", true],
  ["src/**", "src/deep/a.ts", true],
  ["src/*.ts", "docs/a.md", false],
  ["src/a.ts", "src/a.tsx", false],
  ["*.md", "README.md", true],
])("%s and %s may be the same file: %p", (a, b, same) => {
  expect(pathsOverlap(a, b)).toBe(same);
  expect(pathsOverlap(b, a)).toBe(same);
});
