import { isSafeAddress } from "../../core/notices/safe-address.ts";
import { slackMessage } from "../../core/notices/slack-message.ts";
import type { Clock } from "../../ports/clock.ts";
import { connectionError } from "../http/connection-error.ts";
import type { Attempt, Channel } from "../notices/channel.ts";
import { mayPass, retryAfterMs } from "../notices/retry-after.ts";

/** What of a reply the library does not hand on. */
type Seen = { status?: number; retryAfter?: string | null };

function failureOf(error: unknown, seen: Seen, now: Date): Attempt {
  const { status } = seen;
  if (status !== undefined)
    return {
      kind: "failed",
      why: `HTTP ${status}`,
      again: mayPass(status),
      retryAfterMs: retryAfterMs(seen.retryAfter, now),
    };
  // The library wraps fetch's error, which wraps the connection's.
  const wrapped = error instanceof Error && "original" in error ? error.original : error;
  const cause = wrapped instanceof Error && wrapped.cause !== undefined ? wrapped.cause : wrapped;
  return { kind: "failed", why: connectionError(cause), again: true };
}

/**
 * Slack by an incoming webhook. Its address is a secret and shows in no error. The library repeats no 429
 * (its own retries are off), so the reply is looked at here.
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
export const slackChannel =
  ({ url, clock }: { url: string; clock: Clock }): Channel =>
  async ({ notice }, timeoutMs) => {
    if (!isSafeAddress(url))
      return { kind: "failed", why: "SLACK_WEBHOOK_URL must be https://", again: false };
    const { IncomingWebhook } = await import("@slack/webhook"); // not before it is needed
    const seen: Seen = {};
    const webhook = new IncomingWebhook(url, {
      timeout: timeoutMs,
      fetch: async (address, init) => {
        const response = await fetch(address, init);
        seen.status = response.status;
        seen.retryAfter = response.headers.get("retry-after");
        return response;
      },
    });
    try {
      await webhook.send(slackMessage(notice));
      return { kind: "sent" };
    } catch (error) {
      return failureOf(error, seen, clock.now());
    }
  };
