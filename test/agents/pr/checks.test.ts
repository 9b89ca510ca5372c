import { run } from "../../../src/agents/pr/agent.ts";
import { stand, type Stand } from "./stand.ts";

const issue = { issue: 500, whenMoved: "review" } as const;
const MINUTE = 60_000;
const CHECKS = { kind: "refused", message: 'Required status check "ci" is expected.' } as const;
const REVIEW = {
  kind: "refused",
  message: "At least 1 approving review is required by reviewers with write access.",
} as const;

/** GitHub refuses the merge until `then` has happened at the n-th pause. */
async function refusing(then: Record<number, (s: Stand) => unknown> = {}, config = "") {
  const s = await stand({ config });
  await s.handOver(s.outcome);
  s.pulls.refusal = CHECKS;
  const { clock } = s;
  let pauses = 0;
  const ports = {
    ...s.ports,
    clock: {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      sleep: async (milliseconds: number) => {
        await clock.sleep(milliseconds);
        pauses += 1;
        await then[pauses]?.(s);
      },
    },
  };
  return { ...s, ports, run: () => run(issue, ports), slept: () => clock.slept };
}

const green = ({ pulls }: Stand): void => {
  pulls.refusal = undefined;
};

test("a required check that runs is awaited, then the reviewed head is merged", async () => {
  const s = await refusing({ 2: green });
  s.checks.next.push({ ci: "absent" }, { ci: "pending" }, { ci: "success", lint: "success" });
  expect(await s.run()).toMatchObject({ outcome: "done", reason: "merged" });
  expect(s.slept()).toEqual([MINUTE / 2, MINUTE / 2]);
  expect(s.pulls.asked).toBe(2);
  expect(s.last().pull?.awaits).toBeUndefined();
});

test("where the merge goes through at once nothing is looked up", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  await run(issue, s.ports);
  expect([s.checks.looks, s.clock.slept]).toEqual([0, []]);
});

test("a check that fails is asked about, by its name, with a link to it; a retry publishes again", async () => {
  const s = await refusing();
  s.checks.next.push({ ci: "pending", lint: "pending" }, { ci: "pending", "lint `x`": "failure" });
  expect(await s.run()).toMatchObject({ outcome: "blocked", reason: "checks_failed" });
  const [question] = s.last().escalations;
  expect(question).toMatchObject({
    kind: "quality",
    retry: "publish",
    context: { failing_checks: ["required check: lint `x`"] },
  });
  const comments = await s.issues.comments(500);
  expect(comments.map(({ body }) => body).join("\n")).toContain(
    "(https://github.com/acme/shop/pull/501/checks)",
  );
  expect(s.pulls.merges).toEqual([]);
});

test("time over: parked, with the checks that are awaited, and why one may not have started", async () => {
  const s = await refusing({}, "merge: { waitMinutes: 7 }");
  s.checks.next.push({ ci: "pending", deploy: "absent", lint: "success" });
  const result = await s.run();
  expect(result).toMatchObject({ outcome: "waiting", reason: "checks_pending" });
  expect(result.message).toContain("ci, deploy. Not started at all: deploy.");
  expect(result.message).toContain("GITHUB_TOKEN");
  expect(s.last()).toMatchObject({ state: "reviewing", pull: { awaits: ["ci", "deploy"] } });
  expect(s.last().phases.at(-1)).toMatchObject({ name: "pull-request", outcome: "waiting" });
  expect(s.issues.ours(500, "pull")).toContain("required checks are awaited: ci, deploy");
  const total = s.slept().reduce((sum, pause) => sum + pause, 0);
  expect(total).toBe(7 * MINUTE);
  expect(Math.min(...s.slept())).toBeGreaterThanOrEqual(MINUTE / 2);
});

test("half an hour of waiting costs less than 200 requests", async () => {
  const s = await refusing();
  s.checks.next.push({ ci: "pending" });
  await s.run();
  // A look is two requests, and three more tell what happened meanwhile.
  expect(s.checks.looks * 5).toBeLessThan(200);
});

test("without waiting, the session is parked at once, and a later run merges it", async () => {
  const s = await refusing({}, "merge: { waitMinutes: 0 }");
  s.checks.next.push({ ci: "pending" });
  expect(await s.run()).toMatchObject({ reason: "checks_pending" });
  expect(s.slept()).toEqual([]);
  s.pulls.refusal = undefined;
  expect(await s.run()).toMatchObject({ reason: "merged" });
  expect(s.last().pull?.awaits).toBeUndefined();
});

test("a review that is missing is left to people at once, also after the checks", async () => {
  const s = await refusing({
    1: ({ pulls }) => {
      pulls.refusal = REVIEW;
    },
  });
  s.checks.next.push({ ci: "pending" }, { ci: "success" });
  const result = await s.run();
  expect(result).toMatchObject({ outcome: "waiting", reason: "checks_pending" });
  expect(result.message).toContain("approving review");
  expect(s.last().pull?.awaits).toBeUndefined();
  expect(s.slept()).toHaveLength(1);
});

test("all green and refused still: tried again after a pause, then left to people", async () => {
  const s = await refusing();
  s.checks.next.push({ ci: "success" });
  expect(await s.run()).toMatchObject({ reason: "checks_pending" });
  expect([s.pulls.asked, s.slept()]).toEqual([3, [MINUTE / 2]]);
});

test.each<[string, (s: Stand) => unknown, object]>([
  ["merged by people", ({ pulls }) => pulls.land(501), { reason: "merged" }],
  ["closed by people", ({ pulls }) => pulls.close(501), { outcome: "blocked", reason: "rejected" }],
  [
    "pushed to by people",
    ({ git, head, repository }) =>
      repository.branches.set(
        "feature/issue-500",
        git.commit({ parent: head, message: "theirs", files: { "a.ts": "" } }),
      ),
    { outcome: "done", reason: "head_moved", outputs: { next: "review" } },
  ],
  [
    "stopped by people",
    ({ issues }) => issues.relabel(500, { add: ["miyabi:stop"] }),
    { outcome: "blocked", reason: "stopped" },
  ],
  [
    "overtaken by its base",
    ({ git, base, repository }) =>
      repository.branches.set("main", git.commit({ parent: base, message: "m", files: { b: "" } })),
    { outcome: "done", reason: "base_moved", outputs: { next: "review" } },
  ],
])("while it waits it is %s", async (_, act, expected) => {
  const s = await refusing({
    2: (here) => {
      green(here);
      return act(here);
    },
  });
  s.checks.next.push({ ci: "pending" }, { ci: "pending" }, { ci: "success" });
  expect(await s.run()).toMatchObject(expected);
  expect(s.pulls.merges).toEqual([]);
});
