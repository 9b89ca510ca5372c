import { z } from "zod";
import type { SessionRecord } from "../session/session.ts";
import type { Released } from "./incident.ts";

/** A commit of the default branch that people put there, as the resolve job let it through. */
export const PeoplesMerge = z.object({
  sha: z.string(),
  /** Of the pull request, else of the commit's first line. */
  title: z.string(),
  pull: z.number().int().optional(),
  /** Login of who merged or pushed it, where GitHub tells. */
  mergedBy: z.string().optional(),
  /** Login of who started the run by hand. */
  startedBy: z.string().optional(),
  /** What was there before it: the commits from there on are the release. Absent: it is the first of all. */
  before: z.string().optional(),
});
export type PeoplesMerge = z.infer<typeof PeoplesMerge>;

/** As incidents and reverts name it. */
export const releasedByPeople = ({ pull, title, mergedBy, startedBy }: PeoplesMerge): Released => ({
  pull,
  title,
  mergedBy,
  startedBy,
});

/**
 * Whether a merged pull request of an issue's branch is deployed by the session: it knows of the merge, or
 * the sweep will tell it. A session that was stopped, rejected or has failed before the merge goes on for nobody.
 */
export const isSessions = (
  { sha, pull }: { sha: string; pull: number },
  record: SessionRecord | undefined,
): boolean =>
  record?.pull?.number === pull &&
  (record.pull.merged === undefined
    ? record.state === "reviewing"
    : record.pull.merged.sha === sha);
