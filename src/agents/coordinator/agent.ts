// CoordinatorAgent (seed phase 2): tasks, their graph, and the schedule of waves and lanes.
import { parseIssueNumber } from "../../core/session/job-input.ts";
import { calibrated } from "../../core/plan/calibration.ts";
import type { Config } from "../../core/config.ts";
import { digestOf } from "../../core/digest.ts";
import { UserError } from "../../core/errors.ts";
import { owedLabels } from "../../core/issue/analysis-labels.ts";
import { addEscalation } from "../../core/people/escalation-record.ts";
import { gateOf, variationOf } from "../../core/people/gate.ts";
import type { Plan } from "../../core/plan/plan.ts";
import type { AgentResult } from "../../core/result.ts";
import { scheduleLimits, scheduleOf } from "../../core/schedule/schedule.ts";
import { addPhase } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { askPeople, forgetting } from "./ask-people.ts";
import { build } from "./build.ts";
import { carryOver } from "./carry-over.ts";
import { findOverlaps } from "./find-overlaps.ts";
import { decompose } from "./decompose.ts";
import type { Ended } from "./ended.ts";
import type { Ports } from "./ports.ts";
import { noPlan, planQuestionFor } from "./questions.ts";
import { showPlan } from "./show-plan.ts";

export type { Ports } from "./ports.ts";

export const INPUTS = [
  "issue",
  "github-token",
  "anthropic-api-key",
  "model-secrets",
  "knowledge-secrets",
] as const;
export type Input = { issue: number };

/** @throws UserError invalid_input */
export function parseInput(raw: Pick<Record<(typeof INPUTS)[number], string>, "issue">): Input {
  return { issue: parseIssueNumber(raw.issue) };
}

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
    return askPeople(planless, { question, config, state: "blocked", reason }, ports);
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
  return askPeople(
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

function withoutPlan(record: SessionRecord): SessionRecord {
  const copy = { ...record, tasks: [] };
  delete copy.plan;
  return copy;
}
