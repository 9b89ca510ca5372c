import type { Scope } from "../../contract/permissions.ts";
import type { Role } from "../../contract/tokens.ts";

/**
 * What GITHUB_TOKEN needs. `issue:` is `issues:`, or on the number of a pull request either that or `pull-requests:`;
 * `labels:` is either. `never`: a permission that a workflow cannot ask for (administration, secrets, variables).
 */
export type Need = `${Scope | "issue" | "labels"}:${"read" | "write"}` | "never";

export type Rule = {
  /** All of them; none where `metadata: read`, which every token has, is enough. */
  job: readonly Need[];
  /** The least role of a person. `app`: no person at all. `jwt`: a GitHub App with a token that it signed itself. */
  user: Role | "app" | "jwt";
};

const by = (user: Rule["user"], ...job: Need[]): Rule => ({ user, job });

/**
 * Who may do what, for every operation that the stage answers.
 * https://docs.github.com/rest/authentication/permissions-required-for-github-apps
 * https://docs.github.com/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization
 */
export const RULES = {
  "meta/root": by("none"),
  "rate-limit/get": by("none"),
  "users/get-authenticated": by("none", "never"),
  "users/get-by-username": by("none"),
  "search/issues-and-pull-requests": by("none"),

  "apps/get-authenticated": by("jwt", "never"),
  "apps/get-repo-installation": by("jwt", "never"),
  "apps/create-installation-access-token": by("jwt", "never"),
  "apps/revoke-installation-access-token": by("app"),
  "orgs/list-app-installations": by("admin", "never"),

  "issues/list-for-repo": by("read", "issues:read"),
  "issues/create": by("read", "issues:write"),
  "issues/get": by("read", "issue:read"),
  "issues/update": by("read", "issue:write"),
  "issues/lock": by("triage", "issue:write"),
  "issues/unlock": by("triage", "issue:write"),
  "issues/list-comments-for-repo": by("read", "labels:read"),
  "issues/list-comments": by("read", "issue:read"),
  "issues/create-comment": by("read", "issue:write"),
  "issues/get-comment": by("read", "issue:read"),
  "issues/update-comment": by("read", "issue:write"),
  "issues/delete-comment": by("read", "issue:write"),
  "issues/list-labels-for-repo": by("read", "labels:read"),
  "issues/create-label": by("write", "labels:write"),
  "issues/get-label": by("read", "labels:read"),
  "issues/update-label": by("write", "labels:write"),
  "issues/delete-label": by("write", "labels:write"),
  "issues/list-labels-on-issue": by("read", "issue:read"),
  "issues/add-labels": by("triage", "issue:write"),
  "issues/set-labels": by("triage", "issue:write"),
  "issues/remove-label": by("triage", "issue:write"),
  "issues/remove-all-labels": by("triage", "issue:write"),
  "issues/list-events": by("read", "issue:read"),
  "issues/list-events-for-timeline": by("read", "issue:read"),
  "issues/list-assignees": by("read", "labels:read"),
  "issues/check-user-can-be-assigned": by("read", "labels:read"),
  "issues/add-assignees": by("triage", "issue:write"),
  "issues/remove-assignees": by("triage", "issue:write"),
  "issues/list-sub-issues": by("read", "issues:read"),
  "issues/add-sub-issue": by("triage", "issues:write"),
  "issues/remove-sub-issue": by("triage", "issues:write"),
  "issues/get-parent": by("read", "issues:read"),
  "reactions/list-for-issue-comment": by("read", "issue:read"),
  "reactions/create-for-issue-comment": by("read", "issue:write"),
  "reactions/delete-for-issue-comment": by("read", "issue:write"),
  "reactions/list-for-issue": by("read", "issue:read"),
  "reactions/create-for-issue": by("read", "issue:write"),
  "reactions/delete-for-issue": by("read", "issue:write"),

  "pulls/create": by("read", "pull-requests:write"),
  "pulls/get": by("read", "pull-requests:read"),
  "pulls/list": by("read", "pull-requests:read"),
  "pulls/update": by("read", "pull-requests:write"),
  "pulls/list-files": by("read", "pull-requests:read"),
  "pulls/list-commits": by("read", "pull-requests:read"),
  // GitHub's table says contents only; a job that merges is expected to say both.
  "pulls/merge": by("write", "contents:write", "pull-requests:write"),
  "pulls/check-if-merged": by("read", "pull-requests:read"),
  "pulls/update-branch": by("write", "pull-requests:write"),
  "pulls/list-requested-reviewers": by("read", "pull-requests:read"),
  "pulls/request-reviewers": by("triage", "pull-requests:write"),
  "pulls/remove-requested-reviewers": by("triage", "pull-requests:write"),
  "pulls/list-reviews": by("read", "pull-requests:read"),
  "pulls/create-review": by("read", "pull-requests:write"),
  "pulls/get-review": by("read", "pull-requests:read"),

  "repos/get": by("read"),
  "repos/list-activities": by("read", "contents:read"),
  "repos/list-branches": by("read", "contents:read"),
  "repos/get-branch": by("read", "contents:read"),
  "repos/get-branch-rules": by("read"),
  "repos/get-content": by("read", "contents:read"),
  "repos/create-or-update-file-contents": by("write", "contents:write"),
  "repos/delete-file": by("write", "contents:write"),
  "repos/compare-commits-with-basehead": by("read", "contents:read"),
  "repos/get-commit": by("read", "contents:read"),
  "repos/list-commits": by("read", "contents:read"),
  "repos/list-pull-requests-associated-with-commit": by("read", "pull-requests:read"),
  "repos/get-branch-protection": by("admin", "never"),
  "repos/update-branch-protection": by("admin", "never"),
  "repos/delete-branch-protection": by("admin", "never"),
  "repos/list-collaborators": by("write"),
  "repos/check-collaborator": by("write"),
  "repos/get-collaborator-permission-level": by("write"),
  "repos/create-dispatch-event": by("write", "contents:write"),
  "repos/merge": by("write", "contents:write"),
  "repos/list-tags": by("read"),

  "git/get-ref": by("read", "contents:read"),
  "git/list-matching-refs": by("read", "contents:read"),
  "git/create-ref": by("write", "contents:write"),
  "git/update-ref": by("write", "contents:write"),
  "git/delete-ref": by("write", "contents:write"),
  "git/create-commit": by("write", "contents:write"),
  "git/get-commit": by("read", "contents:read"),
  "git/create-tree": by("write", "contents:write"),
  "git/get-tree": by("read", "contents:read"),
  "git/create-blob": by("write", "contents:write"),
  "git/get-blob": by("read", "contents:read"),
  "git/create-tag": by("write", "contents:write"),
  "git/get-tag": by("read", "contents:read"),

  "repos/list-deployments": by("read", "deployments:read"),
  "repos/create-deployment": by("write", "deployments:write"),
  "repos/get-deployment": by("read", "deployments:read"),
  "repos/delete-deployment": by("write", "deployments:write"),
  "repos/list-deployment-statuses": by("read", "deployments:read"),
  "repos/create-deployment-status": by("write", "deployments:write"),
  "repos/get-deployment-status": by("read", "deployments:read"),
  "repos/get-all-environments": by("read", "actions:read"),
  "repos/get-environment": by("read", "actions:read"),
  "repos/create-or-update-environment": by("admin", "never"),
  "repos/list-releases": by("read", "contents:read"),
  "repos/create-release": by("write", "contents:write"),
  "repos/get-release": by("read", "contents:read"),
  "repos/get-latest-release": by("read", "contents:read"),
  "repos/get-release-by-tag": by("read", "contents:read"),
  "repos/update-release": by("write", "contents:write"),
  "repos/delete-release": by("write", "contents:write"),
  "repos/create-commit-status": by("write", "statuses:write"),
  "repos/list-commit-statuses-for-ref": by("read", "statuses:read"),
  "repos/get-combined-status-for-ref": by("read", "statuses:read"),
  "checks/create": by("app", "checks:write"),
  "checks/get": by("read", "checks:read"),
  "checks/update": by("app", "checks:write"),
  "checks/list-for-ref": by("read", "checks:read"),

  "actions/list-workflow-runs-for-repo": by("read", "actions:read"),
  "actions/get-workflow-run": by("read", "actions:read"),
  "actions/list-workflow-runs": by("read", "actions:read"),
  "actions/list-jobs-for-workflow-run": by("read", "actions:read"),
  "actions/list-jobs-for-workflow-run-attempt": by("read", "actions:read"),
  "actions/get-job-for-workflow-run": by("read", "actions:read"),
  "actions/download-job-logs-for-workflow-run": by("read", "actions:read"),
  "actions/cancel-workflow-run": by("write", "actions:write"),
  "actions/re-run-workflow": by("write", "actions:write"),
  "actions/re-run-workflow-failed-jobs": by("write", "actions:write"),
  "actions/list-artifacts-for-repo": by("read", "actions:read"),
  "actions/list-workflow-run-artifacts": by("read", "actions:read"),
  "actions/get-artifact": by("read", "actions:read"),
  "actions/delete-artifact": by("write", "actions:write"),
  "actions/download-artifact": by("read", "actions:read"),
  "actions/list-repo-workflows": by("read", "actions:read"),
  "actions/get-workflow": by("read", "actions:read"),
  "actions/create-workflow-dispatch": by("write", "actions:write"),
  "actions/list-repo-variables": by("write", "never"),
  "actions/list-repo-organization-variables": by("write", "never"),
  "actions/get-repo-variable": by("write", "never"),
  "actions/list-repo-secrets": by("write", "never"),
  "actions/list-repo-organization-secrets": by("write", "never"),
  "actions/get-github-actions-permissions-repository": by("admin", "never"),
  "actions/get-allowed-actions-repository": by("admin", "never"),
  "actions/get-github-actions-default-workflow-permissions-repository": by("admin", "never"),
} as const satisfies Record<string, Rule>;

/** The operations that the stage answers, by GitHub's own names. */
export type OperationId = keyof typeof RULES;

export const isImplemented = (id: string): id is OperationId => Object.hasOwn(RULES, id);
