/** A file of a release. */
export type Asset = {
  id: number;
  name: string;
  /** e.g. `sha256:…`; undefined while it is being uploaded, or where it never was wholly. */
  digest: string | undefined;
};

export type HostedRelease = { id: number; draft: boolean; assets: readonly Asset[] };

/** What a release says, and where its tag goes. */
export type ReleaseText = { tag: string; sha: string; notes: string };

/** Where releases are published. Each call is one step, after which the process may die. */
export type ReleaseHost = {
  /** Commits of the tags that begin so, by tag. */
  tags: (start: string) => Promise<ReadonlyMap<string, string>>;
  /** Drafts among them; undefined where there is none for the tag. */
  find: (tag: string) => Promise<HostedRelease | undefined>;
  draft: (text: ReleaseText) => Promise<HostedRelease>;
  upload: (release: HostedRelease, name: string, content: Uint8Array) => Promise<void>;
  remove: (asset: Asset) => Promise<void>;
  /** Ends a draft, and makes its tag: from here on nothing of it can change where releases are immutable. */
  publish: (release: HostedRelease, text: ReleaseText) => Promise<void>;
  /** Makes a tag or moves it. */
  point: (tag: string, sha: string, move: boolean) => Promise<void>;
};
