import { EmbeddedStore } from "../../../../src/adapters/knowledge/embedded-store.ts";
import { qdrantStore } from "../../../../src/adapters/qdrant/qdrant-store.ts";
import type { Knowledge } from "../../../../src/ports/knowledge.ts";
import { FakeClock } from "../../../fakes/clock.ts";
import { fakeEmbedder } from "../../../fakes/embedder.ts";
import { startQdrant } from "../../../fakes/qdrant/server.ts";
import { type RelevanceQuery, relevanceSet } from "./relevance-set.ts";

/** The ids of the first five for each query. */
async function firstFive(
  store: Knowledge,
  queries: readonly RelevanceQuery[],
): Promise<string[][]> {
  const answers: string[][] = [];
  for (const { text } of queries)
    answers.push((await store.search({ text, limit: 5 })).map(({ document }) => document.id));
  return answers;
}

/** The share of right answers that are among the first five. */
function recall(found: readonly string[][], queries: readonly RelevanceQuery[]): number {
  const shares = queries.map(({ answers }, at) => {
    const there = answers.filter((id) => found[at]?.includes(id));
    return there.length / answers.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

const sameFirst = (a: readonly string[][], b: readonly string[][]): number =>
  a.filter((found, at) => found[0] === b[at]?.[0]).length / a.length;

test("both stores give the same first result for 95 of 100 queries, and find nine of ten answers among the first five", async () => {
  const server = await startQdrant();
  try {
    const clock = new FakeClock();
    const { documents, queries } = relevanceSet();
    const at = {
      url: server.url,
      timeoutMs: 10_000,
      prefix: "miyabi",
      repository: "acme/shop",
      clock,
    };
    const [embedded, qdrant] = [new EmbeddedStore({ clock }), qdrantStore(at)];
    const figures: Record<string, number> = {};
    for (const store of [embedded, qdrant]) await store.upsert(documents);
    const [here, there] = [await firstFive(embedded, queries), await firstFive(qdrant, queries)];
    figures["same first"] = sameFirst(here, there);
    figures["recall embedded"] = recall(here, queries);
    figures["recall Qdrant"] = recall(there, queries);
    const dense = qdrantStore({ ...at, repository: "acme/dense", embedder: fakeEmbedder(128) });
    await dense.upsert(documents);
    figures["recall Qdrant, with vectors"] = recall(await firstFive(dense, queries), queries);
    process.stdout.write(`relevance, ${queries.length} queries: ${JSON.stringify(figures)}\n`);
    expect(figures["same first"]).toBeGreaterThanOrEqual(0.95);
    expect(figures["recall embedded"]).toBeGreaterThanOrEqual(0.9);
    expect(figures["recall Qdrant"]).toBeGreaterThanOrEqual(0.9);
    expect(figures["recall Qdrant, with vectors"]).toBeGreaterThanOrEqual(0.8);
  } finally {
    await server.close();
  }
});
