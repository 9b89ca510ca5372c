import semver from "semver";
import { githubDeployments } from "../../adapters/github/deployments.ts";
import { githubRuns } from "../../adapters/github/runs.ts";
import { httpProbe } from "../../adapters/http/http-probe.ts";
import { prometheusMetrics } from "../../adapters/prometheus/prometheus-metrics.ts";
import { targetOf } from "../../adapters/targets/target-of.ts";
import { connectCommands } from "../../shell/commands.ts";
import { connectGithub } from "../../shell/connect.ts";
import { warn } from "../../shell/log.ts";
import { once } from "../../shell/once.ts";
import { runAction } from "../../shell/run-action.ts";
import { INPUTS, parseInput, run, secretNamed } from "./agent.ts";
import { logUrlOf } from "./log-url.ts";

/** Joins the deployment agent to GitHub, the repository's deploy commands or kubectl, and HTTP. */
export const main = (): Promise<void> =>
  runAction(INPUTS, async (raw, context) => {
    const input = parseInput(raw);
    const { variables, secrets, jobId } = input;
    const github = await connectGithub(raw["github-token"], context);
    const commands = await connectCommands(context);
    return run(input, {
      ...github,
      repository: { ...github.repository, versions: once(github.repository.versions) },
      deployments: githubDeployments({ ...github.at, logUrl: logUrlOf(context, jobId) }),
      runs: githubRuns(github.at),
      probe: httpProbe(github),
      targetOf: ({ name, config }) =>
        targetOf({ name, config, variables, secrets, commands, tempDir: context.tempDir }),
      metricsOf: ({ url, timeoutSeconds, authorization: name }) =>
        prometheusMetrics({
          url,
          timeoutMs: timeoutSeconds * 1000,
          authorization: name === undefined ? undefined : secretNamed(name, secrets),
        }),
      warn,
      increment: (version, level) => semver.inc(version, level) ?? version,
    });
  });
