import { conventional } from "./conventional.ts";
import { inertLine, plainLine } from "../text/inert-line.ts";
import { notDoneLines } from "../task/not-done.ts";
import type { QualityReport } from "../review/quality.ts";
import { othersText } from "../review/others.ts";
import { renderReport } from "../review/report-view.ts";
import type { SessionRecord } from "../session/session.ts";

const MAX_TITLE = 120;

/** `feat: Add user authentication (#500)` (seed phase 7). */
export const pullTitle = ({ issue, analysis }: SessionRecord): string =>
  `${plainLine(conventional(analysis?.type ?? "feature", issue.title), MAX_TITLE)} (#${issue.number})`;

const firstLine = (text: string): string => text.trim().split("\n", 1)[0] ?? "";

function summaryOf({ tasks, plan }: SessionRecord): string[] {
  const lines = tasks
    .filter(({ status }) => status === "success")
    .map(({ task, summary }) => {
      const title = plan?.tasks.find(({ id }) => id === task)?.title ?? task;
      const said = firstLine(summary);
      return said === "" || said === title
        ? `- ${inertLine(title)}`
        : `- ${inertLine(title)}: ${inertLine(said)}`;
    });
  return lines.length > 0 ? lines : ["- No task left a summary."];
}

type Check = { text: string; holds: boolean };

/** The seed's checklist; a box is ticked only by a fact of the report, never by what a model says. */
export function checklistOf(record: SessionRecord, report: QualityReport): Check[] {
  const known = (part: string): boolean => !report.unknown.some((one) => one.part === part);
  const none = (part: string): boolean =>
    !report.issues.some((one) => one.part === part && one.severity !== "info");
  const changed = record.tasks.flatMap(({ filesCreated, filesChanged }) => [
    ...filesCreated,
    ...filesChanged,
  ]);
  const testsChanged = changed.some((path) =>
    /(^|[/._-])(tests?|spec|__tests__)([/._-]|$)/i.test(path),
  );
  const ran = report.testsPassed > 0 && report.testsFailed === 0;
  return [
    { text: "Tests added", holds: testsChanged },
    { text: "All tests passing", holds: ran },
    { text: "Documentation complete", holds: known("docs") && report.breakdown.docs >= 20 },
    { text: "Lint findings fixed", holds: known("lint") && none("lint") },
    { text: "Security scan passed", holds: known("security") && none("security") },
    ...(report.others === undefined
      ? []
      : [{ text: `${othersText(report.others)}: reviewed with the change`, holds: true }]),
  ];
}

/** The warning that every text about an unsandboxed run carries. */
export const sandboxNote = ({ tasks }: SessionRecord): string[] =>
  tasks.some(({ sandbox }) => sandbox === "off")
    ? ["**The sandbox was off: generated code ran with the rights of the runner.**"]
    : [];

/** Nothing of it lowers the score: whoever reviews decides what it is worth. */
const remarks = (record: SessionRecord): string[] => {
  const lines = notDoneLines(record);
  return lines.length === 0
    ? []
    : [["## Remarks", "The coding engine says that it left undone:", ...lines].join("\n")];
};

/** The pull request's body (seed phase 7): summary, remarks, report, checklist, and the one closing line. */
export function pullBody(record: SessionRecord, report: QualityReport): string {
  const boxes = checklistOf(record, report).map(
    ({ text, holds }) => `- [${holds ? "x" : " "}] ${text}`,
  );
  return [
    ...sandboxNote(record),
    ["## Summary", ...summaryOf(record)].join("\n"),
    ...remarks(record),
    `## Quality Report\n\n${renderReport(report, record.issue.number, record.reviews)}`,
    ["## Checklist", ...boxes].join("\n"),
    `Closes #${record.issue.number}`,
  ].join("\n\n");
}

/** `quality:excellent` and so on (design: domain, "Labels"). */
export function qualityLabel(score: number): string {
  if (score >= 90) return "quality:excellent";
  if (score >= 80) return "quality:good";
  return score >= 60 ? "quality:needs-improvement" : "quality:poor";
}
