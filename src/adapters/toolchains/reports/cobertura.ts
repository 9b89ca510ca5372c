import { isAbsolute, normalize, relative } from "node:path";
import type { LineCoverage } from "./line-coverage.ts";
import { tagsOf } from "./xml.ts";

/**
 * Line coverage of a Cobertura XML report. A class's lines are counted, not those of its methods, which
 * are the same again; classes of one file are taken together.
 * @throws Error where it is no such report
 */
export function parseCobertura(text: string, root: string): LineCoverage {
  const files = new Map<string, Map<number, boolean>>();
  let rootTag: string | undefined;
  let current: Map<number, boolean> | undefined;
  let inMethods = false;
  for (const { kind, name, attributes } of tagsOf(text)) {
    rootTag ??= name;
    if (name === "methods") inMethods = kind === "open";
    if (name === "class" && kind === "close") current = undefined;
    if (kind === "close") continue;
    if (name === "class") {
      const named = attributes.get("filename") ?? "";
      const path = normalize(isAbsolute(named) ? relative(root, named) : named);
      current = files.get(path) ?? new Map<number, boolean>();
      files.set(path, current);
    }
    if (name !== "line" || inMethods || !current) continue;
    const line = Number(attributes.get("number"));
    const hits = Number(attributes.get("hits"));
    if (!Number.isInteger(line) || !Number.isFinite(hits))
      throw new Error("a line of the Cobertura report has no number or hits");
    current.set(line, (current.get(line) ?? false) || hits > 0);
  }
  if (rootTag !== "coverage") throw new Error("this is no Cobertura report");
  return new Map(
    [...files].map(([path, lines]) => [
      path,
      { lines: lines.size, hit: [...lines.values()].filter(Boolean).length },
    ]),
  );
}
