import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { treeWith, type Tree } from "../tree.ts";
import { managerTree, member, type Manager } from "./manager-trees.ts";
import { NpmRegistry } from "./npm-registry.ts";

const MS = 60_000;
const CHANGED = "packages/app/package.json";
const LOCK = { pnpm: "pnpm-lock.yaml", yarn: "yarn.lock", berry: "yarn.lock" } as const;

let registry: NpmRegistry;
let tree: Tree | undefined;
beforeEach(async () => {
  registry = await NpmRegistry.start({ padder: ["1.0.0", "1.1.0"], pnpm: ["9.0.1"] });
  registry.installed = { padder: "1.0.0" };
  registry.advisories["padder"] = [{ range: "<1.1.0", severity: "high", title: "Pads too much" }];
});
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
  await registry.stop();
});

const OURS =
  /^(?:\.npmrc|\.yarn(?:rc(?:\.yml)?)?|node_modules|package\.json|packages|pnpm-.*|yarn\.lock)$/;

test.each<[Manager, string]>([
  ["pnpm", "install --frozen-lockfile --ignore-scripts"],
  ["yarn", "install --frozen-lockfile --ignore-scripts"],
  ["berry", "install --immutable --mode=skip-build"],
])(
  "%s installs for a workspace's member as its lock file says, without install scripts",
  async (manager, command) => {
    tree = await managerTree(manager, registry.url);
    const { toolchain, checked, path, put } = tree;
    const locked = await readFile(join(path, LOCK[manager]), "utf8");
    const tools = await toolchain();
    expect(await tools.tests(checked(CHANGED))).toEqual({
      kind: "known",
      failed: 0,
      output: expect.stringContaining("padder 1.0.0") as unknown,
    });
    expect(tools.commands.join("\n")).toContain(command);
    const places = [path, join(path, "packages/app")].map((one) =>
      join(one, "node_modules/padder"),
    );
    expect(places.filter((one) => existsSync(one))).toHaveLength(1);
    expect(places.some((one) => existsSync(join(one, "script-ran")))).toBe(false);
    expect((await readdir(path)).filter((name) => !OURS.test(name))).toEqual([]);
    await put({ [CHANGED]: member("1.1.0") });
    const { kind } = await tools.tests(checked(CHANGED));
    // Yarn 1 does not look at what members ask for (its issue 5840).
    expect(kind).toBe(manager === "yarn" ? "known" : "unknown");
    expect(await readFile(join(path, LOCK[manager]), "utf8")).toBe(locked);
  },
  MS,
);

test.each<[Manager, string]>([
  ["pnpm", "pnpm-audit/padder"],
  ["berry", "yarn-npm-audit/padder"],
])(
  "%s's audit tells a vulnerable package once for its workspace, and no answer is unknown",
  async (manager, rule) => {
    tree = await managerTree(manager, registry.url);
    const tools = await tree.toolchain();
    const asked = tree.checked(CHANGED);
    expect(await tools.audit(asked)).toEqual({
      kind: "known",
      findings: [
        {
          part: "security",
          severity: "high",
          message: "padder <1.1.0: Pads too much",
          file: "package.json",
          rule,
        },
      ],
    });
    registry.broken = { status: 405, body: "" };
    expect((await tools.audit(asked)).kind).toBe("unknown");
    registry.broken = { status: 200, body: "<html>" };
    expect((await tools.audit(asked)).kind).toBe("unknown");
    registry.broken = undefined;
    registry.advisories["padder"] = [];
    expect(await tools.audit(asked)).toEqual({ kind: "known", findings: [] });
  },
  MS,
);

test(
  "yarn 1 asks its own registry alone, and where that cannot be reached it is unknown",
  async () => {
    tree = await managerTree("yarn", registry.url);
    const audit = await (await tree.toolchain()).audit(tree.checked(CHANGED));
    expect(audit.kind === "unknown" && audit.reason).toMatch(/^yarn audit: .*ECONNREFUSED/);
  },
  MS,
);

