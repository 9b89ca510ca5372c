import { join } from "node:path";
import { plainLine } from "../core/text/inert-line.ts";
import type { Clock } from "../ports/clock.ts";
import type { Knowledge } from "../ports/knowledge.ts";
import type { RunContext } from "../ports/run-context.ts";
import { detail, warn } from "./log.ts";

type Place = Pick<RunContext, "serverUrl" | "repository" | "tempDir">;
type Job = {
  token: string;
  run: Place;
  clock: Clock;
  /**
   * The job runs generated code, and its token may write nothing. It may write into its temp folder, so
   * nothing is read from there; and what a cache does to such a job does no harm (ADR 24).
   */
  untrusted?: boolean;
};

/** Loaded when it is needed: most jobs search for nothing. */
async function meansOf({ token, run, clock }: Job) {
  const { gitLogSource } = await import("../adapters/git/git-log-source.ts");
  const { actionsIndexCache } = await import("../adapters/knowledge/index-cache.ts");
  const { openLogIndex, shareLogIndex } = await import("../adapters/knowledge/log-index.ts");
  const { serverUrl, repository, tempDir } = run;
  const source = await gitLogSource({ serverUrl, repository, token, dir: tempDir, clock });
  if (source === undefined) return undefined;
  const folder = join(tempDir, "miyabi-knowledge");
  return {
    ...{ source, openLogIndex, shareLogIndex },
    cache: actionsIndexCache(join(folder, "cached.idx")),
    file: join(folder, "job.idx"),
  };
}

const said = (error: unknown): string =>
  plainLine(error instanceof Error ? error.message : String(error), 300);

/** Undefined where the log has nothing to search, or cannot be read: work goes on without it. */
export async function connectKnowledge(job: Job): Promise<Knowledge | undefined> {
  try {
    const means = await meansOf(job);
    if (means === undefined) return undefined;
    const { source, cache, file, openLogIndex } = means;
    const kept = job.untrusted === true ? { cache } : { file };
    const { store, read } = await openLogIndex({ source, clock: job.clock, ...kept });
    const { documents, byOutcome } = await store.stats();
    detail(`The log of earlier work has ${documents} entries; ${read} days of it were read.`);
    return documents === (byOutcome.open ?? 0) ? undefined : forgiving(store);
  } catch (error) {
    warn(`The log of earlier work could not be read, nothing is searched in it: ${said(error)}`);
    return undefined;
  }
}

/** A search that fails is one that finds nothing. */
const forgiving = (knowledge: Knowledge): Knowledge => ({
  async search(query) {
    try {
      return await knowledge.search(query);
    } catch (error) {
      warn(`The log of earlier work could not be searched: ${said(error)}`);
      return [];
    }
  },
});

/** The same, opened with the first search. */
export function knowledgeWhenAsked(job: Job): Knowledge {
  let opened: Promise<Knowledge | undefined> | undefined;
  return {
    async search(query) {
      opened ??= connectKnowledge(job);
      return (await opened)?.search(query) ?? [];
    },
  };
}

/** Leaves an index of the log as it is now for later jobs. Only for jobs that run no generated code. */
export const rememberLog = (job: Job) => async (): Promise<void> => {
  try {
    const means = await meansOf(job);
    if (means === undefined) return;
    const { source, cache, shareLogIndex } = means;
    const ended = await shareLogIndex({ source, cache, clock: job.clock });
    detail(`The index of the log for later jobs: ${ended}.`);
  } catch (error) {
    warn(`The index of the log could not be kept for later runs: ${said(error)}`);
  }
};
