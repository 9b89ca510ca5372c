import { BM25, type TermCounts } from "../../core/knowledge/encoder.ts";

/** Which documents have a term how often, in arrays that are as small as they can be. */
export type Postings = {
  /** Term ids, ascending. */
  terms: Uint32Array;
  /** Where each term's postings begin; one more at the end. */
  starts: Uint32Array;
  /** Numbers of documents, ascending within a term. */
  documents: Uint32Array;
  /** How often the term occurs in the document beside it, 1 to 255. */
  counts: Uint8Array;
};

export const NO_POSTINGS: Postings = {
  terms: new Uint32Array(0),
  starts: new Uint32Array(1),
  documents: new Uint32Array(0),
  counts: new Uint8Array(0),
};

export type Change = {
  /** The new number of each old document, -1 where its postings are to go. Ascending otherwise. */
  renumbered: Int32Array;
  /** What is new, by its number. */
  added: ReadonlyMap<number, TermCounts>;
};

/** How many postings each term will have. */
function sizesOf(postings: Postings, { renumbered, added }: Change): Map<number, number> {
  const { terms, starts, documents } = postings;
  const sizes = new Map<number, number>();
  for (const [at, term] of terms.entries()) {
    let size = 0;
    for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++)
      if ((renumbered[documents[place] ?? 0] ?? -1) >= 0) size++;
    if (size > 0) sizes.set(term, size);
  }
  for (const { indices } of added.values())
    for (const term of indices) sizes.set(term, (sizes.get(term) ?? 0) + 1);
  return sizes;
}

/** In place, by the number of the document; almost always there is nothing to do. */
function sortSlice({ documents, counts }: Postings, from: number, to: number): void {
  let isSorted = true;
  for (let at = from + 1; at < to && isSorted; at++)
    isSorted = (documents[at - 1] ?? 0) < (documents[at] ?? 0);
  if (isSorted) return;
  const pairs = Float64Array.from(
    documents.subarray(from, to),
    (document, at) => document * 256 + (counts[from + at] ?? 0),
  ).sort();
  for (const [at, pair] of pairs.entries()) {
    documents[from + at] = Math.floor(pair / 256);
    counts[from + at] = pair % 256;
  }
}

/** New arrays with a change in them. */
export function changed(postings: Postings, change: Change): Postings {
  const sizes = sizesOf(postings, change);
  const terms = Uint32Array.from(sizes.keys()).sort();
  const starts = new Uint32Array(terms.length + 1);
  const next = new Map<number, number>();
  let total = 0;
  for (const [at, term] of terms.entries()) {
    starts[at] = total;
    next.set(term, total);
    total += sizes.get(term) ?? 0;
  }
  starts[terms.length] = total;
  const made: Postings = {
    ...{ terms, starts },
    ...{ documents: new Uint32Array(total), counts: new Uint8Array(total) },
  };
  const put = (term: number, document: number, count: number): void => {
    const place = next.get(term) ?? 0;
    made.documents[place] = document;
    made.counts[place] = count;
    next.set(term, place + 1);
  };
  for (const [at, term] of postings.terms.entries())
    for (let place = postings.starts[at] ?? 0; place < (postings.starts[at + 1] ?? 0); place++) {
      const document = change.renumbered[postings.documents[place] ?? 0] ?? -1;
      if (document >= 0) put(term, document, postings.counts[place] ?? 0);
    }
  for (const [document, { indices, counts }] of change.added)
    for (const [at, term] of indices.entries()) put(term, document, counts[at] ?? 0);
  for (const at of terms.keys()) sortSlice(made, starts[at] ?? 0, starts[at + 1] ?? 0);
  return made;
}

/** The place of a term, -1 where no document has it. */
function placeOf(terms: Uint32Array, term: number): number {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = terms[middle] ?? 0;
    if (found === term) return middle;
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What a document's length adds to a count in the denominator of BM25. */
export const normOf = (length: number): number =>
  BM25.k * (1 - BM25.b + (BM25.b * length) / BM25.averageLength);

/**
 * BM25 of every document, 0 for those without a term of the query. The idf is that of Lucene and
 * Qdrant, which never is below zero: ln(1 + (N - n + 0.5) / (n + 0.5)).
 *
 * @param norms of each document (`normOf`)
 */
export function scoresOf(
  { terms, starts, documents, counts }: Postings,
  norms: Float32Array,
  query: readonly number[],
): Float32Array {
  const scores = new Float32Array(norms.length);
  for (const term of query) {
    const at = placeOf(terms, term);
    if (at < 0) continue;
    const from = starts[at] ?? 0;
    const to = starts[at + 1] ?? 0;
    const idf = Math.log(1 + (norms.length - (to - from) + 0.5) / (to - from + 0.5));
    const factor = idf * (BM25.k + 1);
    for (let place = from; place < to; place++) {
      const document = documents[place] ?? 0;
      const count = counts[place] ?? 0;
      scores[document] =
        (scores[document] ?? 0) + (factor * count) / (count + (norms[document] ?? 0));
    }
  }
  return scores;
}
