import { join } from "node:path";
import { sandbox, sandboxTest } from "../../sandbox/sandboxed.ts";
import type { Tree } from "../tree.ts";
import { nodeTree } from "./node-tree.ts";

const MS = 60_000;
const commandsIn = (tempDir: string) =>
  sandbox(tempDir, { readable: [join(process.cwd(), "node_modules")] });

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});

/** Fails where a test could put something beside its own reports, where programs of ours lie. */
const intruder = (tempDir: string): string => `
const { readdirSync, writeFileSync } = process.getBuiltinModule("node:fs");
const [reports] = readdirSync(${JSON.stringify(tempDir)}).filter((name) => name.startsWith("reports-"));
let written = false;
try { writeFileSync(${JSON.stringify(tempDir)} + "/" + reports + "/intruder", ""); written = true; } catch {}
if (reports === undefined || written) throw new Error("not kept out");
`;

sandboxTest(
  "vitest and mocha run in the sandbox with their coverage, and write to their own reports alone",
  async () => {
    const packages = ["vitest", "@vitest/coverage-v8", "mocha", "c8"];
    const manifest = { type: "module", scripts: { test: "vitest" } };
    tree = await nodeTree({ manifest, packages, commandsIn }, {});
    const { put, tempDir, toolchain, checked } = tree;
    const body = `import { a } from "../a.js";\n${intruder(tempDir)}`;
    await put({
      "a.js": "export const a = 1;\n",
      "test/a.test.js": `import { test } from "vitest";\n${body}test("a", () => { a; });\n`,
    });
    const covered = { kind: "known", passed: 1, failed: 0, coverage: 100 };
    const tools = await toolchain();
    expect(await tools.tests(checked("a.js"))).toMatchObject(covered);
    await put({
      "package.json": JSON.stringify({ type: "module", scripts: { test: "c8 mocha" } }),
      "test/a.test.js": `${body}it("a", () => { a; });\n`,
    });
    expect(await tools.tests(checked("a.js"))).toMatchObject(covered);
  },
  MS,
);

sandboxTest(
  "Yarn 2 and newer is told the way to the network, which it does not look for",
  async () => {
    tree = await nodeTree({ packages: ["yarn-berry"], commandsIn }, { "yarn.lock": "" });
    const { commands, path } = tree;
    const berry = join(process.cwd(), "node_modules/yarn-berry/bin/yarn.js");
    const said = await commands.run(["node", berry, "config", "get", "httpsProxy"], { cwd: path });
    expect(said.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
  },
  MS,
);
