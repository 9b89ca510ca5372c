import type { Finding } from "./quality.ts";

/** One part's outcome. Absence and crash are `unknown`, never full marks. */
export type Measured<T> = ({ kind: "known" } & T) | { kind: "unknown"; reason: string };

/** A test that failed, as its runner named it: `file` from the repository's root, where it said one. */
export type FailedTest = { name: string; file?: string };

export type Tests = Measured<{
  /** Absent where nobody counted: a command that only says whether all of it passed. */
  passed?: number;
  /** At least 1 where it is only known that some fail. */
  failed: number;
  /** Those of them that the runner named, up to a bound. */
  failures?: readonly FailedTest[];
  /** Line coverage in percent over the files that the change touches, absent where not measured. */
  coverage?: number;
  /** Why it was not, where more is to be said than that. */
  uncovered?: string;
  /** The end of the output, for whoever has to repair it. */
  output: string;
}>;
export type Lint = Measured<{ findings: Finding[] }>;
/**
 * Findings are compared with those of the base (core/review/old-debt.ts) by rule, file and message: a message
 * names the package and the advisory, and neither a line number nor the installed version.
 */
export type Audit = Measured<{ findings: Finding[] }>;
/**
 * A finding for each public item without documentation. They are compared with those of the base as
 * well: a message names the item, and no line number.
 */
export type Docs = Measured<{ publicItems: number; documented: number; findings: Finding[] }>;
