import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { plainCommands } from "../../../../src/adapters/process/plain-commands.ts";
import { cargoAudit } from "../../../../src/adapters/toolchains/rust/cargo-audit.ts";
import { cargoIn } from "../../../../src/adapters/toolchains/rust/cargo.ts";
import { having } from "../having.ts";
import { treeWith, type Around, type Tree } from "../tree.ts";

const MS = 60_000;
const MANIFEST = '[package]\nname = "demo"\nversion = "0.1.0"\nedition = "2021"\n';
const LOCKED = `version = 4

[[package]]
name = "demo"
version = "0.1.0"
dependencies = ["vuln"]

[[package]]
name = "vuln"
version = "1.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "c3d733ea9fcb8b9ee4a5c9c3a1a4d9e2aa7e6d14a7ba53df0a6d2f2a96fd5ba7"
`;
const DEPENDENT = `${MANIFEST}\n[dependencies]\nvuln = "1"\n`;

const advisory = (id: string, more: string, title: string): string =>
  `\`\`\`toml
[advisory]
id = "${id}"
package = "vuln"
date = "2024-01-01"
${more}

[versions]
patched = [">= 1.1.0"]
\`\`\`

# ${title}

Long text.
`;

let root: string;
let database: string;
let tree: Tree | undefined;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-advisories-"));
  const folder = join(root, "crates/vuln");
  await mkdir(folder, { recursive: true });
  const put = (id: string, more: string, title: string) =>
    writeFile(join(folder, `${id}.md`), advisory(id, more, title));
  const cvss = (impact: string) => `cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/${impact}"`;
  await put("RUSTSEC-2024-9001", cvss("C:H/I:H/A:H"), "Use after free");
  await put("RUSTSEC-2024-9002", cvss("C:L/I:N/A:N"), "A little is told");
  await put("RUSTSEC-2024-9003", "", "Nobody has weighed it");
  await put("RUSTSEC-2024-9004", 'informational = "unmaintained"', "Nobody cares");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd: root });
  git("init", "--quiet", ".");
  git("add", "--all");
  git("commit", "--quiet", "-m", "advisories");
  database = pathToFileURL(root).href;
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
