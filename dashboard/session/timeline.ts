import type { GanttBar, GanttRow } from "../../src/core/dashboard/session-gantt.ts";
import type { SessionPage } from "../../src/core/dashboard/session-page.ts";
import { timeScale, type TimeScale } from "../../src/core/dashboard/time-scale.ts";
import { h } from "../dom/h.ts";
import { chip, empty, fold, section } from "../dom/parts.ts";
import { table } from "../dom/table.ts";
import { absolute, clock, duration, roughDuration } from "../format/time.ts";

const GROUPS = ["Phases", "Lanes and tasks", "Deployments"] as const;

const share = (value: number): string => `${(value * 100).toFixed(3)}%`;

/** A label that has no room is left out and not cut. */
function labelClass({ length }: string): string | undefined {
  if (length <= 2) return undefined;
  return length <= 7 ? "bar-long" : "bar-longer";
}

function barView(bar: GanttBar, row: GanttRow, scale: TimeScale): HTMLElement {
  const from = Date.parse(bar.from);
  const [start, end] = [scale.share(from), scale.share(from + bar.seconds * 1000)];
  const title = [
    [row.name, bar.label].filter((text) => text !== "").join(", "),
    `${bar.kind}, ${duration(bar.seconds)}`,
    absolute(bar.from),
    ...(bar.note === undefined ? [] : [bar.note]),
  ].join("\n");
  return h(
    "span",
    {
      class: `bar bar-${bar.kind}`,
      title,
      style: {
        left: `min(${share(start)}, 100% - 3px)`,
        width: `max(3px, ${share(Math.max(0, end - start))})`,
      },
    },
    bar.label !== "" && h("span", { class: labelClass(bar.label) }, bar.label),
  );
}

const rowView = (row: GanttRow, scale: TimeScale): HTMLElement =>
  h(
    "div",
    { class: "gantt-row" },
    h("div", { class: "gantt-name" }, row.name),
    h(
      "div",
      { class: "gantt-track" },
      grid(scale),
      row.bars.map((bar) => barView(bar, row, scale)),
    ),
  );

const grid = ({ ticks, segments }: TimeScale): HTMLElement[] => [
  ...ticks.map((tick) => h("span", { class: "gantt-line", style: { left: share(tick.share) } })),
  ...segments
    .filter(({ idle }) => idle)
    .map(({ start, end }) =>
      h("span", { class: "gantt-idle", style: { left: share(start), width: share(end - start) } }),
    ),
];

/** Clock times above the bars; the day where it is another than before. */
function axis({ ticks, segments }: TimeScale): HTMLElement {
  let day = "";
  return h(
    "div",
    { class: "gantt-row gantt-axis" },
    h("div", { class: "gantt-name" }, "UTC"),
    h(
      "div",
      { class: "gantt-track" },
      ticks.map(({ at, share: place }) => {
        const iso = new Date(at).toISOString();
        const [date, isNew] = [iso.slice(5, 10), iso.slice(0, 10) !== day];
        day = iso.slice(0, 10);
        return h(
          "span",
          {
            class: `gantt-tick${place > 0.93 ? " gantt-tick-last" : place < 0.05 ? " gantt-tick-first" : ""}`,
            style: { left: share(place) },
          },
          isNew && h("span", { class: "gantt-day" }, date),
          clock(iso).slice(0, 5),
        );
      }),
      segments
        .filter(({ idle }) => idle)
        .map(({ from, to, start, end }) =>
          h(
            "span",
            {
              class: "gantt-wait",
              style: { left: share((start + end) / 2) },
              title: `Nothing happened for ${duration((to - from) / 1000)}`,
            },
            roughDuration((to - from) / 1000),
          ),
        ),
    ),
  );
}

const figures = (rows: readonly GanttRow[]): HTMLElement =>
  table(
    "Timeline as a table",
    [
      { name: "What", cell: ({ row }) => row.name, head: true },
      { name: "Part", cell: ({ bar }) => bar.label },
      {
        name: "Started (UTC)",
        cell: ({ bar }) => absolute(bar.from).replace(" UTC", ""),
        figure: true,
      },
      { name: "Took", cell: ({ bar }) => duration(bar.seconds), figure: true },
      { name: "Outcome", cell: ({ bar }) => chip(bar.kind) },
      { name: "Note", cell: ({ bar }) => bar.note ?? "", text: true },
    ],
    rows.flatMap((row) => row.bars.map((bar) => ({ row, bar }))),
  );

/** Gantt chart by phase, lane and environment. */
export function timelineSection({ gantt }: SessionPage): HTMLElement {
  const spans = gantt.flatMap(({ bars }) =>
    bars.map(({ from, seconds }) => ({
      from: Date.parse(from),
      to: Date.parse(from) + Math.max(1, seconds * 1000),
    })),
  );
  const scale = timeScale(spans);
  if (scale === undefined)
    return section({ id: "timeline", title: "Timeline" }, empty("Nothing has been recorded yet"));
  const shortened = scale.segments.some(({ idle }) => idle);
  return section(
    {
      id: "timeline",
      title: "Timeline",
      note: shortened ? "long waits are drawn short (hatched)" : undefined,
    },
    h(
      "div",
      {
        class: "gantt",
        role: "img",
        "aria-label": "Timeline of phases, lanes and deployments; the table below has the same",
      },
      axis(scale),
      GROUPS.map((group) => {
        const rows = gantt.filter((row) => row.group === group);
        return rows.length === 0
          ? []
          : [h("div", { class: "gantt-group" }, group), ...rows.map((row) => rowView(row, scale))];
      }),
    ),
    fold("The timeline as a table", figures(gantt)),
  );
}
