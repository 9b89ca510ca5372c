import { calibrated } from "../../core/calibration.ts";
import type { Config } from "../../core/config.ts";
import { digestOf } from "../../core/digest.ts";
import { UserError } from "../../core/errors.ts";
import { inertLine } from "../../core/inert-line.ts";
import type { Plan, Task } from "../../core/plan.ts";
import { scheduleLimits, scheduleOf } from "../../core/schedule.ts";
import { answerQuestion, openQuestion } from "../../core/session-edit.ts";
import { PlanCommand, tasksOf } from "../../core/task-drafts.ts";
import { graphProblems } from "../../core/task-graph.ts";
import { isRunning } from "../../core/transitions.ts";
import { moved, refuse, workingLabels, type Facts, type Verdict } from "./verdict.ts";

type ParseYaml = (text: string) => unknown;

/** The tasks that people wrote, or what is wrong with them. */
function readTasks(
  yaml: string,
  { issue, config, parseYaml }: { issue: number; config: Config; parseYaml: ParseYaml },
): { tasks: Task[] } | { problems: string[] } {
  let value: unknown;
  try {
    value = parseYaml(yaml);
  } catch (error) {
    if (error instanceof UserError) return { problems: [error.message] };
    return { problems: ["The block is not YAML."] };
  }
  const parsed = PlanCommand.safeParse(value);
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map(
        ({ path, message }) => `${path.length > 0 ? path.join(".") : "(all)"}: ${message}`,
      ),
    };
  const tasks = tasksOf(issue, parsed.data.tasks);
  const problems = graphProblems(tasks, { maxTasks: config.schedule.maxTasks });
  return problems.length > 0 ? { problems } : { tasks };
}

/**
 * `/miyabi plan`: people's tasks take the place of the plan, without an approval: the coordinator
 * shows them with their own digest, and the gate decides as for any plan.
 */
export function decidePlan(
  facts: Facts,
  yaml: string,
  { config, parseYaml }: { config: Config; parseYaml: ParseYaml },
): Verdict {
  const { record, at, senders } = facts;
  if (!record?.analysis)
    return refuse(facts, "There is no analysed session whose plan could change.");
  if (record.state === "done") return refuse(facts, "The session is done.");
  if (isRunning(record.state))
    return refuse(
      facts,
      "A run works on this issue. Comment `/miyabi stop` first, then `/miyabi plan`.",
    );
  if (record.pull !== undefined)
    return refuse(facts, `There is a pull request already: #${record.pull.number}.`);
  const read = readTasks(yaml, { issue: record.issue.number, config, parseYaml });
  if ("problems" in read)
    return refuse(
      facts,
      `These tasks cannot be run:\n\n${read.problems
        .slice(0, 20)
        .map((problem) => `- ${inertLine(problem)}`)
        .join("\n")}`,
    );
  const calibration = record.plan?.calibration;
  const plan: Plan = {
    tasks: read.tasks,
    ...(calibration ? { calibration } : {}),
    schedule: scheduleOf(calibrated(read.tasks, calibration), scheduleLimits(config.schedule)),
    digest: digestOf(read.tasks),
  };
  const by = senders[0].login;
  const question = openQuestion(record);
  const answered = question
    ? answerQuestion(record, question.digest, { by, at, action: "manual_fix" })
    : record;
  const analyzing = moved({ ...answered, plan }, "analyzing", "plan changed", facts);
  return {
    kind: "go",
    outcome: "done",
    reason: "plan_changed",
    message: `${by} changed the plan to ${plan.tasks.length} ${plan.tasks.length === 1 ? "task" : "tasks"}.`,
    record: analyzing,
    next: "plan",
    labels: workingLabels(analyzing),
  };
}
