import type { KnowledgeDocument } from "../../core/knowledge/document.ts";
import { excerptOf } from "../../core/knowledge/excerpt.ts";
import { inertLine } from "../../core/text/inert-line.ts";

export const FORMATS = ["json", "csv", "md"] as const;
export type Format = (typeof FORMATS)[number];

const COLUMNS = [
  ...["id", "time", "type", "issue", "task", "agent", "taskType", "status", "outcome"],
  ...["title", "keywords", "files", "seconds", "score", "commit", "source", "content"],
] as const satisfies readonly (keyof KnowledgeDocument)[];

/**
 * A cell as RFC 4180 has it, and no formula: spreadsheets run what begins with one of these.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const plain = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const csv = (documents: readonly KnowledgeDocument[]): string =>
  [
    COLUMNS.join(","),
    ...documents.map((document) =>
      COLUMNS.map((column) => {
        const value = document[column] ?? "";
        return cell(Array.isArray(value) ? value.join("; ") : value);
      }).join(","),
    ),
    "",
  ].join("\r\n");

const markdown = (documents: readonly KnowledgeDocument[]): string =>
  documents
    .map((document) => {
      const { title, time, type, task, issue, agent, outcome } = document;
      const lines = excerptOf(document).split("\n").slice(1);
      return [
        `## ${inertLine(title)}`,
        "",
        `${time}, ${type} of ${task ?? `issue-${issue}`} by ${inertLine(agent)}: **${outcome}**`,
        "",
        ...lines.map((line) => `- ${inertLine(line, 1_000)}`),
        "",
      ].join("\n");
    })
    .join("\n");

/** Documents in their order, as a file of that format. */
export function exported(documents: readonly KnowledgeDocument[], format: Format): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(documents, null, 2)}\n`;
    case "csv":
      return csv(documents);
    case "md":
      return markdown(documents);
  }
}
