import { artifactExchange } from "../adapters/actions/exchange.ts";
import { artifactSessions } from "../adapters/actions/sessions.ts";
import { systemClock } from "../adapters/clock/system-clock.ts";
import { defaultBranchIn } from "../adapters/actions/past-sessions.ts";
import { jobMemory } from "../adapters/files/job-memory.ts";
import { jobFiles } from "../adapters/files/job-files.ts";
import { gitHeads } from "../adapters/git/git-heads.ts";
import { gitPastWork } from "../adapters/git/git-past-work.ts";
import { gitWorkspaces } from "../adapters/git/git-workspaces.ts";
import { githubClient } from "../adapters/github/client.ts";
import { githubDeployments } from "../adapters/github/deployments.ts";
import { githubIssues } from "../adapters/github/issues.ts";
import type { Place } from "../adapters/github/place.ts";
import { githubPulls } from "../adapters/github/pulls.ts";
import { githubRepository } from "../adapters/github/repository.ts";
import { githubSubIssues } from "../adapters/github/sub-issues.ts";

import { CONFIG_PATH } from "../core/config-text.ts";
import type { RunContext } from "../ports/run-context.ts";
import { warn } from "./log.ts";
import type { JobContext } from "./run-action.ts";

function placeOf({ repository }: RunContext): Place {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}

/** What every agent may have without asking GitHub's API: the run's own artifacts, git, files, time. */
export async function connectRun(token: string, run: JobContext) {
  const { yamlReader } = await import("../adapters/yaml/yaml-reader.ts"); // not before it is needed
  const clock = systemClock();
  const { tempDir, serverUrl, repository, redact } = run;
  const exchange = artifactExchange({ tempDir, token, repository, clock, log: { warn } });
  const git = { serverUrl, repository, token, dir: tempDir, clock };
  return {
    clock,
    exchange,
    files: jobFiles({ tempDir, redact }),
    sessions: artifactSessions({ ...placeOf(run), exchange, run, tempDir, clock }),
    workspaces: gitWorkspaces(git),
    heads: gitHeads(git),
    past: gitPastWork(git),
    parseYaml: yamlReader(CONFIG_PATH),
    context: run,
  };
}

/** The same, and GitHub's API. @throws UserError missing_token */
export async function connectGithub(token: string, run: JobContext) {
  const local = await connectRun(token, run);
  const { clock, exchange } = local;
  const client = await githubClient({ token, baseUrl: run.apiUrl, clock, log: { warn } });
  const at = { ...placeOf(run), client };
  const memory = jobMemory(run.tempDir);
  return {
    ...local,
    /** Where further adapters of GitHub's find it. */
    at,
    sessions: artifactSessions({ ...at, exchange, run, tempDir: run.tempDir, clock }),
    issues: githubIssues({ ...at, memory }),
    subIssues: githubSubIssues({ ...at, memory }),
    pulls: githubPulls(at),
    repository: {
      ...githubRepository({ ...at, memory, defaultBranch: defaultBranchIn(run.event) }),
      ...local.heads,
    },
    deployments: githubDeployments({
      ...at,
      logUrl: `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}`,
    }),
  };
}
