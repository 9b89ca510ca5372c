import { run } from "../../../src/agents/pr/agent.ts";
import type { QualityReport } from "../../../src/core/review/quality.ts";
import type { Pulls } from "../../../src/ports/pulls.ts";
import { report } from "../../fakes/quality.ts";
import { stand, type Stand } from "./stand.ts";

const publish = { issue: 500, whenMoved: "review" } as const;
const publishAgain = { issue: 500, whenMoved: "escalate" } as const;
const BRANCH = "feature/issue-500";

/** People push a commit to the issue's branch; its new head. */
const push = (s: Stand, files: Record<string, string> = { "src/fix.ts": "1" }): string => {
  const parent = s.repository.branches.get(BRANCH) ?? s.head;
  const sha = s.git.commit({ parent, message: "fix: by hand", files });
  s.repository.branches.set(BRANCH, sha);
  s.repository.pushers.set(BRANCH, ["mona"]);
  return sha;
};

/** The review of the branch as it is hands over its report. */
const reviewBranch = async (
  s: Stand,
  head: string,
  { round = 1, ...change }: Partial<QualityReport> & { round?: number } = {},
): Promise<QualityReport> => {
  const judged = report({
    baseSha: s.base,
    headSha: head,
    treeSha: s.git.treeOf(head),
    others: { head, commits: 1 },
    ...change,
  });
  const next = judged.recommendation === "REJECT" ? "escalate" : "publish";
  await s.handOver({ kind: "scored", report: judged, next }, judged.headSha, 1, round);
  return judged;
};

/** The ports of a job in which the merge goes another way. */
const withMerge = ({ ports, pulls }: Stand, merge: Pulls["merge"]): Stand["ports"] => ({
  ...ports,
  pulls: {
    open: (pull) => pulls.open(pull),
    read: (number) => pulls.read(number),
    requestReviewers: (number, logins) => pulls.requestReviewers(number, logins),
    setDraft: (number, draft) => pulls.setDraft(number, draft),
    merge,
  },
});

const question = (s: Stand) => s.last().escalations.at(-1);

/** The pull request is open as a draft and waits. */
const waiting = async (): Promise<Stand> => {
  const s = await stand({ report: { score: 70, recommendation: "REVIEW" } });
  await s.handOver(s.outcome);
  expect(await run(publish, s.ports)).toMatchObject({ reason: "pull_opened" });
  return s;
};

test("fault 26: commits of people on the branch are reviewed, and nothing is overwritten", async () => {
  const s = await stand();
  const theirs = push(s);
  await s.handOver(s.outcome);
  expect(await run(publish, s.ports)).toMatchObject({
    outcome: "done",
    reason: "head_moved",
    outputs: { next: "review", "base-sha": s.base, "head-sha": theirs },
  });
  expect(s.git.pushes).toEqual([]);
  expect(s.pulls.opened).toEqual([]);
  expect(s.last().escalations).toEqual([]);
  expect(s.last().notes).toEqual([expect.stringContaining("commits of people")]);
  expect(s.last().pushers).toEqual(["mona"]);
});

test("what was reviewed is merged as it is there: nothing is pushed, and the text says who else wrote", async () => {
  const s = await stand();
  const theirs = push(s);
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  await reviewBranch(s, theirs);
  expect(await run(publishAgain, s.ports)).toMatchObject({ outcome: "done", reason: "merged" });
  expect(s.git.pushes).toEqual([]);
  expect(s.last().pull).toMatchObject({ headSha: theirs });
  expect(s.pulls.opened[0]?.body).toContain("1 commit of others on the branch");
  expect(s.pulls.opened[0]?.body).toContain(
    "- [x] 1 commit of others on the branch: reviewed with the change",
  );
  expect(s.issues.ours(500, "quality")).toContain("1 commit of others on the branch");
});

test("a merge on top of people's commits is a fast-forward push", async () => {
  const s = await stand();
  const theirs = push(s);
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  const onto = s.git.commit({ parent: s.base, message: "other", files: { "docs/a.md": "1" } });
  s.repository.branches.set("main", onto);
  const merged = s.git.commit({ parent: theirs, also: onto, files: { "docs/a.md": "1" } });
  await reviewBranch(s, merged, {
    baseSha: onto,
    movedFrom: s.base,
    others: { head: theirs, commits: 1 },
  });
  expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "merged" });
  expect(s.git.pushes).toEqual([{ commit: merged, branch: BRANCH }]);
});

test("fault 26: GitHub answers 409 at the merge: no merge, reviewed again, then merged", async () => {
  const s = await stand();
  let theirs = "";
  const ports = withMerge(s, async (asked) => {
    theirs = push(s);
    return s.pulls.merge(asked);
  });
  await s.handOver(s.outcome);
  expect(await run(publish, ports)).toMatchObject({
    reason: "head_moved",
    outputs: { next: "review", "head-sha": theirs },
  });
  expect(s.pulls.merges).toEqual([]);
  await reviewBranch(s, theirs);
  expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "merged" });
  expect(s.pulls.opened).toHaveLength(1);
});

