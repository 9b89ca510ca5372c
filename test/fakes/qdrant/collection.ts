import { demandIndexes, matches, type Point } from "./filter.ts";
import { Refusal } from "./refusal.ts";
import {
  Count,
  CreateIndex,
  type CreateCollection,
  DeletePoints,
  type FieldSchema,
  Query,
  Retrieve,
  Scroll,
  Upsert,
  type Vector,
} from "./requests.ts";
import { search } from "./search.ts";

export type Collection = {
  params: CreateCollection;
  points: Map<Point["id"], Point>;
  indexes: Map<string, FieldSchema>;
  /** Counts updates. */
  operations: number;
};

const idOf = (id: Point["id"]): Point["id"] => (typeof id === "string" ? id.toLowerCase() : id);
const inOrder = (a: Point, b: Point): number => (String(a.id) < String(b.id) ? -1 : 1);

function checkVector(name: string, vector: Vector, { params }: Collection): void {
  const { size } = params.vectors?.[name] ?? {};
  const sparse = params.sparse_vectors?.[name] !== undefined;
  if (size === undefined && !sparse)
    throw new Refusal(400, `Wrong input: Not existing vector name error: ${name}`);
  if (Array.isArray(vector) === sparse)
    throw new Refusal(400, `Wrong input: Conversion between sparse and dense vectors failed`);
  if (Array.isArray(vector) && vector.length !== size)
    throw new Refusal(
      400,
      `Wrong input: Vector dimension error: expected dim: ${size ?? 0}, got ${vector.length}`,
    );
}

/** Vectors are kept in 32 bits, sparse ones sorted. */
function stored(vector: Vector): Vector {
  if (Array.isArray(vector)) return vector.map(Math.fround);
  const pairs = vector.indices
    .map((index, at) => ({ index, value: Math.fround(vector.values[at] ?? 0) }))
    .sort((a, b) => a.index - b.index);
  return { indices: pairs.map(({ index }) => index), values: pairs.map(({ value }) => value) };
}

const shown = ({ id, payload }: Point, wanted: boolean | string[]) => ({
  id,
  ...(wanted === false
    ? {}
    : {
        payload:
          wanted === true
            ? payload
            : Object.fromEntries(Object.entries(payload).filter(([key]) => wanted.includes(key))),
      }),
});

/** By a number or a date of the payload; points without it are left out. It needs an index, and has no pages. */
function ordered(
  points: readonly Point[],
  {
    order: { key, direction },
    limit,
    indexes,
  }: {
    order: { key: string; direction: "asc" | "desc" };
    limit: number;
    indexes: Collection["indexes"];
  },
): Point[] {
  if (!["integer", "datetime"].includes(indexes.get(key) ?? ""))
    throw new Refusal(
      400,
      `Bad request: No range index for \`order_by\` key: \`${key}\`. Please create one to use \`order_by\`.`,
    );
  const valueOf = ({ payload }: Point): number => {
    const value = payload[key];
    return typeof value === "string" ? Date.parse(value) : Number(value);
  };
  return points
    .filter((point) => !Number.isNaN(valueOf(point)))
    .sort((a, b) => (valueOf(a) - valueOf(b)) * (direction === "asc" ? 1 : -1))
    .slice(0, limit);
}

function updated(collection: Collection) {
  return { operation_id: collection.operations++, status: "completed" };
}

/** Operations on what a collection holds, by method and the rest of the path; bodies are JSON. */
export const OPERATIONS: Readonly<
  Record<string, (collection: Collection, body: unknown) => unknown>
> = {
  "PUT index"(collection, body) {
    const { field_name: name, field_schema: schema } = CreateIndex.parse(body);
    collection.indexes.set(name, schema);
    return updated(collection);
  },
  "PUT points"(collection, body) {
    const { points } = Upsert.parse(body);
    if (points.length === 0) throw new Refusal(400, "Wrong input: Empty update request");
    for (const { vector } of points)
      for (const [name, one] of Object.entries(vector)) checkVector(name, one, collection);
    for (const { id, vector, payload } of points) {
      const vectors = Object.entries(vector).map(([name, one]) => [name, stored(one)] as const);
      collection.points.set(idOf(id), {
        id: idOf(id),
        vectors: Object.fromEntries(vectors),
        payload: payload ?? {},
      });
    }
    return updated(collection);
  },
  "POST points/delete"(collection, body) {
    const asked = DeletePoints.parse(body);
    if ("points" in asked) for (const id of asked.points) collection.points.delete(idOf(id));
    else {
      demandIndexes(asked.filter, collection.indexes);
      for (const point of [...collection.points.values()])
        if (matches(asked.filter, point)) collection.points.delete(point.id);
    }
    return updated(collection);
  },
  "POST points"({ points }, body) {
    const { ids, with_payload: payload } = Retrieve.parse(body);
    return ids.flatMap((id) => {
      const point = points.get(idOf(id));
      return point === undefined ? [] : [shown(point, payload)];
    });
  },
  "POST points/scroll"({ points, indexes }, body) {
    const { filter, limit, offset, order_by: order, with_payload: payload } = Scroll.parse(body);
    demandIndexes(filter, indexes);
    const all = [...points.values()].filter((point) => matches(filter, point)).sort(inOrder);
    if (order !== undefined)
      return {
        points: ordered(all, { order, limit, indexes }).map((point) => shown(point, payload)),
        next_page_offset: null,
      };
    const rest = all.filter(
      ({ id }) => offset === null || offset === undefined || String(id) >= String(idOf(offset)),
    );
    return {
      points: rest.slice(0, limit).map((point) => shown(point, payload)),
      next_page_offset: rest[limit]?.id ?? null,
    };
  },
  "POST points/count"({ points, indexes }, body) {
    const { filter } = Count.parse(body);
    demandIndexes(filter, indexes);
    return { count: [...points.values()].filter((point) => matches(filter, point)).length };
  },
  "POST points/query"(collection, body) {
    const query = Query.parse(body);
    demandIndexes(query.filter, collection.indexes);
    if ("prefetch" in query)
      for (const { filter } of query.prefetch) demandIndexes(filter, collection.indexes);
    const found = search(query, collection);
    return {
      points: found.map(({ point, score }) => ({
        ...shown(point, query.with_payload),
        version: 0,
        score,
      })),
    };
  },
};
