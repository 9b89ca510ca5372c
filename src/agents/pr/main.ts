import { githubRequiredChecks } from "../../adapters/github/required-checks.ts";
import { connectGithub } from "../../shell/connect.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run } from "./agent.ts";
import { openedBy } from "./opened-by.ts";

/** Joins the pull request agent to GitHub, git and the run's artifacts. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const github = await connectGithub(raw["github-token"], context);
    const { pathMatcher } = await import("../../adapters/files/path-matcher.ts");
    const token = raw["pr-token"];
    const opener = token === "" ? github : await connectGithub(token, context);
    return run(parseInput(raw), {
      ...openedBy(github, opener),
      checks: githubRequiredChecks(github.at),
      matchesPath: pathMatcher,
    });
  });
