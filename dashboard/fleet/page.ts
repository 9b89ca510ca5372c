import type { SiteSummary } from "../../src/core/dashboard/site-format.ts";
import { h } from "../dom/h.ts";
import { empty } from "../dom/parts.ts";

export const fleetPage = (_: SiteSummary): Promise<HTMLElement> =>
  Promise.resolve(h("div", {}, h("h1", { tabindex: "-1" }, "Fleet"), empty("Nothing yet")));
