/** Characters of one tool result; about 8,000 tokens. */
const MAX_CHARACTERS = 30_000;
const MAX_LINE = 2_000;

const shortLine = (line: string): string =>
  line.length <= MAX_LINE
    ? line
    : `${line.slice(0, MAX_LINE)} [line cut, ${line.length} characters]`;

export type Lines = { text: string; offset: number; limit: number };

/** Numbered lines of a file from `offset` (1 is the first), with a note on how to read on. */
export function numberedLines({ text, offset, limit }: Lines): string {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const shown: string[] = [];
  let characters = 0;
  for (const [index, line] of lines.slice(offset - 1, offset - 1 + limit).entries()) {
    const row = `${String(offset + index).padStart(6)}\t${shortLine(line)}`;
    characters += row.length + 1;
    if (characters > MAX_CHARACTERS) break;
    shown.push(row);
  }
  if (lines.length === 0) return "(the file is empty)";
  const last = offset + shown.length - 1;
  if (shown.length === 0) return `(the file has ${lines.length} lines)`;
  return last >= lines.length
    ? shown.join("\n")
    : `${shown.join("\n")}\n[lines ${offset}-${last} of ${lines.length}; read on with offset ${last + 1}]`;
}

/** Characters kept of a long output's two ends; programs say at the end how it went. */
const HEAD = 4_000;
const TAIL = 12_000;

/**
 * A long output without its middle.
 *
 * @param keep puts the whole away and names it, only called where something is left out
 */
export function endsOf(text: string, keep: (text: string) => string): string {
  const left = text.length - HEAD - TAIL;
  if (left <= 0) return text;
  const name = keep(text);
  const next = text.slice(0, HEAD).split("\n").length;
  return `${text.slice(0, HEAD)}\n[${left} characters are left out; read them with path "${name}", from offset ${next}]\n${text.slice(-TAIL)}`;
}

/** The beginning of a list of lines. */
export function beginningOf(lines: readonly string[], limit: number): string {
  const shown: string[] = [];
  let characters = 0;
  for (const line of lines.slice(0, limit).map(shortLine)) {
    characters += line.length + 1;
    if (characters > MAX_CHARACTERS) break;
    shown.push(line);
  }
  return lines.length <= shown.length
    ? shown.join("\n")
    : `${shown.join("\n")}\n[${lines.length - shown.length} more; narrow the search]`;
}
