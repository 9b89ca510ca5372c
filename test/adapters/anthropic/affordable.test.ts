import fc from "fast-check";
import { affordable, estimatedTokens } from "../../../src/adapters/anthropic/affordable.ts";
import { costOf } from "../../../src/adapters/anthropic/prices.ts";

const model = fc.constantFrom("claude-sonnet-5-5", "claude-haiku-5-5", "claude-next-9");
const wanted = fc.record({
  model,
  bytes: fc.nat(2_000_000),
  maxTokens: fc.integer({ min: 1, max: 64_000 }),
  forAnHour: fc.boolean(),
});
const room = fc.record({
  tokens: fc.integer({ min: -1_000, max: 2_000_000 }),
  usd: fc.double({ min: -1, max: 20, noNaN: true }),
});

test("threat 41: what is let in fits into the room at its worst, and is no longer than asked", () => {
  fc.assert(
    fc.property(wanted, room, (call, left) => {
      const fits = affordable(call, left);
      const input = estimatedTokens(call.bytes);
      const worst = (outputTokens: number) =>
        costOf(call.model, {
          inputTokens: 0,
          cacheReadTokens: 0,
          cacheWriteTokens: input,
          hourWriteTokens: call.forAnHour ? input : 0,
          outputTokens,
        });
      const floor = Math.min(1_024, call.maxTokens);
      if (fits === undefined) {
        const one = 1e-9;
        expect(worst(floor) > left.usd - one || input + floor > left.tokens).toBe(true);
        return;
      }
      expect(fits.maxTokens).toBeGreaterThanOrEqual(floor);
      expect(fits.maxTokens).toBeLessThanOrEqual(call.maxTokens);
      expect(fits.tokens).toBeLessThanOrEqual(left.tokens);
      expect(fits.usd).toBeCloseTo(worst(fits.maxTokens), 9);
      expect(fits.usd).toBeLessThanOrEqual(left.usd + 1e-9);
    }),
  );
});

test("a cache that lives an hour is paid at twice the input", () => {
  const tokens = {
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 1_000_000,
  };
  expect(costOf("claude-sonnet-5-5", { ...tokens, hourWriteTokens: 400_000 })).toBeCloseTo(
    0.6 * 2.5 + 0.4 * 4,
  );
});
