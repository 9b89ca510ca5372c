import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { manifestText } from "../projects/manifest.ts";

/** A package that lies in an environment. */
export type Package = { name: string; version: string };

/** Names are equal whatever their case and separators (PEP 503). */
const normalName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, "-");

const INFO = /^([A-Za-z0-9][\w.]*)-([\w.!+]+)\.dist-info$/;

async function sitesOf(environment: string): Promise<string[]> {
  const lib = join(environment, "lib");
  const names = await readdir(lib).catch((): string[] => []);
  return names
    .filter((name) => name.startsWith("python"))
    .map((name) => join(lib, name, "site-packages"));
}

/** True for what was installed from a folder, as the project itself is (PEP 610). */
const isLocal = async (folder: string): Promise<boolean> =>
  (await manifestText(join(folder, "direct_url.json"))).includes('"dir_info"');

/**
 * The packages of a virtual environment by the names of their folders (PEP 427), those from folders left
 * out. No program runs: what packages bring along could change what it says.
 */
export async function packagesIn(environment: string): Promise<Package[]> {
  const found: Package[] = [];
  for (const site of await sitesOf(environment)) {
    for (const entry of await readdir(site).catch((): string[] => [])) {
      const [, name, version] = INFO.exec(entry) ?? [];
      if (name === undefined || version === undefined || (await isLocal(join(site, entry))))
        continue;
      found.push({ name: normalName(name), version });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
