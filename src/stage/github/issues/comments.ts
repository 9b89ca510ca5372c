import type { Account } from "../../contract/tokens.ts";
import type { Reaction } from "./reactions.ts";

export type Comment = {
  id: number;
  issue: number;
  body: string;
  author: Account;
  createdAt: Date;
  updatedAt: Date;
  reactions: Reaction[];
};

export class Comments {
  readonly #byId = new Map<number, Comment>();

  /** Oldest first. */
  all(): Comment[] {
    return [...this.#byId.values()];
  }

  of(issue: number): Comment[] {
    return this.all().filter((comment) => comment.issue === issue);
  }

  get(id: number): Comment | undefined {
    return this.#byId.get(id);
  }

  add(comment: Comment): void {
    this.#byId.set(comment.id, comment);
  }

  remove(id: number): void {
    this.#byId.delete(id);
  }
}
