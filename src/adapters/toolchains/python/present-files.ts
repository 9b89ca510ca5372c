import { lstat } from "node:fs/promises";
import { join } from "node:path";
import type { Checked } from "../../../ports/toolchain.ts";

/** The changed files of a kind that are there, as plain files: a deleted one is not judged, a link not read. */
export async function presentFiles(
  { path, changedFiles }: Checked,
  isOfKind: (path: string) => boolean,
): Promise<string[]> {
  const present = await Promise.all(
    changedFiles.filter(isOfKind).map(async (file) => {
      const found = await lstat(join(path, file)).catch(() => undefined);
      return found?.isFile() ? [file] : [];
    }),
  );
  return present.flat();
}
