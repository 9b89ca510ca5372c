import { TransientError, UserError } from "../../core/errors.ts";
import type { Seen } from "../../core/doctor/finding.ts";
import type { Installation } from "../../core/doctor/app-rules.ts";
import type { ActionsPolicy, BranchRules } from "../../core/doctor/repository-rules.ts";
import { isRefusal } from "../../adapters/github/errors.ts";
import type { RepositoryAccess } from "../repository-access.ts";

/** GitHub's most: https://docs.github.com/rest/actions/variables#list-repository-organization-variables */
const VARIABLES_PER_PAGE = 30;
/** An organisation has at most 1,000 variables: https://docs.github.com/actions/reference/workflows-and-actions/variables */
const MOST_PAGES = 34;

type Repository = Pick<RepositoryAccess, "client" | "place">;

/**
 * What `ask` is answered; hidden where the token may not see it: GitHub says 403, or 404 as if it were
 * not there.
 * @param needs the permission that would do, as GitHub's settings of fine-grained tokens name it
 */
async function look<T>(needs: string, ask: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { kind: "seen", value: await ask() };
  } catch (error) {
    if (isRefusal(error, 404)) return { kind: "hidden", why: "404", needs };
    if (error instanceof UserError && error.code === "missing_permission")
      return { kind: "hidden", why: "403", needs };
    if (error instanceof TransientError) return { kind: "unanswered", why: error.message };
    throw error;
  }
}

const absentAs = async <T, U>(value: U, ask: () => Promise<T>): Promise<T | U> => {
  try {
    return await ask();
  } catch (error) {
    if (isRefusal(error, 404)) return value;
    throw error;
  }
};

/** As much of a repository on GitHub as the rules of core/doctor judge; nothing is changed. */
export function githubFacts({ client, place }: RepositoryAccess) {
  const { rest } = client;
  const page = { ...place, per_page: 100 };
  return {
    /** @throws UserError missing_token where GitHub does not accept the token */
    repository: () =>
      look('access to the repository ("Metadata: read")', async () => {
        const { data, headers } = await rest.repos.get({ ...place });
        const scopes = headers["x-oauth-scopes"];
        return {
          archived: data.archived,
          disabled: data.disabled,
          issues: data.has_issues,
          branch: data.default_branch,
          mergeCommits: data.allow_merge_commit,
          scopes: typeof scopes === "string" ? scopes : undefined,
        };
      }),

    /** Names of the secrets that workflows see, those of the organisation among them. */
    secrets: () =>
      look('"Secrets: read"', async () => {
        const own = await rest.actions.listRepoSecrets(page);
        // A person's repository belongs to no organisation.
        const none = { data: { secrets: [] } };
        const shared = await absentAs(none, () => rest.actions.listRepoOrganizationSecrets(page));
        return [...own.data.secrets, ...shared.data.secrets].map(({ name }) => name);
      }),

    /** A variable that workflows see, the repository's own or its organisation's; undefined where it is not set. */
    variable: (name: string) =>
      look('"Variables: read"', async () => {
        const none = { data: { value: undefined } };
        const asked = { ...place, name };
        const own = (await absentAs(none, () => rest.actions.getRepoVariable(asked))).data.value;
        return own ?? (await sharedVariable({ client, place }, name));
      }),

    /** The App with this client id on the repository's organisation. */
    installation: async (clientId: string): Promise<Installation> => {
      const seen = await look("", async () => {
        const asked = { org: place.owner, per_page: 100 };
        const { data } = await rest.orgs.listAppInstallations(asked);
        return data.installations;
      });
      if (seen.kind !== "seen") return { kind: "hidden" };
      const found = seen.value.find(
        ({ client_id: id, app_id: appId }) => id === clientId || String(appId) === clientId,
      );
      if (found === undefined) return { kind: "absent" };
      return {
        kind: "installed",
        slug: found.app_slug,
        suspended: found.suspended_at !== null,
        permissions: { ...found.permissions },
        everywhere: found.repository_selection === "all",
      };
    },

    policy: () =>
      look('"Administration: read"', async (): Promise<ActionsPolicy> => {
        const { data } = await rest.actions.getGithubActionsPermissionsRepository({ ...place });
        const allowed = data.allowed_actions ?? "all";
        const selected =
          allowed === "selected"
            ? await rest.actions.getAllowedActionsRepository({ ...place })
            : undefined;
        return {
          enabled: data.enabled,
          allowed,
          pinningRequired: data.sha_pinning_required === true,
          patterns: selected?.data.patterns_allowed ?? [],
          githubOwned: selected?.data.github_owned_allowed === true,
        };
      }),

    mayOpenPulls: () =>
      look('"Administration: read"', async () => {
        const { data } = await rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository({
          ...place,
        });
        return data.can_approve_pull_request_reviews;
      }),

    hasFile: (path: string) =>
      look('"Contents: read"', () =>
        absentAs(false, async () => {
          await rest.repos.getContent({ ...place, path });
          return true;
        }),
      ),

    labels: (name: string) =>
      look('"Issues: read"', () =>
        absentAs(false, async () => {
          await rest.issues.getLabel({ ...place, name });
          return true;
        }),
      ),

    /** Names, and whether people must approve what is deployed there. */
    environments: () =>
      look('"Actions: read"', async () => {
        const { data } = await rest.repos.getAllEnvironments(page);
        return new Map(
          (data.environments ?? []).map(({ name, protection_rules: rules }) => [
            name,
            (rules ?? []).some((rule) => rule.type === "required_reviewers"),
          ]),
        );
      }),

    branchRules: (branch: string) =>
      look('"Contents: read" and, for a branch protection, "Administration: read"', () =>
        branchRules({ client, place }, branch),
      ),
  };
}

