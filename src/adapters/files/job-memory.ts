import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "../../core/digest.ts";

/**
 * What one step of a job has read, for the steps after it: spares requests. It lives in the job's temp
 * folder, so only jobs that run no generated code may use it.
 */
export type JobMemory = {
  recall(key: string): Promise<string | undefined>;
  keep(key: string, text: string): Promise<void>;
};

export function jobMemory(tempDir: string): JobMemory {
  const dir = join(tempDir, "miyabi-memory");
  const fileOf = (key: string): string => join(dir, digestOf(key));
  return {
    recall: (key) => readFile(fileOf(key), "utf8").catch(() => undefined),
    async keep(key, text) {
      await mkdir(dir, { recursive: true });
      const fresh = `${fileOf(key)}.${process.pid}`;
      await writeFile(fresh, text);
      await rename(fresh, fileOf(key)); // whole or not at all
    },
  };
}

/** Remembers nothing: for a process that is not a step of a job. */
export const NO_MEMORY: JobMemory = {
  recall: () => Promise.resolve(undefined),
  keep: () => Promise.resolve(),
};
