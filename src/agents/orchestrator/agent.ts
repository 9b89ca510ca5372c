// Orchestrator (the seed's Water Spider): reads the event, checks who sent it, finds the session, and
// says where to go on. Nothing is written before all checks have passed.
import { parseAttempt, parseIssueNumber } from "../../core/session/job-input.ts";
import { TransientError, UserError } from "../../core/errors.ts";
import { isStateLabel } from "../../core/issue/labels.ts";
import { branchOf } from "../../core/names.ts";
import type { AgentResult } from "../../core/result.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { answerTo } from "./answer-to.ts";
import { decide } from "./decide.ts";
import { isRerun } from "./decide-start.ts";
import { issueProblem } from "./issue-check.ts";
import type { Issue } from "../../ports/issues.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import type { Ports } from "./ports.ts";
import { recordProgress, type Progress } from "./progress.ts";
import { readRequest, type Request } from "./request.ts";
import { judgeSenders } from "./sender.ts";
import { runUnderWay } from "./under-way.ts";
import type { Next, Saying, Verdict } from "./verdict.ts";

export type { Ports } from "./ports.ts";

export const INPUTS = [
  "issue",
  "command",
  "progress",
  "wave",
  "attempt",
  "cancel",
  "github-token",
] as const;
export type Input = {
  issue: number | undefined;
  command: string;
  progress: Progress | undefined;
  /** Only end this run, which an earlier job has found. */
  cancel: number | undefined;
};

type Raw = Record<Exclude<(typeof INPUTS)[number], "github-token">, string>;

/** @throws UserError invalid_input */
function parseProgress({ progress, wave, attempt }: Raw): Progress | undefined {
  switch (progress) {
    case "":
      return undefined;
    case "reviewing":
      return { kind: "state", to: progress };
    case "wave":
      if (!/^[1-9]\d?$/.test(wave))
        throw new UserError("invalid_input", `wave must be the number of a wave, got "${wave}".`);
      return { kind: "wave", wave: Number(wave), attempt: parseAttempt(attempt) };
    default:
      throw new UserError(
        "invalid_input",
        `progress must be empty, wave or reviewing, got "${progress}".`,
      );
  }
}

/** @throws UserError invalid_input */
export function parseInput(raw: Raw): Input {
  const { issue, command } = raw;
  if (issue !== "") parseIssueNumber(issue);
  const progress = parseProgress(raw);
  if (progress !== undefined && issue === "")
    throw new UserError("invalid_input", "progress needs the number of the issue as well.");
  const { cancel } = raw;
  if (cancel !== "" && !/^[1-9]\d{0,15}$/.test(cancel))
    throw new UserError("invalid_input", `cancel must be the id of a run, got "${cancel}".`);
  return {
    issue: issue === "" ? undefined : Number(issue),
    command,
    progress,
    cancel: cancel === "" ? undefined : Number(cancel),
  };
}

/** In a job of its own, whose token can do nothing else (ADR 23). */
async function cancelRun({ issue, cancel }: Input & { cancel: number }, { runs }: Ports) {
  const ended = await runs.cancel(cancel);
  return result(issue, {
    outcome: ended ? "done" : "skipped",
    reason: "stopped",
    message: ended ? `Run ${cancel} is cancelled.` : `Run ${cancel} had ended already.`,
    next: "none",
  });
}

export async function run(input: Input, ports: Ports): Promise<AgentResult> {
  const { cancel } = input;
  if (cancel !== undefined) return cancelRun({ ...input, cancel }, ports);
  if (input.progress !== undefined && input.issue !== undefined)
    return recordProgress(input.issue, input.progress, ports);
  const reading = readRequest(input, ports.context);
  if (reading.kind === "ignored")
    return result(input.issue, {
      outcome: "skipped",
      reason: "not_for_us",
      message: reading.why,
      next: "none",
    });
  return answer(reading.request, ports);
}

type Said = Pick<AgentResult, "outcome" | "reason" | "message"> & {
  next: Next;
  sha?: string | undefined;
  run?: number | undefined;
};

const result = (
  issue: number | undefined,
  { next, sha = "", run: other, ...said }: Said,
): AgentResult => ({
  ...said,
  outputs: {
    issue: issue === undefined ? "" : String(issue),
    next,
    sha,
    run: other === undefined ? "" : String(other),
  },
});