/** What the organisation lets this repository have; a person's repository belongs to none. */
async function sharedVariable(
  { client, place }: Repository,
  name: string,
): Promise<string | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const asked = { ...place, per_page: VARIABLES_PER_PAGE, page };
    const none = { data: { variables: [] } };
    const { data } = await absentAs(none, () =>
      client.rest.actions.listRepoOrganizationVariables(asked),
    );
    const found = data.variables.find((variable) => variable.name === name);
    if (found !== undefined) return found.value;
    if (data.variables.length < VARIABLES_PER_PAGE) return undefined;
  }
  return undefined;
}

/** None where the plan has no rulesets, to which GitHub says 403: whoever may read may see them. */
async function rulesetsOf({ client, place }: Repository, branch: string) {
  try {
    return (await client.rest.repos.getBranchRules({ ...place, branch, per_page: 100 })).data;
  } catch (error) {
    if (error instanceof UserError && error.code === "missing_permission") return [];
    throw error;
  }
}

/** Rulesets are told to everybody who may read; a protection's details to administrators only. */
async function branchRules({ client, place }: Repository, branch: string): Promise<BranchRules> {
  const { rest } = client;
  const rules = await rulesetsOf({ client, place }, branch);
  const has = (type: string): boolean => rules.some((rule) => rule.type === type);
  const ruled = rules.map((rule) =>
    rule.type === "pull_request" ? (rule.parameters?.required_approving_review_count ?? 0) : 0,
  );
  const { data } = await rest.repos.getBranch({ ...place, branch });
  const protection = data.protected
    ? (
        await absentAs({ data: undefined }, () =>
          rest.repos.getBranchProtection({ ...place, branch }),
        )
      ).data
    : undefined;
  const checks = rules.flatMap((rule) =>
    rule.type === "required_status_checks"
      ? (rule.parameters?.required_status_checks ?? []).map(({ context }) => context)
      : [],
  );
  return {
    reviews: Math.max(
      0,
      ...ruled,
      protection?.required_pull_request_reviews?.required_approving_review_count ?? 0,
    ),
    signatures: has("required_signatures") || protection?.required_signatures?.enabled === true,
    linear: has("required_linear_history") || protection?.required_linear_history?.enabled === true,
    queue: has("merge_queue"),
    restricted:
      has("update") ||
      (protection?.restrictions?.apps.every(({ slug }) => slug !== "github-actions") ?? false) ||
      protection?.lock_branch?.enabled === true,
    checks: [...new Set([...checks, ...(protection?.required_status_checks?.contexts ?? [])])],
  };
}
