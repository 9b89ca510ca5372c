/**
 * A `<details>` block of GitHub's Markdown with as many of the items as fit into `most` characters;
 * what does not fit is told with its number, which takes some 200 characters. Empty without items.
 */
export function folded(
  summary: string,
  items: readonly string[],
  { most, separator }: { most: number; separator: string },
): string {
  const [open, close] = [`<details><summary>${summary}</summary>`, "</details>"];
  const rest = (count: number): string =>
    `**${count} more ${count === 1 ? "is" : "are"} not shown here**: the text would be longer than GitHub takes.`;
  const frame = [open, "", close].join("\n\n").length;
  let room = most - frame - rest(items.length).length - separator.length;
  const shown: string[] = [];
  for (const item of items) {
    if (room < item.length + separator.length) break;
    shown.push(item);
    room -= item.length + separator.length;
  }
  if (items.length === 0) return "";
  const left = items.length - shown.length;
  return [open, [...shown, ...(left > 0 ? [rest(left)] : [])].join(separator), close].join("\n\n");
}
