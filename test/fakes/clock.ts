import type { Clock } from "../../src/ports/clock.ts";

/** Time that stands still until someone sleeps or advances it. */
export class FakeClock implements Clock {
  #ms: number;
  readonly slept: number[] = [];

  constructor(start = "2026-01-05T10:00:00.000Z") {
    this.#ms = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#ms);
  }

  monotonic(): number {
    return this.#ms;
  }

  sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    this.#ms += milliseconds;
    return Promise.resolve();
  }

  advance(milliseconds: number): void {
    this.#ms += milliseconds;
  }
}
