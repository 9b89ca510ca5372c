import type { Finding } from "./quality.ts";

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
