import type { DeploymentResult, HealthSample } from "./deployment.ts";

/** How long a release that did not hold was felt. */
export type Recovery = {
  /** Until the release before had answered well. */
  seconds: number;
  /** Since the first health check that failed; or, where the watch's figures decided, since its last one. */
  since: "failed_check" | "verdict";
};

const start = ({ at }: HealthSample): number => Date.parse(at);

/**
 * The time from the first failed health check to the verified release before. Undefined where nothing was
 * rolled back, or no health check was made of the release, as after a rollout that failed.
 */
export function recoveryOf({
  outcome,
  samples,
}: Pick<DeploymentResult, "outcome" | "samples">): Recovery | undefined {
  const verified = samples.at(-1);
  const before = samples.slice(0, -1);
  const last = before.at(-1);
  if (outcome !== "rolled_back" || verified?.ok !== true || last === undefined) return undefined;
  const failed = before.slice(before.findLastIndex(({ ok }) => ok) + 1);
  const [first] = failed;
  return {
    seconds: (start(verified) + verified.milliseconds - start(first ?? last)) / 1000,
    since: first === undefined ? "verdict" : "failed_check",
  };
}
