/** An entry of the log as it is read back: a heading, then a field on each line until the first section. */
export type ReadEntry = {
  /** What the journal knows it by, from the hidden line above the heading; none in logs of other writers. */
  key?: string;
  at: Date;
  /** E.g. `Task Execution`. */
  title: string;
  /** `**Agent**: CodeGenAgent` and the like, by name; texts are as inert as they were written. */
  fields: ReadonlyMap<string, string>;
  /** The list below `### Actions`, without its dashes; as inert as it was written. */
  actions: readonly string[];
};

const HEADING = /^## (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) - (\S.*)$/;
const KEY = /^<!-- miyabi:log:([\w:.-]{1,200}) -->$/;
const FIELD = /^\*\*(\w[\w ]*)\*\*: (.*)$/;

/**
 * The entries of a log file (core/log/log-entry.ts writes them). Anybody who may write to the repository
 * may write there, so nothing is taken for granted: what is no entry is skipped, and so is an entry
 * that says the same field twice.
 */
export function readLog(text: string): ReadEntry[] {
  const blocks: { key: string | undefined; heading: string; lines: string[] }[] = [];
  let before = "";
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("## "))
      blocks.push({ key: KEY.exec(before)?.[1], heading: line, lines: [] });
    else blocks.at(-1)?.lines.push(line);
    before = line;
  }
  return blocks.flatMap(({ key, heading, lines }) => {
    const entry = entryOf(heading, lines);
    if (entry === undefined) return [];
    return [key === undefined ? entry : { key, ...entry }];
  });
}

function actionsOf(lines: readonly string[]): string[] {
  const from = lines.indexOf("### Actions");
  const below = from < 0 ? [] : lines.slice(from + 1);
  const end = below.findIndex((line) => line.startsWith("#"));
  return below
    .slice(0, end < 0 ? undefined : end)
    .flatMap((line) => (line.startsWith("- ") ? [line.slice(2)] : []));
}

function entryOf(heading: string, lines: readonly string[]): ReadEntry | undefined {
  const [, day, time, title = ""] = HEADING.exec(heading) ?? [];
  const at = new Date(`${day ?? ""}T${time ?? ""}Z`);
  if (Number.isNaN(at.getTime())) return undefined;
  const fields = new Map<string, string>();
  for (const line of lines) {
    if (line.startsWith("#")) break;
    const [match, name = "", value = ""] = FIELD.exec(line) ?? [];
    if (match === undefined) continue;
    if (fields.has(name)) return undefined;
    fields.set(name, value);
  }
  return { at, title, fields, actions: actionsOf(lines) };
}
