import { constants } from "node:fs";
import { lstat, mkdir, mkdtemp, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf } from "../../core/error-code.ts";
import type { Redact } from "../../core/text/redact-values.ts";
import type { Files } from "../../ports/files.ts";

const NO_FOLLOW = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;

const isMissing = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "");

export type JobFilesOptions = {
  tempDir: string;
  /** Takes the job's secrets out of what is written: most of it is handed over (threat 8). */
  redact?: Redact;
};

/** Files below the job's temp folder and in its worktrees (threat 14: links are never followed). */
export function jobFiles({ tempDir, redact = (text) => text }: JobFilesOptions): Files {
  return {
    async read(path) {
      try {
        const found = await lstat(path);
        return found.isFile() ? await readFile(path, "utf8") : undefined;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async write(path, text) {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, NO_FOLLOW, 0o644);
      try {
        await file.writeFile(redact(text));
      } finally {
        await file.close();
      }
    },
    async folder(name) {
      await mkdir(tempDir, { recursive: true });
      return mkdtemp(join(tempDir, `${name}-`));
    },
  };
}
