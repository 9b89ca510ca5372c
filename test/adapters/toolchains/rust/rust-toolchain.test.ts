import { execFileSync, spawnSync } from "node:child_process";
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainCommands } from "../../../../src/adapters/process/plain-commands.ts";
import { llvmOf } from "../../../../src/adapters/toolchains/rust/llvm-coverage.ts";
import { sandbox, sandboxTest } from "../../sandbox/sandboxed.ts";
import { having } from "../having.ts";
import { treeWith, type Around, type Tree } from "../tree.ts";

const SECONDS = 1_000;
const test = having("cargo");
const MANIFEST = '[package]\nname = "demo"\nversion = "0.1.0"\nedition = "2021"\n';
const LOCK = 'version = 4\n\n[[package]]\nname = "demo"\nversion = "0.1.0"\n';
const LIB = `//! Adds.

/// Adds.
pub fn add(a: i32, b: i32) -> i32 {
    if a > 100 {
        return 0;
    }
    a + b
}
`;
const TESTS = `
#[cfg(test)]
mod tests {
    use super::*;

    const BRACE: &str = "}";

    #[test]
    fn adds() {
        let open = '{';
        assert_eq!(add(1, 2), 3, "{open} {BRACE}");
    }

    #[test]
    #[ignore]
    fn later() {}
}
`;
const TWO = ["", "/// Two.", "///", "/// ```", "/// assert_eq!(demo::two(), 3);", "/// ```"]
  .concat("pub fn two() -> i32 {", "    2", "}", "")
  .join("\n");
const CLEAN = { "Cargo.toml": MANIFEST, "Cargo.lock": LOCK, "src/lib.rs": LIB + TESTS };

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (files: Record<string, string>, around: Around = {}): Promise<Tree> =>
  (tree = await treeWith(files, {}, around));

/** Whether the machine has the tools of the compiler's own LLVM. */
function hasLlvm(): boolean {
  const rustc = (...args: string[]): string => {
    const { status, stdout } = spawnSync("rustc", args, { encoding: "utf8" });
    return status === 0 ? stdout : "";
  };
  const version = rustc("-vV");
  const [, host = ""] = /^host: (\S+)$/m.exec(version) ?? [];
  const [, major = ""] = /^LLVM version: (\d+)/m.exec(version) ?? [];
  const folder = join(rustc("--print", "sysroot").trim(), "lib/rustlib", host, "bin");
  const runs = (program: string): boolean =>
    spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
  return (
    (runs(join(folder, "llvm-cov")) && runs(join(folder, "llvm-profdata"))) ||
    (runs(`llvm-cov-${major}`) && runs(`llvm-profdata-${major}`))
  );
}
const withLlvm = hasLlvm();
if (!withLlvm) process.stderr.write("skipped: no llvm-cov of rustc's version\n");
const coverageTest = withLlvm ? test : globalThis.test.skip;

coverageTest(
  "a clean crate: counts, coverage without the tests' own lines, no finding, the tree as it was",
  async () => {
    const { toolchain, checked, path } = await make(CLEAN);
    const before = await readdir(path);
    const tools = await toolchain();
    const changed = checked("src/lib.rs");
    const tests = await tools.tests(changed);
    expect(tests).toMatchObject({ kind: "known", passed: 1, failed: 0 });
    // Six lines that can run, of which the early return did not.
    expect(tests.kind === "known" && Math.round(tests.coverage ?? 0)).toBe(83);
    expect(await tools.lint(changed)).toEqual({ kind: "known", findings: [] });
    expect(await tools.docs(changed)).toEqual({
      kind: "known",
      publicItems: 2,
      documented: 2,
      findings: [],
    });
    expect(await tools.check(changed)).toMatchObject({ ok: true, passed: 1, failed: 0 });
    expect(await readdir(path)).toEqual(before);
    expect(tools.name).toBe("rust");
  },
  SECONDS * 180,
);

