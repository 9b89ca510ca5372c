import { parseInput, run } from "../../../src/agents/pr/agent.ts";
import { analysis } from "../../fakes/records.ts";
import { stand } from "./stand.ts";

const issue = { issue: 500, whenMoved: "escalate" } as const;

test("a change with 100 points is pushed, opened, labelled, merged and handed to the deployment", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  const result = await run(issue, s.ports);

  const merge = s.git.branches.get("main");
  expect(result).toEqual({
    outcome: "done",
    reason: "merged",
    message: `Pull request #501 is merged as ${merge?.slice(0, 12)}.`,
    outputs: { next: "deploy", "pull-number": "501", "merge-sha": merge, hotfix: "false" },
  });
  expect(s.git.pushes).toEqual([{ commit: s.head, branch: "feature/issue-500" }]);
  expect(s.pulls.opened).toMatchObject([
    { base: "main", title: "feat: Add user authentication (#500)", draft: false },
  ]);
  expect(await s.labels(501)).toEqual([
    "type:feature",
    "priority:P2-Medium",
    "quality:excellent",
    "ready-to-merge",
  ]);
  expect(s.issues.ours(500, "pull")).toBe("🎉 Pull Request created: #501");
  expect(s.issues.ours(500, "quality")).toContain("Score: 100/100");
  expect(s.last()).toMatchObject({
    state: "deploying",
    pull: { number: 501, merged: { sha: merge } },
  });
  expect(s.last().tasks).toHaveLength(1);
  expect(s.last().phases.map(({ name }) => name)).toContain("pull-request");
});

test("at every moment the issue carries exactly one state label, the one with its emoji included", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  const states = s.issues.writes
    .filter((write) => write.startsWith("labels ") && !write.includes("type:"))
    .map((write) =>
      write
        .slice("labels ".length)
        .split(",")
        .filter((name) => name.includes("state:")),
    );
  expect(states).toEqual([["state:deploying"]]);
});

test("P0-Critical skips staging", async () => {
  const s = await stand({ record: { analysis: analysis({ priority: "P0-Critical" }) } });
  await s.handOver(s.outcome);
  expect((await run(issue, s.ports)).outputs["hotfix"]).toBe("true");
});

test("a lost progress job is made up for", async () => {
  const s = await stand({ record: { state: "implementing" } });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  expect(s.last().transitions.map(({ from, to, refused }) => [from, to, refused])).toEqual([
    ["implementing", "reviewing", false],
    ["reviewing", "deploying", false],
  ]);
});

test.each([
  ["85 points", { score: 85 }, false, "pull_opened"],
  [
    "an unknown part, whatever the score",
    { score: 95, unknown: [{ part: "review", reason: "no model" }] },
    false,
    "pull_opened",
  ],
  ["70 points: a draft", { score: 70, recommendation: "REVIEW" as const }, true, "pull_opened"],
  [
    "a model's doubt: a draft",
    { score: 95, recommendation: "REVIEW" as const },
    true,
    "pull_opened",
  ],
])("%s leaves the merge to people", async (_, change, draft, reason) => {
  const s = await stand({ report: change });
  await s.handOver(s.outcome);
  const result = await run(issue, s.ports);
  expect(result).toMatchObject({ outcome: "waiting", reason, outputs: { next: "finish" } });
  expect(s.pulls.opened[0]?.draft).toBe(draft);
  expect(s.pulls.merges).toEqual([]);
  expect(s.last().state).toBe("reviewing");
  expect((await s.labels(501)).includes("ready-to-merge")).toBe(!draft);
  expect(await s.labels()).toContain("state:reviewing".replace("state", "🔍 state"));
});

test("required checks that are missing leave it open as well, with GitHub's words", async () => {
  const s = await stand();
  s.pulls.refusal = { kind: "refused", message: "Required status check is expected." };
  await s.handOver(s.outcome);
  const result = await run(issue, s.ports);
  expect(result).toMatchObject({ outcome: "waiting", reason: "checks_pending" });
  expect(result.message).toContain("Required status check");
});

test("merged by people afterwards: the next run goes on to the deployment", async () => {
  const s = await stand({ report: { score: 85 } });
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  const sha = s.pulls.land(501);
  const result = await run(issue, s.ports);
  expect(result).toMatchObject({ reason: "merged", outputs: { "merge-sha": sha } });
});

test("fault 24: a job that is run again finds everything done and does nothing twice", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  const first = await run(issue, s.ports);
  const comments = (await s.issues.comments(500)).length;
  const second = await run(issue, s.ports);
  expect(second).toEqual(first);
  expect(s.git.pushes).toHaveLength(1);
  expect(s.pulls.opened).toHaveLength(1);
  expect(s.pulls.merges).toHaveLength(1);
  expect(await s.issues.comments(500)).toHaveLength(comments);
  expect(s.last().usage["codegen"]?.calls).toBe(3);
  expect(s.last().reviews).toHaveLength(1);
});

test("a run that dies after the merge, before it is stored, ends the same when it runs again", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  let saves = 0;
  const dying = {
    load: (number: number) => s.sessions.load(number),
    save: async (record: Parameters<typeof s.sessions.save>[0]) => {
      if (++saves === 2) throw new Error("killed");
      return s.sessions.save(record);
    },
  };
  await expect(run(issue, { ...s.ports, sessions: dying })).rejects.toThrow("killed");
  expect(s.pulls.merges).toHaveLength(1);
  expect(await run(issue, s.ports)).toMatchObject({ outcome: "done", reason: "merged" });
  expect(s.pulls.merges).toHaveLength(1);
  expect(s.last().state).toBe("deploying");
});

test.each(["", "0", "-1", "500x", "1e3"])("refuses issue %p", (value) => {
  const raw = { issue: value, "base-moved": "", "github-token": "t" };
  expect(() => parseInput(raw)).toThrow(/number of an issue/);
});

test("an issue without a session says how to start one", async () => {
  const s = await stand();
  await expect(run({ ...issue, issue: 7 }, s.ports)).rejects.toThrow(
    /Label it trigger:agent-execute/,
  );
});
