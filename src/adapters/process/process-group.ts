import { codeOf } from "../../core/error-code.ts";

/** Not there any more, or no longer ours to end. */
const HARMLESS = ["ESRCH", "EPERM"];

/** Ends a whole process group; one that is gone already is fine. */
export function endGroup(pid: number | undefined, signal: "SIGTERM" | "SIGKILL"): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!HARMLESS.includes(codeOf(error) ?? "")) throw error;
  }
}
