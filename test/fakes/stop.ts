import type { Stop, StopReason } from "../../src/ports/stop.ts";

/** A job that ends when the test says so. */
export class FakeStop implements Stop {
  readonly #controller = new AbortController();
  readonly #why: StopReason;

  constructor(why: StopReason = "cancelled") {
    this.#why = why;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  reason(): StopReason | undefined {
    return this.signal.aborted ? this.#why : undefined;
  }

  now(): void {
    this.#controller.abort();
  }
}
