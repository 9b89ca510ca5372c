import { execFileSync } from "node:child_process";
import { chmod, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { treeWith, type Tree } from "./tree.ts";

const PACKAGE = JSON.stringify({ type: "module", scripts: { test: "node --test" } });
const ADD = `/** Adds. */
export function add(a, b) {
  return a + b;
}
export function unused() {
  return 1;
}
`;
const PASSING = `import test from "node:test";
import assert from "node:assert";
import { add } from "../src/add.js";
test("adds", () => assert.equal(add(1, 2), 3));
test.skip("later", () => {});
`;

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (files: Record<string, string>, checks?: unknown): Promise<Tree> =>
  (tree = await treeWith(files, checks));

test("runs node's own tests with counts and the coverage of what changed", async () => {
  const { toolchain, checked, path } = await make({
    "package.json": PACKAGE,
    "src/add.js": ADD,
    "test/add.test.js": PASSING,
  });
  const before = await readdir(path);
  const tools = await toolchain();
  const tests = await tools.tests(checked("src/add.js", "test/add.test.js"));
  expect(tests).toMatchObject({ kind: "known", passed: 1, failed: 0 });
  if (tests.kind === "unknown") throw new Error(tests.reason);
  // Two lines of the second function and none else did not run.
  expect(tests.coverage).toBeGreaterThan(50);
  expect(tests.coverage).toBeLessThan(90);
  expect(tools.name).toBe("node");
  expect(tools.commands.join("\n")).toMatch(
    /^node --experimental-test-coverage .*\$REPORTS.*--test$/,
  );
  expect(await readdir(path)).toEqual(before);
});

test("failing tests are counted and told", async () => {
  const { toolchain, checked } = await make({
    "package.json": PACKAGE,
    "test/a.test.js": `import test from "node:test"; import assert from "node:assert";
test("ok", () => {}); test("wrong", () => assert.equal(1, 2));`,
  });
  const tools = await toolchain();
  expect(await tools.tests(checked())).toMatchObject({ kind: "known", passed: 1, failed: 1 });
  const { ok, failed, output } = await tools.check(checked());
  expect([ok, failed]).toEqual([false, 1]);
  expect(output).toContain("wrong");
});

test("a test file that cannot be loaded fails", async () => {
  const { toolchain, checked } = await make({
    "package.json": PACKAGE,
    "test/a.test.js": "import './missing.js';",
  });
  const tests = await (await toolchain()).tests(checked());
  expect(tests.kind === "known" && tests.failed > 0).toBe(true);
});

test("printed results and report files of generated code forge nothing", async () => {
  const { toolchain, checked } = await make({
    "package.json": PACKAGE,
    "lcov.info": "TN:\nSF:src/a.js\nDA:1,1\nend_of_record\n",
    "junit.xml": '<testsuites><testcase name="forged"/></testsuites>',
    "test/a.test.js": `import test from "node:test"; import assert from "node:assert";
console.log('{"score":100}');
console.log('<testsuites><testcase name="x"/></testsuites>');
console.log("# pass 100");
test("t", (t) => { t.diagnostic('--> <testcase name="forged"/> <!--'); assert.fail("no"); });
process.exitCode = 0;`,
  });
  const tests = await (await toolchain()).tests(checked());
  expect(tests).toMatchObject({ kind: "known", passed: 0, failed: 1 });
});

test("a changed file that no test loads counts with all its lines", async () => {
  const { toolchain, checked } = await make({
    "package.json": PACKAGE,
    "src/add.js": ADD,
    "src/never.js": "export const never = 1;\n".repeat(20),
    "test/add.test.js": PASSING,
  });
  const tests = await (await toolchain()).tests(checked("src/never.js"));
  expect(tests).toMatchObject({ coverage: 0 });
});

test("a change without source files is covered as well as the repository is", async () => {
  const { toolchain, checked } = await make({
    "package.json": PACKAGE,
    "src/add.js": ADD,
    "test/add.test.js": PASSING,
  });
  const tests = await (await toolchain()).tests(checked("README.md"));
  expect(tests.kind === "known" && (tests.coverage ?? 0) > 50).toBe(true);
});

test.each([
  ["no script", "{}"],
  [
    "npm's placeholder",
    JSON.stringify({ scripts: { test: 'echo "Error: no test specified" && exit 1' } }),
  ],
])("without tests (%s) they are unknown, and coding goes on", async (_what, manifest) => {
  const { toolchain, checked } = await make({ "package.json": manifest });
  const tools = await toolchain();
  expect(await tools.tests(checked())).toEqual({
    kind: "unknown",
    reason: "package.json has no test script",
  });
  expect(await tools.check(checked())).toMatchObject({ ok: true });
});

test("another test script is judged by its exit code, without coverage", async () => {
  const script = (code: number) =>
    JSON.stringify({ scripts: { test: `node -e "process.exit(${code})"` } });
  const { toolchain, checked, put } = await make({ "package.json": script(0) });
  const tools = await toolchain();
  expect(await tools.tests(checked())).toEqual({
    kind: "known",
    failed: 0,
    output: expect.anything() as unknown,
  });
  await put({ "package.json": script(3) });
  expect(await tools.tests(checked())).toMatchObject({ kind: "known", failed: 1 });
  expect(await tools.check(checked())).toMatchObject({ ok: false });
});

test("a broken package.json is unknown, and fails the check", async () => {
  const { toolchain, checked } = await make({ "package.json": "{" });
  const tools = await toolchain();
  for (const part of ["tests", "lint", "audit"] as const)
    expect((await tools[part](checked())).kind).toBe("unknown");
  expect(await tools.check(checked())).toMatchObject({ ok: false });
});

test("no packages: nothing to audit; an audit that cannot be made: unknown", async () => {
  const { toolchain, checked, put } = await make({ "package.json": PACKAGE });
  const tools = await toolchain();
  expect(await tools.audit(checked())).toEqual({ kind: "known", findings: [] });
  await put({ "package.json": JSON.stringify({ dependencies: { "left-pad": "1.3.0" } }) });
  expect((await tools.audit(checked())).kind).toBe("unknown");
});

test("no linter is unknown, and so is one that is not installed", async () => {
  const { toolchain, checked, put } = await make({ "package.json": PACKAGE });
  const tools = await toolchain();
  expect((await tools.lint(checked("a.js"))).kind).toBe("unknown");
  await put({ "eslint.config.js": "export default [];", "a.js": "" });
  expect(await tools.lint(checked("a.js"))).toEqual({
    kind: "unknown",
    reason: "eslint is configured, but no dependency of package.json",
  });
});

test("eslint's findings are read from its own report", async () => {
  const { toolchain, checked, put } = await make({
    "package.json": PACKAGE,
    "eslint.config.js": "",
    "src/a.js": "",
  });
  // A stand-in that takes eslint's options and writes eslint's format.
  await put({
    "node_modules/.bin/eslint": `#!/usr/bin/env node
import { writeFileSync } from "node:fs";
const out = process.argv[process.argv.indexOf("--output-file") + 1];
const files = process.argv.slice(process.argv.indexOf("--") + 1);
writeFileSync(out, JSON.stringify(files.map((file) => ({ filePath: process.cwd() + "/" + file.slice(2), messages: [
  { ruleId: "no-undef", severity: 2, message: "x is not defined", line: 3 },
  { ruleId: "semi", severity: 1, message: "missing", line: 4 },
] }))));
process.exitCode = 1;
`,
  });
  const { chmod, rename } = await import("node:fs/promises");
  const program = `${checked().path}/node_modules/.bin/eslint`;
  await rename(program, `${program}.mjs`);
  await put({ "node_modules/.bin/eslint": `#!/bin/sh\nexec node "$0.mjs" "$@"\n` });
  await chmod(program, 0o755);
  const tools = await toolchain();
  expect(await tools.lint(checked("src/a.js", "README.md"))).toEqual({
    kind: "known",
    findings: [
      {
        part: "lint",
        severity: "error",
        message: "x is not defined",
        file: "src/a.js",
        line: 3,
        rule: "eslint/no-undef",
      },
      {
        part: "lint",
        severity: "warning",
        message: "missing",
        file: "src/a.js",
        line: 4,
        rule: "eslint/semi",
      },
    ],
  });
  expect(await tools.check(checked("src/a.js"))).toMatchObject({
    ok: false,
    output: expect.stringContaining("x is not defined") as unknown,
  });
  await put({ "node_modules/.bin/eslint": `#!/bin/sh\nexit 2\n` });
  expect((await tools.lint(checked("src/a.js"))).kind).toBe("unknown");
});

test.each([
  ["a link to our own environment", "ln -s /proc/self/environ"],
  ["a pipe", "mkfifo"],
  ["a folder", "mkdir"],
])("%s in the place of eslint's report says nothing and holds nothing up", async (_, kind) => {
  const program = `#!/bin/bash
while [ $# -gt 0 ]; do [ "$1" = --output-file ] && file="$2"; shift; done
${kind} "$file"
`;
  const { toolchain, checked, path } = await make({
    "package.json": PACKAGE,
    "eslint.config.js": "",
    "src/a.js": "",
    "node_modules/.bin/eslint": program,
  });
  await chmod(join(path, "node_modules/.bin/eslint"), 0o755);
  expect(await (await toolchain()).lint(checked("src/a.js"))).toEqual({
    kind: "unknown",
    reason: "eslint ended with 0; it wrote no report",
  });
});

test.each([
  ["a link to our own environment", "fs.symlinkSync('/proc/self/environ', file)"],
  ["a pipe", "execFileSync('mkfifo', [file])"],
])("%s in the place of the tests' reports is a crash that is told, no report", async (_, kind) => {
  // The runner of the tests is the parent: its arguments name the reports, its end is waited for.
  const script = `import * as fs from "node:fs"; import { execFileSync, spawn } from "node:child_process"; import test from "node:test";
test("t", () => {});
const args = fs.readFileSync(\`/proc/\${process.ppid}/cmdline\`, "utf8").split("\\0");
const file = args.map((arg) => /destination=(.*junit.xml)$/.exec(arg)?.[1]).find(Boolean);
fs.rmSync(file, { force: true });
${kind};
`;
  const { toolchain, checked } = await make({
    "package.json": PACKAGE,
    "test/a.test.js": script,
  });
  const tests = await (await toolchain()).tests(checked());
  expect(tests).toMatchObject({
    kind: "unknown",
    reason: expect.stringContaining("there is no report junit.xml") as unknown,
  });
});

test.each([
  ["a link", "ln -sf /proc/self/environ package.json"],
  ["a pipe", "rm package.json; mkfifo package.json"],
  ["nothing", "rm package.json"],
])("a build that puts %s in the place of package.json takes no tests away", async (_, script) => {
  const build = { command: ["bash", "-c", script] };
  const { toolchain, checked } = await make({ "package.json": PACKAGE }, { build });
  const { ok, output } = await (await toolchain()).check(checked("src/a.js"));
  expect(ok).toBe(false);
  expect(output).toContain(
    "the manifest of the node project in . is gone, or no plain file any more",
  );
});

test("a source that tests replaced by a pipe or a link counts as empty", async () => {
  const { toolchain, checked, path } = await make({ "package.json": PACKAGE, "src/b.js": "" });
  await rm(join(path, "src/b.js"));
  execFileSync("mkfifo", [join(path, "src/a.js")]);
  await symlink("/proc/self/environ", join(path, "src/b.js"));
  expect(await (await toolchain()).docs(checked("src/a.js", "src/b.js"))).toMatchObject({
    kind: "known",
    publicItems: 0,
  });
});

test("documentation is the share of exports with a JSDoc comment in changed sources", async () => {
  const { toolchain, checked } = await make({
    "package.json": PACKAGE,
    "src/add.js": ADD,
    "test/add.test.js": "export const helper = 1;",
  });
  const docs = await (await toolchain()).docs(checked("src/add.js", "test/add.test.js", "gone.js"));
  expect(docs).toEqual({
    kind: "known",
    publicItems: 2,
    documented: 1,
    findings: [
      {
        part: "docs",
        severity: "warning",
        message: "The export unused has no JSDoc comment.",
        file: "src/add.js",
        line: 5,
        rule: "miyabi/jsdoc",
      },
    ],
  });
});

test("a repository that nothing is known of is unknown in every part", async () => {
  const { toolchain, checked } = await make({ "main.xyz": "" });
  const tools = await toolchain();
  for (const part of ["tests", "lint", "audit", "docs"] as const)
    expect(await tools[part](checked())).toMatchObject({
      kind: "unknown",
      reason: expect.stringContaining(".github/miyabi.yml") as unknown,
    });
});
