import type { SessionRecord } from "../session/session.ts";
import { frameOf, levelsOf, type Interval } from "./levels.ts";
import { lifeOf, loadOf, waitsForMerge, type Life, type Load } from "./life.ts";
import { spreadOf, type Spread } from "./spread.ts";

/** An hour, a day or a week. */
type Bucket = {
  /** ISO time of its start, UTC. */
  from: string;
  began: number;
  done: number;
  /** Came to be blocked, failed or paused. */
  stopped: number;
  workingMax: number;
  workingMean: number;
  waitingMax: number;
  queuedTasksMax: number;
};

export type SystemMetrics = {
  /** At the end of the window. `waiting` sessions need a person, `queuedTasks` a job. */
  working: number;
  waiting: number;
  queuedTasks: number;
  /** How long the session has waited that waits longest; null where none does. */
  longestWaitSeconds: number | null;
  concurrentMax: number | null;
  /** Issues that came to be done in the window. */
  throughput: {
    done: number;
    hours: number;
    perHour: number | null;
    perDay: number | null;
  };
  series: { stepSeconds: number; buckets: Bucket[] };
  /** What tasks used of the runners, where their results tell. */
  runner: {
    cpuSeconds: Spread;
    /** Highest use of the machine's memory, bytes. */
    peakMemoryBytes: Spread;
    /** What was left on the disk at the end, bytes. */
    freeDiskBytes: Spread;
  };
};

/** Epoch milliseconds. */
export type Window = { from: number; to: number };

type Session = { record: SessionRecord; life: Life };

const clip = ({ from, to }: Interval, window: Window): Interval => ({
  from: Math.max(from, window.from),
  to: Math.min(to, window.to),
});

/** A merge that people have yet to make is waiting, though the state says reviewing. */
function staysOf({ record, life }: Session, load: Load): Interval[] {
  return life.stays.filter((stay, at) => {
    const isNewest = at === life.stays.length - 1;
    const its = isNewest && waitsForMerge(record) ? "waiting" : loadOf(stay.state);
    return its === load;
  });
}

/** From when the session came to build until the task's job began, or until it stopped building. */
function queuedTasks({ record, life }: Session): Interval[] {
  const building = life.stays.filter(({ state }) => state === "implementing");
  return (record.plan?.tasks ?? []).flatMap(({ id }) => {
    const result = record.tasks.find(({ task }) => task === id);
    if (result === undefined) return building.slice(-1);
    const begun = Date.parse(result.startedAt);
    const stay = building.findLast(({ from }) => from <= begun);
    return stay === undefined ? [] : [{ from: stay.from, to: Math.min(begun, stay.to) }];
  });
}

const isOpenAt = (interval: Interval, at: number): boolean =>
  interval.from <= at && interval.to >= at;

export function systemMetrics(records: readonly SessionRecord[], window: Window): SystemMetrics {
  const now = new Date(window.to);
  const sessions = records.map((record) => ({ record, life: lifeOf(record, now) }));
  const working = sessions.flatMap((one) => staysOf(one, "working"));
  const waiting = sessions.flatMap((one) => staysOf(one, "waiting"));
  const queued = sessions.flatMap(queuedTasks);
  const frame = frameOf(window);
  const levels = (intervals: readonly Interval[]) =>
    levelsOf(
      intervals.map((one) => clip(one, window)),
      frame,
    );
  const [workingLevels, waitingLevels, queuedLevels] = [working, waiting, queued].map(levels);
  const countIn = (times: readonly (number | undefined)[]): number[] => {
    const counts = Array.from({ length: frame.count }, () => 0);
    for (const at of times) {
      if (at === undefined || at < window.from || at > window.to) continue;
      const index = Math.floor((at - frame.from) / frame.stepMs);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    return counts;
  };
  const lives = sessions.map(({ life }) => life);
  const began = countIn(lives.map(({ beganAt }) => beganAt));
  const done = countIn(lives.map(({ doneAt }) => doneAt));
  const stopped = countIn(
    lives.map(({ doneAt, endedAt }) => (doneAt === undefined ? endedAt : undefined)),
  );
  const waits = waiting.filter((one) => isOpenAt(one, window.to));
  const hours = Math.max(0, window.to - window.from) / 3_600_000;
  const count = done.reduce((sum, one) => sum + one, 0);
  const runners = records.flatMap(({ tasks }) => tasks.flatMap(({ runner }) => runner ?? []));
  const maxima = (workingLevels ?? []).map(({ max }) => max);
  return {
    working: working.filter((one) => isOpenAt(one, window.to)).length,
    waiting: waits.length,
    queuedTasks: queued.filter((one) => isOpenAt(one, window.to)).length,
    longestWaitSeconds:
      waits.length === 0
        ? null
        : (window.to - waits.reduce((first, { from }) => Math.min(first, from), window.to)) / 1000,
    concurrentMax:
      sessions.length === 0 ? null : maxima.reduce((most, one) => Math.max(most, one), 0),
    throughput: {
      done: count,
      hours,
      perHour: hours === 0 ? null : count / hours,
      perDay: hours === 0 ? null : (count / hours) * 24,
    },
    series: {
      stepSeconds: frame.stepMs / 1000,
      buckets: Array.from({ length: frame.count }, (_, at) => ({
        from: new Date(frame.from + at * frame.stepMs).toISOString(),
        began: began[at] ?? 0,
        done: done[at] ?? 0,
        stopped: stopped[at] ?? 0,
        workingMax: workingLevels?.[at]?.max ?? 0,
        workingMean: workingLevels?.[at]?.mean ?? 0,
        waitingMax: waitingLevels?.[at]?.max ?? 0,
        queuedTasksMax: queuedLevels?.[at]?.max ?? 0,
      })),
    },
    runner: {
      cpuSeconds: spreadOf(runners.map(({ cpuSeconds }) => cpuSeconds)),
      peakMemoryBytes: spreadOf(runners.map(({ peakMemoryBytes }) => peakMemoryBytes)),
      freeDiskBytes: spreadOf(runners.map(({ freeDiskBytes }) => freeDiskBytes)),
    },
  };
}
