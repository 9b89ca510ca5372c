import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { digestOf } from "../../core/digest.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { RunContext } from "../../ports/run-context.ts";
import { parseSession } from "./session-text.ts";

/** What an earlier step of the job left: the record's JSON with its digest and the run it is of. */
const Kept = z.object({
  runId: z.number(),
  runAttempt: z.number(),
  sha256: z.string(),
  record: z.string(),
});

export type JobSession = {
  load(issue: number): Promise<SessionRecord | undefined>;
  keep(record: SessionRecord): Promise<void>;
};

/**
 * The record as the job's last step left it, in the job's temp folder: the steps of one job pass it
 * on without a request. A file of another run (a self-hosted runner that was not cleaned) is ignored.
 */
export function jobSession(dir: string, run: RunContext): JobSession {
  const fileOf = (issue: number): string => join(dir, `miyabi-session-${issue}.json`);
  return {
    async load(issue) {
      const text = await readFile(fileOf(issue), "utf8").catch(() => undefined);
      if (text === undefined) return undefined;
      const kept = Kept.parse(JSON.parse(text));
      if (kept.runId !== run.runId || kept.runAttempt !== run.runAttempt) return undefined;
      if (digestOf(kept.record) !== kept.sha256)
        throw new Error(`${fileOf(issue)} is not what an earlier step of this job wrote`);
      return parseSession(kept.record, { repository: run.repository, issue });
    },

    async keep(record) {
      const text = JSON.stringify(record);
      const { runId, runAttempt } = run;
      const kept = { runId, runAttempt, sha256: digestOf(text), record: text };
      await mkdir(dir, { recursive: true });
      const file = fileOf(record.issue.number);
      // Whole or not at all, whenever the job is killed.
      await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}
