import { isStateLabel, sameLabel } from "../../core/issue/labels.ts";
import { STOP_LABEL, TRIGGER_LABEL } from "../../core/names.ts";
import type { Overdue } from "../../core/people/overdue.ts";
import type { Pull, SessionRecord } from "../../core/session/session.ts";
import { isRunning } from "../../core/session/transitions.ts";
import type { Issue } from "../../ports/issues.ts";

/** What became of a pull request that was left to people or to its required checks. */
export type PullNews = "merged" | "closed" | "checks_ended";

export type Seen = {
  issue: Pick<Issue, "labels" | "state">;
  record: SessionRecord | undefined;
  /** The newest run of the session has ended. */
  runOver: boolean;
  /** A run is under way that belongs to no known session: it may be the one that is missed here. */
  strangeRun: boolean;
  /** Of a session that waits for it; undefined where nothing has happened. */
  news: PullNews | undefined;
  /** What is due of a question that nobody answers. */
  due: Overdue | undefined;
};

export type Repair =
  | { kind: "none" }
  /** Labels say something else than the record. */
  | { kind: "relabel"; add: string[] }
  /** The trigger's run was displaced from the queue: there is a label, and no session. */
  | { kind: "start" }
  /** It stands still, and people want no more of it. */
  | { kind: "pause"; why: "held" | "closed" }
  /** The run died in the middle. */
  | { kind: "resume" }
  /** What its pull request waited for has come. */
  | { kind: "land"; news: PullNews }
  /** Whoever is asked is told once more, or an answer does not count any more. */
  | { kind: "gate"; due: Overdue }
  /** It died there a second time. */
  | { kind: "give_up" };

const NOTE = "Sweep: retry in";

/** How the record remembers that a session was resumed: once for each state that it stood still in. */
export const resumeNote = ({ state, runs }: SessionRecord): string =>
  `${NOTE} ${state} after run ${runs.at(-1) ?? 0}`;

const wasResumed = ({ state, notes }: SessionRecord): boolean =>
  notes.some((note) => note.startsWith(`${NOTE} ${state} `));

type Waiting = SessionRecord & { pull: Pull };

/** An open pull request whose merge is left to people, or awaits its checks: its run is over, nothing stands still. */
const waitsForPull = (record: SessionRecord): record is Waiting =>
  record.state === "reviewing" &&
  record.pull !== undefined &&
  record.pull.merged === undefined &&
  record.phases.findLast(({ name }) => name === "pull-request")?.outcome === "waiting";

/**
 * The merge of its pull request closes an issue, and its run may have died just then: only GitHub tells whether it
 * was merged.
 */
const maybeMerged = ({ state }: Seen["issue"], { pull, ...record }: SessionRecord): boolean =>
  state === "closed" && isRunning(record.state) && pull !== undefined && !pull.merged;

/** GitHub is to be asked what became of its pull request. */
export const awaitsNews = (issue: Seen["issue"], record: SessionRecord): record is Waiting =>
  waitsForPull(record) || maybeMerged(issue, record);

/** What an issue needs. While its run is at work nothing is touched: the run knows better. */
export function decideRepair({ issue, record, runOver, strangeRun, news, due }: Seen): Repair {
  const closed = issue.state === "closed";
  if (record === undefined) {
    const triggered = issue.labels.some((label) => sameLabel(label, TRIGGER_LABEL));
    return triggered && !closed && !strangeRun ? { kind: "start" } : { kind: "none" };
  }
  if (!runOver) return { kind: "none" };
  if (waitsForPull(record) && news !== undefined) {
    // People who closed the issue want no more than what they merged.
    const wanted = !closed || news === "merged";
    return wanted && !strangeRun ? { kind: "land", news } : { kind: "none" };
  }
  // What was merged is to be deployed, although that closed the issue.
  const merged = record.pull?.merged !== undefined || news === "merged";
  if (closed && !(merged && isRunning(record.state))) {
    const standsStill = isRunning(record.state) && !waitsForPull(record) && !strangeRun;
    return standsStill ? { kind: "pause", why: "closed" } : { kind: "none" };
  }
  const held = issue.labels.some((label) => sameLabel(label, STOP_LABEL));
  if (isRunning(record.state) && !waitsForPull(record)) {
    if (strangeRun) return { kind: "none" };
    if (held) return { kind: "pause", why: "held" };
    return wasResumed(record) ? { kind: "give_up" } : { kind: "resume" };
  }
  // Who stopped it knows of it; and a run that is unknown here may bring the answer.
  if (due && !strangeRun && !held) return { kind: "gate", due };
  const wanted = `state:${record.state}`;
  const states = issue.labels.filter(isStateLabel);
  const fits = states.length === 1 && states.every((label) => sameLabel(label, wanted));
  return fits ? { kind: "none" } : { kind: "relabel", add: [wanted] };
}
