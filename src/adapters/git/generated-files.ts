import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { GitRepository } from "./repository.ts";

/** https://docs.github.com/repositories/working-with-files/managing-files/customizing-how-changed-files-appear-on-github */
const ATTRIBUTES = ["linguist-generated", "linguist-vendored"];

/**
 * Those of the paths that a commit's own .gitattributes call generated or vendored. They are read from an
 * index of that commit, which git can do since long before it learned `check-attr --source` (2.40).
 */
export async function generatedFiles(
  repository: GitRepository,
  commit: string,
  paths: readonly string[],
): Promise<string[]> {
  if (paths.length === 0) return [];
  const folder = await mkdtemp(join(repository.scratch, "attributes-"));
  try {
    const place = { GIT_INDEX_FILE: join(folder, "index") };
    await repository.run(["read-tree", commit], { place });
    const fields = await repository.fields(
      ["check-attr", "--cached", "--stdin", "-z", ...ATTRIBUTES],
      { place, input: paths.join("\0") },
    );
    const found = new Set<string>();
    for (let at = 0; at + 2 < fields.length; at += 3) {
      const [path = "", , value] = fields.slice(at, at + 3);
      if (value === "set" || value === "true") found.add(path);
    }
    return paths.filter((path) => found.has(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
