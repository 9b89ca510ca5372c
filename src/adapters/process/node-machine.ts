import { statfs } from "node:fs/promises";
import { cpus, freemem, totalmem } from "node:os";
import type { Machine } from "../../ports/machine.ts";

const SAMPLE_MS = 2_000;

/** Seconds that all processors were busy since the machine began. */
const busySeconds = (): number =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) /
  1000;

/** By what the system tells of all its processes together: a job has its machine for itself. */
export function nodeMachine(folder: string): Machine {
  return {
    watch() {
      const before = busySeconds();
      let peak = 0;
      const look = (): void => {
        peak = Math.max(peak, totalmem() - freemem());
      };
      look();
      const timer = setInterval(look, SAMPLE_MS).unref();
      return {
        async end() {
          clearInterval(timer);
          look();
          try {
            const { bavail, bsize } = await statfs(folder);
            return {
              cpuSeconds: Math.max(0, Math.round((busySeconds() - before) * 100) / 100),
              peakMemoryBytes: peak,
              memoryBytes: totalmem(),
              freeDiskBytes: bavail * bsize,
            };
          } catch {
            return undefined; // measuring makes no task fail
          }
        },
      };
    },
  };
}
