import type { StageEvent } from "../../contract/events.ts";
import type { StageRepository } from "../../contract/repository.ts";
import type { BareRepository } from "../files/bare-repository.ts";
import { record, text } from "../language/values.ts";

/** Events whose run belongs to a ref of their own; all others belong to the default branch. */
const OWN_REF = ["push", "pull_request", "workflow_dispatch", "create", "merge_group", "release"];

/** GITHUB_REF and GITHUB_SHA of the runs that an event starts; undefined where there is no commit. */
export const eventCommit = (
  event: StageEvent,
  repository: StageRepository,
  git: BareRepository,
): { ref: string; sha: string } | undefined => {
  const ref = OWN_REF.includes(event.name) ? event.ref : `refs/heads/${repository.defaultBranch}`;
  const sha = git.commit(OWN_REF.includes(event.name) && event.sha !== "" ? event.sha : ref);
  return sha === undefined ? undefined : { ref, sha };
};

/**
 * The paths that an event changes. Pushes to a branch are compared with what was there before, new branches
 * and pull requests with where they left the other branch.
 * https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#git-diff-comparisons
 */
export const changedPaths = (
  event: StageEvent,
  sha: string,
  repository: StageRepository,
  git: BareRepository,
): string[] => {
  const pull = record(event.payload["pull_request"]);
  const side = (name: string): string => text(record(pull[name])["sha"]);
  if (side("base") !== "") return git.changed(side("base"), "...", side("head"));
  const before = text(event.payload["before"]);
  return /^0*$/.test(before)
    ? git.changed(`refs/heads/${repository.defaultBranch}`, "...", sha)
    : git.changed(before, "..", sha);
};
