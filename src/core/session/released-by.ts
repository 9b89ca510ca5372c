import type { Released } from "../deploy/incident.ts";
import type { SessionRecord } from "./session.ts";

/** A session's change, as incidents and reverts name it. */
export const releasedBy = ({ issue, pull }: SessionRecord): Released => ({
  issue: issue.number,
  pull: pull?.number,
  title: issue.title,
});
