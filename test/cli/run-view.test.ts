import { duration } from "../../src/cli/run/duration.ts";
import { renderJobChange, renderRuns } from "../../src/cli/run/run-view.ts";
import type { JobRecord, RunRecord } from "../../src/stage/contract/runs.ts";

const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 5, 10, 0, seconds));
const alice = { login: "alice", id: 1, type: "User" } as const;

const job = (change: Partial<JobRecord>): JobRecord => ({
  id: 1,
  runId: 1,
  name: "Miyabi / Intake",
  status: "queued",
  matrix: {},
  queuedAt: at(0),
  steps: [],
  annotations: [],
  summary: "",
  outputs: {},
  ...change,
});

const run = (change: Partial<RunRecord>): RunRecord => ({
  id: 1,
  runNumber: 1,
  attempt: 1,
  workflowPath: ".github/workflows/miyabi.yml",
  workflowName: "Miyabi",
  title: "Add login",
  event: "issues",
  headBranch: "main",
  headSha: "a".repeat(40),
  actor: alice,
  triggeringActor: alice,
  status: "in_progress",
  createdAt: at(0),
  jobs: [],
  ...change,
});

test("a running job shows its time so far and its step", () => {
  const running = job({
    status: "in_progress",
    startedAt: at(2),
    steps: [{ number: 1, name: "Run $/actions/issue", status: "in_progress" }],
  });
  const [title, line] = renderRuns([run({ jobs: [running] })], at(5));
  expect(title).toBe("Run 1  issues  Add login");
  expect(line).toMatch(/◐ Miyabi \/ Intake +3\.0 s {2}Run \$\/actions\/issue$/);
});

test("skipped jobs are counted, not listed", () => {
  const skipped = job({ status: "completed", conclusion: "skipped", completedAt: at(1) });
  expect(renderRuns([run({ jobs: [skipped, skipped] })], at(5)).slice(1)).toEqual([
    "  - 2 skipped",
  ]);
});

test("a run that could not start shows why", () => {
  const broken = run({ conclusion: "failure", error: "issues: write is not allowed" });
  expect(renderRuns([broken], at(5))).toEqual([
    "Run 1  issues  Add login  failure",
    "  ✗ issues: write is not allowed",
  ]);
});

test("a change of a job is a line, a skipped job is none", () => {
  const done = job({
    status: "completed",
    conclusion: "success",
    startedAt: at(0),
    completedAt: at(65),
  });
  expect(renderJobChange(done)).toBe("success  Miyabi / Intake (1 min 5 s)");
  expect(renderJobChange({ ...done, conclusion: "skipped" })).toBeUndefined();
  expect(renderJobChange(job({ status: "in_progress" }))).toBe("started  Miyabi / Intake");
});

test.each([
  [400, "0.4 s"],
  [12_345, "12 s"],
  [185_000, "3 min 5 s"],
])("%i ms is %s", (milliseconds, text) => expect(duration(milliseconds)).toBe(text));
