import { createHmac, timingSafeEqual } from "node:crypto";

export type BlobAccess = "r" | "w";

type Blob = {
  contentType: string;
  /** What a browser would save it as. */
  fileName?: string;
  blocks: Map<string, Buffer>;
  /** Absent until all of it has been committed. */
  content?: Buffer;
  sealed: boolean;
  /** After this moment the blob is gone. */
  expiresAt?: Date;
};

/** Blocks and blobs in memory, opened by signed, short-lived URLs as Azure's shared access signatures. */
export class BlobStore {
  readonly #blobs = new Map<string, Blob>();
  readonly #key: Buffer;
  #lastId = 0;

  constructor(key: Buffer) {
    this.#key = key;
  }

  reserve(of: { contentType: string; fileName?: string }): string {
    this.#lastId += 1;
    const id = `blob-${this.#lastId}`;
    this.#blobs.set(id, { ...of, blocks: new Map(), sealed: false });
    return id;
  }

  find(id: string): Blob | undefined {
    return this.#blobs.get(id);
  }

  /** No more writing; from now on it can be read. */
  seal(id: string, expiresAt?: Date): void {
    const blob = this.#blobs.get(id);
    if (!blob) return;
    blob.sealed = true;
    blob.blocks.clear();
    if (expiresAt) blob.expiresAt = expiresAt;
  }

  drop(id: string): void {
    this.#blobs.delete(id);
  }

  /** Query of a signed URL: `se` expiry (seconds), `sp` permission, `sig`. */
  signature(id: string, access: BlobAccess, expires: Date): string {
    const se = String(Math.floor(expires.getTime() / 1000));
    return new URLSearchParams({ se, sp: access, sig: this.#sign(id, access, se) }).toString();
  }

  opens(id: string, query: URLSearchParams, access: BlobAccess, now: Date): boolean {
    const se = query.get("se") ?? "";
    const given = Buffer.from(query.get("sig") ?? "");
    const expected = Buffer.from(this.#sign(id, access, se));
    return (
      given.length === expected.length &&
      timingSafeEqual(given, expected) &&
      Number(se) * 1000 >= now.getTime()
    );
  }

  #sign(id: string, access: BlobAccess, se: string): string {
    return createHmac("sha256", this.#key).update(`${id}\n${access}\n${se}`).digest("base64url");
  }
}
