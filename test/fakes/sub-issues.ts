import type {
  NewSubIssue,
  SubIssue,
  SubIssueChange,
  SubIssues,
} from "../../src/ports/sub-issues.ts";

type Kept = SubIssue & {
  parent: number;
  labels: readonly string[];
  state: SubIssueChange["state"];
};

/** Issues under issues in memory; every write is kept in `writes` in order. */
export class FakeSubIssues implements SubIssues {
  readonly kept: Kept[] = [];
  readonly writes: string[] = [];
  /** Set: every request is refused with it. */
  refusal: Error | undefined;

  async of(parent: number): Promise<SubIssue[]> {
    this.#answer();
    return this.kept.filter((one) => one.parent === parent);
  }

  async open(parent: number, issues: readonly NewSubIssue[]): Promise<Map<string, number>> {
    this.#answer();
    const numbers = new Map<string, number>();
    for (const issue of issues) {
      const known = this.kept.find(({ key }) => key === issue.key);
      const number = known?.number ?? 600 + this.kept.length;
      numbers.set(issue.key, number);
      if (known) continue;
      this.kept.push({ ...issue, parent, number, isOpen: true, state: "open" });
      this.writes.push(`open ${issue.key}`);
    }
    return numbers;
  }

  async change({ number, key }: SubIssue, { title, body, state }: SubIssueChange): Promise<void> {
    this.#answer();
    const index = this.kept.findIndex((one) => one.number === number);
    const one = this.kept[index];
    if (one === undefined) throw new Error(`there is no issue #${number}`);
    this.kept[index] = { ...one, title, body, state, isOpen: state === "open" };
    this.writes.push(`${state} ${key}`);
  }

  #answer(): void {
    if (this.refusal) throw this.refusal;
  }
}
