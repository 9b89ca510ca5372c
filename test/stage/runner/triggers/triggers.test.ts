import type { StageEvent } from "../../../../src/stage/contract/events.ts";
import { wants } from "../../../../src/stage/runner/triggers/triggers.ts";
import { OCTOCAT } from "../stage.ts";

const event = (
  name: string,
  payload: Record<string, unknown> = {},
  ref = "refs/heads/main",
): StageEvent => ({
  name,
  payload,
  ref,
  actor: OCTOCAT,
  sha: "0",
  cause: "user",
});
const pull = (action: string, base: string): StageEvent =>
  event("pull_request", { action, pull_request: { base: { ref: base } } });

test.each<[string, Record<string, unknown>, StageEvent, string[], boolean]>([
  ["an event that is not named", { push: {} }, event("issues"), [], false],
  [
    "an activity type",
    { issues: { types: ["labeled"] } },
    event("issues", { action: "labeled" }),
    [],
    true,
  ],
  [
    "another activity type",
    { issues: { types: ["labeled"] } },
    event("issues", { action: "opened" }),
    [],
    false,
  ],
  ["all types of issues", { issues: {} }, event("issues", { action: "pinned" }), [], true],
  ["default types of pull requests", { pull_request: {} }, pull("opened", "main"), [], true],
  ["other types of pull requests", { pull_request: {} }, pull("labeled", "main"), [], false],
  [
    "the base branch",
    { pull_request: { branches: ["rel/**"] } },
    pull("opened", "rel/a/b"),
    [],
    true,
  ],
  [
    "another base branch",
    { pull_request: { branches: ["rel/**"] } },
    pull("opened", "main"),
    [],
    false,
  ],
  [
    "a dispatch type",
    { repository_dispatch: { types: ["go"] } },
    event("repository_dispatch", { action: "go" }),
    [],
    true,
  ],
  ["a branch", { push: { branches: ["main", "!x"] } }, event("push"), [], true],
  ["an ignored branch", { push: { "branches-ignore": ["ma*"] } }, event("push"), [], false],
  [
    "a tag with filters for branches",
    { push: { branches: ["**"] } },
    event("push", {}, "refs/tags/v1"),
    [],
    false,
  ],
  ["a branch with filters for tags", { push: { tags: ["v*"] } }, event("push"), [], false],
  ["a tag", { push: { tags: ["v[0-9].*"] } }, event("push", {}, "refs/tags/v1.2"), [], true],
  ["a path", { push: { paths: ["src/**", "!src/**/*.md"] } }, event("push"), ["src/a/b.ts"], true],
  [
    "a path taken away",
    { push: { paths: ["src/**", "!src/**/*.md"] } },
    event("push"),
    ["src/a/b.md"],
    false,
  ],
  [
    "only ignored paths",
    { push: { "paths-ignore": ["docs/**"] } },
    event("push"),
    ["docs/a"],
    false,
  ],
  [
    "some paths that are not ignored",
    { push: { "paths-ignore": ["docs/**"] } },
    event("push"),
    ["docs/a", "b"],
    true,
  ],
  [
    "a commit that skips",
    { push: {} },
    event("push", { head_commit: { message: "x [skip ci]" } }),
    [],
    false,
  ],
])("%s", (_what, triggers, given, changed, wanted) => {
  expect(wants(triggers, given, () => changed)).toBe(wanted);
});
