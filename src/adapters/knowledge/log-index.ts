import { readFile } from "node:fs/promises";
import type { Clock } from "../../ports/clock.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { EmbeddedStore } from "./embedded-store.ts";
import type { IndexCache } from "./index-cache.ts";
import { readIndex, writeIndex, type IndexedLog } from "./index-file.ts";
import { syncLog, type LogSource, type Progress } from "./sync-log.ts";
import { writePrivately } from "./write-privately.ts";

/** A log of fewer days is read faster than a cache is asked for. */
const LEAST_DAYS = 14;
/** So many days behind, an index is renewed for later jobs: about once a day, or caches would pile up. */
const STALE_DAYS = 2;

export type LogIndexOptions = {
  source: LogSource;
  /** Where the index is kept on this machine for the next process; nowhere where others may write it. */
  file?: string | undefined;
  /** Where jobs leave it for later ones. */
  cache?: IndexCache | undefined;
  clock: Clock;
  embedder?: Embedder | undefined;
  progress?: Progress | undefined;
};

export type LogIndex = {
  store: EmbeddedStore;
  log: IndexedLog;
  /** Days of the log that were read for it: 0 where the index was there as it had to be. */
  read: number;
  /** Of the index as a file, where it was written or read as one. */
  bytes?: number;
};

const isLong = ({ files }: LogSource): boolean => Object.keys(files).length >= LEAST_DAYS;

/** What was kept on this machine, else what an earlier job left; whatever cannot be read counts for nothing. */
async function kept({ source, file, cache }: LogIndexOptions) {
  const here = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  const index = here && readIndex(here);
  if (index !== undefined) return { ...index, bytes: here?.length ?? 0 };
  if (cache === undefined || !isLong(source)) return undefined;
  const left = await cache.restore(source.commit).catch(() => undefined);
  const restored = left && readIndex(left);
  return restored && { ...restored, bytes: undefined };
}

/** The index of a log: one that was kept, brought up to the log as it stands, else a new one. */
export async function openLogIndex(options: LogIndexOptions): Promise<LogIndex> {
  const { source, file, clock, embedder, progress } = options;
  const known = await kept(options);
  const store = new EmbeddedStore({ clock, embedder }, known?.parts);
  const read = await syncLog(store, { source, known: known?.log, progress });
  const log: IndexedLog = { commit: source.commit, files: { ...source.files } };
  if (read === 0 && known?.bytes !== undefined) return { store, log, read, bytes: known.bytes };
  if (file === undefined) return { store, log, read };
  const index = writeIndex(store.parts, log);
  await writePrivately(file, index);
  return { store, log, read, bytes: index.length };
}

/** Leaves the index for later jobs, where the log is so long that they gain by it and theirs is old. */
export async function shareLogIndex(
  options: LogIndexOptions & { cache: IndexCache },
): Promise<"shared" | "not_needed"> {
  if (!isLong(options.source)) return "not_needed";
  const { store, log, read } = await openLogIndex(options);
  if (read < STALE_DAYS) return "not_needed";
  await options.cache.save(log.commit, writeIndex(store.parts, log));
  return "shared";
}
