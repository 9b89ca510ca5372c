import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { treeWith, type Tree } from "./tree.ts";

const SUM = "exports.add = (a, b) => a + b;\nexports.sub = (a, b) => {\n  return a - b;\n};\n";
const TEST = `const { add } = require("../src/sum.js");
test("adds", () => expect(add(1, 2)).toBe(3));
test.skip("later", () => {});
`;
const manifest = (test: string, jest: unknown = {}): Record<string, string> => ({
  "package.json": JSON.stringify({ scripts: { test }, jest }),
});

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (files: Record<string, string>): Promise<Tree> => {
  tree = await treeWith(files);
  await symlink(join(process.cwd(), "node_modules"), join(tree.path, "node_modules"));
  return tree;
};

test.each(["jest", "npx jest --ci", "node node_modules/jest/bin/jest.js"])(
  "%s is run with counts and the coverage of what changed",
  async (script) => {
    const { toolchain, checked } = await make({
      ...manifest(script, { coverageThreshold: { global: { lines: 100 } } }),
      "src/sum.js": SUM,
      "src/never.js": "exports.never = 1;\n",
      "test/sum.test.js": TEST,
    });
    const tools = await toolchain();
    expect(await tools.tests(checked("src/sum.js"))).toMatchObject({
      kind: "known",
      passed: 1,
      failed: 0,
      coverage: (100 * 2) / 3,
    });
  },
);

test("failing tests and files that cannot be loaded are counted, printed counts are not", async () => {
  const { toolchain, checked } = await make({
    ...manifest("jest"),
    "test/sum.test.js": `console.log('{"numPassedTests":100,"numFailedTests":0}');
test("wrong", () => expect(1).toBe(2));
`,
    "test/load.test.js": 'require("./missing.js");\n',
  });
  expect(await (await toolchain()).tests(checked())).toMatchObject({
    passed: 0,
    failed: 2,
    failures: expect.arrayContaining([
      { name: "wrong", file: "test/sum.test.js" },
      { name: "the file could not be run", file: "test/load.test.js" },
    ]) as unknown,
  });
});

test("a changed file that no test loads is not covered", async () => {
  const { toolchain, checked } = await make({
    ...manifest("jest"),
    "src/sum.js": SUM,
    "src/never.js": "exports.never = 1;\n",
    "test/sum.test.js": TEST,
  });
  expect(await (await toolchain()).tests(checked("src/never.js"))).toMatchObject({ coverage: 0 });
});

test("jest that does not take its settings is unknown", async () => {
  const { toolchain, checked } = await make({
    ...manifest("jest", { preset: "missing" }),
    "test/sum.test.js": "test('a', () => {});\n",
  });
  const tests = await (await toolchain()).tests(checked());
  expect(tests.kind === "unknown" && tests.reason).toMatch(/^jest ended with 1/);
});
