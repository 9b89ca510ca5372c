import fc from "fast-check";
import { fenced } from "../../../src/core/text/fenced.ts";

test("a text is shown as it stands", () => {
  expect(fenced("one `a`\n")).toBe("```text\none `a`\n```");
});

test("a text with fences stays inside of a longer one", () => {
  expect(fenced("```\n@alice\n`````")).toBe("``````text\n```\n@alice\n`````\n``````");
});

test("nothing in a text is as long as the fence around it, and no other character ends a line", () => {
  const piece = fc.constantFrom(
    "`",
    "```",
    "\n",
    "\r",
    "~~~",
    " ",
    "a",
    "\u2028",
    "\u001B[31m",
    "@bob",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const [fence = "", ...lines] = fenced(pieces.join("")).split("\n");
      const ticks = /^`+/.exec(fence)?.[0] ?? "";
      expect(lines.at(-1)).toBe(ticks);
      expect(lines.slice(0, -1).join("\n")).not.toContain(ticks);
      expect(lines.join("")).not.toMatch(/[\r\u2028\u001B]/);
    }),
  );
});
