import { parseConfig } from "../../../src/core/config.ts";
import { missingSecrets, parseNoticeSecrets } from "../../../src/core/notices/notice-secrets.ts";
import { NOTICE_KINDS, NoticesConfig } from "../../../src/core/notices/notices-config.ts";
import { ordersOf } from "../../../src/core/notices/orders.ts";
import { rememberNotices } from "../../../src/core/notices/remember.ts";
import {
  addressesFor,
  askedText,
  DEFAULT_ROUTES,
  mentionsFor,
} from "../../../src/core/notices/routing.ts";
import { notice } from "../../fakes/notice.ts";
import { session } from "../../fakes/records.ts";

const config = (value: unknown) => NoticesConfig.parse(value);
const email = { from: "Miyabi <miyabi@acme.example>", host: "smtp.acme.example" };
const roles = {
  techLead: { github: ["carol", "acme/leads"], mail: ["carol@acme.example"] },
  security: { github: ["dave"], mail: ["dave@acme.example"], slack: false },
};

test("nothing is told outside of the issue where nothing is configured", () => {
  const { notices } = parseConfig({});
  expect(notices.success).toBe("quiet");
  expect(
    ordersOf(
      NOTICE_KINDS.map((kind) => notice({ kind })),
      notices,
    ),
  ).toEqual([]);
  expect(askedText("vulnerability", notices)).toBe("security officer");
});

test.each([
  [{ channels: { slak: true } }, "notices.channels.slak: unknown key; did you mean slack?"],
  [
    { channels: { email: { ...email, host: "a b" } } },
    "notices.channels.email.host: must be the name",
  ],
  [
    { channels: { email: { ...email, from: "x\r\nBcc: y@z" } } },
    "notices.channels.email.from: must be",
  ],
  [{ channels: { email } }, "notices.channels.email: no role has an address"],
  [
    { channels: { webhook: { url: "http://hooks.acme.example" } } },
    "notices.channels.webhook.url: must be https://",
  ],
  [
    { channels: { webhook: { url: "https://u:p@hooks.acme.example" } } },
    "webhook.url: must be https://",
  ],
  [{ channels: { webhook: { url: "file:///etc/passwd" } } }, "webhook.url: must be https://"],
  [
    { roles: { techLead: { github: ["@carol"] } } },
    "notices.roles.techLead.github.0: must be a login",
  ],
  [{ roles: { techLead: { mail: ["carol"] } } }, "notices.roles.techLead.mail.0"],
  [{ routing: { nonsense: ["techLead"] } }, "notices.routing"],
  [{ routing: { secret: ["ciso"] } }, "notices.routing.secret.0"],
  [{ success: "loud" }, "notices.success"],
])("%j is refused, and the message names the key", (notices, message) => {
  expect(() => parseConfig({ notices })).toThrow(message);
});

test("addresses of this machine may be plain, for a relay beside the runner", () => {
  for (const url of [
    "http://127.0.0.1:1234/x",
    "http://localhost/x",
    "https://hooks.acme.example/x",
  ])
    expect(config({ channels: { webhook: { url } } }).channels.webhook).toEqual({ url });
});

test("each kind has its people: the design's where the configuration says nothing", () => {
  const told = config({
    roles,
    channels: { slack: true, email, webhook: { url: "https://h.example" } },
  });
  expect(DEFAULT_ROUTES).toMatchObject({
    complexity: ["techLead"],
    vulnerability: ["security"],
    requirement: ["product"],
    deployment: ["operations"],
  });
  expect(mentionsFor("complexity", told)).toEqual(["@carol", "@acme/leads"]);
  expect(askedText("complexity", told)).toBe("tech lead (@carol, @acme/leads)");
  const channels = (kind: "complexity" | "vulnerability" | "deployment") =>
    ordersOf([notice({ kind })], told).map(({ channel, to }) => [channel, ...to]);
  expect(channels("complexity")).toEqual([["slack"], ["email", "carol@acme.example"], ["webhook"]]);
  // Security reads no Slack, and operations has no address.
  expect(channels("vulnerability")).toEqual([["email", "dave@acme.example"], ["webhook"]]);
  expect(channels("deployment")).toEqual([["slack"], ["webhook"]]);
});

test("the configuration may send a kind elsewhere, to several roles, or to nobody", () => {
  const told = config({
    roles,
    channels: { slack: true, email, webhook: { url: "https://h.example" } },
    routing: { secret: ["security", "techLead"], model: [] },
  });
  expect(addressesFor("secret", told)).toEqual(["dave@acme.example", "carol@acme.example"]);
  expect(askedText("secret", told)).toBe(
    "security officer, tech lead (@dave, @carol, @acme/leads)",
  );
  expect(ordersOf([notice({ kind: "model" })], told)).toEqual([]);
});

test("what went out is sent to nobody twice; what failed is tried again", () => {
  const told = config({ channels: { slack: true, webhook: { url: "https://h.example" } } });
  const at = "2026-01-05T10:00:00.000Z";
  const key = notice().key;
  const record = rememberNotices(session(), [
    { key, channel: "slack", outcome: "sent", at },
    { key, channel: "webhook", outcome: "failed", at, why: "HTTP 500 (4 tries)" },
  ]);
  expect(record.notes).toEqual([
    "Notice escalation-0123456789ab-r700 did not go out by the webhook: HTTP 500 (4 tries)",
  ]);
  expect(ordersOf([notice()], told, record.notices).map(({ channel }) => channel)).toEqual([
    "webhook",
  ]);
  const again = rememberNotices(record, [{ key, channel: "webhook", outcome: "sent", at }]);
  expect(again.notices).toHaveLength(2);
  expect(ordersOf([notice()], told, again.notices)).toEqual([]);
});

test("secrets are lines of known names; others are left alone", () => {
  const secrets = parseNoticeSecrets(
    "SMTP_USER=miyabi\r\n  WEBHOOK_KEY=a=b \n# note\nPATH=/x\nSMTP_PASSWORD=",
  );
  expect(secrets).toEqual({ SMTP_USER: "miyabi", WEBHOOK_KEY: "a=b" });
});

test("a channel whose secret is missing is named, with the line to add", () => {
  const told = config({
    roles,
    channels: { slack: true, email, webhook: { url: "https://h.example" } },
  });
  expect(missingSecrets(told, {})).toEqual([
    expect.stringContaining("SLACK_WEBHOOK_URL is missing: add the line SLACK_WEBHOOK_URL=..."),
    expect.stringContaining("WEBHOOK_KEY is missing"),
  ]);
  expect(
    missingSecrets(told, { SLACK_WEBHOOK_URL: "s", SMTP_USER: "u", WEBHOOK_KEY: "k" }),
  ).toEqual([expect.stringContaining("SMTP_PASSWORD is missing")]);
});
