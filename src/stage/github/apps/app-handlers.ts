import { type AppPermissions, type AppSettings, workflowPermissions } from "../../contract/apps.ts";
import type { Principal } from "../../contract/tokens.ts";
import { nameOf, ownerOf } from "../access/roles.ts";
import { created, handlers, noContent, ok, type Reply } from "../http/call.ts";
import { counted } from "../http/pages.ts";
import { found, notFound, Problem, StageFault } from "../http/problem.ts";
import { repositoryView } from "../repository/repository-view.ts";
import type { World } from "../world.ts";
import { appView, installationView } from "./installation-view.ts";

/** An installation token lives for an hour, longer than any play on the stage, which lets none expire. */
const HOUR = 3_600_000;

/** Who comes by a signed token; the rules let nobody else through. */
function appBehind(principal: Principal): AppSettings {
  if (principal.kind !== "app") throw new StageFault("no GitHub App behind a signed token");
  return principal.app;
}

/** What is asked for, where the installation has as much of it; everything where nothing is asked for. */
function narrowed(has: AppPermissions, asked: Record<string, unknown> | undefined): AppPermissions {
  if (asked === undefined) return has;
  const entries = Object.entries(asked).map(([name, level]): [string, "read" | "write"] => {
    if (level !== "read" && level !== "write") throw notGranted();
    const own = name === "metadata" ? "read" : has[name];
    if (own === undefined || (level === "write" && own === "read")) throw notGranted();
    return [name, level];
  });
  return Object.fromEntries(entries);
}

const notGranted = (): Problem =>
  new Problem(422, "The permissions requested are not granted to this installation.");

/**
 * GitHub Apps, as far as a workflow needs them to act as one.
 * https://docs.github.com/rest/apps/apps and https://docs.github.com/rest/apps/installations
 */
export function appHandlers(world: World) {
  const { repository } = world;

  const tokenOf = (
    app: AppSettings,
    asked: { permissions?: Record<string, unknown>; repositories?: string[] },
  ): Reply => {
    const { permissions: has } = found(app.installation);
    const own = nameOf(repository).toLowerCase();
    if ((asked.repositories ?? []).some((name) => name.toLowerCase() !== own))
      throw new Problem(
        422,
        "There is at least one repository that does not exist or is not accessible to the parent installation.",
      );
    const permissions = narrowed(has, asked.permissions);
    const principal: Principal = {
      kind: "installation",
      account: world.accounts.byLogin(`${app.slug}[bot]`),
      permissions: workflowPermissions(permissions),
      repository: repository.fullName,
    };
    const expires = new Date(world.clock().getTime() + HOUR);
    return created({
      token: world.tokens.mint(principal),
      expires_at: expires.toISOString(),
      permissions: { metadata: "read", ...permissions },
      repository_selection: "selected",
      repositories: [repositoryView(world)],
    });
  };

  return handlers({
    "apps/get-authenticated": ({ principal }) => ok(appView(world, appBehind(principal))),

    "apps/get-repo-installation": ({ principal }) => {
      const app = appBehind(principal);
      return ok(installationView(world, app, found(app.installation)));
    },

    "apps/create-installation-access-token": ({ input, principal }) => {
      const app = appBehind(principal);
      if (app.installation?.id !== input.installation_id) throw notFound();
      return tokenOf(app, input);
    },

    "apps/revoke-installation-access-token": ({ principal }) => {
      world.tokens.revokeOf(principal);
      return noContent();
    },

    "orgs/list-app-installations": ({ input }) => {
      const { organisation, apps = [] } = repository.settings;
      const isOurs = input.org.toLowerCase() === ownerOf(repository).toLowerCase();
      if (organisation !== true || !isOurs) throw notFound();
      const installed = apps.flatMap((app) =>
        app.installation === undefined ? [] : [{ app, installation: app.installation }],
      );
      return counted("installations", installed, {
        asked: input,
        render: ({ app, installation }) => installationView(world, app, installation),
      });
    },
  });
}
