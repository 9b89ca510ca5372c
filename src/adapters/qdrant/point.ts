import { createHash } from "node:crypto";
import { digestOf } from "../../core/digest.ts";
import { KnowledgeDocument } from "../../core/knowledge/document.ts";
import type { Encoder } from "../../core/knowledge/encoder.ts";

/** Names of the vectors: BM25 weights by term, and where a model is configured its numbers. */
export const TEXT = "text";
export const DENSE = "dense";

/** A UUID (version 8, RFC 9562) of the document's id: the same document is the same point. */
export function pointId(id: string): string {
  const hash = createHash("sha256").update(`miyabi:${id}`).digest("hex");
  const variant = ((Number.parseInt(hash[16] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}

/** By which a point is known to hold the document as it is now. */
export const contentDigest = (document: KnowledgeDocument): string =>
  digestOf(document).slice(0, 16);

/** Half a character is no JSON to Qdrant: the whole batch would be refused for it. */
const wellFormed = (document: KnowledgeDocument): KnowledgeDocument =>
  KnowledgeDocument.parse(
    JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
      typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFD") : value,
    ),
  );

/** The payload is the document, its digest beside it. */
export const pointOf = (
  document: KnowledgeDocument,
  { encoder, dense }: { encoder: Encoder; dense: Float32Array | undefined },
) => ({
  id: pointId(document.id),
  vector: {
    [TEXT]: encoder.document(document),
    ...(dense === undefined ? {} : { [DENSE]: [...dense] }),
  },
  payload: { ...wellFormed(document), digest: contentDigest(document) },
});

/** Undefined for what is none: whoever may write to the server may write anything. */
export const documentOf = (payload: unknown): KnowledgeDocument | undefined =>
  KnowledgeDocument.safeParse(payload).data;
