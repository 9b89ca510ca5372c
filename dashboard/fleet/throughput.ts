import type { FleetMetrics } from "../../src/core/metrics/fleet.ts";
import { lineChart } from "../charts/line-chart.ts";
import { fold, section } from "../dom/parts.ts";
import { table } from "../dom/table.ts";
import { counted, percent } from "../format/number.ts";
import { absolute } from "../format/time.ts";
import { stepName, successOf, timesOf } from "./series.ts";

const whole = (value: number): string => (Number.isInteger(value) ? `${value}` : "");
const isDaily = ({ system }: FleetMetrics): boolean => system.series.stepSeconds >= 86_400;

/** When a bucket begins, as its table says it. */
const beginning = (fleet: FleetMetrics, from: string): string =>
  isDaily(fleet) ? from.slice(0, 10) : absolute(from).replace(" UTC", "");

export function throughputSection(fleet: FleetMetrics): HTMLElement {
  const { buckets, stepSeconds } = fleet.system.series;
  const { done } = fleet.system.throughput;
  return section(
    { id: "throughput", title: "Throughput", note: `sessions every ${stepName(stepSeconds)}` },
    lineChart({
      label: `Throughput: ${counted(done, "session")} done; the table below has every ${stepName(stepSeconds)}`,
      times: timesOf(buckets),
      daily: isDaily(fleet),
      text: whole,
      series: [
        { name: "Done", tone: "good", kind: "bars", values: buckets.map((one) => one.done) },
        {
          name: "Stopped",
          tone: "bad",
          marks: true,
          values: buckets.map(({ stopped }) => (stopped === 0 ? null : stopped)),
        },
      ],
    }),
    fold(
      "Throughput as a table",
      table(
        "Throughput",
        [
          { name: "From (UTC)", cell: ({ from }) => beginning(fleet, from), head: true },
          { name: "Began", cell: ({ began }) => began, figure: true },
          { name: "Done", cell: (one) => one.done, figure: true },
          { name: "Stopped", cell: ({ stopped }) => stopped, figure: true },
        ],
        buckets,
      ),
    ),
  );
}

export function successSection(fleet: FleetMetrics): HTMLElement {
  const { buckets, stepSeconds } = fleet.system.series;
  const rates = successOf(buckets);
  return section(
    { id: "success", title: "Success rate", note: "of the sessions that ended" },
    lineChart({
      label: `Success rate every ${stepName(stepSeconds)}; the table below has all`,
      times: timesOf(buckets),
      daily: isDaily(fleet),
      text: (value) => (value > 1 ? "" : percent(value)),
      series: [{ name: "Done of ended", tone: "busy", values: rates, points: true }],
    }),
    fold(
      "Success rate as a table",
      table(
        "Success rate",
        [
          { name: "From (UTC)", cell: ({ from }) => beginning(fleet, from), head: true },
          {
            name: "Done of ended",
            cell: ({ rate }) =>
              rate === null || rate === undefined ? "none ended" : percent(rate),
            figure: true,
          },
        ],
        buckets.map(({ from }, at) => ({ from, rate: rates[at] })),
      ),
    ),
  );
}

export function loadSection(fleet: FleetMetrics): HTMLElement {
  const { system } = fleet;
  const { buckets, stepSeconds } = system.series;
  return section(
    {
      id: "load",
      title: "Load and queue",
      note: `most at once in every ${stepName(stepSeconds)}; now ${system.working} at work, ${system.waiting} waiting for people, ${counted(system.queuedTasks, "task")} queued`,
    },
    lineChart({
      label: `Load: at most ${system.concurrentMax ?? 0} sessions at work at once; the table below has every ${stepName(stepSeconds)}`,
      times: timesOf(buckets),
      daily: isDaily(fleet),
      text: whole,
      series: [
        {
          name: "Waiting for people",
          tone: "warn",
          kind: "steps",
          values: buckets.map((one) => one.waitingMax),
        },
        {
          name: "Queued tasks",
          tone: "quiet",
          kind: "steps",
          values: buckets.map((one) => one.queuedTasksMax),
        },
        {
          name: "At work",
          tone: "busy",
          kind: "steps",
          values: buckets.map((one) => one.workingMax),
        },
      ],
    }),
    fold(
      "Load as a table",
      table(
        "Load and queue",
        [
          { name: "From (UTC)", cell: ({ from }) => beginning(fleet, from), head: true },
          { name: "At work", cell: ({ workingMax }) => workingMax, figure: true },
          { name: "Waiting for people", cell: ({ waitingMax }) => waitingMax, figure: true },
          { name: "Queued tasks", cell: ({ queuedTasksMax }) => queuedTasksMax, figure: true },
        ],
        buckets,
      ),
    ),
  );
}
