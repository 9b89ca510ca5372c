import { type Tone, spoken, toneOf } from "../format/words.ts";
import { absolute, relative } from "../format/time.ts";
import { type Child, h } from "./h.ts";

/** A state or outcome: a word with a sign of its tone, so that nothing hangs on colour alone. */
export const chip = (name: string, tone: Tone = toneOf(name)): HTMLElement =>
  h("span", { class: `chip tone-${tone}` }, spoken(name));

const localText = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** How long ago; UTC and local time on hover. */
export const ago = (iso: string): HTMLElement =>
  h(
    "time",
    { datetime: iso, title: `${absolute(iso)} · ${localText(iso)} local` },
    relative(iso, Date.now()),
  );

/** The moment itself in UTC, with how long ago; local time on hover. */
export const moment = (iso: string): HTMLElement =>
  h(
    "time",
    { datetime: iso, title: `${localText(iso)} local` },
    absolute(iso),
    h("span", { class: "muted" }, ` · ${relative(iso, Date.now())}`),
  );

/** A part of the page below a heading. */
export const section = (
  { id, title, note }: { id: string; title: string; note?: string | undefined },
  ...children: Child[]
): HTMLElement =>
  h(
    "section",
    { id, class: "card", "aria-labelledby": `${id}-title` },
    h(
      "div",
      { class: "card-head" },
      h("h2", { id: `${id}-title`, tabindex: "-1" }, title),
      note !== undefined && h("p", { class: "muted" }, note),
    ),
    children,
  );

/** What stands where there is nothing. */
export const empty = (title: string, hint?: Child): HTMLElement =>
  h("div", { class: "empty" }, h("p", { class: "empty-title" }, title), hint && h("p", {}, hint));

/** Names and values. Pairs without a value are left out. */
export const facts = (pairs: readonly (readonly [string, Child])[]): HTMLElement =>
  h(
    "dl",
    { class: "facts" },
    pairs
      .filter(([, value]) => value !== undefined && value !== false && value !== "")
      .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );

/** What may be opened: closed at first. */
export const fold = (summary: string, ...children: Child[]): HTMLElement =>
  h("details", {}, h("summary", {}, summary), h("div", { class: "folded" }, children));
