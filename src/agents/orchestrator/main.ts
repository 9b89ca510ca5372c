import { githubRunJobs, githubRuns, githubRunStopper } from "../../adapters/github/runs.ts";
import { connectGithub } from "../../shell/connect.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";

/** Joins the orchestrator to GitHub. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const { parseYaml } = await import("../../adapters/yaml/parse-yaml.ts");
    const github = await connectGithub(raw["github-token"], context);
    return run(input, {
      ...github,
      runs: {
        ...githubRuns(github.at),
        ...githubRunJobs(github.at),
        ...githubRunStopper(github.at),
      },
      parseYaml: (text) => parseYaml(text, "the plan in the comment", "invalid_input"),
    });
  });
