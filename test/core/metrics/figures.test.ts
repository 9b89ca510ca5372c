import fc from "fast-check";
import { failureCause } from "../../../src/core/metrics/failure-cause.ts";
import { fleetMetrics } from "../../../src/core/metrics/fleet.ts";
import { frameOf, levelsOf } from "../../../src/core/metrics/levels.ts";
import { percentile, spreadOf } from "../../../src/core/metrics/spread.ts";
import { leftToPeople, touchesOf } from "../../../src/core/metrics/touches.ts";
import type { Escalation } from "../../../src/core/people/escalation.ts";
import { buildEscalation } from "../../../src/core/people/escalation-view.ts";
import type { Phase, SessionRecord, State, Transition } from "../../../src/core/session/session.ts";
import { deployed, report } from "../../fakes/quality.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { taskResult } from "../../fakes/task-results.ts";

const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 5, 10, minutes)).toISOString();
const NOW = new Date(at(120));
const step = (
  from: State,
  to: State,
  minutes: number,
  change: Partial<Transition> = {},
): Transition => ({
  at: at(minutes),
  from,
  to,
  by: "finalize",
  runId: 1,
  reason: "",
  refused: false,
  ...change,
});
const phase = (name: Phase["name"], minutes: number, change: Partial<Phase> = {}): Phase => ({
  name,
  attempt: 1,
  startedAt: at(minutes),
  seconds: 60,
  outcome: "success",
  ...change,
});
const question = (kind: Escalation["kind"], change: Partial<Escalation> = {}): Escalation => ({
  ...buildEscalation({
    kind,
    severity: "high",
    issue: 500,
    reason: kind,
    failingChecks: [],
    recommendation: "",
    subject: kind,
    at: new Date(at(5)),
  }),
  ...change,
});

describe("percentiles", () => {
  test.each([
    [[], undefined, undefined],
    [[7], 7, 7],
    [[1, 2, 3, 4], 2, 4],
    [Array.from({ length: 20 }, (_, index) => index + 1), 10, 19],
  ])("of %j: p50 %p, p95 %p", (values, p50, p95) => {
    expect([percentile(values, 0.5), percentile(values, 0.95)]).toEqual([p50, p95]);
  });

  test("are samples, in order, and at least so many samples do not exceed them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: 0, max: 1e9 }), { minLength: 1 }),
        (values) => {
          const { p50, p90, p95, max, samples } = spreadOf(values);
          expect(samples).toBe(values.length);
          for (const [share, value] of [
            [0.5, p50],
            [0.9, p90],
            [0.95, p95],
            [1, max],
          ] as const) {
            expect(values).toContain(value);
            const within = values.filter((one) => one <= (value ?? 0)).length;
            expect(within).toBeGreaterThanOrEqual(share * values.length);
          }
        },
      ),
    );
  });
});

describe("levels", () => {
  const HOUR = 3_600_000;
  test("what only touches is not at once; the mean is by time", () => {
    const frame = { from: 0, stepMs: HOUR, count: 3 };
    const intervals = [
      { from: 0, to: HOUR / 2 },
      { from: HOUR / 2, to: HOUR },
      { from: HOUR * 1.5, to: HOUR * 2.5 },
      { from: HOUR * 1.75, to: HOUR * 2 },
    ];
    expect(levelsOf(intervals, frame)).toEqual([
      { max: 1, mean: 1 },
      { max: 2, mean: 0.75 },
      { max: 1, mean: 0.5 },
    ]);
  });

  test("never fewer than the intervals that are open at a moment, and no more steps than a chart has room for", () => {
    const Interval = fc
      .tuple(fc.nat(40 * 24 * 3600), fc.nat(24 * 3600))
      .map(([from, length]) => ({ from: from * 1000, to: (from + length) * 1000 }));
    fc.assert(
      fc.property(
        fc.array(Interval, { maxLength: 30 }),
        fc.nat(40 * 24 * 3600),
        (intervals, second) => {
          const frame = frameOf({ from: 0, to: 41 * 24 * HOUR });
          expect(frame.count).toBeLessThanOrEqual(120);
          const moment = second * 1000;
          const open = intervals.filter(({ from, to }) => from <= moment && moment < to).length;
          const level = levelsOf(intervals, frame)[Math.floor(moment / frame.stepMs)];
          expect(level?.max).toBeGreaterThanOrEqual(open);
          expect(level?.mean).toBeLessThanOrEqual((level?.max ?? 0) + 1e-9);
        },
      ),
    );
  });
});

