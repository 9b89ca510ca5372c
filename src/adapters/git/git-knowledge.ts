import { documentsOfLog } from "../../core/knowledge/documents-of-log.ts";
import { Encoder, termWeight } from "../../core/knowledge/encoder.ts";
import { byRank } from "../../core/knowledge/ranking.ts";
import { settled } from "../../core/knowledge/settle.ts";
import type { Found, Knowledge } from "../../ports/knowledge.ts";
import type { PastWork } from "../../ports/past-work.ts";
import { LOG_FOLDER } from "./log-branch.ts";

/** A year of work days, and no more than a lane may hold in memory. */
const LIMITS = { files: 250, bytes: 4_000_000 };

/**
 * What the log branch teaches. The log is read once, now.
 *
 * @returns undefined where there is nothing to search
 */
export async function openKnowledge(past: PastWork): Promise<Knowledge | undefined> {
  const texts = await past.logs(LIMITS);
  const documents = settled(
    documentsOfLog(texts.map((text) => ({ path: LOG_FOLDER, text }))),
  ).filter(({ outcome }) => outcome !== "open");
  if (documents.length === 0) return undefined;
  const encoder = new Encoder();
  const index = documents.map((document) => encoder.counts(document));
  return {
    search({ text, limit, agent, issue, types, taskType, outcomes, since }) {
      const asked = new Set(encoder.query(text).indices);
      const found = documents.flatMap((document, at): Found[] => {
        const fits =
          (agent === undefined || document.agent === agent) &&
          (issue === undefined || document.issue === issue) &&
          (types === undefined || types.includes(document.type)) &&
          (taskType === undefined || document.taskType === taskType) &&
          (outcomes === undefined || outcomes.some((one) => one === document.outcome)) &&
          (since === undefined || Date.parse(document.time) >= since.getTime());
        const { indices = [], counts = [], length = 0 } = index[at] ?? {};
        const score = indices.reduce(
          (sum, id, place) => (asked.has(id) ? sum + termWeight(counts[place] ?? 0, length) : sum),
          0,
        );
        return fits && score > 0 ? [{ document, score }] : [];
      });
      return Promise.resolve(found.sort(byRank).slice(0, limit));
    },
  };
}
