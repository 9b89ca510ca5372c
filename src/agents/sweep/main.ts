import { githubLabelledIssues } from "../../adapters/github/labelled-issues.ts";
import { githubRequiredChecks } from "../../adapters/github/required-checks.ts";
import { githubDispatcher, githubRuns } from "../../adapters/github/runs.ts";
import { connectGithub } from "../../shell/connect.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";

/** Joins the sweep to GitHub. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const github = await connectGithub(raw["github-token"], context);
    let config: ReturnType<typeof github.repository.config> | undefined;
    return run(parseInput(raw), {
      ...github,
      // Read once, and only where a question waits.
      repository: { ...github.repository, config: () => (config ??= github.repository.config()) },
      issues: { ...github.issues, ...githubLabelledIssues(github.at) },
      checks: githubRequiredChecks(github.at),
      runs: githubRuns(github.at),
      dispatcher: githubDispatcher({
        ...github.at,
        ref: () => github.repository.defaultBranch(),
      }),
    });
  });
