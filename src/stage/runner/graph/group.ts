import { type Frame } from "./attempt.ts";
import type { Concurrency } from "./concurrency.ts";
import type { WorkflowOutcome } from "./outcome.ts";
import { unstarted } from "./unstarted.ts";

/** Runs a workflow when its concurrency group lets it; cancelled meanwhile, all its jobs are. */
export const inGroup = async (
  frame: Frame,
  concurrency: Concurrency,
  run: () => Promise<WorkflowOutcome>,
): Promise<WorkflowOutcome> => {
  const { attempt, cancel } = frame;
  const { shared } = attempt;
  const reasons: string[] = [];
  const claim = {
    concurrency,
    held: frame.held,
    cancel: (reason: string) => {
      reasons.push(reason);
      cancel.abort("cancelled");
    },
    signal: cancel.signal,
  };
  const release = await shared.activity.blocked(shared.groups.acquire(claim));
  try {
    if (release !== undefined) return await run();
    for (const job of frame.plan.jobs) unstarted(frame, job, "cancelled", reasons[0]);
    return { result: "cancelled", outputs: {}, fresh: true };
  } finally {
    release?.();
  }
};
