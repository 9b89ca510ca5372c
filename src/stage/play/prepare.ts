import { mkdir, readFile, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { StageRepository } from "../contract/repository.ts";
import { startHost, type Host } from "../host/host.ts";
import { withEngine, type Engine } from "../scenario/chosen-engine.ts";
import { callerWorkflow } from "../scenario/caller-workflow.ts";
import type { Scenario } from "../scenario/load-scenario.ts";
import { startPlayCluster, type PlayCluster } from "./play-cluster.ts";
import { bareRepository } from "../runner/files/bare-repository.ts";
import { type Layer, seedRepository } from "../seed-repository.ts";

/** A scenario's repository with its settings, and what its releases go to. */
export type Prepared = {
  repository: StageRepository;
  host: Host;
  /** In place of the host, where the scenario asks for it. */
  cluster: PlayCluster | undefined;
  firstSha: string;
};

/** The default branch of the played repository. */
export const DEFAULT_BRANCH = "main";

const CALLER = ".github/workflows/miyabi.yml";

type Preparing = {
  scenario: Scenario;
  libraryDir: string;
  workRoot: string;
  /** In place of the configuration's. */
  engine?: Engine | undefined;
};

/**
 * Makes the bare repository (sample, caller workflow, configuration as one commit), opens the host,
 * or starts the cluster, and writes the settings that an owner would click together on GitHub.
 *
 * @param libraryDir where `examples/caller.yml` is
 */
export async function prepare(preparing: Preparing): Promise<Prepared> {
  const { scenario } = preparing;
  const { settings, gitDir } = await seeded(preparing);
  const token = randomBytes(12).toString("hex");
  const names = Object.keys(scenario.repository.environments);
  const cluster = await startPlayCluster({ scenario, gitDir, workRoot: preparing.workRoot });
  // Whatever is open keeps the process from ending.
  const host = await startHost({ gitDir, environments: names, token }).catch(
    async (error: unknown) => {
      await cluster?.close();
      throw error;
    },
  );
  const environments = Object.fromEntries(
    Object.entries(scenario.repository.environments).map(([name, environment]) => [
      name,
      {
        reviewers: environment.reviewers,
        variables: {
          ...(cluster
            ? { MIYABI_URL: cluster.urlOf(name) }
            : { MIYABI_URL: host.urlOf(name), MIYABI_HOST_URL: host.url }),
          ...environment.variables,
        },
        secrets: {
          ...environment.secrets,
          MIYABI_DEPLOY_SECRETS: [
            cluster ? `KUBECONFIG=${cluster.kubeconfigOf(name)}` : `MIYABI_HOST_TOKEN=${token}`,
            environment.secrets["MIYABI_DEPLOY_SECRETS"] ?? "",
          ].join("\n"),
        },
      },
    ]),
  );
  const repository: StageRepository = {
    fullName: scenario.repository.name,
    gitDir,
    defaultBranch: DEFAULT_BRANCH,
    settings: { ...settings, environments },
  };
  return {
    repository,
    host,
    cluster,
    firstSha: bareRepository(gitDir).commit("refs/heads/main") ?? "",
  };
}

/** The scenario's configuration, written anew where the engine is chosen otherwise. */
async function configOf({ scenario, workRoot, engine }: Preparing): Promise<string | undefined> {
  const { configFile } = scenario;
  if (engine === undefined) return configFile;
  const text = configFile === undefined ? "" : await readFile(configFile, "utf8");
  const written = join(workRoot, "configuration.yml");
  await writeFile(written, withEngine(text, engine));
  return written;
}

async function seeded(preparing: Preparing): Promise<{
  gitDir: string;
  settings: Omit<StageRepository["settings"], "environments">;
}> {
  const { scenario, libraryDir, workRoot } = preparing;
  const caller = scenario.callerFile ?? join(libraryDir, "examples", "caller.yml");
  const written = join(workRoot, "caller.yml");
  await mkdir(workRoot, { recursive: true });
  const text = await readFile(caller, "utf8");
  await writeFile(written, callerWorkflow(text, scenario.caller.permissions));
  const configFile = await configOf(preparing);
  const layers: Layer[] = [
    { from: scenario.repoDir, to: "." },
    { from: written, to: CALLER },
    ...(configFile === undefined ? [] : [{ from: configFile, to: ".github/miyabi.yml" }]),
  ];
  const gitDir = join(workRoot, "origin.git");
  await seedRepository({ gitDir, layers, at: new Date() });
  const { secrets, variables, collaborators, defaultPermissions } = scenario.repository;
  return { gitDir, settings: { secrets, variables, collaborators, defaultPermissions } };
}
