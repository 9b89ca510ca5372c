import { digestOf } from "../../../core/digest.ts";

/** The same call with the same result so often means that the model goes round in circles. */
const LIMIT = 3;

/** Counts equal calls with equal results; a change to files starts the count anew. */
export class Repetition {
  readonly #counts = new Map<string, number>();

  /** True where the limit is reached with this call. */
  note(call: { name: string; input: unknown }, result: string, changed: boolean): boolean {
    if (changed) {
      const before = this.#counts.get(this.#key(call, result)) ?? 0;
      this.#counts.clear();
      // Writing the very same thing again is a circle as well.
      this.#counts.set(this.#key(call, result), before);
    }
    const key = this.#key(call, result);
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count >= LIMIT;
  }

  #key({ name, input }: { name: string; input: unknown }, result: string): string {
    return digestOf({ name, input, result });
  }
}