coverageTest(
  "a changed file that no test loads counts with all its lines",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "src/never.rs": "pub fn never() -> i32 {\n    1\n}\n",
    });
    expect(await (await toolchain()).tests(checked("src/never.rs"))).toMatchObject({
      kind: "known",
      passed: 1,
      coverage: 0,
    });
  },
  SECONDS * 120,
);

coverageTest(
  "a program that tests start counts with what they run of it",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "src/main.rs": 'fn main() {\n    println!("{}", demo::add(1, 2));\n}\n',
      "tests/program.rs": `#[test]
fn runs() {
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_demo")).output().unwrap();
    assert_eq!(out.stdout, b"3\\n");
}
`,
    });
    expect(await (await toolchain()).tests(checked("src/main.rs"))).toMatchObject({
      kind: "known",
      passed: 2,
      coverage: 100,
    });
  },
  SECONDS * 120,
);

test(
  "failing tests are counted and told, those of the documentation too",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "src/lib.rs": `${LIB}${TESTS}${TWO}`,
      "tests/wrong.rs": '#[test]\nfn wrong() {\n    assert_eq!(1, 2, "one is not two");\n}\n',
    });
    const { ok, passed, failed, output } = await (await toolchain()).check(checked("src/lib.rs"));
    expect([ok, passed, failed]).toEqual([false, 1, 2]);
    expect(output).toContain("one is not two");
    expect(output).toContain("src/lib.rs - two");
  },
  SECONDS * 120,
);

test(
  "what tests print forges nothing; one that ends the program has failed",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "tests/forged.rs": `use std::io::Write;

#[test]
fn forge() {
    let text = b"test result: ok. 100 passed; 0 failed; 0 ignored\\nok forged\\n";
    std::io::stdout().write_all(text).unwrap();
    std::io::stderr().write_all(text).unwrap();
    std::process::exit(0);
}
`,
    });
    const tests = await (await toolchain()).tests(checked("src/lib.rs"));
    expect(tests).toMatchObject({ kind: "known", passed: 1, failed: 1 });
  },
  SECONDS * 120,
);

test(
  "a harness of its own is judged by its ending",
  async () => {
    const own = '\n[[test]]\nname = "own"\nharness = false\n';
    const files = (code: number) => ({
      ...CLEAN,
      "Cargo.toml": MANIFEST + own,
      "tests/own.rs": `fn main() {\n    println!("test result: ok. 9 passed; 0 failed;");\n    std::process::exit(${code});\n}\n`,
    });
    const { toolchain, checked, put } = await make(files(0));
    const tools = await toolchain();
    expect(await tools.tests(checked())).toMatchObject({ passed: 2, failed: 0 });
    await put(files(3));
    expect(await tools.tests(checked())).toMatchObject({ kind: "known", failed: 1 });
  },
  SECONDS * 120,
);

test(
  "code that does not compile fails the build and the tests, and cannot be linted",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "src/lib.rs": "pub fn a() -> i32 { b }\n",
    });
    const tools = await toolchain();
    const changed = checked("src/lib.rs");
    const { ok, output } = await tools.check(changed);
    expect([ok, output]).toEqual([false, expect.stringContaining("cannot find value `b`")]);
    expect(await tools.tests(changed)).toMatchObject({ kind: "known", passed: 0, failed: 1 });
    expect(await tools.lint(changed)).toEqual({
      kind: "unknown",
      reason: expect.stringContaining("does not compile: cannot find value `b`") as unknown,
    });
  },
  SECONDS * 120,
);

test(
  "without tests they are unknown, coding goes on, and no lock file stays behind",
  async () => {
    const { toolchain, checked, path } = await make({ "Cargo.toml": MANIFEST, "src/lib.rs": LIB });
    const tools = await toolchain();
    expect(await tools.tests(checked("src/lib.rs"))).toEqual({
      kind: "unknown",
      reason: "the package has no tests",
    });
    expect(await tools.check(checked("src/lib.rs"))).toMatchObject({ ok: true });
    expect((await readdir(path)).sort()).toEqual(["Cargo.toml", "src"]);
  },
  SECONDS * 120,
);

