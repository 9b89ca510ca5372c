import { totalUsage } from "../session/fold.ts";
import type { Config } from "../config.ts";
import type { SessionRecord } from "../session/session.ts";
import { betweenText, type Proposal } from "./proposal.ts";
import { medianBetween, wilson } from "./wilson.ts";
import { medianOf } from "../deploy/median.ts";

/** The most of so many samples is, with 95 % confidence, more than 95 % of all there will be (1 - 0.95^59 > 0.95). */
const LEAST = 59;
/** A limit stays this much above what was ever needed. */
const ROOM = 2;
/** Only a limit that is further away than this is brought closer. */
const FAR = 4;
/** A limit is raised where more than this share runs into it, at the least. */
const HITS = 0.02;
const RAISE = 1.5;
/** Close enough to the limit to have run into it. */
const NEAR = 0.95;

type Sample = { value: number; good: boolean; overBudget: boolean };
type Key = "turnsPerTask" | "minutesPerTask" | "usdPerTask" | "usdPerIssue";

const tasksBy =
  (value: (task: SessionRecord["tasks"][number]) => number) =>
  (record: SessionRecord): Sample[] =>
    record.tasks.map((task) => ({
      value: value(task),
      good: task.status === "success",
      overBudget: task.failure === "budget",
    }));

const KEYS: Readonly<Record<Key, { whole: boolean; of: (record: SessionRecord) => Sample[] }>> = {
  turnsPerTask: { whole: true, of: tasksBy(({ turns }) => turns) },
  minutesPerTask: { whole: true, of: tasksBy(({ seconds }) => seconds / 60) },
  usdPerTask: { whole: false, of: tasksBy(({ usage }) => usage.costUsd) },
  usdPerIssue: {
    whole: false,
    of: (record) => [
      {
        value: totalUsage(record).costUsd,
        good: record.state === "done",
        overBudget: record.escalations.some(({ kind }) => kind === "budget"),
      },
    ],
  },
};

const shown = (value: number): string => String(Math.round(value * 100) / 100);

/** Up to what people would write: whole, or in halves. */
const upTo = (value: number, whole: boolean): number =>
  whole ? Math.ceil(value) : Math.ceil(value * 2) / 2;

function budget(records: readonly SessionRecord[], name: Key, current: number): Proposal {
  const key = ["budget", name] as const;
  const { whole, of } = KEYS[name];
  const what = name === "usdPerIssue" ? "sessions" : "tasks";
  const samples = records.flatMap(of);
  const hits = samples.filter(
    ({ overBudget, value }) => overBudget && value >= NEAR * current,
  ).length;
  const good = samples.flatMap((one) => (one.good ? [one.value] : []));
  const most = good.reduce((max, value) => Math.max(max, value), 0);
  const base = { key, current, outcomes: samples.length };
  const between = wilson(hits, samples.length);
  if (samples.length > 0 && between.low > HITS)
    return {
      ...base,
      kind: "change",
      proposed: upTo(current * RAISE, whole),
      evidence: [
        `${hits} of ${samples.length} ${what} ran into the limit of ${shown(current)} (${betweenText(between)}).`,
      ],
      effect: `Those ${hits} would have had half as much again; what it costs at most grows by as much.`,
    };
  if (good.length < LEAST)
    return {
      ...base,
      outcomes: good.length,
      kind: "too_few",
      needed: LEAST,
      why: `the most of ${LEAST} good ${what} is the first that tells, with 95 % confidence, what 95 % of them need at most`,
    };
  const enough = Math.max(whole ? 1 : 0.5, upTo(most * ROOM, whole));
  if (most * FAR < current && enough < current)
    return {
      ...base,
      kind: "change",
      proposed: enough,
      evidence: [
        `No more than ${shown(most)} was needed by any of ${good.length} good ${what}; the limit is ${shown(current)}.`,
      ],
      effect: `None of them would have been stopped; one that runs away ends at ${shown(enough)} instead of ${shown(current)}.`,
    };
  return {
    ...base,
    kind: "keep",
    evidence: [
      `${hits} of ${samples.length} ${what} ran into it; the most that a good one needed is ${shown(most)}.`,
    ],
  };
}

export const budgets = (
  records: readonly SessionRecord[],
  { budget: limits }: Pick<Config, "budget">,
): Proposal[] => [
  budget(records, "turnsPerTask", limits.turnsPerTask),
  budget(records, "minutesPerTask", limits.minutesPerTask),
  budget(records, "usdPerTask", limits.usdPerTask),
  budget(records, "usdPerIssue", limits.usdPerIssue),
];

/** Seconds from the decision to build until the first task's work began. */
function startUps({ transitions, tasks }: SessionRecord): number[] {
  const begun = transitions.findLast(({ to, refused }) => to === "implementing" && !refused);
  const first = Math.min(...tasks.map(({ startedAt }) => Date.parse(startedAt)));
  const seconds = begun === undefined ? NaN : (first - Date.parse(begun.at)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? [seconds] : [];
}

/** `schedule.startupSeconds`: what schedules are estimated with. How long tasks take is calibrated by every plan itself (ADR 7). */
export function startupSeconds(
  records: readonly SessionRecord[],
  { schedule: { startupSeconds: current } }: Pick<Config, "schedule">,
): Proposal {
  const seconds = records.flatMap(startUps);
  const base = { key: ["schedule", "startupSeconds"] as const, current, outcomes: seconds.length };
  const between = seconds.length < 10 ? undefined : medianBetween(seconds);
  if (between === undefined)
    return {
      ...base,
      kind: "too_few",
      needed: 10,
      why: "with fewer, a median says more about chance than about the runners",
    };
  const median = Math.round(medianOf(seconds));
  const seen = `Half of ${seconds.length} builds began within ${median} s (the true median lies between ${shown(between.low)} s and ${shown(between.high)} s with 95 % confidence).`;
  return (current >= between.low && current <= between.high) || median === current
    ? { ...base, kind: "keep", evidence: [seen] }
    : {
        ...base,
        kind: "change",
        proposed: median,
        evidence: [seen],
        effect: `Each wave is planned with ${median} s instead of ${current} s until its jobs work.`,
      };
}
