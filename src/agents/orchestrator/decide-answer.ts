import { digestMatches, mayApprove, mayApproveChange } from "../../core/people/approval.ts";
import type { Config } from "../../core/config.ts";
import { isApprovable } from "../../core/people/escalation-view.ts";
import { expiredText } from "../../core/people/overdue-view.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import { TRIGGER_LABEL } from "../../core/names.ts";
import { answerQuestion, openQuestion } from "../../core/session/session-edit.ts";
import { issueDigest } from "../../core/session/session-start.ts";
import type { Plan } from "../../core/plan/plan.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { isRunning, mayMove } from "../../core/session/transitions.ts";
import { isRerun, resume, waitingFor } from "./decide-start.ts";
import { moved, refuse, workingLabels, type Facts, type Verdict } from "./verdict.ts";

const NOTHING_OPEN = "Nothing waits for a decision here.";

/** Why one of the senders may not let the change through: they pushed to it, as our own GitHub App did. */
function partOf({ senders }: Facts, { pushers = [], pull }: SessionRecord): string | undefined {
  const all = pull?.openedBy === undefined ? pushers : [...pushers, pull.openedBy];
  for (const sender of senders) {
    const permission = mayApproveChange(sender, all);
    if (!permission.allowed) return permission.why;
  }
  return undefined;
}

/** Why one of the senders may not decide. */
function objection({ senders }: Facts, config: Config): string | undefined {
  for (const sender of senders) {
    const permission = mayApprove(sender, config);
    if (!permission.allowed) return permission.why;
  }
  return undefined;
}

const isPlanApproved = ({ plan }: SessionRecord): boolean =>
  plan?.approval !== undefined && plan.approval.digest === plan.digest;

const planApproved = (by: string, { digest }: Pick<Plan, "digest">): string =>
  `${by} approved the plan ${digest.slice(0, 12)}.`;

/** The answer to an approval stays what it was where its run is started again before anything is built. */
function toldAgain(verdict: Verdict, { plan }: SessionRecord): Verdict {
  if (plan?.approval === undefined) return verdict;
  return verdict.kind === "go" && verdict.next === "schedule"
    ? { ...verdict, message: planApproved(plan.approval.by, plan) }
    : verdict;
}

export function decideApprove(facts: Facts, digest: string | undefined, config: Config): Verdict {
  const { record, issue, at, senders } = facts;
  const question = record && openQuestion(record);
  if (record && isRerun(facts) && (question === undefined || isPlanApproved(record)))
    return toldAgain(resume(record, facts, "the run was started again"), record);
  if (!record || !question) return refuse(facts, NOTHING_OPEN);
  if (isRunning(record.state) && waitingFor(record) === undefined)
    return refuse(facts, "A run works on this issue; nothing waits for a decision now.");
  if (question.expiredAt !== undefined) return refuse(facts, expiredText(question.expiredAt));
  const objected = objection(facts, config);
  if (objected !== undefined) return refuse(facts, objected);
  const part = question.kind === "complexity" ? undefined : partOf(facts, record);
  if (part !== undefined) return refuse(facts, part);
  const matches = digestMatches(digest, question, record.escalations);
  if (!matches.allowed) return refuse(facts, matches.why);
  if (!isApprovable(question))
    return refuse(
      facts,
      `There is nothing finished that an approval could let through. ${inertLine(question.context.recommendation, 600)}`,
    );
  const by = senders[0].login;
  const answered = answerQuestion(record, question.digest, { by, at, action: "approve_anyway" });
  if (question.kind !== "complexity") {
    const reviewing = moved(answered, "reviewing", `approved: ${question.reason}`, facts);
    return {
      kind: "go",
      outcome: "done",
      reason: "session_resumed",
      message: `${by} approved it: ${question.reason}.`,
      record: reviewing,
      next: "publish",
      labels: workingLabels(reviewing),
    };
  }
  if (issueDigest(issue) !== record.issue.digest)
    return refuse(
      facts,
      "The issue's text has changed since this plan was made. Comment `/miyabi retry` to have it planned again.",
    );
  const { plan } = answered;
  if (plan?.digest !== question.digest) return refuse(facts, NOTHING_OPEN);
  // The coordinator moves it on; until then it is what it was, and a repeated run finds the approval.
  const approved = moved(
    { ...answered, plan: { ...plan, approval: { by, at: at.toISOString(), digest: plan.digest } } },
    answered.state === "awaiting-approval" ? answered.state : "analyzing",
    "plan approved",
    facts,
  );
  return {
    kind: "go",
    outcome: "done",
    reason: "plan_approved",
    message: planApproved(by, plan),
    record: approved,
    next: "schedule",
    labels: workingLabels(approved),
  };
}

export function decideReject(facts: Facts, reason: string, config: Config): Verdict {
  const { record, at, senders } = facts;
  if (!record || record.state === "done") return refuse(facts, NOTHING_OPEN);
  if (isRunning(record.state) && waitingFor(record) === undefined)
    return refuse(facts, "A run works on this issue. Comment `/miyabi stop` to stop it.");
  const objected = objection(facts, config);
  if (objected !== undefined) return refuse(facts, objected);
  const by = senders[0].login;
  const question = openQuestion(record);
  const answered = question
    ? answerQuestion(record, question.digest, { by, at, action: "reject" })
    : record;
  const why = reason === "" ? "rejected" : `rejected: ${reason}`;
  const blocked = mayMove(answered.state, "blocked")
    ? moved(answered, "blocked", why, facts)
    : answered;
  // A plan that was rejected is not built by a later retry, and no result is one of the next plan's.
  const { plan, ...rest } = blocked;
  const isGone = question?.kind === "complexity" || plan === undefined;
  return {
    kind: "go",
    outcome: "blocked",
    reason: "rejected",
    message: `${by} rejected it.`,
    record: isGone ? { ...rest, tasks: [] } : blocked,
    next: "finish",
    labels: { add: [`state:${blocked.state}`], remove: [TRIGGER_LABEL] },
    saying: {
      key: "rejected",
      body: `🛑 \`${by}\` rejected this${reason === "" ? "." : `: ${inertLine(reason, 500)}`}\n\nReopen the issue and comment \`/miyabi retry\` to go on after all.`,
    },
    close: true,
  };
}
