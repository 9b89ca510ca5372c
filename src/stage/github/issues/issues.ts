import type { Account } from "../../contract/tokens.ts";
import type { Pull } from "../pulls/pull.ts";
import type { Label } from "./labels.ts";
import type { Reaction } from "./reactions.ts";
import type { TimelineEntry } from "./timeline.ts";

export type StateReason = "completed" | "reopened" | "not_planned" | "duplicate" | null;

export type Issue = {
  id: number;
  number: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  stateReason: StateReason;
  labels: Label[];
  assignees: Account[];
  author: Account;
  locked: boolean;
  lockReason: string | null;
  createdAt: Date;
  updatedAt: Date;
  closedAt?: Date;
  closedBy?: Account;
  timeline: TimelineEntry[];
  reactions: Reaction[];
  /** Numbers, in the order in which they are shown. */
  subIssues: number[];
  parent?: number;
  /** Every pull request is an issue, too. */
  pull?: Pull;
};

/** A pull request with the issue that it is. */
export type PullIssue = Issue & { pull: Pull };

export const isPull = (issue: Issue): issue is PullIssue => issue.pull !== undefined;

/** Issues and pull requests share their numbers. */
export class Issues {
  readonly #byNumber = new Map<number, Issue>();
  #nextNumber = 1;

  /** By number, oldest first. */
  all(): Issue[] {
    return [...this.#byNumber.values()].sort((a, b) => a.number - b.number);
  }

  pulls(): PullIssue[] {
    return this.all().filter(isPull);
  }

  get(number: number): Issue | undefined {
    return this.#byNumber.get(number);
  }

  getPull(number: number): PullIssue | undefined {
    const issue = this.get(number);
    return issue !== undefined && isPull(issue) ? issue : undefined;
  }

  add(issue: Issue): void {
    this.#byNumber.set(issue.number, issue);
  }

  takeNumber(): number {
    const number = this.#nextNumber;
    this.#nextNumber += 1;
    return number;
  }

  /** The next issue gets this number: scenarios tell of issue #500. Numbers never go back. */
  skipTo(number: number): void {
    this.#nextNumber = Math.max(this.#nextNumber, number);
  }
}
