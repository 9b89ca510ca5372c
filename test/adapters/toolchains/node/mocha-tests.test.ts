import { readdir } from "node:fs/promises";
import type { Tree } from "../tree.ts";
import { nodeTree } from "./node-tree.ts";

const MS = 60_000;
const SUM = "exports.add = (a, b) => a + b;\nexports.sub = (a, b) => {\n  return a - b;\n};\n";
const TEST = `const assert = require("node:assert");
const { add } = require("../src/sum.js");
it("adds", () => assert.equal(add(1, 2), 3));
it("later");
`;

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (
  files: Record<string, string>,
  {
    script = "mocha",
    packages = ["mocha", "c8"],
    more = {},
  }: { script?: string; packages?: string[]; more?: Record<string, unknown> } = {},
): Promise<Tree> => {
  tree = await nodeTree({ manifest: { scripts: { test: script }, ...more }, packages }, files);
  return tree;
};

test.each([
  "mocha -R dot",
  "c8 --reporter text --check-coverage mocha --reporter=list test/*.js",
  "npx c8 -r html node node_modules/mocha/bin/mocha.js",
])(
  "%s is run with counts and the coverage of what changed",
  async (script) => {
    const { toolchain, checked, path } = await make(
      { "src/sum.js": SUM, "test/sum.test.js": TEST },
      { script, more: { c8: { "check-coverage": true, lines: 100 } } },
    );
    const before = await readdir(path);
    const tools = await toolchain();
    expect(await tools.tests(checked("src/sum.js"))).toMatchObject({
      kind: "known",
      passed: 1,
      failed: 0,
      coverage: 75,
    });
    expect(await readdir(path)).toEqual(before);
  },
  MS,
);

test(
  "failures are counted and told, and neither printed nor written reports are read",
  async () => {
    const forged = JSON.stringify({ stats: { end: "now" }, passes: [{}, {}], failures: [] });
    const { toolchain, checked } = await make(
      {
        "test/sum.test.js": `const assert = require("node:assert");
process.on("exit", () => { process.exitCode = 0; process.reallyExit(0); });
console.log('${forged}');
require("node:fs").writeFileSync("report.json", '${forged}');
it("passes", () => {});
it("wrong", () => assert.equal(1, 2));
describe("suite", () => { before(() => { throw new Error("not set up"); }); it("never", () => {}); });
`,
      },
      { packages: ["mocha"] },
    );
    const tests = await (await toolchain()).tests(checked());
    expect(tests).toMatchObject({
      kind: "known",
      passed: 1,
      failed: 2,
      failures: [
        { name: "wrong", file: "test/sum.test.js" },
        { name: 'suite "before all" hook for "never"', file: "test/sum.test.js" },
      ],
      uncovered: "c8 is no dependency, nor is nyc",
    });
    expect(tests.kind === "known" && tests.output).toMatch(/wrong.*1 == 2.*not set up/s);
  },
  MS,
);

test.each([
  ["ends the program", 'it("a", () => process.exit(0));\n', /^mocha ended with 0/],
  ["cannot be loaded", 'require("./missing");\n', /^mocha ended with 1/],
])(
  "a test that %s leaves no report, which is unknown",
  async (_what, text, reason) => {
    const { toolchain, checked } = await make(
      { "test/a.test.js": text },
      { packages: ["mocha"], script: "mocha test/a.test.js" },
    );
    const tools = await toolchain();
    const tests = await tools.tests(checked());
    expect(tests.kind === "unknown" && tests.reason).toMatch(reason);
    expect(tests.kind === "unknown" && tests.reason).toContain("there is no report");
    expect(await tools.check(checked())).toMatchObject({ ok: false });
  },
  MS,
);

test("no test at all, and a mocha that is not installed, are unknown", async () => {
  const { toolchain, checked, put } = await make({}, { packages: ["mocha"] });
  const tools = await toolchain();
  expect(await tools.tests(checked())).toMatchObject({
    kind: "unknown",
    reason: expect.stringContaining("No test files found") as unknown,
  });
  await put({ "package.json": JSON.stringify({ scripts: { test: "nyc mocha" } }) });
  expect(await tools.tests(checked())).toMatchObject({
    kind: "unknown",
    reason: expect.stringMatching(/^nyc is not installed/) as unknown,
  });
});
