import type { KnowledgeConfig } from "../core/knowledge/knowledge-config.ts";
import { plainLine } from "../core/text/inert-line.ts";
import type { Clock } from "../ports/clock.ts";
import type { Knowledge } from "../ports/knowledge.ts";
import { connectQdrantStore } from "./connect-qdrant.ts";
import { warn } from "./log.ts";
import type { JobContext } from "./run-action.ts";

/** Of one request, and of all in one search: nobody waits for a server that may be down. */
const TIMEOUT_MS = 3_000;
const LIMIT_MS = 6_000;
const MOST_WHY = 300;

export type Searching = {
  config: KnowledgeConfig;
  /** The input `knowledge-secrets`. */
  secretLines: string;
  /** What is searched where Qdrant is not configured, or of no use. */
  embedded: Knowledge;
  clock: Clock;
};

/** Search as the configuration has it. Only for jobs that run no generated code: they alone have the key. */
export function searchKnowledge(
  { config, secretLines, embedded, clock }: Searching,
  { repository, redact }: Pick<JobContext, "repository" | "redact">,
): Knowledge {
  if (config.store === "embedded") return embedded;
  const told = (text: string): void => warn(redact(plainLine(text, MOST_WHY)));
  if (secretLines.trim() === "") {
    told(
      "Qdrant is configured and not used: make the secret MIYABI_KNOWLEDGE_SECRETS with the line QDRANT_API_KEY=..., and pass it in the caller's secrets.",
    );
    return embedded;
  }

  async function open(): Promise<Knowledge> {
    const context = { secretLines, repository, clock, timeoutMs: TIMEOUT_MS };
    const first = await connectQdrantStore(config, context);
    if (first === undefined) return embedded;
    const { withFallback } = await import("../adapters/qdrant/with-fallback.ts");
    return withFallback({
      first,
      embedded: () => Promise.resolve(embedded),
      limitMs: LIMIT_MS,
      warn: told,
    });
  }

  let opened: Promise<Knowledge> | undefined;
  return {
    async search(query) {
      opened ??= open();
      return (await opened).search(query);
    },
  };
}
