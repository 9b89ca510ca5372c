/** Keeps the last `limit` bytes of a stream: what a program says at its end is what explains it. */
export class TailBuffer {
  readonly #limit: number;
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    // Joined only when twice the limit is held, so that many small chunks stay cheap.
    if (this.#size > 2 * this.#limit) this.#trim();
  }

  text(): string {
    this.#trim();
    return Buffer.concat(this.#chunks).toString("utf8");
  }

  #trim(): void {
    const all = Buffer.concat(this.#chunks);
    const kept = all.subarray(Math.max(0, all.length - this.#limit));
    this.#chunks = [Buffer.from(kept)];
    this.#size = kept.length;
  }
}
