import { lifeOf } from "../metrics/life.ts";
import type { Phase, SessionRecord } from "../session/session.ts";
import { isStopped } from "../session/transitions.ts";
import { totalUsage } from "../session/fold.ts";
import { modelParts } from "./model-parts.ts";
import type { Part } from "./part.ts";
import { attributesOf, nanos, spanIdOf, traceIdOf, type Span } from "./span.ts";

/** Which phase an agent's model calls lie in. */
const PHASE_OF: Readonly<Record<string, Phase["name"]>> = {
  issue: "analysis",
  coordinator: "planning",
  review: "review",
};

const phaseKey = ({ name, startedAt }: Pick<Phase, "name" | "startedAt">): string =>
  `phase ${name} ${startedAt}`;

const phaseParts = ({ phases }: SessionRecord): Part[] =>
  phases.map(({ name, startedAt, seconds, outcome, attempt }) => ({
    key: phaseKey({ name, startedAt }),
    name: `phase ${name}`,
    startedAt,
    seconds,
    bad: outcome === "failure",
    attributes: {
      "miyabi.phase": name,
      "miyabi.phase.attempt": attempt,
      "miyabi.phase.outcome": outcome,
    },
  }));

/** The phase's run in which something began, for its place in the tree. */
function parentIn(record: SessionRecord, name: Phase["name"], at: string): Pick<Part, "parent"> {
  const time = Date.parse(at);
  const phase = record.phases.findLast(
    (one) =>
      one.name === name &&
      Date.parse(one.startedAt) <= time &&
      time <= Date.parse(one.startedAt) + one.seconds * 1000,
  );
  return phase === undefined ? {} : { parent: phaseKey(phase) };
}

function taskParts(record: SessionRecord): Part[] {
  return record.tasks.flatMap((result): Part[] => {
    const { task, startedAt, seconds, status, usage, modelCalls } = result;
    const key = `task ${task} ${startedAt}`;
    const whole: Part = {
      key,
      name: `task ${task}`,
      startedAt,
      seconds,
      bad: status === "failed",
      ...parentIn(record, "implementation", startedAt),
      attributes: {
        "miyabi.task": task,
        "miyabi.task.status": status,
        "miyabi.task.attempt": result.attempt,
        "miyabi.task.tries": result.tries,
        "miyabi.lane": result.lane,
        "miyabi.sandbox": result.sandbox,
        ...(result.failure === undefined ? {} : { "error.type": result.failure }),
      },
    };
    const place = { key: `model ${key}`, startedAt, seconds, parent: key };
    return [whole, ...modelParts("codegen", { usage, modelCalls }, place)];
  });
}

/**
 * Agents other than codegen: the record holds what each used in all, so that is one span from the first to the last run
 * of its phase, above its calls. Codegen's use is told task by task.
 */
function analystParts({ usage, modelCalls, phases }: SessionRecord): Part[] {
  return Object.entries(PHASE_OF).flatMap(([agent, name]): Part[] => {
    const used = usage[agent];
    const runs = phases.filter((phase) => phase.name === name);
    if (used === undefined || runs.length === 0) return [];
    const from = Math.min(...runs.map(({ startedAt }) => Date.parse(startedAt)));
    const to = Math.max(
      ...runs.map(({ startedAt, seconds }) => Date.parse(startedAt) + seconds * 1000),
    );
    const [only] = runs;
    const place = {
      key: `model ${agent}`,
      startedAt: new Date(from).toISOString(),
      seconds: (to - from) / 1000,
      ...(runs.length === 1 && only !== undefined ? { parent: phaseKey(only) } : {}),
    };
    return modelParts(agent, { usage: used, modelCalls: modelCalls?.[agent] }, place);
  });
}

const BAD = ["unhealthy", "rolled_back", "rollback_failed"];

const deploymentParts = (record: SessionRecord): Part[] =>
  record.deployments.map((result) => ({
    key: `deployment ${result.environment} ${result.release} ${result.startedAt}`,
    name: `deploy ${result.environment}`,
    startedAt: result.startedAt,
    seconds: result.seconds,
    bad: BAD.includes(result.outcome) && result.requestedBy === undefined,
    ...parentIn(record, "deployment", result.startedAt),
    attributes: {
      "deployment.environment.name": result.environment,
      "miyabi.deployment.outcome": result.outcome,
      "miyabi.release": result.release,
      "vcs.ref.head.revision": result.sha,
      "miyabi.health.samples": result.samples.length,
      "miyabi.health.failed": result.samples.filter(({ ok }) => !ok).length,
    },
  }));

/**
 * A session as one trace: the issue, below it phases, tasks, deployments, the agents' use of the model and its calls.
 * Attributes are names, numbers and words of our own: no text of issues, models or tools, which may hold anything. A
 * record that is exported again gives the same ids.
 */
export function traceOf(record: SessionRecord): Span[] {
  const { repository, issue, state, trigger, reviews } = record;
  const traceId = traceIdOf(repository, issue.number);
  const life = lifeOf(record, new Date(trigger.at));
  const root = `session ${trigger.at}`;
  const spanOf = ({ parent, ...part }: Part, isRoot = false): Span => {
    const start = Date.parse(part.startedAt);
    return {
      traceId,
      spanId: spanIdOf(traceId, part.key),
      ...(isRoot ? {} : { parentSpanId: spanIdOf(traceId, parent ?? root) }),
      name: part.name,
      kind: part.kind ?? 1,
      startTimeUnixNano: nanos(start),
      endTimeUnixNano: nanos(start + Math.max(0, part.seconds) * 1000),
      attributes: attributesOf(part.attributes),
      status: { code: part.bad === undefined ? 0 : part.bad ? 2 : 1 },
    };
  };
  const whole: Part = {
    key: root,
    name: `issue ${issue.number}`,
    startedAt: trigger.at,
    seconds: (life.lastAt - life.beganAt) / 1000,
    bad: state === "done" ? false : isStopped(state) ? true : undefined,
    attributes: {
      "miyabi.repository": repository,
      "miyabi.issue": issue.number,
      "miyabi.state": state,
      "miyabi.runs": record.runs.length,
      "miyabi.score": reviews.at(-1)?.score,
      "miyabi.pull": record.pull?.number,
      "miyabi.merged": record.pull === undefined ? undefined : record.pull.merged !== undefined,
      "miyabi.cost.usd": totalUsage(record).costUsd,
    },
  };
  const parts = [
    ...phaseParts(record),
    ...taskParts(record),
    ...analystParts(record),
    ...deploymentParts(record),
  ];
  return [spanOf(whole, true), ...parts.map((part) => spanOf(part))];
}
