import fc from "fast-check";
import { escapeHtml, mailMessage } from "../../../src/core/notices/mail-message.ts";
import { makeNotice } from "../../../src/core/notices/make-notice.ts";
import {
  type SlackBlock,
  slackMessage,
  slackText,
} from "../../../src/core/notices/slack-message.ts";
import {
  signatureOf,
  webhookBody,
  webhookHeaders,
} from "../../../src/core/notices/webhook-message.ts";
import { notice } from "../../fakes/notice.ts";
import { session } from "../../fakes/records.ts";

const HOSTILE =
  'Ping <!channel> <@U123> @here @acme/all & <img src="https://evil.example/x.png"> Closes #1 [x](https://evil.example) \u202egnp';

const place = { repository: "acme/shop", serverUrl: "https://github.com" };
const plain = session();
const hostile = makeNotice(
  session({ issue: { ...plain.issue, title: HOSTILE } }),
  { ...notice(), title: HOSTILE, lines: [HOSTILE] },
  place,
);

const texts = (blocks: readonly SlackBlock[]) =>
  blocks.flatMap((block) => (block.type === "context" ? block.elements : [block.text]));

test("threat 44: Slack rings for nobody and links nowhere, whatever an issue or a model says", () => {
  const message = slackMessage(hostile);
  const all = JSON.stringify(message);
  for (const bad of ["<!", "<@", "@here", "@acme", "://evil", "\u202e"])
    expect(all).not.toContain(bad);
  expect(all).toContain("&lt;!channel&gt;");
  expect(message).toMatchObject({ unfurl_links: false, unfurl_media: false });
  // What others wrote is plain text; Markdown is our own words and addresses.
  const markdown = texts(message.blocks).filter(({ type }) => type === "mrkdwn");
  expect(markdown.length).toBeGreaterThan(0);
  for (const text of markdown) {
    expect(text).toMatchObject({ verbatim: true });
    expect(text.text).not.toContain("Ping");
  }
});

test("a message keeps within Slack's limits, however much is said", () => {
  const long = fc.string({ unit: "grapheme", maxLength: 9_000 });
  fc.assert(
    fc.property(long, fc.array(long, { maxLength: 80 }), (title, lines) => {
      const { blocks, text } = slackMessage(notice({ title, lines }));
      expect(blocks.length).toBeLessThanOrEqual(50);
      for (const block of blocks)
        if (block.type === "header") expect(block.text.text.length).toBeLessThanOrEqual(150);
      for (const { text: one } of [...texts(blocks), { text }]) {
        expect(one.length).toBeGreaterThan(0);
        expect(one.length).toBeLessThanOrEqual(3_000);
      }
    }),
    { numRuns: 30 },
  );
});

test("an entity is not cut in the middle", () => {
  expect(slackText("<<<<", 10)).toBe("&lt;&lt;…");
  expect(slackText("")).toBe(" ");
});

test("threat 10: a mail loads nothing, holds no foreign markup, and its subject is one line", () => {
  const { subject, text, html } = mailMessage(hostile);
  expect(subject).toMatch(/^\[acme\/shop issue 500\] ⚠️ Ping/);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toMatch(/<img|<script|<link| src="/);
  expect(html).toContain("&lt;!channel&gt;");
  for (const dress of [text, html]) expect(dress).not.toMatch(/:\/\/evil|@here|\u202e/);
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    "https://github.com/acme/shop/issues/12#issuecomment-7",
  ]);
});

test("both dresses of a mail say the same: lines, commands, links", () => {
  const told = notice();
  const { text, html } = mailMessage(told);
  const [answer] = told.answers;
  for (const said of [told.title, ...told.lines, answer?.command ?? "", told.digest ?? ""]) {
    expect(text).toContain(said);
    expect(html).toContain(escapeHtml(said));
  }
  expect(text).toContain("Issue 12: https://github.com/acme/shop/issues/12#issuecomment-7");
});

test("HTML that is escaped has no character of markup left", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']/);
    }),
  );
});

test("a webhook's body has a schema, and its signature covers time and body", () => {
  const body = webhookBody(notice());
  expect(JSON.parse(body)).toMatchObject({
    schema: 1,
    id: "f".repeat(32),
    event: "escalation",
    kind: "vulnerability",
    issue: { number: 12 },
    digest: "0123456789ab",
  });
  const at = new Date("2026-01-05T10:00:00.500Z");
  const headers = webhookHeaders(notice(), { key: "k", body, at });
  expect(headers).toMatchObject({
    "x-miyabi-event": "escalation",
    "x-miyabi-delivery": "f".repeat(32),
    "x-miyabi-timestamp": "1767607200",
    "x-miyabi-signature": `v1=${signatureOf("k", 1767607200, body)}`,
  });
  const signed = signatureOf("k", 1767607200, body);
  for (const other of [
    signatureOf("k", 1767607201, body),
    signatureOf("K", 1767607200, body),
    signatureOf("k", 1767607200, `${body} `),
  ])
    expect(other).not.toBe(signed);
});

test("a notice holds few and short lines, and says how many are left out", () => {
  const { lines } = makeNotice(
    plain,
    { ...notice(), lines: Array.from({ length: 40 }, (_, index) => `${index} ${"x".repeat(900)}`) },
    place,
  );
  expect(lines).toHaveLength(13);
  expect(lines.at(-1)).toBe("… and 28 more on the issue");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(500);
});
