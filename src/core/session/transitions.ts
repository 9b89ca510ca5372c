import type { SessionRecord, State, Transition } from "./session.ts";

const RUNNING = ["analyzing", "implementing", "reviewing", "deploying"] as const;
const STOPPED = ["blocked", "failed", "paused"] as const;

/** Every allowed step (design: domain, "Labels"). What is not here is refused and recorded. */
const ALLOWED: Record<State, readonly State[]> = {
  pending: ["analyzing", "blocked", "failed", "paused"],
  analyzing: ["awaiting-approval", "implementing", ...STOPPED],
  "awaiting-approval": ["analyzing", "implementing", ...STOPPED],
  implementing: ["reviewing", ...STOPPED],
  reviewing: ["implementing", "deploying", "done", ...STOPPED],
  deploying: ["done", ...STOPPED],
  // A release can be taken back or deployed again on people's word; nothing else comes after the end.
  done: ["deploying", "blocked", "failed"],
  blocked: ["analyzing", "implementing", "reviewing", "deploying", "failed"],
  failed: ["analyzing", "implementing", "reviewing", "deploying", "blocked"],
  paused: ["analyzing", "implementing", "reviewing", "deploying", "blocked", "failed"],
};

export const mayMove = (from: State, to: State): boolean => ALLOWED[from].includes(to);

/** True while a run of some job works on the session: a second trigger is a conflict. */
export const isRunning = (state: State): boolean =>
  (RUNNING as readonly State[]).includes(state) || state === "pending";

export const isStopped = (state: State): boolean => (STOPPED as readonly State[]).includes(state);

export type Move = { to: State; by: string; runId: number; at: Date; reason: string };

/**
 * The record after one step. A step that the table does not allow leaves the state as it is and is
 * recorded as refused; a step to the present state is no step at all (events arrive twice).
 */
export function move(record: SessionRecord, { to, by, runId, at, reason }: Move): SessionRecord {
  if (record.state === to) return record;
  const refused = !mayMove(record.state, to);
  const step: Transition = {
    at: at.toISOString(),
    from: record.state,
    to,
    by,
    runId,
    reason,
    refused,
  };
  return {
    ...record,
    state: refused ? record.state : to,
    transitions: [...record.transitions, step],
  };
}
