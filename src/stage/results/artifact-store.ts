import { createHash } from "node:crypto";
import type { StoredArtifact } from "../contract/artifacts.ts";
import { checkArtifactName, expiryOf, MAX_ARTIFACTS_OF_A_JOB } from "./artifact-rules.ts";
import type { RuntimeClaims } from "./runtime-token.ts";
import { TwirpError } from "./twirp.ts";

/** Reserved by a job, its content still on the way. */
type Draft = {
  name: string;
  runId: number;
  jobId: number;
  attempt: number;
  blobId: string;
  expiresAt: Date;
};

export type KeptArtifact = StoredArtifact & { attempt: number; blobId: string };

const key = (of: { runId: number; attempt: number; name: string }): string =>
  JSON.stringify([of.runId, of.attempt, of.name]);

/** The artifacts of all runs. A name is unique within one attempt of a run, and content never changes. */
export class ArtifactStore {
  readonly #drafts = new Map<string, Draft>();
  readonly #kept = new Map<number, KeptArtifact>();
  readonly #now: () => Date;
  readonly #defaultDays: number;
  #lastId = 0;

  constructor(options: { now: () => Date; defaultRetentionDays: number }) {
    this.#now = options.now;
    this.#defaultDays = options.defaultRetentionDays;
  }

  /** @throws TwirpError */
  create(claims: RuntimeClaims, request: { name: string; blobId: string; expiresAt?: Date }): void {
    checkArtifactName(request.name);
    const { runId, jobId, attempt } = claims;
    const draft = { ...request, runId, jobId, attempt };
    if (this.#drafts.has(key(draft)) || this.#named(draft)) {
      throw new TwirpError(
        "already_exists",
        "an artifact with this name already exists on the workflow run",
      );
    }
    const ofJob = [...this.#drafts.values(), ...this.#kept.values()].filter(
      (artifact) => artifact.jobId === jobId,
    );
    if (ofJob.length >= MAX_ARTIFACTS_OF_A_JOB) {
      const limit = `a job can create at most ${MAX_ARTIFACTS_OF_A_JOB} artifacts`;
      throw new TwirpError("permission_denied", limit);
    }
    const expiresAt = expiryOf(request.expiresAt, this.#now(), this.#defaultDays);
    this.#drafts.set(key(draft), { ...draft, expiresAt });
  }

  /** Where the content of a job's own draft was to go. @throws TwirpError not_found */
  blobOfDraft(claims: RuntimeClaims, name: string): string {
    return this.#draft(claims, name).blobId;
  }

  /** Compares what arrived with what the client announces. @throws TwirpError */
  finalize(
    claims: RuntimeClaims,
    announced: { name: string; size: number; digest?: string },
    content: Buffer,
  ): KeptArtifact {
    const draft = this.#draft(claims, announced.name);
    const digest = `sha256:${createHash("sha256").update(content).digest("hex")}`;
    if (announced.size !== content.length) {
      const sizes = `${content.length} bytes arrived, ${announced.size} were announced`;
      throw new TwirpError("invalid_argument", `the artifact is incomplete: ${sizes}`);
    }
    if (announced.digest !== undefined && announced.digest !== digest) {
      throw new TwirpError("invalid_argument", `the digest of what arrived is ${digest}`);
    }
    this.#drafts.delete(key(draft));
    this.#lastId += 1;
    const kept: KeptArtifact = {
      ...draft,
      id: this.#lastId,
      size: content.length,
      digest,
      createdAt: this.#now(),
      zip: content,
    };
    this.#kept.set(kept.id, kept);
    return kept;
  }

  /** Newest first, without the expired. */
  list(filter: { runId?: number; name?: string; id?: number }): KeptArtifact[] {
    return [...this.#kept.values()]
      .filter((artifact) => filter.runId === undefined || artifact.runId === filter.runId)
      .filter((artifact) => filter.name === undefined || artifact.name === filter.name)
      .filter((artifact) => filter.id === undefined || artifact.id === filter.id)
      .filter((artifact) => !this.expired(artifact))
      .reverse();
  }

  /** Expired ones too: GitHub answers 410 for them, not 404. */
  get(id: number): KeptArtifact | undefined {
    return this.#kept.get(id);
  }

  remove(id: number): KeptArtifact | undefined {
    const artifact = this.#kept.get(id);
    this.#kept.delete(id);
    return artifact;
  }

  expired(artifact: StoredArtifact): boolean {
    return artifact.expiresAt <= this.#now();
  }

  #named(like: Draft | Omit<Draft, "expiresAt">): boolean {
    return this.list({ runId: like.runId, name: like.name }).some(
      (artifact) => artifact.attempt === like.attempt,
    );
  }

  #draft(claims: RuntimeClaims, name: string): Draft {
    const draft = this.#drafts.get(key({ ...claims, name }));
    if (draft?.jobId !== claims.jobId) {
      throw new TwirpError("not_found", `this job has not created an artifact "${name}"`);
    }
    return draft;
  }
}
