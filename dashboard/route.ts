/** Where in the page somebody is: what follows `#` in its address. */
export type Route =
  | { view: "sessions"; query: URLSearchParams }
  | { view: "session"; id: string; section: string | undefined }
  | { view: "fleet" }
  | { view: "knowledge"; query: URLSearchParams }
  | { view: "unknown"; path: string };

const SECTIONS = ["timeline", "tasks", "quality", "deployments", "cost", "history"] as const;
export type Section = (typeof SECTIONS)[number];

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** @param hash e.g. `#/sessions/12/tasks` or `#/sessions?state=failed`; empty is the list */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  const parts = path
    .split("/")
    .filter((part) => part !== "")
    .map(decoded);
  const [view = "sessions", ...rest] = parts;
  if (view === "fleet" && rest.length === 0) return { view };
  if (view === "knowledge" && rest.length === 0) return { view, query };
  if (view !== "sessions") return { view: "unknown", path };
  if (rest.length === 0) return { view, query };
  const last = rest.at(-1) ?? "";
  const section = (SECTIONS as readonly string[]).includes(last) ? last : undefined;
  const id = (section === undefined ? rest : rest.slice(0, -1)).join("/");
  return /^(?:[\w.-]+\/[\w.-]+\/)?\d+$/.test(id)
    ? { view: "session", id, section }
    : { view: "unknown", path };
}

/** `/sessions/12`, `/sessions/acme/shop/12/tasks` */
export const sessionPath = (id: string, section?: Section): string =>
  `/sessions/${id}${section === undefined ? "" : `/${section}`}`;

/** `/sessions?standing=stuck`: what is empty is left out. */
export function pathWith(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}
