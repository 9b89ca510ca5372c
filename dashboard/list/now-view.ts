import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import type { Standing } from "../../src/core/dashboard/standings.ts";
import { type Child, h } from "../dom/h.ts";
import { pageLink } from "../dom/link.ts";
import { ago, chip, empty } from "../dom/parts.ts";
import { STANDING_WORDS } from "../format/words.ts";
import { pathWith, sessionPath } from "../route.ts";
import { nowOf } from "./now.ts";

const MOST_SHOWN = 4;

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

const item = (row: SessionRow): HTMLElement =>
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
    h("p", { class: "muted attention-since" }, ago(row.since)),
  );

const releaseItem = (row: SessionRow, isLive: boolean): HTMLElement =>
  h(
    "li",
    { class: `attention tone-${isLive ? "good" : "quiet"}` },
    pageLink(
      sessionPath(row.id, "deployments"),
      {},
      row.production?.version !== undefined && `${row.production.version} `,
      h("span", { class: "number" }, `#${row.issue}`),
      " ",
      row.title,
    ),
    h(
      "p",
      { class: "muted attention-since" },
      isLive ? chip("live", "good") : chip(row.production?.outcome ?? ""),
      " ",
      isLive && `${row.repository} · `,
      row.production === undefined ? "" : ago(row.production.at),
    ),
  );

const card = (
  { id, title, more }: { id: string; title: string; more?: Child },
  content: HTMLElement,
): HTMLElement =>
  h(
    "section",
    { class: "card", "aria-labelledby": id },
    h("div", { class: "card-head" }, h("h2", { id }, title)),
    content,
    more !== undefined && more !== false && h("p", { class: "more" }, more),
  );

const waiting = (
  { standing, title, nothing }: { standing: Standing; title: string; nothing: string },
  rows: readonly SessionRow[],
): HTMLElement =>
  card(
    {
      id: `${standing}-title`,
      title,
      more:
        rows.length > MOST_SHOWN &&
        pageLink(pathWith("/sessions", { standing }), {}, `All ${rows.length}`),
    },
    rows.length === 0
      ? empty(nothing)
      : h("ul", { class: "list" }, rows.slice(0, MOST_SHOWN).map(item)),
  );

/** What is stuck, what waits for a person, what is in production: the first look at three in the morning. */
export function nowView(rows: readonly SessionRow[], chosen: Standing | ""): HTMLElement {
  const { counts, stuck, person, live, before } = nowOf(rows);
  const releases = [
    ...live.map((row) => releaseItem(row, true)),
    ...before.slice(0, Math.max(0, MOST_SHOWN - live.length)).map((row) => releaseItem(row, false)),
  ];
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
        { class: "columns columns-three" },
        waiting({ standing: "stuck", title: "Stuck longest", nothing: "Nothing is stuck" }, stuck),
        waiting(
          { standing: "person", title: "Waiting longest", nothing: "Nobody is waited for" },
          person,
        ),
        card(
          { id: "live-title", title: "Production now" },
          releases.length === 0
            ? empty("Nothing has been deployed to production")
            : h("ul", { class: "list" }, releases),
        ),
      ),
  );
}
