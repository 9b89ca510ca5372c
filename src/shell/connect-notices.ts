import { type NoticesOptions, connectNotices } from "../adapters/notices/connect-notices.ts";
import type { Channel } from "../adapters/notices/channel.ts";
import { mailChannel } from "../adapters/mail/mail-channel.ts";
import { slackChannel } from "../adapters/slack/slack-channel.ts";
import { webhookChannel } from "../adapters/webhook/webhook-channel.ts";
import { missingText, parseNoticeSecrets } from "../core/notices/notice-secrets.ts";
import type { Clock } from "../ports/clock.ts";
import type { Notices } from "../ports/notices.ts";
import { warn } from "./log.ts";
import type { JobContext } from "./run-action.ts";

const unable =
  (why: string): Channel =>
  () =>
    Promise.resolve({ kind: "failed", why, again: false });

/** The channels that the configuration names, with the lines of the input `notice-secrets`. */
export const noticesOf = (
  secretLines: string,
  { config, clock, run }: { config: NoticesOptions["config"]; clock: Clock; run: JobContext },
): Notices =>
  connectNotices({
    config,
    secrets: parseNoticeSecrets(secretLines),
    clock,
    redact: run.redact,
    warn,
    channelOf: (name, { config: { channels }, secrets }) => {
      const { SLACK_WEBHOOK_URL: slackUrl, WEBHOOK_KEY: key } = secrets;
      switch (name) {
        case "slack":
          return slackUrl === undefined
            ? unable(missingText("SLACK_WEBHOOK_URL"))
            : slackChannel({ url: slackUrl, clock });
        case "webhook":
          if (key === undefined) return unable(missingText("WEBHOOK_KEY"));
          return channels.webhook === undefined
            ? unable("no webhook is configured")
            : webhookChannel({ url: channels.webhook.url, key, clock });
        case "email":
          return channels.email === undefined
            ? unable("no mail server is configured")
            : mailChannel({
                server: channels.email,
                user: secrets.SMTP_USER,
                password: secrets.SMTP_PASSWORD,
              });
      }
    },
  });
