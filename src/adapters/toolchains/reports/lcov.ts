import { isAbsolute, join, normalize, relative } from "node:path";
import type { LineCoverage } from "./line-coverage.ts";

/**
 * Line coverage of an LCOV report (geninfo(1)): `SF:` names a file, `DA:<line>,<hits>` a line. A line
 * that is named twice counts once and is hit where one of the two was. `root` makes paths relative.
 * @throws Error where a line is not of that kind
 */
export function parseLcov(text: string, root: string): LineCoverage {
  const files = new Map<string, Map<number, boolean>>();
  let current: Map<number, boolean> | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("SF:")) {
      const named = line.slice(3);
      const path = normalize(
        isAbsolute(named) ? relative(root, named) : relative(root, join(root, named)),
      );
      current = files.get(path) ?? new Map<number, boolean>();
      files.set(path, current);
    } else if (line.startsWith("DA:")) {
      const [, number = "", hits = ""] = /^DA:(\d+),(\d+)/.exec(line) ?? [];
      if (!current || number === "") throw new Error(`not LCOV: ${line.slice(0, 80)}`);
      const key = Number(number);
      current.set(key, (current.get(key) ?? false) || Number(hits) > 0);
    } else if (line === "end_of_record") current = undefined;
    else if (line !== "" && !/^[A-Z]{2,5}:/.test(line))
      throw new Error(`not LCOV: ${line.slice(0, 80)}`);
  }
  return new Map(
    [...files].map(([path, lines]) => [
      path,
      { lines: lines.size, hit: [...lines.values()].filter(Boolean).length },
    ]),
  );
}
