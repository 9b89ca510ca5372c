import { isAbsolute, relative, sep } from "node:path";
import type { FailedTest } from "../../core/review/measures.ts";

/** More say no more: who repairs them begins with these. */
const MOST_NAMED = 50;
const LONGEST_NAME = 200;

const isInside = (path: string): boolean =>
  path !== "" && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);

/** A path as a report has it, from the project's folder; undefined outside of it. */
function fileIn(root: string, file: string): string | undefined {
  const path = isAbsolute(file) ? relative(root, file) : file;
  return isInside(path) ? path : undefined;
}

/**
 * What a report names of the tests that failed.
 * @param root folder of the project
 * @param named as the report has them, e.g. with whole paths
 */
export const failedTests = (
  root: string,
  named: readonly { name: string; file?: string | undefined }[],
): FailedTest[] =>
  named.slice(0, MOST_NAMED).map(({ name, file }) => {
    const inside = file === undefined ? undefined : fileIn(root, file);
    const told = name.replace(/\s+/g, " ").trim().slice(0, LONGEST_NAME);
    return { name: told, ...(inside === undefined ? {} : { file: inside }) };
  });
