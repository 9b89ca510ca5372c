import { readdir } from "node:fs/promises";
import type { Tree } from "../tree.ts";
import { nodeTree } from "./node-tree.ts";

const MS = 60_000;
const SUM =
  "export const add = (a, b) => a + b;\nexport function sub(a, b) {\n  return a - b;\n}\n";
const TEST = `import { expect, test } from "vitest";
import { add } from "../src/sum.js";
test("adds", () => expect(add(1, 2)).toBe(3));
test.skip("later", () => {});
`;

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (
  files: Record<string, string>,
  {
    script = "vitest",
    packages = ["vitest", "@vitest/coverage-v8"],
  }: { script?: string; packages?: string[] } = {},
): Promise<Tree> => {
  const manifest = { type: "module", scripts: { test: script } };
  tree = await nodeTree({ manifest, packages }, files);
  return tree;
};

test(
  "vitest is run once with counts and the coverage of what changed, whatever its settings say",
  async () => {
    const { toolchain, checked, path } = await make(
      {
        "src/sum.js": SUM,
        "test/sum.test.js": TEST,
        "vitest.config.js": `export default { test: {
  reporters: ["json"], outputFile: { json: "report.json" },
  coverage: { reporter: ["html"], thresholds: { lines: 100, perFile: true } },
} };`,
      },
      { script: "cross-env A=b npx vitest watch --reporter verbose --coverage test/" },
    );
    const before = await readdir(path);
    const tools = await toolchain();
    expect(await tools.tests(checked("src/sum.js"))).toMatchObject({
      kind: "known",
      passed: 1,
      failed: 0,
      coverage: 50,
    });
    expect(tools.commands.at(-1)).toMatch(/^npx --no-install vitest --run test\/ --reporter=/);
    expect(await readdir(path)).toEqual(before);
  },
  MS,
);

test(
  "what fails is counted, files that cannot be loaded too, and neither printed nor written reports are read",
  async () => {
    const forged = JSON.stringify({ success: true, testResults: [] });
    const { toolchain, checked } = await make({
      "src/sum.js": SUM,
      "test/sum.test.js": TEST,
      "test/load.test.js": 'import "./missing.js";\n',
      "test/wrong.test.js": `import { expect, test } from "vitest";
import { writeFileSync } from "node:fs";
console.log('${forged}');
test("wrong", () => { writeFileSync("report.json", '${forged}'); expect(1).toBe(2); });
test("leaves", () => process.exit(0));
`,
    });
    const tools = await toolchain();
    const tests = await tools.tests(checked("src/sum.js"));
    expect(tests).toMatchObject({ kind: "known", passed: 1, failed: 3, coverage: 50 });
    const failures = tests.kind === "known" ? (tests.failures ?? []) : [];
    expect(failures.map(({ name, file }) => `${file} ${name}`).sort()).toEqual([
      "test/load.test.js the file could not be run",
      "test/wrong.test.js leaves",
      "test/wrong.test.js wrong",
    ]);
    const { ok, output } = await tools.check(checked("src/sum.js"));
    expect(ok).toBe(false);
    expect(output).toContain("expected 1 to be 2");
  },
  MS,
);

test(
  "an error that belongs to no test fails, although the report has no failed test",
  async () => {
    const { toolchain, checked } = await make(
      {
        "test/a.test.js": `import { test } from "vitest";
test("a", () => { setImmediate(() => { throw new Error("late"); }); });
test("b", () => new Promise((done) => setTimeout(done, 50)));
`,
      },
      { packages: ["vitest"] },
    );
    expect(await (await toolchain()).tests(checked())).toEqual({
      kind: "known",
      passed: 2,
      failed: 1,
      uncovered: "@vitest/coverage-v8 is no dependency, nor is @vitest/coverage-istanbul",
      output: expect.stringContaining("late") as unknown,
    });
  },
  MS,
);

test(
  "coverage that is turned on without a package for it keeps no counts away",
  async () => {
    const { toolchain, checked } = await make(
      {
        "test/a.test.js": 'import { test } from "vitest";\ntest("a", () => {});\n',
        "vitest.config.js": "export default { test: { coverage: { enabled: true } } };\n",
      },
      { packages: ["vitest"], script: "vitest run --coverage" },
    );
    const tests = await (await toolchain()).tests(checked());
    expect(tests).toMatchObject({ kind: "known", passed: 1, failed: 0 });
    expect(tests).not.toHaveProperty("coverage");
  },
  MS,
);

test.each([
  ["finds no test", {}, /^vitest ended with 1.*; no test ran$/s],
  [
    "does not take its settings",
    { "vitest.config.js": "throw new Error('no');\n" },
    /^vitest ended with 1.*; there is no report report\.json$/s,
  ],
])(
  "vitest that %s is unknown, and fails the check",
  async (_what, files: Record<string, string>, reason) => {
    const { toolchain, checked } = await make(files, { packages: ["vitest"] });
    const tools = await toolchain();
    const tests = await tools.tests(checked());
    expect(tests.kind === "unknown" && tests.reason).toMatch(reason);
    expect(await tools.check(checked())).toMatchObject({ ok: false });
  },
  MS,
);

test("vitest that is not installed is unknown", async () => {
  const { toolchain, checked } = await make({}, { packages: [] });
  const tests = await (await toolchain()).tests(checked());
  expect(tests.kind === "unknown" && tests.reason).toMatch(/^vitest is not installed/);
});
