import type { Collection } from "./collection.ts";
import { matches, type Point } from "./filter.ts";
import { Refusal } from "./refusal.ts";
import type { Query, Search, SparseVector, Vector } from "./requests.ts";

export type Scored = { point: Point; score: number };

const dense = (vector: Vector): vector is number[] => Array.isArray(vector);
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** Points of a score are in no order that anybody may rely on; here by id. */
const best = (scored: Scored[], limit: number): Scored[] =>
  scored
    .map(({ point, score }) => ({ point, score: Math.fround(score) }))
    .sort((a, b) => b.score - a.score || (String(a.point.id) < String(b.point.id) ? -1 : 1))
    .slice(0, limit);

/**
 * Weights of the query's terms; with the modifier `idf` each by how seldom it is among all points that have the
 * vector, filter or not. Source: qdrant.tech/documentation/concepts/indexing, "IDF modifier".
 */
function weightsOf(query: SparseVector, using: string, { params, points }: Collection) {
  const weights = new Map(query.indices.map((index, at) => [index, query.values[at] ?? 0]));
  if (params.sparse_vectors?.[using]?.modifier !== "idf") return weights;
  let all = 0;
  const holding = new Map<number, number>();
  for (const { vectors } of points.values()) {
    const vector = vectors[using];
    if (vector === undefined || dense(vector)) continue;
    all++;
    for (const index of vector.indices)
      if (weights.has(index)) holding.set(index, (holding.get(index) ?? 0) + 1);
  }
  for (const [index, weight] of weights) {
    const having = holding.get(index) ?? 0;
    weights.set(index, weight * Math.log(1 + (all - having + 0.5) / (having + 0.5)));
  }
  return weights;
}

function nearest({ query, using, filter, limit }: Search, collection: Collection): Scored[] {
  if (using === undefined)
    throw new Refusal(400, "Wrong input: Vector with name  is not configured");
  const size = collection.params.vectors?.[using]?.size;
  const sparse = collection.params.sparse_vectors?.[using] !== undefined;
  if (size === undefined && !sparse)
    throw new Refusal(400, `Wrong input: Not existing vector name error: ${using}`);
  if (dense(query) === sparse)
    throw new Refusal(400, `Wrong input: Vector ${using} is of another kind than the query`);
  const pool = [...collection.points.values()].filter((point) => matches(filter, point));
  if (dense(query)) {
    if (query.length !== size)
      throw new Refusal(
        400,
        `Wrong input: Vector dimension error: expected dim: ${size ?? 0}, got ${query.length}`,
      );
    const cosine = collection.params.vectors?.[using]?.distance === "Cosine";
    const length = cosine ? Math.sqrt(dot(query, query)) || 1 : 1;
    return best(
      pool.flatMap((point) => {
        const vector = point.vectors[using];
        if (vector === undefined || !dense(vector)) return [];
        const own = cosine ? Math.sqrt(dot(vector, vector)) || 1 : 1;
        return [{ point, score: dot(vector, query) / own / length }];
      }),
      limit,
    );
  }
  const weights = weightsOf(query, using, collection);
  return best(
    pool.flatMap((point) => {
      const vector = point.vectors[using];
      if (vector === undefined || dense(vector)) return [];
      const shared = vector.indices.flatMap((index, at) => {
        const weight = weights.get(index);
        return weight === undefined ? [] : [weight * (vector.values[at] ?? 0)];
      });
      // What shares no term is no result, however few there are.
      return shared.length === 0 ? [] : [{ point, score: shared.reduce((a, b) => a + b) }];
    }),
    limit,
  );
}

/** Reciprocal rank fusion: 1 / (k + place), k = 2 and places from 0, summed over the prefetches. */
export function search(query: Query, collection: Collection): Scored[] {
  if (!("prefetch" in query)) return nearest(query, collection);
  const sums = new Map<Point, number>();
  for (const list of query.prefetch.map((one) => nearest(one, collection)))
    for (const [place, { point }] of list.entries())
      sums.set(point, (sums.get(point) ?? 0) + 1 / (query.query.k + place));
  const fused = [...sums].map(([point, score]) => ({ point, score }));
  return best(
    fused.filter(({ point }) => matches(query.filter, point)),
    query.limit,
  );
}
