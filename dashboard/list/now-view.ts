import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import type { Standing } from "../../src/core/dashboard/standings.ts";
import { h } from "../dom/h.ts";
import { pageLink } from "../dom/link.ts";
import { ago, empty } from "../dom/parts.ts";
import { STANDING_WORDS } from "../format/words.ts";
import { pathWith, sessionPath } from "../route.ts";
import { nowOf } from "./now.ts";

const MOST_SHOWN = 6;

const tile = (standing: Standing, count: number, chosen: boolean): HTMLElement => {
  const { name, tone, hint } = STANDING_WORDS[standing];
  return h(
    "li",
    {},
    pageLink(
      chosen ? "/sessions" : pathWith("/sessions", { standing }),
      {
        class: `tile tone-${count === 0 ? "quiet" : tone}`,
        "aria-current": chosen ? "true" : undefined,
        "data-keep": standing,
      },
      h("span", { class: "tile-count" }, `${count}`),
      h("span", { class: "tile-name" }, name),
      h("span", { class: "tile-hint" }, hint),
    ),
  );
};

const attentionItem = (row: SessionRow): HTMLElement =>
  h(
    "li",
    { class: `attention tone-${STANDING_WORDS[row.standing].tone}` },
    pageLink(
      sessionPath(row.id),
      {},
      h("span", { class: "number" }, `#${row.issue}`),
      " ",
      row.title,
    ),
    h("p", { class: "attention-why" }, row.why),
    h(
      "p",
      { class: "muted attention-since" },
      STANDING_WORDS[row.standing].name,
      " · ",
      ago(row.since),
    ),
  );

const liveItem = (row: SessionRow): HTMLElement =>
  h(
    "li",
    { class: "attention tone-good" },
    h("p", { class: "live-version" }, row.production?.version ?? "a release without a version"),
    pageLink(
      sessionPath(row.id, "deployments"),
      {},
      h("span", { class: "number" }, `#${row.issue}`),
      " ",
      row.title,
    ),
    h(
      "p",
      { class: "muted attention-since" },
      row.repository,
      " · healthy ",
      row.production === undefined ? "" : ago(row.production.at),
    ),
  );

/** What is stuck, what waits for a person, what is in production: the first look at three in the morning. */
export function nowView(rows: readonly SessionRow[], chosen: Standing | ""): HTMLElement {
  const { counts, attention, live } = nowOf(rows);
  const left = attention.length - MOST_SHOWN;
  return h(
    "div",
    { class: "now" },
    h(
      "ul",
      { class: "tiles", "aria-label": "Sessions by where they stand" },
      counts.map(({ standing, count }) => tile(standing, count, standing === chosen)),
    ),
    chosen === "" &&
      h(
        "div",
        { class: "columns" },
        h(
          "section",
          { class: "card", "aria-labelledby": "attention-title" },
          h(
            "div",
            { class: "card-head" },
            h("h2", { id: "attention-title" }, "Needs attention"),
            h("p", { class: "muted" }, "longest wait first"),
          ),
          attention.length === 0
            ? empty("Nothing is stuck, and nobody is waited for")
            : h("ul", { class: "list" }, attention.slice(0, MOST_SHOWN).map(attentionItem)),
          left > 0 && h("p", { class: "muted more" }, `and ${left} more in the list below`),
        ),
        h(
          "section",
          { class: "card", "aria-labelledby": "live-title" },
          h("div", { class: "card-head" }, h("h2", { id: "live-title" }, "Production now")),
          live.length === 0
            ? empty("No release is known to be healthy in production")
            : h("ul", { class: "list" }, live.map(liveItem)),
        ),
      ),
  );
}
