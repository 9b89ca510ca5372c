import { TransientError } from "../../core/errors.ts";
import type { KnowledgeDocument } from "../../core/knowledge/document.ts";
import type { Encoder } from "../../core/knowledge/encoder.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { embedded } from "../knowledge/dense-vectors.ts";
import type { Server } from "./connect.ts";
import { pointOf } from "./point.ts";

/** About a megabyte with the payloads. */
const BATCH = 128;
const PAGE = 1_000;

type IssueFilter = { must: { key: string; match: { any: number[] } }[] };

export type Points = {
  /** @param signal ends it between two batches */
  put: (documents: readonly KnowledgeDocument[], signal?: AbortSignal) => Promise<void>;
  /** By ids of points. */
  remove: (ids: readonly string[]) => Promise<void>;
  /** What each point of the collection holds of the fields. */
  all: (wanted: {
    fields: string[] | true;
    filter?: IssueFilter;
  }) => Promise<{ id: string; payload: Record<string, unknown> }[]>;
};

function batches<T>(all: readonly T[]): T[][] {
  const list: T[][] = [];
  for (let at = 0; at < all.length; at += BATCH) list.push(all.slice(at, at + BATCH));
  return list;
}

/** Reads and writes the points of a collection, batch by batch; what was done is done, again changes nothing. */
export function pointsOf(
  { server, name }: { server: Server; name: string },
  { encoder, embedder }: { encoder: Encoder; embedder: Embedder | undefined },
): Points {
  return {
    async put(documents, signal) {
      // Of one id twice the last counts, as with one after the other.
      const last = [...new Map(documents.map((document) => [document.id, document])).values()];
      for (const batch of batches(last)) {
        if (signal?.aborted === true)
          throw new TransientError("the time for writing is over; what was written stays");
        const vectors = await embedder?.embed(batch.map(embedded));
        const points = batch.map((document, at) =>
          pointOf(document, { encoder, dense: vectors?.[at] }),
        );
        await server((client) => client.upsert(name, { points, wait: true }));
      }
    },
    async remove(ids) {
      for (const points of batches(ids))
        await server((client) => client.delete(name, { points, wait: true }));
    },
    async all({ fields, filter }) {
      const found: { id: string; payload: Record<string, unknown> }[] = [];
      let offset: string | number | undefined;
      do {
        const page = await server((client) =>
          client.scroll(name, {
            limit: PAGE,
            with_payload: fields,
            ...(filter === undefined ? {} : { filter }),
            ...(offset === undefined ? {} : { offset }),
          }),
        );
        for (const { id, payload } of page.points)
          found.push({ id: String(id), payload: payload ?? {} });
        const next = page.next_page_offset;
        offset = typeof next === "string" || typeof next === "number" ? next : undefined;
      } while (offset !== undefined);
      return found;
    },
  };
}
