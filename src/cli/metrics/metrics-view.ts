import type { FleetMetrics } from "../../core/metrics/fleet.ts";
import type { Share, Spread } from "../../core/metrics/spread.ts";
import { durationText } from "../../core/text/duration-text.ts";
import { minuteOf } from "../../core/session/session-times.ts";
import { tableOf } from "../status/table.ts";

const NONE = "-";
const secondsText = (seconds: number | null): string =>
  seconds === null ? NONE : durationText(seconds);
const percent = ({ share, count, of }: Share): string =>
  share === null ? NONE : `${Math.round(share * 1000) / 10} % (${count}/${of})`;
const usd = (value: number | null): string => (value === null ? NONE : `$${value.toFixed(2)}`);
const spread = ({ samples, p50, p90, p95 }: Spread): string[] => [
  String(samples),
  secondsText(p50),
  secondsText(p90),
  secondsText(p95),
];
const counts = (all: readonly { name: string; count: number }[]): string =>
  all.length === 0 ? NONE : all.map(({ name, count }) => `${name} ${count}`).join(", ");

/** The figures for a terminal; --json has all of them. "-" is what no record tells. */
export function metricsView(metrics: FleetMetrics): string {
  const { sessions, phases, agents, system, times, automation, quality, cost, outcomes } = metrics;
  const states = Object.entries(sessions.byState).flatMap(([name, count]) =>
    count > 0 ? [{ name, count }] : [],
  );
  const production = outcomes.environments.find(({ environment }) => environment === "production");
  return [
    `${sessions.count} sessions from ${metrics.from === null ? NONE : minuteOf(metrics.from)} to ${minuteOf(metrics.to)} UTC: ${counts(states)}`,
    "",
    ...tableOf([
      ["PHASE", "RUNS", "P50", "P90", "P95", "SUCCESS", "ERRORS", "RETRIES"],
      ...phases.map((one) => [
        one.phase,
        ...spread(one.seconds),
        percent(one.success),
        String(one.errors),
        String(one.retries),
      ]),
    ]),
    "",
    ...tableOf([
      ["AGENT", "RUNS", "MEAN", "SUCCESS", "QUALITY", "TOKENS", "COST"],
      ...agents.map(({ agent, seconds, success, quality: scores, tokens, costUsd }) => [
        agent,
        String(seconds.samples),
        secondsText(seconds.mean),
        percent(success),
        scores.mean === null ? NONE : `${scores.mean.toFixed(1)} (${scores.samples})`,
        String(
          tokens.inputTokens +
            tokens.outputTokens +
            tokens.cacheReadTokens +
            tokens.cacheWriteTokens,
        ),
        usd(costUsd),
      ]),
    ]),
    "",
    ...tableOf([
      [
        "Now",
        `${system.working} working, ${system.waiting} waiting for people, ${system.queuedTasks} tasks queued`,
      ],
      [
        "Throughput",
        system.throughput.perDay === null
          ? NONE
          : `${system.throughput.perDay.toFixed(2)} issues a day (${system.throughput.done} done)`,
      ],
      [
        "Trigger to done",
        `p50 ${secondsText(times.fromTrigger.p50)}, p95 ${secondsText(times.fromTrigger.p95)} (${times.fromTrigger.samples} sessions)`,
      ],
      [
        "Waiting for people",
        `p50 ${secondsText(times.waiting.p50)}, p95 ${secondsText(times.waiting.p95)}`,
      ],
      [
        "Time of estimate",
        times.ofEstimate.p50 === null
          ? NONE
          : `p50 ${times.ofEstimate.p50.toFixed(2)}, p95 ${(times.ofEstimate.p95 ?? 0).toFixed(2)} (${times.ofEstimate.samples} tasks)`,
      ],
      ["Zero touch", percent(automation.zeroTouch)],
      ["Merged by Miyabi", percent(automation.autoMerged)],
      [
        "Quality",
        quality.score.mean === null
          ? NONE
          : `mean ${quality.score.mean.toFixed(1)}, p50 ${quality.score.p50 ?? 0} (${quality.score.samples} sessions)`,
      ],
      ["Production healthy", production === undefined ? NONE : percent(production.success)],
      [
        "Rollbacks",
        `${outcomes.rollbacks.automatic} automatic, ${outcomes.rollbacks.onRequest} on request, ${outcomes.rollbacks.failed} failed`,
      ],
      ["Made again", percent(outcomes.reExecutions.sessions)],
      ["Failures", counts(outcomes.failures)],
      [
        "Escalations",
        counts(outcomes.escalations.map(({ kind, count }) => ({ name: kind, count }))),
      ],
      [
        "Cost",
        `${usd(cost.totalUsd)}; ${usd(cost.perMergedChange.usd)} for each merge, ${usd(cost.perHealthyProductionChange.usd)} for each healthy production change`,
      ],
    ]),
  ].join("\n");
}
