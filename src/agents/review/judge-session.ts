import { moneyLimits } from "../../core/budget/budget.ts";
import type { Config } from "../../core/config.ts";
import { hotfixOf } from "../../core/deploy/hotfix.ts";
import { spentToday } from "../../core/budget/day-spending.ts";
import type { Plan } from "../../core/plan/plan.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import { judge, type Judged, type Subject } from "./judge.ts";
import { NOT_REVIEWED, reviewByModel } from "./model-review.ts";
import type { Equipment, Ports } from "./ports.ts";

/** Below this complexity the model's review is skipped (seed, "Low-Complexity Issues"), other than of a hotfix. */
const MODEL_REVIEW_FROM = 3;

/** The assembled change of a session. */
export type SessionSubject = Pick<
  Subject,
  "workspace" | "worktree" | "baseSha" | "headSha" | "attempt"
> & {
  session: SessionRecord;
  plan: Plan;
  config: Config;
  equipment: Equipment;
  /** Of the tasks that make up the change. */
  results: readonly TaskResult[];
};

/** Judges the change of a session: the tools, and the model where the issue is not of low complexity, or a hotfix. */
export async function judgeSession(
  { session, plan, equipment, results, ...subject }: SessionSubject,
  { random, parseToml, past, clock }: Pick<Ports, "random" | "parseToml" | "past" | "clock">,
): Promise<Judged> {
  const { model, toolchains, refused } = equipment;
  const today = await spentToday(past, clock.now());
  // A hotfix goes to production without staging: the model looks at it, however small it is.
  const isSimple = (session.analysis?.complexity ?? 10) < MODEL_REVIEW_FROM && !hotfixOf(session);
  return judge({
    ...subject,
    toolchains,
    refused,
    parsers: { parseToml },
    review: async (seen) =>
      isSimple
        ? NOT_REVIEWED
        : reviewByModel(model, {
            issue: session.issue,
            plan,
            notDone: results.flatMap(({ task, notDone }) =>
              notDone === undefined ? [] : [`${task}: ${notDone}`],
            ),
            limits: moneyLimits({ record: session, results, today }, subject.config.budget),
            ...seen,
            random,
          }),
  });
}
