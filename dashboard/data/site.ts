import type { SessionPage } from "../../src/core/dashboard/session-page.ts";
import { DATA_FORMAT, type SiteSummary } from "../../src/core/dashboard/site-format.ts";
import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import { take } from "./take.ts";

/**
 * The data was written by the command that wrote this page beside it, so only its format is checked: a page that
 * was copied without its data, or data of another version, says so instead of showing half of it.
 */
export async function loadSummary(): Promise<SiteSummary> {
  const summary = (await take("sessions")) as SiteSummary;
  if (summary.format !== DATA_FORMAT)
    throw new Error(
      `The data has format ${summary.format} and this page reads ${DATA_FORMAT}: run miyabi dashboard again`,
    );
  return summary;
}

/** @throws Error where the session is not in the file that should hold it */
export async function loadSession(row: SessionRow): Promise<SessionPage> {
  const pages = (await take(`chunk-${row.chunk}`)) as readonly SessionPage[];
  const page = pages.find(({ id }) => id === row.id);
  if (page === undefined)
    throw new Error(`data/chunk-${row.chunk}.js does not hold session ${row.id}`);
  return page;
}
