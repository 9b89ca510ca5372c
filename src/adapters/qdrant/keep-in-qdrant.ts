import { messageOf } from "../../core/error-code.ts";
import type { KnowledgeDocument } from "../../core/knowledge/document.ts";
import type { QdrantStore } from "./qdrant-store.ts";

export type Keeping = {
  store: Pick<QdrantStore, "sync">;
  /** All that the log has. */
  documents: () => Promise<readonly KnowledgeDocument[]>;
  /** Milliseconds after which no further batch is written. */
  limitMs: number;
  /** A line and a warning in the job's log. */
  note: (text: string) => void;
  warn: (text: string) => void;
};

/**
 * Brings the server up to the log, with what earlier runs could not write. A server that is down costs a warning,
 * never the run: the log is the truth, and the next run finds what is missing (fault 33).
 */
export async function keepInQdrant(keeping: Keeping): Promise<void> {
  const { store, documents, limitMs, note, warn } = keeping;
  try {
    const signal = AbortSignal.timeout(limitMs);
    const { written } = await store.sync(await documents(), { prune: false, signal });
    note(`Qdrant has the log: ${written} ${written === 1 ? "entry was" : "entries were"} written.`);
  } catch (error) {
    warn(`Qdrant was not brought up to the log, the next run does it: ${messageOf(error)}`);
  }
}
