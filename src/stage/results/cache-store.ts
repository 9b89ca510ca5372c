import type { RuntimeClaims } from "./runtime-token.ts";

export type CacheEntry = {
  id: number;
  /** The ref whose run saved it. */
  scope: string;
  key: string;
  /** Hash of paths, compression and platform, made by the client. */
  version: string;
  blobId: string;
  size: number;
  createdAt: Date;
  lastUsedAt: Date;
};

type Reservation = Omit<CacheEntry, "id" | "size" | "lastUsedAt"> & { jobId: number };

const DAY = 24 * 60 * 60 * 1000;
/** A job that died while uploading must not block its key for ever. */
const RESERVATION_MS = 10 * 60 * 1000;
const UNUSED_DAYS = 7;

/** GitHub's limit for a repository: https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching */
export const CACHE_LIMIT_BYTES = 10 * 1024 ** 3;

const identity = (of: { scope: string; key: string; version: string }): string =>
  JSON.stringify([of.scope, of.key, of.version]);

const best = (
  entries: CacheEntry[],
  keys: readonly [string, ...string[]],
): CacheEntry | undefined => {
  const exact = entries.find(({ key }) => key === keys[0]);
  if (exact) return exact;
  for (const prefix of keys) {
    const hit = entries.find(({ key }) => key.startsWith(prefix));
    if (hit) return hit;
  }
  return undefined;
};

/** The caches of the repository: immutable, scoped by ref, evicted when unused or too many. */
export class CacheStore {
  readonly #reserved = new Map<string, Reservation>();
  readonly #entries = new Map<string, CacheEntry>();
  readonly #now: () => Date;
  readonly #limit: number;
  readonly #drop: (blobId: string) => void;
  #lastId = 0;

  constructor(options: { now: () => Date; limitBytes: number; drop: (blobId: string) => void }) {
    this.#now = options.now;
    this.#limit = options.limitBytes;
    this.#drop = options.drop;
  }

  /** False where the key is taken, or another job is saving it. */
  reserve(
    request: { scope: string; key: string; version: string; blobId: string },
    jobId: number,
  ): boolean {
    const id = identity(request);
    const now = this.#now();
    const other = this.#reserved.get(id);
    const busy =
      other && other.jobId !== jobId && now.getTime() - other.createdAt.getTime() < RESERVATION_MS;
    this.#dropUnused();
    if (this.#entries.has(id) || busy) return false;
    if (other) this.#drop(other.blobId);
    this.#reserved.set(id, { ...request, createdAt: now, jobId });
    return true;
  }

  reservation(
    asked: { scope: string; key: string; version: string },
    jobId: number,
  ): { blobId: string } | undefined {
    const reserved = this.#reserved.get(identity(asked));
    return reserved?.jobId === jobId ? reserved : undefined;
  }

  /** Turns a reservation into an entry and makes room for it. */
  keep(
    asked: { scope: string; key: string; version: string },
    size: number,
  ): CacheEntry | undefined {
    const id = identity(asked);
    const reserved = this.#reserved.get(id);
    if (!reserved) return undefined;
    this.#reserved.delete(id);
    this.#lastId += 1;
    const now = this.#now();
    const { scope, key, version, blobId } = reserved;
    const entry = { id: this.#lastId, scope, key, version, blobId, size };
    const kept: CacheEntry = { ...entry, createdAt: now, lastUsedAt: now };
    this.#entries.set(id, kept);
    this.#makeRoom(kept);
    return kept;
  }

  /**
   * In the job's own ref first, then in the others it may read: the exact key, keys that begin with
   * it, then each restore key as a prefix; the newest wins.
   * https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching#cache-key-matching
   */
  find(
    claims: Pick<RuntimeClaims, "readableScopes">,
    keys: readonly [string, ...string[]],
    version: string,
  ): CacheEntry | undefined {
    this.#dropUnused();
    for (const scope of claims.readableScopes) {
      const here = this.list().filter(
        (entry) => entry.scope === scope && entry.version === version,
      );
      const hit = best(here, keys);
      if (hit) {
        hit.lastUsedAt = this.#now();
        return hit;
      }
    }
    return undefined;
  }

  /** Newest first. */
  list(): CacheEntry[] {
    return [...this.#entries.values()].sort((a, b) => b.id - a.id);
  }

  #remove(entry: CacheEntry): void {
    this.#entries.delete(identity(entry));
    this.#drop(entry.blobId);
  }

  #dropUnused(): void {
    const oldest = this.#now().getTime() - UNUSED_DAYS * DAY;
    for (const entry of this.list()) {
      if (entry.lastUsedAt.getTime() < oldest) this.#remove(entry);
    }
  }

  #makeRoom(newest: CacheEntry): void {
    const byUse = this.list()
      .filter((entry) => entry !== newest)
      .sort((a, b) => a.lastUsedAt.getTime() - b.lastUsedAt.getTime() || a.id - b.id);
    let total = this.list().reduce((sum, { size }) => sum + size, 0);
    for (const entry of byUse) {
      if (total <= this.#limit) return;
      this.#remove(entry);
      total -= entry.size;
    }
  }
}
