import { constants } from "node:fs";
import { open, realpath, rm } from "node:fs/promises";
import { dirname, isAbsolute, join, normalize } from "node:path";
import { codeOf } from "../../core/error-code.ts";
import { UserError } from "../../core/errors.ts";
import { plainText } from "../files/plain-file.ts";

/** Puts back what lay there; a folder that the command removed is not made again. */
async function restore(path: string, text: string): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
  const file = await open(path, flags, 0o644).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (file === undefined) return;
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

/** Whether a file's folder is where its name says: one that became a link would lead our writes elsewhere (threat 14). */
async function leadsInside(tree: string, file: string): Promise<boolean> {
  const folder = await realpath(dirname(file)).catch(() => undefined);
  return folder === undefined || `${folder}/`.startsWith(`${await realpath(tree)}/`);
}

/**
 * Runs `command` and returns with its result the report that it wrote at `path` inside the tree. What
 * lay there before is put aside: a report that was committed is not a report of this run (threat 22).
 */
export async function withReport<T>(
  { tree, path }: { tree: string; path: string },
  command: () => Promise<T>,
): Promise<{ result: T; report: string | undefined }> {
  if (isAbsolute(path) || normalize(path).startsWith(".."))
    throw new UserError(
      "invalid_config",
      `The report path ${path} in .github/miyabi.yml is outside of the repository. Name one inside of it.`,
    );
  const file = join(tree, path);
  if (!(await leadsInside(tree, file))) return { result: await command(), report: undefined };
  const before = await plainText(file);
  await rm(file, { recursive: true, force: true });
  const result = await command();
  // The command may have put a link in the folder's place: nothing is read, removed or written there.
  if (!(await leadsInside(tree, file))) return { result, report: undefined };
  const report = await plainText(file);
  await rm(file, { recursive: true, force: true });
  if (before !== undefined) await restore(file, before);
  return { result, report };
}
