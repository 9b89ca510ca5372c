import { field, type TemplateToken } from "../language/tokens.ts";
import { evaluateText, evaluateToken, type Scope } from "../language/expressions.ts";
import { truthy } from "../language/values.ts";

export type Concurrency = { group: string; cancelInProgress: boolean; queue: "single" | "max" };

/** Reads `concurrency:`; undefined where there is none or its group is empty. */
export const concurrencyOf = (
  token: TemplateToken | undefined,
  scope: Scope,
): Concurrency | undefined => {
  if (token === undefined) return undefined;
  const group = token.isScalar ? token : field(token, "group");
  const name = evaluateText(group, scope);
  if (name === "") return undefined;
  const cancelInProgress =
    !token.isScalar && truthy(evaluateToken(field(token, "cancel-in-progress"), scope));
  const queue = token.isScalar ? "" : evaluateText(field(token, "queue"), scope);
  if (queue === "max" && cancelInProgress)
    throw new Error("concurrency: 'queue: max' can't be combined with 'cancel-in-progress: true'");
  return { group: name, cancelInProgress, queue: queue === "max" ? "max" : "single" };
};

/** Who wants the group: a run, a called workflow or a job. */
export type Claim = {
  concurrency: Concurrency;
  /** Groups that its callers hold; waiting for one of them would never end. */
  held: ReadonlySet<string>;
  /** Called when a newer claim takes its place or ends it. */
  cancel: (reason: string) => void;
  /** Aborted when the one who waits does not want any more. */
  signal: AbortSignal;
};

type Waiting = { claim: Claim; go: (release: Release | undefined) => void };
export type Release = () => void;
type Group = { running: Claim; pending: Waiting[] };

const MAX_PENDING = 100;

/** Group names are compared without regard to case. */
export const groupKey = (concurrency: Concurrency): string => concurrency.group.toLowerCase();

/**
 * The concurrency groups of one repository: one holder and one pending, which a newer claim replaces; with
 * `queue: max` up to 100 pending. Here they go first in, first out; GitHub promises no order.
 * https://docs.github.com/actions/concepts/workflows-and-actions/concurrency
 */
export class ConcurrencyGroups {
  readonly #groups = new Map<string, Group>();

  /** Resolves with the release, or with undefined where the claim was cancelled while it waited. */
  async acquire(claim: Claim): Promise<Release | undefined> {
    const { concurrency, held, signal } = claim;
    const key = groupKey(concurrency);
    if (signal.aborted) return undefined;
    if (held.has(key)) {
      claim.cancel(
        `Canceling since a deadlock for concurrency group '${concurrency.group}' was detected with its caller`,
      );
      return undefined;
    }
    const group = this.#groups.get(key);
    if (group === undefined) {
      this.#groups.set(key, { running: claim, pending: [] });
      return this.#release(key);
    }
    const superseded = `Canceling since a higher priority waiting request for '${concurrency.group}' exists`;
    if (concurrency.queue === "single")
      for (const old of group.pending.splice(0)) this.#drop(old, superseded);
    if (concurrency.cancelInProgress) group.running.cancel(superseded);
    if (group.pending.length >= MAX_PENDING) {
      claim.cancel(`Canceling since the queue of concurrency group '${concurrency.group}' is full`);
      return undefined;
    }
    return new Promise((go) => {
      const waiting = { claim, go };
      group.pending.push(waiting);
      signal.addEventListener("abort", () => {
        group.pending = group.pending.filter((item) => item !== waiting);
        go(undefined);
      });
    });
  }

  #drop(waiting: Waiting, reason: string): void {
    waiting.claim.cancel(reason);
    waiting.go(undefined);
  }

  #release(key: string): Release {
    return () => {
      const group = this.#groups.get(key);
      const next = group?.pending.shift();
      if (group === undefined || next === undefined) {
        this.#groups.delete(key);
        return;
      }
      group.running = next.claim;
      next.go(this.#release(key));
    };
  }
}
