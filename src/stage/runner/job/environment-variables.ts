import { text } from "../language/values.ts";

const FROM_GITHUB = [
  "actor",
  "actor_id",
  "api_url",
  "base_ref",
  "event_name",
  "event_path",
  "graphql_url",
  "head_ref",
  "job",
  "ref",
  "ref_name",
  "ref_protected",
  "ref_type",
  "repository",
  "repository_id",
  "repository_owner",
  "repository_owner_id",
  "retention_days",
  "run_attempt",
  "run_id",
  "run_number",
  "server_url",
  "sha",
  "triggering_actor",
  "workflow",
  "workflow_ref",
  "workflow_sha",
  "workspace",
] as const;

/**
 * The variables that every process gets and that users cannot override.
 * https://docs.github.com/actions/reference/variables-reference#default-environment-variables
 */
export const defaultVariables = (
  github: Readonly<Record<string, unknown>>,
  runner: Readonly<Record<string, unknown>>,
): Record<string, string> => ({
  GITHUB_ACTIONS: "true",
  ...Object.fromEntries(
    FROM_GITHUB.map((name) => [`GITHUB_${name.toUpperCase()}`, text(github[name])]),
  ),
  ...Object.fromEntries(
    Object.entries(runner)
      .filter(([name]) => name !== "debug")
      .map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, text(value)]),
  ),
  ...(runner["debug"] === "1" ? { RUNNER_DEBUG: "1" } : {}),
});
