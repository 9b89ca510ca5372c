import { UserError } from "../../../core/errors.ts";
import { messageOf } from "../../../core/error-code.ts";
import { Purse } from "../../../core/budget/purse.ts";
import { addModelCalls, NO_MODEL_CALLS } from "../../../core/budget/model-calls.ts";
import { addUsage, NO_USAGE } from "../../../core/budget/usage.ts";
import type { Assignment, Engine, EngineReport } from "../../../ports/engine.ts";
import type { Meter } from "../../../ports/meter.ts";
import type { KeyProxy } from "./key-proxy.ts";
import type { ModelAccess } from "./model-access.ts";
import type { Pass } from "./pass.ts";
import { modelCallsIn, recordLines, type RequestRecord } from "./request-record.ts";

export type MeteredEngineOptions = {
  /** Called once, when the first task begins. */
  open: () => Promise<KeyProxy>;
  /** The engine that works; it is given access for one assignment. */
  engineWith: (access: ModelAccess) => Engine;
  /** What all tasks of the job spend from. */
  purse: Purse;
  /** `budget.usdPerTask` of the configuration. */
  usdPerTask: number;
};

/**
 * An engine behind the key proxy: a pass for each assignment, dead when it ends. Turns and usage are those that
 * the proxy counted, whatever the engine says or throws.
 */
export function meteredEngine(options: MeteredEngineOptions): { engine: Engine; meter: Meter } {
  const { engineWith, purse, usdPerTask } = options;
  const passes: Pass[] = [];
  let opened: Promise<KeyProxy> | undefined;

  const report = async (assignment: Assignment, access: ModelAccess) => {
    try {
      return await engineWith(access).work(assignment);
    } catch (error) {
      if (error instanceof UserError) throw error;
      return { status: "fault" as const, summary: messageOf(error) };
    }
  };
  const engine: Engine = {
    async work(assignment): Promise<EngineReport> {
      opened ??= options.open();
      const { usd = usdPerTask, ...budget } = assignment.budget;
      const own = new Purse([{ name: "budget.usdPerTask", usd: usdPerTask, left: usd }]);
      const { pass, access } = (await opened).admit({
        task: assignment.task,
        tryNumber: assignment.tryNumber,
        budget: { ...budget, purses: [own, purse] },
      });
      passes.push(pass);
      let worked: Awaited<ReturnType<typeof report>>;
      try {
        worked = await report(assignment, access);
      } finally {
        await pass.close();
      }
      const counted = { turns: pass.turns, usage: pass.usage };
      // An engine that was refused a call cannot know why; one that finished all the same has finished.
      return pass.refusal !== undefined && worked.status !== "finished"
        ? { ...worked, ...counted, status: "budget", summary: pass.refusal.text }
        : { ...worked, ...counted };
    },
  };
  const of = (task: string): Pass[] => passes.filter((pass) => pass.task === task);
  const recordsOf = (task: string): RequestRecord[] => of(task).flatMap(({ records }) => records);
  return {
    engine,
    meter: {
      usageOf: (task) => of(task).reduce((sum, { usage }) => addUsage(sum, usage), NO_USAGE),
      requestsOf: (task) => recordLines(recordsOf(task)),
      modelCallsOf: (task) =>
        addModelCalls(NO_MODEL_CALLS, { calls: modelCallsIn(recordsOf(task)) }),
    },
  };
}
