import { changeOf } from "../../../.ci/release/change.ts";
import { planRelease, type Plan } from "../../../.ci/release/plan.ts";

/** What is due after v1.2.3 with these commits. */
const due = (messages: readonly string[], tags = ["v1.2.3", "v1.10.0-rc.1", "v0.9.0"]): Plan =>
  planRelease({
    tags: tags.filter((tag) => !tag.includes("-")),
    here: [],
    changes: messages
      .map((message, index) => changeOf({ sha: String(index).repeat(40), message }))
      .filter((change) => change !== undefined),
    declared: "1.2.3",
    changelog: "",
    date: "2026-03-01",
    major: 1,
  });

test.each([
  [["fix: a"], "1.2.4"],
  [["perf(stage): a"], "1.2.4"],
  [["revert: feat: a"], "1.2.4"],
  [["fix: a", "feat: b", "docs: c"], "1.3.0"],
  [["feat: a", "feat(cli)!: b"], "2.0.0"],
  [["chore!: a"], "2.0.0"],
  [["refactor: a\n\nBREAKING CHANGE: b"], "2.0.0"],
])("after 1.2.3, %j makes %s", (messages, version) => {
  expect(due(messages)).toMatchObject({ kind: "prepare", last: "1.2.3", section: { version } });
});

test.each([
  [["docs: a"]],
  [["ci: a", "test(cli): b"]],
  [["a word: "]],
  [["feat : no colon"]],
  [[]],
])("%j asks for no release", (messages) => {
  expect(due(messages)).toEqual({ kind: "nothing", last: "1.2.3" });
});

test("the newest version counts by its numbers", () => {
  expect(due(["fix: a"], ["v1.9.0", "v1.10.0", "v1.2.3"])).toMatchObject({ last: "1.10.0" });
});
