import { join } from "node:path";
import { parseInput, run } from "../../../src/agents/pr/agent.ts";
import { resumeFrom } from "../../../src/core/session/resumption.ts";
import type { QualityReport } from "../../../src/core/review/quality.ts";
import type { ReviewOutcome } from "../../../src/core/review/review-outcome.ts";
import type { Exchange } from "../../../src/ports/exchange.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import { analysis, plan, task } from "../../fakes/records.ts";
import { stand, type Stand } from "./stand.ts";

const publish = { issue: 500, whenMoved: "review" } as const;
const publishAgain = { issue: 500, whenMoved: "escalate" } as const;

/** Somebody pushes to the default branch; its new commit. */
const push = (s: Stand, file = "docs/other.md"): string => {
  const parent = s.repository.branches.get("main") ?? s.base;
  const sha = s.git.commit({ parent, message: "other work", files: { [file]: "1" } });
  s.repository.branches.set("main", sha);
  return sha;
};

/** What the review on the moved base hands over: the change merged with it. */
const reviewAgain = async (
  s: Stand,
  {
    onto,
    head = s.head,
    round = 1,
    next = "publish",
    ...change
  }: { onto: string; head?: string; round?: number; next?: "publish" | "escalate" } & Partial<
    Pick<QualityReport, "score" | "recommendation">
  >,
): Promise<QualityReport> => {
  const merged = s.git.commit({
    parent: onto,
    also: head,
    message: "chore: Merge the base",
    files: { "src/user.ts": "export class User {}" },
  });
  const report: QualityReport = {
    ...s.reviewed,
    ...change,
    baseSha: onto,
    headSha: merged,
    treeSha: s.git.treeOf(merged),
    movedFrom: s.base,
  };
  const scored: ReviewOutcome = { kind: "scored", report, next };
  await s.handOver(scored, merged, 1, round);
  return report;
};

const question = (s: Stand) => {
  const found = s.last().escalations.at(-1);
  if (!found) throw new Error("nothing was asked");
  return found;
};

const approve = async (s: Stand): Promise<void> => {
  const record = s.last();
  await s.sessions.save({
    ...record,
    escalations: record.escalations.map((one) => ({
      ...one,
      answered: { by: "alice", at: "2026-01-05T11:00:00.000Z", action: "approve_anyway" },
    })),
  });
};

const expectNothingPublished = (s: Stand): void => {
  expect(s.git.pushes).toEqual([]);
  expect(s.pulls.opened).toEqual([]);
};

test("fault 25: a base that moved sends the change to another review, and publishes nothing", async () => {
  const s = await stand();
  const onto = push(s);
  await s.handOver(s.outcome);
  expect(await run(publish, s.ports)).toMatchObject({
    outcome: "done",
    reason: "base_moved",
    outputs: { next: "review", "base-sha": onto },
  });
  expectNothingPublished(s);
  expect(s.last().state).toBe("reviewing");
  expect(s.last().escalations).toEqual([]);
  expect(s.last().notes).toEqual([expect.stringContaining("main moved from")]);
  // It lies in this run already.
  expect(await s.exchange.list("review-500")).toEqual(["review-500-a1-t1"]);
});

test("fault 25: what was reviewed again is merged, and both reviews are on record", async () => {
  const s = await stand();
  const onto = push(s);
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  const again = await reviewAgain(s, { onto });
  expect(await run(publishAgain, s.ports)).toMatchObject({ outcome: "done", reason: "merged" });
  expect(s.git.pushes).toEqual([{ commit: again.headSha, branch: "feature/issue-500" }]);
  expect(s.git.treeOf(s.git.branches.get("main") ?? "")).toBe(again.treeSha);
  expect(s.last().reviews.map(({ headSha }) => headSha)).toEqual([s.head, again.headSha]);
  expect(s.issues.ours(500, "quality")).toContain("the base moved on from");
  const comments = await s.issues.comments(500);
  expect(comments.filter(({ body }) => body.includes("Quality Report"))).toHaveLength(1);
});

