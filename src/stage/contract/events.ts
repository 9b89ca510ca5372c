import type { Account } from "./tokens.ts";

/** What happened in the repository, as GitHub would tell it to Actions. */
export type StageEvent = {
  /** `issues`, `issue_comment`, `push`, `pull_request`, `workflow_dispatch`, `repository_dispatch`, `schedule`, ... */
  name: string;
  /** The webhook payload, valid against GitHub's webhook description. Its `action` is the activity type. */
  payload: Record<string, unknown>;
  actor: Account;
  /** GITHUB_REF of the run: the default branch for issue events, `refs/heads/x` for pushes. */
  ref: string;
  sha: string;
  /** For `workflow_dispatch` and `schedule`: the one workflow file meant, e.g. `.github/workflows/sweep.yml`. */
  workflow?: string;
  /** `github_token` where a job's own token caused it. */
  cause: "user" | "github_token";
};

export type Deliver = (event: StageEvent) => void;

/**
 * GitHub's rule: what GITHUB_TOKEN causes starts no workflow, except the two dispatches.
 * https://docs.github.com/actions/security-for-github-actions/security-guides/automatic-token-authentication
 */
export const startsWorkflows = (event: StageEvent): boolean =>
  event.cause === "user" ||
  event.name === "workflow_dispatch" ||
  event.name === "repository_dispatch";
