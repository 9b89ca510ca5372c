import type { DeploymentResult } from "../deploy/deployment.ts";
import { overtakenBy } from "../deploy/held.ts";
import { attemptsText } from "../review/attempts-view.ts";
import { durationText } from "../text/duration-text.ts";
import { totalUsage } from "./fold.ts";
import { inertLine } from "../text/inert-line.ts";
import { notDoneLines } from "../task/not-done.ts";
import { sandboxNote } from "../pull/pull-text.ts";
import type { SessionRecord } from "./session.ts";
import { deployedAt, minuteOf, secondsUntil, tasksDoneAt } from "./session-times.ts";

const NAME = { staging: "Staging", production: "Production" } as const;
const isUp = ({ outcome }: DeploymentResult): boolean => outcome === "healthy";

function headline({ deployments, pull }: SessionRecord): string {
  if (deployments.some((one) => one.environment === "production" && isUp(one)))
    return "✅ Deployed to production";
  if (deployments.some((one) => overtakenBy(one) !== undefined))
    return "✅ In production, with a newer release";
  return pull?.merged === undefined
    ? "✅ Done"
    : "✅ Merged; no production deployment is configured";
}

function minutesText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0) return `${Math.round(seconds)} seconds`;
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

function metrics(record: SessionRecord, at: Date): string[] {
  const report = record.reviews.at(-1);
  const attempts = attemptsText(record.reviews);
  const done = record.deployments.filter(isUp);
  const { costUsd, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } =
    totalUsage(record);
  const tokens = inputTokens + outputTokens + cacheReadTokens + cacheWriteTokens;
  const checked = done.some(({ samples }) => samples.length > 0);
  return [
    "**Metrics**:",
    `- ⏱ Total time: ${minutesText(secondsUntil(record, at))}`,
    ...(report === undefined ? [] : [`- 🎯 Quality score: ${report.score}/100`]),
    ...(attempts === undefined ? [] : [`- 🔁 ${attempts}`]),
    `- 🚀 Deployments: ${done.length > 0 ? done.map((one) => NAME[one.environment]).join(" + ") : "none"}`,
    ...(checked ? ["- ✓ Health checks: Passed"] : []),
    ...(record.release === undefined
      ? []
      : [
          `- 🏷 Release: ${record.release.previous === undefined ? "" : `${record.release.previous} → `}${record.release.tag}`,
        ]),
    `- 💰 Cost: $${costUsd.toFixed(2)}, ${tokens.toLocaleString("en-US")} tokens`,
  ];
}

/** The date stands on the first line only, as in the seed, unless the day changes. */
function timeline(record: SessionRecord): string[] {
  const events: [what: string, at: string | undefined][] = [
    ["Issue created", record.issue.createdAt],
    ["Started", record.trigger.at],
    ["Tasks completed", tasksDoneAt(record)],
    ["PR merged", record.pull?.merged?.at],
    ["Deployed", deployedAt(record)],
  ];
  let day = "";
  return [
    "**Timeline** (UTC):",
    ...events.flatMap(([what, iso]) => {
      if (iso === undefined) return [];
      const [date = "", time = ""] = minuteOf(iso).split(" ");
      const shown = date === day ? time : `${date} ${time}`;
      day = date;
      return [`- ${what}: ${shown}`];
    }),
  ];
}

function phases({ phases: measured }: SessionRecord): string[] {
  if (measured.length === 0) return [];
  const rows = measured.map(
    ({ name, attempt, seconds, outcome }) =>
      `| ${name}${attempt > 1 ? ` (attempt ${attempt})` : ""} | ${durationText(seconds)} | ${outcome} |`,
  );
  return ["| phase | duration | outcome |", "|---|---|---|", ...rows];
}

const notes = ({ notes: all }: SessionRecord): string[] =>
  all.length > 0 ? ["**Notes**:", ...all.map((note) => `- ${inertLine(note)}`)] : [];

function notDone(record: SessionRecord): string[] {
  const lines = notDoneLines(record);
  return lines.length > 0 ? ["**Left undone**, as the coding engine says:", ...lines] : [];
}

/** The comment that closes an issue (seed phase 9, step 2); every number is measured. */
export function renderSummary(record: SessionRecord, at: Date): string {
  return [
    [headline(record)],
    sandboxNote(record),
    metrics(record, at),
    timeline(record),
    phases(record),
    notDone(record),
    notes(record),
  ]
    .filter((section) => section.length > 0)
    .map((section) => section.join("\n"))
    .join("\n\n");
}
