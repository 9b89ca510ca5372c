import { exportedItems } from "../../../src/adapters/toolchains/node/exported-items.ts";
import { readTestScript } from "../../../src/adapters/toolchains/node/test-script.ts";

test.each([
  [undefined, { kind: "none" }],
  ["", { kind: "none" }],
  ['echo "Error: no test specified" && exit 1', { kind: "none" }],
  ["node --test", { kind: "node", args: ["--test"], env: {} }],
  ["node --test test/*.test.js", { kind: "node", args: ["--test", "test/*.test.js"], env: {} }],
  [
    "NODE_ENV=test node --import ./setup.js --test --test-reporter spec --test-reporter-destination=x test",
    { kind: "node", args: ["--import", "./setup.js", "--test", "test"], env: { NODE_ENV: "test" } },
  ],
  ["node --test && node lint.js", { kind: "other" }],
  ["node --test $(cat list)", { kind: "other" }],
  ["jest", { kind: "jest", start: ["npx", "--no-install", "jest"], args: [], env: {} }],
  [
    "A=b node --no-warnings node_modules/jest/bin/jest.js --ci",
    {
      kind: "jest",
      start: ["node", "--no-warnings", "node_modules/jest/bin/jest.js"],
      args: ["--ci"],
      env: { A: "b" },
    },
  ],
  ["jest && echo done", { kind: "other" }],
  ["node run.js node_modules/jest/bin/jest.js", { kind: "other" }],
  ["node test.js", { kind: "other" }],
])("the script %j is %j", (script, expected) => {
  expect(readTestScript(script)).toEqual(expected);
});

test("exports and whether a JSDoc comment stands right before each", () => {
  const text = `/** Doc. */
export const a = 1;
export const b = 2;
/**
 * Long.
 */
@sealed
export default class C {}

/** A typedef that belongs to nobody. */

export async function d() {}
/* not JSDoc */
export type E = string;
/** Yes. */
exports.f = () => 1;
export { g } from "./g.js";
export * from "./h.js";
  export const nested = 1;
/** First overload. */
export function i(a: string): void;
export function i(a: number): void;
`;
  expect(exportedItems(text).map(({ name, documented }) => [name, documented])).toEqual([
    ["a", true],
    ["b", false],
    ["C", true],
    ["d", false],
    ["E", false],
    ["f", true],
    ["i", true],
  ]);
});
