import fc from "fast-check";
import type { Schedulable } from "../../../src/core/schedule/schedulable.ts";

/** A task with what it needs, by numbers from 0; each needs earlier ones only. */
type Row = readonly number[];

const chain = fc
  .integer({ min: 1, max: 12 })
  .map((length) => Array.from({ length }, (_, at): Row => (at === 0 ? [] : [at - 1])));

/** One task, several side by side, one that needs them all, and so on. */
const forkJoin = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 })
  .map((widths) => {
    const rows: Row[] = [[]];
    for (const width of widths) {
      const fork = rows.length - 1;
      for (let at = 0; at < width; at++) rows.push([fork]);
      rows.push(Array.from({ length: width }, (_, at) => fork + 1 + at));
    }
    return rows;
  });

/** Levels in which each task needs some of the level before. */
const layered = fc
  .array(fc.array(fc.nat(1023), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  .map((levels) => {
    const rows: Row[] = [];
    let before: number[] = [];
    for (const level of levels) {
      const here = level.map((bits) => {
        rows.push(before.filter((_, at) => at === bits % before.length || (bits >> at) % 2 === 1));
        return rows.length - 1;
      });
      before = here;
    }
    return rows;
  });

const anything = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 14 })
  .map((needs) =>
    needs.map((some, at): Row => (at === 0 ? [] : [...new Set(some.map((one) => one % at))])),
  );

const beside = (parts: readonly (readonly Row[])[]): Row[] =>
  parts.reduce<Row[]>(
    (rows, part) => [...rows, ...part.map((needs) => needs.map((one) => one + rows.length))],
    [],
  );

/** Each part after all ends of the one before: with `beside`, series-parallel graphs. */
const inSeries = (first: readonly Row[], second: readonly Row[]): Row[] => {
  const needed = new Set(first.flat());
  const ends = first.map((_, at) => at).filter((at) => !needed.has(at));
  return [
    ...first,
    ...second.map((needs) => (needs.length === 0 ? ends : needs.map((one) => one + first.length))),
  ];
};

const seriesParallel = fc.letrec<{ graph: Row[]; leaf: Row[] }>((tie) => ({
  leaf: fc.constant([[]]),
  graph: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("leaf"),
    fc.tuple(tie("graph"), tie("graph")).map(([a, b]) => inSeries(a, b)),
    fc.tuple(tie("graph"), tie("graph")).map(([a, b]) => beside([a, b])),
  ),
})).graph;

const disconnected = fc
  .array(fc.oneof(chain, forkJoin), { minLength: 2, maxLength: 3 })
  .map(beside);

export const SHAPES = { chain, forkJoin, layered, anything, seriesParallel, disconnected };

const FILES = ["src/a.ts", "src", "docs/a.md", "README.md", "src/deep/b.ts", "test/*.ts"];

/** The rows as tasks, with minutes from 1 to 60 and, for some, files that others touch as well. */
export const tasksFrom = (
  rows: fc.Arbitrary<Row[]>,
  { files = true }: { files?: boolean } = {},
): fc.Arbitrary<Schedulable[]> =>
  rows.chain((graph) =>
    fc
      .array(
        fc.record({
          minutes: fc.integer({ min: 1, max: 60 }),
          touched: files
            ? fc.array(fc.constantFrom(...FILES), { maxLength: 1 })
            : fc.constant<string[]>([]),
          touches: fc.integer({ min: 0, max: 3 }),
        }),
        { minLength: graph.length, maxLength: graph.length },
      )
      .map((details) =>
        graph.map((needs, at) => ({
          id: `task-500-${at + 1}`,
          dependencies: needs.map((one) => `task-500-${one + 1}`),
          estimatedMinutes: details[at]?.minutes ?? 1,
          files: details[at]?.touches === 0 ? details[at].touched : [],
        })),
      ),
  );
