import { plainLine } from "./inert-line.ts";

/**
 * Any text as the label of a Mermaid node, to stand between double quotes, at most 60 characters:
 * whatever Mermaid or Markdown could read as syntax becomes one of Mermaid's entity codes.
 */
export const mermaidLabel = (text: string): string =>
  plainLine(text, 60).replace(/[^\p{L}\p{N} .,:+/_-]/gu, (one) => `#${one.codePointAt(0) ?? 0};`);
