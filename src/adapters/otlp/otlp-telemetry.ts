import { isSafeAddress } from "../../core/notices/safe-address.ts";
import { otlpBodies } from "../../core/telemetry/otlp-body.ts";
import { tracesUrl, type TelemetryTarget } from "../../core/telemetry/telemetry-config.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Telemetry } from "../../ports/telemetry.ts";
import { ask } from "../http/capped-request.ts";
import { connectionError } from "../http/connection-error.ts";
import type { Attempt } from "../notices/channel.ts";
import { mayPass, retryAfterMs } from "../notices/retry-after.ts";
import { withRetries } from "../notices/with-retries.ts";

/** For all tries of all requests of one export. */
const PATIENCE_MS = 20_000;

export type OtlpOptions = TelemetryTarget & {
  clock: Clock;
  patienceMs?: number;
  /** 0 to 1; of the waits between tries. */
  random?: () => number;
  /** PEM, trusted in place of the system's authorities; for tests. */
  ca?: string | undefined;
};

/** How many spans the collector did not take, where it says so. */
const REJECTED = /"rejectedSpans"\s*:\s*"?([1-9]\d*)/;

async function post(
  body: string,
  { url, headers, clock, ca }: OtlpOptions,
  timeoutMs: number,
): Promise<Attempt> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const reply = await ask({
      url: tracesUrl(url),
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body,
      signal,
      ca,
    });
    const { status } = reply;
    const rejected = REJECTED.exec(reply.text)?.[1];
    if (status >= 200 && status < 300)
      return rejected === undefined
        ? { kind: "sent" }
        : { kind: "failed", why: `${rejected} spans were not taken`, again: false };
    return {
      kind: "failed",
      why: `HTTP ${status}`,
      again: mayPass(status),
      retryAfterMs: retryAfterMs(reply.retryAfter, clock.now()),
    };
  } catch (error) {
    const why = signal.aborted ? `no reply in ${timeoutMs} ms` : connectionError(error);
    return { kind: "failed", why, again: true };
  }
}

/** OTLP over HTTP with JSON. A redirect is not followed, and only an address over TLS, or on this machine, is used. */
export function otlpTelemetry(options: OtlpOptions): Telemetry {
  const { url, clock, random = Math.random, patienceMs = PATIENCE_MS } = options;
  return {
    async export(records: readonly SessionRecord[]) {
      if (!isSafeAddress(url))
        return "The address for traces must be https://, or http:// to this machine, without a password.";
      const until = clock.monotonic() + patienceMs;
      for (const body of otlpBodies(records)) {
        const sent = await withRetries((timeoutMs) => post(body, options, timeoutMs), {
          clock,
          random,
          until,
        });
        if (sent.kind === "failed")
          return `Traces could not be sent: ${sent.why ?? "no reason is known"}.`;
      }
      return undefined;
    },
  };
}
