import { z } from "zod";
import { UserError } from "../../core/errors.ts";

const Job = z.object({
  result: z.enum(["success", "failure", "cancelled", "skipped"]),
  outputs: z.record(z.string(), z.string()).default({}),
});

/** The `needs` context: how the run's other jobs ended, by job id. */
export const Jobs = z.record(z.string(), Job);
export type Jobs = z.infer<typeof Jobs>;

/** @throws UserError invalid_input */
export function parseJobs(text: string): Jobs {
  try {
    return Jobs.parse(JSON.parse(text === "" ? "{}" : text));
  } catch {
    throw new UserError("invalid_input", "jobs must be the needs context: ${{ toJSON(needs) }}.");
  }
}

export const jobsThat = (jobs: Jobs, result: z.infer<typeof Job>["result"]): string[] =>
  Object.entries(jobs)
    .filter(([, job]) => job.result === result)
    .map(([name]) => name);
