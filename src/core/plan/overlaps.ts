import { inertLine } from "../text/inert-line.ts";
import { sharedPath } from "./path-overlap.ts";
import { plannedFiles } from "./planned-files.ts";
import type { Overlap, Plan } from "./plan.ts";

/** Enough to see what it is about. */
const SHOWN_FILES = 5;
const MOST_ISSUES = 10;

/** Which of these plans mean to change paths that this one changes as well, and which paths. */
export const overlapsOf = (plan: Pick<Plan, "tasks">, others: readonly Overlap[]): Overlap[] =>
  others
    .map(({ issue, files: theirs }) => ({
      issue,
      files: plannedFiles(plan).filter((path) => sharedPath([path], theirs) !== undefined),
    }))
    .filter(({ files }) => files.length > 0)
    .slice(0, MOST_ISSUES);

/** What people read of it in the plan's comment. Markdown; "" where there is none. */
export function overlapLines({ overlaps = [] }: Pick<Plan, "overlaps">): string {
  if (overlaps.length === 0) return "";
  const lines = overlaps.map(({ issue, files }) => {
    const more = files.length - SHOWN_FILES;
    const shown = files.slice(0, SHOWN_FILES).map((path) => inertLine(path, 120));
    return `- #${issue}: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  });
  return [
    "⚠️ **Other sessions are about to change the same files.** Whichever lands second is merged with the first and reviewed again; a conflict asks people. To let the other one go first, comment `/miyabi stop`, and `/miyabi retry` when it is done.",
    ...lines,
  ].join("\n");
}
