import type { ChangedEntry } from "../../core/pull/bundle-policy.ts";
import type { GitRepository } from "./repository.ts";

type Raw = Omit<ChangedEntry, "size"> & { sha: string };

const STATUS: Record<string, ChangedEntry["status"]> = { A: "created", D: "deleted" };

/** Reads `diff-tree -r -z --raw --no-renames`: `:<old mode> <new mode> <old> <new> <status>`, path. */
function readRaw(fields: readonly string[]): Raw[] {
  const entries: Raw[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = "", , sha = "", status = ""] = (fields[at] ?? "").split(" ");
    entries.push({ path: fields[at + 1] ?? "", status: STATUS[status] ?? "changed", mode, sha });
  }
  return entries;
}

/** What differs between two commits, with modes and sizes; nothing is checked out. */
export async function changedEntries(
  repository: GitRepository,
  base: string,
  tip: string,
): Promise<ChangedEntry[]> {
  const fields = await repository.fields([
    "diff-tree",
    "-r",
    "-z",
    "--raw",
    "--no-renames",
    "--abbrev=40",
    base,
    tip,
  ]);
  const entries = readRaw(fields);
  const { stdout } = await repository.run(["cat-file", "--batch-check=%(objectsize)"], {
    input: entries.map(({ sha }) => `${sha}\n`).join(""),
  });
  // A deleted file and the commit of a submodule have no object here: `<id> missing`.
  const sizes = stdout
    .toString("utf8")
    .split("\n")
    .map((line) => (/^\d+$/.test(line) ? Number(line) : 0));
  return entries.map(({ path, status, mode }, index) => ({
    path,
    status,
    mode,
    size: status === "deleted" ? 0 : (sizes[index] ?? 0),
  }));
}
