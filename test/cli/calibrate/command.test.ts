import { execFile, execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { unifiedDiff } from "../../../src/cli/unified-diff.ts";
import { sessionRecords } from "../../fakes/session-records.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-calibrate-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test("a diff that git applies, and the file changes with --write alone", async () => {
  await mkdir(join(dir, ".github"));
  await mkdir(join(dir, "records"));
  const file = join(dir, ".github", "miyabi.yml");
  const before = "# ours\nbudget:\n  usdPerTask: 5 # dollars\nmodel: claude-sonnet-5-5\n";
  await writeFile(file, before);
  for (const record of sessionRecords({ count: 120 }))
    await writeFile(join(dir, "records", `${record.issue.number}.json`), JSON.stringify(record));
  const main = ["node_modules/tsx/dist/cli.mjs", "src/cli/main.ts"].map((path) => resolve(path));
  const miyabi = (...args: string[]) =>
    new Promise<string>((done, failed) => {
      const env = { PATH: process.env["PATH"], HOME: dir };
      const all = [...main, "calibrate", "--from", "records", ...args];
      execFile(process.execPath, all, { cwd: dir, env }, (error, stdout) => {
        if (error) failed(new Error(error.message));
        else done(stdout);
      });
    });
  const { diff } = JSON.parse(await miyabi("--json")) as { diff: string };
  expect(await readFile(file, "utf8")).toBe(before);
  expect(diff).toMatch(/^-  usdPerTask: 5 # dollars\n\+  usdPerTask: [\d.]+ # dollars$/m);
  const text = await miyabi("--write");
  expect(text).toContain(diff);
  expect(text).toMatch(/too little is known {2}\(\d+ outcomes, at least \d+ needed\)/);
  const written = await readFile(file, "utf8");
  await writeFile(file, before);
  execFileSync("git", ["apply", "-"], { cwd: dir, input: diff });
  expect(await readFile(file, "utf8")).toBe(written);
}, 60_000);

test.each([
  ["", "a\n"],
  ["a\nb\nc\n", "a\nc\n"],
  ["a\nb\n", "x\ny\nb\n"],
  ["1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"],
])("git applies the diff of %j and %j", async (before, after) => {
  if (before !== "") await writeFile(join(dir, "text"), before);
  execFileSync("git", ["apply", "--unidiff-zero", "-"], {
    cwd: dir,
    input: unifiedDiff("text", before, after),
  });
  expect(await readFile(join(dir, "text"), "utf8")).toBe(after);
  expect(unifiedDiff("text", after, after)).toBe("");
});
