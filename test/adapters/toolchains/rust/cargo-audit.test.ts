import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainCommands } from "../../../../src/adapters/process/plain-commands.ts";
import { cargoAudit } from "../../../../src/adapters/toolchains/rust/cargo-audit.ts";
import { cargoIn } from "../../../../src/adapters/toolchains/rust/cargo.ts";
import { having } from "../having.ts";
import { LOCKED, rustsec } from "./rustsec.ts";
import { treeWith, type Around, type Tree } from "../tree.ts";

const MS = 60_000;
const MANIFEST = '[package]\nname = "demo"\nversion = "0.1.0"\nedition = "2021"\n';
const DEPENDENT = `${MANIFEST}\n[dependencies]\nvuln = "1"\n`;

let root: string;
let database: string;
let tree: Tree | undefined;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-advisories-"));
  database = await rustsec(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});

const audit = async (
  files: Record<string, string>,
  { from = database, ...around }: Around & { from?: string } = {},
) => {
  tree = await treeWith(files, {}, around);
  const { commands, tempDir: reports, checked } = tree;
  await mkdir(reports, { recursive: true });
  const options = { commands, reports, cargo: cargoIn({ commands, reports }), database: from };
  return cargoAudit(options)(checked("src/lib.rs"));
};

having("cargo", "cargo-audit")(
  "vulnerable packages are weighed by their CVSS score, remarks lightly",
  async () => {
    const outcome = await audit({
      "Cargo.toml": DEPENDENT,
      "Cargo.lock": LOCKED,
      "src/lib.rs": "",
    });
    if (outcome.kind === "unknown") throw new Error(outcome.reason);
    const told = outcome.findings.map(({ severity, rule, file }) => [rule, severity, file]);
    expect(told.sort()).toEqual([
      ["cargo-audit/RUSTSEC-2024-9001", "critical", "Cargo.lock"],
      ["cargo-audit/RUSTSEC-2024-9002", "medium", "Cargo.lock"],
      ["cargo-audit/RUSTSEC-2024-9003", "high", "Cargo.lock"],
      ["cargo-audit/RUSTSEC-2024-9004", "low", "Cargo.lock"],
    ]);
    expect(outcome.findings.map(({ message }) => message).join("\n")).toContain("Use after free");
  },
  MS,
);

having("cargo", "cargo-audit")(
  "without a lock file one is made for the audit and taken away; no packages: nothing to find",
  async () => {
    const files = { "Cargo.toml": MANIFEST, "src/lib.rs": "" };
    expect(await audit(files)).toEqual({ kind: "known", findings: [] });
    expect((await readdir(tree?.path ?? "")).sort()).toEqual(["Cargo.toml", "src"]);
  },
  MS,
);

having("cargo", "cargo-audit")(
  "advisories that cannot be fetched make it unknown",
  async () => {
    const files = { "Cargo.toml": DEPENDENT, "Cargo.lock": LOCKED, "src/lib.rs": "" };
    expect(await audit(files, { from: `${database}-none` })).toEqual({
      kind: "unknown",
      reason: expect.stringContaining("advisories of RustSec are not to be had") as unknown,
    });
  },
  MS,
);

/** cargo-audit does what it is told. */
const standIn = async (script: string): Promise<Around> => {
  const folder = await mkdtemp(join(root, "bin-"));
  await writeFile(join(folder, "cargo-audit"), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, "cargo-audit"), 0o755);
  const path = `${folder}:${process.env["PATH"]}`;
  return {
    commandsIn: (tempDir) => Promise.resolve(plainCommands({ home: tempDir, tempDir, path })),
  };
};

having("cargo").each([
  ["is not there", "exit 127", "cargo install --locked cargo-audit"],
  ["crashes", "[ $2 = --version ] || { echo oops >&2; exit 2; }", "cargo audit ended with 2: oops"],
  ["prints no report", "exit 0", "cargo audit ended with 0"],
])(
  "cargo-audit that %s is unknown",
  async (_what, script, reason) => {
    const files = { "Cargo.toml": DEPENDENT, "Cargo.lock": LOCKED, "src/lib.rs": "" };
    expect(await audit(files, await standIn(script))).toEqual({
      kind: "unknown",
      reason: expect.stringContaining(reason) as unknown,
    });
  },
  MS,
);
