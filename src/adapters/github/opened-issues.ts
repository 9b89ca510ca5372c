import type { OpenedIssue } from "../../ports/issues.ts";
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
  const find = async () => (await findOpened(opening, issue.key, labels[0]))?.number;
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

/** The issue of this key, without writing anything; one that lost its first label is not found. */
export async function openedIssue(
  opening: Opening,
  { key, labels: [label] }: Pick<NewIssue, "key" | "labels">,
): Promise<OpenedIssue | undefined> {
  if (label === undefined) return findOpened(opening, key, undefined);
  const spelled = await opening.book.spellingOf(label);
  return spelled === undefined ? undefined : findOpened(opening, key, spelled);
}

async function findOpened(
  { client, place, botLogin }: Opening,
  key: string,
  label: string | undefined,
): Promise<OpenedIssue | undefined> {
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
    if (found) return { number: found.number, state: found.state === "open" ? "open" : "closed" };
    if (data.length < 100) return undefined;
  }
  return undefined;
}
