import { access } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Whether anything lies at a path that this process may reach. */
export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The program of the first folder whose own packages have it; undefined where none has. */
export async function programOf(
  name: string,
  folders: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders) {
    const program = join(folder, "node_modules/.bin", name);
    if (await isThere(program)) return program;
  }
  return undefined;
}

/** A folder and those above it: where npx looks for a program before it asks the registry, for a minute. */
export function upwardsFrom(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...upwardsFrom(above)];
}
