import type { Step } from "../../core/deploy/timeline.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Target } from "../../ports/target.ts";

/** The target, and what it did and when: the steps grow while it works. */
export function timedTarget(
  target: Target,
  clock: Pick<Clock, "now">,
): { target: Target; steps: readonly Step[] } {
  const steps: Step[] = [];
  const note = (what: Step["what"]): void => {
    steps.push({ at: clock.now().toISOString(), what });
  };
  return {
    steps,
    target: {
      ...target,
      get rollbackCommand() {
        return target.rollbackCommand; // known once it has deployed
      },
      deploy: async (release) => {
        note("deploy");
        const result = await target.deploy(release);
        note(result.ok ? "deployed" : "not_deployed");
        return result;
      },
      undo: async (release) => {
        note("undo");
        const result = await target.undo(release);
        if (result.ok) note(result.untouched === true ? "untouched" : "undone");
        else note(result.reason === "nothing_before" ? "nothing_before" : "not_undone");
        return result;
      },
    },
  };
}
