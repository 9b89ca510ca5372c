import type { ActionsSettings } from "../../contract/repository.ts";
import { handlers, ok } from "../http/call.ts";
import { counted } from "../http/pages.ts";
import { found, Problem } from "../http/problem.ts";
import { stamp } from "../ids.ts";
import type { World } from "../world.ts";

/** As GitHub makes a repository of a person's own. */
const NEW: ActionsSettings = {
  enabled: true,
  allowed: "all",
  patterns: [],
  pinningRequired: false,
  approvesPulls: false,
};

/** Variables with their values, secrets by name only, and what Actions may do. */
export function settingHandlers(world: World) {
  const { settings } = world.repository;
  const times = { created_at: stamp(world.born), updated_at: stamp(world.born) };
  const variable = (name: string, value: string): object => ({ name, value, ...times });
  const actions = (): ActionsSettings => settings.actions ?? NEW;
  return handlers({
    "actions/list-repo-variables": ({ input }) =>
      counted("variables", Object.entries(settings.variables), {
        asked: input,
        render: ([name, value]) => variable(name, value),
      }),

    "actions/get-repo-variable": ({ input }) =>
      ok(variable(input.name, found(settings.variables[input.name]))),

    "actions/list-repo-organization-variables": ({ input }) => {
      const { organisation, organisationVariables = {} } = settings;
      const shared = organisation === true ? Object.entries(organisationVariables) : [];
      return counted("variables", shared, {
        asked: input,
        render: ([name, value]) => variable(name, value),
      });
    },

    "actions/list-repo-secrets": ({ input }) =>
      counted("secrets", Object.keys(settings.secrets), {
        asked: input,
        render: (name) => ({ name, ...times }),
      }),

    /** On the stage an organisation shares variables alone. */
    "actions/list-repo-organization-secrets": () => ok({ total_count: 0, secrets: [] }),

    "actions/get-github-actions-permissions-repository": () => {
      const { enabled, allowed, pinningRequired } = actions();
      if (!enabled) return ok({ enabled });
      return ok({ enabled, allowed_actions: allowed, sha_pinning_required: pinningRequired });
    },

    "actions/get-allowed-actions-repository": () => {
      const { allowed, patterns, githubOwned = true } = actions();
      if (allowed !== "selected") throw new Problem(409, "Conflict");
      return ok({
        github_owned_allowed: githubOwned,
        verified_allowed: false,
        patterns_allowed: patterns,
      });
    },

    "actions/get-github-actions-default-workflow-permissions-repository": () =>
      ok({
        default_workflow_permissions: settings.defaultPermissions,
        can_approve_pull_request_reviews: actions().approvesPulls,
      }),
  });
}
