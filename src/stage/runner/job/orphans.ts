import { readdirSync, readFileSync } from "node:fs";

/** Environment variable by which processes of one job are found again, as GitHub's runner does it. */
export const TRACKING_VARIABLE = "RUNNER_TRACKING_ID";

const processNames = (): string[] => {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
};

/** Ids of all processes by their parent's. Empty where there is no `/proc`. */
const processesByParent = (): Map<number, number[]> => {
  const children = new Map<number, number[]>();
  for (const name of processNames()) {
    try {
      // The name of the program, in parentheses, may hold anything.
      const after = readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\)/s, "");
      const parent = Number(after.trim().split(" ")[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // Gone meanwhile.
    }
  }
  return children;
};

/**
 * Kills a process and everything below it, in whatever group or session it is: the end of a machine. Linux
 * only, elsewhere the process and its group.
 */
export const killTree = (root: number): void => {
  const children = processesByParent();
  const doomed = [root];
  for (const id of doomed) doomed.push(...(children.get(id) ?? []));
  for (const id of [-root, ...doomed]) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // Gone meanwhile.
    }
  }
};

/**
 * Kills what a job left running: processes that carry its tracking id. Linux only (`/proc`); elsewhere
 * nothing is cleaned up. Returns the ids.
 */
export const killOrphans = (trackingId: string): number[] => {
  const mark = `${TRACKING_VARIABLE}=${trackingId}`;
  const killed: number[] = [];
  for (const name of processNames()) {
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
