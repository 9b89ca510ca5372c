import { readdirSync, readFileSync } from "node:fs";

/** Environment variable by which processes of one job are found again, as GitHub's runner does it. */
export const TRACKING_VARIABLE = "RUNNER_TRACKING_ID";

/**
 * Kills what a job left running: processes that carry its tracking id. Linux only (`/proc`); elsewhere
 * nothing is cleaned up. Returns the ids.
 */
export const killOrphans = (trackingId: string): number[] => {
  const mark = `${TRACKING_VARIABLE}=${trackingId}`;
  const killed: number[] = [];
  const processes = ((): string[] => {
    try {
      return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    } catch {
      return [];
    }
  })();
  for (const name of processes) {
    try {
      if (!readFileSync(`/proc/${name}/environ`, "utf8").split("\0").includes(mark)) continue;
      process.kill(Number(name), "SIGKILL");
      killed.push(Number(name));
    } catch {
      // Gone meanwhile, or somebody else's.
    }
  }
  return killed;
};
