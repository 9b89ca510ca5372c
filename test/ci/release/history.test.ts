import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { lookAt } from "../../../.ci/release/clone.ts";
import { obstacle, planRelease, type Plan } from "../../../.ci/release/plan.ts";
import { prepareRelease } from "../../../.ci/release/prepare.ts";
import { cloneWithHistory } from "./clone-with-history.ts";

let clone: ReturnType<typeof cloneWithHistory>;
beforeEach(() => void (clone = cloneWithHistory()));
afterEach(() => clone.remove());

const plan = (): Plan => planRelease(lookAt(clone.dir));

/** Prepares what is due, commits it as people do, and tags it as the workflow does. */
function releaseNow({ tag = true } = {}): string {
  const due = plan();
  if (due.kind !== "prepare") throw new Error(`${due.kind}, not due`);
  prepareRelease(clone.dir, due.section, due.replaces);
  clone.commitAll(`chore(release): v${due.section.version}`);
  if (tag) clone.git("tag", `v${due.section.version}`);
  return due.section.version;
}

test("without a commit for users there is no first release", () => {
  clone.commit("docs: a word");
  clone.commit("Merge things");
  expect(plan()).toEqual({ kind: "nothing", last: undefined });
});

test("the first release is the version whose moving tag the examples name, whatever the manifest said", () => {
  const sha = clone.commit("feat(cli): it runs");
  expect(plan()).toMatchObject({ kind: "prepare", last: undefined });
  expect(releaseNow({ tag: false })).toBe("1.0.0");
  expect(clone.read("CHANGELOG.md")).toContain(
    `## 1.0.0 (2026-03-01)\n\n### New\n\n- **cli:** it runs (${sha.slice(0, 10)})\n`,
  );
  const versions = [...clone.read("package-lock.json").matchAll(/"version": "(.*)"/g)];
  expect(versions.map(([, version]) => version)).toEqual(["1.0.0", "1.0.0", "4.6.7"]);
  expect(clone.read("package.json")).toContain('"version": "1.0.0"');
  const release = plan();
  expect(release).toMatchObject({ kind: "release", section: { version: "1.0.0" } });
});

test("a new major version waits until what names the moving tag follows", () => {
  clone.commit("feat: it runs");
  releaseNow();
  clone.commit("feat!: another way");
  const due = plan();
  if (due.kind !== "prepare") throw new Error(due.kind);
  expect(due.section.notes).toMatch(/^### Breaking changes\n\n- another way/);
  expect(obstacle(due.section, lookAt(clone.dir))).toMatch(/still name v1\. Change them to v2/);
});

test("commits since the last tag only, those of merged branches among them, and tags of other branches do not count", () => {
  clone.commit("feat: it runs");
  releaseNow();
  clone.git("switch", "-qc", "side");
  clone.commit("fix: on the side");
  clone.git("tag", "v9.0.0", clone.commit("feat: elsewhere"));
  clone.git("switch", "-q", "main");
  clone.git("merge", "-q", "--no-ff", "-m", "Merge side", "side~1");
  const due = plan();
  if (due.kind !== "prepare") throw new Error(due.kind);
  expect(due.section.version).toBe("1.0.1");
  expect(due.section.notes).toMatch(/^### Repaired\n\n- on the side \(\w{10}\)\n$/);
});

test("a release whose commit was overtaken is prepared anew, with all that came in between", () => {
  clone.commit("feat: it runs");
  releaseNow();
  clone.commit("fix: one");
  releaseNow({ tag: false });
  clone.commit("docs: harmless");
  expect(plan()).toMatchObject({ kind: "release", section: { version: "1.0.1" } });
  clone.commit("feat: two");
  expect(plan()).toMatchObject({ kind: "prepare", section: { version: "1.1.0" } });
  expect(releaseNow()).toBe("1.1.0");
  const headings = [...clone.read("CHANGELOG.md").matchAll(/^## (\S+)/gm)].map(([, one]) => one);
  expect(headings).toEqual(["1.1.0", "1.0.0"]);
  expect(clone.read("CHANGELOG.md").match(/- one \(/g)).toHaveLength(1);
});

test("words of the section may be edited, its commits and older releases stay known", () => {
  clone.commit("feat: it runs");
  const sha = clone.commit("fix: x");
  releaseNow({ tag: false });
  clone.put("CHANGELOG.md", clone.read("CHANGELOG.md").replace("- x (", "- The clock ticks ("));
  clone.commitAll("docs: better words");
  const due = plan();
  expect(due.kind).toBe("release");
  expect(due.kind === "release" && due.section.notes).toContain(
    `The clock ticks (${sha.slice(0, 10)})`,
  );
});

test("a tagged commit is still its release: what died after the tag goes on; a later commit is none", () => {
  clone.commit("feat: it runs");
  releaseNow();
  expect(plan()).toMatchObject({ kind: "release", section: { version: "1.0.0" } });
  clone.commit("docs: later");
  expect(plan()).toEqual({ kind: "nothing", last: "1.0.0" });
});

test("texts of commits are shown as they stand: no mention, no markup, no heading of their own", () => {
  clone.commit("fix: thanks @ada, closes #12 <b>\n\n## 9.9.9\n");
  const due = plan();
  if (due.kind !== "prepare") throw new Error(due.kind);
  expect(due.section.notes).toMatch(
    /^### Repaired\n\n- thanks ada, closes no\. 12 \\<b\\> \(\w{10}\)\n$/,
  );
});

test("a clone without its history is told so", () => {
  clone.commit("feat: it runs");
  const shallow = mkdtempSync(join(tmpdir(), "miyabi-shallow-"));
  try {
    execFileSync("git", ["clone", "-q", "--depth=1", `file://${clone.dir}`, shallow]);
    expect(() => lookAt(shallow)).toThrow("git fetch --unshallow");
  } finally {
    rmSync(shallow, { recursive: true, force: true });
  }
});

test("as a command: a dry run tells and changes nothing, --prepare writes, and a job gets its outputs", () => {
  const run = (...args: string[]): string =>
    execFileSync(
      process.execPath,
      ["node_modules/tsx/dist/cli.mjs", ".ci/release/main.ts", "--in", clone.dir, ...args],
      { encoding: "utf8" },
    );
  clone.commit("feat: it runs");
  const told = run("--dry-run", "--prepare");
  expect(told).toMatch(/^There is no release yet\. Next release: v1\.0\.0, which moves v1\./);
  expect(clone.git("status", "--porcelain")).toBe("");
  expect(run("--prepare")).toContain('git commit -m "chore(release): v1.0.0" package.json');
  clone.commitAll("chore(release): v1.0.0");
  const outputs = resolve(clone.dir, "outputs");
  expect(run("--outputs", outputs)).toContain("This commit is the release v1.0.0");
  expect(readFileSync(outputs, "utf8")).toBe("kind=release\nversion=1.0.0\ntag=v1.0.0\n");
}, 30_000);
