import { identityOf } from "../../src/core/issue/labels.ts";
import { State } from "../../src/core/session/session.ts";
import { mayMove } from "../../src/core/session/transitions.ts";
import type { Stage } from "../../src/stage/stage.ts";

const STATE = "state:";

/** Watches an issue's state label: one at any time, and only steps that the table of states allows. */
export class LabelWatch {
  /** In words; [] where all was legal. */
  readonly illegal: string[] = [];
  readonly #stage: () => Stage;
  readonly #issue: number;
  #before: string[] = [];

  constructor(stage: () => Stage, issue: number) {
    this.#stage = stage;
    this.#issue = issue;
  }

  async look(): Promise<void> {
    const { issues } = await this.#stage().github.snapshot();
    const labels = issues.find(({ number }) => number === this.#issue)?.labels ?? [];
    const now = labels.map(identityOf).filter((label) => label.startsWith(STATE));
    const [before = ""] = this.#before;
    const [next = ""] = now;
    if (now.length > 1) this.illegal.push(`two states at once: ${now.join(", ")}`);
    else if (now.length === 0 && before !== "")
      this.illegal.push(`${before} went, and no other came`);
    else if (before !== "" && next !== before && !allowed(before, next))
      this.illegal.push(`from ${before} to ${next}`);
    this.#before = now;
  }
}

const stateOf = (label: string): State => State.parse(label.slice(STATE.length));

/** Labels are written from the record, which may move by more than one step between two of them. */
function allowed(from: string, to: string): boolean {
  const reached = new Set([stateOf(from)]);
  for (const state of reached)
    for (const next of State.options) if (mayMove(state, next)) reached.add(next);
  return reached.has(stateOf(to)) && mayMove(stateOf(from), stateOf(to));
}
