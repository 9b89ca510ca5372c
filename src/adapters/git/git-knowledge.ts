import { Bm25 } from "../../core/knowledge/bm25.ts";
import { pastEntries } from "../../core/knowledge/past-entries.ts";
import type { Found, Knowledge } from "../../ports/knowledge.ts";
import type { PastWork } from "../../ports/past-work.ts";

/** A year of work days, and no more than a lane may hold in memory. */
const LIMITS = { files: 250, bytes: 4_000_000 };
const MAX_EXCERPT = 1_200;

/**
 * What the log branch teaches, ranked by BM25. The log is read once, now.
 *
 * @returns undefined where there is nothing to search
 */
export async function openKnowledge(past: PastWork): Promise<Knowledge | undefined> {
  const entries = pastEntries(await past.logs(LIMITS));
  if (entries.length === 0) return undefined;
  const index = new Bm25(entries.map(({ lines }) => lines.join("\n")));
  return {
    search({ text, limit, agent, taskType, outcome, since }) {
      const scores = index.scores(text);
      const found = entries.flatMap((entry, at): Found[] => {
        const score = scores.get(at);
        const fits =
          (agent === undefined || entry.agent === agent) &&
          (taskType === undefined || entry.taskType === taskType) &&
          (outcome === undefined || entry.outcome === outcome) &&
          (since === undefined || entry.at >= since);
        if (score === undefined || !fits) return [];
        const { task, lines, ...rest } = entry;
        return [{ ...rest, source: task, excerpt: lines.join("\n").slice(0, MAX_EXCERPT), score }];
      });
      const byScore = (a: Found, b: Found): number =>
        b.score - a.score || b.at.getTime() - a.at.getTime();
      return Promise.resolve(found.sort(byScore).slice(0, limit));
    },
  };
}
