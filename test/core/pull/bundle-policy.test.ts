import { violationsOf, type ChangedEntry } from "../../../src/core/pull/bundle-policy.ts";

const entry = (change: Partial<ChangedEntry>): ChangedEntry => ({
  path: "src/a.ts",
  status: "changed",
  mode: "100644",
  size: 10,
  ...change,
});
const rules = (change: Partial<ChangedEntry>, globs: string[] = []): string[] =>
  violationsOf([entry(change)], globs).map(({ rule }) => rule);

test("an ordinary change passes", () => {
  expect(rules({})).toEqual([]);
  expect(rules({ mode: "100755" })).toEqual([]);
  expect(rules({ path: "docs/über uns/a..b.md" })).toEqual([]);
});

test.each([
  [{ mode: "120000" }, "link"],
  [{ mode: "160000" }, "submodule"],
  [{ mode: "100664" }, "mode"],
  [{ size: 5 * 1024 * 1024 + 1 }, "too_large"],
  [{ path: "/etc/passwd" }, "path"],
  [{ path: "C:/x" }, "path"],
  [{ path: "a/../../b" }, "path"],
  [{ path: "a//b" }, "path"],
  [{ path: "a\\..\\b" }, "path"],
  [{ path: "a\nb" }, "path"],
  [{ path: "sub/.GIT/hooks/pre-push" }, "path"],
  [{ path: ".git./config" }, "path"],
  [{ path: "GIT~1/config" }, "path"],
  [{ path: ".g\u200Cit/config" }, "path"],
  [{ path: "a/".repeat(600) + "b" }, "path"],
])("threat 14: %j is refused as %s", (change, rule) => {
  expect(rules(change)).toEqual([rule]);
});

test("a link may be deleted", () => {
  expect(rules({ status: "deleted", mode: "000000", size: 0 })).toEqual([]);
});

test("threat 25: protected paths count whatever is done to them, deletion included", () => {
  expect(rules({ path: "k8s/app.yml" }, ["k8s/**"])).toEqual(["protected"]);
  expect(rules({ path: "k8s/app.yml", status: "deleted" }, ["k8s/**"])).toEqual(["protected"]);
});

test("threat 25: what decides about Miyabi is protected although the configuration does not say so", () => {
  expect(rules({ path: ".github/workflows/ci.yml" })).toEqual(["protected"]);
  expect(rules({ path: ".github/Miyabi.yml" })).toEqual(["protected"]);
  expect(rules({ path: ".gitmodules" })).toEqual(["protected"]);
});

test("threat 14: a flood of files and a total over the limit are refused", () => {
  const many = Array.from({ length: 5_001 }, (_, at) => entry({ path: `f${at}` }));
  expect(violationsOf(many, []).map(({ rule }) => rule)).toEqual(["too_many"]);
  const heavy = Array.from({ length: 11 }, (_, at) => entry({ path: `f${at}`, size: 5_000_000 }));
  expect(violationsOf(heavy, []).map(({ rule }) => rule)).toEqual(["too_large"]);
});
