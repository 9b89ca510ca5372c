// IssueAgent (seed phase 1): what the issue asks for, how hard it is, and whether people are told first.
import { parseIssueNumber } from "../../core/session/job-input.ts";
import type { Analysis } from "../../core/issue/analysis.ts";
import { owedLabels, withLabels } from "../../core/issue/analysis-labels.ts";
import { budgetProblem, moneyLimits } from "../../core/budget/budget.ts";
import type { Config } from "../../core/config.ts";
import { spentToday } from "../../core/budget/day-spending.ts";
import { graceNotice, hotfixNotice } from "../../core/notices/begin.ts";
import { mentionsFor } from "../../core/notices/routing.ts";
import { UserError } from "../../core/errors.ts";
import { gateOf, variationOf } from "../../core/people/gate.ts";
import type { AgentResult } from "../../core/result.ts";
import { addNote, addPhase, payFor, rememberComment } from "../../core/session/session-edit.ts";
import type { IssueSnapshot, SessionRecord } from "../../core/session/session.ts";
import { analysisOf, issueQuestion } from "./ask.ts";
import { findSimilar } from "./find-similar.ts";
import { waitForObjection } from "./grace.ts";
import { renderHotfix, renderNotice } from "./notices.ts";
import type { Ports } from "./ports.ts";
import { askForMore, escalate, obey, type Ended } from "./stops.ts";

export type { Ports } from "./ports.ts";

export const INPUTS = [
  "issue",
  "github-token",
  "anthropic-api-key",
  "model-secrets",
  "notice-secrets",
  "knowledge-secrets",
] as const;
export type Input = { issue: number };

/** @throws UserError invalid_input */
export function parseInput(raw: Pick<Record<(typeof INPUTS)[number], string>, "issue">): Input {
  return { issue: parseIssueNumber(raw.issue) };
}

export async function run({ issue }: Input, ports: Ports): Promise<AgentResult> {
  const { sessions, clock } = ports;
  const startedAt = clock.now();
  const began = clock.monotonic();
  const record = await sessions.load(issue);
  if (!record)
    throw new UserError(
      "invalid_input",
      `Issue #${issue} has no session in this run. The orchestrator action starts one; run it before this action.`,
    );
  const ended = await analyse(record, ports);
  const ok = ended.result.outcome === "done";
  await sessions.save(
    addPhase(ended.record, {
      name: "analysis",
      startedAt,
      seconds: (clock.monotonic() - began) / 1000,
      outcome: ok ? "success" : "waiting",
      ...(ok ? {} : { error: ended.result.message }),
    }),
  );
  return ended.result;
}

const hasWords = ({ title, body }: IssueSnapshot): boolean => /[\p{L}\p{N}]/u.test(title + body);

async function analyse(record: SessionRecord, ports: Ports): Promise<Ended> {
  const { model, nonce, repository, past, knowledge, clock } = ports;
  if (!hasWords(record.issue))
    return askForMore(
      record,
      { reason: "nothing_analyzable", missing: ["What is to be built or repaired?"] },
      ports,
    );
  const config = await repository.config();
  // A run that was cut off while it waited has the analysis already.
  if (record.analysis?.missing.length === 0) return gate(record, record.analysis, config, ports);

  const today = await spentToday(past, clock.now());
  const limits = moneyLimits({ record, today }, config.budget);
  const overspent = budgetProblem(limits);
  if (overspent !== undefined) return escalate(record, { kind: "budget", why: overspent }, ports);
  const similar = await findSimilar(record.issue, knowledge);
  const answer = await model.ask(issueQuestion(record.issue, { similar, limits, nonce }));
  const paid = payFor(record, "issue", answer);
  if (answer.kind === "unusable")
    return escalate(paid, { kind: "model", why: answer.reason }, ports);
  if (answer.kind === "budget")
    return escalate(paid, { kind: "budget", why: answer.reason }, ports);
  const analysis = analysisOf(answer.value, record.issue, similar);
  const analysed = { ...paid, analysis };
  return analysis.missing.length > 0
    ? askForMore(analysed, { reason: "issue_incomplete", missing: analysis.missing }, ports)
    : gate(analysed, analysis, config, ports);
}

