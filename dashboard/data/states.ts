import type { State } from "../../src/core/session/session.ts";

/** In the order in which a session goes through them; core's own list would bring its schemas along. */
const ORDER: Record<State, true> = {
  pending: true,
  analyzing: true,
  "awaiting-approval": true,
  implementing: true,
  reviewing: true,
  deploying: true,
  done: true,
  blocked: true,
  failed: true,
  paused: true,
};

export const STATES: readonly string[] = Object.keys(ORDER);
