import { failedOf, openOf } from "../../core/pull/required-checks.ts";
import type { Pull, SessionRecord } from "../../core/session/session.ts";
import type { PullNews } from "./decide.ts";
import type { Ports } from "./ports.ts";

/**
 * Looks at a pull request that waits (fault 27: people merge or close it themselves). Checks are asked for only
 * where they were awaited; one that failed has ended the waiting as well.
 */
export async function newsOf(
  { pull }: SessionRecord & { pull: Pull },
  { pulls, checks }: Pick<Ports, "pulls" | "checks">,
): Promise<PullNews | undefined> {
  const now = await pulls.read(pull.number);
  if (now.merged) return "merged";
  if (now.state === "closed") return "closed";
  if (pull.awaits === undefined) return undefined;
  const required = await checks.at({ sha: now.headSha, branch: pull.base });
  const ended = openOf(required).length === 0 || failedOf(required).length > 0;
  return ended ? "checks_ended" : undefined;
}
