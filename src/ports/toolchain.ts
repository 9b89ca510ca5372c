import type { Finding } from "../core/quality.ts";

/** One part's outcome. Absence and crash are `unknown`, never full marks. */
export type Measured<T> = ({ kind: "known" } & T) | { kind: "unknown"; reason: string };

export type Tests = Measured<{
  passed: number;
  failed: number;
  /** Line coverage in percent over the files that the change touches, absent where not measured. */
  coverage?: number;
  /** The end of the output, for whoever has to repair it. */
  output: string;
}>;
export type Lint = Measured<{ findings: Finding[] }>;
export type Audit = Measured<{ findings: Finding[] }>;
export type Docs = Measured<{ publicItems: number; documented: number; findings: Finding[] }>;

export type Checked = { path: string; changedFiles: readonly string[] };

/** A repository's own tools, found from its files or named in the configuration. */
export interface Toolchain {
  readonly name: string;
  /** The command lines that were run, for the report. */
  readonly commands: readonly string[];
  /** Quick judgement while coding: build, lint and tests as the repository defines them. */
  check(tree: Checked): Promise<{ ok: boolean; passed: number; failed: number; output: string }>;
  tests(tree: Checked): Promise<Tests>;
  lint(tree: Checked): Promise<Lint>;
  audit(tree: Checked): Promise<Audit>;
  docs(tree: Checked): Promise<Docs>;
}

export interface Toolchains {
  /** Looks at the tree and the configuration. */
  detect(path: string): Promise<Toolchain>;
}
