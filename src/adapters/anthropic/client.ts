import type Anthropic from "@anthropic-ai/sdk";
import { UserError } from "../../core/errors.ts";

export type Connection = {
  apiKey: string;
  /** Default https://api.anthropic.com; the stage's scripted model or a proxy elsewhere. */
  baseUrl?: string | undefined;
};

/** Retries of the SDK: 408, 409, 429, 5xx and lost connections, as retry-after says. */
const MAX_RETRIES = 3;
const TIMEOUT_MS = 10 * 60 * 1000;
/** A longer retry-after is not waited for here: the run is parked instead. */
const MAX_WAIT_SECONDS = 120;

/** Tells the SDK not to wait where the wait would be longer than a job can spare. */
const impatientFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!(Number(response.headers.get("retry-after")) > MAX_WAIT_SECONDS)) return response;
  const headers = new Headers(response.headers);
  headers.set("x-should-retry", "false");
  return new Response(response.body, { status: response.status, headers });
};

export const apiUrl = (baseUrl: string | undefined): string =>
  baseUrl === undefined || baseUrl === "" ? "https://api.anthropic.com" : baseUrl;

/** @throws UserError missing_secret */
export function requireKey(apiKey: string): void {
  if (apiKey.trim() !== "") return;
  throw new UserError(
    "missing_secret",
    "There is no key for the model. Set the secret ANTHROPIC_API_KEY of the repository (Settings, Secrets and variables, Actions) and hand it to the workflow.",
  );
}

/**
 * The SDK is loaded on demand: it costs 25 ms at start, and many a run asks no model.
 *
 * A client that takes nothing from the environment: key and address are what main.ts read.
 * @throws UserError missing_secret
 */
export async function anthropicClient({ apiKey, baseUrl }: Connection): Promise<Anthropic> {
  requireKey(apiKey);
  const { default: Anthropic } = await import("@anthropic-ai/sdk");
  return new Anthropic({
    apiKey,
    baseURL: apiUrl(baseUrl),
    maxRetries: MAX_RETRIES,
    timeout: TIMEOUT_MS,
    fetch: impatientFetch,
    logLevel: "off",
    openTelemetry: false,
  });
}