async function answer(request: Request, ports: Ports): Promise<AgentResult> {
  const { issues, repository, clock, context, parseYaml } = ports;
  const config = () => repository.config();
  const judged = await judgeSenders(request, { issues, config });
  // Silence: whoever may not make Miyabi work cannot make it talk either.
  if (!judged.allowed)
    return result(request.issue, {
      outcome: "skipped",
      reason: "sender_not_allowed",
      message: `Nothing was done: ${judged.why}.`,
      next: "none",
    });
  const issue = await issues.read(request.issue);
  const { commentId } = request;
  // At once: whoever may give orders sees that this one was read.
  if (commentId !== undefined && !issue.locked) await issues.react(commentId, "eyes");
  const record = await load(request, issue, ports);
  const rerun = isRerun({ record, runId: context.runId });
  const branch = await repository.headOf(branchOf(request.issue));
  const problem = issueProblem(issue, request.wish, { record, branch, rerun });
  if (problem) {
    if (!issue.locked) await sayProblem(request, problem, ports);
    throw problem;
  }
  const verdict = await decide(
    {
      request,
      issue,
      record,
      branch,
      senders: judged.senders,
      repository: context.repository,
      eventName: context.eventName,
      runId: context.runId,
      at: clock.now(),
      underWay: await runUnderWay(request, record, ports),
    },
    { config, parseYaml },
  );
  return carryOut(request, { verdict, record, labels: issue.labels }, ports);
}

/** A session that cannot be read is no new one: people are told, and nothing is done (faults 9 and 11). */
async function load(
  request: Request,
  issue: Issue,
  ports: Ports,
): Promise<SessionRecord | undefined> {
  const worked = issue.labels.some(isStateLabel);
  try {
    return await ports.sessions.load(request.issue, { elsewhere: true, worked });
  } catch (error) {
    const told = error instanceof UserError ? error : unreadable(request.issue, error);
    if (told !== undefined && !issue.locked) await sayProblem(request, told, ports);
    throw error;
  }
}

/** What people can do about a record that is damaged; undefined where the fault may pass by itself. */
const unreadable = (issue: number, error: unknown): UserError | undefined =>
  error instanceof TransientError
    ? undefined
    : new UserError(
        "invalid_input",
        `The session of this issue cannot be read, so nothing was done: ${inertLine(error instanceof Error ? error.message : String(error), 300)}. Delete the newest artifact \`session-${issue}-r…\` to go on with the revision before it.`,
      );

async function sayProblem(request: Request, problem: UserError, ports: Ports): Promise<void> {
  await say(request.issue, { key: "trigger", body: `🤷 ${problem.message}` }, undefined, ports);
  if (request.commentId !== undefined) await ports.issues.react(request.commentId, "confused");
}

const say = (
  issue: number,
  saying: Saying,
  record: SessionRecord | undefined,
  { issues }: Ports,
): Promise<number> =>
  issues.upsertComment({ issue, ...saying, knownId: record?.comments[saying.key] });

/** The session is saved before anything shows: a run that is cut off is taken up from the record. */
async function carryOut(
  { issue, commentId }: Request,
  {
    verdict,
    record,
    labels: from,
  }: { verdict: Verdict; record: SessionRecord | undefined; labels: readonly string[] },
  ports: Ports,
): Promise<AgentResult> {
  const { issues, sessions } = ports;
  const { outcome, reason, message } = verdict;
  switch (verdict.kind) {
    case "quiet":
      return result(issue, { outcome, reason, message, next: "none" });
    case "say":
      await say(issue, verdict.saying, record, ports);
      if (commentId !== undefined)
        await issues.react(commentId, reason === "command_refused" ? "confused" : "rocket");
      if (verdict.unlabel !== undefined)
        await issues.relabel(issue, { remove: [verdict.unlabel], from });
      return result(issue, { outcome, reason, message, next: "none" });
    case "halt": {
      // The label first: it holds the run even where it cannot be cancelled.
      await issues.relabel(issue, { ...verdict.labels, from });
      await say(issue, verdict.saying, record, ports);
      if (commentId !== undefined)
        await issues.react(commentId, verdict.run === undefined ? "confused" : "rocket");
      const next = verdict.run === undefined ? "none" : "stop";
      return result(issue, { outcome, reason, message, next, run: verdict.run });
    }
    case "go": {
      const { labels, close, next, sha } = verdict;
      await sessions.save(verdict.record);
      const saying = verdict.saying ?? answerTo(commentId, verdict);
      if (saying) await say(issue, saying, record, ports);
      await issues.relabel(issue, { ...labels, from });
      if (close === true) await issues.close(issue, "not_planned");
      if (commentId !== undefined) await issues.react(commentId, "rocket");
      return result(issue, { outcome, reason, message, next, sha });
    }
  }
}
