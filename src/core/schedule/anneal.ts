import { Assignment } from "./assignment.ts";
import { seededRandom } from "./seeded-random.ts";
import type { WaveTimes } from "./wave-times.ts";
import type { WorkGraph } from "./work-graph.ts";

/** Differences below are rounding. */
const EPSILON = 1e-9;
/** Of the mean task: worsenings of about this much are taken at the beginning, and at the end. */
const HOT = 0.2;
const COLD = 0.01;
/** How often a step opens an empty wave and splits another one with it, instead of moving one task. */
const SPLITS = 0.1;

export type Annealing = {
  waves: number;
  /** Steps of `WaveTimes` after which the search ends: no clock is asked, so that it is repeatable. */
  steps: number;
  /** Minutes than which no schedule is faster: where they are reached, the search ends. */
  enough: number;
  seed: number;
};

/**
 * Improves an assignment of tasks to waves by simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983):
 * random moves, of which worse ones are taken less and less. Deterministic.
 * @returns the best assignment that was met
 */
export function anneal(
  waveOf: Int32Array,
  { graph, times }: { graph: WorkGraph; times: WaveTimes },
  { waves, steps, enough, seed }: Annealing,
): Int32Array {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const now = new Assignment(waveOf, waves);
  const minutes = Float64Array.from({ length: waves }, (_, wave) =>
    times.minutes(now.members(wave)),
  );
  let total = minutes.reduce((sum, one) => sum + one, 0);
  let best = { total, waveOf: now.snapshot() };
  const mean = graph.minutes.reduce((sum, one) => sum + one, 0) / graph.size;
  const begin = times.steps;
  let temperature = mean * HOT;

  const accept = (change: number): boolean =>
    change <= 0 || random() < Math.exp(-change / temperature);
  const remember = (): void => {
    if (total < best.total - EPSILON) best = { total, waveOf: now.snapshot() };
  };
  /** Takes the change of two waves, or says that it is not taken. */
  const settle = (one: number, other: number): boolean => {
    const [first, second] = [times.minutes(now.members(one)), times.minutes(now.members(other))];
    const change = first + second - (minutes[one] ?? 0) - (minutes[other] ?? 0);
    if (!accept(change)) return false;
    minutes[one] = first;
    minutes[other] = second;
    total += change;
    remember();
    return true;
  };
  const moveOne = (): void => {
    const task = below(graph.size);
    const wave = now.waveOf(task);
    const { from, to } = now.range(task, graph);
    if (from === to) return;
    const drawn = from + below(to - from);
    const goal = drawn >= wave ? drawn + 1 : drawn;
    now.move(task, goal);
    if (!settle(wave, goal)) now.move(task, wave);
  };
  const split = (): void => {
    const empty = Array.from({ length: waves }, (_, wave) => wave).find(
      (wave) => now.members(wave).length === 0,
    );
    const drawn = below(waves);
    if (empty === undefined || now.members(drawn).length < 2) return;
    now.moveEmpty(empty, drawn);
    const all = [...minutes];
    all.splice(empty, 1);
    all.splice(empty > drawn ? drawn + 1 : drawn, 0, 0);
    minutes.set(all);
    const wave = empty > drawn ? drawn : drawn - 1;
    const members = now.members(wave);
    const pivot = graph.earliest[members[below(members.length)] ?? 0] ?? 0;
    const later = members.filter((task) => (graph.earliest[task] ?? 0) >= pivot);
    for (const task of later) now.move(task, wave + 1);
    if (!settle(wave, wave + 1)) for (const task of later) now.move(task, wave);
  };

  while (best.total > enough + EPSILON) {
    const used = times.steps - begin;
    if (used >= steps) break;
    temperature = mean * HOT * (COLD / HOT) ** (used / steps);
    const before = times.steps;
    if (random() < SPLITS) split();
    else moveOne();
    // A move that is none is a step as well, so that a graph without any comes to its end.
    if (times.steps === before) times.tick();
  }
  return best.waveOf;
}
