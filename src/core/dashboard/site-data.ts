import type { SessionRecord } from "../session/session.ts";
import { sessionPage } from "./session-page.ts";
import { sessionRow } from "./session-row.ts";
import { DATA_FORMAT, type SiteSummary } from "./site-format.ts";

/** Sessions in a file of data: one is loaded when a session of it is opened. */
const CHUNK_SIZE = 20;

export type SiteInput = {
  /** The newest record of each session. */
  records: readonly SessionRecord[];
  now: Date;
  /** Where the records were read, for people. */
  source: string;
  /** Where the repositories lie, e.g. `https://github.com`. */
  server: string;
};

/**
 * A file of data as the page loads it: a script, because a page that was opened from a folder may load scripts
 * and nothing else. The data is a string in it, so that no key of it means anything to the language.
 */
export function dataScript(name: string, value: unknown): string {
  const json = JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const text = json.replace(/[\\']/g, "\\$&");
  return `miyabiTake(${JSON.stringify(name)},JSON.parse('${text}'));\n`;
}

/** What names each session in addresses of the page. */
function idsOf(records: readonly SessionRecord[]): (record: SessionRecord) => string {
  const one = new Set(records.map(({ repository }) => repository)).size <= 1;
  return ({ repository, issue }) => (one ? `${issue.number}` : `${repository}/${issue.number}`);
}

/** The files of `data/` that hold sessions, by name without `.js`. */
export function sessionData({ records, now, source, server }: SiteInput): Map<string, unknown> {
  const idOf = idsOf(records);
  const rows = records
    .map((record) => ({ record, row: sessionRow(record, { id: idOf(record), chunk: 0, now }) }))
    .sort((a, b) => b.row.movedAt.localeCompare(a.row.movedAt))
    .map(({ record, row }, at) => ({
      record,
      row: { ...row, chunk: Math.floor(at / CHUNK_SIZE) },
    }));
  const summary: SiteSummary = {
    format: DATA_FORMAT,
    generatedAt: now.toISOString(),
    source,
    rows: rows.map(({ row }) => row),
  };
  const files = new Map<string, unknown>([["sessions", summary]]);
  for (let from = 0; from < rows.length; from += CHUNK_SIZE)
    files.set(
      `chunk-${from / CHUNK_SIZE}`,
      rows
        .slice(from, from + CHUNK_SIZE)
        .map(({ record, row }) => sessionPage(record, { id: row.id, server })),
    );
  return files;
}
