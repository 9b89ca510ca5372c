import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { withSection, type Section } from "./changelog.ts";
import { textIn } from "./clone.ts";

/** The version as npm writes it: the first in package.json, the first two in the lock file. */
function withVersion(manifest: string, version: string, times: number): string {
  let left = times;
  const changed = manifest.replace(/^( +"version": )"[^"]*"/gm, (line, start: string) =>
    left-- > 0 ? `${start}"${version}"` : line,
  );
  if (left > 0) throw new Error("a manifest without its version");
  return changed;
}

/** Writes version and changelog into a clone; commits nothing. @returns the files */
export function prepareRelease(root: string, section: Section, replaces?: Section): string[] {
  const { version } = section;
  const files = {
    "package.json": withVersion(textIn(root, "package.json"), version, 1),
    "package-lock.json": withVersion(textIn(root, "package-lock.json"), version, 2),
    "CHANGELOG.md": withSection(textIn(root, "CHANGELOG.md"), section, replaces),
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  return Object.keys(files);
}
