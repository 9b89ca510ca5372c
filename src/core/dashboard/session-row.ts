import { totalUsage } from "../session/fold.ts";
import type { SessionRecord, State } from "../session/session.ts";
import { lastMovement } from "./last-movement.ts";
import { shownLine } from "./shown-text.ts";
import { standingOf } from "./standing.ts";
import type { Standing } from "./standings.ts";

/** One line of the list of sessions: all that the page knows before a session is opened. */
export type SessionRow = {
  /** In addresses of the page: `12`, or `owner/name/12` where the records are of several repositories. */
  id: string;
  repository: string;
  issue: number;
  title: string;
  state: State;
  standing: Standing;
  why: string;
  /** ISO 8601, as all times here. */
  since: string;
  startedAt: string;
  movedAt: string;
  type?: string;
  priority?: string;
  score?: number;
  costUsd: number;
  tasks: { done: number; all: number };
  pull?: number;
  /** The newest deployment to production that was not held back. */
  production?: { outcome: string; at: string; version?: string };
  /** Which file of data holds the session's page. */
  chunk: number;
};

function productionOf(record: SessionRecord): SessionRow["production"] {
  const found = record.deployments.findLast(
    ({ environment, outcome }) => environment === "production" && outcome !== "held",
  );
  if (found === undefined) return undefined;
  const at = new Date(Date.parse(found.startedAt) + found.seconds * 1000).toISOString();
  const version = record.release?.version;
  return { outcome: found.outcome, at, ...(version === undefined ? {} : { version }) };
}

export function sessionRow(
  record: SessionRecord,
  { id, chunk, now }: { id: string; chunk: number; now: Date },
): SessionRow {
  const { issue, analysis, plan, tasks, pull } = record;
  const score = record.reviews.at(-1)?.score;
  const production = productionOf(record);
  return {
    id,
    repository: record.repository,
    issue: issue.number,
    title: shownLine(issue.title, 200),
    state: record.state,
    ...standingOf(record, now),
    startedAt: record.trigger.at,
    movedAt: new Date(lastMovement(record)).toISOString(),
    ...(analysis === undefined ? {} : { type: analysis.type, priority: analysis.priority }),
    ...(score === undefined ? {} : { score }),
    costUsd: totalUsage(record).costUsd,
    tasks: {
      done: tasks.filter(({ status }) => status === "success").length,
      all: plan?.tasks.length ?? 0,
    },
    ...(pull === undefined ? {} : { pull: pull.number }),
    ...(production === undefined ? {} : { production }),
    chunk,
  };
}
