/** An artifact as the results service stored it: a zip, immutable, unique by name within its run. */
export type StoredArtifact = {
  id: number;
  name: string;
  runId: number;
  jobId: number;
  /** Bytes of the zip. */
  size: number;
  /** `sha256:<hex>` of the zip, as the client announced it. */
  digest: string;
  createdAt: Date;
  expiresAt: Date;
  zip: Buffer;
};

/** What the REST API needs of the results service. */
export interface ArtifactShelf {
  /** Newest first. */
  list(filter: { runId?: number; name?: string }): readonly StoredArtifact[];
  get(id: number): StoredArtifact | undefined;
  remove(id: number): boolean;
  /** A URL on loopback from which the zip can be fetched without a token, as GitHub's signed redirects. */
  downloadUrl(artifact: StoredArtifact): string;
}
