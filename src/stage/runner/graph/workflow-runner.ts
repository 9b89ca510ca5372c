import { evaluateText } from "../language/expressions.ts";
import { field } from "../language/tokens.ts";
import { callOutputs } from "../workflow/call-inputs.ts";
import { type Frame, frameContexts } from "./attempt.ts";
import { concurrencyOf, groupKey } from "./concurrency.ts";
import { inGroup } from "./group.ts";
import type { NodeOutcome } from "./memory.ts";
import { runNode } from "./node.ts";
import type { WorkflowOutcome } from "./outcome.ts";
import { merged } from "./status.ts";

/** Runs the jobs of a workflow along their `needs:`. */
const runJobs = async (frame: Frame): Promise<WorkflowOutcome> => {
  const { attempt, plan } = frame;
  const { activity } = attempt.shared;
  const done = new Map<string, NodeOutcome>();
  const started = new Map<string, Promise<void>>();
  const start = (id: string): Promise<void> => {
    const job = plan.jobs.find((item) => item.spec.id === id);
    const running =
      started.get(id) ??
      activity.during(async () => {
        if (job === undefined) return;
        await activity.blocked(Promise.all(job.spec.needs.map(start)));
        const outcome = await runNode(frame, job, done, runWorkflow);
        attempt.memory.set(frame.path + id, outcome);
        done.set(id, outcome);
      });
    started.set(id, running);
    return running;
  };
  await activity.blocked(Promise.all(plan.jobs.map((job) => start(job.spec.id))));

  const outcomes = [...done.values()];
  const jobs = Object.fromEntries(
    [...done].map(([id, { result, outputs }]) => [id, { result, outputs }]),
  );
  const scope = { contexts: { ...frameContexts(frame), jobs } };
  const outputs = Object.fromEntries(
    callOutputs(plan.file).map(([name, value]) => [name, evaluateText(value, scope)]),
  );
  return {
    result: merged(outcomes.map((outcome) => outcome.result)),
    outputs,
    fresh: outcomes.some((outcome) => outcome.fresh),
  };
};

/** Runs a workflow, called or not, within its concurrency group. */
export const runWorkflow = async (frame: Frame): Promise<WorkflowOutcome> => {
  const token = field(frame.plan.file.root, "concurrency");
  const concurrency = concurrencyOf(token, { contexts: frameContexts(frame) });
  if (concurrency === undefined) return runJobs(frame);
  const inner = { ...frame, held: new Set([...frame.held, groupKey(concurrency)]) };
  return inGroup(frame, concurrency, () => runJobs(inner));
};
