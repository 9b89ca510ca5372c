import type { Audit, Docs, Lint } from "../../core/measures.ts";
import type { Checked } from "../../ports/toolchain.ts";

/** How a run of tests ended, more finely than the score needs it: who codes must know what broke. */
export type TestRun =
  /** There is nothing to run. */
  | { kind: "absent"; reason: string }
  /** It did not come to a judgement. */
  | { kind: "crashed"; reason: string; output: string }
  | { kind: "ran"; passed: number; failed: number; coverage?: number; output: string };

/** One part each of a toolchain: from package.json, from the configuration, or absent. */
export type Parts = {
  tests: (tree: Checked) => Promise<TestRun>;
  lint: (tree: Checked) => Promise<Lint>;
  audit: (tree: Checked) => Promise<Audit>;
  docs: (tree: Checked) => Promise<Docs>;
  /** Undefined where there is nothing to build. */
  build?: (tree: Checked) => Promise<{ ok: boolean; output: string }>;
};

export const unknown = (reason: string): { kind: "unknown"; reason: string } => ({
  kind: "unknown",
  reason,
});
