import type { KnowledgeDocument } from "../../../src/core/knowledge/document.ts";
import { Encoder } from "../../../src/core/knowledge/encoder.ts";
import { similarIssues, type SimilarIssue } from "../../../src/core/knowledge/similar-issues.ts";
import { similarLines } from "../../../src/core/issue/similar-view.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";
import { session } from "../../fakes/records.ts";

const encoder = new Encoder();
const about = (title: string, body = "") => ({ ...session().issue, title, body });
const similar = (issue: ReturnType<typeof about>, ...past: Partial<KnowledgeDocument>[]) =>
  similarIssues(
    past.map((change) => ({ document: knowledgeDocument({ issue: 7, ...change }), score: 1 })),
    issue,
    encoder,
  );

test.each([
  ["Login fails after an hour", "Login token fails to renew", true],
  ["Export orders as CSV", "CSV export of the orders", true],
  ["Login fails", "Payment fails", false],
  ["Login", "Login page", false],
  ["Fix it", "Fix it", false],
])("%j and %j are alike: %s", (title, other, alike) => {
  expect(similar(about(title), { title: other, files: [], content: "" })).toHaveLength(
    alike ? 1 : 0,
  );
});

test("of an issue the newest end of its session counts, and its title", () => {
  const title = "Login token expires";
  const found = similar(
    about("The login token expires"),
    { title: "Renew the login token", outcome: "failed" },
    { type: "session", title, outcome: "failed", time: "2026-01-01T00:00:00.000Z" },
    { type: "session", title, outcome: "success", time: "2026-01-03T00:00:00.000Z" },
    { type: "session", title, outcome: "failed", time: "2026-01-02T00:00:00.000Z" },
  );
  expect(found).toEqual([{ issue: 7, title, outcome: "success", score: 1 }]);
});

test("the closest three come first, the issue itself is none of them", () => {
  const title = "Login token expires early";
  const found = similar(
    about(title),
    { issue: 1, title: "Login token" },
    { issue: 2, title },
    { issue: 3, title: "Login token expires" },
    { issue: 4, title: "Token expires" },
    { issue: 500, title },
  );
  expect(found).toHaveLength(3);
  expect(found[0]).toMatchObject({ score: 1 });
  expect(found.map(({ issue }) => issue)).not.toContain(500);
});

test("people read it inert, with how each ended", () => {
  const one: SimilarIssue = { issue: 7, title: "@team <b>", outcome: "rolled_back", score: 1 };
  expect(similarLines({ similar: [one] })).toBe(
    "**Similar issues**\n- #7 (team \\<b\\>): taken back from production",
  );
  expect(similarLines({ similar: [] })).toBe("");
});
