import type { Pulls, PullState } from "../../ports/pulls.ts";
import type { GithubClient } from "./client.ts";
import { isRefusal } from "./errors.ts";
import type { Place } from "./place.ts";

type Rest = GithubClient["rest"]["pulls"];
type Fetched = Awaited<ReturnType<Rest["get"]>>["data"];
type Listed = Awaited<ReturnType<Rest["list"]>>["data"][number];

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
  const ask = async (number: number, reviewers: string[]): Promise<boolean> => {
    const create = async () => {
      await rest.pulls.requestReviewers({ ...place, pull_number: number, reviewers });
      return true;
    };
    try {
      return await client.createOnce(create, () => Promise.resolve(undefined));
    } catch (error) {
      if (isRefusal(error, 422)) return false;
      throw error;
    }
  };

  return {
    read,

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

    async requestReviewers(number, logins) {
      if (logins.length === 0 || (await ask(number, logins))) return;
      // One who may not review (no collaborator, the author) makes GitHub refuse all of them.
      if (logins.length > 1) for (const login of logins) await ask(number, [login]);
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
    url: pull.html_url,
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
