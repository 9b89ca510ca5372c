import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { GitRepository } from "./repository.ts";
import { lineOf } from "./run-git.ts";

type Place = Readonly<Record<string, string>>;

export type Indexed = {
  repository: GitRepository;
  workTree: string;
  /** The index with all that lies in the work tree. */
  place: Place;
  /** The index of the commit that it is compared with. */
  before: Place;
  head: string;
  /** A folder that is not there yet, for what a checkout writes; with a slash at its end. */
  fresh: string;
};

/** A file whose content changed; `mode` is the one after the change. */
type Edit = { path: string; mode: string; old: string; now: string };

const CRLF = Buffer.from("\r\n");

async function editsOf({ repository, place, workTree, head }: Indexed): Promise<Edit[]> {
  const args = ["diff-index", "--cached", "--raw", "-z", "--no-renames", "--abbrev=64", head];
  const fields = await repository.fields(args, { place, cwd: workTree });
  const edits: Edit[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [from = "", mode = "", old = "", now = "", status] = (fields[at] ?? "").split(" ");
    const path = fields[at + 1] ?? "";
    const isFile = from.startsWith(":100") && mode.startsWith("100");
    // A name that is no UTF-8 cannot be asked for again: git's own way is kept for it.
    if (status === "M" && isFile && old !== now && !path.includes("\uFFFD"))
      edits.push({ path, mode, old, now });
  }
  return edits;
}

/** Those whose bytes are not what a checkout of the old ones writes. */
async function touched(edits: readonly Edit[], indexed: Indexed): Promise<Set<Edit>> {
  const { repository, before, workTree, fresh } = indexed;
  const args = ["checkout-index", "--quiet", "--force", "-z", "--stdin", `--prefix=${fresh}`];
  const input = edits.map(({ path }) => `${path}\0`).join("");
  await repository.run(args, { place: before, cwd: workTree, input });
  const found = new Set<Edit>();
  for (const edit of edits) {
    const written = await readFile(join(fresh, edit.path));
    if (!written.equals(await readFile(join(workTree, edit.path)))) found.add(edit);
  }
  return found;
}

/** Whether the edit would turn all line ends of a file from CR LF to LF that still has them on disk. */
async function isConverted({ path, old, now }: Edit, { repository, workTree }: Indexed) {
  const holds = async (blob: string): Promise<boolean> =>
    (await repository.run(["cat-file", "blob", blob])).stdout.includes(CRLF);
  if (!(await readFile(join(workTree, path))).includes(CRLF)) return false;
  return (await holds(old)) && !(await holds(now));
}

/**
 * Where a repository holds files otherwise than its own attributes would store them (CR LF under
 * `text`), git calls each of them changed and rewrites every line. Here a file that nobody touched
 * stays what it was, and one that was edited keeps its line ends.
 */
export async function keepLineEnds(indexed: Indexed): Promise<void> {
  const { repository, place, workTree } = indexed;
  const edits = await editsOf(indexed);
  if (edits.length === 0) return;
  const really = await touched(edits, indexed);
  const kept: string[] = [];
  for (const edit of edits) {
    const { path, mode, old } = edit;
    if (!really.has(edit)) kept.push(`${mode} ${old}\t${path}\0`);
    else if (await isConverted(edit, indexed)) {
      const args = ["hash-object", "-w", "--no-filters", "--", path];
      const raw = lineOf(await repository.run(args, { cwd: workTree, place }));
      kept.push(`${mode} ${raw}\t${path}\0`);
    }
  }
  const args = ["update-index", "-z", "--index-info"];
  await repository.run(args, { place, cwd: workTree, input: kept.join("") });
}
