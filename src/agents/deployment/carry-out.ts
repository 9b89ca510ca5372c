import type { Clock } from "../../ports/clock.ts";
import type { Target, TargetResult } from "../../ports/target.ts";

/** Seed, "Escalation Triggers": a deployment has failed after three tries. */
const TRIES = 3;
const KEPT_OUTPUT = 4_000;

export type Release = { id: string; sha: string; path: string };

/** Deploys, and tries again after 2 and 4 s: pushing an image or reaching a cluster may fail once. */
export async function deployWithRetries(
  target: Target,
  release: Release,
  clock: Clock,
): Promise<TargetResult> {
  for (let attempt = 1; ; attempt++) {
    const result = await target.deploy(release);
    if (result.ok || attempt === TRIES) return result;
    await clock.sleep(2 ** attempt * 1000);
  }
}

/** The end of a command's output: what explains a failure stands there. */
export const endOf = ({ output }: TargetResult): string => output.trim().slice(-KEPT_OUTPUT);
