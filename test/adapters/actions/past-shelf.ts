import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import type { ArtifactShelf, StoredArtifact } from "../../../src/stage/contract/artifacts.ts";
import { listen } from "../../../src/stage/loopback.ts";

/** Artifacts of earlier runs that a test lays out, with their contents served from loopback. */
export async function pastShelf() {
  let artifacts: StoredArtifact[] = [];
  let damaged = 0;
  const server = await listen((request, response) => {
    const found = artifacts.find(({ id }) => request.url === `/${id}`);
    if (request.headers.authorization !== undefined) response.writeHead(400);
    else response.writeHead(found ? 200 : 404, { "content-type": "application/zip" });
    const zip = found?.zip ?? Buffer.alloc(0);
    response.end(damaged-- > 0 ? zip.subarray(0, 20) : zip);
  });
  const shelf: ArtifactShelf = {
    list: ({ runId, name }) =>
      artifacts
        .filter((one) => runId === undefined || one.runId === runId)
        .filter((one) => name === undefined || one.name === name),
    get: (id) => artifacts.find((one) => one.id === id),
    remove: () => false,
    downloadUrl: ({ id }) => `${server.url}/${id}`,
  };
  return {
    shelf,
    close: server.close,
    damageNext: (downloads: number) => {
      damaged = downloads;
    },
    lay: (
      name: string,
      content: unknown,
      { runId = 1, expired = false }: { runId?: number; expired?: boolean } = {},
    ) => {
      const json = typeof content === "string" ? content : JSON.stringify(content);
      const zip = Buffer.from(zipSync({ "session.json": strToU8(json) }));
      const createdAt = new Date("2026-02-01T00:00:00Z");
      artifacts = [
        {
          id: artifacts.length + 1,
          name,
          runId,
          jobId: 1,
          size: zip.length,
          digest: `sha256:${createHash("sha256").update(zip).digest("hex")}`,
          createdAt,
          expiresAt: new Date(expired ? "2026-02-02T00:00:00Z" : "2026-05-01T00:00:00Z"),
          zip,
        },
        ...artifacts,
      ];
    },
  };
}
