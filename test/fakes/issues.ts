import { UserError } from "../../src/core/errors.ts";
import { relabel } from "../../src/core/issue/labels.ts";
import { marker } from "../../src/core/names.ts";
import type { Issue, IssueComment, Issues, OpenedIssue, Role } from "../../src/ports/issues.ts";

const BLANK: Issue = {
  number: 500,
  title: "Add user authentication",
  body: "Users need to log in.",
  state: "open",
  locked: false,
  isPullRequest: false,
  author: "alice",
  labels: [],
  createdAt: new Date("2026-01-05T09:00:00.000Z"),
};

/** A small tracker in memory; every write is kept in `writes` in order. */
export class FakeIssues implements Issues {
  readonly #issues = new Map<number, Issue>();
  readonly #comments = new Map<number, IssueComment[]>();
  readonly #opened = new Map<string, number>();
  readonly roles = new Map<string, Role>([["alice", "admin"]]);
  readonly reactions: { commentId: number; content: string }[] = [];
  readonly writes: string[] = [];
  #nextId = 1000;

  constructor(...issues: Partial<Issue>[]) {
    for (const issue of issues.length > 0 ? issues : [{}]) {
      const whole = { ...BLANK, ...issue };
      this.#issues.set(whole.number, whole);
    }
  }

  async read(number: number): Promise<Issue> {
    const issue = this.#issues.get(number);
    if (!issue) throw new UserError("issue_not_found", `There is no issue #${number}.`);
    return issue;
  }

  async comments(number: number, limit = 100): Promise<IssueComment[]> {
    return (this.#comments.get(number) ?? []).slice(-limit);
  }

  /** A person's comment, for the set-up of a test. */
  say(number: number, author: string, body: string): number {
    return this.#add(number, { author, body, ours: false });
  }

  async upsertComment(comment: {
    issue: number;
    key: string;
    body: string;
    knownId?: number | undefined;
  }): Promise<number> {
    const mark = marker(comment.issue, comment.key);
    const body = `${mark}\n${comment.body}`;
    const list = this.#comments.get(comment.issue) ?? [];
    const old = list.find(
      (one) => one.ours && (one.id === comment.knownId || one.body.startsWith(mark)),
    );
    this.writes.push(`${old ? "update" : "create"} comment ${comment.key}`);
    if (!old) return this.#add(comment.issue, { author: "github-actions[bot]", body, ours: true });
    old.body = body;
    return old.id;
  }

  async relabel(
    number: number,
    change: { add?: readonly string[]; remove?: readonly string[] },
  ): Promise<string[]> {
    const issue = await this.read(number);
    const labels = relabel(issue.labels, change);
    this.#issues.set(number, { ...issue, labels });
    this.writes.push(`labels ${labels.join(",")}`);
    return labels;
  }

  async close(number: number, reason: "completed" | "not_planned"): Promise<void> {
    this.#issues.set(number, { ...(await this.read(number)), state: "closed" });
    this.writes.push(`close ${reason}`);
  }

  async reopen(number: number): Promise<void> {
    this.#issues.set(number, { ...(await this.read(number)), state: "open" });
    this.writes.push("reopen");
  }

  async opened({ key }: { key: string }): Promise<OpenedIssue | undefined> {
    const number = this.#opened.get(key);
    return number === undefined ? undefined : { number, state: (await this.read(number)).state };
  }

  async open(issue: {
    key: string;
    title: string;
    body: string;
    labels: string[];
  }): Promise<number> {
    const known = this.#opened.get(issue.key);
    if (known !== undefined) return known;
    const number = Math.max(...this.#issues.keys()) + 1;
    this.#issues.set(number, { ...BLANK, ...issue, number });
    this.#opened.set(issue.key, number);
    this.writes.push(`open ${issue.key}`);
    return number;
  }

  async react(commentId: number, content: "eyes" | "rocket" | "confused"): Promise<void> {
    this.reactions.push({ commentId, content });
  }

  async roleOf(login: string): Promise<Role> {
    return this.roles.get(login) ?? "read";
  }

  /** The body of our comment of this key, without its marker. */
  ours(number: number, key: string): string | undefined {
    const mark = `${marker(number, key)}\n`;
    const found = (this.#comments.get(number) ?? []).find(
      (one) => one.ours && one.body.startsWith(mark),
    );
    return found?.body.slice(mark.length);
  }

  #add(number: number, comment: { author: string; body: string; ours: boolean }): number {
    const id = this.#nextId++;
    const list = this.#comments.get(number) ?? [];
    list.push({ id, createdAt: new Date(0), ...comment });
    this.#comments.set(number, list);
    return id;
  }
}
