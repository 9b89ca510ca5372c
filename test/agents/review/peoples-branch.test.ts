import { readFile } from "node:fs/promises";
import { run, type Ports } from "../../../src/agents/review/agent.ts";
import type { QualityReport } from "../../../src/core/review/quality.ts";
import { ReviewOutcome } from "../../../src/core/review/review-outcome.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { FakeModel } from "../../fakes/model.ts";
import { report as anyReport } from "../../fakes/quality.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { git, put } from "../../adapters/git/served-repository.ts";
import { ScriptedEngine, simpleToolchains, workshop, type Workshop } from "../codegen/workshop.ts";

let shop: Workshop;
beforeEach(async () => {
  shop = await workshop();
});
afterEach(() => shop.served.close());

const BRANCH = "feature/issue-500";
const record = session({ plan: plan(task(1)), analysis: analysis({ complexity: 2 }) });

const review = (
  about: { onto?: string; head?: string } = {},
  known: Partial<SessionRecord> = {},
  more: Partial<Ports> = {},
) =>
  run(
    { issue: 500, attempt: 1, ...about },
    {
      ...shop.portsFor({ ...record, ...known }, new ScriptedEngine({})),
      equip: () => ({ sandbox: "off", model: new FakeModel({}), toolchains: simpleToolchains() }),
      ...more,
    },
  );

const outcomeOf = async (name: string): Promise<ReviewOutcome> =>
  ReviewOutcome.parse(JSON.parse(await readFile(shop.shelf(name, "review.json"), "utf8")));
const reportOf = async (name: string): Promise<QualityReport> => {
  const outcome = await outcomeOf(name);
  if (outcome.kind !== "scored") throw new Error("not scored");
  return outcome.report;
};

/** A change of Miyabi's that is built and reviewed, with its bundle's branch in the seed's clone. */
const reviewed = async (
  files: Record<string, string> = { "src/user.js": "export const user = 1;\n" },
) => {
  await shop.lane(record, new ScriptedEngine({ "task-500-1": [{ files }] }), {});
  expect((await review()).outputs["next"]).toBe("publish");
  const { seed } = shop.served;
  await git(seed, "fetch", "-q", shop.shelf("review-500-a1-t1", "change.bundle"), BRANCH);
  return reportOf("review-500-a1-t1");
};

/** People commit on top of what is named and push it to a branch; its new head. */
const pushOnto = async (
  from: string,
  files: Record<string, string>,
  branch = BRANCH,
): Promise<string> => {
  const { seed, gitDir } = shop.served;
  await git(seed, "checkout", "-q", "--detach", from);
  await put(seed, files);
  await git(seed, "add", "-A", "-f");
  await git(seed, "commit", "-q", "-m", "by hand");
  await git(seed, "push", "-q", "--force", gitDir, `HEAD:refs/heads/${branch}`);
  return git(seed, "rev-parse", "HEAD");
};

/** What is in the reviewed bundle of a round. */
const filesOf = async (name: string): Promise<string[]> => {
  const { gitDir } = shop.served;
  await git(gitDir, "fetch", "-q", shop.shelf(name, "change.bundle"), BRANCH);
  return (await git(gitDir, "ls-tree", "-r", "--name-only", "FETCH_HEAD")).split("\n");
};

test("a fix on top of the reviewed commits is judged with them, and stays the commit that it is", async () => {
  const before = await reviewed();
  const head = await pushOnto("FETCH_HEAD", { "src/fix.js": "1\n" });
  const onto = shop.served.baseSha;
  expect(await review({ onto, head }, { reviews: [before] })).toMatchObject({
    outcome: "done",
    outputs: { next: "publish" },
  });
  expect(await reportOf("review-500-a1-m1-t1")).toMatchObject({
    baseSha: onto,
    headSha: head,
    treeSha: await git(shop.served.seed, "rev-parse", "HEAD^{tree}"),
    others: { head, commits: 1 },
  });
  // Once more in a further run attempt: the same, and counted the same.
  const context = { sha: onto, runAttempt: 2 };
  await review({ onto, head }, { reviews: [before] }, { context });
  expect(await reportOf("review-500-a1-m2-t2")).toMatchObject({ headSha: head });
});

test("where the base moved as well it is merged on top of people's commits", async () => {
  const before = await reviewed();
  const head = await pushOnto("FETCH_HEAD", { "src/fix.js": "1\n" });
  const onto = await pushOnto(shop.served.baseSha, { "docs/a.md": "a\n" }, "main");
  await review({ onto, head }, { reviews: [before] });
  const report = await reportOf("review-500-a1-m1-t1");
  expect(report).toMatchObject({ movedFrom: before.baseSha, others: { head, commits: 1 } });
  const files = await filesOf("review-500-a1-m1-t1");
  expect(files).toEqual(expect.arrayContaining(["docs/a.md", "src/fix.js", "src/user.js"]));
  const parents = await git(shop.served.gitDir, "log", "-1", "--format=%P", "FETCH_HEAD");
  expect(parents).toBe(`${head} ${onto}`);
});

