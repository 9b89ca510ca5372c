import { STATES } from "../data/states.ts";
import type { SiteSummary } from "../../src/core/dashboard/site-format.ts";
import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import { STANDINGS } from "../../src/core/dashboard/standings.ts";
import { type Child, h } from "../dom/h.ts";
import { pageLink } from "../dom/link.ts";
import { ago, chip, empty } from "../dom/parts.ts";
import { counted, usd } from "../format/number.ts";
import { scoreTone, spoken, STANDING_WORDS } from "../format/words.ts";
import { pathWith, sessionPath } from "../route.ts";
import { nowView } from "./now-view.ts";
import {
  type ListQuery,
  type Listed,
  listed,
  parseQuery,
  queryValues,
  type Sort,
  SORTS,
} from "./query.ts";

const several = (rows: readonly SessionRow[]): boolean =>
  new Set(rows.map(({ repository }) => repository)).size > 1;

const titleCell = (row: SessionRow, withRepository: boolean): Child => [
  pageLink(
    sessionPath(row.id),
    { class: "row-link" },
    h("span", { class: "number" }, `#${row.issue}`),
    " ",
    row.title,
  ),
  h(
    "div",
    { class: "row-note" },
    h("span", { class: "narrow" }, chip(row.state)),
    withRepository && h("span", {}, row.repository),
    row.type !== undefined && h("span", {}, row.type),
    row.priority !== undefined && h("span", {}, row.priority),
    row.standing !== "production" &&
      row.standing !== "done" &&
      h("span", { class: "why" }, row.why),
  ),
];

type Header = { name: string; sort?: Sort; class?: string };

const HEADERS: readonly Header[] = [
  { name: "Issue", sort: "issue" },
  { name: "State", sort: "state", class: "wide" },
  { name: "Tasks", sort: "tasks", class: "wide figure" },
  { name: "Score", sort: "score", class: "wide figure" },
  { name: "Production", class: "wide" },
  { name: "Cost", sort: "cost", class: "wide figure" },
  { name: "Started", sort: "started", class: "wide figure" },
  { name: "Moved", sort: "moved", class: "figure" },
];

function production({ production: found }: SessionRow): Child {
  if (found === undefined) return h("span", { class: "muted" }, "–");
  return [chip(found.outcome), found.version !== undefined && ` ${found.version}`];
}

const rowView = (row: SessionRow, withRepository: boolean): HTMLElement =>
  h(
    "tr",
    { class: `standing-${row.standing}` },
    h("th", { scope: "row", class: "title-cell" }, titleCell(row, withRepository)),
    h("td", { class: "wide" }, chip(row.state)),
    h(
      "td",
      { class: "wide figure" },
      row.tasks.all === 0
        ? h("span", { class: "muted" }, "–")
        : `${row.tasks.done}/${row.tasks.all}`,
    ),
    h(
      "td",
      { class: "wide figure" },
      row.score === undefined
        ? h("span", { class: "muted" }, "–")
        : h("span", { class: `score tone-${scoreTone(row.score)}` }, `${Math.round(row.score)}`),
    ),
    h("td", { class: "wide nowrap" }, production(row)),
    h("td", { class: "wide figure" }, usd(row.costUsd)),
    h("td", { class: "wide figure nowrap" }, ago(row.startedAt)),
    h("td", { class: "figure nowrap" }, ago(row.movedAt)),
  );

const option = (value: string, text: string, chosen: string): HTMLElement =>
  h("option", { value, selected: value === chosen }, text);

/** The list of sessions, which draws itself anew whenever its filter changes. */
export function listView(summary: SiteSummary, search: URLSearchParams): HTMLElement {
  const { rows } = summary;
  if (rows.length === 0)
    return h(
      "div",
      {},
      h("h1", { tabindex: "-1" }, "Sessions"),
      empty(
        "No session yet",
        "Label an issue trigger:agent-execute. Its session appears here when the dashboard is made again.",
      ),
    );
  let query = parseQuery(search);
  const results = h("div", {});
  const now = h("div", {});
  const heading = h("h2", { id: "all-title" });
  const status = h("p", { class: "muted", role: "status" });
  const change = (changed: Partial<ListQuery>): void => {
    query = { ...query, page: 1, ...changed };
    // The filter belongs to the address, and typing makes no history.
    history.replaceState(history.state, "", `#${pathWith("/sessions", queryValues(query))}`);
    draw();
  };
  const sortBy = (sort: Sort): void =>
    change({ sort, descending: query.sort === sort ? !query.descending : sort !== "state" });
  const draw = (): void => {
    const found = listed(rows, query);
    status.textContent =
      found.found === rows.length
        ? counted(rows.length, "session")
        : `${found.found} of ${counted(rows.length, "session")}`;
    heading.textContent =
      query.standing === "" ? "All sessions" : STANDING_WORDS[query.standing].name;
    if (now.dataset["standing"] !== query.standing)
      now.replaceChildren(nowView(rows, query.standing));
    now.dataset["standing"] = query.standing;
    results.replaceChildren(
      found.found === 0
        ? empty("No session fits the filter", clearButton(change))
        : h(
            "div",
            {},
            tableOf(found, { query, sortBy, several: several(rows) }),
            pager(found, change),
          ),
    );
  };
  const view = h(
    "div",
    {},
    h("h1", { tabindex: "-1" }, "Sessions"),
    now,
    h(
      "section",
      { class: "card", "aria-labelledby": "all-title" },
      h("div", { class: "card-head" }, heading, status),
      filters(query, change),
      results,
    ),
  );
  draw();
  return view;
}

