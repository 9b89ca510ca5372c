import { z } from "zod";
import { ESCALATION_KINDS } from "../people/escalation.ts";
import { isSafeAddress } from "./safe-address.ts";

/** Who is told, by what they decide (design: domain, "Gates, escalation, commands"). */
const ROLES = ["techLead", "security", "product", "operations"] as const;
export type Role = (typeof ROLES)[number];

/** What is told: a question of each kind, and what is no question. */
export const NOTICE_KINDS = [
  ...ESCALATION_KINDS,
  "grace",
  "hotfix",
  "rollback",
  "failed",
  "done",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

const ACCOUNT = /^[a-z\d][a-z\d-]{0,38}(?:\/[a-z\d][\w-]{0,99})?$/i;
const SENDER = /^(?:[^<>@,;"\r\n]{1,80}<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/;
const HOST = /^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/i;

const Targets = z.strictObject({
  github: z
    .array(z.string().regex(ACCOUNT, "must be a login or org/team, without @"))
    .default([])
    .describe("Mentioned in the comment that asks"),
  mail: z.array(z.email()).default([]).describe("Addresses"),
  slack: z.boolean().default(true).describe("Whether what this role is asked is told on Slack"),
});

const Channels = z.strictObject({
  slack: z
    .boolean()
    .default(false)
    .describe("An incoming webhook: SLACK_WEBHOOK_URL in the secret MIYABI_NOTICE_SECRETS"),
  email: z
    .strictObject({
      from: z
        .string()
        .regex(SENDER, "must be an address, or Name <address>")
        .describe("The sender"),
      host: z.string().regex(HOST, "must be the name of a mail server").describe("The mail server"),
      port: z.number().int().min(1).max(65535).default(587).describe("Its port"),
      secure: z
        .boolean()
        .optional()
        .describe("TLS from the first byte, default at port 465; STARTTLS is required otherwise"),
    })
    .optional()
    .describe("SMTP_USER and SMTP_PASSWORD in the secret, where the server wants them"),
  webhook: z
    .strictObject({
      url: z
        .string()
        .refine(isSafeAddress, "must be https://, or http:// to this machine, without a password")
        .describe("Where notices are posted as JSON"),
    })
    .optional()
    .describe("Signed with WEBHOOK_KEY of the secret"),
});

/** The key `notices` of the configuration: who is told of what, and how (docs/notices.md). */
export const NoticesConfig = z
  .strictObject({
    channels: Channels.prefault({}),
    roles: z
      .strictObject({
        techLead: Targets.prefault({}),
        security: Targets.prefault({}),
        product: Targets.prefault({}),
        operations: Targets.prefault({}),
      })
      .prefault({}),
    routing: z
      .partialRecord(
        z.enum(NOTICE_KINDS),
        z.array(z.enum(ROLES)).describe("docs/notices.md lists the kinds"),
      )
      .default({})
      .describe("Roles for a kind, in place of its default; []: nobody is told"),
    success: z
      .enum(["quiet", "told"])
      .default("quiet")
      .describe("quiet: a finished issue has its closing comment and no notice"),
  })
  .superRefine(({ channels, roles }, context) => {
    const addresses = ROLES.flatMap((role) => roles[role].mail);
    if (channels.email === undefined || addresses.length > 0) return;
    context.addIssue({
      code: "custom",
      path: ["channels", "email"],
      message: "no role has an address to send to; add notices.roles.<role>.mail",
    });
  });
export type NoticesConfig = z.infer<typeof NoticesConfig>;
