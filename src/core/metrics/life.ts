import { isStopped } from "../session/transitions.ts";
import type { SessionRecord, State } from "../session/session.ts";

/** A time that a session spent in one state; the newest one lasts until `now`. Milliseconds since the epoch. */
type Stay = { state: State; from: number; to: number };

export type Life = {
  /** When it was triggered. */
  beganAt: number;
  /** The newest moment of which the record tells. */
  lastAt: number;
  /** When it came to be done; undefined where it is not. */
  doneAt: number | undefined;
  /** When it came to be done, blocked, failed or paused; undefined while it goes on. */
  endedAt: number | undefined;
  stays: Stay[];
};

const endOf = ({ startedAt, seconds }: { startedAt: string; seconds: number }): number =>
  Date.parse(startedAt) + seconds * 1000;

/** Open pull request whose merge is left to people, or awaits its checks: no run works on the session. */
export const waitsForMerge = ({ state, pull }: SessionRecord): boolean =>
  state === "reviewing" && pull !== undefined && pull.merged === undefined;

/** From the trigger until `now`, by the steps that were taken; refused ones are none. */
export function lifeOf(record: SessionRecord, now: Date): Life {
  const { transitions, trigger, phases, tasks, deployments, state } = record;
  const beganAt = Date.parse(trigger.at);
  const steps = transitions.filter(({ refused }) => !refused);
  const marks = [
    { state: steps[0]?.from ?? state, at: beganAt },
    ...steps.map(({ to, at }) => ({ state: to, at: Math.max(beganAt, Date.parse(at)) })),
  ];
  const stays = marks.map((mark, at) => ({
    state: mark.state,
    from: mark.at,
    to: Math.max(mark.at, marks[at + 1]?.at ?? now.getTime()),
  }));
  const newest = stays.at(-1);
  const since = newest?.state === state ? newest.from : undefined;
  return {
    beganAt,
    lastAt: [...phases, ...tasks, ...deployments]
      .map(endOf)
      .concat(marks.map(({ at }) => at))
      .reduce((last, at) => Math.max(last, at), beganAt),
    doneAt: state === "done" ? since : undefined,
    endedAt: state === "done" || isStopped(state) ? since : undefined,
    stays,
  };
}

const WAITING: readonly State[] = ["awaiting-approval", "blocked", "paused"];

/** What a stay is for those who look at the load: `over` takes nobody's time any more. */
export type Load = "working" | "waiting" | "over";

export function loadOf(state: State): Load {
  if (state === "done" || state === "failed") return "over";
  return WAITING.includes(state) ? "waiting" : "working";
}

/** Seconds that a session spent working, and waiting for people. */
export function secondsIn(life: Life, load: Load): number {
  return life.stays
    .filter(({ state }) => loadOf(state) === load)
    .reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
}
