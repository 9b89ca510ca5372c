import type { Principal } from "../../contract/tokens.ts";
import { accountView } from "../accounts.ts";
import { refMoved } from "../code/pushes.ts";
import { emit } from "../events/emit.ts";
import { moveRef, readRef, resolveCommit, ZERO_SHA } from "../git/refs.ts";
import { created, handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found, invalid } from "../http/problem.ts";
import { nodeId, stamp, stampOrNull } from "../ids.ts";
import type { World } from "../world.ts";
import type { Release } from "./releases.ts";

function releaseView({ urls }: World, release: Release): Record<string, unknown> {
  const url = urls.api(`/releases/${release.id}`);
  return {
    id: release.id,
    node_id: nodeId("RE", release.id),
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    html_url: urls.html(`/releases/tag/${encodeURIComponent(release.tag)}`),
    tarball_url: urls.api(`/tarball/${release.tag}`),
    zipball_url: urls.api(`/zipball/${release.tag}`),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: false,
    author: accountView(urls, release.author),
    assets: [],
    created_at: stamp(release.createdAt),
    published_at: stampOrNull(release.publishedAt),
    updated_at: stamp(release.publishedAt ?? release.createdAt),
  };
}

/** Publishing creates the tag where there is none. */
async function publish(world: World, release: Release, principal: Principal): Promise<void> {
  const { git } = world;
  const ref = `refs/tags/${release.tag}`;
  if ((await readRef(git, ref)) === undefined) {
    const after = await resolveCommit(git, release.target);
    if (after === undefined || !(await moveRef(git, ref, { before: ZERO_SHA, after })))
      throw invalid({ resource: "Release", code: "invalid", field: "target_commitish" });
    await refMoved(world, { ref, before: ZERO_SHA, after, principal });
  }
  release.publishedAt = world.clock();
  await tell(world, release, { action: "published", principal });
  await tell(world, release, {
    action: release.prerelease ? "prereleased" : "released",
    principal,
  });
}

async function tell(
  world: World,
  release: Release,
  { action, principal }: { action: string; principal: Principal },
): Promise<void> {
  const ref = `refs/tags/${release.tag}`;
  const sha = await resolveCommit(world.git, release.tag);
  await emit(world, {
    name: "release",
    action,
    payload: {
      release: releaseView(world, release),
      ...(action === "edited" ? { changes: {} } : {}),
    },
    principal,
    ref,
    ...(sha === undefined ? {} : { sha }),
  });
}

/** https://docs.github.com/rest/releases/releases */
export function releaseHandlers(world: World) {
  const { releases } = world;
  const one = (release: Release | undefined) => ok(releaseView(world, found(release)));
  return handlers({
    "repos/list-releases": ({ input }) =>
      listed(releases.all(), input, (release) => releaseView(world, release)),
    "repos/get-release": ({ input }) => one(releases.get(input.release_id)),
    "repos/get-latest-release": () => one(releases.latest()),
    "repos/get-release-by-tag": ({ input }) => one(releases.byTag(input.tag)),

    "repos/create-release": async ({ input, principal }) => {
      if (releases.byTag(input.tag_name) !== undefined)
        throw invalid({ resource: "Release", code: "already_exists", field: "tag_name" });
      const release: Release = {
        id: world.ids.next(),
        tag: input.tag_name,
        target: input.target_commitish ?? world.repository.defaultBranch,
        name: input.name ?? null,
        body: input.body ?? null,
        draft: input.draft ?? false,
        prerelease: input.prerelease ?? false,
        author: principal.account,
        createdAt: world.clock(),
      };
      if (!release.draft) await publish(world, release, principal);
      releases.add(release);
      return created(releaseView(world, release));
    },

    "repos/update-release": async ({ input, principal }) => {
      const release = found(releases.get(input.release_id));
      const wasDraft = release.draft;
      release.tag = input.tag_name ?? release.tag;
      release.target = input.target_commitish ?? release.target;
      release.name = input.name ?? release.name;
      release.body = input.body ?? release.body;
      release.draft = input.draft ?? release.draft;
      release.prerelease = input.prerelease ?? release.prerelease;
      if (wasDraft && !release.draft) await publish(world, release, principal);
      else await tell(world, release, { action: "edited", principal });
      return one(release);
    },

    "repos/delete-release": async ({ input, principal }) => {
      const release = found(releases.get(input.release_id));
      releases.remove(release.id);
      await tell(world, release, { action: "deleted", principal });
      return noContent();
    },
  });
}
