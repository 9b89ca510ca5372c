import { isSafeAddress } from "../../core/notices/safe-address.ts";
import { webhookBody, webhookHeaders } from "../../core/notices/webhook-message.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Channel } from "../notices/channel.ts";
import { post } from "../notices/post.ts";

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
    return post({ url, headers, body, ca, mostBytes: MOST_BYTES }, { clock, timeoutMs });
  };
