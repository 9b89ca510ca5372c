import { webhookChannel } from "../../../src/adapters/webhook/webhook-channel.ts";
import { signatureOf } from "../../../src/core/notices/webhook-message.ts";
import { selfSigned } from "../../../src/stage/cluster/self-signed.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { notice } from "../../fakes/notice.ts";
import { deadAddress, type Receiver, startReceiver } from "../notices/receiver.ts";

const open: Receiver[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
async function receiver(tls?: { cert: string; key: string }): Promise<Receiver> {
  const started = await startReceiver(tls);
  open.push(started);
  return started;
}

const send = (url: string, { timeoutMs = 5_000, ca }: { timeoutMs?: number; ca?: string } = {}) =>
  webhookChannel({ url, key: "hook-key", clock: new FakeClock("2026-01-05T10:00:00.000Z"), ca })(
    { channel: "webhook", notice: notice(), to: [] },
    timeoutMs,
  );

test("the receiver can check time and body by the key that it shares", async () => {
  const hook = await receiver();
  expect(await send(`${hook.url}/miyabi`)).toEqual({ kind: "sent" });
  const [got, ...more] = hook.received;
  if (got === undefined) throw new Error("nothing arrived");
  expect(more).toEqual([]);
  const timestamp = Number(got.headers["x-miyabi-timestamp"]);
  expect(timestamp).toBe(1767607200);
  expect(got.headers["x-miyabi-signature"]).toBe(
    `v1=${signatureOf("hook-key", timestamp, got.body)}`,
  );
  expect(JSON.parse(got.body)).toMatchObject({ schema: 1, kind: "vulnerability" });
});

test("TLS is checked", async () => {
  const { cert, key } = selfSigned(new Date());
  const hook = await receiver({ cert, key });
  expect(await send(hook.url)).toMatchObject({
    kind: "failed",
    why: expect.stringContaining("self-signed") as unknown,
  });
  expect(await send(hook.url, { ca: cert })).toEqual({ kind: "sent" });
  expect(hook.received).toHaveLength(1);
});

test("a redirect is a failure: what is signed goes where the configuration says and nowhere else", async () => {
  const [hook, other] = [await receiver(), await receiver()];
  hook.answers.push({ status: 307, headers: { location: other.url } });
  expect(await send(hook.url)).toEqual({ kind: "failed", why: "HTTP 307", again: false });
  expect(other.received).toEqual([]);
});

test("fault 34: 429 with Retry-After, a server's fault, nobody there, no answer", async () => {
  const hook = await receiver();
  hook.answers.push({ status: 429, headers: { "retry-after": "3" } }, { status: 502 }, "hang");
  expect(await send(hook.url)).toMatchObject({ why: "HTTP 429", again: true, retryAfterMs: 3_000 });
  expect(await send(hook.url)).toMatchObject({ why: "HTTP 502", again: true });
  expect(await send(hook.url, { timeoutMs: 200 })).toMatchObject({
    why: "no reply in 200 ms",
    again: true,
  });
  expect(await send(await deadAddress())).toMatchObject({
    why: expect.stringContaining("ECONNREFUSED") as unknown,
    again: true,
  });
});

test("an address without TLS is not used, whoever put it there", async () => {
  expect(await send("http://169.254.169.254/latest")).toMatchObject({
    why: expect.stringContaining("must be https://") as unknown,
    again: false,
  });
});
