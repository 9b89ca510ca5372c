/** Time, passed in so that tests own it. */
export interface Clock {
  now(): Date;
  /** Milliseconds that only grow; durations come from here, whatever the wall clock does. */
  monotonic(): number;
  sleep(milliseconds: number): Promise<void>;
}
