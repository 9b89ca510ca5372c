import { contains, judgeReply } from "../../../src/core/deploy/expected-reply.ts";

test("* stands for any text, and the pieces keep their order", () => {
  expect(contains("a: 1, b: 2", "a*b")).toBe(true);
  expect(contains("a: 1, b: 2", "b*a")).toBe(false);
  expect(contains("aba", "ab*ba")).toBe(false);
});

test("a hostile body takes no time", () => {
  const began = performance.now();
  expect(contains("a".repeat(64 * 1024), `${"a*".repeat(400)}b`)).toBe(false);
  expect(performance.now() - began).toBeLessThan(1_000);
});

test("a wrong status says more than a wrong body", () => {
  const reply = { status: 500, text: "", cut: false };
  expect(judgeReply(reply, { status: [200], body: "ok" })).toBe("HTTP 500");
  expect(judgeReply({ ...reply, status: 200 }, { status: [200] })).toBeUndefined();
});
