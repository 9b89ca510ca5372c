import { z } from "zod";
import { Analysis } from "../issue/analysis.ts";
import { DeploymentResult } from "../deploy/deployment.ts";
import { Incident } from "../deploy/incident.ts";
import { NoticeRecord } from "../notices/notice.ts";
import { Escalation } from "../people/escalation.ts";
import { Plan } from "../plan/plan.ts";
import { QualityReport } from "../review/quality.ts";
import { TaskResult } from "../task/task-result.ts";
import { ModelCalls } from "../budget/model-calls.ts";
import { Usage } from "../budget/usage.ts";

export const STATES = [
  "pending",
  "analyzing",
  "awaiting-approval",
  "implementing",
  "reviewing",
  "deploying",
  "done",
  "blocked",
  "failed",
  "paused",
] as const;
export const State = z.enum(STATES);
export type State = z.infer<typeof State>;

/** The seed's nine phases. */
export const PHASES = [
  "analysis",
  "planning",
  "worktrees",
  "implementation",
  "parallel-execution",
  "review",
  "pull-request",
  "deployment",
  "cleanup",
] as const;

export const Phase = z.object({
  name: z.enum(PHASES),
  attempt: z.number().int().positive(),
  startedAt: z.iso.datetime(),
  seconds: z.number().nonnegative(),
  outcome: z.enum(["success", "failure", "waiting", "skipped"]),
  error: z.string().optional(),
});
export type Phase = z.infer<typeof Phase>;

/** One step of the state machine, or a refused one. */
export const Transition = z.object({
  at: z.iso.datetime(),
  from: State,
  to: State,
  /** Login or action that asked. */
  by: z.string(),
  runId: z.number().int(),
  reason: z.string(),
  refused: z.boolean(),
});
export type Transition = z.infer<typeof Transition>;

/** The issue as it was when the session began: what was analysed is what gets built (threat 31). */
export const IssueSnapshot = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  /** Sanitised body. */
  body: z.string(),
  author: z.string(),
  labels: z.array(z.string()),
  createdAt: z.iso.datetime(),
  /** Digest of the raw title and body. */
  digest: z.string(),
  /** What the sanitiser took out, for the approver. */
  removed: z.array(z.string()),
});
export type IssueSnapshot = z.infer<typeof IssueSnapshot>;

export const Pull = z.object({
  number: z.number().int(),
  url: z.string(),
  branch: z.string(),
  base: z.string(),
  headSha: z.string(),
  draft: z.boolean(),
  /** The GitHub App's account that pushed the branch and opened it, where one did in place of GITHUB_TOKEN. */
  openedBy: z.string().optional(),
  /** Logins and `org/team`s that were asked for a review. */
  reviewers: z.array(z.string()).optional(),
  /** Required checks that had not ended when the job's time was over: the sweep waits for them. */
  awaits: z.array(z.string()).optional(),
  merged: z.object({ sha: z.string(), at: z.iso.datetime() }).optional(),
});
export type Pull = z.infer<typeof Pull>;

export const Release = z.object({
  version: z.string(),
  previous: z.string().optional(),
  tag: z.string(),
  sha: z.string(),
  rollbackCommand: z.string(),
});
export type Release = z.infer<typeof Release>;

/**
 * The session record: all that Miyabi knows about one issue on its way to production. One JSON
 * document, schema-versioned; stored as artifact `session-<issue>-r<revision>`; the highest
 * revision is the truth. Labels and comments are written from it and never read as truth.
 */
export const SessionRecord = z.object({
  schema: z.literal(1),
  repository: z.string(),
  issue: IssueSnapshot,
  revision: z.number().int().positive(),
  state: State,
  trigger: z.object({
    event: z.string(),
    actor: z.string(),
    runId: z.number().int(),
    at: z.iso.datetime(),
  }),
  /** Every run that worked on this session, oldest first. */
  runs: z.array(z.number().int()),
  transitions: z.array(Transition),
  phases: z.array(Phase),
  analysis: Analysis.optional(),
  plan: Plan.optional(),
  /** The newest result of each task. */
  tasks: z.array(TaskResult),
  /** One for each attempt, oldest first. */
  reviews: z.array(QualityReport),
  pull: Pull.optional(),
  /** Where the newest reviewed change lies: `change.bundle` in an artifact of a run. */
  change: z.object({ runId: z.number().int(), artifact: z.string() }).optional(),
  /** Where the issue's branch stood before the session began: nothing of it is part of the change. */
  leftover: z.string().optional(),
  /** Logins of those who pushed to the issue's branch, as GitHub knows them. */
  pushers: z.array(z.string()).optional(),
  deployments: z.array(DeploymentResult),
  release: Release.optional(),
  escalations: z.array(Escalation),
  /** Ids of our comments by key, so that they are updated and not posted again. */
  comments: z.record(z.string(), z.number().int()),
  /** Numbers of the tasks' own issues by task id, where the configuration wants them. */
  subIssues: z.record(z.string(), z.number().int()).optional(),
  /** By agent. */
  usage: z.record(z.string(), Usage),
  /** By agent, of those that ask the model themselves; those of tasks are in their results. */
  modelCalls: z.record(z.string(), ModelCalls).optional(),
  /** US dollars of it that the log tells already (day-spending.ts). */
  loggedUsd: z.number().nonnegative().optional(),
  /** What was opened for deployments that failed, oldest first. */
  incidents: z.array(Incident).optional(),
  /** What people were told outside of the issue, so that nobody is told twice (docs/notices.md). */
  notices: z.array(NoticeRecord).optional(),
  /** The configuration wants a finished issue told as well, as it was when the issue was analysed. */
  successTold: z.boolean().optional(),
  /** The configuration names an address for traces, as it was then. */
  traced: z.boolean().optional(),
  notes: z.array(z.string()),
});
export type SessionRecord = z.infer<typeof SessionRecord>;
