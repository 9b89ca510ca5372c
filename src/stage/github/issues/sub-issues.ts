import { created, handlers, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found, invalid, type Problem } from "../http/problem.ts";
import type { World } from "../world.ts";
import { issueView } from "./issue-view.ts";
import type { Issue } from "./issues.ts";

const refused = (message: string): Problem =>
  invalid({ resource: "Issue", code: "custom", field: "sub_issue_id", message });

/** https://docs.github.com/rest/issues/sub-issues — one parent for each issue. */
export function subIssueHandlers(world: World) {
  const parentOf = (number: number): Issue => found(world.issues.get(number));
  const byId = (id: number): Issue => found(world.issues.all().find((issue) => issue.id === id));
  const isAbove = (candidate: Issue, of: Issue): boolean => {
    const parent = of.parent === undefined ? undefined : world.issues.get(of.parent);
    return of === candidate || (parent !== undefined && isAbove(candidate, parent));
  };
  const detach = (child: Issue): void => {
    const parent = child.parent === undefined ? undefined : world.issues.get(child.parent);
    if (parent !== undefined)
      parent.subIssues = parent.subIssues.filter((number) => number !== child.number);
    delete child.parent;
  };
  return handlers({
    "issues/list-sub-issues": ({ input }) => {
      const children = parentOf(input.issue_number).subIssues;
      return listed(children, input, (number) => issueView(world, parentOf(number)));
    },

    "issues/get-parent": ({ input }) => {
      const { parent } = parentOf(input.issue_number);
      return ok(
        issueView(world, found(parent === undefined ? undefined : world.issues.get(parent))),
      );
    },

    "issues/add-sub-issue": ({ input }) => {
      const parent = parentOf(input.issue_number);
      const child = byId(input.sub_issue_id);
      if (isAbove(child, parent)) throw refused("An issue cannot be a sub-issue of itself");
      if (child.parent !== undefined && input.replace_parent !== true)
        throw refused("Sub issue may only have one parent");
      detach(child);
      child.parent = parent.number;
      parent.subIssues.push(child.number);
      return created(issueView(world, parent));
    },

    "issues/remove-sub-issue": ({ input }) => {
      const parent = parentOf(input.issue_number);
      const child = byId(input.sub_issue_id);
      if (child.parent !== parent.number) throw refused("The issue is not a sub-issue of this one");
      detach(child);
      return ok(issueView(world, parent));
    },
  });
}
