import type { EnvironmentConfig } from "../../core/config.ts";
import type { HealthSample } from "../../core/deploy/deployment.ts";
import { judgeHealth } from "../../core/deploy/health.ts";
import { isDown } from "../../core/deploy/watch.ts";
import type { Ports } from "./ports.ts";

/** Seed phase 8 and design: domain, "Deployment". */
const TRIES = { staging: 5, production: 10 } as const;
const BASELINE_SAMPLES = 3;

export type Observed = {
  /** Where the service's health is, e.g. `https://shop.example/health`. */
  url: string;
  name: "staging" | "production";
  health: EnvironmentConfig["health"];
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
export async function sampleBaseline(observed: Observed, eyes: Eyes): Promise<HealthSample[]> {
  const samples: HealthSample[] = [];
  while (samples.length < BASELINE_SAMPLES) samples.push(await ask(observed, eyes));
  return samples;
}

/** Samples over the minutes after a deployment; ends early where the service is down. */
export async function watch(
  observed: Observed,
  minutes: number,
  eyes: Eyes,
): Promise<HealthSample[]> {
  const end = eyes.clock.monotonic() + minutes * 60_000;
  const samples: HealthSample[] = [];
  while (eyes.clock.monotonic() < end && !isDown(samples)) {
    samples.push(await ask(observed, eyes));
    await eyes.clock.sleep(observed.health.intervalSeconds * 1000);
  }
  return samples;
}
