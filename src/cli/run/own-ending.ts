import type { JobRecord } from "../../stage/contract/runs.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import type { State } from "../../core/session/session.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import { neutralise } from "../../core/text/workflow-text.ts";

type Session = {
  state: State;
  reviews: readonly Pick<QualityReport, "explanation">[];
  tasks: readonly Pick<TaskResult, "task" | "status" | "error">[];
};

/** As much of a play as is read here. */
export type Seen = {
  session: Session | undefined;
  runs: readonly { jobs: readonly Pick<JobRecord, "name" | "conclusion" | "annotations">[] }[];
};

/** What the state means to whoever tries Miyabi out, where the session came to a good end. */
const MEANING: Partial<Record<State, string>> = {
  done: "merged, and the issue is closed",
  reviewing:
    "its pull request waits for people: from 90 points on Miyabi merges by itself (review.autoMerge)",
  "awaiting-approval": "its plan waits for people: they would comment /miyabi approve",
};

const ADVICE =
  "It would end the same way on GitHub. Where Miyabi does not find your tools by itself, name their commands under checks: in .github/miyabi.yml (docs/configuration.md); then run it again.";
const NEXT =
  "Nothing in your clone was changed. To have it done on GitHub: commit .github, push, and label an issue trigger:agent-execute (docs/install.md).";

/** The end of a tool's output: what went wrong stands there. */
const ERROR_LINES = 12;

const oneLine = (text: string): string => neutralise(text).replace(/\s+/g, " ").trim();

const taskErrors = ({ tasks }: Session): string[] =>
  tasks
    .filter(({ status }) => status === "failed")
    .flatMap(({ task, error = "" }) => [
      "",
      `Why ${task} failed`,
      ...neutralise(error)
        .trimEnd()
        .split("\n")
        .slice(-ERROR_LINES)
        .map((line) => `  ${line}`),
    ]);

/** What failed jobs said last; where a task failed, that says it better. */
const jobErrors = ({ runs }: Seen): string[] =>
  runs
    .flatMap(({ jobs }) => jobs)
    .filter(({ conclusion }) => conclusion === "failure")
    .flatMap(({ name, annotations }) => {
      const said = annotations.findLast(({ level }) => level === "error")?.message;
      return said === undefined ? [] : ["", `Why ${name} failed`, `  ${oneLine(said)}`];
    });

/** How the points came about, and why jobs and tasks failed: people who try Miyabi out have no issue to read it on. */
export function ownDetails(seen: Seen): string[] {
  const { session } = seen;
  const failures = session === undefined ? [] : taskErrors(session);
  const explanation = session?.reviews.at(-1)?.explanation ?? [];
  const isWell = session !== undefined && MEANING[session.state] !== undefined;
  const points =
    explanation.length === 0
      ? []
      : ["", "Points", ...explanation.map((line) => `  ${oneLine(line)}`)];
  if (isWell) return points;
  return [
    ...(failures.length > 0 ? failures : jobErrors(seen)),
    ...points,
    ...(failures.length > 0 || points.length > 0 ? ["", ADVICE] : []),
  ];
}

/** The last lines of a play in somebody's own repository that ended well. */
export function ownEnding({ session }: Pick<Seen, "session">): string[] {
  const meaning = session && MEANING[session.state];
  return meaning === undefined ? [] : [`✓ Played to its end: ${meaning}.`, NEXT];
}
