import { readPlanCommand } from "../../../src/core/plan/command.ts";

const problemsOf = (value: unknown): string[] => {
  const read = readPlanCommand(value);
  return read.kind === "none" ? read.problems : [];
};

test("a list, and a list under tasks, are the whole plan anew", () => {
  const tasks = [{ ordinal: 1, title: "One" }];
  expect(readPlanCommand(tasks)).toEqual(readPlanCommand({ tasks }));
  expect(readPlanCommand(tasks)).toMatchObject({
    kind: "whole",
    tasks: [{ ordinal: 1, title: "One", estimatedMinutes: 10, dependencies: [] }],
  });
});

test("a change holds only the keys that it names, an added task has the defaults", () => {
  expect(
    readPlanCommand({ change: [{ ordinal: 2, title: "Two" }], add: [{ title: "New" }] }),
  ).toEqual({
    kind: "edit",
    edit: {
      drop: [],
      change: [{ ordinal: 2, title: "Two" }],
      add: [
        {
          title: "New",
          description: "",
          type: "feature",
          dependencies: [],
          estimatedMinutes: 10,
          files: [],
          acceptance: [],
        },
      ],
    },
  });
});

test.each([
  ["an empty block", {}, "none of tasks, drop, change and add"],
  ["no data", undefined, "the block: Invalid input"],
  ["a text", "drop 3", "the block: Invalid input"],
  ["an edit of nothing", { drop: [], change: [] }, "The edit is empty"],
  ["a whole plan and edits", { tasks: [], drop: [1] }, "not both: there is tasks and drop."],
  ["an unknown key", { remove: [3] }, 'Unrecognized key: "remove"'],
  ["an unknown key of a task", { change: [{ ordinal: 1, titel: "x" }] }, "change, entry 1: "],
  ["a wrong type", { add: [{ title: "x", dependencies: ["1"] }] }, "dependencies, entry 1: "],
  ["a change without its task", { change: [{ title: "x" }] }, "change, entry 1, ordinal: "],
])("%s is told", (_what, value, problem) => {
  expect(problemsOf(value).join("\n")).toContain(problem);
});

test("every problem is told, not the first", () => {
  const problems = problemsOf({
    tasks: [{ title: "x" }],
    drop: ["three"],
    add: [{ title: "", shell: "rm" }],
  });
  expect(problems).toHaveLength(5);
  expect(problems[0]).toContain("not both: there is tasks and drop, add.");
});
