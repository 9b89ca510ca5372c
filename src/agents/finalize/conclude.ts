import { overtakenBy } from "../../core/deploy/held.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import { branchOf } from "../../core/names.ts";
import { DISABLED_VARIABLE } from "../../core/people/disabled.ts";
import { reviewEscalation } from "../../core/review/review-escalation.ts";
import { addNote } from "../../core/session/session-edit.ts";
import type { SessionRecord, State } from "../../core/session/session.ts";
import { renderSummary } from "../../core/session/summary-view.ts";
import { deploymentFailed, held, inconclusive } from "./conclude-deployment.ts";
import { concludeOrder } from "./conclude-order.ts";
import type { End } from "./decide.ts";
import type { Ports } from "./ports.ts";
import { comment, type Concluded, escalate, runLink, to } from "./tell.ts";

async function done(record: SessionRecord, ports: Ports): Promise<Concluded> {
  const { number } = record.issue;
  const finished = to(record, "done", "production is healthy or nothing is deployed", ports);
  const overtaken = finished.deployments.flatMap((result) => overtakenBy(result) ?? []).at(-1);
  const untagged = finished.deployments.some(
    ({ environment, outcome }) => environment === "production" && outcome === "healthy",
  );
  const noted =
    untagged && finished.release === undefined
      ? addNote(
          finished,
          "Production is healthy, but its release was not tagged (see the deploy job).",
        )
      : overtaken === undefined
        ? finished
        : addNote(finished, overtaken);
  const body = renderSummary(noted, ports.clock.now());
  const told = await comment(noted, { key: "summary", body }, ports);
  await ports.repository.deleteBranch(branchOf(number));
  await ports.issues.close(number, "completed");
  return {
    record: told,
    said: { outcome: "done", reason: "session_done", message: `Issue #${number} is done.` },
  };
}

async function stopped(
  record: SessionRecord,
  { state, key, body, said }: Stop,
  ports: Ports,
): Promise<Concluded> {
  const told = await comment(to(record, state, said.message, ports), { key, body }, ports);
  return { record: told, said };
}

type Stop = { state: State; key: string; body: string; said: Concluded["said"] };

/** The effects of each end, all found again by their keys where the job runs twice. */
export async function conclude(record: SessionRecord, end: End, ports: Ports): Promise<Concluded> {
  const { number } = record.issue;
  const about = { issue: number, at: ports.clock.now() };
  switch (end.kind) {
    case "done":
      return done(record, ports);
    case "settled":
      return {
        record,
        said: {
          outcome: "waiting",
          reason: "session_waiting",
          message: `The session is ${record.state}; the issue says what it waits for.`,
        },
      };
    case "waiting":
      return {
        record,
        said: {
          outcome: "waiting",
          reason: "session_waiting",
          message:
            end.pull.awaits === undefined
              ? `Pull request #${end.pull.number} waits for people. After its merge the sweep has it deployed, or comment \`/miyabi retry\` on #${number}.`
              : `Pull request #${end.pull.number} waits for its required checks. The sweep goes on when they have ended, or comment \`/miyabi retry\` on #${number}.`,
        },
      };
    case "review": {
      const escalation = reviewEscalation(end.outcome, { ...about, reviews: record.reviews });
      const told = await escalate(
        to(record, "blocked", escalation.reason, ports),
        { escalation },
        ports,
      );
      return {
        record: told,
        said: { outcome: "blocked", reason: "session_escalated", message: escalation.reason },
      };
    }
    case "deployment":
      return deploymentFailed(record, end.result, ports);
    case "inconclusive":
      return inconclusive(record, end.result, ports);
    case "held":
      return held(record, end.result, ports);
    case "ordered":
      return concludeOrder(record, end.order, ports);
    case "disabled": {
      const message = `Miyabi was switched off: the variable ${DISABLED_VARIABLE} is set.`;
      return stopped(
        record,
        {
          state: "paused",
          key: "stopped",
          body: `⏸ ${message} What was done so far is kept. Once the variable is gone, comment \`/miyabi retry\` to go on. [Run](${runLink(ports)})`,
          said: { outcome: "waiting", reason: "disabled", message },
        },
        ports,
      );
    }
    case "cancelled": {
      const message = `The run was cancelled in ${end.jobs.join(", ")}.`;
      return stopped(
        record,
        {
          state: "paused",
          key: "stopped",
          body: `⏸ ${inertLine(message)} Comment \`/miyabi retry\` to go on. [Run](${runLink(ports)})`,
          said: { outcome: "waiting", reason: "cancelled", message },
        },
        ports,
      );
    }
    case "crashed": {
      const what = end.jobs.length > 0 ? `The job ${end.jobs.join(", ")} failed` : "The run ended";
      const message = `${what} without a result.`;
      return stopped(
        record,
        {
          state: "failed",
          key: "stopped",
          body: `❌ ${inertLine(message)} Its log says why: [run](${runLink(ports)}). Comment \`/miyabi retry\` to try again.`,
          said: { outcome: "failed", reason: "session_failed", message },
        },
        ports,
      );
    }
  }
}
