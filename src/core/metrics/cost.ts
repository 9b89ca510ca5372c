import { totalUsage } from "../session/fold.ts";
import type { SessionRecord } from "../session/session.ts";
import { spreadOf, sumOf, type Spread } from "./spread.ts";

/** US dollars of all sessions, those that failed among them, for each of what came of them. */
type CostPer = { usd: number | null; samples: number };

export type CostMetrics = {
  totalUsd: number;
  tokens: number;
  /** By agent, the dearest first. */
  byAgent: { agent: string; usd: number; tokens: number }[];
  perSession: Spread;
  perMergedChange: CostPer;
  perHealthyProductionChange: CostPer;
};

export const isMerged = ({ pull }: SessionRecord): boolean => pull?.merged !== undefined;

/** Its change runs in production and was found healthy there. */
const isHealthyInProduction = ({ deployments }: SessionRecord): boolean =>
  deployments.some(
    ({ environment, outcome }) => environment === "production" && outcome === "healthy",
  );

const tokensIn = (usage: ReturnType<typeof totalUsage>): number =>
  usage.inputTokens + usage.outputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;

export function costMetrics(records: readonly SessionRecord[]): CostMetrics {
  const each = records.map((record) => totalUsage(record));
  const totalUsd = sumOf(each.map(({ costUsd }) => costUsd));
  const per = (samples: number): CostPer => ({
    usd: samples === 0 ? null : totalUsd / samples,
    samples,
  });
  const agents = [...new Set(records.flatMap(({ usage }) => Object.keys(usage)))];
  const byAgent = agents.map((agent) => {
    const usages = records.flatMap(({ usage }) => usage[agent] ?? []);
    return {
      agent,
      usd: sumOf(usages.map(({ costUsd }) => costUsd)),
      tokens: usages.reduce((sum, usage) => sum + tokensIn(usage), 0),
    };
  });
  return {
    totalUsd,
    tokens: each.reduce((sum, usage) => sum + tokensIn(usage), 0),
    byAgent: byAgent.sort((a, b) => b.usd - a.usd || (a.agent < b.agent ? -1 : 1)),
    perSession: spreadOf(each.map(({ costUsd }) => costUsd)),
    perMergedChange: per(records.filter(isMerged).length),
    perHealthyProductionChange: per(records.filter(isHealthyInProduction).length),
  };
}
