import type { Git } from "./git.ts";

export type FileChange = {
  path: string;
  previousPath?: string;
  status: "added" | "removed" | "modified" | "renamed";
  additions: number;
  deletions: number;
  /** Of the new content; of the old one where the file was removed. */
  blob: string;
  /** Absent for binary files. */
  patch?: string;
};

const STATUS: Record<string, FileChange["status"]> = {
  A: "added",
  D: "removed",
  M: "modified",
  T: "modified",
  R: "renamed",
};

/** What changed from one tree or commit to another (full shas), by path. */
export async function readChanges(git: Git, from: string, to: string): Promise<FileChange[]> {
  const range = ["-M", "--no-abbrev", from, to];
  const [raw, numbers, patch] = await Promise.all([
    git.settled(["diff-tree", "-r", "-z", "--raw", ...range]),
    git.settled(["diff-tree", "-r", "-z", "--numstat", ...range]),
    git.settled(["diff-tree", "-r", "-p", ...range]),
  ]);
  const counts = numstat(numbers);
  const patches = patch.split(/^(?=diff --git )/m).filter((text) => text.startsWith("diff --git "));
  return rawEntries(raw).map((entry, at) => {
    const hunk = /^@@ [\s\S]*/m.exec(patches[at] ?? "")?.[0];
    return {
      ...entry,
      ...(counts[at] ?? { additions: 0, deletions: 0 }),
      ...(hunk === undefined ? {} : { patch: hunk.replace(/\n$/, "") }),
    };
  });
}

type Entry = Omit<FileChange, "additions" | "deletions" | "patch">;

/** `:100644 100644 <old> <new> R100\0old path\0new path\0` and so on. */
function rawEntries(output: string): Entry[] {
  const tokens = output.split("\0");
  const entries: Entry[] = [];
  for (let at = 0; at < tokens.length;) {
    const [, , old = "", blob = "", letters = ""] = (tokens[at] ?? "").split(" ");
    if (letters === "") break;
    const status = STATUS[letters[0] ?? ""] ?? "modified";
    const renamed = status === "renamed";
    entries.push({
      path: tokens[at + (renamed ? 2 : 1)] ?? "",
      ...(renamed ? { previousPath: tokens[at + 1] ?? "" } : {}),
      status,
      blob: status === "removed" ? old : blob,
    });
    at += renamed ? 3 : 2;
  }
  return entries;
}

/** `1\t2\tpath\0`, and `1\t2\t\0old\0new\0` for a rename; `-` for a binary file. */
function numstat(output: string): { additions: number; deletions: number }[] {
  const lines = output.split("\0").filter((token) => /^(\d+|-)\t(\d+|-)\t/.test(token));
  return lines.map((line) => {
    const [additions = "", deletions = ""] = line.split("\t");
    return { additions: Number(additions) || 0, deletions: Number(deletions) || 0 };
  });
}
