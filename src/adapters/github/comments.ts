import { marker } from "../../core/names.ts";
import type { IssueComment } from "../../ports/issues.ts";
import type { GithubClient } from "./client.ts";
import { isRefusal } from "./errors.ts";
import { lastPage, type Place } from "./place.ts";

type Listed = Awaited<ReturnType<GithubClient["rest"]["issues"]["listComments"]>>["data"];

/** A thousand comments are read at most; older ones are no part of a session. */
const MOST_PAGES = 10;
/** GitHub takes 65,536 characters. */
const MOST_CHARACTERS = 65_000;

/**
 * The comments of an issue, page by page: the first page, which tells how many there are, then the
 * last, the one before it, and so on. GitHub cannot sort them newest first.
 */
async function* pages(
  { rest }: GithubClient,
  place: Place,
  issue: number,
): AsyncGenerator<{ page: number; comments: Listed }> {
  const read = async (page: number) =>
    rest.issues.listComments({ ...place, issue_number: issue, per_page: 100, page });
  const first = await read(1);
  yield { page: 1, comments: first.data };
  const last = lastPage(first.headers.link);
  for (let page = last; page > Math.max(1, last - MOST_PAGES); page--)
    yield { page, comments: (await read(page)).data };
}

export type Commenting = {
  client: GithubClient;
  place: Place;
  botLogin: string;
  /** Our comments by issue, as this process first listed them: two new comments need one listing. */
  seen: Map<number, Listed>;
};

const isOurs = (comment: Listed[number], botLogin: string): boolean =>
  comment.user?.login.toLowerCase() === botLogin.toLowerCase();

/** The newest `limit` comments, oldest first. */
export async function newestComments(
  { client, place, botLogin }: Omit<Commenting, "seen">,
  issue: number,
  limit: number,
): Promise<IssueComment[]> {
  const found: Listed = [];
  let afterFirstPage = 0;
  for await (const { page, comments } of pages(client, place, issue)) {
    found.push(...comments);
    if (page > 1) afterFirstPage += comments.length;
    if (afterFirstPage >= limit) break;
  }
  return found
    .sort((a, b) => a.id - b.id)
    .slice(-limit)
    .map((comment) => ({
      id: comment.id,
      author: comment.user?.login ?? "ghost",
      ours: isOurs(comment, botLogin),
      body: comment.body ?? "",
      createdAt: new Date(comment.created_at),
    }));
}

type Comment = { issue: number; key: string; body: string; knownId?: number | undefined };

/**
 * Writes our comment of a key. With its id: one request. Without, or where a person deleted it: it
 * is looked for by its marker among the comments of the bot, then made once.
 */
export async function upsertComment(commenting: Commenting, comment: Comment): Promise<number> {
  const { client, place } = commenting;
  const { rest } = client;
  const body = `${marker(comment.issue, comment.key)}\n${shortened(comment.body)}`;
  const update = async (id: number): Promise<boolean> => {
    try {
      await rest.issues.updateComment({ ...place, comment_id: id, body });
      return true;
    } catch (error) {
      if (isRefusal(error, 404)) return false;
      throw error;
    }
  };
  if (comment.knownId !== undefined && (await update(comment.knownId))) return comment.knownId;
  const find = async () => findOurs(commenting, comment);
  const found = await findSeen(commenting, comment);
  if (found !== undefined && found !== comment.knownId && (await update(found))) return found;
  const create = async () => {
    const { data } = await rest.issues.createComment({
      ...place,
      issue_number: comment.issue,
      body,
    });
    return data.id;
  };
  return client.createOnce(create, find);
}

async function findSeen(commenting: Commenting, comment: Comment): Promise<number | undefined> {
  const { client, place, botLogin, seen } = commenting;
  let ours = seen.get(comment.issue);
  if (ours === undefined) {
    ours = [];
    for await (const { comments } of pages(client, place, comment.issue))
      ours.push(...comments.filter((one) => isOurs(one, botLogin)));
    seen.set(comment.issue, ours);
  }
  const mark = marker(comment.issue, comment.key);
  return ours.findLast(({ body }) => body?.startsWith(mark) === true)?.id;
}

async function findOurs(
  { client, place, botLogin }: Commenting,
  { issue, key }: Comment,
): Promise<number | undefined> {
  const mark = marker(issue, key);
  for await (const { comments } of pages(client, place, issue)) {
    const found = comments.findLast(
      (comment) => isOurs(comment, botLogin) && comment.body?.startsWith(mark) === true,
    );
    if (found) return found.id;
  }
  return undefined;
}

const shortened = (body: string): string =>
  body.length <= MOST_CHARACTERS
    ? body
    : `${body.slice(0, MOST_CHARACTERS)}\n\n… cut here: a comment holds ${MOST_CHARACTERS} characters.`;
