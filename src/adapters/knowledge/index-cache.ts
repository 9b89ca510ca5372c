import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ENCODER_VERSION } from "../../core/knowledge/encoder.ts";
import { writePrivately } from "./write-privately.ts";

const PREFIX = `miyabi-knowledge-${ENCODER_VERSION}-`;
/** An extra of the run, which waits for it no longer than for a step of its own. */
const PATIENCE = { timeoutInMs: 20_000, segmentTimeoutInMs: 60_000 };

/** A state of the log: its newest day, e.g. `2026-01-05`, and its commit. */
export type LogState = { day: string; commit: string };

/** Where a job leaves an index for later ones. */
export type IndexCache = {
  /** The index of this state of the log, else the newest that there is: whoever reads it checks it. */
  restore(state: LogState): Promise<Buffer | undefined>;
  /** Whether there is one of that day already. Nothing is unpacked. */
  has(day: string): Promise<boolean>;
  save(state: LogState, index: Buffer): Promise<void>;
};

/**
 * The cache of GitHub Actions. An archive of it is unpacked wherever it says, and any job of the repository
 * may have made it: only jobs whose token may write nothing restore one, and only jobs that run no generated
 * code save one (ADR 24).
 *
 * @param file absolute path, the same in every job: it is part of the cache's identity
 */
export function actionsIndexCache(file: string): IndexCache {
  const keyOf = ({ day, commit }: LogState): string => `${PREFIX}${day}-${commit}`;
  /** Large, and most jobs need it never. */
  const open = async () => {
    const cache = await import("@actions/cache");
    return cache.isFeatureAvailable() ? cache : undefined;
  };
  return {
    async restore(state) {
      const cache = await open();
      await mkdir(dirname(file), { recursive: true });
      const hit = await cache?.restoreCache([file], keyOf(state), [PREFIX], PATIENCE);
      return hit === undefined ? undefined : readFile(file);
    },
    async has(day) {
      const cache = await open();
      const prefix = `${PREFIX}${day}-`;
      const look = { ...PATIENCE, lookupOnly: true };
      return (await cache?.restoreCache([file], prefix, [prefix], look)) !== undefined;
    },
    async save(state, index) {
      const cache = await open();
      await writePrivately(file, index);
      await cache?.saveCache([file], keyOf(state));
    },
  };
}
