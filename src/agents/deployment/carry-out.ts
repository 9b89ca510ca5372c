import type { Clock } from "../../ports/clock.ts";
import type { Target, TargetResult, UndoResult } from "../../ports/target.ts";

/** Seed, "Escalation Triggers": a deployment has failed after three tries. */
const TRIES = 3;
const KEPT_OUTPUT = 4_000;

export type Release = { id: string; sha: string; path: string };

/** Tries again after 2 and 4 s what may pass; what ends the same each time is tried once. */
async function withRetries<T extends UndoResult>(
  work: () => Promise<T>,
  clock: Pick<Clock, "sleep">,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const result = await work();
    if (result.ok || result.reason !== "passing" || attempt === TRIES) return result;
    await clock.sleep(2 ** attempt * 1000);
  }
}

/** Deploys, and tries again what may pass: pushing an image or reaching a cluster may fail once. */
export const deployWithRetries = (
  target: Target,
  release: Release,
  clock: Pick<Clock, "sleep">,
): Promise<TargetResult> => withRetries(() => target.deploy(release), clock);

/** Goes back, and tries again what may pass: a lost connection must not leave the bad release there. */
export const undoWithRetries = (
  target: Target,
  { id, path }: Release,
  clock: Pick<Clock, "sleep">,
): Promise<UndoResult> => withRetries(() => target.undo({ id, path }), clock);

/** The cause of a failure in the first line, and below it the end of what was said: the rest stands there. */
export function endOf(result: UndoResult): string {
  const end = result.output.trim().slice(-KEPT_OUTPUT);
  return result.ok ? end : `${result.cause}\n${end}`.trim();
}

/** What explains a release that failed. Never throws: evidence that is not to be had changes no verdict. */
export async function logsOf(target: Target, { id, path }: Release): Promise<{ logs?: string }> {
  try {
    const logs = await target.logs({ id, path });
    return logs === undefined ? {} : { logs };
  } catch {
    return {};
  }
}
