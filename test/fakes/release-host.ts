import { createHash } from "node:crypto";
import type { Asset, HostedRelease, ReleaseHost } from "../../.ci/release/release-host.ts";

type Kept = HostedRelease & { tag: string; sha: string; notes: string; assets: Asset[] };

/** Releases as GitHub keeps them where they are immutable: what is published never changes. */
export class FakeReleaseHost implements ReleaseHost {
  readonly refs = new Map<string, string>();
  readonly releases: Kept[] = [];
  /** Each step that changed something, in order. */
  readonly steps: string[] = [];
  /** Dies at this step, counted from 0: before it, or after it was done. */
  dies: { at: number; done: boolean } | undefined;
  #ids = 1;

  #step(name: string, change: () => void): void {
    const dies = this.dies?.at === this.steps.length ? this.dies : undefined;
    if (dies?.done === false) throw new Error("died");
    change();
    this.steps.push(name);
    if (dies) throw new Error("died");
  }

  #kept({ id }: { id: number }): Kept {
    const release = this.releases.find((one) => one.id === id);
    if (!release) throw new Error("404");
    return release;
  }

  async tags(start: string): Promise<ReadonlyMap<string, string>> {
    return new Map([...this.refs].filter(([tag]) => tag.startsWith(start)));
  }

  async find(tag: string): Promise<HostedRelease | undefined> {
    const found = this.releases.find((release) => release.tag === tag);
    return found && structuredClone(found);
  }

  async draft(text: { tag: string; sha: string; notes: string }): Promise<HostedRelease> {
    const release: Kept = { ...text, id: this.#ids++, draft: true, assets: [] };
    this.#step("draft", () => void this.releases.push(release));
    return structuredClone(release);
  }

  async upload(release: HostedRelease, name: string, content: Uint8Array): Promise<void> {
    const { assets, draft } = this.#kept(release);
    if (!draft) throw new Error("422: Cannot upload assets to an immutable release");
    if (assets.some((asset) => asset.name === name)) throw new Error("422: already_exists");
    const digest = `sha256:${createHash("sha256").update(content).digest("hex")}`;
    this.#step(`upload ${name}`, () => void assets.push({ id: this.#ids++, name, digest }));
  }

  async remove(asset: Asset): Promise<void> {
    const owner = this.releases.find(({ assets }) => assets.some(({ id }) => id === asset.id));
    if (!owner?.draft) throw new Error("422: immutable");
    this.#step(`remove ${asset.name}`, () => {
      owner.assets = owner.assets.filter(({ id }) => id !== asset.id);
    });
  }

  async publish(
    release: HostedRelease,
    text: { tag: string; sha: string; notes: string },
  ): Promise<void> {
    const kept = this.#kept(release);
    if (!kept.draft) throw new Error("422: immutable");
    this.#step("publish", () => {
      Object.assign(kept, text, { draft: false });
      if (!this.refs.has(text.tag)) this.refs.set(text.tag, text.sha);
    });
  }

  async point(tag: string, sha: string, move: boolean): Promise<void> {
    if (this.refs.has(tag) !== move) throw new Error("422: Reference already exists, or not");
    if (this.releases.some((release) => release.tag === tag && !release.draft))
      throw new Error("422: immutable");
    this.#step(`point ${tag}`, () => void this.refs.set(tag, sha));
  }
}
