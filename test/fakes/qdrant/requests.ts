import { z } from "zod";

/**
 * Bodies of Qdrant's REST API, as far as Miyabi uses them. Everything else is refused, also where Qdrant would pass
 * over an unknown field: a misspelt one must not go unseen. Source: api.qdrant.tech, "API reference" (1.19).
 */
const PointId = z.union([z.number().int().nonnegative(), z.uuid()]);

export const SparseVector = z
  .strictObject({
    indices: z.array(z.number().int().min(0).max(0xffffffff)),
    values: z.array(z.number()),
  })
  .refine(({ indices, values }) => indices.length === values.length, {
    message: "must be the same length as indices",
  })
  .refine(({ indices }) => new Set(indices).size === indices.length, { message: "must be unique" });
export type SparseVector = z.infer<typeof SparseVector>;
const Dense = z.array(z.number()).min(1);
const Vector = z.union([Dense, SparseVector]);
export type Vector = z.infer<typeof Vector>;

const Payload = z.record(z.string(), z.unknown());

export const CreateCollection = z.strictObject({
  vectors: z
    .record(
      z.string(),
      z.strictObject({
        size: z.number().int().min(1).max(65536),
        distance: z.enum(["Cosine", "Dot"]),
      }),
    )
    .optional(),
  sparse_vectors: z
    .record(z.string(), z.strictObject({ modifier: z.enum(["none", "idf"]).optional() }))
    .optional(),
});
export type CreateCollection = z.infer<typeof CreateCollection>;

export const CreateIndex = z.strictObject({
  field_name: z.string().min(1),
  field_schema: z.enum(["keyword", "integer", "datetime"]),
});
export type FieldSchema = z.infer<typeof CreateIndex>["field_schema"];

const Scalar = z.union([z.string(), z.number().int(), z.boolean()]);
const bounds = <T extends z.ZodType>(bound: T) =>
  z.strictObject({
    lt: bound.optional(),
    lte: bound.optional(),
    gt: bound.optional(),
    gte: bound.optional(),
  });
const Field = z.strictObject({
  key: z.string().min(1),
  match: z
    .union([
      z.strictObject({ value: Scalar }),
      z.strictObject({ any: z.array(z.union([z.string(), z.number().int()])) }),
    ])
    .optional(),
  range: z
    .union([
      bounds(z.number()),
      bounds(z.iso.datetime({ offset: true }).transform((at) => Date.parse(at))),
    ])
    .optional(),
});
const HasId = z.strictObject({ has_id: z.array(PointId) });
export type Condition = z.infer<typeof Field> | z.infer<typeof HasId> | Filter;
export type Filter = {
  must?: Condition[] | undefined;
  must_not?: Condition[] | undefined;
  should?: Condition[] | undefined;
};
const listed = <T extends z.ZodType>(one: T) =>
  z.union([z.array(one), one.transform((single) => [single])]);
export const Filter: z.ZodType<Filter> = z.lazy(() => {
  const Conditions = listed(z.union([Field, HasId, Filter])).optional();
  return z.strictObject({ must: Conditions, must_not: Conditions, should: Conditions });
});

export const Upsert = z.strictObject({
  points: z.array(
    z.strictObject({
      id: PointId,
      vector: z.record(z.string(), Vector),
      payload: Payload.nullish(),
    }),
  ),
});

export const DeletePoints = z.union([
  z.strictObject({ points: z.array(PointId) }),
  z.strictObject({ filter: Filter }),
]);

const WithPayload = z.union([z.boolean(), z.array(z.string())]);
export const Retrieve = z.strictObject({
  ids: z.array(PointId),
  with_payload: WithPayload.default(true),
  with_vector: z.literal(false).optional(),
});
export const Scroll = z.strictObject({
  filter: Filter.optional(),
  limit: z.number().int().min(1).default(10),
  offset: PointId.nullish(),
  order_by: z
    .strictObject({ key: z.string(), direction: z.enum(["asc", "desc"]).default("asc") })
    .optional(),
  with_payload: WithPayload.default(true),
  with_vector: z.literal(false).optional(),
});
export const Count = z.strictObject({ filter: Filter.optional(), exact: z.boolean().optional() });

const Nearest = z.union([Vector, z.strictObject({ nearest: Vector }).transform((q) => q.nearest)]);
const Leaf = {
  using: z.string().optional(),
  filter: Filter.optional(),
  limit: z.number().int().min(1).default(10),
};
const Prefetch = z.strictObject({ query: Nearest, ...Leaf });
export const Query = z.union([
  z.strictObject({
    prefetch: listed(Prefetch),
    query: z.union([
      z.strictObject({ fusion: z.literal("rrf") }).transform(() => ({ k: 2 })),
      z
        .strictObject({ rrf: z.strictObject({ k: z.number().int().min(1).default(2) }) })
        .transform(({ rrf }) => rrf),
    ]),
    filter: Filter.optional(),
    limit: Leaf.limit,
    with_payload: WithPayload.default(false),
  }),
  Prefetch.extend({ with_payload: WithPayload.default(false) }),
]);
export type Search = z.infer<typeof Prefetch>;
export type Query = z.infer<typeof Query>;

export const ChangeAliases = z.strictObject({
  actions: z.array(
    z.union([
      z.strictObject({
        create_alias: z.strictObject({ collection_name: z.string(), alias_name: z.string() }),
      }),
      z.strictObject({ delete_alias: z.strictObject({ alias_name: z.string() }) }),
    ]),
  ),
});
export type AliasAction = z.infer<typeof ChangeAliases>["actions"][number];
