import { z } from "zod";
import type { BlobStore } from "./blob-store.ts";
import type { CacheStore } from "./cache-store.ts";
import { Int64, rpc, type Rpc } from "./rpc.ts";
import { TwirpError } from "./twirp.ts";

const Key = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[^,]*$/, "a key cannot contain commas");
const Entry = z.object({ key: Key, version: z.string() });
const Finalize = Entry.extend({ sizeBytes: Int64.default(0) });
const Find = Entry.extend({ restoreKeys: z.array(Key).max(9).default([]) });

/** Prefixes by which @actions/cache tells a policy from a fault (`cache.ts`, `constants.ts`). */
const WRITE_DENIED = "cache write denied:";
const READ_DENIED = "cache read denied:";

export type CacheServiceOptions = {
  caches: CacheStore;
  blobs: BlobStore;
  blobUrl: (blobId: string, access: "r" | "w") => string;
};

/** `github.actions.results.api.v1.CacheService`, as the generated client of @actions/cache 6 calls it. */
export const cacheService = ({
  caches,
  blobs,
  blobUrl,
}: CacheServiceOptions): Record<string, Rpc> => ({
  CreateCacheEntry: rpc(Entry, ({ writableScope: scope, jobId }, { key, version }) => {
    if (scope === undefined) {
      return { ok: false, message: `${WRITE_DENIED} the token of this job is read-only` };
    }
    const blobId = blobs.reserve({ contentType: "application/octet-stream" });
    if (!caches.reserve({ scope, key, version, blobId }, jobId)) {
      blobs.drop(blobId);
      const message = "cache entry with the same key, version, and scope already exists";
      return { ok: false, message };
    }
    return { ok: true, signedUploadUrl: blobUrl(blobId, "w") };
  }),

  FinalizeCacheEntryUpload: rpc(Finalize, ({ writableScope: scope, jobId }, request) => {
    const asked = { scope: scope ?? "", key: request.key, version: request.version };
    const reservation = caches.reservation(asked, jobId);
    if (!reservation) throw new TwirpError("not_found", "this job has not reserved the cache");
    const size = blobs.find(reservation.blobId)?.content?.length ?? 0;
    if (size !== request.sizeBytes) {
      const message = `${size} bytes arrived, ${request.sizeBytes} were announced`;
      return { ok: false, message };
    }
    blobs.seal(reservation.blobId);
    const entry = caches.keep(asked, size);
    return { ok: entry !== undefined, entryId: String(entry?.id ?? 0) };
  }),

  GetCacheEntryDownloadURL: rpc(Find, (claims, { key, restoreKeys, version }) => {
    if (claims.readableScopes.length === 0) {
      const message = `${READ_DENIED} the token of this job has no readable scope`;
      throw new TwirpError("permission_denied", message);
    }
    const entry = caches.find(claims, [key, ...restoreKeys], version);
    return entry
      ? { ok: true, signedDownloadUrl: blobUrl(entry.blobId, "r"), matchedKey: entry.key }
      : { ok: false };
  }),
});
