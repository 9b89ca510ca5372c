import type { MergedPull, MergeOutcome, Pulls, PullState } from "../../src/ports/pulls.ts";
import type { FakeWorkspaces } from "./workspaces.ts";

type Opened = { branch: string; base: string; title: string; body: string; draft: boolean };

/** Pull requests over the fake git server: a merge makes a merge commit on the base branch. */
export class FakePulls implements Pulls {
  readonly opened: (Opened & { number: number })[] = [];
  readonly merges: { number: number; title: string; message: string }[] = [];
  readonly reviewers = new Map<number, string[]>();
  /** Whom GitHub does not let review. */
  strangers: string[] = [];
  readonly drafts: { number: number; draft: boolean }[] = [];
  /** Pull requests whose branch is another repository's. */
  readonly forks = new Set<number>();
  draftRefusal: string | undefined;
  readonly #states = new Map<number, PullState>();
  readonly #git: FakeWorkspaces;
  /** What GitHub answers to the next merges, where it does not just merge. */
  refusal: MergeOutcome | undefined;
  /** What it answers to the very next ones, one each, before that. */
  readonly lag: MergeOutcome[] = [];
  /** Who opens what is opened next. */
  author = "github-actions[bot]";
  /** How often a merge was asked for. */
  asked = 0;
  mergeable = true;

  constructor(git: FakeWorkspaces) {
    this.#git = git;
  }

  async open(pull: Opened): Promise<PullState> {
    const known = this.opened.find(({ branch, number }) => {
      return branch === pull.branch && this.#states.get(number)?.state === "open";
    });
    if (known) {
      Object.assign(known, { title: pull.title, body: pull.body });
      return this.read(known.number);
    }
    const number = 501 + this.opened.length;
    this.opened.push({ ...pull, number });
    this.#states.set(number, {
      number,
      nodeId: `PR_${number}`,
      author: this.author,
      url: `https://github.com/acme/shop/pull/${number}`,
      state: "open",
      merged: false,
      headSha: this.#git.branches.get(pull.branch) ?? "",
      baseSha: this.#git.branches.get(pull.base) ?? "",
      draft: pull.draft,
      mergeable: null,
      labels: [],
    });
    return this.read(number);
  }

  async mergedAs(sha: string): Promise<MergedPull | undefined> {
    const found = [...this.#states.values()].find((one) => one.merged && one.mergeSha === sha);
    const opened = this.opened.find((one) => one.number === found?.number);
    return (
      opened && {
        number: opened.number,
        title: opened.title,
        branch: this.forks.has(opened.number) ? undefined : opened.branch,
        mergedBy: "carol",
      }
    );
  }

  async read(number: number): Promise<PullState> {
    const state = this.#states.get(number);
    if (!state) throw new Error(`no pull request #${number}`);
    const branch = this.opened.find((one) => one.number === number)?.branch ?? "";
    const head = state.state === "open" ? this.#git.branches.get(branch) : undefined;
    return { ...state, headSha: head ?? state.headSha, mergeable: this.mergeable };
  }

  async requestReviewers(
    number: number,
    { users, teams }: { users: readonly string[]; teams: readonly string[] },
  ): Promise<string[]> {
    const asked = [...users, ...teams];
    const taken = asked.filter((name) => !this.strangers.includes(name));
    this.reviewers.set(number, [...(this.reviewers.get(number) ?? []), ...taken]);
    return asked.filter((name) => this.strangers.includes(name));
  }

  async setDraft({ nodeId }: { nodeId: string }, draft: boolean): Promise<string | undefined> {
    const number = Number(nodeId.slice("PR_".length));
    this.drafts.push({ number, draft });
    if (this.draftRefusal !== undefined) return this.draftRefusal;
    this.change(number, { draft });
    return undefined;
  }

  /** What people do with it on GitHub. */
  change(number: number, change: Partial<PullState>): void {
    const state = this.#states.get(number);
    if (state) this.#states.set(number, { ...state, ...change });
  }

  async merge(merge: {
    number: number;
    headSha: string;
    title: string;
    message: string;
  }): Promise<MergeOutcome> {
    this.asked += 1;
    const late = this.lag.shift();
    if (late) return late;
    if (this.refusal) return this.refusal;
    const state = await this.read(merge.number);
    if (state.merged && state.mergeSha !== undefined)
      return { kind: "merged", sha: state.mergeSha };
    if (state.headSha !== merge.headSha) return { kind: "head_moved" };
    this.merges.push({ number: merge.number, title: merge.title, message: merge.message });
    return { kind: "merged", sha: this.land(merge.number) };
  }

  /** Merges as GitHub does it, whoever pressed the button; `extra` is what else came in. */
  land(number: number, extra: Record<string, string> = {}): string {
    const known = this.#states.get(number);
    const branch = this.opened.find((one) => one.number === number)?.branch ?? "";
    const state = known && { ...known, headSha: this.#git.branches.get(branch) ?? known.headSha };
    const base = this.opened.find((one) => one.number === number)?.base ?? "main";
    const parent = this.#git.branches.get(base);
    if (!state || parent === undefined) throw new Error(`no pull request #${number}`);
    const sha = this.#git.commit({
      parent: state.headSha,
      also: parent,
      message: `Merge #${number}`,
      files: extra,
    });
    this.#git.branches.set(base, sha);
    this.#states.set(number, { ...state, state: "closed", merged: true, mergeSha: sha });
    return sha;
  }

  close(number: number): void {
    const state = this.#states.get(number);
    if (state) this.#states.set(number, { ...state, state: "closed" });
  }
}
