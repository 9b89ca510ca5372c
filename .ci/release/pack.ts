import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { Release } from "../../src/core/adopt/release.ts";
import { textIn } from "./clone.ts";

/** npm's provenance wants package.json to name the repository that published it. */
const withRepository = (manifest: string, repository: string): string => {
  const url = `git+https://github.com/${repository}.git`;
  const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(manifest));
  return `${JSON.stringify({ ...fields, repository: { type: "git", url } }, undefined, 2)}\n`;
};

/**
 * The npm package of a release, which knows what it is: `miyabi init` pins the commit that release.json names.
 * @param into folder for the package, made where it is missing
 */
export function packRelease(root: string, release: Release, into: string): void {
  const manifest = textIn(root, "package.json");
  const note = join(root, "release.json");
  mkdirSync(into, { recursive: true });
  writeFileSync(note, `${JSON.stringify(Release.parse(release), undefined, 2)}\n`);
  writeFileSync(join(root, "package.json"), withRepository(manifest, release.repository));
  try {
    execFileSync("npm", ["pack", "--pack-destination", resolve(into)], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    });
  } finally {
    writeFileSync(join(root, "package.json"), manifest);
    rmSync(note);
  }
}
