import { UserError } from "../../core/errors.ts";
import type { Plan } from "../../core/plan/plan.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { Input } from "./input.ts";
import type { Ports } from "./ports.ts";

/** @throws UserError invalid_input where the run holds no session with a plan */
export async function loadPlan(
  { issue }: Pick<Input, "issue">,
  { sessions }: Ports,
): Promise<{ session: SessionRecord; plan: Plan }> {
  const session = await sessions.load(issue);
  if (session?.plan) return { session, plan: session.plan };
  throw new UserError(
    "invalid_input",
    `Issue #${issue} has no plan in this run. Run the coordinator and codegen actions before this one.`,
  );
}
