import { digestOf } from "../digest.ts";
import type { Finding, QualityReport } from "./quality.ts";

const LEVEL = {
  critical: "error",
  high: "error",
  error: "error",
  medium: "warning",
  warning: "warning",
  low: "note",
  info: "note",
} as const;

/** GitHub sorts security alerts by this: a CVSS score. */
const SECURITY_SEVERITY: Partial<Record<Finding["severity"], string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

const ruleOf = ({ rule, part }: Finding): string => rule ?? `miyabi/${part}`;
const uriOf = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
const printable = (text: string): string => text.replace(/\p{Cc}+/gu, " ").trim() || "(no message)";

type Placed = Finding & { file: string };
const isPlaced = (finding: Finding): finding is Placed => finding.file !== undefined;

/** The gravest finding of a rule says how grave the rule is. */
function rulesOf(findings: readonly Finding[]) {
  const rules = new Map<string, { id: string; properties?: Record<string, unknown> }>();
  for (const finding of findings) {
    const id = ruleOf(finding);
    if (rules.has(id)) continue;
    const severity = finding.part === "security" ? SECURITY_SEVERITY[finding.severity] : undefined;
    rules.set(id, {
      id,
      ...(severity === undefined
        ? {}
        : { properties: { tags: ["security"], "security-severity": severity } }),
    });
  }
  return [...rules.values()];
}

/**
 * The findings as SARIF 2.1.0 (OASIS), as GitHub's code scanning takes them: what has a place is a result,
 * old debt of the base is `unchanged`, and what has no place or is unknown is a notification.
 * https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function sarifOf(report: QualityReport) {
  const old: Finding[] = report.debt.filter(({ why }) => why === "base");
  const placed = [...report.issues, ...old].filter(isPlaced);
  const rules = rulesOf(placed);
  const known = new Set(old);
  const notes = [
    ...report.issues
      .filter((finding) => !isPlaced(finding))
      .map((finding) => ({ level: LEVEL[finding.severity], text: finding.message })),
    ...report.unknown.map(({ part, reason }) => ({
      level: "warning" as const,
      text: `${part} is unknown: ${reason}`,
    })),
  ];
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Miyabi", rules } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notes.map(({ level, text }) => ({
              level,
              message: { text: printable(text) },
            })),
          },
        ],
        results: placed.map((finding) => {
          const ruleId = ruleOf(finding);
          return {
            ruleId,
            ruleIndex: rules.findIndex(({ id }) => id === ruleId),
            level: LEVEL[finding.severity],
            message: { text: printable(finding.message) },
            baselineState: known.has(finding) ? "unchanged" : "new",
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(finding.file) },
                  region: { startLine: Math.max(1, finding.line ?? 1) },
                },
              },
            ],
            partialFingerprints: {
              "miyabi/v1": digestOf([ruleId, finding.file, finding.message]),
            },
          };
        }),
        properties: { score: report.score, recommendation: report.recommendation },
      },
    ],
  };
}
