import type { ChannelName, Notice, NoticeRecord } from "./notice.ts";
import type { NoticesConfig } from "./notices-config.ts";
import { addressesFor, isForSlack, rolesFor } from "./routing.ts";

/** One notice on one channel. */
export type Order = {
  channel: ChannelName;
  notice: Notice;
  /** Mail addresses; empty for the other channels. */
  to: readonly string[];
};

function channelsOf(notice: Notice, config: NoticesConfig): Order[] {
  const { kind } = notice;
  const { slack, email, webhook } = config.channels;
  const to = addressesFor(kind, config);
  return [
    ...(slack && isForSlack(kind, config) ? [{ channel: "slack" as const, notice, to: [] }] : []),
    ...(email !== undefined && to.length > 0 ? [{ channel: "email" as const, notice, to }] : []),
    ...(webhook !== undefined && rolesFor(kind, config).length > 0
      ? [{ channel: "webhook" as const, notice, to: [] }]
      : []),
  ];
}

/** What is to be sent: not what went out before, as the session remembers it. What failed is tried again. */
export const ordersOf = (
  notices: readonly Notice[],
  config: NoticesConfig,
  remembered: readonly NoticeRecord[] = [],
): Order[] =>
  notices
    .flatMap((notice) => channelsOf(notice, config))
    .filter(
      ({ channel, notice }) =>
        !remembered.some(
          (one) => one.channel === channel && one.key === notice.key && one.outcome === "sent",
        ),
    );
