import { isSafeAddress } from "../../core/notices/safe-address.ts";
import { slackMessage } from "../../core/notices/slack-message.ts";
import type { Clock } from "../../ports/clock.ts";
import { connectionError } from "../http/connection-error.ts";
import type { Attempt, Channel } from "../notices/channel.ts";
import { mayPass, retryAfterMs } from "../notices/retry-after.ts";

/** What the library does not hand on: of a reply, and why there was none. */
type Seen = { status?: number; retryAfter?: string | null; fault?: unknown };

/** Fetch wraps the connection's error. */
const causeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "cause" in error && error.cause !== undefined
    ? error.cause
    : error;

function failureOf(error: unknown, { status, retryAfter, fault }: Seen, now: Date): Attempt {
  return status === undefined
    ? { kind: "failed", why: connectionError(fault ?? error), again: true }
    : {
        kind: "failed",
        why: `HTTP ${status}`,
        again: mayPass(status),
        retryAfterMs: retryAfterMs(retryAfter, now),
      };
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
        const response = await fetch(address, init).catch((error: unknown) => {
          seen.fault = causeOf(error);
          throw error;
        });
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
