import { modelCall } from "../../../src/core/budget/model-calls.ts";
import {
  foldDeployment,
  foldReview,
  foldTasks,
  totalUsage,
} from "../../../src/core/session/fold.ts";
import { deployed, report, taskResult } from "../../fakes/quality.ts";
import { session } from "../../fakes/records.ts";

const scored = (results = [taskResult(1)], change = {}) => ({
  outcome: { kind: "scored" as const, report: report(change), next: "publish" as const },
  results,
});

test("results, review, cost and the measured phase come into the record, once", () => {
  const once = foldReview(session(), scored());
  expect(once.tasks).toHaveLength(1);
  expect(once.reviews).toHaveLength(1);
  expect(once.usage["codegen"]?.calls).toBe(3);
  expect(once.usage["review"]?.calls).toBe(1);
  expect(once.phases).toEqual([
    {
      name: "implementation",
      attempt: 1,
      startedAt: "2026-01-05T10:10:00.000Z",
      seconds: 503,
      outcome: "success",
    },
  ]);
  expect(foldReview(once, scored())).toEqual(once);
  expect(totalUsage(once).costUsd).toBeCloseTo(0.12);
});

test("a later attempt replaces a task's result and is paid for; an older one changes nothing", () => {
  const second = taskResult(1, { attempt: 2, startedAt: "2026-01-05T10:30:00.000Z" });
  const both = foldTasks(foldTasks(session(), [taskResult(1)]), [second]);
  expect(both.tasks).toEqual([second]);
  expect(both.usage["codegen"]?.calls).toBe(6);
  expect(foldTasks(both, [taskResult(1)])).toEqual(both);
});

test("tasks that ran at the same time are the seed's parallel phase", () => {
  const side = foldTasks(session(), [
    taskResult(1, { seconds: 60 }),
    taskResult(2, { startedAt: "2026-01-05T10:20:00.000Z", seconds: 300 }),
    taskResult(3, { startedAt: "2026-01-05T10:21:00.000Z", seconds: 300, status: "failed" }),
  ]);
  expect(side.phases.map(({ name, seconds, outcome }) => ({ name, seconds, outcome }))).toEqual([
    { name: "implementation", seconds: 960, outcome: "failure" },
    { name: "parallel-execution", seconds: 360, outcome: "failure" },
  ]);
});

test("an incomplete review leaves its results and no report", () => {
  const outcome = { kind: "incomplete" as const, failed: [], next: "escalate" as const };
  const folded = foldReview(session(), { outcome, results: [taskResult(1, { status: "failed" })] });
  expect(folded.reviews).toEqual([]);
  expect(folded.tasks).toHaveLength(1);
});

test("a review made again on a moved base is a further one, with its own duration and cost", () => {
  const review = (change: Partial<ReturnType<typeof report>>, startedAt: string) => {
    const { outcome, results } = scored([taskResult(1)], change);
    return { outcome: { ...outcome, timing: { startedAt, seconds: 30 } }, results };
  };
  const first = review({}, "2026-01-05T10:20:00.000Z");
  const again = review(
    { headSha: "e".repeat(40), baseSha: "f".repeat(40), movedFrom: "a".repeat(40) },
    "2026-01-05T10:25:00.000Z",
  );
  const both = [first, again, first, again].reduce(foldReview, session());
  expect(both.reviews.map(({ movedFrom }) => movedFrom)).toEqual([undefined, "a".repeat(40)]);
  expect(both.phases.filter(({ name }) => name === "review")).toHaveLength(2);
  expect(both.usage["review"]?.calls).toBe(2);
  expect(both.usage["codegen"]?.calls).toBe(3);
});

test("a review's calls go to those of its agent, once, after those of the reviews before", () => {
  const call = (at: string) => modelCall({ at, seconds: 9, model: "claude-sonnet-5-5" });
  const [one, two] = [call("2026-01-05T10:20:00.000Z"), call("2026-01-05T10:40:00.000Z")];
  const first = scored([], { modelCalls: { calls: [one] } });
  const again = scored([], { headSha: "e".repeat(40), modelCalls: { calls: [two], dropped: 1 } });
  const before = session({ modelCalls: { issue: { calls: [two] } } });
  const both = [first, again, first, again].reduce(foldReview, before);
  expect(both.modelCalls).toEqual({
    issue: { calls: [two] },
    review: { calls: [one, two], dropped: 1 },
  });
  expect(both.reviews).toHaveLength(2);
  expect(both.reviews.some((kept) => "modelCalls" in kept)).toBe(false);
  expect(foldReview(session(), scored())).not.toHaveProperty("modelCalls");
});

test("a conflict with a moved base leaves its duration and no report", () => {
  const outcome = {
    kind: "conflict" as const,
    headSha: "b".repeat(40),
    baseSha: "a".repeat(40),
    onto: "f".repeat(40),
    files: ["src/app.ts"],
    next: "escalate" as const,
    timing: { startedAt: "2026-01-05T10:25:00.000Z", seconds: 3 },
  };
  const folded = foldReview(session(), { outcome, results: [] });
  expect(folded.reviews).toEqual([]);
  expect(folded.phases).toMatchObject([{ name: "review", seconds: 3, outcome: "failure" }]);
});

test("a deployment counts once for its release and environment", () => {
  const once = foldDeployment(session(), deployed());
  expect(foldDeployment(once, deployed())).toEqual(once);
  expect(once.phases.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["deployment", "success"],
  ]);
});
