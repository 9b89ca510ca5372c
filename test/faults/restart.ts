import { identityOf } from "../../src/core/issue/labels.ts";
import type { Scenario } from "../../src/stage/scenario/load-scenario.ts";
import type { Stage } from "../../src/stage/stage.ts";

/**
 * How what died is started again: by "Re-run failed jobs", or by nothing but the sweep on its schedule, and by
 * what an escalation asks a person to do.
 */
export const RESTARTS = ["rerun", "sweep"] as const;
export type Restart = (typeof RESTARTS)[number];

type Restarting = {
  how: Restart;
  scenario: Scenario;
  sweep: string;
  /** Restarts at most. */
  most: number;
};

/** Starts again what died, a bounded number of times. */
export class Restarts {
  times = 0;
  readonly #of: Restarting;
  /** The state that the sweep of before left stopped. */
  #left: string | undefined;

  constructor(restarting: Restarting) {
    this.#of = restarting;
  }

  /** False where all is over, or nothing helps. */
  async startAgain(stage: Stage): Promise<boolean> {
    if (this.times >= this.#of.most) return false;
    const started = this.#of.how === "rerun" ? this.#rerun(stage) : await this.#goOn(stage);
    if (started) this.times++;
    return started;
  }

  #rerun(stage: Stage): boolean {
    const failed = stage.runner.runs().filter(({ conclusion }) => conclusion === "failure");
    const actor = { login: this.#of.scenario.trigger.as, id: 1, type: "User" } as const;
    const again = failed.map(({ id }) => stage.runner.rerun(id, { failedOnly: true, actor }));
    return again.some(Boolean);
  }

  /** The sweep looks first; what it leaves stopped, a person answers. */
  async #goOn(stage: Stage): Promise<boolean> {
    const { scenario, sweep } = this.#of;
    const state = await stateOf(stage, scenario.issues[0].number);
    if (state === "state:done") return false;
    const hand = stage.github.as(scenario.trigger.as);
    if (state !== undefined && state === this.#left && STOPPED.has(state)) {
      this.#left = undefined;
      await hand.comment(scenario.issues[0].number, "/miyabi retry");
    } else {
      this.#left = state;
      await hand.dispatch(sweep);
    }
    return true;
  }
}

const STOPPED: ReadonlySet<string> = new Set(["state:blocked", "state:failed"]);

async function stateOf(stage: Stage, issue: number): Promise<string | undefined> {
  const { issues } = await stage.github.snapshot();
  const labels = issues.find(({ number }) => number === issue)?.labels ?? [];
  return labels.map(identityOf).find((label) => label.startsWith("state:"));
}
