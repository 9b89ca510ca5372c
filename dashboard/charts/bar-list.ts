import { h } from "../dom/h.ts";
import type { Tone } from "../format/words.ts";

export type Bar = { name: string; value: number; text: string; tone?: Tone };

/** Names with bars and figures; a list for who cannot see the bars. */
export function barList(bars: readonly Bar[]): HTMLElement {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  return h(
    "ul",
    { class: "bars" },
    bars.map(({ name, value, text, tone = "busy" }) =>
      h(
        "li",
        { class: "meter" },
        h("span", { class: "meter-name" }, name),
        h(
          "span",
          { class: "meter-track", "aria-hidden": "true" },
          h("span", {
            class: `meter-fill tone-${tone}`,
            style: { width: `${Math.max(0, (value / most) * 100)}%` },
          }),
        ),
        h("span", { class: "meter-value" }, text),
      ),
    ),
  );
}
