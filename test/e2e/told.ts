import type { Scenario } from "../../src/stage/scenario/load-scenario.ts";
import { type MailSink, startMailSink } from "../adapters/notices/mail-sink.ts";
import { type Receiver, startReceiver } from "../adapters/notices/receiver.ts";

export const WEBHOOK_KEY = "hook-key-of-the-stage-0123456789";
const SMTP_PASSWORD = "mail-password-of-the-stage-0123456789";
const SLACK_PATH = "/services/T0/B0/slack-secret-of-the-stage";

/** Slack, a mail server and somebody's webhook on loopback, and how a play gets to know them. */
export type Told = {
  slack: Receiver;
  mail: MailSink;
  hook: Receiver;
  /** The key `notices` of the configuration, as YAML in one line. */
  config: (success: "quiet" | "told") => string;
  /** The scenario with the secret. */
  withSecrets: (scenario: Scenario) => Scenario;
  /** No try but the first would help: each is refused at once. */
  refuse: () => void;
  close: () => Promise<void>;
};

export async function startTold(): Promise<Told> {
  const [slack, hook] = [await startReceiver(), await startReceiver()];
  let refusing = false;
  const mail = await startMailSink({
    onMailFrom: (_address, _session, done) =>
      done(refusing ? Object.assign(new Error("no"), { responseCode: 550 }) : null),
  });
  const lines = [
    `SLACK_WEBHOOK_URL=${slack.url}${SLACK_PATH}`,
    "SMTP_USER=miyabi",
    `SMTP_PASSWORD=${SMTP_PASSWORD}`,
    `WEBHOOK_KEY=${WEBHOOK_KEY}`,
  ];
  return {
    slack,
    mail,
    hook,
    config: (success) =>
      JSON.stringify({
        success,
        channels: {
          slack: true,
          email: { from: "miyabi@acme.example", host: "127.0.0.1", port: mail.port },
          webhook: { url: `${hook.url}/miyabi` },
        },
        roles: { product: { github: ["alice"], mail: ["product@acme.example"] } },
      }),
    withSecrets: (scenario) => ({
      ...scenario,
      repository: {
        ...scenario.repository,
        secrets: { ...scenario.repository.secrets, MIYABI_NOTICE_SECRETS: lines.join("\n") },
      },
    }),
    refuse: () => {
      refusing = true;
      for (const { answers } of [slack, hook])
        answers.push(...Array.from({ length: 4 }, () => ({ status: 403 })));
    },
    close: async () => {
      for (const one of [slack, hook, mail]) await one.close();
    },
  };
}

/** What must show nowhere. */
export const NOTICE_SECRETS = [WEBHOOK_KEY, SMTP_PASSWORD, SLACK_PATH];
