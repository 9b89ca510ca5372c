import type { SiteSummary } from "../src/core/dashboard/site-format.ts";
import { loadSession, loadSummary } from "./data/site.ts";
import { h } from "./dom/h.ts";
import { ago } from "./dom/parts.ts";
import { errorView, loadingView, unknownView } from "./dom/states.ts";
import { fleetPage } from "./fleet/page.ts";
import { knowledgePage } from "./knowledge/page.ts";
import { listView } from "./list/view.ts";
import { changePlace, startPlaces } from "./places.ts";
import { parseRoute, type Route } from "./route.ts";
import { sessionView } from "./session/view.ts";
import { startTheme, themeSwitch } from "./theme.ts";

type Shown = { title: string; view: HTMLElement };

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks #${id}`);
  return found;
};

async function show(route: Route, summary: SiteSummary): Promise<Shown> {
  switch (route.view) {
    case "sessions":
      return { title: "Sessions", view: listView(summary, route.query) };
    case "session": {
      const row = summary.rows.find(({ id }) => id === route.id);
      if (row === undefined) return unknownView(`There is no session ${route.id} in this data.`);
      const view = sessionView(row, await loadSession(row));
      return { title: `#${row.issue} ${row.title}`, view };
    }
    case "fleet":
      return { title: "Fleet", view: await fleetPage(summary) };
    case "knowledge":
      return { title: "Knowledge", view: await knowledgePage(summary, route.query) };
    case "unknown":
      return unknownView(`Nothing is at ${route.path}.`);
  }
}

const areaOf = ({ view }: Route): string => (view === "session" ? "sessions" : view);

function markNavigation(route: Route): void {
  for (const link of document.querySelectorAll<HTMLElement>("#navigation a"))
    if (link.dataset["view"] === areaOf(route)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
}

type Arrival = {
  route: Route;
  /** What had the focus, where the new view has it as well. */
  keep: string | undefined;
  /** How far down the page was when it was left; undefined where it is new. */
  place: number | undefined;
  /** The session that was left. */
  from: string | undefined;
  first: boolean;
};

const focusOn = (selector: string): boolean => {
  const found = document.querySelector<HTMLElement>(selector);
  found?.focus({ preventScroll: true });
  return found !== null;
};

/** After a change of view the focus is on its heading, or on where somebody was; never lost. */
function arrive({ route, keep, place, from, first }: Arrival): void {
  if (place !== undefined) {
    scrollTo(0, place);
    if (from !== undefined && focusOn(`.row-link[href="#/sessions/${CSS.escape(from)}"]`)) return;
  }
  if (keep !== undefined && focusOn(`[data-keep="${CSS.escape(keep)}"]`)) return;
  const section = route.view === "session" ? route.section : undefined;
  if (section !== undefined && place === undefined) {
    document.getElementById(`${section}-title`)?.scrollIntoView({ block: "start" });
    focusOn(`#${section}-title`);
    return;
  }
  if (first) return;
  if (place === undefined) scrollTo(0, 0);
  focusOn("main h1");
}

/** What is shown is what the address said last: an answer that comes late shows nothing. */
let turn = 0;
/** The session on the page: another part of it needs no new view. */
let open: { id: string } | undefined;

async function render(first = false): Promise<void> {
  const mine = ++turn;
  const route = parseRoute(location.hash);
  const active = document.activeElement;
  const arrival = {
    route,
    keep: active instanceof HTMLElement ? active.dataset["keep"] : undefined,
    place: first ? undefined : changePlace(),
    from: open?.id,
    first,
  };
  markNavigation(route);
  if (route.view === "session" && route.id === open?.id) {
    arrive({ ...arrival, keep: undefined });
    return;
  }
  const main = element("main");
  const waiting = setTimeout(() => {
    if (mine === turn) main.replaceChildren(loadingView());
  }, 150);
  let shown: Shown;
  try {
    const summary = await loadSummary();
    if (mine === turn) element("age").replaceChildren("As of ", ago(summary.generatedAt));
    shown = await show(route, summary);
  } catch (error) {
    shown = errorView(error, () => void render(true));
  } finally {
    clearTimeout(waiting);
  }
  if (mine !== turn) return;
  open = route.view === "session" ? { id: route.id } : undefined;
  document.title = `${shown.title} · Miyabi`;
  main.replaceChildren(shown.view);
  // For who measures how long a view takes.
  performance.mark("shown");
  arrive(arrival);
}

startTheme();
startPlaces();
element("theme").replaceWith(h("div", { id: "theme" }, themeSwitch()));
// A skip link that changed the address would be a change of view.
element("skip").addEventListener("click", (event) => {
  event.preventDefault();
  element("main").focus();
});
addEventListener("hashchange", () => void render());
void render(true);
