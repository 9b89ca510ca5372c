// PRAgent (seed phase 7): from the reviewed bundle to the merged pull request. Runs no generated code.
import { UserError } from "../../core/errors.ts";
import { foldReview } from "../../core/session/fold.ts";
import type { AgentResult } from "../../core/result.ts";
import { addPhase, addRun } from "../../core/session/session-edit.ts";
import { move } from "../../core/session/transitions.ts";
import { finish } from "./ending.ts";
import { findReviews } from "./find-review.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";
import { proceed } from "./proceed.ts";

export { INPUTS, parseInput, type Input } from "./input.ts";
export type { Ports } from "./ports.ts";

export async function run({ issue, whenMoved }: Input, ports: Ports): Promise<AgentResult> {
  const { sessions, clock, context } = ports;
  const startedAt = clock.now();
  const began = clock.monotonic();
  const loaded = await sessions.load(issue, { elsewhere: true });
  if (!loaded)
    throw new UserError(
      "invalid_input",
      `Issue #${issue} has no Miyabi session. Label it trigger:agent-execute to start one.`,
    );
  if (loaded.state === "done")
    return { ...finish("skipped", "merged", `Issue #${issue} is done.`, loaded.pull) };

  const found = await findReviews(loaded, ports);
  const scored = found.findLast(({ outcome }) => outcome.kind === "scored");
  const placed = {
    ...loaded,
    ...(scored && {
      change: { runId: scored.from?.runId ?? context.runId, artifact: scored.name },
    }),
  };
  const folded = addRun(found.reduce(foldReview, placed), context.runId);
  // The progress job shows this state earlier; where it was lost, it is made up for here.
  const reviewing =
    folded.state === "deploying"
      ? folded
      : move(folded, {
          to: "reviewing",
          by: "pr",
          runId: context.runId,
          at: startedAt,
          reason: "review handed over",
        });
  const { record, result, phase, labels } = await proceed(
    reviewing,
    { review: found.at(-1), whenMoved },
    ports,
  );
  await sessions.save(
    addPhase(record, {
      name: "pull-request",
      startedAt,
      seconds: (clock.monotonic() - began) / 1000,
      outcome: phase,
      ...(phase === "failure" ? { error: result.message } : {}),
    }),
  );
  if (labels) await ports.issues.relabel(issue, { add: [...labels] });
  return result;
}
