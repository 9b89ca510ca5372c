import { field, scalarText } from "../language/tokens.ts";
import type { JobPlan } from "../workflow/plan.ts";
import type { Frame } from "./attempt.ts";
import { jobName } from "./job-name.ts";
import { addJob, annotate, completeJob } from "./job-records.ts";
import type { NodeOutcome } from "./memory.ts";

/** A job that comes to nothing leaves one record: skipped, cancelled, or what went wrong. */
export const unstarted = (
  frame: Frame,
  job: JobPlan,
  result: "skipped" | "cancelled" | "failure",
  problem?: string,
): NodeOutcome => {
  const name = scalarText(field(job.spec.token, "name"));
  const record = addJob(frame.attempt, {
    name: jobName({
      prefix: frame.prefix,
      id: job.spec.id,
      name: { text: name, computed: false },
      matrix: undefined,
    }),
  });
  if (problem !== undefined) annotate(frame.attempt, record, problem);
  completeJob(frame.attempt, record, result);
  const lane = { result, failed: result !== "skipped", outputs: {}, jobs: [record] };
  return { result, outputs: {}, lanes: [lane], fresh: true };
};
