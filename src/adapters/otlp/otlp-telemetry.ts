import { isSafeAddress } from "../../core/notices/safe-address.ts";
import { otlpBodies } from "../../core/telemetry/otlp-body.ts";
import { tracesUrl, type TelemetryTarget } from "../../core/telemetry/telemetry-config.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Telemetry } from "../../ports/telemetry.ts";
import type { Attempt } from "../notices/channel.ts";
import { post } from "../notices/post.ts";
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

function taken(text: string): Attempt {
  const rejected = REJECTED.exec(text)?.[1];
  return rejected === undefined
    ? { kind: "sent" }
    : { kind: "failed", why: `${rejected} spans were not taken`, again: false };
}

/** OTLP over HTTP with JSON. A redirect is not followed, and only an address over TLS, or on this machine, is used. */
export function otlpTelemetry(options: OtlpOptions): Telemetry {
  const { url, headers, clock, ca, random = Math.random, patienceMs = PATIENCE_MS } = options;
  return {
    async export(records: readonly SessionRecord[]) {
      if (!isSafeAddress(url))
        return "The address for traces must be https://, or http:// to this machine, without a password.";
      const until = clock.monotonic() + patienceMs;
      const to = {
        url: tracesUrl(url),
        headers: { ...headers, "content-type": "application/json" },
        ca,
      };
      for (const body of otlpBodies(records)) {
        const sent = await withRetries(
          (timeoutMs) => post({ ...to, body }, { clock, timeoutMs, accepted: taken }),
          { clock, random, until },
        );
        if (sent.kind === "failed")
          return `Traces could not be sent: ${sent.why ?? "no reason is known"}.`;
      }
      return undefined;
    },
  };
}
