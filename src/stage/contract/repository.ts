import type { AppSettings } from "./apps.ts";
import type { Role } from "./tokens.ts";

export type EnvironmentSettings = {
  secrets: Record<string, string>;
  variables: Record<string, string>;
  /** Non-empty: a job that names the environment waits for one of them to approve. */
  reviewers: string[];
};

/** https://docs.github.com/rest/actions/permissions */
export type ActionsSettings = {
  enabled: boolean;
  allowed: "all" | "local_only" | "selected";
  /** Of `selected`. */
  patterns: string[];
  pinningRequired: boolean;
  /** Of `selected`: "Allow actions created by GitHub". Default: true. */
  githubOwned?: boolean;
  /** "Allow GitHub Actions to create and approve pull requests" */
  approvesPulls: boolean;
};

/** What an owner sets on GitHub's settings pages, for the one repository on the stage. */
export type RepositorySettings = {
  secrets: Record<string, string>;
  variables: Record<string, string>;
  environments: Record<string, EnvironmentSettings>;
  /** Permissions of GITHUB_TOKEN where a workflow declares none. */
  defaultPermissions: "read" | "write";
  /** Roles of the accounts that exist, by login. Unknown logins have `read` (public repository). */
  collaborators: Record<string, Role>;
  /** Settings > Actions > General; a new repository's where nothing is said. */
  actions?: ActionsSettings;
  /** GitHub Apps that exist; none where nothing is said. */
  apps?: readonly AppSettings[];
  /** The owner is an organisation and no person. */
  organisation?: boolean;
  /** Variables of that organisation which the repository may see. */
  organisationVariables?: Record<string, string>;
};

/** The one repository on the stage: a bare git repository is the truth for all git data. */
export type StageRepository = {
  /** `owner/name`. */
  fullName: string;
  /** Absolute path of the bare repository. */
  gitDir: string;
  defaultBranch: string;
  settings: RepositorySettings;
};

/**
 * Another repository that workflows may name (`owner/repo/...@ref`), served from a folder:
 * Miyabi itself, from the checkout or the installed package. Every ref means this folder.
 */
export type LibraryRepository = { fullName: string; dir: string };
