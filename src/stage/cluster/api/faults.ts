import type { Verb } from "./write-log.ts";

/** Which requests a fault is for. */
export type FaultWhere = {
  verb: Verb;
  /** Plural, e.g. `deployments`. */
  plural: string;
  /** Default 1. */
  times?: number;
  /** Default after: the write has landed, its answer is lost. */
  when?: "before" | "after";
};

/** What may go wrong between a client and the API; switched on and off while the cluster runs. */
export class ClusterFaults {
  #lost: (Required<FaultWhere> & { left: number })[] = [];
  /** Before each answer of the API. */
  slowMs = 0;

  /** Breaks the connection of the next such requests. Dry runs are left alone. */
  loseConnection(where: FaultWhere): void {
    const whole = { times: 1, when: "after" as const, ...where };
    this.#lost.push({ ...whole, left: whole.times });
  }

  /** Asked once at each place; a fault that is due is used up by it. */
  isLost(at: { verb: string; plural: string; when: "before" | "after" }): boolean {
    const due = this.#lost.find(
      ({ verb, plural, when, left }) =>
        left > 0 && verb === at.verb && plural === at.plural && when === at.when,
    );
    if (due) due.left -= 1;
    return due !== undefined;
  }
}
