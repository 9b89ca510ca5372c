import { githubOtherPlans } from "../../adapters/github/other-plans.ts";
import { connectAnalyst } from "../../shell/connect-analyst.ts";
import { modelKeys } from "../../shell/model.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";

/** Joins the coordinator agent to GitHub, the model and the log branch. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const keys = {
      token: raw["github-token"],
      keys: modelKeys(raw),
      knowledgeSecrets: raw["knowledge-secrets"],
    };
    const connected = await connectAnalyst(keys, context);
    return run(input, { ...connected, others: githubOtherPlans(connected.at) });
  });
