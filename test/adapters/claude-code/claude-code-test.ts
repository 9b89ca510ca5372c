import { isFetched, SKIPPED } from "./installed.ts";

const fetched = isFetched();
if (!fetched) process.stderr.write(SKIPPED);

/** `test` where Claude Code was fetched; else skipped, and .ci/run fails over the line above. */
export const claudeCodeTest: typeof test = fetched ? test : test.skip;