test("a branch that moves once more during that review is left to people, whose retry reviews it", async () => {
  const s = await stand();
  const first = push(s);
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  await reviewBranch(s, first);
  const second = push(s, { "src/more.ts": "1" });
  expect(await run(publishAgain, s.ports)).toMatchObject({
    outcome: "blocked",
    reason: "head_moved",
  });
  expect(question(s)).toMatchObject({ kind: "conflict", retry: "publish" });
  expect(s.git.pushes).toEqual([]);
  expect(await run(publish, s.ports)).toMatchObject({ outputs: { "head-sha": second } });
  await reviewBranch(s, second, { round: 2, others: { head: second, commits: 2 } });
  expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "merged" });
});

test("threat 32: a fix pushed to a draft is reviewed before anything else happens to it", async () => {
  const s = await waiting();
  const theirs = push(s);
  expect(await run(publish, s.ports)).toMatchObject({ outputs: { "head-sha": theirs } });
  expect(s.pulls.merges).toEqual([]);
});

test("threat 32: an approval is for a tree: it does not carry over to commits that were pushed since", async () => {
  const s = await stand({ change: { files: { "k8s/app.yml": "a" } } });
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  const asked = question(s);
  expect(asked?.kind).toBe("protected_path");
  await s.sessions.save({
    ...s.last(),
    escalations: s.last().escalations.map((one) => ({
      ...one,
      answered: { by: "alice", at: "2026-01-05T11:00:00.000Z", action: "approve_anyway" },
    })),
  });
  const theirs = push(s);
  expect(await run(publish, s.ports)).toMatchObject({ outputs: { next: "review" } });
  await reviewBranch(s, theirs);
  expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "policy_refused" });
  expect(question(s)?.digest).not.toBe(asked?.digest);
  expect(s.pulls.merges).toEqual([]);
});

test.each([
  ["a workflow", { ".github/workflows/ci.yml": "on: push" }, "protected_path"],
  ["a secret", { "src/x": `const k = "AKIA${"ABCDEFGH".repeat(2)}"` }, "secret"],
])("%s in people's commits is asked about as in ours", async (_, files, kind) => {
  const s = await waiting();
  const theirs = push(s, files);
  await run(publish, s.ports);
  await reviewBranch(s, theirs);
  expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "policy_refused" });
  expect(question(s)?.kind).toBe(kind);
});

test("fault 24: all jobs run again after the branch was reviewed: it is not reviewed once more", async () => {
  const s = await stand();
  const theirs = push(s);
  await s.handOver(s.outcome);
  await run(publish, s.ports);
  await reviewBranch(s, theirs);
  expect(await run(publish, s.ports)).toMatchObject({ reason: "merged" });
  expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "merged" });
  expect(s.pulls.merges).toHaveLength(1);
  expect(s.pulls.opened).toHaveLength(1);
  expect(s.last().reviews).toHaveLength(2);
});

test("a rejected branch is people's to repair: the question says so", async () => {
  const s = await waiting();
  const theirs = push(s);
  await run(publish, s.ports);
  await reviewBranch(s, theirs, { score: 40, recommendation: "REJECT" });
  expect(await run(publishAgain, s.ports)).toMatchObject({ reason: "review_rejected" });
  expect(question(s)?.reason).toContain("what people pushed to the branch");
  expect(question(s)?.context.recommendation).toContain("reviewed again");
  expect(s.repository.branches.get(BRANCH)).toBe(theirs);
});

test("a change that is made again does not take the place of commits that people pushed", async () => {
  const s = await waiting();
  const theirs = push(s);
  await run(publish, s.ports);
  await reviewBranch(s, theirs, { score: 40, recommendation: "REJECT" });
  await run(publishAgain, s.ports);
  const again = s.git.commit({ parent: s.base, files: { "src/user.ts": "again" } });
  const made = report({ baseSha: s.base, headSha: again, treeSha: s.git.treeOf(again) });
  await s.handOver({ kind: "scored", report: made, next: "publish" }, again, 2);
  expect(await run(publish, s.ports)).toMatchObject({
    reason: "head_moved",
    outputs: { next: "review", "head-sha": theirs },
  });
  expect(s.repository.branches.get(BRANCH)).toBe(theirs);
});

test("what Miyabi alone made is replaced by what it makes anew", async () => {
  const s = await waiting();
  const again = s.git.commit({ parent: s.base, files: { "src/user.ts": "again" } });
  const made = report({ baseSha: s.base, headSha: again, treeSha: s.git.treeOf(again) });
  await s.handOver({ kind: "scored", report: made, next: "publish" }, again, 2);
  expect(await run(publish, s.ports)).toMatchObject({ reason: "merged" });
  expect(s.git.pushes.map(({ commit }) => commit)).toEqual([s.head, again]);
});

