import { digestOf } from "../digest.ts";
import { readLog, type ReadEntry } from "../log/log-text.ts";
import { DEPLOYMENT_TITLE, REVIEW_TITLE, SESSION_TITLE } from "../log/titles.ts";
import { TASK_TITLE } from "../plan/past-tasks.ts";
import { Task } from "../plan/plan.ts";
import { parseDuration } from "../text/duration-text.ts";
import { plainLine } from "../text/inert-line.ts";
import type { KnowledgeDocument } from "./document.ts";

/** A day of the log: its path, e.g. `.ai/logs/2026-01-05.md`, and its text. */
export type LogText = { path: string; text: string };

const LIMITS = { line: 600, title: 300, content: 2_000, files: 60, keywords: 30 };
/** Of no use to somebody who looks for how something was done. */
const FIGURE = /^(?:Lines|Warnings|Tests|Commit|Cost|Attempt|Health checks): /;
const FILE = /^(?:Created|Changed): (.+)$/;
const MERGED = /^Pull request: #\d+, merged$/;

/** Without the backslashes that made it inert. */
const plain = (text: string, length: number): string =>
  plainLine(text.replace(/\\([\\`*_{}[\]<>#|~!&])/g, "$1"), length);

type Kind = Pick<KnowledgeDocument, "type" | "environment">;

function kindOf(title: string): Kind | undefined {
  switch (title) {
    case TASK_TITLE:
      return { type: "task" };
    case REVIEW_TITLE:
      return { type: "review" };
    case SESSION_TITLE:
      return { type: "session" };
    case `${DEPLOYMENT_TITLE}staging`:
      return { type: "deployment", environment: "staging" };
    case `${DEPLOYMENT_TITLE}production`:
      return { type: "deployment", environment: "production" };
    default:
      return undefined;
  }
}

/** `task-500-1 (Add User model)` or `issue-500 (Add user authentication)`. */
function subjectOf(said: string): { issue: number; task?: string; title: string } | undefined {
  const [, word = "", number, task, title = ""] =
    /^(task|issue)-(\d{1,9})(-\d{1,9})?(?: \((.*)\))?$/.exec(said) ?? [];
  const issue = Number(number);
  if (!(issue > 0) || (word === "task") !== (task !== undefined)) return undefined;
  const id = task === undefined ? {} : { task: `task-${issue}${task}` };
  return { issue, ...id, title: plain(title, LIMITS.title) };
}

/** The optional figures of an entry. */
function figuresOf({ fields, actions }: ReadEntry) {
  const seconds = parseDuration(fields.get("Duration") ?? "");
  const estimatedSeconds = parseDuration(fields.get("Estimated") ?? "");
  const [, score] = /^(\d{1,3})\/100$/.exec(fields.get("Quality") ?? "") ?? [];
  const commit = actions
    .flatMap((line) => /^Commit: (?:.* \()?([0-9a-f]{7,12})\)?$/.exec(line)?.[1] ?? [])
    .at(-1);
  return {
    ...(seconds === undefined ? {} : { seconds }),
    ...(estimatedSeconds === undefined || estimatedSeconds === 0 ? {} : { estimatedSeconds }),
    ...(score === undefined ? {} : { score: Number(score) }),
    ...(commit === undefined ? {} : { commit }),
  };
}

function documentOf(entry: ReadEntry, source: string): KnowledgeDocument | undefined {
  const { key, at, title, fields, actions } = entry;
  const kind = kindOf(title);
  const said = fields.get("Task") ?? "";
  const subject = subjectOf(said);
  const status = fields.get("Status");
  if (kind === undefined || subject === undefined || status === undefined) return undefined;
  if ((kind.type === "task") !== (subject.task !== undefined)) return undefined;
  const taskType = Task.shape.type.safeParse(fields.get("Type"));
  const time = at.toISOString();
  const keywords = (fields.get("Keywords") ?? "").split(",").map((one) => plain(one, 80));
  return {
    id: key ?? digestOf([time, title, said, ...actions]),
    ...subject,
    ...kind,
    agent: plain(fields.get("Agent") ?? "", 80),
    ...(taskType.success ? { taskType: taskType.data } : {}),
    status: plain(status, 80),
    outcome: "open",
    ...(kind.type === "session" && actions.some((line) => MERGED.test(line))
      ? { merged: true as const }
      : {}),
    content: actions
      .filter((line) => !FIGURE.test(line) && !FILE.test(line))
      .map((line) => plain(line, LIMITS.line))
      .join("\n")
      .slice(0, LIMITS.content),
    keywords: keywords.filter((one) => one !== "").slice(0, LIMITS.keywords),
    files: actions
      .flatMap((line) => FILE.exec(line)?.[1] ?? [])
      // The seed's example says how many lines a file got.
      .map((path) => plain(path.replace(/ \(\d+ lines\)$/, ""), LIMITS.title))
      .slice(0, LIMITS.files),
    time,
    ...figuresOf(entry),
    source,
  };
}

/**
 * The documents of log files, one for each entry that tells of work, all of them `open`: how they ended
 * is what all entries of an issue come to (settle.ts). Of entries with the same key the first counts.
 */
export function documentsOfLog(logs: readonly LogText[]): KnowledgeDocument[] {
  const byId = new Map<string, KnowledgeDocument>();
  for (const { path, text } of logs)
    for (const entry of readLog(text)) {
      const document = documentOf(entry, path);
      if (document !== undefined && !byId.has(document.id)) byId.set(document.id, document);
    }
  return [...byId.values()];
}
