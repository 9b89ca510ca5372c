import { tokensOf } from "./tokens.ts";

/** How fast a term's repetition stops counting, and how much a text's length counts against it. */
const K1 = 1.2;
const B = 0.75;

/**
 * Ranks texts by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), with
 * the weight of rare terms kept above zero.
 */
export class Bm25 {
  readonly #lengths: number[] = [];
  /** By term: how often it occurs in which texts. */
  readonly #postings = new Map<string, Map<number, number>>();
  readonly #meanLength: number;

  constructor(texts: readonly string[]) {
    for (const [at, text] of texts.entries()) {
      const tokens = tokensOf(text);
      this.#lengths.push(tokens.length);
      for (const token of tokens) {
        const counts = this.#postings.get(token) ?? new Map<number, number>();
        counts.set(at, (counts.get(at) ?? 0) + 1);
        this.#postings.set(token, counts);
      }
    }
    this.#meanLength = this.#lengths.reduce((sum, one) => sum + one, 0) / (texts.length || 1) || 1;
  }

  /** Scores of the texts that share a term with the query, by their place in the list. */
  scores(query: string): Map<number, number> {
    const scores = new Map<number, number>();
    for (const token of new Set(tokensOf(query))) {
      const counts = this.#postings.get(token);
      if (!counts) continue;
      const weight = Math.log(1 + (this.#lengths.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [at, count] of counts) {
        const length = (this.#lengths[at] ?? 0) / this.#meanLength;
        const share = (count * (K1 + 1)) / (count + K1 * (1 - B + B * length));
        scores.set(at, (scores.get(at) ?? 0) + weight * share);
      }
    }
    return scores;
  }
}
