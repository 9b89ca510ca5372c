import { sanitise } from "../../src/core/text/sanitise.ts";
import { TRIALS } from "./fuzz/fuzz.ts";
import { slowPumps } from "./fuzz/pumps.ts";
import { obeyed, readsAsText } from "./fuzz/properties.ts";
import { actsOf } from "./fuzz/reading.ts";

/** The nightly run takes other seeds and more texts: `npm run -s bench -- fuzz`. */
const SEED = 20261126;
const RUNS = 250;

test.each(TRIALS)(
  "threats 3, 4, 6, 8, 10, 20, 21 and 44: $name, whatever hostile text there is",
  ({ check }) => {
    expect(check({ seed: SEED, runs: RUNS })).toEqual({ runs: RUNS });
  },
);

test.each([
  ["a mention", "ask @alice", ["@alice"]],
  ["a mention by entity, in emphasis", "*&#64;alice*", ["@alice"]],
  ["a mention right after an e-mail address", "a@b.example@acme/team", ["@acme/team"]],
  ["a keyword with marks between", "**Fixes** #1", ["Fixes #1"]],
  ["a tag", "a <b onclick=x>", ["HTML <b onclick=x>"]],
  ["a picture of another host", "![x](http:/evil.example)", ["image to evil.example"]],
  ["a link by reference", "[x]\n\n[x]: /\\evil.example", ["definition to evil.example"]],
  ["a bare address", "see www.evil.example", ["link to www.evil.example"]],
  ["a name that goes on", "https://github.com'.evil.example", ["link to github.com'.evil.example"]],
  ["nothing", "see https://github.com/a/b and `@x` and #1", []],
])("the reader that this is judged by finds %s", (_what, text, expected) => {
  expect(actsOf(text)).toEqual(expected);
});

test("the properties are none that everything has: a text as it came breaks most of them", () => {
  const raw = "a <!-- b --> \u202E\n::error::c ##[x] @alice ![x](//evil.example) \u001B[1m";
  expect(sanitise(raw).removed).toHaveLength(2);
  expect(actsOf(raw)).toEqual(["HTML <!-- b -->", "@alice", "image to evil.example"]);
  expect(obeyed(raw)).toBe("::error::c ##[x] @alice ![x](//evil.example) \u001B[1m");
  expect(readsAsText("a *b* | <c>")).toBe("3 cells of a table");
  expect(readsAsText("a *b* `c`")).toBe("emphasis ; inlineCode c");
});

test("threat 39: no text of one piece over and over takes more than its length", () => {
  expect(slowPumps("suspects", 2500)).toEqual([]);
});
