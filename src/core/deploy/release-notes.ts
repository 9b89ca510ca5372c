import { inertLine } from "../text/inert-line.ts";
import { pullTitle } from "../pull/pull-text.ts";
import type { SessionRecord } from "../session/session.ts";

export type ReleaseFacts = {
  previous?: string | undefined;
  /** Whole commit messages, newest first. */
  messages: readonly string[];
  rollbackCommand: string | undefined;
};

/** Text of a release: what changed, how it was judged, how to go back. Markdown. */
export function releaseNotes(record: SessionRecord, facts: ReleaseFacts): string {
  const report = record.reviews.at(-1);
  const changes = facts.messages
    .map((message) => message.split("\n", 1)[0] ?? "")
    .filter((subject) => subject !== "" && subject !== pullTitle(record))
    .map((subject) => `- ${inertLine(subject)}`);
  return [
    `## ${inertLine(record.issue.title)}`,
    [
      `- Issue: #${record.issue.number}`,
      ...(record.pull === undefined ? [] : [`- Pull request: #${record.pull.number}`]),
      ...(report === undefined ? [] : [`- Quality score: ${report.score}/100`]),
      ...(facts.previous === undefined ? [] : [`- Release before: ${facts.previous}`]),
      ...(facts.rollbackCommand === undefined
        ? []
        : [`- Go back with: \`${facts.rollbackCommand}\``]),
    ].join("\n"),
    ...(changes.length > 0 ? [["### Changes", ...changes].join("\n")] : []),
  ].join("\n\n");
}
