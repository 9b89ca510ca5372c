import type { Finding, QualityReport } from "../review/quality.ts";
import { shownLine } from "./shown-text.ts";

export type FindingView = {
  part: string;
  severity: Finding["severity"];
  message: string;
  /** `src/a.ts:12`. */
  place?: string;
  rule?: string;
};

/** One attempt's score and what it is made of. */
export type ReviewView = {
  attempt: number;
  score: number;
  recommendation: QualityReport["recommendation"];
  parts: readonly { name: string; points: number; most: number }[];
  testsPassed: number;
  testsFailed: number;
  /** Per cent. */
  coverage?: number;
  documented?: number;
  toolchain: string;
  explanation: readonly string[];
  findings: readonly FindingView[];
  /** Old debt, which costs nothing (ADR 14). */
  debt: readonly FindingView[];
  /** How many findings and old debts there are beyond those shown. */
  left: { findings: number; debt: number };
  unknown: readonly { part: string; reason: string }[];
  notJudged: readonly string[];
};

/** Design: domain, "Score". */
const MOST_POINTS = { tests: 35, lint: 25, security: 20, docs: 20 } as const;

const MOST_FINDINGS = 200;
const MOST_DEBT = 50;

function findingView({ part, severity, message, file, line, rule }: Finding): FindingView {
  const place = file === undefined ? undefined : line === undefined ? file : `${file}:${line}`;
  return {
    part,
    severity,
    message: shownLine(message, 500),
    ...(place === undefined ? {} : { place: shownLine(place, 200) }),
    ...(rule === undefined ? {} : { rule: shownLine(rule, 100) }),
  };
}

export function reviewView(report: QualityReport): ReviewView {
  const { breakdown, issues, debt, coverage, documented } = report;
  return {
    attempt: report.attempt,
    score: report.score,
    recommendation: report.recommendation,
    parts: (["tests", "lint", "security", "docs"] as const).map((name) => ({
      name,
      points: breakdown[name],
      most: MOST_POINTS[name],
    })),
    testsPassed: report.testsPassed,
    testsFailed: report.testsFailed,
    ...(coverage === undefined ? {} : { coverage }),
    ...(documented === undefined ? {} : { documented }),
    toolchain: shownLine(report.toolchain, 100),
    explanation: report.explanation.map((line) => shownLine(line, 500)),
    findings: issues.slice(0, MOST_FINDINGS).map(findingView),
    debt: debt.slice(0, MOST_DEBT).map(findingView),
    left: {
      findings: Math.max(0, issues.length - MOST_FINDINGS),
      debt: Math.max(0, debt.length - MOST_DEBT),
    },
    unknown: report.unknown.map(({ part, reason }) => ({
      part: shownLine(part, 40),
      reason: shownLine(reason),
    })),
    notJudged: (report.notJudged ?? []).map((line) => shownLine(line)),
  };
}
