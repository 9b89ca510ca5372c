import type { Identity } from "../git/git.ts";
import { accountView } from "../accounts.ts";
import { readChanges, type FileChange } from "../git/changes.ts";
import type { CommitRecord } from "../git/history.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";

/** The tree without any file, which every git knows. */
const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

const UNSIGNED = {
  verified: false,
  reason: "unsigned",
  signature: null,
  payload: null,
  verified_at: null,
};

const person = ({ name, email, date }: Required<Identity>): object => ({
  name,
  email,
  date: stamp(date),
});

const parentLinks = ({ urls }: World, parents: readonly string[], path: string): object[] =>
  parents.map((sha) => ({
    sha,
    url: urls.api(`${path}/${sha}`),
    html_url: urls.html(`/commit/${sha}`),
  }));

/** As the `git` endpoints show it: the bare object. */
export function gitCommitView(world: World, commit: CommitRecord): Record<string, unknown> {
  const { urls } = world;
  return {
    sha: commit.sha,
    node_id: nodeId("C", commit.sha),
    url: urls.api(`/git/commits/${commit.sha}`),
    html_url: urls.html(`/commit/${commit.sha}`),
    author: person(commit.author),
    committer: person(commit.committer),
    message: commit.message,
    tree: { sha: commit.tree, url: urls.api(`/git/trees/${commit.tree}`) },
    parents: parentLinks(world, commit.parents, "/git/commits"),
    verification: UNSIGNED,
  };
}

/** As lists of commits show it: with the accounts of its people. */
export function commitView(world: World, commit: CommitRecord): Record<string, unknown> {
  const { urls, accounts } = world;
  const account = ({ email }: Identity): object | null => {
    const known = accounts.byEmail(email);
    return known === undefined ? null : accountView(urls, known);
  };
  const url = urls.api(`/commits/${commit.sha}`);
  return {
    sha: commit.sha,
    node_id: nodeId("C", commit.sha),
    url,
    html_url: urls.html(`/commit/${commit.sha}`),
    comments_url: `${url}/comments`,
    author: account(commit.author),
    committer: account(commit.committer),
    parents: parentLinks(world, commit.parents, "/commits"),
    commit: {
      url: urls.api(`/git/commits/${commit.sha}`),
      author: person(commit.author),
      committer: person(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: urls.api(`/git/trees/${commit.tree}`) },
      comment_count: 0,
      verification: UNSIGNED,
    },
  };
}

/** With what it changed against its first parent. */
export async function commitWithFilesView(
  world: World,
  commit: CommitRecord,
): Promise<Record<string, unknown>> {
  const changes = await changesOf(world, commit);
  const sum = (key: "additions" | "deletions"): number =>
    changes.reduce((total, change) => total + change[key], 0);
  const additions = sum("additions");
  const deletions = sum("deletions");
  return {
    ...commitView(world, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: changes.map((change) => fileView(world, change, commit.sha)),
  };
}

const changesOf = (world: World, { sha, parents }: CommitRecord): Promise<FileChange[]> =>
  readChanges(world.git, parents[0] ?? EMPTY_TREE, sha);

/** One file of a diff; `ref` is where its new content is found. */
export function fileView(
  { urls }: World,
  change: FileChange,
  ref: string,
): Record<string, unknown> {
  const path = change.path.split("/").map(encodeURIComponent).join("/");
  return {
    sha: change.blob,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: urls.html(`/blob/${ref}/${path}`),
    raw_url: urls.html(`/raw/${ref}/${path}`),
    contents_url: urls.api(`/contents/${path}?ref=${ref}`),
    ...(change.patch === undefined ? {} : { patch: change.patch }),
    ...(change.previousPath === undefined ? {} : { previous_filename: change.previousPath }),
  };
}

/** As `push` events show it. */
export async function pushedCommitView(
  world: World,
  commit: CommitRecord,
): Promise<Record<string, unknown>> {
  const changes = await changesOf(world, commit);
  const paths = (...statuses: FileChange["status"][]): string[] =>
    changes.filter(({ status }) => statuses.includes(status)).map(({ path }) => path);
  const { author, committer } = commit;
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: stamp(committer.date),
    url: world.urls.html(`/commit/${commit.sha}`),
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
    added: paths("added", "renamed"),
    removed: [
      ...paths("removed"),
      ...changes.flatMap(({ previousPath }) => (previousPath === undefined ? [] : [previousPath])),
    ],
    modified: paths("modified"),
  };
}
