import { digestOf } from "../../../core/digest.ts";

/** The same call with the same result so often means that the model goes round in circles. */
const SAME_CALLS = 3;
/** The same error of one tool so often, whatever was tried. */
const SAME_ERRORS = 5;
/** Turns without any change in the worktree. */
const IDLE_TURNS = 25;

export type Noted = {
  name: string;
  input: unknown;
  text: string;
  isError: boolean;
  /** A file was written. */
  changed: boolean;
};

/** An error without its numbers: times, counts and addresses differ from call to call. */
const kindOf = (error: string): string => error.replace(/0x[0-9a-f]+|\d+/gi, "#");

/**
 * Sees when an assignment goes round in circles: equal calls with equal results, one error again and
 * again, turns that change nothing. A change to files starts all but the errors anew: edits that lead
 * to the same error each time are the very circle.
 */
export class Repetition {
  readonly #calls = new Map<string, number>();
  readonly #errors = new Map<string, number>();
  #turns = 0;

  /**
   * Notes the calls of one turn.
   *
   * @param hasDiff asked once so many turns wrote no file: a command may have; undefined is "unknown"
   * @returns what repeats, as a sentence's end; undefined while all is well
   */
  async note(
    calls: readonly Noted[],
    hasDiff: () => Promise<boolean | undefined>,
  ): Promise<string | undefined> {
    const found = calls.map((call) => this.#sameCall(call) ?? this.#sameError(call));
    this.#turns = calls.some(({ changed }) => changed) ? 0 : this.#turns + 1;
    const repeated = found.find((one) => one !== undefined);
    if (repeated !== undefined) return repeated;
    if (this.#turns < IDLE_TURNS) return undefined;
    // Once a diff is there, turns without a write are the tests' and repairs' own.
    const changed = (await hasDiff()) ?? true;
    const turns = this.#turns;
    this.#turns = 0;
    return changed ? undefined : `${turns} turns changed nothing in the worktree`;
  }

  #sameCall({ name, input, text, changed }: Noted): string | undefined {
    const key = digestOf({ name, input, text });
    const count = (this.#calls.get(key) ?? 0) + 1;
    // Writing the very same thing again is a circle as well, so its own count stays.
    if (changed) this.#calls.clear();
    this.#calls.set(key, count);
    return count >= SAME_CALLS
      ? `the same call of ${name} gave the same result ${count} times`
      : undefined;
  }

  #sameError({ name, text, isError }: Noted): string | undefined {
    if (!isError) {
      // The tool works again: what failed before is over.
      for (const key of this.#errors.keys())
        if (key.startsWith(`${name}\n`)) this.#errors.delete(key);
      return undefined;
    }
    const key = `${name}\n${digestOf({ kind: kindOf(text) })}`;
    const count = (this.#errors.get(key) ?? 0) + 1;
    this.#errors.set(key, count);
    return count >= SAME_ERRORS ? `${name} failed ${count} times with the same error` : undefined;
  }
}
