import { createHmac } from "node:crypto";
import type { Notice } from "./notice.ts";

/** What a webhook gets; a new version may add keys, and changes none of these. */
const WEBHOOK_SCHEMA = 1;

/** A receiver refuses what was signed longer ago (docs/notices.md). */
export const REPLAY_WINDOW_SECONDS = 300;

export const webhookBody = ({ id, key, ...notice }: Notice): string =>
  JSON.stringify({ schema: WEBHOOK_SCHEMA, id, key, ...notice });

/** Lower-case hex HMAC-SHA256 of `<timestamp>.<body>`; `timestamp` in seconds since 1970. */
export const signatureOf = (key: string, timestamp: number, body: string): string =>
  createHmac("sha256", key).update(`${timestamp}.${body}`).digest("hex");

export const webhookHeaders = (
  { id, event }: Notice,
  { key, body, at }: { key: string; body: string; at: Date },
): Record<string, string> => {
  const timestamp = Math.floor(at.getTime() / 1000);
  return {
    "content-type": "application/json",
    "user-agent": "miyabi",
    "x-miyabi-event": event,
    "x-miyabi-delivery": id,
    "x-miyabi-timestamp": String(timestamp),
    "x-miyabi-signature": `v1=${signatureOf(key, timestamp, body)}`,
  };
};
