import { constants } from "node:fs";
import { lstat, open, readFile, realpath, rm } from "node:fs/promises";
import { dirname, isAbsolute, join, normalize } from "node:path";
import { UserError } from "../../core/errors.ts";

const MAX_BYTES = 50 * 1024 * 1024;

/** The text of a plain file, undefined where there is none; links are not followed. */
async function plainText(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > MAX_BYTES) return undefined;
  return readFile(path, "utf8");
}

async function restore(path: string, text: string): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
  const file = await open(path, flags, 0o644);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
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
  // A folder that became a link would lead our writes elsewhere (threat 14).
  const folder = await realpath(dirname(file)).catch(() => undefined);
  const inside = folder === undefined || `${folder}/`.startsWith(`${await realpath(tree)}/`);
  if (!inside) return { result: await command(), report: undefined };
  const before = await plainText(file);
  await rm(file, { recursive: true, force: true });
  const result = await command();
  const report = await plainText(file);
  await rm(file, { recursive: true, force: true });
  if (before !== undefined) await restore(file, before);
  return { result, report };
}
