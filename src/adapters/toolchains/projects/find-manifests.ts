import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { FOREIGN_FOLDERS } from "../../../core/projects.ts";

/** Below the top folder; a manifest that lies deeper is not looked for. */
const MOST_DEPTH = 6;
const MOST_FOLDERS = 10_000;

/**
 * Paths of a tree's files, relative to it, as far as projects may lie: no hidden folders, no packages of
 * others, no links.
 */
export async function filesForProjects(root: string): Promise<string[]> {
  const files: string[] = [];
  const folders = [{ path: "", depth: 0 }];
  for (let at = 0; at < folders.length && at < MOST_FOLDERS; at++) {
    const { path, depth } = folders[at] ?? { path: "", depth: 0 };
    for (const entry of await readdir(join(root, path), { withFileTypes: true })) {
      const name = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile()) files.push(name);
      const enter = entry.isDirectory() && depth < MOST_DEPTH && !entry.name.startsWith(".");
      if (enter && !FOREIGN_FOLDERS.has(entry.name)) folders.push({ path: name, depth: depth + 1 });
    }
  }
  return files;
}
