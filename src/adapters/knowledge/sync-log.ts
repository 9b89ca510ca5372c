import type { KnowledgeDocument } from "../../core/knowledge/document.ts";
import { documentsOfLog, type LogText } from "../../core/knowledge/documents-of-log.ts";
import { settled } from "../../core/knowledge/settle.ts";
import type { KnowledgeStore } from "../../ports/knowledge.ts";
import type { IndexedLog } from "./index-file.ts";

/** A log as it stands, of which only what is needed is read. */
export type LogSource = {
  /** Commit of the log branch, or what else names its state. */
  commit: string;
  /** The object of each day's file, by its path: the same object is the same text. */
  files: Readonly<Record<string, string>>;
  /** Texts of files, in the order of the paths. */
  read: (paths: readonly string[]) => Promise<LogText[]>;
};

/** Days that are read and stored at a time. */
const BATCH = 64;

export type Progress = (done: number, of: number) => void;

/** A store that can say which documents a file of the log gave it. */
type LogStore = KnowledgeStore & {
  ofFiles(paths: readonly string[]): Promise<KnowledgeDocument[]>;
};

/** What files of the log, read anew, change in a store. */
async function renewal(
  store: LogStore,
  paths: readonly string[],
  texts: readonly LogText[],
): Promise<{ put: KnowledgeDocument[]; gone: string[] }> {
  const fresh = documentsOfLog(texts);
  const ids = new Set(fresh.map(({ id }) => id));
  const before = await store.ofFiles(paths);
  const gone = new Set(before.flatMap(({ id }) => (ids.has(id) ? [] : [id])));
  const issues = [...new Set([...before, ...fresh].map(({ issue }) => issue))];
  const others = (await store.ofIssues(issues)).filter(({ id }) => !ids.has(id) && !gone.has(id));
  const known = new Map(others.map(({ id, outcome }) => [id, outcome]));
  // What was settled as it is now stays as it is.
  const put = settled([...others, ...fresh]).filter(({ id, outcome }) => known.get(id) !== outcome);
  return { put, gone: [...gone] };
}

/**
 * Brings a store up to a log: days that are new are added, days that changed replaced, days that are gone
 * dropped, and what they say of issues of other days settled anew.
 *
 * @param known the log that the store was made of; none for an empty store
 * @returns how many days were read or dropped
 */
export async function syncLog(
  store: LogStore,
  {
    source,
    known,
    progress,
  }: { source: LogSource; known?: IndexedLog | undefined; progress?: Progress | undefined },
): Promise<number> {
  const paths = [...new Set([...Object.keys(source.files), ...Object.keys(known?.files ?? {})])];
  const changed = paths.filter((path) => known?.files[path] !== source.files[path]).sort();
  for (let at = 0; at < changed.length; at += BATCH) {
    const some = changed.slice(at, at + BATCH);
    const there = some.filter((path) => source.files[path] !== undefined);
    const { put, gone } = await renewal(store, some, await source.read(there));
    await store.remove(gone);
    await store.upsert(put);
    progress?.(Math.min(at + BATCH, changed.length), changed.length);
  }
  return changed.length;
}
