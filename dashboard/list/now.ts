import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import { STANDINGS, type Standing } from "../../src/core/dashboard/standings.ts";

/** What an operator looks for first. */
export type Now = {
  counts: readonly { standing: Standing; count: number }[];
  /** Stuck ones first, then those that wait for a person; who waits longest first. */
  attention: readonly SessionRow[];
  /** What runs in production of each repository: the newest healthy release. */
  live: readonly SessionRow[];
};

const longestFirst = (a: SessionRow, b: SessionRow): number => a.since.localeCompare(b.since);

export function nowOf(rows: readonly SessionRow[]): Now {
  const of = (standing: Standing): SessionRow[] => rows.filter((row) => row.standing === standing);
  const live = new Map<string, SessionRow>();
  for (const row of rows) {
    if (row.production?.outcome !== "healthy") continue;
    const known = live.get(row.repository)?.production?.at ?? "";
    if (row.production.at > known) live.set(row.repository, row);
  }
  return {
    counts: STANDINGS.map((standing) => ({ standing, count: of(standing).length })),
    attention: [...of("stuck").sort(longestFirst), ...of("person").sort(longestFirst)],
    live: [...live.values()],
  };
}
