import type { AppSettings } from "../../contract/apps.ts";
import { ownerOf } from "../access/roles.ts";
import { accountView } from "../accounts.ts";
import { stamp } from "../ids.ts";
import type { World } from "../world.ts";

type Installation = NonNullable<AppSettings["installation"]>;

/** An App's installation on the stage's one repository. */
export function installationView(
  world: World,
  app: AppSettings,
  { id, permissions }: Installation,
): Record<string, unknown> {
  const { urls } = world;
  const owner = world.accounts.byLogin(ownerOf(world.repository));
  const isOrganisation = world.repository.settings.organisation === true;
  return {
    id,
    account: accountView(urls, owner),
    repository_selection: "selected",
    access_tokens_url: `${urls.apiBase}/app/installations/${id}/access_tokens`,
    repositories_url: `${urls.apiBase}/installation/repositories`,
    html_url: `${urls.serverBase}/settings/installations/${id}`,
    app_id: app.id,
    client_id: app.clientId,
    app_slug: app.slug,
    target_id: owner.id,
    target_type: isOrganisation ? "Organization" : "User",
    permissions: { metadata: "read", ...permissions },
    events: [],
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
    created_at: stamp(world.born),
    updated_at: stamp(world.born),
  };
}

/** What an App is told of itself. */
export function appView(world: World, app: AppSettings): Record<string, unknown> {
  const { urls } = world;
  return {
    id: app.id,
    slug: app.slug,
    node_id: `A_${app.id}`,
    client_id: app.clientId,
    owner: accountView(urls, world.accounts.byLogin(ownerOf(world.repository))),
    name: app.slug,
    description: null,
    external_url: urls.serverBase,
    html_url: `${urls.serverBase}/apps/${app.slug}`,
    created_at: stamp(world.born),
    updated_at: stamp(world.born),
    permissions: { metadata: "read", ...app.installation?.permissions },
    events: [],
  };
}
