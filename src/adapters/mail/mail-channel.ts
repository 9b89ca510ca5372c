import { mailMessage } from "../../core/notices/mail-message.ts";
import type { Notice } from "../../core/notices/notice.ts";
import type { NoticesConfig } from "../../core/notices/notices-config.ts";
import { isLoopback } from "../../core/notices/safe-address.ts";
import { messageOf } from "../../core/error-code.ts";
import type { Attempt, Channel } from "../notices/channel.ts";

/** Where TLS begins with the first byte (RFC 8314). */
const SMTPS = 465;

export type MailOptions = {
  server: NonNullable<NoticesConfig["channels"]["email"]>;
  user?: string | undefined;
  password?: string | undefined;
  /** PEM, trusted in place of the system's authorities; for tests. */
  ca?: string | undefined;
};

/** What nodemailer puts on its errors. */
const field = (error: unknown, name: "code" | "responseCode"): unknown =>
  typeof error === "object" && error !== null
    ? Object.entries(error).find(([key]) => key === name)?.[1]
    : undefined;

/** A reply of 5xx and a refused sign-in stay what they are; 4xx and the connection's faults may pass (RFC 5321). */
function failureOf(error: unknown): Attempt {
  const status = field(error, "responseCode");
  const code = field(error, "code");
  const again =
    typeof status === "number"
      ? status < 500
      : code !== "EAUTH" && code !== "EENVELOPE" && code !== "ETLS";
  return {
    kind: "failed",
    why: typeof status === "number" ? `SMTP ${status}` : messageOf(error),
    again,
  };
}

/** Found again by whoever gets it twice: most programs show a message id once. */
function idsOf({ id, repository, issue }: Notice, from: string) {
  const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? "miyabi.invalid";
  const thread = `<issue-${issue.number}.${repository.replace("/", ".")}@${domain}>`;
  return { messageId: `<${id}@${domain}>`, inReplyTo: thread, references: [thread] };
}

/**
 * E-mail by SMTP, encrypted: from the first byte, or by STARTTLS, without which nothing is sent. Only to
 * this machine it may be plain.
 */
export const mailChannel =
  ({ server, user, password, ca }: MailOptions): Channel =>
  async ({ notice, to }, timeoutMs) => {
    const { createTransport } = await import("nodemailer"); // not before it is needed
    const { host, port, from, secure = port === SMTPS } = server;
    const here = isLoopback(host);
    const transport = createTransport({
      host,
      port,
      secure,
      requireTLS: !secure && !here,
      ignoreTLS: !secure && here,
      tls: { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
      ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    let overdue: NodeJS.Timeout | undefined;
    const late = new Promise<Attempt>((resolve) => {
      overdue = setTimeout(
        () => resolve({ kind: "failed", why: `no end in ${timeoutMs} ms`, again: true }),
        timeoutMs,
      );
    });
    const sent = transport
      .sendMail({
        from,
        to: [...to],
        ...mailMessage(notice),
        ...idsOf(notice, from),
        headers: { "Auto-Submitted": "auto-generated", "X-Miyabi-Event": notice.event },
      })
      .then(
        ({ rejected }): Attempt =>
          rejected.length === 0
            ? { kind: "sent" }
            : { kind: "sent", why: `${rejected.length} of ${to.length} addresses were refused` },
        failureOf,
      );
    try {
      return await Promise.race([sent, late]);
    } finally {
      clearTimeout(overdue);
      transport.close();
    }
  };
