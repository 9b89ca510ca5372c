import { renderReport } from "../review/report-view.ts";
import { durationText } from "../text/duration-text.ts";
import { inertLine } from "../text/inert-line.ts";
import { folded } from "./folded.ts";
import { sessionGantt } from "./gantt.ts";
import { renderSession } from "./session-view.ts";
import type { SessionRecord } from "./session.ts";
import { nextStepOf } from "./next-step.ts";

export type RunPlace = {
  /** `https://github.com` */
  serverUrl: string;
  /** `owner/name` */
  repository: string;
  runId: number;
  /** How the run ended, as one sentence. */
  message: string;
};

/** Of a folded part; the whole page stays far below GitHub's 1 MiB. */
const MOST = 200_000;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ""
    : [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const section = (title: string, ...parts: readonly string[]): string => {
  const all = parts.filter((part) => part !== "");
  return all.length === 0 ? "" : [`### ${title}`, ...all].join("\n\n");
};

/** A command as code, a sentence as it stands. */
const actionLine = (action: string): string =>
  action.startsWith("/miyabi")
    ? `- \`${action}\`, as a comment on the issue`
    : `- ${inertLine(action, 600)}`;

function phases(record: SessionRecord): string {
  return section(
    "What happened",
    sessionGantt(record),
    table(
      ["phase", "duration", "outcome", ""],
      record.phases.map(({ name, attempt, seconds, outcome, error = "" }) => [
        `${name}${attempt > 1 ? ` (${attempt})` : ""}`,
        durationText(seconds),
        outcome === "failure" ? "❌ failure" : outcome,
        inertLine(error, 200),
      ]),
    ),
  );
}

const SIGN = { success: "✅", failed: "❌", skipped: "⏭" } as const;

function tasks({ plan, tasks: results }: SessionRecord): string {
  const rows = (plan?.tasks ?? []).map(({ id, title, estimatedMinutes }) => {
    const result = results.find(({ task }) => task === id);
    const estimated = durationText(estimatedMinutes * 60);
    return [
      `${id} ${inertLine(title, 100)}`,
      result === undefined ? "pending" : `${SIGN[result.status]} ${result.status}`,
      result === undefined ? `(${estimated})` : `${durationText(result.seconds)} (${estimated})`,
      result === undefined ? "" : String(result.tries),
      result === undefined ? "" : `${result.testsPassed} passed, ${result.testsFailed} failed`,
      inertLine(result?.error ?? "", 160),
    ];
  });
  return section("Tasks", table(["task", "state", "time (estimate)", "tries", "tests", ""], rows));
}

function score({ reviews, issue }: SessionRecord): string {
  const report = reviews.at(-1);
  if (report === undefined) return "";
  return section(
    `Score ${report.score}/100`,
    folded("How it came about, and what was found", [renderReport(report, issue.number, reviews)], {
      most: MOST,
      separator: "\n",
    }),
  );
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

function deployments({ deployments: all }: SessionRecord): string {
  return section(
    "Deployments",
    table(
      ["environment", "outcome", "time", "health checks", "error rate", "response", ""],
      all.map(({ environment, outcome, seconds, samples, watch, error, held }) => [
        environment,
        outcome,
        durationText(seconds),
        samples.length === 0
          ? "none"
          : `${samples.filter(({ ok }) => ok).length} of ${samples.length} good`,
        watch === undefined ? "" : percent(watch.errorRate),
        watch === undefined ? "" : `${Math.round(watch.medianMs)} ms`,
        inertLine(error ?? held?.why ?? watch?.reason ?? "", 200),
      ]),
    ),
  );
}

function cost({ usage }: SessionRecord): string {
  return section(
    "Cost",
    table(
      ["agent", "model calls", "tokens", "USD"],
      Object.entries(usage).map(([agent, used]) => [
        inertLine(agent, 40),
        String(used.calls),
        (
          used.inputTokens +
          used.outputTokens +
          used.cacheReadTokens +
          used.cacheWriteTokens
        ).toLocaleString("en-US"),
        used.costUsd.toFixed(4),
      ]),
    ),
  );
}

function links(record: SessionRecord, { serverUrl, repository, runId }: RunPlace): string {
  const base = `${serverUrl}/${repository}`;
  const runs = [...new Set([...record.runs, runId])];
  return section(
    "Links",
    [
      `- [Issue ${record.issue.number}](${base}/issues/${record.issue.number})`,
      ...(record.pull === undefined
        ? []
        : [`- [Pull request ${record.pull.number}](${base}/pull/${record.pull.number})`]),
      ...runs.map((run) => `- [Logs of run ${run}](${base}/actions/runs/${run})`),
    ].join("\n"),
  );
}

/**
 * The one page of a run that people read in place of its logs: where the session stands, what they should do, and what
 * happened. Markdown of GitHub's, in which texts of others are inert.
 */
export function renderRunPage(record: SessionRecord, place: RunPlace): string {
  const { next, waitsFor } = nextStepOf(record);
  return [
    `## Issue ${record.issue.number}: ${inertLine(record.issue.title)}`,
    inertLine(place.message, 600),
    section("What you should do", waitsFor === undefined ? "" : next.map(actionLine).join("\n")),
    section("Where it stands", renderSession(record)),
    phases(record),
    tasks(record),
    score(record),
    deployments(record),
    cost(record),
    section("Notes", record.notes.map((note) => `- ${inertLine(note)}`).join("\n")),
    links(record, place),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
