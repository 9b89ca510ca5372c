import type { Overlap } from "../../src/core/plan/plan.ts";
import type { OtherPlans } from "../../src/ports/other-plans.ts";

/** Plans of other issues, as a test lays them out; `asked` counts. */
export class FakeOtherPlans implements OtherPlans {
  plans: Overlap[] = [];
  down = false;
  asked = 0;

  async atWork(issue: number): Promise<Overlap[]> {
    this.asked += 1;
    if (this.down) throw new Error("GitHub is down");
    return this.plans.filter((one) => one.issue !== issue);
  }
}
