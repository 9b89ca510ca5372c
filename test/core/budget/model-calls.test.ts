import fc from "fast-check";
import {
  addModelCalls,
  modelCall,
  ModelCalls,
  MOST_MODEL_CALLS,
  NO_MODEL_CALLS,
} from "../../../src/core/budget/model-calls.ts";

const call = (inputTokens: number) => ({
  ...modelCall({ at: "2026-01-05T10:00:00.000Z", seconds: 1, model: "m" }),
  inputTokens,
});
const many = (count: number) => Array.from({ length: count }, (_, at) => call(at));

test("the oldest 200 are kept however they come, and the others are counted", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(150), { maxLength: 6 }), (counts) => {
      const all = many(counts.reduce((sum, count) => sum + count, 0));
      let from = 0;
      let told = NO_MODEL_CALLS;
      for (const count of counts)
        told = addModelCalls(told, { calls: all.slice(from, (from += count)) });
      expect(told.calls).toEqual(all.slice(0, MOST_MODEL_CALLS));
      expect(told.dropped ?? 0).toBe(Math.max(0, all.length - MOST_MODEL_CALLS));
      expect(ModelCalls.parse(told)).toEqual(told);
    }),
  );
});

test("what was dropped before stays counted", () => {
  const full = { calls: many(MOST_MODEL_CALLS), dropped: 2 };
  expect(addModelCalls(full, { calls: many(1), dropped: 3 }).dropped).toBe(6);
});

test("a call has no keys that say nothing, and no text but a model's name", () => {
  const told = { at: "2026-01-05T10:00:00.000Z", seconds: 1.5 };
  const tokens = { inputTokens: 3, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 9 };
  expect(modelCall({ ...told, model: "claude-sonnet-5-5", tokens })).toEqual({
    ...told,
    model: "claude-sonnet-5-5",
    inputTokens: 3,
    outputTokens: 2,
    cacheWriteTokens: 9,
  });
  for (const model of ["", "a b", "<script>", "x".repeat(101), "a\nb"])
    expect(modelCall({ ...told, model, failed: "404" })).toEqual({
      ...told,
      model: "unknown",
      inputTokens: 0,
      outputTokens: 0,
      failed: "404",
    });
});
