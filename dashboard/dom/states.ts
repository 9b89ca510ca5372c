import { h } from "./h.ts";
import { pageLink } from "./link.ts";

type Shown = { title: string; view: HTMLElement };

export const loadingView = (): HTMLElement =>
  h("p", { class: "loading", role: "status" }, "Loading …");

export const unknownView = (text: string): Shown => ({
  title: "Not found",
  view: h(
    "div",
    { class: "empty" },
    h("h1", { tabindex: "-1" }, "Not found"),
    h("p", {}, text),
    h("p", {}, pageLink("/sessions", {}, "All sessions")),
  ),
});

/** What went wrong and what helps; a click tries again. */
export const errorView = (error: unknown, again: () => void): Shown => ({
  title: "Error",
  view: h(
    "div",
    { class: "empty", role: "alert" },
    h("h1", { tabindex: "-1" }, "This could not be shown"),
    h("p", {}, error instanceof Error ? error.message : String(error)),
    h(
      "p",
      { class: "muted" },
      "The page needs the folder data beside it, as miyabi dashboard writes it.",
    ),
    h("button", { type: "button", on: { click: again } }, "Try again"),
  ),
});
