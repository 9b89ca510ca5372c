import type { Account } from "../../contract/tokens.ts";

/** One move of a branch, as GitHub shows it under "Activity": whose token moved it, whatever the commits say. */
export type Activity = {
  id: number;
  ref: string;
  before: string;
  after: string;
  at: Date;
  actor: Account;
  type: "push" | "force_push" | "branch_creation" | "branch_deletion" | "pr_merge";
};

/** What was done to the branches, oldest first. */
export class Activities {
  readonly #all: Activity[] = [];

  add(activity: Omit<Activity, "id">): void {
    this.#all.push({ id: this.#all.length + 1, ...activity });
  }

  newestFirst(): Activity[] {
    return [...this.#all].reverse();
  }
}
