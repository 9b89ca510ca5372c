import { type Child, h } from "./h.ts";

export type Column<T> = {
  name: string;
  cell: (item: T) => Child;
  /** Figures: right-aligned. */
  figure?: boolean;
  /** Words of any length: as wide as there is room, and broken anywhere. */
  text?: boolean;
  /** Left out where the page is narrow. */
  wide?: boolean;
  /** Of the row: read out before its other cells. */
  head?: boolean;
};

const classOf = ({ figure, text, wide }: Column<never>): string | undefined =>
  [figure && "figure", text && "text", wide && "wide"].filter(Boolean).join(" ") || undefined;

/** A table that can be scrolled sideways by itself, with the keyboard too, and never moves the page. */
export function table<T>(
  label: string,
  columns: readonly Column<T>[],
  items: readonly T[],
): HTMLElement {
  return scrollable(
    label,
    h(
      "table",
      { class: columns.length > 4 && "roomy" },
      h("caption", { class: "visually-hidden" }, label),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          columns.map((column) => h("th", { scope: "col", class: classOf(column) }, column.name)),
        ),
      ),
      h(
        "tbody",
        {},
        items.map((item) =>
          h(
            "tr",
            {},
            columns.map((column) =>
              column.head
                ? h("th", { scope: "row", class: classOf(column) }, column.cell(item))
                : h("td", { class: classOf(column) }, column.cell(item)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** What may be wider than the page. */
export const scrollable = (label: string, ...children: Child[]): HTMLElement =>
  h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, children);
