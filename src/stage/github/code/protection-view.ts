import type { InputOf } from "../http/input-of.ts";
import type { World } from "../world.ts";
import type { Protection } from "./protections.ts";

type Checks = { strict: boolean; contexts: string[]; checks?: { context: string }[] };

type Input = InputOf<"repos/update-branch-protection">;

/** What was asked for, with GitHub's defaults. `checks` is the newer word for `contexts`. */
export function protectionOf(input: Input): Protection {
  const { required_pull_request_reviews: reviews } = input;
  const checks: Checks | null = input.required_status_checks;
  const named = checks?.checks?.map(({ context }) => context);
  return {
    checks: checks ? { strict: checks.strict, contexts: named ?? checks.contexts } : null,
    reviews: reviews
      ? {
          count: reviews.required_approving_review_count ?? 1,
          dismissStale: reviews.dismiss_stale_reviews ?? false,
          codeOwners: reviews.require_code_owner_reviews ?? false,
        }
      : null,
    enforceAdmins: input.enforce_admins === true,
    allowForcePushes: input.allow_force_pushes === true,
    allowDeletions: input.allow_deletions === true,
    linearHistory: input.required_linear_history === true,
  };
}

/** As the protection endpoints answer. */
export function protectionView(branchUrl: string, protection: Protection): Record<string, unknown> {
  const url = `${branchUrl}/protection`;
  const { checks, reviews } = protection;
  return {
    url,
    ...(checks === null
      ? {}
      : {
          required_status_checks: {
            url: `${url}/required_status_checks`,
            strict: checks.strict,
            contexts: checks.contexts,
            contexts_url: `${url}/required_status_checks/contexts`,
            checks: checks.contexts.map((context) => ({ context, app_id: null })),
          },
        }),
    ...(reviews === null
      ? {}
      : {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            required_approving_review_count: reviews.count,
            dismiss_stale_reviews: reviews.dismissStale,
            require_code_owner_reviews: reviews.codeOwners,
          },
        }),
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins },
    required_linear_history: { enabled: protection.linearHistory },
    allow_force_pushes: { enabled: protection.allowForcePushes },
    allow_deletions: { enabled: protection.allowDeletions },
  };
}

/** The short form inside a branch. */
export const branchProtectionView = (
  branchUrl: string,
  protection: Protection | undefined,
): Record<string, unknown> =>
  protection === undefined
    ? {
        enabled: false,
        required_status_checks: { enforcement_level: "off", contexts: [], checks: [] },
      }
    : { enabled: true, ...protectionView(branchUrl, protection) };

/** The same where it was set as a ruleset. https://docs.github.com/rest/repos/rules#get-rules-for-a-branch */
export function branchRulesView(
  { repository }: World,
  protection: Protection | undefined,
): Record<string, unknown>[] {
  if (protection?.asRuleset !== true) return [];
  const { checks, reviews } = protection;
  const source = {
    ruleset_source_type: "Repository",
    ruleset_source: repository.fullName,
    ruleset_id: 1,
  };
  return [
    ...(checks === null
      ? []
      : [
          {
            type: "required_status_checks",
            parameters: {
              required_status_checks: checks.contexts.map((context) => ({ context })),
              strict_required_status_checks_policy: checks.strict,
            },
            ...source,
          },
        ]),
    ...(reviews === null
      ? []
      : [
          {
            type: "pull_request",
            parameters: {
              required_approving_review_count: reviews.count,
              dismiss_stale_reviews_on_push: reviews.dismissStale,
              require_code_owner_review: reviews.codeOwners,
              require_last_push_approval: false,
              required_review_thread_resolution: false,
            },
            ...source,
          },
        ]),
  ];
}
