import type { Finding } from "../../../src/core/review/quality.ts";
import { verdictAgain, verdictOn } from "../../../src/core/review/verdict.ts";

const report = (
  score: number,
  recommendation: "APPROVE" | "REVIEW" | "REJECT",
  ...issues: Finding[]
) => ({ score, recommendation, issues });
const finding = (part: Finding["part"], severity: Finding["severity"], rule = "x"): Finding => ({
  part,
  severity,
  message: "x",
  rule,
});

test.each([
  ["approved", report(100, "APPROVE"), 1, "publish", undefined],
  ["for people", report(70, "REVIEW"), 1, "publish", undefined],
  ["rejected", report(59.9, "REJECT"), 1, "rebuild", undefined],
  ["rejected again", report(40, "REJECT"), 2, "rebuild", undefined],
  ["rejected thrice", report(40, "REJECT"), 3, "escalate", "quality"],
  ["rejected by the model alone", report(100, "REJECT"), 1, "rebuild", undefined],
  [
    "a secret",
    report(80, "REJECT", finding("security", "critical", "miyabi/secret")),
    1,
    "escalate",
    "secret",
  ],
  [
    "a vulnerability",
    report(80, "REJECT", finding("security", "high")),
    1,
    "escalate",
    "vulnerability",
  ],
  [
    "tests weakened",
    report(100, "APPROVE", finding("tests", "high", "miyabi/weakened-tests")),
    1,
    "escalate",
    "quality",
  ],
  [
    "a medium vulnerability",
    report(95, "APPROVE", finding("security", "medium")),
    1,
    "publish",
    undefined,
  ],
])("%s", (_what, given, attempt, next, escalation) => {
  const verdict = verdictOn(given, attempt);
  expect([verdict.next, verdict.escalation]).toEqual([next, escalation]);
});

const passing = { testsFailed: 0 };
test.each([
  ["approved", { ...report(100, "APPROVE"), testsFailed: 0 }, passing, "publish", undefined],
  ["for people", { ...report(70, "REVIEW"), testsFailed: 0 }, passing, "publish", undefined],
  ["rejected", { ...report(40, "REJECT"), testsFailed: 0 }, passing, "escalate", "quality"],
  [
    "tests that fail only now",
    { ...report(65, "REVIEW"), testsFailed: 1 },
    passing,
    "escalate",
    "quality",
  ],
  [
    "tests that failed before as well",
    { ...report(65, "REVIEW"), testsFailed: 1 },
    { testsFailed: 1 },
    "publish",
    undefined,
  ],
  [
    "a vulnerability",
    { ...report(80, "REJECT", finding("security", "high")), testsFailed: 0 },
    passing,
    "escalate",
    "vulnerability",
  ],
])("on a moved base, %s", (_what, given, before, next, escalation) => {
  const verdict = verdictAgain(given, before);
  expect([verdict.next, verdict.escalation]).toEqual([next, escalation]);
});
