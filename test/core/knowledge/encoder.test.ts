import fc from "fast-check";
import { stemmer } from "stemmer";
import { BM25, Encoder, termWeight } from "../../../src/core/knowledge/encoder.ts";
import { termId } from "../../../src/core/knowledge/term-id.ts";
import { SAME_WORDS, STOP_WORDS } from "../../../src/core/knowledge/vocabulary.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";

const encoder = new Encoder();

test.each([
  ["Added users to the models", ["ad", "user", "model"]],
  ["src/userAuth.ts", ["src/userauth.ts", "sourc", "userauth", "user", "authent", "ts"]],
  ["HTTPServer2 parseURL", ["httpserver2", "http", "server", "2", "parseurl", "pars", "url"]],
  ["snake_case-name.", ["snakecasename", "snake", "case", "name"]],
  ["log-in", ["login", "log"]],
  ["std::vec::Vec", ["std::vec::vec", "std", "vec", "vec"]],
  ["C:\\temp\\a.txt", ["c:\\temp\\a.txt", "c", "temporari", "txt"]],
  ["größe Café naïve", ["große", "cafe", "naiv"]],
  ["Ｆｕｌｌ ﬁle", ["full", "file"]],
  ["認証エラーを修正", ["認証", "証エ", "エラ", "ラー", "ーを", "を修", "修正"]],
  [
    "ログイン画面のsrc/a.ts",
    ["ログ", "グイ", "イン", "ン画", "画面", "面の", "src/a.ts", "sourc", "ts"],
  ],
  ["鍵", ["鍵"]],
  ["когда-то", ["когдато", "когда", "то"]],
  ["don't", ["don"]],
  ["... --- !!! 🎉", []],
  ["x".repeat(201), []],
])("the terms of %j", (text, terms) => {
  expect(encoder.terms(text)).toEqual(terms);
});

test.each([
  ["authentication", "auth"],
  ["configuration", "config"],
  ["databases", "db"],
  ["dependencies", "deps"],
  ["docs", "documentation"],
  ["validates", "validation"],
  ["userAuth", "user_auth"],
  ["user-auth", "UserAuth"],
  ["signin", "logins"],
])("%s and %s have a term in common", (one, other) => {
  const terms = encoder.terms(other);
  expect(encoder.terms(one).some((term) => terms.includes(term))).toBe(true);
});

test("a short form stands for a term that its long form has as well", () => {
  for (const [short, long] of SAME_WORDS) {
    expect(STOP_WORDS.has(short)).toBe(false);
    expect([long, stemmer(long)]).toContain(encoder.terms(long)[0] ?? "");
    expect(encoder.terms(short)).toContain(long);
  }
});

// Published with the reference implementation (SMHasher) and its ports.
test.each([
  ["", 0],
  ["test", 0xba6bd213],
  ["Hello, world!", 0xc0363e43],
  ["The quick brown fox jumps over the lazy dog", 0x2e4ff723],
])("the id of the term %j", (term, id) => {
  expect(termId(term)).toBe(id);
});

test("a document's vector is the tf part of BM25, a query's is 1 for each term", () => {
  const document = knowledgeDocument({
    ...{ title: "login", keywords: ["session"], files: [], content: "Summary: login works" },
  });
  const { indices, values } = encoder.document(document);
  const weightOf = (term: string) => values[indices.indexOf(termId(term))];
  // login three times, session twice, work once; the label of the line does not count.
  expect(indices).toHaveLength(3);
  expect(weightOf("login")).toBe(termWeight(3, 6));
  expect(weightOf("session")).toBe(termWeight(2, 6));
  expect(encoder.query("the login, a Login")).toEqual({
    indices: [termId("login")],
    values: [1],
  });
  const { k, averageLength } = BM25;
  expect(termWeight(1, averageLength)).toBeCloseTo(1);
  expect(termWeight(255, 1)).toBeLessThan(k + 1);
});

test("vectors of any text have unique ascending ids, and finite weights above zero", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (content) => {
      const { indices, values } = encoder.document(knowledgeDocument({ content }));
      expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
      for (const value of values) expect(value > 0 && Number.isFinite(value)).toBe(true);
      // A document answers a query for its own text.
      for (const id of encoder.query(content.split("\n")[0] ?? "").indices)
        expect(indices).toContain(id);
    }),
  );
});

test("an encoder that has seen other texts gives the same vectors as a fresh one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => {
      expect(encoder.query(text)).toEqual(new Encoder().query(text));
    }),
  );
});
