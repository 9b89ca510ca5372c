import { safeLink } from "../../src/core/dashboard/safe-link.ts";
import { type Attributes, type Child, h } from "./h.ts";

/** A link within the page. @param to what follows `#`, e.g. `/sessions/12` */
export const pageLink = (
  to: string,
  attributes: Attributes,
  ...children: Child[]
): HTMLAnchorElement => h("a", { ...attributes, href: `#${to}` }, ...children);

/** A link out of the page, or plain text where the address is none that may be opened. */
export function outLink(url: string | undefined, ...children: Child[]): HTMLElement {
  const href = safeLink(url);
  if (href === undefined) return h("span", {}, ...children);
  return h(
    "a",
    { href, target: "_blank", rel: "noopener noreferrer" },
    ...children,
    h("span", { class: "visually-hidden" }, " (opens in a new tab)"),
  );
}