test("commits that people pushed before ours were there are merged with ours", async () => {
  const before = await reviewed();
  const head = await pushOnto(shop.served.baseSha, { "src/theirs.js": "1\n" });
  await review({ onto: shop.served.baseSha, head }, { reviews: [before] });
  expect(await filesOf("review-500-a1-m1-t1")).toEqual(
    expect.arrayContaining(["src/theirs.js", "src/user.js"]),
  );
  expect(await reportOf("review-500-a1-m1-t1")).toMatchObject({ others: { head, commits: 1 } });
});

test("what people took off the branch again stays off: the branch is judged as they left it", async () => {
  const before = await reviewed();
  const head = await pushOnto(shop.served.baseSha, { "src/theirs.js": "1\n" });
  const pull = {
    number: 501,
    url: "https://github.com/acme/shop/pull/501",
    branch: BRANCH,
    base: "main",
    headSha: before.headSha,
    draft: true,
  };
  await review({ onto: shop.served.baseSha, head }, { reviews: [before], pull });
  expect(await filesOf("review-500-a1-m1-t1")).not.toContain("src/user.js");
});

test("conflicts between people's commits and ours name the files, and nothing is judged", async () => {
  const before = await reviewed({ "src/app.js": "mine\n" });
  const onto = shop.served.baseSha;
  const head = await pushOnto(onto, { "src/app.js": "theirs\n" });
  const result = await review({ onto, head }, { reviews: [before] });
  expect(result).toMatchObject({ outcome: "blocked", reason: "merge_conflict" });
  expect(result.summary).toContain("- src/app.js");
  expect(await outcomeOf("review-500-a1-m1-t1")).toMatchObject({
    kind: "conflict",
    why: "branch",
    files: ["src/app.js"],
    branchHead: head,
  });
});

test("a branch by hand is judged where no review came to a score", async () => {
  const onto = shop.served.baseSha;
  const head = await pushOnto(onto, { "src/theirs.js": "1\n" });
  expect(await review({ onto, head })).toMatchObject({ outputs: { next: "publish" } });
  const report = await reportOf("review-500-a1-m1-t1");
  expect(report).toMatchObject({ headSha: head, others: { commits: 1 } });
  expect(report.movedFrom).toBeUndefined();
});

test("a branch that cannot be joined soundly is not judged, and it is said why", async () => {
  const before = await reviewed();
  const { seed, gitDir, baseSha } = shop.served;
  const head = await pushOnto("FETCH_HEAD", { "src/fix.js": "1\n" });
  // The default branch is rewritten: the branch holds what was taken out of it.
  await git(seed, "checkout", "-q", "--orphan", "fresh");
  await git(seed, "commit", "-q", "-m", "anew");
  await git(seed, "push", "-q", "--force", gitDir, "HEAD:refs/heads/main");
  const anew = await git(seed, "rev-parse", "HEAD");
  await review({ onto: anew, head }, { reviews: [before] });
  expect(await outcomeOf("review-500-a1-m1-t1")).toMatchObject({ why: "unrelated" });

  const amended = await git(seed, "commit-tree", `${anew}^{tree}`, "-p", anew, "-m", "on it");
  await git(seed, "push", "-q", gitDir, `${amended}:refs/heads/main`);
  const old = anyReport({ ...before, baseSha: amended });
  const theirs = await pushOnto(amended, { "src/fix.js": "2\n" });
  await git(seed, "push", "-q", "--force", gitDir, `${anew}:refs/heads/main`);
  const { exchange } = shop.portsFor(record, new ScriptedEngine({}));
  const rebased: Ports["exchange"] = {
    put: (name, root, files) => exchange.put(name, root, files),
    list: async () => ["review-500-a1-t1"],
    get: async (name, dir) => {
      await exchange.get(name, dir);
      const outcome = { kind: "scored", report: old, next: "escalate" };
      await put(dir, { "review.json": JSON.stringify(outcome) });
    },
  };
  const context = { sha: baseSha, runAttempt: 2 };
  const again = await review({ onto: anew, head: theirs }, {}, { exchange: rebased, context });
  expect(again.message).toContain("gone from the default branch");

  const gone = await review({ onto: anew, head: "c".repeat(40) }, {}, { context });
  expect(gone.message).toContain("rewritten before it could be reviewed");
});
