import { pullComment, reviewersOf } from "../../../src/core/pull/reviewers.ts";

const wanted = (...owners: string[]) =>
  reviewersOf({
    owners,
    author: "github-actions[bot]",
    organisation: "Acme",
    asked: ["bob", "acme/ops"],
  });

test("users and the organisation's teams are asked, once; the author and bots are not", () => {
  expect(
    wanted("@ada", "@Bob", "@acme/web", "@Acme/ops", "@github-actions[bot]", "@renovate[bot]"),
  ).toEqual({ users: ["ada"], teams: ["acme/web"], notes: [] });
});

test("whom GitHub cannot be told to ask is said, without the address", () => {
  const { users, notes } = wanted("x@example.com", "@other/team");
  expect(users).toEqual([]);
  expect(notes).toEqual([
    "1 of the code owners named by e-mail address cannot be asked.",
    "The team other/team belongs to another organisation: not asked.",
  ]);
});

test("fifteen at most, those who were asked before among them", () => {
  const { users, notes } = wanted(...Array.from({ length: 14 }, (_, index) => `@u${index}`));
  expect(users).toHaveLength(13);
  expect(notes).toEqual(["Not asked, GitHub takes 15 at most: u13."]);
});

test("the comment says who was asked, and mentions nobody", () => {
  expect(pullComment(501, { asked: [], notes: [] })).toBe("🎉 Pull Request created: #501");
  const text = pullComment(501, { asked: ["ada", "acme/web"], notes: ["No @bob."] });
  expect(text).toContain("as CODEOWNERS says: `ada`, `acme/web`");
  expect(text).not.toContain("@");
});
