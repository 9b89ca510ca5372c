import { z } from "zod";

/** Whole id of a commit. */
const COMMIT = /^[0-9a-f]{40}$/;

/** Where workflows find Miyabi, e.g. `octo/miyabi` at a commit. */
export type Source = {
  /** `owner/name` */
  repository: string;
  /** A commit's whole id, or a tag where no release is known. */
  ref: string;
  /** Of the release that the commit is, e.g. `v1.2.0`. */
  version?: string;
};

/** `release.json` beside `package.json`: written into the package when a release is packed. */
export const Release = z.strictObject({
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  version: z.string().regex(/^v\d+\.\d+\.\d+$/),
  sha: z.string().regex(COMMIT),
});
export type Release = z.infer<typeof Release>;

/** The tag that the examples name: it moves with the releases of this major version. */
export const MOVING_TAG = "v1";

/** True for a ref that names the same files for ever. */
export const isPinned = (ref: string): boolean => COMMIT.test(ref);

/** `owner/name` or `owner/name@ref`; undefined where it is neither. */
export function parseSource(text: string): Pick<Source, "repository"> | Source | undefined {
  const [, repository, ref] = /^([\w.-]+\/[\w.-]+)(?:@([\w./-]+))?$/.exec(text) ?? [];
  if (repository === undefined) return undefined;
  return ref === undefined ? { repository } : { repository, ref };
}

/** What a workflow file calls now, the comment of a pin included; undefined where it calls none. */
export function sourceIn(workflow: string): Source | undefined {
  const [, repository, ref, version] =
    /^ *uses: ([\w.-]+\/[\w.-]+)\/\.github\/workflows\/miyabi\.yml@([\w./-]+)(?: # (v[\w.-]+))?$/m.exec(
      workflow,
    ) ?? [];
  if (repository === undefined || ref === undefined) return undefined;
  return { repository, ref, ...(version !== undefined && { version }) };
}

/**
 * Which Miyabi a caller names: what was asked for, else the release that runs; a repository alone at the
 * release's commit where it is the release's own, at the moving tag otherwise.
 * @param known `present`: what the workflow calls now; `checkout`: repository of the checkout that runs,
 *   where it is no release
 */
export function sourceOf(known: {
  asked?: Pick<Source, "repository"> | Source;
  release?: Release;
  present?: Source;
  checkout?: string;
}): Source | undefined {
  const { asked, release, present, checkout } = known;
  if (asked && "ref" in asked) return asked;
  if (!asked && !release && present) return present;
  const repository = asked?.repository ?? release?.repository ?? checkout;
  if (repository === undefined) return undefined;
  return release?.repository === repository
    ? { repository, ref: release.sha, version: release.version }
    : { repository, ref: MOVING_TAG };
}