/** People hear of a hotfix before anything is built, whatever its complexity asks of them. */
async function tellOfHotfix(
  record: SessionRecord,
  analysis: Analysis,
  { gates, approvers, notices: told }: Config,
  { issues, notices, context }: Ports,
): Promise<SessionRecord> {
  if (variationOf(analysis, gates) !== "hotfix") return record;
  const gate = gateOf(analysis.complexity, gates);
  const known = record.comments["hotfix"];
  const id =
    known ??
    (await issues.upsertComment({
      issue: record.issue.number,
      key: "hotfix",
      body: renderHotfix({ approvers, mentions: mentionsFor("hotfix", told), gate }),
      knownId: undefined,
    }));
  const said = rememberComment(record, "hotfix", id);
  return notices.tell(said, [hotfixNotice({ record: said, analysis }, gate, context)]);
}

/** What cannot work is said while nobody needs it yet; what the end of the session must know is kept. */
async function prepareNotices(
  record: SessionRecord,
  { notices: { success, channels }, telemetry }: Config,
  { notices }: Ports,
): Promise<SessionRecord> {
  const noted = (await notices.problems())
    .filter((problem) => !record.notes.includes(problem))
    .reduce(addNote, record);
  const any = channels.slack || channels.email !== undefined || channels.webhook !== undefined;
  return {
    ...noted,
    ...(success === "told" && any ? { successTold: true } : {}),
    ...(telemetry.url === undefined ? {} : { traced: true }),
  };
}

/** The labels of an issue that waits, then the gate. Above the upper limit the plan is made first: people approve a plan. */
async function gate(
  analysed: SessionRecord,
  analysis: Analysis,
  config: Config,
  ports: Ports,
): Promise<Ended> {
  const { gates } = config;
  const { number } = analysed.issue;
  const prepared = await prepareNotices(analysed, config, ports);
  const told = await tellOfHotfix(prepared, analysis, config, ports);
  // The coordinator comes next and puts the labels on the issue, with the state that it gives it.
  if (gateOf(analysis.complexity, gates) !== "notify") return goOn(told, analysis);

  const owed = owedLabels(told);
  if (owed.length > 0) await ports.issues.relabel(number, { add: owed });
  const record = withLabels(told);

  const minutes = gates.graceMinutes;
  const mentions = mentionsFor("grace", config.notices);
  const notice = (knownId: number | undefined, state: "waits" | "over"): Promise<number> =>
    ports.issues.upsertComment({
      issue: number,
      key: "gate",
      body: renderNotice(analysis, { minutes, state, mentions }),
      knownId,
    });
  const noticeId = await notice(record.comments["gate"], minutes > 0 ? "waits" : "over");
  const noticed = rememberComment(record, "gate", noticeId);
  if (minutes === 0) return goOn(noticed, analysis);
  const { runId } = ports.context;
  const grace = graceNotice({ record: noticed, analysis }, { minutes, runId }, ports.context);
  // The job may be cancelled while it waits.
  const saved = await ports.sessions.save(await ports.notices.tell(noticed, [grace]));
  const objection = await waitForObjection({ issue: number, minutes, noticeId }, ports);
  if (objection !== undefined) return obey(saved, objection, ports);
  await notice(noticeId, "over");
  return goOn(saved, analysis);
}

const goOn = (record: SessionRecord, { complexity, type }: Analysis): Ended => ({
  record,
  result: {
    outcome: "done",
    reason: "issue_analyzed",
    message: `Issue #${record.issue.number} is a ${type} of complexity ${complexity}/10.`,
    outputs: { next: "plan", complexity: String(complexity) },
  },
});
