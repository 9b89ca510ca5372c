import type { Config } from "../../core/config.ts";
import { decideApprove, decideReject } from "./decide-answer.ts";
import { decideStatus, decideStop } from "./decide-harmless.ts";
import { decidePlan } from "./decide-plan.ts";
import { decideDeploy, decideRollback } from "./decide-release.ts";
import { decideRetry, decideStart } from "./decide-start.ts";
import { refuse, type Facts, type Verdict } from "./verdict.ts";

export type Rules = {
  /** Read only where a rule needs it: a broken configuration must not keep anyone from stopping. */
  config: () => Promise<Config>;
  parseYaml: (text: string) => unknown;
};

/** What becomes of a request by someone who may make it. */
export async function decide(facts: Facts, { config, parseYaml }: Rules): Promise<Verdict> {
  const { wish } = facts.request;
  if (wish.kind === "malformed") return refuse(facts, wish.message);
  if (wish.kind === "start") {
    // Before anything is written: a mistake in it is told now and not in the middle of the work.
    await config();
    return decideStart(facts);
  }
  if (wish.kind === "deploy") return decideDeploy(facts, wish.environment);
  const { command } = wish;
  switch (command.verb) {
    case "approve":
      return decideApprove(facts, command.digest, await config());
    case "reject":
      return decideReject(facts, command.reason, await config());
    case "plan":
      return decidePlan(facts, command.yaml, { config: await config(), parseYaml });
    case "retry": {
      const verdict = decideRetry(facts);
      return "refused" in verdict ? refuse(facts, verdict.refused) : verdict;
    }
    case "stop":
      return decideStop(facts);
    case "status":
      return decideStatus(facts);
    case "rollback":
      return decideRollback(facts);
  }
}
