import { stripInvisible } from "./invisible.ts";

export type Sanitised = {
  text: string;
  /** What was taken out, a line each, for whoever approves: hidden text is a warning by itself. */
  removed: string[];
};

const OPEN = "<!--";
const CLOSE = "-->";
const SHOWN = 200;

/** A link definition that is used as a comment: `[//]: # (text)`; GitHub shows nothing of it. */
const DEFINITION_COMMENT = /^[ \t>]*\[[^\]\n]*\]:[ \t]*(?:<>|<?#>?)(?:[ \t][^\n]*)?(?:\n|$)/gm;

const excerpt = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};

/**
 * Without HTML comments. Each character is appended to what is left so far, and an opener is looked
 * for at the end of that: an opener that only appears when an inner comment goes is found as well,
 * in one pass. A comment that is never closed hides the rest of the text, so the rest goes.
 */
function stripComments(text: string, removed: string[]): string {
  const kept: string[] = [];
  let at = 0;
  while (at < text.length) {
    kept.push(text.charAt(at));
    at += 1;
    if (kept.at(-1) !== "-" || kept.slice(-OPEN.length).join("") !== OPEN) continue;
    kept.length -= OPEN.length;
    const close = text.indexOf(CLOSE, at);
    const end = close < 0 ? text.length : close;
    removed.push(`HTML comment: ${excerpt(text.slice(at, end))}`);
    at = close < 0 ? text.length : close + CLOSE.length;
  }
  return kept.join("");
}

/**
 * Untrusted text as a reader of GitHub's page sees it: without HTML comments and without characters
 * that nobody sees (threats 3 and 4). Emoji stay. Doing it twice changes nothing.
 */
export function sanitise(raw: string): Sanitised {
  const removed: string[] = [];
  const visible = stripInvisible(raw.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n"), removed);
  const text = stripComments(visible, removed).replace(DEFINITION_COMMENT, (line) => {
    removed.push(`Markdown comment: ${excerpt(line)}`);
    return "";
  });
  return { text, removed };
}
