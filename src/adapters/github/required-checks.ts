import { UserError } from "../../core/errors.ts";
import type { RequiredCheck } from "../../core/pull/required-checks.ts";
import type { RequiredChecks } from "../../ports/required-checks.ts";
import type { GithubClient } from "./client.ts";
import { lastPage, type Place } from "./place.ts";

type State = RequiredCheck["state"];
/** `app`: only what this GitHub App reports counts. */
type Demanded = { name: string; app: number | undefined };
type Found = Demanded & { state: State };

/** Pages of 100 check runs or statuses at one commit. */
const MOST_PAGES = 10;

/** GitHub lets skipped and neutral checks pass: https://docs.github.com/pull-requests/reference/status-checks */
const PASSING = new Set(["success", "skipped", "neutral"]);

/** -1 is GitHub's word for any App. */
const appOf = (id: number | null | undefined): number | undefined =>
  id === null || id === undefined || id < 0 ? undefined : id;

/** The worst of all that bear the name: as long as one of them fails or runs, GitHub does not merge. */
function stateOf({ name, app }: Demanded, found: readonly Found[]): State {
  const states = found
    .filter((one) => one.name === name && (app === undefined || one.app === app))
    .map(({ state }) => state);
  const order = ["failure", "pending", "success"] as const;
  return order.find((state) => states.includes(state)) ?? "absent";
}

/**
 * Required checks by the branch's protection (`contents: read`) and by rulesets, their state by check runs
 * (`checks: read`) and commit statuses (`statuses: read`). What is required is asked for once.
 */
export function githubRequiredChecks({
  client,
  owner,
  repo,
}: Place & { client: GithubClient }): RequiredChecks {
  const { rest } = client;
  const place: Place = { owner, repo };
  const known = new Map<string, Demanded[]>();

  const ofProtection = async (branch: string): Promise<Demanded[]> => {
    const { data } = await rest.repos.getBranch({ ...place, branch });
    const required = data.protection.required_status_checks;
    const checks = required?.checks ?? [];
    const named = checks.map(({ context, app_id }) => ({ name: context, app: appOf(app_id) }));
    const others = (required?.contexts ?? [])
      .filter((context) => !checks.some((check) => check.context === context))
      .map((name) => ({ name, app: undefined }));
    return [...named, ...others];
  };

  const ofRules = async (branch: string): Promise<Demanded[]> => {
    try {
      const { data } = await rest.repos.getBranchRules({ ...place, branch, per_page: 100 });
      return data.flatMap((rule) =>
        rule.type === "required_status_checks"
          ? (rule.parameters?.required_status_checks ?? []).map((check) => ({
              name: check.context,
              app: appOf(check.integration_id),
            }))
          : [],
      );
    } catch (error) {
      // 403 where the plan has no rulesets (private repositories of free accounts).
      if (error instanceof UserError && error.code === "missing_permission") return [];
      throw error;
    }
  };

  const demandedBy = async (branch: string): Promise<Demanded[]> => {
    const asked = known.get(branch) ?? [
      ...(await ofProtection(branch)),
      ...(await ofRules(branch)),
    ];
    known.set(branch, asked);
    return asked;
  };

  const checkRuns = async (ref: string): Promise<Found[]> => {
    const found: Found[] = [];
    for (let page = 1, last = 1; page <= Math.min(last, MOST_PAGES); page += 1) {
      const { data, headers } = await rest.checks.listForRef({
        ...place,
        ref,
        per_page: 100,
        page,
      });
      last = lastPage(headers.link);
      for (const { name, status, conclusion, app } of data.check_runs) {
        const passes = PASSING.has(conclusion ?? "");
        const state = status !== "completed" ? "pending" : passes ? "success" : "failure";
        found.push({ name, app: app?.id, state });
      }
    }
    return found;
  };

  /** A status does not say which App it is of: it counts for any, and GitHub has the last word. */
  const statuses = async (ref: string, demanded: readonly Demanded[]): Promise<Found[]> => {
    const found: Found[] = [];
    for (let page = 1, last = 1; page <= Math.min(last, MOST_PAGES); page += 1) {
      const { data, headers } = await rest.repos.getCombinedStatusForRef({
        ...place,
        ref,
        per_page: 100,
        page,
      });
      last = lastPage(headers.link);
      for (const { context, state } of data.statuses)
        for (const { app } of demanded.filter(({ name }) => name === context))
          found.push({
            name: context,
            app,
            state: state === "success" || state === "pending" ? state : "failure",
          });
    }
    return found;
  };

  return {
    async at({ sha, branch }) {
      const demanded = await demandedBy(branch);
      if (demanded.length === 0) return [];
      const found = [...(await checkRuns(sha)), ...(await statuses(sha, demanded))];
      const states = demanded.map((one) => ({ name: one.name, state: stateOf(one, found) }));
      return [...new Map(states.map((one) => [one.name, one])).values()];
    },
  };
}
