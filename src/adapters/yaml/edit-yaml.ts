import { isDeepStrictEqual } from "node:util";
import { type Document, isMap, isNode, isScalar, parseDocument } from "yaml";

/** A number at a place of a document, e.g. `["review", "autoMerge"]`. */
export type Edit = { path: readonly [section: string, key: string]; value: number };

/** Of the end of the line that an offset is in, or of the line end before it. */
function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === "\n") return offset;
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

const insert = (text: string, at: number, line: string): string =>
  `${text.slice(0, at)}${at > 0 && text[at - 1] !== "\n" ? "\n" : ""}${line}\n${text.slice(at)}`;

/** The text with the edit in it and nothing else touched; undefined where the mapping is not written line by line. */
function spliced(text: string, document: Document, { path, value }: Edit): string | undefined {
  const [section, key] = path;
  const node = document.getIn(path, true);
  if (isScalar(node) && node.range)
    return text.slice(0, node.range[0]) + String(value) + text.slice(node.range[1]);
  const parent = document.get(section, true);
  if (parent === undefined) return insert(text, text.length, `${section}:\n  ${key}: ${value}`);
  if (!isMap(parent) || parent.flow === true) return undefined;
  const last = parent.items.at(-1);
  const first = parent.items[0]?.key;
  if (last === undefined || !isScalar(first) || !first.range) return undefined;
  const end = isNode(last.value) ? last.value.range?.[1] : undefined;
  if (end === undefined) return undefined;
  const begin = first.range[0];
  const indent = " ".repeat(begin - (text.lastIndexOf("\n", begin - 1) + 1));
  return insert(text, lineEnd(text, end), `${indent}${key}: ${value}`);
}

/**
 * A YAML text with numbers set. One that stands there is replaced where it stands, a new key goes to the end of its
 * section, and nothing else is touched: comments, order and layout stay. A section that is written in braces is printed
 * anew. The text was parsed before.
 */
export function editYaml(text: string, edits: readonly Edit[]): string {
  return edits.reduce((current, edit) => {
    const document = parseDocument(current);
    const byHand = spliced(current, document, edit);
    document.setIn(edit.path, edit.value);
    const wanted: unknown = document.toJS();
    if (byHand !== undefined && isDeepStrictEqual(parseDocument(byHand).toJS(), wanted))
      return byHand;
    return document.toString({ lineWidth: 0 });
  }, text);
}
