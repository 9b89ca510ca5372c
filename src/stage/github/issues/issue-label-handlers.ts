import { handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found, Problem } from "../http/problem.ts";
import type { World } from "../world.ts";
import { addLabels, removeLabels, setLabels } from "./issue-changes.ts";
import type { Issue } from "./issues.ts";
import { labelView } from "./label-view.ts";

/** Names, or labels as GitHub shows them. */
type LabelBody = string | { name: string } | readonly (string | { name: string })[] | undefined;

function namesIn(labels: LabelBody): string[] {
  if (labels === undefined) return [];
  if (typeof labels === "string") return [labels];
  if ("name" in labels) return [labels.name];
  return labels.map((label) => (typeof label === "string" ? label : label.name));
}

export function issueLabelHandlers(world: World) {
  const issueOf = (number: number): Issue => found(world.issues.get(number));
  const all = (issue: Issue): unknown => issue.labels.map((label) => labelView(world, label));
  return handlers({
    "issues/list-labels-on-issue": ({ input }) =>
      listed(issueOf(input.issue_number).labels, input, (label) => labelView(world, label)),

    "issues/add-labels": async ({ input, principal }) => {
      const issue = issueOf(input.issue_number);
      await addLabels(world, issue, { names: namesIn(input.labels), principal });
      return ok(all(issue));
    },

    "issues/set-labels": async ({ input, principal }) => {
      const issue = issueOf(input.issue_number);
      await setLabels(world, issue, { names: namesIn(input.labels), principal });
      return ok(all(issue));
    },

    "issues/remove-label": async ({ input, principal }) => {
      const issue = issueOf(input.issue_number);
      const label = world.labels.get(input.name);
      if (label === undefined || !issue.labels.includes(label))
        throw new Problem(404, "Label does not exist");
      await removeLabels(world, issue, { labels: [label], principal });
      return ok(all(issue));
    },

    "issues/remove-all-labels": async ({ input, principal }) => {
      const issue = issueOf(input.issue_number);
      await removeLabels(world, issue, { labels: issue.labels, principal });
      return noContent();
    },
  });
}
