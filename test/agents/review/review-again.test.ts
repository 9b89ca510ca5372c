import { readFile } from "node:fs/promises";
import { run, type Ports } from "../../../src/agents/review/agent.ts";
import { ReviewOutcome } from "../../../src/core/review/review-outcome.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";
import { FakeModel } from "../../fakes/model.ts";
import { git, put } from "../../adapters/git/served-repository.ts";
import { ScriptedEngine, simpleToolchains, workshop, type Workshop } from "../codegen/workshop.ts";

let shop: Workshop;
beforeEach(async () => {
  shop = await workshop();
});
afterEach(() => shop.served.close());

const record = session({ plan: plan(task(1)), analysis: analysis({ complexity: 2 }) });

/** Tests fail where the tree holds both the change and what came in. */
const toolchains: Awaited<ReturnType<Ports["equip"]>>["toolchains"] = {
  detect: async (root) => {
    const tools = await simpleToolchains().detect(root);
    return {
      ...tools,
      tests: async (tree) => {
        const old = await readFile(`${tree.path}/test/legacy.test.js`, "utf8").catch(() => "");
        const failed = old === "" ? 0 : 1;
        return { kind: "known", passed: 2, failed, coverage: 100, output: `${failed} fail` };
      },
    };
  },
};

const review = (onto?: string, more: Partial<Ports> = {}) =>
  run(
    { issue: 500, attempt: 1, ...(onto === undefined ? {} : { onto }) },
    {
      ...shop.portsFor(record, new ScriptedEngine({})),
      equip: () => ({ sandbox: "off", model: new FakeModel({}), toolchains }),
      ...more,
    },
  );

/** A change that is built and reviewed on the first base. */
const reviewed = async (
  files: Record<string, string> = { "src/user.js": "export const user = 1;\n" },
) => {
  await shop.lane(record, new ScriptedEngine({ "task-500-1": [{ files }] }), {});
  expect((await review()).outputs["next"]).toBe("publish");
};

/** Somebody pushes to main; its new commit. */
const push = async (files: Record<string, string>): Promise<string> => {
  const { seed, gitDir } = shop.served;
  await put(seed, files);
  await git(seed, "add", "-A", "-f");
  await git(seed, "commit", "-q", "-m", "other work");
  await git(seed, "push", "-q", gitDir, "main");
  return git(seed, "rev-parse", "HEAD");
};

const outcomeOf = async (name: string): Promise<ReviewOutcome> =>
  ReviewOutcome.parse(JSON.parse(await readFile(shop.shelf(name, "review.json"), "utf8")));
const scored = async (name: string) => {
  const outcome = await outcomeOf(name);
  if (outcome.kind !== "scored") throw new Error("not scored");
  return outcome;
};

test("the reviewed commits are merged with the moved base, judged, and handed over", async () => {
  await reviewed();
  const onto = await push({ "docs/usage.md": "# Usage\n" });
  expect(await review(onto)).toMatchObject({
    outcome: "done",
    reason: "review_approved",
    outputs: { next: "publish", score: "100", waves: "[]" },
  });
  const before = (await scored("review-500-a1-t1")).report;
  const { report } = await scored("review-500-a1-m1-t1");
  expect(report).toMatchObject({
    attempt: 1,
    baseSha: onto,
    movedFrom: before.baseSha,
    score: 100,
  });
  const bare = shop.served.gitDir;
  const bundle = shop.shelf("review-500-a1-m1-t1", "change.bundle");
  await git(bare, "fetch", "-q", bundle, "feature/issue-500");
  expect(await git(bare, "rev-parse", "FETCH_HEAD")).toBe(report.headSha);
  expect(await git(bare, "rev-parse", "FETCH_HEAD^{tree}")).toBe(report.treeSha);
  // The task's commit is the very one that was reviewed: nothing was rebased.
  expect(await git(bare, "log", "-1", "--format=%P", "FETCH_HEAD")).toBe(
    `${before.headSha} ${onto}`,
  );
  expect(await git(bare, "show", "FETCH_HEAD:src/user.js")).toBe("export const user = 1;");
  expect(await git(bare, "show", "FETCH_HEAD:docs/usage.md")).toBe("# Usage");
  // Only the change is judged, not what others pushed.
  expect(await git(bare, "diff", "--name-only", onto, "FETCH_HEAD")).toBe("src/user.js");
  const results = shop.shelf("review-500-a1-m1-t1", "results.json");
  expect(JSON.parse(await readFile(results, "utf8"))).toMatchObject([{ task: "task-500-1" }]);
});

test("fault 25: a conflict is for people: the files are named, and nothing is judged", async () => {
  await reviewed({ "src/app.js": "mine\n" });
  const onto = await push({ "src/app.js": "theirs\n" });
  const result = await review(onto);
  expect(result).toMatchObject({
    outcome: "blocked",
    reason: "merge_conflict",
    outputs: { next: "escalate" },
  });
  expect(result.summary).toContain("- src/app.js");
  expect(await outcomeOf("review-500-a1-m1-t1")).toMatchObject({
    kind: "conflict",
    baseSha: shop.served.baseSha,
    onto,
    files: ["src/app.js"],
  });
});

test("tests that fail only together with what came in go to people, whatever the score", async () => {
  await reviewed();
  const onto = await push({ "test/legacy.test.js": "//\n" });
  expect(await review(onto)).toMatchObject({
    outcome: "blocked",
    reason: "review_rejected",
    outputs: { next: "escalate", score: "65" },
  });
  expect(await scored("review-500-a1-m1-t1")).toMatchObject({
    next: "escalate",
    escalation: "quality",
    report: { testsFailed: 1, recommendation: "REVIEW" },
  });
});

test("the configuration of the base as it is now decides", async () => {
  await reviewed();
  const onto = await push({ ".github/miyabi.yml": "sandbox: required\n" });
  await expect(review(onto)).rejects.toMatchObject({ code: "no_sandbox" });
});

test("fault 24: a base that moves on is reviewed on again; the same base once more is not a further step", async () => {
  await reviewed();
  const second = await push({ "docs/a.md": "a\n" });
  await review(second);
  const context = { sha: shop.served.baseSha, runAttempt: 2 };
  await review(second, { context });
  const first = await scored("review-500-a1-m1-t1");
  expect((await scored("review-500-a1-m2-t2")).report).toMatchObject({
    movedFrom: shop.served.baseSha,
    treeSha: first.report.treeSha,
  });
  const third = await push({ "docs/b.md": "b\n" });
  await review(third, { context });
  expect((await scored("review-500-a1-m3-t2")).report).toMatchObject({
    baseSha: third,
    movedFrom: second,
  });
});

test("a bundle that is not what was reviewed is not judged", async () => {
  await reviewed();
  const onto = await push({ "docs/a.md": "a\n" });
  const { exchange } = shop.portsFor(record, new ScriptedEngine({}));
  const forged: Ports["exchange"] = {
    put: (name, root, files) => exchange.put(name, root, files),
    list: (prefix) => exchange.list(prefix),
    get: async (name, dir) => {
      await exchange.get(name, dir);
      const path = `${dir}/review.json`;
      const text = await readFile(path, "utf8");
      await put(dir, { "review.json": text.replaceAll(/"treeSha": "\w+"/g, `"treeSha": "x"`) });
    },
  };
  await expect(review(onto, { exchange: forged })).rejects.toThrow("not what was reviewed");
});

test("without a review in this run there is nothing to make again", async () => {
  await expect(review("c".repeat(40))).rejects.toThrow("no review in this run");
});
