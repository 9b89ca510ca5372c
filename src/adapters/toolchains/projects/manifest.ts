import { lstat, readFile } from "node:fs/promises";
import { z } from "zod";

const MAX_BYTES = 1024 * 1024;

/** What a manifest says of its project beside the place where it lies. */
export type Manifest = {
  name?: string | undefined;
  needs: string[];
  /** Globs of the folders of its workspace's members, relative to it. */
  members?: readonly string[] | undefined;
};

/** Text of a manifest; empty where there is none, or none that is worth reading. */
export async function manifestText(path: string): Promise<string> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() && found.size <= MAX_BYTES ? readFile(path, "utf8") : "";
}

/** A table whose keys are names of packages. */
export const Names = z.record(z.string(), z.unknown()).optional();

export const namesOf = (...tables: z.infer<typeof Names>[]): string[] =>
  tables.flatMap((table) => Object.keys(table ?? {}));
