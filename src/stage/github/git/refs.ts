import type { Git } from "./git.ts";

export const ZERO_SHA = "0".repeat(40);

const isSha = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);

export type Ref = { ref: string; sha: string; type: "commit" | "tag" | "tree" | "blob" };

/** The object that a full ref name (`refs/heads/main`) points at. */
export async function readRef(git: Git, ref: string): Promise<Ref | undefined> {
  return (await listRefs(git, ref)).find((found) => found.ref === ref);
}

/** Refs that start with `prefix`, by name. Unlike git's own pattern, a prefix may end inside a segment. */
export async function listRefs(git: Git, prefix: string): Promise<Ref[]> {
  const output = await git.text([
    "for-each-ref",
    "--format=%(refname) %(objectname) %(objecttype)",
  ]);
  return output
    .split("\n")
    .filter((line) => line.startsWith(prefix))
    .map((line) => {
      const [ref = "", sha = "", type = "commit"] = line.split(" ");
      return { ref, sha, type: type as Ref["type"] };
    });
}

/**
 * The commit that a branch, tag, full ref or sha means. GitHub's names only, not git's revision grammar: text from
 * outside never reaches it.
 */
export async function resolveCommit(git: Git, name: string): Promise<string | undefined> {
  const plain = name.replace(/^refs\//, "");
  const candidates = [`refs/heads/${plain}`, `refs/tags/${plain}`, `refs/${plain}`];
  for (const ref of candidates) {
    if (!(await isRefName(git, ref))) continue;
    const sha = await git.attempt(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
    if (sha !== undefined) return sha;
  }
  if (!/^[0-9a-f]{7,40}$/.test(name)) return undefined;
  return git.attempt(["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
}

export const branchHead = (git: Git, branch: string): Promise<string | undefined> =>
  readRef(git, `refs/heads/${branch}`).then((ref) => ref?.sha);

/** False where the ref is not `before` any more (another writer was first). */
export async function moveRef(
  git: Git,
  ref: string,
  move: { before?: string; after: string },
): Promise<boolean> {
  const expected = move.before === undefined ? [] : [move.before];
  return (await git.attempt(["update-ref", ref, move.after, ...expected])) !== undefined;
}

export const deleteRef = (git: Git, ref: string): Promise<string | undefined> =>
  git.attempt(["update-ref", "-d", ref]);

export async function isRefName(git: Git, ref: string): Promise<boolean> {
  return (await git.attempt(["check-ref-format", ref])) !== undefined;
}

/** The type of an object, or nothing where it does not exist. */
export async function objectType(git: Git, sha: string): Promise<string | undefined> {
  return isSha(sha) ? git.attempt(["cat-file", "-t", sha]) : undefined;
}

export async function isAncestor(git: Git, ancestor: string, descendant: string): Promise<boolean> {
  const answer = await git.attempt(["merge-base", "--is-ancestor", ancestor, descendant]);
  return answer !== undefined;
}
