import { identityOf } from "../../core/issue/labels.ts";
import { marker } from "../../core/names.ts";
import { filesIn } from "../../core/plan/planned-files.ts";
import type { OtherPlans } from "../../ports/other-plans.ts";
import type { GithubClient } from "./client.ts";
import { issueOf } from "./issues.ts";
import { ACTIONS_BOT, type Place } from "./place.ts";

/** States in which a change is being made, or has not landed yet. */
const AT_WORK = ["analyzing", "awaiting-approval", "implementing", "reviewing"].map(
  (state) => `state:${state}`,
);

/** Read from the plans' comments: one request where nothing else is at work, two where something is. */
export function githubOtherPlans({
  client: { rest },
  owner,
  repo,
  botLogin = ACTIONS_BOT,
}: Place & { client: GithubClient; botLogin?: string }): OtherPlans {
  const newest = { owner, repo, sort: "updated", direction: "desc", per_page: 100 } as const;

  const othersThan = async (issue: number): Promise<number[]> => {
    const { data } = await rest.issues.listForRepo({ ...newest, state: "open" });
    return data
      .map(issueOf)
      .filter(({ number, isPullRequest, labels }) => {
        const works = labels.some((label) => AT_WORK.includes(identityOf(label)));
        return works && !isPullRequest && number !== issue;
      })
      .map(({ number }) => number);
  };

  return {
    async atWork(issue) {
      const others = await othersThan(issue);
      if (others.length === 0) return [];
      const { data } = await rest.issues.listCommentsForRepo(newest);
      return others.flatMap((other) => {
        const mark = marker(other, "plan");
        const plan = data.find(
          ({ body, user }) =>
            user?.login.toLowerCase() === botLogin.toLowerCase() && body?.startsWith(mark),
        );
        const files = filesIn(plan?.body ?? "");
        return files.length === 0 ? [] : [{ issue: other, files }];
      });
    },
  };
}
