import { violationsOf, type ChangedEntry } from "../../core/bundle-policy.ts";
import type { FileDiff } from "../../core/diff.ts";
import type { EscalationKind } from "../../core/escalation.ts";
import { plainLine } from "../../core/inert-line.ts";
import { secretsIn } from "../../core/secrets-scan.ts";
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

/** What no task may hand over, whatever the checks say. Pure. */
export function forbiddenIn(
  entries: readonly ChangedEntry[],
  files: readonly FileDiff[],
  protectedPaths: readonly string[],
): Problem | undefined {
  const secrets = secretsIn(files);
  if (secrets.length > 0) {
    const places = secrets.map(({ file = "", line = 0, message }) => `${file}:${line}: ${message}`);
    return {
      failure: "secret",
      text: `The change contains what looks like a secret. Take it out:\n${places.join("\n")}`,
    };
  }
  const violations = violationsOf(entries, protectedPaths);
  if (violations.length === 0) return undefined;
  const list = violations.map(({ path, message }) => `${path}: ${message}`).join("\n");
  return {
    failure: "protected_path",
    text: `The change touches what a task may not touch. Undo it (git restore, or delete the new file):\n${list}`,
  };
}
