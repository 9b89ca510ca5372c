import { connectGithub } from "../../shell/connect.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";

/** Joins the pull request agent to GitHub, git and the run's artifacts. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) =>
    run(parseInput(raw), await connectGithub(raw["github-token"], context)),
  );
