import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = readFileSync("docs/threats.md", "utf8");
/** Every row that the issue about the review asks for. */
const ASKED = [14, 15, 16, 17, 20, 22, 23, 24, 25, 32, 37, 44, 46];

const testFiles = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts") && !path.startsWith("contract/threats"))
  .map((path) => join("test", path));

/** Numbers that names of tests have: `threat 15`, `threats 7, 8 and 45`. */
function numbersIn(text: string): Set<number> {
  const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, "");
  return new Set(
    [...code.matchAll(/\bthreats? (\d+(?:(?:, | and )\d+)*)/g)].flatMap(([, list = ""]) =>
      (list.match(/\d+/g) ?? []).map(Number),
    ),
  );
}
const named = new Map(testFiles.map((path) => [path, numbersIn(readFileSync(path, "utf8"))]));
named.set(
  "test/contract/threats.test.ts",
  numbersIn(readFileSync("test/contract/threats.test.ts", "utf8")),
);

const rows = PAGE.split("\n").flatMap((line) => {
  const [, number = "", , held = "", shown = ""] = line.split("|").map((cell) => cell.trim());
  return /^\d+$/.test(number)
    ? [{ number: Number(number), held, files: shown.match(/test\/[\w./-]+/g) ?? [] }]
    : [];
});

test.each(rows)("row $number of docs/threats.md is held, and shown where it says", (row) => {
  expect(row.held).not.toBe("");
  expect(row.files).not.toEqual([]);
  for (const file of row.files)
    expect([file, [...(named.get(file) ?? [])]]).toEqual([
      file,
      expect.arrayContaining([row.number]),
    ]);
});

test("docs/threats.md has every row once that is asked for or that a test names", () => {
  const listed = rows.map(({ number }) => number);
  const wanted = new Set([...ASKED, ...[...named.values()].flatMap((numbers) => [...numbers])]);
  expect(listed).toEqual([...wanted].sort((a, b) => a - b));
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