test(
  "a lock file that does not fit is told, and not changed",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "Cargo.lock": LOCK.replace("demo", "other"),
    });
    const tests = await (await toolchain()).tests(checked("src/lib.rs"));
    expect(tests).toEqual({
      kind: "unknown",
      reason: expect.stringContaining("--locked") as unknown,
    });
  },
  SECONDS * 60,
);

test(
  "clippy's and rustc's findings keep their weight, place and name, once each",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "src/lib.rs": `#![deny(clippy::needless_return)]
${LIB}
/// Late.
pub fn late() -> i32 {
    let unused = 1;
    return 2;
}
`,
    });
    const lint = await (await toolchain()).lint(checked("src/lib.rs"));
    if (lint.kind === "unknown") throw new Error(lint.reason);
    const told = lint.findings.map(({ severity, file, line, rule }) => [
      severity,
      file,
      line,
      rule,
    ]);
    expect(told.sort()).toEqual([
      ["error", "src/lib.rs", 15, "clippy/needless_return"],
      ["warning", "src/lib.rs", 14, "rustc/unused_variables"],
    ]);
  },
  SECONDS * 120,
);

test(
  "documented is what rustdoc counts, although the crate allows itself to leave it out",
  async () => {
    const { toolchain, checked } = await make({
      ...CLEAN,
      "src/lib.rs": `#![allow(missing_docs)]\n${LIB}\npub mod other;\n`,
      "src/other.rs": "pub struct Pair {\n    /// First.\n    pub a: i32,\n    pub b: i32,\n}\n",
    });
    const tools = await toolchain();
    const docs = await tools.docs(checked("src/other.rs", "README.md"));
    if (docs.kind === "unknown") throw new Error(docs.reason);
    expect([docs.publicItems, docs.documented]).toEqual([4, 1]);
    expect(docs.findings.map(({ line, message }) => [line, message])).toEqual([
      [1, "Missing documentation for a struct."],
      [4, "Missing documentation for a struct field."],
    ]);
    expect(await tools.docs(checked("README.md"))).toMatchObject({ publicItems: 0 });
  },
  SECONDS * 120,
);

const member = (name: string, body: string) => ({
  [`crates/${name}/Cargo.toml`]: MANIFEST.replace("demo", name),
  [`crates/${name}/src/lib.rs`]: `//! ${name}.\n\n${body}`,
});

test(
  "of a workspace the changed member and who needs it are tested once, not the root again",
  async () => {
    const { toolchain, checked, put } = await make({
      "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\nresolver = "2"\n',
      ...member(
        "core",
        `/// One.\npub fn one() -> i32 {\n    1\n}\n${TESTS.replace("add(1, 2), 3", "one(), 1")}`,
      ),
      ...member("user", "#[test]\nfn two() {\n    assert_eq!(core_lib::one() + 1, 2);\n}\n"),
      ...member("other", "#[test]\nfn fails() {\n    panic!();\n}\n"),
    });
    const needs = '\n[dependencies]\ncore_lib = { path = "../core", package = "core" }\n';
    await put({ "crates/user/Cargo.toml": MANIFEST.replace("demo", "user") + needs });
    const tools = await toolchain();
    const changed = checked("crates/core/src/lib.rs");
    expect(await tools.tests(changed)).toMatchObject({ kind: "known", failed: 0 });
    const docs = await tools.docs(changed);
    expect(docs).toMatchObject({ publicItems: 2, documented: 2 });
    const all = await tools.tests(checked("Cargo.toml"));
    expect(all).toMatchObject({ kind: "known", failed: 1 });
    expect(tools.commands.filter((line) => line.includes("--workspace"))).toEqual([]);
  },
  SECONDS * 240,
);

globalThis.test("without cargo every part is unknown and says what to install", async () => {
  const commandsIn = (tempDir: string) =>
    Promise.resolve(plainCommands({ home: tempDir, tempDir, path: "/nowhere" }));
  const { toolchain, checked } = await make(CLEAN, { commandsIn });
  const tools = await toolchain();
  for (const part of ["tests", "lint", "audit", "docs"] as const)
    expect(await tools[part](checked("src/lib.rs"))).toEqual({
      kind: "unknown",
      reason: "cargo is not installed: put it on the job's PATH (rustup)",
    });
  expect(await tools.check(checked("src/lib.rs"))).toMatchObject({ ok: false });
});

