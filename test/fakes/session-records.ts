import { modelCall, type ModelCalls } from "../../src/core/budget/model-calls.ts";
import { NO_USAGE, type Usage } from "../../src/core/budget/usage.ts";
import type { DeploymentResult } from "../../src/core/deploy/deployment.ts";
import { digestOf } from "../../src/core/digest.ts";
import type { Escalation, EscalationKind } from "../../src/core/people/escalation.ts";
import { gateOf, variationOf } from "../../src/core/people/gate.ts";
import type { Plan, Task } from "../../src/core/plan/plan.ts";
import { seededRandom } from "../../src/core/schedule/seeded-random.ts";
import { addPhase, payFor } from "../../src/core/session/session-edit.ts";
import {
  STATES,
  type Phase,
  type SessionRecord,
  type State,
} from "../../src/core/session/session.ts";
import { move } from "../../src/core/session/transitions.ts";
import type { TaskResult } from "../../src/core/task/task-result.ts";
import { report } from "./quality.ts";
import { analysis, session } from "./records.ts";
import { taskResult } from "./task-results.ts";

export type Fleet = {
  count: number;
  seed?: number;
  /** When the first session begins; the others follow about 40 minutes after each other. */
  from?: Date;
  repository?: string;
};

const SUBJECTS = [
  ["Add user authentication", "src/auth", "login fails with 401"],
  ["Search notes by words", "src/search", "a query with + finds nothing"],
  ["Fix the crash on an empty body", "src/http", "TypeError: cannot read properties of undefined"],
  ["Paginate the list of orders", "src/orders", "the page takes 12 seconds"],
  ["Export invoices as CSV", "src/invoices", "umlauts are broken in the export"],
  ["Document how a deployment is rolled back", "docs", "nobody finds the command"],
  ["Rename the module of the price rules", "src/prices", "the name is used twice"],
  ["Retry webhooks that time out", "src/webhooks", "ETIMEDOUT after 5 s"],
] as const;
const PEOPLE = ["alice", "bob", "carol", "dave"] as const;
const TYPES = ["feature", "bug", "docs", "refactor", "test"] as const;
const PRIORITIES = ["P1-High", "P2-Medium", "P2-Medium", "P3-Low"] as const;
const STOPS = [
  "compile",
  "quality",
  "vulnerability",
  "budget",
  "conflict",
  "protected_path",
] as const;

/** Sessions end in these states; each state is there once among the first ten. */
const ENDS: readonly State[] = [
  ...Array.from({ length: 13 }, (): State => "done"),
  "failed",
  "failed",
  "blocked",
  "blocked",
  "awaiting-approval",
  "reviewing",
  "paused",
];

/** Calls that come to this usage, one after the other over the seconds. */
function callsOf(usage: Usage, startedAt: Date, seconds: number): ModelCalls {
  const { calls: count } = usage;
  const part = (whole: number, at: number): number =>
    Math.floor((whole * (at + 1)) / count) - Math.floor((whole * at) / count);
  const calls = Array.from({ length: count }, (_, at) =>
    modelCall({
      at: new Date(startedAt.getTime() + (seconds * 1000 * at) / count).toISOString(),
      seconds: Math.round((seconds * 900) / count) / 1000,
      model: "claude-sonnet-5-5",
      tokens: {
        inputTokens: part(usage.inputTokens, at),
        outputTokens: part(usage.outputTokens, at),
        cacheReadTokens: part(usage.cacheReadTokens, at),
        cacheWriteTokens: part(usage.cacheWriteTokens, at),
      },
    }),
  );
  return { calls };
}

/** A request that the model's service did not take. */
const overloaded = (startedAt: Date): ModelCalls["calls"][number] =>
  modelCall({
    at: startedAt.toISOString(),
    seconds: 0.2,
    model: "claude-sonnet-5-5",
    failed: "529",
  });

/** A session as it grows: its record, and the time that has come. */
class Growing {
  record: SessionRecord;
  #now: number;
  readonly #random: () => number;

  constructor(record: SessionRecord, random: () => number) {
    this.record = record;
    this.#now = Date.parse(record.trigger.at);
    this.#random = random;
  }

