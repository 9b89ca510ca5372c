import { neutralise } from "../../core/text/workflow-text.ts";

/** Text of others as one line for a terminal. */
export const oneLine = (text: string, most = 300): string => {
  const line = neutralise(text).replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
};

/** Rows under each other in columns as wide as their widest cell; the last column is not padded. */
export function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
