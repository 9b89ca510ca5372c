import { lineOf } from "../git/run-git.ts";
import { LOG_REF, openLogBranch } from "../git/log-branch.ts";
import type { GitOptions } from "../git/git-workspaces.ts";
import { LOG_BRANCH } from "../../core/names.ts";
import { UserError } from "../../core/errors.ts";
import { clonedSessions, type ReadSessions } from "./read-sessions.ts";

/**
 * The records that a repository's log branch keeps, fetched over git: no REST request is made.
 * @throws UserError invalid_input where the repository has no log branch
 */
export async function fetchedSessions(options: GitOptions): Promise<ReadSessions> {
  const branch = await openLogBranch(options);
  const listed = await branch.talk(["ls-remote", "--", branch.url, LOG_REF], "read the log branch");
  if (lineOf(listed) === "")
    throw new UserError(
      "invalid_input",
      `${options.repository} has no branch ${LOG_BRANCH}. Miyabi makes it with the first issue that it works on.`,
    );
  const fetch = [
    "fetch",
    "--quiet",
    "--no-tags",
    "--no-write-fetch-head",
    "--depth=1",
    "--refetch",
  ];
  await branch.talk([...fetch, "--", branch.url, `+${LOG_REF}:${LOG_REF}`], "fetch the log branch");
  const path = lineOf(await branch.git(["rev-parse", "--absolute-git-dir"]));
  const read = await clonedSessions(path, options.dir);
  return { ...read, source: `${LOG_BRANCH} of ${options.repository}` };
}
