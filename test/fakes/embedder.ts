import { termId } from "../../src/core/knowledge/term-id.ts";
import type { Embedder } from "../../src/ports/embedder.ts";

/** A model of sorts: texts that share three letters in a row lie near. The same text always gives the same vector. */
export const fakeEmbedder = (
  dimension = 64,
  model = "trigrams",
): Embedder & { asked: string[] } => {
  const asked: string[] = [];
  return {
    model,
    dimension,
    asked,
    async embed(texts) {
      asked.push(...texts);
      return texts.map((text) => {
        const vector = new Float32Array(dimension);
        const plain = ` ${text.toLowerCase()} `;
        for (let at = 0; at + 3 <= plain.length; at++) {
          const place = termId(plain.slice(at, at + 3)) % dimension;
          vector[place] = (vector[place] ?? 0) + 1;
        }
        const length = Math.hypot(...vector) || 1;
        return vector.map((number) => number / length);
      });
    },
  };
};
