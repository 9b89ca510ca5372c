import { analysisLabels } from "../../core/issue/analysis-labels.ts";
import { budgetAdvice } from "../../core/budget/budget.ts";
import { addEscalation } from "../../core/people/escalation-record.ts";
import {
  buildEscalation,
  escalationKey,
  renderEscalation,
} from "../../core/people/escalation-view.ts";
import { branchOf } from "../../core/names.ts";
import type { AgentResult, Reason } from "../../core/result.ts";
import { rememberComment } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import { renderQuestions } from "./notices.ts";
import type { Ports } from "./ports.ts";

/** The record, not yet saved, and how the action ends. */
export type Ended = { record: SessionRecord; result: AgentResult };

async function comment(
  record: SessionRecord,
  { key, body }: { key: string; body: string },
  { issues }: Ports,
): Promise<SessionRecord> {
  const knownId = record.comments[key];
  const id = await issues.upsertComment({ issue: record.issue.number, key, body, knownId });
  return rememberComment(record, key, id);
}

async function stop(
  record: SessionRecord,
  end: { state: "blocked" | "paused"; reason: Reason; message: string },
  { issues, clock, context }: Ports,
): Promise<Ended> {
  const stopped = move(record, {
    to: end.state,
    by: "issue",
    runId: context.runId,
    at: clock.now(),
    reason: end.message,
  });
  const labels = record.analysis ? analysisLabels(record.analysis) : [];
  await issues.relabel(record.issue.number, { add: [`state:${stopped.state}`, ...labels] });
  return {
    record: stopped,
    result: {
      outcome: "blocked",
      reason: end.reason,
      message: end.message,
      outputs: {
        next: "finish",
        complexity: record.analysis ? String(record.analysis.complexity) : "",
      },
    },
  };
}

/** The issue cannot be built without guessing: asks, and waits for the author. */
export async function askForMore(
  record: SessionRecord,
  { reason, missing }: { reason: "issue_incomplete" | "nothing_analyzable"; missing: string[] },
  ports: Ports,
): Promise<Ended> {
  const body = renderQuestions(missing);
  const asked = await comment(record, { key: "questions", body }, ports);
  return stop(
    asked,
    {
      state: "blocked",
      reason,
      message: "The issue says too little to build it; the questions are in a comment.",
    },
    ports,
  );
}

/** The model or the budget is no help: people are asked. */
export async function escalate(
  record: SessionRecord,
  { kind, why }: { kind: "model" | "budget"; why: string },
  ports: Ports,
): Promise<Ended> {
  const { number } = record.issue;
  const { clock, context, repository } = ports;
  const escalation = buildEscalation({
    kind,
    severity: "medium",
    issue: number,
    reason: kind === "model" ? "The model gave no usable analysis of the issue" : why,
    failingChecks: kind === "model" ? [why] : [],
    recommendation:
      kind === "model"
        ? "Comment /miyabi retry; if it happens again, say in the issue more plainly what is wanted."
        : budgetAdvice(why),
    subject: { kind, issue: record.issue.digest, runId: context.runId },
    at: clock.now(),
  });
  const { notices } = await repository.config();
  const body = renderEscalation(escalation, { ...context, branch: branchOf(number), notices });
  const asked = await comment(
    addEscalation(record, escalation),
    { key: escalationKey(escalation), body },
    ports,
  );
  return stop(
    asked,
    {
      state: "blocked",
      reason: kind === "model" ? "model_unusable" : "budget_used_up",
      message: escalation.reason,
    },
    ports,
  );
}

/** People stopped it in the grace period. */
export const obey = (record: SessionRecord, why: string, ports: Ports): Promise<Ended> =>
  stop(record, { state: "paused", reason: "stopped", message: why }, ports);
