import { isSafeAddress } from "../../core/notices/safe-address.ts";
import { webhookBody, webhookHeaders } from "../../core/notices/webhook-message.ts";
import type { Clock } from "../../ports/clock.ts";
import { ask } from "../http/capped-request.ts";
import { connectionError } from "../http/connection-error.ts";
import type { Channel } from "../notices/channel.ts";
import { mayPass, retryAfterMs } from "../notices/retry-after.ts";

const MOST_BYTES = 1024;

export type WebhookOptions = {
  url: string;
  /** Of the signature. */
  key: string;
  clock: Clock;
  /** PEM, trusted in place of the system's authorities; for tests. */
  ca?: string | undefined;
};

/**
 * A webhook of the maintainers' own, whose address stands in the default branch's configuration. Each try
 * is signed with its own time; a redirect is not followed.
 */
export const webhookChannel =
  ({ url, key, clock, ca }: WebhookOptions): Channel =>
  async ({ notice }, timeoutMs) => {
    if (!isSafeAddress(url))
      return { kind: "failed", why: "notices.channels.webhook.url must be https://", again: false };
    const body = webhookBody(notice);
    const headers = webhookHeaders(notice, { key, body, at: clock.now() });
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const reply = await ask({
        url,
        method: "POST",
        headers,
        body,
        signal,
        ca,
        mostBytes: MOST_BYTES,
      });
      const { status } = reply;
      if (status >= 200 && status < 300) return { kind: "sent" };
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
  };
