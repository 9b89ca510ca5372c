export type Issue = {
  number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  locked: boolean;
  isPullRequest: boolean;
  author: string;
  labels: readonly string[];
  createdAt: Date;
};

export type IssueComment = {
  id: number;
  author: string;
  ours: boolean;
  body: string;
  createdAt: Date;
};

/** An issue that we have opened before, and whether people have closed it. */
export type OpenedIssue = { number: number; state: Issue["state"] };

export type Role = "admin" | "maintain" | "write" | "triage" | "read" | "none";

/** The tracker, as the agents need it. Every write can be repeated without doing it twice. */
export interface Issues {
  /** @throws UserError issue_not_found */
  read(number: number): Promise<Issue>;
  /** The newest `limit` comments, oldest first. */
  comments(number: number, limit?: number): Promise<IssueComment[]>;
  /**
   * Writes our comment of this key, updating it where it is already there (found by `knownId`, else
   * by its hidden marker). Returns its id.
   */
  upsertComment(comment: {
    issue: number;
    key: string;
    body: string;
    knownId?: number | undefined;
  }): Promise<number>;
  /**
   * Adds and removes labels in one write, keeping at most one of each exclusive group (labels.ts,
   * relabel). Creates missing labels in their colour. Returns the labels after it.
   */
  relabel(
    number: number,
    change: {
      add?: readonly string[];
      remove?: readonly string[];
      /** The labels as they were read a moment ago: spares reading them again. */
      from?: readonly string[];
    },
  ): Promise<string[]>;
  close(number: number, reason: "completed" | "not_planned"): Promise<void>;
  reopen(number: number): Promise<void>;
  /** The issue that was opened for the key, found by the first of its labels; undefined where none was. */
  opened(issue: { key: string; labels: string[] }): Promise<OpenedIssue | undefined>;
  /** Opens an issue once for the key (hidden marker in the body). Returns its number. */
  open(issue: { key: string; title: string; body: string; labels: string[] }): Promise<number>;
  react(commentId: number, content: "eyes" | "rocket" | "confused"): Promise<void>;
  roleOf(login: string): Promise<Role>;
}

/** What only the sweep asks: it has no event that names an issue. */
export interface LabelledIssues {
  /** Open issues, no pull requests, that carry at least one of these labels (labels.ts, sameLabel). */
  labelled(labels: readonly string[]): Promise<Issue[]>;
  /** The same of the hundred closed issues that were changed last: a merge by people closes its issue. */
  closedLately(labels: readonly string[]): Promise<Issue[]>;
  /** Login of whoever last put this label on the issue; undefined where nobody did. */
  labelledBy(number: number, label: string): Promise<string | undefined>;
}
