import type { Approver } from "../../core/people/approval.ts";
import { STOP_LABEL, TRIGGER_LABEL } from "../../core/names.ts";
import type { Outcome, Reason } from "../../core/result.ts";
import { addRun } from "../../core/session/session-edit.ts";
import type { SessionRecord, State } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import type { Issue } from "../../ports/issues.ts";
import type { Request } from "./request.ts";

export type Next =
  | "analyze"
  | "plan"
  | "schedule"
  | "publish"
  /** What deploy.yml is to do with the merged commit. */
  | "deploy-staging"
  | "deploy-production"
  | "rollback"
  | "finish"
  /** The run that works on the issue is to end. */
  | "stop"
  | "none";

/** All that a decision is made from. */
export type Facts = {
  request: Request;
  issue: Issue;
  record: SessionRecord | undefined;
  /** Head of the issue's branch, where there is one. */
  branch: string | undefined;
  senders: [Approver, ...Approver[]];
  repository: string;
  eventName: string;
  runId: number;
  at: Date;
  /** The run that works on the session now; looked for only where it is to stop. */
  underWay?: UnderWay | undefined;
};

export type UnderWay = {
  runId: number;
  /** Its job for the environment production is at work. */
  inProduction: boolean;
};

export type Saying = { key: string; body: string };

export type Verdict =
  /** The session is left to the run that works on it, which ends. */
  | {
      kind: "halt";
      outcome: Outcome;
      reason: Reason;
      message: string;
      saying: Saying;
      labels: { add: string[]; remove: string[] };
      /** Undefined: what it does is not cut off. */
      run: number | undefined;
    }
  /** Nothing is written anywhere. */
  | { kind: "quiet"; outcome: Outcome; reason: Reason; message: string }
  /** A comment, and no more. */
  | {
      kind: "say";
      outcome: Outcome;
      reason: Reason;
      message: string;
      saying: Saying;
      /** A label that asked for it and is used up. */
      unlabel?: string;
    }
  /** The session as it is to be saved, its labels, and the step that comes next. */
  | {
      kind: "go";
      outcome: Outcome;
      reason: Reason;
      message: string;
      record: SessionRecord;
      next: Next;
      labels: { add: string[]; remove: string[] };
      saying?: Saying;
      close?: boolean;
      /** The merged commit, where the next step is about it. */
      sha?: string;
    };

/** One comment for each command, so that a run that is started again says nothing twice. */
export const answerKey = ({ request, runId }: Facts): string =>
  request.commentId === undefined ? `answer-run-${runId}` : `answer-${request.commentId}`;

export const refuse = (facts: Facts, why: string): Verdict => ({
  kind: "say",
  outcome: "skipped",
  reason: "command_refused",
  message: why,
  saying: { key: answerKey(facts), body: `🤷 ${why}` },
});

/** The record after a step that the senders asked for. */
export const moved = (record: SessionRecord, to: State, reason: string, facts: Facts) =>
  move(addRun(record, facts.runId), {
    to,
    by: facts.senders[0].login,
    runId: facts.runId,
    at: facts.at,
    reason,
  });

/** Labels of a session that works: the trigger is used up, and nothing stops it any more. */
export const workingLabels = (record: SessionRecord) => ({
  add: [`state:${record.state}`],
  remove: [TRIGGER_LABEL, STOP_LABEL],
});
