import type { Postings } from "./postings.ts";
import { VarintReader, VarintWriter } from "./varints.ts";

/**
 * Postings as bytes: of each term how far it is from the one before, how many postings it has, and of
 * each of those how far its document is from the one before, then all counts.
 */
export function packPostings({ terms, starts, documents, counts }: Postings): Buffer {
  const writer = new VarintWriter();
  writer.put(terms.length);
  writer.put(documents.length);
  let lastTerm = 0;
  for (const [at, term] of terms.entries()) {
    writer.put(term - lastTerm);
    lastTerm = term;
    const from = starts[at] ?? 0;
    const to = starts[at + 1] ?? 0;
    writer.put(to - from);
    let lastDocument = 0;
    for (let place = from; place < to; place++) {
      const document = documents[place] ?? 0;
      writer.put(document - lastDocument);
      lastDocument = document;
    }
  }
  return Buffer.concat([writer.bytes, counts]);
}

/**
 * @param count how many documents there are
 * @throws Error where they are not whole, or name a document that is not there
 */
export function unpackPostings(bytes: Buffer, count: number): Postings {
  const reader = new VarintReader(bytes);
  const termCount = reader.take();
  const size = reader.take();
  if (termCount > bytes.length || size > bytes.length) throw new Error("The index is cut off");
  const terms = new Uint32Array(termCount);
  const starts = new Uint32Array(termCount + 1);
  const documents = new Uint32Array(size);
  let term = 0;
  let place = 0;
  for (let at = 0; at < termCount; at++) {
    term += reader.take();
    terms[at] = term;
    const end = place + reader.take();
    if (end > size) throw new Error("The index has more postings than it says");
    for (let document = 0; place < end; place++) {
      document += reader.take();
      if (document >= count) throw new Error("The index names a document that it does not have");
      documents[place] = document;
    }
    starts[at + 1] = end;
  }
  const counts = new Uint8Array(bytes.subarray(bytes.length - size));
  return { terms, starts, documents, counts };
}
