import type { Standing } from "../../core/task/checkpoint.ts";
import { addedUsage } from "../../core/session/fold.ts";
import { blankResult, type TaskResult } from "../../core/task/task-result.ts";
import type { Worktree } from "../../ports/workspace.ts";
import type { LanePlan } from "./load-plan.ts";
import type { Resumed } from "./resume.ts";

/** What a job takes over of the work that an earlier one left off. */
export type GoingOn = {
  /** Absent where the work begins. */
  from: Standing | undefined;
  /** The kept commit that now lies over what the task builds on. */
  laid: string | undefined;
  /** When the work before began, oldest first. */
  since: readonly string[];
  minutes: number;
  /** US dollars of the work before that the session's total holds already. */
  usdKnown: number;
  /** For the result. */
  told: TaskResult["resumed"];
  warnings: readonly string[];
};

const ANEW: GoingOn = {
  ...{ from: undefined, laid: undefined, told: undefined },
  ...{ since: [], minutes: 0, usdKnown: 0, warnings: [] },
};

function usdKnown({ checkpoint }: Resumed, { session }: Pick<LanePlan, "session">): number {
  const { task, lane, since, usage } = checkpoint;
  const blank = { task, attempt: 1, lane, sandbox: "bwrap" as const, startedAt: since[0] ?? "" };
  const result = { ...blankResult(blank), usage, resumed: { tries: 0, since } };
  return usage.costUsd - addedUsage(session, result).costUsd;
}

/**
 * Lays the work of a checkpoint into the worktree. Where it does not merge any more with what the task
 * builds on, the task begins again; what it had cost stays counted.
 */
export async function goOn(
  resumed: Resumed | undefined,
  worktree: Pick<Worktree, "lay">,
  lane: Pick<LanePlan, "session">,
): Promise<GoingOn> {
  if (resumed === undefined) return ANEW;
  const { commit, since, tries, turns, usage, minutes, problem, brokenOff } = resumed.checkpoint;
  const laid = commit === undefined ? { ok: true as const } : await worktree.lay(commit);
  const common = { since, minutes, usdKnown: usdKnown(resumed, lane) };
  if (!laid.ok) {
    const files = laid.files.slice(0, 10).join(", ");
    return {
      ...common,
      from: { tries: 0, turns, usage, minutes },
      laid: undefined,
      told: { tries: 0, since },
      warnings: [
        `What an earlier job had written does not merge any more and was left out; conflicts in ${files}`,
      ],
    };
  }
  return {
    ...common,
    from: {
      ...{ tries, turns, usage, minutes },
      ...(problem && { problem }),
      ...(brokenOff && { brokenOff }),
    },
    laid: commit,
    told: { tries, since },
    warnings: [],
  };
}
