const CONTEXT = 3;

type Line = { sign: " " | "-" | "+"; text: string };

/** The longest common subsequence, after what both share at their ends; fit for texts that differ in few lines. */
function linesOf(before: readonly string[], after: readonly string[]): Line[] {
  const same = (text: string): Line => ({ sign: " ", text });
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const table = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(fresh.length + 1).fill(0),
  );
  const at = (row: number, column: number): number => table[row]?.[column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = fresh.length - 1; column >= 0; column--) {
      const cells = table[row];
      if (cells !== undefined)
        cells[column] =
          old[row] === fresh[column]
            ? at(row + 1, column + 1) + 1
            : Math.max(at(row + 1, column), at(row, column + 1));
    }
  const middle: Line[] = [];
  for (let row = 0, column = 0; row < old.length || column < fresh.length;) {
    const [gone, came] = [old[row], fresh[column]];
    if (gone !== undefined && gone === came) {
      middle.push(same(gone));
      row++;
      column++;
    } else if (
      gone !== undefined &&
      (came === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      middle.push({ sign: "-", text: gone });
      row++;
    } else {
      middle.push({ sign: "+", text: came ?? "" });
      column++;
    }
  }
  return [
    ...before.slice(0, start).map(same),
    ...middle,
    ...before.slice(before.length - end).map(same),
  ];
}

const split = (text: string): string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));
const range = (from: number, count: number): string =>
  `${count === 0 ? from - 1 : from}${count === 1 ? "" : `,${count}`}`;

/** A diff of two texts as `git apply` takes it; empty where they are the same. Both end with a line end, or are empty. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const lines = linesOf(split(before), split(after));
  const changed = lines.flatMap(({ sign }, at) => (sign === " " ? [] : [at]));
  if (changed.length === 0) return "";
  const hunks: { from: number; to: number }[] = [];
  for (const at of changed) {
    const last = hunks.at(-1);
    const [from, to] = [Math.max(0, at - CONTEXT), Math.min(lines.length, at + CONTEXT + 1)];
    if (last !== undefined && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  const count = (from: number, to: number, gone: Line["sign"]): number =>
    lines.slice(from, to).filter(({ sign }) => sign !== gone).length;
  return [
    before === "" ? "--- /dev/null" : `--- a/${path}`,
    `+++ b/${path}`,
    ...hunks.flatMap(({ from, to }) => [
      `@@ -${range(count(0, from, "+") + 1, count(from, to, "+"))} +${range(count(0, from, "-") + 1, count(from, to, "-"))} @@`,
      ...lines.slice(from, to).map(({ sign, text }) => `${sign}${text}`),
    ]),
    "",
  ].join("\n");
}
