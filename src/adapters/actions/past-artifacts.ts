import { createHash } from "node:crypto";
import { z } from "zod";
import { TransientError } from "../../core/errors.ts";
import type { GithubClient } from "../github/client.ts";
import type { Place } from "../github/place.ts";

const Artifact = z.object({
  id: z.number(),
  name: z.string(),
  size_in_bytes: z.number(),
  expired: z.boolean(),
  created_at: z.string().nullable(),
  digest: z.string().nullish(),
  workflow_run: z
    .object({
      repository_id: z.number().optional(),
      head_repository_id: z.number().optional(),
      head_branch: z.string().nullish(),
    })
    .nullish(),
});
export type PastArtifact = z.infer<typeof Artifact>;
const Page = z.object({ total_count: z.number(), artifacts: z.array(Artifact) });

/** A session record is some 100 kB; whatever is larger is not one. */
const MOST_BYTES = 20 * 1024 * 1024;
const DOWNLOADS = 3;
const DOWNLOAD_TIMEOUT_MS = 60_000;

/** Artifacts of all runs of the repository, newest first, a hundred at a time. */
export async function listPast(
  { rest }: GithubClient,
  place: Place,
  query: { name?: string; page?: number } = {},
): Promise<{ total: number; artifacts: PastArtifact[] }> {
  const { data } = await rest.actions.listArtifactsForRepo({ ...place, per_page: 100, ...query });
  const { total_count: total, artifacts } = Page.parse(data);
  return { total, artifacts };
}

/**
 * True for what a run of this repository's own default branch made. A fork's pull request or another
 * branch can upload an artifact of any name (threat 34).
 */
export const isTrusted = ({ workflow_run: run }: PastArtifact, defaultBranch: string): boolean =>
  run?.repository_id !== undefined &&
  run.head_repository_id === run.repository_id &&
  run.head_branch === defaultBranch;

/** The zip, checked against the digest that GitHub keeps of it; a damaged one is fetched again. */
export async function downloadPast(
  { rest }: GithubClient,
  place: Place,
  artifact: PastArtifact,
): Promise<Buffer> {
  if (artifact.size_in_bytes > MOST_BYTES)
    throw new Error(`artifact ${artifact.name} is refused: ${artifact.size_in_bytes} bytes`);
  for (let downloads = 1; ; downloads++) {
    const reply = await rest.actions.downloadArtifact({
      ...place,
      artifact_id: artifact.id,
      archive_format: "zip",
      request: { redirect: "manual" }, // the blob store must not see our token
    });
    try {
      return await fetchBlob(z.string().parse(reply.headers.location), artifact);
    } catch (error) {
      if (downloads >= DOWNLOADS) throw error;
    }
  }
}

async function fetchBlob(url: string, { name, digest }: PastArtifact): Promise<Buffer> {
  const zip = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) })
    .then(async (response) => {
      if (!response.ok) throw new Error(`status ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    })
    .catch((error: unknown) => {
      throw new TransientError(`artifact ${name} could not be downloaded: ${String(error)}`);
    });
  const found = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
  if (digest != null && digest !== found)
    throw new Error(`artifact ${name} is damaged: its digest is ${found}, not ${digest}`);
  return zip;
}
