import type { FleetMetrics } from "./fleet.ts";
import type { Spread } from "./spread.ts";

type Labels = Readonly<Record<string, string>>;
type Sample = { labels?: Labels; value: number | null };

const escaped = (value: string): string =>
  value.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/"/g, '\\"');

const labelText = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
};

const head = (name: string, help: string, type: "gauge" | "summary"): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

/** Without the samples that nobody measured; nothing at all where none is left. */
function gauge(name: string, help: string, samples: readonly Sample[]): string[] {
  const lines = samples.flatMap(({ labels = {}, value }) =>
    value === null ? [] : [`${name}${labelText(labels)} ${value}`],
  );
  return lines.length === 0 ? [] : [...head(name, help, "gauge"), ...lines];
}

function summary(
  name: string,
  help: string,
  spreads: readonly { labels?: Labels; spread: Spread }[],
): string[] {
  const lines = spreads.flatMap(({ labels = {}, spread: { samples, total, p50, p90, p95 } }) => {
    const quantiles = { "0.5": p50, "0.9": p90, "0.95": p95 };
    return samples === 0
      ? []
      : [
          ...Object.entries(quantiles).map(
            ([quantile, value]) => `${name}${labelText({ ...labels, quantile })} ${value ?? "NaN"}`,
          ),
          `${name}_sum${labelText(labels)} ${total ?? 0}`,
          `${name}_count${labelText(labels)} ${samples}`,
        ];
  });
  return lines.length === 0 ? [] : [...head(name, help, "summary"), ...lines];
}

const shares = (labels: Labels, share: { share: number | null }): Sample => ({
  labels,
  value: share.share,
});

/**
 * The figures in Prometheus' text format (version 0.0.4), for the textfile collector of node_exporter or a push
 * gateway. All are gauges and summaries: they are derived anew from the records, and a smaller window makes them
 * smaller.
 */
export function prometheusText(metrics: FleetMetrics): string {
  const { sessions, phases, agents, system, times, automation, quality, cost, outcomes } = metrics;
  return [
    gauge(
      "miyabi_sessions",
      "Sessions by state.",
      Object.entries(sessions.byState).map(([state, value]) => ({ labels: { state }, value })),
    ),
    summary(
      "miyabi_phase_duration_seconds",
      "Time of a run of a phase.",
      phases.map(({ phase, seconds }) => ({ labels: { phase }, spread: seconds })),
    ),
    gauge(
      "miyabi_phase_success_ratio",
      "Successful runs of a phase, of those that succeeded or failed.",
      phases.map(({ phase, success }) => shares({ phase }, success)),
    ),
    gauge(
      "miyabi_phase_errors",
      "Failed runs of a phase.",
      phases.map(({ phase, errors }) => ({ labels: { phase }, value: errors })),
    ),
    gauge(
      "miyabi_phase_retries",
      "Runs of a phase after a failed one.",
      phases.map(({ phase, retries }) => ({ labels: { phase }, value: retries })),
    ),
    summary(
      "miyabi_agent_duration_seconds",
      "Time of an execution of an agent.",
      agents.map(({ agent, seconds }) => ({ labels: { agent }, spread: seconds })),
    ),
    gauge(
      "miyabi_agent_success_ratio",
      "Successful executions of an agent, of those that succeeded or failed.",
      agents.map(({ agent, success }) => shares({ agent }, success)),
    ),
    gauge(
      "miyabi_agent_executions",
      "Executions of an agent.",
      agents.map(({ agent, executions }) => ({ labels: { agent }, value: executions.count })),
    ),
    gauge(
      "miyabi_agent_tokens",
      "Tokens of an agent's model calls by kind.",
      agents.flatMap(({ agent, tokens }) => [
        { labels: { agent, kind: "input" }, value: tokens.inputTokens },
        { labels: { agent, kind: "output" }, value: tokens.outputTokens },
        { labels: { agent, kind: "cache_read" }, value: tokens.cacheReadTokens },
        { labels: { agent, kind: "cache_write" }, value: tokens.cacheWriteTokens },
      ]),
    ),
    gauge(
      "miyabi_cost_usd",
      "US dollars by agent.",
      cost.byAgent.map(({ agent, usd }) => ({ labels: { agent }, value: usd })),
    ),
    gauge("miyabi_cost_per_merged_change_usd", "US dollars of all sessions for each merge.", [
      { value: cost.perMergedChange.usd },
    ]),
    gauge(
      "miyabi_cost_per_healthy_production_change_usd",
      "US dollars of all sessions for each change that is healthy in production.",
      [{ value: cost.perHealthyProductionChange.usd }],
    ),
    gauge("miyabi_sessions_working", "Sessions that a run works on now.", [
      { value: system.working },
    ]),
    gauge("miyabi_sessions_waiting", "Sessions that wait for people now.", [
      { value: system.waiting },
    ]),
    gauge("miyabi_tasks_queued", "Tasks of sessions that build, which no job has begun.", [
      { value: system.queuedTasks },
    ]),
    gauge("miyabi_throughput_issues_per_hour", "Issues done for each hour of the window.", [
      { value: system.throughput.perHour },
    ]),
    summary("miyabi_session_duration_seconds", "From the trigger until a session is done.", [
      { spread: times.fromTrigger },
    ]),
    summary("miyabi_session_waiting_seconds", "Of this, spent waiting for people.", [
      { spread: times.waiting },
    ]),
    summary("miyabi_task_estimate_ratio", "Time of a task divided by its estimate.", [
      { spread: times.ofEstimate },
    ]),
    gauge("miyabi_zero_touch_ratio", "Sessions done without a person, of those that are done.", [
      shares({}, automation.zeroTouch),
    ]),
    gauge("miyabi_auto_merge_ratio", "Changes merged by Miyabi, of those that were merged.", [
      shares({}, automation.autoMerged),
    ]),
    summary("miyabi_quality_score_points", "Last score of a session, 0 to 100.", [
      { spread: quality.score },
    ]),
    gauge(
      "miyabi_failures",
      "Sessions that are blocked, failed or paused, by reason.",
      outcomes.failures.map(({ name, count }) => ({ labels: { reason: name }, value: count })),
    ),
    gauge(
      "miyabi_escalations",
      "Questions to people by kind.",
      outcomes.escalations.map(({ kind, count }) => ({ labels: { kind }, value: count })),
    ),
    gauge(
      "miyabi_deployments",
      "Newest result of each release by environment and outcome.",
      outcomes.environments.flatMap(({ environment, outcomes: all }) =>
        all.map(({ name, count }) => ({ labels: { environment, outcome: name }, value: count })),
      ),
    ),
    gauge("miyabi_rollbacks", "Releases that were taken back.", [
      { labels: { cause: "automatic" }, value: outcomes.rollbacks.automatic },
      { labels: { cause: "request" }, value: outcomes.rollbacks.onRequest },
    ]),
    summary("miyabi_runner_cpu_seconds", "Busy processor time of the machine during a task.", [
      { spread: system.runner.cpuSeconds },
    ]),
    summary("miyabi_runner_peak_memory_bytes", "Highest memory use of the machine in a task.", [
      { spread: system.runner.peakMemoryBytes },
    ]),
    summary("miyabi_runner_free_disk_bytes", "Free space on the disk at the end of a task.", [
      { spread: system.runner.freeDiskBytes },
    ]),
  ]
    .flat()
    .map((line) => `${line}\n`)
    .join("");
}
