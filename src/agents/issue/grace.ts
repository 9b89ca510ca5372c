import { canWrite } from "../../core/people/approval.ts";
import { parseCommand } from "../../core/people/command.ts";
import { sameLabel } from "../../core/issue/labels.ts";
import { STOP_LABEL } from "../../core/names.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Issues } from "../../ports/issues.ts";

/** Looks between start and end of the period, each one request. */
const MOST_LOOKS = 5;
const SHORTEST_SLICE_MS = 60_000;
const COMMENTS_READ = 20;

export type Grace = {
  issue: number;
  minutes: number;
  /** Our notice: only what was said after it counts. */
  noticeId: number;
};

/**
 * Waits in slices, and looks at the issue after each. Returns why people stopped it, undefined where
 * nobody did. A `/miyabi stop` comment also starts a run that sets the label; the comments are read
 * once at the end, in case that run is late.
 */
export async function waitForObjection(
  { issue, minutes, noticeId }: Grace,
  { issues, clock }: { issues: Issues; clock: Clock },
): Promise<string | undefined> {
  const total = minutes * 60_000;
  const slice = Math.max(SHORTEST_SLICE_MS, total / MOST_LOOKS);
  for (let waited = 0; waited < total;) {
    const step = Math.min(slice, total - waited);
    await clock.sleep(step);
    waited += step;
    const { labels, state } = await issues.read(issue);
    if (state === "closed") return "The issue was closed.";
    if (labels.some((label) => sameLabel(label, STOP_LABEL)))
      return `The label ${STOP_LABEL} was set.`;
  }
  if (total === 0) return undefined;
  for (const { id, author, ours, body } of await issues.comments(issue, COMMENTS_READ)) {
    if (ours || id <= noticeId) continue;
    const parsed = parseCommand(body);
    const stops = parsed.kind === "command" && parsed.command.verb === "stop";
    if (stops && canWrite(await issues.roleOf(author))) return `${author} said /miyabi stop.`;
  }
  return undefined;
}
