import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../core/errors.ts";

/** Where systems put git; the job's own PATH is not asked (threat 19). */
export const CLEAN_PATH = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/bin"];

/** Absolute path of git. @throws UserError missing_tool */
export async function findGit(folders: readonly string[] = CLEAN_PATH): Promise<string> {
  for (const folder of folders) {
    const file = join(folder, "git");
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  throw new UserError(
    "missing_tool",
    `git was not found in ${folders.join(", ")}. Install git 2.38 or newer on the runner.`,
  );
}
