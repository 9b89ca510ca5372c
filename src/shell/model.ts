import { anthropicModel } from "../adapters/anthropic/anthropic-model.ts";
import type { Config } from "../core/config.ts";
import type { Model } from "../ports/model.ts";

/** Where the model answers: a gateway or the local stage where ANTHROPIC_BASE_URL says so. */
export const modelUrl = (): string | undefined => process.env["ANTHROPIC_BASE_URL"];

/** The model that the configuration names. @throws UserError missing_secret without a key */
export const connectModel = (apiKey: string, config: Config): Model =>
  anthropicModel({ apiKey, baseUrl: modelUrl(), model: config.model });
