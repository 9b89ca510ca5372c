import type { MoneyLimit } from "../../core/budget/purse.ts";
import { quote, QUOTE_RULE } from "../../core/text/quote.ts";
import type { Analysis } from "../../core/issue/analysis.ts";
import { fileOutline } from "../../core/task/file-outline.ts";
import { taskName } from "../../core/names.ts";
import type { IssueSnapshot } from "../../core/session/session.ts";
import { TaskDrafts, tasksOf } from "../../core/plan/task-drafts.ts";
import { graphProblems } from "../../core/plan/task-graph.ts";
import type { Question } from "../../ports/model.ts";

const SYSTEM = [
  "You split an issue of a software repository into tasks for coding agents that work at the same time, each in its own checkout.",
  "A task is a change that builds and passes the tests on top of the tasks that it depends on. Make as few dependencies as the work really has: tasks without one run side by side. Name every file that a task will probably create or change; tasks that name the same file do not run side by side. Where the repository's files are listed, name them as they are written there.",
  "Do not make tasks for reviewing, merging or deploying.",
  QUOTE_RULE,
].join("\n");

export type Asked = {
  issue: IssueSnapshot;
  analysis: Analysis;
  maxTasks: number;
  /** Paths of the repository's files. */
  files: readonly string[];
  /** Earlier tasks like these and how long they took, a line each; "" where there are none. */
  earlier: string;
  limits: readonly MoneyLimit[];
  nonce: () => string;
};

/** `problems` receives what is wrong with the newest answer, empty where nothing is. */
export const planQuestion = (
  { issue, analysis, maxTasks, files, earlier, limits, nonce }: Asked,
  problems: (found: readonly string[]) => void,
): Question<TaskDrafts> => ({
  agent: "coordinator",
  subject: String(issue.number),
  system: SYSTEM,
  prompt: [
    `Split issue #${issue.number} into at most ${maxTasks} tasks.`,
    quote("title", issue.title, nonce),
    quote("body", issue.body === "" ? "(empty)" : issue.body, nonce),
    quote(
      "analysis",
      [
        `type: ${analysis.type}`,
        `complexity: ${analysis.complexity}/10`,
        ...analysis.reasons.map((reason) => `- ${reason}`),
        `components: ${analysis.components.join(", ")}`,
      ].join("\n"),
      nonce,
    ),
    ...(earlier === ""
      ? []
      : [
          "How long earlier tasks of this repository took, for your estimates:",
          quote("earlier tasks", earlier, nonce),
        ]),
    ...(files.length === 0 ? [] : [quote("files", fileOutline(files).join("\n"), nonce)]),
  ].join("\n\n"),
  schema: TaskDrafts,
  limits,
  check: ({ tasks }) => {
    const found = graphProblems(tasksOf(issue.number, tasks), { maxTasks }, taskName);
    problems(found);
    return found;
  },
});
