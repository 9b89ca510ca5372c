import type { SessionRecord } from "../session/session.ts";

/** Seed, "Emergency Hotfixes": P0-Critical goes to production at once, without staging. */
export const hotfixOf = ({ analysis }: Pick<SessionRecord, "analysis">): boolean =>
  analysis?.priority === "P0-Critical";
