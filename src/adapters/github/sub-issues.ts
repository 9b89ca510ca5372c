import { type JobMemory, NO_MEMORY } from "../files/job-memory.ts";
import type { NewSubIssue, SubIssues } from "../../ports/sub-issues.ts";
import type { GithubClient } from "./client.ts";
import { isRefusal } from "./errors.ts";
import { labelBook } from "./label-book.ts";
import { openedMark } from "./opened-issues.ts";
import { ACTIONS_BOT, type Place } from "./place.ts";

export type GithubSubIssuesOptions = Place & {
  client: GithubClient;
  /** Whose issues are ours. Default `github-actions[bot]`, the author behind GITHUB_TOKEN. */
  botLogin?: string;
  /** Spares requests to the steps of a job that follow. Default: none. */
  memory?: JobMemory;
};

type Listed = Awaited<ReturnType<GithubClient["rest"]["issues"]["listSubIssues"]>>["data"][number];
type Found = { id: number; number: number };

const PAGE = 100;
/** Whoever is cut off between opening an issue and putting it under its parent comes back soon. */
const MOST_PAGES = 3;

/**
 * GitHub's sub-issues (https://docs.github.com/rest/issues/sub-issues). Opening n of them costs two
 * requests each, and two to look which there are: under the parent, and among the issues that an
 * earlier, cut-off run opened but did not put there.
 */
export function githubSubIssues(options: GithubSubIssuesOptions): SubIssues {
  const { client, owner, repo, botLogin = ACTIONS_BOT, memory = NO_MEMORY } = options;
  const { rest } = client;
  const place: Place = { owner, repo };
  const book = labelBook(client, place, memory);

  const keyOf = ({ user, body }: Pick<Listed, "user" | "body">): string | undefined =>
    user?.login.toLowerCase() === botLogin.toLowerCase()
      ? /^<!-- miyabi:opened:([\w.-]+) -->\n/.exec(body ?? "")?.[1]
      : undefined;

  const under = async (parent: number): Promise<Listed[]> => {
    const found: Listed[] = [];
    for (let page = 1; ; page += 1) {
      const query = { ...place, issue_number: parent, per_page: PAGE, page };
      const { data } = await rest.issues.listSubIssues(query);
      found.push(...data);
      if (data.length < PAGE) return found;
    }
  };

  /** Issues that we opened, under a parent or not, newest first; by one label to keep the list short. */
  const opened = async (label: string | undefined): Promise<Map<string, Found>> => {
    const found = new Map<string, Found>();
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await rest.issues.listForRepo({
        ...place,
        state: "all",
        sort: "created",
        direction: "desc",
        per_page: PAGE,
        page,
        ...(label === undefined ? {} : { labels: label }),
      });
      for (const issue of data) {
        const key = keyOf({ user: issue.user, body: issue.body ?? "" });
        if (key !== undefined && !found.has(key)) found.set(key, issue);
      }
      if (data.length < PAGE) break;
    }
    return found;
  };

  const create = async ({ key, title, body }: NewSubIssue, labels: string[]): Promise<Found> => {
    const { data } = await rest.issues.create({
      ...place,
      title,
      body: `${openedMark(key)}\n${body}`,
      labels,
    });
    return data;
  };

  /** GitHub takes the issue's id, not its number. */
  const attach = async (parent: number, id: number): Promise<void> => {
    const isThere = async () =>
      (await under(parent)).some((issue) => issue.id === id) ? true : undefined;
    const add = async () => {
      await rest.issues.addSubIssue({ ...place, issue_number: parent, sub_issue_id: id });
      return true;
    };
    try {
      await client.createOnce(add, isThere);
    } catch (error) {
      if (!isRefusal(error, 422) || (await isThere()) === undefined) throw error;
    }
  };

  return {
    async of(parent) {
      return (await under(parent)).flatMap((issue) => {
        const key = keyOf(issue);
        if (key === undefined) return [];
        const { number, title, state } = issue;
        const body = (issue.body ?? "").slice(openedMark(key).length + 1);
        return [{ key, number, title, body, isOpen: state === "open" }];
      });
    },

    async open(parent, issues) {
      const numbers = new Map<string, number>();
      if (issues.length === 0) return numbers;
      const first = issues[0]?.labels[0];
      const spelled = new Map<string, string>();
      for (const name of new Set(issues.flatMap(({ labels }) => labels)))
        spelled.set(name, (await book.spell([name]))[0] ?? name);
      const label = first === undefined ? undefined : spelled.get(first);
      const known = await opened(label);
      for (const issue of issues) {
        const labels = issue.labels.map((name) => spelled.get(name) ?? name);
        const made =
          known.get(issue.key) ??
          (await client.createOnce(
            () => create(issue, labels),
            async () => (await opened(label)).get(issue.key),
          ));
        await attach(parent, made.id);
        numbers.set(issue.key, made.number);
      }
      return numbers;
    },

    async change({ number, key }, { title, body, state }) {
      await rest.issues.update({
        ...place,
        issue_number: number,
        title,
        body: `${openedMark(key)}\n${body}`,
        ...(state === "open"
          ? { state: "open" as const }
          : { state: "closed" as const, state_reason: state }),
      });
    },
  };
}
