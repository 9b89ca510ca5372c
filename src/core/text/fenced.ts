import { neutralise } from "./workflow-text.ts";

/**
 * Text of others as a block of code in Markdown: its fence is longer than any in the text, so that nothing
 * in it ends the block and GitHub acts on nothing in it. Terminal escapes and control characters are taken out.
 */
export function fenced(text: string, language = "text"): string {
  const inside = neutralise(text);
  const longest = (inside.match(/`{3,}/g) ?? []).reduce(
    (most, { length }) => Math.max(most, length),
    2,
  );
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${inside.trim()}\n${fence}`;
}
