import { costOf } from "../../../src/adapters/anthropic/prices.ts";

const tokens = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

test.each([
  ["claude-sonnet-4-5", { inputTokens: 1_000_000 }, 3],
  ["claude-sonnet-4-5-20250929", { outputTokens: 1_000_000 }, 15],
  ["claude-opus-5-5", { cacheReadTokens: 1_000_000 }, 0.2],
  ["claude-sonnet-5-5", { cacheWriteTokens: 1_000_000 }, 2.5],
  ["claude-haiku-5-5", { inputTokens: 100_000 }, 0.01],
  ["claude-haiku-5-5", { inputTokens: 100_001 }, 0.0500005],
])("%s with %j costs $%d", (model, used, usd) => {
  expect(costOf(model, { ...tokens, ...used })).toBeCloseTo(usd, 9);
});

test("a model that is not in the table costs the most of everything", () => {
  const used = { ...tokens, inputTokens: 1_000, outputTokens: 1_000 };
  expect(costOf("claude-next-9", used)).toBeGreaterThanOrEqual(costOf("claude-fable-5-1", used));
});
