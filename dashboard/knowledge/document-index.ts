import type { KnowledgeDocument } from "../../src/core/knowledge/document.ts";
import { Encoder, termWeight } from "../../src/core/knowledge/encoder.ts";
import { byRank, withRecency } from "../../src/core/knowledge/ranking.ts";

export type Wanted = {
  text: string;
  /** Empty: any. */
  type: string;
  outcome: string;
  limit: number;
};

export type Hit = { document: KnowledgeDocument; score: number };

/** Search in the page: BM25 with the same encoder and the same ranking as `miyabi knowledge search`. */
export class DocumentIndex {
  readonly #encoder = new Encoder();
  readonly #documents: KnowledgeDocument[] = [];
  /** By term: which documents have it, with its weight there. */
  readonly #postings = new Map<number, { at: number; weight: number }[]>();

  get size(): number {
    return this.#documents.length;
  }

  add(document: KnowledgeDocument): void {
    const at = this.#documents.push(document) - 1;
    const { indices, counts, length } = this.#encoder.counts(document);
    for (const [place, term] of indices.entries()) {
      const posting = { at, weight: termWeight(counts[place] ?? 0, length) };
      const known = this.#postings.get(term);
      if (known) known.push(posting);
      else this.#postings.set(term, [posting]);
    }
  }

  /** The best first; without a term in the text the newest. */
  search({ text, type, outcome, limit }: Wanted, now: Date): Hit[] {
    const fits = (document: KnowledgeDocument): boolean =>
      (type === "" || document.type === type) && (outcome === "" || document.outcome === outcome);
    const terms = this.#encoder.query(text).indices;
    const scores = new Map<number, number>();
    for (const term of terms) {
      const postings = this.#postings.get(term) ?? [];
      const [all, some] = [this.#documents.length, postings.length];
      const idf = Math.log(1 + (all - some + 0.5) / (some + 0.5));
      for (const { at, weight } of postings) scores.set(at, (scores.get(at) ?? 0) + idf * weight);
    }
    const found =
      terms.length === 0
        ? this.#documents.map((document) => ({ document, score: 0 }))
        : [...scores].flatMap(([at, score]) => {
            const document = this.#documents[at];
            if (document === undefined) return [];
            return [
              { document, score: withRecency(score, { time: new Date(document.time), now }) },
            ];
          });
    return found
      .filter(({ document }) => fits(document))
      .sort(byRank)
      .slice(0, limit);
  }

  /** A text in pieces, those marked that the query's words have found. */
  marked(text: string, query: string): { text: string; hit: boolean }[] {
    const wanted = new Set(this.#encoder.terms(query));
    return text
      .split(/(\s+)/)
      .filter((piece) => piece !== "")
      .map((piece) => ({
        text: piece,
        hit: this.#encoder.terms(piece).some((term) => wanted.has(term)),
      }));
  }
}
