import { TASK_STATUS } from "../plan/past-tasks.ts";
import type { KnowledgeDocument, KnowledgeOutcome } from "./document.ts";

/**
 * The documents with the outcome that the log comes to. Whoever has all documents of an issue can settle
 * it; what was settled before is settled anew, so a day that is read later changes what it must.
 */
export function settled(documents: readonly KnowledgeDocument[]): KnowledgeDocument[] {
  const byIssue = new Map<number, KnowledgeDocument[]>();
  for (const document of documents) {
    const own = byIssue.get(document.issue);
    if (own === undefined) byIssue.set(document.issue, [document]);
    else own.push(document);
  }
  for (const own of byIssue.values()) own.sort(byTime);
  return documents.map((document) => ({
    ...document,
    outcome: outcomeOf(document, byIssue.get(document.issue) ?? []),
  }));
}

const byTime = (a: KnowledgeDocument, b: KnowledgeDocument): number =>
  a.time < b.time ? -1 : a.time > b.time ? 1 : 0;

const hasEnded = ({ type, status }: KnowledgeDocument): boolean =>
  type === "session" && (status === "done" || status === "failed");

type Issue = readonly KnowledgeDocument[];

function outcomeOf(document: KnowledgeDocument, issue: Issue): KnowledgeOutcome {
  const { type, status } = document;
  switch (type) {
    case "task":
      if (status === TASK_STATUS.failed) return "failed";
      return status === TASK_STATUS.success ? outcomeOfWork(document, issue) : "open";
    case "review":
      return status === "REJECT" ? "failed" : outcomeOfWork(document, issue);
    case "deployment":
      return outcomeOfDeployment(status);
    case "session":
      if (!hasEnded(document)) return "open";
      if (wasTakenBack(issue.filter(({ time }) => time <= document.time))) return "rolled_back";
      return status === "done" ? "success" : "failed";
  }
}

function outcomeOfDeployment(status: string): KnowledgeOutcome {
  switch (status) {
    case "healthy":
      return "success";
    case "rolled_back":
      return "rolled_back";
    case "unhealthy":
    case "rollback_failed":
    case "inconclusive":
      return "failed";
    default:
      return "open";
  }
}

/**
 * What became of a task that succeeded, or of a change that a review let pass. Ids of tasks come again
 * where an issue is planned anew: work of a session that ended, and was done again before the merge, is
 * not what was merged.
 */
function outcomeOfWork(document: KnowledgeDocument, issue: Issue): KnowledgeOutcome {
  const later = issue.filter(({ time }) => time >= document.time);
  const merge = later.find(({ merged }) => merged === true);
  const end = later.find(hasEnded);
  if (merge === undefined) return end === undefined ? "open" : "rejected";
  const wasReplaced = later.some(
    ({ type, task, status, time }) =>
      type === document.type &&
      task === document.task &&
      status === document.status &&
      end !== undefined &&
      end.merged !== true &&
      time > end.time &&
      time <= merge.time,
  );
  if (wasReplaced) return "rejected";
  return wasTakenBack(later) ? "rolled_back" : "success";
}

/** Production went back from it, or stands badly with it, and no later deployment made it good. */
function wasTakenBack(issue: Issue): boolean {
  const newest = issue.findLast(
    ({ type, environment, status }) =>
      type === "deployment" &&
      environment === "production" &&
      outcomeOfDeployment(status) !== "open",
  );
  return newest !== undefined && ["rolled_back", "rollback_failed"].includes(newest.status);
}
