/** A job that waits for a reviewer of its environment. */
export type PendingGate = {
  runId: number;
  jobId: number;
  jobName: string;
  environment: string;
  reviewers: readonly string[];
};

export type GateAnswer = "approved" | "rejected";

/**
 * Environments with required reviewers.
 * https://docs.github.com/actions/how-tos/deploy/configure-and-manage-deployments/review-deployments
 */
export class Gates {
  readonly #pending = new Map<
    number,
    { gate: PendingGate; answer: (answer: GateAnswer) => void }
  >();

  pending(): readonly PendingGate[] {
    return [...this.#pending.values()].map(({ gate }) => gate);
  }

  /** Resolves with the answer, or with undefined where the signal came first. */
  wait(gate: PendingGate, signal: AbortSignal): Promise<GateAnswer | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#pending.set(gate.jobId, { gate, answer: resolve });
      signal.addEventListener("abort", () => {
        this.#pending.delete(gate.jobId);
        resolve(undefined);
      });
    });
  }

  /** False where no such job waits, or `by` is not one of the reviewers. */
  answer(jobId: number, answer: GateAnswer, by: string): boolean {
    const pending = this.#pending.get(jobId);
    const known = pending?.gate.reviewers.some((name) => name.toLowerCase() === by.toLowerCase());
    if (pending === undefined || known !== true) return false;
    this.#pending.delete(jobId);
    pending.answer(answer);
    return true;
  }
}
