import { messageOf } from "../core/error-code.ts";
import type { KnowledgeConfig } from "../core/knowledge/knowledge-config.ts";
import { plainLine } from "../core/text/inert-line.ts";
import type { Clock } from "../ports/clock.ts";
import { connectQdrantStore } from "./connect-qdrant.ts";
import { note, warn } from "./log.ts";
import type { JobContext } from "./run-action.ts";

/** A request that writes. */
const TIMEOUT_MS = 15_000;
/** For all of it: what is left is for the next run. */
const LIMIT_MS = 120_000;
const MOST_WHY = 300;

export type Keeper = {
  config: () => Promise<{ knowledge: KnowledgeConfig }>;
  secretLines: string;
  /** For git. */
  token: string;
  clock: Clock;
};

/** At the end of a run: where Qdrant is configured, it gets what the log has and it lacks. Never fails the run. */
export async function keepKnowledge(
  { config, secretLines, token, clock }: Keeper,
  {
    serverUrl,
    repository,
    tempDir: dir,
    redact,
  }: Pick<JobContext, "serverUrl" | "repository" | "tempDir" | "redact">,
): Promise<void> {
  // Without the secret the configuration is not even read: it costs a request, and most have no Qdrant.
  if (secretLines.trim() === "") return;
  const told = (text: string): void => warn(redact(plainLine(text, MOST_WHY)));
  try {
    const { knowledge } = await config();
    const context = { secretLines, repository, clock, timeoutMs: TIMEOUT_MS };
    const store = await connectQdrantStore(knowledge, context);
    if (store === undefined) return;
    const { keepInQdrant } = await import("../adapters/qdrant/keep-in-qdrant.ts");
    const { gitLogSource } = await import("../adapters/git/git-log-source.ts");
    const { documentsOf } = await import("../adapters/knowledge/documents-of.ts");
    await keepInQdrant({
      store,
      documents: async () =>
        documentsOf(await gitLogSource({ serverUrl, repository, token, dir, clock })),
      limitMs: LIMIT_MS,
      note,
      warn: told,
    });
  } catch (error) {
    told(`Qdrant was not brought up to the log: ${messageOf(error)}`);
  }
}
