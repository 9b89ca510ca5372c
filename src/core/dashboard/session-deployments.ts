import type { DeploymentResult, HealthSample } from "../deploy/deployment.ts";
import { safeLink } from "./safe-link.ts";
import { shownLine, shownText } from "./shown-text.ts";

/** One release in one environment, with how it felt. */
export type DeploymentView = {
  environment: DeploymentResult["environment"];
  outcome: DeploymentResult["outcome"];
  release: string;
  sha: string;
  startedAt: string;
  seconds: number;
  url?: string;
  /** Health checks; `status` is absent where there was no reply. */
  samples: readonly { at: string; ok: boolean; status?: number; ms: number; error?: string }[];
  /** Of Prometheus; error rates from 0 to 1. */
  readings: readonly { at: string; errorRate?: number; latencyMs?: number }[];
  baselineMs?: number;
  verdict?: { verdict: string; reason: string; errorRate: number; medianMs: number };
  timeline: readonly { at: string; text: string }[];
  rollbackCommand?: string;
  requestedBy?: string;
  restored?: string;
  error?: string;
  logs?: string;
  held?: string;
  notices: readonly string[];
};

const MOST_SAMPLES = 500;

const sampleView = ({ at, ok, status, milliseconds, error }: HealthSample) => ({
  at,
  ok,
  ...(status === undefined ? {} : { status }),
  ms: milliseconds,
  ...(error === undefined ? {} : { error: shownLine(error, 200) }),
});

const line = <K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> =>
  text === undefined ? {} : ({ [key]: shownLine(text, 500) } as Record<K, string>);

export function deploymentView(result: DeploymentResult): DeploymentView {
  const { watch, baselineMs, error, logs } = result;
  const url = safeLink(result.url);
  return {
    environment: result.environment,
    outcome: result.outcome,
    release: shownLine(result.release, 80),
    sha: result.sha,
    startedAt: result.startedAt,
    seconds: result.seconds,
    ...(url === undefined ? {} : { url }),
    samples: result.samples.slice(-MOST_SAMPLES).map(sampleView),
    readings: (result.readings ?? []).slice(-MOST_SAMPLES).map(({ at, errorRate, latencyMs }) => ({
      at,
      ...(errorRate === undefined ? {} : { errorRate }),
      ...(latencyMs === undefined ? {} : { latencyMs }),
    })),
    ...(baselineMs === undefined ? {} : { baselineMs }),
    ...(watch === undefined
      ? {}
      : {
          verdict: {
            verdict: shownLine(watch.verdict, 80),
            reason: shownLine(watch.reason),
            errorRate: watch.errorRate,
            medianMs: watch.medianMs,
          },
        }),
    timeline: (result.timeline ?? []).map(({ at, text }) => ({ at, text: shownLine(text) })),
    ...line("rollbackCommand", result.rollbackCommand),
    ...line("requestedBy", result.requestedBy),
    ...line("restored", result.restored),
    ...line("held", result.held?.why),
    ...(error === undefined ? {} : { error: shownText(error, 2000) }),
    ...(logs === undefined ? {} : { logs: shownText(logs, 4000) }),
    notices: (result.notices ?? []).map((text) => shownLine(text, 500)),
  };
}
