import { mergeIntoBranch } from "../code/branch-merge.ts";
import { emit } from "../events/emit.ts";
import { branchHead, readRef, resolveCommit } from "../git/refs.ts";
import { created, handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found, notFound, Problem } from "../http/problem.ts";
import type { World } from "../world.ts";
import { checkState } from "./check-state.ts";
import { deploymentStatusView, deploymentView } from "./deployment-view.ts";
import type { Deployment, DeploymentState, DeploymentStatus } from "./deployments.ts";

/** The checks that must have passed: those named, else every status that the commit has. */
function refuseUnlessGreen(world: World, sha: string, named: readonly string[] | undefined): void {
  const contexts = named ?? [
    ...world.statuses.current(sha).map(({ context }) => context),
    ...world.checks.current(sha).map(({ name }) => name),
  ];
  const red = contexts.filter((context) => checkState(world, sha, context) !== "success");
  if (red.length > 0)
    throw new Problem(409, `Conflict: Commit status checks failed for ${sha.slice(0, 7)}`);
}

/** GitHub ends older deployments of an environment when a newer one succeeds. */
function retireOlder(world: World, deployment: Deployment, by: DeploymentStatus): void {
  for (const older of world.deployments.all()) {
    const last = older.statuses.at(-1);
    const same = older.environment === deployment.environment && older.id < deployment.id;
    if (same && !older.transient && last?.state === "success")
      older.statuses.push({ ...last, id: world.ids.next(), state: "inactive", at: by.at });
  }
}

const whereOf = async (
  world: World,
  { ref, sha }: Deployment,
): Promise<{ ref: string; sha: string }> => {
  for (const full of [`refs/heads/${ref}`, `refs/tags/${ref}`])
    if ((await readRef(world.git, full)) !== undefined) return { ref: full, sha };
  return { ref: "", sha };
};

/** https://docs.github.com/rest/deployments */
export function deploymentHandlers(world: World) {
  const deploymentOf = (id: number): Deployment => found(world.deployments.get(id));
  return handlers({
    "repos/list-deployments": ({ input }) => {
      const fits = (deployment: Deployment): boolean =>
        (["sha", "ref", "task", "environment"] as const).every((key) => {
          const wanted = input[key];
          return wanted == null || wanted === "none" || wanted === deployment[key];
        });
      return listed(world.deployments.all().filter(fits), input, (deployment) =>
        deploymentView(world, deployment),
      );
    },

    "repos/get-deployment": ({ input }) =>
      ok(deploymentView(world, deploymentOf(input.deployment_id))),

    "repos/create-deployment": async ({ input, principal }) => {
      const { git, repository } = world;
      const sha = await resolveCommit(git, input.ref);
      if (sha === undefined) throw new Problem(422, `No ref found for: ${input.ref}`);
      const base = await branchHead(git, repository.defaultBranch);
      const isBranch = (await branchHead(git, input.ref)) !== undefined;
      if (input.auto_merge !== false && isBranch && base !== undefined) {
        const merged = await mergeIntoBranch(world, {
          branch: input.ref,
          commit: base,
          message: `Merge ${repository.defaultBranch} into ${input.ref}`,
          principal,
        });
        if (merged === "conflict")
          throw new Problem(409, `Conflict merging ${repository.defaultBranch} into ${input.ref}`);
        if (merged !== "nothing")
          return {
            status: 202,
            body: {
              message: `Auto-merged ${repository.defaultBranch} into ${input.ref} on deployment.`,
            },
          };
      }
      refuseUnlessGreen(world, sha, input.required_contexts);
      const environment = input.environment ?? "production";
      const now = world.clock();
      const deployment: Deployment = {
        id: world.ids.next(),
        sha,
        ref: input.ref,
        task: input.task ?? "deploy",
        environment,
        description: input.description ?? null,
        payload: input.payload ?? {},
        transient: input.transient_environment ?? false,
        production: input.production_environment ?? environment === "production",
        creator: principal.account,
        createdAt: now,
        updatedAt: now,
        statuses: [],
      };
      world.deployments.add(deployment);
      world.environments.note(environment, now);
      await emit(world, {
        name: "deployment",
        action: "created",
        payload: {
          deployment: deploymentView(world, deployment),
          workflow: null,
          workflow_run: null,
        },
        principal,
        ...(await whereOf(world, deployment)),
      });
      return created(deploymentView(world, deployment));
    },

    "repos/delete-deployment": ({ input }) => {
      const deployment = deploymentOf(input.deployment_id);
      const last = deployment.statuses.at(-1)?.state;
      const others = world.deployments.all().length > 1;
      if (others && last !== "inactive")
        throw new Problem(
          422,
          "We cannot delete an active deployment unless it is the only deployment in a given environment.",
        );
      world.deployments.remove(deployment.id);
      return noContent();
    },

    "repos/list-deployment-statuses": ({ input }) => {
      const deployment = deploymentOf(input.deployment_id);
      return listed([...deployment.statuses].reverse(), input, (status) =>
        deploymentStatusView(world, deployment, status),
      );
    },

    "repos/get-deployment-status": ({ input }) => {
      const deployment = deploymentOf(input.deployment_id);
      const status = deployment.statuses.find(({ id }) => id === input.status_id);
      if (status === undefined) throw notFound();
      return ok(deploymentStatusView(world, deployment, status));
    },

    "repos/create-deployment-status": async ({ input, principal }) => {
      const deployment = deploymentOf(input.deployment_id);
      const status: DeploymentStatus = {
        id: world.ids.next(),
        state: input.state satisfies DeploymentState,
        description: input.description ?? "",
        environment: input.environment ?? deployment.environment,
        logUrl: input.log_url ?? input.target_url ?? "",
        environmentUrl: input.environment_url ?? "",
        creator: principal.account,
        at: world.clock(),
      };
      deployment.statuses.push(status);
      deployment.updatedAt = status.at;
      if (status.state === "success" && input.auto_inactive !== false)
        retireOlder(world, deployment, status);
      await emit(world, {
        name: "deployment_status",
        action: "created",
        payload: {
          deployment: deploymentView(world, deployment),
          deployment_status: deploymentStatusView(world, deployment, status),
        },
        principal,
        ...(await whereOf(world, deployment)),
      });
      return created(deploymentStatusView(world, deployment, status));
    },
  });
}
