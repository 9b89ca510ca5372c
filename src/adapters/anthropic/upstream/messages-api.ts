import { UserError } from "../../../core/errors.ts";
import { letIn, messagesUrl, type Upstream } from "./upstream.ts";

export type Connection = {
  apiKey: string;
  /** Default https://api.anthropic.com; a gateway, the key proxy or the stage's scripted model elsewhere. */
  baseUrl?: string | undefined;
  /** For a text to people: what holds the key. */
  credential?: string | undefined;
};

export type Dialect = {
  /** How the key is sent; default `api-key`. */
  auth?: "api-key" | "bearer" | "none" | undefined;
  /** What the service wants beside it. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Default true. */
  isAnthropic?: boolean;
};

const KEY = "the secret ANTHROPIC_API_KEY";

export const missingCredential = (credential: string): UserError =>
  new UserError(
    "missing_secret",
    `There is no key for the model. Set ${credential} (Settings, Secrets and variables, Actions) and hand it to the workflow: docs/model-access.md.`,
  );

function credentials(apiKey: string, auth: Dialect["auth"]): Record<string, string> {
  switch (auth) {
    case "none":
      return {};
    case "bearer":
      return { authorization: `Bearer ${apiKey}` };
    case "api-key":
    case undefined:
      return { "x-api-key": apiKey };
  }
}

/**
 * Anthropic's Messages API, there or where somebody else offers it.
 * https://platform.claude.com/docs/en/api/messages
 * @throws UserError missing_secret
 */
export function messagesApi(
  { apiKey, baseUrl, credential = KEY }: Connection,
  { auth, headers = {}, isAnthropic = true }: Dialect = {},
): Upstream {
  if (auth !== "none" && apiKey.trim() === "") throw missingCredential(credential);
  const base = baseUrl === undefined || baseUrl === "" ? "https://api.anthropic.com" : baseUrl;
  const added = { ...headers, ...credentials(apiKey.trim(), auth) };
  return {
    credential,
    isAnthropic,
    pricedAs: (model) => model,
    prepare: (request) =>
      Promise.resolve({
        url: messagesUrl(base, request.query),
        headers: { ...letIn(request.headers), ...added },
        body: JSON.stringify(request.body),
      }),
  };
}
