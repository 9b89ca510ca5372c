import { inertLine, plainLine } from "../text/inert-line.ts";
import type { DeploymentResult } from "./deployment.ts";
import type { Released } from "./incident.ts";
import { failureLine, type FailedDeployment } from "./incident-view.ts";

const MAX_TITLE = 120;

/** Where the change is taken back; one branch for an issue, so that it is found again. */
export const revertBranch = (
  { issue }: Released,
  { sha }: Pick<DeploymentResult, "sha">,
): string => (issue === undefined ? `revert/${sha.slice(0, 12)}` : `revert/issue-${issue}`);

/** `revert: Add user authentication (#501)`, the number that of the pull request that is taken back. */
export function revertTitle({ pull, title = "" }: Released, { release }: FailedDeployment): string {
  const said = plainLine(title, MAX_TITLE);
  const number = pull === undefined ? "" : ` (#${pull})`;
  return `revert: ${said === "" ? `Release ${release}` : said}${number}`;
}

/** As `git revert` writes it; the line by which a repeated job knows its own branch. */
export const revertLine = (sha: string): string => `This reverts commit ${sha}.`;

/** Message of the commit that takes a change back. */
export const revertMessage = (title: string, sha: string): string =>
  `${title}\n\n${revertLine(sha)}`;

type Facts = { released: Released; result: FailedDeployment; incident: number; base: string };

/** Body of the pull request: why, what there is to look at, what to do. Markdown. */
export function revertBody({ released, result, incident, base }: Facts): string {
  const { issue, pull } = released;
  const frozen = result.outcome === "rollback_failed";
  const rows = [
    `- Incident, with the evidence: #${incident}`,
    ...(issue === undefined ? [] : [`- Issue: #${issue}`]),
    ...(pull === undefined ? [] : [`- Pull request: #${pull}`]),
    `- Takes back: ${result.sha}`,
    `- Release: ${result.release}`,
  ];
  return [
    `${inertLine(failureLine(result))}.`,
    `\`${base}\` still has the change: the next release would bring it to production again. This takes it out, and nothing else.`,
    rows.join("\n"),
    [
      "### What to do",
      "- **Merge this** where the repair takes longer than the next release. The change comes back by reverting the revert.",
      `- **Close this** where the repair comes first${issue === undefined ? "" : `, and comment \`/miyabi retry\` on #${issue} after it`}.`,
      ...(frozen
        ? [
            `- Production is frozen until #${incident} is closed: a merge of this alone deploys nothing.`,
          ]
        : []),
      "",
      "Miyabi never merges this by itself. Workflows that GitHub holds are started on this page (Approve workflows to run).",
    ].join("\n"),
  ].join("\n\n");
}

/** What the incident says of it. Markdown. */
export const revertNote = (revert: { number: number } | { why: string }): string =>
  "number" in revert
    ? `#${revert.number} takes the change back. Merge it, or close it and repair the cause.`
    : `There is no pull request that takes the change back: ${inertLine(revert.why, 600)}`;
