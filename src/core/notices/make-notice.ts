import { digestOf } from "../digest.ts";
import type { SessionRecord } from "../session/session.ts";
import { plainLine } from "../text/inert-line.ts";
import type { Notice } from "./notice.ts";

export type NoticePlace = {
  /** `owner/name` */
  repository: string;
  /** e.g. `https://github.com` */
  serverUrl: string;
};

const LINE = 500;
const MOST_LINES = 12;

type Said = Omit<Notice, "id" | "repository" | "issue" | "links" | "answers"> & {
  links?: Notice["links"];
  answers?: Notice["answers"];
};

export const issueUrl = (record: SessionRecord, place: NoticePlace): string =>
  `${place.serverUrl}/${place.repository}/issues/${record.issue.number}`;

/** A notice of this session; its texts become plain lines, and few enough for every channel. */
export function makeNotice(record: SessionRecord, said: Said, place: NoticePlace): Notice {
  const { number, title } = record.issue;
  const url = issueUrl(record, place);
  const { repository } = place;
  const lines = said.lines.map((line) => plainLine(line, LINE)).filter((line) => line !== "");
  const rest = lines.length - MOST_LINES;
  return {
    ...said,
    id: digestOf({ repository, number, began: record.trigger.runId, key: said.key }).slice(0, 32),
    repository,
    issue: { number, title: plainLine(title, 200), url },
    title: plainLine(said.title, 200),
    lines: rest > 0 ? [...lines.slice(0, MOST_LINES), `… and ${rest} more on the issue`] : lines,
    links: said.links ?? [{ text: `Issue ${number}`, url }],
    answers: said.answers ?? [],
  };
}
