import { accountView } from "../accounts.ts";
import { handlers, ok } from "../http/call.ts";
import { counted } from "../http/pages.ts";
import { found } from "../http/problem.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";
import type { Environment } from "./environments.ts";

function environmentView(world: World, environment: Environment): Record<string, unknown> {
  const { urls, accounts } = world;
  const { id, name, createdAt, settings } = environment;
  const reviewers = settings.reviewers.map((login) => ({
    type: "User",
    reviewer: accountView(urls, accounts.byLogin(login)),
  }));
  return {
    id,
    node_id: nodeId("EN", id),
    name,
    url: urls.api(`/environments/${encodeURIComponent(name)}`),
    html_url: urls.html(
      `/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    ),
    created_at: stamp(createdAt),
    updated_at: stamp(createdAt),
    protection_rules:
      reviewers.length === 0
        ? []
        : [
            {
              id,
              node_id: nodeId("GA", id),
              type: "required_reviewers",
              prevent_self_review: false,
              reviewers,
            },
          ],
    deployment_branch_policy: null,
  };
}

export const environmentHandlers = (world: World) =>
  handlers({
    "repos/get-all-environments": ({ input }) =>
      counted("environments", world.environments.all(world.clock()), {
        asked: input,
        render: (environment) => environmentView(world, environment),
      }),

    "repos/get-environment": ({ input }) => {
      const environment = world.environments.get(input.environment_name, world.clock());
      return ok(environmentView(world, found(environment)));
    },

    "repos/create-or-update-environment": ({ input }) => {
      const environment = world.environments.note(input.environment_name, world.clock());
      const people = (input.reviewers ?? []).flatMap(({ type, id }) =>
        type === "User" && id !== undefined ? (world.accounts.byId(id)?.login ?? []) : [],
      );
      environment.settings.reviewers = people;
      return ok(environmentView(world, environment));
    },
  });
