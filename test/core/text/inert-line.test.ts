import fc from "fast-check";
import { inertLine, plainLine } from "../../../src/core/text/inert-line.ts";
import { closed, mentioned, PIECES } from "./as-github-reads.ts";

const hostile = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 20 })
  .map((list) => list.join(""));

test("threat 44: no line of ours mentions anyone or closes anything, however it is written", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const kind of ["markdown", "plain"] as const) {
        const line = kind === "markdown" ? inertLine(text) : plainLine(text, 300);
        expect(mentioned(line, kind)).toEqual([]);
        expect(closed(line, kind)).toEqual([]);
      }
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["@@alice", "alice"],
  ["@ @@acme/team", "@ acme/team"],
  ["Fixes #1", "Fixes no. 1"],
  ["Closes: acme/shop#12", "Closes: acme/shopno. 12"],
  ["resolves GH-3", "resolves no. 3"],
  ["fix\u200B #4", "fix no. 4"],
  ["close https://github.com/acme/shop/issues/5", "close https[:]//github.com/acme/shop/issues/5"],
])("threat 44: %j is said as %j", (text, expected) => {
  expect(plainLine(text, 300)).toBe(expected);
});

test("threat 44: an entity stays what it was written as", () => {
  expect(inertLine("&commat;alice &num;1 &#x40;bob")).toBe(
    "\\&commat;alice \\&num;1 \\&\\#x40;bob",
  );
});

test("threat 10: an address that Markdown would make a link of is none", () => {
  expect(inertLine("_www.evil.example ~www.evil.example")).toBe(
    "\\_www\\[.\\]evil.example \\~www\\[.\\]evil.example",
  );
});
