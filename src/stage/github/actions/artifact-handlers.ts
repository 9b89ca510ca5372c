import type { StoredArtifact } from "../../contract/artifacts.ts";
import { handlers, noContent, ok } from "../http/call.ts";
import { counted } from "../http/pages.ts";
import { found, notFound, Problem } from "../http/problem.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";

const isExpired = (world: World, { expiresAt }: StoredArtifact): boolean =>
  expiresAt <= world.clock();

function artifactView(world: World, artifact: StoredArtifact): Record<string, unknown> {
  const url = world.urls.api(`/actions/artifacts/${artifact.id}`);
  const run = world
    .runs()
    .runs()
    .find(({ id }) => id === artifact.runId);
  return {
    id: artifact.id,
    node_id: nodeId("A", artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.size,
    digest: artifact.digest,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired(world, artifact),
    created_at: stamp(artifact.createdAt),
    updated_at: stamp(artifact.createdAt),
    expires_at: stamp(artifact.expiresAt),
    workflow_run: {
      id: artifact.runId,
      repository_id: 1,
      head_repository_id: 1,
      ...(run === undefined ? {} : { head_branch: run.headBranch, head_sha: run.headSha }),
    },
  };
}

/** https://docs.github.com/rest/actions/artifacts */
export function artifactHandlers(world: World) {
  const { artifacts: shelf } = world;
  const artifactOf = (id: number): StoredArtifact => found(shelf.get(id));
  const shown = (
    asked: { name?: string; page?: number; per_page?: number },
    filter: { runId?: number },
  ) =>
    counted(
      "artifacts",
      shelf.list({ ...filter, ...(asked.name === undefined ? {} : { name: asked.name }) }),
      { asked, render: (artifact) => artifactView(world, artifact) },
    );
  return handlers({
    "actions/list-artifacts-for-repo": ({ input }) => shown(input, {}),

    "actions/list-workflow-run-artifacts": ({ input }) => shown(input, { runId: input.run_id }),

    "actions/get-artifact": ({ input }) => ok(artifactView(world, artifactOf(input.artifact_id))),

    "actions/delete-artifact": ({ input }) => {
      if (!shelf.remove(input.artifact_id)) throw notFound();
      return noContent();
    },

    "actions/download-artifact": ({ input }) => {
      const artifact = artifactOf(input.artifact_id);
      if (input.archive_format !== "zip") throw notFound();
      if (isExpired(world, artifact)) throw new Problem(410, "Artifact has expired");
      return { status: 302, headers: { location: shelf.downloadUrl(artifact) } };
    },
  });
}
