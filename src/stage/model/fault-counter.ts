import type { Choice } from "./choose-reply.ts";
import type { ScriptedFault } from "./script.ts";

/** Plays each scripted fault as often as it says, then lets requests through. */
export class FaultCounter {
  readonly #played = new Map<ScriptedFault, number>();

  /** The faults of a reply come before those of its turns. */
  next({ reply, turn }: Choice): ScriptedFault | undefined {
    return [reply.error, turn.error].find((fault): fault is ScriptedFault => {
      if (!fault) return false;
      const played = this.#played.get(fault) ?? 0;
      if (played >= fault.times) return false;
      this.#played.set(fault, played + 1);
      return true;
    });
  }
}
