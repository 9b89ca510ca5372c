import { anthropicModel } from "../adapters/anthropic/anthropic-model.ts";
import type { KeyProxy } from "../adapters/anthropic/key-proxy/key-proxy.ts";
import type { Config } from "../core/config.ts";
import type { Clock } from "../ports/clock.ts";
import type { Model } from "../ports/model.ts";
import type { JobContext } from "./run-action.ts";

/** Where the model answers: a gateway or the local stage where ANTHROPIC_BASE_URL says so. */
const modelUrl = (): string | undefined => process.env["ANTHROPIC_BASE_URL"];

/** The proxy through which engines use the key. @throws UserError missing_secret without a key */
export async function connectKeyProxy(
  apiKey: string,
  { clock, context }: { clock: Clock; context: JobContext },
): Promise<KeyProxy> {
  const { openKeyProxy } = await import("../adapters/anthropic/key-proxy/key-proxy.ts"); // not before it is needed
  const { tempDir, redact } = context;
  return openKeyProxy({ apiKey, baseUrl: modelUrl(), tempDir, clock, redact });
}

/** The model that the configuration names. @throws UserError missing_secret without a key */
export const connectModel = (
  apiKey: string,
  { config, clock }: { config: Pick<Config, "model">; clock: Clock },
): Model => anthropicModel({ apiKey, baseUrl: modelUrl(), model: config.model, clock });
