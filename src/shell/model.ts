import { githubIdentity } from "./identity.ts";
import { anthropicModel } from "../adapters/anthropic/anthropic-model.ts";
import type { KeyProxy } from "../adapters/anthropic/key-proxy/key-proxy.ts";
import type { Upstream } from "../adapters/anthropic/upstream/upstream.ts";
import type { Config } from "../core/config.ts";
import type { Clock } from "../ports/clock.ts";
import type { Model } from "../ports/model.ts";
import { connectUpstream, type ModelKeys } from "./model-upstream.ts";
import type { JobContext } from "./run-action.ts";

/** The inputs of an action that asks a model. */
export const modelKeys = (
  raw: Readonly<Record<"anthropic-api-key" | "model-secrets", string>>,
): ModelKeys => ({ apiKey: raw["anthropic-api-key"], secretLines: raw["model-secrets"] });

type Means = {
  config: Pick<Config, "model" | "modelAccess">;
  clock: Clock;
  context: Pick<JobContext, "conceal" | "runId">;
};

function upstreamFor(keys: ModelKeys, { config, clock, context }: Means): Promise<Upstream> {
  const { conceal, runId } = context;
  const isGranted = (process.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "") !== "";
  return connectUpstream(keys, {
    access: config.modelAccess,
    // Where Anthropic's API is: on the local stage, or where a runner of one's own says so.
    anthropicUrl: process.env["ANTHROPIC_BASE_URL"],
    identity: githubIdentity({ isGranted, conceal }),
    session: `miyabi-${runId}`,
    clock,
    conceal,
  });
}

/** The proxy through which engines use the key. @throws UserError missing_secret without a key */
export async function connectKeyProxy(
  keys: ModelKeys,
  { context, ...means }: Means & { context: JobContext },
): Promise<KeyProxy> {
  const { openKeyProxy } = await import("../adapters/anthropic/key-proxy/key-proxy.ts"); // not before it is needed
  const { tempDir, redact } = context;
  const upstream = await upstreamFor(keys, { context, ...means });
  return openKeyProxy({ upstream, tempDir, clock: means.clock, redact });
}

/** The model that the configuration names. A question throws UserError missing_secret without a key. */
export function connectModel(keys: ModelKeys, means: Means): Model {
  const { config, clock } = means;
  let opened: Promise<Upstream> | undefined;
  return anthropicModel({
    open: () => (opened ??= upstreamFor(keys, means)),
    model: config.model,
    clock,
  });
}
