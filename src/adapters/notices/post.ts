import type { Clock } from "../../ports/clock.ts";
import { ask, type Asked } from "../http/capped-request.ts";
import { connectionError } from "../http/connection-error.ts";
import type { Attempt } from "./channel.ts";
import { mayPass, retryAfterMs } from "./retry-after.ts";

/** What is sent once, and how it went. `accepted` reads what a reply of success says. */
export async function post(
  request: Omit<Asked, "method" | "signal">,
  {
    clock,
    timeoutMs,
    accepted = () => ({ kind: "sent" }),
  }: { clock: Clock; timeoutMs: number; accepted?: (text: string) => Attempt },
): Promise<Attempt> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { status, text, retryAfter } = await ask({ ...request, method: "POST", signal });
    if (status >= 200 && status < 300) return accepted(text);
    return {
      kind: "failed",
      why: `HTTP ${status}`,
      again: mayPass(status),
      retryAfterMs: retryAfterMs(retryAfter, clock.now()),
    };
  } catch (error) {
    const why = signal.aborted ? `no reply in ${timeoutMs} ms` : connectionError(error);
    return { kind: "failed", why, again: true };
  }
}
