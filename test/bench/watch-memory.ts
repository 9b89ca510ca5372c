import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** The most memory that a process had held until a moment. */
export type Sample = { at: Date; peakBytes: number };

const EVERY_MS = 20;
/** `VmHWM`, the peak resident set in KiB: proc(5). */
const PEAK = /^VmHWM:\s+(\d+) kB$/m;

/** @throws Error where there is no /proc, or the process has ended */
function peakOf(pid: number): number {
  const kib = PEAK.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (kib === undefined) throw new Error(`no peak for process ${pid}`);
  return Number(kib) * 1024;
}

const isChild = (pid: string): boolean =>
  new RegExp(`^PPid:\\s+${process.pid}$`, "m").test(readFileSync(`/proc/${pid}/status`, "utf8"));

/** Our own child processes whose command line has an argument with this end. */
const childrenRunning = (script: string): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        return words.some((word) => word.endsWith(script)) && isChild(pid);
      } catch {
        return false; // It has ended since.
      }
    })
    .map(Number);

/**
 * Looks at the peaks of our child processes that run a script, each from its start to its end, for as
 * long as something else takes. A peak never falls, so the last look is that of the end, less what the
 * process took in its last moments.
 *
 * @param onLook called after each look at all of them
 * @returns what was seen of each process, in the order in which they began
 */
export async function watchMemory<T>(
  script: string,
  meanwhile: Promise<T>,
  onLook: () => void = () => undefined,
): Promise<{ result: T; processes: Sample[][] }> {
  const seen = new Map<number, Sample[]>();
  const end = new AbortController();
  const over = (): void => end.abort();
  meanwhile.then(over, over);
  while (!end.signal.aborted) {
    for (const pid of childrenRunning(script))
      try {
        const list = seen.get(pid) ?? [];
        list.push({ at: new Date(), peakBytes: peakOf(pid) });
        seen.set(pid, list);
      } catch {
        // It has ended since.
      }
    onLook();
    await pause(EVERY_MS);
  }
  return { result: await meanwhile, processes: [...seen.values()] };
}
