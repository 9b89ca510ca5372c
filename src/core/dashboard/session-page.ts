import type { Usage } from "../budget/usage.ts";
import { openQuestion } from "../session/session-edit.ts";
import { totalUsage } from "../session/fold.ts";
import type { SessionRecord } from "../session/session.ts";
import { repositoryLinks, safeLink } from "./safe-link.ts";
import { deploymentView, type DeploymentView } from "./session-deployments.ts";
import { ganttRows, type GanttRow } from "./session-gantt.ts";
import { reviewView, type ReviewView } from "./session-reviews.ts";
import { taskViews, type TaskView } from "./session-tasks.ts";
import { shownLine, shownText } from "./shown-text.ts";

export type EscalationView = {
  kind: string;
  severity: "critical" | "high" | "medium" | "low";
  reason: string;
  recommendation: string;
  failing: readonly string[];
  raisedAt: string;
  expiredAt?: string;
  answered?: { by: string; at: string; action: string };
};

type TransitionView = {
  at: string;
  from: string;
  to: string;
  by: string;
  reason: string;
  refused: boolean;
};

type Link = { text: string; url: string };

/** All that the page shows of one session beside its row in the list. */
export type SessionPage = {
  id: string;
  author: string;
  body: string;
  labels: readonly string[];
  revision: number;
  links: { issue?: string; pull?: string; runs: readonly Link[]; others: readonly Link[] };
  analysis?: {
    complexity: number;
    estimatedHours: number;
    severity: string;
    security: string;
    reasons: readonly string[];
    missing: readonly string[];
    similar: readonly { issue: number; title: string; outcome: string }[];
  };
  plan?: {
    digest: string;
    variation?: string;
    approvedBy?: string;
    criticalPath: readonly string[];
    criticalPathMinutes: number;
    makespanMinutes: number;
    explanation: readonly string[];
  };
  /** What people are asked right now, and what they may answer on the issue. */
  question?: { reason: string; recommendation: string; answers: readonly string[] };
  gantt: readonly GanttRow[];
  tasks: readonly TaskView[];
  /** Oldest first. */
  reviews: readonly ReviewView[];
  deployments: readonly DeploymentView[];
  release?: { version: string; previous?: string; tag: string; rollbackCommand: string };
  /** By agent, the dearest first. */
  usage: readonly ({ agent: string } & Usage)[];
  total: Usage;
  escalations: readonly EscalationView[];
  transitions: readonly TransitionView[];
  incidents: readonly { environment: string; issue: number; url?: string; revert?: Link }[];
  notes: readonly string[];
};

const MOST_RUNS = 20;
const lines = (texts: readonly string[], most = 300): string[] =>
  texts.map((text) => shownLine(text, most));

function analysisOf({ analysis }: SessionRecord): Pick<SessionPage, "analysis"> {
  if (analysis === undefined) return {};
  const { complexity, estimatedHours, severity, security, reasons, missing, similar } = analysis;
  return {
    analysis: {
      complexity,
      estimatedHours,
      severity,
      security,
      reasons: lines(reasons),
      missing: lines(missing),
      similar: similar.map(({ issue, title, outcome }) => ({
        issue,
        title: shownLine(title, 200),
        outcome: shownLine(outcome, 80),
      })),
    },
  };
}

function planOf({ plan }: SessionRecord): Pick<SessionPage, "plan"> {
  if (plan === undefined) return {};
  const { schedule, approval, variation, digest } = plan;
  return {
    plan: {
      digest: shownLine(digest, 80),
      ...(variation === undefined ? {} : { variation }),
      ...(approval === undefined ? {} : { approvedBy: shownLine(approval.by, 80) }),
      criticalPath: schedule.criticalPath,
      criticalPathMinutes: schedule.criticalPathMinutes,
      makespanMinutes: schedule.makespanMinutes,
      explanation: lines(schedule.explanation),
    },
  };
}

