import ncc from "@vercel/ncc";
import { checkLocked } from "./locked-packages.mjs";

/**
 * What ncc makes of an entry: its code and everything that belongs beside it, by file name.
 * @param {string} root folder of package-lock.json, which must have every package that is taken in
 */
export async function bundle(root, entry, options = {}) {
  const { code, assets, stats } = await ncc(entry, {
    cache: false,
    quiet: true,
    license: "licenses.txt",
    ...options,
  });
  checkLocked(root, modulesOf(stats.compilation));
  const files = new Map([["index.js", code]]);
  for (const [name, { source }] of Object.entries(assets))
    if (!name.endsWith("package.json")) files.set(name, source.toString());
  return files;
}

/** What ncc puts in place of a module that is not there. */
const OWN = /\/node_modules\/@vercel\/ncc\//;

/** Files of all modules, also of those that webpack joined to one. */
function modulesOf({ modules }) {
  const single = [...modules].flatMap((module) => [module, ...(module.modules ?? [])]);
  const files = single.flatMap(({ resource }) => resource?.replace(/\?.*$/, "") || []);
  return files.filter((file) => !OWN.test(file));
}
