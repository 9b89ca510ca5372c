/** Markdown of the generated pages. */

const cell = (text: string): string => text.replace(/\s+/g, " ").replaceAll("|", "\\|").trim();

export const code = (text: string): string => (text === "" ? "" : `\`${text}\``);

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

/** A table; nothing where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [row(head), row(head.map(() => "---")), ...rows.map(row), ""];
}

/** The first line of every generated page. */
export const GENERATED = "<!-- generated: npm run generate -->";
