import { treeWith, type Tree } from "../tree.ts";

const TEST = (name: string, body = "") =>
  `import test from "node:test"; import "../src/${name}.js"; test("${name}", () => {${body}});`;
const MANIFEST = (name: string, needs: Record<string, string> = {}) =>
  JSON.stringify({
    name,
    type: "module",
    scripts: { test: "node --test" },
    peerDependencies: needs,
    peerDependenciesMeta: Object.fromEntries(
      Object.keys(needs).map((key) => [key, { optional: true }]),
    ),
  });
const pkg = (name: string, needs?: Record<string, string>, body?: string) => ({
  [`packages/${name}/package.json`]: MANIFEST(name, needs),
  [`packages/${name}/src/${name}.js`]: `/** ${name} */\nexport const ${name} = 1;\n`,
  [`packages/${name}/test/${name}.test.js`]: TEST(name, body),
});

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});

test("a folder that the configuration ignores is no project, and belongs to the one around it", async () => {
  tree = await treeWith({
    "package.json": MANIFEST("whole"),
    "test/whole.test.js": 'import test from "node:test"; test("whole", () => {});',
    ...pkg("example", {}, 'throw new Error("must not run")'),
  });
  const changed = tree.checked("packages/example/src/example.js");
  expect(await (await tree.toolchain()).tests(changed)).toMatchObject({ failed: 1 });
  const tools = await tree.toolchain({ ignore: ["packages/ex*"] });
  await tree.put({ "packages/example/test/example.test.js": "" });
  expect(await tools.tests(changed)).toMatchObject({ kind: "known", failed: 0 });
  expect(await tools.docs(changed)).toMatchObject({ publicItems: 1, documented: 1 });
});

test("only what the change touches and what needs it is tested, and findings keep their place", async () => {
  tree = await treeWith({
    ...pkg("core"),
    ...pkg("other", {}, 'throw new Error("must not run")'),
  });
  const tools = await tree.toolchain();
  expect(tools.name).toBe("node");
  const changed = tree.checked("packages/core/src/core.js", "packages/core/src/undocumented.js");
  await tree.put({ "packages/core/src/undocumented.js": "export const a = 1;\n" });
  expect(await tools.tests(changed)).toMatchObject({ kind: "known", passed: 1, failed: 0 });
  expect(await tools.docs(changed)).toMatchObject({
    publicItems: 2,
    documented: 1,
    findings: [{ file: "packages/core/src/undocumented.js" }],
  });
});

test("coverage is that of the changed sources, not of what is tested along with them", async () => {
  tree = await treeWith({ ...pkg("core"), ...pkg("other") });
  const tools = await tree.toolchain();
  const tests = await tools.tests(tree.checked("packages/core/src/core.js", "Makefile"));
  expect(tests).toMatchObject({ kind: "known", passed: 2, failed: 0, coverage: 100 });
});

test("a changed project without tests makes the whole unknown, and says whose", async () => {
  tree = await treeWith({ ...pkg("core"), "packages/bare/package.json": "{}" });
  const tools = await tree.toolchain();
  const changed = tree.checked("packages/core/src/core.js", "packages/bare/a.js");
  expect(await tools.tests(changed)).toEqual({
    kind: "unknown",
    reason: "packages/bare: package.json has no test script",
  });
  expect(await tools.check(changed)).toMatchObject({ ok: true });
});

test("a failing test is told although another project has no tests", async () => {
  tree = await treeWith({
    ...pkg("core", {}, 'throw new Error("broken")'),
    "packages/bare/package.json": "{}",
  });
  const tools = await tree.toolchain();
  const changed = tree.checked("packages/core/src/core.js", "packages/bare/a.js");
  expect(await tools.check(changed)).toMatchObject({ ok: false, failed: 1 });
  expect(await tools.tests(changed)).toMatchObject({ kind: "known", failed: 1 });
});

test("the tests of one project that do not run are told with its name", async () => {
  tree = await treeWith({ ...pkg("core"), "packages/bad/package.json": "{" });
  const tools = await tree.toolchain();
  const tests = await tools.tests(tree.checked());
  expect(tests.kind === "unknown" && tests.reason).toMatch(
    /^packages\/bad: package\.json cannot be read/,
  );
});
