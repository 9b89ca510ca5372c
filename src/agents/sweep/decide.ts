import { identityOf, sameLabel } from "../../core/issue/labels.ts";
import { TRIGGER_LABEL } from "../../core/names.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import { isRunning } from "../../core/session/transitions.ts";
import type { Issue } from "../../ports/issues.ts";

export type Seen = {
  issue: Pick<Issue, "labels">;
  record: SessionRecord | undefined;
  /** The newest run of the session has ended. */
  runOver: boolean;
  /** A run is under way that belongs to no known session: it may be the one that is missed here. */
  strangeRun: boolean;
};

export type Repair =
  | { kind: "none" }
  /** Labels say something else than the record. */
  | { kind: "relabel"; add: string[] }
  /** The trigger's run was displaced from the queue: there is a label, and no session. */
  | { kind: "start" }
  /** The run died in the middle. */
  | { kind: "resume" }
  /** It died there a second time. */
  | { kind: "give_up" };

const NOTE = "Sweep: retry in";

/** How the record remembers that a session was resumed: once for each state that it stood still in. */
export const resumeNote = ({ state, runs }: SessionRecord): string =>
  `${NOTE} ${state} after run ${runs.at(-1) ?? 0}`;

const wasResumed = ({ state, notes }: SessionRecord): boolean =>
  notes.some((note) => note.startsWith(`${NOTE} ${state} `));

/** An open pull request whose merge is left to people: its run is over, and nothing stands still. */
const waitsForPeople = ({ state, pull, phases }: SessionRecord): boolean =>
  state === "reviewing" &&
  pull !== undefined &&
  pull.merged === undefined &&
  phases.findLast(({ name }) => name === "pull-request")?.outcome === "waiting";

const isState = (label: string): boolean => identityOf(label).startsWith("state:");

/** What an issue needs. While its run is at work nothing is touched: the run knows better. */
export function decideRepair({ issue, record, runOver, strangeRun }: Seen): Repair {
  if (record === undefined) {
    const triggered = issue.labels.some((label) => sameLabel(label, TRIGGER_LABEL));
    return triggered && !strangeRun ? { kind: "start" } : { kind: "none" };
  }
  if (!runOver) return { kind: "none" };
  if (isRunning(record.state) && !waitsForPeople(record)) {
    if (strangeRun) return { kind: "none" };
    return wasResumed(record) ? { kind: "give_up" } : { kind: "resume" };
  }
  const wanted = `state:${record.state}`;
  const states = issue.labels.filter(isState);
  const fits = states.length === 1 && states.every((label) => sameLabel(label, wanted));
  return fits ? { kind: "none" } : { kind: "relabel", add: [wanted] };
}
