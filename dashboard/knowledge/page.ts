import { h } from "../dom/h.ts";
import { empty } from "../dom/parts.ts";

export const knowledgePage = (_: URLSearchParams): Promise<HTMLElement> =>
  Promise.resolve(h("div", {}, h("h1", { tabindex: "-1" }, "Knowledge"), empty("Nothing yet")));
