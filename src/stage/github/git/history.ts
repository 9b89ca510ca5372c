import type { Git, Identity } from "./git.ts";

export type CommitRecord = {
  sha: string;
  tree: string;
  parents: string[];
  author: Required<Identity>;
  committer: Required<Identity>;
  message: string;
};

const FIELDS = ["%H", "%T", "%P", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B"];

/** Commits as `git log` lists them. `args` are revisions and options, never text from outside. */
export async function readCommits(git: Git, args: readonly string[]): Promise<CommitRecord[]> {
  const output = await git.text(["log", "-z", `--format=${FIELDS.join("%x00")}`, ...args]);
  const values = output.split("\0");
  const records: CommitRecord[] = [];
  for (let at = 0; at + FIELDS.length <= values.length; at += FIELDS.length)
    records.push(commitRecord(values.slice(at, at + FIELDS.length)));
  return records;
}

export async function readCommit(git: Git, sha: string): Promise<CommitRecord | undefined> {
  return (await readCommits(git, ["-1", sha, "--"]))[0];
}

function commitRecord(values: readonly string[]): CommitRecord {
  const [sha = "", tree = "", parents = "", authorName = "", authorEmail = "", authorTime = ""] =
    values;
  const [committerName = "", committerEmail = "", committerTime = "", message = ""] =
    values.slice(6);
  return {
    sha,
    tree,
    parents: parents.split(" ").filter((parent) => parent !== ""),
    author: { name: authorName, email: authorEmail, date: seconds(authorTime) },
    committer: { name: committerName, email: committerEmail, date: seconds(committerTime) },
    message: message.replace(/\n+$/, ""),
  };
}

const seconds = (text: string): Date => new Date(Number(text) * 1000);

/** Between two full shas. */
export async function countCommits(git: Git, base: string, head: string): Promise<number> {
  return Number(await git.settled(["rev-list", "--count", `${base}..${head}`]));
}
