import { analysisLabels } from "../issue/analysis-labels.ts";
import { digestOf } from "../digest.ts";
import { sameLabel } from "../issue/labels.ts";
import { sanitise } from "../text/sanitise.ts";
import type { IssueSnapshot, SessionRecord } from "./session.ts";

/** GitHub's own limit for a body; a longer one comes from somewhere else and is cut. */
const MOST_BODY = 65_536;
const MOST_TITLE = 256;

export type RawIssue = {
  number: number;
  title: string;
  body: string;
  author: string;
  labels: readonly string[];
  createdAt: Date;
};

/** Digest of the raw text: an edit after the trigger changes it (threat 31). */
export const issueDigest = ({ title, body }: Pick<RawIssue, "title" | "body">): string =>
  digestOf(`${title}\n\n${body}`);

function cut(text: string, length: number, what: string): { text: string; removed: string[] } {
  if (text.length <= length) return { text, removed: [] };
  return {
    text: text.slice(0, length),
    removed: [`${what}: ${text.length - length} characters over the limit`],
  };
}

/**
 * What is analysed and built, whatever the issue says later. `ours`: labels that an analysis before
 * wrote; they are not somebody's word on the issue.
 */
export function snapshotOf(issue: RawIssue, ours: readonly string[] = []): IssueSnapshot {
  const wholeTitle = cut(issue.title, MOST_TITLE, "Title");
  const wholeBody = cut(issue.body, MOST_BODY, "Body");
  const title = sanitise(wholeTitle.text.replace(/\s+/g, " "));
  const body = sanitise(wholeBody.text);
  return {
    number: issue.number,
    title: title.text.trim(),
    body: body.text,
    author: issue.author,
    labels: issue.labels.filter((name) => !ours.some((label) => sameLabel(label, name))),
    createdAt: issue.createdAt.toISOString(),
    digest: issueDigest(issue),
    removed: [...wholeTitle.removed, ...wholeBody.removed, ...title.removed, ...body.removed],
  };
}

export type SessionStart = {
  repository: string;
  issue: RawIssue;
  trigger: { event: string; actor: string; runId: number; at: Date };
  /** The session before this one, of the same issue. */
  before?: SessionRecord | undefined;
  /** Head of the issue's branch, where there is one already. */
  leftover?: string | undefined;
};

/** A new session, state pending. It goes on counting revisions where the one before ended. */
export function startSession({
  repository,
  issue,
  trigger,
  before,
  leftover,
}: SessionStart): SessionRecord {
  const ours = before?.analysis ? analysisLabels(before.analysis) : [];
  return {
    schema: 1,
    repository,
    issue: snapshotOf(issue, ours),
    revision: before?.revision ?? 1,
    state: "pending",
    trigger: { ...trigger, at: trigger.at.toISOString() },
    runs: [trigger.runId],
    transitions: [],
    phases: [],
    tasks: [],
    reviews: [],
    ...(leftover === undefined ? {} : { leftover }),
    deployments: [],
    escalations: [],
    comments: before?.comments ?? {},
    usage: {},
    notes: before
      ? [`A session before this one ended as ${before.state} (revision ${before.revision}).`]
      : [],
  };
}

/** The same session with the issue as it reads now; what was made of the old text is gone. */
export function withNewText(record: SessionRecord, issue: RawIssue): SessionRecord {
  const { analysis, plan, ...rest } = record;
  const ours = analysis ? analysisLabels(analysis) : [];
  return {
    ...rest,
    issue: snapshotOf(issue, ours),
    tasks: [],
    notes: [
      ...rest.notes,
      plan
        ? `The issue's text was read again; the plan ${plan.digest.slice(0, 12)} is gone.`
        : "The issue's text was read again.",
    ],
  };
}
