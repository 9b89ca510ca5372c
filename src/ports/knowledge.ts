import type { KnowledgeDocument, KnowledgeOutcome } from "../core/knowledge/document.ts";

/** Every filter narrows; `open` documents are never an answer. */
export type KnowledgeQuery = {
  /** Words, identifiers and paths, in any order. Without a term in it: the newest that pass the filters. */
  text: string;
  /** Results at most. */
  limit: number;
  /** E.g. `CodeGenAgent`. */
  agent?: string;
  issue?: number;
  /** Any of them. */
  types?: readonly KnowledgeDocument["type"][];
  taskType?: KnowledgeDocument["taskType"];
  /** Any of them. */
  outcomes?: readonly Exclude<KnowledgeOutcome, "open">[];
  /** Nothing that ended before. */
  since?: Date;
};

/** A document that fits, as untrusted as whatever was written into the log. */
export type Found = {
  document: KnowledgeDocument;
  /** Higher fits better; comparable within one answer only. */
  score: number;
};

/** What earlier work of the repository teaches. */
export interface Knowledge {
  /** The best first, of equals the newest (core/knowledge/ranking.ts); none where nothing fits. */
  search(query: KnowledgeQuery): Promise<Found[]>;
}

export type KnowledgeStats = {
  /** `open` ones included. */
  documents: number;
  /** Different terms, where the store counts them. */
  terms?: number;
  byType: Partial<Record<KnowledgeDocument["type"], number>>;
  byOutcome: Partial<Record<KnowledgeOutcome, number>>;
  byAgent: Record<string, number>;
  /** When the first and last of them ended. */
  oldest?: Date;
  newest?: Date;
};

/** Where documents are kept for search. */
export interface KnowledgeStore extends Knowledge {
  /** Adds documents, and replaces those with the same id. Again with the same changes nothing. */
  upsert(documents: readonly KnowledgeDocument[]): Promise<void>;
  /** Ids that are not there are no error. */
  remove(ids: readonly string[]): Promise<void>;
  /** All documents of issues: what settling them anew needs (core/knowledge/settle.ts). */
  ofIssues(issues: readonly number[]): Promise<KnowledgeDocument[]>;
  stats(): Promise<KnowledgeStats>;
}
