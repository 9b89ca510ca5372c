import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseStg, readStgFolder } from "./stg.ts";

const GRAPH = `      3
      0   0   0
      1   4   1   0
      2   6   1   0   # after the first dummy
      3   5   2   1   2
      4   0   1   3

# Critical path: 11
`;

test("tasks and what they need are read; dummies and comments are left out", () => {
  const { name, tasks } = parseStg("a.stg", GRAPH);
  expect(name).toBe("a.stg");
  expect(tasks).toEqual([
    { id: "task-0-1", dependencies: [], estimatedMinutes: 4, files: [] },
    { id: "task-0-2", dependencies: [], estimatedMinutes: 6, files: [] },
    { id: "task-0-3", dependencies: ["task-0-1", "task-0-2"], estimatedMinutes: 5, files: [] },
  ]);
});

test("Windows line ends make no difference", () => {
  expect(parseStg("a.stg", GRAPH.replaceAll("\n", "\r\n"))).toEqual(parseStg("a.stg", GRAPH));
});

test.each([
  ["an empty file", "", "a.stg:1: the number of tasks, alone on its line, is missing"],
  ["no number of tasks", "0 0 0\n1 0 1 0\n", "a.stg:1: the number of tasks"],
  ["a word", GRAPH.replace("4   1   0", "four 1 0"), 'a.stg:3: "four" is no whole number'],
  ["a negative time", GRAPH.replace("4   1   0", "-4 1 0"), 'a.stg:3: "-4" is no whole number'],
  ["half a line", GRAPH.replace("2   6   1   0", "2 6"), "a.stg:4: number, processing time"],
  [
    "fewer predecessors than announced",
    GRAPH.replace("5   2   1   2", "5   2   1"),
    "a.stg:5: 2 predecessors are announced and 1 are there",
  ],
  ["a gap in the numbers", GRAPH.replace("3   5", "7   5"), "a.stg:5: task 3 was to come, not 7"],
  [
    "a predecessor that comes later",
    GRAPH.replace("4   1   0", "4   1   2"),
    "a.stg:3: the predecessor 2 does not come before task 1",
  ],
  ["a task that is missing", GRAPH.replace("      3\n", "4\n"), "a.stg:6: 4 tasks and two dummies"],
  ["a dummy that takes time", GRAPH.replace("4   0", "4   1"), "a.stg:6: a dummy has"],
  ["a task that takes none", GRAPH.replace("2   6", "2   0"), "a.stg:4: a task has no"],
])("%s is an error that names file and line", (_what, text, message) => {
  expect(() => parseStg("a.stg", text)).toThrow(message);
});

describe("a folder", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "miyabi-stg-"));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test("its .stg files are read by name, others are left alone", () => {
    for (const name of ["b.stg", "a.stg", "README.md"]) writeFileSync(join(dir, name), GRAPH);
    expect(readStgFolder(dir).map(({ name }) => name)).toEqual([
      join(dir, "a.stg"),
      join(dir, "b.stg"),
    ]);
  });

  test("without .stg files, or not there, it is an error that names it", () => {
    expect(() => readStgFolder(dir)).toThrow(`${dir}: there are no .stg files`);
    expect(() => readStgFolder(join(dir, "x"))).toThrow("x: no such folder");
  });
});