test(
  "the pinned version is fetched where another one is on PATH, and is not fetched again",
  async () => {
    const pinned = { name: "demo", private: true, packageManager: "pnpm@9.0.1+sha512.abc" };
    tree = await managerTree("pnpm", registry.url, { "package.json": JSON.stringify(pinned) });
    const tools = await tree.toolchain();
    // The registry's own pnpm does no more than to say who it is; what it should have installed is missing.
    const tests = await tools.tests(tree.checked(CHANGED));
    expect(tests).toMatchObject({ kind: "unknown" });
    expect(tools.commands.join("\n")).toMatch(
      /npm install --prefix \$REPORTS\/pnpm-9\.0\.1 .* pnpm@9\.0\.1\n\$REPORTS\/pnpm-9\.0\.1\/node_modules\/\.bin\/pnpm install --frozen-lockfile/,
    );
    expect(registry.asked.filter((path) => path.endsWith(".tgz"))).toEqual([
      "/pnpm/-/pnpm-9.0.1.tgz",
    ]);
    await tools.audit(tree.checked(CHANGED));
    expect(registry.asked.filter((path) => path.endsWith(".tgz"))).toHaveLength(1);
  },
  MS,
);

const NEEDING = JSON.stringify({ scripts: { test: "node --test" }, dependencies: { a: "1" } });
const asking = (packageManager: string): string =>
  JSON.stringify({ dependencies: { a: "1" }, scripts: { test: "node --test" }, packageManager });

test.each([
  ["bun's lock file", { "bun.lock": "{}" }, /^packages are locked by bun\.lock, and bun is not/],
  [
    "Plug'n'Play",
    { "yarn.lock": "__metadata:\n  version: 8\n", ".yarnrc.yml": "enableTelemetry: false\n" },
    /set nodeLinker: node-modules in \.yarnrc\.yml$/,
  ],
  [
    "settings of yarn's that are no YAML",
    { "yarn.lock": "__metadata:\n", ".yarnrc.yml": "a: [" },
    /^\.yarnrc\.yml cannot be read/,
  ],
  [
    "two lock files",
    { "pnpm-lock.yaml": "", "yarn.lock": "" },
    /^packages are locked by pnpm-lock\.yaml and yarn\.lock: remove one/,
  ],
  [
    "a package manager without its lock file",
    { "package.json": asking("pnpm@10.0.0"), "package-lock.json": "{}" },
    /^package\.json asks for pnpm, but there is no pnpm-lock\.yaml: commit it$/,
  ],
])("%s is unknown for tests and audit, and it is said what to do", async (_what, files, reason) => {
  tree = await treeWith({ "package.json": NEEDING, ...files });
  const tools = await tree.toolchain();
  for (const part of ["tests", "audit"] as const) {
    const told = await tools[part](tree.checked("package.json"));
    expect(told.kind === "unknown" && told.reason).toMatch(reason);
  }
});

test("a package manager that is not there is not fetched without a pin", async () => {
  tree = await treeWith(
    { "package.json": NEEDING, "pnpm-lock.yaml": "" },
    {},
    {
      held: (commands) => ({
        ...commands,
        run: (command, options) =>
          command[0] === "pnpm"
            ? Promise.resolve({ code: 127, stdout: "", stderr: "", timedOut: false, seconds: 0 })
            : commands.run(command, options),
      }),
    },
  );
  const tools = await tree.toolchain();
  for (const part of ["tests", "audit"] as const)
    expect(await tools[part](tree.checked("package.json"))).toEqual({
      kind: "unknown",
      reason:
        'pnpm is not installed: pin it in package.json, e.g. "packageManager": "pnpm@<version>"',
    });
});

test("yarn 1 does not take a lock file of a newer one for its own", async () => {
  tree = await managerTree("yarn", registry.url, {
    "yarn.lock": "__metadata:\n  version: 8\n",
    ".yarnrc.yml": "nodeLinker: node-modules\n",
  });
  await rm(join(tree.path, ".yarnrc"));
  const tests = await (await tree.toolchain()).tests(tree.checked(CHANGED));
  expect(tests.kind === "unknown" && tests.reason).toMatch(/^yarn 1\.\S+ does not read this lock/);
});
