import type { Config } from "../../core/config.ts";
import { messageOf } from "../../core/error-code.ts";
import type { ChannelName, NoticeRecord } from "../../core/notices/notice.ts";
import { missingSecrets, type NoticeSecrets } from "../../core/notices/notice-secrets.ts";
import type { NoticesConfig } from "../../core/notices/notices-config.ts";
import { type Order, ordersOf } from "../../core/notices/orders.ts";
import { deliveryLine, rememberNotices } from "../../core/notices/remember.ts";
import { addNote } from "../../core/session/session-edit.ts";
import { plainLine } from "../../core/text/inert-line.ts";
import type { Redact } from "../../core/text/redact-values.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Notices } from "../../ports/notices.ts";
import type { Channel } from "./channel.ts";
import { withRetries } from "./with-retries.ts";

/** For all notices of a call together; the channels run side by side. */
const MOST_MS = 60_000;
const MOST_WHY = 300;

export type NoticesOptions = {
  /** Read only where there is something to tell. */
  config: () => Promise<Pick<Config, "notices">>;
  secrets: NoticeSecrets;
  clock: Clock;
  /** Takes the job's secrets out of what is sent and recorded. */
  redact: Redact;
  /** A warning in the job's log. */
  warn: (text: string) => void;
  random?: () => number;
  channelOf: (
    name: ChannelName,
    needs: { config: NoticesConfig; secrets: NoticeSecrets },
  ) => Channel;
};

/** Any text of it may hold what an action knows. JSON stays JSON. */
function redacted({ notice, ...order }: Order, redact: Redact): Order {
  const clean = (lines: readonly string[]): string[] => lines.map(redact);
  return {
    ...order,
    notice: {
      ...notice,
      title: redact(notice.title),
      lines: clean(notice.lines),
      issue: { ...notice.issue, title: redact(notice.issue.title) },
    },
  };
}

export function connectNotices(options: NoticesOptions): Notices {
  const { secrets, clock, redact, warn, channelOf, random = Math.random } = options;

  async function send(
    order: Order,
    { channel, until }: { channel: Channel; until: number },
  ): Promise<NoticeRecord> {
    const { kind, why } = await withRetries(
      (timeoutMs) => channel(redacted(order, redact), timeoutMs),
      { clock, random, until },
    );
    return {
      key: order.notice.key,
      channel: order.channel,
      outcome: kind,
      at: clock.now().toISOString(),
      ...(why === undefined ? {} : { why: redact(plainLine(why, MOST_WHY)) }),
    };
  }

  /** One after the other on a channel, oldest first. */
  async function sendAll(orders: readonly Order[], config: NoticesConfig): Promise<NoticeRecord[]> {
    const until = clock.monotonic() + MOST_MS;
    const names = [...new Set(orders.map(({ channel }) => channel))];
    const sent = names.map(async (name) => {
      const channel = channelOf(name, { config, secrets });
      const records: NoticeRecord[] = [];
      for (const order of orders.filter((one) => one.channel === name))
        records.push(await send(order, { channel, until }));
      return records;
    });
    return (await Promise.all(sent)).flat();
  }

  return {
    async tell(record, notices) {
      if (notices.length === 0) return record;
      try {
        const config = (await options.config()).notices;
        const tried = await sendAll(ordersOf(notices, config, record.notices), config);
        for (const one of tried) if (one.why !== undefined) warn(`${deliveryLine(one)}.`);
        return rememberNotices(record, tried);
      } catch (error) {
        const line = redact(plainLine(`Nobody was told: ${messageOf(error)}`, MOST_WHY));
        warn(line);
        return addNote(record, line);
      }
    },

    async problems() {
      const config = (await options.config()).notices;
      const problems = missingSecrets(config, secrets).map(
        (one) => `A notice cannot be sent: ${one}.`,
      );
      for (const problem of problems) warn(problem);
      return problems;
    },
  };
}
