/** Hand-over of files between jobs of one run: Actions artifacts, immutable and unique by name. */
export interface Exchange {
  /** Uploads files (absolute paths, all inside `root`) under the name. */
  put(name: string, root: string, files: readonly string[]): Promise<void>;
  /** Names that begin with the prefix, oldest first; of an earlier run with `from` (actions: read). */
  list(prefix: string, from?: EarlierRun): Promise<string[]>;
  /** Unpacks an artifact into `dir`; links, absolute paths and `..` in it are refused. */
  get(name: string, dir: string, from?: EarlierRun): Promise<void>;
}

/** A run of this repository that worked on the same session; its expired artifacts are not listed. */
export type EarlierRun = { runId: number };
