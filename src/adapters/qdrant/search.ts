import type { Encoder } from "../../core/knowledge/encoder.ts";
import { byRank, withRecency } from "../../core/knowledge/ranking.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Found, KnowledgeQuery } from "../../ports/knowledge.ts";
import type { Server } from "./connect.ts";
import { filterOf } from "./filter.ts";
import { documentOf, DENSE, TEXT } from "./point.ts";

/** What is asked for at first, beyond the limit, and at most: being new may lift a result by a tenth. */
const SPARE = 40;
const MOST = 1_000;
/** How deep each of two rankings is fused. */
const FUSED = 100;

export type SearchContext = {
  server: Server;
  /** A collection or its alias. */
  name: string;
  encoder: Encoder;
  embedder: Embedder | undefined;
  now: Date;
};

type Scored = { payload?: unknown; score: number };

const foundIn = (points: readonly Scored[], now: Date): Found[] =>
  points.flatMap(({ payload, score }) => {
    const document = documentOf(payload);
    if (document === undefined) return [];
    return [{ document, score: withRecency(score, { time: new Date(document.time), now }) }];
  });

/** Nothing to compare by: the newest. */
async function newest(query: KnowledgeQuery, { server, name }: SearchContext): Promise<Found[]> {
  const { points } = await server((client) =>
    client.scroll(name, {
      filter: filterOf(query),
      limit: query.limit + SPARE,
      order_by: { key: "time", direction: "desc" },
    }),
  );
  return points
    .flatMap(({ payload }) => documentOf(payload) ?? [])
    .map((document) => ({ document, score: 0 }))
    .sort(byRank)
    .slice(0, query.limit);
}

/** By words alone. Goes deeper while something further down could still come before the last result. */
async function byWords(query: KnowledgeQuery, context: SearchContext): Promise<Found[]> {
  const { server, name, encoder, now } = context;
  const words = encoder.query(query.text);
  for (let depth = query.limit + SPARE; ; depth *= 4) {
    const asked = Math.min(depth, MOST);
    const { points } = await server((client) =>
      client.query(name, {
        query: words,
        using: TEXT,
        filter: filterOf(query),
        limit: asked,
        with_payload: true,
      }),
    );
    const found = foundIn(points, now).sort(byRank).slice(0, query.limit);
    const highest = withRecency(points.at(-1)?.score ?? 0, { time: now, now });
    const settled = (found[query.limit - 1]?.score ?? 0) > highest;
    if (points.length < asked || asked === MOST || settled) return found;
  }
}

/** @throws TransientError where the server or the embeddings service cannot be asked for now */
export async function searchQdrant(
  query: KnowledgeQuery,
  context: SearchContext,
): Promise<Found[]> {
  const { server, name, encoder, embedder, now } = context;
  const words = encoder.query(query.text);
  if (words.indices.length === 0) return newest(query, context);
  if (embedder === undefined) return byWords(query, context);
  // Without its model the words still find something.
  const [meaning] = await embedder.embed([query.text]).catch(() => []);
  if (meaning === undefined) return byWords(query, context);
  const filter = filterOf(query);
  const limit = Math.max(FUSED, query.limit);
  const { points } = await server((client) =>
    client.query(name, {
      prefetch: [
        { query: words, using: TEXT, filter, limit },
        { query: [...meaning], using: DENSE, filter, limit },
      ],
      query: { fusion: "rrf" },
      limit,
      with_payload: true,
    }),
  );
  return foundIn(points, now).sort(byRank).slice(0, query.limit);
}
