import type { RequiredCheck } from "../core/pull/required-checks.ts";

/** What a branch demands of a commit before it is merged into it. */
export interface RequiredChecks {
  /** Each check that `branch` requires, as it stands at the commit; [] where none is required. */
  at(commit: { sha: string; branch: string }): Promise<RequiredCheck[]>;
}
