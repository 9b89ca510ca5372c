// What is released: a session's change, or one that people merged without any.
import { PeoplesMerge, releasedByPeople } from "../../core/deploy/peoples-merge.ts";
import { changeKey, type Change, type ChangeKey } from "../../core/deploy/release-id.ts";
import { notedOf, type Noted } from "../../core/deploy/release-notes.ts";
import type { Released } from "../../core/deploy/incident.ts";
import { UserError } from "../../core/errors.ts";
import { releasedBy } from "../../core/session/released-by.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { handedOver } from "./hand-over.ts";
import type { Ports } from "./ports.ts";

/** What the jobs know of the commit that they work on. */
export type Known = {
  of: ChangeKey;
  sha: string;
  /** For incident and revert. */
  released: Released;
  /** For the notes of its version. */
  noted: Noted;
  /** Its commits are those after this one; undefined where nothing tells. */
  before: string | undefined;
  /** The version that it has already. */
  version: () => Promise<{ tag: string; previous?: string | undefined } | undefined>;
};

/** The newest version on a commit. */
async function versionAt(
  sha: string,
  { versions }: Pick<Ports["repository"], "versions">,
): Promise<string | undefined> {
  return (await versions()).find((one) => one.sha === sha)?.tag;
}

function ofSession(record: SessionRecord, sha: string, { repository }: Ports): Known {
  const { release, runs } = record;
  return {
    of: record.issue.number,
    sha,
    released: releasedBy(record),
    noted: notedOf(record),
    before: record.reviews.at(-1)?.baseSha,
    version: async () => {
      if (release?.sha === sha) return release;
      // An earlier run may have released it and died before that was on record.
      const tag = runs.length > 1 ? await versionAt(sha, repository) : undefined;
      return tag === undefined ? undefined : { tag };
    },
  };
}

function ofPeople(merge: PeoplesMerge, { repository }: Ports): Known {
  const { sha, title, pull, mergedBy, before } = merge;
  return {
    of: changeKey({ sha }),
    sha,
    released: releasedByPeople(merge),
    noted: { title, pull, mergedBy },
    before,
    version: async () => {
      const tag = await versionAt(sha, repository);
      return tag === undefined ? undefined : { tag };
    },
  };
}

/**
 * Only the merge commit of a session reaches an environment, or one that the resolve job of this run let through.
 * @throws UserError invalid_input
 */
export async function knownOf({ issue, sha }: Change, ports: Ports): Promise<Known> {
  if (issue === undefined) {
    const about = { of: changeKey({ sha }), kind: "resolved" } as const;
    const merge = await handedOver(about, PeoplesMerge, ports);
    if (merge?.sha === sha) return ofPeople(merge, ports);
    throw new UserError(
      "invalid_input",
      `${sha.slice(0, 12)} has no issue, and no job of this run has let it through: nothing was deployed. Run the action with the environment "resolve" before, as deploy.yml does.`,
    );
  }
  const record = await ports.sessions.load(issue, { elsewhere: true });
  if (record?.pull?.merged?.sha === sha) return ofSession(record, sha, ports);
  throw new UserError(
    "invalid_input",
    `${sha.slice(0, 12)} is not the merge commit of issue #${issue}'s session: nothing was deployed. Pass the merge-sha output of the pr action.`,
  );
}
