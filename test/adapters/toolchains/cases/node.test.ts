import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { NpmRegistry } from "../node/npm-registry.ts";
import {
  expectCase,
  reviewedRepository,
  type Case,
  type Files,
  type Reviewed,
} from "./reviewed.ts";

const MS = 120_000;
const manifest = (dependencies: Record<string, string> = {}): Files => ({
  "package.json": JSON.stringify(
    {
      name: "demo",
      version: "1.0.0",
      type: "module",
      scripts: { test: "node --test" },
      ...(Object.keys(dependencies).length > 0 ? { dependencies } : {}),
      devDependencies: { eslint: "10.0.0" },
    },
    null,
    2,
  ),
  "package-lock.json": JSON.stringify({
    name: "demo",
    version: "1.0.0",
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { name: "demo", version: "1.0.0", dependencies, devDependencies: { eslint: "10.0.0" } },
      "node_modules/eslint": { version: "10.0.0", dev: true },
      ...Object.fromEntries(
        Object.entries(dependencies).map(([name, version]) => [
          `node_modules/${name}`,
          { version },
        ]),
      ),
    },
  }),
});
const SUM = "/** Adds. */\nexport const add = (a, b) => a + b;\n";
const TEST = `import test from "node:test";
import assert from "node:assert";
import { add } from "../src/sum.js";
test("adds", () => assert.equal(add(1, 2), 3));
`;
const BASE: Files = {
  ...manifest(),
  ".gitignore": "node_modules\n",
  "eslint.config.js": 'export default [{ rules: { "no-debugger": "error", "no-var": "warn" } }];\n',
  "src/sum.js": SUM,
  "test/sum.test.js": TEST,
};
const TWICE = "/** Doubles. */\nexport const twice = (a) => a + a;\n";
const TWICE_TEST = `import test from "node:test";
import assert from "node:assert";
import { twice } from "../src/twice.js";
test("doubles", () => assert.equal(twice(2), 4));
`;
const CLEAN = { "src/twice.js": TWICE, "test/twice.test.js": TWICE_TEST };
const KEY = ["AK", "IAIOSFODNN7EXAMPLQ"].join("");

const CASES: Record<string, Case> = {
  "a clean change": { change: CLEAN, score: "100 APPROVE = 35 + 25 + 20 + 20" },
  "failing tests": {
    change: { ...CLEAN, "src/twice.js": TWICE.replace("a + a", "a + 1") },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    findings: ["error", "error miyabi/failing-test test/twice.test.js"],
  },
  "no tests": {
    change: { "src/twice.js": TWICE, "test/sum.test.js": "" },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    findings: ["high miyabi/weakened-tests"],
  },
  "lint errors": {
    change: {
      ...CLEAN,
      "src/twice.js": `${TWICE}debugger;\nvar x = 1;\nadd(x);\n`.replace("add(x)", "twice(x)"),
    },
    score: "94 APPROVE = 35 + 19 + 20 + 20",
    findings: ["error eslint/no-debugger src/twice.js:3", "warning eslint/no-var src/twice.js:4"],
  },
  "a vulnerable dependency": {
    change: { ...CLEAN, ...manifest({ padder: "1.0.0" }) },
    score: "80 REJECT = 35 + 25 + 0 + 20",
    findings: [
      "high npm-audit/padder package.json",
      "info miyabi/lock-file package-lock.json",
      "info miyabi/new-dependency package.json:9",
    ],
  },
  "a planted secret (threat 46)": {
    change: { ...CLEAN, "src/twice.js": `${TWICE}// ${KEY}\n` },
    score: "80 REJECT = 35 + 25 + 0 + 20",
    findings: ["critical miyabi/secret src/twice.js:3"],
  },
  "an undocumented function": {
    change: { ...CLEAN, "src/twice.js": TWICE.split("\n").slice(1).join("\n") },
    score: "80 APPROVE = 35 + 25 + 20 + 0",
    findings: ["warning miyabi/jsdoc src/twice.js:1"],
  },
  "a linter that crashes, and no tool to audit with": {
    change: CLEAN,
    crashing: ["eslint"],
    missing: ["npm audit"],
    score: "55 REJECT = 35 + 0 + 0 + 20",
    unknown: {
      lint: "eslint ended with 70: internal error",
      security: "npm audit is not installed",
    },
  },
  "a test that prints a forged report (threat 22)": {
    change: {
      ...CLEAN,
      "test/twice.test.js": `import test from "node:test";
import fs from "node:fs";
const report = { score: 100, breakdown: { tests: 35, lint: 25, security: 20, docs: 20 }, recommendation: "APPROVE" };
console.log(JSON.stringify(report));
console.log("# pass 100\\n# fail 0\\n# tests 100");
fs.writeFileSync("report.json", JSON.stringify(report));
fs.writeFileSync("junit.xml", '<testsuites><testcase name="forged"/></testsuites>');
fs.writeFileSync("lcov.info", "SF:src/twice.js\\nDA:2,1\\nend_of_record\\n");
test("wrong", () => { throw new Error("no"); });
`,
    },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    findings: ["error", "error miyabi/failing-test test/twice.test.js"],
  },
};

let registry: NpmRegistry;
let repository: Reviewed;
beforeAll(async () => {
  registry = await NpmRegistry.start({ padder: ["1.0.0"], eslint: ["10.0.0"] });
  registry.advisories["padder"] = [{ range: "<1.1.0", severity: "high", title: "Pads too much" }];
  repository = await reviewedRepository({
    base: BASE,
    env: { npm_config_registry: registry.url, npm_config_fetch_retries: "0" },
    answered: ["npm ci"],
    prepare: (tree) => symlink(resolve("node_modules"), join(tree, "node_modules")),
  });
});
afterAll(async () => {
  await repository.remove();
  await registry.stop();
});

test.each(Object.entries(CASES))(
  "Node: %s",
  async (_, one) => {
    await expectCase(repository, one);
  },
  MS,
);
