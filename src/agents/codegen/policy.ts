import { violationsOf, type ChangedEntry } from "../../core/pull/bundle-policy.ts";
import type { FileDiff } from "../../core/diff.ts";
import type { EscalationKind } from "../../core/people/escalation.ts";
import { plainLine } from "../../core/text/inert-line.ts";
import { secretsIn } from "../../core/review/secrets-scan.ts";
import type { Change } from "../../ports/workspace.ts";

/** Why a try is not accepted, for the engine to repair and, after the last one, for people to decide. */
export type Problem = { text: string; failure: EscalationKind };

/** Files that a task wrote where git cannot take them in: without a word, they would be missing. */
export function nestedIn({ leftOut = [] }: Pick<Change, "leftOut">): Problem | undefined {
  if (leftOut.length === 0) return undefined;
  const list = leftOut.map((path) => plainLine(path, 200)).join("\n");
  return {
    failure: "compile",
    text: `These folders are git repositories of their own, so nothing of them can be part of the change. Delete the folder .git in them, or them, or have git ignore them:\n${list}`,
  };
}

/** Whether a try was not accepted for what it touched, not for how well it works. */
export const isForbidden = ({ failure }: Problem): boolean =>
  failure === "secret" || failure === "protected_path";

/** A change can hold thousands; people and models read the first. */
const MAX_LISTED = 50;

const listed = (title: string, lines: readonly string[]): string[] => {
  if (lines.length === 0) return [];
  const rest = lines.length - MAX_LISTED;
  return [title, ...lines.slice(0, MAX_LISTED), ...(rest > 0 ? [`and ${rest} more`] : [])];
};

/** All that no task may hand over, whatever the checks say. Pure. */
export function forbiddenIn(
  entries: readonly ChangedEntry[],
  files: readonly FileDiff[],
  protectedPaths: readonly string[],
): Problem | undefined {
  const secrets = secretsIn(files).map(
    ({ file = "", line, message }) => `${file}${line === undefined ? "" : `:${line}`}: ${message}`,
  );
  const violations = violationsOf(entries, protectedPaths).map(
    ({ path, message }) => `${path}: ${message}`,
  );
  const texts = [
    ...listed("The change contains what looks like a secret. Take it out:", secrets),
    ...listed(
      "The change touches what a task may not touch. Undo it (git restore, or delete the new file):",
      violations,
    ),
  ];
  if (texts.length === 0) return undefined;
  return { failure: secrets.length > 0 ? "secret" : "protected_path", text: texts.join("\n") };
}