const clearButton = (change: (changed: Partial<ListQuery>) => void): HTMLElement =>
  h(
    "button",
    {
      type: "button",
      on: {
        click: () => {
          change({ text: "", standing: "", state: "" });
          location.hash = "#/sessions";
        },
      },
    },
    "Show all sessions",
  );

function filters(query: ListQuery, change: (changed: Partial<ListQuery>) => void): HTMLElement {
  const select = (
    label: string,
    options: readonly HTMLElement[],
    chosen: (value: string) => Partial<ListQuery>,
  ): HTMLElement => {
    const box: HTMLSelectElement = h(
      "select",
      { on: { change: () => change(chosen(box.value)) } },
      options,
    );
    return h("label", {}, h("span", {}, label), box);
  };
  const text: HTMLInputElement = h("input", {
    type: "search",
    value: query.text,
    placeholder: "Title, #number, type …",
    on: { input: () => change({ text: text.value }) },
  });
  return h(
    "form",
    { class: "filters", role: "search", on: { submit: (event) => event.preventDefault() } },
    h("label", { class: "grow" }, h("span", {}, "Search"), text),
    select(
      "Standing",
      [
        option("", "All", query.standing),
        ...STANDINGS.map((one) => option(one, STANDING_WORDS[one].name, query.standing)),
      ],
      (value) => ({ standing: parseQuery(new URLSearchParams({ standing: value })).standing }),
    ),
    select(
      "State",
      [
        option("", "All", query.state),
        ...STATES.map((one) => option(one, spoken(one), query.state)),
      ],
      (state) => ({ state }),
    ),
    select(
      "Sort by",
      Object.entries(SORTS).map(([sort, name]) => option(sort, name, query.sort)),
      (value) => ({ sort: parseQuery(new URLSearchParams({ sort: value })).sort }),
    ),
  );
}

function tableOf(
  { rows }: Listed,
  how: { query: ListQuery; sortBy: (sort: Sort) => void; several: boolean },
): HTMLElement {
  const { query, sortBy } = how;
  const header = ({ name, sort, class: classes }: Header): HTMLElement => {
    if (sort === undefined) return h("th", { scope: "col", class: classes }, name);
    const sorted = query.sort === sort;
    const order = query.descending ? "descending" : "ascending";
    return h(
      "th",
      { scope: "col", class: classes, "aria-sort": sorted ? order : undefined },
      h(
        "button",
        {
          type: "button",
          class: `sort${sorted ? ` sorted-${order}` : ""}`,
          "data-sort": sort,
          on: {
            click: () => {
              sortBy(sort);
              document.querySelector<HTMLElement>(`[data-sort="${sort}"]`)?.focus();
            },
          },
        },
        name,
      ),
    );
  };
  return h(
    "table",
    { class: "sessions", on: { keydown: moveBetweenRows } },
    h("caption", { class: "visually-hidden" }, "Sessions; the arrow keys move between them"),
    h("thead", {}, h("tr", {}, HEADERS.map(header))),
    h(
      "tbody",
      {},
      rows.map((row) => rowView(row, how.several)),
    ),
  );
}

/** Arrow keys, Home and End move between the links of the rows. */
function moveBetweenRows(event: KeyboardEvent): void {
  const target = event.target;
  if (!(target instanceof HTMLElement) || !target.matches(".row-link")) return;
  const links = [...document.querySelectorAll<HTMLElement>(".sessions .row-link")];
  const at = links.indexOf(target);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: links.length - 1,
  };
  const next = links[steps[event.key] ?? -1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function pager(
  { page, pages }: Listed,
  change: (changed: Partial<ListQuery>) => void,
): HTMLElement | undefined {
  if (pages === 1) return undefined;
  const button = (name: string, to: number): HTMLElement =>
    h(
      "button",
      {
        type: "button",
        disabled: to < 1 || to > pages,
        on: {
          click: () => {
            change({ page: to });
            document.querySelector("#all-title")?.scrollIntoView();
          },
        },
      },
      name,
    );
  return h(
    "nav",
    { class: "pager", "aria-label": "Pages of the list" },
    button("Previous", page - 1),
    h("span", {}, `Page ${page} of ${pages}`),
    button("Next", page + 1),
  );
}
