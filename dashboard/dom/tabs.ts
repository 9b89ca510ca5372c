import { h } from "./h.ts";

export type Tab = { name: string; view: () => HTMLElement };

let made = 0;

/** Tabs as the ARIA practices have them: the arrow keys choose, one tab stop for all. */
export function tabs(label: string, items: readonly Tab[], first: number): HTMLElement {
  const id = `tabs-${++made}`;
  const panel = h("div", { role: "tabpanel", id: `${id}-panel`, tabindex: "0" });
  const buttons = items.map(({ name }, at) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `${id}-${at}`,
        "aria-controls": panel.id,
        on: { click: () => choose(at) },
      },
      name,
    ),
  );
  const choose = (chosen: number): void => {
    for (const [at, button] of buttons.entries()) {
      button.setAttribute("aria-selected", `${at === chosen}`);
      button.tabIndex = at === chosen ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", `${id}-${chosen}`);
    panel.replaceChildren(...items.slice(chosen, chosen + 1).map(({ view }) => view()));
  };
  const onKey = (event: KeyboardEvent): void => {
    const at = buttons.findIndex((button) => button === event.target);
    const last = buttons.length - 1;
    const steps: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    choose(next);
    buttons[next]?.focus();
  };
  choose(first);
  return h(
    "div",
    { class: "tabs" },
    h("div", { role: "tablist", "aria-label": label, on: { keydown: onKey } }, buttons),
    panel,
  );
}
