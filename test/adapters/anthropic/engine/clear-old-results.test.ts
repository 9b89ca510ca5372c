import fc from "fast-check";
import {
  clearOldResults,
  type Said,
} from "../../../../src/adapters/anthropic/engine/clear-old-results.ts";

const result = (id: number, text: string): Said => ({
  role: "user",
  content: [{ type: "tool_result", tool_use_id: `toolu_${id}`, content: text }],
});
const use = (id: number): Said => ({
  role: "assistant",
  content: [{ type: "tool_use", id: `toolu_${id}`, name: "read", input: { path: "a" } }],
});
const conversation = (lengths: readonly number[]): Said[] => [
  { role: "user", content: [{ type: "text", text: "The task. ".repeat(100) }] },
  ...lengths.flatMap((length, id) => [use(id), result(id, "x".repeat(length))]),
];

test("only long results before the kept messages are cleared", () => {
  const before = conversation([5_000, 10, 6_000, 7_000]);
  const after = clearOldResults(before, 2);
  const changed = after.flatMap((message, index) => (message === before[index] ? [] : [index]));
  expect(after[2]?.content).toMatchObject([
    { tool_use_id: "toolu_0", content: expect.stringContaining("5000 characters") as string },
  ]);
  expect(after[4]?.content).toEqual(before[4]?.content);
  expect(changed.every((index) => index < 6)).toBe(true);
  expect(after[0]?.content).toEqual(before[0]?.content);
});

test("every call keeps its answer, nothing grows, and clearing twice is clearing once", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_000)), fc.nat(6), (lengths, kept) => {
      const before = conversation(lengths);
      const after = clearOldResults(before, kept);
      const ids = (messages: Said[]) =>
        messages.map(({ role, content }) => [
          role,
          content.map((block) => (block.type === "tool_result" ? block.tool_use_id : block.type)),
        ]);
      expect(ids(after)).toEqual(ids(before));
      expect(JSON.stringify(after).length).toBeLessThanOrEqual(JSON.stringify(before).length);
      expect(clearOldResults(after, kept)).toEqual(after);
    }),
  );
});
