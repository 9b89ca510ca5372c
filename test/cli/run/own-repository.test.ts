import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { ownRepository, type OwnRepository } from "../../../src/cli/run/own-repository.ts";
import { playedSettings } from "../../../src/cli/run/played-settings.ts";

let dir: string;
let clone: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-own-test-"));
  clone = join(dir, "my shop");
  mkdirSync(clone);
  git("init", "--quiet");
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const git = (...args: string[]): string =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd: clone,
    encoding: "utf8",
  });
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
};
const CALLER = readFileSync("examples/caller.yml", "utf8").replaceAll("OWNER/", "octo/");

const own = (more: Partial<OwnRepository> = {}) => {
  const tempDir = mkdtempSync(join(dir, "temp-"));
  const asked: OwnRepository = {
    path: clone,
    issueFile: undefined,
    model: "scripted",
    sandbox: false,
    tempDir,
    env: { PATH: process.env["PATH"] },
    ...more,
  };
  return ownRepository(asked);
};

test("without a commit, with what is not committed and what has another name: the files as they lie there are played", async () => {
  put(".github/workflows/ai.yaml", CALLER);
  put(".github/workflows/ci.yml", "on: [push, issues]\njobs: {}\n");
  put("src/a.js", "one\n");
  git("add", "src/a.js");
  put("src/a.js", "two\n");
  put(".gitignore", "secret.env\n");
  put("secret.env", "KEY=1\n");
  symlinkSync("src/a.js", join(clone, "link.js"));
  git("remote", "add", "origin", "git@github.com:octo/shop.git");

  const { scenario, libraryName, notes } = await own({ path: join(clone, "src") });
  const listed = execFileSync("find", [".", "-type", "f", "-o", "-type", "l"], {
    cwd: scenario.repoDir,
    encoding: "utf8",
  });
  expect(listed.trim().split("\n").sort()).toEqual(["./.gitignore", "./link.js", "./src/a.js"]);
  expect(readFileSync(join(scenario.repoDir, "src/a.js"), "utf8")).toBe("two\n");
  expect(readFileSync(scenario.callerFile ?? "", "utf8")).toBe(CALLER);
  expect([scenario.repository.name, libraryName]).toEqual(["octo/shop", "octo/miyabi"]);
  expect(notes.join("\n")).toContain("Left out: .github/workflows/ci.yml.");
  expect(git("status", "--porcelain")).toContain("AM src/a.js");
});

test("without a remote it has a name all the same, and a file that git knows and that is gone is none", async () => {
  put(".github/workflows/miyabi.yml", CALLER);
  put("gone.js", "");
  git("add", "-A");
  rmSync(join(clone, "gone.js"));
  const { scenario } = await own();
  expect(scenario.repository.name).toBe("you/my-shop");
  expect(scenario.issues).toHaveLength(1);
});

test("nothing that reaches beyond the machine is played, everything else of the settings is", () => {
  const text =
    "# ours\nreview: { approve: 70 }\ndeploy: { production: { deploy: [rm] } }\nnotices: {}\nsandbox: required\n";
  const played = playedSettings(text, { sandboxOff: true });
  expect(parse(played.text)).toEqual({ review: { approve: 70 }, sandbox: "off" });
  expect(played.leftOut).toEqual(["deploy", "notices"]);
  const start = readFileSync("examples/init/miyabi.yml", "utf8");
  expect(parse(playedSettings(start, { sandboxOff: false }).text)).toBeNull();
});

test("what Claude writes is never run outside of a sandbox but where it is asked for", async () => {
  put(".github/workflows/miyabi.yml", CALLER);
  const settings = async (more: Partial<OwnRepository>) =>
    parse(readFileSync((await own(more)).scenario.configFile ?? "", "utf8")) as unknown;
  expect(await settings({ model: "claude", sandbox: false })).toEqual({ sandbox: "off" });
  put(".github/miyabi.yml", "sandbox: off\n");
  expect(await settings({ sandbox: true })).toEqual({ sandbox: "off" });
});

const refusal = (more?: Partial<OwnRepository>): Promise<string> =>
  own(more).then(
    () => "not refused",
    (error: unknown) => String(error),
  );

test("each mistake is told with what to do about it", async () => {
  expect(await refusal({ path: join(dir, "nowhere") })).toContain("no such folder");
  expect(await refusal({ path: dir })).toMatch(/not in a git repository.*git init/);
  expect(await refusal()).toContain("miyabi init");
  put(".github/workflows/miyabi.yml", "jobs: [\n");
  expect(await refusal()).toMatch(/miyabi init\n\.github\/workflows\/miyabi\.yml:2:1/);
  put(".github/workflows/miyabi.yml", CALLER);
  put(".github/miyabi.yml", "modle: x\n");
  expect(await refusal()).toMatch(/miyabi\.yml:1:1: modle: .*did you mean model/);
  rmSync(join(clone, ".github/miyabi.yml"));
  const issueFile = join(dir, "issue.md");
  expect(await refusal({ issueFile })).toContain("--model claude");
  expect(await refusal({ issueFile, model: "claude" })).toMatch(/no such file.*# Title/);
  writeFileSync(issueFile, "no title\n");
  expect(await refusal({ issueFile, model: "claude" })).toContain("the issue has no title");
  writeFileSync(issueFile, "# Faster\n\nPlease.\n");
  const { scenario } = await own({ issueFile, model: "claude" });
  expect(scenario.issues[0]).toMatchObject({ title: "Faster", body: "Please." });
});
