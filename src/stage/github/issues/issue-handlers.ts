import type { Principal } from "../../contract/tokens.ts";
import { hasRole, requireOwnOr } from "../access/roles.ts";
import { created, handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found, notFound } from "../http/problem.ts";
import type { World } from "../world.ts";
import {
  addLabels,
  changeState,
  changeText,
  setAssignees,
  setLabels,
  tellOfIssue,
} from "./issue-changes.ts";
import { type IssueFilter, selectIssues } from "./issue-filter.ts";
import { issueView } from "./issue-view.ts";
import { openIssue } from "./open-issue.ts";
import { record } from "./timeline-record.ts";

type LabelInput = string | { name?: string };

const labelNames = (labels: readonly LabelInput[]): string[] =>
  labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? [])));

/** Strangers who set labels or assignees are not refused: GitHub drops them in silence. */
const mayTriage = (principal: Principal): boolean => hasRole(principal, "triage");

export const issueHandlers = (world: World) =>
  handlers({
    "issues/get": ({ input }) => ok(issueView(world, found(world.issues.get(input.issue_number)))),

    "issues/list-for-repo": ({ input }) =>
      listed(selectIssues(world.issues.all(), input as IssueFilter), input, (issue) =>
        issueView(world, issue),
      ),

    "issues/create": async ({ input, principal }) => {
      const issue = openIssue(world, {
        title: String(input.title),
        body: input.body ?? null,
        author: principal.account,
      });
      await tellOfIssue(world, issue, { action: "opened", principal });
      if (mayTriage(principal)) {
        await addLabels(world, issue, { names: labelNames(input.labels ?? []), principal });
        const logins = input.assignees ?? (input.assignee ? [input.assignee] : []);
        await setAssignees(world, issue, { logins, principal });
      }
      return created(issueView(world, issue));
    },

    "issues/update": async ({ input, principal }) => {
      const issue = found(world.issues.get(input.issue_number));
      requireOwnOr(principal, issue.author, "triage");
      await changeText(world, issue, {
        ...(input.title == null ? {} : { title: String(input.title) }),
        ...(input.body === undefined ? {} : { body: input.body }),
        principal,
      });
      if (mayTriage(principal)) {
        if (input.labels)
          await setLabels(world, issue, { names: labelNames(input.labels), principal });
        if (input.assignees)
          await setAssignees(world, issue, { logins: input.assignees, principal });
      }
      if (input.state !== undefined)
        await changeState(world, issue, {
          state: input.state,
          reason: input.state_reason,
          principal,
        });
      return ok(issueView(world, issue));
    },

    "issues/lock": async ({ input, principal }) => {
      const issue = found(world.issues.get(input.issue_number));
      issue.locked = true;
      issue.lockReason = input.lock_reason ?? null;
      record(world, issue, { event: "locked", actor: principal.account, reason: issue.lockReason });
      await tellOfIssue(world, issue, { action: "locked", principal });
      return noContent();
    },

    "issues/unlock": async ({ input, principal }) => {
      const issue = found(world.issues.get(input.issue_number));
      if (!issue.locked) throw notFound();
      issue.locked = false;
      issue.lockReason = null;
      record(world, issue, { event: "unlocked", actor: principal.account, reason: null });
      await tellOfIssue(world, issue, { action: "unlocked", principal });
      return noContent();
    },
  });
