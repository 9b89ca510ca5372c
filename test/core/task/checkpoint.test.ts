import { checkpointArtifacts } from "../../../src/core/task/checkpoint-artifacts.ts";
import { readCheckpoint, type Checkpoint } from "../../../src/core/task/checkpoint.ts";
import { addedUsage, foldTasks, totalUsage } from "../../../src/core/session/fold.ts";
import { checkpointArtifact, taskArtifact } from "../../../src/core/names.ts";
import { withoutSecretLines } from "../../../src/core/review/secrets-scan.ts";
import { taskArtifacts } from "../../../src/core/task/task-artifacts.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import { session } from "../../fakes/records.ts";
import { taskResult } from "../../fakes/task-results.ts";

const at = (attempt: number, runAttempt: number, number: number, task = "task-500-2") =>
  checkpointArtifact({ task, attempt, runAttempt, number });

test("a name tells task, attempts and number, newest first, and is never a result's", () => {
  const names = [at(1, 1, 2), at(0, 1, 1), at(1, 10, 1), at(1, 2, 9), at(1, 1, 1, "task-50-2")];
  const result = taskArtifact({
    task: "task-500-2",
    attempt: 1,
    runAttempt: 1,
    status: "failed",
  });
  expect(checkpointArtifacts([...names, result, `${names[0] ?? ""}x`], 500)).toMatchObject([
    { name: "task-500-2-a1-t10-c1-checkpoint", attempt: 1, runAttempt: 10, number: 1 },
    { name: "task-500-2-a1-t2-c9-checkpoint", number: 9 },
    { name: "task-500-2-a1-t1-c2-checkpoint", task: "task-500-2" },
    { name: "task-500-2-a0-t1-c1-checkpoint", attempt: 0 },
  ]);
  expect(taskArtifacts(names, 500)).toEqual([]);
});

const kept: Checkpoint = {
  ...{ issue: 500, task: "task-500-2", attempt: 1, lane: "w1-l1", baseSha: "a", digest: "d" },
  ...{ tries: 1, turns: 2, usage: NO_USAGE, minutes: 3, since: ["2026-01-05T10:00:00.000Z"] },
  ...{ commit: "c", bundle: "task-500-2.bundle" },
};
const read = (checkpoint: unknown) => {
  const [artifact] = checkpointArtifacts([at(1, 1, 1)], 500);
  if (!artifact) throw new Error("no artifact");
  return readCheckpoint(artifact, () =>
    Promise.resolve(checkpoint === undefined ? undefined : JSON.stringify(checkpoint)),
  );
};

test("a checkpoint is read as it was written, with and without work", async () => {
  expect(await read(kept)).toEqual(kept);
  const facts = { ...kept };
  delete facts.commit;
  delete facts.bundle;
  expect(await read(facts)).toEqual(facts);
});

test.each([
  ["no file", undefined, "has no checkpoint.json"],
  ["another task", { ...kept, task: "task-500-3" }, "another checkpoint than its name says"],
  ["another attempt", { ...kept, attempt: 2 }, "another checkpoint than its name says"],
  ["another bundle", { ...kept, bundle: "../x.bundle" }, "another bundle"],
  ["a commit in no bundle", { ...kept, bundle: undefined }, "another bundle"],
  ["fewer than no tries", { ...kept, tries: -1 }, "tries"],
])("refused: %s", async (_what, checkpoint, said) => {
  await expect(read(checkpoint)).rejects.toThrow(said);
});

const cost = (costUsd: number) => ({ ...NO_USAGE, calls: 1, costUsd });
const FIRST = "2026-01-05T10:00:00.000Z";
const SECOND = "2026-01-05T11:00:00.000Z";

test("what a resumed result adds: all of it, or what the record does not have of the work before", () => {
  const resumed = taskResult(1, {
    startedAt: SECOND,
    usage: cost(0.5),
    resumed: { tries: 1, since: [FIRST] },
  });
  const known = taskResult(1, { startedAt: FIRST, usage: cost(0.2), status: "failed" });
  expect(addedUsage(session(), resumed).costUsd).toBe(0.5);
  const one = foldTasks(session(), [known]);
  const both = foldTasks(one, [resumed]);
  expect(totalUsage(both).costUsd).toBeCloseTo(0.5);
  expect(totalUsage(foldTasks(both, [resumed])).costUsd).toBeCloseTo(0.5);
  // Other work on the same task is paid beside it.
  const other = taskResult(1, { startedAt: SECOND, usage: cost(0.5) });
  expect(totalUsage(foldTasks(one, [other])).costUsd).toBeCloseTo(0.7);
});

test("lines that look like a secret are taken out, all others stay", () => {
  const key = `${["AK", "IA"].join("")}ABCDEFGHIJKLMNOP`;
  expect(withoutSecretLines(`one\nkey ${key}\nthree`)).toBe(
    "one\n[a line that looks like a secret]\nthree",
  );
});
