import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Miyabi's own folder, in a checkout as well as installed: the nearest one above that has action.yml. */
export function packageDir(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, "action.yml"))) {
    const above = dirname(dir);
    if (above === dir) throw new Error("Miyabi's own files are not where they should be");
    dir = above;
  }
  return dir;
}
