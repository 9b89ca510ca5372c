import { budgetAdvice } from "../../core/budget/budget.ts";
import { buildEscalation } from "../../core/people/escalation-view.ts";
import type { Escalation } from "../../core/people/escalation.ts";
import type { Analysis } from "../../core/issue/analysis.ts";
import type { Plan } from "../../core/plan/plan.ts";
import type { Decomposed } from "./decompose.ts";

const RECOMMENDATION = {
  plan: "Comment /miyabi retry to have it planned again, split the issue, or give the tasks yourself with /miyabi plan.",
  model: "Comment /miyabi retry; if it happens again, give the tasks yourself with /miyabi plan.",
} as const;

const REASON = {
  plan: "The tasks do not make a graph that can be run",
  model: "The model gave no usable plan",
  budget: "The budget is used up",
} as const;

/** No tasks: people decide how to go on. */
export const noPlan = (
  { record, cause, problems }: Extract<Decomposed, { kind: "none" }>,
  { runId, at }: { runId: number; at: Date },
): Escalation =>
  buildEscalation({
    kind: cause,
    severity: "medium",
    issue: record.issue.number,
    reason: REASON[cause],
    failingChecks: problems.slice(0, 20),
    recommendation: cause === "budget" ? budgetAdvice(problems.join(" ")) : RECOMMENDATION[cause],
    subject: { cause, problems, runId },
    at,
  });

/** The plan itself is what people decide on: its digest is the plan's. */
export const planQuestionFor = (
  issue: number,
  { complexity }: Analysis,
  plan: Plan,
  { approveAbove, at }: { approveAbove: number; at: Date },
): Escalation =>
  buildEscalation({
    kind: "complexity",
    severity: "high",
    issue,
    reason: `Complexity ${complexity}/10 is above ${approveAbove}: the plan of ${plan.tasks.length} ${plan.tasks.length === 1 ? "task" : "tasks"} needs an approval before any code is written`,
    failingChecks: [],
    recommendation:
      "Read the plan above and what each task is to do, then approve, change or reject it.",
    subject: plan.tasks,
    at,
  });
