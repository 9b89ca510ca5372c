import { codeOf, messageOf } from "./error-code.ts";

const CODES = ["ENOSPC", "EDQUOT"];

/** What git (in two ways) and other programs print where the system tells them the same. */
const SAID = /no space left on device|write error\. Out of diskspace|disk quota exceeded/i;

const isDiskFull = (error: unknown): boolean =>
  CODES.includes(codeOf(error) ?? "") || SAID.test(messageOf(error));

/**
 * What people read where a write failed since nothing more fits on the disk, and what to do about it;
 * undefined for any other error (fault 37).
 */
export const diskFullText = (error: unknown): string | undefined =>
  isDiskFull(error)
    ? `The runner's disk is full: ${messageOf(error).split("\n", 1)[0] ?? ""}. Free some space, or name a runner with a larger disk in runs-on; then re-run the failed jobs, or comment /miyabi retry. What was finished is kept.`
    : undefined;
