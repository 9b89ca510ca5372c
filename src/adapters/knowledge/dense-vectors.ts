import type { KnowledgeDocument } from "../../core/knowledge/document.ts";
import type { Embedder } from "../../ports/embedder.ts";

/** What of a document is embedded: models read no more than some hundred words. */
const MOST_CHARACTERS = 2_000;
export const embedded = ({ title, keywords, content }: KnowledgeDocument): string =>
  [title, keywords.join(", "), content].join("\n").slice(0, MOST_CHARACTERS);

const BATCH = 64;

/** Vectors of one model as bytes, a quarter of their size; all zero where a document has none yet. */
export class DenseVectors {
  readonly model: string;
  readonly dimension: number;
  #bytes: Int8Array;

  constructor({ model, dimension }: { model: string; dimension: number }, bytes?: Int8Array) {
    this.model = model;
    this.dimension = dimension;
    this.#bytes = bytes ?? new Int8Array(0);
  }

  get bytes(): Int8Array {
    return this.#bytes;
  }

  /** Room for so many documents, those that are there at their new numbers (-1: gone). */
  renumber(renumbered: Int32Array, count: number): void {
    const { dimension } = this;
    const bytes = new Int8Array(count * dimension);
    for (const [old, number] of renumbered.entries())
      if (number >= 0)
        bytes.set(this.#bytes.subarray(old * dimension, (old + 1) * dimension), number * dimension);
    this.#bytes = bytes;
  }

  has(number: number): boolean {
    const from = number * this.dimension;
    return this.#bytes.subarray(from, from + this.dimension).some((byte) => byte !== 0);
  }

  /** @throws what the embedder throws; what it made before stays */
  async fill(embedder: Embedder, documents: ReadonlyMap<number, KnowledgeDocument>): Promise<void> {
    const waiting = [...documents];
    for (let at = 0; at < waiting.length; at += BATCH) {
      const batch = waiting.slice(at, at + BATCH);
      const vectors = await embedder.embed(batch.map(([, document]) => embedded(document)));
      for (const [place, [number]] of batch.entries())
        for (const [axis, value] of (vectors[place] ?? []).entries())
          if (axis < this.dimension)
            this.#bytes[number * this.dimension + axis] = Math.round(value * 127);
    }
  }

  /** The likeness of each document to a vector, -1 to 1. */
  scores(vector: Float32Array, count: number): Float32Array {
    const { dimension } = this;
    const bytes = this.#bytes;
    return Float32Array.from({ length: count }, (_, number) => {
      const from = number * dimension;
      let sum = 0;
      for (let axis = 0; axis < dimension; axis++)
        sum += (bytes[from + axis] ?? 0) * (vector[axis] ?? 0);
      return sum / 127;
    });
  }
}
