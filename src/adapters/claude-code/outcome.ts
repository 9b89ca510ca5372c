import { inertLine } from "../../core/text/inert-line.ts";
import { addUsage, NO_USAGE, type Usage } from "../../core/budget/usage.ts";
import type { EngineReport } from "../../ports/engine.ts";
import { failureOf } from "./api-failure.ts";
import { FinalReport } from "./final-report.ts";
import type { Ended } from "./stream-event.ts";
import { usageOf } from "./watch.ts";

const MAX_DENIALS = 10;
const MAX_INPUT = 120;

type Outcome = Pick<EngineReport, "status" | "summary" | "notDone">;

/** What Claude Code refused itself to do: files of its own settings, paths outside of the worktree. */
function denied({ denials }: Ended): string[] {
  if (denials.length === 0) return [];
  const calls = denials
    .slice(0, MAX_DENIALS)
    .map(({ tool, input }) => inertLine(`${tool} ${JSON.stringify(input ?? {})}`, MAX_INPUT));
  const more = denials.length - calls.length;
  return [`Claude Code did not allow: ${calls.join("; ")}${more > 0 ? `; and ${more} more` : ""}`];
}

function finished(ended: Ended): Outcome {
  const report = FinalReport.safeParse(ended.report).data;
  const open = [...(report?.not_done ?? []), ...denied(ended)];
  return {
    status: "finished",
    summary: report?.summary ?? ended.text.trim(),
    ...(open.length > 0 && { notDone: open.join("; ") }),
  };
}

/**
 * What the end of a session means. Done is only what says `success` and no error: an API failure says
 * `success`, too.
 * @throws TransientError, UserError missing_secret or invalid_config
 */
export function outcomeOf(
  ended: Ended,
  { model, turns, credential }: { model: string; turns: number; credential: string },
): Outcome {
  switch (ended.subtype) {
    case "success":
      if (ended.isError) return failureOf(ended, { model, credential });
      if (ended.stopReason === "refusal")
        return { status: "unusable", summary: "the model refused the task" };
      return finished(ended);
    case "error_max_turns":
      return { status: "budget", summary: `${turns} of ${turns} turns are used` };
    case "error_max_budget_usd":
      return { status: "budget", summary: "the money is used up" };
    default:
      return {
        status: "unusable",
        summary: [ended.subtype, ...ended.errors].join(": "),
      };
  }
}

/** Of the whole session, as Claude Code counts; undefined where it does not say. */
export function usageOfSession({ tokens }: Ended, calls: number): Usage | undefined {
  const models = Object.entries(tokens);
  if (models.length === 0) return undefined;
  const sum = models
    .map(([model, used]) => usageOf({ model, tokens: used }))
    .reduce(addUsage, NO_USAGE);
  return { ...sum, calls };
}
