import type { GithubClient } from "./client.ts";
import type { Place } from "./place.ts";

/** GitHub's own record of pushes: unlike the author of a commit, nobody can write it. */
const PUSHES = ["push", "force_push", "branch_creation"];

/**
 * Who pushed to a branch, newest first (https://docs.github.com/rest/repos/repos#list-repository-activities);
 * of the newest hundred events of it.
 */
export async function listPushers(
  { rest }: GithubClient,
  place: Place,
  branch: string,
): Promise<string[]> {
  const { data } = await rest.repos.listActivities({
    ...place,
    ref: `refs/heads/${branch}`,
    per_page: 100,
  });
  const logins = data.flatMap(({ actor, activity_type: type }) =>
    actor !== null && PUSHES.includes(type) ? [actor.login] : [],
  );
  return [...new Set(logins)];
}
