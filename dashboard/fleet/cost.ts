import type { FleetMetrics } from "../../src/core/metrics/fleet.ts";
import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import { barList } from "../charts/bar-list.ts";
import { lineChart } from "../charts/line-chart.ts";
import { h } from "../dom/h.ts";
import { facts, fold, section } from "../dom/parts.ts";
import { table } from "../dom/table.ts";
import { short, usd } from "../format/number.ts";
import { costOf, stepName, timesOf } from "./series.ts";

const orNone = (value: number | null): string => (value === null ? "–" : usd(value));

export function costSection(
  { cost, system }: FleetMetrics,
  rows: readonly SessionRow[],
): HTMLElement {
  const { buckets, stepSeconds } = system.series;
  const sums = costOf(buckets, stepSeconds, rows);
  return section(
    {
      id: "cost",
      title: "Cost",
      note: `${usd(cost.totalUsd)} and ${short(cost.tokens)} tokens in all`,
    },
    h(
      "div",
      { class: "columns columns-wide" },
      h(
        "div",
        {},
        barList(
          cost.byAgent.map(({ agent, usd: value }) => ({ name: agent, value, text: usd(value) })),
        ),
        facts([
          ["A session, median", orNone(cost.perSession.p50)],
          ["A session, 95 %", orNone(cost.perSession.p95)],
          ["A merged change", orNone(cost.perMergedChange.usd)],
          ["A healthy change in production", orNone(cost.perHealthyProductionChange.usd)],
        ]),
      ),
      h(
        "div",
        {},
        lineChart({
          label: `Cost of the sessions that began in every ${stepName(stepSeconds)}; the table below has all`,
          times: timesOf(buckets),
          daily: stepSeconds >= 86_400,
          text: (value) => `$${value < 10 ? value.toFixed(1) : Math.round(value)}`,
          series: [
            {
              name: `Sessions that began, every ${stepName(stepSeconds)}`,
              tone: "busy",
              kind: "bars",
              values: sums,
            },
          ],
        }),
        fold(
          "Cost as a table",
          table(
            "Cost over time",
            [
              {
                name: "From (UTC)",
                cell: ({ from }) => from.slice(0, 16).replace("T", " "),
                head: true,
              },
              { name: "Cost", cell: ({ sum }) => usd(sum), figure: true },
            ],
            buckets.map(({ from }, at) => ({ from, sum: sums[at] ?? 0 })),
          ),
        ),
      ),
    ),
  );
}
