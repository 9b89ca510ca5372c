import { z } from "zod";
import { identityOf, sameLabel } from "../../core/issue/labels.ts";
import type { Issue, LabelledIssues } from "../../ports/issues.ts";
import type { GithubClient } from "./client.ts";
import { issueOf } from "./issues.ts";
import { lastPage, type Place } from "./place.ts";

/** Null where the account is gone, although GitHub's types do not say so. */
const Actor = z.object({ login: z.string() });

/** Pages of 100 looked through; a repository with more open issues is swept over several times. */
const MOST_PAGES = 10;
/** GitHub names this event with a label: https://docs.github.com/rest/using-the-rest-api/issue-event-types#labeled */
const LABELED = "labeled";

/** Open issues by label, found by going through all open ones: labels may be spelt with an emoji. */
export function githubLabelledIssues({
  client,
  owner,
  repo,
}: Place & { client: GithubClient }): LabelledIssues {
  const { rest } = client;
  const carrying = (issues: readonly Issue[], labels: readonly string[]): Issue[] => {
    const wanted = new Set(labels.map(identityOf));
    return issues.filter(
      (issue) =>
        !issue.isPullRequest && issue.labels.some((label) => wanted.has(identityOf(label))),
    );
  };
  return {
    async labelled(labels) {
      const query = { owner, repo, state: "open", sort: "updated", per_page: 100 } as const;
      const found = [];
      for (let page = 1, last = 1; page <= Math.min(last, MOST_PAGES); page += 1) {
        const { data, headers } = await rest.issues.listForRepo({ ...query, page });
        last = lastPage(headers.link);
        found.push(...data.map(issueOf));
      }
      return carrying(found, labels);
    },

    async closedLately(labels) {
      const query = { owner, repo, state: "closed", sort: "updated", per_page: 100 } as const;
      const { data } = await rest.issues.listForRepo(query);
      return carrying(data.map(issueOf), labels);
    },

    /** GitHub lists events oldest first, so the last page is looked through first. */
    async labelledBy(number, label) {
      const query = { owner, repo, issue_number: number, per_page: 100 };
      const first = await rest.issues.listEvents(query);
      const last = lastPage(first.headers.link);
      for (let page = last; page >= Math.max(1, last - MOST_PAGES); page -= 1) {
        const { data } = page === 1 ? first : await rest.issues.listEvents({ ...query, page });
        const labeling = data.findLast(
          (event) =>
            event.event === LABELED && "label" in event && sameLabel(event.label.name, label),
        );
        if (labeling) return Actor.safeParse(labeling.actor).data?.login;
      }
      return undefined;
    },
  };
}
