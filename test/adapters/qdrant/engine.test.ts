import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { QdrantClient } from "@qdrant/js-client-rest";
import { z } from "zod";
import { type Qdrant, startQdrant } from "../../fakes/qdrant/server.ts";

/** A Python that has the engine; of its own, since another one has the toolchains' tools. */
const PYTHON = process.env["QDRANT_PYTHON"] ?? "python3";
const imports = (module: string): boolean =>
  spawnSync(PYTHON, ["-c", `import ${module}`]).status === 0;
const engines = [
  { engine: "edge", module: "qdrant_edge" },
  { engine: "local", module: "qdrant_client" },
].filter(({ module }) => imports(module));
if (engines.length === 0) process.stderr.write("skipped: no qdrant-edge-py\n");
const withEngines = engines.length === 0 ? test.skip : test;

const SIZE = 4;
const Answer = z.object({
  queries: z.array(z.array(z.tuple([z.string(), z.number()]))),
  ids: z.array(z.string()),
  /** Dates of the five newest. */
  newest: z.array(z.string()),
  counts: z.array(z.number()),
});
type Answer = z.infer<typeof Answer>;

const sparse = fc
  .uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 })
  .chain((indices) =>
    fc
      .array(fc.double({ min: 0.1, max: 3, noNaN: true }), {
        minLength: indices.length,
        maxLength: indices.length,
      })
      .map((values) => ({ indices, values })),
  );
const dense = fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), {
  minLength: SIZE,
  maxLength: SIZE,
});
const day = fc
  .integer({ min: 1, max: 28 })
  .map((d) => new Date(Date.UTC(2026, 0, d)).toISOString());
const agent = fc.constantFrom("CodeGenAgent", "ReviewAgent", "IssueAgent");
const number = fc.integer({ min: 1, max: 5 });

const condition = fc.oneof(
  agent.map((value) => ({ key: "agent", match: { value } })),
  fc.uniqueArray(agent, { minLength: 1 }).map((any) => ({ key: "agent", match: { any } })),
  number.map((value) => ({ key: "issue", match: { value } })),
  fc.constant({ key: "words", match: { value: "b" } }),
  day.map((gte) => ({ key: "at", range: { gte } })),
  fc.tuple(day, day).map(([gt, lt]) => ({ key: "at", range: { gt, lt } })),
  fc.tuple(number, number).map(([gte, lte]) => ({ key: "issue", range: { gte, lte } })),
);
const conditions = fc.array(condition, { minLength: 1, maxLength: 2 });
const filter = fc.oneof(
  conditions.map((must) => ({ must })),
  conditions.map((should) => ({ should })),
  fc.record({ must: conditions, must_not: conditions }),
  fc.record({ must: conditions, should: conditions, must_not: conditions }),
);
const leaf = (limit: number) =>
  fc.oneof(
    fc.record({ query: sparse, using: fc.constant("text"), limit: fc.constant(limit) }),
    fc.record({ query: sparse, using: fc.constant("text"), limit: fc.constant(limit), filter }),
    fc.record({ query: dense, using: fc.constant("dense"), limit: fc.constant(limit), filter }),
  );
// Prefetches take everything: which of equals is cut off is nobody's promise.
const query = fc.oneof(
  leaf(1000),
  fc.record({
    prefetch: fc.array(leaf(1000), { minLength: 1, maxLength: 2 }),
    query: fc.constant({ fusion: "rrf" as const }),
    limit: fc.constant(1000),
  }),
);
const point = fc.record({
  id: fc
    .integer({ min: 0, max: 40 })
    .map((n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`),
  vector: fc.oneof(
    fc.record({ text: sparse }),
    fc.record({ text: sparse, dense }),
    fc.record({ dense }),
  ),
  payload: fc.record({
    agent,
    issue: number,
    at: day,
    words: fc.subarray(["a", "b", "c"]),
  }),
});
const script = fc.record({
  size: fc.constant(SIZE),
  indexes: fc.constant({
    agent: "keyword",
    issue: "integer",
    at: "datetime",
    words: "keyword",
  } as const),
  upserts: fc.array(fc.array(point, { minLength: 1, maxLength: 20 }), {
    minLength: 2,
    maxLength: 4,
  }),
  delete: conditions.map((must) => ({ must })),
  queries: fc.array(query, { minLength: 20, maxLength: 40 }),
  filters: fc.array(filter, { minLength: 20, maxLength: 20 }),
});
type Script = typeof script extends fc.Arbitrary<infer T> ? T : never;

async function fromStandIn(server: Qdrant, wanted: Script): Promise<Answer> {
  const client = new QdrantClient({ url: server.url, checkCompatibility: false });
  await client.createCollection("c", {
    vectors: { dense: { size: SIZE, distance: "Cosine" } },
    sparse_vectors: { text: { modifier: "idf" } },
  });
  for (const [field_name, field_schema] of Object.entries(wanted.indexes))
    await client.createPayloadIndex("c", { field_name, field_schema, wait: true });
  for (const points of wanted.upserts) await client.upsert("c", { points, wait: true });
  const queries: Answer["queries"] = [];
  for (const one of wanted.queries) {
    const { points } = await client.query("c", one);
    queries.push(points.map(({ id, score }) => [String(id), score]));
  }
  await client.delete("c", { filter: wanted.delete, wait: true });
  const { points } = await client.scroll("c", { limit: 1000 });
  const order_by = { key: "at", direction: "desc" as const };
  const newest = (await client.scroll("c", { limit: 5, order_by })).points;
  const counts: number[] = [];
  for (const one of wanted.filters) counts.push((await client.count("c", { filter: one })).count);
  await client.deleteCollection("c");
  return {
    queries,
    ids: points.map(({ id }) => String(id)),
    newest: newest.map(({ payload }) => String(payload?.["at"])),
    counts,
  };
}

function fromEngine(engine: string, wanted: readonly Script[]): Answer[] {
  const { stdout, stderr, status } = spawnSync(PYTHON, ["test/adapters/qdrant/engine.py", engine], {
    input: JSON.stringify(wanted),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return z.array(Answer).parse(JSON.parse(stdout));
}

/** Scores in their order, and which points have them; the order of equals is nobody's promise. */
const comparable = ({ queries, ...rest }: Answer) => ({
  ...rest,
  scores: queries.map((found) => found.map(([, score]) => Number(score.toPrecision(4)))),
  points: queries.map((found) =>
    Object.fromEntries(found.map(([id, score]) => [id, Number(score.toPrecision(4))])),
  ),
});

withEngines.each(engines)(
  "the stand-in finds, fuses, filters, scrolls and counts as Qdrant does ($engine)",
  async ({ engine }) => {
    const server = await startQdrant();
    try {
      const scripts = fc.sample(script, { numRuns: 4, seed: 20260105 });
      const expected = fromEngine(engine, scripts);
      for (const [at, wanted] of scripts.entries()) {
        const answer = await fromStandIn(server, wanted);
        expect({ script: at, ...comparable(answer) }).toEqual({
          script: at,
          ...comparable(expected[at] ?? { queries: [], ids: [], newest: [], counts: [] }),
        });
      }
    } finally {
      await server.close();
    }
  },
);
