import semver from "semver";
import { levelOf, nextTag, type Level } from "../../../src/core/deploy/version.ts";

const increment = (version: string, level: Level): string => semver.inc(version, level) ?? "";

test.each([
  [["feat: Add login"], "minor"],
  [["fix: Repair login", "docs: Say so"], "patch"],
  [["fix: a", "feat(api): b"], "minor"],
  [["feat!: Drop the old API"], "major"],
  [["refactor(core)!: Rename"], "major"],
  [["fix: a\n\nBREAKING CHANGE: the flag is gone"], "major"],
  [["Merge pull request #1"], "patch"],
  [["feature complete: not a type"], "patch"],
  [[], "patch"],
] as const)("%j asks for a %s release", (messages, level) => {
  expect(levelOf(messages)).toBe(level);
});

test("the seed's example: v1.2.3 and a repair give v1.2.4", () => {
  const tags = ["v1.2.3", "v1.2.2"];
  expect(nextTag({ tags, level: "patch", increment })).toEqual({
    tag: "v1.2.4",
    previous: "v1.2.3",
  });
});

test("a repository without versions begins with v0.1.0", () => {
  expect(nextTag({ tags: [], level: "major", increment })).toEqual({ tag: "v0.1.0" });
});
