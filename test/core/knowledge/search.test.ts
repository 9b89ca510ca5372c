import fc from "fast-check";
import { Bm25 } from "../../../src/core/knowledge/bm25.ts";
import { tokensOf } from "../../../src/core/knowledge/tokens.ts";

test.each([
  ["Add User model", ["add", "user", "model"]],
  ["src/userAuth.ts", ["src/userauth.ts", "src", "user", "auth", "ts"]],
  ["HTTPServer2", ["httpserver2", "http", "server", "2"]],
  ["snake_case-name.", ["snake_case-name", "snake", "case", "name"]],
  ["std::vec::Vec", ["std::vec::vec", "std", "vec", "vec"]],
  ["größe", ["größe"]],
  ["認証", ["認証"]],
  ["... --- !!!", []],
  ["x".repeat(81), []],
])("the terms of %j", (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens);
});

const best = (texts: string[], query: string): number | undefined =>
  [...new Bm25(texts).scores(query)].sort((a, b) => b[1] - a[1])[0]?.[0];

test("rare terms weigh more than common ones, and short texts more than long ones", () => {
  const texts = ["add user login", "add user model", `add user model ${"and more ".repeat(50)}`];
  expect(best(texts, "add user login")).toBe(0);
  expect(best(texts, "model user")).toBe(1);
  expect(best(texts, "nothing here fits")).toBeUndefined();
});

test("a part of an identifier finds it, the whole of it finds it first", () => {
  const texts = ["src/userAuth.ts", "user auth in ts under src, userAuth", "other"];
  expect(best(texts, "auth")).toBeDefined();
  expect(best(texts, "src/userAuth.ts")).toBe(0);
});

test("scores are finite, above zero, and of texts that share a term alone", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), text, (texts, query) => {
      const terms = new Set(tokensOf(query));
      const shares = texts.map((one) => tokensOf(one).some((token) => terms.has(token)));
      const scores = new Bm25(texts).scores(query);
      for (const score of scores.values()) expect(score).toBeGreaterThan(0);
      expect([...scores.keys()].sort()).toEqual(
        shares.flatMap((does, at) => (does ? [at] : [])).sort(),
      );
    }),
  );
});
