/** A sub-issue of ours as it stands, or as it is to be opened. */
export type NewSubIssue = {
  /** Hidden in the body, unique in the repository, e.g. `task-500-2`. */
  key: string;
  title: string;
  /** Markdown without the hidden key. */
  body: string;
  labels: readonly string[];
};

export type SubIssue = Pick<NewSubIssue, "key" | "title" | "body"> & {
  number: number;
  isOpen: boolean;
};

export type SubIssueChange = {
  title: string;
  body: string;
  state: "open" | "completed" | "not_planned";
};

/** Issues under an issue, found again by their key. Every write can be repeated. */
export interface SubIssues {
  /** All that we opened under the parent; what people put there is none of ours. */
  of(parent: number): Promise<SubIssue[]>;
  /** Opens each once and puts it under the parent. Numbers by key. */
  open(parent: number, issues: readonly NewSubIssue[]): Promise<Map<string, number>>;
  change(issue: Pick<SubIssue, "number" | "key">, change: SubIssueChange): Promise<void>;
}
