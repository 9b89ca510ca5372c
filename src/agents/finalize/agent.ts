// Finalize (seed phase 9): how the run ended, told once, and everything put away. Runs always.
import { parseIssueNumber } from "../../core/session/job-input.ts";
import { totalUsage } from "../../core/session/fold.ts";
import { endNotices } from "../../core/notices/end.ts";
import { logEntries } from "../../core/log/log-entry.ts";
import { lackedLabels, withLabels } from "../../core/issue/analysis-labels.ts";
import { TRIGGER_LABEL } from "../../core/names.ts";
import { renderPlan } from "../../core/plan/view.ts";
import type { AgentResult } from "../../core/result.ts";
import { addNote, addPhase, addRun } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { renderRunPage } from "../../core/session/run-page.ts";
import { isStopped, mayMove, move } from "../../core/session/transitions.ts";
import { closeTasks } from "./close-tasks.ts";
import { conclude } from "./conclude.ts";
import { decideEnd } from "./decide.ts";
import { gather } from "./gather.ts";
import { parseJobs, type Jobs } from "./jobs.ts";
import type { Ports } from "./ports.ts";

export type { Ports } from "./ports.ts";

export const INPUTS = [
  "issue",
  "jobs",
  "notice-secrets",
  "knowledge-secrets",
  "github-token",
] as const;
export type Input = {
  issue: number;
  jobs: Jobs;
  /** Miyabi was switched off while the run was under way. */
  disabled?: boolean;
};

/** @throws UserError invalid_input */
export function parseInput(
  raw: Pick<Record<(typeof INPUTS)[number], string>, "issue" | "jobs">,
): Input {
  return { issue: parseIssueNumber(raw.issue), jobs: parseJobs(raw.jobs) };
}

/** A log that cannot be written is told and recorded, and holds up nothing (fault 34 in spirit). */
async function log(record: SessionRecord, { journal, clock }: Ports): Promise<SessionRecord> {
  try {
    const logged = { ...record, loggedUsd: totalUsage(record).costUsd };
    await journal.append(logEntries(record, clock.now()), logged);
    return logged;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return addNote(record, `The log could not be written: ${text}`);
  }
}

/**
 * "Re-run failed jobs" runs this job again after it has ended the session: the end is decided afresh,
 * from where the session was before.
 */
function undoOwnEnd(record: SessionRecord, { context, clock }: Ports): SessionRecord {
  const last = record.transitions.findLast(({ refused }) => !refused);
  if (last?.by !== "finalize" || last.runId !== context.runId || !isStopped(record.state))
    return record;
  if (!mayMove(record.state, last.from)) return record; // a rollback that failed after the end
  const { runId } = context;
  return move(record, {
    to: last.from,
    by: "finalize",
    runId,
    at: clock.now(),
    reason: "the run went on",
  });
}

/** The plan's comment shows how each task ended. */
async function showTasks(record: SessionRecord, { issues }: Ports): Promise<void> {
  const { plan, tasks, comments } = record;
  if (plan === undefined || tasks.length === 0 || comments["plan"] === undefined) return;
  await issues.upsertComment({
    issue: record.issue.number,
    key: "plan",
    body: renderPlan(record, plan),
    knownId: comments["plan"],
  });
}

export async function run(
  { issue, jobs, disabled = false }: Input,
  ports: Ports,
): Promise<AgentResult> {
  const { sessions, issues, notices, telemetry, warn, clock, context } = ports;
  const startedAt = clock.now();
  const began = clock.monotonic();
  const loaded = await sessions.load(issue, { elsewhere: true });
  if (!loaded)
    return {
      outcome: "skipped",
      reason: "not_for_us",
      message: `Issue #${issue} has no session: there is nothing to finish.`,
      outputs: { state: "" },
    };
  const resumed = undoOwnEnd(addRun(loaded, context.runId), ports);
  const { record, ...handed } = await gather(resumed, ports);
  const end = decideEnd({ ...handed, state: record.state, pull: record.pull, jobs, disabled });
  const concluded = await conclude(record, end, ports);
  const logged = await log(concluded.record, ports);
  const { labels } = await issues.read(issue);
  await issues.relabel(issue, {
    add: [`state:${logged.state}`, ...lackedLabels(logged, labels)],
    remove: [TRIGGER_LABEL],
    from: labels,
  });
  await showTasks(logged, ports);
  const tracked = await closeTasks(logged, ports);
  const saved = await sessions.save(
    addPhase(withLabels(tracked), {
      name: "cleanup",
      startedAt,
      seconds: (clock.monotonic() - began) / 1000,
      outcome: "success",
    }),
  );
  // All is done and stored: whether people can be told changes nothing of it.
  const told = await notices.tell(saved, endNotices(saved, context));
  const kept = told === saved ? saved : await sessions.save(told);
  await ports.remember();
  const untraced = await telemetry.export([kept]);
  if (untraced !== undefined) warn(untraced);
  const { message } = concluded.said;
  const { serverUrl, repository, runId } = context;
  return {
    ...concluded.said,
    outputs: { state: kept.state },
    summary: renderRunPage(kept, { serverUrl, repository, runId, message }),
  };
}
