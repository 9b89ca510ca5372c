// CoordinatorAgent (seed phase 2): tasks, their graph, and the schedule of waves and lanes.
import { parseIssueNumber } from "../../core/session/job-input.ts";
import { calibrated } from "../../core/plan/calibration.ts";
import type { Config } from "../../core/config.ts";
import { digestOf } from "../../core/digest.ts";
import { UserError } from "../../core/errors.ts";
import { owedLabels } from "../../core/issue/analysis-labels.ts";
import { addEscalation } from "../../core/people/escalation-record.ts";
import { escalationKey, renderEscalation } from "../../core/people/escalation-view.ts";
import type { Escalation } from "../../core/people/escalation.ts";
import { gateOf, variationOf } from "../../core/people/gate.ts";
import { branchOf } from "../../core/names.ts";
import { renderPlan } from "../../core/plan/view.ts";
import type { Plan } from "../../core/plan/plan.ts";
import type { AgentResult, Reason } from "../../core/result.ts";
import { scheduleLimits, scheduleOf } from "../../core/schedule/schedule.ts";
import { addPhase, rememberComment } from "../../core/session/session-edit.ts";
import type { SessionRecord, State } from "../../core/session/session.ts";
import { move } from "../../core/session/transitions.ts";
import { recordAtWave } from "../../core/plan/wave-view.ts";
import { carryOver } from "./carry-over.ts";
import { findOverlaps } from "./find-overlaps.ts";
import { decompose } from "./decompose.ts";
import type { Ports } from "./ports.ts";
import { noPlan, planQuestionFor } from "./questions.ts";
import { trackTasks } from "./track-tasks.ts";

export type { Ports } from "./ports.ts";

export const INPUTS = ["issue", "github-token", "anthropic-api-key", "knowledge-secrets"] as const;
export type Input = { issue: number };

/** @throws UserError invalid_input */
export function parseInput(raw: Pick<Record<(typeof INPUTS)[number], string>, "issue">): Input {
  return { issue: parseIssueNumber(raw.issue) };
}

/** The record, not yet saved, and how the action ends. */
type Ended = { record: SessionRecord; result: AgentResult };

export async function run({ issue }: Input, ports: Ports): Promise<AgentResult> {
  const { sessions, clock } = ports;
  const startedAt = clock.now();
  const began = clock.monotonic();
  const record = await sessions.load(issue);
  if (!record?.analysis)
    throw new UserError(
      "invalid_input",
      `Issue #${issue} has not been analysed in this run. Run the orchestrator and issue actions before this one.`,
    );
  const ended = await coordinate(record, record.analysis, ports);
  const saved = await sessions.save(
    addPhase(ended.record, {
      name: "planning",
      startedAt,
      seconds: (clock.monotonic() - began) / 1000,
      outcome: PHASE[ended.result.outcome],
      ...(ended.result.outcome === "blocked" ? { error: ended.result.message } : {}),
    }),
  );
  // Not before: a job that dies in between must not leave a label that is ahead of the record.
  await ports.issues.relabel(issue, {
    add: [`state:${saved.state}`, ...owedLabels(saved)],
  });
  return ended.result;
}

const REASON = {
  plan: "plan_invalid",
  model: "model_unusable",
  budget: "budget_used_up",
} as const;

const PHASE = {
  done: "success",
  waiting: "waiting",
  blocked: "failure",
  failed: "failure",
  skipped: "skipped",
} as const;

/** No model is asked where the session has tasks: those that were approved, or that people gave. */
async function coordinate(
  record: SessionRecord,
  analysis: NonNullable<SessionRecord["analysis"]>,
  ports: Ports,
): Promise<Ended> {
  const { clock, context, repository } = ports;
  const config = await repository.config();
  const decomposed = await decompose(record, { analysis, config }, ports);
  const at = clock.now();
  if (decomposed.kind === "none") {
    const question = noPlan(decomposed, { runId: context.runId, at });
    // A plan that cannot be run is no plan: a retry makes a new one.
    const planless = withoutPlan(decomposed.record);
    const reason = REASON[decomposed.cause];
    return ask(planless, { question, config, state: "blocked", reason }, ports);
  }
  const made = planOf(decomposed, decomposed.record.plan, config);
  const overlaps = await findOverlaps(record.issue.number, made, ports);
  const plan: Plan = {
    ...made,
    variation: variationOf(analysis, config.gates),
    ...(overlaps.length > 0 ? { overlaps } : {}),
  };
  const planned = { ...decomposed.record, plan };
  const gate = gateOf(analysis.complexity, config.gates);
  if (gate !== "approve" || plan.approval !== undefined) {
    const carried = await carryOver(planned, { plan, config }, ports);
    return build(carried.record, { plan: carried.plan, config }, ports);
  }
  const question = planQuestionFor(record.issue.number, analysis, plan, {
    approveAbove: config.gates.approveAbove,
    at,
  });
  // With the question in the record: the plan's comment begins with what is to be decided.
  const asked = addEscalation(forgetting(planned, question), question);
  const shown = await showPlan(asked, plan, ports);
  return ask(
    shown,
    { question, config, state: "awaiting-approval", reason: "approval_needed" },
    ports,
  );
}

