import type { Analysis } from "../../core/issue/analysis.ts";
import { budgetProblem, moneyLimits } from "../../core/budget/budget.ts";
import type { Config } from "../../core/config.ts";
import { spentToday } from "../../core/budget/day-spending.ts";
import { isSingleTask, variationOf } from "../../core/people/gate.ts";
import { taskName } from "../../core/names.ts";
import type { Plan } from "../../core/plan/plan.ts";
import { addNote, payFor } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { singleTask, tasksOf } from "../../core/plan/task-drafts.ts";
import { graphProblems } from "../../core/plan/task-graph.ts";
import { planQuestion } from "./ask.ts";
import { earlierTasks } from "./earlier-tasks.ts";
import { learn } from "./learn.ts";
import type { Ports } from "./ports.ts";

export type Decomposed =
  | ({ kind: "tasks"; record: SessionRecord } & Pick<Plan, "tasks" | "calibration">)
  /** `plan`: no graph that can be run; `model`: no answer; `budget`: not asked at all. */
  | {
      kind: "none";
      record: SessionRecord;
      cause: "plan" | "model" | "budget";
      problems: readonly string[];
    };

/**
 * The tasks of an issue: those that the session has already (approved, or changed by people), one
 * made of the issue itself where it is small or urgent, else the model's. While the model thinks, the log
 * is read: only its estimates are calibrated, and those of a plan stay as they were.
 */
export async function decompose(
  record: SessionRecord,
  { analysis, config }: { analysis: Analysis; config: Config },
  ports: Pick<Ports, "model" | "nonce" | "past" | "knowledge" | "repository" | "clock">,
): Promise<Decomposed> {
  const { issue, plan } = record;
  const { maxTasks } = config.schedule;
  if (plan !== undefined) {
    const problems = graphProblems(plan.tasks, { maxTasks }, taskName);
    return problems.length > 0
      ? { kind: "none", record, cause: "plan", problems }
      : { kind: "tasks", record, tasks: plan.tasks, calibration: plan.calibration };
  }
  if (isSingleTask(variationOf(analysis, config.gates)))
    return { kind: "tasks", record, tasks: [singleTask(issue, analysis)] };

  const { model, nonce, past, knowledge, repository, clock } = ports;
  const limits = moneyLimits({ record, today: await spentToday(past, clock.now()) }, config.budget);
  const overspent = budgetProblem(limits);
  if (overspent !== undefined)
    return { kind: "none", record, cause: "budget", problems: [overspent] };
  let problems: readonly string[] = [];
  const files = await repository.files();
  const earlier = await earlierTasks(record.issue, analysis, knowledge);
  const asked = { issue, analysis, maxTasks, files, earlier, limits, nonce };
  const question = planQuestion(asked, (found) => {
    problems = found;
  });
  const [answer, learned] = await Promise.all([model.ask(question), learn(past)]);
  const paid = payFor(record, "coordinator", answer);
  if (answer.kind === "answer")
    return {
      kind: "tasks",
      record: learned.note === undefined ? paid : addNote(paid, learned.note),
      tasks: tasksOf(issue.number, answer.value.tasks),
      calibration: learned.calibration,
    };
  if (answer.kind === "budget")
    return { kind: "none", record: paid, cause: "budget", problems: [answer.reason] };
  const [first] = problems;
  if (first === undefined)
    return { kind: "none", record: paid, cause: "model", problems: [answer.reason] };
  // The repair may have failed in another way than the plan that it was to repair.
  const told = answer.reason.includes(first) ? problems : [...problems, answer.reason];
  return { kind: "none", record: paid, cause: "plan", problems: told };
}
