import type { Finding } from "../../../core/review/quality.ts";
import { dependenciesOf, type Manifest } from "./package-manifest.ts";

/** What of a folder says which linters it uses. */
export type LintedFolder = { names: ReadonlySet<string>; manifest: Manifest };

/** How one linter is found, called and read. */
export type Linter = {
  /** Its program in `node_modules/.bin`. */
  name: string;
  /** Whether a project uses it; `around` is the workspace's root, or the project itself. */
  isConfigured: (own: LintedFolder, around: LintedFolder) => boolean;
  args: (call: {
    /** The changed scripts, relative to the project, each with `./` before it; never empty. */
    files: readonly string[];
    /** A file of ours that it writes its report to, where it can. */
    report: string;
    /** A folder of ours for its cache. */
    cache: string;
  }) => readonly string[];
  /** Exit codes that are a judgement, found something or not. */
  codes: readonly number[];
  /**
   * @param root folder of the project, which paths are made relative to
   * @throws Error where it is no such report
   */
  read: (written: { report: string | undefined; stdout: string }, root: string) => Finding[];
};

/** Whether a package is asked for, by the project or by the workspace that it is a member of. */
export const asksFor = (name: string, ...folders: readonly LintedFolder[]): boolean =>
  folders.some(({ manifest }) => dependenciesOf(manifest).includes(name));
