import { inertLine } from "../text/inert-line.ts";
import { attemptsText } from "./attempts-view.ts";
import { othersText } from "./others.ts";
import type { Finding, QualityReport } from "./quality.ts";
import { refusalText } from "../sandbox/refusals.ts";
import { POSSIBLE } from "./score.ts";

const PARTS = ["tests", "lint", "security", "docs"] as const;
const SHOWN_FINDINGS = 50;
const MAX_REFUSED = 1_000;

const MARK = { APPROVE: "✅", REVIEW: "🟡", REJECT: "❌" } as const;

const place = (finding: Finding): string =>
  finding.file === undefined
    ? ""
    : ` (${inertLine(finding.file)}${finding.line === undefined ? "" : `:${finding.line}`})`;

const item = (finding: Finding): string =>
  `- **${finding.severity}** ${inertLine(finding.message)}${place(finding)}${
    finding.rule === undefined ? "" : ` – ${inertLine(finding.rule)}`
  }`;

/** The seed's ✓ lines, each from a fact of the report and absent where there is none. */
function facts(report: QualityReport): string[] {
  const unknown = new Set(report.unknown.map(({ part }) => part));
  const issues = report.issues.filter(({ severity }) => severity !== "info");
  const grave = issues.some(
    ({ severity, part }) => part === "security" && (severity === "critical" || severity === "high"),
  );
  const lines = [];
  if (issues.length === 0 && report.unknown.length === 0) lines.push("✓ All checks passed");
  if (!unknown.has("security"))
    lines.push(
      grave
        ? "✗ Critical or high security findings"
        : issues.some(({ part }) => part === "security")
          ? "✓ No critical or high security vulnerabilities"
          : "✓ No security vulnerabilities",
    );
  if (report.coverage !== undefined) lines.push(`✓ ${round(report.coverage)}% test coverage`);
  if (report.testsPassed + report.testsFailed > 0)
    lines.push(
      `${report.testsFailed === 0 ? "✓" : "✗"} Tests: ${report.testsPassed} passed, ${report.testsFailed} failed`,
    );
  return lines;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** A section of the report; nothing where it has no item. */
function listed(title: string, items: readonly string[]): string {
  const hidden = items.length - SHOWN_FINDINGS;
  const more = hidden > 0 ? [`- and ${hidden} more in the report`] : [];
  return items.length === 0 ? "" : [title, ...items.slice(0, SHOWN_FINDINGS), ...more].join("\n");
}

/** Both bases, where the default branch moved between two reviews. */
const baseOf = ({ baseSha, movedFrom }: QualityReport): string =>
  movedFrom === undefined
    ? ""
    : ` on \`${baseSha.slice(0, 12)}\` (the base moved on from \`${movedFrom.slice(0, 12)}\`, the change was reviewed again)`;

/**
 * The quality report as people read it: the seed's comment (phase 6, step 4), then how each part's
 * points came about. Markdown; every text that tools or models wrote is escaped.
 *
 * @param reviews all of the session so far, this one with them: their scores are shown
 */
export function renderReport(
  report: QualityReport,
  issue: number,
  reviews: readonly QualityReport[] = [],
): string {
  const attempts = attemptsText(reviews);
  const refused = refusalText(report.refused ?? []);
  const sections = [
    [
      `${MARK[report.recommendation]} Quality Report #${issue}`,
      `⭐ Score: ${round(report.score)}/100 – ${report.recommendation}`,
      ...(attempts === undefined ? [] : [`🔁 ${attempts}`]),
      ...facts(report),
    ].join("  \n"),
    [
      "| part | points |",
      "|---|---|",
      ...PARTS.map((part) => `| ${part} | ${round(report.breakdown[part])}/${POSSIBLE[part]} |`),
    ].join("\n"),
    report.explanation.map((line) => `- ${inertLine(line)}`).join("\n"),
    report.unknown.length === 0
      ? ""
      : [
          "**Unknown** (earns nothing, blocks auto-merge):",
          ...report.unknown.map(({ part, reason }) => `- ${part}: ${inertLine(reason)}`),
        ].join("\n"),
    listed("**Findings**", report.issues.map(item)),
    listed(
      "**Old debt** (of the base, or outside of the changed lines; costs nothing)",
      report.debt.map(item),
    ),
    listed(
      "**Not judged by the model**",
      (report.notJudged ?? []).map((text) => `- ${inertLine(text)}`),
    ),
    refused === undefined ? "" : `⚠️ ${inertLine(refused, MAX_REFUSED)}.`,
    report.others === undefined
      ? ""
      : `👥 ${othersText(report.others)}, judged with the rest by the same rules.`,
    `Reviewed tree \`${report.treeSha.slice(0, 12)}\`${baseOf(report)}, toolchain ${inertLine(report.toolchain)}, attempt ${report.attempt}.`,
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}
