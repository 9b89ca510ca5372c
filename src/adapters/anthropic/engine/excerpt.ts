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

/** The end of an output, where programs say how it went. */
export function endOf(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  return `[the first ${text.length - MAX_CHARACTERS} characters are left out; write the output to a file outside of the worktree ($TMPDIR) and look at parts of it]\n${text.slice(-MAX_CHARACTERS)}`;
}

/** The beginning of a list of lines. */
export function beginningOf(lines: readonly string[], limit: number): string {
  const shown = lines.slice(0, limit).map(shortLine);
  return lines.length <= limit
    ? shown.join("\n")
    : `${shown.join("\n")}\n[${lines.length - limit} more; narrow the search]`;
}
