import type { KnowledgeDocument } from "../knowledge/document.ts";
import { documentsOfLog, type LogText } from "../knowledge/documents-of-log.ts";
import { settled } from "../knowledge/settle.ts";
import { logEntries } from "../log/log-entry.ts";
import type { SessionRecord } from "../session/session.ts";
import { lastMovement } from "./last-movement.ts";
import type { KnowledgeSummary } from "./site-format.ts";

const CHUNK_SIZE = 500;

/** What the log would say of sessions, where the records are there and the log is not. */
const logOf = (records: readonly SessionRecord[]): LogText[] =>
  records.map((record) => ({
    path: `#${record.issue.number}`,
    text: logEntries(record, new Date(lastMovement(record)))
      .map(({ markdown }) => markdown)
      .join("\n"),
  }));

/** Issues of several repositories have the same numbers: what became of one says nothing of another. */
const settledApart = (records: readonly SessionRecord[]): KnowledgeDocument[] =>
  [...new Set(records.map(({ repository }) => repository))].flatMap((repository) =>
    settled(documentsOfLog(logOf(records.filter((one) => one.repository === repository)))),
  );

/** The documents that the page searches: of the log, else of the records; those that have ended. */
export const knowledgeDocuments = (
  logs: readonly LogText[],
  records: readonly SessionRecord[],
): KnowledgeDocument[] =>
  (logs.length > 0 ? settled(documentsOfLog(logs)) : settledApart(records)).filter(
    ({ outcome }) => outcome !== "open",
  );

/** The files of `data/` that hold documents, by name without `.js`. */
export function knowledgeData(documents: readonly KnowledgeDocument[]): Map<string, unknown> {
  const chunks = Math.ceil(documents.length / CHUNK_SIZE);
  const summary: KnowledgeSummary = { documents: documents.length, chunks };
  return new Map<string, unknown>([
    ["knowledge", summary],
    ...Array.from({ length: chunks }, (_, at): [string, unknown] => [
      `knowledge-${at}`,
      documents.slice(at * CHUNK_SIZE, (at + 1) * CHUNK_SIZE),
    ]),
  ]);
}
