import { readHandedTask, type HandedTask } from "../../../src/core/task/handed-task.ts";
import { taskArtifact } from "../../../src/core/names.ts";
import { inOrderOfWorth, taskArtifacts } from "../../../src/core/task/task-artifacts.ts";
import { taskResult } from "../../fakes/task-results.ts";

test("a name tells task, attempts and status, and is found again among others", () => {
  const name = taskArtifact({ task: "task-500-12", attempt: 2, runAttempt: 3, status: "skipped" });
  const others = ["task-50-1-a1-t1-success", "session-500-r1", "task-500-1-a1-t1-done", `${name}x`];
  expect(taskArtifacts([name, ...others], 500)).toEqual([
    { name, task: "task-500-12", attempt: 2, runAttempt: 3, status: "skipped" },
  ]);
});

test("newest attempts first; a success counts before any failure", () => {
  const names = [
    "task-500-1-a0-t1-success",
    "task-500-1-a1-t2-success",
    "task-500-1-a1-t10-failed",
    "task-500-1-a2-t1-failed",
    "task-500-2-a3-t1-success",
  ];
  const artifacts = taskArtifacts(names, 500);
  expect(artifacts.map(({ name }) => name)).toEqual([
    "task-500-2-a3-t1-success",
    "task-500-1-a2-t1-failed",
    "task-500-1-a1-t10-failed",
    "task-500-1-a1-t2-success",
    "task-500-1-a0-t1-success",
  ]);
  expect(inOrderOfWorth(artifacts, "task-500-1").map(({ name }) => name)).toEqual([
    "task-500-1-a1-t2-success",
    "task-500-1-a0-t1-success",
    "task-500-1-a2-t1-failed",
    "task-500-1-a1-t10-failed",
  ]);
});

const handed = (change: Partial<HandedTask> = {}): HandedTask => ({
  issue: 500,
  attempt: 1,
  lane: "w1-l1",
  baseSha: "0".repeat(40),
  digest: "d",
  result: taskResult(1),
  ...change,
});
const read = (value: unknown, name = "task-500-1-a1-t1-success") => {
  const [artifact] = taskArtifacts([name], 500);
  if (!artifact) throw new Error("no artifact");
  return readHandedTask(artifact, async () =>
    value === undefined ? value : JSON.stringify(value),
  );
};

test("what the artifact says is read where it is what the name says", async () => {
  expect(await read(handed())).toEqual(handed());
});

test.each<[string, unknown]>([
  ["no result.json", undefined],
  ["another result", handed({ result: taskResult(2) })],
  ["another result", handed({ result: taskResult(1, { status: "failed" }) })],
  ["another result", handed({ attempt: 2 })],
  ["another bundle", handed({ result: taskResult(1, { bundle: "../task-500-1.bundle" }) })],
  ["no commit", handed({ result: taskResult(1, { commit: undefined }) })],
])("refused: %s", async (why, value) => {
  await expect(read(value)).rejects.toThrow(why);
});
