/**
 * Counts what moves. A piece of work `enter()`s, is `blocked()` while it waits for another piece or for a
 * person, and `leave()`s. Nothing moves when all are blocked: whoever is woken by another piece counts again
 * before the next turn of the event loop, so the count is looked at only then.
 */
export class Activity {
  #moving = 0;
  #waiters: (() => void)[] = [];

  enter(): void {
    this.#moving += 1;
  }

  leave(): void {
    this.#moving -= 1;
    if (this.#moving === 0) setImmediate(() => this.#settle());
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  async blocked<T>(wait: Promise<T>): Promise<T> {
    this.leave();
    try {
      return await wait;
    } finally {
      this.enter();
    }
  }

  /** Resolves when nothing moves without help from outside. */
  quiet(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      setImmediate(() => this.#settle());
    });
  }

  #settle(): void {
    if (this.#moving > 0) return;
    for (const wake of this.#waiters.splice(0)) wake();
  }
}
