import { identityOf } from "../../src/core/issue/labels.ts";
import type { SessionRecord } from "../../src/core/session/session.ts";
import { mayMove } from "../../src/core/session/transitions.ts";

const STATE = "state:";

/** Watches an issue's state label: one at any time, once there is one. */
export class LabelWatch {
  /** What must never be, in words; [] where all was legal. */
  readonly illegal: string[] = [];
  /** The states that the issue showed, one after the other. */
  readonly shown: string[] = [];

  look(labels: readonly string[]): void {
    const now = labels.map(identityOf).filter((label) => label.startsWith(STATE));
    const [label] = now;
    if (now.length > 1) this.illegal.push(`two states at once: ${now.join(", ")}`);
    if (label === undefined) {
      const before = this.shown.at(-1);
      if (before !== undefined) this.illegal.push(`${before} went, and no other came`);
    } else if (label.slice(STATE.length) !== this.shown.at(-1))
      this.shown.push(label.slice(STATE.length));
  }
}

/**
 * What is wrong with a record's steps, and with the labels that were to follow them: labels may leave steps out,
 * where a job died before it wrote one, and never show one that the record did not take, or not yet.
 */
export function illegalSteps(
  { transitions, state }: Pick<SessionRecord, "transitions" | "state">,
  shown: readonly string[],
): string[] {
  const taken = transitions.filter(({ refused }) => !refused);
  const path = [...taken.slice(0, 1).map(({ from }) => from), ...taken.map(({ to }) => to)];
  if (path.length === 0) path.push(state);
  const wrong = taken.flatMap(({ from, to }, at) => [
    ...(mayMove(from, to) ? [] : [`the record went from ${from} to ${to}`]),
    ...(path[at] === from
      ? []
      : [`the record went on from ${from} while it was ${path[at] ?? ""}`]),
  ]);
  let at = 0;
  for (const label of shown) {
    const next = path.findIndex((step, index) => index >= at && step === label);
    if (next < 0)
      return [...wrong, `labels ${shown.join(", ")} do not follow the record: ${path.join(", ")}`];
    at = next;
  }
  return wrong;
}
