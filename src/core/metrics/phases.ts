import { PHASES, type Phase, type SessionRecord } from "../session/session.ts";
import { shareOf, spreadOf, sumOf, type Share, type Spread } from "./spread.ts";

/** One of the seed's nine phases over all sessions. Seconds. */
export type PhaseMetrics = {
  phase: Phase["name"];
  /** How often it was run, in how many sessions. */
  count: number;
  sessions: number;
  seconds: Spread;
  /** Of the runs that came to success or failure. */
  success: Share;
  errors: number;
  waiting: number;
  skipped: number;
  /** Runs that follow a failed one of the same phase in the same session. */
  retries: number;
  /** Its part of the seconds of all phases; they overlap, so it is no part of the clock. */
  ofAllSeconds: number | null;
};

/** In the order of their start. */
const inOrder = (phases: readonly Phase[]): Phase[] =>
  [...phases].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));

/** A session's runs of a phase that repeat one that failed. */
const retriesOf = ({ phases }: Pick<SessionRecord, "phases">, name: Phase["name"]): number =>
  inOrder(phases.filter((phase) => phase.name === name)).filter(
    (_, at, runs) => runs[at - 1]?.outcome === "failure",
  ).length;

/** Every phase in the seed's order, those that never ran with no samples. */
export function phaseMetrics(records: readonly SessionRecord[]): PhaseMetrics[] {
  const all = sumOf(records.flatMap(({ phases }) => phases.map(({ seconds }) => seconds)));
  return PHASES.map((phase) => {
    const each = records.map(({ phases }) => phases.filter(({ name }) => name === phase));
    const runs = each.flat();
    const ended = (outcome: Phase["outcome"]): number =>
      runs.filter((run) => run.outcome === outcome).length;
    const seconds = spreadOf(runs.map((run) => run.seconds));
    const [good, bad] = [ended("success"), ended("failure")];
    return {
      phase,
      count: runs.length,
      sessions: each.filter(({ length }) => length > 0).length,
      seconds,
      success: shareOf(good, good + bad),
      errors: bad,
      waiting: ended("waiting"),
      skipped: ended("skipped"),
      retries: records.reduce((sum, record) => sum + retriesOf(record, phase), 0),
      ofAllSeconds: all === 0 ? null : (seconds.total ?? 0) / all,
    };
  });
}
