import type { Principal } from "../../contract/tokens.ts";
import { ownerOf, requireOwnOr } from "../access/roles.ts";
import { commitView, fileView } from "../code/commit-view.ts";
import { mergeIntoBranch } from "../code/branch-merge.ts";
import { readChanges } from "../git/changes.ts";
import { countCommits, readCommits } from "../git/history.ts";
import { mergeBase } from "../git/merging.ts";
import { branchHead } from "../git/refs.ts";
import { created, handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found, type FieldError, invalid, notFound, Problem } from "../http/problem.ts";
import { changeState, changeText } from "../issues/issue-changes.ts";
import type { PullIssue } from "../issues/issues.ts";
import { openIssue } from "../issues/open-issue.ts";
import { record } from "../issues/timeline-record.ts";
import type { World } from "../world.ts";
import { merge } from "./merge.ts";
import { baseTip } from "./mergeability.ts";
import { pullEvent } from "./pull-events.ts";
import { pullListView, pullView } from "./pull-view.ts";
import { keepHeadRef } from "./synchronize.ts";

const refused = (field: string, more: Pick<FieldError, "code" | "message">): Problem =>
  invalid({ resource: "PullRequest", field, ...more });

/** `owner:branch` or `branch`: the stage has no forks. */
function branchOf(world: World, head: string): string {
  const owner = ownerOf(world.repository);
  return head.startsWith(`${owner}:`) ? head.slice(owner.length + 1) : head;
}

type NewPull = {
  title?: string | undefined;
  body?: string | undefined;
  head: string;
  base: string;
  draft?: boolean | undefined;
};

async function openPull(world: World, input: NewPull, principal: Principal): Promise<PullIssue> {
  const ref = branchOf(world, input.head);
  const head = await branchHead(world.git, ref);
  if (head === undefined) throw refused("head", { code: "invalid" });
  const base = await branchHead(world.git, input.base);
  if (base === undefined) throw refused("base", { code: "invalid" });
  const twin = world.issues
    .pulls()
    .find(
      ({ state, pull }) =>
        state === "open" && pull.head.ref === ref && pull.base.ref === input.base,
    );
  if (twin !== undefined) {
    const message = `A pull request already exists for ${ownerOf(world.repository)}:${ref}.`;
    throw refused("head", { code: "custom", message });
  }
  if ((await countCommits(world.git, base, head)) === 0)
    throw refused("head", {
      code: "custom",
      message: `No commits between ${input.base} and ${ref}`,
    });
  const issue = openIssue(world, {
    title: input.title ?? "",
    body: input.body ?? null,
    author: principal.account,
  });
  issue.pull = {
    head: { ref, sha: head },
    base: { ref: input.base, sha: base },
    draft: input.draft === true,
    reviewers: [],
    reviews: [],
  };
  return issue as PullIssue;
}

export function pullHandlers(world: World) {
  const pullOf = (number: number): PullIssue => found(world.issues.getPull(number));
  return handlers({
    "pulls/get": async ({ input }) => ok(await pullView(world, pullOf(input.pull_number))),

    "pulls/list": ({ input }) => {
      const { state = "open", head, base, direction = "desc" } = input;
      const pulls = world.issues
        .pulls()
        .filter(
          (issue) =>
            (state === "all" || issue.state === state) &&
            (head === undefined || issue.pull.head.ref === branchOf(world, head)) &&
            (base === undefined || issue.pull.base.ref === base),
        );
      if (direction === "desc") pulls.reverse();
      return listed(pulls, input, (issue) => pullListView(world, issue));
    },

    "pulls/create": async ({ input, principal }) => {
      const issue = await openPull(world, input, principal);
      await keepHeadRef(world, issue);
      await pullEvent(world, issue, { action: "opened", principal });
      return created(await pullView(world, issue));
    },

    "pulls/update": async ({ input, principal }) => {
      const issue = pullOf(input.pull_number);
      requireOwnOr(principal, issue.author, "triage");
      const { title, body, base, state } = input;
      if (base !== undefined && base !== issue.pull.base.ref) {
        const sha = await branchHead(world.git, base);
        if (sha === undefined) throw refused("base", { code: "invalid" });
        issue.pull.base = { ref: base, sha };
      }
      await changeText(world, issue, {
        ...(title === undefined ? {} : { title }),
        ...(body === undefined ? {} : { body }),
        principal,
      });
      if (state === "open" && issue.pull.mergedAt !== undefined)
        throw refused("state", { code: "invalid" });
      if (state !== undefined) await changeState(world, issue, { state, principal });
      return ok(await pullView(world, issue));
    },

    "pulls/list-files": async ({ input }) => {
      const issue = pullOf(input.pull_number);
      const head = issue.pull.head.sha;
      const from = await mergeBase(world.git, await baseTip(world, issue), head);
      const changes = await readChanges(world.git, from, head);
      return listed(changes, input, (change) => fileView(world, change, head));
    },

    "pulls/list-commits": async ({ input }) => {
      const issue = pullOf(input.pull_number);
      const range = `${await baseTip(world, issue)}..${issue.pull.head.sha}`;
      const commits = await readCommits(world.git, ["--reverse", range, "--"]);
      return listed(commits, input, (commit) => commitView(world, commit));
    },

    "pulls/check-if-merged": ({ input }) => {
      if (pullOf(input.pull_number).pull.mergedAt === undefined) throw notFound();
      return noContent();
    },

    "pulls/merge": async ({ input, principal }) => {
      const sha = await merge(world, pullOf(input.pull_number), {
        method: input.merge_method ?? "merge",
        sha: input.sha,
        title: input.commit_title,
        message: input.commit_message,
        principal,
      });
      return ok({ sha, merged: true, message: "Pull Request successfully merged" });
    },

    "pulls/update-branch": async ({ input, principal }) => {
      const issue = pullOf(input.pull_number);
      const { head, base } = issue.pull;
      if (input.expected_head_sha !== undefined && input.expected_head_sha !== head.sha)
        throw new Problem(422, `expected head sha didn’t match current head ref.`);
      const merged = await mergeIntoBranch(world, {
        branch: head.ref,
        commit: await baseTip(world, issue),
        message: `Merge branch '${base.ref}' into ${head.ref}`,
        principal,
      });
      if (merged === "conflict") throw new Problem(422, `merge conflict between base and head`);
      if (merged === "nothing")
        throw new Problem(422, `There are no new commits on the base branch.`);
      return {
        status: 202,
        body: {
          message: "Updating pull request branch.",
          url: world.urls.html(`/pull/${issue.number}`),
        },
      };
    },
  });
}

/** What the web page's "Ready for review" and "Convert to draft" do; REST has no operation for it. */
export async function setDraft(
  world: World,
  issue: PullIssue,
  { draft, principal }: { draft: boolean; principal: Principal },
): Promise<void> {
  if (issue.pull.draft === draft) return;
  issue.pull.draft = draft;
  const actor = principal.account;
  record(world, issue, { event: draft ? "convert_to_draft" : "ready_for_review", actor });
  await pullEvent(world, issue, {
    action: draft ? "converted_to_draft" : "ready_for_review",
    principal,
  });
}
