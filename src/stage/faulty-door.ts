import { type Fate, NO_REPLY, type Write, type WriteDoor } from "./contract/writes.ts";

export type FaultyDoor = {
  /** Decides about each write before it is applied, in the order in which they arrive. */
  fate: (write: Write) => Fate;
  /** Kills all processes of a job at once. */
  lose: (jobId: number) => void;
  /** Told of each write that was applied, before anybody gets the reply. */
  onApplied?: (write: Write) => void | Promise<void>;
};

/** A door at which jobs die and replies get lost. What a dead job still asks for is not applied. */
export function faultyDoor({ fate, lose, onApplied }: FaultyDoor): WriteDoor {
  const dead = new Set<number>();
  const kill = (jobId: number): typeof NO_REPLY => {
    dead.add(jobId);
    lose(jobId);
    return NO_REPLY;
  };
  return async (write, apply) => {
    if (dead.has(write.jobId)) return NO_REPLY;
    const decided = fate(write);
    if (decided === "killed_before") return kill(write.jobId);
    const reply = await apply();
    await onApplied?.(write);
    if (decided === "killed_after") return kill(write.jobId);
    return decided === "reply_lost" ? NO_REPLY : reply;
  };
}
