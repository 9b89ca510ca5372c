import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const LEFTOVER = /^(?:build|.+\.egg-info)$/;
/** Where setuptools puts them. */
const FOLDERS = ["", "src", "lib"];

async function leftoversIn(path: string): Promise<Set<string>> {
  const found = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = await readdir(join(path, folder)).catch((): string[] => []);
      return names.filter((name) => LEFTOVER.test(name)).map((name) => join(path, folder, name));
    }),
  );
  return new Set(found.flat());
}

/**
 * Runs an installation and removes what the build of the project left in its tree: the tree is what is
 * committed and reviewed. The environment has its own copy of the same facts.
 */
export async function withoutLeftovers<T>(path: string, install: () => Promise<T>): Promise<T> {
  const before = await leftoversIn(path);
  try {
    return await install();
  } finally {
    for (const file of await leftoversIn(path))
      if (!before.has(file)) await rm(file, { recursive: true, force: true });
  }
}
