import type { Held } from "../../core/deploy/deployment.ts";
import { brokenLock, heldByLock } from "../../core/deploy/held.ts";
import type { Deployed } from "../../ports/deployments.ts";
import type { Deploying } from "./environment.ts";
import type { Ports } from "./ports.ts";

/** Of the job's hour, what is left must be enough for the deployment and its watch. */
const LONGEST_WAIT_MS = 15 * 60_000;
const EVERY_MS = 30_000;

/** How the wait for another release ended. */
export type Turn =
  | { kind: "free" }
  /** Its run had ended in the middle: what is said of that. */
  | { kind: "broken"; notice: string }
  | { kind: "held"; held: Held };

type Asking = Pick<Ports, "deployments" | "runs" | "clock">;

/**
 * Waits for another release that is being deployed here. The workflow's concurrency group lets two of one
 * repository meet only where a job died, or where somebody calls the action without it.
 */
export async function awaitTurn(
  { name: environment, again }: Pick<Deploying, "name" | "again">,
  { id, release }: Deployed,
  { deployments, runs, clock }: Asking,
): Promise<Turn> {
  const end = clock.monotonic() + LONGEST_WAIT_MS;
  for (;;) {
    const status = await deployments.statusOf(id);
    if (status?.state !== "in_progress") return { kind: "free" };
    const { runId } = status;
    if (runId === undefined || (await runs.isOver(runId))) {
      const text = "Left in the middle: its run has ended";
      await deployments.report(id, "failure", { text });
      return { kind: "broken", notice: brokenLock({ environment, release, runId }) };
    }
    if (clock.monotonic() >= end)
      return { kind: "held", held: heldByLock({ environment, release, runId, again }) };
    await clock.sleep(EVERY_MS);
  }
}
