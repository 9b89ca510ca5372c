import { systemClock } from "../../../src/adapters/clock/system-clock.ts";

test("the system's clock tells the time, measures and sleeps", async () => {
  const clock = systemClock();
  const before = clock.monotonic();
  await clock.sleep(20);
  expect(clock.monotonic() - before).toBeGreaterThanOrEqual(15);
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
});
