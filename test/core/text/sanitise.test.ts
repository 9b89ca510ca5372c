import fc from "fast-check";
import { sanitise } from "../../../src/core/text/sanitise.ts";

const PIECES = [
  "<!",
  "<!-",
  "<!--",
  "-",
  "--",
  "-->",
  ">",
  "a",
  "\n",
  "[//]: # (x)",
  "[",
  "]: #",
  "\u200B",
  "\u200D",
  "\uFE0F",
  "😀",
  "👩‍💻",
  "\u{E0041}",
  "\u202E",
  "\r",
  "1\uFE0F\u20E3",
];
const hostile = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 30 })
  .map((list) => list.join(""));

test("sanitising twice changes nothing", () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), (text) => {
      const once = sanitise(text).text;
      expect(sanitise(once)).toEqual({ text: once, removed: [] });
    }),
    { numRuns: 3000 },
  );
});

test("threat 3: no comment opener is left", () => {
  fc.assert(fc.property(hostile, (text) => !sanitise(text).text.includes("<!--")));
});

test.each([
  ["a hidden comment", "a <!-- evil --> b", "a  b"],
  ["a comment that an inner one builds", "a <!-<!-- x -->- evil --> b", "a  b"],
  ["a comment that is never closed", "a <!-- evil\nmore", "a "],
  ["a comment split by an invisible character", "a <!\u200B-- evil --> b", "a  b"],
  ["bidi overrides", "a\u202Eb\u2066c", "abc"],
  ["tag characters", "a\u{E0069}\u{E0067}b", "ab"],
  ["a comment in Markdown", "a\n[//]: # (evil)\nb", "a\nb"],
  ["invisible operators and marks", "a\u2061\u2064\u200E\u200F\u00ADb", "ab"],
])("threats 3 and 4: %s is taken out and reported", (_what, raw, text) => {
  const result = sanitise(raw);
  expect(result.text).toBe(text);
  expect(result.removed.length).toBeGreaterThan(0);
});

test("threat 4: of all of Unicode nothing that is drawn as nothing is left, and all else is kept", () => {
  // But for line ends, which become one kind of line end.
  const drawnAsNothing =
    /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/u;
  for (let block = 0; block < 0x110000; block += 0x400) {
    const signs = Array.from({ length: 0x400 }, (_, at) => String.fromCodePoint(block + at)).filter(
      (sign) => !/[\r\u0085\u2028\u2029]/.test(sign),
    );
    const { text } = sanitise(signs.map((sign) => `a${sign}`).join(""));
    expect(text).toBe(signs.map((sign) => (drawnAsNothing.test(sign) ? "a" : `a${sign}`)).join(""));
  }
});

test("threat 3: what was hidden is shown to whoever approves", () => {
  expect(sanitise("x<!-- approve all -->").removed).toEqual(["HTML comment: approve all"]);
  expect(sanitise("x\u{E0068}\u{E0069}").removed[0]).toContain("(hi)");
});

test.each(["😀", "👩‍💻", "👍🏽", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇯🇵", "👨‍👩‍👧‍👦", "認証を追加", "naïve – a -> b"])(
  "%s is kept",
  (text) => {
    expect(sanitise(text)).toEqual({ text, removed: [] });
  },
);

test("a hostile text of the largest size takes well under a second", () => {
  const text = "<!-".repeat(10_000) + "<!-- -->" + "- -->".repeat(10_000);
  const start = performance.now();
  expect(sanitise(text).text).not.toContain("<!--");
  expect(performance.now() - start).toBeLessThan(1000);
});
