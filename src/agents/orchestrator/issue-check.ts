import { UserError } from "../../core/errors.ts";
import { resumeFrom } from "../../core/session/resumption.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { Issue } from "../../ports/issues.ts";
import type { Wish } from "./request.ts";

/** Commands that only tell or end something, or concern what is merged: they work on a closed issue too. */
const HARMLESS = ["status", "stop", "rollback", "reject"] as const;

const isHarmless = (wish: Wish): boolean =>
  wish.kind === "malformed" ||
  wish.kind === "deploy" ||
  (wish.kind === "command" && HARMLESS.some((verb) => verb === wish.command.verb));

type Known = {
  record: SessionRecord | undefined;
  /** Head of the issue's branch, undefined where there is none. */
  branch: string | undefined;
};

/** A merge by people closes the issue that the pull request names: what comes next is to land it, no more. */
const landsPull = (wish: Wish, { record, branch }: Known): boolean =>
  wish.kind === "command" &&
  wish.command.verb === "retry" &&
  record?.pull !== undefined &&
  resumeFrom(record, branch).next === "publish";

/**
 * Why an issue cannot be worked on, undefined where it can. A run that is started again may have closed
 * its own issue at the end, and been cut off just then.
 */
export function issueProblem(
  { number, isPullRequest, state, locked }: Issue,
  wish: Wish,
  { rerun, ...known }: Known & { rerun: boolean },
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
  const { record } = known;
  const ownEnd = rerun && (record?.pull?.merged !== undefined || record?.state === "done");
  if (state === "closed" && !isHarmless(wish) && !ownEnd && !landsPull(wish, known))
    return new UserError(
      "issue_closed",
      `Issue #${number} is closed. Reopen it, then label it again or repeat the command.`,
    );
  return undefined;
}