test("a pull request that is open already moves on to the new head: one in the end", async () => {
  const s = await stand({ report: { score: 85 } });
  await s.handOver(s.outcome);
  expect(await run(publish, s.ports)).toMatchObject({ reason: "pull_opened" });
  expect(await s.labels(501)).toContain("ready-to-merge");

  const onto = push(s);
  expect(await run(publish, s.ports)).toMatchObject({ outputs: { next: "review" } });
  const again = await reviewAgain(s, { onto, score: 70, recommendation: "REVIEW" });
  expect(await run(publishAgain, s.ports)).toMatchObject({ outcome: "waiting" });
  expect(s.git.pushes.map(({ commit }) => commit)).toEqual([s.head, again.headSha]);
  expect(s.pulls.opened).toHaveLength(1);
  expect(s.pulls.opened[0]?.body).toContain("Score: 70/100");
  expect(await s.labels(501)).toContain("quality:needs-improvement");
  expect(await s.labels(501)).not.toContain("ready-to-merge");
  expect(s.last().pull).toMatchObject({ number: 501, headSha: again.headSha });
});

test("a base that moved once more is left to people, whose retry does the same again", async () => {
  const s = await stand({ record: { analysis: analysis(), plan: plan(task(1)) } });
  const onto = push(s);
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  const again = await reviewAgain(s, { onto });
  const later = push(s, "docs/more.md");
  const result = await run(publishAgain, s.ports);
  expect(result).toMatchObject({ outcome: "blocked", reason: "base_moved" });
  expect(result.message).toContain("/miyabi retry");
  expect(question(s)).toMatchObject({ kind: "conflict", retry: "publish" });
  expectNothingPublished(s);
  const analysed = { name: "analysis", outcome: "success" } as const;
  expect(
    resumeFrom(
      {
        ...s.last(),
        phases: [{ ...analysed, attempt: 1, startedAt: "2026-01-05T10:00:00.000Z", seconds: 1 }],
      },
      undefined,
    ),
  ).toEqual({ state: "reviewing", next: "publish" });

  expect(await run(publish, s.ports)).toMatchObject({ outputs: { "base-sha": later } });
  await reviewAgain(s, { onto: later, head: again.headSha, round: 2 });
  expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "merged" });
});

test("a review of an earlier run is put into this one for the job that reviews again", async () => {
  const s = await stand({ record: { runs: [7] } });
  push(s);
  await s.handOver(s.outcome);
  const files = jobFiles({ tempDir: await s.ports.files.folder("now") });
  const now = new FakeExchange(await files.folder("shelf"));
  const exchange: Exchange = {
    put: (name, root, paths) => now.put(name, root, paths),
    list: (prefix, from) => (from?.runId === 7 ? s.exchange : now).list(prefix),
    get: (name, dir, from) => (from?.runId === 7 ? s.exchange : now).get(name, dir),
  };
  const context = { ...s.ports.context, runId: 9, runAttempt: 2 };
  const ports = { ...s.ports, exchange, context };
  expect(await run(publish, ports)).toMatchObject({ outputs: { next: "review" } });
  // Under the run attempt that puts it there: what is reviewed after it is newer by name.
  expect(await now.list("review-500")).toEqual(["review-500-a1-t2"]);
  const dir = await files.folder("got");
  await now.get("review-500-a1-t2", dir);
  expect(await files.read(join(dir, "change.bundle"))).toBe(s.head);
  expect(await files.read(join(dir, "results.json"))).toContain("task-500-1");
  // A second time it is there.
  expect(await run(publish, ports)).toMatchObject({ outputs: { next: "review" } });
  expect(await now.list("review-500")).toHaveLength(1);
});

test("an approval of what was reviewed first is none of what is merged with another base", async () => {
  const low = { score: 58, recommendation: "REJECT" } as const;
  const s = await stand({
    report: low,
    outcome: (report) => ({ kind: "scored", report, next: "escalate", escalation: "quality" }),
  });
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  await approve(s);
  const approved = question(s).digest;

  const onto = push(s);
  expect(await run(publish, s.ports)).toMatchObject({ outputs: { next: "review" } });
  const again = await reviewAgain(s, { onto, ...low, next: "escalate" });
  expect(await run(publishAgain, s.ports)).toMatchObject({
    outcome: "blocked",
    reason: "review_rejected",
  });
  expectNothingPublished(s);
  expect(question(s).digest).not.toBe(approved);
  expect(question(s).reason).toContain("Together with what came into the base");

  await approve(s);
  expect(await run(publish, s.ports)).toMatchObject({ reason: "merged" });
  expect(s.git.pushes.map(({ commit }) => commit)).toEqual([again.headSha]);
});

