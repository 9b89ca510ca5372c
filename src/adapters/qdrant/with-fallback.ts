import { messageOf } from "../../core/error-code.ts";
import type { Found, Knowledge, KnowledgeQuery } from "../../ports/knowledge.ts";

export type Fallback = {
  /** The server. */
  first: Knowledge;
  /** Opened where the server is of no use; undefined where there is nothing to search. */
  embedded: () => Promise<Knowledge | undefined>;
  /** Milliseconds for all that the server is asked in one search. */
  limitMs: number;
  /** A warning in the job's log. */
  warn: (text: string) => void;
};

/** Rejects when the time is over; what goes on behind it ends by its own limits. */
async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Searches in the server and, where it is down, slow, answers errors or holds nothing that fits (any more, or yet),
 * in the embedded index. After a failure the server is not asked again in this process (fault 33).
 */
export function withFallback({ first, embedded, limitMs, warn }: Fallback): Knowledge {
  let isDown = false;
  let opened: Promise<Knowledge | undefined> | undefined;

  async function inServer(query: KnowledgeQuery): Promise<Found[]> {
    if (isDown) return [];
    try {
      return await within(first.search(query), limitMs);
    } catch (error) {
      isDown = true;
      warn(`Searched in the embedded index instead of Qdrant: ${messageOf(error)}`);
      return [];
    }
  }

  return {
    async search(query) {
      const found = await inServer(query);
      if (found.length > 0) return found;
      opened ??= embedded();
      return (await opened)?.search(query) ?? [];
    },
  };
}
