import type { EnvironmentConfig } from "../../core/deploy/deploy-config.ts";
import type { HealthSample, MetricSample } from "../../core/deploy/deployment.ts";
import { judgeHealth } from "../../core/deploy/health.ts";
import { baselineOf } from "../../core/deploy/median.ts";
import { isDown, type Watching } from "../../core/deploy/watch.ts";
import type { Ports } from "./ports.ts";
import { readMetrics, sourcesOf, type Measuring } from "./read-metrics.ts";

/** Seed phase 8 and design: domain, "Deployment". */
const TRIES = { staging: 5, production: 10 } as const;
const BASELINE_SAMPLES = 3;

export type Observed = {
  /** Where the service's health is, e.g. `https://shop.example/health`. */
  url: string;
  name: "staging" | "production";
  health: EnvironmentConfig["health"];
  /** What the watch asks beside the service. */
  measuring?: Measuring | undefined;
};

type Eyes = Pick<Ports, "probe" | "clock">;

const ask = ({ url, health }: Observed, { probe }: Eyes): Promise<HealthSample> =>
  probe.ask({
    url,
    timeoutMs: health.timeoutSeconds * 1000,
    status: health.status,
    body: health.body,
  });

/** Asks until the service is healthy or has proved that it is not. */
export async function checkHealth(
  observed: Observed,
  eyes: Eyes,
): Promise<{ healthy: boolean; samples: HealthSample[] }> {
  const tries = observed.health.tries ?? TRIES[observed.name];
  const samples: HealthSample[] = [];
  for (;;) {
    samples.push(await ask(observed, eyes));
    const verdict = judgeHealth(samples, tries);
    if (verdict !== "ask_again") return { healthy: verdict === "healthy", samples };
    await eyes.clock.sleep(observed.health.intervalSeconds * 1000);
  }
}

/** How the release before answers: what the watch compares with. */
async function sampleBaseline(observed: Observed, eyes: Eyes): Promise<HealthSample[]> {
  const samples: HealthSample[] = [];
  while (samples.length < BASELINE_SAMPLES) samples.push(await ask(observed, eyes));
  return samples;
}

/** Milliseconds from where the watch will take them: figures of two sources do not compare. */
export async function measureBaseline(observed: Observed, eyes: Eyes): Promise<number | undefined> {
  const { measuring } = observed;
  if (sourcesOf(measuring).latency === "probe" || measuring === undefined)
    return baselineOf(await sampleBaseline(observed, eyes));
  const { latencyMs } = await readMetrics(measuring, eyes.clock);
  return latencyMs !== undefined && latencyMs > 0 ? latencyMs : undefined;
}

/** Samples over the minutes after a deployment; ends early where the service is down. */
export async function watch(
  observed: Observed,
  minutes: number,
  eyes: Eyes,
): Promise<Pick<Watching, "samples" | "readings">> {
  const end = eyes.clock.monotonic() + minutes * 60_000;
  const samples: HealthSample[] = [];
  const readings: MetricSample[] = [];
  const { measuring } = observed;
  while (eyes.clock.monotonic() < end && !isDown(samples)) {
    const [sample, reading] = await Promise.all([
      ask(observed, eyes),
      measuring && readMetrics(measuring, eyes.clock),
    ]);
    samples.push(sample);
    if (reading) readings.push(reading);
    await eyes.clock.sleep(observed.health.intervalSeconds * 1000);
  }
  return { samples, readings };
}
