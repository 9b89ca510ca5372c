import { z } from "zod";
import { UserError } from "../../core/errors.ts";
import type { RunContext } from "../../ports/run-context.ts";

/** The pull request that a run belongs to. */
export type Pulled = {
  number: number;
  /** GitHub's test merge of the pull request into its base: what the run's other checks see. */
  merge: string;
};

const Payload = z.looseObject({
  pull_request: z.looseObject({ number: z.number().int().positive() }),
});

/**
 * Refuses `pull_request_target`: its token writes and its secrets are the repository's, and here runs the code
 * of whoever opened the pull request.
 * @throws UserError invalid_event
 */
export function pulledBy({
  eventName,
  event,
  sha,
}: Pick<RunContext, "eventName" | "event" | "sha">): Pulled {
  if (eventName !== "pull_request")
    throw new UserError(
      "invalid_event",
      `Without an issue the review judges a pull request, on the event pull_request and no other, not on ${eventName}: call it as examples/review.yml does.`,
    );
  const payload = Payload.safeParse(event);
  if (!payload.success)
    throw new UserError("invalid_event", "The event pull_request names no pull request.");
  return { number: payload.data.pull_request.number, merge: sha };
}
