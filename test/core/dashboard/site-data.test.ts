import { runInNewContext } from "node:vm";
import type { SessionPage } from "../../../src/core/dashboard/session-page.ts";
import { dataScript, sessionData } from "../../../src/core/dashboard/site-data.ts";
import type { SiteSummary } from "../../../src/core/dashboard/site-format.ts";
import { session } from "../../fakes/records.ts";

const now = new Date("2026-01-06T00:00:00.000Z");

/** What a page gets that loads the script. */
function taken(script: string): unknown {
  const got = new Map<string, unknown>();
  runInNewContext(script, { miyabiTake: (name: string, value: unknown) => got.set(name, value) });
  return JSON.parse(JSON.stringify(got.get("x")));
}

test.each([
  "</script><script>alert(1)</script>",
  "<!--",
  "it's \\' a \\\\ \"quote\" `${x}`",
  "line\nline\r\u2028\u2029",
  "\u202e\0",
])("%j arrives as it is and ends no script", (text) => {
  const script = dataScript("x", { [text]: [text] });
  expect(script).not.toContain("<");
  expect(taken(script)).toEqual({ [text]: [text] });
});

test("a key that means something to the language is data", () => {
  const value: unknown = JSON.parse('{"__proto__":{"polluted":true}}');
  const script = dataScript("x", value);
  expect(script).toContain("JSON.parse(");
  expect(taken(script)).toEqual(value);
});

const numbered = (number: number, repository = "acme/shop") => {
  const record = session({ repository });
  const at = new Date(Date.parse(record.trigger.at) + number * 60_000).toISOString();
  return { ...record, issue: { ...record.issue, number }, trigger: { ...record.trigger, at } };
};

const filesOf = (records: ReturnType<typeof numbered>[]) =>
  sessionData({ records, now, source: "here", server: "https://github.com" });

test("the summary has a row for each session, the one that moved last first, and names its file", () => {
  const files = filesOf(Array.from({ length: 45 }, (_, at) => numbered(at + 1)));
  const { rows } = files.get("sessions") as SiteSummary;
  expect(rows.map(({ issue }) => issue)).toEqual(Array.from({ length: 45 }, (_, at) => 45 - at));
  expect([...files.keys()]).toEqual(["sessions", "chunk-0", "chunk-1", "chunk-2"]);
  for (const { id, chunk } of rows) {
    const pages = files.get(`chunk-${chunk}`) as SessionPage[];
    expect(pages.filter((page) => page.id === id)).toHaveLength(1);
  }
});

test("sessions of several repositories are told apart by their names", () => {
  const files = filesOf([numbered(1), numbered(1, "acme/blog")]);
  const { rows } = files.get("sessions") as SiteSummary;
  expect(rows.map(({ id }) => id).sort()).toEqual(["acme/blog/1", "acme/shop/1"]);
});

test("no session is a summary without rows", () =>
  expect([...filesOf([]).keys()]).toEqual(["sessions"]));
