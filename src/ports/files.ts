/** Small text files of a job: results, bundles' neighbours, context files. Paths are absolute. */
export interface Files {
  /** Undefined where there is no such file. A link is not followed and counts as none. */
  read(path: string): Promise<string | undefined>;
  /** Makes the folders that are missing; writes through no link. */
  write(path: string, text: string): Promise<void>;
  /** A new empty folder in the job's temp, outside of every clone. */
  folder(name: string): Promise<string>;
}
