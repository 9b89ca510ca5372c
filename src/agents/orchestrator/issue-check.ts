import { UserError } from "../../core/errors.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { Issue } from "../../ports/issues.ts";
import type { Wish } from "./request.ts";

/** Commands that only tell or end something: they work on a closed issue too. */
const HARMLESS = ["status", "stop", "rollback", "reject"] as const;

const isHarmless = (wish: Wish): boolean =>
  wish.kind === "malformed" ||
  (wish.kind === "command" && HARMLESS.some((verb) => verb === wish.command.verb));

/**
 * Why an issue cannot be worked on, undefined where it can. `record` is given where this very run is
 * started again: it closes its own issue at the end, and may have been cut off just then.
 */
export function issueProblem(
  { number, isPullRequest, state, locked }: Issue,
  wish: Wish,
  record: SessionRecord | undefined,
): UserError | undefined {
  if (isPullRequest)
    return new UserError(
      "issue_is_pull_request",
      `#${number} is a pull request. Miyabi works on issues: label or comment on the issue instead.`,
    );
  if (locked)
    return new UserError(
      "issue_locked",
      `The conversation of issue #${number} is locked, so Miyabi could not report there. Unlock it, then label it again.`,
    );
  const ownEnd = record !== undefined && (record.pull?.merged || record.state === "done");
  if (state === "closed" && !isHarmless(wish) && !ownEnd)
    return new UserError(
      "issue_closed",
      `Issue #${number} is closed. Reopen it, then label it again or repeat the command.`,
    );
  return undefined;
}
