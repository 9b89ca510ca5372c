import { run } from "../../../src/agents/pr/agent.ts";
import type { QualityReport } from "../../../src/core/review/quality.ts";
import { stand } from "./stand.ts";

const issue = { issue: 500, whenMoved: "escalate" } as const;
const DRAFT = { score: 70, recommendation: "REVIEW" as const };
const CODEOWNERS = "*.ts @ada @acme/web @github-actions[bot]\nsrc/app.ts @nobody-here";

const drafted = async (more: Parameters<typeof stand>[0] = {}) => {
  const s = await stand({ report: DRAFT, codeOwners: CODEOWNERS, ...more });
  await s.handOver(s.outcome);
  return s;
};

test("a draft: the owners of what was changed are asked, once, and the issue says who", async () => {
  const s = await drafted();
  await run(issue, s.ports);
  expect(s.pulls.reviewers.get(501)).toEqual(["ada", "acme/web"]);
  expect(s.issues.ours(500, "pull")).toContain("`ada`, `acme/web`");
  expect(s.last().pull?.reviewers).toEqual(["ada", "acme/web"]);
  await run(issue, s.ports);
  expect(s.pulls.reviewers.get(501)).toEqual(["ada", "acme/web"]);
  expect(s.issues.ours(500, "pull")).toContain("`ada`, `acme/web`");
});

test("one whom GitHub refuses is named and stops nothing", async () => {
  const s = await drafted();
  s.pulls.strangers = ["acme/web"];
  expect(await run(issue, s.ports)).toMatchObject({ reason: "pull_opened" });
  expect(s.issues.ours(500, "pull")).toContain("does not let these review: acme/web");
  expect(s.last().pull?.reviewers).toEqual(["ada"]);
});

test("a change does not choose its own reviewers, and a ready one asks nobody by itself", async () => {
  const change = { files: { "src/user.ts": "x", "docs/CODEOWNERS": "* @mallory" } };
  const s = await drafted({ codeOwners: "*.ts @ada", change, config: "protectedPaths: []" });
  await run(issue, s.ports);
  expect(s.pulls.reviewers.get(501)).toEqual(["ada"]);
  const ready = await stand({ report: { score: 85 }, codeOwners: CODEOWNERS });
  await ready.handOver(ready.outcome);
  await run(issue, ready.ports);
  expect(ready.pulls.reviewers.size).toBe(0);
});

/** The same change reviewed once more, by what it holds now: another head. */
const again = async (
  s: Awaited<ReturnType<typeof stand>>,
  change: Partial<QualityReport>,
): Promise<void> => {
  const head = s.git.commit({
    parent: s.base,
    files: { "src/user.ts": `export class User { ${change.score ?? 0} }` },
  });
  const report = { ...s.reviewed, headSha: head, treeSha: s.git.treeOf(head), ...change };
  await s.handOver({ kind: "scored", report, next: "publish" }, head, 2);
};

test("a later review that finds more makes the draft ready and merges it", async () => {
  const s = await drafted();
  await run(issue, s.ports);
  await again(s, { score: 95, recommendation: "APPROVE" });
  expect(await run(issue, s.ports)).toMatchObject({ reason: "merged" });
  expect(s.pulls.drafts).toEqual([{ number: 501, draft: false }]);
  expect(s.pulls.opened).toHaveLength(1);
  expect(await s.labels(501)).toContain("ready-to-merge");
});

test("one that finds less makes it a draft again, and then the owners are asked", async () => {
  const s = await stand({ report: { score: 85 }, codeOwners: CODEOWNERS });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  await again(s, DRAFT);
  await run(issue, s.ports);
  expect(s.pulls.drafts).toEqual([{ number: 501, draft: true }]);
  expect(s.pulls.reviewers.get(501)).toEqual(["ada", "acme/web"]);
  expect(s.last().pull?.draft).toBe(true);
  expect(await s.labels(501)).not.toContain("ready-to-merge");
});

test("what people made of a draft stays where nothing was reviewed anew", async () => {
  const s = await drafted();
  await run(issue, s.ports);
  s.pulls.change(501, { draft: false });
  await run(issue, s.ports);
  expect(s.pulls.drafts).toEqual([]);
});

test("a draft that GitHub does not change is told of and stops nothing", async () => {
  const s = await drafted();
  await run(issue, s.ports);
  s.pulls.draftRefusal = "Drafts are not available.";
  await again(s, { score: 85, recommendation: "APPROVE" });
  expect(await run(issue, s.ports)).toMatchObject({ reason: "pull_opened" });
  expect(s.issues.ours(500, "pull")).toContain("could not be made ready for review: Drafts are");
  expect(s.last().pull?.draft).toBe(true);
});
