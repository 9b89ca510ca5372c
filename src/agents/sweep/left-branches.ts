import { UserError } from "../../core/errors.ts";
import { branchOf } from "../../core/names.ts";
import type { Issue } from "../../ports/issues.ts";
import type { Ports } from "./ports.ts";

/** Each costs a request. */
const MOST = 20;

/** Undefined where the branch only looks like one of ours: there is no such issue. */
async function readIssue(number: number, issues: Ports["issues"]): Promise<Issue | undefined> {
  try {
    return await issues.read(number);
  } catch (error) {
    if (error instanceof UserError && error.code === "issue_not_found") return undefined;
    throw error;
  }
}

export type LeftBranch = { issue: number; text: string };

/**
 * Branches of closed issues: what people gave up, or a deletion that failed. They are told of and not deleted: a
 * pull request of theirs may be open, and they may be all that is left of somebody's work.
 * @param underWay open issues that Miyabi works on
 */
export async function leftBranches(
  underWay: ReadonlySet<number>,
  { repository, issues }: Pick<Ports, "repository" | "issues">,
): Promise<LeftBranch[]> {
  const numbers = (await repository.issueBranches())
    .filter((number) => !underWay.has(number))
    .sort((one, other) => other - one);
  const left: LeftBranch[] = [];
  for (const number of numbers.slice(0, MOST)) {
    const issue = await readIssue(number, issues);
    if (issue?.state !== "closed" || issue.isPullRequest) continue;
    const branch = branchOf(number);
    const text = `is closed, and its branch is still there: git push origin --delete ${branch}`;
    left.push({ issue: number, text });
  }
  return left;
}
