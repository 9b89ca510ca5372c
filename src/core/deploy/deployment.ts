import { z } from "zod";

/** What happened at a moment, as a few plain words. */
export const TimelineEvent = z.object({ at: z.iso.datetime(), text: z.string() });
export type TimelineEvent = z.infer<typeof TimelineEvent>;

export const HealthSample = z.object({
  at: z.iso.datetime(),
  ok: z.boolean(),
  /** HTTP status, absent where there was no reply. */
  status: z.number().int().optional(),
  milliseconds: z.number(),
  error: z.string().optional(),
});
export type HealthSample = z.infer<typeof HealthSample>;

/** What was asked of Prometheus at one moment; a figure is absent where there was no data. */
export const MetricSample = z.object({
  at: z.iso.datetime(),
  /** Share of failed requests, 0 to 1. */
  errorRate: z.number().optional(),
  latencyMs: z.number().optional(),
  error: z.string().optional(),
});
export type MetricSample = z.infer<typeof MetricSample>;

const Source = z.enum(["probe", "prometheus"]);

/** Where a watch's figures come from; absent in results from before Prometheus could be asked. */
export const Sources = z.object({ errorRate: Source, latency: Source });
export type Sources = z.infer<typeof Sources>;

/** Why nothing was deployed. */
export const Held = z.object({
  by: z.enum(["freeze", "newer_release", "lock"]),
  /** One sentence for people, without its full stop. */
  why: z.string(),
  /** What lifts it, as a sentence. */
  lift: z.string().optional(),
  /** What has this change in it, or will bring it. */
  newer: z
    .object({
      release: z.string(),
      /** It is in this environment and healthy there. */
      healthy: z.boolean(),
    })
    .optional(),
  /** Number of the incident whose closing lifts a freeze. */
  incident: z.number().int().optional(),
});
export type Held = z.infer<typeof Held>;

/** What became of one release in one environment. Written by the environment's job. */
export const DeploymentResult = z.object({
  environment: z.enum(["staging", "production"]),
  /** `<issue>-<merge sha, 12 digits>`: a repeated run finds what it did by this id. */
  release: z.string(),
  sha: z.string(),
  outcome: z.enum([
    "healthy",
    "unhealthy",
    "inconclusive",
    "rolled_back",
    "rollback_failed",
    "not_configured",
    "held",
  ]),
  held: Held.optional(),
  /** What people should know beside the outcome, as sentences. */
  notices: z.array(z.string()).optional(),
  url: z.string().optional(),
  /** The id at GitHub's Deployments API. */
  deploymentId: z.number().int().optional(),
  samples: z.array(HealthSample),
  readings: z.array(MetricSample).optional(),
  baselineMs: z.number().optional(),
  watch: z
    .object({
      errorRate: z.number(),
      medianMs: z.number(),
      verdict: z.string(),
      reason: z.string(),
      sources: Sources.optional(),
    })
    .optional(),
  /** Login of whoever asked for this rollback; absent where the release itself was at fault. */
  requestedBy: z.string().optional(),
  timeline: z.array(TimelineEvent).optional(),
  rollbackCommand: z.string().optional(),
  /** The release that runs again after a rollback on request, where GitHub tells which one. */
  restored: z.string().optional(),
  /** What was said, without secrets; people see its first line first, which is the cause. */
  error: z.string().optional(),
  /** The end of the logs of the release's own pods, from before it was taken back; without secrets. */
  logs: z.string().optional(),
  /** Of an unhealthy release: there was none before it to go back to. It was left as it is. */
  nothingBefore: z.literal(true).optional(),
  /** Of a release that was "rolled back": it never got there, the one before ran all the time. */
  untouched: z.literal(true).optional(),
  startedAt: z.iso.datetime(),
  seconds: z.number(),
});
export type DeploymentResult = z.infer<typeof DeploymentResult>;