test.each([
  ["tasks that failed", { kind: "incomplete" as const, failed: [], next: "escalate" as const }],
  ["nothing at all", undefined],
])("a branch that people made by hand is reviewed after %s", async (_, outcome) => {
  const s = await stand();
  if (outcome) await s.handOver(outcome);
  const theirs = s.git.commit({ parent: s.base, message: "by hand", files: { "src/a.ts": "1" } });
  s.repository.branches.set(BRANCH, theirs);
  expect(await run(publish, s.ports)).toMatchObject({ outputs: { "head-sha": theirs } });
});

test("an empty branch that somebody made holds nothing of people's", async () => {
  const s = await stand();
  s.repository.branches.set(BRANCH, s.base);
  await s.handOver(s.outcome);
  expect(await run(publish, s.ports)).toMatchObject({ reason: "merged" });
});

test("a branch from before the session is not made a part of the change", async () => {
  const s = await stand();
  const old = push(s);
  await s.sessions.save({ ...s.last(), leftover: old });
  await s.handOver(s.outcome);
  expect(await run(publish, s.ports)).toMatchObject({ outcome: "blocked", reason: "head_moved" });
  expect(question(s)?.reason).toContain("before this session");
  expect(s.repository.branches.get(BRANCH)).toBe(old);
  s.repository.branches.delete(BRANCH);
  expect(await run(publish, s.ports)).toMatchObject({ reason: "merged" });
});

test("a push in the same moment as ours wins, and is reviewed", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  const { git } = s;
  let theirs = "";
  const ports = {
    ...s.ports,
    workspaces: {
      clone: async (revision: string) => ({
        ...(await git.clone(revision)),
        push: async () => {
          theirs = push(s);
          throw new Error("stale info");
        },
      }),
    },
  };
  const result = await run(publish, ports);
  expect(result).toMatchObject({ outputs: { next: "review", "head-sha": theirs } });
});

describe("fault 27: a human intervenes while it is published", () => {
  test("closes the pull request: it stays closed, also where another head was to be published", async () => {
    const s = await waiting();
    s.pulls.close(501);
    const theirs = push(s);
    await reviewBranch(s, theirs);
    const result = await run(publish, s.ports);
    expect(result).toMatchObject({ outcome: "blocked", reason: "rejected" });
    expect(result.message).toContain("closed without a merge");
    expect(s.pulls.opened).toHaveLength(1);
  });

  test("closes it in the moment of the merge", async () => {
    const s = await stand();
    await s.handOver(s.outcome);
    const merge: Pulls["merge"] = async () => {
      s.pulls.close(501);
      return { kind: "refused", message: "Pull Request is closed" };
    };
    const ports = withMerge(s, merge);
    expect(await run(publish, ports)).toMatchObject({ outcome: "blocked", reason: "rejected" });
    expect(question(s)?.retry).toBe("publish");
  });

  test("deletes the branch, which closes the pull request: nothing is pushed again", async () => {
    const s = await waiting();
    s.repository.branches.delete(BRANCH);
    s.pulls.close(501);
    expect(await run(publish, s.ports)).toMatchObject({ outcome: "blocked", reason: "rejected" });
    expect(question(s)?.context.failing_checks).toEqual([`its branch ${BRANCH} was deleted`]);
    expect(s.repository.branches.has(BRANCH)).toBe(false);
    expect(s.git.pushes).toHaveLength(1);
  });

  test("deletes the branch in the moment of the merge", async () => {
    const s = await stand();
    await s.handOver(s.outcome);
    const merge: Pulls["merge"] = async () => {
      s.repository.branches.delete(BRANCH);
      return { kind: "head_moved" };
    };
    const ports = withMerge(s, merge);
    const result = await run(publish, ports);
    expect(result).toMatchObject({ outcome: "blocked", reason: "head_moved" });
    expect(result.message).toContain("Somebody deleted");
  });

  test("closes the issue while the pull request is open: nothing is merged, and it says so", async () => {
    const s = await waiting();
    await s.issues.close(500, "not_planned");
    const result = await run(publish, s.ports);
    expect(result).toMatchObject({ outcome: "blocked", reason: "stopped" });
    expect(result.message).toContain("the issue was closed");
    expect(s.pulls.merges).toEqual([]);
  });

  test.each(["🔍 state:reviewing", "trigger:agent-execute", "quality:excellent"])(
    "removes the label %s: the record is the truth, and it goes on",
    async (label) => {
      const s = await stand();
      await s.handOver(s.outcome);
      await s.issues.relabel(500, { add: [], remove: [label] });
      expect(await run(publish, s.ports)).toMatchObject({ reason: "merged" });
      const states = (await s.labels()).filter((name) => name.includes("state:"));
      expect(states).toEqual(["state:deploying"]);
    },
  );
});
