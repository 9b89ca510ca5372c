import { stemmer } from "stemmer";
import type { KnowledgeDocument } from "./document.ts";
import { termId } from "./term-id.ts";
import { SAME_WORDS, STOP_WORDS } from "./vocabulary.ts";
import { piecesOf } from "./words.ts";

/** Raised with every change that gives a text other terms: stores with another one are built anew. */
export const ENCODER_VERSION = 1;

/**
 * BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009): how fast a term's
 * repetition stops counting, and how much a text's length counts against it. The average length is fixed,
 * so that a document's weights do not depend on the others: Qdrant stores them.
 */
export const BM25 = { k: 1.2, b: 0.75, averageLength: 100 } as const;

/** Term ids, each once and ascending, and the weight of each. */
export type SparseVector = { indices: number[]; values: number[] };

/** Term ids, each once and ascending, how often each occurs (1 to 255), and how many terms there are. */
export type TermCounts = { indices: number[]; counts: number[]; length: number };

/** The document side of BM25; the other factor, the term's idf, is the store's. */
export function termWeight(count: number, length: number): number {
  const { k, b, averageLength } = BM25;
  return (count * (k + 1)) / (count + k * (1 - b + (b * length) / averageLength));
}

/** What of a document is searched, with what counts twice there twice. */
const searched = ({ title, keywords, files, content }: KnowledgeDocument): string =>
  [title, title, ...keywords, ...keywords, ...files, content.replace(/^[A-Z][a-z]+: /gm, "")].join(
    "\n",
  );

const MOST_REMEMBERED = 100_000;

/**
 * Makes terms and sparse vectors of texts, the same ones for every store. An instance remembers words
 * that it has seen, which makes long work several times faster.
 */
export class Encoder {
  readonly #terms = new Map<string, string>();
  readonly #ids = new Map<string, number>();

  /** Empty for a stop word. */
  #termOf(word: string): string {
    const known = this.#terms.get(word);
    if (known !== undefined) return known;
    const stem = /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
    const term = STOP_WORDS.has(word) ? "" : (SAME_WORDS.get(word) ?? SAME_WORDS.get(stem) ?? stem);
    if (this.#terms.size < MOST_REMEMBERED) this.#terms.set(word, term);
    return term;
  }

  #idOf(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = termId(term);
    if (this.#ids.size < MOST_REMEMBERED) this.#ids.set(term, id);
    return id;
  }

  /** The terms of a text in its order, repetitions included. */
  terms(text: string): string[] {
    return piecesOf(text).flatMap(({ kind, text: piece }) => {
      const term = kind === "name" ? (SAME_WORDS.get(piece) ?? piece) : this.#termOf(piece);
      return term === "" ? [] : [term];
    });
  }

  /** What an index keeps of a document. */
  counts(document: KnowledgeDocument): TermCounts {
    const terms = this.terms(searched(document));
    const byId = new Map<number, number>();
    for (const term of terms) {
      const id = this.#idOf(term);
      byId.set(id, Math.min(255, (byId.get(id) ?? 0) + 1));
    }
    const sorted = [...byId].sort(([a], [b]) => a - b);
    return {
      indices: sorted.map(([id]) => id),
      counts: sorted.map(([, count]) => count),
      length: terms.length,
    };
  }

  /** The vector of a document: BM25 without the idf. */
  document(document: KnowledgeDocument): SparseVector {
    const { indices, counts, length } = this.counts(document);
    return { indices, values: counts.map((count) => termWeight(count, length)) };
  }

  /** The vector of a query: 1 for each of its terms. */
  query(text: string): SparseVector {
    const ids = new Set(this.terms(text).map((term) => this.#idOf(term)));
    const indices = [...ids].sort((a, b) => a - b);
    return { indices, values: indices.map(() => 1) };
  }
}
