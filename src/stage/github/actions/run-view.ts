import { accountView } from "../accounts.ts";
import type { JobRecord, RunRecord } from "../../contract/runs.ts";
import { nodeId, stamp, stampOrNull } from "../ids.ts";
import { repositoryView } from "../repository/repository-view.ts";
import type { World } from "../world.ts";
import { workflowId } from "./workflows.ts";

export function runView(world: World, run: RunRecord): Record<string, unknown> {
  const { urls } = world;
  const url = urls.api(`/actions/runs/${run.id}`);
  const repository = repositoryView(world);
  return {
    id: run.id,
    node_id: nodeId("WFR", run.id),
    name: run.workflowName,
    display_title: run.title,
    run_number: run.runNumber,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion ?? null,
    path: run.workflowPath,
    workflow_id: workflowId(run.workflowPath),
    check_suite_id: run.id,
    check_suite_node_id: nodeId("CS", run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    head_commit: null,
    head_repository: repository,
    repository,
    pull_requests: [],
    referenced_workflows: [],
    actor: accountView(urls, run.actor),
    triggering_actor: accountView(urls, run.triggeringActor),
    created_at: stamp(run.createdAt),
    updated_at: stamp(run.completedAt ?? run.startedAt ?? run.createdAt),
    run_started_at: stamp(run.startedAt ?? run.createdAt),
    url,
    html_url: urls.html(`/actions/runs/${run.id}`),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: urls.api(`/check-suites/${run.id}`),
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: urls.api(`/actions/workflows/${workflowId(run.workflowPath)}`),
  };
}

export function jobView({ urls }: World, run: RunRecord, job: JobRecord): Record<string, unknown> {
  return {
    id: job.id,
    node_id: nodeId("CR", job.id),
    run_id: run.id,
    run_attempt: run.attempt,
    run_url: urls.api(`/actions/runs/${run.id}`),
    url: urls.api(`/actions/jobs/${job.id}`),
    html_url: urls.html(`/actions/runs/${run.id}/job/${job.id}`),
    check_run_url: urls.api(`/check-runs/${job.id}`),
    name: job.name,
    workflow_name: run.workflowName,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    status: job.status,
    conclusion: job.conclusion ?? null,
    created_at: stamp(job.queuedAt),
    started_at: stamp(job.startedAt ?? job.queuedAt),
    completed_at: stampOrNull(job.completedAt),
    labels: [],
    runner_id: null,
    runner_name: null,
    runner_group_id: null,
    runner_group_name: null,
    steps: job.steps.map((step) => ({
      number: step.number,
      name: step.name,
      // The description knows no waiting step.
      status: step.status === "waiting" ? "queued" : step.status,
      conclusion: step.conclusion ?? null,
      started_at: stampOrNull(step.startedAt),
      completed_at: stampOrNull(step.completedAt),
    })),
  };
}
