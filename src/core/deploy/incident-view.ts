import type { DeploymentResult, HealthSample, MetricSample } from "./deployment.ts";
import { durationText } from "../text/duration-text.ts";
import { fenced } from "../text/fenced.ts";
import { inertLine, plainLine } from "../text/inert-line.ts";
import { timelineSection } from "./timeline.ts";
import { sourcesText } from "./sources-text.ts";
import type { Incident, Released } from "./incident.ts";

const SHOWN_SAMPLES = 30;

const HEAD: Record<"unhealthy" | "rolled_back" | "rollback_failed", string> = {
  unhealthy: "did not become healthy",
  rolled_back: "was rolled back",
  rollback_failed: "failed and could not be rolled back",
};

export type FailedDeployment = DeploymentResult & { outcome: keyof typeof HEAD };

export const isFailed = (result: DeploymentResult): result is FailedDeployment =>
  result.outcome in HEAD;

function headOf({ outcome, nothingBefore, untouched }: FailedDeployment): string {
  if (nothingBefore === true)
    return `${HEAD[outcome]}, and there is no release before it to go back to`;
  return untouched === true ? "kept the release before" : HEAD[outcome];
}

/** `Production was rolled back: the health check failed`; one plain line, no Markdown. */
export function failureLine(result: FailedDeployment): string {
  const { environment, error, watch } = result;
  const name = environment === "staging" ? "Staging" : "Production";
  const why = error?.trim().split("\n", 1)[0] ?? watch?.reason;
  return `${name} ${headOf(result)}${why === undefined || why === "" ? "" : `: ${plainLine(why, 300)}`}`;
}

const sampleRow = ({ at, ok, status, milliseconds, error }: HealthSample): string =>
  `| ${at.slice(11, 19)} | ${ok ? "✓" : "✗"} | ${status ?? "–"} | ${Math.round(milliseconds)} ms | ${inertLine(error ?? "", 100)} |`;

const readingRow = ({ at, errorRate, latencyMs, error }: MetricSample): string =>
  `| ${at.slice(11, 19)} | ${errorRate === undefined ? "–" : `${Math.round(errorRate * 1000) / 10} %`} | ${latencyMs === undefined ? "–" : `${Math.round(latencyMs)} ms`} | ${inertLine(error ?? "", 100)} |`;

function readingsTable(readings: readonly MetricSample[]): string[] {
  if (readings.length === 0) return [];
  const head = ["### Prometheus", "| time (UTC) | errors | response time | |", "|---|---|---|---|"];
  return [[...head, ...readings.slice(-SHOWN_SAMPLES).map(readingRow)].join("\n")];
}

/** Names the release where there is no issue. */
export const incidentTitle = ({ issue }: Released, result: FailedDeployment): string =>
  `Incident: ${result.environment} of ${issue === undefined ? result.release : `#${issue}`} ${result.untouched === true ? headOf(result) : HEAD[result.outcome]}`;

/** The severity label of an incident and of what belongs to it. */
export const severityOf = ({ outcome }: FailedDeployment): string =>
  `severity:${outcome === "rollback_failed" ? "Sev.1-Critical" : "Sev.2-High"}`;

/** The first label of an incident: it is looked for among the issues that carry it. */
export const INCIDENT_LABEL = "type:deployment";

/**
 * Stays the same for the same failure, so that an incident is opened once. Another run's failure of the same
 * release is another incident: people may have closed the first one, which lifts a freeze.
 */
export const incidentKey = (failure: {
  release: string;
  environment: DeploymentResult["environment"];
  /** The run that failed. */
  runId: number;
}): string => `incident-${failure.release}-${failure.environment}-r${failure.runId}`;

const FROZEN =
  " **Production is frozen**: nothing is deployed there until this issue is closed. Close it when production is healthy.";

/** People are told of what became of their merge; a bot, or what is no login, only stands there. */
function personText(login: string | undefined): string | undefined {
  if (login === undefined) return undefined;
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(login) ? `@${login}` : inertLine(login);
}

/** The evidence, for whoever looks into it: measured values and the end of the output. Markdown. */
export function incidentBody(
  { issue, pull, mergedBy, startedBy }: Released,
  result: FailedDeployment,
): string {
  const { release, sha, environment, baselineMs, watch, samples, rollbackCommand, error } = result;
  const rows: [string, string | undefined][] = [
    ["Issue", issue === undefined ? undefined : `#${issue}`],
    ["Pull request", pull === undefined ? undefined : `#${pull}`],
    ["Merged by", personText(mergedBy)],
    ["Started by", personText(startedBy)],
    ["Commit", sha],
    ["Release", release],
    ["Environment", environment],
    ["Outcome", result.outcome],
    ["Duration", durationText(result.seconds)],
    ["Response time before", baselineMs === undefined ? undefined : `${Math.round(baselineMs)} ms`],
    ["Watch", watch === undefined ? undefined : inertLine(watch.reason)],
    ["Figures from", sourcesText(watch?.sources)],
    [
      "Rollback",
      result.nothingBefore === true
        ? "no release before it: it was left as it is"
        : rollbackCommand === undefined
          ? "none configured"
          : `\`${rollbackCommand}\``,
    ],
  ];
  const table = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`| ${name} | ${value} |`],
  );
  const shown = samples.slice(-SHOWN_SAMPLES).map(sampleRow);
  const block = (title: string, text = ""): string[] =>
    text.trim() === "" ? [] : [`### ${title}\n\n${fenced(text)}`];
  return [
    `${inertLine(failureLine(result))}.${result.outcome === "rollback_failed" ? FROZEN : ""}`,
    ["| | |", "|---|---|", ...table].join("\n"),
    ...timelineSection(result.timeline),
    ...(shown.length > 0
      ? [
          [
            "### Health checks",
            "| time (UTC) | ok | status | took | |",
            "|---|---|---|---|---|",
            ...shown,
          ].join("\n"),
        ]
      : []),
    ...readingsTable(result.readings ?? []),
    ...block("Output", error),
    ...block("Logs", result.logs),
  ].join("\n\n");
}

const STANDS: Record<FailedDeployment["outcome"], string> = {
  unhealthy: "",
  rolled_back: "Production runs the release before.",
  rollback_failed: "Production is frozen: nothing is deployed there until the incident is closed.",
};

/** What stands after a failure, and where to look, for the issue's comment. Markdown. */
export const afterFailure = (
  { outcome }: FailedDeployment,
  { issue, revert, noRevert }: Pick<Incident, "issue" | "revert" | "noRevert">,
): string =>
  [
    `Evidence: #${issue}.`,
    STANDS[outcome],
    revert === undefined ? "" : `#${revert.number} takes the change back, and waits for you.`,
    noRevert === undefined
      ? ""
      : `No pull request takes the change back: ${inertLine(noRevert, 600)}`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
