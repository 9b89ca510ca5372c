import {
  KNOWLEDGE_OUTCOMES,
  KNOWLEDGE_TYPES,
  type KnowledgeDocument,
} from "../../core/knowledge/document.ts";
import { Task } from "../../core/plan/plan.ts";
import type { KnowledgeQuery, KnowledgeStats } from "../../ports/knowledge.ts";

const TASK_TYPES = Task.shape.type.options;

/** What filters and statistics ask of a document, without unpacking it. */
export type Row = Pick<
  KnowledgeDocument,
  "id" | "issue" | "agent" | "type" | "taskType" | "outcome" | "source"
> & {
  /** Milliseconds. */
  time: number;
  /** Terms in it. */
  length: number;
};

export const rowOf = (document: KnowledgeDocument, length: number): Row => {
  const { id, issue, agent, type, taskType, outcome, source, time } = document;
  const rest = taskType === undefined ? {} : { taskType };
  return { id, issue, agent, type, ...rest, outcome, source, time: Date.parse(time), length };
};

/** Whether the filters of a query let a document pass. */
export const passes = (row: Row, query: KnowledgeQuery): boolean => {
  const { outcome } = row;
  return (
    outcome !== "open" &&
    (query.agent === undefined || row.agent === query.agent) &&
    (query.issue === undefined || row.issue === query.issue) &&
    (query.types === undefined || query.types.includes(row.type)) &&
    (query.taskType === undefined || row.taskType === query.taskType) &&
    (query.outcomes === undefined || query.outcomes.includes(outcome)) &&
    (query.since === undefined || row.time >= query.since.getTime())
  );
};

export function statsOf(rows: readonly Row[], terms: number): KnowledgeStats {
  const stats: KnowledgeStats = {
    ...{ documents: rows.length, terms },
    ...{ byType: {}, byOutcome: {}, byAgent: {} },
  };
  let oldest = Infinity;
  let newest = -Infinity;
  for (const { type, outcome, agent, time } of rows) {
    stats.byType[type] = (stats.byType[type] ?? 0) + 1;
    stats.byOutcome[outcome] = (stats.byOutcome[outcome] ?? 0) + 1;
    stats.byAgent[agent] = (stats.byAgent[agent] ?? 0) + 1;
    oldest = Math.min(oldest, time);
    newest = Math.max(newest, time);
  }
  return rows.length === 0
    ? stats
    : { ...stats, oldest: new Date(oldest), newest: new Date(newest) };
}

const NONE = 255;
const codeOf = <T>(list: readonly T[], one: T | undefined): number =>
  one === undefined ? NONE : list.indexOf(one);

/** @throws Error where the list has no such place */
function valueAt<T>(list: readonly T[], code: number): T {
  const value = list[code];
  if (value === undefined) throw new Error(`The index has a value ${code} that none stands for`);
  return value;
}

/** Texts that come again and again: each once, and the place of each. */
function listed(texts: readonly string[]): { list: string[]; places: number[] } {
  const list = [...new Set(texts)];
  const places = new Map(list.map((text, at) => [text, at]));
  return { list, places: texts.map((text) => places.get(text) ?? 0) };
}

/** Rows as a few long lists, which pack far better. */
export function columnsOf(rows: readonly Row[]) {
  const agents = listed(rows.map(({ agent }) => agent));
  const sources = listed(rows.map(({ source }) => source));
  return {
    ids: rows.map(({ id }) => id),
    issues: rows.map(({ issue }) => issue),
    ...{ agents: agents.list, agentOf: agents.places },
    ...{ sources: sources.list, sourceOf: sources.places },
    types: rows.map(({ type }) => codeOf(KNOWLEDGE_TYPES, type)),
    taskTypes: rows.map(({ taskType }) => codeOf(TASK_TYPES, taskType)),
    outcomes: rows.map(({ outcome }) => codeOf(KNOWLEDGE_OUTCOMES, outcome)),
    times: rows.map(({ time }) => time),
    lengths: rows.map(({ length }) => length),
  };
}

/** @throws Error where the lists are no rows */
export function rowsOf(columns: ReturnType<typeof columnsOf>): Row[] {
  const { ids, issues, agents, agentOf, sources, sourceOf } = columns;
  const { types, taskTypes, outcomes, times, lengths } = columns;
  return ids.map((id, at) => {
    const taskType = taskTypes[at] ?? NONE;
    return {
      id,
      issue: valueAt(issues, at),
      agent: valueAt(agents, valueAt(agentOf, at)),
      type: valueAt(KNOWLEDGE_TYPES, valueAt(types, at)),
      ...(taskType === NONE ? {} : { taskType: valueAt(TASK_TYPES, taskType) }),
      outcome: valueAt(KNOWLEDGE_OUTCOMES, valueAt(outcomes, at)),
      source: valueAt(sources, valueAt(sourceOf, at)),
      time: valueAt(times, at),
      length: valueAt(lengths, at),
    };
  });
}
