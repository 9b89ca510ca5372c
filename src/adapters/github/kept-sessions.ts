import { LOG_BRANCH, sessionFile } from "../../core/names.ts";
import type { GithubClient } from "./client.ts";
import { isRefusal } from "./errors.ts";
import type { Place } from "./place.ts";

/** A session record beside the log, as text, and the object that holds it. */
export type KeptSession = { text: string; blob: string };

/** The record that the log branch keeps of an issue's session; undefined where there is none. */
export async function keptSession(
  { rest }: GithubClient,
  place: Place,
  issue: number,
): Promise<KeptSession | undefined> {
  try {
    const path = sessionFile(issue);
    const { data } = await rest.repos.getContent({ ...place, path, ref: LOG_BRANCH });
    if (Array.isArray(data) || data.type !== "file" || !("content" in data))
      throw new Error(`${path} on ${LOG_BRANCH} is not a file`);
    // Over 1 MB the reply has no content, but says where it is.
    const content =
      data.encoding === "base64"
        ? data.content
        : (await rest.git.getBlob({ ...place, file_sha: data.sha })).data.content;
    return { text: Buffer.from(content, "base64").toString(), blob: data.sha };
  } catch (error) {
    if (isRefusal(error, 404)) return undefined;
    throw error;
  }
}
