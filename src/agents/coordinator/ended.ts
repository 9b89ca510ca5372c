import type { AgentResult } from "../../core/result.ts";
import type { SessionRecord, State } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import type { Ports } from "./ports.ts";

/** The record, not yet saved, and how the action ends. */
export type Ended = { record: SessionRecord; result: AgentResult };

export const to = (
  record: SessionRecord,
  state: State,
  reason: string,
  ports: Ports,
): SessionRecord =>
  move(record, {
    to: state,
    by: "coordinator",
    runId: ports.context.runId,
    at: ports.clock.now(),
    reason,
  });
