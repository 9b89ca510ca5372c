import fc from "fast-check";
import { exported } from "../../../src/cli/knowledge/exports.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";

/** The rows of a CSV text, as RFC 4180 reads them. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
  for (let match = cells.exec(text); match !== null; match = cells.exec(text)) {
    const [, cell = "", end] = match;
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "\r\n") rows.push([]);
    if (cells.lastIndex >= text.length) break;
  }
  return rows.filter((row) => row.length > 1);
}

test("any title is one cell of a CSV file, and never a formula", () => {
  const start = fc.constantFrom("=", "+", "-", "@", "\t", " =", '"', ",", "");
  fc.assert(
    fc.property(start, fc.string({ unit: "grapheme" }), (first, rest) => {
      const title = first + rest;
      const [heads = [], row = []] = rowsOf(exported([knowledgeDocument({ title })], "csv"));
      const cell = row[heads.indexOf("title")] ?? "none";
      expect(row).toHaveLength(heads.length);
      expect(cell.replace(/^'/, "")).toBe(title.replace(/^'/, ""));
      expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
    }),
  );
});

test("Markdown is inert, JSON has all that there is", () => {
  const document = knowledgeDocument({ title: "# <b>@team</b>", keywords: ["a"], seconds: 9 });
  expect(exported([document], "md")).toBe(
    [
      "## \\# \\<b\\>team\\</b\\>",
      "",
      "2026-01-05T10:18:23.000Z, task of task-500-1 by CodeGenAgent: **success**",
      "",
      "- Keywords: a",
      "- Files: src/user.ts",
      "- Summary: Added User model with validation",
      "",
    ].join("\n"),
  );
  expect(JSON.parse(exported([document], "json"))).toEqual([document]);
});
