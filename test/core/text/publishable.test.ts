import fc from "fast-check";
import { publishable } from "../../../src/core/text/publishable.ts";

const PIECES = [
  "@",
  "alice",
  "#",
  "1",
  "fixes ",
  "Closes: ",
  "https://",
  "evil.example",
  "github.com",
  "/",
  "![x](",
  ")",
  "[a]: ",
  "<",
  "!--",
  "-->",
  "img",
  ">",
  "&#64;",
  "&amp;",
  "#64;",
  "&lt;",
  "\\",
  ":",
  "www.",
  " ",
  "\n",
  "\u200B",
  "GH-",
  "o/r#",
  "`",
];
const hostile = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 25 })
  .map((list) => list.join(""));

test("publishing twice changes nothing", () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: "grapheme" })), (text) => {
      const once = publishable(text);
      expect(publishable(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

test("no mention, tag, comment, closing reference or foreign address is left, however it is written", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const out = publishable(text);
      expect(out).not.toMatch(/(^|[^A-Za-z0-9])@[A-Za-z0-9]/);
      expect(out).not.toMatch(/<[A-Za-z/!?]/);
      expect(out).not.toMatch(
        /\b(close[sd]?|fix(e[sd])?|resolve[sd]?)[\s:]*([\w.-]+\/[\w.-]+)?#\d/i,
      );
      // What follows an allowed host belongs to its address.
      const rest = out.replace(/(?<![\w+.-])https?:\/\/github\.com[/?#][^\s<>"'`\])]*/g, "");
      expect(rest).not.toMatch(/:\/\/(?!github\.com)/);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["a mention", "ask @alice and @acme/team", "ask @\u200Balice and @\u200Bacme/team"],
  ["an e-mail address", "write to a@b.example", "write to a@b.example"],
  [
    "a mention by entity",
    "&#64;alice &#x40;bob &commat;eve &amp;#64;zed",
    "@\u200Balice @\u200Bbob @\u200Beve @\u200Bzed",
  ],
  ["a closing keyword", "Fixes #12, closes: o/r#3", "Fixes issue 12, closes o/r issue 3"],
  ["a closing address", "resolves https://github.com/o/r/issues/9", "resolves o/r issue 9"],
  ["a plain reference", "see #12", "see #12"],
  ["a beacon", "![x](https://evil.example/?q=secret)", "[x]((link removed))"],
  ["an escaped beacon", "![x](https\\://evil.example/?q=1)", "[x]((link removed))"],
  ["an address without scheme", "![x](//evil.example/a)", "[x]((link removed))"],
  ["a defined image", "![x][y]\n\n[y]: //evil.example/a", "![x][y]\n\n[y]: (link removed)"],
  ["a host behind a user name", "https://github.com@evil.example/", "(link removed)"],
  ["a subdomain of an allowed host's name", "https://github.com.evil.example/", "(link removed)"],
  ["a picture behind one slash", "![x](http:/evil.example/a)", "[x]((link removed))"],
  ["a link behind no slash", "[x](HTTP:evil.example)", "[x]((link removed))"],
  ["a link behind a backslash", "[x](/\\evil.example)", "[x]((link removed))"],
  [
    "an allowed host whose name goes on behind a quote",
    "https://github.com'.evil.example",
    "(link removed)'.evil.example",
  ],
  ["an allowed host in quotes", 'see "https://github.com".', 'see "https://github.com".'],
  ["a scheme without a host", "`https:` or (http:)", "`https:` or (http:)"],
  [
    "a mention right behind an e-mail address",
    "a@b.example@acme/team",
    "a@\u200Bb.example@\u200Bacme/team",
  ],
  [
    "a keyword in bold",
    "**Fixes** #12, _closes_: **#13**",
    "**Fixes** issue 12, _closes_ **issue 13**",
  ],
  ["an owner called like a reference", "closes: GH-1/shop#2", "closes 1/shop issue 2"],
  ["an allowed link", "https://github.com/a/b", "https://github.com/a/b"],
  ["raw HTML", "<img src=x> </details> a < b", "<\u200Bimg src=x> <\u200B/details> a < b"],
  ["a hidden comment", "a<!-- miyabi:1:plan -->b", "ab"],
])("%s is made harmless or kept", (_what, text, expected) => {
  expect(publishable(text)).toBe(expected);
});
