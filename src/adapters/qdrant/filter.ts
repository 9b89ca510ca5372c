import type { KnowledgeQuery } from "../../ports/knowledge.ts";

const is = (key: string, value: string | number) => ({ key, match: { value } });
const anyOf = (key: string, any: readonly string[]) => ({ key, match: { any: [...any] } });

/** The query's filters as Qdrant has them. */
export const filterOf = (query: Omit<KnowledgeQuery, "text" | "limit">) => {
  const { agent, issue, types, taskType, outcomes, since } = query;
  return {
    must: [
      ...(agent === undefined ? [] : [is("agent", agent)]),
      ...(issue === undefined ? [] : [is("issue", issue)]),
      ...(types === undefined ? [] : [anyOf("type", types)]),
      ...(taskType === undefined ? [] : [is("taskType", taskType)]),
      ...(outcomes === undefined ? [] : [anyOf("outcome", outcomes)]),
      ...(since === undefined ? [] : [{ key: "time", range: { gte: since.toISOString() } }]),
    ],
    must_not: [is("outcome", "open")],
  };
};
