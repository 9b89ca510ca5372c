import type { FleetMetrics } from "../../src/core/metrics/fleet.ts";
import { h } from "../dom/h.ts";
import { percent, usd } from "../format/number.ts";
import { roughDuration } from "../format/time.ts";

type Stat = { name: string; value: string; note: string };

const NONE = "–";
const orNone = <T>(value: T | null, text: (value: T) => string): string =>
  value === null ? NONE : text(value);

function statsOf({ sessions, system, automation, times, cost, quality }: FleetMetrics): Stat[] {
  const { throughput } = system;
  const ended = sessions.byState.done + sessions.byState.failed + sessions.byState.blocked;
  return [
    {
      name: "Done",
      value: ended === 0 ? NONE : percent(sessions.byState.done / ended),
      note: `${sessions.byState.done} of ${ended} that ended`,
    },
    {
      name: "Without a person",
      value: orNone(automation.zeroTouch.share, percent),
      note: "of those done",
    },
    {
      name: "To production",
      value: orNone(times.toProduction.p50, roughDuration),
      note: `median; 90 % within ${orNone(times.toProduction.p90, roughDuration)}`,
    },
    {
      name: "Throughput",
      value: orNone(throughput.perDay, (value) => value.toFixed(1)),
      note: "issues done a day",
    },
    {
      name: "Waiting now",
      value: `${system.waiting}`,
      note:
        system.longestWaitSeconds === null
          ? "nobody is asked"
          : `longest ${roughDuration(system.longestWaitSeconds)}`,
    },
    {
      name: "Score",
      value: orNone(quality.score.p50, (value) => `${Math.round(value)}`),
      note: "median of the last reviews",
    },
    {
      name: "Merged change",
      value: orNone(cost.perMergedChange.usd, usd),
      note: `${usd(cost.totalUsd)} in all`,
    },
  ];
}

/** The figures that are asked for first. */
export const stats = (fleet: FleetMetrics): HTMLElement =>
  h(
    "ul",
    { class: "stats" },
    statsOf(fleet).map(({ name, value, note }) =>
      h(
        "li",
        { class: "stat" },
        h("p", { class: "stat-name" }, name),
        h("p", { class: "stat-value" }, value),
        h("p", { class: "stat-note" }, note),
      ),
    ),
  );
