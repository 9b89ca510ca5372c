import { treeWith, type Tree } from "../tree.ts";
import { NpmRegistry } from "./npm-registry.ts";

const MS = 60_000;
const locked = (version: string): Record<string, string> => ({
  "package.json": JSON.stringify({
    name: "demo",
    version: "1.0.0",
    dependencies: { padder: version },
  }),
  "package-lock.json": JSON.stringify({
    name: "demo",
    version: "1.0.0",
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { name: "demo", version: "1.0.0", dependencies: { padder: version } },
      "node_modules/padder": { version },
    },
  }),
});

let registry: NpmRegistry;
let tree: Tree | undefined;
beforeEach(async () => {
  registry = await NpmRegistry.start({ padder: ["0.9.0", "1.0.0", "1.1.0"] });
  registry.advisories["padder"] = [
    { range: "<1.1.0", severity: "moderate", title: "Pads too much" },
  ];
});
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
  await registry.stop();
});

const audit = async (files: Record<string, string>) => {
  const npmrc = `registry=${registry.url}\nfetch-retries=0\n`;
  tree = await treeWith({ ...files, ".npmrc": npmrc });
  return (await tree.toolchain()).audit(tree.checked("package.json"));
};

test(
  "a vulnerable package is a finding of the advisory's severity",
  async () => {
    expect(await audit(locked("1.0.0"))).toEqual({
      kind: "known",
      findings: [
        {
          part: "security",
          severity: "medium",
          message: "padder <1.1.0: Pads too much",
          file: "package.json",
          rule: "npm-audit/padder",
        },
      ],
    });
  },
  MS,
);

test(
  "a version that no advisory speaks of is clean",
  async () => {
    expect(await audit(locked("1.1.0"))).toEqual({ kind: "known", findings: [] });
  },
  MS,
);

test.each([
  ["refuses the question", { status: 405, body: "" }, "405 Method Not Allowed"],
  ["has a fault", { status: 500, body: '{"error":"oops"}' }, "500 Internal Server Error"],
  ["answers with a page", { status: 200, body: "<html>" }, "invalid json"],
])(
  "a service that %s makes it unknown, and says so",
  async (_what, broken, reason) => {
    registry.broken = broken;
    expect(await audit(locked("1.0.0"))).toEqual({
      kind: "unknown",
      reason: expect.stringMatching(
        new RegExp(`^npm's advisory service does not answer: .*${reason}`, "i"),
      ) as unknown,
    });
  },
  MS,
);

test(
  "packages without a lock file are not audited, and npm's reason is told",
  async () => {
    const { "package.json": manifest = "" } = locked("1.0.0");
    expect(await audit({ "package.json": manifest })).toEqual({
      kind: "unknown",
      reason: "npm audit: This command requires an existing lockfile.",
    });
  },
  MS,
);