  get at(): Date {
    return new Date(this.#now);
  }
  chance(share: number): boolean {
    return this.#random() < share;
  }
  /** A number between two limits, small ones more often than large ones. */
  between(least: number, most: number): number {
    return least + (most - least) * this.#random() ** 2;
  }
  one<T>(values: readonly [T, ...T[]]): T {
    return values[Math.floor(this.#random() * values.length)] ?? values[0];
  }
  pass(seconds: number): void {
    this.#now += Math.round(seconds * 1000);
  }
  hash(what: string): string {
    return digestOf(`${this.record.repository} ${this.record.issue.number} ${what}`).slice(0, 40);
  }
  to(state: State, by: string, reason: string): void {
    const runId = this.record.runs.at(-1) ?? 1;
    this.record = move(this.record, { to: state, by, runId, at: this.at, reason });
  }
  /** Runs a phase for some seconds. */
  phase(name: Phase["name"], seconds: number, outcome: Phase["outcome"], error?: string): void {
    this.record = addPhase(this.record, { name, startedAt: this.at, seconds, outcome, error });
    this.pass(seconds);
  }
  /** Records of older versions hold no calls: every second session is one. */
  get tellsCalls(): boolean {
    return this.record.issue.number % 2 === 0;
  }
  pay(agent: string, calls: number, at = this.at): Usage {
    const usage: Usage = {
      calls,
      inputTokens: Math.round(this.between(300, 900) * calls),
      outputTokens: Math.round(this.between(150, 800) * calls),
      cacheReadTokens: Math.round(this.between(0, 6000) * calls),
      cacheWriteTokens: Math.round(this.between(0, 1500) * calls),
      costUsd: Math.round(this.between(0.004, 0.05) * calls * 1e6) / 1e6,
    };
    const told = agent !== "codegen" && this.tellsCalls;
    const modelCalls = told ? callsOf(usage, at, 9) : undefined;
    this.record = payFor(this.record, agent, { usage, modelCalls });
    return usage;
  }
  ask(kind: EscalationKind, reason: string, digest = this.hash(reason)): Escalation {
    const escalation: Escalation = {
      type: "escalation",
      kind,
      severity: "high",
      issue: this.record.issue.number,
      reason,
      context: { failing_checks: ["npm test: 2 failed"], recommendation: "Look at it." },
      actions: [{ id: "approve_anyway", label: "Approve & Continue (override)" }],
      digest,
      raisedAt: this.at.toISOString(),
    };
    this.record = { ...this.record, escalations: [...this.record.escalations, escalation] };
    return escalation;
  }
  answer(by: string, action: "approve_anyway" | "manual_fix" | "reject"): void {
    const at = this.at.toISOString();
    this.record = {
      ...this.record,
      escalations: this.record.escalations.map((one, index, all) =>
        index === all.length - 1 ? { ...one, answered: { by, at, action } } : one,
      ),
    };
  }
}

function tasksOf(growing: Growing, folder: string, single: boolean): Task[] {
  const { number } = growing.record.issue;
  const many = growing.chance(0.06) ? growing.between(16, 30) : growing.between(2, 9);
  const count = single ? 1 : Math.round(many);
  return Array.from({ length: count }, (_, at): Task => {
    const before = at === 0 ? [] : growing.chance(0.6) ? [at] : at > 1 ? [1, at - 1] : [];
    return {
      id: `task-${number}-${at + 1}`,
      title: `Part ${at + 1} of ${growing.record.issue.title.toLowerCase()}`,
      description: "What it is to do, in a sentence or two. ".repeat(3),
      type: growing.one(TYPES),
      agentType: "CodeGenAgent",
      dependencies: [...new Set(before)].map((ordinal) => `task-${number}-${ordinal}`),
      estimatedMinutes: Math.round(growing.between(3, 25)),
      files: [`${folder}/part-${at + 1}.ts`, `test/${folder}/part-${at + 1}.test.ts`],
      acceptance: ["the tests pass"],
    };
  });
}

/** Waves by the depth of the tasks, at most four lanes in each. */
function planOf(tasks: readonly Task[]): Plan {
  const depth = new Map<string, number>();
  for (const { id, dependencies } of tasks)
    depth.set(id, 1 + Math.max(0, ...dependencies.map((one) => depth.get(one) ?? 0)));
  const waves: Plan["schedule"]["waves"] = [];
  for (const { id } of tasks) {
    const wave = (waves[(depth.get(id) ?? 1) - 1] ??= []);
    if (wave.length < 4)
      wave.push({ lane: `w${depth.get(id) ?? 1}-l${wave.length + 1}`, tasks: [id] });
    else wave[0]?.tasks.push(id);
  }
  const path: string[] = [];
  const ids = [...depth].sort(([, a], [, b]) => b - a);
  for (let next = tasks.find(({ id }) => id === ids[0]?.[0]); next !== undefined;) {
    path.unshift(next.id);
    const deepest = [...next.dependencies].sort(
      (a, b) => (depth.get(b) ?? 0) - (depth.get(a) ?? 0),
    );
    next = tasks.find(({ id }) => id === deepest[0]);
  }
  const minutes = path.reduce(
    (sum, id) => sum + (tasks.find((one) => one.id === id)?.estimatedMinutes ?? 0),
    0,
  );
  return {
    tasks: [...tasks],
    digest: digestOf(tasks),
    schedule: {
      waves,
      criticalPath: path,
      criticalPathMinutes: minutes,
      makespanMinutes: minutes + waves.length,
      explanation: [`${waves.length} waves`],
    },
  };
}

/** All tasks, wave after wave; the last ones not, where the session stops there. */
function build(growing: Growing, plan: Plan, end: State): boolean {
  const startedAt = growing.at;
  const breaks = end === "blocked" && growing.chance(0.6);
  const results: TaskResult[] = [];
  const waves = end === "implementing" ? plan.schedule.waves.slice(0, -1) : plan.schedule.waves;
  for (const wave of waves) {
    const begun = growing.at;
    let longest = 0;
    for (const { lane, tasks } of wave) {
      let offset = 20 + growing.between(0, 20);
      for (const id of tasks) {
        const task = plan.tasks.find((one) => one.id === id);
        const ratio = 0.3 + growing.between(0, 2.2);
        const seconds = Math.round((task?.estimatedMinutes ?? 5) * 60 * ratio);
        const ordinal = Number(id.split("-").at(-1));
        const failed = breaks && ordinal === plan.tasks.length;
        const tries = failed ? 3 : growing.chance(0.2) ? 2 : 1;
        const usage = growing.pay("codegen", Math.round(growing.between(2, 24)));
        const startedAt = new Date(begun.getTime() + offset * 1000);
        const { calls } = callsOf(usage, startedAt, seconds);
        const failedFirst = ordinal % 5 === 0 ? [overloaded(startedAt)] : [];
        results.push(
          taskResult(ordinal, {
            task: id,
            lane,
            status: failed ? "failed" : "success",
            ...(failed
              ? { error: "The checks fail:\n2 tests failed in part.test.ts", failure: "compile" }
              : {}),
            filesCreated: task?.files ?? [],
            linesChanged: Math.round(growing.between(5, 400)),
            testsPassed: Math.round(growing.between(1, 80)),
            testsFailed: failed ? 2 : 0,
            commit: growing.hash(id),
            bundle: `${id}.bundle`,
            summary: `Made part ${ordinal}, with tests. `.repeat(4).trim(),
            turns: usage.calls,
            tries,
            usage,
            sandbox: "bwrap",
            startedAt: startedAt.toISOString(),
            ...(growing.tellsCalls ? { modelCalls: { calls: [...failedFirst, ...calls] } } : {}),
            seconds,
            worktreeSeconds: Math.round(growing.between(0.2, 4) * 100) / 100,
            ...(growing.chance(0.7)
              ? {
                  runner: {
                    cpuSeconds: Math.round(seconds * growing.between(0.1, 1.8)),
                    peakMemoryBytes: Math.round(growing.between(6e8, 9e9)),
                    memoryBytes: 16e9,
                    freeDiskBytes: Math.round(growing.between(9e9, 2.1e10)),
                  },
                }
              : {}),
          }),
        );
        offset += seconds;
      }
      longest = Math.max(longest, offset);
    }
    growing.pass(longest);
  }
  growing.record = { ...growing.record, tasks: results };
  if (end === "implementing") return false;
  const seconds = (growing.at.getTime() - startedAt.getTime()) / 1000;
  const outcome = breaks ? ("failure" as const) : ("success" as const);
  const last = plan.tasks.at(-1)?.id ?? "";
  for (const [name, took] of [
    ["worktrees", results.reduce((sum, one) => sum + (one.worktreeSeconds ?? 0), 0)],
    ["implementation", seconds],
    ...(plan.tasks.length > 2 ? [["parallel-execution", seconds * 0.7] as const] : []),
  ] as const)
    growing.record = addPhase(growing.record, {
      name,
      startedAt,
      seconds: took,
      outcome: name === "worktrees" ? "success" : outcome,
      error: name !== "worktrees" && breaks ? `failed: ${last}` : undefined,
    });
  return !breaks;
}

/** One review, or a second and third of a change that is made again. The last score. */
function judge(growing: Growing, end: State, plan: Plan): number {
  const attempts = growing.chance(0.12) ? 2 : 1;
  let score = 0;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const bad = attempt < attempts || (end === "blocked" && growing.chance(0.5));
    const tests = bad ? 0 : Math.round(35 - growing.between(0, 8));
    const lint = bad ? 15 : Math.round(25 - growing.between(0, 9));
    const docs = Math.round(20 - growing.between(0, 9));
    score = tests + lint + 20 + docs;
    const seconds = growing.between(40, 400);
    const reviewed = growing.at;
    growing.phase("review", seconds, "success");
    const usage = growing.pay("review", 1, reviewed);
    growing.record = {
      ...growing.record,
      reviews: [
        ...growing.record.reviews,
        report({
          score,
          breakdown: { tests, lint, security: 20, docs },
          recommendation: score >= 80 ? "APPROVE" : score >= 60 ? "REVIEW" : "REJECT",
          coverage: Math.round(60 + growing.between(0, 39)),
          documented: docs * 5,
          testsPassed: Math.round(growing.between(10, 300)),
          testsFailed: bad ? 2 : 0,
          issues: Array.from({ length: 25 - lint }, (_, at) => ({
            part: "lint" as const,
            severity: "warning" as const,
            message: "'value' is assigned a value but never used",
            file: plan.tasks[0]?.files[0] ?? "src/a.ts",
            line: at + 1,
            rule: "eslint/no-unused-vars",
          })),
          unknown: growing.chance(0.06)
            ? [{ part: "security", reason: "npm audit cannot reach the registry" }]
            : [],
          explanation: [
            `Tests: ${tests}/35`,
            `Lint: ${lint}/25`,
            "Security: 20/20",
            `Docs: ${docs}/20`,
          ],
          attempt,
          headSha: growing.hash(`head ${attempt}`),
          treeSha: growing.hash(`tree ${attempt}`),
          usage,
        }),
      ],
    };
    if (attempt < attempts) {
      growing.to("implementing", "orchestrator", "attempt 2");
      growing.phase("implementation", growing.between(60, 900), "success");
      growing.to("reviewing", "orchestrator", "progress");
    }
  }
  return score;
}

function deploy(
  growing: Growing,
  environment: DeploymentResult["environment"],
  outcome: DeploymentResult["outcome"],
): void {
  const startedAt = growing.at;
  const seconds = environment === "staging" ? growing.between(30, 200) : growing.between(330, 800);
  const sha = growing.record.pull?.merged?.sha ?? growing.hash("merge");
  const good = outcome === "healthy";
  const count = environment === "staging" ? 2 : good ? 31 : 6;
  const samples = Array.from({ length: count }, (_, at) => {
    const ok = good ? at > 0 || growing.chance(0.5) : at < 2;
    return {
      at: new Date(startedAt.getTime() + at * 10_000).toISOString(),
      ok,
      status: ok ? 200 : 500,
      milliseconds: Math.round(growing.between(8, 90)),
    };
  });
  const error = good ? undefined : "the health check failed";
  growing.phase("deployment", seconds, good ? "success" : "failure", error);
  growing.record = {
    ...growing.record,
    deployments: [
      ...growing.record.deployments,
      {
        environment,
        release: `${growing.record.issue.number}-${sha.slice(0, 12)}`,
        sha,
        outcome,
        url: `https://${environment}.shop.example`,
        deploymentId: growing.record.issue.number * 10 + (environment === "staging" ? 1 : 2),
        samples,
        baselineMs: 22,
        ...(environment === "production"
          ? {
              watch: {
                errorRate: good ? 0 : 0.5,
                medianMs: 25,
                verdict: good ? "healthy" : "unhealthy",
                reason: good ? "the error rate is 0 %" : "3 health checks failed in a row",
                sources: { errorRate: "probe" as const, latency: "probe" as const },
              },
            }
          : {}),
        timeline: [{ at: startedAt.toISOString(), text: "deployed" }],
        rollbackCommand: "kubectl rollout undo deployment/shop",
        ...(error === undefined ? {} : { error }),
        startedAt: startedAt.toISOString(),
        seconds,
      },
    ],
  };
}

function publish(growing: Growing, end: State, score: number): boolean {
  const { number } = growing.record.issue;
  const { repository } = growing.record;
  const base = {
    number: number + 5000,
    url: `https://github.com/${repository}/pull/${number + 5000}`,
    branch: `feature/issue-${number}`,
    base: "main",
    headSha: growing.record.reviews.at(-1)?.headSha ?? growing.hash("head"),
    draft: score < 80,
  };
  const open = score < 90 || end === "reviewing";
  growing.phase("pull-request", growing.between(5, 60), open ? "waiting" : "success");
  growing.record = { ...growing.record, pull: base };
  if (end === "reviewing") return false;
  if (open) {
    growing.pass(growing.between(600, 90_000));
    growing.phase("pull-request", growing.between(5, 20), "success");
  }
  const merged = { sha: growing.hash("merge"), at: growing.at.toISOString() };
  growing.record = { ...growing.record, pull: { ...base, merged } };
  growing.to("deploying", "pr", `pull request #${base.number} is merged`);
  return true;
}

/** The phases from the trigger to the end; it stops where its state says. */
function live(growing: Growing, end: State, folder: string, symptom: string): void {
  const { issue, trigger } = growing.record;
  if (end === "pending") return;
  growing.to("analyzing", trigger.actor, "triggered");
  if (end === "analyzing") return;
  const gates = { notifyAt: 5, approveAbove: 7, graceMinutes: 5, remindHours: 24, expireDays: 7 };
  const complexity =
    end === "awaiting-approval" ? 7.5 : Math.round(growing.between(1, 9.4) * 10) / 10;
  growing.pay("issue", 1);
  growing.phase("analysis", growing.between(15, 180), "success");
  const found = analysis({
    complexity,
    type: growing.one(TYPES),
    priority: growing.chance(0.04) ? "P0-Critical" : growing.one(PRIORITIES),
    estimatedHours: complexity * 2,
    reasons: [`it touches ${folder}`],
    components: [folder],
    symptoms: [symptom],
  });
  growing.record = { ...growing.record, analysis: found };
  const variation = variationOf(found, gates);
  const single = variation === "low" || variation === "hotfix";
  const plan: Plan = { ...planOf(tasksOf(growing, folder, single)), variation };
  if (!single) growing.pay("coordinator", 1);
  const gated = gateOf(complexity, gates) === "approve";
  growing.record = { ...growing.record, plan };
  growing.phase("planning", growing.between(20, 240), gated ? "waiting" : "success");
  if (gated) {
    growing.to("awaiting-approval", "coordinator", `Complexity ${complexity}/10 is above 7`);
    growing.ask("complexity", `Complexity ${complexity}/10 is above 7`, plan.digest);
    if (end === "awaiting-approval") return;
    growing.pass(growing.between(120, 40_000));
    const by = growing.one(PEOPLE);
    growing.answer(by, "approve_anyway");
    const changes = growing.chance(0.2)
      ? { changes: { by, added: [], dropped: [1], changed: [] } }
      : {};
    const approval = { by, at: growing.at.toISOString(), digest: plan.digest };
    growing.record = { ...growing.record, plan: { ...plan, approval, ...changes } };
    growing.record = { ...growing.record, runs: [...growing.record.runs, trigger.runId + 1] };
    growing.phase("planning", growing.between(1, 5), "success");
  }
  growing.to("implementing", "coordinator", `plan ${plan.digest.slice(0, 12)}`);
  const built = build(growing, plan, end);
  if (end === "implementing") return;
  if (end === "paused") {
    growing.to("paused", "finalize", "The run was cancelled in wave-2.");
    growing.phase("cleanup", 2, "success");
    return;
  }
  growing.to("reviewing", "orchestrator", "progress");
  if (!built) {
    growing.phase("review", 5, "failure");
    growing.ask("compile", "1 task has no result to review");
    growing.to("blocked", "finalize", "1 task has no result to review");
    growing.phase("cleanup", 3, "success");
    return;
  }
  const score = judge(growing, end, plan);
  if (end === "blocked" || score < 60) {
    const kind = score < 60 ? "quality" : growing.one(STOPS);
    growing.ask(kind, `The change waits for people: ${kind}`);
    if (end === "blocked") {
      growing.to("blocked", "finalize", `The change waits for people: ${kind}`);
      growing.phase("cleanup", 3, "success");
      return;
    }
    growing.pass(growing.between(60, 4000));
    growing.answer(growing.one(PEOPLE), "approve_anyway");
  }
  if (!publish(growing, end, score)) return;
  if (end === "deploying") return;
  if (variation !== "hotfix") deploy(growing, "staging", "healthy");
  if (end === "failed") {
    const failed = growing.chance(0.1);
    deploy(growing, "production", failed ? "rollback_failed" : "rolled_back");
    const release = growing.record.deployments.at(-1)?.release ?? "";
    const number = issue.number + 9000;
    growing.ask("deployment", "Production was rolled back: the health check failed");
    growing.record = {
      ...growing.record,
      incidents: [
        {
          release,
          environment: "production",
          runId: trigger.runId,
          issue: number,
          revert: {
            number: number + 1,
            url: `https://github.com/${growing.record.repository}/pull/${number + 1}`,
          },
        },
      ],
    };
    growing.to("failed", "finalize", "Production was rolled back: the health check failed");
    growing.phase("cleanup", 3, "success");
    return;
  }
  deploy(growing, "production", "healthy");
  growing.record = {
    ...growing.record,
    release: {
      version: `1.${issue.number}.0`,
      previous: `v1.${issue.number - 1}.0`,
      tag: `v1.${issue.number}.0`,
      sha: growing.record.pull?.merged?.sha ?? "",
      rollbackCommand: "kubectl rollout undo deployment/shop",
    },
  };
  growing.to("done", "finalize", "production is healthy or nothing is deployed");
  growing.phase("cleanup", growing.between(2, 20), "success");
}

/**
 * Session records as a busy repository has them: every state, gates that were answered and that wait, tasks that
 * failed, changes made again, rollbacks with incidents, up to 30 tasks. Each is a valid record of the schema; the same
 * seed makes the same records.
 */
export function sessionRecords({
  count,
  seed = 1,
  from = new Date("2026-01-05T08:00:00.000Z"),
  repository = "acme/shop",
}: Fleet): SessionRecord[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at): SessionRecord => {
    const number = 100 + at;
    const [title, folder, symptom] = SUBJECTS[at % SUBJECTS.length] ?? SUBJECTS[0];
    const begun = from.getTime() + at * 2_400_000 + Math.round(random() * 1_200_000);
    const actor = PEOPLE[at % PEOPLE.length] ?? "alice";
    const body = `People see this: ${symptom}. `.repeat(12);
    const growing = new Growing(
      session({
        state: "pending",
        repository,
        issue: {
          number,
          title: `${title} (${Math.floor(at / SUBJECTS.length) + 1})`,
          body,
          author: actor,
          labels: [],
          createdAt: new Date(begun - Math.round(random() * 86_400_000)).toISOString(),
          digest: digestOf(`${number} ${body}`),
          removed: [],
        },
        trigger: {
          event: "issues",
          actor,
          runId: 1000 + at * 2,
          at: new Date(begun).toISOString(),
        },
        runs: [1000 + at * 2],
        usage: { issue: NO_USAGE },
      }),
      random,
    );
    const end = STATES[at] ?? ENDS[Math.floor(random() * ENDS.length)] ?? "done";
    live(growing, end, folder, symptom);
    return { ...growing.record, revision: 1 + growing.record.transitions.length };
  });
}
