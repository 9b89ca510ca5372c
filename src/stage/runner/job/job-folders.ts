import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { JobFolders } from "./job-frame.ts";

/** Creates the folders of one job; `_work/<repository>/<repository>` and `_temp` are GitHub's names. */
export const createFolders = (options: {
  workRoot: string;
  runId: number;
  attempt: number;
  jobId: number;
  repository: string;
  toolCache?: string | undefined;
}): JobFolders => {
  const name = options.repository.split("/")[1] ?? options.repository;
  const root = join(
    options.workRoot,
    `run-${options.runId}`,
    `${options.attempt}`,
    `job-${options.jobId}`,
  );
  const folders = {
    root,
    workspace: join(root, "_work", name, name),
    temp: join(root, "_work", "_temp"),
    home: join(root, "home"),
    tools: options.toolCache ?? join(options.workRoot, "_tool"),
  };
  for (const dir of Object.values(folders)) mkdirSync(dir, { recursive: true });
  return folders;
};
