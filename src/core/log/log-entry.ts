import { sourcesText } from "../deploy/sources-text.ts";
import { conventional } from "../pull/conventional.ts";
import type { DeploymentResult } from "../deploy/deployment.ts";
import { SPENT, spentText, unloggedUsd } from "../budget/day-spending.ts";
import { durationText } from "../text/duration-text.ts";
import { totalUsage } from "../session/fold.ts";
import { inertLine } from "../text/inert-line.ts";
import { DEPLOYMENT_TITLE, REVIEW_TITLE, SESSION_TITLE } from "./titles.ts";
import { TASK_STATUS, TASK_TITLE } from "../plan/past-tasks.ts";
import type { Task } from "../plan/plan.ts";
import type { QualityReport } from "../review/quality.ts";
import type { SessionRecord } from "../session/session.ts";
import { secondsUntil } from "../session/session-times.ts";
import type { TaskResult } from "../task/task-result.ts";

export type LogEntry = { key: string; at: Date; markdown: string };

type Fields = {
  at: Date;
  title: string;
  agent: string;
  task: string;
  status: string;
  seconds?: number | undefined;
  score?: number | undefined;
  /** Further lines below the seed's, by name (log-text.ts reads them). */
  more?: Readonly<Record<string, string>>;
  actions: readonly string[];
};

const second = (at: Date): string => at.toISOString().slice(0, 19).replace("T", " ");

/** The form of the seed's "Example Log Entry"; times are UTC. */
const render = ({
  at,
  title,
  agent,
  task,
  status,
  seconds,
  score,
  more = {},
  actions,
}: Fields): string =>
  [
    `## ${second(at)} - ${title}`,
    "",
    `**Agent**: ${agent}`,
    `**Task**: ${task}`,
    `**Status**: ${status}`,
    ...(seconds === undefined ? [] : [`**Duration**: ${durationText(seconds)}`]),
    ...(score === undefined ? [] : [`**Quality**: ${score}/100`]),
    ...Object.entries(more).map(([name, value]) => `**${name}**: ${value}`),
    "",
    "### Actions",
    ...actions.map((action) => `- ${action}`),
    "",
  ].join("\n");

const endOf = ({ startedAt, seconds }: { startedAt: string; seconds: number }): Date =>
  new Date(Date.parse(startedAt) + seconds * 1000);

/**
 * The task's type, and the estimate that its duration can be held against (past-tasks.ts): the plan's
 * own, not the calibrated one, or ratios would tend to 1 and forget what they correct. The first
 * attempt alone has one, since later ones repair what is there; and a plan of one task has none, since
 * no model estimated it (task-drafts.ts).
 */
function estimateOf({ plan }: SessionRecord, task: Task, { attempt }: TaskResult) {
  const compares = attempt === 1 && (plan?.tasks.length ?? 0) > 1;
  return {
    Type: task.type,
    ...(compares ? { Estimated: durationText(task.estimatedMinutes * 60) } : {}),
  };
}

/** Words of the analysis under which the task is to be found again. */
function keywordsOf({ analysis }: SessionRecord): Record<string, string> {
  const words = [...new Set([...(analysis?.keywords ?? []), ...(analysis?.components ?? [])])];
  return words.length === 0 ? {} : { Keywords: inertLine(words.join(", ")) };
}

/** Subject and id, as `git log --oneline` has them the other way round. */
const commitOf = (commit: string, task: Task | undefined): string =>
  task === undefined
    ? commit.slice(0, 12)
    : `${inertLine(conventional(task.type, task.title), 100)} (${commit.slice(0, 12)})`;

function taskEntry(record: SessionRecord, result: TaskResult): LogEntry {
  const task = record.plan?.tasks.find(({ id }) => id === result.task);
  const at = endOf(result);
  return {
    key: `${result.task}:${result.startedAt}`,
    at,
    markdown: render({
      at,
      title: TASK_TITLE,
      agent: "CodeGenAgent",
      task: task === undefined ? result.task : `${result.task} (${inertLine(task.title)})`,
      status: TASK_STATUS[result.status],
      seconds: result.seconds,
      score: record.reviews.at(-1)?.score,
      more: {
        ...(task === undefined ? {} : estimateOf(record, task, result)),
        ...keywordsOf(record),
      },
      actions: [
        ...(task === undefined || task.description === ""
          ? []
          : [`Asked: ${inertLine(task.description, 600)}`]),
        ...result.filesCreated.map((path) => `Created: ${inertLine(path)}`),
        ...result.filesChanged.map((path) => `Changed: ${inertLine(path)}`),
        `Lines: ${result.linesChanged}`,
        `Tests: ${result.testsPassed} passed, ${result.testsFailed} failed`,
        `Warnings: ${result.warnings.length}`,
        ...(result.tries > 1 ? [`Tries: ${result.tries}, the checks failed before`] : []),
        ...(result.commit === undefined ? [] : [`Commit: ${commitOf(result.commit, task)}`]),
        ...(result.summary === "" ? [] : [`Summary: ${inertLine(result.summary)}`]),
        ...(result.notDone === undefined ? [] : [`Not done: ${inertLine(result.notDone, 600)}`]),
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
      title: REVIEW_TITLE,
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
      title: `${DEPLOYMENT_TITLE}${result.environment}`,
      agent: "DeploymentAgent",
      task: subject(record),
      status: result.outcome,
      seconds: result.seconds,
      actions: [
        `Release: ${result.release}`,
        `Health checks: ${result.samples.filter(({ ok }) => ok).length} of ${result.samples.length} good`,
        ...(result.watch === undefined ? [] : [`Watch: ${inertLine(result.watch.reason)}`]),
        ...(result.watch?.sources === undefined
          ? []
          : [`Figures from: ${sourcesText(result.watch.sources)}`]),
        ...(result.error === undefined ? [] : [`Error: ${inertLine(result.error, 2_000)}`]),
      ],
    }),
  };
}

function endEntry(record: SessionRecord, at: Date): LogEntry {
  const { issue, state, pull, release, escalations, notes } = record;
  return {
    // With the cost: a job that runs again after more was spent tells it, any other says nothing new.
    key: `session-${issue.number}:${state}:${record.runs.at(-1) ?? 0}:${totalUsage(record).costUsd.toFixed(4)}`,
    at,
    markdown: render({
      at,
      title: SESSION_TITLE,
      agent: "Orchestrator",
      task: subject(record),
      status: state,
      seconds: secondsUntil(record, at),
      score: record.reviews.at(-1)?.score,
      more: {
        [SPENT]: spentText(unloggedUsd(record)),
        ...(record.analysis === undefined ? {} : { Type: record.analysis.type }),
        ...keywordsOf(record),
      },
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
