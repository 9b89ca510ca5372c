import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ENCODER_VERSION } from "../../core/knowledge/encoder.ts";
import { writePrivately } from "./write-privately.ts";

/** The repository's Actions cache holds an index for each state of the log. */
const PREFIX = `miyabi-knowledge-${ENCODER_VERSION}-`;
/** An extra of the run, which waits for it no longer than for a step of its own. */
const PATIENCE = { timeoutInMs: 20_000, segmentTimeoutInMs: 60_000 };

/** Where jobs leave an index for later ones. */
export type IndexCache = {
  /** The index of this state of the log, else the newest that there is: whoever reads it checks it. */
  restore(commit: string): Promise<Buffer | undefined>;
  save(commit: string, index: Buffer): Promise<void>;
};

/**
 * The cache of GitHub Actions. Only jobs that run no generated code save in it.
 * @param file absolute path, the same in every job: it is part of the cache's identity
 */
export const actionsIndexCache = (file: string): IndexCache => ({
  async restore(commit) {
    const cache = await import("@actions/cache"); // large, and most jobs need it never
    if (!cache.isFeatureAvailable()) return undefined;
    await mkdir(dirname(file), { recursive: true });
    const hit = await cache.restoreCache([file], PREFIX + commit, [PREFIX], PATIENCE);
    return hit === undefined ? undefined : readFile(file);
  },
  async save(commit, index) {
    const cache = await import("@actions/cache");
    if (!cache.isFeatureAvailable()) return;
    await writePrivately(file, index);
    await cache.saveCache([file], PREFIX + commit);
  },
});
