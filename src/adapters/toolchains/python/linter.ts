import type { Finding } from "../../../core/review/quality.ts";
import type { PythonProject } from "./python-project.ts";

/** How one linter is found, called and read. */
export type Linter = {
  name: string;
  /** Whether the repository itself uses it: has settings for it, or asks for its package. */
  isConfigured: (project: PythonProject) => boolean;
  args: (call: {
    project: PythonProject;
    /** The changed Python files, relative to the project; never empty. */
    files: readonly string[];
    /** A file of ours that it writes its report to, where it can. */
    report: string;
    /** A folder of ours for its cache. */
    cache: string;
    /** The interpreter whose packages the project sees. */
    python: string;
  }) => readonly string[];
  /** Exit codes that are a judgement, found something or not. */
  codes: readonly number[];
  /**
   * @param root folder of the project, which paths are made relative to
   * @throws Error where it is no such report
   */
  read: (written: { report: string; stdout: string }, root: string) => Finding[];
};
