import { openQuestion } from "../session/session-edit.ts";
import type { SessionRecord } from "../session/session.ts";
import { isRunning } from "../session/transitions.ts";
import { lastMovement } from "./last-movement.ts";
import { shownLine } from "./shown-text.ts";
import type { Standing } from "./standings.ts";

/** A running session without any movement for so long stands still: no job of GitHub runs longer. */
export const STUCK_AFTER_HOURS = 6;

export type Stands = {
  standing: Standing;
  /** One sentence or a few words, for people. */
  why: string;
  /** Since when it has stood so, ISO 8601. */
  since: string;
};

const newest = (record: SessionRecord, environment: "staging" | "production") =>
  record.deployments.findLast((one) => one.environment === environment && one.outcome !== "held");

/** Production that nothing will mend by itself. */
function brokenProduction(record: SessionRecord): string | undefined {
  switch (newest(record, "production")?.outcome) {
    case "rollback_failed":
      return "The rollback of production failed.";
    case "unhealthy":
      return "Production is unhealthy and was left as it is.";
    default:
      return undefined;
  }
}

/** What a person is to do, undefined where nobody is asked. */
function asked(record: SessionRecord): string | undefined {
  if (record.state === "done") return undefined;
  const question = openQuestion(record);
  if (record.state === "awaiting-approval")
    return question === undefined ? "The plan is to be approved." : shownLine(question.reason);
  if (question !== undefined && !isRunning(record.state)) return shownLine(question.reason);
  if (record.state === "paused") return "It was paused; /miyabi retry goes on.";
  const { pull, phases } = record;
  const left = phases.findLast(({ name }) => name === "pull-request")?.outcome === "waiting";
  if (record.state !== "reviewing" || pull === undefined || pull.merged || !left) return undefined;
  return (pull.awaits ?? []).length > 0
    ? `Pull request #${pull.number} awaits its required checks.`
    : `Pull request #${pull.number} is to be reviewed and merged.`;
}

const lastReason = ({ transitions, phases }: SessionRecord): string =>
  shownLine(
    phases.findLast(({ outcome, error }) => outcome === "failure" && error !== undefined)?.error ??
      transitions.findLast(({ refused }) => !refused)?.reason ??
      "It ended without a reason.",
  );

/** Where a session stands at a moment. */
export function standingOf(record: SessionRecord, now: Date): Stands {
  const moved = lastMovement(record);
  const since = new Date(moved).toISOString();
  const broken = brokenProduction(record);
  if (broken !== undefined) return { standing: "stuck", why: broken, since };
  const question = asked(record);
  if (question !== undefined) return { standing: "person", why: question, since };
  if (isRunning(record.state)) {
    const still = now.getTime() - moved > STUCK_AFTER_HOURS * 3_600_000;
    return still
      ? { standing: "stuck", why: `Nothing has moved in ${record.state}.`, since }
      : { standing: "working", why: `At work: ${record.state}.`, since };
  }
  if (record.state !== "done") return { standing: "failed", why: lastReason(record), since };
  const production = newest(record, "production");
  return production?.outcome === "healthy"
    ? { standing: "production", why: "Healthy in production.", since }
    : { standing: "done", why: "Done, without a deployment to production.", since };
}
