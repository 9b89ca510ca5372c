import { connectAnalyst } from "../../shell/connect-analyst.ts";
import { noticesOf } from "../../shell/connect-notices.ts";
import { modelKeys } from "../../shell/model.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";

/** Joins the issue agent to GitHub, the model and the log branch. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const keys = {
      token: raw["github-token"],
      keys: modelKeys(raw),
      knowledgeSecrets: raw["knowledge-secrets"],
    };
    const analyst = await connectAnalyst(keys, context);
    const { clock, repository } = analyst;
    const { config } = repository;
    const notices = noticesOf(raw["notice-secrets"], { config, clock, run: context });
    return run(input, { ...analyst, notices });
  });
