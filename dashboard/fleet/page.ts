import type { SiteSummary } from "../../src/core/dashboard/site-format.ts";
import { loadFleet } from "../data/fleet.ts";
import { h } from "../dom/h.ts";
import { empty, moment } from "../dom/parts.ts";
import { counted } from "../format/number.ts";
import { costSection } from "./cost.ts";
import { agentsSection, phasesSection } from "./durations.ts";
import { outcomesSections } from "./outcomes.ts";
import { stats } from "./stats.ts";
import { loadSection, successSection, throughputSection } from "./throughput.ts";

/** Figures of all sessions together. */
export async function fleetPage({ rows }: SiteSummary): Promise<HTMLElement> {
  const fleet = await loadFleet();
  const heading = h("h1", { tabindex: "-1" }, "Fleet");
  if (fleet.sessions.count === 0)
    return h("div", {}, heading, empty("No session yet", "Figures appear with the first session."));
  return h(
    "div",
    {},
    heading,
    h(
      "p",
      { class: "muted" },
      `${counted(fleet.sessions.count, "session")} of ${fleet.repositories.join(", ")}`,
      fleet.from !== null && [" since ", moment(fleet.from)],
    ),
    stats(fleet),
    h("div", { class: "columns columns-even" }, throughputSection(fleet), successSection(fleet)),
    loadSection(fleet),
    phasesSection(fleet),
    agentsSection(fleet),
    outcomesSections(fleet),
    costSection(fleet, rows),
  );
}
