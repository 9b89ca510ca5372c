import { taskName } from "../names.ts";
import type { SessionRecord } from "./session.ts";

/** GitHub draws no Mermaid text over 50,000 characters; a bar has some 60. */
const MOST_BARS = 400;

type Bar = { section: string; name: string; from: number; to: number; good: boolean };

const bar = (
  one: { startedAt: string; seconds: number },
  about: Pick<Bar, "section" | "name" | "good">,
): Bar => {
  const from = Date.parse(one.startedAt);
  // A bar of no length is not drawn.
  return { ...about, from, to: Math.max(from + 1000, Math.round(from + one.seconds * 1000)) };
};

/**
 * Phases and tasks on the clock (UTC), as a fenced Mermaid chart; what failed is drawn as critical. Empty where nothing
 * has run. Its words are our own.
 */
export function sessionGantt({ phases, tasks, plan }: SessionRecord): string {
  const planned = new Set(plan?.tasks.map(({ id }) => id));
  const bars = [
    ...phases.map((one) =>
      bar(one, { section: "Phases", name: one.name, good: one.outcome !== "failure" }),
    ),
    ...tasks
      .filter(({ task }) => planned.has(task))
      .map((one) =>
        bar(one, { section: "Tasks", name: taskName(one.task), good: one.status === "success" }),
      ),
  ]
    .sort((a, b) => (a.section < b.section ? -1 : a.section > b.section ? 1 : a.from - b.from))
    .slice(0, MOST_BARS);
  if (bars.length === 0) return "";
  const lines = bars.flatMap(({ section, name, from, to, good }, at) => [
    ...(bars[at - 1]?.section === section ? [] : [`  section ${section}`]),
    `  ${name} :${good ? "done" : "crit"}, ${from}, ${to}`,
  ]);
  return ["```mermaid", "gantt", "  dateFormat x", "  axisFormat %H:%M", ...lines, "```"].join(
    "\n",
  );
}
