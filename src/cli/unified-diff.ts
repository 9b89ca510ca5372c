import { createTwoFilesPatch } from "diff";

/**
 * What `git apply` takes, empty where nothing differs.
 * @param before undefined for a file that is not there yet
 */
export function unifiedDiff(path: string, before: string | undefined, after: string): string {
  if (before === after) return "";
  const from = before === undefined ? "/dev/null" : `a/${path}`;
  return createTwoFilesPatch(from, `b/${path}`, before ?? "", after, "", "", {
    context: 3,
  }).replace(/^=+\n/, "");
}
