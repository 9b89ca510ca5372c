import type { Issue } from "./issues.ts";

/** The query of `GET /issues`: https://docs.github.com/rest/issues/issues#list-repository-issues */
export type IssueFilter = {
  state?: "open" | "closed" | "all";
  /** Names, comma-separated; all of them. */
  labels?: string;
  assignee?: string;
  creator?: string;
  since?: string;
  sort?: "created" | "updated" | "comments";
  direction?: "asc" | "desc";
};

export function selectIssues(issues: readonly Issue[], filter: IssueFilter): Issue[] {
  const { state = "open", sort = "created", direction = "desc" } = filter;
  const names = (filter.labels ?? "").split(",").filter((name) => name !== "");
  const selected = issues.filter(
    (issue) =>
      (state === "all" || issue.state === state) &&
      names.every((name) => hasLabel(issue, name)) &&
      isAssigned(issue, filter.assignee) &&
      (filter.creator === undefined || issue.author.login === filter.creator) &&
      (filter.since === undefined || issue.updatedAt >= new Date(filter.since)),
  );
  const key = ({ createdAt, updatedAt }: Issue): number =>
    (sort === "updated" ? updatedAt : createdAt).getTime();
  const sign = direction === "asc" ? 1 : -1;
  return selected.sort((a, b) => sign * (key(a) - key(b) || a.number - b.number));
}

export const hasLabel = (issue: Issue, name: string): boolean =>
  issue.labels.some((label) => label.name.toLowerCase() === name.trim().toLowerCase());

function isAssigned(issue: Issue, assignee: string | undefined): boolean {
  if (assignee === undefined) return true;
  if (assignee === "none") return issue.assignees.length === 0;
  return assignee === "*"
    ? issue.assignees.length > 0
    : issue.assignees.some(({ login }) => login === assignee);
}
