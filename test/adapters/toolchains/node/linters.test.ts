import { chmod } from "node:fs/promises";
import { join } from "node:path";
import type { Tree } from "../tree.ts";
import { linkPackages, nodeTree } from "./node-tree.ts";

const MS = 60_000;
const BAD = "export var a = 1;\nif (a == 2) debugger;\n";

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
type Made = { packages?: readonly string[]; manifest?: Record<string, unknown> };
const make = async (
  files: Record<string, string>,
  { packages = [], manifest = {} }: Made = {},
): Promise<Tree> => {
  tree = await nodeTree({ packages, manifest }, files);
  return tree;
};
const OXLINT = { ".oxlintrc.json": '{ "rules": { "no-debugger": "error", "eqeqeq": "warn" } }' };
const BIOME = {
  "biome.jsonc": '{ // comment\n"linter": { "rules": { "suspicious": { "noVar": "warn", }, }, }, }',
};

test(
  "all linters that are configured look at the changed files that are still there",
  async () => {
    const { toolchain, checked } = await make(
      {
        ...OXLINT,
        ...BIOME,
        "eslint.config.js": 'module.exports = [{ rules: { "no-var": "error" } }];\n',
        "app/[id]/bad.js": BAD,
        "good.js": "export const b = 1;\n",
        "old.js": BAD,
      },
      { packages: ["eslint", "@biomejs/biome", "oxlint"] },
    );
    const tools = await toolchain();
    const lint = await tools.lint(checked("app/[id]/bad.js", "good.js", "gone.js", "README.md"));
    if (lint.kind === "unknown") throw new Error(lint.reason);
    expect(
      lint.findings.map(({ file, line, severity, rule }) => [file, line, severity, rule]).sort(),
    ).toEqual(
      [
        ["app/[id]/bad.js", 1, "error", "eslint/no-var"],
        ["app/[id]/bad.js", 1, "warning", "biome/lint/suspicious/noVar"],
        ["app/[id]/bad.js", 2, "error", "biome/lint/suspicious/noDebugger"],
        ["app/[id]/bad.js", 2, "error", "biome/lint/suspicious/noDoubleEquals"],
        ["app/[id]/bad.js", 2, "error", "oxlint/eslint(no-debugger)"],
        ["app/[id]/bad.js", 2, "warning", "oxlint/eslint(eqeqeq)"],
      ].sort(),
    );
    expect(await tools.lint(checked("good.js"))).toEqual({ kind: "known", findings: [] });
    expect(await tools.lint(checked("gone.js"))).toEqual({ kind: "known", findings: [] });
  },
  MS,
);

test.each([
  ["oxlint", OXLINT, "oxlint/parse"],
  ["@biomejs/biome", BIOME, "biome/parse"],
])(
  "%s says where a file cannot be read, and passes over one that its settings ignore",
  async (name, settings: Record<string, string>, rule) => {
    const { toolchain, checked, put } = await make(
      { ...settings, "broken.js": "export const a = (;\n", "ignored.js": BAD },
      { packages: [name] },
    );
    const tools = await toolchain();
    expect(await tools.lint(checked("broken.js"))).toMatchObject({
      kind: "known",
      findings: [{ file: "broken.js", line: 1, severity: "error", rule }],
    });
    await put(
      name === "oxlint"
        ? { ".oxlintrc.json": '{ "ignorePatterns": ["ignored.js"] }' }
        : { "biome.jsonc": '{ "files": { "includes": ["**", "!ignored.js"] } }' },
    );
    expect(await tools.lint(checked("ignored.js"))).toEqual({ kind: "known", findings: [] });
    // Settings that it does not take are no judgement.
    await put({ ".oxlintrc.json": '{ "rules": { "no/such": "error" } }', "biome.jsonc": "{ 1 }" });
    expect((await tools.lint(checked("ignored.js"))).kind).toBe("unknown");
  },
  MS,
);

test("a configured linter that is missing or crashes makes lint unknown, whatever the others say", async () => {
  const { toolchain, checked, put, path } = await make(
    { ...OXLINT, ...BIOME, "a.js": "export const a = 1;\n" },
    { packages: ["oxlint"] },
  );
  const tools = await toolchain();
  expect(await tools.lint(checked("a.js"))).toEqual({
    kind: "unknown",
    reason: "biome is configured, but no dependency of package.json",
  });
  for (const [program, reason] of [
    ["exit 1", "biome ended with 1; Unexpected end of JSON input"],
    ["echo '[]'; exit 1", "biome ended with 1: []"],
    ["echo '[]'; exit 101", "biome ended with 101: []"],
    ["echo '[{}]'", /^biome ended with 0: \[\{\}\]; /],
  ] as const) {
    await put({ "node_modules/.bin/biome": `#!/bin/sh\n${program}\n` });
    await chmod(join(path, "node_modules/.bin/biome"), 0o755);
    const lint = await tools.lint(checked("a.js"));
    expect(lint.kind === "unknown" && lint.reason).toMatch(reason);
  }
});

test("a linter without settings counts where a script calls it and it is a dependency", async () => {
  const { toolchain, checked, put } = await make(
    { "a.js": BAD },
    { packages: ["oxlint"], manifest: { scripts: { lint: "oxlint --deny-warnings && echo ok" } } },
  );
  const tools = await toolchain();
  expect(await tools.lint(checked("a.js"))).toMatchObject({
    kind: "known",
    findings: [{ rule: "oxlint/eslint(no-debugger)" }],
  });
  await put({ "package.json": JSON.stringify({ scripts: { lint: "oxlint" } }) });
  const none = { kind: "unknown", reason: expect.stringContaining("no linter is") as unknown };
  expect(await tools.lint(checked("a.js"))).toMatchObject(none);
  // Biome of which only the formatter is on judges nothing.
  await put({ "biome.json": '{ "linter": { "enabled": false } }' });
  expect(await tools.lint(checked("a.js"))).toMatchObject(none);
});

test(
  "a workspace's member is linted with the settings and the programs of its root",
  async () => {
    const { toolchain, checked, path } = await make(
      {
        "eslint.config.js": 'module.exports = [{ rules: { "no-var": "error" } }];\n',
        ...OXLINT,
        "packages/app/package.json": '{ "name": "app" }',
        "packages/app/a.js": BAD,
      },
      { manifest: { workspaces: ["packages/*"] } },
    );
    await linkPackages(path, ["eslint", "oxlint"]);
    const lint = await (await toolchain()).lint(checked("packages/app/a.js"));
    expect(lint).toMatchObject({
      kind: "known",
      findings: [
        { rule: "eslint/no-var", file: "packages/app/a.js" },
        { rule: expect.stringMatching(/^oxlint/) as unknown, file: "packages/app/a.js" },
        { rule: expect.stringMatching(/^oxlint/) as unknown, file: "packages/app/a.js" },
      ],
    });
  },
  MS,
);
