/** Dense vectors of texts, where a model for them is configured: texts that mean the same lie near. */
export interface Embedder {
  /** Stores keep it: vectors of another model are none of ours. */
  readonly model: string;
  /** Numbers in a vector. */
  readonly dimension: number;
  /**
   * A vector of length 1 for each text, in their order.
   * @throws TransientError where the model cannot be asked for now; UserError where it refuses
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
