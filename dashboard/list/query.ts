import type { SessionRow } from "../../src/core/dashboard/session-row.ts";
import { STANDINGS, type Standing } from "../../src/core/dashboard/standings.ts";

export const SORTS = {
  moved: "Last moved",
  started: "Started",
  issue: "Issue",
  state: "State",
  tasks: "Tasks done",
  score: "Score",
  cost: "Cost",
} as const;
export type Sort = keyof typeof SORTS;

/** What of the list is shown, as the address says it. */
export type ListQuery = {
  text: string;
  /** A standing, a state, or empty for all. */
  standing: Standing | "";
  state: string;
  sort: Sort;
  descending: boolean;
  /** From 1. */
  page: number;
};

export const PAGE_SIZE = 50;

const isStanding = (text: string): text is Standing =>
  (STANDINGS as readonly string[]).includes(text);
const isSort = (text: string): text is Sort => Object.hasOwn(SORTS, text);

export function parseQuery(query: URLSearchParams): ListQuery {
  const standing = query.get("standing") ?? "";
  const sort = query.get("sort") ?? "";
  const page = Number(query.get("page") ?? "1");
  return {
    text: query.get("q") ?? "",
    standing: isStanding(standing) ? standing : "",
    state: query.get("state") ?? "",
    sort: isSort(sort) ? sort : "moved",
    descending: query.get("order") !== "up",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The other way round; what is the usual is left out. */
export const queryValues = (query: ListQuery): Record<string, string> => ({
  q: query.text.trim(),
  standing: query.standing,
  state: query.state,
  sort: query.sort === "moved" ? "" : query.sort,
  order: query.descending ? "" : "up",
  page: query.page === 1 ? "" : `${query.page}`,
});

const KEYS: Record<Sort, (row: SessionRow) => number | string> = {
  moved: ({ movedAt }) => movedAt,
  started: ({ startedAt }) => startedAt,
  issue: ({ issue }) => issue,
  state: ({ state }) => state,
  tasks: ({ tasks }) => (tasks.all === 0 ? -1 : tasks.done / tasks.all),
  score: ({ score }) => score ?? -1,
  cost: ({ costUsd }) => costUsd,
};

const order = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every word is part of the title, the repository, the type, the priority or `#number`. */
function matches(row: SessionRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { title, repository, issue, type = "", priority = "", state } = row;
  const text = `#${issue} ${title} ${repository} ${type} ${priority} ${state}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

export type Listed = {
  /** Those of the page. */
  rows: readonly SessionRow[];
  /** How many there are on all pages. */
  found: number;
  page: number;
  pages: number;
};

export function listed(all: readonly SessionRow[], query: ListQuery): Listed {
  const words = query.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const { standing, state, sort, descending } = query;
  const key = KEYS[sort];
  const found = all
    .filter((row) => standing === "" || row.standing === standing)
    .filter((row) => state === "" || row.state === state)
    .filter((row) => matches(row, words))
    .sort((a, b) => (descending ? order(key(b), key(a)) : order(key(a), key(b))));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(query.page, pages);
  return {
    rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    found: found.length,
    page,
    pages,
  };
}
