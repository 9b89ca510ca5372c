/** At most `count` at a time, in order of arrival. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Resolves with the release, or with undefined where the signal came first. */
  async acquire(signal: AbortSignal): Promise<(() => void) | undefined> {
    if (signal.aborted) return undefined;
    if (this.#free > 0) {
      this.#free -= 1;
      return this.#release();
    }
    return new Promise((resolve) => {
      const go = (): void => resolve(this.#release());
      this.#waiting.push(go);
      signal.addEventListener("abort", () => {
        const index = this.#waiting.indexOf(go);
        if (index < 0) return;
        this.#waiting.splice(index, 1);
        resolve(undefined);
      });
    });
  }

  #release(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }
}
