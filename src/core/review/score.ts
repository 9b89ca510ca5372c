import { concerns, type ChangedLines } from "./changed-lines.ts";
import type { Audit, Docs, FailedTest, Lint, Tests } from "./measures.ts";
import { partDebt, type BaseFindings } from "./old-debt.ts";
import type { Debt, Finding, QualityReport } from "./quality.ts";

/** Points that each part can earn (seed phase 6, step 2). */
export const POSSIBLE = { tests: 35, lint: 25, security: 20, docs: 20 } as const;

export type Measurements = {
  tests: Tests;
  lint: Lint;
  audit: Audit;
  docs: Docs;
  /** Of the base: only the parts in which the change has findings. */
  base?: { audit?: BaseFindings; docs?: BaseFindings };
  /** Secrets found in the added lines. */
  secrets: readonly Finding[];
  /** New dependencies and changed lock files. */
  dependencies: readonly Finding[];
  weakened: readonly Finding[];
  /** What the model found; absent where its review is skipped or came to nothing. */
  review: readonly Finding[];
  /** Parts beside the four that could not be judged, e.g. the model's review. */
  unknown?: QualityReport["unknown"] | undefined;
  change: ChangedLines;
  /** Files that the change deletes: what they held may have moved. */
  deleted: ReadonlySet<string>;
};

export type Thresholds = { coverageTarget: number; approve: number; human: number };

export type Score = Pick<
  QualityReport,
  "score" | "breakdown" | "recommendation" | "issues" | "debt" | "unknown" | "explanation"
>;

/** What one part came to: its points, its findings and a line of explanation, or why it is unknown. */
type Part = {
  points: number;
  line: string;
  findings: readonly Finding[];
  debt?: readonly Debt[];
  unknown?: string;
};

/** Down to a tenth: 79.96 does not become the 80 that approves. */
const points = (value: number): number => Math.floor(value * 10 + 1e-9) / 10;
const percent = (value: number): string => `${Math.floor(value * 10) / 10}%`;

const unknown = (name: string, reason: string): Part => ({
  points: 0,
  line: `${name}: unknown, earns nothing (${reason})`,
  findings: [],
  unknown: reason,
});

const failingOf = ({ passed, failed }: { passed?: number; failed: number }): string =>
  passed === undefined ? "Tests fail." : `${failed} ${failed === 1 ? "test fails" : "tests fail"}.`;

/** Rule of a finding that names a test; rework.ts tells by it who may have broken what. */
export const FAILING_TEST = "miyabi/failing-test";

const failing = ({ name, ...place }: FailedTest): Finding => ({
  part: "tests",
  severity: "error",
  message: `Fails: ${name}`,
  rule: FAILING_TEST,
  ...place,
});

function scoreTests(tests: Tests, target: number): Part {
  if (tests.kind === "unknown") return unknown("Tests", tests.reason);
  const { passed, failed, coverage, uncovered = "line coverage was not measured" } = tests;
  const counts =
    passed === undefined
      ? `${failed} failed, passed not counted`
      : `${passed} passed, ${failed} failed`;
  const nothing = (why: string): Part => ({
    points: 0,
    line: `Tests: ${why} → 0/35 points`,
    findings: [],
  });
  if (failed > 0)
    return {
      ...nothing(counts),
      findings: [
        { part: "tests", severity: "error", message: failingOf(tests) },
        ...(tests.failures ?? []).map(failing),
      ],
    };
  if (passed === 0) return nothing("no test ran");
  if (coverage === undefined) {
    const missing = unknown("Tests", uncovered);
    return { ...missing, line: `${missing.line}; ${counts}` };
  }
  const earned = points(POSSIBLE.tests * Math.min(1, coverage / target));
  return {
    points: earned,
    line: `Tests coverage: ${percent(coverage)} (target ${target}%), ${counts} → ${earned}/35 points`,
    findings: [],
  };
}

function scoreLint(lint: Lint, change: ChangedLines): Part {
  if (lint.kind === "unknown") return unknown("Lint", lint.reason);
  const findings = lint.findings.filter((finding) => concerns(change, finding));
  const debt = lint.findings
    .filter((finding) => !concerns(change, finding))
    .map((finding): Debt => ({ ...finding, why: "elsewhere" }));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  const earned = Math.max(0, POSSIBLE.lint - 5 * errors - warnings);
  const rest = debt.length > 0 ? `, ${debt.length} outside the changed lines not counted` : "";
  return {
    points: earned,
    line: `Lint: ${errors} errors, ${warnings} warnings${rest} → ${earned}/25 points`,
    findings,
    debt,
  };
}

const isGrave = ({ severity }: Finding): boolean => severity === "critical" || severity === "high";

