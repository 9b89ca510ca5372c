import { parseConfig } from "../../src/core/config.ts";
import type { Config } from "../../src/core/config.ts";
import { issueOfBranch } from "../../src/core/names.ts";
import type { Repository, VersionTag } from "../../src/ports/repository.ts";

export class FakeRepository implements Repository {
  readonly releases: { tag: string; sha: string; title: string; notes: string }[] = [];
  readonly branches = new Map<string, string>([["main", "a".repeat(40)]]);
  /** On the default branch. */
  readonly paths: string[] = [];
  /** Logins of those who pushed, by branch. */
  readonly pushers = new Map<string, string[]>();
  readonly #config: unknown;

  constructor(config: unknown = {}) {
    this.#config = config;
  }

  async defaultBranch(): Promise<string> {
    return "main";
  }

  async config(): Promise<Config> {
    return parseConfig(this.#config);
  }

  async files(): Promise<string[]> {
    return this.paths;
  }

  async headOf(branch: string): Promise<string | undefined> {
    return this.branches.get(branch);
  }

  async pushersOf(branch: string): Promise<string[]> {
    return this.pushers.get(branch) ?? [];
  }

  async deleteBranch(branch: string): Promise<void> {
    this.branches.delete(branch);
  }

  async issueBranches(): Promise<number[]> {
    return [...this.branches.keys()].flatMap((branch) => issueOfBranch(branch) ?? []);
  }

  versions = async (): Promise<VersionTag[]> =>
    this.releases.map(({ tag, sha }) => ({ tag, sha })).reverse();

  async release(release: {
    tag: string;
    sha: string;
    title: string;
    notes: string;
  }): Promise<void> {
    if (!this.releases.some((one) => one.tag === release.tag)) this.releases.push(release);
  }
}
