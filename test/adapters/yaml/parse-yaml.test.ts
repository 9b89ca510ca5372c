import { UserError } from "../../../src/core/errors.ts";
import { parseYaml } from "../../../src/adapters/yaml/parse-yaml.ts";

const parse = (text: string) => parseYaml(text, "plan.yml", "invalid_input");

test("YAML becomes plain data", () => {
  expect(parse("a: 1\nb: [x, y]\nc: &here {d: true}\ne: *here\n")).toEqual({
    a: 1,
    b: ["x", "y"],
    c: { d: true },
    e: { d: true },
  });
  expect(parse("")).toBeNull();
});

test.each([
  ["a: [1, 2", /plan\.yml:1:9: /],
  ["a: 1\na: 2\n", /plan\.yml:2:1: .*unique/],
  ["a:\n\t- tab", /plan\.yml:2:1/],
  ["ok: 1\nnested:\n  __proto__: {x: 1}\n", /plan\.yml:3:3: the key "__proto__"/],
  ['"constructor": 1', /plan\.yml:1:1: the key "constructor"/],
  ["a: *missing", /plan\.yml/],
  ["x".repeat(100_001), /100001 bytes; at most 100000/],
  [`a: &a 1\nb: [${Array<string>(51).fill("*a").join(", ")}]`, /more than 50 times/],
  ["[".repeat(60) + "]".repeat(60), /deeper than 50 levels/],
])("threat 39: what is wrong (%#) is named with its place", (text, expected) => {
  expect(() => parse(text)).toThrow(expected);
  expect(() => parse(text)).toThrow(UserError);
});

test.each([
  [
    "billion laughs",
    [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ..."b,c,d,e,f,g,h,i".split(",").map((name, index) => {
        const before = "abcdefgh"[index] ?? "a";
        return `${name}: &${name} [${Array<string>(9).fill(`*${before}`).join(",")}]`;
      }),
    ].join("\n"),
  ],
  ["deep brackets", "[".repeat(50_000)],
  [
    "deep indentation",
    Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
  ],
])("threat 39: a bomb (%s) is refused in under a second", (_name, text) => {
  const started = process.cpuUsage();
  expect(() => parse(text)).toThrow(UserError);
  // Of the processor, since other tests run beside this one.
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
});
