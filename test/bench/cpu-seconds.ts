import { readFileSync } from "node:fs";

/** Fields 14 to 17 of /proc/<pid>/stat: proc(5). Linux counts 100 ticks a second for every program. */
const TICKS = 100;

/**
 * CPU seconds of this process, which is the stage, and of all processes that it started and that have
 * ended, those below them included; undefined where there is no /proc.
 */
export function cpuSeconds(): { stage: number; jobs: number } | undefined {
  try {
    const text = readFileSync("/proc/self/stat", "utf8");
    // The name, in parentheses, may hold anything.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map(Number);
    return { stage: (user + system) / TICKS, jobs: (childUser + childSystem) / TICKS };
  } catch {
    return undefined;
  }
}
