import type { Account, Principal } from "../../contract/tokens.ts";
import { accountView } from "../accounts.ts";
import { emit } from "../events/emit.ts";
import { pullEvent } from "../pulls/pull-events.ts";
import type { World } from "../world.ts";
import { issueView } from "./issue-view.ts";
import { isPull, type Issue, type StateReason } from "./issues.ts";
import { ensureLabels } from "./label-changes.ts";
import { labelView } from "./label-view.ts";
import type { Label } from "./labels.ts";
import { record } from "./timeline-record.ts";

/** `issues` for an issue, `pull_request` where the number is a pull request's. */
export async function tellOfIssue(
  world: World,
  issue: Issue,
  told: { action: string; principal: Principal; more?: Record<string, unknown> },
): Promise<void> {
  if (isPull(issue)) return pullEvent(world, issue, told);
  const { action, principal, more } = told;
  const payload = { issue: issueView(world, issue), ...more };
  await emit(world, { name: "issues", action, payload, principal });
}

/** One `labeled` event for each label that the issue did not have. */
export async function addLabels(
  world: World,
  issue: Issue,
  { names, principal }: { names: readonly string[]; principal: Principal },
): Promise<void> {
  const fresh = (await ensureLabels(world, names, principal)).filter(
    (label) => !issue.labels.includes(label),
  );
  issue.labels.push(...fresh);
  for (const label of fresh)
    await relabelled(world, issue, { action: "labeled", label, principal });
}

export async function removeLabels(
  world: World,
  issue: Issue,
  { labels, principal }: { labels: readonly Label[]; principal: Principal },
): Promise<void> {
  issue.labels = issue.labels.filter((label) => !labels.includes(label));
  for (const label of labels)
    await relabelled(world, issue, { action: "unlabeled", label, principal });
}

/** Afterwards the issue has these labels and no others. */
export async function setLabels(
  world: World,
  issue: Issue,
  { names, principal }: { names: readonly string[]; principal: Principal },
): Promise<void> {
  const wanted = await ensureLabels(world, names, principal);
  const labels = issue.labels.filter((label) => !wanted.includes(label));
  await removeLabels(world, issue, { labels, principal });
  await addLabels(world, issue, { names, principal });
}

type Relabelling = { action: "labeled" | "unlabeled"; label: Label; principal: Principal };

async function relabelled(world: World, issue: Issue, change: Relabelling): Promise<void> {
  const { action, label, principal } = change;
  const { name, color } = label;
  record(world, issue, { event: action, actor: principal.account, label: { name, color } });
  await tellOfIssue(world, issue, { action, principal, more: { label: labelView(world, label) } });
}

type StateChange = {
  state: "open" | "closed";
  reason?: StateReason | undefined;
  principal: Principal;
  /** The commit that closed it, where a keyword in it did. */
  commit?: string;
};

/** Closes or reopens; nothing happens where it is so already. */
export async function changeState(world: World, issue: Issue, change: StateChange): Promise<void> {
  if (issue.state === change.state) return;
  const { state, principal, commit } = change;
  issue.state = state;
  if (state === "closed") {
    issue.closedAt = world.clock();
    issue.closedBy = principal.account;
    issue.stateReason = isPull(issue) ? null : (change.reason ?? "completed");
  } else {
    delete issue.closedAt;
    delete issue.closedBy;
    issue.stateReason = isPull(issue) ? null : "reopened";
  }
  const action = state === "closed" ? "closed" : "reopened";
  record(world, issue, {
    event: action,
    actor: principal.account,
    reason: issue.stateReason,
    ...(commit === undefined ? {} : { commit }),
  });
  await tellOfIssue(world, issue, { action, principal });
}

/** Title and body. GitHub keeps no entry for a changed body. */
export async function changeText(
  world: World,
  issue: Issue,
  { title, body, principal }: { title?: string; body?: string | null; principal: Principal },
): Promise<void> {
  const changes: Record<string, { from: string }> = {};
  if (title !== undefined && title !== issue.title) {
    changes["title"] = { from: issue.title };
    record(world, issue, {
      event: "renamed",
      actor: principal.account,
      rename: { from: issue.title, to: title },
    });
    issue.title = title;
  }
  if (body !== undefined && body !== issue.body) {
    changes["body"] = { from: issue.body ?? "" };
    issue.body = body;
    issue.updatedAt = world.clock();
  }
  if (Object.keys(changes).length > 0)
    await tellOfIssue(world, issue, { action: "edited", principal, more: { changes } });
}

/** Afterwards these people are assigned and nobody else. */
export async function setAssignees(
  world: World,
  issue: Issue,
  { logins, principal }: { logins: readonly string[]; principal: Principal },
): Promise<void> {
  const wanted = logins.map((login) => world.accounts.byLogin(login));
  const has = (people: readonly Account[], one: Account): boolean =>
    people.some(({ login }) => login === one.login);
  const before = issue.assignees;
  issue.assignees = wanted;
  const gone = before.filter((account) => !has(wanted, account));
  const fresh = wanted.filter((account) => !has(before, account));
  for (const assignee of gone) await tellAssigned("unassigned", assignee);
  for (const assignee of fresh) await tellAssigned("assigned", assignee);

  function tellAssigned(action: "assigned" | "unassigned", assignee: Account): Promise<void> {
    record(world, issue, { event: action, actor: principal.account, assignee });
    const more = { assignee: accountView(world.urls, assignee) };
    return tellOfIssue(world, issue, { action, principal, more });
  }
}
