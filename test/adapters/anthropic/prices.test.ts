import { costOf } from "../../../src/adapters/anthropic/prices.ts";

const tokens = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

test.each([
  ["claude-sonnet-4-5", { inputTokens: 1_000_000 }, 3],
  ["claude-sonnet-4-5-20250929", { outputTokens: 1_000_000 }, 15],
  ["claude-opus-5-5", { cacheReadTokens: 1_000_000 }, 0.2],
  ["claude-sonnet-5-5", { cacheWriteTokens: 1_000_000 }, 2.5],
  ["claude-haiku-5-5", { inputTokens: 100_000 }, 0.01],
  ["claude-haiku-5-5", { inputTokens: 100_001 }, 0.0500005],
  ["anthropic.claude-opus-4-8", { inputTokens: 1_000_000 }, 5],
  ["global.anthropic.claude-sonnet-4-5-20250929-v1:0", { inputTokens: 1_000_000 }, 3],
  ["eu.anthropic.claude-sonnet-4-5-20250929-v1:0", { inputTokens: 1_000_000 }, 3.3],
  ["anthropic.claude-opus-4-6-v1", { inputTokens: 1_000_000 }, 5],
  ["claude-haiku-4-5@20251001", { inputTokens: 1_000_000 }, 1],
  ["anthropic/claude-sonnet-5-5", { inputTokens: 1_000_000 }, 2],
  ["bedrock/us.anthropic.claude-opus-5", { inputTokens: 1_000_000 }, 5.5],
  ["regional/claude-opus-5", { inputTokens: 1_000_000 }, 5.5],
])("%s with %j costs $%d", (model, used, usd) => {
  expect(costOf(model, { ...tokens, ...used })).toBeCloseTo(usd, 9);
});

// A gateway's own name may stand for any model, whatever it sounds like.
test.each([
  "claude-next-9",
  "ours/claude-haiku-5-5",
  "claude-haiku-5-5-turbo",
  "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc",
  "smart",
  "regional/smart",
])("threat 41: %s is not in the table and costs the most of everything", (model) => {
  const used = { ...tokens, inputTokens: 1_000, outputTokens: 1_000 };
  expect(costOf(model, used)).toBeGreaterThanOrEqual(costOf("claude-fable-5-1", used));
});
