import type { RequiredCheck } from "../../src/core/pull/required-checks.ts";
import type { RequiredChecks } from "../../src/ports/required-checks.ts";

/** Required checks that a test sets; `next` are the states of the looks to come, the last one stays. */
export class FakeRequiredChecks implements RequiredChecks {
  readonly next: Record<string, RequiredCheck["state"]>[] = [];
  /** How often somebody looked. */
  looks = 0;

  async at(): Promise<RequiredCheck[]> {
    this.looks += 1;
    const states = (this.next.length > 1 ? this.next.shift() : this.next[0]) ?? {};
    return Object.entries(states).map(([name, state]) => ({ name, state }));
  }
}
