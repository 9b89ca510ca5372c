import type { RunContext } from "../../ports/run-context.ts";

/**
 * Where a deployment's log is: the job's page, whose number is that of the job's check run, else the run's.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#job-context
 */
export function logUrlOf(
  { serverUrl, repository, runId }: Pick<RunContext, "serverUrl" | "repository" | "runId">,
  jobId: string | undefined,
): string {
  const run = `${serverUrl}/${repository}/actions/runs/${runId}`;
  return jobId === undefined ? run : `${run}/job/${jobId}`;
}
