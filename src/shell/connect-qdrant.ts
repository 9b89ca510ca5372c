import type { QdrantStore } from "../adapters/qdrant/qdrant-store.ts";
import type { KnowledgeConfig } from "../core/knowledge/knowledge-config.ts";
import { parseKnowledgeSecrets } from "../core/knowledge/knowledge-secrets.ts";
import type { Clock } from "../ports/clock.ts";
import type { Embedder } from "../ports/embedder.ts";

export type QdrantContext = {
  /** The input `knowledge-secrets`: lines of NAME=value. */
  secretLines: string;
  /** `owner/name`. */
  repository: string;
  clock: Clock;
  /** Of one request, milliseconds. */
  timeoutMs: number;
};

/** The store that the configuration names; undefined where it names none. Nothing is asked yet. */
export async function connectQdrantStore(
  { store, url, collection: prefix, embeddings }: KnowledgeConfig,
  { secretLines, repository, clock, timeoutMs }: QdrantContext,
): Promise<QdrantStore | undefined> {
  if (store !== "qdrant" || url === undefined) return undefined;
  const secrets = parseKnowledgeSecrets(secretLines);
  const { qdrantStore } = await import("../adapters/qdrant/qdrant-store.ts"); // not before it is needed
  const { httpEmbedder } = await import("../adapters/embeddings/http-embedder.ts");
  let embedder: Embedder | undefined;
  if (embeddings !== undefined) {
    const { dimensions, ...service } = embeddings;
    const apiKey = secrets.EMBEDDINGS_API_KEY;
    embedder = httpEmbedder({ ...service, dimension: dimensions, apiKey, timeoutMs, clock });
  }
  const apiKey = secrets.QDRANT_API_KEY;
  return qdrantStore({ url, apiKey, timeoutMs, prefix, repository, embedder, clock });
}
