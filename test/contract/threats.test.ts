import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { namesIn, namedTests, threatsIn } from "../security/named-tests.ts";
import { PAGE, securityPage, THREATS_PAGE, threatRows } from "../security/page.ts";

const ROWS = 46;

const rows = threatRows(readFileSync(THREATS_PAGE, "utf8"));
const tests = namedTests();

test("docs/threats.md has every row once, in order, and says of each how it is held", () => {
  expect(rows.map(({ number }) => number)).toEqual(
    Array.from({ length: ROWS }, (_, index) => index + 1),
  );
  expect(rows.filter(({ threat, held }) => threat === "" || held === "")).toEqual([]);
});

test.each(rows)("row $number ($threat) has a test that says its number", ({ number }) => {
  expect(tests.filter(({ threats }) => threats.includes(number))).not.toEqual([]);
});

test("no test names a row that is not there", () => {
  const beyond = tests.filter(({ threats }) => threats.some((one) => one < 1 || one > ROWS));
  expect(beyond).toEqual([]);
});

test(`${PAGE} leads from each row to its tests, by file and name (npm run generate)`, async () => {
  expect(readFileSync(PAGE, "utf8")).toBe(await securityPage(rows, tests));
});

test("a name is what a test or a case is called, not what stands in a comment or is looked for", () => {
  const names = namesIn(`
    // test("threat 1: in a comment")
    test("threat 2: plain", () => expect(x).toBe("threat 3: looked for"));
    test.each([["threat 4: a value"]])("threats 5, 6 and 7: %s", () => {});
    sandboxTest("threat 8: where there is a sandbox", () => {});
    const CASES = { "a case (threats 9, 10)": { text: "threat 11" } };`);
  expect(names.flatMap(threatsIn)).toEqual([2, 5, 6, 7, 8, 9, 10]);
});

test("threat 33: no workflow of ours, and none that users copy, runs with a fork's pull request", () => {
  const folders = [".github/workflows", "examples"];
  const workflows = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );
  expect(workflows.length).toBeGreaterThan(5);
  for (const text of workflows) expect(text).not.toMatch(/pull_request_target|workflow_run/);
});

test("threat 35: only jobs whose token may write nothing restore a cache, and they save none", () => {
  const having = (text: string): string[] =>
    ["agents", "adapters", "shell", "core"].flatMap((floor) =>
      readdirSync(join("src", floor), { recursive: true, encoding: "utf8" })
        .map((path) => join("src", floor, path))
        .filter((path) => path.endsWith(".ts") && readFileSync(path, "utf8").includes(text)),
    );
  expect(having('"@actions/cache"')).toEqual(["src/adapters/knowledge/index-cache.ts"]);
  expect(having("actionsIndexCache(")).toEqual([
    "src/adapters/knowledge/index-cache.ts",
    "src/shell/knowledge.ts",
  ]);
  // Who says so gets what a cache holds, anybody else what its own job has left.
  expect(readFileSync("src/shell/knowledge.ts", "utf8")).toContain(
    "const kept = job.untrusted === true ? { cache } : { file };",
  );
  expect(having("untrusted: true")).toEqual(["src/agents/codegen/main.ts"]);
  expect(having("rememberLog(")).toEqual(["src/agents/finalize/main.ts"]);
});
