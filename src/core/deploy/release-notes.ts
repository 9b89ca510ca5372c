import { inertLine } from "../text/inert-line.ts";
import { pullTitle } from "../pull/pull-text.ts";
import type { SessionRecord } from "../session/session.ts";

/** What is released, as its notes tell it. */
export type Noted = {
  title: string;
  /** Subject of the merge, which is left out of the changes. */
  merge?: string;
  issue?: number;
  pull?: number | undefined;
  mergedBy?: string | undefined;
  score?: number | undefined;
};

/** Of a session's change. */
export const notedOf = (record: SessionRecord): Noted => ({
  title: record.issue.title,
  merge: pullTitle(record),
  issue: record.issue.number,
  pull: record.pull?.number,
  score: record.reviews.at(-1)?.score,
});

export type ReleaseFacts = {
  previous?: string | undefined;
  /** Whole commit messages, newest first. */
  messages: readonly string[];
  rollbackCommand: string | undefined;
};

/** Text of a release: what changed, how it was judged, how to go back. Markdown. */
export function releaseNotes(noted: Noted, facts: ReleaseFacts): string {
  const { title, merge, issue, pull, mergedBy, score } = noted;
  const changes = facts.messages
    .map((message) => message.split("\n", 1)[0] ?? "")
    .filter((subject) => subject !== "" && subject !== merge)
    .map((subject) => `- ${inertLine(subject)}`);
  return [
    `## ${inertLine(title)}`,
    [
      ...(issue === undefined ? [] : [`- Issue: #${issue}`]),
      ...(pull === undefined ? [] : [`- Pull request: #${pull}`]),
      ...(mergedBy === undefined ? [] : [`- Merged by: ${inertLine(mergedBy)}`]),
      ...(score === undefined ? [] : [`- Quality score: ${score}/100`]),
      ...(facts.previous === undefined ? [] : [`- Release before: ${facts.previous}`]),
      ...(facts.rollbackCommand === undefined
        ? []
        : [`- Go back with: \`${facts.rollbackCommand}\``]),
    ].join("\n"),
    ...(changes.length > 0 ? [["### Changes", ...changes].join("\n")] : []),
  ].join("\n\n");
}