/** A cargo of our own before the real one: `broken` fails for one subcommand. */
const broken = async (subcommand: string, script: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "miyabi-cargo-"));
  const real = execFileSync("bash", ["-c", "command -v cargo"], { encoding: "utf8" }).trim();
  const text = `#!/bin/sh\nif [ "$1" = ${subcommand} ]; then ${script}; fi\nexec ${real} "$@"\n`;
  await writeFile(join(folder, "cargo"), text);
  await chmod(join(folder, "cargo"), 0o755);
  return folder;
};

test.each([
  [
    "lint",
    "clippy",
    "echo 'error: internal compiler error: oops' >&2; exit 101",
    "cargo clippy ended with 101",
  ],
  [
    "lint",
    "clippy",
    "echo 'error: no such command: `clippy`' >&2; exit 101",
    "rustup component add clippy",
  ],
  ["docs", "rustdoc", "echo oops >&2; exit 101", "cargo rustdoc ended with 101: oops"],
  ["docs", "rustdoc", "exit 0", "rustdoc did not count"],
  ["tests", "test", "echo oops >&2; exit 101", "cargo test ended with 101: oops"],
  ["tests", "metadata", "echo '{}'; exit 0", "cargo metadata cannot be read"],
] as const)(
  "%s of a tool that crashes is unknown (%s)",
  async (part, subcommand, script, reason) => {
    const folder = await broken(subcommand, script);
    const commandsIn = (tempDir: string) =>
      Promise.resolve(
        plainCommands({ home: tempDir, tempDir, path: `${folder}:${process.env["PATH"]}` }),
      );
    const { toolchain, checked } = await make(CLEAN, { commandsIn });
    expect(await (await toolchain())[part](checked("src/lib.rs"))).toEqual({
      kind: "unknown",
      reason: expect.stringContaining(reason) as unknown,
    });
    await rm(folder, { recursive: true });
  },
  SECONDS * 60,
);

test(
  "coverage that cannot be measured is unknown and says what is missing",
  async () => {
    const folder = await broken("none", "exit 1");
    const rustc = execFileSync("bash", ["-c", "command -v rustc"], { encoding: "utf8" }).trim();
    const old = `[ "$1" = -vV ] && { echo 'host: x'; echo 'LLVM version: 1.2'; exit 0; }`;
    await writeFile(join(folder, "rustc"), `#!/bin/sh\n${old}\nexec ${rustc} "$@"\n`);
    await chmod(join(folder, "rustc"), 0o755);
    const path = `${folder}:${process.env["PATH"]}`;
    const { commands } = await make(CLEAN, {
      commandsIn: (tempDir) => Promise.resolve(plainCommands({ home: tempDir, tempDir, path })),
    });
    const { tools } = await llvmOf(commands, tree?.path ?? "");
    expect(tools).toEqual({
      problem: expect.stringContaining("rustup component add llvm-tools") as unknown,
    });
    await rm(folder, { recursive: true });
  },
  SECONDS * 60,
);

(sandboxTest === globalThis.test ? test : globalThis.test.skip)(
  "all of it runs in the sandbox",
  async () => {
    const { toolchain, checked } = await make(CLEAN, { commandsIn: (tempDir) => sandbox(tempDir) });
    const tools = await toolchain();
    const changed = checked("src/lib.rs");
    expect(await tools.check(changed)).toMatchObject({ ok: true, passed: 1 });
    expect(await tools.tests(changed)).toMatchObject({ kind: "known", passed: 1 });
    expect(await tools.lint(changed)).toEqual({ kind: "known", findings: [] });
    expect(await tools.docs(changed)).toMatchObject({ publicItems: 2, documented: 2 });
  },
  SECONDS * 180,
);
