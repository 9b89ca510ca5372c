import { namedLines } from "../text/named-lines.ts";

/** Names that the secret MIYABI_KNOWLEDGE_SECRETS may hold, a line NAME=value each. */
const KNOWLEDGE_SECRETS = ["QDRANT_API_KEY", "EMBEDDINGS_API_KEY"] as const;
export type KnowledgeSecrets = Partial<Record<(typeof KNOWLEDGE_SECRETS)[number], string>>;

/** Lines that say something else are left out. A server may want no key. */
export const parseKnowledgeSecrets = (text: string): KnowledgeSecrets =>
  namedLines(text, KNOWLEDGE_SECRETS);
