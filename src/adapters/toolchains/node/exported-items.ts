/** One item that a module exports where it declares it. */
export type ExportedItem = { name: string; line: number; documented: boolean };

const EXPORT =
  /^export\s+(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|class|const|let|var|interface|type|enum|namespace)\s*([\w$]*)/;
const DEFAULT_VALUE =
  /^export\s+default\s+(?!function|class|async\s+function|abstract|interface)\S/;
const COMMON_JS =
  /^(?:module\.)?exports\.([\w$]+)\s*=[^=]|^module\.exports\s*=\s*(?:async\s+)?(?:function|class)\s*([\w$]*)/;
const DECORATOR = /^\s*@[\w$.]+(?:\(.*\))?\s*$/;

/** Whether the line before ends a JSDoc comment; decorators may stand between. */
function documentedAbove(lines: readonly string[], index: number): boolean {
  let at = index - 1;
  while (at >= 0 && DECORATOR.test(lines[at] ?? "")) at--;
  if (!/\*\/\s*$/.test(lines[at] ?? "")) return false;
  while (at >= 0 && !(lines[at] ?? "").includes("/*")) at--;
  const comment = (lines[at] ?? "").trimStart();
  return comment.startsWith("/**") && !comment.startsWith("/**/");
}

/**
 * The items that a JavaScript or TypeScript module exports and whether a JSDoc comment stands right
 * before each. Re-exports (`export { a } from`) are documented where they come from.
 */
export function exportedItems(text: string): ExportedItem[] {
  const lines = text.split("\n");
  const seen = new Map<string, ExportedItem>();
  for (const [index, line] of lines.entries()) {
    const found = EXPORT.exec(line) ?? COMMON_JS.exec(line);
    if (!found && !DEFAULT_VALUE.test(line)) continue;
    const name = found?.[1] ?? found?.[2] ?? "";
    const documented = documentedAbove(lines, index);
    const key = name === "" ? "default" : name;
    // Overloads are one item; one of them carries the comment.
    const before = seen.get(key);
    seen.set(key, {
      name: key,
      line: before?.line ?? index + 1,
      documented: documented || (before?.documented ?? false),
    });
  }
  return [...seen.values()];
}