/** Commands of docs/people.md for the question that is open. */
function questionOf(record: SessionRecord): Pick<SessionPage, "question"> {
  const question = openQuestion(record);
  if (question === undefined || record.state === "done") return {};
  const approve = `/miyabi approve ${question.digest}`;
  const gate = record.state === "awaiting-approval";
  const known = { approve_anyway: approve, manual_fix: "/miyabi retry", reject: "/miyabi reject" };
  return {
    question: {
      reason: shownText(question.reason, 1000),
      recommendation: shownText(question.context.recommendation, 1000),
      answers: gate
        ? [approve, "/miyabi reject"]
        : question.actions.map(({ id }) => shownLine(known[id], 120)),
    },
  };
}

const escalationView = (one: SessionRecord["escalations"][number]): EscalationView => ({
  kind: one.kind,
  severity: one.severity,
  reason: shownText(one.reason, 1000),
  recommendation: shownText(one.context.recommendation, 1000),
  failing: lines(one.context.failing_checks),
  raisedAt: one.raisedAt,
  ...(one.expiredAt === undefined ? {} : { expiredAt: one.expiredAt }),
  ...(one.answered === undefined
    ? {}
    : {
        answered: {
          by: shownLine(one.answered.by, 80),
          at: one.answered.at,
          action: shownLine(one.answered.action, 80),
        },
      }),
});

const linkTo = (text: string, url: string | undefined): Link[] =>
  url === undefined ? [] : [{ text, url }];

/** @param server where the repository lies, e.g. `https://github.com` */
export function sessionPage(
  record: SessionRecord,
  { id, server }: { id: string; server: string },
): SessionPage {
  const { issue, pull, release, runs } = record;
  const at = repositoryLinks(server, record.repository);
  const [issueUrl, pullUrl] = [at.issue(issue.number), safeLink(pull?.url)];
  return {
    id,
    author: shownLine(issue.author, 80),
    body: shownText(issue.body),
    labels: lines(issue.labels, 80),
    revision: record.revision,
    links: {
      ...(issueUrl === undefined ? {} : { issue: issueUrl }),
      ...(pullUrl === undefined ? {} : { pull: pullUrl }),
      runs: runs.slice(-MOST_RUNS).flatMap((run) => linkTo(`${run}`, at.run(run))),
      others: record.deployments.flatMap(({ environment, url }) =>
        linkTo(environment, safeLink(url)),
      ),
    },
    ...analysisOf(record),
    ...planOf(record),
    ...questionOf(record),
    gantt: ganttRows(record),
    tasks: taskViews(record),
    reviews: record.reviews.map(reviewView),
    deployments: record.deployments.map(deploymentView),
    ...(release === undefined
      ? {}
      : {
          release: {
            version: shownLine(release.version, 80),
            ...(release.previous === undefined
              ? {}
              : { previous: shownLine(release.previous, 80) }),
            tag: shownLine(release.tag, 80),
            rollbackCommand: shownLine(release.rollbackCommand, 500),
          },
        }),
    usage: Object.entries(record.usage)
      .map(([agent, usage]) => ({ agent: shownLine(agent, 40), ...usage }))
      .sort((a, b) => b.costUsd - a.costUsd),
    total: totalUsage(record),
    escalations: record.escalations.map(escalationView),
    transitions: record.transitions.map(({ at: moment, from, to, by, reason, refused }) => ({
      at: moment,
      from,
      to,
      by: shownLine(by, 80),
      reason: shownLine(reason),
      refused,
    })),
    incidents: (record.incidents ?? []).map(({ environment, issue: number, revert }) => {
      const url = at.issue(number);
      const [taken] = linkTo(`#${revert?.number ?? ""}`, safeLink(revert?.url));
      return {
        environment,
        issue: number,
        ...(url === undefined ? {} : { url }),
        ...(taken === undefined ? {} : { revert: taken }),
      };
    }),
    notes: lines(record.notes, 500),
  };
}
