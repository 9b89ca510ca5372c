import { minutes } from "./minutes.ts";
import { timedWaves, type Planned, type TimedWave } from "./planned.ts";

/** The schedule for people: the figures, a table of waves and lanes, and why it is so. */
export function renderSchedule(planned: Planned): string {
  const { schedule, tasks, limits } = planned;
  const { criticalPath, criticalPathMinutes, makespanMinutes } = schedule;
  const startup = limits.startupSeconds / 60;
  const least = criticalPathMinutes + startup;
  const waves = timedWaves(planned);
  const count = (amount: number, one: string): string =>
    `${amount} ${one}${amount === 1 ? "" : "s"}`;
  const critical = new Set(criticalPath);
  const width = Math.max(...waves.flatMap(({ lanes }) => lanes.map(({ lane }) => lane.length)));
  return [
    `Critical path  ${minutes(criticalPathMinutes)} min: ${criticalPath.join(" → ")}`,
    `Makespan       ${minutes(makespanMinutes)} min` +
      (least > 0
        ? `, ${(makespanMinutes / least).toFixed(2)} times critical path + start-up (${minutes(criticalPathMinutes)} + ${minutes(startup)})`
        : ""),
    `               ${count(tasks.length, "task")}, ${count(waves.length, "wave")}, ${count(schedule.waves.flat().length, "job")}`,
    ...waves.flatMap((wave, at) => ["", ...waveLines(wave, { at, width, critical })]),
    "",
    "* on the critical path; minutes of each task behind it",
    "",
    "Why",
    ...schedule.explanation.map((line) => `  ${line}`),
  ].join("\n");
}

type Look = { at: number; width: number; critical: ReadonlySet<string> };

const waveLines = ({ start, end, lanes }: TimedWave, { at, width, critical }: Look): string[] => [
  `Wave ${at + 1}, from minute ${minutes(start)} to ${minutes(end)}`,
  ...lanes.map((lane) => {
    const tasks = lane.tasks.map(
      ({ id, estimatedMinutes }) =>
        `${critical.has(id) ? "*" : ""}${id} ${minutes(estimatedMinutes)}`,
    );
    return `  ${lane.lane.padEnd(width)}  ${minutes(lane.minutes).padStart(7)} min  ${tasks.join(", ")}`;
  }),
];
