import { z } from "zod";

/** What the machine of a task's job went through while the task was worked on, all its processes together. */
export const RunnerUse = z.object({
  /** Seconds of its processors that were busy. */
  cpuSeconds: z.number().nonnegative(),
  /** Highest use of its memory that was seen, and what it has. */
  peakMemoryBytes: z.number().nonnegative(),
  memoryBytes: z.number().nonnegative(),
  /** Free at the end on the disk of the work folder. */
  freeDiskBytes: z.number().nonnegative(),
});
export type RunnerUse = z.infer<typeof RunnerUse>;
