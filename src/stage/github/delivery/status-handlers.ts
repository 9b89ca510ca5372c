import type { Principal } from "../../contract/tokens.ts";
import { accountView } from "../accounts.ts";
import { commitView } from "../code/commit-view.ts";
import { emit } from "../events/emit.ts";
import { readCommit } from "../git/history.ts";
import { resolveCommit } from "../git/refs.ts";
import { created, handlers } from "../http/call.ts";
import { listed, pageOf } from "../http/pages.ts";
import { found, notFound, Problem } from "../http/problem.ts";
import { nodeId, stamp } from "../ids.ts";
import { repositoryView } from "../repository/repository-view.ts";
import type { World } from "../world.ts";
import type { CommitStatus, StatusState } from "./statuses.ts";

function statusView({ urls }: World, status: CommitStatus): Record<string, unknown> {
  return {
    id: status.id,
    node_id: nodeId("SC", status.id),
    url: urls.api(`/statuses/${status.sha}`),
    avatar_url: null,
    state: status.state,
    context: status.context,
    description: status.description,
    target_url: status.targetUrl,
    created_at: stamp(status.at),
    updated_at: stamp(status.at),
  };
}

/** https://docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference */
function combined(statuses: readonly CommitStatus[]): StatusState {
  const states = statuses.map(({ state }) => state);
  if (states.some((state) => state === "failure" || state === "error")) return "failure";
  return states.length === 0 || states.includes("pending") ? "pending" : "success";
}

async function tell(world: World, status: CommitStatus, principal: Principal): Promise<void> {
  const { sha, id, context } = status;
  const payload = {
    id,
    sha,
    name: world.repository.fullName,
    context,
    description: status.description,
    state: status.state,
    target_url: status.targetUrl,
    branches: [],
    commit: commitView(world, found(await readCommit(world.git, sha))),
    created_at: stamp(status.at),
    updated_at: stamp(status.at),
  };
  await emit(world, { name: "status", payload, principal });
}

export function statusHandlers(world: World) {
  const shaOf = async (ref: string): Promise<string> => {
    const sha = await resolveCommit(world.git, ref);
    if (sha === undefined) throw notFound();
    return sha;
  };
  return handlers({
    "repos/create-commit-status": async ({ input, principal }) => {
      const sha = await resolveCommit(world.git, input.sha);
      if (sha === undefined) throw new Problem(422, `No commit found for SHA: ${input.sha}`);
      const status: CommitStatus = {
        id: world.ids.next(),
        sha,
        context: input.context ?? "default",
        state: input.state,
        description: input.description ?? null,
        targetUrl: input.target_url ?? null,
        creator: principal.account,
        at: world.clock(),
      };
      world.statuses.add(status);
      await tell(world, status, principal);
      return created({
        ...statusView(world, status),
        creator: accountView(world.urls, status.creator),
      });
    },

    "repos/list-commit-statuses-for-ref": async ({ input }) =>
      listed(world.statuses.of(await shaOf(input.ref)), input, (status) => ({
        ...statusView(world, status),
        creator: accountView(world.urls, status.creator),
      })),

    "repos/get-combined-status-for-ref": async ({ input }) => {
      const sha = await shaOf(input.ref);
      const current = world.statuses.current(sha);
      const { items, page } = pageOf(current, input);
      const body = {
        sha,
        state: combined(current),
        statuses: items.map((status) => statusView(world, status)),
        total_count: current.length,
        repository: repositoryView(world),
        commit_url: world.urls.api(`/commits/${sha}`),
        url: world.urls.api(`/commits/${sha}/status`),
      };
      return { status: 200, body, page };
    },
  });
}
