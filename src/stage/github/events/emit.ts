import type { Principal } from "../../contract/tokens.ts";
import { accountView } from "../accounts.ts";
import { branchHead, ZERO_SHA } from "../git/refs.ts";
import { repositoryView } from "../repository/repository-view.ts";
import type { World } from "../world.ts";

export type Happening = {
  /** `issues`, `pull_request`, ... */
  name: string;
  action?: string;
  /** All of the payload but `action`, `repository` and `sender`. */
  payload: Record<string, unknown>;
  principal: Principal;
  /** Where GITHUB_REF is not the default branch. */
  ref?: string;
  sha?: string;
  workflow?: string;
};

/** Tells Actions what happened, in GitHub's webhook form. */
export async function emit(world: World, happening: Happening): Promise<void> {
  const { name, action, principal, workflow } = happening;
  const { defaultBranch } = world.repository;
  // Before anything else happens: the payload shows the moment of the event.
  const payload = {
    ...(action === undefined ? {} : { action }),
    ...happening.payload,
    repository: repositoryView(world),
    sender: accountView(world.urls, principal.account),
  };
  world.outbox.send({
    name,
    payload,
    actor: principal.account,
    ref: happening.ref ?? `refs/heads/${defaultBranch}`,
    sha: happening.sha ?? (await branchHead(world.git, defaultBranch)) ?? ZERO_SHA,
    ...(workflow === undefined ? {} : { workflow }),
    // What an App's installation does starts workflows, as what people do.
    cause: principal.kind === "job" ? "github_token" : "user",
  });
}
