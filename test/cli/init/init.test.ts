import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { parseYaml } from "../../../src/adapters/yaml/parse-yaml.ts";
import { writeFiles, type WriteOptions } from "../../../src/cli/init/write-files.ts";
import { CONFIG_PATH, configFromText } from "../../../src/core/config-text.ts";
import { parseConfig } from "../../../src/core/config.ts";
import { LABELS } from "../../../src/core/issue/labels.ts";
import { parseWorkflowFile } from "../../../src/stage/runner/workflow/workflow-file.ts";
import { rig } from "../../stage/github/rig.ts";
import { adopter, SHA } from "./adopter.ts";

const FROM = ["--from", `acme/miyabi@${SHA}`];
const WORKFLOW = ".github/workflows/miyabi.yml";
const FILES = [
  WORKFLOW,
  ".github/workflows/miyabi-sweep.yml",
  CONFIG_PATH,
  ".github/ISSUE_TEMPLATE/miyabi.yml",
];

let clone: ReturnType<typeof adopter>;
afterEach(() => clone.remove());

test("in an empty clone: shown, written, then nothing left to do; what was edited is not overwritten unasked", async () => {
  clone = adopter();
  const shown = await clone.miyabi("init", ...FROM, "--dry-run");
  expect([shown.code, shown.stderr]).toEqual([0, ""]);
  expect(shown.stdout).toContain(`+++ b/${WORKFLOW}`);
  expect(shown.stdout).toContain(`+    uses: acme/miyabi/.github/workflows/miyabi.yml@${SHA}\n`);
  expect(existsSync(join(clone.dir, ".github"))).toBe(false);

  const written = await clone.miyabi("init", ...FROM);
  expect([written.code, written.stderr]).toEqual([0, ""]);
  expect(written.stdout.split("\n").filter((line) => line.startsWith("new "))).toHaveLength(4);
  expect(written.stdout).toContain("gh secret set ANTHROPIC_API_KEY --repo octo/shop");
  expect(written.stdout).not.toContain("which can move");
  for (const path of FILES.slice(0, 2)) {
    const source = { repository: "octo/shop", ref: "main", sha: SHA };
    const { jobs } = parseWorkflowFile(
      { ...source, read: () => undefined, folder: async () => clone.dir },
      path,
      clone.read(path),
    );
    expect([path, jobs.map(({ work }) => work.kind)]).toEqual([path, ["call"]]);
  }
  const config = configFromText(clone.read(CONFIG_PATH), (text) => parseYaml(text, CONFIG_PATH));
  expect(config).toEqual(parseConfig({}));

  // What is called now need not be said again.
  const again = await clone.init({ asked: undefined });
  expect(again.split("\n").filter((line) => line.startsWith("same "))).toHaveLength(4);

  const edited = clone.read(WORKFLOW).replace("name: Miyabi\n", "name: Robot\n");
  clone.put(WORKFLOW, edited);
  rmSync(join(clone.dir, FILES[3] ?? ""));
  const refused = await clone.miyabi("init", ...FROM);
  expect(refused.code).toBe(3);
  expect(refused.stdout).toContain("-name: Robot\n+name: Miyabi\n");
  expect(refused.stderr).toMatch(/Nothing was written: \S+workflows\/miyabi\.yml is .*--force/);
  expect([clone.read(WORKFLOW), existsSync(join(clone.dir, FILES[3] ?? ""))]).toEqual([
    edited,
    false,
  ]);
  const forced = await clone.init({
    asked: { repository: "acme/miyabi" },
    force: true,
    form: false,
  });
  expect(clone.read(WORKFLOW)).toContain("name: Miyabi\n");
  expect(forced).toContain("at v1, which can move");
  expect(existsSync(join(clone.dir, FILES[3] ?? ""))).toBe(false);
}, 60_000);

