import { holds, type Contexts } from "../language/expressions.ts";
import { message } from "../language/values.ts";
import type { JobPlan } from "../workflow/plan.ts";
import { Slots } from "../slots.ts";
import { type Attempt, type Frame, frameContexts } from "./attempt.ts";
import { callWorkflow, type LaneStart, type Start } from "./call.ts";
import { jobName } from "./job-name.ts";
import { addJob, annotate, completeJob } from "./job-records.ts";
import { givenName, runLane } from "./lane.ts";
import { linked } from "./linked.ts";
import { keepsWhole, type LaneOutcome, type NodeOutcome } from "./memory.ts";
import type { RunWorkflow } from "./outcome.ts";
import { ancestors, jobStatus, merged } from "./status.ts";
import { strategyOf } from "./strategy.ts";
import { unstarted } from "./unstarted.ts";

const runOne = async (start: LaneStart, runWorkflow: RunWorkflow): Promise<LaneOutcome> => {
  const { frame, job, record, cancel } = start;
  if (job.spec.work.kind === "steps" && record !== undefined)
    return runLane({ ...start, steps: job.spec.work.steps, record, cancel: cancel.signal });
  try {
    if (job.called === undefined) throw new Error(`job '${job.spec.id}' calls nothing`);
    return await callWorkflow(start, job.called, runWorkflow);
  } catch (error) {
    const failed = addJob(frame.attempt, { name: start.name });
    annotate(frame.attempt, failed, message(error));
    completeJob(frame.attempt, failed, "failure");
    return { result: "failure", failed: true, outputs: {}, jobs: [failed] };
  }
};

/** Copies the memory of nested workflows that are kept as a whole. */
const keepBelow = (attempt: Attempt, prefix: string): void => {
  for (const [key, outcome] of attempt.before ?? [])
    if (key.startsWith(prefix)) attempt.memory.set(key, { ...outcome, fresh: false });
};

const runLanes = async (
  start: Start,
  kept: readonly LaneOutcome[],
  runWorkflow: RunWorkflow,
): Promise<NodeOutcome> => {
  const { frame, job } = start;
  const { activity } = frame.attempt.shared;
  const strategy = strategyOf(job, start.contexts);
  const total = strategy.combinations.length;
  const failFast = linked(frame.cancel.signal);
  const slots = new Slots(strategy.maxParallel);
  const outputs: Record<string, string> = {};
  for (const lane of kept) if (!lane.failed) Object.assign(outputs, lane.outputs);

  const lanes = strategy.combinations.map((matrix, index): (() => Promise<LaneOutcome>) => {
    const old = kept[index];
    if (old !== undefined && !old.failed) {
      frame.attempt.run.jobs.push(...old.jobs);
      keepBelow(frame.attempt, `${frame.path}${job.spec.id}[${index}]/`);
      return () => Promise.resolve(old);
    }
    const contexts: Contexts = {
      ...start.contexts,
      matrix: matrix ?? {},
      strategy: {
        "fail-fast": strategy.failFast,
        "job-index": index,
        "job-total": total,
        "max-parallel": strategy.maxParallel,
      },
    };
    const name = jobName({
      prefix: frame.prefix,
      id: job.spec.id,
      name: givenName(job, contexts),
      matrix,
    });
    const record =
      job.spec.work.kind === "steps"
        ? addJob(frame.attempt, { name, ...(matrix === undefined ? {} : { matrix }) })
        : undefined;
    const cancel = linked(failFast.signal);
    return async () => {
      // Not the signal: a job that is cancelled while it waits has to say so itself.
      const release = await activity.blocked(slots.acquire(new AbortController().signal));
      const lane = await runOne(
        { ...start, contexts, index, name, matrix, record, cancel },
        runWorkflow,
      );
      release?.();
      for (const [key, value] of Object.entries(lane.outputs))
        if (value !== "") outputs[key] = value;
      if (lane.result === "failure" && strategy.failFast) failFast.abort("fail-fast");
      return lane;
    };
  });
  const ended = await activity.blocked(Promise.all(lanes.map((lane) => activity.during(lane))));
  return { result: merged(ended.map((lane) => lane.result)), outputs, lanes: ended, fresh: true };
};

/** Runs one job of a workflow file with all its lanes, when its needs are over. Never throws. */
export const runNode = async (
  frame: Frame,
  job: JobPlan,
  done: ReadonlyMap<string, NodeOutcome>,
  runWorkflow: RunWorkflow,
): Promise<NodeOutcome> => {
  const { attempt } = frame;
  const key = frame.path + job.spec.id;
  const before = attempt.before?.get(key);
  const stale = frame.stale || job.spec.needs.some((need) => done.get(need)?.fresh === true);
  if (before !== undefined && !stale && keepsWhole(before)) {
    attempt.run.jobs.push(...before.lanes.flatMap((lane) => lane.jobs));
    keepBelow(attempt, `${key}[`);
    return { ...before, fresh: false };
  }
  const needsOf = (id: string): readonly string[] =>
    frame.plan.jobs.find((other) => other.spec.id === id)?.spec.needs ?? [];
  const all = [...ancestors(job.spec.needs, needsOf)];
  const results = all.flatMap((id) => done.get(id)?.result ?? []);
  const needs = Object.fromEntries(
    job.spec.needs.map((id) => [
      id,
      { result: done.get(id)?.result ?? "skipped", outputs: done.get(id)?.outputs ?? {} },
    ]),
  );
  const contexts: Contexts = { ...frameContexts(frame), needs };
  const cancelled = frame.cancel.signal.aborted;
  try {
    const status = jobStatus(results, cancelled);
    if (!holds(job.spec.condition, { contexts, status }))
      return unstarted(frame, job, cancelled ? "cancelled" : "skipped");
    // The always() jobs of a cancelled workflow start, and only the end of the stage stops them.
    const live = cancelled ? { ...frame, cancel: linked(attempt.shared.closing) } : frame;
    const start = { frame: live, job, contexts, results, stale };
    return await runLanes(start, stale ? [] : (before?.lanes ?? []), runWorkflow);
  } catch (error) {
    return unstarted(frame, job, "failure", message(error));
  }
};
