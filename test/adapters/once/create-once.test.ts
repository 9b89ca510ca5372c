import { createOnce, RETRIES } from "../../../src/adapters/once/create-once.ts";
import { TransientError } from "../../../src/core/errors.ts";
import { FakeClock } from "../../fakes/clock.ts";

/** A service whose replies get lost: `lands` says of each try in turn whether it was carried out. */
function service(lands: readonly boolean[]) {
  const made: number[] = [];
  const clock = new FakeClock();
  const warnings: string[] = [];
  let tries = 0;
  const once = createOnce({ clock, log: { warn: (text) => warnings.push(text) }, random: () => 0 });
  const make = (lostReplies = Infinity) =>
    once(
      () => {
        tries++;
        if (lands[tries - 1] ?? true) made.push(tries);
        return tries <= lostReplies
          ? Promise.reject(new TransientError("no reply"))
          : Promise.resolve(tries);
      },
      () => Promise.resolve(made[0]),
    );
  return { make, made, clock, warnings };
}

test("fault 2: what landed while its reply was lost is found, and not made again", async () => {
  const { make, made, clock, warnings } = service([true]);
  expect(await make()).toBe(1);
  expect(made).toEqual([1]);
  expect(clock.slept).toEqual([2000]);
  expect(warnings).toEqual(["no reply: looking whether it landed in 2 s"]);
});

test("fault 1: what never landed is made after all", async () => {
  const { make, made, clock } = service([false, false, true]);
  expect(await make()).toBe(3);
  expect(made).toEqual([3]);
  expect(clock.slept).toEqual([2000, 4000, 8000]);
});

test("after three tries more it is given up", async () => {
  const { make, made, clock } = service([false, false, false, false]);
  await expect(make()).rejects.toThrow("no reply");
  expect(made).toEqual([]);
  expect(clock.slept).toHaveLength(RETRIES);
});

test.each([
  ["a refusal", new Error("refused")],
  ["a limit that names its time", new TransientError("a limit", { retryAfterMs: 60_000 })],
])("%s is thrown at once", async (_, error) => {
  const clock = new FakeClock();
  const once = createOnce({ clock, log: { warn: () => undefined } });
  let looked = 0;
  const find = () => Promise.resolve(++looked);
  await expect(once(() => Promise.reject(error), find)).rejects.toBe(error);
  expect(looked).toBe(0);
  expect(clock.slept).toEqual([]);
});
