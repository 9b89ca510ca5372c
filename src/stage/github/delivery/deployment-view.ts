import { accountView } from "../accounts.ts";
import { nodeId, stamp } from "../ids.ts";
import type { World } from "../world.ts";
import type { Deployment, DeploymentStatus } from "./deployments.ts";

export function deploymentView({ urls }: World, deployment: Deployment): Record<string, unknown> {
  const url = urls.api(`/deployments/${deployment.id}`);
  return {
    id: deployment.id,
    node_id: nodeId("DE", deployment.id),
    url,
    statuses_url: `${url}/statuses`,
    repository_url: urls.api(),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    environment: deployment.environment,
    original_environment: deployment.environment,
    description: deployment.description,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    creator: accountView(urls, deployment.creator),
    created_at: stamp(deployment.createdAt),
    updated_at: stamp(deployment.updatedAt),
  };
}

export function deploymentStatusView(
  { urls }: World,
  deployment: Deployment,
  status: DeploymentStatus,
): Record<string, unknown> {
  const url = urls.api(`/deployments/${deployment.id}`);
  return {
    id: status.id,
    node_id: nodeId("DES", status.id),
    url: `${url}/statuses/${status.id}`,
    deployment_url: url,
    repository_url: urls.api(),
    state: status.state,
    description: status.description,
    environment: status.environment,
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    target_url: status.logUrl,
    creator: accountView(urls, status.creator),
    created_at: stamp(status.at),
    updated_at: stamp(status.at),
  };
}
