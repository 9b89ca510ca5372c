import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import picomatch from "picomatch";

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });

/**
 * `hashFiles()`: SHA-256 over the SHA-256 of each matching file; "" where none matches. A pattern that names
 * a folder means everything in it, `!` takes away (rules of @actions/glob).
 * https://docs.github.com/actions/reference/evaluate-expressions-in-workflows-and-actions#hashfiles
 */
export const hashFiles = (workspace: string, patterns: readonly string[]): string => {
  const rules = patterns
    .flatMap((pattern) => pattern.split("\n"))
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const exclude = line.startsWith("!");
      const glob = (exclude ? line.slice(1) : line).replace(/^\.\//, "").replace(/\/$/, "");
      const inside = glob.startsWith(workspace) ? relative(workspace, glob) : glob;
      return { exclude, matches: picomatch([inside, `${inside}/**`], { dot: true }) };
    });
  const chosen = (path: string): boolean =>
    rules.reduce((is, rule) => (rule.matches(path) ? !rule.exclude : is), false);

  const files = filesBelow(workspace).filter((path) => chosen(relative(workspace, path)));
  if (files.length === 0) return "";
  const sum = createHash("sha256");
  for (const file of files) sum.update(createHash("sha256").update(readFileSync(file)).digest());
  return sum.digest("hex");
};
