import type { KnowledgeSummary } from "../../src/core/dashboard/site-format.ts";
import type { KnowledgeDocument } from "../../src/core/knowledge/document.ts";
import { take } from "./take.ts";

export const loadKnowledge = async (): Promise<KnowledgeSummary> =>
  (await take("knowledge")) as KnowledgeSummary;

/** @param chunk from 0 */
export const loadDocuments = async (chunk: number): Promise<readonly KnowledgeDocument[]> =>
  (await take(`knowledge-${chunk}`)) as readonly KnowledgeDocument[];
