import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { ReadYaml } from "../../core/config-text.ts";
import { parseYaml } from "./parse-yaml.ts";

/** Line and column of a key or an item, or of the innermost thing around it that is there. */
function positionIn(text: string, path: readonly PropertyKey[]): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (pair === undefined) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (isScalar(item) || isMap(item) || isSeq(item)) offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}

/**
 * Reads YAML documents of one name, and knows where in them things stand.
 * @param what how messages name the text, e.g. `.github/miyabi.yml`
 */
export function yamlReader(what: string): ReadYaml {
  return Object.assign((text: string): unknown => parseYaml(text, what), {
    placeIn: (text: string, path: readonly PropertyKey[]) => `${what}:${positionIn(text, path)}`,
  });
}
