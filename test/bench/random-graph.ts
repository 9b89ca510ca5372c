import { taskId } from "../../src/core/names.ts";
import type { Schedulable } from "../../src/core/schedule/schedulable.ts";

export type GraphShape = {
  name: string;
  /** Levels as a part of the number of tasks: 0.5 is deep and narrow, 0.02 flat and wide. */
  depth: number;
  /** Most dependencies of a task; each has one at least, but for those of the first level. */
  needs: number;
  /** The part of the tasks that touch one of a few folders, and so cannot run beside each other. */
  touching: number;
};

export const SHAPES: readonly GraphShape[] = [
  { name: "deep", depth: 0.5, needs: 2, touching: 0 },
  { name: "square", depth: 0.2, needs: 3, touching: 0.1 },
  { name: "wide", depth: 0.02, needs: 4, touching: 0.05 },
  { name: "dense", depth: 0.1, needs: 12, touching: 0 },
];

/** Numbers from 0 to below 1: Park and Miller's generator with their later multiplier, 48271. */
function numbersFrom(seed: number): () => number {
  const modulus = 2 ** 31 - 1;
  let state = (seed % (modulus - 1)) + 1;
  return () => {
    state = (state * 48271) % modulus;
    return (state - 1) / (modulus - 1);
  };
}

/**
 * A layered random graph of exactly `count` tasks of 1 to 10 minutes: each depends on tasks of earlier
 * levels, on one of the level just before it at least. The same arguments give the same graph.
 */
export function randomGraph(count: number, shape: GraphShape, seed: number): Schedulable[] {
  const next = numbersFrom(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const depth = Math.max(1, Math.round(count * shape.depth));
  const levels: number[][] = Array.from({ length: depth }, (_, level) => [level + 1]);
  for (let ordinal = depth + 1; ordinal <= count; ordinal++) levels[below(depth)]?.push(ordinal);
  return levels.flatMap((ordinals, level) => {
    const before = levels[level - 1] ?? [];
    const earlier = levels.slice(0, level).flat();
    return ordinals.map((ordinal): Schedulable => {
      const needs = new Set<number>();
      const pick = (from: readonly number[]): void => {
        const one = from[below(from.length)];
        if (one !== undefined) needs.add(one);
      };
      pick(before);
      for (let more = below(shape.needs); more > 0; more--) pick(earlier);
      return {
        id: taskId(0, ordinal),
        dependencies: [...needs].map((one) => taskId(0, one)),
        estimatedMinutes: 1 + below(10),
        files: next() < shape.touching ? [`folder-${below(10)}/`] : [],
      };
    });
  });
}
