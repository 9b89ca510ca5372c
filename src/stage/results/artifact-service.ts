import { z } from "zod";
import type { ArtifactStore, KeptArtifact } from "./artifact-store.ts";
import type { BlobStore } from "./blob-store.ts";
import { Int64, rpc, type Rpc } from "./rpc.ts";
import type { RuntimeClaims } from "./runtime-token.ts";
import { TwirpError } from "./twirp.ts";

const Ids = z.object({ workflowRunBackendId: z.string(), workflowJobRunBackendId: z.string() });
const Named = Ids.extend({ name: z.string() });
const Create = Named.extend({
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  mimeType: z.string().optional(),
});
const Finalize = Named.extend({ size: Int64.default(0), hash: z.string().optional() });
const List = Ids.extend({ nameFilter: z.string().optional(), idFilter: Int64.optional() });

/** A token opens its own run and no other; what a job writes it writes in its own name. */
const checkRun = (claims: RuntimeClaims, ids: z.infer<typeof Ids>): void => {
  if (ids.workflowRunBackendId !== String(claims.runId)) {
    throw new TwirpError("permission_denied", "the token belongs to another workflow run");
  }
};
const checkJob = (claims: RuntimeClaims, ids: z.infer<typeof Ids>): void => {
  checkRun(claims, ids);
  if (ids.workflowJobRunBackendId !== String(claims.jobId)) {
    throw new TwirpError("permission_denied", "the token belongs to another job");
  }
};

const listed = (artifact: KeptArtifact) => ({
  workflowRunBackendId: String(artifact.runId),
  workflowJobRunBackendId: String(artifact.jobId),
  databaseId: String(artifact.id),
  name: artifact.name,
  size: String(artifact.size),
  createdAt: artifact.createdAt.toISOString(),
  digest: artifact.digest,
});

export type ArtifactServiceOptions = {
  artifacts: ArtifactStore;
  blobs: BlobStore;
  blobUrl: (blobId: string, access: "r" | "w") => string;
};

/** `github.actions.results.api.v1.ArtifactService`, as the generated client of @actions/artifact 6 calls it. */
export const artifactService = (options: ArtifactServiceOptions): Record<string, Rpc> => {
  const { artifacts, blobs, blobUrl } = options;

  const find = (claims: RuntimeClaims, request: z.infer<typeof Named>): KeptArtifact => {
    checkRun(claims, request);
    const found = artifacts.list({ runId: claims.runId, name: request.name });
    const ofJob = found.find(({ jobId }) => String(jobId) === request.workflowJobRunBackendId);
    const artifact = ofJob ?? found[0];
    if (!artifact) throw new TwirpError("not_found", `there is no artifact "${request.name}"`);
    return artifact;
  };

  return {
    CreateArtifact: rpc(Create, (claims, request) => {
      checkJob(claims, request);
      const contentType = request.mimeType ?? "application/zip";
      const fileName = contentType === "application/zip" ? `${request.name}.zip` : request.name;
      const blobId = blobs.reserve({ contentType, fileName });
      const expires = request.expiresAt ? { expiresAt: new Date(request.expiresAt) } : {};
      artifacts.create(claims, { name: request.name, blobId, ...expires });
      return { ok: true, signedUploadUrl: blobUrl(blobId, "w") };
    }),

    FinalizeArtifact: rpc(Finalize, (claims, request) => {
      checkJob(claims, request);
      const { name, size, hash } = request;
      const blobId = artifacts.blobOfDraft(claims, name);
      const content = blobs.find(blobId)?.content;
      if (!content) throw new TwirpError("failed_precondition", "nothing was uploaded");
      const announced = { name, size, ...(hash === undefined ? {} : { digest: hash }) };
      const kept = artifacts.finalize(claims, announced, content);
      blobs.seal(blobId, kept.expiresAt);
      return { ok: true, artifactId: String(kept.id) };
    }),

    ListArtifacts: rpc(List, (claims, request) => {
      checkRun(claims, request);
      const { nameFilter: name, idFilter: id } = request;
      const filter = {
        ...(name === undefined ? {} : { name }),
        ...(id === undefined ? {} : { id }),
      };
      return { artifacts: artifacts.list({ runId: claims.runId, ...filter }).map(listed) };
    }),

    GetSignedArtifactURL: rpc(Named, (claims, request) => ({
      signedUrl: blobUrl(find(claims, request).blobId, "r"),
    })),

    DeleteArtifact: rpc(Named, (claims, request) => {
      const { id, blobId } = find(claims, request);
      artifacts.remove(id);
      blobs.drop(blobId);
      return { ok: true, artifactId: String(id) };
    }),
  };
};
