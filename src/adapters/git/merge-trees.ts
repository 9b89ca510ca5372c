import { hasConflictMarks } from "../../core/task/conflict-marks.ts";
import type { ConflictedFile, Side } from "../../core/task/conflicts.ts";
import type { GitRepository } from "./repository.ts";
import { fieldsOf } from "./run-git.ts";

/**
 * A merge that touched no work tree: its tree, with both sides of what conflicts. Git may call a merge
 * unclean without a file that conflicts (some renames of folders).
 */
export type MergedTrees = { tree: string; isClean: boolean; conflicts: ConflictedFile[] };

/** Base, ours and theirs, as the stages 1, 2 and 3 of an index say. */
type Stages = { base?: Side; ours?: Side; theirs?: Side };

const STAGE: Record<string, keyof Stages> = { 1: "base", 2: "ours", 3: "theirs" };

const FORM: Record<string, Side["form"]> = {
  100755: "executable file",
  120000: "link",
  160000: "submodule",
};

/** Reads `<mode> <object> <stage>\t<path>`, one for each side that holds a path. */
function readStages(entries: readonly string[]): Map<string, Stages> {
  const found = new Map<string, Stages>();
  for (const entry of entries) {
    const tab = entry.indexOf("\t");
    const [mode = "", id = "", stage = ""] = entry.slice(0, tab).split(" ");
    const path = entry.slice(tab + 1);
    const name = STAGE[stage];
    if (name === undefined) throw new Error(`git merge-tree wrote an entry of stage "${stage}"`);
    found.set(path, { ...found.get(path), [name]: { id, form: FORM[mode] ?? "file" } });
  }
  return found;
}

function withoutMarks(path: string, { base, ours, theirs }: Stages): ConflictedFile {
  if (ours && theirs) return { path, kind: "unmerged", ours, theirs };
  if (theirs)
    return base
      ? { path, kind: "deleted_by_us", base, theirs }
      : { path, kind: "only_theirs", theirs };
  if (ours)
    return base ? { path, kind: "deleted_by_them", base, ours } : { path, kind: "only_ours", ours };
  return { path, kind: "gone" };
}

/** The object at each path of a tree: `<mode> <type> <object>\t<path>`. */
async function objectsIn(repository: GitRepository, tree: string): Promise<Map<string, string>> {
  const rows = await repository.fields(["ls-tree", "-r", "-z", "--full-tree", tree]);
  return new Map(
    rows.map((row) => {
      const tab = row.indexOf("\t");
      return [row.slice(tab + 1), row.slice(0, tab).split(" ")[2] ?? ""];
    }),
  );
}

/** Merges two commits in the object store (`git merge-tree`), and tells both sides of each conflict. */
export async function mergeTrees(
  repository: GitRepository,
  ours: string,
  theirs: string,
): Promise<MergedTrees> {
  const args = ["merge-tree", "--write-tree", "-z", "--no-messages", ours, theirs];
  const result = await repository.run(args, { accept: [0, 1] });
  const [tree = "", ...entries] = fieldsOf(result);
  if (result.code === 0) return { tree, isClean: true, conflicts: [] };
  const objects = await objectsIn(repository, tree);
  const conflicts: ConflictedFile[] = [];
  for (const [path, stages] of readStages(entries)) {
    const written = objects.get(path);
    // Git wrote marks only where it wrote what no side had: a side may hold such lines on purpose.
    const isOfASide = Object.values(stages).some(({ id }) => id === written);
    const blob =
      written === undefined || isOfASide
        ? undefined
        : await repository.run(["cat-file", "blob", written]);
    conflicts.push(
      blob && hasConflictMarks(blob.stdout.toString("utf8"))
        ? { path, kind: "marks" }
        : withoutMarks(path, stages),
    );
  }
  return { tree, isClean: false, conflicts };
}
