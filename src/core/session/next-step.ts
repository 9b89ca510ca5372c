import { shortDigest } from "../digest.ts";
import { isApprovable, isRepairable } from "../people/escalation-view.ts";
import { openQuestion } from "./session-edit.ts";
import type { Phase, SessionRecord, State } from "./session.ts";
import { isStopped } from "./transitions.ts";

/** What a session waits for, as plain text, and what a person can do about it. */
export type NextStep = {
  /** Where it is at work, or worked last; undefined where nothing has run yet. */
  phase: Phase["name"] | undefined;
  /** Undefined where a run works on it, or nothing is left to do. */
  waitsFor: string | undefined;
  /** For a comment on the issue, or in words. */
  next: string[];
};

function phaseOf({ state, phases, pull }: SessionRecord): Phase["name"] | undefined {
  const ended = phases.at(-1)?.name;
  const at: Partial<Record<State, Phase["name"]>> = {
    analyzing: ended === "analysis" || ended === "planning" ? "planning" : "analysis",
    implementing: "implementation",
    reviewing: pull === undefined ? "review" : "pull-request",
    deploying: "deployment",
  };
  return at[state] ?? phases.findLast(({ name }) => name !== "cleanup")?.name ?? ended;
}

function ofPull({ pull }: SessionRecord): Pick<NextStep, "waitsFor" | "next"> {
  const number = pull?.number ?? 0;
  if (pull?.awaits !== undefined)
    return {
      waitsFor: `required checks of pull request #${number}: ${pull.awaits.join(", ")}`,
      next: ["nothing: the sweep goes on when the checks have ended"],
    };
  return {
    waitsFor: `the merge of pull request #${number}`,
    next: [`review and merge pull request #${number}`],
  };
}

function ofQuestion(record: SessionRecord): Pick<NextStep, "waitsFor" | "next"> | undefined {
  const question = openQuestion(record);
  if (question === undefined) return undefined;
  const retry = "/miyabi retry";
  if (question.expiredAt !== undefined)
    return { waitsFor: `an answer that is overdue: ${question.reason}`, next: [retry] };
  const plan = question.kind === "complexity";
  return {
    waitsFor: question.reason,
    next: [
      question.context.recommendation,
      ...(isApprovable(question) ? [`/miyabi approve ${shortDigest(question.digest)}`] : []),
      ...(plan ? ["/miyabi plan, with the changed tasks"] : []),
      ...(isRepairable(question)
        ? ["push a repair to the issue's branch, then /miyabi retry"]
        : []),
      ...(!plan && !isRepairable(question) ? [retry] : []),
      "/miyabi reject",
    ],
  };
}

/** By the record alone; a run that died without a word still looks as if it were at work. */
export function nextStepOf(record: SessionRecord): NextStep {
  const { state, pull, deployments, transitions, analysis } = record;
  const phase = phaseOf(record);
  if (state === "done") {
    const inProduction = deployments.some(
      ({ environment, outcome }) => environment === "production" && outcome === "healthy",
    );
    return { phase, waitsFor: undefined, next: inProduction ? ["/miyabi rollback"] : [] };
  }
  if (state === "awaiting-approval" || isStopped(state)) {
    const asked = ofQuestion(record);
    if (asked !== undefined) return { phase, ...asked };
    const missing = analysis?.missing ?? [];
    if (missing.length > 0)
      return {
        phase,
        waitsFor: `what is missing in the issue: ${missing.join("; ")}`,
        next: ["add it to the issue, then /miyabi retry"],
      };
    const reason = transitions.findLast(({ refused }) => !refused)?.reason ?? state;
    return { phase, waitsFor: `people: ${reason}`, next: ["/miyabi retry", "/miyabi reject"] };
  }
  if (state === "reviewing" && pull !== undefined && pull.merged === undefined)
    return { phase, ...ofPull(record) };
  return { phase, waitsFor: undefined, next: ["/miyabi stop"] };
}

/** `https://github.com/owner/name`, of the server that the pull request is on. */
export const repositoryUrl = ({
  repository,
  pull,
}: Pick<SessionRecord, "repository" | "pull">): string =>
  `${pull === undefined || !URL.canParse(pull.url) ? "https://github.com" : new URL(pull.url).origin}/${repository}`;