/** Scheduled by today's limits. An approval counts for exactly the tasks that were shown. */
function planOf(
  { tasks, calibration }: Pick<Plan, "tasks" | "calibration">,
  before: Plan | undefined,
  config: Config,
): Plan {
  const digest = digestOf(tasks);
  const approval = before?.approval?.digest === digest ? before.approval : undefined;
  const changes = before?.digest === digest ? before.changes : undefined;
  return {
    tasks,
    ...(calibration ? { calibration } : {}),
    schedule: scheduleOf(calibrated(tasks, calibration), scheduleLimits(config.schedule)),
    digest,
    ...(approval ? { approval } : {}),
    ...(changes ? { changes } : {}),
  };
}

async function showPlan(
  record: SessionRecord,
  plan: Plan,
  { issues }: Ports,
): Promise<SessionRecord> {
  const id = await issues.upsertComment({
    issue: record.issue.number,
    key: "plan",
    body: renderPlan(record, plan),
    knownId: record.comments["plan"],
  });
  return rememberComment(record, "plan", id);
}

const to = (record: SessionRecord, state: State, reason: string, ports: Ports): SessionRecord =>
  move(record, {
    to: state,
    by: "coordinator",
    runId: ports.context.runId,
    at: ports.clock.now(),
    reason,
  });

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

async function build(
  record: SessionRecord,
  { plan, config }: { plan: Plan; config: Config },
  ports: Ports,
): Promise<Ended> {
  const { waves } = plan.schedule;
  const lanes = waves.flat();
  const open = lanes.flatMap(({ tasks }) => tasks).length;
  const carried = plan.tasks.length - open;
  const started = to(record, "implementing", `plan ${plan.digest.slice(0, 12)}`, ports);
  const { runAttempt } = ports.context;
  const moment = { schedule: plan.schedule, attempt: 1, runAttempt, wave: 1, artifacts: [] };
  const running = recordAtWave(started, plan, moment);
  const { comments } = await showPlan(running, plan, ports);
  const shown = { ...started, comments };
  const tracked = config.plan.subIssues ? await trackTasks(shown, plan, ports) : shown;
  return {
    record: tracked,
    result: {
      outcome: "done",
      reason: "plan_ready",
      message: `${counted(open, "task")} in ${counted(waves.length, "wave")} and ${counted(lanes.length, "lane")}, about ${Math.round(plan.schedule.makespanMinutes)} minutes${carried === 0 ? "" : `; ${counted(carried, "task")} finished in an earlier run`}.`,
      outputs: {
        next: "build",
        waves: JSON.stringify(waves.map((wave) => wave.map(({ lane }) => lane))),
      },
      summary: renderPlan(running, plan),
    },
  };
}

function withoutPlan(record: SessionRecord): SessionRecord {
  const copy = { ...record, tasks: [] };
  delete copy.plan;
  return copy;
}

/** The same question asked again is open again, whatever was answered before. */
const forgetting = (record: SessionRecord, { digest }: Escalation): SessionRecord => ({
  ...record,
  escalations: record.escalations.filter((one) => one.digest !== digest),
});

type Asking = {
  question: Escalation;
  config: Config;
  state: "awaiting-approval" | "blocked";
  reason: Reason;
};

/** Puts a question to people, in the record and as a comment, and ends the run's work. */
async function ask(
  record: SessionRecord,
  { question, config, state, reason }: Asking,
  ports: Ports,
): Promise<Ended> {
  const { issues, context } = ports;
  const { number } = record.issue;
  const key = escalationKey(question);
  const id = await issues.upsertComment({
    issue: number,
    key,
    body: renderEscalation(question, {
      repository: context.repository,
      serverUrl: context.serverUrl,
      branch: branchOf(number),
      approvers: config.approvers,
      notices: config.notices,
    }),
    knownId: record.comments[key],
  });
  const asked = addEscalation(forgetting(record, question), question);
  const stopped = to(asked, state, question.reason, ports);
  const waits = state === "awaiting-approval";
  return {
    record: rememberComment(stopped, key, id),
    result: {
      outcome: waits ? "waiting" : "blocked",
      reason,
      message: `${question.reason}.`,
      outputs: { next: "finish", waves: "[]" },
      ...(record.plan === undefined ? {} : { summary: renderPlan(record, record.plan) }),
    },
  };
}
