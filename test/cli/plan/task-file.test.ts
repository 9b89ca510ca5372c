import { UserError } from "../../../src/core/errors.ts";
import { parseTasks } from "../../../src/cli/plan/task-file.ts";

const file = (...tasks: unknown[]): string => JSON.stringify({ tasks });
const one = (change: Record<string, unknown> = {}) => ({
  id: "a",
  dependencies: [],
  estimatedMinutes: 5,
  ...change,
});

test("tasks are read; files may be left out, further keys and a byte order mark are no trouble", () => {
  const text = file(one({ title: "A" }), one({ id: "b", dependencies: ["a"], files: ["src/"] }));
  expect(parseTasks("t.json", `\uFEFF${text}`)).toEqual([
    { id: "a", dependencies: [], estimatedMinutes: 5, files: [] },
    { id: "b", dependencies: ["a"], estimatedMinutes: 5, files: ["src/"] },
  ]);
});

test.each([
  ["no JSON", "{", "t.json"],
  ["no JSON on its second line", '{"tasks":\n[1 2]}', "t.json:2: this is no JSON"],
  ["a list and not an object", "[]", "the file: "],
  ["no list of tasks", "{}", "tasks: "],
  ["no task", file(), "There is no task."],
  ["a task without an id", file(one({ id: undefined })), "tasks[0]: id: "],
  ["an empty id", file(one({ id: "" })), "tasks[0]: id: must not be empty"],
  ["an id that moves the cursor", file(one({ id: "\u001b[2J" })), "tasks[0]: id: must not hold"],
  [
    "minutes as text",
    file(one(), one({ id: "b", estimatedMinutes: "5" })),
    "tasks[1] (b): estimatedMinutes: ",
  ],
  ["minutes below 0", file(one({ estimatedMinutes: -1 })), "tasks[0] (a): estimatedMinutes: "],
  ["no dependencies", file(one({ dependencies: undefined })), "tasks[0] (a): dependencies: "],
  [
    "a dependency that is no text",
    file(one({ dependencies: [1] })),
    "tasks[0] (a): dependencies[0]: ",
  ],
  ["an id twice", file(one(), one()), "- a is there more than once."],
  ["a stranger", file(one({ dependencies: ["x"] })), "a depends on x, which does not exist."],
  [
    "a path that leaves",
    file(one({ files: ["../x"] })),
    'a: the path "../x" leaves the repository.',
  ],
  [
    "a circle",
    file(one({ dependencies: ["b"] }), one({ id: "b", dependencies: ["a"] })),
    "The dependencies run in a circle: a → b → a.",
  ],
  [
    "1,001 tasks",
    file(...Array.from({ length: 1001 }, (_, at) => one({ id: String(at) }))),
    "There are 1001 tasks; at most 1000 are allowed.",
  ],
])("%s is the user's mistake, with file and place", (_what, text, message) => {
  const parse = () => parseTasks("t.json", text);
  expect(parse).toThrow(UserError);
  expect(parse).toThrow(/^t\.json/);
  expect(parse).toThrow(message);
});

test("every problem is listed, not only the first", () => {
  const text = file(one({ dependencies: ["a", "x"] }), one({ id: "b", files: ["/etc"] }));
  expect(() => parseTasks("t.json", text)).toThrow(
    /3 problems[^]*a depends on itself[^]*depends on x[^]*"\/etc" is absolute/,
  );
});
