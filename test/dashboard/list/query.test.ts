import fc from "fast-check";
import {
  listed,
  type ListQuery,
  PAGE_SIZE,
  parseQuery,
  queryValues,
  SORTS,
} from "../../../dashboard/list/query.ts";
import { nowOf } from "../../../dashboard/list/now.ts";
import type { SessionRow } from "../../../src/core/dashboard/session-row.ts";
import { STANDINGS } from "../../../src/core/dashboard/standings.ts";

const row = (issue: number, change: Partial<SessionRow> = {}): SessionRow => ({
  id: `${issue}`,
  repository: "acme/shop",
  issue,
  title: `Issue ${issue}`,
  state: "done",
  standing: "production",
  why: "",
  since: "2026-01-05T10:00:00.000Z",
  startedAt: "2026-01-05T10:00:00.000Z",
  movedAt: `2026-01-05T10:${String(issue % 60).padStart(2, "0")}:00.000Z`,
  costUsd: issue,
  tasks: { done: 1, all: 1 },
  chunk: 0,
  ...change,
});

const query = (text: string): ListQuery => parseQuery(new URLSearchParams(text));
const issues = (rows: readonly SessionRow[], text: string): number[] =>
  listed(rows, query(text)).rows.map(({ issue }) => issue);

const rows = [
  row(1, { title: "Add login", state: "failed", standing: "failed", score: 50 }),
  row(2, { title: "Fix Login page", score: 90 }),
  row(3, { title: "Docs", standing: "person", state: "blocked" }),
];

test("the one that moved last is first, unless another order is wanted", () => {
  expect(issues(rows, "")).toEqual([3, 2, 1]);
  expect(issues(rows, "order=up")).toEqual([1, 2, 3]);
  expect(issues(rows, "sort=score")).toEqual([2, 1, 3]);
});

test("every word must fit, in any case", () => {
  expect(issues(rows, "q=LOGIN")).toEqual([2, 1]);
  expect(issues(rows, "q=login+fix")).toEqual([2]);
  expect(issues(rows, "q=%233")).toEqual([3]);
});

test("standing and state narrow the list; what is none of them does not", () => {
  expect(issues(rows, "standing=person")).toEqual([3]);
  expect(issues(rows, "state=failed")).toEqual([1]);
  expect(issues(rows, "standing=nonsense&sort=nonsense&page=x")).toEqual([3, 2, 1]);
});

test("long lists have pages, and a page beyond the last is the last", () => {
  const many = Array.from({ length: 2 * PAGE_SIZE + 1 }, (_, at) => row(at + 1));
  const last = listed(many, query("page=99&sort=issue&order=up"));
  expect([last.page, last.pages, last.found]).toEqual([3, 3, many.length]);
  expect(last.rows.map(({ issue }) => issue)).toEqual([many.length]);
});

test("what an address says of the list is said by the list again", () => {
  const any = fc.record({
    text: fc.string().map((text) => text.trim()),
    standing: fc.constantFrom("" as const, ...STANDINGS),
    state: fc.constantFrom("", "done", "failed"),
    sort: fc.constantFrom(...(Object.keys(SORTS) as (keyof typeof SORTS)[])),
    descending: fc.boolean(),
    page: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(any, (wanted) => {
      const search = new URLSearchParams(queryValues(wanted));
      expect(parseQuery(new URLSearchParams(search.toString()))).toEqual(wanted);
    }),
  );
});

test("who has been stuck or waited for longest comes first", () => {
  const at = (hour: string) => `2026-01-05T${hour}:00:00.000Z`;
  const now = nowOf([
    row(1, { standing: "person", since: at("09") }),
    row(2, { standing: "person", since: at("08") }),
    row(3, { standing: "stuck", since: at("10") }),
    row(4),
  ]);
  expect(now.person.map(({ issue }) => issue)).toEqual([2, 1]);
  expect(now.stuck.map(({ issue }) => issue)).toEqual([3]);
  expect(now.counts).toContainEqual({ standing: "person", count: 2 });
});

test("in production of a repository is its newest healthy release; the others are before it", () => {
  const live = (issue: number, at: string, change: Partial<SessionRow> = {}) =>
    row(issue, { production: { outcome: "healthy", at }, ...change });
  const now = nowOf([
    live(1, "2026-01-05T10:00:00.000Z"),
    live(2, "2026-01-05T11:00:00.000Z"),
    row(3, { production: { outcome: "rolled_back", at: "2026-01-05T12:00:00.000Z" } }),
    live(4, "2026-01-04T12:00:00.000Z", { repository: "acme/blog" }),
  ]);
  expect(now.live.map(({ issue }) => issue)).toEqual([2, 4]);
  expect(now.before.map(({ issue }) => issue)).toEqual([3, 1]);
});
