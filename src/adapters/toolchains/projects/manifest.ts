import { z } from "zod";
import { plainText } from "../../files/plain-file.ts";

const MAX_BYTES = 1024 * 1024;

/** What a manifest says of its project beside the place where it lies. */
export type Manifest = {
  name?: string | undefined;
  needs: string[];
  /** Globs of the folders of its workspace's members, relative to it. */
  members?: readonly string[] | undefined;
  /** It has members and nothing of its own that tools could work on. */
  isEmpty?: boolean;
};

/** Text of a manifest; empty where there is none, or none that is worth reading. */
export const manifestText = async (path: string): Promise<string> =>
  (await plainText(path, MAX_BYTES)) ?? "";

/** A table whose keys are names of packages. */
export const Names = z.record(z.string(), z.unknown()).optional();

export const namesOf = (...tables: z.infer<typeof Names>[]): string[] =>
  tables.flatMap((table) => Object.keys(table ?? {}));
