import { addNote } from "../session/session-edit.ts";
import type { SessionRecord } from "../session/session.ts";
import { plainLine } from "../text/inert-line.ts";
import type { ChannelName, NoticeRecord } from "./notice.ts";

const NAMES: Record<ChannelName, string> = {
  slack: "Slack",
  email: "e-mail",
  webhook: "the webhook",
};

/** What is said of a notice that did not, or not quite, arrive; one plain line. */
export const deliveryLine = ({ channel, key, outcome, why = "" }: NoticeRecord): string =>
  plainLine(
    `Notice ${key} ${outcome === "sent" ? "went out" : "did not go out"} by ${NAMES[channel]}: ${why}`,
    300,
  );

/** The record with the newest try of each notice on each channel, and a note for each that had a problem. */
export function rememberNotices(
  record: SessionRecord,
  tried: readonly NoticeRecord[],
): SessionRecord {
  if (tried.length === 0) return record;
  const same = (one: NoticeRecord) => (other: NoticeRecord) =>
    one.key === other.key && one.channel === other.channel;
  const kept = (record.notices ?? []).filter((one) => !tried.some(same(one)));
  return tried
    .filter(({ why }) => why !== undefined)
    .map(deliveryLine)
    .filter((line) => !record.notes.includes(line))
    .reduce(addNote, { ...record, notices: [...kept, ...tried] });
}
