import fc from "fast-check";
import {
  checkpointArtifact,
  deploymentArtifact,
  reviewArtifact,
  taskArtifact,
} from "../../src/core/names.ts";
import { newestOfKind } from "../../src/core/deploy/deployment-artifacts.ts";
import { reviewsInOrder } from "../../src/core/review/review-artifacts.ts";
import { inOrderOfWorth, taskArtifacts } from "../../src/core/task/task-artifacts.ts";

const TASK = "task-500-1";
const attempts = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 5 });

/** What the same job hands over in a run attempt, for each action that hands something over. */
const HANDED: Record<string, (runAttempt: number) => string> = {
  codegen: (runAttempt) => taskArtifact({ task: TASK, attempt: 1, runAttempt, status: "success" }),
  "codegen, on its way": (runAttempt) =>
    checkpointArtifact({ task: TASK, attempt: 1, runAttempt, number: 1 }),
  review: (runAttempt) => reviewArtifact({ issue: 500, attempt: 1, runAttempt }),
  "review, again": (runAttempt) => reviewArtifact({ issue: 500, attempt: 1, round: 1, runAttempt }),
  staging: (runAttempt) => deploymentArtifact({ of: 500, environment: "staging", runAttempt }),
};

test.each(Object.entries(HANDED))(
  "fault 24: a job of %s that is run again takes no name that is taken",
  (_, nameIn) => {
    fc.assert(
      fc.property(attempts, (runs) => {
        expect(new Set(runs.map(nameIn)).size).toBe(runs.length);
      }),
    );
  },
);

test("fault 24: of what was handed over twice the newest run attempt's counts", () => {
  fc.assert(
    fc.property(attempts, (runs) => {
      const newest = Math.max(...runs);
      const named = (of: string): string[] => runs.map((run) => HANDED[of]?.(run) ?? "");
      expect(reviewsInOrder(named("review"))).toEqual([HANDED["review"]?.(newest)]);
      const tasks = inOrderOfWorth(taskArtifacts(named("codegen"), 500), TASK);
      expect(tasks[0]?.name).toBe(HANDED["codegen"]?.(newest));
      expect(newestOfKind(named("staging"), { of: 500, kind: "staging" })).toBe(
        HANDED["staging"]?.(newest),
      );
    }),
  );
});
