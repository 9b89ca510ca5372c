import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Files of a git folder that could name programs or other repositories, and that we never write. */
const FOREIGN = [
  "config.worktree",
  "info/attributes",
  "info/grafts",
  "objects/info/alternates",
  "shallow",
];

/**
 * The clone's configuration as we made it. Generated code may run next to the clone; `restore` before
 * each command makes sure that nothing it wrote there takes effect (threat 15).
 */
export async function sealConfig(gitDir: string): Promise<{ restore: () => Promise<void> }> {
  const file = join(gitDir, "config");
  const original = await readFile(file, "utf8");
  return {
    async restore() {
      const current = await readFile(file, "utf8").catch(() => undefined);
      if (current !== original) {
        await rm(file, { recursive: true, force: true });
        await writeFile(file, original);
      }
      for (const name of FOREIGN) await rm(join(gitDir, name), { recursive: true, force: true });
    },
  };
}
