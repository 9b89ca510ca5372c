import type { Audit, Docs, Lint, Tests } from "../core/review/measures.ts";

/**
 * A tree to judge: the one with the change, or the base before it, whose debts are not the change's.
 * `changedFiles` exist in it; empty means all of it.
 */
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
