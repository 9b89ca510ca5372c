import type { Analysis } from "../../core/issue/analysis.ts";
import { tasksQuery, tasksText } from "../../core/knowledge/similar-tasks.ts";
import type { IssueSnapshot } from "../../core/session/session.ts";
import type { Knowledge } from "../../ports/knowledge.ts";

const SHOWN = 8;

/** Tasks of the log like those of this issue, with their durations; never those that nobody merged. */
export async function earlierTasks(
  issue: IssueSnapshot,
  analysis: Analysis,
  knowledge: Knowledge,
): Promise<string> {
  const found = await knowledge.search({
    text: tasksQuery(issue, analysis),
    limit: SHOWN,
    types: ["task"],
    outcomes: ["success", "failed", "rolled_back"],
  });
  return tasksText(found.map(({ document }) => document));
}
