import type { Audit, Docs, FailedTest, Lint } from "../../core/review/measures.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Checked } from "../../ports/toolchain.ts";

/** Lines that can run, and those that did: of the changed sources, or of all where none changed. */
export type Covered = { of: "change" | "all"; lines: number; hit: number };

/** How a run of tests ended, more finely than the score needs it: who codes must know what broke. */
export type TestRun =
  /** There is nothing to run. */
  | { kind: "absent"; reason: string }
  /** It did not come to a judgement. */
  | { kind: "crashed"; reason: string; output: string }
  | {
      kind: "ran";
      /** Absent where nobody counted. */
      passed?: number;
      /** At least 1 where it is only known that some fail. */
      failed: number;
      /** Those of them that the runner named (failed-tests.ts). */
      failures?: readonly FailedTest[];
      /** Absent where it was not measured. */
      coverage?: Covered;
      /** Why it was not, where more is to be said than that. */
      uncovered?: string;
      output: string;
    };

/** One part each of a toolchain: from the repository's files, from the configuration, or absent. */
export type Parts = {
  tests: (tree: Checked) => Promise<TestRun>;
  lint: (tree: Checked) => Promise<Lint>;
  audit: (tree: Checked) => Promise<Audit>;
  docs: (tree: Checked) => Promise<Docs>;
  /** Undefined where there is nothing to build. */
  build?: (tree: Checked) => Promise<{ ok: boolean; output: string }>;
};

/** What the parts of one project are made of. */
export type Workshop = {
  commands: Commands;
  /** A folder of ours outside of the tree: reports are written there. */
  reports: string;
  /** Where advisories are asked for, each by default where its ecosystem keeps them. */
  databases?: { go?: string; rust?: string };
  /** Folder of the workspace whose root holds what its members share; the project's own elsewhere. */
  workspace: string;
};

export const unknown = (reason: string): { kind: "unknown"; reason: string } => ({
  kind: "unknown",
  reason,
});