test("an approval of protected paths does not carry over either", async () => {
  const s = await stand({ change: { files: { "k8s/app.yml": "kind: Deployment" } } });
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  await approve(s);
  const onto = push(s);
  await run(publish, s.ports);
  const merged = s.git.commit({
    parent: onto,
    also: s.head,
    files: { "k8s/app.yml": "kind: Deployment" },
  });
  const report = {
    ...s.reviewed,
    baseSha: onto,
    headSha: merged,
    treeSha: s.git.treeOf(merged),
    movedFrom: s.base,
  };
  await s.handOver({ kind: "scored", report, next: "publish" }, merged, 1, 1);
  expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "policy_refused" });
  expectNothingPublished(s);
});

test("what the review rejected and nobody approved is asked about, not reviewed again", async () => {
  const s = await stand({
    report: { score: 58, recommendation: "REJECT" },
    outcome: (report) => ({ kind: "scored", report, next: "escalate" }),
  });
  push(s);
  await s.handOver(s.outcome);
  expect(await run(publish, s.ports)).toMatchObject({
    reason: "review_rejected",
    outputs: { next: "finish" },
  });
});

test("a branch that was rewritten is asked about: a merge would bring back what was taken out", async () => {
  const s = await stand();
  s.repository.branches.set("main", s.git.commit({ message: "rewritten", files: { a: "1" } }));
  await s.handOver(s.outcome);
  const result = await run(publish, s.ports);
  expect(result).toMatchObject({ outcome: "blocked", reason: "base_moved" });
  expect(result.message).toContain("rewritten");
  // What stands on the old one must be made again.
  expect(question(s).retry).toBeUndefined();
});

test("fault 25: a conflict with what came in names the files and publishes nothing", async () => {
  const s = await stand();
  const onto = push(s, "src/user.ts");
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  await s.handOver(
    {
      kind: "conflict",
      headSha: s.head,
      baseSha: s.base,
      onto,
      files: ["src/user.ts"],
      next: "escalate",
    },
    s.head,
    1,
    1,
  );
  expect(await run(publishAgain, s.ports)).toMatchObject({
    outcome: "blocked",
    reason: "merge_conflict",
  });
  expectNothingPublished(s);
  expect(question(s)).toMatchObject({ kind: "conflict", severity: "high" });
  expect(question(s).context.failing_checks).toContain("conflict: src/user.ts");
});

test.each(["when the pull request is opened", "when GitHub refuses the merge"])(
  "a base that moves after the check is seen %s",
  async (moment) => {
    const s = await stand();
    const { pulls } = s;
    let onto = "";
    const ports = {
      ...s.ports,
      pulls: {
        open: (pull: Parameters<typeof pulls.open>[0]) => {
          if (moment.includes("opened")) onto = push(s);
          return pulls.open(pull);
        },
        read: (number: number) => pulls.read(number),
        requestReviewers: (...asked: Parameters<typeof pulls.requestReviewers>) =>
          pulls.requestReviewers(...asked),
        setDraft: (...asked: Parameters<typeof pulls.setDraft>) => pulls.setDraft(...asked),
        merge: (asked: Parameters<typeof pulls.merge>[0]) => {
          if (moment.includes("merge")) {
            onto = push(s);
            pulls.lag.push({ kind: "refused", message: "Base branch was modified." });
          }
          return pulls.merge(asked);
        },
      },
    };
    await s.handOver(s.outcome);
    expect(await run(publish, ports)).toMatchObject({
      reason: "base_moved",
      outputs: { next: "review", "base-sha": onto },
    });
    expect(pulls.merges).toEqual([]);
    const again = await reviewAgain(s, { onto });
    expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "merged" });
    expect(pulls.opened).toHaveLength(1);
    expect(s.last().pull?.headSha).toBe(again.headSha);
  },
);

test("people are asked unless the workflow says that a review follows", () => {
  const parse = (value: string) =>
    parseInput({ issue: "500", "base-moved": value, "github-token": "" }).whenMoved;
  expect(["", "escalate", "review"].map(parse)).toEqual(["escalate", "escalate", "review"]);
  expect(() => parse("merge")).toThrow(/review or escalate/);
});
