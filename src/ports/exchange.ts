/** Hand-over of files between jobs of one run: Actions artifacts, immutable and unique by name. */
export interface Exchange {
  /** Uploads files (absolute paths, all inside `root`) under the name. */
  put(name: string, root: string, files: readonly string[]): Promise<void>;
  /** Names that begin with the prefix, oldest first. */
  list(prefix: string): Promise<string[]>;
  /** Unpacks an artifact into `dir`; links, absolute paths and `..` in it are refused. */
  get(name: string, dir: string): Promise<void>;
}
