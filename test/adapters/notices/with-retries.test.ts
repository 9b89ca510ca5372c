import type { Attempt } from "../../../src/adapters/notices/channel.ts";
import { mayPass, retryAfterMs } from "../../../src/adapters/notices/retry-after.ts";
import { withRetries } from "../../../src/adapters/notices/with-retries.ts";
import { FakeClock } from "../../fakes/clock.ts";

/** Plays these attempts one after the other, the last one again and again. */
async function trying(
  attempts: readonly Attempt[],
  { seconds = 60, takesMs = 0, random = 0 } = {},
) {
  const clock = new FakeClock();
  const began = clock.monotonic();
  const timeouts: number[] = [];
  const ended = await withRetries(
    (timeoutMs) => {
      timeouts.push(timeoutMs);
      clock.advance(Math.min(takesMs, timeoutMs));
      const attempt = attempts[Math.min(timeouts.length, attempts.length) - 1];
      if (attempt === undefined) throw new Error("no attempt");
      return Promise.resolve(attempt);
    },
    { clock, random: () => random, until: began + seconds * 1000 },
  );
  return { ended, timeouts, slept: clock.slept, tookMs: clock.monotonic() - began };
}

const down: Attempt = { kind: "failed", why: "HTTP 503", again: true };
const sent: Attempt = { kind: "sent" };

test("fault 34: three more tries after 2, 4 and 8 seconds, then it is given up", async () => {
  const { ended, slept, timeouts } = await trying([down]);
  expect(ended).toEqual({ kind: "failed", why: "HTTP 503 (4 tries)" });
  expect(slept).toEqual([2_000, 4_000, 8_000]);
  expect(timeouts).toEqual([10_000, 10_000, 10_000, 10_000]);
});

test("fault 34: the waits are up to a quarter longer, so that jobs do not come together", async () => {
  expect((await trying([down], { random: 1 })).slept).toEqual([2_500, 5_000, 10_000]);
});

test("fault 34: what goes through at the second try is sent", async () => {
  expect(await trying([down, sent])).toMatchObject({ ended: sent, slept: [2_000] });
});

test("fault 34: the other side's wish is heeded where there is time for it, and else it is given up at once", async () => {
  const asks = (seconds: number): Attempt => ({ ...down, retryAfterMs: seconds * 1000 });
  expect((await trying([asks(30), sent])).slept).toEqual([30_000]);
  expect((await trying([asks(1), sent])).slept).toEqual([2_000]);
  expect(await trying([asks(3600)])).toMatchObject({
    ended: { kind: "failed", why: "HTTP 503; no time was left to try again" },
    slept: [],
  });
});

test("what no further try can help is tried once", async () => {
  const refused: Attempt = { kind: "failed", why: "HTTP 404", again: false };
  expect(await trying([refused])).toMatchObject({
    ended: { kind: "failed", why: "HTTP 404" },
    slept: [],
  });
});

test("fault 34: servers that hang cost a minute at most, all tries together", async () => {
  for (const takesMs of [10_000, 25_000]) {
    const { ended, tookMs } = await trying([down], { takesMs, random: 1 });
    expect(ended.kind).toBe("failed");
    expect(tookMs).toBeLessThanOrEqual(60_000);
  }
  expect((await trying([down], { seconds: 0 })).ended.why).toBe("no time was left for it");
});

test("Retry-After is seconds or a date, and nothing else", () => {
  const now = new Date("2026-01-05T10:00:00.000Z");
  expect(retryAfterMs("7", now)).toBe(7_000);
  expect(retryAfterMs("Mon, 05 Jan 2026 10:00:30 GMT", now)).toBe(30_000);
  expect(retryAfterMs("Mon, 05 Jan 2026 09:00:00 GMT", now)).toBe(0);
  for (const none of [undefined, null, "", "soon"]) expect(retryAfterMs(none, now)).toBeUndefined();
});

test.each([408, 425, 429, 500, 503])("HTTP %p may pass", (status) => {
  expect(mayPass(status)).toBe(true);
});
test.each([301, 400, 401, 403, 404, 410])("HTTP %p does not", (status) => {
  expect(mayPass(status)).toBe(false);
});
