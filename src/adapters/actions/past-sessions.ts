import { z } from "zod";
import { UserError } from "../../core/errors.ts";
import { sessionArtifact } from "../../core/names.ts";
import { addNote } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { GithubClient } from "../github/client.ts";
import { keptSession } from "../github/kept-sessions.ts";
import type { Place } from "../github/place.ts";
import { downloadPast, isTrusted, listPast, type PastArtifact } from "./past-artifacts.ts";
import { highestRevision, revisionIn } from "./revisions.ts";
import { parseSession, SESSION_FILE } from "./session-text.ts";
import { readEntry, readZip } from "./zip.ts";

const SESSION_LIMITS = { entries: 10, bytes: 20 * 1024 * 1024 };
/** Pages of one name: only a stranger who uploads hundreds of artifacts of our name makes a second. */
const MOST_PAGES = 5;

export type PastSessionsOptions = {
  client: GithubClient;
  place: Place;
  /** Asked only where there is a session: costs a request where the event does not tell. */
  defaultBranch: () => Promise<string>;
  /** The issue was worked on: where no artifact is left, the log branch is looked at. */
  worked?: boolean;
};

type Past = { revision: number; artifact: PastArtifact };

/**
 * The newest record of an issue among the artifacts of all runs. For a new issue one request; for a
 * session that worked lately two (the newest hundred artifacts of the repository have its newest
 * revision), and two to download it; for an old one a search by name, about 2 log2(revisions).
 */
export async function findPastSession(
  issue: number,
  options: PastSessionsOptions,
): Promise<SessionRecord | undefined> {
  const { client, place, worked = false } = options;
  const first = await ofRevision(issue, 1, options);
  if (!first && !worked) return undefined;
  const newest =
    (await amongRecent(issue, options)) ?? (first && (await bySearch(issue, first, options)));
  if (newest === undefined || newest.artifact.expired) {
    const kept = await restored(issue, newest?.revision ?? 0, options);
    if (kept === undefined && newest !== undefined) throw expired(issue, newest);
    return kept;
  }
  const zip = await downloadPast(client, place, newest.artifact);
  const entry = readZip(zip, SESSION_LIMITS).find(({ path }) => path === SESSION_FILE);
  if (!entry) throw new Error(`artifact ${newest.artifact.name} has no ${SESSION_FILE}`);
  const repository = `${place.owner}/${place.repo}`;
  const text = (await readEntry(zip, entry)).toString();
  return parseSession(text, { repository, issue, revision: newest.revision });
}

/**
 * The record that the log branch keeps (fault 9). Each run's end puts it there; what a run did that never came to
 * its end is found again where it was done, by its name.
 */
async function restored(
  issue: number,
  revision: number,
  { client, place }: PastSessionsOptions,
): Promise<SessionRecord | undefined> {
  const kept = await keptSession(client, place, issue);
  if (kept === undefined) return undefined;
  const record = parseSession(kept.text, { repository: `${place.owner}/${place.repo}`, issue });
  return addNote(
    { ...record, revision: Math.max(record.revision, revision) },
    "The session's artifacts are gone; it goes on with the record that the log branch keeps.",
  );
}

async function ofRevision(
  issue: number,
  revision: number,
  { client, place, defaultBranch }: PastSessionsOptions,
): Promise<Past | undefined> {
  const name = sessionArtifact(issue, revision);
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { total, artifacts } = await listPast(client, place, { name, page });
    if (artifacts.length === 0) return undefined;
    const branch = await defaultBranch();
    const artifact = artifacts.find((one) => one.name === name && isTrusted(one, branch));
    if (artifact) return { revision, artifact };
    if (total <= page * 100) return undefined;
  }
  throw new Error(`too many artifacts named ${name} are not ours: delete them`);
}

/** By the newest artifacts of the repository: revisions only grow, so the highest there is the newest. */
async function amongRecent(
  issue: number,
  { client, place, defaultBranch }: PastSessionsOptions,
): Promise<Past | undefined> {
  const { artifacts } = await listPast(client, place);
  const branch = await defaultBranch();
  return artifacts
    .filter((artifact) => isTrusted(artifact, branch))
    .flatMap((artifact) => {
      const revision = revisionIn(artifact.name, issue);
      return revision === undefined ? [] : [{ revision, artifact }];
    })
    .reduce<Past | undefined>(
      (best, past) => (best && best.revision >= past.revision ? best : past),
      undefined,
    );
}

async function bySearch(issue: number, first: Past, options: PastSessionsOptions): Promise<Past> {
  const seen = new Map<number, Past | undefined>([[1, first]]);
  const look = async (revision: number): Promise<Past | undefined> => {
    if (!seen.has(revision)) seen.set(revision, await ofRevision(issue, revision, options));
    return seen.get(revision);
  };
  const revision = await highestRevision(async (one) => (await look(one)) !== undefined);
  return (await look(revision)) ?? first;
}

const expired = (issue: number, { revision, artifact }: Past): UserError =>
  new UserError(
    "invalid_input",
    `The session of #${issue} was last saved ${artifact.created_at ?? "long ago"} (revision ${revision}), GitHub keeps artifacts for 90 days at most, and the log branch has no record of it. Open a new issue for what is left to do, or delete the artifacts session-${issue}-* of the old runs to begin this one anew.`,
  );

/** The default branch as the event tells it; every webhook payload of a repository does. */
export const defaultBranchIn = (event: unknown): string | undefined =>
  z
    .object({ repository: z.object({ default_branch: z.string().min(1) }) })
    .transform(({ repository }) => repository.default_branch)
    .optional()
    .catch(undefined)
    .parse(event);
