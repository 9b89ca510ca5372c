import { readFile } from "node:fs/promises";
import type { Clock } from "../../ports/clock.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { EmbeddedStore } from "./embedded-store.ts";
import type { IndexCache, LogState } from "./index-cache.ts";
import { readIndex, writeIndex, type IndexedLog } from "./index-file.ts";
import { syncLog, type LogSource, type Progress } from "./sync-log.ts";
import { writePrivately } from "./write-privately.ts";

/** A log of fewer days is read faster than a cache is asked for. */
const LEAST_DAYS = 14;
export type LogIndexOptions = {
  source: LogSource;
  /** Where the index is kept on this machine for the next process; nowhere where others may write it. */
  file?: string | undefined;
  /** What earlier jobs left; none for jobs whose token may write (ADR 24). */
  cache?: Pick<IndexCache, "restore"> | undefined;
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

/** Undefined where the log is too short for a cache. */
function stateOf({ files, commit }: LogSource): LogState | undefined {
  const days = Object.keys(files).sort();
  const [day] = /\d{4}-\d\d-\d\d/.exec(days.at(-1) ?? "") ?? [];
  return days.length < LEAST_DAYS || day === undefined ? undefined : { day, commit };
}

/** What was kept on this machine, else what an earlier job left; whatever cannot be read counts for nothing. */
async function kept({ source, file, cache }: LogIndexOptions) {
  const here = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  const index = here && readIndex(here);
  if (index !== undefined) return { ...index, bytes: here?.length ?? 0 };
  const state = stateOf(source);
  if (cache === undefined || state === undefined) return undefined;
  const left = await cache.restore(state).catch(() => undefined);
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

/**
 * Leaves an index of the log for later jobs, once a day and where the log is so long that they gain by it.
 * It is made of the log alone.
 */
export async function shareLogIndex(
  options: Omit<LogIndexOptions, "cache"> & { cache: Pick<IndexCache, "has" | "save"> },
): Promise<"shared" | "not_needed"> {
  const { source, cache, ...rest } = options;
  const state = stateOf(source);
  if (state === undefined || (await cache.has(state.day))) return "not_needed";
  const { store, log } = await openLogIndex({ source, ...rest });
  await cache.save(state, writeIndex(store.parts, log));
  return "shared";
}
