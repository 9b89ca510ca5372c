import fc from "fast-check";
import { nextScales, type Scale } from "../../../src/stage/cluster/controllers/rolling-update.ts";

const scale = (name: string, replicas: number, available = replicas): Scale => ({
  name,
  replicas,
  available,
});

const percent = { maxSurge: "25%", maxUnavailable: "25%" };

test("a rollout adds what the surge allows before it takes anything away", () => {
  const step = {
    desired: 4,
    rolling: percent,
    present: scale("new", 0),
    before: [scale("old", 4)],
  };
  expect(nextScales(step)).toEqual(new Map([["new", 1]]));
  expect(nextScales({ ...step, present: scale("new", 1) })).toEqual(new Map([["old", 2]]));
});

test("replicas that do not answer are the first to go", () => {
  const before = [scale("old", 1), scale("stuck", 1, 0)];
  expect(nextScales({ desired: 1, rolling: percent, present: scale("new", 0), before })).toEqual(
    new Map([["stuck", 0]]),
  );
});

test("Recreate takes everything down first", () => {
  const step = { desired: 2, rolling: undefined, present: scale("new", 0) };
  expect(nextScales({ ...step, before: [scale("old", 2)] })).toEqual(new Map([["old", 0]]));
  expect(nextScales({ ...step, before: [scale("old", 0)] })).toEqual(new Map([["new", 2]]));
});

test("whatever becomes ready when, a rollout keeps its promises and comes to an end", () => {
  const amounts = fc.constantFrom<number | string>(0, 1, 2, "0%", "25%", "50%", "100%");
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      amounts,
      amounts,
      fc.infiniteStream(fc.boolean()),
      (desired, maxSurge, maxUnavailable, ready) => {
        const of = (amount: number | string, round: (value: number) => number) =>
          typeof amount === "number" ? amount : round((parseInt(amount, 10) * desired) / 100);
        const surge = of(maxSurge, Math.ceil);
        const unavailable = of(maxUnavailable, Math.floor) || (surge === 0 ? 1 : 0);
        let present = scale("new", 0);
        let old = scale("old", desired);
        let steps = 0;
        for (; present.available < desired || old.replicas > 0; steps++) {
          expect(steps).toBeLessThan(1_000);
          const next = nextScales({
            desired,
            rolling: { maxSurge, maxUnavailable },
            present,
            before: [old],
          });
          const wanted = next.get("new") ?? present.replicas;
          const left = next.get("old") ?? old.replicas;
          const more = ready.next().value === true ? 1 : 0;
          present = scale("new", wanted, Math.min(wanted, present.available + more));
          old = scale("old", left);
          expect(present.replicas + old.replicas).toBeLessThanOrEqual(desired + surge);
          expect(present.available + old.available).toBeGreaterThanOrEqual(desired - unavailable);
        }
        expect(present).toEqual(scale("new", desired));
      },
    ),
  );
});
