import type { StageEvent } from "../contract/events.ts";
import type { RunRecord } from "../contract/runs.ts";
import { record, text } from "./language/values.ts";
import type { RunnerOptions } from "./options.ts";
import { type WorkflowFile, workflowRef } from "./workflow/workflow-file.ts";

const number = (value: unknown, otherwise: number): string =>
  String(typeof value === "number" ? value : otherwise);

/**
 * The `github` context of a run; jobs add token, job, workspace and event_path. Called workflows see the
 * caller's. Ids of repository and owner are those of the event's payload.
 * https://docs.github.com/actions/reference/contexts-reference#github-context
 */
export const githubContext = (options: {
  runner: RunnerOptions;
  run: RunRecord;
  event: StageEvent;
  file: WorkflowFile;
  ref: string;
  sha: string;
  /** github.event.inputs, where the event is a dispatch. */
  inputs: Readonly<Record<string, unknown>> | undefined;
}): Record<string, unknown> => {
  const { runner, run, event, file, ref, sha, inputs } = options;
  const repository = record(event.payload["repository"]);
  const pull = record(event.payload["pull_request"]);
  const { fullName } = runner.repository;
  return {
    actor: run.actor.login,
    actor_id: String(run.actor.id),
    api_url: runner.urls.api,
    base_ref: text(record(pull["base"])["ref"]),
    event: inputs === undefined ? event.payload : { ...event.payload, inputs },
    event_name: event.name,
    graphql_url: runner.urls.graphql,
    head_ref: text(record(pull["head"])["ref"]),
    ref,
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    ref_protected: false,
    ref_type: ref.startsWith("refs/tags/") ? "tag" : "branch",
    repository: fullName,
    repository_id: number(repository["id"], 1),
    repository_owner: fullName.split("/")[0],
    repository_owner_id: number(record(repository["owner"])["id"], 1),
    repository_visibility: repository["private"] === true ? "private" : "public",
    repositoryUrl: `git://github.com/${fullName}.git`,
    retention_days: "90",
    run_attempt: String(run.attempt),
    run_id: String(run.id),
    run_number: String(run.runNumber),
    secret_source: "Actions",
    server_url: runner.urls.server,
    sha,
    triggering_actor: run.triggeringActor.login,
    workflow: run.workflowName,
    workflow_ref: workflowRef(file),
    workflow_sha: file.source.sha,
  };
};
