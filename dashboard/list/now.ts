import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import { STANDINGS, type Standing } from "../../src/core/dashboard/standings.ts";

/** What an operator looks for first. */
export type Now = {
  counts: readonly { standing: Standing; count: number }[];
  /** Who has stood so longest comes first. */
  stuck: readonly SessionRow[];
  person: readonly SessionRow[];
  /** What runs in production of each repository: the newest healthy release. */
  live: readonly SessionRow[];
  /** The other deployments to production, the newest first. */
  before: readonly SessionRow[];
};

const longestFirst = (a: SessionRow, b: SessionRow): number => a.since.localeCompare(b.since);
const deployedAt = ({ production }: SessionRow): string => production?.at ?? "";

export function nowOf(rows: readonly SessionRow[]): Now {
  const of = (standing: Standing): SessionRow[] => rows.filter((row) => row.standing === standing);
  const live = new Map<string, SessionRow>();
  for (const row of rows) {
    if (row.production?.outcome !== "healthy") continue;
    const known = live.get(row.repository);
    if (known === undefined || deployedAt(row) > deployedAt(known)) live.set(row.repository, row);
  }
  const isLive = new Set(live.values());
  return {
    counts: STANDINGS.map((standing) => ({ standing, count: of(standing).length })),
    stuck: of("stuck").sort(longestFirst),
    person: of("person").sort(longestFirst),
    live: [...live.values()],
    before: rows
      .filter((row) => row.production !== undefined && !isLive.has(row))
      .sort((a, b) => deployedAt(b).localeCompare(deployedAt(a))),
  };
}
