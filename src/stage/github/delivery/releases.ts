import type { Account } from "../../contract/tokens.ts";

export type Release = {
  id: number;
  tag: string;
  target: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  author: Account;
  createdAt: Date;
  publishedAt?: Date;
};

export class Releases {
  readonly #byId = new Map<number, Release>();

  /** Newest first. */
  all(): Release[] {
    return [...this.#byId.values()].reverse();
  }

  get(id: number): Release | undefined {
    return this.#byId.get(id);
  }

  /** Drafts have no tag yet. */
  byTag(tag: string): Release | undefined {
    return this.all().find((release) => release.tag === tag && !release.draft);
  }

  latest(): Release | undefined {
    return this.all().find(({ draft, prerelease }) => !draft && !prerelease);
  }

  add(release: Release): void {
    this.#byId.set(release.id, release);
  }

  remove(id: number): void {
    this.#byId.delete(id);
  }
}