test("settings that are commented out in the new configuration are all valid, one by one and together", () => {
  clone = adopter();
  const text = readFileSync("examples/init/miyabi.yml", "utf8");
  const blocks = text.split("\n\n").slice(1);
  expect(blocks.length).toBeGreaterThan(3);
  const all: Record<string, unknown> = {};
  for (const block of blocks) {
    const lines = block.split("\n").slice(1);
    const value = parse(lines.map((line) => line.replace(/^# /, "")).join("\n")) as object;
    expect(() => parseConfig(value)).not.toThrow();
    Object.assign(all, value);
  }
  expect(Object.keys(all)).toEqual(["approvers", "budget", "checks", "deploy"]);
});

test("with --labels the missing labels are made, and those of another spelling are left", async () => {
  const stage = await rig();
  try {
    const token = stage.token();
    clone = adopter({ GITHUB_API_URL: stage.gitHub.url, GITHUB_TOKEN: token });
    const client = stage.client(token);
    // All but two: a label in a second is GitHub's pace.
    const kept = LABELS.slice(0, -2);
    for (const { name, color } of kept)
      await client.rest.issues.createLabel({
        owner: "octo",
        repo: "shop",
        name: name === "state:done" ? "✅ state:done" : name,
        color,
      });
    const shown = await clone.init({ labels: true, dryRun: true });
    expect(shown).toContain("labels  2 missing");
    const made = await clone.init({ labels: true });
    expect(made).toContain("labels  2 made");
    const { data } = await client.rest.issues.listLabelsForRepo({
      owner: "octo",
      repo: "shop",
      per_page: 100,
    });
    const names = data.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["miyabi:stop", "✅ state:done"]));
    expect(names).not.toContain("state:done");
  } finally {
    await stage.close();
  }
}, 60_000);

test("without a token --labels says how to get one", async () => {
  clone = adopter();
  await expect(clone.init({ labels: true })).rejects.toMatchObject({
    code: "missing_token",
    message: expect.stringContaining("gh auth token") as unknown,
  });
});

const options = (change: Partial<WriteOptions>): WriteOptions => ({
  root: clone.dir,
  dryRun: false,
  force: false,
  ask: undefined,
  tell: () => undefined,
  ...change,
});
const files = ["a.yml", "b.yml"].map((path) => ({ path, text: () => "wanted\n" }));

test("at a terminal each edited file is asked about, and a no leaves it", async () => {
  clone = adopter();
  for (const { path } of files) clone.put(path, "edited\n");
  const asked: string[] = [];
  const ask = async (question: string): Promise<boolean> => {
    asked.push(question);
    return question.includes("b.yml");
  };
  expect(await writeFiles(files, options({ ask }))).toEqual(["a.yml"]);
  expect(asked).toEqual(["Overwrite a.yml?", "Overwrite b.yml?"]);
  expect([clone.read("a.yml"), clone.read("b.yml")]).toEqual(["edited\n", "wanted\n"]);
});

test("a link is neither followed nor replaced, and a folder that leads out of the repository is not entered", async () => {
  clone = adopter();
  symlinkSync("/etc/hostname", join(clone.dir, "a.yml"));
  await expect(writeFiles(files, options({ force: true }))).rejects.toThrow(
    /a.yml is no plain file/,
  );
  rmSync(join(clone.dir, "a.yml"));
  const outside = adopter();
  try {
    mkdirSync(join(outside.dir, "out"));
    symlinkSync(join(outside.dir, "out"), join(clone.dir, "linked"));
    const led = [{ path: "linked/a.yml", text: () => "wanted\n" }];
    await expect(writeFiles(led, options({ force: true }))).rejects.toThrow(/no plain file/);
    expect(existsSync(join(outside.dir, "out/a.yml"))).toBe(false);
  } finally {
    outside.remove();
  }
});

test("outside of a repository the user is told where to run it", async () => {
  clone = adopter();
  rmSync(join(clone.dir, ".git"), { recursive: true });
  await expect(clone.init()).rejects.toMatchObject({
    code: "not_a_repository",
    message: expect.stringContaining("Run the command in a clone") as unknown,
  });
});
