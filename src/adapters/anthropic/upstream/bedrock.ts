import type { BedrockAccess } from "../../../core/model-access/model-access.ts";
import { regional } from "../prices.ts";
import { messagesApi } from "./messages-api.ts";
import { withToken, type Upstream } from "./upstream.ts";

/** Ids there are `anthropic.claude-opus-4-8`: the API's own names get that form, all others are taken as they are. */
const bedrockModel = (model: string): string =>
  model.startsWith("claude-") ? `anthropic.${model.replace(/-\d{8}$/, "")}` : model;

/**
 * Claude in Amazon Bedrock: the Messages API itself, answers streamed as events, with a Bedrock API key as bearer, long-lived or made for a role.
 * https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-messages-api.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
 * @param token the key, good now
 */
export function bedrock(
  { region, url }: BedrockAccess,
  { token, credential }: { token: () => Promise<string>; credential: string },
): Upstream {
  const baseUrl = url ?? `https://bedrock-mantle.${region}.api.aws/anthropic`;
  const api = withToken(
    messagesApi({ apiKey: "", baseUrl, credential }, { auth: "none", isAnthropic: false }),
    token,
  );
  return {
    ...api,
    // Only the name of a global profile says that it is not the dearer, regional one.
    pricedAs: (model) => (model.startsWith("global.") ? model : regional(model)),
    prepare({ headers, query, body }) {
      const { model } = body;
      const named = typeof model === "string" ? { ...body, model: bedrockModel(model) } : body;
      return api.prepare({ headers, query, body: named });
    },
  };
}
