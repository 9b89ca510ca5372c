import type { Order } from "../../core/notices/orders.ts";

/** How one try ended. `again`: another one may help. */
export type Attempt =
  | { kind: "sent"; why?: string }
  | { kind: "failed"; why: string; again: boolean; retryAfterMs?: number | undefined };

/** Sends a notice once. It ends by itself when the time is over, and says what went wrong instead of throwing. */
export type Channel = (order: Order, timeoutMs: number) => Promise<Attempt>;
