import type { GithubClient } from "./client.ts";
import type { LabelBook } from "./label-book.ts";
import type { Place } from "./place.ts";

export type NewIssue = { key: string; title: string; body: string; labels: string[] };

/** Pages of a hundred, newest first: whoever opens twice does so soon after. */
const MOST_PAGES = 3;

/** Hidden first line of an issue that we opened, e.g. `<!-- miyabi:opened:incident-500 -->`. */
export const openedMark = (key: string): string => `<!-- miyabi:opened:${key} -->`;

type Opening = { client: GithubClient; place: Place; botLogin: string; book: LabelBook };

/**
 * Opens an issue once for its key, and returns its number. It is looked for in the list of issues,
 * closed ones too, narrowed by its first label: the search API would know a new issue only after
 * seconds, when a crashed run has long opened a second one.
 */
export async function openIssue(opening: Opening, issue: NewIssue): Promise<number> {
  const { client, place, book } = opening;
  const labels = await book.spell(issue.labels);
  const find = async () => findOpened(opening, issue.key, labels[0]);
  const found = await find();
  if (found !== undefined) return found;
  const body = `${openedMark(issue.key)}\n${issue.body}`;
  return client.createOnce(async () => {
    const { data } = await client.rest.issues.create({
      ...place,
      title: issue.title,
      body,
      labels,
    });
    return data.number;
  }, find);
}

async function findOpened(
  { client, place, botLogin }: Opening,
  key: string,
  label: string | undefined,
): Promise<number | undefined> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await client.rest.issues.listForRepo({
      ...place,
      state: "all",
      sort: "created",
      direction: "desc",
      per_page: 100,
      page,
      ...(label === undefined ? {} : { labels: label }),
    });
    const found = data.find(
      ({ user, body }) =>
        user?.login.toLowerCase() === botLogin.toLowerCase() &&
        body?.startsWith(openedMark(key)) === true,
    );
    if (found) return found.number;
    if (data.length < 100) return undefined;
  }
  return undefined;
}
