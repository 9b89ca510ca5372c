import type { Finding } from "../../../core/review/quality.ts";
import type { PackageFolder } from "./package-folder.ts";

/** How one linter is found, called and read. */
export type Linter = {
  /** Its program in `node_modules/.bin`. */
  name: string;
  /** Whether a project uses it; `around` is the workspace's root, or the project itself. */
  isConfigured: (own: PackageFolder, around: PackageFolder) => boolean | Promise<boolean>;
  args: (call: {
    /** The changed scripts that are still there, relative to the project, each with `./` before it. */
    files: readonly string[];
    /** A file of ours that it writes its report to, where it can. */
    report: string;
    /** A folder of ours for its cache. */
    cache: string;
  }) => readonly string[];
  /** True where it looks at the whole project, so that a deleted file concerns it as well. */
  looksAtAll?: boolean;
  /** Exit codes that are a judgement, found something or not. */
  codes: readonly number[];
  /**
   * @param root folder of the project, which paths are made relative to
   * @throws Error where it is no such report
   */
  read: (written: { report: string | undefined; stdout: string }, root: string) => Finding[];
};
