import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Files of a git folder that we write once, and that decide what git starts, fetches or leaves out. */
const OURS = ["config", "shallow", "info/exclude"] as const;

/** Files of a git folder that could name programs or other repositories, and that we never write. */
const FOREIGN = [
  "commondir",
  "config.worktree",
  "info/attributes",
  "info/grafts",
  "info/sparse-checkout",
  "objects/info/alternates",
  "objects/info/http-alternates",
];

export type Seal = {
  restore: () => Promise<void>;
  /** From now on the clone has its whole history: there is to be no `shallow`. */
  deepened: () => void;
};

const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, "utf8").catch(() => undefined);

/**
 * The clone's configuration as we made it. Generated code may run next to the clone; `restore` before
 * each command makes sure that nothing it wrote there takes effect (threat 15).
 */
export async function sealConfig(gitDir: string): Promise<Seal> {
  const original = new Map<string, string | undefined>();
  for (const name of OURS) original.set(name, await textOf(join(gitDir, name)));
  return {
    async restore() {
      for (const [name, text] of original) {
        const file = join(gitDir, name);
        if ((await textOf(file)) === text) continue;
        await rm(file, { recursive: true, force: true });
        await mkdir(dirname(file), { recursive: true });
        if (text !== undefined) await writeFile(file, text);
      }
      for (const name of FOREIGN) await rm(join(gitDir, name), { recursive: true, force: true });
    },
    deepened() {
      original.set("shallow", undefined);
    },
  };
}
