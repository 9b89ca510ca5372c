import type { QualityReport } from "../../../src/core/review/quality.ts";
import { renderReport } from "../../../src/core/review/report-view.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";

const report = (change: Partial<QualityReport> = {}): QualityReport => ({
  score: 100,
  breakdown: { tests: 35, lint: 25, security: 20, docs: 20 },
  recommendation: "APPROVE",
  issues: [],
  debt: [],
  unknown: [],
  explanation: ["Tests coverage: 95% → 35/35 points"],
  coverage: 95,
  testsPassed: 5,
  testsFailed: 0,
  baseSha: "b",
  headSha: "h",
  treeSha: "0123456789abcdef",
  toolchain: "node",
  commands: ["npm test"],
  attempt: 1,
  usage: NO_USAGE,
  ...change,
});

test("reads like the seed's comment", () => {
  const text = renderReport(report(), 500);
  for (const line of [
    "✅ Quality Report #500",
    "⭐ Score: 100/100",
    "✓ All checks passed",
    "✓ No security vulnerabilities",
    "✓ 95% test coverage",
    "| tests | 35/35 |",
  ])
    expect(text).toContain(line);
});

test("says nothing good of what is unknown", () => {
  const text = renderReport(
    report({
      score: 55,
      recommendation: "REJECT",
      unknown: [{ part: "security", reason: "npm audit: offline" }],
    }),
    500,
  );
  expect(text).not.toContain("✓ All checks passed");
  expect(text).not.toContain("No security vulnerabilities");
  expect(text).toContain("- security: npm audit: offline");
});

test("text of tools is inert", () => {
  const text = renderReport(
    report({
      issues: [
        {
          part: "lint",
          severity: "error",
          message: "![x](https://evil.example/) @alice Fixes #1 <img src=x>",
          file: "src/a.js",
          line: 3,
        },
      ],
    }),
    500,
  );
  expect(text).not.toMatch(/(?<!\\)(!|\[|<)|@alice|#1\b/);
});

test("what the sandbox refused is told, and is no finding against the change", () => {
  const text = renderReport(report({ refused: [{ target: "evil_x.example:443", times: 3 }] }), 500);
  expect(text).toContain("⚠️ The sandbox refused: evil\\_x.example:443 (3 times).");
  expect(text).toContain("✓ All checks passed");
});

test("names both bases where the change was reviewed again on a base that moved", () => {
  const text = renderReport(report({ baseSha: "b".repeat(40), movedFrom: "a".repeat(40) }), 500);
  expect(text).toContain(`on \`${"b".repeat(12)}\` (the base moved on from \`${"a".repeat(12)}\``);
  expect(renderReport(report(), 500)).not.toContain("moved");
});
