import { namedLines } from "../text/named-lines.ts";
import type { NoticesConfig } from "./notices-config.ts";

/** Names that the secret MIYABI_NOTICE_SECRETS may hold, a line NAME=value each. */
const NOTICE_SECRETS = ["SLACK_WEBHOOK_URL", "SMTP_USER", "SMTP_PASSWORD", "WEBHOOK_KEY"] as const;
export type NoticeSecrets = Partial<Record<(typeof NOTICE_SECRETS)[number], string>>;

/** Lines that say something else are left out: a notice never stops a session. */
export const parseNoticeSecrets = (text: string): NoticeSecrets => namedLines(text, NOTICE_SECRETS);

export const missingText = (name: keyof NoticeSecrets): string =>
  `${name} is missing: add the line ${name}=... to the secret MIYABI_NOTICE_SECRETS and pass it in the caller's secrets`;

/** What the configuration wants and the secret does not have; a sentence each, without its full stop. */
export function missingSecrets(
  { channels: { slack, email, webhook } }: NoticesConfig,
  secrets: NoticeSecrets,
): string[] {
  const wanted: (keyof NoticeSecrets)[] = [
    ...(slack ? (["SLACK_WEBHOOK_URL"] as const) : []),
    // A server that wants no name wants no password.
    ...(email !== undefined && secrets.SMTP_USER !== undefined ? (["SMTP_PASSWORD"] as const) : []),
    ...(webhook === undefined ? [] : (["WEBHOOK_KEY"] as const)),
  ];
  return wanted.filter((name) => secrets[name] === undefined).map(missingText);
}
