import { githubLabelledIssues } from "../../adapters/github/labelled-issues.ts";
import { githubRequiredChecks } from "../../adapters/github/required-checks.ts";
import { githubDispatcher, githubRuns } from "../../adapters/github/runs.ts";
import { connectGithub } from "../../shell/connect.ts";
import { noticesOf } from "../../shell/connect-notices.ts";
import { once } from "../../shell/once.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";

/** Joins the sweep to GitHub. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const github = await connectGithub(raw["github-token"], context);
    const { clock } = github;
    const config = once(github.repository.config);
    return run(parseInput(raw), {
      ...github,
      // Read once, and only where somebody is to be told.
      repository: { ...github.repository, config },
      issues: { ...github.issues, ...githubLabelledIssues(github.at) },
      checks: githubRequiredChecks(github.at),
      runs: githubRuns(github.at),
      notices: noticesOf(raw["notice-secrets"], { config, clock, run: context }),
      dispatcher: githubDispatcher({
        ...github.at,
        ref: () => github.repository.defaultBranch(),
      }),
    });
  });
