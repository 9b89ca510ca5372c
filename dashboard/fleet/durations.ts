import type { FleetMetrics } from "../../src/core/metrics/fleet.ts";
import { type Child, h } from "../dom/h.ts";
import { section } from "../dom/parts.ts";
import { table } from "../dom/table.ts";
import { percent, usd, whole } from "../format/number.ts";
import { duration } from "../format/time.ts";
import { spoken } from "../format/words.ts";

const none = (): Child => h("span", { class: "muted" }, "–");
const seconds = (value: number | null): Child => (value === null ? none() : duration(value));
const share = ({ share: value }: { share: number | null }): Child =>
  value === null ? none() : percent(value);

type PhaseMetrics = FleetMetrics["phases"][number];

/** From nothing to the 95th percentile, with a mark at the median: phases side by side on one scale. */
function range({ seconds: { p50, p95 } }: PhaseMetrics, most: number): Child {
  if (p50 === null || p95 === null) return none();
  const place = (value: number): string => `${Math.min(100, (value / most) * 100).toFixed(1)}%`;
  return h(
    "span",
    { class: "range", "aria-hidden": "true" },
    h("span", { class: "range-all", style: { width: place(p95) } }),
    h("span", { class: "range-half", style: { width: place(p50) } }),
  );
}

export function phasesSection({ phases }: FleetMetrics): HTMLElement {
  const most = Math.max(1, ...phases.map(({ seconds: { p95 } }) => p95 ?? 0));
  return section(
    { id: "phases", title: "Durations by phase", note: "bars: median, and the 95th percentile" },
    table(
      "Durations by phase",
      [
        {
          name: "Phase",
          cell: ({ phase }) => h("span", { class: "capital nowrap" }, spoken(phase)),
          head: true,
        },
        { name: "Spread", cell: (one) => range(one, most) },
        { name: "Median", cell: (one) => seconds(one.seconds.p50), figure: true },
        { name: "90 %", cell: (one) => seconds(one.seconds.p90), figure: true },
        { name: "95 %", cell: (one) => seconds(one.seconds.p95), figure: true },
        { name: "Longest", cell: (one) => seconds(one.seconds.max), figure: true },
        { name: "Runs", cell: ({ count }) => whole(count), figure: true },
        { name: "Success", cell: ({ success }) => share(success), figure: true },
        { name: "Retries", cell: ({ retries }) => whole(retries), figure: true },
      ],
      phases,
    ),
  );
}

export const agentsSection = ({ agents, quality }: FleetMetrics): HTMLElement =>
  section(
    {
      id: "agents",
      title: "Quality by agent",
      note:
        quality.withUnknownParts === 0
          ? undefined
          : `${whole(quality.withUnknownParts)} reviews lacked a tool`,
    },
    table(
      "Quality by agent",
      [
        { name: "Agent", cell: ({ agent }) => agent, head: true },
        { name: "Executions", cell: ({ executions }) => whole(executions.count), figure: true },
        { name: "Success", cell: ({ success }) => share(success), figure: true },
        { name: "Median", cell: (one) => seconds(one.seconds.p50), figure: true },
        { name: "95 %", cell: (one) => seconds(one.seconds.p95), figure: true },
        {
          name: "Score, median",
          cell: ({ quality: { p50 } }) => (p50 === null ? none() : `${Math.round(p50)}`),
          figure: true,
        },
        { name: "Model calls", cell: ({ tokens }) => whole(tokens.calls), figure: true },
        { name: "Cost", cell: ({ costUsd }) => usd(costUsd), figure: true },
      ],
      agents,
    ),
  );
