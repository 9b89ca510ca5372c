import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPastSession } from "../../adapters/actions/past-sessions.ts";
import { systemClock } from "../../adapters/clock/system-clock.ts";
import { gitJournal } from "../../adapters/git/git-journal.ts";
import { UserError } from "../../core/errors.ts";
import { addNote } from "../../core/session/session-edit.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { storedSession } from "../../core/session/stored-session.ts";
import type { RepositoryAccess } from "../repository-access.ts";

/** The newest record of an issue's session, wherever it lies. @throws UserError invalid_input where there is none */
export async function exportSession(
  issue: number,
  { client, place, repository }: RepositoryAccess,
): Promise<SessionRecord> {
  const defaultBranch = async () => (await client.rest.repos.get(place)).data.default_branch;
  const found = await findPastSession(issue, { client, place, defaultBranch, worked: true });
  if (found) return found;
  throw new UserError("invalid_input", `Issue #${issue} of ${repository} has no Miyabi session.`);
}

/** @throws UserError invalid_input */
function recordOf(text: string, file: string): SessionRecord {
  try {
    return storedSession(JSON.parse(text));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      "invalid_input",
      `${file} holds no session record (miyabi schema session): ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** As the record is to lie in its new repository, where our comments have other ids. */
function movedTo(record: SessionRecord, repository: string, renamed: boolean): SessionRecord {
  if (record.repository.toLowerCase() === repository.toLowerCase()) return record;
  if (!renamed)
    throw new UserError(
      "invalid_input",
      `The record is of ${record.repository}, not of ${repository}. With --renamed it is taken for the same repository under another name.`,
    );
  return addNote({ ...record, repository, comments: {} }, `Moved from ${record.repository}.`);
}

export type Importing = { text: string; file: string; renamed: boolean };

/**
 * Puts a record beside the log, where it counts as long as the repository holds no artifact of the session.
 * @throws UserError invalid_input
 */
export async function importSession(
  { text, file, renamed }: Importing,
  access: RepositoryAccess,
): Promise<SessionRecord> {
  const { client, place, repository, serverUrl, token } = access;
  const record = movedTo(recordOf(text, file), repository, renamed);
  const { number } = record.issue;
  const defaultBranch = async () => (await client.rest.repos.get(place)).data.default_branch;
  const present = await findPastSession(number, { client, place, defaultBranch });
  if (present)
    throw new UserError(
      "invalid_input",
      `The session of #${number} has artifacts (newest: revision ${present.revision}), and they come before an imported record. Delete the artifacts session-${number}-r* first if they are to be given up.`,
    );
  const dir = await mkdtemp(join(tmpdir(), "miyabi-import-"));
  try {
    await gitJournal({ serverUrl, repository, token, dir, clock: systemClock() }).append(
      [],
      record,
    );
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  return record;
}
