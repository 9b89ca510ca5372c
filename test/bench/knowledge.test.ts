import { measureKnowledge, renderKnowledge } from "./knowledge.ts";

test("a log of a thousand entries is measured, small as a file, and found in", async () => {
  const measured = await measureKnowledge([1_000]);
  const [size] = measured.sizes;
  expect(size?.entries).toBe(1_000);
  expect(size?.fileBytesAnEntry).toBeLessThan(1_000);
  expect(measured.relevance.recallAt5).toBeGreaterThanOrEqual(0.9);
  expect(renderKnowledge(measured)).toMatch(/^1000 entries: search p50 [\d.]+ ms/);
});
