import { mermaidLabel } from "../../../src/core/text/mermaid-label.ts";

test.each([
  ["Add users", "Add users"],
  ["Benutzer über 日本", "Benutzer über 日本"],
  ['a"]; click a "https://x"', "a#34;#93;#59; click a #34;https#91;:#93;//x#34;"],
  ["a\nend\nb", "a end b"],
  ["<b>`#35;", "#60;b#62;#96;no. 35#59;"],
])("%j becomes %j: nothing in it is syntax", (text, label) => {
  expect(mermaidLabel(text)).toBe(label);
});

test("a label has at most 60 characters before they are made safe", () => {
  expect(mermaidLabel("x".repeat(61))).toBe(`${"x".repeat(59)}#8230;`);
});
