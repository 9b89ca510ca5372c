import { Encoder } from "../../core/knowledge/encoder.ts";
import {
  similarIssues,
  similarityQuery,
  type SimilarIssue,
} from "../../core/knowledge/similar-issues.ts";
import type { IssueSnapshot } from "../../core/session/session.ts";
import type { Knowledge } from "../../ports/knowledge.ts";

const LOOKED_AT = 20;

/** Past issues like this one. An extra: where it cannot be searched there are none (shell says so). */
export async function findSimilar(
  issue: IssueSnapshot,
  knowledge: Knowledge,
): Promise<SimilarIssue[]> {
  const text = similarityQuery(issue);
  const found = await knowledge.search({ text, limit: LOOKED_AT, types: ["session", "task"] });
  return similarIssues(found, issue, new Encoder());
}
