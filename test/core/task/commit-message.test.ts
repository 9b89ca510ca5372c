import { closingKeywords } from "../../../src/core/pull/closing-keywords.ts";
import { commitMessage } from "../../../src/core/task/commit-message.ts";
import { task } from "../../fakes/records.ts";

const message = (title: string, summary = "") =>
  commitMessage({ task: task(1, { title }), issue: 500, total: 6, summary });

test("refers to the issue and its place in the plan", () => {
  expect(message("Add User model", "Adds the model.\nTests it.")).toBe(
    "feat: Add User model\n\nAdds the model.\nTests it.\n\nRefs #500 (task 1/6)",
  );
});

test.each([
  ["feature", "feat"],
  ["bug", "fix"],
  ["docs", "docs"],
  ["test", "test"],
] as const)("a task of type %s is a %s", (type, word) => {
  const text = commitMessage({
    task: task(2, { type, title: "X" }),
    issue: 1,
    total: 2,
    summary: "",
  });
  expect(text).toBe(`${word}: X\n\nRefs #1 (task 2/2)`);
});

test.each([
  "Fixes #1",
  "closes: #2 and resolves #3",
  "Closes https://github.com/a/b/issues/4",
  "Signed-off-by: Linus <l@example.com>",
  "Co-authored-by: Mona <m@example.com>",
  "@everyone look",
])("generated text acts on nothing: %s", (summary) => {
  const text = message("Add it", summary);
  expect(closingKeywords([text])).toEqual([]);
  expect(text).not.toMatch(/-by:|@\w/);
});

test("a title of several lines or of great length is one short line", () => {
  const [subject = ""] = message(`feat(x): ${"long ".repeat(60)}\nsecond`).split("\n");
  expect(subject.startsWith("feat: long")).toBe(true);
  expect(subject.length).toBeLessThanOrEqual(72);
});
