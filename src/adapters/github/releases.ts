import type { VersionTag } from "../../ports/repository.ts";
import type { GithubClient } from "./client.ts";
import { isRefusal } from "./errors.ts";
import type { Place } from "./place.ts";

const VERSION_TAG = /^v\d+\.\d+\.\d+$/;

/** In one request. Of a tag that is an object of its own, `sha` is that object: ours are none. */
export async function listVersions({ rest }: GithubClient, place: Place): Promise<VersionTag[]> {
  const { default: semver } = await import("semver"); // only the release job needs it
  const { data } = await rest.git.listMatchingRefs({ ...place, ref: "tags/v" });
  return data
    .map(({ ref, object }) => ({ tag: ref.replace("refs/tags/", ""), sha: object.sha }))
    .filter(({ tag }) => VERSION_TAG.test(tag))
    .sort((one, other) => semver.rcompare(one.tag, other.tag));
}

export type NewRelease = { tag: string; sha: string; title: string; notes: string };

/** Creates tag and release once. A tag on another commit is a fault: versions never move. */
export async function createRelease(
  client: GithubClient,
  place: Place,
  { tag, sha, title, notes }: NewRelease,
): Promise<void> {
  const { rest } = client;
  const find = async () => commitOfTag(client, place, tag);
  // The tag is nearly always new: made first, looked for only where GitHub refuses it.
  const tagged = await createTag(client, place, { tag, sha, find });
  if (tagged !== sha)
    throw new Error(`tag ${tag} is on ${tagged.slice(0, 12)} already, not on ${sha.slice(0, 12)}`);
  const create = async () => {
    await rest.repos.createRelease({ ...place, tag_name: tag, name: title, body: notes });
    return true;
  };
  try {
    // Repeating is harmless: a release that landed answers 422.
    await client.createOnce(create, () => Promise.resolve(undefined));
  } catch (error) {
    if (!isRefusal(error, 422)) throw error;
    await rest.repos.getReleaseByTag({ ...place, tag }); // 404 here: the 422 meant something else
  }
}

type NewTag = { tag: string; sha: string; find: () => Promise<string | undefined> };

async function createTag(
  client: GithubClient,
  place: Place,
  { tag, sha, find }: NewTag,
): Promise<string> {
  const create = async () => {
    await client.rest.git.createRef({ ...place, ref: `refs/tags/${tag}`, sha });
    return sha;
  };
  try {
    return await client.createOnce(create, find);
  } catch (error) {
    const present = isRefusal(error, 422) ? await find() : undefined;
    if (present === undefined) throw error;
    return present;
  }
}

/** The commit that a tag means; an annotated tag is followed once. */
async function commitOfTag(
  { rest }: GithubClient,
  place: Place,
  tag: string,
): Promise<string | undefined> {
  try {
    const { data } = await rest.git.getRef({ ...place, ref: `tags/${tag}` });
    if (data.object.type !== "tag") return data.object.sha;
    const annotated = await rest.git.getTag({ ...place, tag_sha: data.object.sha });
    return annotated.data.object.sha;
  } catch (error) {
    if (isRefusal(error, 404)) return undefined;
    throw error;
  }
}
