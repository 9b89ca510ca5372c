import { readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { tscOf } from "../../../../src/adapters/toolchains/node/tsc.ts";
import { treeWith, type Tree } from "../tree.ts";

const MS = 60_000;
// Its parts need no package: the compiler's own is linked in.
const MANIFEST = JSON.stringify({ private: true, devDependencies: { typescript: "*" } });
const SETTINGS = { compilerOptions: { strict: true, types: [], composite: true } };

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (files: Record<string, string>, settings: unknown = SETTINGS): Promise<Tree> => {
  tree = await treeWith(
    { "package.json": MANIFEST, "tsconfig.json": JSON.stringify(settings), ...files },
    {},
    {
      // What npm would do with the registry is done: the packages are there.
      held: (commands) => ({
        ...commands,
        run: (command, options) =>
          command[0] === "npm"
            ? Promise.resolve({ code: 0, stdout: "", stderr: "", timedOut: false, seconds: 0 })
            : commands.run(command, options),
      }),
    },
  );
  await symlink(join(process.cwd(), "node_modules"), join(tree.path, "node_modules"));
  return tree;
};

test(
  "type errors are lint errors where they stand, and nothing is left in the tree",
  async () => {
    const { toolchain, checked, path } = await make(
      {
        "src/a.ts": "export const a: number = 1;\n",
        "src/b.ts": 'import { a } from "./a.ts";\n\nexport const b: string = a;\n',
      },
      {
        compilerOptions: {
          ...SETTINGS.compilerOptions,
          allowImportingTsExtensions: true,
          emitDeclarationOnly: true,
        },
      },
    );
    const before = await readdir(path);
    const tools = await toolchain();
    expect(await tools.lint(checked("src/b.ts"))).toEqual({
      kind: "known",
      findings: [
        {
          part: "lint",
          severity: "error",
          message: "Type 'number' is not assignable to type 'string'.",
          file: "src/b.ts",
          line: 3,
          rule: "tsc/TS2322",
        },
      ],
    });
    expect(await readdir(path)).toEqual(before);
    expect(await tools.check(checked("src/b.ts"))).toMatchObject({ ok: false });
  },
  MS,
);

test(
  "right types are clean, together with what eslint says",
  async () => {
    const { toolchain, checked } = await make({
      "eslint.config.js":
        'module.exports = [{ rules: { "no-var": "error" } }, { ignores: ["old.js"] }];\n',
      "src/a.ts": "export const a = 1;\n",
      "b.js": "var b = 1;\n",
      "old.js": "var c = 1;\n",
    });
    const tools = await toolchain();
    expect(await tools.lint(checked("src/a.ts", "b.js", "old.js"))).toMatchObject({
      kind: "known",
      findings: [{ rule: "eslint/no-var", file: "b.js" }],
    });
    expect(tools.commands.map((line) => /\.bin\/(\w+)/.exec(line)?.[1])).toEqual([
      undefined,
      "eslint",
      "tsc",
    ]);
  },
  MS,
);

test.each([
  [
    "does not know an option",
    { compilerOptions: { noSuchThing: true } },
    /takes no tsconfig.json like this.*TS5023/,
  ],
  ["finds no file", { include: ["none"] }, /takes no tsconfig.json like this.*TS18003/],
  [
    "is told of a project that is not there",
    { files: [], references: [{ path: "./none" }] },
    /takes no tsconfig.json like this.*TS5058/,
  ],
  [
    "would have to build another project first",
    { files: [], references: [{ path: "./whole" }, { path: "./part" }] },
    /must be built first/,
  ],
])(
  "a compiler that %s is unknown",
  async (_what, settings, reason) => {
    const { toolchain, checked } = await make(
      {
        "src/a.ts": "export const a: string = 1;\n",
        "part/tsconfig.json": JSON.stringify(SETTINGS),
        "part/b.ts": "export const b = 1;\n",
        "whole/tsconfig.json": JSON.stringify({ ...SETTINGS, references: [{ path: "../part" }] }),
        "whole/c.ts": 'import { b } from "../part/b";\nexport const c = b;\n',
      },
      settings,
    );
    const lint = await (await toolchain()).lint(checked("src/a.ts"));
    expect(lint.kind === "unknown" && lint.reason).toMatch(reason);
  },
  MS,
);

test(
  "a tsconfig.json that only refers to projects has each of them checked, and none built",
  async () => {
    const { toolchain, checked, path } = await make(
      {
        "tsconfig.app.json": JSON.stringify({ ...SETTINGS, include: ["src"] }),
        "tsconfig.node.json": JSON.stringify({
          ...SETTINGS,
          include: ["vite.config.ts", "src/a.ts"],
        }),
        "tsconfig.json": `{ /* of Vite's template */ "files": [], // none
  "references": [{ "path": "./tsconfig.app.json" }, { "path": "./tsconfig.node.json" },] }`,
        "src/a.ts": "export const a: string = 1;\n",
        "vite.config.ts": "export const b: number = '';\n",
      },
      {},
    );
    const before = await readdir(path);
    expect(await (await toolchain()).lint(checked("src/a.ts"))).toMatchObject({
      kind: "known",
      findings: [
        { file: "src/a.ts", rule: "tsc/TS2322" },
        { file: "vite.config.ts", rule: "tsc/TS2322" },
      ],
    });
    expect(await readdir(path)).toEqual(before);
  },
  MS,
);

test("a tsconfig.json of a repository that does not ask for typescript is not its linter", async () => {
  const { toolchain, checked, put } = await make({ "src/a.ts": "" });
  await put({ "package.json": "{}" });
  expect(await (await toolchain()).lint(checked("src/a.ts"))).toMatchObject({
    kind: "unknown",
    reason: expect.stringContaining("no linter is configured") as unknown,
  });
});

test("a file whose name has brackets, and the further lines of a message, are read", () => {
  const stdout = `app/(group)/[id](2).ts(3,7): error TS2322: Type 'A' is no 'B'.
  Type 'x' is missing.
/tree/app/(group)/[id](2).ts
/tree/node_modules/typescript/lib/lib.d.ts
`;
  expect(tscOf(".").read({ report: undefined, stdout }, "/tree")).toMatchObject([
    { file: "app/(group)/[id](2).ts", line: 3, message: "Type 'A' is no 'B'." },
  ]);
});

test("a list without a file of the project says that nothing was checked", () => {
  const stdout = "/tree/node_modules/typescript/lib/lib.d.ts\n";
  expect(() => tscOf(".").read({ report: undefined, stdout }, "/tree")).toThrow("leads to no file");
});
