import { atLeast, ownerOf, roleOf } from "../access/roles.ts";
import { accountView } from "../accounts.ts";
import { created, handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found, notFound } from "../http/problem.ts";
import type { World } from "../world.ts";
import { setAssignees } from "./issue-changes.ts";
import { issueView } from "./issue-view.ts";

/** The owner and everyone who was given a role. */
export const members = ({ repository }: World): string[] => [
  ...new Set([ownerOf(repository), ...Object.keys(repository.settings.collaborators)]),
];

/** GitHub assigns people with write access only, and leaves others out in silence. */
const assignable = (world: World, login: string): boolean =>
  members(world).includes(login) && atLeast(roleOf(world.repository, login), "triage");

export const assigneeHandlers = (world: World) =>
  handlers({
    "issues/list-assignees": ({ input }) =>
      listed(
        members(world).filter((login) => assignable(world, login)),
        input,
        (login) => accountView(world.urls, world.accounts.byLogin(login)),
      ),

    "issues/check-user-can-be-assigned": ({ input }) => {
      if (!assignable(world, input.assignee)) throw notFound();
      return noContent();
    },

    "issues/add-assignees": async ({ input, principal }) => {
      const issue = found(world.issues.get(input.issue_number));
      const before = issue.assignees.map(({ login }) => login);
      const more = (input.assignees ?? []).filter((login) => assignable(world, login));
      await setAssignees(world, issue, { logins: [...new Set([...before, ...more])], principal });
      return created(issueView(world, issue));
    },

    "issues/remove-assignees": async ({ input, principal }) => {
      const issue = found(world.issues.get(input.issue_number));
      const logins = issue.assignees
        .map(({ login }) => login)
        .filter((login) => !input.assignees.includes(login));
      await setAssignees(world, issue, { logins, principal });
      return ok(issueView(world, issue));
    },
  });
