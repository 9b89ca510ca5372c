import type { QualityReport } from "../review/quality.ts";
import type { SessionRecord } from "../session/session.ts";
import { spreadOf, type Spread } from "./spread.ts";

/** Of the last review of each session that has one (the seed's "Quality Metrics"). */
export type QualityMetrics = {
  /** Points, 0 to 100, and those of each part. */
  score: Spread;
  parts: Record<keyof QualityReport["breakdown"], Spread>;
  /** Percent, where they could be measured. */
  coverage: Spread;
  documented: Spread;
  recommendations: Record<QualityReport["recommendation"], number>;
  /** Critical and high security findings, and lint warnings and errors, of all these reviews. */
  vulnerabilities: number;
  lintFindings: number;
  /** Reviews in which a tool was absent or crashed. */
  withUnknownParts: number;
};

export function qualityMetrics(records: readonly SessionRecord[]): QualityMetrics {
  const last = records.flatMap(({ reviews }) => reviews.slice(-1));
  const said = (recommendation: QualityReport["recommendation"]): number =>
    last.filter((report) => report.recommendation === recommendation).length;
  const part = (name: keyof QualityReport["breakdown"]): Spread =>
    spreadOf(last.map(({ breakdown }) => breakdown[name]));
  const findings = last.flatMap(({ issues }) => issues);
  return {
    score: spreadOf(last.map(({ score }) => score)),
    parts: {
      tests: part("tests"),
      lint: part("lint"),
      security: part("security"),
      docs: part("docs"),
    },
    coverage: spreadOf(last.flatMap(({ coverage }) => coverage ?? [])),
    documented: spreadOf(last.flatMap(({ documented }) => documented ?? [])),
    recommendations: {
      APPROVE: said("APPROVE"),
      REVIEW: said("REVIEW"),
      REJECT: said("REJECT"),
    },
    vulnerabilities: findings.filter(
      (one) => one.part === "security" && (one.severity === "critical" || one.severity === "high"),
    ).length,
    lintFindings: findings.filter((one) => one.part === "lint").length,
    withUnknownParts: last.filter(({ unknown }) => unknown.length > 0).length,
  };
}
