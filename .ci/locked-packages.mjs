import { readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";

/** Up to the innermost package, e.g. `…/node_modules/a/node_modules/@b/c`. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * Refuses modules of packages that the lock file does not have, or has at another version: an optional import of a
 * library takes whatever happens to be installed, and what is built on one machine must be built on all.
 * @param {string} root folder of package-lock.json
 * @param {readonly string[]} resources absolute paths of the modules in a bundle
 * @throws {Error} that names the packages
 */
export function checkLocked(root, resources) {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const folders = new Set(
    resources.flatMap((path) => PACKAGE.exec(path.replaceAll("\\", "/")) ?? []),
  );
  const wrong = [...folders].sort().flatMap((folder) => {
    const path = relative(realpathSync(root), folder);
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const locked = packages[path]?.version;
    if (locked === version) return [];
    const instead = locked === undefined ? "does not have it" : `has ${locked}`;
    return [`  ${name} ${version} in ${path}: package-lock.json ${instead}`];
  });
  if (wrong.length === 0) return;
  throw new Error(
    `The bundle would take in packages that are not locked:\n${wrong.join("\n")}\nInstall what is locked: npm ci`,
  );
}
