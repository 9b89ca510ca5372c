import { NO_USAGE, type Usage } from "../budget/usage.ts";
import type { Phase, SessionRecord } from "../session/session.ts";
import { shareOf, spreadOf, sumOf, type Share, type Spread } from "./spread.ts";

/** By the keys of a record's `usage`, and those that call no model. */
const AGENTS = [
  "issue",
  "coordinator",
  "codegen",
  "review",
  "pr",
  "deployment",
  "finalize",
] as const;
type Agent = (typeof AGENTS)[number];

type Tokens = Pick<
  Usage,
  "calls" | "inputTokens" | "outputTokens" | "cacheReadTokens" | "cacheWriteTokens"
>;

/** One agent over all sessions. */
export type AgentMetrics = {
  agent: Agent;
  /** Its executions as a part of those of all agents (the seed's "agent type distribution"). */
  executions: Share;
  /** Seconds of an execution. */
  seconds: Spread;
  success: Share;
  /** Of codegen the last score of each session, of review every score that it gave; others have none. */
  quality: Spread;
  tokens: Tokens;
  costUsd: number;
};

type Execution = { seconds: number; good: boolean | undefined };

const PHASE_OF: Record<Exclude<Agent, "codegen">, Phase["name"]> = {
  issue: "analysis",
  coordinator: "planning",
  review: "review",
  pr: "pull-request",
  deployment: "deployment",
  finalize: "cleanup",
};

const goodOf = (outcome: string): boolean | undefined =>
  outcome === "success" ? true : outcome === "failure" || outcome === "failed" ? false : undefined;

/** Of codegen the newest result of each task: older ones are not kept in the record. */
function executionsOf(agent: Agent, { phases, tasks }: SessionRecord): Execution[] {
  if (agent === "codegen")
    return tasks
      .filter(({ status }) => status !== "skipped")
      .map(({ seconds, status }) => ({ seconds, good: goodOf(status) }));
  return phases
    .filter(({ name }) => name === PHASE_OF[agent])
    .map(({ seconds, outcome }) => ({ seconds, good: goodOf(outcome) }));
}

function scoresOf(agent: Agent, { reviews }: SessionRecord): number[] {
  const scores = reviews.map(({ score }) => score);
  if (agent === "review") return scores;
  return agent === "codegen" ? scores.slice(-1) : [];
}

const TOKENS = [
  "calls",
  "inputTokens",
  "outputTokens",
  "cacheReadTokens",
  "cacheWriteTokens",
] as const;

export function agentMetrics(records: readonly SessionRecord[]): AgentMetrics[] {
  const each = AGENTS.map((agent) => ({
    agent,
    executions: records.flatMap((record) => executionsOf(agent, record)),
  }));
  const all = each.reduce((sum, { executions }) => sum + executions.length, 0);
  return each.map(({ agent, executions }) => {
    const judged = executions.filter(({ good }) => good !== undefined);
    const usages = records.flatMap(({ usage }) => usage[agent] ?? []);
    const tokens: Tokens = { ...NO_USAGE };
    for (const key of TOKENS) tokens[key] = usages.reduce((sum, usage) => sum + usage[key], 0);
    return {
      agent,
      executions: shareOf(executions.length, all),
      seconds: spreadOf(executions.map(({ seconds }) => seconds)),
      success: shareOf(judged.filter(({ good }) => good).length, judged.length),
      quality: spreadOf(records.flatMap((record) => scoresOf(agent, record))),
      tokens: {
        calls: tokens.calls,
        inputTokens: tokens.inputTokens,
        outputTokens: tokens.outputTokens,
        cacheReadTokens: tokens.cacheReadTokens,
        cacheWriteTokens: tokens.cacheWriteTokens,
      },
      costUsd: sumOf(usages.map(({ costUsd }) => costUsd)),
    };
  });
}
