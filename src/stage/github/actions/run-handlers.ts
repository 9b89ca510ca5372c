import type { JobRecord, RunRecord } from "../../contract/runs.ts";
import { handlers, ok, type Reply } from "../http/call.ts";
import { counted } from "../http/pages.ts";
import { found, Problem } from "../http/problem.ts";
import type { World } from "../world.ts";
import { jobView, runView } from "./run-view.ts";
import { workflowId } from "./workflows.ts";

type RunFilter = {
  actor?: string;
  branch?: string;
  event?: string;
  status?: string;
  head_sha?: string;
  created?: string;
};

/** `status` asks for a status or a conclusion. */
const fits =
  ({ actor, branch, event, status, head_sha }: RunFilter) =>
  (run: RunRecord): boolean =>
    (actor === undefined || run.actor.login === actor) &&
    (branch === undefined || run.headBranch === branch) &&
    (event === undefined || run.event === event) &&
    (status === undefined || run.status === status || run.conclusion === status) &&
    (head_sha === undefined || run.headSha === head_sha);

const newestFirst = (a: RunRecord, b: RunRecord): number =>
  b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id;

const accepted = (status: 201 | 202): Reply => ({ status, body: {} });

/** https://docs.github.com/rest/actions/workflow-runs */
export function runHandlers(world: World) {
  const runs = (): RunRecord[] => [...world.runs().runs()].sort(newestFirst);
  const runOf = (id: number): RunRecord => found(runs().find((run) => run.id === id));
  const shown = (asked: RunFilter & { page?: number; per_page?: number }, of: RunRecord[]) =>
    counted("workflow_runs", of.filter(fits(asked)), {
      asked,
      render: (run) => runView(world, run),
    });
  const jobsOf = (run: RunRecord, asked: { page?: number; per_page?: number }) =>
    counted("jobs", run.jobs, { asked, render: (job) => jobView(world, run, job) });
  const jobOf = (id: number): { run: RunRecord; job: JobRecord } =>
    found(
      runs()
        .flatMap((run) => run.jobs.map((job) => ({ run, job })))
        .find(({ job }) => job.id === id),
    );
  return handlers({
    "actions/list-workflow-runs-for-repo": ({ input }) => shown(input, runs()),

    "actions/list-workflow-runs": ({ input }) => {
      const which = String(input.workflow_id);
      const its = runs().filter(
        ({ workflowPath }) =>
          String(workflowId(workflowPath)) === which || workflowPath.endsWith(`/${which}`),
      );
      return shown(input, its);
    },

    "actions/get-workflow-run": ({ input }) => ok(runView(world, runOf(input.run_id))),

    "actions/list-jobs-for-workflow-run": ({ input }) => jobsOf(runOf(input.run_id), input),

    "actions/list-jobs-for-workflow-run-attempt": ({ input }) => {
      const run = runOf(input.run_id);
      return jobsOf(found(run.attempt === input.attempt_number ? run : undefined), input);
    },

    "actions/get-job-for-workflow-run": ({ input }) => {
      const { run, job } = jobOf(input.job_id);
      return ok(jobView(world, run, job));
    },

    "actions/download-job-logs-for-workflow-run": ({ input }) => {
      found(world.runs().log(jobOf(input.job_id).job.id));
      const location = `${world.urls.apiBase}/_stage/logs/${input.job_id}`;
      return { status: 302, headers: { location } };
    },

    "actions/cancel-workflow-run": ({ input }) => {
      const { id } = runOf(input.run_id);
      if (!world.runs().cancel(id))
        throw new Problem(409, "Cannot cancel a workflow run that is completed.");
      return accepted(202);
    },

    "actions/re-run-workflow": ({ input, principal }) => {
      const { id } = runOf(input.run_id);
      const started = world.runs().rerun(id, { failedOnly: false, actor: principal.account });
      if (!started) throw new Problem(403, "This workflow is already running");
      return accepted(201);
    },

    "actions/re-run-workflow-failed-jobs": ({ input, principal }) => {
      const { id } = runOf(input.run_id);
      const started = world.runs().rerun(id, { failedOnly: true, actor: principal.account });
      if (!started) throw new Problem(403, "This workflow is already running");
      return accepted(201);
    },
  });
}
