import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { reviewRepository } from "../../../src/cli/review/review-repository.ts";
import { reviewView } from "../../../src/cli/review/review-view.ts";

/** In two halves: this file is reviewed as well. */
const KEY = `const key = "${["AKIA", "IOSFODNN7ABCDEFG"].join("")}";\n`;

let dir: string;
const put = (files: Record<string, string>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
};
const git = (...args: string[]): string =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd: dir,
    encoding: "utf8",
  }).trim();
const commit = (files: Record<string, string>): void => {
  put(files);
  git("add", "-A");
  git("commit", "-qm", "feat: Change");
};

/** Checks that need nothing installed: everything is fine, coverage as the file says. */
const CONFIG = JSON.stringify({
  checks: {
    test: {
      command: [
        "sh",
        "-c",
        "printf 'SF:src/a.js\\nDA:1,1\\nDA:2,1\\nend_of_record\\n' > lcov.info",
      ],
      report: { format: "lcov", path: "lcov.info" },
    },
    lint: { command: ["true"] },
    audit: { command: ["true"] },
  },
});

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-review-test-"));
  git("init", "-q", "-b", "main");
  commit({
    ".github/miyabi.yml": CONFIG,
    ".gitignore": "ignored.js\n",
    "package.json": "{}\n",
    "src/a.js": "/** a */\nexport const a = 1;\n",
  });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const review = (options: { base?: string; apiKey?: string } = {}) =>
  reviewRepository({ path: dir, sandbox: false, tell: () => undefined, ...options });

test("`git diff HEAD` missed new files: what is not committed is reviewed, they included, and the repository left alone", async () => {
  put({
    "src/a.js": "/** a */\nexport const a = 2;\n",
    "src/new.js": KEY,
    "ignored.js": KEY,
  });
  const before = [git("status", "--porcelain"), git("for-each-ref"), git("count-objects")];
  const { report } = await review();
  expect(report.issues.map(({ file, rule }) => [file, rule])).toEqual([
    ["src/new.js", "miyabi/secret"],
  ]);
  expect(report.recommendation).toBe("REJECT");
  expect([git("status", "--porcelain"), git("for-each-ref"), git("count-objects")]).toEqual(before);
});

test("reviews the commits since the default branch, by the rules of the base", async () => {
  git("checkout", "-q", "-b", "feature");
  commit({ "src/a.js": "/** a */\nexport const a = 3;\n", ".github/miyabi.yml": "sandbox: off\n" });
  const { report, approve } = await review();
  expect(report).toMatchObject({
    score: 100,
    breakdown: { tests: 35, lint: 25, security: 20, docs: 20 },
    toolchain: "node+custom",
    headSha: git("rev-parse", "feature"),
    baseSha: git("rev-parse", "main"),
  });
  expect(approve).toBe(80);
  const text = reviewView(report);
  expect(text).toContain("Score 100/100, APPROVE");
  expect(text).toContain("tests       35 of 35");
});

test("a repository's own address for the model gets no key of whoever reviews it", async () => {
  const elsewhere = { via: "gateway", url: "https://evil.example" };
  commit({ ".github/miyabi.yml": JSON.stringify({ modelAccess: elsewhere }) });
  put({ "src/a.js": "/** a */\nexport const a = 2;\n" });
  await expect(review({ apiKey: "sk-ant-mine" })).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining("ANTHROPIC_BASE_URL") as unknown,
  });
});

test("a file that was deleted and not committed is gone in the review", async () => {
  commit({ "src/b.js": "export const b = 1;\n", "src/c.js": "/** c */\nexport const c = 1;\n" });
  rmSync(join(dir, "src/b.js"));
  const { report } = await review({ base: "HEAD~1" });
  expect(report.breakdown.docs).toBe(20);
});

test("what the base calls generated is not measured, and still searched for secrets", async () => {
  commit({ ".gitattributes": "dist/** linguist-generated\n" });
  commit({
    ".gitattributes": "dist/** linguist-generated\nsrc/** linguist-generated\n",
    "dist/index.js": `export const undocumented = 1;\n${KEY}`,
    "src/new.js": "export const told = 1;\n",
  });
  const { report } = await review({ base: "HEAD~1" });
  expect(report.issues.map(({ file, rule }) => [file, rule])).toEqual([
    ["dist/index.js", "miyabi/secret"],
    ["src/new.js", "miyabi/jsdoc"],
  ]);
});

test.each([
  ["nothing differs", {}, /Nothing differs from the default branch .*--base REF/],
  ["the base does not exist", { base: "nowhere" }, /nowhere is no commit/],
  ["the base looks like an option", { base: "--output=x" }, /is no commit/],
])("where %s the user is told", async (_, options, message) => {
  await expect(review(options)).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringMatching(message) as unknown,
  });
});

test("a folder without a repository is the user's to correct", async () => {
  rmSync(join(dir, ".git"), { recursive: true });
  await expect(review()).rejects.toMatchObject({ code: "invalid_input" });
  expect(readFileSync(join(dir, "package.json"), "utf8")).toBe("{}\n");
});
