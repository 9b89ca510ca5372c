import { anthropicModel } from "../adapters/anthropic/anthropic-model.ts";
import type { KeyProxy } from "../adapters/anthropic/key-proxy/key-proxy.ts";
import type { Config } from "../core/config.ts";
import type { Clock } from "../ports/clock.ts";
import type { Model } from "../ports/model.ts";
import { connectUpstream, type ModelKeys, type UpstreamContext } from "./model-upstream.ts";
import type { JobContext } from "./run-action.ts";

/** The inputs of an action that asks a model. */
export const modelKeys = (
  raw: Readonly<Record<"anthropic-api-key" | "model-secrets", string>>,
): ModelKeys => ({ apiKey: raw["anthropic-api-key"], secretLines: raw["model-secrets"] });

type Chosen = { config: Pick<Config, "model" | "modelAccess">; clock: Clock };

/** The proxy through which engines use the key. @throws UserError missing_secret without a key */
export async function connectKeyProxy(
  keys: ModelKeys,
  { config, clock, context }: Chosen & { context: JobContext },
): Promise<KeyProxy> {
  const { openKeyProxy } = await import("../adapters/anthropic/key-proxy/key-proxy.ts"); // not before it is needed
  const { tempDir, redact, conceal } = context;
  const upstream = await connectUpstream(keys, { access: config.modelAccess, clock, conceal });
  return openKeyProxy({ upstream, tempDir, clock, redact });
}

/** The model that the configuration names. A question throws UserError missing_secret without a key. */
export function connectModel(
  keys: ModelKeys,
  { config, clock, conceal }: Chosen & Pick<UpstreamContext, "conceal">,
): Model {
  const { model, modelAccess: access } = config;
  let opened: ReturnType<typeof connectUpstream> | undefined;
  return anthropicModel({
    open: () => (opened ??= connectUpstream(keys, { access, clock, conceal })),
    model,
    clock,
  });
}
