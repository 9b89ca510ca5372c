import type { SessionPage } from "../../src/core/dashboard/session-page.ts";
import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import { h } from "../dom/h.ts";
import { pageLink } from "../dom/link.ts";
import { type Section, sessionPath } from "../route.ts";
import { costSection } from "./cost.ts";
import { deploymentsSection } from "./deployments.ts";
import { headerView } from "./header.ts";
import { historySection } from "./history.ts";
import { qualitySection } from "./quality.ts";
import { tasksSection } from "./tasks.ts";
import { timelineSection } from "./timeline.ts";

const NAMES: Record<Section, string> = {
  timeline: "Timeline",
  tasks: "Tasks",
  quality: "Quality",
  deployments: "Deployments",
  cost: "Cost",
  history: "History",
};

/** Everything about one session, most urgent first. */
export const sessionView = (row: SessionRow, page: SessionPage): HTMLElement =>
  h(
    "div",
    {},
    headerView(row, page),
    h(
      "nav",
      { class: "sections", "aria-label": "Parts of this session" },
      h(
        "ul",
        {},
        (Object.keys(NAMES) as Section[]).map((name) =>
          h("li", {}, pageLink(sessionPath(row.id, name), {}, NAMES[name])),
        ),
      ),
    ),
    timelineSection(page),
    tasksSection(page),
    qualitySection(page),
    deploymentsSection(page),
    costSection(page),
    historySection(page),
  );
