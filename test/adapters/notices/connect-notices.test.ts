import type { Attempt, Channel } from "../../../src/adapters/notices/channel.ts";
import { connectNotices } from "../../../src/adapters/notices/connect-notices.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { UserError } from "../../../src/core/errors.ts";
import type { ChannelName } from "../../../src/core/notices/notice.ts";
import type { Order } from "../../../src/core/notices/orders.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { notice } from "../../fakes/notice.ts";
import { session } from "../../fakes/records.ts";

const CONFIG = {
  channels: {
    slack: true,
    email: { from: "miyabi@acme.example", host: "smtp.acme.example" },
    webhook: { url: "https://h.example" },
  },
  roles: { security: { mail: ["dave@acme.example"] } },
};

function stand(
  attempts: Partial<Record<ChannelName, Attempt>> = {},
  config: () => unknown = () => CONFIG,
) {
  const clock = new FakeClock();
  const orders: Order[] = [];
  const warnings: string[] = [];
  const channelOf =
    (name: ChannelName): Channel =>
    (order) => {
      orders.push(order);
      return Promise.resolve(attempts[name] ?? { kind: "sent" });
    };
  let read = 0;
  const notices = connectNotices({
    config: () => {
      read += 1;
      return Promise.resolve(parseConfig({ notices: config() }));
    },
    secrets: { SLACK_WEBHOOK_URL: "https://hooks.example/hidden" },
    clock,
    random: () => 0,
    redact: (text) => text.replaceAll("hunter2", "***"),
    warn: (text) => warnings.push(text),
    channelOf,
  });
  return { notices, clock, orders, warnings, reads: () => read };
}

test("each channel gets the notice once, and the session remembers it", async () => {
  const { notices, orders } = stand();
  const record = await notices.tell(session(), [notice()]);
  expect(orders.map(({ channel, to }) => [channel, to])).toEqual([
    ["slack", []],
    ["email", ["dave@acme.example"]],
    ["webhook", []],
  ]);
  expect(record.notices?.map(({ channel, outcome }) => [channel, outcome])).toEqual([
    ["slack", "sent"],
    ["email", "sent"],
    ["webhook", "sent"],
  ]);
  expect(record.notes).toEqual([]);
  expect(await notices.tell(record, [notice()])).toBe(record);
  expect(orders).toHaveLength(3);
});

test("where there is nothing to tell nothing is read", async () => {
  const { notices, reads } = stand();
  const record = session();
  expect(await notices.tell(record, [])).toBe(record);
  expect(reads()).toBe(0);
});

test("fault 34: one channel that is down keeps the notice from no other, and is recorded with its cause", async () => {
  const { notices, clock, warnings } = stand({
    slack: { kind: "failed", why: "HTTP 429", again: true, retryAfterMs: 3_600_000 },
    email: { kind: "failed", why: "SMTP 451", again: true },
  });
  const record = await notices.tell(session(), [notice()]);
  expect(record.notices).toMatchObject([
    { channel: "slack", outcome: "failed", why: "HTTP 429; no time was left to try again" },
    { channel: "email", outcome: "failed", why: "SMTP 451 (4 tries)" },
    { channel: "webhook", outcome: "sent" },
  ]);
  expect(record.notes).toHaveLength(2);
  expect(warnings).toHaveLength(2);
  expect(record.state).toBe(session().state);
  expect(clock.slept).toEqual([2_000, 4_000, 8_000]);
});

test("fault 34: many notices and a dead channel take a minute at most", async () => {
  const { notices, clock } = stand(
    { slack: { kind: "failed", why: "HTTP 503", again: true } },
    () => ({ channels: { slack: true } }),
  );
  const began = clock.monotonic();
  const many = Array.from({ length: 9 }, (_, index) => notice({ key: `k${index}` }));
  const record = await notices.tell(session(), many);
  expect(clock.monotonic() - began).toBeLessThanOrEqual(60_000);
  expect(record.notices).toHaveLength(9);
  expect(record.notices?.at(-1)?.why).toMatch(/no time was left/);
});

test("no secret of the job leaves with a notice or stays in the record", async () => {
  const { notices, orders } = stand({
    slack: { kind: "failed", why: "hunter2 is wrong", again: false },
  });
  const leaky = notice({ title: "hunter2", lines: ["has hunter2"] });
  const record = await notices.tell(session(), [leaky]);
  expect(JSON.stringify([orders, record])).not.toContain("hunter2");
  expect(orders[0]?.notice).toMatchObject({ title: "***", lines: ["has ***"] });
});

test("a configuration that cannot be read is a note and no fault", async () => {
  const { notices, warnings } = stand({}, () => {
    throw new UserError("invalid_config", "notices: no");
  });
  const record = await notices.tell(session(), [notice()]);
  expect(record.notes).toEqual(["Nobody was told: notices: no"]);
  expect(warnings).toEqual(["Nobody was told: notices: no"]);
});

test("a secret that is missing is said before anybody needs it", async () => {
  const { notices, warnings } = stand();
  expect(await notices.problems()).toEqual([
    expect.stringContaining("WEBHOOK_KEY is missing: add the line"),
  ]);
  expect(warnings).toHaveLength(1);
});