describe("a fleet of two sessions, counted by hand", () => {
  const pull = { number: 9, url: "", branch: "", base: "main", headSha: "h", draft: false };
  const done = session({
    state: "done",
    issue: { ...session().issue, createdAt: at(-60) },
    transitions: [
      step("pending", "analyzing", 0, { by: "alice" }),
      step("analyzing", "awaiting-approval", 5),
      step("awaiting-approval", "implementing", 35, { by: "coordinator" }),
      step("implementing", "reviewing", 45),
      step("reviewing", "deploying", 50),
      step("deploying", "done", 60),
    ],
    phases: [
      phase("analysis", 0),
      phase("review", 45, { outcome: "failure" }),
      phase("review", 47, { seconds: 120 }),
    ],
    plan: { ...plan(task(1)), approval: { by: "bob", at: at(35), digest: "d" } },
    tasks: [taskResult(1, { startedAt: at(37), seconds: 300, tries: 2 })],
    reviews: [report({ score: 50 }), report({ score: 96, attempt: 2 })],
    escalations: [
      question("complexity", { answered: { by: "bob", at: at(35), action: "approve_anyway" } }),
    ],
    pull: { ...pull, merged: { sha: "m", at: at(50) } },
    deployments: [deployed()],
    usage: { codegen: { ...report().usage, costUsd: 3 } },
  });
  const building = session({
    state: "implementing",
    issue: { ...done.issue, number: 501 },
    trigger: { ...done.trigger, at: at(30) },
    transitions: [
      step("pending", "analyzing", 30, { by: "alice" }),
      step("analyzing", "implementing", 40),
      step("implementing", "deploying", 41, { refused: true }),
    ],
    plan: plan(task(1), task(2)),
    usage: { codegen: { ...report().usage, costUsd: 1 } },
  });
  const metrics = fleetMetrics([done, building], { now: NOW });

  test("times, people and money", () => {
    expect(metrics.times.fromTrigger).toMatchObject({ samples: 1, mean: 3600 });
    expect(metrics.times.fromIssue).toMatchObject({ samples: 1, mean: 7200 });
    expect(metrics.times.waiting.mean).toBe(30 * 60);
    expect(metrics.times.working.mean).toBe(30 * 60);
    expect(metrics.times.ofEstimate).toMatchObject({ samples: 1, mean: 0.5 });
    expect(metrics.automation.zeroTouch).toEqual({ count: 0, of: 1, share: 0 });
    expect(metrics.automation.autoMerged).toEqual({ count: 1, of: 1, share: 1 });
    expect(metrics.cost.perMergedChange).toEqual({ usd: 4, samples: 1 });
    expect(metrics.cost.perHealthyProductionChange).toEqual({ usd: 4, samples: 1 });
  });

  test("phases, agents and outcomes", () => {
    expect(metrics.phases.find(({ phase: name }) => name === "review")).toMatchObject({
      count: 2,
      sessions: 1,
      success: { count: 1, of: 2, share: 0.5 },
      errors: 1,
      retries: 1,
      ofAllSeconds: 0.75,
    });
    expect(metrics.agents.find(({ agent }) => agent === "codegen")).toMatchObject({
      executions: { count: 1, of: 4 },
      quality: { samples: 1, mean: 96 },
      costUsd: 4,
    });
    expect(metrics.outcomes.reExecutions).toMatchObject({
      sessions: { count: 1, of: 1 },
      attempts: 1,
      triesPerTask: { mean: 2 },
    });
    expect(metrics.outcomes.escalations).toMatchObject([
      { kind: "complexity", count: 1, approved: 1, open: 0, answerSeconds: { mean: 1800 } },
    ]);
  });

  test("load: two at work at once after the approval, two tasks in the queue now", () => {
    expect(metrics.system).toMatchObject({
      working: 1,
      waiting: 0,
      queuedTasks: 2,
      longestWaitSeconds: null,
      concurrentMax: 2,
      throughput: { done: 1, hours: 2, perHour: 0.5, perDay: 12 },
    });
    expect(metrics.system.runner.cpuSeconds).toMatchObject({ samples: 0, mean: null });
  });
});

describe("why a session stands still", () => {
  const stopped = (reason: string, change: Partial<SessionRecord> = {}) =>
    session({
      state: "paused",
      transitions: [step("analyzing", "paused", 5, { reason })],
      ...change,
    });
  test.each([
    [
      "the kind of the open question",
      stopped("x", { escalations: [question("budget")] }),
      "budget",
    ],
    [
      "a rejection, whatever was asked",
      stopped("rejected: no", { escalations: [question("quality")] }),
      "rejected",
    ],
    ["cancelled", stopped("The run was cancelled in wave-1."), "cancelled"],
    ["switched off", stopped("Miyabi was switched off: the variable X is set."), "switched_off"],
    ["stopped by people", stopped("stopped by command"), "held"],
    ["held by the label", stopped("the label miyabi:stop holds the issue"), "held"],
    ["a dead job", stopped("The job publish failed without a result."), "job_failed"],
    ["anything else", stopped("a stopped clock"), "other"],
    ["no standing still", session({ state: "done" }), undefined],
  ])("%s", (_what, record, cause) => {
    expect(failureCause(record)).toBe(cause);
  });
});

describe("what people did", () => {
  const pull = { number: 9, url: "", branch: "", base: "main", headSha: "h", draft: false };
  const merged = { ...pull, merged: { sha: "m", at: at(50) } };
  const begun = step("pending", "analyzing", 0, { by: "alice" });
  test.each([
    ["nothing: the trigger is none of it", session({ transitions: [begun] }), []],
    [
      "a command of a person, and none of a bot or an action",
      session({
        transitions: [
          begun,
          step("failed", "analyzing", 5, { by: "bob" }),
          step("analyzing", "paused", 6, { by: "renovate[bot]" }),
        ],
      }),
      ["steered"],
    ],
    [
      "an answer",
      session({
        escalations: [
          question("quality", { answered: { by: "bob", at: at(9), action: "approve_anyway" } }),
        ],
      }),
      ["answered"],
    ],
    [
      "commits",
      session({ reviews: [report({ others: { head: "h", commits: 2 } })] }),
      ["pushed_commits"],
    ],
    [
      "a merge that was left to them",
      session({ pull: merged, phases: [phase("pull-request", 5, { outcome: "waiting" })] }),
      ["merged"],
    ],
    [
      "no merge that only awaited its checks",
      session({
        pull: { ...merged, awaits: ["ci"] },
        phases: [phase("pull-request", 5, { outcome: "waiting" })],
      }),
      [],
    ],
  ])("%s", (_what, record, touches) => {
    expect(touchesOf(record)).toEqual(touches);
    expect(leftToPeople(record)).toBe(touches.includes("merged"));
  });
});
