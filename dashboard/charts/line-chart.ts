import uPlot from "uplot";
import { h } from "../dom/h.ts";
import { absolute } from "../format/time.ts";
import type { Tone } from "../format/words.ts";
import { onTheme } from "../theme.ts";

type Series = {
  name: string;
  tone: Tone;
  /** One for each moment; null where there is nothing. */
  values: readonly (number | null)[];
  kind?: "line" | "bars" | "steps";
  dashed?: boolean;
  /** A dot at each value. */
  points?: boolean;
  /** Only marks, no line. */
  marks?: boolean;
};

export type LineChart = {
  /** What it shows, in words, for who cannot see it; its figures belong in a table beside it. */
  label: string;
  /** Seconds since 1970, ascending. */
  times: readonly number[];
  series: readonly Series[];
  /** A figure of the vertical axis as text. */
  text: (value: number) => string;
  /** Whole days: the axis has dates and no times. */
  daily?: boolean;
};

const HEIGHT = 180;

const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const FONT = "12px system-ui, sans-serif";

function seriesOf(one: Series): uPlot.Series {
  const stroke = (): string => colour(`tone-${one.tone}`);
  const paths =
    one.kind === "bars"
      ? uPlot.paths.bars?.({ size: [0.7, 36], radius: 0.15 })
      : one.kind === "steps"
        ? uPlot.paths.stepped?.({ align: 1 })
        : undefined;
  return {
    label: one.name,
    stroke,
    width: one.marks ? 0 : one.kind === "bars" ? 0 : 1.5,
    ...(one.kind === "bars" ? { fill: stroke } : {}),
    ...(one.dashed ? { dash: [5, 4] } : {}),
    ...(paths ? { paths } : {}),
    points: {
      show: one.marks === true || one.points === true,
      size: one.marks ? 8 : 5,
      stroke,
      fill: stroke,
    },
  };
}

/** Scale of the values from zero up, with room above. */
const fromZero = (_: uPlot, __: number | null, most: number | null): [number, number] => [
  0,
  most === null || most <= 0 ? 1 : most * 1.15,
];

/** Less than ten minutes: its axis needs seconds. */
const isShort = ({ times }: LineChart): boolean => (times.at(-1) ?? 0) - (times[0] ?? 0) < 600;

function optionsOf(
  chart: LineChart,
  how: { width: number; onCursor: (at: number | null | undefined) => void },
): uPlot.Options {
  const axis = {
    stroke: () => colour("muted"),
    grid: { stroke: () => colour("grid"), width: 1 },
    ticks: { show: false },
    font: FONT,
  };
  return {
    width: how.width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 7 } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    scales: { x: { time: true }, y: { range: fromZero } },
    axes: [
      {
        ...axis,
        space: 80,
        size: 28,
        values: (_, moments) =>
          moments.map((seconds) => {
            const iso = new Date(seconds * 1000).toISOString();
            if (chart.daily || iso.endsWith("T00:00:00.000Z")) return iso.slice(5, 10);
            return iso.slice(11, isShort(chart) ? 19 : 16);
          }),
        ...(chart.daily ? { incrs: [1, 2, 7, 14, 28, 91].map((days) => days * 86_400) } : {}),
      },
      {
        ...axis,
        size: 60,
        space: 36,
        values: (_, values) => values.map((value) => chart.text(value)),
      },
    ],
    series: [{}, ...chart.series.map(seriesOf)],
    hooks: { setCursor: [({ cursor }) => how.onCursor(cursor.idx)] },
  };
}

/**
 * A chart over time on a canvas, as wide as there is room. It says of itself what its label says; what the pointer
 * is on stands in its legend.
 */
export function lineChart(chart: LineChart): HTMLElement {
  const values = chart.series.map(() => h("b", {}));
  const when = h("span", { class: "legend-time" });
  const legend = h(
    "div",
    { class: "legend" },
    chart.series.map(({ name, tone, dashed, marks }, at) =>
      h(
        "span",
        {},
        h("i", {
          class: `swatch tone-${tone}${dashed ? " swatch-dashed" : ""}${marks ? " swatch-mark" : ""}`,
        }),
        `${name} `,
        values[at],
      ),
    ),
    when,
  );
  const onCursor = (at: number | null | undefined): void => {
    const time = at === null || at === undefined ? undefined : chart.times[at];
    const iso = time === undefined ? undefined : new Date(time * 1000).toISOString();
    when.textContent =
      iso === undefined
        ? ""
        : chart.daily
          ? iso.slice(0, 10)
          : `${absolute(iso).slice(0, 10)} ${iso.slice(11, 19)} UTC`;
    for (const [index, { values: all }] of chart.series.entries()) {
      const value = time === undefined ? undefined : all[at ?? -1];
      const box = values[index];
      if (box) box.textContent = value === null || value === undefined ? "" : chart.text(value);
    }
  };
  const canvas = h("div", { class: "chart-canvas", style: { "min-height": `${HEIGHT}px` } });
  let plot: uPlot | undefined;
  const draw = (width: number): void => {
    if (plot) return plot.setSize({ width, height: HEIGHT });
    const data: uPlot.AlignedData = [
      [...chart.times],
      ...chart.series.map((one) => [...one.values]),
    ];
    plot = new uPlot(optionsOf(chart, { width, onCursor }), data, canvas);
  };
  const forget = onTheme(() => plot?.redraw(false, true));
  const observer = new ResizeObserver(([entry]) => {
    if (!canvas.isConnected) {
      observer.disconnect();
      forget();
      plot?.destroy();
      return;
    }
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width > 0) draw(width);
  });
  observer.observe(canvas);
  return h("div", { class: "chart", role: "img", "aria-label": chart.label }, legend, canvas);
}
