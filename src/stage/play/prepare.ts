import { mkdir, readFile, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { StageRepository } from "../contract/repository.ts";
import type { Admit } from "../host/api.ts";
import { startHost, type Host } from "../host/host.ts";
import { withEngine, type Engine } from "../scenario/chosen-engine.ts";
import { callerWorkflow } from "../scenario/caller-workflow.ts";
import type { Scenario } from "../scenario/load-scenario.ts";
import { startPlayCluster, type PlayCluster } from "./play-cluster.ts";
import type { PlayPrometheus } from "./play-prometheus.ts";
import { registeredApp } from "../registered-app.ts";
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
  /** What comes between deploy scripts and the host. */
  admit?: Admit | undefined;
};

/**
 * Makes the bare repository (sample, caller workflow, configuration as one commit), opens the host,
 * or starts the cluster, and writes the settings that an owner would click together on GitHub.
 *
 * @param libraryDir where `examples/caller.yml` is
 */
export async function prepare(preparing: Preparing): Promise<Prepared> {
  const { scenario } = preparing;
  const gitDir = join(preparing.workRoot, "origin.git");
  const cluster = await startPlayCluster({ scenario, gitDir, workRoot: preparing.workRoot });
  // Whatever is open keeps the process from ending.
  const close = async (error: unknown): Promise<never> => {
    await cluster?.close();
    throw error;
  };
  const settings = await seeded({ ...preparing, gitDir, prometheus: cluster?.prometheus }).catch(
    close,
  );
  const token = randomBytes(12).toString("hex");
  const names = Object.keys(scenario.repository.environments);
  const { admit } = preparing;
  const host = await startHost({
    gitDir,
    environments: names,
    token,
    ...(admit ? { admit } : {}),
  }).catch(close);
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

type Seeding = Preparing & {
  gitDir: string;
  /** That the configuration is to ask. */
  prometheus: PlayPrometheus | undefined;
};

/** The scenario's configuration, written anew where the stage has something to say in it. */
async function configOf({
  scenario,
  workRoot,
  engine,
  prometheus,
}: Seeding): Promise<string | undefined> {
  const { configFile } = scenario;
  if (engine === undefined && prometheus === undefined) return configFile;
  const text = configFile === undefined ? "" : await readFile(configFile, "utf8");
  const chosen = engine === undefined ? text : withEngine(text, engine);
  const written = join(workRoot, "configuration.yml");
  await writeFile(written, prometheus?.configured(chosen) ?? chosen);
  return written;
}

async function seeded(
  seeding: Seeding,
): Promise<Omit<StageRepository["settings"], "environments">> {
  const { scenario, libraryDir, workRoot, gitDir } = seeding;
  const caller = scenario.callerFile ?? join(libraryDir, "examples", "caller.yml");
  const written = join(workRoot, "caller.yml");
  await mkdir(workRoot, { recursive: true });
  const text = await readFile(caller, "utf8");
  await writeFile(written, callerWorkflow(text, scenario.caller.permissions));
  const configFile = await configOf(seeding);
  const layers: Layer[] = [
    { from: scenario.repoDir, to: "." },
    { from: written, to: CALLER },
    ...(configFile === undefined ? [] : [{ from: configFile, to: ".github/miyabi.yml" }]),
  ];
  await seedRepository({ gitDir, layers, at: new Date() });
  const { secrets, variables, collaborators, defaultPermissions } = scenario.repository;
  const people = { collaborators, defaultPermissions };
  const { app } = scenario.repository;
  // The stage adds the model's key, and may play a scenario twice at once.
  if (app === undefined) return { secrets: { ...secrets }, variables, ...people };
  const registered = registeredApp(app.slug, app.permissions);
  return {
    secrets: { MIYABI_APP_PRIVATE_KEY: registered.privateKey, ...secrets },
    variables: { MIYABI_APP_CLIENT_ID: registered.app.clientId, ...variables },
    apps: [registered.app],
    ...people,
  };
}
