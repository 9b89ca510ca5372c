import { mermaidLabel } from "../text/mermaid-label.ts";
import { ordinalOf } from "../names.ts";
import type { Plan } from "./plan.ts";

export type TaskState = "pending" | "running" | "done" | "failed";

const COLOURS: Record<TaskState, string> = {
  pending: "fill:#E4E4E4,color:#000",
  running: "fill:#1D76DB,color:#fff",
  done: "fill:#2EA44F,color:#fff",
  failed: "fill:#B60205,color:#fff",
};

/** GitHub's Mermaid draws at most 500 edges; beyond some hundred tasks nobody reads the picture. */
const MOST_TASKS = 100;
const MOST_EDGES = 450;

/**
 * The task graph as a Mermaid flowchart in a fenced block, critical path with thick arrows and a
 * thick border; undefined where it is too large to draw.
 */
export function planGraph(
  { tasks, schedule }: Plan,
  stateOf: (taskId: string) => TaskState,
): string | undefined {
  const edges = tasks.flatMap(({ id, dependencies }) => dependencies.map((from) => ({ from, id })));
  if (tasks.length > MOST_TASKS || edges.length > MOST_EDGES) return undefined;
  const path = schedule.criticalPath;
  const node = (id: string): string => `t${ordinalOf(id)}`;
  const isCritical = ({ from, id }: { from: string; id: string }): boolean => {
    const at = path.indexOf(from);
    return at >= 0 && path[at + 1] === id;
  };
  return [
    "```mermaid",
    "flowchart LR",
    ...tasks.map(
      ({ id, title }) =>
        `  ${node(id)}["${ordinalOf(id)} ${mermaidLabel(title)}"]:::${stateOf(id)}`,
    ),
    ...edges.map(
      (edge) => `  ${node(edge.from)} ${isCritical(edge) ? "==>" : "-->"} ${node(edge.id)}`,
    ),
    ...Object.entries(COLOURS).map(([state, style]) => `  classDef ${state} ${style}`),
    "  classDef critical stroke:#B60205,stroke-width:3px",
    ...(path.length > 0 ? [`  class ${path.map(node).join(",")} critical`] : []),
    "```",
  ].join("\n");
}
