/** A document that fits, before it is unpacked. Time in milliseconds. */
export type Hit = { number: number; score: number; time: number; id: string };

/** The order of `byRank` (core/knowledge/ranking.ts). */
const isBetter = (a: Hit, b: Hit): boolean =>
  a.score !== b.score ? a.score > b.score : a.time !== b.time ? a.time > b.time : a.id < b.id;

/** The best so many of any number of hits, without sorting all of them. */
export class Best {
  readonly hits: Hit[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(hit: Hit): void {
    const last = this.hits.at(-1);
    if (this.hits.length >= this.#limit && (last === undefined || !isBetter(hit, last))) return;
    let at = this.hits.length;
    for (; at > 0; at--) {
      const before = this.hits[at - 1];
      if (before === undefined || !isBetter(hit, before)) break;
    }
    this.hits.splice(at, 0, hit);
    if (this.hits.length > this.#limit) this.hits.pop();
  }
}
