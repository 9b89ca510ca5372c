import { byGravity } from "../../core/review/finding-order.ts";
import type { Finding, QualityReport } from "../../core/review/quality.ts";
import { POSSIBLE } from "../../core/review/score.ts";
import { neutralise } from "../../core/text/workflow-text.ts";

const PARTS = ["tests", "lint", "security", "docs"] as const;
const SHOWN_DEBT = 20;

const oneLine = (text: string): string => neutralise(text).replace(/\s+/g, " ").trim();

const placeOf = ({ file, line }: Finding): string =>
  file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}`}  `;

const findingLine = (finding: Finding): string =>
  oneLine(
    `${placeOf(finding)}${finding.severity}  ${finding.message}${finding.rule === undefined ? "" : `  (${finding.rule})`}`,
  );

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

/** A report for a terminal: the score, how it came about, and every finding as `file:line`. */
export function reviewView(report: QualityReport): string {
  const debt = [...report.debt].sort(byGravity).map(findingLine);
  const hidden = debt.length - SHOWN_DEBT;
  return [
    `Score ${report.score}/100, ${report.recommendation}`,
    "",
    ...PARTS.map(
      (part) =>
        `  ${part.padEnd(9)} ${String(report.breakdown[part]).padStart(4)} of ${POSSIBLE[part]}`,
    ),
    ...section("How", report.explanation.map(oneLine)),
    ...section(
      "Unknown, earns nothing",
      report.unknown.map(({ part, reason }) => oneLine(`${part}: ${reason}`)),
    ),
    ...section("Findings", [...report.issues].sort(byGravity).map(findingLine)),
    ...section("Old debt, costs nothing", [
      ...debt.slice(0, SHOWN_DEBT),
      ...(hidden > 0 ? [`and ${hidden} more in --json`] : []),
    ]),
    ...section("Not judged by the model", (report.notJudged ?? []).map(oneLine)),
    "",
    `${report.baseSha.slice(0, 12)}..${report.headSha.slice(0, 12)}, tools: ${oneLine(report.toolchain)}`,
  ].join("\n");
}
