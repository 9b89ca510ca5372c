import type { Account, Principal } from "../../contract/tokens.ts";
import { ownerOf } from "../access/roles.ts";
import { accountView } from "../accounts.ts";
import { created, handlers, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found, invalid, Problem } from "../http/problem.ts";
import { nodeId, stamp } from "../ids.ts";
import { authorAssociation } from "../issues/issue-view.ts";
import type { PullIssue } from "../issues/issues.ts";
import { record } from "../issues/timeline-record.ts";
import type { World } from "../world.ts";
import type { Review, ReviewState } from "./pull.ts";
import { pullEvent } from "./pull-events.ts";
import { pullListView } from "./pull-view.ts";

const STATE_OF = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  COMMENT: "COMMENTED",
} as const satisfies Record<string, ReviewState>;

function reviewView(world: World, issue: PullIssue, review: Review): Record<string, unknown> {
  const { urls } = world;
  const pullUrl = urls.api(`/pulls/${issue.number}`);
  const page = urls.html(`/pull/${issue.number}#pullrequestreview-${review.id}`);
  return {
    id: review.id,
    node_id: nodeId("PRR", review.id),
    user: accountView(urls, review.author),
    author_association: authorAssociation(world, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pullUrl,
    submitted_at: stamp(review.submittedAt),
    commit_id: review.commit,
    _links: { html: { href: page }, pull_request: { href: pullUrl } },
  };
}

/** GitHub's REST bodies shout the state, its webhooks do not. */
const reviewedView = (world: World, issue: PullIssue, review: Review): object => ({
  ...reviewView(world, issue, review),
  state: review.state.toLowerCase(),
  updated_at: stamp(review.submittedAt),
});

/** https://docs.github.com/pull-requests/collaborating-with-pull-requests/proposing-changes-to-your-work-with-pull-requests/requesting-a-pull-request-review */
const collaborates = ({ repository }: World, login: string): boolean =>
  login === ownerOf(repository) || (repository.settings.collaborators[login] ?? "none") !== "none";

const noCollaborator = ({ repository }: World): string =>
  `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repository.fullName} repository.`;

type Request = { action: "review_requested" | "review_request_removed"; reviewer: Account };

async function tellRequest(
  world: World,
  issue: PullIssue,
  { action, reviewer, principal }: Request & { principal: Principal },
): Promise<void> {
  record(world, issue, { event: action, actor: principal.account, reviewer });
  const more = { requested_reviewer: accountView(world.urls, reviewer) };
  await pullEvent(world, issue, { action, principal, more });
}

export function reviewHandlers(world: World) {
  const pullOf = (number: number): PullIssue => found(world.issues.getPull(number));
  return handlers({
    "pulls/list-requested-reviewers": ({ input }) => {
      const { reviewers } = pullOf(input.pull_number).pull;
      return ok({ users: reviewers.map((account) => accountView(world.urls, account)), teams: [] });
    },

    "pulls/request-reviewers": async ({ input, principal }) => {
      const issue = pullOf(input.pull_number);
      const { reviewers } = issue.pull;
      const asked = "reviewers" in input ? (input.reviewers ?? []) : [];
      const teams = "team_reviewers" in input ? (input.team_reviewers ?? []) : [];
      if (asked.includes(issue.author.login))
        throw new Problem(422, "Review cannot be requested from pull request author.");
      // The stage has no organisation, so no team can see the repository.
      if (teams.length > 0 || asked.some((login) => !collaborates(world, login)))
        throw new Problem(422, noCollaborator(world));
      for (const login of asked) {
        if (reviewers.some((account) => account.login === login)) continue;
        const reviewer = world.accounts.byLogin(login);
        reviewers.push(reviewer);
        await tellRequest(world, issue, { action: "review_requested", reviewer, principal });
      }
      return created(pullListView(world, issue));
    },

    "pulls/remove-requested-reviewers": async ({ input, principal }) => {
      const issue = pullOf(input.pull_number);
      for (const login of input.reviewers) {
        const reviewer = issue.pull.reviewers.find((account) => account.login === login);
        if (reviewer === undefined) continue;
        issue.pull.reviewers.splice(issue.pull.reviewers.indexOf(reviewer), 1);
        await tellRequest(world, issue, { action: "review_request_removed", reviewer, principal });
      }
      return ok(pullListView(world, issue));
    },

    "pulls/list-reviews": ({ input }) => {
      const issue = pullOf(input.pull_number);
      return listed(issue.pull.reviews, input, (review) => reviewView(world, issue, review));
    },

    "pulls/get-review": ({ input }) => {
      const issue = pullOf(input.pull_number);
      const review = found(issue.pull.reviews.find(({ id }) => id === input.review_id));
      return ok(reviewView(world, issue, review));
    },

    "pulls/create-review": async ({ input, principal }) => {
      const issue = pullOf(input.pull_number);
      const { event, body = "" } = input;
      if (event === "APPROVE" && principal.account.login === issue.author.login)
        throw new Problem(422, "Unprocessable Entity: Can not approve your own pull request");
      if (event !== undefined && event !== "APPROVE" && body === "")
        throw invalid({ resource: "PullRequestReview", field: "body", code: "missing_field" });
      const review: Review = {
        id: world.ids.next(),
        author: principal.account,
        state: event === undefined ? "PENDING" : STATE_OF[event],
        body,
        commit: input.commit_id ?? issue.pull.head.sha,
        submittedAt: world.clock(),
      };
      issue.pull.reviews.push(review);
      issue.pull.reviewers = issue.pull.reviewers.filter(
        ({ login }) => login !== principal.account.login,
      );
      if (event !== undefined)
        await pullEvent(world, issue, {
          name: "pull_request_review",
          action: "submitted",
          principal,
          more: { review: reviewedView(world, issue, review) },
        });
      return ok(reviewView(world, issue, review));
    },
  });
}
