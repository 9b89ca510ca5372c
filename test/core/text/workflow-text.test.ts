import fc from "fast-check";
import { neutralise } from "../../../src/core/text/workflow-text.ts";

test.each([
  ["::error::x", ": :error::x"],
  ["  ::set-output name=a::b", "  : :set-output name=a::b"],
  ["a ##[error]b", "a # #[error]b"],
  ["a\r::notice::b", "a\n: :notice::b"],
  ["\u001B[31mred\u001B[0m", "red"],
  ["\u001B]8;;https://evil.example\u0007text\u001B]8;;\u0007", "text"],
  ["a\u0085::warning::b", "a\n: :warning::b"],
  ["std::string", "std::string"],
])("threats 20 and 21: %j is echoed as %j", (text, expected) => {
  expect(neutralise(text)).toBe(expected);
});

test("threat 20: no line of any text is a command of the runner, and doing it twice changes nothing", () => {
  const piece = fc.constantFrom(
    ":",
    "::",
    "#",
    "##",
    "[",
    "error]",
    " ",
    "\r",
    "\n",
    "\u001B",
    "[31m",
    "]",
    "\u0007",
    "\u2028",
    "\uFEFF",
    "a",
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((list) => list.join("")),
      (text) => {
        const out = neutralise(text);
        for (const line of out.split("\n")) {
          expect(line.trimStart().startsWith("::")).toBe(false);
          expect(line).not.toContain("##[");
        }
        expect(neutralise(out)).toBe(out);
      },
    ),
    { numRuns: 2000 },
  );
});