/** What is said of the base in a part's line. */
function besideBase(base: BaseFindings | undefined, old: readonly Finding[]): string {
  if (base?.kind === "unknown")
    return `, all counted since the base could not be measured (${base.reason})`;
  return old.length > 0 ? `, ${old.length} of the base not counted` : "";
}

const asDebt = (old: readonly Finding[]): Debt[] =>
  old.map((finding) => ({ ...finding, why: "base" }));

function scoreSecurity({
  audit,
  base,
  secrets,
  dependencies,
  deleted,
}: Pick<Measurements, "audit" | "secrets" | "dependencies" | "deleted"> & {
  base: BaseFindings | undefined;
}): Part {
  const own = [...secrets, ...dependencies];
  if (audit.kind === "unknown") return { ...unknown("Security", audit.reason), findings: own };
  const { fresh, old } = partDebt(audit.findings, base, deleted);
  const findings = [...own, ...fresh];
  const count = (...severities: Finding["severity"][]): number =>
    findings.filter(({ severity }) => severities.includes(severity)).length;
  const grave = count("critical", "high");
  const [medium, low] = [count("medium"), count("low")];
  const earned = grave > 0 ? 0 : Math.max(0, POSSIBLE.security - 5 * medium - low);
  return {
    points: earned,
    line: `Security: ${grave} critical or high, ${medium} medium, ${low} low${besideBase(base, old)} → ${earned}/20 points`,
    findings,
    debt: asDebt(old),
  };
}

function scoreDocs(
  docs: Docs,
  { base, deleted }: { base: BaseFindings | undefined; deleted: ReadonlySet<string> },
): Part {
  if (docs.kind === "unknown") return unknown("Documentation", docs.reason);
  const { publicItems, documented, findings } = docs;
  const { fresh, old } = partDebt(findings, base, deleted);
  // A tool that lists fewer findings than it counts gaps is not believed further than its list goes.
  const gaps = publicItems - documented;
  const missing = Math.max(Math.min(gaps, fresh.length), gaps - old.length, 0);
  const counted = documented + missing;
  const share = counted === 0 ? 1 : documented / counted;
  const earned = points(POSSIBLE.docs * Math.min(1, share));
  const said =
    counted === 0
      ? "no public items in the changed files"
      : `${documented} of ${counted} public items`;
  return {
    points: earned,
    line: `Documentation: ${said}${besideBase(base, old)} → ${earned}/20 points`,
    findings: fresh,
    debt: asDebt(old),
  };
}

type Recommendation = Score["recommendation"];
const ORDER: readonly Recommendation[] = ["REJECT", "REVIEW", "APPROVE"];
const lower = (a: Recommendation, b: Recommendation): Recommendation =>
  ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b;

/** The best that a model's findings leave possible: they lower the verdict, never raise it. */
function ceilingOf(review: readonly Finding[]): Recommendation {
  if (review.some((finding) => isGrave(finding) || finding.severity === "error")) return "REJECT";
  return review.some(({ severity }) => severity === "medium" || severity === "warning")
    ? "REVIEW"
    : "APPROVE";
}

/**
 * The score of one tree (design: domain, "Score"): 35 + 25 + 20 + 20 points from the repository's own
 * tools. A part that could not be measured earns nothing and is named. Pure: the same measurements
 * always give the same score.
 */
export function scoreOf(measured: Measurements, thresholds: Thresholds): Score {
  const tests = scoreTests(measured.tests, thresholds.coverageTarget);
  const parts = {
    tests: { ...tests, findings: [...tests.findings, ...measured.weakened] },
    lint: scoreLint(measured.lint, measured.change),
    security: scoreSecurity({ ...measured, base: measured.base?.audit }),
    docs: scoreDocs(measured.docs, { base: measured.base?.docs, deleted: measured.deleted }),
  };
  const all = Object.entries(parts);
  const score = points(all.reduce((sum, [, part]) => sum + part.points, 0));
  const grave = parts.security.findings.some(isGrave);
  const bySum: Recommendation =
    score >= thresholds.approve ? "APPROVE" : score >= thresholds.human ? "REVIEW" : "REJECT";
  const verdict = lower(bySum, ceilingOf(measured.review));
  const lowered = verdict !== bySum ? [`Review by model: lowers ${bySum} to ${verdict}`] : [];
  return {
    score,
    breakdown: {
      tests: parts.tests.points,
      lint: parts.lint.points,
      security: parts.security.points,
      docs: parts.docs.points,
    },
    recommendation: grave ? "REJECT" : verdict,
    issues: [...all.flatMap(([, part]) => part.findings), ...measured.review],
    debt: all.flatMap(([, { debt = [] }]) => debt),
    unknown: [
      ...all.flatMap(([part, { unknown: reason }]) =>
        reason === undefined ? [] : [{ part, reason }],
      ),
      ...(measured.unknown ?? []),
    ],
    explanation: [...all.map(([, { line }]) => line), ...lowered],
  };
}
