import type { Principal } from "../../contract/tokens.ts";
import { emit } from "../events/emit.ts";
import type { PullIssue } from "../issues/issues.ts";
import type { World } from "../world.ts";
import { testMerge } from "./mergeability.ts";
import { pullView } from "./pull-view.ts";

type Told = {
  action: string;
  principal: Principal;
  more?: Record<string, unknown>;
  /** `pull_request_review` is the other one that carries a pull request. */
  name?: string;
};

/**
 * GITHUB_REF of such runs is the test merge, of a merged one the base branch.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
export async function pullEvent(world: World, issue: PullIssue, told: Told): Promise<void> {
  const { pull, number } = issue;
  const { action, principal, more, name = "pull_request" } = told;
  const where =
    pull.mergeSha === undefined
      ? {
          ref: `refs/pull/${number}/merge`,
          sha: (await testMerge(world, issue)).commit ?? pull.head.sha,
        }
      : { ref: `refs/heads/${pull.base.ref}`, sha: pull.mergeSha };
  const payload = {
    ...(name === "pull_request" ? { number } : {}),
    pull_request: await pullView(world, issue),
    ...more,
  };
  await emit(world, { name, action, payload, principal, ...where });
}
