import { plainLine } from "../text/inert-line.ts";
import { readLog, type ReadEntry } from "../log/log-text.ts";
import { TASK_STATUS, TASK_TITLE } from "../plan/past-tasks.ts";
import { Task } from "../plan/plan.ts";

/** A task of the log, for search. All texts are strangers' words. */
export type PastEntry = {
  /** `task-<issue>-<n>`. */
  task: string;
  at: Date;
  agent: string;
  taskType?: Task["type"];
  outcome: "merged" | "failed";
  /** What it was and what was done, a line each. */
  lines: string[];
};

/** The title that a session's entry in the log and its reader share. */
export const SESSION_TITLE = "Session";
const MERGED = /^Pull request: #\d+, merged$/;

const MAX_LINE = 300;
const MAX_LINES = 40;
/** Of no use to somebody who looks for how something was done. */
const FIGURE = /^(?:Lines|Warnings|Tests|Commit): /;

/** Without the backslashes that made it inert. */
const plain = (text: string): string =>
  plainLine(text.replace(/\\([\\`*_{}[\]<>#|~!])/g, "$1"), MAX_LINE);

/** Numbers of the issues whose change the log says was merged. */
function mergedIssues(entries: readonly ReadEntry[]): Set<string> {
  const merged = entries.filter(
    ({ title, actions }) => title === SESSION_TITLE && actions.some((line) => MERGED.test(line)),
  );
  return new Set(
    merged.flatMap(
      ({ fields }) => /^issue-(\d{1,10})(?: |$)/.exec(fields.get("Task") ?? "")?.[1] ?? [],
    ),
  );
}

function pastEntry(entry: ReadEntry, merged: ReadonlySet<string>): PastEntry | undefined {
  const { at, title, fields, actions } = entry;
  if (title !== TASK_TITLE) return undefined;
  const said = fields.get("Task") ?? "";
  const [, task, issue = ""] = /^(task-(\d{1,10})-\d{1,10})(?: \(|$)/.exec(said) ?? [];
  const status = fields.get("Status");
  const succeeded = status === TASK_STATUS.success;
  if (task === undefined) return undefined;
  if (succeeded ? !merged.has(issue) : status !== TASK_STATUS.failed) return undefined;
  const type = Task.shape.type.safeParse(fields.get("Type"));
  const keywords = fields.get("Keywords");
  return {
    task,
    at,
    agent: plain(fields.get("Agent") ?? ""),
    ...(type.success ? { taskType: type.data } : {}),
    outcome: succeeded ? "merged" : "failed",
    lines: [
      plain(said),
      ...(keywords === undefined ? [] : [`Keywords: ${plain(keywords)}`]),
      ...actions.filter((line) => !FIGURE.test(line)).map(plain),
    ].slice(0, MAX_LINES),
  };
}

/**
 * Tasks in the texts of log files. A success counts only where the log also says that its issue's
 * change was merged: nobody approved of any other (threat 42).
 */
export function pastEntries(logs: readonly string[]): PastEntry[] {
  const entries = logs.flatMap(readLog);
  const merged = mergedIssues(entries);
  return entries.flatMap((entry) => pastEntry(entry, merged) ?? []);
}
