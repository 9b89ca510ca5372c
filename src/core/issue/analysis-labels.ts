import { PRIORITIES, SEVERITIES, type Analysis } from "./analysis.ts";
import { identityOf } from "./labels.ts";

/** What an analysis shows on the issue (seed phase 1): `estimated:16h` style hours. */
export const analysisLabels = ({
  type,
  priority,
  severity,
  security,
  estimatedHours,
}: Pick<Analysis, "type" | "priority" | "severity" | "security" | "estimatedHours">): string[] => [
  `type:${type}`,
  `priority:${priority}`,
  `severity:${severity}`,
  `security:${security}`,
  "agent:codegen",
  `estimated:${Math.max(1, Math.round(estimatedHours))}h`,
];

/** An analysis whose labels are not on the issue yet: they are put there with the next state, in one request. */
export const owedLabels = ({ analysis }: { analysis?: Analysis | undefined }): string[] =>
  analysis === undefined || analysis.labelled === true ? [] : analysisLabels(analysis);

const groupOf = (label: string): string => identityOf(label).split(":", 1)[0] ?? "";

/** Those that never came onto the issue, where a job died: what people have changed since stays. */
export const lackedLabels = (
  record: { analysis?: Analysis | undefined },
  present: readonly string[],
): string[] => {
  const groups = new Set(present.map(groupOf));
  return owedLabels(record).filter((label) => !groups.has(groupOf(label)));
};

/** The record of an issue that has its analysis' labels. */
export const withLabels = <R extends { analysis?: Analysis | undefined }>(record: R): R =>
  record.analysis === undefined
    ? record
    : { ...record, analysis: { ...record.analysis, labelled: true } };

const among = <T extends string>(values: readonly T[], group: string, labels: readonly string[]) =>
  values.find((value) =>
    labels.some((label) => identityOf(label) === `${group}:${value}`.toLowerCase()),
  );

/** What people said with labels; it comes before a model's opinion. */
export function labelledBy(
  labels: readonly string[],
): Partial<Pick<Analysis, "priority" | "severity">> {
  const priority = among(PRIORITIES, "priority", labels);
  const severity = among(SEVERITIES, "severity", labels);
  return { ...(priority ? { priority } : {}), ...(severity ? { severity } : {}) };
}
