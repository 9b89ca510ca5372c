import { slackChannel } from "../../../src/adapters/slack/slack-channel.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { notice } from "../../fakes/notice.ts";
import { deadAddress, type Receiver, startReceiver } from "../notices/receiver.ts";

let slack: Receiver;
beforeEach(async () => {
  slack = await startReceiver();
});
afterEach(() => slack.close());

const send = (url: string, timeoutMs = 5_000) =>
  slackChannel({ url, clock: new FakeClock() })(
    { channel: "slack", notice: notice(), to: [] },
    timeoutMs,
  );

test("a notice arrives as one message of blocks", async () => {
  expect(await send(`${slack.url}/services/T0/B0/secret`)).toEqual({ kind: "sent" });
  expect(slack.received).toHaveLength(1);
  const [{ path, headers, body } = { path: "", headers: {}, body: "{}" }] = slack.received;
  expect(path).toBe("/services/T0/B0/secret");
  expect(headers).toMatchObject({ "content-type": "application/json" });
  const message: unknown = JSON.parse(body);
  expect(message).toMatchObject({
    text: "⚠️ Miyabi needs a decision: a secret in the change (acme/shop issue 12)",
    blocks: expect.arrayContaining([expect.objectContaining({ type: "header" })]) as unknown,
  });
});

test("fault 34: a 429 says how long to wait, which the library does not heed", async () => {
  slack.answers.push({ status: 429, headers: { "retry-after": "7" } });
  expect(await send(slack.url)).toEqual({
    kind: "failed",
    why: "HTTP 429",
    again: true,
    retryAfterMs: 7_000,
  });
  expect(slack.received).toHaveLength(1);
});

test("fault 34: Slack's own fault may pass; a webhook that is gone does not come back", async () => {
  slack.answers.push({ status: 500 }, { status: 404 });
  expect(await send(slack.url)).toMatchObject({ why: "HTTP 500", again: true });
  expect(await send(slack.url)).toMatchObject({ why: "HTTP 404", again: false });
});

test("fault 34: nobody there, or no answer, is a failed try that names no secret address", async () => {
  const dead = await send(`${await deadAddress()}/services/hidden`);
  expect(dead).toMatchObject({ kind: "failed", again: true });
  expect(JSON.stringify(dead)).toMatch(/ECONNREFUSED/);
  slack.answers.push("hang");
  const hanging = await send(`${slack.url}/services/hidden`, 200);
  expect(hanging).toMatchObject({ kind: "failed", again: true });
  expect(JSON.stringify([dead, hanging])).not.toContain("hidden");
});

test("a redirect is not followed, and an address without TLS is not used", async () => {
  slack.answers.push({ status: 302, headers: { location: `${slack.url}/elsewhere` } });
  expect(await send(slack.url)).toMatchObject({ kind: "failed" });
  expect(slack.received).toHaveLength(1);
  expect(await send("http://hooks.slack.com/services/x")).toMatchObject({
    why: "SLACK_WEBHOOK_URL must be https://",
    again: false,
  });
});
