import type { Knowledge, KnowledgeQuery } from "../../src/ports/knowledge.ts";
import type { KnowledgeDocument } from "../../src/core/knowledge/document.ts";

/** A merged task of issue 500, to be changed. */
export const knowledgeDocument = (change: Partial<KnowledgeDocument> = {}): KnowledgeDocument => ({
  id: "task-500-1:2026-01-05T10:10:00.000Z",
  issue: 500,
  task: "task-500-1",
  agent: "CodeGenAgent",
  type: "task",
  taskType: "feature",
  status: "Success",
  outcome: "success",
  title: "Add User model",
  content: "Summary: Added User model with validation",
  keywords: [],
  files: ["src/user.ts"],
  time: "2026-01-05T10:18:23.000Z",
  source: ".ai/logs/2026-01-05.md",
  ...change,
});

/** Finds the same documents whatever is asked, within the query's types and outcomes. */
export class FakeKnowledge implements Knowledge {
  readonly asked: KnowledgeQuery[] = [];
  readonly #documents: readonly KnowledgeDocument[];

  constructor(...documents: KnowledgeDocument[]) {
    this.#documents = documents;
  }

  search(query: KnowledgeQuery) {
    this.asked.push(query);
    const found = this.#documents.filter(
      ({ type, outcome }) =>
        (query.types?.includes(type) ?? true) &&
        outcome !== "open" &&
        (query.outcomes?.includes(outcome) ?? true),
    );
    return Promise.resolve(
      found.slice(0, query.limit).map((document, at) => ({ document, score: 1 / (at + 1) })),
    );
  }
}
