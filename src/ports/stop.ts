/** Why a job is about to end: someone cancelled it, or its time is nearly over. */
export type StopReason = "cancelled" | "time";

/** Tells that the job is about to end: what is at work is kept then, and nothing more is begun. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Undefined while nothing ends. */
  reason(): StopReason | undefined;
}
