import type { HealthSample } from "../../src/core/deploy/deployment.ts";
import type { Reading } from "../../src/ports/metrics.ts";
import type { Probe } from "../../src/ports/probe.ts";
import type { Target, TargetResult, UndoResult } from "../../src/ports/target.ts";
import type { FakeClock } from "./clock.ts";

/** How a version of the service answers: HTTP status, or no reply; and in what time. */
export type Manner = { status?: number; milliseconds?: number };

/** A result in short: a failure may pass, and its output is its cause. */
type Short = { ok: boolean; output: string };

const isShort = (result: UndoResult | Short): result is Short => !("reason" in result);

function whole<T extends UndoResult>(result: T | Short): T | TargetResult {
  if (!isShort(result)) return result;
  const { ok, output } = result;
  return ok ? { ...result, ok } : { ok, reason: "passing", cause: output, output };
}

const GOOD: Manner = { status: 200, milliseconds: 20 };

/**
 * A service with a release before and a release after, which a target deploys and undoes and a probe
 * asks. A manner may change over its questions: the last one stays.
 */
export class FakeService {
  before: Manner = GOOD;
  after: readonly Manner[] = [GOOD];
  /** What deploy and undo answer, one after the other; the last one stays. */
  deploys: readonly (TargetResult | Short)[] = [{ ok: true, output: "deployed" }];
  undos: readonly (UndoResult | Short)[] = [{ ok: true, output: "undone" }];
  /** What the target finds in the logs of the release. */
  logs: () => Promise<string | undefined> = async () => undefined;
  readonly calls: string[] = [];
  readonly asked: string[] = [];
  /** What Prometheus says of a query, before and after the release. */
  measured: (query: string, released: boolean) => Reading = () => ({ ok: true, value: 0 });
  #released = false;
  #questions = 0;
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  readonly probe: Probe = {
    ask: async ({ url }): Promise<HealthSample> => {
      this.asked.push(url);
      const manner = this.#released ? this.#next() : this.before;
      const { status, milliseconds = 20 } = manner;
      const at = this.#clock.now().toISOString();
      return status === undefined
        ? { at, ok: false, milliseconds, error: "connection refused" }
        : { at, ok: status === 200, status, milliseconds };
    },
  };

  measure(query: string): Reading {
    return this.measured(query, this.#released);
  }

  target(rollbackCommand: string | undefined): Target {
    return {
      rollbackCommand,
      deploy: async ({ id }) => {
        const result = whole<TargetResult>(pick(this.deploys, this.#count("deploy")));
        this.calls.push(`deploy ${id}`);
        this.#released ||= result.ok;
        return result;
      },
      undo: async ({ id }) => {
        const result = whole<UndoResult>(pick(this.undos, this.#count("undo")));
        this.calls.push(`undo ${id}`);
        if (result.ok) this.#released = false;
        return result;
      },
      logs: () => this.logs(),
    };
  }

  #count(what: string): number {
    return this.calls.filter((call) => call.startsWith(what)).length;
  }

  #next(): Manner {
    return pick(this.after, this.#questions++);
  }
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[Math.min(index, list.length - 1)];
  if (found === undefined) throw new Error("an empty list of answers");
  return found;
}
