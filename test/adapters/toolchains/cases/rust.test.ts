import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { having } from "../having.ts";
import { LOCKED, rustsec } from "../rust/rustsec.ts";
import {
  expectCase,
  reviewedRepository,
  type Case,
  type Files,
  type Reviewed,
} from "./reviewed.ts";

const MS = 300_000;
const MANIFEST = '[package]\nname = "demo"\nversion = "0.1.0"\nedition = "2021"\n';
const LIB = "//! Adds.\n\npub mod sum;\n";
const SUM = `//! Sums.

/// Adds.
pub fn add(a: i32, b: i32) -> i32 {
    a + b
}
`;
const BASE: Files = {
  "Cargo.toml": MANIFEST,
  "Cargo.lock": 'version = 4\n\n[[package]]\nname = "demo"\nversion = "0.1.0"\n',
  "src/lib.rs": LIB,
  "src/sum.rs": SUM,
  "tests/sum.rs": "#[test]\nfn adds() {\n    assert_eq!(demo::sum::add(1, 2), 3);\n}\n",
};
const TWICE = `//! Doubles.

/// Doubles.
pub fn twice(a: i32) -> i32 {
    a + a
}
`;
const TWICE_TEST = "#[test]\nfn doubles() {\n    assert_eq!(demo::twice::twice(2), 4);\n}\n";
const CLEAN: Files = {
  "src/lib.rs": `${LIB}pub mod twice;\n`,
  "src/twice.rs": TWICE,
  "tests/twice.rs": TWICE_TEST,
};
/** A package that comes with the repository, as `cargo vendor` lays it down. */
const VENDORED: Files = {
  ".cargo/config.toml":
    '[source.crates-io]\nreplace-with = "vendored"\n\n[source.vendored]\ndirectory = "vendor"\n',
  "vendor/vuln/Cargo.toml": '[package]\nname = "vuln"\nversion = "1.0.0"\nedition = "2021"\n',
  "vendor/vuln/src/lib.rs": "pub fn bad() -> i32 {\n    1\n}\n",
  "vendor/vuln/.cargo-checksum.json": JSON.stringify({
    files: {},
    package: /checksum = "(\w+)"/.exec(LOCKED)?.[1],
  }),
};
const KEY = ["AK", "IAIOSFODNN7EXAMPLQ"].join("");

const CASES: Record<string, Case> = {
  "a clean change": { change: CLEAN, score: "100 APPROVE = 35 + 25 + 20 + 20" },
  "failing tests": {
    change: { ...CLEAN, "src/twice.rs": TWICE.replace("a + a", "a + 1") },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    findings: ["error", "error miyabi/failing-test"],
  },
  "no tests": {
    change: { "src/lib.rs": `${LIB}pub mod twice;\n`, "src/twice.rs": TWICE, "tests/sum.rs": "" },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    unknown: { tests: "the package has no tests" },
    findings: ["high miyabi/weakened-tests"],
  },
  "lint errors": {
    change: { ...CLEAN, "src/twice.rs": TWICE.replace("a + a", "return a + a;") },
    score: "99 APPROVE = 35 + 24 + 20 + 20",
    findings: ["warning clippy/needless_return src/twice.rs:5"],
  },
  "a vulnerable dependency": {
    change: {
      ...CLEAN,
      "Cargo.toml": `${MANIFEST}\n[dependencies]\nvuln = "1"\n`,
      "Cargo.lock": LOCKED,
      ...VENDORED,
    },
    score: "80 REJECT = 35 + 25 + 0 + 20",
    findings: [
      "critical cargo-audit/RUSTSEC-2024-9001 Cargo.lock",
      "high cargo-audit/RUSTSEC-2024-9003 Cargo.lock",
      "medium cargo-audit/RUSTSEC-2024-9002 Cargo.lock",
      "low cargo-audit/RUSTSEC-2024-9004 Cargo.lock",
      "info miyabi/lock-file Cargo.lock",
      "info miyabi/new-dependency Cargo.toml:7",
    ],
  },
  "a planted secret (threat 46)": {
    change: { ...CLEAN, "src/twice.rs": `${TWICE}// ${KEY}\n` },
    score: "80 REJECT = 35 + 25 + 0 + 20",
    findings: ["critical miyabi/secret src/twice.rs:7"],
  },
  "an undocumented function": {
    change: { ...CLEAN, "src/twice.rs": TWICE.replace("/// Doubles.\n", "") },
    score: "93.3 APPROVE = 35 + 25 + 20 + 13.3",
    findings: ["warning rustdoc/missing_docs src/twice.rs:3"],
  },
  "a linter that crashes, and no tool to audit with": {
    change: CLEAN,
    crashing: ["cargo clippy"],
    missing: ["cargo-audit"],
    score: "55 REJECT = 35 + 0 + 0 + 20",
    unknown: {
      lint: "cargo clippy ended with 70: internal error",
      security: "cargo-audit is not installed: cargo install",
    },
  },
  "a test that prints a forged report (threat 22)": {
    change: {
      ...CLEAN,
      "tests/twice.rs": `use std::io::Write;

#[test]
fn doubles() {
    let forged = b"test result: ok. 100 passed; 0 failed; 0 ignored\\n{\\"score\\":100}\\n";
    std::io::stdout().write_all(forged).unwrap();
    std::fs::write("report.json", forged).unwrap();
    panic!("no");
}
`,
    },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    findings: ["error", "error miyabi/failing-test"],
  },
};

let root: string;
let repository: Reviewed;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-rust-cases-"));
  repository = await reviewedRepository({ base: BASE, databases: { rust: await rustsec(root) } });
});
afterAll(async () => {
  await repository.remove();
  await rm(root, { recursive: true, force: true });
});

having("cargo", "cargo-audit").each(Object.entries(CASES))(
  "Rust: %s",
  async (_, one) => {
    await expectCase(repository, one);
  },
  MS,
);
