import { UserError } from "../../core/errors.ts";
import type { Pulls, PullState } from "../../ports/pulls.ts";
import type { GithubClient } from "./client.ts";
import { GithubRefusal, isRefusal } from "./errors.ts";
import type { Place } from "./place.ts";

type Rest = GithubClient["rest"]["pulls"];
type Fetched = Awaited<ReturnType<Rest["get"]>>["data"];
type Listed = Awaited<ReturnType<Rest["list"]>>["data"][number];

/**
 * REST cannot change a draft; both mutations are of GitHub's schema, and need `pull-requests: write`.
 * https://docs.github.com/graphql/reference/mutations#markpullrequestreadyforreview
 */
const draftMutation = (name: string): string =>
  `mutation ($id: ID!) { ${name}(input: {pullRequestId: $id}) { pullRequest { isDraft } } }`;
const TO_READY = draftMutation("markPullRequestReadyForReview");
const TO_DRAFT = draftMutation("convertPullRequestToDraft");

/** GitHub's pull requests. */
export function githubPulls({ client, owner, repo }: Place & { client: GithubClient }): Pulls {
  const { rest } = client;
  const place: Place = { owner, repo };

  const read = async (number: number): Promise<PullState> =>
    stateOf((await rest.pulls.get({ ...place, pull_number: number })).data);

  /**
   * The open pull request of the branch; else a closed or merged one whose head is what the branch
   * holds now: a run that died after the merge must not open a second one for the same commits.
   */
  const find = async (branch: string): Promise<PullState | undefined> => {
    const { data } = await rest.pulls.list({
      ...place,
      head: `${owner}:${branch}`,
      state: "all",
      sort: "created",
      direction: "desc",
      per_page: 10,
    });
    const open = data.find(({ state }) => state === "open");
    if (open) return stateOf(open);
    const last = data[0];
    if (!last) return undefined;
    const { data: ref } = await rest.git.getRef({ ...place, ref: `heads/${branch}` });
    return ref.object.sha === last.head.sha ? stateOf(last) : undefined;
  };

  /** False where GitHub refuses one of them. Asking the same person again changes nothing. */
  const ask = async (number: number, names: readonly string[]): Promise<boolean> => {
    const reviewers = names.filter((name) => !name.includes("/"));
    // A team is asked by its slug: it is one of the repository's own organisation.
    const team_reviewers = names.flatMap((name) => name.split("/").slice(1));
    const create = async () => {
      await rest.pulls.requestReviewers({
        ...place,
        pull_number: number,
        ...(reviewers.length > 0 ? { reviewers } : {}),
        ...(team_reviewers.length > 0 ? { team_reviewers } : {}),
      });
      return true;
    };
    try {
      return await client.createOnce(create, () => Promise.resolve(undefined));
    } catch (error) {
      if (isRefusal(error, 404, 422)) return false;
      // GITHUB_TOKEN does not see an organisation's teams.
      if (team_reviewers.length > 0 && error instanceof UserError) return false;
      throw error;
    }
  };

  /** One who may not review (no collaborator, the author) makes GitHub refuse all of them. */
  const askEach = async (number: number, names: readonly string[]): Promise<string[]> => {
    if (names.length === 0 || (await ask(number, names))) return [];
    if (names.length === 1) return [...names];
    const refused = [];
    for (const name of names) if (!(await ask(number, [name]))) refused.push(name);
    return refused;
  };

  /** GitHub's description knows no null here; it is one where the fork is gone. */
  const isOwn = (from: { full_name: string } | null): boolean =>
    from?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase();

  return {
    read,

    async mergedAs(sha) {
      const query = { ...place, commit_sha: sha, per_page: 100 };
      const { data } = await rest.repos.listPullRequestsAssociatedWithCommit(query);
      const found = data.find((one) => one.merged_at !== null && one.merge_commit_sha === sha);
      if (found === undefined) return undefined;
      // Lists do not tell who merged.
      const { data: pull } = await rest.pulls.get({ ...place, pull_number: found.number });
      return {
        number: pull.number,
        title: pull.title,
        branch: isOwn(pull.head.repo) ? pull.head.ref : undefined,
        mergedBy: pull.merged_by?.login,
      };
    },

    async open({ branch, base, title, body, draft }) {
      const found = await find(branch);
      if (found) {
        if (found.state === "open")
          await rest.pulls.update({ ...place, pull_number: found.number, title, body });
        return found;
      }
      const create = async () => {
        const { data } = await rest.pulls.create({
          ...place,
          head: branch,
          base,
          title,
          body,
          draft,
        });
        return stateOf(data);
      };
      return client.createOnce(create, () => find(branch));
    },

    async requestReviewers(number, { users, teams }) {
      return [...(await askEach(number, users)), ...(await askEach(number, teams))];
    },

    async setDraft({ nodeId }, draft) {
      const change = async () => {
        await client.graphql(draft ? TO_DRAFT : TO_READY, { id: nodeId });
        return true;
      };
      try {
        // Said twice it is the same.
        await client.createOnce(change, () => Promise.resolve(undefined));
        return undefined;
      } catch (error) {
        if (error instanceof GithubRefusal) return error.said;
        throw error;
      }
    },

    async merge({ number, headSha, title, message }) {
      try {
        const { data } = await rest.pulls.merge({
          ...place,
          pull_number: number,
          merge_method: "merge",
          sha: headSha,
          commit_title: title,
          commit_message: message,
        });
        return { kind: "merged", sha: data.sha };
      } catch (error) {
        if (isRefusal(error, 409)) return { kind: "head_moved" };
        if (!isRefusal(error, 405)) throw error;
        // Also the answer where it was merged before, by us with the reply lost or by a person.
        const pull = await read(number);
        return pull.merged && pull.headSha === headSha && pull.mergeSha !== undefined
          ? { kind: "merged", sha: pull.mergeSha }
          : { kind: "refused", message: error.said };
      }
    },
  };
}

function stateOf(pull: Fetched | Listed): PullState {
  const merged = pull.merged_at !== null;
  return {
    number: pull.number,
    nodeId: pull.node_id,
    url: pull.html_url,
    author: pull.user?.login ?? "ghost",
    state: pull.state === "closed" ? "closed" : "open",
    merged,
    // Before the merge this is a test merge of GitHub's, which is nobody's business.
    ...(merged && pull.merge_commit_sha !== null ? { mergeSha: pull.merge_commit_sha } : {}),
    headSha: pull.head.sha,
    baseSha: pull.base.sha,
    draft: pull.draft ?? false,
    mergeable: "mergeable" in pull ? pull.mergeable : null,
    labels: pull.labels.map(({ name }) => name),
  };
}
