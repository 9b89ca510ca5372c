import type { DeploymentResult } from "./deployment.ts";
import { durationText } from "./duration-text.ts";
import { totalUsage } from "./fold.ts";
import { inertLine } from "./inert-line.ts";
import type { QualityReport } from "./quality.ts";
import type { SessionRecord } from "./session.ts";
import { secondsUntil } from "./session-times.ts";
import type { TaskResult } from "./task-result.ts";

export type LogEntry = { key: string; at: Date; markdown: string };

type Fields = {
  at: Date;
  title: string;
  agent: string;
  task: string;
  status: string;
  seconds?: number | undefined;
  score?: number | undefined;
  actions: readonly string[];
};

const second = (at: Date): string => at.toISOString().slice(0, 19).replace("T", " ");

/** The form of the seed's "Example Log Entry"; times are UTC. */
const render = ({ at, title, agent, task, status, seconds, score, actions }: Fields): string =>
  [
    `## ${second(at)} - ${title}`,
    "",
    `**Agent**: ${agent}`,
    `**Task**: ${task}`,
    `**Status**: ${status}`,
    ...(seconds === undefined ? [] : [`**Duration**: ${durationText(seconds)}`]),
    ...(score === undefined ? [] : [`**Quality**: ${score}/100`]),
    "",
    "### Actions",
    ...actions.map((action) => `- ${action}`),
    "",
  ].join("\n");

const endOf = ({ startedAt, seconds }: { startedAt: string; seconds: number }): Date =>
  new Date(Date.parse(startedAt) + seconds * 1000);

const STATUS = { success: "Success", failed: "Failed", skipped: "Skipped" } as const;

function taskEntry(record: SessionRecord, result: TaskResult): LogEntry {
  const title = record.plan?.tasks.find(({ id }) => id === result.task)?.title;
  const at = endOf(result);
  return {
    key: `${result.task}:${result.startedAt}`,
    at,
    markdown: render({
      at,
      title: "Task Execution",
      agent: "CodeGenAgent",
      task: title === undefined ? result.task : `${result.task} (${inertLine(title)})`,
      status: STATUS[result.status],
      seconds: result.seconds,
      score: record.reviews.at(-1)?.score,
      actions: [
        ...result.filesCreated.map((path) => `Created: ${inertLine(path)}`),
        ...result.filesChanged.map((path) => `Changed: ${inertLine(path)}`),
        `Lines: ${result.linesChanged}`,
        `Tests: ${result.testsPassed} passed, ${result.testsFailed} failed`,
        `Warnings: ${result.warnings.length}`,
        ...(result.commit === undefined ? [] : [`Commit: ${result.commit.slice(0, 12)}`]),
        ...(result.summary === "" ? [] : [`Summary: ${inertLine(result.summary)}`]),
        ...(result.error === undefined ? [] : [`Error: ${inertLine(result.error, 2_000)}`]),
      ],
    }),
  };
}

const subject = ({ issue }: SessionRecord): string =>
  `issue-${issue.number} (${inertLine(issue.title)})`;

function reviewEntry(record: SessionRecord, report: QualityReport, at: Date): LogEntry {
  return {
    key: `review-${record.issue.number}:${report.attempt}:${report.headSha}`,
    at,
    markdown: render({
      at,
      title: "Quality Review",
      agent: "ReviewAgent",
      task: subject(record),
      status: report.recommendation,
      score: report.score,
      actions: [
        ...report.explanation.map((line) => inertLine(line)),
        ...report.issues
          .slice(0, 50)
          .map(({ severity, message }) => `Finding: ${severity}: ${inertLine(message)}`),
        `Attempt: ${report.attempt}`,
      ],
    }),
  };
}

function deploymentEntry(record: SessionRecord, result: DeploymentResult): LogEntry {
  const at = endOf(result);
  return {
    key: `deployment-${result.release}:${result.environment}:${result.startedAt}`,
    at,
    markdown: render({
      at,
      title: `Deployment to ${result.environment}`,
      agent: "DeploymentAgent",
      task: subject(record),
      status: result.outcome,
      seconds: result.seconds,
      actions: [
        `Release: ${result.release}`,
        `Health checks: ${result.samples.filter(({ ok }) => ok).length} of ${result.samples.length} good`,
        ...(result.watch === undefined ? [] : [`Watch: ${inertLine(result.watch.reason)}`]),
        ...(result.error === undefined ? [] : [`Error: ${inertLine(result.error, 2_000)}`]),
      ],
    }),
  };
}

function endEntry(record: SessionRecord, at: Date): LogEntry {
  const { issue, state, pull, release, escalations, notes } = record;
  return {
    key: `session-${issue.number}:${state}:${record.runs.at(-1) ?? 0}`,
    at,
    markdown: render({
      at,
      title: "Session",
      agent: "Orchestrator",
      task: subject(record),
      status: state,
      seconds: secondsUntil(record, at),
      score: record.reviews.at(-1)?.score,
      actions: [
        ...(pull === undefined
          ? []
          : [`Pull request: #${pull.number}${pull.merged === undefined ? "" : ", merged"}`]),
        ...(release === undefined ? [] : [`Release: ${release.tag}`]),
        ...escalations.map(({ kind, reason }) => `Escalation: ${kind}: ${inertLine(reason)}`),
        ...notes.map((note) => `Note: ${inertLine(note)}`),
        `Cost: $${totalUsage(record).costUsd.toFixed(2)}`,
      ],
    }),
  };
}

/**
 * What a run adds to the log (seed, "Log Storage"): its tasks, reviews and deployments, and how the
 * session stands now. The journal writes each key once.
 */
export const logEntries = (record: SessionRecord, at: Date): LogEntry[] => [
  ...record.tasks.map((result) => taskEntry(record, result)),
  ...record.reviews.map((report) => reviewEntry(record, report, at)),
  ...record.deployments
    .filter(({ outcome }) => outcome !== "not_configured")
    .map((result) => deploymentEntry(record, result)),
  endEntry(record, at),
];
