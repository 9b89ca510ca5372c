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
  [
    "NODE_ENV=test cross-env A=b C= npx --no-install jest --ci",
    {
      kind: "jest",
      start: ["npx", "--no-install", "jest"],
      args: ["--ci"],
      env: { NODE_ENV: "test", A: "b", C: "" },
    },
  ],
  [
    "vitest run --reporter verbose --coverage.reporter=html --coverage --watch unit",
    { kind: "vitest", start: ["npx", "--no-install", "vitest"], args: ["unit"], env: {} },
  ],
  [
    "node --no-warnings ./node_modules/vitest/vitest.mjs --config a.ts --outputFile.json b.json",
    {
      kind: "vitest",
      start: ["node", "--no-warnings", "./node_modules/vitest/vitest.mjs"],
      args: ["--config", "a.ts"],
      env: {},
    },
  ],
  ["vitest bench", { kind: "other" }],
  ["vitest related a.ts", { kind: "other" }],
  [
    "npx cross-env A=b npx -y mocha -R dot -O output=x --exit test/*.js",
    {
      kind: "mocha",
      start: ["npx", "--no-install", "mocha"],
      args: ["--exit", "test/*.js"],
      env: { A: "b" },
    },
  ],
  [
    "nyc --reporter text -x lib --check-coverage mocha",
    {
      kind: "mocha",
      start: ["npx", "--no-install", "mocha"],
      args: [],
      env: {},
      wrapper: { name: "nyc", args: ["-x", "lib"] },
    },
  ],
  ["c8 -r text node --test --test-reporter=dot", { kind: "node", args: ["--test"], env: {} }],
  ["c8 vitest", { kind: "other" }],
  ["c8 report", { kind: "other" }],
  ["c8 tool mocha", { kind: "other" }],
  ["mocha-runner", { kind: "other" }],
  ["npm run mocha", { kind: "other" }],
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
