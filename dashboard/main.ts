import type { SiteSummary } from "../src/core/dashboard/site-format.ts";
import { loadSession, loadSummary } from "./data/site.ts";
import { h } from "./dom/h.ts";
import { ago } from "./dom/parts.ts";
import { errorView, loadingView, unknownView } from "./dom/states.ts";
import { fleetPage } from "./fleet/page.ts";
import { knowledgePage } from "./knowledge/page.ts";
import { listView } from "./list/view.ts";
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

/** After a change of view the focus is on its heading, or on what the address names; never lost. */
function moveFocus(route: Route, how: { keep: string | undefined; first: boolean }): void {
  const kept =
    how.keep === undefined
      ? null
      : document.querySelector<HTMLElement>(`[data-keep="${how.keep}"]`);
  if (kept) return kept.focus({ preventScroll: true });
  const section = route.view === "session" ? route.section : undefined;
  if (section !== undefined) {
    const heading = document.getElementById(`${section}-title`);
    heading?.scrollIntoView({ block: "start" });
    return heading?.focus({ preventScroll: true });
  }
  if (how.first) return;
  scrollTo(0, 0);
  document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
}

/** What is shown is what the address said last: an answer that comes late shows nothing. */
let turn = 0;
/** The session on the page: another part of it needs no new view. */
let open: { id: string } | undefined;

async function render(first = false): Promise<void> {
  const mine = ++turn;
  const route = parseRoute(location.hash);
  const active = document.activeElement;
  const keep = active instanceof HTMLElement ? active.dataset["keep"] : undefined;
  markNavigation(route);
  if (route.view === "session" && route.id === open?.id && route.section !== undefined)
    return moveFocus(route, { keep: undefined, first });
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
    shown = errorView(error, () => void render());
  } finally {
    clearTimeout(waiting);
  }
  if (mine !== turn) return;
  open = route.view === "session" ? { id: route.id } : undefined;
  document.title = `${shown.title} · Miyabi`;
  main.replaceChildren(shown.view);
  // For who measures how long a view takes.
  performance.mark("shown");
  moveFocus(route, { keep, first });
}

startTheme();
element("theme").replaceWith(h("div", { id: "theme" }, themeSwitch()));
// A skip link that changed the address would be a change of view.
element("skip").addEventListener("click", (event) => {
  event.preventDefault();
  element("main").focus();
});
addEventListener("hashchange", () => void render());
void render(true);
