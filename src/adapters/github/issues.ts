import { UserError } from "../../core/errors.ts";
import { colorOf, isSpelledPlain, relabel } from "../../core/issue/labels.ts";
import type { Issue, Issues } from "../../ports/issues.ts";
import type { GithubClient } from "./client.ts";
import { newestComments, upsertComment } from "./comments.ts";
import { isRefusal } from "./errors.ts";
import { labelBook } from "./label-book.ts";
import { openedIssue, openIssue } from "./opened-issues.ts";
import { ACTIONS_BOT, type Place } from "./place.ts";
import { type JobMemory, NO_MEMORY } from "../files/job-memory.ts";
import { roleOf } from "./roles.ts";

export type GithubIssuesOptions = Place & {
  client: GithubClient;
  /** Whose comments and issues are ours. Default `github-actions[bot]`, the author behind GITHUB_TOKEN. */
  botLogin?: string;
  /** Spares requests to the steps of a job that follow. Default: none. */
  memory?: JobMemory;
};

/** Colour of a label that came into being by being put on an issue. */
const GREY = "ededed";

type Fetched = Awaited<ReturnType<GithubClient["rest"]["issues"]["get"]>>["data"];

/** GitHub's issues. Requests are counted: GITHUB_TOKEN has 1,000 an hour for the whole repository. */
export function githubIssues(options: GithubIssuesOptions): Issues {
  const { client, owner, repo, botLogin = ACTIONS_BOT, memory = NO_MEMORY } = options;
  const { rest } = client;
  const place: Place = { owner, repo };
  const book = labelBook(client, place, memory);
  const commenting = { client, place, botLogin, seen: new Map() };

  const read = async (number: number): Promise<Issue> => {
    try {
      const { data } = await rest.issues.get({ ...place, issue_number: number });
      return issueOf(data);
    } catch (error) {
      if (!isRefusal(error, 404, 410)) throw error;
      const how = error.status === 410 ? "was deleted" : "does not exist";
      throw new UserError(
        "issue_not_found",
        `Issue #${number} ${how} in ${owner}/${repo}, or the token cannot see it. Check the number, and "issues: write" in the caller's permissions.`,
      );
    }
  };

  /** A label that GitHub had to create by itself is grey: it gets the colour of its table. */
  const colour = async ({ name, color: present }: { name: string; color: string }) => {
    const wanted = colorOf(name).toLowerCase();
    if (present !== GREY || wanted === GREY) return;
    await rest.issues.updateLabel({ ...place, name, color: wanted });
  };

  return {
    read,
    comments: (number, limit = 100) => newestComments(commenting, number, limit),
    upsertComment: (comment) => upsertComment(commenting, comment),

    /** Reads the labels, then replaces the whole list: at no moment are there two state labels. */
    async relabel(number, change) {
      const current = change.from ?? (await read(number)).labels;
      const wanted = relabel(current, change);
      const added = wanted.filter((name) => !current.includes(name));
      if (added.length === 0 && wanted.length === current.length) return wanted;
      const labels = [
        ...wanted.filter((name) => current.includes(name)),
        ...added.filter((name) => isSpelledPlain(name, current)),
        ...(await book.spell(added.filter((name) => !isSpelledPlain(name, current)))),
      ];
      if (labels.length === 0) {
        // GitHub's description wants at least one label to set.
        await rest.issues.removeAllLabels({ ...place, issue_number: number });
        return [];
      }
      const { data } = await rest.issues.setLabels({ ...place, issue_number: number, labels });
      for (const label of data) await colour(label);
      return data.map(({ name }) => name);
    },

    async close(number, reason) {
      await rest.issues.update({
        ...place,
        issue_number: number,
        state: "closed",
        state_reason: reason,
      });
    },

    async reopen(number) {
      await rest.issues.update({ ...place, issue_number: number, state: "open" });
    },

    opened: (issue) => openedIssue({ client, place, botLogin, book }, issue),
    open: (issue) => openIssue({ client, place, botLogin, book }, issue),

    async react(commentId, content) {
      const create = async () => {
        await rest.reactions.createForIssueComment({ ...place, comment_id: commentId, content });
        return true;
      };
      try {
        // The same reaction of the same account is there once, however often it is sent.
        await client.createOnce(create, () => Promise.resolve(undefined));
      } catch (error) {
        // A person deleted the comment meanwhile.
        if (!isRefusal(error, 404)) throw error;
      }
    },

    roleOf: (login) => roleOf(client, place, login),
  };
}

export const issueOf = (data: Fetched): Issue => ({
  number: data.number,
  title: data.title,
  body: data.body ?? "",
  state: data.state === "closed" ? "closed" : "open",
  locked: data.locked,
  isPullRequest: data.pull_request !== undefined,
  author: data.user?.login ?? "ghost",
  labels: data.labels.flatMap((label) => {
    const name = typeof label === "string" ? label : label.name;
    return name === undefined ? [] : [name];
  }),
  createdAt: new Date(data.created_at),
});
