import type { DeploymentResult } from "../../src/core/deploy/deployment.ts";
import type { QualityReport } from "../../src/core/review/quality.ts";
import type { TaskResult } from "../../src/core/task/task-result.ts";
import { NO_USAGE } from "../../src/core/budget/usage.ts";

/** Whole valid results of jobs for tests to vary. */
export const report = (change: Partial<QualityReport> = {}): QualityReport => ({
  score: 100,
  breakdown: { tests: 35, lint: 25, security: 20, docs: 20 },
  recommendation: "APPROVE",
  issues: [],
  debt: [],
  unknown: [],
  explanation: ["Tests coverage: 95% → 35/35 points"],
  coverage: 95,
  testsPassed: 5,
  testsFailed: 0,
  baseSha: "a".repeat(40),
  headSha: "b".repeat(40),
  treeSha: "c".repeat(40),
  toolchain: "npm",
  commands: ["npm test"],
  attempt: 1,
  usage: { ...NO_USAGE, calls: 1, costUsd: 0.02 },
  ...change,
});

export const taskResult = (ordinal: number, change: Partial<TaskResult> = {}): TaskResult => ({
  task: `task-500-${ordinal}`,
  attempt: 1,
  lane: "w1-l1",
  status: "success",
  filesCreated: ["src/user.ts", "test/user.test.ts"],
  filesChanged: [],
  linesChanged: 234,
  testsPassed: 5,
  testsFailed: 0,
  warnings: [],
  commit: "b".repeat(40),
  summary: "Added User model with validation",
  turns: 3,
  tries: 1,
  usage: { ...NO_USAGE, calls: 3, inputTokens: 1000, outputTokens: 200, costUsd: 0.1 },
  sandbox: "bwrap",
  startedAt: "2026-01-05T10:10:00.000Z",
  seconds: 503,
  ...change,
});

export const deployed = (change: Partial<DeploymentResult> = {}): DeploymentResult => ({
  environment: "production",
  release: `500-${"d".repeat(12)}`,
  sha: "d".repeat(40),
  outcome: "healthy",
  url: "https://shop.example",
  deploymentId: 1,
  samples: [{ at: "2026-01-05T10:44:00.000Z", ok: true, status: 200, milliseconds: 20 }],
  rollbackCommand: "kubectl rollout undo deployment/shop",
  startedAt: "2026-01-05T10:40:00.000Z",
  seconds: 300,
  ...change,
});
