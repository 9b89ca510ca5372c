import { CODEOWNERS_PATHS, ownersOf, parseCodeOwners } from "../../core/pull/code-owners.ts";
import { reviewersOf } from "../../core/pull/reviewers.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import type { PullState } from "../../ports/pulls.ts";
import type { Ground } from "./check-bundle.ts";
import type { Ports } from "./ports.ts";

/** Who was asked for a review, now and before, and what is to be said of it. */
export type Asked = { reviewers: string[]; notes: string[] };

/** The owners of what was changed, by the base's file: a change does not choose who reviews it. */
async function ownersOfChange(
  { headSha }: QualityReport,
  { workspace, head }: Ground,
  { matchesPath }: Ports,
): Promise<string[]> {
  for (const path of CODEOWNERS_PATHS) {
    const text = await workspace.fileAt(head, path);
    if (text === undefined) continue;
    const changed = await workspace.entriesChanged(head, headSha);
    const paths = changed.map((entry) => entry.path);
    return ownersOf(parseCodeOwners(text), paths, matchesPath);
  }
  return [];
}

/**
 * Asks the code owners, each once: GitHub itself does so for pull requests that are ready, and not for
 * drafts. One whom it refuses stops nothing.
 */
export async function askReviewers(
  pull: Pick<PullState, "number" | "author">,
  { report, ground, before }: { report: QualityReport; ground: Ground; before: readonly string[] },
  ports: Ports,
): Promise<Asked> {
  const owners = await ownersOfChange(report, ground, ports);
  const organisation = ports.context.repository.split("/")[0] ?? "";
  const { author, number } = pull;
  const { users, teams, notes } = reviewersOf({ owners, author, organisation, asked: before });
  if (users.length + teams.length === 0) return { reviewers: [...before], notes };
  const refused = await ports.pulls.requestReviewers(number, { users, teams });
  return {
    reviewers: [...before, ...users, ...teams].filter((name) => !refused.includes(name)),
    notes: [
      ...notes,
      ...(refused.length > 0 ? [`GitHub does not let these review: ${refused.join(", ")}.`] : []),
    ],
  };
}
