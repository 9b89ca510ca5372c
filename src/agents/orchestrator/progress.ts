import { taskPrefix } from "../../core/names.ts";
import { renderPlan } from "../../core/plan/view.ts";
import type { AgentResult } from "../../core/result.ts";
import type { SessionRecord, State } from "../../core/session/session.ts";
import { taskArtifacts } from "../../core/task/task-artifacts.ts";
import { move } from "../../core/session/transitions.ts";
import { recordAtWave } from "../../core/plan/wave-view.ts";
import type { Ports } from "./ports.ts";
import { scheduleOfAttempt } from "./schedule-of-attempt.ts";

/** What has happened inside a run, for people to see. */
export type Progress =
  /** A wave is over and the next one runs: task states change, the session does not. */
  | { kind: "wave"; wave: number; attempt: number }
  /** All waves are over: the session comes to a state. */
  | { kind: "state"; to: State };

type Shelf = Pick<Ports, "sessions" | "issues" | "exchange" | "files">;

const said = (
  issue: number,
  { outcome, message }: Pick<AgentResult, "outcome" | "message">,
): AgentResult => ({
  outcome,
  reason: "progress_recorded",
  message,
  outputs: { issue: String(issue), next: "none" },
});

async function load(issue: number, { sessions }: Pick<Ports, "sessions">): Promise<SessionRecord> {
  const record = await sessions.load(issue);
  if (!record) throw new Error(`issue #${issue} has no session in this run`);
  return record;
}

/** Writes the plan's one comment, with the states of `shown`. */
async function showPlan(shown: SessionRecord, { issues }: Pick<Ports, "issues">): Promise<void> {
  const { plan, comments, issue } = shown;
  if (plan === undefined) return;
  await issues.upsertComment({
    issue: issue.number,
    key: "plan",
    body: renderPlan(shown, plan),
    knownId: comments["plan"],
  });
}

/**
 * Beside the next wave: shows how the tasks of one wave ended and that those of the next one run. It
 * never saves the record, since other jobs may. A job that comes so late that the next wave is over as
 * well leaves the showing to the one after it.
 */
async function showWave(
  issue: number,
  { wave, attempt }: Extract<Progress, { kind: "wave" }>,
  { context: { runAttempt }, ...ports }: Shelf & Pick<Ports, "context">,
): Promise<AgentResult> {
  const record = await load(issue, ports);
  const { plan } = record;
  if (plan === undefined) throw new Error(`issue #${issue} has no plan in this run`);
  const schedule = await scheduleOfAttempt({ issue, attempt, plan }, ports);
  const names = await ports.exchange.list(taskPrefix(issue));
  const artifacts = taskArtifacts(names, issue).filter((one) => one.attempt <= attempt);
  const running = (schedule.waves[wave] ?? []).flatMap(({ tasks }) => tasks);
  const moment = { schedule, attempt, runAttempt, wave: wave + 1, artifacts };
  const shown = recordAtWave(record, plan, moment);
  const isOver = (id: string): boolean => shown.tasks.some(({ task }) => task === id);
  if (running.every(isOver))
    return said(issue, {
      outcome: "skipped",
      message: `Wave ${wave + 1} is over as well: a later job shows it.`,
    });
  await showPlan(shown, ports);
  return said(issue, { outcome: "done", message: `Wave ${wave} is over, wave ${wave + 1} runs.` });
}

/** After the last wave: the session's state, and how its tasks ended. Repeating it saves nothing. */
async function showState(
  issue: number,
  { to }: Extract<Progress, { kind: "state" }>,
  { clock, context, ...ports }: Shelf & Pick<Ports, "clock" | "context">,
): Promise<AgentResult> {
  const record = await load(issue, ports);
  const next = move(record, {
    to,
    by: "orchestrator",
    runId: context.runId,
    at: clock.now(),
    reason: "progress",
  });
  if (next !== record) {
    await ports.sessions.save(next);
    if (next.state !== record.state)
      await ports.issues.relabel(issue, { add: [`state:${next.state}`] });
  }
  const { plan } = next;
  if (plan !== undefined && next.state === to) {
    const artifacts = taskArtifacts(await ports.exchange.list(taskPrefix(issue)), issue);
    const wave = plan.schedule.waves.length + 1;
    const { runAttempt } = context;
    const moment = { schedule: plan.schedule, attempt: 1, runAttempt, wave, artifacts };
    await showPlan({ ...recordAtWave(next, plan, moment), state: next.state }, ports);
  }
  return said(issue, {
    outcome: next.state === to ? "done" : "skipped",
    message: `The session of issue #${issue} is ${next.state}.`,
  });
}

/** Inside a run: shows people how far it has come. */
export const recordProgress = (
  issue: number,
  progress: Progress,
  ports: Shelf & Pick<Ports, "clock" | "context">,
): Promise<AgentResult> =>
  progress.kind === "wave" ? showWave(issue, progress, ports) : showState(issue, progress, ports);
