import { calibrated } from "../../core/plan/calibration.ts";
import type { Config } from "../../core/config.ts";
import { digestOf } from "../../core/digest.ts";
import { UserError } from "../../core/errors.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import { taskName } from "../../core/names.ts";
import { changesText, isUnchanged, planChanges } from "../../core/plan/changes.ts";
import { readPlanCommand } from "../../core/plan/command.ts";
import { editTasks } from "../../core/plan/edit.ts";
import { planExample } from "../../core/plan/example.ts";
import type { Task } from "../../core/plan/plan.ts";
import { scheduleLimits, scheduleOf } from "../../core/schedule/schedule.ts";
import { answerQuestion, openQuestion } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { outdatedTasks } from "../../core/plan/task-digests.ts";
import { tasksOf } from "../../core/plan/task-drafts.ts";
import { graphProblems } from "../../core/plan/task-graph.ts";
import { isRunning } from "../../core/session/transitions.ts";
import { isRerun, resume } from "./decide-start.ts";
import { moved, refuse, workingLabels, type Facts, type Verdict } from "./verdict.ts";

type Rules = { config: Config; parseYaml: (text: string) => unknown };
type Read = { tasks: Task[] } | { problems: string[] };

const MOST_PROBLEMS = 30;
const CHANGED = "plan changed";

/** This run has changed the plan already: a drop is not done twice. */
const isTaken = ({ transitions }: SessionRecord, runId: number): boolean =>
  transitions.some((step) => step.runId === runId && step.reason === CHANGED);

/** The tasks that people want, or all that is wrong with what they wrote. */
function readTasks(yaml: string, record: SessionRecord, { config, parseYaml }: Rules): Read {
  let value: unknown;
  try {
    value = parseYaml(yaml);
  } catch (error) {
    if (error instanceof UserError) return { problems: [error.message] };
    return { problems: ["The block is not YAML."] };
  }
  const wish = readPlanCommand(value);
  const issue = record.issue.number;
  const limits = { maxTasks: config.schedule.maxTasks };
  switch (wish.kind) {
    case "none":
      return { problems: wish.problems };
    case "whole": {
      const tasks = tasksOf(issue, wish.tasks);
      const problems = graphProblems(tasks, limits, taskName);
      return problems.length > 0 ? { problems } : { tasks };
    }
    case "edit":
      return record.plan === undefined
        ? { problems: ["There is no plan to edit. Give all tasks, under tasks:."] }
        : editTasks(record.plan.tasks, wish.edit, { issue, limits });
  }
}

/** Every problem, and a comment that would be taken. */
function refusal(problems: readonly string[], record: SessionRecord): string {
  const shown = problems.slice(0, MOST_PROBLEMS).map((problem) => `- ${inertLine(problem, 600)}`);
  const rest = problems.length - shown.length;
  return [
    "The plan was not changed:",
    [...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n"),
    "This would be taken as a new comment:",
    planExample(record.plan?.tasks),
  ].join("\n\n");
}

/**
 * `/miyabi plan`: the plan as people want it takes the place of the plan, without an approval: the
 * coordinator shows it with its own digest, and the gate decides as for any plan.
 */
export function decidePlan(facts: Facts, yaml: string, rules: Rules): Verdict {
  const { record, at, senders } = facts;
  if (!record?.analysis)
    return refuse(facts, "There is no analysed session whose plan could change.");
  if (isRerun(facts) && isTaken(record, facts.runId))
    return resume(record, facts, "the run was started again");
  if (record.state === "done") return refuse(facts, "The session is done.");
  if (isRunning(record.state))
    return refuse(
      facts,
      "A run works on this issue. Comment `/miyabi stop` first, then `/miyabi plan`.",
    );
  if (record.pull !== undefined)
    return refuse(facts, `There is a pull request already: #${record.pull.number}.`);
  const read = readTasks(yaml, record, rules);
  if ("problems" in read) return refuse(facts, refusal(read.problems, record));
  const { tasks } = read;
  const before = record.plan?.tasks ?? [];
  const changes = planChanges(before, tasks);
  if (isUnchanged(changes))
    return refuse(facts, refusal(["These are the tasks of the plan as it is."], record));
  const by = senders[0].login;
  const calibration = record.plan?.calibration;
  const plan = {
    tasks,
    ...(calibration ? { calibration } : {}),
    schedule: scheduleOf(calibrated(tasks, calibration), scheduleLimits(rules.config.schedule)),
    digest: digestOf(tasks),
    changes: { by, ...changes },
  };
  const outdated = outdatedTasks(before, tasks, record.issue.digest);
  const question = openQuestion(record);
  const answered = question
    ? answerQuestion(record, question.digest, { by, at, action: "manual_fix" })
    : record;
  const current = answered.tasks.filter(({ task }) => !outdated.has(task));
  const analyzing = moved({ ...answered, plan, tasks: current }, "analyzing", CHANGED, facts);
  return {
    kind: "go",
    outcome: "done",
    reason: "plan_changed",
    message: `${by} changed the plan to ${tasks.length} ${tasks.length === 1 ? "task" : "tasks"}: ${changesText(changes)}.`,
    record: analyzing,
    next: "plan",
    labels: workingLabels(analyzing),
  };
}
