import { mermaidLabel } from "../../core/text/mermaid-label.ts";
import { minutes } from "./minutes.ts";
import { timedWaves, type Planned } from "./planned.ts";

/**
 * The schedule as a Mermaid flowchart, without a fence: a subgraph for each wave and in it one for
 * each lane, the critical path with thick arrows and a thick border. Nodes are named by their place in
 * the list, since an id may be a word that Mermaid reads.
 */
export function scheduleGraph(planned: Planned): string {
  const { tasks, schedule } = planned;
  const nodes = new Map(tasks.map(({ id }, at) => [id, `t${at + 1}`]));
  const node = (id: string): string => nodes.get(id) ?? "";
  const path = schedule.criticalPath;
  const place = new Map(path.map((id, at) => [id, at]));
  const isCritical = (from: string, to: string): boolean =>
    place.has(from) && path[(place.get(from) ?? 0) + 1] === to;
  const waves = timedWaves(planned).flatMap(({ start, end, lanes }, wave) => [
    `  subgraph wave${wave + 1}["Wave ${wave + 1}: minute ${minutes(start)} to ${minutes(end)}"]`,
    ...lanes.flatMap((lane, at) => [
      `    subgraph wave${wave + 1}lane${at + 1}["${mermaidLabel(lane.lane)}: ${minutes(lane.minutes)} min"]`,
      ...lane.tasks.map(
        ({ id, estimatedMinutes }) =>
          `      ${node(id)}["${mermaidLabel(id)}, ${minutes(estimatedMinutes)} min"]`,
      ),
      "    end",
    ]),
    "  end",
  ]);
  const edges = tasks.flatMap(({ id, dependencies }) =>
    [...new Set(dependencies)].map(
      (from) => `  ${node(from)} ${isCritical(from, id) ? "==>" : "-->"} ${node(id)}`,
    ),
  );
  return [
    "flowchart LR",
    ...waves,
    ...edges,
    "  classDef critical stroke:#B60205,stroke-width:3px",
    `  class ${path.map(node).join(",")} critical`,
  ].join("\n");
}
