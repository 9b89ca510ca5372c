import type { AgentResult } from "../../core/result.ts";
import type { State } from "../../core/session.ts";
import { move } from "../../core/transitions.ts";
import type { Ports } from "./ports.ts";

/** Inside a run: shows people that the session has come to a state. Repeating it writes nothing. */
export async function recordProgress(
  issue: number,
  to: State,
  { sessions, issues, clock, context }: Ports,
): Promise<AgentResult> {
  const record = await sessions.load(issue);
  if (!record) throw new Error(`issue #${issue} has no session in this run`);
  const next = move(record, {
    to,
    by: "orchestrator",
    runId: context.runId,
    at: clock.now(),
    reason: "progress",
  });
  if (next !== record) {
    await sessions.save(next);
    if (next.state !== record.state) await issues.relabel(issue, { add: [`state:${next.state}`] });
  }
  return {
    outcome: next.state === to ? "done" : "skipped",
    reason: "progress_recorded",
    message: `The session of issue #${issue} is ${next.state}.`,
    outputs: { issue: String(issue), next: "none" },
  };
}
