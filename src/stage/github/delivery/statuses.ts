import type { Account } from "../../contract/tokens.ts";

export type StatusState = "error" | "failure" | "pending" | "success";

export type CommitStatus = {
  id: number;
  sha: string;
  context: string;
  state: StatusState;
  description: string | null;
  targetUrl: string | null;
  creator: Account;
  at: Date;
};

/** Commit statuses: never changed, the newest of a context counts. */
export class Statuses {
  readonly #all: CommitStatus[] = [];

  add(status: CommitStatus): void {
    this.#all.push(status);
  }

  /** Newest first. */
  of(sha: string): CommitStatus[] {
    return this.#all.filter((status) => status.sha === sha).reverse();
  }

  /** The newest of each context. */
  current(sha: string): CommitStatus[] {
    const oldestFirst = this.of(sha).reverse();
    return [...new Map(oldestFirst.map((status) => [status.context, status])).values()];
  }
}
