import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Git } from "./git.ts";

export type TreeEntry = {
  path: string;
  mode: string;
  type: "blob" | "tree" | "commit";
  sha: string;
  /** Bytes, of files. */
  size?: number;
};

/** Entries of a tree or commit. `path`: only what is at or (with a final slash) below it. */
export async function readTree(
  git: Git,
  treeish: string,
  { recursive, path }: { recursive: boolean; path?: string },
): Promise<TreeEntry[]> {
  const options = ["-z", "--long", ...(recursive ? ["-r", "-t"] : [])];
  const paths = path === undefined ? [] : ["--", path];
  const output = await git.text(["ls-tree", ...options, treeish, ...paths]);
  return output
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const [meta = "", name = ""] = line.split("\t");
      const [mode = "", type = "blob", sha = "", size = "-"] = meta.split(/ +/);
      return {
        path: name,
        mode,
        type: type as TreeEntry["type"],
        sha,
        ...(size === "-" ? {} : { size: Number(size) }),
      };
    });
}

export type TreeChange = {
  path?: string | undefined;
  mode?: string | undefined;
  /** `null` removes the path. */
  sha?: string | null | undefined;
  content?: string | undefined;
};

/** A new tree: `base` (or nothing) with the changes. Uses an index of its own, so that writers do not meet. */
export async function writeTree(
  git: Git,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = join(tmpdir(), `stage-index-${randomUUID()}`);
  try {
    await git.text(["read-tree", ...(base === undefined ? ["--empty"] : [base])], { index });
    const lines = await Promise.all(changes.map((change) => indexLine(git, change)));
    await git.text(["update-index", "-z", "--index-info"], { index, input: lines.join("") });
    return await git.text(["write-tree"], { index });
  } finally {
    await rm(index, { force: true });
  }
}

async function indexLine(git: Git, change: TreeChange): Promise<string> {
  const { path = "", mode = "100644", content } = change;
  if (change.sha === null) return `0 ${"0".repeat(40)}\t${path}\0`;
  const sha =
    change.sha ?? (await git.text(["hash-object", "-w", "--stdin"], { input: content ?? "" }));
  return `${mode} ${sha}\t${path}\0`;
}
