import { z } from "zod";
import type { Config } from "../../core/config.ts";
import type { EnvironmentConfig } from "../../core/deploy/deploy-config.ts";
import type { ChangeKey } from "../../core/deploy/release-id.ts";
import type { DeploymentResult } from "../../core/deploy/deployment.ts";
import { judgeWatch } from "../../core/deploy/watch.ts";
import type { Target } from "../../ports/target.ts";
import { deployWithRetries, endOf, logsOf, type Release, undoWithRetries } from "./carry-out.ts";
import { handedOver, handOver } from "./hand-over.ts";
import { checkHealth, measureBaseline, watch, type Observed } from "./observe.ts";
import type { Ports } from "./ports.ts";
import { sourcesOf } from "./read-metrics.ts";

/** What one environment's deployment came to, before it is stamped and stored. */
export type Verdict = Pick<DeploymentResult, "outcome" | "samples"> &
  Partial<
    Pick<
      DeploymentResult,
      "baselineMs" | "readings" | "watch" | "error" | "logs" | "nothingBefore" | "untouched"
    >
  >;

export type Deploying = {
  /** What its artifacts are named by. */
  of: ChangeKey;
  /** How people have it deployed once more. */
  again: string;
  name: "staging" | "production";
  release: Release;
  target: Target;
  config: EnvironmentConfig;
  limits: Config["deploy"];
  /** Undefined: nobody told where the service answers. */
  observed: Observed | undefined;
};

/**
 * Puts the release before back, and believes it only when it is healthy. Where there is none, what runs is left
 * as it is: whether nothing at all would be better is for people.
 */
export async function rollBack(
  deploying: Deploying,
  found: Verdict,
  ports: Ports,
): Promise<Verdict> {
  const { target, release, observed } = deploying;
  const why: Verdict = { ...found, ...(await logsOf(target, release)) };
  const failed = (text: string): Verdict => {
    const [cause = "", ...rest] = text.split("\n");
    return {
      ...why,
      outcome: "rollback_failed",
      error: [`${cause}; rolled back for: ${why.error ?? ""}`, ...rest].join("\n").trim(),
    };
  };
  if (target.rollbackCommand === undefined)
    return failed("no undo command is configured (deploy.production.undo)");
  const undone = await undoWithRetries(target, release, ports.clock);
  if (!undone.ok)
    return undone.reason === "nothing_before"
      ? { ...why, nothingBefore: true }
      : failed(endOf(undone));
  const back: Verdict = {
    ...why,
    outcome: "rolled_back",
    ...("untouched" in undone && undone.untouched ? { untouched: true } : {}),
  };
  if (observed === undefined) return back;
  const after = await checkHealth(observed, ports);
  const samples = [...why.samples, ...after.samples];
  return after.healthy
    ? { ...back, samples }
    : { ...failed("the release before is not healthy either"), samples };
}

const Baseline = z.object({ milliseconds: z.number().optional() });

/** Measured before the first attempt touched production, and taken from there by a later one. */
async function baseline({ of, observed }: Deploying, ports: Ports): Promise<number | undefined> {
  if (observed === undefined) return undefined;
  const about = { of, kind: "production-baseline" } as const;
  const earlier = await handedOver(about, Baseline, ports);
  if (earlier) return earlier.milliseconds;
  const milliseconds = await measureBaseline(observed, ports);
  await handOver(about, { milliseconds }, ports);
  return milliseconds;
}

export async function deployStaging(deploying: Deploying, ports: Ports): Promise<Verdict> {
  const { target, release, observed, config } = deploying;
  const unhealthy = async (verdict: Omit<Verdict, "outcome">): Promise<Verdict> => ({
    ...verdict,
    ...(await logsOf(target, release)),
    outcome: "unhealthy",
  });
  const deployed = await deployWithRetries(target, release, ports.clock);
  if (!deployed.ok) return unhealthy({ samples: [], error: endOf(deployed) });
  if (observed === undefined) return unobserved(config);
  const { healthy, samples } = await checkHealth(observed, ports);
  return healthy
    ? { outcome: "healthy", samples }
    : unhealthy({ samples, error: "the health check failed" });
}

const UNWATCHED: Verdict = {
  outcome: "inconclusive",
  samples: [],
  error: "neither a URL nor a status command is configured: nothing says whether it is up",
};

/** Without a URL only a rollout or a status command can vouch for a release; the target has seen to it. */
const unobserved = (config: EnvironmentConfig): Verdict =>
  config.kind !== "kubectl" && config.status === undefined
    ? UNWATCHED
    : { outcome: "healthy", samples: [] };

export async function deployProduction(deploying: Deploying, ports: Ports): Promise<Verdict> {
  const { target, release, observed, config, limits } = deploying;
  const baselineMs = await baseline(deploying, ports);
  const measured = baselineMs === undefined ? {} : { baselineMs };
  const unhealthy = (verdict: Omit<Verdict, "outcome">): Promise<Verdict> =>
    rollBack(deploying, { ...measured, ...verdict, outcome: "unhealthy" }, ports);

  const deployed = await deployWithRetries(target, release, ports.clock);
  if (!deployed.ok) return unhealthy({ samples: [], error: endOf(deployed) });
  if (observed === undefined) return limits.watchMinutes > 0 ? UNWATCHED : unobserved(config);
  const first = await checkHealth(observed, ports);
  if (!first.healthy)
    return unhealthy({ samples: first.samples, error: "the health check failed" });
  if (limits.watchMinutes === 0) return { ...measured, outcome: "healthy", samples: first.samples };

  const watched = await watch(observed, limits.watchMinutes, ports);
  const samples = [...first.samples, ...watched.samples];
  const judgedBy = { ...watched, sources: sourcesOf(observed.measuring) };
  const judged = judgeWatch(judgedBy, {
    maxErrorRate: limits.maxErrorRate,
    maxSlowdown: limits.maxSlowdown,
    baselineMs,
  });
  const evidence = {
    samples,
    ...(observed.measuring === undefined ? {} : { readings: [...watched.readings] }),
    watch: judged,
  };
  switch (judged.verdict) {
    case "healthy":
      return { ...measured, ...evidence, outcome: "healthy" };
    case "unhealthy":
      return unhealthy({ ...evidence, error: judged.reason });
    case "inconclusive":
      return { ...measured, ...evidence, outcome: "inconclusive", error: judged.reason };
  }
}
